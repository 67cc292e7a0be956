import { LitElement, html, nothing, unsafeCSS, type TemplateResult } from "lit";
import { tell } from "../shared/events";
import { govuk } from "../shared/govuk";
import type { CaseFile } from "../shared/types";
import style from "./style.scss?inline";

/**
 * Which case, and by which clock.
 *
 * @fires homeward-clock-set when the example's moment or the real clock is chosen
 * @fires homeward-case-set when another case is to be shown
 * @fires homeward-case-saved when the case is to be saved as a file
 */
export class Controls extends LitElement {
  static override styles = [govuk, unsafeCSS(style)];
  static override properties = { live: { type: Boolean }, example: { type: Boolean }, changed: { type: Boolean }, exampleCase: { attribute: false }, problem: { state: true } };

  /** Whether the real clock runs. */
  declare live: boolean;
  /** Whether the case is the invented example. */
  declare example: boolean;
  /** Whether anything was answered or done since. */
  declare changed: boolean;
  /** The invented example. */
  declare exampleCase: CaseFile;
  declare private problem: string;

  constructor() {
    super();
    this.live = false;
    this.example = true;
    this.changed = false;
    this.exampleCase = {};
    this.problem = "";
  }

  protected override render(): TemplateResult {
    return html`<div class="bar" role="group" aria-label="Case and clock">
      ${this.example ? html`<span class="quiet">An invented example${this.changed ? ", changed" : ""}.</span>` : nothing}
      <button type="button" class="link" @click=${() => tell(this, "homeward-clock-set", { live: !this.live })}>${this.live ? "Stop the clock at the example’s moment" : "Use the real clock"}</button>
      <button type="button" class="link" @click=${() => tell(this, "homeward-case-set", { caseFile: {} })}>Start an empty case</button>
      ${this.example && !this.changed
        ? nothing
        : html`<button type="button" class="link" @click=${() => tell(this, "homeward-case-set", { caseFile: this.exampleCase })}>${this.example ? "Show the example anew" : "Show the example"}</button>`}
      <button type="button" class="link" @click=${this.choose}>Open a case file</button>
      <input type="file" accept="application/json,.json" tabindex="-1" aria-label="Case file" @change=${this.open}>
      <button type="button" class="link" @click=${() => tell(this, "homeward-case-saved", null)}>Save the case as a file</button>
      ${this.problem ? html`<p role="alert" class="red"><b>${this.problem}</b></p>` : nothing}
    </div>`;
  }

  private choose = (): void => this.renderRoot.querySelector<HTMLInputElement>("input")?.click();

  private open = async (event: Event): Promise<void> => {
    const input = event.currentTarget as HTMLInputElement;
    const file = input.files?.[0];
    input.value = "";
    if (!file) return;
    const text = await file.text();
    const read = parse(text);
    this.problem = read ? "" : "That file holds no case. Choose a JSON file that was saved here or by the portal.";
    if (read) tell(this, "homeward-case-set", { caseFile: read, text });
  };
}

/** A text as a case, where it is a JSON object; the core reads it strictly. */
function parse(text: string): CaseFile | null {
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === "object" && read !== null && !Array.isArray(read) ? (read as CaseFile) : null;
  } catch {
    return null;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "homeward-controls": Controls;
  }
}
