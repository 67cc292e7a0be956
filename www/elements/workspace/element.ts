import { html, nothing, unsafeCSS, type PropertyDeclarations, type PropertyValues, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Authority } from "../authorities/element";
import type { Duties } from "../duties/element";
import { newlyOverdue } from "../duties/overdue";
import type { ReadHistory } from "../history/element";
import type { ListedForm } from "../form/types";
import type { Entry } from "../forms/element";
import { formsByDuty } from "../forms/order";
import type { Questions } from "../questions/element";
import { CaseElement, labelsOf, vocabularyOf, type CaseProtocol } from "../shared/asking";
import { ask, tell, type Entered, type HomewardEvents } from "../shared/events";
import { govuk } from "../shared/govuk";
import type { AskedAlready, CaseFile, Changes, PairView, Told, View } from "../shared/types";
import { CallDrafts } from "../calls/drafts";
import { Later } from "../shared/later";
import { changedNames, correctedTime, isEmpty } from "./changed";
import { Drafts } from "./drafts";
import { fileText } from "./file";
import { formsOf } from "./forms";
import { compared, sidesOf, type Side, type Sides, type WholeProtocol } from "./sides";
import { repeatWords, repeatsBy, type RepeatsBy } from "./repeat-words";
import style from "./style.scss?inline";
import { tabList } from "./tab-list";
import { TABS, type Desk } from "./tabs";

/** What the answers of either side are headed by, where two protocols are asked. */
const SIDES = ["is responsible for the child", "is where the child is placed"];
/** From which room on the question stands beside the work; style.scss asks the same. */
const NARROW = "(max-width: 56.25em)";

/**
 * One child on one screen: three answers on top, one question at a time, what is due and all other views of the case as tabs.
 * It works out nothing, stores nothing and sends nothing.
 *
 * @csspart known - What is known so far.
 * @csspart views - The views of the case, one a tab.
 * @fires homeward-case-change when a person changes the case; shown unless a listener prevents it
 * @fires homeward-record-change with all that was entered, whenever any of it changes
 * @fires homeward-duty-done when a duty is marked done
 * @fires homeward-authorities-set when other authorities are chosen at the start of a case
 * @fires homeward-shown with the title of what is shown
 */
export class Workspace extends CaseElement {
  static override styles = [govuk, unsafeCSS(style)];
  static override properties: PropertyDeclarations = {
    host: { attribute: false },
    asked: { attribute: false },
    told: { attribute: false },
    authorities: { attribute: false },
    load: { attribute: false },
    readHistory: { attribute: false },
    stays: { type: Boolean },
    tab: { state: true },
    formOpen: { state: true },
    started: { state: true },
    wrong: { state: true },
    narrow: { state: true },
    changesOpen: { state: true },
    corrected: { state: true },
  };

  /** The protocol of the authority that is responsible for the child. */
  declare protocol: WholeProtocol | null;
  /** That of the authority in whose area the child is placed, if another. */
  declare host: WholeProtocol | null;
  /** The questions that brought no answer, and when. */
  declare asked: readonly AskedAlready[];
  /** Who was told, and what they said. */
  declare told: readonly Told[];
  /** The authorities that can be chosen at the start, and compared; none where the page has settled that. */
  declare authorities: readonly Authority[];
  /** Gets the protocol of an authority by its id, to compare. */
  declare load: ((id: string) => Promise<WholeProtocol>) | null;
  /** Reads a table of earlier episodes that was pasted: `readHistory` of the package. */
  declare readHistory: ReadHistory | null;
  /** Whether the answers stay in sight while the page scrolls: where the workspace has the page for itself. */
  declare stays: boolean;
  declare private tab: string;
  /** The form that is shown in place of the workspace. */
  declare private formOpen: string | null;
  /** Whether the first facts were given or declined. */
  declare private started: boolean;
  declare private wrong: boolean;
  declare private narrow: boolean;
  /** The authority of which is shown what would change its answer. */
  declare private changesOpen: string | null;
  /** The time that was corrected last, with the case before. */
  declare private corrected: { label: string; before: CaseFile } | null;

