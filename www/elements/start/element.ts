import { LitElement, html, nothing, unsafeCSS, type PropertyValues, type TemplateResult } from "lit";
import type { EntryError } from "../moment-input/entry";
import type { MomentInput } from "../moment-input/element";
import { tell } from "../shared/events";
import { govuk } from "../shared/govuk";
import { instantsOf, wallAt } from "../moment-input/london";
import type { Authority } from "../authorities/element";
import { Typed } from "../shared/typed";
import { readStart, type Wrong } from "./entry";
import style from "./style.scss?inline";

const MOMENTS = [
  { name: "last_seen", what: "Last seen", asks: "When was the child last seen?" },
  { name: "reported_missing", what: "Reported missing", asks: "When was the child reported missing to the police?" },
] as const;

/** The fields, in their order: where a summary of what is wrong leads. */
const ORDER = ["age", ...MOMENTS.map(({ name }) => name)];

/**
 * The first facts of a new case in one short form. All of them may be left empty: what is not known is asked later, one
 * question at a time.
 *
 * @fires homeward-started with the facts, and the authorities where they were asked
 * @fires homeward-wrong when something cannot be read
 * @fires homeward-typed when something is typed and the case is not begun, and when nothing is any more
 */
export class Start extends LitElement {
  static override styles = [govuk, unsafeCSS(style)];
  static override properties = { authorities: { attribute: false }, home: { attribute: false }, host: { attribute: false }, now: {}, wrong: { state: true } };

  /** The authorities that can be chosen; where there is none, the protocol is settled. */
  declare authorities: readonly Authority[];
  /** The authority that is responsible for the child. */
  declare home: string;
  /** The authority in whose area the child is placed, if another. */
  declare host: string | null;
  /** The moment of the page. */
  declare now: string;
  declare private wrong: Wrong;

  constructor() {
    super();
    this.authorities = [];
    this.home = "";
    this.host = null;
    this.now = "";
    this.wrong = new Map();
    new Typed(this, () => this.holds());
  }

  /** Whether anything is typed or chosen. */
  private holds(): boolean {
    const { age, lookedAfter } = this.answers();
    return age.trim() !== "" || lookedAfter !== "" || this.moments().some((one) => one.isChanged);
  }

  /** Moves the focus to the heading. */
  async focusHeading(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>("h2")?.focus();
  }

  protected override firstUpdated(_changed: PropertyValues): void {
    // Most of it happened today: the date stands there, the time has to be typed for it to count.
    const today = instantsOf({ ...wallAt(new Date(this.now)), hour: 12, minute: 0 })[0]?.slice(0, 10) ?? null;
    for (const one of this.moments()) one.fill(today);
  }

  protected override render(): TemplateResult {
    return html`
      ${this.summary()}
      <p class="eyebrow">A new case</p>
      <h2 tabindex="-1">Three facts to start</h2>
      <p class="means">Age, care and when: enough for the first answers. Leave empty what you do not know; it is asked later.</p>
      <form novalidate @submit=${this.submit}>
        ${this.authorities.length > 0 ? this.whose() : nothing}
        <div class="group">
          <label class="govuk-label" for="age">Age, in years</label>
          ${this.message("age")}
          <input id="age" class="govuk-input govuk-input--width-2 ${this.wrong.has("age") ? "govuk-input--error" : ""}" type="text" inputmode="numeric" autocomplete="off"
            aria-describedby=${this.wrong.has("age") ? "age-error" : nothing} aria-invalid=${this.wrong.has("age") ? "true" : nothing}>
        </div>
        <fieldset class="govuk-fieldset group">
          <legend class="govuk-label">Is the child looked after by a local authority (in care)?</legend>
          <div class="govuk-radios govuk-radios--inline">
            ${[["true", "Yes"], ["false", "No"], ["", "Not known"]].map(
              ([value = "", label], place) => html`<div class="govuk-radios__item">
                <input class="govuk-radios__input" type="radio" name="looked-after" id=${`looked-after-${place}`} value=${value}>
                <label class="govuk-label govuk-radios__label" for=${`looked-after-${place}`}>${label}</label>
              </div>`,
            )}
          </div>
        </fieldset>
        ${MOMENTS.map(
          ({ name, what, asks }) => html`<div class="group">
            <p class="govuk-label" aria-hidden="true">${asks}</p>
            <homeward-moment-input id=${name} .legend=${asks} .what=${what} .now=${this.now} .error=${this.error(name)}></homeward-moment-input>
          </div>`,
        )}
        <div class="buttons">
          <button type="submit" class="govuk-button">Show the first answers</button>
          <button type="button" class="link" @click=${() => tell(this, "homeward-started", { case: {}, home: this.home, host: this.host })}>Start without these</button>
        </div>
      </form>
    `;
  }

