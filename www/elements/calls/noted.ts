import { html, nothing, type TemplateResult } from "lit";
import type { Call, CaseFile, Choice, Told } from "../shared/types";
import { momentWords } from "../shared/london-words";
import { gradesToNote } from "./grade";

/** What can be done with what was noted. */
export interface NotedDesk {
  case: CaseFile;
  /** Whoever was told. */
  told: readonly Told[];
  /** Whether a grade was chosen already from a note. */
  chosen(told: Told): boolean;
  /** Takes a note back. */
  undo(told: Told): void;
  /** Notes in the case the grade that the police gave. */
  grade(told: Told, fact: string, choice: Choice): void;
  /** Where it is noted who acknowledged it. */
  acknowledge(told: Told): TemplateResult;
}

/** Of a call that was made: what was noted, the grade to note in the case, and whether somebody acknowledged it. */
export function noted(call: Call, told: Told, desk: NotedDesk): TemplateResult {
  const parts = [told.name ? `spoke to ${told.name}` : "", told.log ? `log ${told.log}` : "", told.grade ? `grade given: ${told.grade}` : ""].filter(Boolean);
  return html`<li>
    <p>
      <b>Told ${momentWords(told.at)}</b>${parts.length > 0 ? `: ${parts.join(", ")}` : ""}
      <button type="button" class="link" @click=${() => desk.undo(told)}>Take back<span class="govuk-visually-hidden">: ${call.name}, told ${momentWords(told.at)}</span></button>
    </p>
    ${offered(call, told, desk)}
    ${told.acknowledged
      ? html`<p class="acknowledged">Acknowledged${told.acknowledged_by ? ` by ${told.acknowledged_by},` : ""} ${momentWords(told.acknowledged)}</p>`
      : desk.acknowledge(told)}
  </li>`;
}

/** The grade that they gave is no fact of the case until a person says so. */
function offered(call: Call, told: Told, desk: NotedDesk): TemplateResult | typeof nothing {
  const choices = desk.chosen(told) ? [] : gradesToNote(call, told, desk.told, desk.case);
  const fact = call.grades?.fact;
  if (choices.length === 0 || fact === undefined) return nothing;
  const known = call.grades?.choices.find((choice) => choice.value === desk.case.facts?.[fact]);
  return html`<div class="offer">
    <p>${known ? `The case says that the police grade it ${known.label}.` : "The case does not say how the police grade it."} ${choices.length > 1 ? `Which grade is “${told.grade}”?` : ""}</p>
    ${choices.map((choice) => html`<button type="button" class="small" @click=${() => desk.grade(told, fact, choice)}>Note in the case: the police grade it ${choice.label}</button> `)}
  </div>`;
}