  private sides: Sides | null = null;
  private drafts = new Drafts();
  private callDrafts = new CallDrafts();
  private readonly changes = new Later<Changes>(this);
  private readonly repeats = new Later<readonly RepeatsBy[]>(this);
  private forms: readonly Entry[] = [];
  /** The views that were looked at, for those that go on behind others. */
  private visited: ReadonlySet<string> = new Set(["due"]);
  private lastView: View | null = null;
  private formsByDuty: ReadonlyMap<string, ListedForm> = new Map();
  private readonly width = matchMedia(NARROW);
  private readonly sizes = new ResizeObserver(() => this.keepFocusInSight());

  constructor() {
    super();
    this.host = null;
    this.asked = [];
    this.told = [];
    this.authorities = [];
    this.load = null;
    this.readHistory = null;
    this.stays = false;
    this.tab = "due";
    this.formOpen = null;
    this.started = false;
    this.wrong = false;
    this.narrow = this.width.matches;
    this.changesOpen = null;
    this.corrected = null;
  }

  /** All that a person has entered here. */
  get record(): Entered {
    return { case: this.case, asked: this.asked, told: this.told, forms: this.drafts.answers };
  }

  /** The text of a file that holds it, and by whose protocols; it can be opened again under the same authorities. */
  get file(): string {
    return this.sides ? fileText(this.sides.own(this.record), this.sides.packs, this.asOf) : "";
  }

  /** Shows another child's case from now on: nothing of the last one is kept open, in a draft or in a message. */
  begin(record: Entered): void {
    this.case = record.case;
    this.asked = record.asked;
    this.told = record.told;
    this.drafts = new Drafts(record.forms);
    this.callDrafts = new CallDrafts();
    this.changes.forget();
    this.repeats.forget();
    [this.changesOpen, this.corrected, this.visited] = [null, null, new Set(["due"])];
    [this.tab, this.formOpen, this.started, this.wrong, this.news] = ["due", null, false, false, ""];
    this.duties()?.reset();
    this.questions()?.reset();
  }

  /** Moves the focus to what is to be done first: the start of an empty case, or the question. */
  async focusFirst(): Promise<void> {
    await this.updateComplete;
    await (this.renderRoot.querySelector("homeward-start")?.focusHeading() ?? this.questions()?.focusQuestion());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.width.addEventListener("change", this.fit);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.width.removeEventListener("change", this.fit);
    this.sizes.disconnect();
  }

  protected override asking(): CaseProtocol | null {
    return this.sides?.whole ?? null;
  }

  protected override focusAfterMinute(): void {
    void this.duties()?.focusHeading();
  }

  protected override async getUpdateComplete(): Promise<boolean> {
    const complete = await super.getUpdateComplete();
    await Promise.all([this.duties()?.updateComplete, this.questions()?.updateComplete]);
    return complete;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const others = changed.has("protocol") || changed.has("host");
    if (others) this.sides = this.protocol ? sidesOf(this.protocol, this.host && this.host.id !== this.protocol.id ? this.host : null) : null;
    super.willUpdate(changed);
    if (changed.has("host") && !changed.has("protocol")) this.look();
    if (others && changed.get("protocol")) {
      this.duties()?.reset();
      this.questions()?.reset();
    }
    if (this.sides && this.view && this.refused.length === 0) {
      this.forms = formsOf(this.sides, this.case, this.asOf, this.drafts);
      this.formsByDuty = formsByDuty(this.forms);
    }
  }

  protected override updated(changed: PropertyValues<this>): void {
    const answers = this.renderRoot.querySelector("homeward-assessment");
    if (answers) this.sizes.observe(answers);
    if (!this.view) return;
    // The list of what is due says it itself, where it is shown.
    const words = this.formOpen === null || changed.has("case") ? "" : newlyOverdue(this.lastView, this.view);
    this.lastView = this.view;
    if (words) this.announce(words);
    const title = this.formOpen === null ? this.view.headline.words : (this.forms.find((form) => form.id === this.formOpen)?.title ?? "Form");
    tell(this, "homeward-shown", { title, tab: this.tab, wrong: this.wrong, starting: this.starting(), form: this.formOpen, view: this.view });
  }

  /** Whether the first facts are still to be given. */
  private starting(): boolean {
    return !this.started && isEmpty(this.case);
  }

