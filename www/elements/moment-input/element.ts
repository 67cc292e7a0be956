import { LitElement, html, nothing, unsafeCSS, type TemplateResult } from "lit";
import { govuk } from "../shared/govuk";
import { emptyEntry, readDate, readMoment, type Entry, type EntryError, type EntryResult, type Part } from "./entry";
import { instantText, instantsOf, isRealDate, wallAt } from "./london";
import style from "./style.scss?inline";

const NAMES = { day: "Day", month: "Month", year: "Year", hour: "Hour", minute: "Minutes" } as const;

/**
 * A date, or a date with a time on the 24-hour clock of London, in GOV.UK's date input.
 *
 * It keeps what was typed, right or wrong. Ask it with `read()`; it shows what is wrong in `error`.
 */
export class MomentInput extends LitElement {
  static override styles = [govuk, unsafeCSS(style)];
  static override properties = {
    legend: {},
    what: {},
    now: {},
    timed: { type: Boolean },
    hint: {},
    error: { attribute: false },
    entry: { state: true },
  };

  /** The question, for those who do not see it above. */
  declare legend: string;
  /** What the moment is of, at the beginning of a sentence: `Last seen`. */
  declare what: string;
  /** The moment of the page, for "today" and "yesterday". */
  declare now: string;
  /** Whether a time is asked beside the date. */
  declare timed: boolean;
  /** What helps to answer. */
  declare hint: string;
  /** What is wrong. */
  declare error: EntryError | null;
  declare private entry: Entry;
  /** What was filled in last, not typed. */
  private filled: Entry = emptyEntry;

  constructor() {
    super();
    this.legend = "";
    this.what = "The date";
    this.now = "";
    this.timed = true;
    this.hint = "";
    this.error = null;
    this.entry = emptyEntry;
  }

  /** Fills the fields from an instant, or from a date such as `2011-05-30`; empties them for none. */
  fill(value: string | null): void {
    this.error = null;
    this.entry = this.filled = value === null ? emptyEntry : entryOf(value);
  }

  /** What was typed, as it stands there. */
  typed(): Entry {
    return this.entry;
  }

  /** Whether a person has typed something else than what was filled in. */
  get isChanged(): boolean {
    return JSON.stringify(this.entry) !== JSON.stringify(this.filled);
  }

  /** Whether nothing is typed at all. */
  get isEmpty(): boolean {
    return Object.values(this.entry).every((text: string) => text.trim() === "");
  }

  /** What was typed, read. */
  read(): EntryResult {
    return this.timed ? readMoment(this.entry, this.what) : readDate(this.entry, this.what);
  }

  /** Moves the focus into a field. */
  async focusPart(part: Part, preventScroll = false): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLInputElement>(part === "which" ? "#which-first" : `#${part}`)?.focus({ preventScroll });
  }

  protected override render(): TemplateResult {
    const described = [this.hint ? "hint" : "", this.error ? "error" : ""].filter(Boolean).join(" ");
    return html`
      <fieldset class="govuk-fieldset" role="group" aria-describedby=${described || nothing}>
        <legend class="govuk-visually-hidden">${this.legend}</legend>
        ${this.hint ? html`<div id="hint" class="govuk-hint">${this.hint}</div>` : nothing}
        ${this.error ? html`<p id="error" class="govuk-error-message"><span class="govuk-visually-hidden">Error: </span>${this.error.text}</p>` : nothing}
        <div class="fields">
          ${this.field("day", 2)} ${this.field("month", 2)} ${this.field("year", 4)}
          ${this.timed ? html`<span class="break"></span>${this.field("hour", 2)}<span class="colon" aria-hidden="true">:</span>${this.field("minute", 2)}` : nothing}
        </div>
        ${this.timed ? this.quick() : nothing} ${this.isDoubled() ? this.which() : nothing}
      </fieldset>
    `;
  }

  private field(part: keyof typeof NAMES, width: 2 | 4): TemplateResult {
    const wrong = this.error?.parts.includes(part) ?? false;
    return html`<div>
      <label class="govuk-label" for=${part}>${NAMES[part]}</label>
      <input
        id=${part}
        class="govuk-input govuk-input--width-${width} ${wrong ? "govuk-input--error" : ""}"
        type="text"
        inputmode="numeric"
        autocomplete="off"
        aria-invalid=${wrong ? "true" : nothing}
        .value=${this.entry[part]}
        @input=${(event: InputEvent) => this.type(part, (event.currentTarget as HTMLInputElement).value)}
      >
    </div>`;
  }

  private quick(): TemplateResult | typeof nothing {
    if (!this.now) return nothing;
    const day = (before: number) => (): void => {
      const wall = wallAt(new Date(new Date(this.now).getTime() - before * 86_400_000));
      this.entry = { ...this.entry, which: "", day: String(wall.day), month: String(wall.month), year: String(wall.year) };
      // As if it had been typed.
      this.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
    };
    return html`<div class="quick">
      <button type="button" class="link" @click=${day(0)}>Today<span class="govuk-visually-hidden">: fill in the date</span></button>
      <button type="button" class="link" @click=${day(1)}>Yesterday<span class="govuk-visually-hidden">: fill in the date</span></button>
    </div>`;
  }

  private isDoubled(): boolean {
    if (!this.timed) return false;
    if (this.error?.parts[0] === "which") return true;
    const { day, month, year, which } = this.entry;
    if (which === "" || !isRealDate(Number(year), Number(month), Number(day))) return false;
    return readMoment({ ...this.entry, which: "" }, this.what).error?.parts[0] === "which";
  }

  private which(): TemplateResult {
    const radio = (value: "first" | "second", label: string) => html`<div class="govuk-radios__item">
      <input class="govuk-radios__input" type="radio" name="which" id="which-${value}" value=${value} .checked=${this.entry.which === value} @change=${() => this.type("which", value)}>
      <label class="govuk-label govuk-radios__label" for="which-${value}">${label}</label>
    </div>`;
    return html`<fieldset class="govuk-fieldset which">
      <legend class="govuk-fieldset__legend">Which of the two was it?</legend>
      <div class="govuk-radios">${radio("first", "The first, before the clocks went back")} ${radio("second", "The second, an hour later")}</div>
    </fieldset>`;
  }

  private type(part: Part, text: string): void {
    // Another time: which of two it is has to be said anew.
    this.entry = { ...this.entry, which: "", [part]: text } as Entry;
  }
}

/** The boxes for an instant, or for a date such as `2011-05-30`. */
function entryOf(value: string): Entry {
  const plain = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  if (plain) return { ...emptyEntry, year: plain[1] ?? "", month: String(Number(plain[2])), day: String(Number(plain[3])) };
  const instant = new Date(value);
  const wall = wallAt(instant);
  const [first, second] = instantsOf(wall);
  return {
    day: String(wall.day),
    month: String(wall.month),
    year: String(wall.year),
    hour: String(wall.hour).padStart(2, "0"),
    minute: String(wall.minute).padStart(2, "0"),
    which: second === undefined ? "" : first === instantText(instant) ? "first" : "second",
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "homeward-moment-input": MomentInput;
  }
}
