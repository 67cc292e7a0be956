import { LitElement, html, nothing, unsafeCSS, type PropertyValues, type TemplateResult } from "lit";
import { tell } from "../shared/events";
import { govuk } from "../shared/govuk";
import style from "./style.scss?inline";

/** What takes another case's place, and may cost what was entered. */
type Leaving = "empty" | "example" | "open";

/** What is said of that which no file can hold yet. */
const NOT_NOTED = "Something is typed that is not noted yet: it goes into no file before.";

/**
 * Which case, and by which clock. What was entered and not saved is never left without a question.
 *
 * @fires homeward-clock-set when the example's moment or the real clock is chosen
 * @fires homeward-case-set when an empty case or the example is to be shown
 * @fires homeward-file-chosen when a file is to be opened
 * @fires homeward-case-saved when the case is to be saved as a file
 */
export class Controls extends LitElement {
  static override styles = [govuk, unsafeCSS(style)];
  static override properties = {
    live: { type: Boolean },
    example: { type: Boolean },
    unsaved: { type: Boolean },
    typed: { type: Boolean },
    moment: {},
    problem: { attribute: false },
    remark: {},
    leaving: { state: true },
  };

  /** Whether the real clock runs. */
  declare live: boolean;
  /** Whether the case is the invented example. */
  declare example: boolean;
  /** Whether anything was entered since it was opened or saved. */
  declare unsaved: boolean;
  /** Whether something is typed that is not noted yet, and so is in no file. */
  declare typed: boolean;
  /** The moment that is shown, in words. */
  declare moment: string;
  /** Why the last file was not opened, in sentences. */
  declare problem: readonly string[];
  /** What a reader must know of the file that was opened. */
  declare remark: string;
  declare private leaving: Leaving | null;

  constructor() {
    super();
    this.live = false;
    this.example = true;
    this.unsaved = false;
    this.typed = false;
    this.moment = "";
    this.problem = [];
    this.remark = "";
    this.leaving = null;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("unsaved") && !this.unsaved) this.leaving = null;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has("problem") && this.problem.length > 0) this.renderRoot.querySelector<HTMLElement>(".problem")?.focus();
  }

  protected override render(): TemplateResult {
    return html`${this.example ? this.banner() : nothing}
      <div class="bar" role="group" aria-label="Case and clock">
        ${this.example
          ? html`<button type="button" class="link" @click=${() => tell(this, "homeward-clock-set", { live: !this.live })}>${this.live ? "Stop the clock at the example’s moment" : "Use the real clock"}</button>
              ${this.unsaved ? html`<button type="button" class="link" @click=${() => this.leave("example")}>Show the example anew</button>` : nothing}`
          : html`<button type="button" class="link" @click=${() => this.leave("empty")}>Start an empty case</button>
              <button type="button" class="link" @click=${() => this.leave("example")}>Show the example</button>`}
        <button type="button" class="link" @click=${() => this.leave("open")}>Open a case file</button>
        <input type="file" accept="application/json,.json" tabindex="-1" aria-label="Case file" @change=${this.open}>
        <button type="button" class="link" @click=${this.save}>Save the case as a file</button>
        ${this.unsaved && !this.example ? html`<span class="quiet">Not saved yet.${this.typed ? html` ${NOT_NOTED}` : nothing}</span>` : nothing}
      </div>
      ${this.leaving ? this.sure(this.leaving) : nothing}
      ${this.problem.length > 0
        ? html`<div class="problem" role="alert" tabindex="-1">${this.problem.map((sentence) => html`<p class="red"><b>${sentence}</b></p>`)}</div>`
        : nothing}
      ${this.remark ? html`<p class="remark" role="status"><b>${this.remark}</b></p>` : nothing}`;
  }

  /** Nobody may take the example for a child. */
  private banner(): TemplateResult {
    return html`<div class="banner" role="region" aria-label="This is an example">
      <p><b>An invented example${this.live ? nothing : html`, clock stopped at ${this.moment}`}.</b> No real child. What you do here is for trying out.</p>
      <button type="button" class="govuk-button" @click=${() => this.leave("empty")}>Start your own case</button>
    </div>`;
  }

  private sure(leaving: Leaving): TemplateResult {
    return html`<div class="sure" role="group" aria-label="Not saved">
      <p tabindex="-1"><b>What you entered is not saved.</b> It is gone once another case stands here. ${this.typed ? NOT_NOTED : nothing}</p>
      <div class="buttons">
        <button type="button" class="small" @click=${this.save}>Save it first</button>
        <button type="button" class="small" @click=${() => this.go(leaving)}>Go on without saving</button>
        <button type="button" class="link" @click=${() => (this.leaving = null)}>Cancel</button>
      </div>
    </div>`;
  }

  private leave(leaving: Leaving): void {
    // What was tried out in the example is nobody's work.
    if (!this.unsaved || this.example) {
      this.go(leaving);
      return;
    }
    this.leaving = leaving;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(".sure p")?.focus());
  }

  private go(leaving: Leaving): void {
    this.leaving = null;
    if (leaving === "open") this.renderRoot.querySelector<HTMLInputElement>("input")?.click();
    else tell(this, "homeward-case-set", { case: leaving });
  }

  private save = (): void => tell(this, "homeward-case-saved", null);

  private open = async (event: Event): Promise<void> => {
    const input = event.currentTarget as HTMLInputElement;
    const file = input.files?.[0];
    if (!file) return;
    const text = await file.text();
    input.value = "";
    tell(this, "homeward-file-chosen", { text });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "homeward-controls": Controls;
  }
}
