import { html, nothing, unsafeCSS, type PropertyDeclarations, type PropertyValues, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { repeat } from "lit/directives/repeat.js";
import type { Assessment } from "../assessment/element";
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
import { Room } from "../shared/room";
import { TypedWithin } from "../shared/typed";
import { changedNames, isEmpty } from "./changed";
import { Correction } from "./correction";
import { Drafts } from "./drafts";
import { fileText } from "./file";
import { formsOf } from "./forms";
import { answers } from "./answers";
import { formPage } from "./form-page";
import { compared, sidesOf, type Side, type Sides, type WholeProtocol } from "./sides";
import { renamed } from "./own-case";
import { repeatWords, repeatsBy, type RepeatsBy } from "./repeat-words";
import style from "./style.scss?inline";
import { Sight } from "./sight";
import { tabList } from "./tab-list";
import { TABS, type Desk } from "./tabs";

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
 * @fires homeward-typed when something is typed that is not noted, and is in no file, and when all is
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
    changesOpen: { state: true },
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
  /** The authority of which is shown what would change its answer. */
  declare private changesOpen: string | null;

  private sides: Sides | null = null;
  private drafts = new Drafts();
  private callDrafts = new CallDrafts();
  private readonly typed = new TypedWithin(this, () => this.callDrafts.typed);
  /** Which child it is, of those that were shown here one after another. */
  private child = 0;
  private readonly changes = new Later<Changes>(this);
  private readonly repeats = new Later<readonly RepeatsBy[]>(this);
  private forms: readonly Entry[] = [];
  /** The views that were looked at, for those that go on behind others. */
  private visited: ReadonlySet<string> = new Set(["due"]);
  private lastView: View | null = null;
  /** Whether the first facts were just entered, and the answers are looked at. */
  private answersFirst = false;
  private formsByDuty: ReadonlyMap<string, ListedForm> = new Map();
  private readonly correction = new Correction(this);
  private readonly narrow = new Room(this, NARROW);

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
    this.changesOpen = null;
    new Sight(this, "homeward-assessment");
  }

  /** All that a person has entered here. */
  get record(): Entered {
    return { case: this.case, asked: this.asked, told: this.told, forms: this.drafts.answers, pictures: this.drafts.pictures };
  }

  /** The text of a file that holds it, and by whose protocols; it can be opened again under the same authorities. */
  get file(): string {
    return this.sides ? fileText(this.sides.part(this.record), this.sides.packs, this.asOf) : "";
  }

  /**
   * Shows another child's case from now on: nothing of the last one is kept open, in a draft or in a message. The pictures of its
   * forms follow; what comes back is false where one of them cannot be read.
   */
  async begin(record: Entered): Promise<boolean> {
    this.case = record.case;
    this.asked = record.asked;
    this.told = record.told;
    this.drafts = new Drafts(record.forms, record.pictures);
    this.callDrafts = new CallDrafts();
    this.typed.forget();
    this.child += 1;
    this.changes.forget();
    this.repeats.forget();
    this.correction.forget();
    [this.changesOpen, this.visited] = [null, new Set(["due"])];
    [this.tab, this.formOpen, this.started, this.wrong, this.news] = ["due", null, false, false, ""];
    this.duties()?.reset();
    this.questions()?.reset();
    if (!this.drafts.waits) return true;
    const whole = await this.drafts.readPictures();
    this.requestUpdate();
    return whole;
  }

  /** Moves the focus to what is to be done first: the start of an empty case, or the question. */
  async focusFirst(): Promise<void> {
    await this.updateComplete;
    await (this.renderRoot.querySelector("homeward-start")?.focusHeading() ?? this.questions()?.focusQuestion());
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
    if (others) {
      const before = this.sides?.all ?? [];
      this.sides = this.protocol ? sidesOf(this.protocol, this.host && this.host.id !== this.protocol.id ? this.host : null) : null;
      this.case = renamed(this.case, before.map(({ of }) => of), (this.sides?.all ?? []).map(({ of }) => of));
    }
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
    if (!this.view) return;
    // The list of what is due says it itself, where it is shown.
    const words = this.formOpen === null || changed.has("case") ? "" : newlyOverdue(this.lastView, this.view);
    this.lastView = this.view;
    // The answers of another authority came beside those that are looked at: all stay in the window.
    if (this.answersFirst && changed.has("host") && this.shadowRoot?.activeElement === this.answers()) void this.updateComplete.then(() => this.answers()?.focusAnswers());
    if (words) this.announce(words);
    const title = this.formOpen === null ? this.view.headline.words : (this.forms.find((form) => form.id === this.formOpen)?.title ?? "Form");
    tell(this, "homeward-shown", { title, tab: this.tab, wrong: this.wrong, starting: this.starting(), form: this.formOpen, view: this.view });
  }

  /** Whether the first facts are still to be given. */
  private starting(): boolean {
    return !this.started && isEmpty(this.case);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { sides, view } = this;
    // What is refused can be asked for nothing else either.
    if (!sides || !view || this.refused.length > 0) return this.refusal();
    const form = this.formOpen === null ? undefined : sides.all.find(({ id }) => this.formOpen?.startsWith(`${id}/`));
    if (!form || this.formOpen === null) return this.workspace(sides, view);
    const page = formPage({
      side: form,
      form: this.formOpen,
      draft: this.drafts.of(this.formOpen),
      case: this.case,
      asOf: this.asOf,
      back: view.headline.words,
      close: this.closeForm,
      keep: this.keepDraft,
      complete: this.completeForm,
      wrong: this.tellWrong,
    });
    return html`${page} ${this.status()}`;
  }

  private workspace(sides: Sides, view: View): TemplateResult {
    const [home, ...others] = sides.all;
    const start = this.starting();
    const { case: caseFile, asOf, stays } = this;
    const given = { sides, case: caseFile, asOf, stays, open: this.changesOpen, changes: this.changesOf, show: this.showChanges, call: this.goToCalls };
    const beside = others.map((side) => answers(given, side));
    return html`
      <div
        class="whole ${this.tab === "handover" || this.tab === "plan" ? "sheet" : ""}"
        @homeward-case-change=${this.take}
        @homeward-unanswered-change=${this.takeAsked}
        @homeward-news=${this.takeNews}
        @homeward-typed=${this.typed.take}
        @homeward-asked=${this.askQuestion}
        @homeward-act-sought=${this.seek}
        @homeward-form-opened=${this.openForm}
        @homeward-form-change=${this.keepDraft}
        @homeward-form-complete=${this.completeForm}
        @homeward-told=${this.takeTold}
        @homeward-told-undone=${this.takeToldBack}
        @homeward-wrong=${this.tellWrong}
      >
        ${home ? answers(given, home) : nothing} ${this.narrow.fits ? nothing : beside} ${this.status()}
        <div class="work ${others.length > 0 ? "two" : ""}">
          <section class="question no-print" aria-label="Question">
            ${start
              ? keyed(
                  this.child,
                  html`<homeward-start
                    .authorities=${this.authorities}
                    .home=${this.protocol?.id ?? ""}
                    .host=${this.host?.id ?? null}
                    .now=${this.asOf}
                    @homeward-started=${this.begun}
                  ></homeward-start>`,
                )
              : html`<homeward-questions .protocol=${sides.whole} .case=${this.case} .asOf=${this.asOf} .asked=${this.asked}></homeward-questions>`}
          </section>
          ${this.narrow.fits ? beside : nothing} ${this.views(sides, view)}
          <div class="known" part="known"><homeward-known .view=${view} .vocabulary=${vocabularyOf(sides.whole)}>${this.repeatWords(sides)}</homeward-known></div>
        </div>
        <footer>
          ${sides.all.map((side) => this.source(side.view(this.case, view.as_of)))}
          <p>It advises; people decide.</p>
        </footer>
      </div>
    `;
  }

  /** What repeats call for, before they do: beside the earlier episodes. */
  private repeatWords(sides: Sides): TemplateResult {
    const { case: caseFile, asOf } = this;
    const all = this.refused.length > 0 ? [] : this.repeats.of([sides, caseFile, asOf], () => repeatsBy(sides, caseFile, asOf));
    return repeatWords(all ?? [], this.goToHistory);
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
      ${this.correction.render(sides, this.case, this.asOf, this.closeMoved)}
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
    if (this.sides) this.correction.note(before, this.case, event.detail.changed, labelsOf(this.sides.whole));
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
    // What was entered is answered; where nothing was, the question comes first.
    this.answersFirst = changed.length > 0;
    void (this.answersFirst ? this.updateComplete.then(() => this.answers()?.focusAnswers()) : this.focusFirst());
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
    void this.updateComplete.then(() => (this.tab === "due" ? this.duties()?.focusForm(form) : this.renderRoot.querySelector("homeward-forms")?.focusForm?.(form)));
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
    if (this.sides) this.correction.note(before, this.case, changed, labelsOf(this.sides.whole));
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
    // Where it is still being fetched, its place says so.
    void this.updateComplete.then(() => this.renderRoot.querySelector("homeward-calls")?.focusCall?.());
  };

  private goToHistory = (): void => {
    this.choose("history");
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>("#tab-history")?.focus());
  };

  private readonly changesOf = (side: Side): Changes | null => {
    const { case: caseFile, asOf } = this;
    return this.changes.of([side, caseFile, asOf], () => side.changes(caseFile, asOf));
  };

  private readonly showChanges = (side: string | null): void => {
    const before = this.changesOpen;
    this.changesOpen = side;
    // What had the focus is gone with it.
    if (side === null) void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(`[aria-controls="changes-${before ?? ""}"]`)?.focus());
  };

  private closeMoved = (): void => {
    this.correction.forget();
    void this.focusFirst();
  };

  private answers(): Assessment | null {
    return this.renderRoot?.querySelector("homeward-assessment") ?? null;
  }

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
