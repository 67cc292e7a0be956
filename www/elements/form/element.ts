import { LitElement, html, nothing, unsafeCSS, type PropertyValues, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { ask, tell } from "../shared/events";
import { saveFile } from "../shared/files";
import { govuk } from "../shared/govuk";
import type { CaseFile } from "../shared/types";
import { draftFile, given, isBlank, readDraft, rowsOf, same, withAnswer, withChecked, withRow, withoutRow } from "./answers";
import { checkAnswers } from "./check";
import type { Desk, RemovedRow } from "./desk";
import { fieldOf } from "./field";
import { FormMemory } from "./memory";
import { paper } from "./paper";
import { pictureFrom, pictureTexts, readPictures, type Picture } from "./pictures";
import { isScored, scores } from "./score";
import { askedSections, questions, sectionList, type Question } from "./sections";
import { fieldsOf, inTheWay, summary, wrongIn, type Told } from "./summary";
import style from "./style.scss?inline";
import paperStyle from "./paper.scss?inline";
import type { AnswerValue, FieldState, FormAnswers, FormProtocol, FormState, SectionState } from "./types";

/** What of the form is shown. */
type Place = { at: "question"; name: string } | { at: "section"; name: string } | { at: "all" } | { at: "check" } | { at: "done"; words: string[] };

/** What stood here before a draft was opened. */
interface Before {
  value: FormAnswers | null;
  pictures: ReadonlyMap<string, Picture>;
}

/** How long typing has to pause before something is said, in milliseconds. */
const PAUSE = 1000;

/** The room, in pixels, from which on the sections stand beside the sheet; style.scss asks the same. */
const WIDE = 820;

/**
 * A form of a protocol, filled from the case: section by section or all at once, then checked, then completed. It keeps
 * what was typed, whatever happens around it; it stores nothing and sends nothing.
 *
 * It takes part in a `<form>` of the page: its value is the file of answers as JSON.
 *
 * @csspart heading - The title of the form.
 * @csspart sections - The list of sections.
 * @csspart sheet - What is filled in.
 * @fires homeward-form-change with the answers, whenever they change
 * @fires homeward-form-complete with the case as it becomes; whoever prevents it keeps the form as it is
 * @fires homeward-wrong when something is wrong, and when it no longer is
 */
export class FormElement extends LitElement {
  static readonly formAssociated = true;
  static override styles = [govuk, unsafeCSS(style), unsafeCSS(paperStyle)];
  static override properties = {
    protocol: { attribute: false },
    // The attribute `form` belongs to the browser: it names the form around.
    form: { attribute: "form-id" },
    case: { attribute: false },
    asOf: { attribute: "as-of" },
    value: { attribute: false },
    pages: {},
    memory: { attribute: false },
    disabled: { type: Boolean, reflect: true },
    restore: { type: Boolean },
    tools: {},
    place: { state: true },
    told: { state: true },
    removed: { state: true },
    news: { state: true },
    refused: { state: true },
    message: { state: true },
    copied: { state: true },
    earlier: { state: true },
    off: { state: true },
    printing: { state: true },
    wide: { state: true },
  };

  /** The protocol that has the form. */
  declare protocol: FormProtocol | null;
  /** The id of the form. */
  declare form: string;
  /** The case that it is filled from. */
  declare case: CaseFile;
  /** The moment of the page. */
  declare asOf: string;
  /** The answers. */
  declare value: FormAnswers | null;
  /** What stands on one page: one question, one section, or all of them. */
  declare pages: "question" | "section" | "all";
  /** What is remembered beside the answers; hand it back to go on where somebody left. */
  declare memory: FormMemory;
  /** Whether nothing can be changed. */
  declare disabled: boolean;
  /** Whether the browser may keep the answers to bring them back when the page is loaded again. It may write them to disk. */
  declare restore: boolean;
  /** Whether saving and opening stand here, or in an element around that does both. */
  declare tools: "all" | "paper";
  declare private place: Place | null;
  declare private told: readonly Told[];
  declare private removed: RemovedRow | null;
  declare private news: string;
  declare private refused: readonly string[];
  declare private message: string;
  /** The text that the browser did not let be copied. */
  declare private copied: string | null;
  /** The answers that stood here before a draft was opened. */
  declare private earlier: Before | null;
  /** Whether a fieldset or form around it is disabled. */
  declare private off: boolean;
  declare private printing: boolean;
  /** Whether there is room for the sections beside the sheet. */
  declare private wide: boolean;

  private readonly room = new ResizeObserver(([entry]) => {
    // None, while it is hidden or printed.
    if (entry && entry.contentRect.width > 0) this.wide = entry.contentRect.width >= WIDE;
  });
  private readonly internals = this.attachInternals();
  private readonly print = matchMedia("print");
  private state: FormState | null = null;
  private asked: readonly unknown[] = [];
  private own: FormAnswers | null = null;
  private initial: FormAnswers | null = null;
  /** What was left when somebody went to change one answer: what is new after that is asked first. */
  private returning: ReadonlySet<string> | null = null;
  private timer = 0;

  constructor() {
    super();
    this.protocol = null;
    this.form = "";
    this.case = {};
    this.asOf = "";
    this.value = null;
    this.pages = "section";
    this.memory = new FormMemory();
    this.disabled = false;
    this.restore = false;
    this.tools = "all";
    this.place = null;
    this.told = [];
    this.removed = null;
    this.news = "";
    this.refused = [];
    this.message = "";
    this.copied = null;
    this.earlier = null;
    this.off = false;
    this.printing = false;
    this.wide = true;
    this.addEventListener("invalid", this.showInvalid);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.print.addEventListener("change", this.toPaper);
    addEventListener("beforeprint", this.toPaper);
    addEventListener("afterprint", this.toPaper);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.print.removeEventListener("change", this.toPaper);
    removeEventListener("beforeprint", this.toPaper);
    removeEventListener("afterprint", this.toPaper);
    clearTimeout(this.timer);
    this.room.disconnect();
  }

  // As a control of the page's own form.

  formDisabledCallback(disabled: boolean): void {
    this.off = disabled;
  }

  formResetCallback(): void {
    this.value = this.initial;
    this.told = [];
    this.place = null;
  }

  formStateRestoreCallback(state: unknown): void {
    const read = typeof state === "string" ? readDraft(state, this.form, this.form) : null;
    if (read && typeof read !== "string") this.value = this.own = read.answers;
  }

  /** The kind of control. */
  get type(): string {
    return this.localName;
  }

  /** What the browser thinks of it. */
  get validity(): ValidityState {
    return this.internals.validity;
  }

  /** Why it is not valid. */
  get validationMessage(): string {
    return this.internals.validationMessage;
  }

  /** Whether it is checked when the form around it is sent. */
  get willValidate(): boolean {
    return this.internals.willValidate;
  }

  /** Whether the form is complete. */
  checkValidity(): boolean {
    this.compute();
    this.tellForm();
    return this.internals.checkValidity();
  }

  /** Whether the form is complete; what is in the way is shown. */
  reportValidity(): boolean {
    return this.checkValidity();
  }

  /** Shows a section; the focus goes to its heading, unless it has to stay where it is. */
  async showSection(name: string, { focus = true } = {}): Promise<void> {
    await this.updateComplete;
    if (focus) return this.go(name);
    if (this.state) this.place = this.placeOf(this.state, { section: name });
  }

  /** Shows a field and moves the focus into it. */
  async showField(section: string, name: string): Promise<void> {
    await this.updateComplete;
    await this.goTo(section, name);
  }

  /** Moves the focus to the heading. */
  override focus(): void {
    void this.updateComplete.then(() => this.within("h2")?.focus());
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("value") && this.value !== this.own) this.initial = this.value;
    if (changed.has("form") && changed.get("form") !== undefined && changed.get("form") !== this.form) {
      this.place = null;
      this.told = [];
      this.removed = null;
      this.state = null;
    }
    this.compute();
    const { state, place } = this;
    if (!state) return;
    // What is no longer asked cannot be shown.
    if (place === null || !this.fits(state, place)) this.place = this.placeOf(state, place?.at === "section" ? { section: place.name } : place?.at === "question" ? { field: place.name } : {});
    const names = new Set(fieldsOf(state).filter((field) => field.asked !== "no").map((field) => field.name));
    if (this.told.some((one) => !names.has(one.field))) this.told = this.told.filter((one) => names.has(one.field));
  }

  /** Whether a place can be shown, in the way in which pages are cut. */
  private fits(state: FormState, place: Place): boolean {
    switch (place.at) {
      case "all":
        return this.pages === "all";
      case "section":
        return this.pages === "section" && askedSections(state).some((section) => section.name === place.name);
      case "question":
        return this.pages === "question" && questions(state).some((question) => question.name === place.name);
      default:
        return true;
    }
  }

  /** The page on which a section begins or a field stands; the first, where there is none. */
  private placeOf(state: FormState, sought: { section?: string; field?: string }): Place {
    if (this.pages === "all") return { at: "all" };
    const all = questions(state);
    const found = all.find((one) => one.section.name === sought.section || one.fields.some((field) => field.name === sought.field)) ?? all[0];
    return this.pages === "question" ? { at: "question", name: found?.name ?? "" } : { at: "section", name: found?.section.name ?? "" };
  }

  protected override updated(changed: PropertyValues<this>): void {
    this.tellForm();
    const desk = this.within(".desk");
    if (desk) this.room.observe(desk);
    // Told once it is so.
    if ((changed as PropertyValues).has("told")) tell(this, "homeward-wrong", { wrong: this.told.length > 0 });
  }

  /** Asks the core, if anything has changed; what it refuses leaves what is shown as it was. */
  private compute(): void {
    const { protocol, form, asOf } = this;
    if (!protocol || form === "" || asOf === "") return;
    const asked = [protocol, form, this.case, asOf, this.value];
    if (asked.every((one, place) => one === this.asked[place])) return;
    this.asked = asked;
    try {
      this.state = protocol.formState(form, this.case, this.value ?? { form }, asOf);
      this.refused = [];
    } catch (error) {
      this.refused = sentences(error);
    }
  }

  /** Tells the page's own form what it holds and whether that is complete. */
  private tellForm(): void {
    const text = this.value ? JSON.stringify(this.value) : null;
    // What is given as the state may be written to disk by the browser.
    this.internals.setFormValue(text, this.restore ? text : null);
    const anchor = this.within("h2") ?? undefined;
    const first = this.state ? inTheWay(this.state, this.memory)[0] : undefined;
    if (first) this.internals.setValidity({ customError: true }, first.says, anchor);
    else this.internals.setValidity({});
  }

  protected override render(): TemplateResult | typeof nothing {
    const { state, place } = this;
    if (!state || !place) return this.refused.length > 0 ? this.refusal() : nothing;
    return html`
      <div class="desk">
        ${this.refusal()}
        <h2 part="heading" tabindex="-1">${state.form.title}</h2>
        <p class="says">${state.form.says} <span class="cite"><span class="govuk-visually-hidden">paragraph </span>[${state.form.cite}]</span></p>
        <p class="quiet">${state.form.who}${state.form.to.length > 0 ? ` → ${state.form.to.join(", ")}` : ""}</p>
        ${state.notes.map((note) => html`<p class="note">${note}</p>`)} ${this.toolbar()}
        <div class="columns">
          <div>${this.way(state, place)} ${scores(state)}</div>
          <div class="sheet" part="sheet">
            ${summary(this.told, (one) => void this.goTo(one.section, one.field, one.row))}
            <form novalidate @submit=${this.submit}>
              <fieldset class="plain" ?disabled=${this.disabled || this.off}>${this.sheet(state, place)}</fieldset>
            </form>
          </div>
        </div>
        <p class="govuk-visually-hidden" role="status">${this.news}</p>
      </div>
      ${this.printing ? paper(state, this.protocol?.name ?? "", this.memory) : nothing}
    `;
  }

  /** The way through the sections: open where there is room for it, else behind how far the form is. */
  private way(state: FormState, place: Place): TemplateResult {
    const current = place.at === "section" ? place.name : place.at === "question" ? (this.question(place.name)?.section.name ?? null) : null;
    const list = sectionList(state, current, place.at === "check", (name) => void this.go(name), () => void this.toCheck());
    const progress = html`<b>${state.progress.words}</b>`;
    return html`<nav part="sections" aria-label="Sections of the form">
      ${this.wide
        ? html`<p class="progress">${progress}</p>
            ${list}`
        : html`<details>
            <summary>${progress}: go to another</summary>
            ${list}
          </details>`}
    </nav>`;
  }

  private refusal(): TemplateResult | typeof nothing {
    if (this.refused.length === 0) return nothing;
    return html`<div class="refused" role="alert">
      <p><b>The form cannot be worked out now. Your answers are kept.</b></p>
      <ul>
        ${this.refused.map((one) => html`<li>${one}</li>`)}
      </ul>
    </div>`;
  }

  private sheet(state: FormState, place: Place): TemplateResult {
    switch (place.at) {
      case "question": {
        const question = this.question(place.name);
        return html`${question ? this.section(question.section, question.fields) : nothing} ${this.onward(place, "Previous question")}`;
      }
      case "section": {
        const section = state.sections.find((one) => one.name === place.name);
        return html`${section ? this.section(section) : nothing} ${this.onward(place, "Previous section")}`;
      }
      case "all":
        return html`${repeat(askedSections(state), (section) => section.name, (section) => this.section(section))}
          <div class="buttons"><button type="submit" class="govuk-button">Check your answers</button></div>`;
      case "check":
        return html`<h3 tabindex="-1">Check your answers</h3>
          ${this.stillNeeded(state)}
          ${checkAnswers(state, this.answers(), { change: (section, field) => void this.change(section, field), prepare: (name) => this.take({ ...this.answers(), prepared_by: name }) })}
          <div class="buttons">
            <button type="submit" class="govuk-button">Complete the form</button>
            <button type="button" class="small back" @click=${this.goBack}>${this.pages === "all" ? "Back to the form" : `Previous ${this.pages}`}</button>
          </div>`;
      case "done":
        return html`<div class="done">
          <h3 tabindex="-1">The form is complete</h3>
          <p>The case was changed. Nothing was sent: print, copy or save the form to hand it over.</p>
          <ul>
            ${place.words.map((words) => html`<li>${words}</li>`)}
          </ul>
          <button type="button" class="link" @click=${() => void this.toCheck()}>Look at the answers again</button>
        </div>`;
    }
  }

  /** The buttons under a page: on, and back. */
  private onward(place: Place, back: string): TemplateResult {
    return html`<div class="buttons">
      <button type="submit" class="govuk-button">${this.returning ? "Save and go back to the check" : "Save and continue"}</button>
      ${this.neighbour(place, -1) ? html`<button type="button" class="small back" @click=${this.goBack}>${back}</button>` : nothing}
    </div>`;
  }

  /** A section, or some of its fields. */
  private section(section: SectionState, fields: readonly FieldState[] = section.fields.filter((field) => field.asked !== "no")): TemplateResult {
    const open = fields.filter((field) => this.desk.isScored(field.name) && (field.type === "tick" || field.type === "tick_window") && field.value === null && field.errors.length === 0);
    return html`<section aria-labelledby="s-${section.name}">
      <h3 id="s-${section.name}" tabindex="-1">${section.title}</h3>
      ${section.hint || section.cite
        ? html`<p class="hint">
            ${section.hint ?? ""} ${section.cite ? html`<span class="cite"><span class="govuk-visually-hidden">paragraph </span>[${section.cite}]</span>` : nothing}
          </p>`
        : nothing}
      ${repeat(fields, (field) => field.name, (field) => fieldOf(this.desk, field))}
      ${open.length > 1
        ? html`<p><button type="button" class="small rest" @click=${() => this.noToTheRest(section, open)}>Answer no to the ${open.length} that are left<span class="govuk-visually-hidden">: ${section.title}</span></button></p>`
        : nothing}
    </section>`;
  }

  private stillNeeded(state: FormState): TemplateResult | typeof nothing {
    // Once it was tried, the summary above says so.
    const all = this.told.length > 0 ? [] : inTheWay(state, this.memory);
    if (all.length === 0) return nothing;
    return html`<div class="needs">
      <p><b>To complete the form:</b></p>
      <ul>
        ${all.map((one) => html`<li><button type="button" class="link" @click=${() => void this.change(one.section, one.field)}>${one.says}</button></li>`)}
      </ul>
    </div>`;
  }

  private toolbar(): TemplateResult {
    return html`<div class="tools" role="group" aria-label="This form">
      <button type="button" class="link" @click=${() => window.print()}>Print</button>
      <button type="button" class="link" @click=${this.copy}>Copy as text</button>
      ${this.tools === "all"
        ? html`<button type="button" class="link" @click=${() => saveFile(draftFile(this.answers(), pictureTexts(this.memory.pictures)), "homeward-form.json")}>Save the draft as a file</button>
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

  // What the fields ask of the form.

  private readonly desk: Desk = this.makeDesk();

  private makeDesk(): Desk {
    const form = this;
    return {
      get file() {
        return form.answers();
      },
      get asOf() {
        return form.asOf;
      },
      get memory() {
        return form.memory;
      },
      get removed() {
        return form.removed;
      },
      told: (name) => form.told.find((one) => one.field === name) ?? null,
      isScored: (name) => form.state !== null && isScored(form.state, name),
      answer: (field, value) => form.answer(field, value),
      check: (field, text) => form.take(withChecked(form.answers(), field.name, text)),
      decide: (field, counts) => void form.decide(field, counts),
      clear: (field) => {
        form.answer(field, undefined);
        void form.focusField(field.name);
      },
      addRow: (field) => void form.addRow(field),
      removeRow: (field, place) => void form.removeRow(field, place),
      putBack: (field) => void form.putBack(field),
      choosePicture: (field, file) => void form.choosePicture(field, file),
      removePicture: (field) => {
        form.memory.pictures.delete(field.name);
        form.answer(field, undefined);
        void form.focusField(field.name);
      },
      say: (text) => form.say(text),
    };
  }

  /** The answers as they stand. */
  private answers(): FormAnswers {
    return this.value ?? { form: this.form, ...(this.state ? { protocol_version: this.state.protocol.version } : {}), answers: {} };
  }

  /** Takes other answers and tells whoever listens. */
  private take(value: FormAnswers): void {
    if (same(value, this.value)) return;
    this.own = value;
    this.value = value;
    this.compute();
    tell(this, "homeward-form-change", { form: this.form, value });
  }

  private answer(field: FieldState, value: AnswerValue | undefined): void {
    const scored = this.desk.isScored(field.name);
    this.take(withAnswer(this.answers(), field.name, value));
    // Who answers while the case stands beside has decided.
    const now = this.field(field.name);
    if (now?.conflict) this.memory.settle(field.name, now.conflict.case);
    if (this.removed?.field !== field.name) this.removed = null;
    this.message = "";
    if (scored && this.state) this.say(this.state.scores.map((score) => `${score.title}: ${score.words}`).join(". "));
  }

  private field(name: string): FieldState | undefined {
    return this.state ? fieldsOf(this.state).find((field) => field.name === name) : undefined;
  }

  private async decide(field: FieldState, counts: "answer" | "case"): Promise<void> {
    if (counts === "answer" && field.conflict) {
      this.memory.settle(field.name, field.conflict.case);
      this.announce("Your answer is kept.");
      this.requestUpdate();
    } else {
      this.take(withAnswer(this.answers(), field.name, undefined));
      this.announce("What the case says is used.");
    }
    this.told = this.told.filter((one) => one.field !== field.name);
    await this.focusField(field.name);
  }

  private noToTheRest(section: SectionState, open: readonly FieldState[]): void {
    this.take(open.reduce((file, field) => withAnswer(file, field.name, field.type === "tick" ? false : []), this.answers()));
    this.announce(`${open.length} answered no. ${this.state?.scores.map((score) => `${score.title}: ${score.words}`).join(". ") ?? ""}`);
    void this.focusHeading(`#s-${section.name}`);
  }

  private async addRow(field: FieldState): Promise<void> {
    const rows = rowsOf(given(this.answers(), field.name) ?? field.value);
    this.removed = null;
    this.answer(field, [...rows, {}]);
    await this.focusField(field.name, rows.length + 1);
  }

  private async removeRow(field: FieldState, place: number): Promise<void> {
    const rows = rowsOf(given(this.answers(), field.name) ?? field.value);
    const row = rows[place] ?? {};
    this.answer(field, withoutRow(rows, place));
    this.removed = isBlank(row) ? null : { field: field.name, place, row };
    this.announce(`Row ${place + 1} was taken out.`);
    await this.updateComplete;
    this.within(`[data-field="${field.name}"] legend`)?.focus();
  }

  private async putBack(field: FieldState): Promise<void> {
    const { removed } = this;
    if (!removed) return;
    this.removed = null;
    this.answer(field, withRow(rowsOf(given(this.answers(), field.name)), removed.place, removed.row));
    await this.focusField(field.name, removed.place + 1);
  }

  private async choosePicture(field: FieldState, file: File): Promise<void> {
    const told = this.told.filter((one) => one.field !== field.name);
    try {
      const picture = await pictureFrom(file);
      this.memory.pictures.set(field.name, picture);
      this.told = told;
      this.answer(field, { name: file.name, type: file.type, size: file.size });
      this.requestUpdate();
      this.announce(`${file.name} was chosen.`);
    } catch {
      const section = this.state?.sections.find((one) => one.fields.some(({ name }) => name === field.name))?.name ?? "";
      const says = `${field.label} must be a picture that this browser can read, such as a JPEG or PNG file`;
      this.told = [...told, { field: field.name, section, says, row: null }];
      await this.focusSummary();
    }
  }

  // The way through the form.

  private submit = (event: Event): void => {
    event.preventDefault();
    const { state, place } = this;
    if (!state || !place) return;
    if (place.at === "check") return void this.complete(state);
    const wrong = wrongIn(state, new Set(place.at === "section" ? [place.name] : askedSections(state).map((section) => section.name))).filter(
      (one) => place.at !== "question" || one.field === place.name,
    );
    if (wrong.length > 0) {
      this.told = wrong;
      return void this.focusSummary();
    }
    if (this.returning) return void this.return(state, this.returning);
    const next = this.neighbour(place, 1);
    void (next ? this.show(next) : this.toCheck());
  };

  /** Goes back to where answers are checked, unless the change has made something else be needed. */
  private return(state: FormState, before: ReadonlySet<string>): Promise<void> {
    const fresh = state.left.find((one) => !before.has(one.field));
    if (!fresh) return this.toCheck();
    this.returning = new Set([...before, fresh.field]);
    return this.goTo(fresh.section, fresh.field);
  }

  private change(section: string, field: string): Promise<void> {
    this.returning = this.pages === "all" ? null : new Set(this.state?.left.map((one) => one.field));
    return this.goTo(section, field);
  }

  private async complete(state: FormState): Promise<void> {
    const { protocol } = this;
    const problems = inTheWay(state, this.memory);
    if (problems.length > 0 || !protocol) {
      this.told = problems;
      return this.focusSummary();
    }
    const value = { ...this.answers(), protocol_version: state.protocol.version };
    let changed: CaseFile;
    try {
      changed = protocol.completeForm(this.form, this.case, value, this.asOf);
    } catch (error) {
      this.refused = sentences(error);
      return;
    }
    this.told = [];
    if (!ask(this, "homeward-form-complete", { form: this.form, value, case: changed, would: state.would })) return;
    this.place = { at: "done", words: state.would.words };
    await this.focusHeading("h3");
  }

  /** The page before or after another. */
  private neighbour(place: Place, step: 1 | -1): Place | null {
    if (!this.state || !("name" in place)) return null;
    const all = (place.at === "section" ? askedSections(this.state) : questions(this.state)).map(({ name }): Place => ({ at: place.at, name }));
    return all[all.findIndex((one) => "name" in one && one.name === place.name) + step] ?? null;
  }

  private question(name: string): Question | null {
    return (this.state && questions(this.state).find((one) => one.name === name)) ?? null;
  }

  private goBack = (): void => {
    const { place, state } = this;
    if (!state || !place) return;
    this.returning = null;
    const last = this.pages === "section" ? askedSections(state).at(-1) : questions(state).at(-1);
    if ("name" in place) void this.show(this.neighbour(place, -1) ?? place);
    else void this.show(this.pages === "all" || !last ? { at: "all" } : { at: this.pages, name: last.name });
  };

  /** Goes to where a section begins. */
  private async go(section: string): Promise<void> {
    const { state } = this;
    this.returning = null;
    if (state) await this.show(this.placeOf(state, { section }), this.pages === "all" ? `#s-${section}` : "h3");
  }

  private toCheck(): Promise<void> {
    this.returning = null;
    return this.show({ at: "check" });
  }

  private async show(place: Place, heading = "h3"): Promise<void> {
    this.place = place;
    this.told = [];
    this.within("nav details")?.removeAttribute("open");
    await this.focusHeading(heading);
  }

  /** Shows a field and moves the focus into it. What is told stays told. */
  private async goTo(section: string, field: string, row: number | null = null): Promise<void> {
    if (this.state) this.place = this.pages === "section" ? { at: "section", name: section } : this.placeOf(this.state, { field });
    await this.focusField(field, row);
  }

  private async focusField(name: string, row: number | null = null): Promise<void> {
    await this.updateComplete;
    const field = this.within(`[data-field="${name}"]`);
    const within = (row === null ? null : field?.querySelector(`[data-row="${row}"]`)) ?? field;
    const control = within?.querySelector<HTMLElement>("input:checked") ?? within?.querySelector<HTMLElement>("input, select, textarea") ?? within?.querySelector<HTMLElement>("button");
    control?.focus();
  }

  private async focusHeading(heading: string): Promise<void> {
    await this.updateComplete;
    this.within(`.sheet ${heading}`)?.focus();
  }

  private async focusSummary(): Promise<void> {
    await this.updateComplete;
    this.within(".govuk-error-summary")?.focus();
  }

  private within(selector: string): HTMLElement | null {
    return this.renderRoot?.querySelector<HTMLElement>(selector) ?? null;
  }

  private showInvalid = (event: Event): void => {
    // The browser's own bubble would stand beside the whole form.
    event.preventDefault();
    const { state } = this;
    if (!state) return;
    this.place = { at: "check" };
    this.told = inTheWay(state, this.memory);
    void this.focusSummary();
  };

  // What can be done with the form as a whole.

  private copy = async (): Promise<void> => {
    const { protocol } = this;
    if (!protocol) return;
    let text: string;
    try {
      text = protocol.formText(this.form, this.case, this.answers(), this.asOf);
    } catch (error) {
      this.refused = sentences(error);
      return;
    }
    this.earlier = null;
    try {
      await navigator.clipboard.writeText(text);
      this.copied = null;
      this.message = "Copied. Paste it where it is needed.";
    } catch {
      this.message = "This browser lets nothing be copied from here. Copy the text below.";
      this.copied = text;
      await this.updateComplete;
      const area = this.within("#copied") as HTMLTextAreaElement | null;
      area?.focus();
      area?.select();
    }
  };

  private openDraft = async (event: Event): Promise<void> => {
    const input = event.currentTarget as HTMLInputElement;
    const file = input.files?.[0];
    input.value = "";
    if (!file) return;
    const read = readDraft(await file.text(), this.form, this.state?.form.title ?? "");
    if (typeof read === "string") {
      this.earlier = null;
      this.message = read;
      return;
    }
    const { pictures, spoilt } = await readPictures(read.pictures);
    this.earlier = isBlank(this.value?.answers) ? null : { value: this.value, pictures: new Map(this.memory.pictures) };
    this.message = spoilt ? "The draft is open. Its picture cannot be read: choose the picture again." : "The draft is open.";
    this.told = [];
    this.memory.show(pictures);
    this.take(read.answers);
    this.requestUpdate();
  };

  private bringBack = (): void => {
    const { earlier } = this;
    if (!earlier) return;
    this.earlier = null;
    this.message = "Your answers are back.";
    this.memory.show(earlier.pictures);
    if (earlier.value) this.take(earlier.value);
    this.focus();
  };

  private toPaper = (event: Event): void => {
    // Before printing the page still lies as on the screen, and when it lies as on paper it is too late.
    this.printing = event.type === "beforeprint" || this.print.matches;
    // What is printed must stand there before the printer looks.
    if (this.isUpdatePending) this.performUpdate();
  };

  private announce(text: string): void {
    clearTimeout(this.timer);
    this.news = text;
  }

  private say(text: string): void {
    clearTimeout(this.timer);
    if (text !== "") this.timer = window.setTimeout(() => (this.news = text), PAUSE);
  }
}

/** What is wrong, in sentences for people. */
function sentences(error: unknown): string[] {
  if (error instanceof Error && "diagnostics" in error && Array.isArray(error.diagnostics)) {
    return (error.diagnostics as { message?: string; mend?: string }[]).map(({ message, mend }) => [message, mend].filter(Boolean).join(". "));
  }
  return [error instanceof Error ? error.message : String(error)];
}

declare global {
  interface HTMLElementTagNameMap {
    "homeward-form": FormElement;
  }
}
