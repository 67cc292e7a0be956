import { html, nothing, unsafeCSS, type PropertyDeclarations, type PropertyValues, type TemplateResult } from "lit";
import { ask, tell } from "../shared/events";
import { FormControl } from "../shared/form-control";
import { govuk } from "../shared/govuk";
import { reasonOf, refusal } from "../shared/refusal";
import type { CaseFile } from "../shared/types";
import { readDraft } from "./answers";
import { FormMemory } from "./memory";
import { paper } from "./paper";
import { fits, neighbour, placeAfter, placeBefore, placeOf, type Pages, type Place } from "./place";
import { Printing } from "./printing";
import { scores } from "./score";
import { askedSections } from "./sections";
import { sheet, way, type Sheet } from "./sheet";
import { fieldsOf, inTheWay, summary, wrongIn, type Told } from "./summary";
import { Tools } from "./tools";
import type { FormAnswers, FormProtocol, FormState } from "./types";
import { Voice } from "./voice";
import { Work } from "./work";
import style from "./style.scss?inline";
import paperStyle from "./paper.scss?inline";

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
 * @fires homeward-export before the form is printed, copied or saved; whoever prevents it takes it over
 * @fires homeward-wrong when something is wrong, and when it no longer is
 */
export class FormElement extends FormControl {
  static override styles = [govuk, unsafeCSS(style), unsafeCSS(paperStyle)];
  static override properties: PropertyDeclarations = {
    protocol: { attribute: false },
    // The attribute `form` belongs to the browser: it names the form around.
    form: { attribute: "form-id" },
    case: { attribute: false },
    asOf: { attribute: "as-of" },
    pages: {},
    memory: { attribute: false },
    restore: { type: Boolean },
    tools: {},
    place: { state: true },
    told: { state: true },
    refused: { state: true },
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
  /** What stands on one page: one question, one section, or all of them. */
  declare pages: Pages;
  /** What is remembered beside the answers; hand it back to go on where somebody left. */
  declare memory: FormMemory;
  /** Whether the browser may keep the answers to bring them back when the page is loaded again. It may write them to disk. */
  declare restore: boolean;
  /** Whether saving and opening stand here, or in an element around that does both. */
  declare tools: "all" | "paper";
  declare private place: Place | null;
  declare private told: readonly Told[];
  declare private refused: readonly string[];
  /** Whether there is room for the sections beside the sheet. */
  declare private wide: boolean;

  private readonly room = new ResizeObserver(([entry]) => {
    // None, while it is hidden or printed.
    if (entry && entry.contentRect.width > 0) this.wide = entry.contentRect.width >= WIDE;
  });
  private readonly printing = new Printing(this, () => {
    if (this.isUpdatePending) this.performUpdate();
  });
  private readonly voice = new Voice(this);
  private readonly whole = new Tools(this, {
    id: () => this.form,
    title: () => this.state?.form.title ?? "",
    answers: () => this.answers(),
    memory: () => this.memory,
    text: () => this.text(),
    open: (value) => {
      this.told = [];
      this.take(value);
    },
  });
  private readonly work = new Work(
    {
      state: () => this.state,
      answers: () => this.answers(),
      asOf: () => this.asOf,
      memory: () => this.memory,
      told: () => this.told,
      tell: (told) => (this.told = told),
      take: (value) => this.take(value),
      focusField: (name, row) => this.focusField(name, row),
      focusLegend: (name) => this.focusOn(`[data-field="${name}"] legend`),
      focusSection: (name) => this.focusOn(`#s-${name}`),
      focusSummary: () => this.focusSummary(),
    },
    this.voice,
    () => this.whole.hush(),
  );
  private state: FormState | null = null;
  private asked: readonly unknown[] = [];
  /** What was left when somebody went to change one answer: what is new after that is asked first. */
  private returning: ReadonlySet<string> | null = null;

  constructor() {
    super();
    this.protocol = null;
    this.form = "";
    this.case = {};
    this.asOf = "";
    this.pages = "section";
    this.memory = new FormMemory();
    this.restore = false;
    this.tools = "all";
    this.place = null;
    this.told = [];
    this.refused = [];
    this.wide = true;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.room.disconnect();
  }

  override formResetCallback(): void {
    super.formResetCallback();
    this.told = [];
    this.place = null;
  }

  formStateRestoreCallback(state: unknown): void {
    const read = typeof state === "string" ? readDraft(state, this.form, this.form) : null;
    if (read && typeof read !== "string") this.enter(read.answers);
  }

  /** Whether the form is complete. */
  override checkValidity(): boolean {
    this.compute();
    return super.checkValidity();
  }

  /** Shows a section; the focus goes to its heading, unless it has to stay where it is. */
  async showSection(name: string, { focus = true } = {}): Promise<void> {
    await this.updateComplete;
    if (focus) return this.go(name);
    if (this.state) this.place = placeOf(this.state, this.pages, { section: name });
  }

  /** Shows a field and moves the focus into it. */
  async showField(section: string, name: string): Promise<void> {
    await this.updateComplete;
    await this.goTo(section, name);
  }

  /** Moves the focus to the heading. */
  override focus(): void {
    void this.focusOn("h2");
  }

  protected override problem(): { says: string; beside: HTMLElement | null } | null {
    const first = this.state ? inTheWay(this.state, this.memory)[0] : undefined;
    return first ? { says: first.says, beside: this.within("h2") } : null;
  }

  protected override showProblem(): void {
    if (!this.state) return;
    this.place = { at: "check" };
    this.told = inTheWay(this.state, this.memory);
    void this.focusSummary();
  }

  protected override kept(text: string | null): string | null {
    return this.restore ? text : null;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has("form") && changed.get("form") !== undefined && changed.get("form") !== this.form) {
      this.place = null;
      this.told = [];
      this.work.removed = null;
      this.whole.hush();
      this.state = null;
    }
    this.compute();
    const { state, place, pages } = this;
    if (!state) return;
    // What is no longer asked cannot be shown.
    if (place === null || !fits(state, pages, place)) this.place = placeAfter(state, pages, place);
    const names = new Set(fieldsOf(state).filter((field) => field.asked !== "no").map((field) => field.name));
    if (this.told.some((one) => !names.has(one.field))) this.told = this.told.filter((one) => names.has(one.field));
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const desk = this.within(".desk");
    if (desk) this.room.observe(desk);
    // Told once it is so.
    if (changed.has("told")) tell(this, "homeward-wrong", { wrong: this.told.length > 0 });
  }

