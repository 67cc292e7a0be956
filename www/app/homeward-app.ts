import { LitElement, html, nothing, unsafeCSS, type PropertyValues, type TemplateResult } from "lit";
import night from "../../examples/newham-night.json";
import type { Duties } from "../elements/duties/element";
import type { FormProtocol, ListedForm } from "../elements/form/types";
import type { Entry } from "../elements/forms/element";
import { formsByDuty } from "../elements/forms/order";
import { contact } from "../elements/notes/element";
import { asked, inOrder, withAnswer, type Asked } from "../elements/question/asked";
import { MinuteClock, nowText } from "../elements/shared/clock";
import type { HomewardEvents } from "../elements/shared/events";
import { saveFile } from "../elements/shared/files";
import { deepest } from "../elements/shared/focus";
import { govuk } from "../elements/shared/govuk";
import { reasonOf, refusal } from "../elements/shared/refusal";
import type { Act, CaseFile, View } from "../elements/shared/types";
import type { LastAct } from "../elements/message/element";
import { loadCore, type Core, type CoreFailure, type Seen } from "./core";
import { Drafts } from "./drafts";
import { EXAMPLE_MOMENT, withDone, withoutDone } from "./episode";
import { authorities } from "./protocols";
import style from "./style.scss?inline";

const EXAMPLE = night as CaseFile;
/** The authority whose protocol the example goes by. */
const EXAMPLE_AUTHORITY = "newham";
/** What the answers of either side are headed by, where two protocols are asked. */
const SIDES = ["is responsible for the child", "is where the child is placed"];

/** What was just marked done, with all that a way back needs. */
interface Marked extends LastAct {
  ids: readonly string[];
  /** The act that stood after it, where the focus goes once the message is closed. */
  after: string | null;
  key: string;
}

/** The page: one episode by one protocol, held in memory alone. It shows what the core says and decides nothing. */
export class HomewardApp extends LitElement {
  static override styles = [govuk, unsafeCSS(style)];
  static override properties = {
    core: { state: true },
    failure: { state: true },
    caseFile: { state: true },
    asOf: { state: true },
    live: { state: true },
    example: { state: true },
    current: { state: true },
    notKnown: { state: true },
    opened: { state: true },
    marked: { state: true },
    refused: { state: true },
    wrong: { state: true },
    news: { state: true },
    formOpen: { state: true },
  };

  declare private core: Core | null;
  declare private failure: CoreFailure | null;
  declare private caseFile: CaseFile;
  declare asOf: string;
  declare live: boolean;
  /** Whether the case began as the invented example. */
  declare private example: boolean;
  /** The name of the question that is asked; none while the first is. */
  declare private current: string | null;
  declare private notKnown: ReadonlySet<string>;
  declare private opened: ReadonlySet<string>;
  declare private marked: Marked | null;
  declare private refused: readonly string[];
  declare private wrong: boolean;
  /** What a screen reader is told: answers that changed, an act that became overdue. */
  declare private news: string;
  /** The form that is shown in place of the workspace. */
  declare private formOpen: string | null;
  private drafts = new Drafts();
  private forms: readonly Entry[] = [];
  private formsByDuty: ReadonlyMap<string, ListedForm> = new Map();
  private view: View | null = null;
  private seen: Seen | null = null;
  private turn = 0;
  private question: Asked | null = null;
  private labels: ReadonlyMap<string, string> = new Map();
  private readonly clock = new MinuteClock(this);
  private overdue: ReadonlySet<string> = new Set();
  private readonly sizes = new ResizeObserver(() => this.keepFocusInSight());

  constructor() {
    super();
    this.core = null;
    this.failure = null;
    this.caseFile = EXAMPLE;
    this.asOf = EXAMPLE_MOMENT;
    this.live = false;
    this.example = true;
    this.current = null;
    this.notKnown = new Set();
    this.opened = new Set();
    this.marked = null;
    this.refused = [];
    this.wrong = false;
    this.news = "";
    this.formOpen = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.sizes.disconnect();
  }

  private async start(): Promise<void> {
    await this.go(EXAMPLE_AUTHORITY, null);
  }