  /** The answers stay on top: what is scrolled to must not hide under them. */
  private keepFocusInSight(): void {
    const answers = this.renderRoot.querySelector("homeward-assessment");
    if (!answers || !this.stays) return;
    const covers = getComputedStyle(answers).position === "sticky" ? answers.offsetHeight : 0;
    document.documentElement.style.scrollPaddingTop = `${covers + 12}px`;
    document.documentElement.style.scrollPaddingBottom = "6rem";
  }

  protected override render(): TemplateResult | typeof nothing {
    const { sides, view } = this;
    // What is refused can be asked for nothing else either.
    if (!sides || !view || this.refused.length > 0) return this.refusal();
    const form = this.formOpen === null ? undefined : sides.all.find(({ id }) => this.formOpen?.startsWith(`${id}/`));
    return form && this.formOpen !== null ? this.formPage(this.formOpen, form, view) : this.workspace(sides, view);
  }

  private formPage(form: string, side: Side, view: View): TemplateResult {
    const draft = this.drafts.of(form);
    return html`
      <p class="way no-print"><button type="button" class="link" @click=${this.closeForm}>Back to the case: ${view.headline.words}</button></p>
      <homeward-form
        class="form"
        .protocol=${side}
        .form=${form}
        .case=${this.case}
        .asOf=${this.asOf}
        .value=${draft.value}
        .memory=${draft.memory}
        @homeward-form-change=${this.keepDraft}
        @homeward-form-complete=${this.completeForm}
        @homeward-wrong=${this.tellWrong}
      ></homeward-form>
      ${this.status()}
    `;
  }

  private workspace(sides: Sides, view: View): TemplateResult {
    const [home, ...others] = sides.all;
    const start = this.starting();
    return html`
      <div
        class="whole ${this.tab === "handover" || this.tab === "plan" ? "sheet" : ""}"
        @homeward-case-change=${this.take}
        @homeward-unanswered-change=${this.takeAsked}
        @homeward-news=${this.takeNews}
        @homeward-asked=${this.askQuestion}
        @homeward-act-sought=${this.seek}
        @homeward-form-opened=${this.openForm}
        @homeward-form-change=${this.keepDraft}
        @homeward-form-complete=${this.completeForm}
        @homeward-told=${this.takeTold}
        @homeward-told-undone=${this.takeToldBack}
        @homeward-wrong=${this.tellWrong}
      >
        ${home ? this.answers(home, sides, 0) : nothing} ${this.narrow ? nothing : others.map((side) => this.answers(side, sides, 1))} ${this.status()}
        <div class="work ${others.length > 0 ? "two" : ""}">
          <section class="question no-print" aria-label="Question">
            ${start
              ? html`<homeward-start
                  .authorities=${this.authorities}
                  .home=${this.protocol?.id ?? ""}
                  .host=${this.host?.id ?? null}
                  .now=${this.asOf}
                  @homeward-started=${this.begun}
                ></homeward-start>`
              : html`<homeward-questions .protocol=${sides.whole} .case=${this.case} .asOf=${this.asOf} .asked=${this.asked}></homeward-questions>`}
          </section>
          ${this.narrow ? others.map((side) => this.answers(side, sides, 1)) : nothing} ${this.views(sides, view)}
          <div class="known" part="known"><homeward-known .view=${view} .vocabulary=${vocabularyOf(sides.whole)}>${this.repeatWords(sides)}</homeward-known></div>
        </div>
        <footer>
          ${sides.all.map((side) => this.source(side.view(this.case, view.as_of)))}
          <p>It advises; people decide.</p>
        </footer>
      </div>
    `;
  }

  private answers(side: Side, { all }: Sides, place: number): TemplateResult {
    const open = this.changesOpen === side.id;
    return html`<homeward-assessment
      class=${all.length === 1 && this.stays ? "stays" : ""}
      .protocol=${side}
      .case=${this.case}
      .asOf=${this.asOf}
      .side=${all.length > 1 ? (SIDES[place] ?? "") : ""}
    >
        <p slot="what" class="no-print">
          <button type="button" class="link" aria-expanded=${open ? "true" : "false"} aria-controls=${`changes-${side.id}`} @click=${() => (this.changesOpen = open ? null : side.id)}>What would change this</button>
        </p>
        <p slot="whom" class="no-print"><button type="button" class="link" @click=${this.goToCalls}>Words for the call</button></p>
      </homeward-assessment>
      <div id=${`changes-${side.id}`} class="changes" ?hidden=${!open}>${open ? this.whatWouldChange(side) : nothing}</div>`;
  }

