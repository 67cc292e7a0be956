import { html, nothing, unsafeCSS, type PropertyDeclarations, type PropertyValues, type TemplateResult } from "lit";
import { ask, tell } from "../shared/events";
import { FormControl } from "../shared/form-control";
import { govuk } from "../shared/govuk";
import { reasonOf, refusal } from "../shared/refusal";
import type { CaseFile } from "../shared/types";
import { readDraft } from "./answers";
import { FormMemory } from "./memory";
import { paper } from "./paper";
import type { Pages } from "./place";
import { Printing } from "./printing";
import { scores } from "./score";
import { sheet, way, type Sheet } from "./sheet";
import { inTheWay, summary } from "./summary";
import { Tools } from "./tools";
import type { FormAnswers, FormProtocol, FormState } from "./types";
import { Voice } from "./voice";
import { Walk } from "./walk";
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
  private readonly walk = new Walk(this, {
    state: () => this.state,
    pages: () => this.pages,
    memory: () => this.memory,
    complete: (state) => this.complete(state),
  });
  private readonly whole = new Tools(this, {
    id: () => this.form,
    title: () => this.state?.form.title ?? "",
    answers: () => this.answers(),
    memory: () => this.memory,
    text: () => this.text(),
    open: (value) => {
      this.walk.told = [];
      this.take(value);
    },
  });
  private readonly work = new Work(
    {
      state: () => this.state,
      answers: () => this.answers(),
      asOf: () => this.asOf,
      memory: () => this.memory,
      told: () => this.walk.told,
      tell: (told) => (this.walk.told = told),
      take: (value) => this.take(value),
      focusField: (name, row) => this.walk.focusField(name, row),
      focusLegend: (name) => this.walk.focusOn(`[data-field="${name}"] legend`),
      focusSection: (name) => this.walk.focusOn(`#s-${name}`),
      focusSummary: () => this.walk.focusSummary(),
    },
    this.voice,
    () => this.whole.hush(),
  );
  private state: FormState | null = null;
  private asked: readonly unknown[] = [];

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
    this.refused = [];
    this.wide = true;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.room.disconnect();
  }

  override formResetCallback(): void {
    super.formResetCallback();
    this.walk.begin();
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
    if (focus) await this.walk.go(name);
    else this.walk.showSection(name);
  }

  /** Shows a field and moves the focus into it. */
  async showField(section: string, name: string): Promise<void> {
    await this.updateComplete;
    await this.walk.goTo(section, name);
  }

  /** Moves the focus to the heading. */
  override focus(): void {
    void this.walk.focusOn("h2");
  }

  protected override problem(): { says: string; beside: HTMLElement | null } | null {
    const first = this.state ? inTheWay(this.state, this.memory)[0] : undefined;
    return first ? { says: first.says, beside: this.within("h2") } : null;
  }

  protected override showProblem(): void {
    if (this.state) this.walk.showProblems(this.state);
  }

  protected override kept(text: string | null): string | null {
    return this.restore ? text : null;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has("form") && changed.get("form") !== undefined && changed.get("form") !== this.form) {
      this.walk.begin();
      this.work.removed = null;
      this.whole.hush();
      this.state = null;
    }
    this.compute();
    if (this.state) this.walk.follow(this.state);
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const desk = this.within(".desk");
    if (desk) this.room.observe(desk);
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
    const { state, walk } = this;
    if (!state || !walk.place) return this.refusal();
    const shown: Sheet = { state, place: walk.place, pages: this.pages, desk: this.work, told: walk.told, returning: walk.returning, act: this.turning };
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
            ${summary(walk.told, (one) => void walk.goTo(one.section, one.field, one.row))}
            <form novalidate @submit=${walk.submit}>
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

  private readonly turning: Sheet["act"] = {
    back: () => this.walk.back(),
    check: () => void this.walk.check(),
    go: (section) => void this.walk.go(section),
    change: (section, field) => void this.walk.change(section, field),
    take: (value) => this.take(value),
    noToTheRest: (section, open) => this.work.noToTheRest(section, open),
  };

  private complete(state: FormState): void {
    const { protocol } = this;
    if (!protocol) return;
    const value = { ...this.answers(), protocol_version: state.protocol.version };
    const changed = this.ask(() => protocol.completeForm(this.form, this.case, value, this.asOf));
    if (!changed || !ask(this, "homeward-form-complete", { form: this.form, value, case: changed, would: state.would })) return;
    void this.walk.done(state.would.words);
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
