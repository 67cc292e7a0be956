import { LitElement, html, nothing, unsafeCSS, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { ChangedAct, Changes, OneChange, ChangedOutcome } from "../shared/types";
import { tell } from "../shared/events";
import { unfoldedAfter } from "../shared/fold";
import { govuk } from "../shared/govuk";
import { cites, count } from "../shared/words";
import { together, type ActsTogether } from "./together";
import style from "./style.scss?inline";

/** How many groups of acts are shown before the rest is folded. */
const SHOWN = 5;
/** How many facts are shown that each would do the same. */
const FACTS = 5;

/** The headings of what could become of category and risk. */
const DIRECTIONS = [
  ["graver", "Graver"],
  ["lighter", "Lighter"],
  ["settles", "Settles it"],
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
    const nothingWould = changes.outcomes.length + changes.later.length + changes.acts.length === 0;
    return html`
      <h2 tabindex="-1">What would change this</h2>
      <p class="now"><span class="quiet">Now:</span> <b>${changes.now}</b></p>
      <p class="quiet no-print">Each is one fact alone. Choose it to answer it.</p>
      ${nothingWould ? html`<p>No single fact would change what this is or what is owed.</p>` : nothing}
      ${DIRECTIONS.map(([direction, title]) => this.outcomes(direction, title, changes.outcomes.filter((one) => one.direction === direction)))}
      ${this.later(changes)} ${this.acts("begins", "Would also be owed", changes.acts)} ${this.acts("falls_away", "Would no longer be owed", changes.acts)}
    `;
  }

  private outcomes(direction: ChangedOutcome["direction"], title: string, all: readonly ChangedOutcome[]): TemplateResult | typeof nothing {
    if (all.length === 0) return nothing;
    return html`<section class=${direction} aria-labelledby=${direction}>
      <h3 id=${direction}>${title}</h3>
      ${repeat(
        all,
        (one) => `${one.of}/${one.value}`,
        (one) => html`<div class="outcome">
          <p><b>${one.words}</b>, if:</p>
          ${this.facts(`${one.of}/${one.value}`, one.if)}
        </div>`,
      )}
    </section>`;
  }

  /** What time alone will change, if nobody does anything. */
  private later({ later }: Changes): TemplateResult | typeof nothing {
    if (later.length === 0) return nothing;
    return html`<section aria-labelledby="later">
      <h3 id="later">By time alone</h3>
      <ul class="later">
        ${later.map((one) => html`<li>${one.words}</li>`)}
      </ul>
    </section>`;
  }

  private acts(change: ChangedAct["change"], title: string, all: readonly ChangedAct[]): TemplateResult | typeof nothing {
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
        <div>${this.facts(group.key, group.if)}</div>
      </div>`,
    )}`;
  }

  /** The facts, those that nobody knows first: they can be asked. */
  private facts(key: string, all: readonly OneChange[]): TemplateResult {
    const inOrder = [...all.filter((one) => one.now === null), ...all.filter((one) => one.now !== null)];
    const most = inOrder.length <= FACTS + 1 ? inOrder.length : FACTS;
    const rest = inOrder.slice(most);
    return html`${this.list(inOrder.slice(0, most))}
    ${rest.length > 0
      ? html`<details class="more" .open=${this.unfolded.has(key)} @toggle=${(event: Event) => this.fold(key, event)}>
          <summary>${rest.length} more facts</summary>
          ${this.list(rest)}
        </details>`
      : nothing}`;
  }

  private list(all: readonly OneChange[]): TemplateResult {
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
    this.unfolded = unfoldedAfter(this.unfolded, key, event);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "homeward-changes": ChangesElement;
  }
}
