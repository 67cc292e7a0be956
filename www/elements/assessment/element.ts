import { html, nothing, unsafeCSS, type PropertyDeclarations, type TemplateResult } from "lit";
import { CaseElement, labelsOf } from "../shared/asking";
import { tell } from "../shared/events";
import { govuk } from "../shared/govuk";
import type { NextDeadline, Possibility, PossibleDeadline, Reach, Telling, View } from "../shared/types";
import { number, reached } from "../shared/reach";
import { cites, count, names } from "../shared/words";
import style from "./style.scss?inline";

const HEADINGS = { what: "What this is", whom: "Whom to ring now", next: "Next deadline" } as const;

/** How many numbers stand there while nobody is known to be told. */
const MOST_NUMBERS = 4;

/**
 * The three answers that stand above everything: what this is, whom to ring now, what is due next.
 *
 * @slot what - what stands under the first answer
 * @slot whom - what stands under the second
 * @slot next - what stands under the third
 * @csspart answer - Each of the three answers.
 * @csspart headline - What an answer says in large letters.
 * @fires homeward-asked when somebody wants to answer what would settle it
 * @fires homeward-act-sought when somebody wants to see an act
 */
export class Assessment extends CaseElement {
  static override styles = [govuk, unsafeCSS(style)];
  static override properties: PropertyDeclarations = { side: {} };

  /** Whose answers they are, where two protocols are asked: `is responsible for the child`. */
  declare side: string;

  constructor() {
    super();
    this.side = "";
  }

  /** Moves the focus to the first of the three answers, and shows as much of all three as there is room for. */
  async focusAnswers(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>("h2")?.focus({ preventScroll: true });
    this.scrollIntoView({ block: "nearest" });
  }

  protected override render(): TemplateResult | typeof nothing {
    const view = this.view;
    if (!view) return this.refusal();
    return html`${this.refusal()} ${this.side ? html`<p class="side"><b>${view.protocol.short_name}</b> ${this.side}</p>` : nothing}
      <div class="three">${this.what(view)} ${this.whom(view)} ${this.deadline(view)}</div>`;
  }

  private what(view: View): TemplateResult {
    const { words, beside, tone } = view.headline;
    return html`<section part="answer" aria-label=${this.label("what")}>
      <h2 tabindex="-1">${HEADINGS.what}</h2>
      <p part="headline" class="big ${tone === "alarm" ? "red" : ""}">${words}</p>
      ${this.because(view)} ${beside ? html`<p class="could ${tone === "calm" ? "" : "alarm"}"><b>${beside}</b> ${this.settled(view.could_be)}</p>` : nothing}
      <slot name="what"></slot>
    </section>`;
  }

  /** The name of an answer; where two authorities answer, with whose it is. */
  private label(answer: keyof typeof HEADINGS): string {
    const name = answer === "next" && this.view?.next?.overdue ? "Overdue" : HEADINGS[answer];
    return this.side && this.view ? `${this.view.protocol.short_name}: ${name}` : name;
  }

  private because(view: View): TemplateResult {
    const [first, ...others] = view.because;
    if (!first) return html`<p class="quiet">No rule of the protocol establishes it from what is known.</p>`;
    return html`<p>${first.says} ${cites([first.cite])}</p>
      ${others.length > 0
        ? html`<details>
            <summary>${count(others.length, "more reason", "more reasons")}</summary>
            <ul>
              ${others.map((reason) => html`<li>${reason.says} ${cites([reason.cite])}</li>`)}
            </ul>
          </details>`
        : nothing}`;
  }

  private settled(possibilities: readonly Possibility[]): TemplateResult | typeof nothing {
    const all = [...new Set(possibilities.flatMap((possibility) => possibility.settled_by))];
    if (all.length === 0) return nothing;
    const shown = all.slice(0, 3);
    const link = (name: string, place: number) => html`${place > 0 ? ", " : ""}${this.asked(name)}`;
    return html`Depends on: ${shown.map(link)}${all.length > shown.length ? html` and ${all.length - shown.length} more` : nothing}`;
  }

  /** A fact, as a way to its question. */
  private asked(name: string): TemplateResult {
    return html`<button type="button" class="link" @click=${() => tell(this, "homeward-asked", { name })}>${this.labels().get(name) ?? name}</button>`;
  }

  private labels(): ReadonlyMap<string, string> {
    return this.protocol ? labelsOf(this.protocol) : new Map();
  }

  private whom(view: View): TemplateResult {
    return html`<section part="answer" aria-label=${this.label("whom")}>
      <h2>${HEADINGS.whom}</h2>
      ${view.tellings.length === 0 ? this.nobody(view) : this.told(view)} ${view.no_telephone ? html`<p class="quiet">${view.no_telephone}</p>` : nothing}
      <p class="quiet">A child in immediate danger: <a class="number" href="tel:999">999</a>.</p>
      <slot name="whom"></slot>
    </section>`;
  }

