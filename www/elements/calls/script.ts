import { html, nothing, type TemplateResult } from "lit";
import type { Call } from "../shared/types";
import { cites } from "../shared/words";

/** What to say and to ask, and what to answer: in words to read aloud. */
export function script(call: Call): TemplateResult {
  return html`
    ${call.acts.length > 0
      ? html`<p class="quiet acts">For: ${call.acts.map((act, place) => html`${place > 0 ? "; " : ""}${act.title}${beside([act.authority, act.when])}`)}</p>`
      : nothing}
    <h4>Say</h4>
    <div class="say">
      ${openings(call)}
      ${call.say.length > 0
        ? html`<ol>
            ${call.say.map((one) => html`<li class=${one.danger ? "danger" : ""}>${one.danger ? html`<b class="flag">Danger</b> ` : nothing}${one.words} ${one.cite ? cites([one.cite]) : nothing}</li>`)}
          </ol>`
        : nothing}
    </div>
    ${call.ask.length > 0
      ? html`<h4>Ask</h4>
          <ul class="ask">
            ${call.ask.map((words) => html`<li>${words}</li>`)}
          </ul>`
      : nothing}
    ${challenges(call)}
  `;
}

/** The first sentence; where two protocols would begin otherwise, that of each, the graver first. */
function openings(call: Call): TemplateResult[] {
  const others = call.sides.filter(({ opening }) => opening !== call.opening);
  if (others.length === 0) return [html`<p class="opening">${call.opening}</p>`];
  const first = call.sides.find(({ opening }) => opening === call.opening);
  return [...(first ? [first] : []), ...others].map((side) => html`<p class="opening"><b>By ${side.authority}:</b> ${side.opening}</p>`);
}

/** What to answer where the police see it otherwise: by each protocol that does. */
function challenges(call: Call): TemplateResult[] {
  const sides = call.sides.length > 0 ? call.sides : [{ authority: null, challenge: call.challenge }];
  return sides.flatMap(({ authority, challenge }) =>
    challenge
      ? [
          html`<div class="challenge">
            <h4>${authority && call.sides.length > 1 ? `${authority}: ` : ""}${challenge.heading}</h4>
            <p>${challenge.words} ${cites(challenge.cites)}</p>
          </div>`,
        ]
      : [],
  );
}

function beside(parts: readonly (string | null)[]): string {
  const said = parts.filter((part) => part !== null && part !== "");
  return said.length > 0 ? ` (${said.join(", ")})` : "";
}