  /** Asks by the protocols of these authorities from now on. */
  private async go(home: string, host: string | null): Promise<void> {
    const loaded = await loadCore(home, host);
    if ("reason" in loaded) {
      this.failure = loaded;
      return;
    }
    const { facts, events } = loaded.vocabulary;
    this.labels = new Map([...facts, ...events].map((word) => [word.name, word.label]));
    this.core = loaded;
    this.show(this.caseFile);
  }

  /** Asks the core; a case that it refuses leaves everything as it was. */
  private show(caseFile: CaseFile, text?: string): boolean {
    if (!this.core) return false;
    try {
      if (text !== undefined) this.core.read(text, this.asOf);
      this.seen = this.core.see(caseFile, this.asOf);
      this.view = this.seen.view;
    } catch (error) {
      const sentences = refusal(error);
      if (sentences) this.refused = sentences;
      else this.failure = { reason: reasonOf(error), contacts: this.view?.contacts ?? [] };
      return false;
    }
    this.refused = [];
    this.caseFile = caseFile;
    this.ask();
    this.listForms(this.core, this.seen);
    this.tellOverdue(this.view);
    this.requestUpdate();
    return true;
  }

  private ask(): void {
    if (!this.core || !this.view) return;
    const name = this.current ?? inOrder(this.view, this.notKnown)[0];
    this.question = name === undefined ? null : asked(this.view, this.core.vocabulary, this.caseFile, name, this.notKnown.has(name), this.turn);
  }

  private listForms(core: Core, { sides }: Seen): void {
    this.forms = core.forms.flatMap((protocol, side) => {
      const authority = sides.length > 1 ? (sides[side]?.protocol.short_name ?? null) : null;
      return protocol.forms(this.caseFile, this.asOf).map((form): Entry => ({ ...form, authority, draft: this.drafts.words(form.id) }));
    });
    this.formsByDuty = formsByDuty(this.forms);
  }