  /** No act of telling is open. That is no all-clear while something is not known. */
  private nobody(view: View): TemplateResult {
    const perhaps = mayApply(view);
    if (perhaps === 0) return html`<p part="headline" class="big">Nobody just now</p>`;
    return html`<p part="headline" class="big">Not known yet</p>
      <p>No act of telling is open by what is known. ${count(perhaps, "act", "acts")} may apply, depending on what is not known.</p>
      ${reached(answering(view))}`;
  }

  private told(view: View): TemplateResult {
    const { tellings } = view;
    const [first, ...others] = tellings;
    const seek = (telling: Telling) => () => tell(this, "homeward-act-sought", { key: telling.act });
    const when = (telling: Telling) => html`<span class=${telling.overdue || telling.when === "at once" ? "red" : ""}>${telling.when}</span>`;
    const then = (telling: Telling) =>
      html`${when(telling)}: <button type="button" class="link" @click=${seek(telling)}>${names(telling.to)}<span class="govuk-visually-hidden">: ${telling.title}</span></button> ${cites(telling.cites)} ${reached(telling.reach)}`;
    // Whom to tell first may have no number in the text; who can be rung still stands here.
    const numbers = first?.reach.some(({ telephone }) => telephone !== null) ? [] : answering(view);
    return html`${first ? this.first(first, when(first), seek(first)) : nothing} ${reached(numbers)}
      ${others.length > 0
        ? html`<details>
            <summary>${others.length} more to tell</summary>
            <ul class="told">
              ${others.map((telling) => html`<li>${then(telling)}</li>`)}
            </ul>
          </details>`
        : nothing}`;
  }

  /** Whom to tell before all: the number largest, where the protocol prints one. */
  private first(telling: Telling, when: TemplateResult, seek: () => void): TemplateResult {
    const [at, ...beside] = telling.reach;
    const act = html`${when}: <button type="button" class="link" @click=${seek}>${telling.title}</button> ${cites(telling.cites)}`;
    if (!at?.telephone) return html`<p part="headline" class="big people">${names(telling.to)}</p><p>${act}</p>${reached(telling.reach)}`;
    return html`<p part="headline" class="big">${number(at.telephone)}</p>
      <p class=${at.answers === "closed" ? "red" : ""}><b>${at.name}</b>${at.words ? html`, ${at.words}` : nothing}</p>
      <p>${act}, to ${names(telling.to)}</p>
      ${reached(beside)}`;
  }

  private deadline(view: View): TemplateResult {
    if (view.next) return this.certain(view.next);
    const perhaps = view.next_possible;
    return html`<section part="answer" aria-label=${this.label("next")}>
      <h2>${HEADINGS.next}</h2>
      ${perhaps ? this.possible(perhaps) : html`<p part="headline" class="big">None known</p>`}
      <p class="quiet">No act has a time by what is known.${!perhaps && mayApply(view) > 0 ? " Those that may apply can have one: answer the question." : ""}</p>
      <slot name="next"></slot>
    </section>`;
  }

  /** What would be due first: no time is known to run, and that is no all-clear. */
  private possible(next: PossibleDeadline): TemplateResult {
    const [first, ...others] = next.needs;
    return html`<p part="headline" class="big ${next.overdue ? "red" : ""}">${next.overdue ? "Perhaps late" : `Perhaps ${next.left}`}</p>
      ${next.overdue ? html`<p class="red">It ${next.left}.</p>` : nothing}
      <p>
        <b>${next.due_words}</b>, if it applies: <button type="button" class="link" @click=${() => tell(this, "homeward-act-sought", { key: next.act })}>${next.title}</button>
        ${cites(next.cites)}
      </p>
      ${first !== undefined ? html`<p>Depends on: ${this.asked(first)}${others.length > 0 ? html` and ${others.length} more` : nothing}</p>` : nothing}`;
  }

  private certain(next: NextDeadline): TemplateResult {
    return html`<section part="answer" aria-label=${this.label("next")}>
      <h2>${next.overdue ? "Overdue" : HEADINGS.next}</h2>
      <p part="headline" class="big ${next.overdue ? "red" : ""}">${next.left}</p>
      <p>
        <b>${next.due_words}</b>: <button type="button" class="link" @click=${() => tell(this, "homeward-act-sought", { key: next.act })}>${next.title}</button> ${cites(next.cites)}
      </p>
      ${next.counted_from ? html`<p class="quiet">Counted from ${next.counted_from}.</p>` : nothing}
      ${next.overdue_count > 1 ? html`<p class="red"><b>${count(next.overdue_count, "act is", "acts are")} overdue.</b></p>` : nothing}
      <slot name="next"></slot>
    </section>`;
  }
}

/** Those whom the protocol names with a number and who may answer now: the first few. */
function answering(view: View): Reach[] {
  return view.contacts.filter((one) => one.telephone !== null && (one.answers === "now" || one.answers === "not_said" || one.answers === "outside_office_hours")).slice(0, MOST_NUMBERS);
}

/** How many acts may apply, depending on what is not known. */
function mayApply(view: View): number {
  return view.groups.find((group) => group.key === "may_apply")?.acts.length ?? 0;
}

declare global {
  interface HTMLElementTagNameMap {
    "homeward-assessment": Assessment;
  }
}
