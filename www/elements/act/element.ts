import { LitElement, html, nothing, unsafeCSS, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { tell } from "../shared/events";
import { govuk } from "../shared/govuk";
import type { Act as ActView, CarriedOut, Clause } from "../shared/types";
import { reached } from "../shared/reach";
import { cites, names } from "../shared/words";
import style from "./style.scss?inline";

const STRENGTHS = { must: "Must be done", should: "Should be done", may: "May be done" } as const;

/** A form on which an act is done. */
export interface FormOfAct {
  id: string;
  title: string;
}

/**
 * An act in one line, with the clauses that it fulfils behind it.
 *
 * @fires homeward-act-opened when its clauses are shown or hidden
 * @fires homeward-act-done when somebody says that it is done
 * @fires homeward-act-undone when somebody takes that back
 * @fires homeward-asked when somebody wants to answer what a clause needs
 * @fires homeward-form-opened when the form on which it is done is to be filled in
 */
export class Act extends LitElement {
  static override styles = [govuk, unsafeCSS(style)];
  static override properties = { act: { attribute: false }, open: { type: Boolean }, labels: { attribute: false }, carriedOut: { attribute: false }, forms: { attribute: false } };

  /** What the core says of it. */
  declare act: ActView;
  /** Whether its clauses are shown. */
  declare open: boolean;
  /** The labels of facts and events. */
  declare labels: ReadonlyMap<string, string>;
  /** What was carried out of its clauses. */
  declare carriedOut: readonly CarriedOut[];
  /** The forms on which it is done. */
  declare forms: readonly FormOfAct[];

  constructor() {
    super();
    this.open = false;
    this.labels = new Map();
    this.carriedOut = [];
    this.forms = [];
  }

  /** Moves the focus to its title. */
  async focusTitle(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(".title")?.focus();
  }

  protected override render(): TemplateResult {
    const { act } = this;
    return html`
      <div class="row">
        <div class="when ${this.tone()}">${this.when()}</div>
        <div class="what">
          <h4>
            <button type="button" class="link title" aria-expanded=${this.open ? "true" : "false"} aria-controls="clauses" @click=${this.toggle}><span class="words">${act.title}</span></button>
          </h4>
          <p class="who">${act.authority ? html`<b class="side">${act.authority}</b> ` : nothing}${this.who()} ${cites(act.cites)}</p>
          ${this.isOpen() ? html`${reached(act.reach)} ${this.fillIn()}` : nothing}
        </div>
        ${act.status === "possible" || act.status === "may_be_missed" ? this.answerIt() : html`<div class="exactly">${act.when_exactly ?? ""}${act.provisional ? html`<span class="quiet"> (provisional)</span>` : nothing}</div>
              <div class="button no-print">${this.button()}</div>`}
      </div>
      <div id="clauses" class="open" ?hidden=${!this.open}>
        ${this.open && !this.isOpen() ? html`${reached(act.reach)} ${this.fillIn()}` : nothing}
        ${this.open
          ? html`<ul class="clauses">
              ${repeat(act.clauses, (clause) => clause.id, (clause) => this.clause(clause))}
            </ul>`
          : nothing}
      </div>
    `;
  }

  /** Whether it presses: then how to do it stands beside it, and is not folded. */
  private isOpen(): boolean {
    return this.act.status === "due" || this.act.status === "overdue" || this.act.at_once;
  }

  private fillIn(): TemplateResult | typeof nothing {
    if (this.forms.length === 0) return nothing;
    return html`<p class="forms no-print">
      ${this.forms.map((form) => html`<button type="button" class="link" @click=${() => tell(this, "homeward-form-opened", { form: form.id })}>Fill in: ${form.title}</button> `)}
    </p>`;
  }

  private tone(): string {
    const { status, at_once } = this.act;
    if (status === "overdue" || at_once) return "red";
    return status === "due" && this.act.due !== null ? "amber" : "";
  }

  private when(): TemplateResult | string {
    const { status, when } = this.act;
    if (status === "possible") return html`<span aria-hidden="true">?</span><span class="govuk-visually-hidden">May apply</span>`;
    if (status === "overdue") return html`<span class="govuk-visually-hidden">Overdue: </span>${when}`;
    if (status === "due" && this.act.due !== null) return html`${when}<span class="govuk-visually-hidden"> left</span>`;
    return when;
  }

  private who(): string {
    const { who, to } = this.act;
    const by = names(who);
    return to.length > 0 ? `${by} → ${names(to)}` : by;
  }

  /** Of an act that may apply, or may have been missed: what has to be answered first. */
  private answerIt(): TemplateResult {
    const needs = [...new Set(this.act.clauses.flatMap((clause) => clause.needs))];
    const shown = needs.slice(0, 2);
    return html`<div class="exactly answer">
      <ul>
        ${shown.map((name) => html`<li>${this.need(name)}</li>`)}
      </ul>
      ${needs.length > shown.length ? html`<p class="quiet">and ${needs.length - shown.length} more</p>` : nothing} ${this.act.when_exactly ? html`<p class="quiet">${this.act.when_exactly}</p>` : nothing}
    </div>`;
  }

  private button(): TemplateResult | typeof nothing {
    const { act } = this;
    const hidden = html`<span class="govuk-visually-hidden">: ${act.title}</span>`;
    if (act.settles.length > 0) {
      return html`<button type="button" class="small done" @click=${() => tell(this, "homeward-act-done", { key: act.key, title: act.title, settles: act.settles })}>Done${hidden}</button>`;
    }
    if (this.carriedOut.length === 0) return nothing;
    const ids = act.clauses.map((clause) => clause.id);
    return html`<button type="button" class="small undo" @click=${() => tell(this, "homeward-act-undone", { ids, title: act.title })}>Undo${hidden}</button>`;
  }

  private clause(clause: Clause): TemplateResult {
    const row = (name: string, value: TemplateResult | string | null | undefined) => (value ? html`<dt>${name}</dt><dd>${value}</dd>` : nothing);
    const done = this.carriedOut.filter((one) => one.id === clause.id).map((one) => one.words);
    const occurrence = clause.occurrence > 1 ? `, occurrence ${clause.occurrence}` : "";
    return html`<li>
      <p class="says">${clause.says} ${cites([clause.cite])}</p>
      <dl>
        ${row("Status", `${STRENGTHS[clause.strength]}: ${clause.status_words}${occurrence}`)} ${row("Who", clause.who)} ${row("To or with", clause.to.join(", "))} ${row("Limit", clause.limit)}
        ${row("Counted from", clause.counted_from)} ${row("Because of", clause.because.join(", "))} ${clause.needs.length > 0 ? row("Needs an answer", this.needs(clause.needs)) : nothing}
        ${row("Carried out", done.join("; "))} ${row("Note", clause.note)}
      </dl>
    </li>`;
  }

  private needs(all: readonly string[]): TemplateResult {
    return html`${all.map((name, place) => html`${place > 0 ? ", " : ""}${this.need(name)}`)}`;
  }

  private need(name: string): TemplateResult {
    return html`<button type="button" class="link" @click=${() => tell(this, "homeward-asked", { name })}><span class="govuk-visually-hidden">Answer: </span>${this.labels.get(name) ?? name}</button>`;
  }

  private toggle = (): void => tell(this, "homeward-act-opened", { key: this.act.key, open: !this.open });
}

declare global {
  interface HTMLElementTagNameMap {
    "homeward-act": Act;
  }
}