  /** Asks the core, if anything has changed; what it refuses leaves what is shown as it was. */
  private compute(): void {
    const { protocol, form, asOf } = this;
    if (!protocol || form === "" || asOf === "") return;
    const asked = [protocol, form, this.case, asOf, this.value];
    if (asked.every((one, place) => one === this.asked[place])) return;
    this.asked = asked;
    this.refused = [];
    const { value } = this;
    this.state = this.ask(() => protocol.formState(form, this.case, value ?? { form }, asOf)) ?? this.state;
  }

  /** What the core says; null where it refuses, and then why is shown. */
  private ask<Said>(question: () => Said): Said | null {
    try {
      return question();
    } catch (error) {
      this.refused = refusal(error) ?? [reasonOf(error)];
      return null;
    }
  }

  /** The form as text. */
  private text(): string | null {
    const { protocol } = this;
    return protocol && this.ask(() => protocol.formText(this.form, this.case, this.answers(), this.asOf));
  }

  protected override render(): TemplateResult | typeof nothing {
    const { state, place } = this;
    if (!state || !place) return this.refusal();
    const shown: Sheet = { state, place, pages: this.pages, desk: this.work, told: this.told, returning: this.returning !== null, act: this.turning };
    return html`
      <div class="desk">
        ${this.refusal()}
        <h2 part="heading" tabindex="-1">${state.form.title}</h2>
        <p class="says">${state.form.says} <span class="cite"><span class="govuk-visually-hidden">paragraph </span>[${state.form.cite}]</span></p>
        <p class="quiet">${state.form.who}${state.form.to.length > 0 ? ` → ${state.form.to.join(", ")}` : ""}</p>
        ${state.notes.map((note) => html`<p class="note">${note}</p>`)} ${this.whole.render(this.tools === "all")}
        <div class="columns">
          <div>${way(shown, this.wide)} ${scores(state)}</div>
          <div class="sheet" part="sheet">
            ${summary(this.told, (one) => void this.goTo(one.section, one.field, one.row))}
            <form novalidate @submit=${this.submit}>
              <fieldset class="plain" ?disabled=${this.disabled || this.off}>${sheet(shown)}</fieldset>
            </form>
          </div>
        </div>
        <p class="govuk-visually-hidden" role="status">${this.voice.words}</p>
      </div>
      ${this.printing.on ? paper(state, this.protocol?.name ?? "", this.memory) : nothing}
    `;
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

  /** The answers as they stand. */
  private answers(): FormAnswers {
    return this.value ?? { form: this.form, ...(this.state ? { protocol_version: this.state.protocol.version } : {}), answers: {} };
  }

  /** Takes other answers and tells whoever listens. */
  private take(value: FormAnswers): void {
    if (!this.enter(value)) return;
    this.compute();
    tell(this, "homeward-form-change", { form: this.form, value });
  }

  // The way through the form.

  private readonly turning: Sheet["act"] = {
    back: () => {
      const { place, state } = this;
      this.returning = null;
      if (state && place) void this.show(placeBefore(state, this.pages, place));
    },
    check: () => void this.toCheck(),
    go: (section) => void this.go(section),
    change: (section, field) => void this.change(section, field),
    take: (value) => this.take(value),
    noToTheRest: (section, open) => this.work.noToTheRest(section, open),
  };

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
    const next = neighbour(state, place, 1);
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
    const changed = this.ask(() => protocol.completeForm(this.form, this.case, value, this.asOf));
    if (!changed) return;
    this.told = [];
    if (!ask(this, "homeward-form-complete", { form: this.form, value, case: changed, would: state.would })) return;
    this.place = { at: "done", words: state.would.words };
    await this.focusOn(".sheet h3");
  }