  private whatWouldChange(side: Side): TemplateResult {
    const { case: caseFile, asOf } = this;
    const changes = this.changes.of([side, caseFile, asOf], () => side.changes(caseFile, asOf));
    return html`${changes ? html`<homeward-changes .changes=${changes}></homeward-changes>` : html`<p>Working it out …</p>`}
      <button type="button" class="small" @click=${() => this.closeChanges(side.id)}>Close<span class="govuk-visually-hidden"> what would change this</span></button>`;
  }

  /** What repeats call for, before they do: beside the earlier episodes. */
  private repeatWords(sides: Sides): TemplateResult {
    const { case: caseFile, asOf } = this;
    const all = this.refused.length > 0 ? [] : this.repeats.of([sides, caseFile, asOf], () => repeatsBy(sides, caseFile, asOf));
    return repeatWords(all ?? [], this.goToHistory);
  }

  /** What moved since a time was corrected. */
  private moved(sides: Sides): TemplateResult | typeof nothing {
    if (!this.corrected) return nothing;
    const { label, before } = this.corrected;
    const all = sides.all.map((side) => ({ authority: sides.all.length > 1 ? side.view(this.case, this.asOf).protocol.short_name : null, moved: side.moved(before, this.case, this.asOf) }));
    return html`<homeward-moved .all=${all} .label=${label} @homeward-moved-closed=${this.closeMoved}></homeward-moved>`;
  }

  private views(sides: Sides, view: View): TemplateResult {
    const desk: Desk = {
      sides,
      view,
      case: this.case,
      asOf: this.asOf,
      record: this.record,
      callDrafts: this.callDrafts,
      drafts: this.drafts,
      readHistory: this.readHistory,
      forms: this.forms,
      formsByDuty: this.formsByDuty,
      authorities: this.load ? this.authorities : [],
      compare: this.compare,
    };
    const offered = TABS.filter((tab) => tab.offered(desk));
    const chosen = offered.find((tab) => tab.key === this.tab) ?? offered[0];
    if (!chosen) return html``;
    return html`<div class="views" part="views">
      ${this.moved(sides)}
      ${tabList(
        offered.map((tab) => ({ key: tab.key, title: tab.title(desk) })),
        chosen.key,
        this.choose,
      )}
      ${repeat(
        offered.filter((tab) => tab === chosen || (tab.goesOn && this.visited.has(tab.key))),
        (tab) => tab.key,
        (tab) => html`<div id=${`panel-${tab.key}`} class="panel" role="tabpanel" aria-labelledby=${`tab-${tab.key}`} ?hidden=${tab !== chosen}>${tab.render(desk)}</div>`,
      )}
    </div>`;
  }

  private source({ protocol }: View): TemplateResult {
    return html`<p>${protocol.source}. Read against the text on ${protocol.reviewed}; version ${protocol.version}, <span class="digest">${protocol.digest}</span>.</p>`;
  }

  private readonly compare = async (first: string, second: string, caseFile: CaseFile, asOf: string): Promise<PairView> => {
    if (!this.load) throw new Error("no other protocol is at hand");
    const [one, other] = await Promise.all([this.load(first), this.load(second)]);
    return compared(one, other, caseFile, asOf);
  };

  // What the elements tell.

  private take = (event: CustomEvent<HomewardEvents["homeward-case-change"]>): void => {
    event.stopPropagation();
    event.preventDefault();
    const before = this.case;
    if (this.change(event.detail.case, event.detail.changed).length > 0) return;
    const label = this.sides && this.case !== before ? correctedTime(before, this.case, event.detail.changed, labelsOf(this.sides.whole)) : null;
    this.corrected = label === null ? null : { label, before };
    this.keep();
  };

  private takeAsked = (event: CustomEvent<HomewardEvents["homeward-unanswered-change"]>): void => {
    event.stopPropagation();
    event.preventDefault();
    if (!ask(this, "homeward-unanswered-change", event.detail)) return;
    this.asked = event.detail.asked;
    this.keep();
  };

