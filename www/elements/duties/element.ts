import { html, nothing, unsafeCSS, type PropertyDeclarations, type PropertyValues, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Act, FormOfAct } from "../act/element";
import type { LastAct, Message } from "../message/element";
import { CaseElement, labelsOf } from "../shared/asking";
import { tell, type HomewardEvents } from "../shared/events";
import { unfoldedAfter } from "../shared/fold";
import { govuk } from "../shared/govuk";
import type { Act as ActView, CaseFile, Group, View } from "../shared/types";
import { withDone, withoutDone } from "./done";
import { newlyOverdue } from "./overdue";
import style from "./style.scss?inline";

/** The groups that always stand open: what presses. */
const OPEN = new Set(["overdue", "now", "next"]);
/** How many acts of a group that presses less are shown before the rest is folded. */
const SHOWN: Readonly<Record<string, number>> = { may_apply: 5 };

/** What was just marked done or taken back, with all that a way back needs. */
interface Marked extends LastAct {
  ids: readonly string[];
  /** The act that stood after it, where the focus goes once the message is closed. */
  after: string | null;
  key: string | null;
}

/**
 * What has to be done: acts in groups, most urgent first; what does not press is folded, with its number, and drawn when it is
 * unfolded. An act is marked done here, with a way back and a way to set another time.
 *
 * @csspart group - A group of acts: overdue, now, next, ...
 * @csspart group-title - The heading of a group.
 * @fires homeward-case-change when something is marked done or taken back
 * @fires homeward-duty-done after it, with the duties and the moment
 * @fires homeward-asked when somebody wants to answer what an act needs
 * @fires homeward-form-opened when a form on which an act is done is to be filled in
 * @fires homeward-typed when another time is typed for what was just done, and when it is noted
 */
export class Duties extends CaseElement {
  static override styles = [govuk, unsafeCSS(style)];
  static override properties: PropertyDeclarations = { forms: { attribute: false }, opened: { state: true }, unfolded: { state: true }, marked: { state: true } };

  /** The forms that can be filled in here, by the ids of the duties that are done on them. */
  declare forms: ReadonlyMap<string, FormOfAct>;
  declare private opened: ReadonlySet<string>;
  declare private unfolded: ReadonlySet<string>;
  declare private marked: Marked | null;
  /** What is said once the case that was told comes back, by this element or by the page that holds it. */
  private awaited: { marked: Marked; case: CaseFile } | null = null;
  private overdue: View | null = null;

  constructor() {
    super();
    this.forms = new Map();
    this.opened = new Set();
    this.unfolded = new Set();
    this.marked = null;
  }

  /** Forgets what is open and what was just done: for another case. */
  reset(): void {
    [this.opened, this.unfolded, this.marked, this.awaited] = [new Set(), new Set(), null, null];
  }

  /** Shows an act and moves the focus to it; false where there is none of that key. */
  async focusAct(key: string, open = false): Promise<boolean> {
    const group = this.groups().find((one) => one.acts.some((act) => act.key === key));
    if (!group) return false;
    const place = group.acts.findIndex((act) => act.key === key);
    if (!OPEN.has(group.key) && place >= (SHOWN[group.key] ?? 0)) this.unfolded = new Set([...this.unfolded, group.key]);
    if (open) this.opened = new Set([...this.opened, key]);
    await this.updateComplete;
    const found = [...this.renderRoot.querySelectorAll<Act>("homeward-act")].find((one) => one.act.key === key);
    await found?.focusTitle();
    return found !== undefined;
  }

  /** Moves the focus to the act that is done on a form, where it still presses; else to the heading. */
  async focusForm(form: string): Promise<void> {
    const pressing = this.groups().filter((group) => OPEN.has(group.key));
    const act = pressing.flatMap((group) => group.acts).find((one) => one.clauses.some(({ id }) => this.forms.get(id)?.id === form));
    if (!act || !(await this.focusAct(act.key))) await this.focusHeading();
  }

  /** Moves the focus to the heading. */
  async focusHeading(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>("h2")?.focus();
  }

  protected override focusAfterMinute(): void {
    void this.focusHeading();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const awaited = this.awaited;
    if (awaited && changed.has("case")) {
      this.awaited = null;
      if (this.case === awaited.case) this.say(awaited.marked);
    }
  }

  protected override updated(changed: PropertyValues<this>): void {
    const { view } = this;
    // Only the clock makes a duty late without anybody's doing; that is said, once.
    const words = changed.has("case") || changed.has("protocol") || !view ? "" : newlyOverdue(this.overdue, view);
    this.overdue = view;
    if (words) this.announce(words);
  }

  protected override render(): TemplateResult {
    const groups = this.groups();
    const shown = groups.filter((group) => OPEN.has(group.key) || SHOWN[group.key] !== undefined);
    const folded = groups.filter((group) => !shown.includes(group));
    return html`
      ${this.refusal()}
      <h2 class="govuk-visually-hidden" tabindex="-1">What has to be done</h2>
      ${groups.length === 0 ? html`<p>Nothing yet. Answer the question: what has to be done depends on it.</p>` : nothing}
      <div
        @homeward-act-opened=${this.open}
        @homeward-act-done=${this.markDone}
        @homeward-act-undone=${this.takeBack}
      >
        ${repeat(shown, (group) => group.key, (group) => this.group(group))}
        <div class="folds">${repeat(folded, (group) => group.key, (group) => this.folded(group))}</div>
      </div>
      ${this.marked
        ? html`<homeward-message
            .last=${this.marked}
            .now=${this.asOf}
            @homeward-last-undone=${this.takeLastBack}
            @homeward-time-changed=${this.changeTime}
            @homeward-message-closed=${this.closeMessage}
          ></homeward-message>`
        : nothing}
      ${this.status()}
    `;
  }