  private whose(): TemplateResult {
    const option = (one: Authority, chosen: string | null) => html`<option value=${one.id} ?selected=${one.id === chosen}>${one.shortName}</option>`;
    return html`<div class="group">
        <label class="govuk-label" for="home">Whose child is it? Responsible authority</label>
        <select id="home" @change=${this.chooseHome}>
          ${this.authorities.map((one) => option(one, this.home))}
        </select>
      </div>
      <div class="group">
        <label class="govuk-label" for="host">Where is the child placed or living?</label>
        <select id="host" @change=${(event: Event) => (this.host = (event.currentTarget as HTMLSelectElement).value || null)}>
          <option value="" ?selected=${this.host === null}>In the same authority</option>
          ${this.authorities.filter((one) => one.id !== this.home).map((one) => option(one, this.host))}
        </select>
      </div>`;
  }

  private chooseHome = (event: Event): void => {
    this.home = (event.currentTarget as HTMLSelectElement).value;
    if (this.host === this.home) this.host = null;
  };

  private summary(): TemplateResult | typeof nothing {
    if (this.wrong.size === 0) return nothing;
    const all = ORDER.filter((name) => this.wrong.has(name));
    return html`<div class="govuk-error-summary" tabindex="-1">
      <h2 class="govuk-error-summary__title">There is a problem</h2>
      <ul class="govuk-error-summary__list">
        ${all.map((name) => html`<li><a href=${`#${name}`} @click=${(event: Event) => this.goTo(event, name)}>${this.words(name)}</a></li>`)}
      </ul>
    </div>`;
  }

  private words(name: string): string {
    const wrong = this.wrong.get(name);
    return typeof wrong === "string" ? wrong : (wrong?.text ?? "");
  }

  private error(name: string): EntryError | null {
    const wrong = this.wrong.get(name);
    return typeof wrong === "object" ? wrong : null;
  }

  private message(name: string): TemplateResult | typeof nothing {
    return this.wrong.has(name) ? html`<p id=${`${name}-error`} class="govuk-error-message"><span class="govuk-visually-hidden">Error: </span>${this.words(name)}</p>` : nothing;
  }

  private goTo(event: Event, name: string): void {
    event.preventDefault();
    const moment = this.moments().find((one) => one.id === name);
    if (moment) void moment.focusPart(this.error(name)?.parts[0] ?? "day");
    else this.renderRoot.querySelector<HTMLElement>(`#${name}`)?.focus();
  }

  private submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const moments = MOMENTS.map(({ name, what }) => ({ name, what, entry: this.moments().find((one) => one.id === name)?.typed() ?? null }));
    const read = readStart(
      {
        ...this.answers(),
        moments: moments.flatMap(({ name, what, entry }) => (entry ? [{ name, what, entry }] : [])),
      },
      this.now,
    );
    this.wrong = read.wrong ?? new Map();
    tell(this, "homeward-wrong", { wrong: this.wrong.size > 0 });
    if (read.case) tell(this, "homeward-started", { case: read.case, home: this.home, host: this.host });
    else void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(".govuk-error-summary")?.focus());
  };

  private answers(): { age: string; lookedAfter: string } {
    const value = (selector: string): string => this.renderRoot.querySelector<HTMLInputElement>(selector)?.value ?? "";
    return { age: value("#age"), lookedAfter: value("input[name=looked-after]:checked") };
  }

  private moments(): MomentInput[] {
    return [...this.renderRoot.querySelectorAll("homeward-moment-input")];
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "homeward-start": Start;
  }
}
