import { LitElement, html, nothing, unsafeCSS, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { ActChange, Changes, OneChange, OutcomeChange } from "../shared/coming";
import { tell } from "../shared/events";
import { govuk } from "../shared/govuk";
import { cites, count } from "../shared/words";
import { together, type ActsTogether } from "./together";
import style from "./style.scss?inline";

/** How many groups of acts are shown before the rest is folded. */
const SHOWN = 5;

/** The headings of what could become of category and risk. */
const DIRECTIONS = [
  ["graver", "Graver"],
  ["lighter", "Lighter"],
  ["settles", "Settled"],
] as const;

/**
 * What would change this: for each single fact, what would be otherwise if it were. Both ways.
 *
 * @fires homeward-asked when somebody wants to answer what a fact asks
 */
export class ChangesElement extends LitElement {
  static override styles = [govuk, unsafeCSS(style)];
  static override properties = { changes: { attribute: false }, unfolded: { state: true } };

  /** What the core worked out. */
  declare changes: Changes | null;
  declare private unfolded: ReadonlySet<string>;

  constructor() {
    super();
    this.changes = null;
    this.unfolded = new Set();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { changes } = this;
    if (!changes) return nothing;
    const nothingWould = changes.outcomes.length === 0 && changes.acts.length === 0;
    return html`
      <h2 tabindex="-1">What would change this</h2>
      <p class="now"><span class="quiet">Now:</span> <b>${changes.now}</b></p>
      <p class="quiet no-print">Each is one fact alone. Choose it to answer it.</p>
      ${nothingWould ? html`<p>No single fact would change what this is or what is owed.</p>` : nothing}
      ${DIRECTIONS.map(([direction, title]) => this.outcomes(direction, title, changes.outcomes.filter((one) => one.direction === direction)))}
      ${this.acts("begins", "Would also be owed", changes.acts)} ${this.acts("falls_away", "Would no longer be owed", changes.acts)}
    `;
  }

  private outcomes(direction: OutcomeChange["direction"], title: string, all: readonly OutcomeChange[]): TemplateResult | typeof nothing {
    if (all.length === 0) return nothing;
    return html`<section class=${direction} aria-labelledby=${direction}>
      <h3 id=${direction}>${title}</h3>
      ${repeat(
        all,
        (one) => `${one.of}/${one.value}`,
        (one) => html`<div class="outcome">
          <p id="${direction}-${one.of}-${one.value}"><b>${one.words}</b>, if:</p>
          ${this.facts(one.if)}
        </div>`,
      )}
    </section>`;
  }

  private acts(change: ActChange["change"], title: string, all: readonly ActChange[]): TemplateResult | typeof nothing {
    const groups = together(all.filter((one) => one.change === change));
    if (groups.length === 0) return nothing;
    const rest = groups.slice(SHOWN);
    return html`<section aria-labelledby=${change}>
      <h3 id=${change}>${title}</h3>
      ${this.groups(groups.slice(0, SHOWN))}
      ${rest.length > 0
        ? html`<details .open=${this.unfolded.has(change)} @toggle=${(event: Event) => this.fold(change, event)}>
            <summary>${count(rest.length, "more", "more")}<span class="govuk-visually-hidden">: ${title}</span></summary>
            ${this.groups(rest)}
          </details>`
        : nothing}
    </section>`;
  }

  private groups(groups: readonly ActsTogether[]): TemplateResult {
    return html`${repeat(
      groups,
      (group) => group.key,
      (group) => html`<div class="outcome acts">
        <ul class="titles">
          ${group.acts.map((act) => html`<li>${act.title} ${cites(act.cites)}</li>`)}
        </ul>
        <p>if:</p>
        ${this.facts(group.if)}
      </div>`,
    )}`;
  }

  private facts(all: readonly OneChange[]): TemplateResult {
    return html`<ul class="facts">
      ${repeat(
        all,
        (one) => `${one.name}/${String(one.value)}`,
        (one) => html`<li>
          <button type="button" class="link" @click=${() => tell(this, "homeward-asked", { name: one.name })}>${one.words}</button>
          <span class="quiet">${one.now === null ? "not known now" : `now: ${one.now}`}</span>
        </li>`,
      )}
    </ul>`;
  }

  private fold(key: string, event: Event): void {
    const { open } = event.currentTarget as HTMLDetailsElement;
    if (open === this.unfolded.has(key)) return;
    const unfolded = new Set(this.unfolded);
    if (open) unfolded.add(key);
    else unfolded.delete(key);
    this.unfolded = unfolded;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "homeward-changes": ChangesElement;
  }
}
