import { LitElement, html, nothing, unsafeCSS, type TemplateResult } from "lit";
import { tell } from "../shared/events";
import { govuk } from "../shared/govuk";
import type { NextDeadline, Possibility, Telling, View } from "../shared/types";
import { reached } from "../shared/reach";
import { cites, count, names } from "../shared/words";
import style from "./style.scss?inline";

const HEADINGS = { what: "What this is", whom: "Whom to tell now", next: "Next deadline" } as const;

/**
 * The three answers that stand above everything: what this is, whom to tell now, what is due next.
 *
 * @fires homeward-asked when somebody wants to answer what would settle it
 * @fires homeward-act-sought when somebody wants to see an act
 */
export class Answers extends LitElement {
  static override styles = [govuk, unsafeCSS(style)];
  static override properties = { view: { attribute: false }, labels: { attribute: false }, side: { attribute: false } };

  /** What the core says. */
  declare view: View | null;
  /** The labels of facts and events. */
  declare labels: ReadonlyMap<string, string>;
  /** Whose answers they are, where two protocols are asked: `The child's own authority`. */
  declare side: string;

  constructor() {
    super();
    this.side = "";
    this.view = null;
    this.labels = new Map();
  }

  protected override render(): TemplateResult | typeof nothing {
    const view = this.view;
    if (!view) return nothing;
    return html`${this.side ? html`<p class="side"><b>${view.protocol.short_name}</b> ${this.side}</p>` : nothing}<div class="three">${this.what(view)} ${this.whom(view)} ${this.deadline(view.next)}</div>`;
  }

  private what(view: View): TemplateResult {
    const { words, beside, tone } = view.headline;
    return html`<section aria-label=${this.label("what")}>
      <h2>${HEADINGS.what}</h2>
      <p class="big ${tone === "alarm" ? "red" : ""}">${words}</p>
      ${this.because(view)} ${beside ? html`<p class="could ${tone === "calm" ? "" : "alarm"}"><b>${beside}</b> ${this.settled(view.could_be)}</p>` : nothing}
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
    const link = (name: string, place: number) =>
      html`${place > 0 ? ", " : ""}<button type="button" class="link" @click=${() => tell(this, "homeward-asked", { name })}>${this.labels.get(name) ?? name}</button>`;
    return html`Depends on: ${shown.map(link)}${all.length > shown.length ? html` and ${all.length - shown.length} more` : nothing}`;
  }

  private whom(view: View): TemplateResult {
    return html`<section aria-label=${this.label("whom")}>
      <h2>${HEADINGS.whom}</h2>
      ${view.tellings.length === 0 ? html`<p class="big">Nobody just now</p>` : this.told(view.tellings)}
      ${view.no_telephone ? html`<p class="quiet">${view.no_telephone}</p>` : nothing}
    </section>`;
  }

  private told(tellings: readonly Telling[]): TemplateResult {
    const [first, ...others] = tellings;
    const seek = (telling: Telling) => () => tell(this, "homeward-act-sought", { key: telling.act });
    const when = (telling: Telling) => html`<span class=${telling.overdue || telling.when === "at once" ? "red" : ""}>${telling.when}</span>`;
    const one = (telling: Telling) => html`<b>${names(telling.to)}</b> ${when(telling)}: <button type="button" class="link" @click=${seek(telling)}>${telling.title}</button> ${cites(telling.cites)} ${reached(telling.reach)}`;
    const then = (telling: Telling) =>
      html`${when(telling)}: <button type="button" class="link" @click=${seek(telling)}>${names(telling.to)}<span class="govuk-visually-hidden">: ${telling.title}</span></button> ${cites(telling.cites)} ${reached(telling.reach)}`;
    return html`<ul class="told">
        ${first ? html`<li class="first">${one(first)}</li>` : nothing} ${others.slice(0, 2).map((telling) => html`<li>${then(telling)}</li>`)}
      </ul>
      ${others.length > 2
        ? html`<details>
            <summary>${others.length - 2} more to tell</summary>
            <ul class="told">
              ${others.slice(2).map((telling) => html`<li>${then(telling)}</li>`)}
            </ul>
          </details>`
        : nothing}`;
  }

  private deadline(next: NextDeadline | null): TemplateResult {
    if (!next) {
      return html`<section aria-label=${this.label("next")}>
        <h2>${HEADINGS.next}</h2>
        <p class="big">None known</p>
        <p class="quiet">No act has a time yet.</p>
      </section>`;
    }
    return html`<section aria-label=${this.label("next")}>
      <h2>${next.overdue ? "Overdue" : HEADINGS.next}</h2>
      <p class="big ${next.overdue ? "red" : ""}">${next.left}</p>
      <p>
        <b>${next.due_words}</b>: <button type="button" class="link" @click=${() => tell(this, "homeward-act-sought", { key: next.act })}>${next.title}</button> ${cites(next.cites)}
      </p>
      ${next.counted_from ? html`<p class="quiet">Counted from ${next.counted_from}.</p>` : nothing}
      ${next.overdue_count > 1 ? html`<p class="red"><b>${count(next.overdue_count, "act is", "acts are")} overdue.</b></p>` : nothing}
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "homeward-answers": Answers;
  }
}
