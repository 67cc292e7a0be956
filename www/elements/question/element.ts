import { LitElement, html, nothing, unsafeCSS, type PropertyValues, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { EntryError } from "../moment-input/entry";
import type { MomentInput } from "../moment-input/element";
import { tell } from "../shared/events";
import { govuk } from "../shared/govuk";
import { Typed } from "../shared/typed";
import type { FactValue, NoAnswer } from "../shared/types";
import { asksChoice, asksTime, type Asked } from "./asked";
import style from "./style.scss?inline";

/** What a radio stands for before anybody has chosen. */
type Chosen = string | null;

/** The two ways to have no answer: each is an answer of its own. */
const UNANSWERED: readonly { value: NoAnswer; label: string }[] = [
  { value: "not_known", label: "Not known" },
  { value: "could_not_ask", label: "Could not ask" },
];

/**
 * One question, with the reason why it is asked. Yes, no, not known and could not ask are four answers, each of its own.
 *
 * @fires homeward-answered with the answer
 * @fires homeward-wrong when an answer cannot be read, and when it can again
 * @fires homeward-typed when an answer is chosen or typed and not saved, and when it is
 */
export class Question extends LitElement {
  static override styles = [govuk, unsafeCSS(style)];
  static override properties = {
    asked: { attribute: false },
    now: {},
    refusal: { attribute: false },
    problem: { state: true },
    chosen: { state: true },
    typed: { state: true },
  };

  /** What is asked. */
  declare asked: Asked | null;
  /** The moment of the page. */
  declare now: string;
  /** Why the core refused the last answer. */
  declare refusal: readonly string[];
  declare private problem: EntryError | string | null;
  declare private chosen: Chosen;
  declare private typed: string;

  constructor() {
    super();
    this.asked = null;
    this.now = "";
    this.refusal = [];
    this.problem = null;
    this.chosen = null;
    this.typed = "";
    new Typed(this, () => this.holds());
  }

  /** Whether another answer stands there than the one that is known. */
  private holds(): boolean {
    const { asked } = this;
    if (!asked) return false;
    const stands = standing(asked);
    return this.chosen !== stands.chosen || this.typed !== stands.typed || (this.moment()?.isChanged ?? false);
  }

  /** Moves the focus to the question. */
  async focusQuestion(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>("h2")?.focus();
  }

  /** Moves the focus to what is wrong. */
  async focusProblem(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(".govuk-error-summary")?.focus();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("asked") || !this.isOther(changed.get("asked"))) return;
    this.problem = null;
    this.refusal = [];
    const stands = this.asked ? standing(this.asked) : { chosen: null, typed: "" };
    [this.chosen, this.typed] = [stands.chosen, stands.typed];
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has("asked") || !this.isOther(changed.get("asked"))) return;
    const value = this.asked?.value ?? null;
    this.moment()?.fill(typeof value === "string" ? value : null);
  }

  /** Whether another question is asked than before; the same one, asked anew after a minute, keeps what was typed. */
  private isOther(before: Asked | null | undefined): boolean {
    return before?.name !== this.asked?.name || before?.value !== this.asked?.value || before?.turn !== this.asked?.turn;
  }

  protected override render(): TemplateResult {
    const asked = this.asked;
    if (!asked) {
      return html`<p class="eyebrow">Questions</p>
        <h2 tabindex="-1">Nothing more to ask</h2>
        <p class="means">No further answer would change what this is or what has to be done.</p>`;
    }
    return html`
      ${this.summary()}
      <p class="eyebrow">${asked.eyebrow}</p>
      <h2 id="question" tabindex="-1">${asked.asks}</h2>
      ${asked.means ? html`<p id="means" class="means">${asked.means}</p>` : nothing} ${asked.why ? html`<p id="why" class="why">${asked.why}</p>` : nothing}
      <form novalidate @submit=${this.submit}>${repeat([asked], (one) => `${one.name}/${one.turn}`, () => this.field(asked))}${this.buttons(asked)}</form>
    `;
  }

  private summary(): TemplateResult | typeof nothing {
    const texts = this.problem ? [typeof this.problem === "string" ? this.problem : this.problem.text] : this.refusal;
    if (texts.length === 0) return nothing;
    return html`<div class="govuk-error-summary" tabindex="-1" role="alert">
      <h2 class="govuk-error-summary__title">There is a problem</h2>
      <ul class="govuk-error-summary__list">
        ${texts.map((text) => html`<li><a href="#answer" @click=${this.goToField}>${text}</a></li>`)}
      </ul>
    </div>`;
  }

  private field(asked: Asked): TemplateResult {
    switch (asked.answer) {
      case "boolean":
        return this.radios([{ value: "true", label: "Yes" }, { value: "false", label: "No" }]);
      case "enum":
        return this.radios(asked.choices);
      case "date":
      case "instant":
        return html`<homeward-moment-input
          .legend=${asked.asks}
          .what=${asked.label}
          .now=${this.now}
          .timed=${asksTime(asked)}
          .hint=${asksTime(asked) ? "London time, on the 24-hour clock: 22 15" : "For example, 30 5 2011"}
          .error=${typeof this.problem === "object" ? this.problem : null}
        ></homeward-moment-input>`;
      default:
        return this.number(asked);
    }
  }

  private radios(choices: readonly { value: string; label: string }[]): TemplateResult {
    const all = [...choices, ...UNANSWERED];
    const radio = ({ value, label }: { value: string; label: string }, index: number) => html`<div class="govuk-radios__item">
      <input class="govuk-radios__input" type="radio" name="answer" id="answer-${index}" value=${value} .checked=${this.chosen === value} @change=${() => (this.chosen = value)}>
      <label class="govuk-label govuk-radios__label" for="answer-${index}">${label}</label>
    </div>`;
    const described = ["means", "why", ...(this.message() ? ["error"] : [])].filter((id) => id === "error" || this.asked?.[id as "means" | "why"]);
    return html`<fieldset class="govuk-fieldset" role="radiogroup" aria-labelledby="question" aria-describedby=${described.join(" ") || nothing}>
      ${this.errorMessage()}
      <div class="govuk-radios">${all.map(radio)}</div>
    </fieldset>`;
  }

  private number(asked: Asked): TemplateResult {
    return html`<div>
      ${this.errorMessage()}
      <input
        id="answer"
        class="govuk-input govuk-input--width-4 ${this.message() ? "govuk-input--error" : ""}"
        type="text"
        inputmode=${asked.answer === "integer" ? "numeric" : "decimal"}
        autocomplete="off"
        aria-labelledby="question ${asked.unit ? "unit" : ""}"
        aria-describedby=${this.message() ? "error" : nothing}
        aria-invalid=${this.message() ? "true" : nothing}
        .value=${this.typed}
        @input=${(event: InputEvent) => (this.typed = (event.currentTarget as HTMLInputElement).value)}
      >${asked.unit ? html`<span id="unit" class="unit">${asked.unit}</span>` : nothing}
    </div>`;
  }

  private message(): string {
    return typeof this.problem === "string" ? this.problem : "";
  }

  private errorMessage(): TemplateResult | typeof nothing {
    return this.message() ? html`<p id="error" class="govuk-error-message"><span class="govuk-visually-hidden">Error: </span>${this.message()}</p>` : nothing;
  }

  private buttons(asked: Asked): TemplateResult {
    const radios = asksChoice(asked);
    return html`<div class="buttons">
      <button type="submit" class="govuk-button">Save answer</button>
      ${radios
        ? nothing
        : UNANSWERED.map(
            ({ value, label }) => html`<button type="button" class="small" @click=${() => this.answer(null, value)}>${asked.event && value === "not_known" ? "Not known, or not yet" : label}</button>`,
          )}
    </div>`;
  }

  private submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const asked = this.asked;
    if (!asked) return;
    const unanswered = UNANSWERED.find(({ value }) => value === this.chosen)?.value;
    if (unanswered && asksChoice(asked)) {
      this.answer(null, unanswered);
      return;
    }
    const read = this.read(asked);
    if (typeof read === "object" && read !== null) {
      this.refusal = [];
      this.problem = "parts" in read ? read : read.text;
      tell(this, "homeward-wrong", { wrong: true });
      void this.focusProblem();
      return;
    }
    this.answer(read);
  };

  private read(asked: Asked): FactValue | null | EntryError | { text: string } {
    switch (asked.answer) {
      case "boolean":
        if (this.chosen === null) return { text: "Select yes, no, not known or could not ask" };
        return this.chosen === "true";
      case "enum":
        if (this.chosen === null) return { text: "Select an answer, not known or could not ask" };
        return this.chosen;
      case "date":
      case "instant": {
        const result = this.moment()?.read();
        return result?.error ?? result?.value ?? null;
      }
      default: {
        const typed = this.typed.trim().replace(",", ".");
        if (typed === "") return { text: "Enter a number, or choose not known" };
        const whole = asked.answer === "integer";
        if (!(whole ? /^\d{1,4}$/ : /^\d{1,6}(\.\d{1,4})?$/).test(typed)) return { text: whole ? "Enter a whole number, such as 14" : "Enter a number, such as 12 or 12.5" };
        return Number(typed);
      }
    }
  }

  private answer(value: FactValue | null, unanswered: NoAnswer | null = null): void {
    const asked = this.asked;
    if (!asked) return;
    this.problem = null;
    this.refusal = [];
    tell(this, "homeward-wrong", { wrong: false });
    tell(this, "homeward-answered", { name: asked.name, value, unanswered, event: asked.event });
  }

  private goToField = (event: Event): void => {
    event.preventDefault();
    const part = typeof this.problem === "object" ? this.problem?.parts[0] : undefined;
    const moment = this.moment();
    if (moment) void moment.focusPart(part ?? "day");
    else this.renderRoot.querySelector<HTMLElement>("#answer, #answer-0")?.focus();
  };

  private moment(): MomentInput | null {
    return this.renderRoot.querySelector("homeward-moment-input");
  }
}

/** The answer that is known, as the radio and the box show it. */
function standing({ value, unanswered }: Asked): { chosen: Chosen; typed: string } {
  return { chosen: value === null ? unanswered : String(value), typed: typeof value === "number" ? String(value) : "" };
}

declare global {
  interface HTMLElementTagNameMap {
    "homeward-question": Question;
  }
}
