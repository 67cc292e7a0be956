import { LitElement, html, nothing, unsafeCSS, type TemplateResult } from "lit";
import type { Counted, Repeats, Trigger } from "../shared/types";
import { govuk } from "../shared/govuk";
import { cites, count } from "../shared/words";
import style from "./style.scss?inline";

/** Repeat triggers before they fire: what one more episode would call for, and the episodes that count. */
export class RepeatsElement extends LitElement {
  static override styles = [govuk, unsafeCSS(style)];
  static override properties = { repeats: { attribute: false } };

  /** What the core says. */
  declare repeats: Repeats | null;

  constructor() {
    super();
    this.repeats = null;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { repeats } = this;
    if (!repeats) return nothing;
    return html`
      <h2 tabindex="-1">What repeats call for</h2>
      ${repeats.words ? html`<p class="headline">${repeats.words}</p>` : nothing} ${this.ahead(repeats.triggers)}
      ${repeats.triggers.length === 0 ? html`<p>As far as is known, one more episode would call for nothing else by this protocol.</p>` : nothing}
      ${repeats.episodes.length > 0 ? html`<p class="quiet">What the episodes so far call for already stands with all other acts under what is due.</p>` : nothing} ${this.episodes(repeats)}
    `;
  }

  private ahead(triggers: readonly Trigger[]): TemplateResult | typeof nothing {
    if (triggers.length === 0) return nothing;
    return html`<section aria-labelledby="ahead">
      <h3 id="ahead">Not yet reached</h3>
      <ul class="triggers">
        ${triggers.map((one) => this.trigger(one))}
      </ul>
    </section>`;
  }

  private trigger(one: Trigger): TemplateResult {
    return html`<li class="ahead">
      <p class="words">${one.words}</p>
      <p class="counted">
        ${tally(one)} ${count(one.counted, "episode", "episodes")} counted of ${one.at_least}${one.days === null ? "" : `, in ${one.days} days`}.
        ${one.uncertain ? html`<b>It is not settled whether this one counts.</b>` : nothing}
      </p>
      ${one.graver ? html`<p>The risk would be <b>${one.graver}</b>.</p>` : nothing}
      ${one.acts.length > 0
        ? html`<ul class="acts">
            ${one.acts.map((act) => html`<li>${act.title} ${cites([act.cite])}${act.depends ? html` <span class="quiet">depends on what is not known</span>` : nothing}</li>`)}
          </ul>`
        : nothing}
    </li>`;
  }

  private episodes({ episodes }: Repeats): TemplateResult {
    if (episodes.length === 0) return html`<h3>Episodes counted</h3><p>No earlier episode is known. That is not to say that there was none: ask, and enter them.</p>`;
    if (episodes.every((one) => one.counts_in.length === 0 && one.missing === true)) {
      return html`<h3>Episodes counted</h3>
        <ul class="all">
          ${episodes.map((one) => html`<li>${when(one)}</li>`)}
        </ul>`;
    }
    return html`<table>
      <caption>
        Episodes counted
      </caption>
      <thead>
        <tr>
          <th scope="col">When</th>
          <th scope="col">Counts</th>
        </tr>
      </thead>
      <tbody>
        ${episodes.map(
          (one) =>
            html`<tr>
              <th scope="row">${when(one)}</th>
              <td>${counts(one)}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
  }
}

function when(one: Counted): TemplateResult {
  return html`${one.words}${one.this ? html` <b>this one</b>` : nothing}`;
}

/** In which windows an episode counts; one that was no missing episode says so. */
function counts({ missing, counts_in }: Counted): string {
  const within = counts_in.length > 0 ? `in ${counts_in.join(", ")} days` : "in no window now";
  if (missing === null) return "not settled yet";
  return missing ? within : counts_in.length > 0 ? `${within}, not as missing` : "not as missing";
}

/** A row of boxes, as many filled as are counted: the words beside it say the same. */
function tally({ counted, at_least }: Trigger): TemplateResult | typeof nothing {
  if (at_least > 12) return nothing;
  return html`<span class="tally" aria-hidden="true">${Array.from({ length: at_least }, (_, place) => html`<i class=${place < counted ? "full" : "empty"}></i>`)}</span>`;
}

declare global {
  interface HTMLElementTagNameMap {
    "homeward-repeats": RepeatsElement;
  }
}
