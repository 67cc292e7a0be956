import { html, nothing, type LitElement, type TemplateResult } from "lit";
import { ask } from "../shared/events.js";
import { handOut } from "../shared/files.js";
import { draftFile, isBlank, readDraft } from "./answers.js";
import type { FormMemory } from "./memory.js";
import { pictureTexts, readPictures, type Picture } from "./pictures.js";
import type { FormAnswers } from "./types.js";

/** How the files are called: no child's name stands in them. */
const NAMES = { text: "homeward-form.txt", form: "homeward-form.json" } as const;

/** The form, as far as it is handed out and opened as a whole. */
export interface WholeForm {
  /** The id of the form. */
  id(): string;
  title(): string;
  answers(): FormAnswers;
  memory(): FormMemory;
  /** The form as text; null where the core refuses it, which is then shown. */
  text(): string | null;
  /** Shows other answers in the place of those that stand there. */
  open(value: FormAnswers): void;
}

/** What stood here before a draft was opened. */
interface Before {
  answers: FormAnswers;
  pictures: ReadonlyMap<string, Picture>;
}

/** What can be done with a form as a whole: to print, copy and save it, to open a draft, and to bring back what stood there before. */
export class Tools {
  private message = "";
  /** The text that the browser did not let be copied. */
  private copied: string | null = null;
  private earlier: Before | null = null;

  constructor(
    private readonly host: LitElement,
    private readonly form: WholeForm,
  ) {}

  /** The buttons; `files` says whether saving and opening stand here too. */
  render(files: boolean): TemplateResult {
    return html`<div class="tools" role="group" aria-label="This form">
      <button type="button" class="link" @click=${this.print}>Print</button>
      <button type="button" class="link" @click=${this.copy}>Copy as text</button>
      ${files
        ? html`<button type="button" class="link" @click=${this.save}>Save the draft as a file</button>
            <button type="button" class="link" @click=${() => this.within("input.draft")?.click()}>Open a draft</button>
            <input class="draft" type="file" accept="application/json,.json" tabindex="-1" aria-label="Draft of this form" @change=${this.openDraft}>`
        : nothing}
      ${this.message ? html`<p class="message" role="status">${this.message} ${this.earlier ? html`<button type="button" class="link" @click=${this.bringBack}>Bring back what stood here before</button>` : nothing}</p>` : nothing}
      ${this.copied === null
        ? nothing
        : html`<div class="copied">
            <label class="govuk-label" for="copied">The form as text</label>
            <textarea id="copied" class="govuk-textarea" rows="10" readonly .value=${this.copied}></textarea>
          </div>`}
    </div>`;
  }

  /** Takes away what was said: the form was changed since. */
  hush(): void {
    this.say("");
  }

  private say(message: string, earlier: Before | null = null): void {
    [this.message, this.earlier] = [message, earlier];
    this.host.requestUpdate();
  }

  private readonly print = (): void => {
    const content = this.form.text();
    if (content !== null) handOut(this.host, { kind: "print", name: "", content });
  };

  private readonly copy = async (): Promise<void> => {
    const content = this.form.text();
    if (content === null) return;
    this.copied = null;
    this.say("");
    if (!ask(this.host, "homeward-export", { kind: "text", name: NAMES.text, content })) return;
    try {
      await navigator.clipboard.writeText(content);
      this.say("Copied. Paste it where it is needed.");
    } catch {
      this.copied = content;
      this.say("This browser lets nothing be copied from here. Copy the text below.");
      await this.host.updateComplete;
      const area = this.within("#copied") as HTMLTextAreaElement | null;
      area?.focus();
      area?.select();
    }
  };

  private readonly save = (): void => {
    const file = draftFile(this.form.answers(), pictureTexts(this.form.memory().pictures));
    handOut(this.host, { kind: "form", name: NAMES.form, content: `${JSON.stringify(file, null, 2)}\n` });
  };

  private readonly openDraft = async (event: Event): Promise<void> => {
    const input = event.currentTarget as HTMLInputElement;
    const file = input.files?.[0];
    input.value = "";
    if (!file) return;
    const { form } = this;
    const read = readDraft(await file.text(), form.id(), form.title());
    if (typeof read === "string") return this.say(read);
    const { pictures, spoilt } = await readPictures(read.pictures);
    const before = { answers: form.answers(), pictures: new Map(form.memory().pictures) };
    this.show({ answers: read.answers, pictures });
    this.say(spoilt ? "The draft is open. Its picture cannot be read: choose the picture again." : "The draft is open.", isBlank(before.answers.answers) ? null : before);
  };

  private readonly bringBack = (): void => {
    const { earlier } = this;
    if (!earlier) return;
    this.show(earlier);
    this.say("Your answers are back.");
    this.host.focus();
  };

  private show({ answers, pictures }: Before): void {
    this.form.memory().show(pictures);
    this.form.open(answers);
  }

  private within(selector: string): HTMLElement | null {
    return this.host.renderRoot.querySelector<HTMLElement>(selector);
  }
}