  /** Says once what has become overdue. */
  private tellOverdue(view: View): void {
    const overdue = view.groups.filter((group) => group.key === "overdue").flatMap((group) => group.acts);
    const fresh = overdue.filter((act) => !this.overdue.has(act.key));
    if (this.live && this.overdue.size + fresh.length > 0 && this.hasUpdated && fresh.length > 0) this.news = `Now overdue: ${fresh.map((act) => act.title).join(", ")}`;
    this.overdue = new Set(overdue.map((act) => act.key));
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.size === 0 || !this.view) return;
    const what = this.formOpen === null ? this.view.headline.words : (this.forms.find((form) => form.id === this.formOpen)?.title ?? "Form");
    document.title = `${this.wrong || this.refused.length > 0 ? "Error: " : ""}${what} – ${this.view.protocol.short_name} – Homeward`;
  }

  protected override updated(): void {
    const answers = this.renderRoot.querySelector("homeward-answers");
    if (answers) this.sizes.observe(answers);
  }

  /** The answers stay on top: what is scrolled to must not hide under them. */
  private keepFocusInSight(): void {
    const answers = this.renderRoot.querySelector("homeward-answers");
    if (!answers) return;
    const covers = getComputedStyle(answers).position === "sticky" ? answers.offsetHeight : 0;
    document.documentElement.style.scrollPaddingTop = `${covers + 12}px`;
    document.documentElement.style.scrollPaddingBottom = "6rem";
  }

  protected override render(): TemplateResult {
    if (this.failure) return this.failed(this.failure);
    if (!this.core || !this.view) return html`<slot></slot>`;
    const protocol = this.protocolOf(this.formOpen);
    return this.formOpen !== null && protocol ? this.formPage(this.formOpen, protocol, this.view) : this.workspace(this.core, this.view, this.seen);
  }

  /** The protocol of a form, by the id before the form's own. */
  private protocolOf(form: string | null): FormProtocol | null {
    return this.core?.forms.find(({ id }) => form?.startsWith(`${id}/`)) ?? null;
  }

  private formPage(form: string, protocol: FormProtocol, view: View): TemplateResult {
    const draft = this.drafts.of(form);
    return html`
      <header class="no-print">
        <h1><b>Homeward</b> ${protocol.name ?? ""}</h1>
        <p class="promise"><b>${view.as_of_words}</b>${this.live ? "" : " (clock stopped)"} · nothing stored · nothing sent</p>
      </header>
      <main>
        <p class="way no-print"><button type="button" class="link" @click=${this.closeForm}>Back to the case: ${view.headline.words}</button></p>
        <homeward-form
          class="form"
          .protocol=${protocol}
          .form=${form}
          .case=${this.caseFile}
          .asOf=${this.asOf}
          .value=${draft.value}
          .memory=${draft.memory}
          @homeward-form-change=${this.keepDraft}
          @homeward-form-complete=${this.completeForm}
          @homeward-wrong=${this.tellWrong}
        ></homeward-form>
      </main>
    `;
  }

  private workspace(core: Core, view: View, seen: Seen | null): TemplateResult {
    const sides = seen?.sides ?? [view];
    return html`
      <header>
        <h1><b>Homeward</b> ${sides.map((side) => side.protocol.short_name).join(" and ")}: ${view.protocol.title}</h1>
        <p class="promise">
          <b>${view.as_of_words}</b>${this.live ? "" : " (clock stopped)"} · nothing stored · nothing sent · supports judgement, never replaces it
        </p>
      </header>
      <main>
        <div class="case no-print">
          <homeward-authorities .all=${authorities} .home=${core.home} .host=${core.host} @homeward-authorities-set=${this.setAuthorities}></homeward-authorities>
          <homeward-controls
            .live=${this.live}
            .example=${this.example}
            .changed=${this.caseFile !== EXAMPLE}
            .exampleCase=${EXAMPLE}
            @homeward-clock-set=${this.setClock}
            @homeward-case-set=${this.setCase}
            @homeward-case-saved=${() => saveFile(core.own(this.caseFile), "homeward-case.json")}
          ></homeward-controls>
        </div>
        ${sides.map(
          (side, place) =>
            html`<homeward-answers
              class=${sides.length > 1 ? "" : "stays"}
              .view=${side}
              .side=${sides.length > 1 ? SIDES[place] : ""}
              .labels=${this.labels}
              @homeward-asked=${this.setQuestion}
              @homeward-act-sought=${this.seek}
            ></homeward-answers>`,
        )}
        <p class="govuk-visually-hidden" role="status">${this.news}</p>
        <div class="work">
          <section class="question" aria-label="Question">
            <homeward-question
              .asked=${this.question}
              .now=${this.asOf}
              .refusal=${this.refused}
              @homeward-answered=${this.take}
              @homeward-wrong=${this.tellWrong}
            ></homeward-question>
          </section>
          <div
            class="duties"
            @homeward-asked=${this.setQuestion}
            @homeward-act-opened=${this.open}
            @homeward-act-done=${this.markDone}
            @homeward-act-undone=${this.takeBack}
            @homeward-form-opened=${this.openForm}
          >
            <homeward-duties
              .groups=${view.groups}
              .labels=${this.labels}
              .carriedOut=${view.carried_out}
              .opened=${this.opened}
              .forms=${this.formsByDuty}
            ></homeward-duties>
            ${this.marked
              ? html`<homeward-message
                  .last=${this.marked}
                  .now=${this.asOf}
                  @homeward-last-undone=${this.takeLastBack}
                  @homeward-time-changed=${this.changeTime}
                  @homeward-message-closed=${this.closeMessage}
                ></homeward-message>`
              : nothing}
            ${seen?.pair ? html`<homeward-pair .pair=${seen.pair}></homeward-pair>` : nothing}
            <homeward-forms class="no-print" .forms=${this.forms}></homeward-forms>
            <homeward-notes .view=${view}></homeward-notes>
          </div>
          <div class="known" @homeward-asked=${this.setQuestion}>
            <homeward-known .view=${view} .vocabulary=${core.vocabulary} .notKnown=${this.notKnown}></homeward-known>
          </div>
        </div>
      </main>
      <footer>
        ${sides.map(
          ({ protocol }) => html`<p>${protocol.source}. Read against the text on ${protocol.reviewed}; version ${protocol.version}, <span class="digest">${protocol.digest}</span>.</p>`,
        )}
        <p>It advises; people decide.</p>
      </footer>
    `;
  }

  private failed(failure: CoreFailure): TemplateResult {
    return html`<main class="failed">
      <h1><b>Homeward</b></h1>
      <h2>Homeward cannot run here. Use the paper protocol.</h2>
      <p>This page works nothing out and shows no answer, because a part of it could not be started. Nothing that you entered was sent or stored.</p>
      ${failure.contacts.length > 0
        ? html`<h2>Contacts that the protocol names</h2>
            <ul>
              ${failure.contacts.map(contact)}
            </ul>`
        : nothing}
      <h2>For those who look after this page</h2>
      <p class="digest">${failure.reason}</p>
    </main>`;
  }

  private take = (event: CustomEvent<HomewardEvents["homeward-answered"]>): void => {
    const { name, value, event: isEvent } = event.detail;
    const before = this.view?.headline;
    const [current, notKnown] = [this.current, this.notKnown];
    const others = new Set(this.notKnown);
    if (value === null) others.add(name);
    else others.delete(name);
    this.notKnown = others;
    this.current = null;
    this.turn += 1;
    if (this.show(withAnswer(this.caseFile, name, isEvent, value))) {
      const after = this.view?.headline;
      this.news = before?.words === after?.words && before?.beside === after?.beside ? "Answer saved." : `Answer saved. Now: ${after?.words ?? ""}. ${after?.beside ?? ""}`;
      void this.focusQuestion();
      return;
    }
    [this.current, this.notKnown] = [current ?? name, notKnown];
    this.turn -= 1;
    void this.focusProblem();
  };

  private setQuestion = (event: CustomEvent<HomewardEvents["homeward-asked"]>): void => {
    this.current = event.detail.name;
    this.turn += 1;
    this.refused = [];
    this.wrong = false;
    this.ask();
    void this.focusQuestion();
  };

  private tellWrong = (event: CustomEvent<HomewardEvents["homeward-wrong"]>): void => {
    this.wrong = event.detail.wrong;
  };

  private openForm = (event: CustomEvent<HomewardEvents["homeward-form-opened"]>): void => {
    this.formOpen = event.detail.form;
    this.marked = null;
    void this.updateComplete.then(() => {
      scrollTo(0, 0);
      this.renderRoot.querySelector("homeward-form")?.focus();
    });
  };

  private closeForm = (): void => {
    const form = this.formOpen ?? "";
    this.formOpen = null;
    this.wrong = false;
    if (this.core && this.seen) this.listForms(this.core, this.seen);
    void this.updateComplete.then(() => this.renderRoot.querySelector("homeward-forms")?.focusForm(form));
  };

  private keepDraft = (event: CustomEvent<HomewardEvents["homeward-form-change"]>): void => {
    this.drafts.keep(event.detail.form, event.detail.value);
    this.requestUpdate();
  };

  private completeForm = (event: CustomEvent<HomewardEvents["homeward-form-complete"]>): void => {
    const { form, value } = event.detail;
    if (!this.show(event.detail.case)) {
      event.preventDefault();
      return;
    }
    this.drafts.keep(form, value, true);
  };

  private open = (event: CustomEvent<HomewardEvents["homeward-act-opened"]>): void => {
    const opened = new Set(this.opened);
    if (event.detail.open) opened.add(event.detail.key);
    else opened.delete(event.detail.key);
    this.opened = opened;
  };

  private seek = (event: CustomEvent<HomewardEvents["homeward-act-sought"]>): void => {
    this.opened = new Set([...this.opened, event.detail.key]);
    void this.updateComplete.then(() => this.duties()?.focusAct(event.detail.key));
  };

  private markDone = (event: CustomEvent<HomewardEvents["homeward-act-done"]>): void => {
    const { key, title, settles } = event.detail;
    const after = this.actAfter(key);
    if (this.show(withDone(this.caseFile, settles, this.asOf))) this.say({ words: `Done: ${title}`, at: this.asOf, atWords: this.wordsOf(settles), ids: settles, after, key });
  };

  private takeBack = (event: CustomEvent<HomewardEvents["homeward-act-undone"]>): void => {
    this.undo(event.detail.ids, event.detail.title, null);
  };

  private takeLastBack = (): void => {
    if (this.marked) this.undo(this.marked.ids, this.marked.words.replace(/^Done: /, ""), this.marked.key);
  };

  private undo(ids: readonly string[], title: string, key: string | null): void {
    if (!this.show(withoutDone(this.caseFile, ids))) return;
    const back = key ?? this.acts().find((act) => act.clauses.some((clause) => ids.includes(clause.id)))?.key ?? null;
    this.say({ words: `Taken back: ${title}`, at: null, atWords: "", ids: [], after: back, key: back ?? "" });
  }

  private changeTime = (event: CustomEvent<HomewardEvents["homeward-time-changed"]>): void => {
    const { marked } = this;
    if (!marked) return;
    const { at } = event.detail;
    if (this.show(withDone(withoutDone(this.caseFile, marked.ids), marked.ids, at))) this.say({ ...marked, at, atWords: this.wordsOf(marked.ids) });
  };

  private closeMessage = (): void => {
    const after = this.marked?.after ?? null;
    this.marked = null;
    void this.updateComplete.then(async () => {
      const found = after !== null && (await this.duties()?.focusAct(after));
      if (!found) await this.duties()?.focusHeading();
    });
  };

  private say(marked: Marked): void {
    this.marked = marked;
    void this.updateComplete.then(() => this.renderRoot.querySelector("homeward-message")?.focusMessage());
  }

  private wordsOf(ids: readonly string[]): string {
    return this.view?.carried_out.findLast((one) => ids.includes(one.id))?.words ?? "";
  }

  private acts(): Act[] {
    return this.view?.groups.flatMap((group) => group.acts) ?? [];
  }

  private actAfter(key: string): string | null {
    const acts = this.acts();
    return acts[acts.findIndex((act) => act.key === key) + 1]?.key ?? null;
  }

  private setAuthorities = (event: CustomEvent<HomewardEvents["homeward-authorities-set"]>): void => {
    [this.current, this.opened, this.marked] = [null, new Set(), null];
    this.overdue = new Set();
    this.turn += 1;
    const { home, host } = event.detail;
    void this.go(home, host).then(() => {
      if (this.view) this.news = `Now by ${this.seen?.sides.map((side) => side.protocol.short_name).join(" and ") ?? ""}: ${this.view.headline.words}`;
    });
  };

  private setClock = (event: CustomEvent<HomewardEvents["homeward-clock-set"]>): void => {
    this.live = event.detail.live;
    this.asOf = this.live ? nowText() : EXAMPLE_MOMENT;
    this.show(this.caseFile);
    this.clock.wait();
  };

  private setCase = (event: CustomEvent<HomewardEvents["homeward-case-set"]>): void => {
    const { caseFile, text } = event.detail;
    const example = caseFile === EXAMPLE;
    const before = [this.live, this.asOf] as const;
    // A case of one's own runs by the real clock, the example by its own moment.
    this.live = !example;
    this.asOf = example ? EXAMPLE_MOMENT : nowText();
    [this.current, this.notKnown, this.opened, this.marked] = [null, new Set(), new Set(), null];
    this.turn += 1;
    this.overdue = new Set();
    const drafts = this.drafts;
    // What was written about one child must not stand in the forms of another.
    this.drafts = new Drafts();
    if (this.show(caseFile, text)) {
      this.example = example;
      this.clock.wait();
      void this.focusQuestion();
      return;
    }
    [this.live, this.asOf] = before;
    this.drafts = drafts;
    void this.focusProblem();
  };

  /** Shows the case at another moment, and leaves the focus where it was. */
  async advance(now: string): Promise<void> {
    const held = deepest();
    this.asOf = now;
    this.show(this.caseFile);
    await this.updateComplete;
    await this.duties()?.updateComplete;
    if (!held || deepest() === held) return;
    if (held.isConnected) held.focus();
    else await this.duties()?.focusHeading();
  }

  private duties(): Duties | null {
    return this.renderRoot.querySelector("homeward-duties");
  }

  private async focusQuestion(): Promise<void> {
    await this.updateComplete;
    await this.renderRoot.querySelector("homeward-question")?.focusQuestion();
  }

  private async focusProblem(): Promise<void> {
    await this.updateComplete;
    await this.renderRoot.querySelector("homeward-question")?.focusProblem();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "homeward-app": HomewardApp;
  }
}