  private groups(): readonly Group[] {
    return this.view?.groups ?? [];
  }

  private group(group: Group): TemplateResult {
    const most = SHOWN[group.key] ?? group.acts.length;
    const rest = group.acts.slice(most);
    return html`<section part="group" aria-labelledby=${`group-${group.key}`}>
      <h3 part="group-title" id=${`group-${group.key}`} class=${group.key === "overdue" ? "red" : ""}>${group.title} <small>${group.acts.length}${group.hint ? `, ${group.hint}` : ""}</small></h3>
      ${this.acts(group, group.acts.slice(0, most))}
      ${rest.length > 0
        ? html`<details .open=${this.unfolded.has(group.key)} @toggle=${(event: Event) => this.fold(group.key, event)}>
            <summary>${rest.length} more that may apply</summary>
            ${this.unfolded.has(group.key) ? this.acts(group, rest) : nothing}
          </details>`
        : nothing}
    </section>`;
  }

  private folded(group: Group): TemplateResult {
    return html`<section part="group" aria-labelledby=${`group-${group.key}`}>
      <details .open=${this.unfolded.has(group.key)} @toggle=${(event: Event) => this.fold(group.key, event)}>
        <summary><h3 part="group-title" id=${`group-${group.key}`}>${group.title}: ${group.acts.length}</h3> ${group.hint ? html`<small>${group.hint}</small>` : nothing}</summary>
        ${this.unfolded.has(group.key) ? this.acts(group, group.acts) : nothing}
      </details>
    </section>`;
  }

  private acts(group: Group, acts: readonly ActView[]): TemplateResult {
    return html`${repeat(acts, (act) => `${group.key}/${act.key}`, (act) => this.act(act))}`;
  }

  private act(act: ActView): TemplateResult {
    const ids = new Set(act.clauses.map((clause) => clause.id));
    return html`<homeward-act
      .act=${act}
      .open=${this.opened.has(act.key)}
      .labels=${this.protocol ? labelsOf(this.protocol) : new Map()}
      .carriedOut=${this.view?.carried_out.filter((one) => ids.has(one.id)) ?? []}
      .forms=${[...new Set([...ids].flatMap((id) => this.forms.get(id) ?? []))]}
    ></homeward-act>`;
  }

  private open = (event: CustomEvent<HomewardEvents["homeward-act-opened"]>): void => {
    event.stopPropagation();
    const opened = new Set(this.opened);
    if (event.detail.open) opened.add(event.detail.key);
    else opened.delete(event.detail.key);
    this.opened = opened;
  };

  private markDone = (event: CustomEvent<HomewardEvents["homeward-act-done"]>): void => {
    event.stopPropagation();
    const { key, title, settles } = event.detail;
    const acts = this.groups().flatMap((group) => group.acts);
    const after = acts[acts.findIndex((act) => act.key === key) + 1]?.key ?? null;
    this.mark(withDone(this.case, settles, this.asOf), { words: `Done: ${title}`, at: this.asOf, atWords: "", ids: settles, after, key });
  };

  private takeBack = (event: CustomEvent<HomewardEvents["homeward-act-undone"]>): void => {
    event.stopPropagation();
    this.undo(event.detail.ids, event.detail.title, null);
  };

  private takeLastBack = (): void => {
    if (this.marked) this.undo(this.marked.ids, this.marked.words.replace(/^Done: /, ""), this.marked.key);
  };

  private undo(ids: readonly string[], title: string, key: string | null): void {
    const clause = (act: ActView) => act.clauses.some(({ id }) => ids.includes(id));
    const after = key ?? this.groups().flatMap((group) => group.acts).find(clause)?.key ?? null;
    this.mark(withoutDone(this.case, ids), { words: `Taken back: ${title}`, at: null, atWords: "", ids: [], after, key: after });
  }

  private changeTime = (event: CustomEvent<HomewardEvents["homeward-time-changed"]>): void => {
    const { marked } = this;
    if (!marked) return;
    const { at } = event.detail;
    this.mark(withDone(withoutDone(this.case, marked.ids), marked.ids, at), { ...marked, at });
  };

  /** Changes what is done, and says so once the case has it. */
  private mark(caseFile: CaseFile, marked: Marked): void {
    this.awaited = { marked, case: caseFile };
    if (this.change(caseFile, ["done"]).length > 0) this.awaited = null;
    else if (marked.at !== null) tell(this, "homeward-duty-done", { ids: [...marked.ids], at: marked.at });
  }

  private say(marked: Marked): void {
    const atWords = this.view?.carried_out.findLast((one) => marked.ids.includes(one.id))?.words ?? "";
    this.marked = { ...marked, atWords };
    void this.updateComplete.then(() => this.renderRoot.querySelector<Message>("homeward-message")?.focusMessage());
  }

  private closeMessage = (): void => {
    const after = this.marked?.after ?? null;
    this.marked = null;
    void this.updateComplete.then(async () => {
      // What was typed in it is gone with it.
      tell(this, "homeward-typed", { holds: false });
      const found = after !== null && (await this.focusAct(after));
      if (!found) await this.focusHeading();
    });
  };

  private fold(key: string, event: Event): void {
    this.unfolded = unfoldedAfter(this.unfolded, key, event);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "homeward-duties": Duties;
  }
}
