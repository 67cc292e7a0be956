import { LitElement, html, nothing, unsafeCSS, type PropertyValues, type TemplateResult } from "lit";
import type { EntryError } from "../moment-input/entry";
import type { MomentInput } from "../moment-input/element";
import { tell } from "../shared/events";
import { govuk } from "../shared/govuk";
import { Typed } from "../shared/typed";
import style from "./style.scss?inline";

/** What was just done, and what can still be done about it. */
export interface LastAct {
  /** Told at once: `Done: Hold the strategy meeting`. */
  words: string;
  /** The moment that was entered; none where something was taken back. */
  at: string | null;
  /** The same in words. */
  atWords: string;
}

/**
 * Says what was just marked done, with a way back and a way to set another time.
 *
 * @fires homeward-last-undone when it is taken back
 * @fires homeward-time-changed when another time is given
 * @fires homeward-message-closed when it has been read
 * @fires homeward-typed when another time is typed and not saved, and when none is
 */
export class Message extends LitElement {
  static override styles = [govuk, unsafeCSS(style)];
  static override properties = { last: { attribute: false }, now: {}, editing: { state: true }, problem: { state: true } };

  /** What was just done. */
  declare last: LastAct | null;
  /** The moment of the page. */
  declare now: string;
  declare private editing: boolean;
  declare private problem: EntryError | null;

  constructor() {
    super();
    this.last = null;
    this.now = "";
    this.editing = false;
    this.problem = null;
    new Typed(this, () => this.editing && (this.moment()?.isChanged ?? false));
  }

  /** Moves the focus to what it says. It stands at the edge of the window: nothing has to scroll. */
  async focusMessage(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(".words")?.focus({ preventScroll: true });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("last")) return;
    this.editing = false;
    this.problem = null;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { last } = this;
    if (!last) return nothing;
    return html`<div class="bar" role="group" aria-label="Just done">
      <p class="words" tabindex="-1"><b>${last.words}</b>${last.atWords ? `, ${last.atWords}` : ""}</p>
      ${last.at && !this.editing
        ? html`<button type="button" class="link" @click=${() => tell(this, "homeward-last-undone", null)}>Undo</button>
            <button type="button" class="link" @click=${this.edit}>Done at another time</button>`
        : nothing}
      ${this.editing ? this.form() : html`<button type="button" class="link" @click=${() => tell(this, "homeward-message-closed", null)}>Close<span class="govuk-visually-hidden"> this message</span></button>`}
    </div>`;
  }

  private form(): TemplateResult {
    return html`<form novalidate @submit=${this.submit}>
      <homeward-moment-input .legend=${"When was it done?"} .what=${"The time it was done"} .now=${this.now} .hint=${"London time, on the 24-hour clock"} .error=${this.problem}></homeward-moment-input>
      <div class="buttons">
        <button type="submit" class="govuk-button">Save time</button>
        <button type="button" class="small" @click=${this.cancel}>Cancel</button>
      </div>
    </form>`;
  }

  private edit = async (): Promise<void> => {
    this.editing = true;
    await this.updateComplete;
    const moment = this.moment();
    moment?.fill(this.last?.at ?? null);
    await moment?.focusPart("hour", true);
  };

  private cancel = (): void => {
    this.editing = false;
    void this.focusMessage();
  };

  private submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const result = this.moment()?.read();
    if (!result) return;
    const late: EntryError = { text: "The time it was done must not be later than the time now", parts: ["hour", "day", "month", "year", "minute"] };
    this.problem = result.error ?? (new Date(result.value) > new Date(this.now) ? late : null);
    if (this.problem) void this.moment()?.focusPart(this.problem.parts[0], true);
    else if (result.value) tell(this, "homeward-time-changed", { at: result.value });
  };

  private moment(): MomentInput | null {
    return this.renderRoot.querySelector("homeward-moment-input");
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "homeward-message": Message;
  }
}