  /** Goes to where a section begins. */
  private async go(section: string): Promise<void> {
    const { state } = this;
    this.returning = null;
    if (state) await this.show(placeOf(state, this.pages, { section }), this.pages === "all" ? `#s-${section}` : "h3");
  }

  private toCheck(): Promise<void> {
    this.returning = null;
    return this.show({ at: "check" });
  }

  private async show(place: Place, heading = "h3"): Promise<void> {
    this.place = place;
    this.told = [];
    this.within("nav details")?.removeAttribute("open");
    await this.focusOn(`.sheet ${heading}`);
  }

  /** Shows a field and moves the focus into it. What is told stays told. */
  private async goTo(section: string, field: string, row: number | null = null): Promise<void> {
    if (this.state) this.place = this.pages === "section" ? { at: "section", name: section } : placeOf(this.state, this.pages, { field });
    await this.focusField(field, row);
  }

  private async focusField(name: string, row: number | null = null): Promise<void> {
    await this.updateComplete;
    const field = this.within(`[data-field="${name}"]`);
    const within = (row === null ? null : field?.querySelector(`[data-row="${row}"]`)) ?? field;
    const control = within?.querySelector<HTMLElement>("input:checked") ?? within?.querySelector<HTMLElement>("input, select, textarea") ?? within?.querySelector<HTMLElement>("button");
    control?.focus();
  }

  private async focusOn(selector: string): Promise<void> {
    await this.updateComplete;
    this.within(selector)?.focus();
  }

  private focusSummary(): Promise<void> {
    return this.focusOn(".govuk-error-summary");
  }

  private within(selector: string): HTMLElement | null {
    return this.renderRoot?.querySelector<HTMLElement>(selector) ?? null;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "homeward-form": FormElement;
  }
}