  private takeTold = (event: CustomEvent<HomewardEvents["homeward-told"]>): void => {
    const { id, at } = event.detail;
    const others = this.told.filter((one) => one.id !== id || one.at !== at);
    this.told = [...others, event.detail];
    this.keep();
  };

  private takeToldBack = (event: CustomEvent<HomewardEvents["homeward-told-undone"]>): void => {
    this.told = this.told.filter(({ id, at }) => id !== event.detail.id || at !== event.detail.at);
    this.keep();
  };

  private takeNews = (event: CustomEvent<HomewardEvents["homeward-news"]>): void => {
    event.stopPropagation();
    event.preventDefault();
    this.announce(event.detail.words);
  };

  private tellWrong = (event: CustomEvent<HomewardEvents["homeward-wrong"]>): void => {
    this.wrong = event.detail.wrong;
  };

  private begun = (event: CustomEvent<HomewardEvents["homeward-started"]>): void => {
    const { case: caseFile, home, host } = event.detail;
    const changed = changedNames(this.case, caseFile);
    const refused = changed.length > 0 ? this.change(caseFile, changed) : [];
    if (refused.length > 0) {
      // What was typed stays where it was typed.
      this.announce(refused.join(" "));
      return;
    }
    this.started = true;
    this.keep();
    if (home !== this.protocol?.id || host !== (this.host?.id ?? null)) tell(this, "homeward-authorities-set", { home, host });
    void this.focusFirst();
  };

  private askQuestion = (event: CustomEvent<HomewardEvents["homeward-asked"]>): void => {
    this.started = true;
    void this.updateComplete.then(() => this.questions()?.ask(event.detail.name));
  };

  private seek = (event: CustomEvent<HomewardEvents["homeward-act-sought"]>): void => {
    this.tab = "due";
    void this.updateComplete.then(() => this.duties()?.focusAct(event.detail.key, true));
  };

  private openForm = (event: CustomEvent<HomewardEvents["homeward-form-opened"]>): void => {
    this.formOpen = event.detail.form;
    void this.updateComplete.then(() => {
      scrollTo(0, 0);
      this.renderRoot.querySelector("homeward-form")?.focus();
    });
  };

  private closeForm = (): void => {
    const form = this.formOpen ?? "";
    [this.formOpen, this.wrong] = [null, false];
    void this.updateComplete.then(() => (this.tab === "due" ? this.duties()?.focusForm(form) : this.renderRoot.querySelector("homeward-forms")?.focusForm(form)));
  };

  private keepDraft = (event: CustomEvent<HomewardEvents["homeward-form-change"]>): void => {
    this.drafts.keep(event.detail.form, event.detail.value);
    this.keep();
    this.requestUpdate();
  };

  private completeForm = (event: CustomEvent<HomewardEvents["homeward-form-complete"]>): void => {
    const { form, value, case: caseFile } = event.detail;
    const before = this.case;
    const changed = changedNames(before, caseFile);
    if (this.change(caseFile, changed).length > 0) {
      event.preventDefault();
      return;
    }
    // A form can correct a time as well as a question can.
    const label = this.sides ? correctedTime(before, this.case, changed, labelsOf(this.sides.whole)) : null;
    if (label !== null) this.corrected = { label, before };
    this.drafts.keep(form, value, true);
    this.keep();
  };

  private keep(): void {
    tell(this, "homeward-record-change", { record: this.record });
  }

  private readonly choose = (tab: string): void => {
    this.tab = tab;
    this.visited = new Set([...this.visited, tab]);
  };

  private goToCalls = (): void => {
    this.tab = "calls";
    void this.updateComplete.then(() => this.renderRoot.querySelector("homeward-calls")?.focusCall());
  };

  private goToHistory = (): void => {
    this.choose("history");
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>("#tab-history")?.focus());
  };

  private closeChanges(side: string): void {
    this.changesOpen = null;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(`[aria-controls="changes-${side}"]`)?.focus());
  }

  private closeMoved = (): void => {
    this.corrected = null;
    void this.focusFirst();
  };

  private fit = (): void => {
    this.narrow = this.width.matches;
  };

  private duties(): Duties | null {
    return this.renderRoot?.querySelector("homeward-duties") ?? null;
  }

  private questions(): Questions | null {
    return this.renderRoot?.querySelector("homeward-questions") ?? null;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "homeward-workspace": Workspace;
  }
}
