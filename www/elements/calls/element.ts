import { LitElement, html, nothing, unsafeCSS, type PropertyValues, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Call, CaseFile, Choice, Told } from "../shared/types";
import { ask, tell } from "../shared/events";
import { govuk } from "../shared/govuk";
import { momentWords } from "../shared/london-words";
import { cites, count } from "../shared/words";
import { Typed } from "../shared/typed";
import { boxesOf, field } from "./box";
import { CallDrafts, isOf, shown, toldOf, tooEarly, type Box } from "./drafts";
import { meantBy, withGrade, withMeaning } from "./grade";
import { noted } from "./noted";
import { script } from "./script";
import { lastTime } from "./time";
import style from "./style.scss?inline";

/** The boxes that are noted when somebody was told. */
const NOTED: readonly Box[] = ["time", "name", "log", "grade"];
/** The boxes that are noted when somebody acknowledged it. */
const ACKNOWLEDGED: readonly Box[] = ["by", "byTime"];

/** The numbers of the police that hold everywhere. */
const EMERGENCY = new Set(["999", "101"]);

/** What was told to the page and has not come back yet. */
interface Pending {
  call: string;
  id: string;
  at: string;
  boxes: readonly Box[];
}

/**
 * What to say when ringing, in words to read aloud, and what was said: for 999, 101 and each contact.
 *
 * Nothing that is typed is lost while it is not noted: not on another render, not when the case changes, and not when the
 * case no longer asks for the call. It goes once `told` holds it.
 *
 * @fires homeward-told when somebody was told, or acknowledged it, or it was said which grade they meant: it takes the place of what has the same `id` and `at`
 * @fires homeward-told-undone when that is taken back
 * @fires homeward-typed when something is typed that is not noted, and when all is
 * @fires homeward-case-change when a person notes in the case the grade that the police gave
 */
export class CallsElement extends LitElement {
  static override styles = [govuk, unsafeCSS(style)];
  static override properties = {
    calls: { attribute: false },
    told: { attribute: false },
    case: { attribute: false },
    asOf: { attribute: "as-of" },
    drafts: { attribute: false },
    opened: { state: true },
    others: { state: true },
    wrong: { state: true },
    news: { state: true },
  };

  /** Who may be rung, with the words; those to ring now first. */
  declare calls: readonly Call[];
  /** Who was told. */
  declare told: readonly Told[];
  /** What is known: in it the grade is noted that the police give. */
  declare case: CaseFile;
  /** The moment of the page. */
  declare asOf: string;
  /** What is typed and not noted: hand in your own where the element may go while somebody types. */
  declare drafts: CallDrafts;
  declare private opened: ReadonlyMap<string, boolean>;
  /** Whether those are shown too whom nothing asks to be rung. */
  declare private others: boolean;
  /** The box in which something is wrong, and what. */
  declare private wrong: { id: string; box: Box; text: string } | null;
  declare private news: string;
  private all: readonly Call[] = [];
  private pending: readonly Pending[] = [];
  /** The notes from which a grade was chosen, by `noteKey`. */
  private chosen: ReadonlySet<string> = new Set();

  constructor() {
    super();
    this.calls = [];
    this.told = [];
    this.case = {};
    this.asOf = "";
    this.drafts = new CallDrafts();
    new Typed(this, () => this.drafts.typed);
    this.opened = new Map();
    this.others = false;
    this.wrong = null;
    this.news = "";
  }

  /** Opens the words for a call, or for the first that is to be made now, and moves the focus there. */
  async focusCall(id?: string): Promise<void> {
    await this.updateComplete;
    const call = this.all.find((one) => (id === undefined ? one.now : one.id === id)) ?? this.all[0];
    if (!call) return;
    this.toggle(call.id, true);
    await this.updateComplete;
    this.box(call.id, "toggle")?.focus();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("told")) this.settle();
    if (changed.has("calls")) {
      const typing = this.renderRoot !== undefined && (this.shadowRoot?.activeElement ?? null) !== null;
      const challenged = new Set(this.all.flatMap((call) => headings(call)));
      this.all = shown(this.all, this.calls, (call) => this.drafts.any(call.id), typing);
      // What is to be answered is said as soon as it is known: whoever rings has the other at the end of the line.
      const heading = this.all.flatMap((call) => headings(call)).find((heading) => !challenged.has(heading));
      if (changed.get("calls") && heading) this.news = heading;
      // What was open stays open: nothing folds while somebody reads it aloud.
      const fresh = this.calls.filter((call) => call.now && !this.opened.has(call.id)).map((call) => [call.id, true] as const);
      if (fresh.length > 0) this.opened = new Map([...this.opened, ...fresh]);
    }
  }

  /** Empties the boxes of what has been noted. */
  private settle(): void {
    const done = this.pending.filter(({ id, at }) => this.told.some((one) => one.id === id && one.at === at));
    if (done.length === 0) return;
    for (const { call, boxes } of done) this.drafts.clear(call, boxes);
    this.pending = this.pending.filter((one) => !done.includes(one));
    this.news = "Noted.";
  }

  protected override render(): TemplateResult {
    const others = this.all.filter((call) => !this.matters(call)).length;
    return html`
      <h2 tabindex="-1">Words for the calls</h2>
      ${this.all.length === 0 ? html`<p>Nobody is to be rung in this case, as far as it is known.</p>` : nothing} ${repeat(this.all, (call) => call.id, (call) => this.call(call))}
      ${others > 0
        ? html`<p class="others no-print"><button type="button" class="link" aria-expanded=${this.others ? "true" : "false"} @click=${() => (this.others = !this.others)}>${count(others, "more contact", "more contacts")}</button></p>`
        : nothing}
      <p class="govuk-visually-hidden" role="status">${this.news}</p>
    `;
  }

  /** Whether a call is one of those to see at once: asked for, an emergency number, or begun. */
  private matters(call: Call): boolean {
    return call.now || call.acts.length > 0 || EMERGENCY.has(call.number ?? "") || this.opened.has(call.id) || this.drafts.any(call.id) || this.told.some((one) => isOf(one, call));
  }

  private call(call: Call): TemplateResult {
    const open = this.opened.get(call.id) ?? false;
    const told = this.told.filter((one) => isOf(one, call));
    const cited = call.sides.length > 0 ? [...new Set(call.sides.map(({ cite }) => cite))] : [call.cite];
    const gone = !this.calls.some((one) => one.id === call.id);
    return html`<section class="call ${call.now ? "now" : ""}" aria-labelledby=${`${call.id}-toggle`} ?hidden=${!this.others && !this.matters(call)}>
      <div class="head">
        <h3>
          <button type="button" class="link toggle" id=${`${call.id}-toggle`} aria-expanded=${open ? "true" : "false"} aria-controls=${`${call.id}-script`} @click=${() => this.toggle(call.id, !open)}>
            ${call.name}
          </button>
        </h3>
        ${call.now ? html`<strong class="tag">Ring now</strong>` : nothing}
        ${call.number ? html`<a class="number" href="tel:${call.number.replaceAll(/[^+0-9]/g, "")}" aria-label="Ring ${call.name}, ${call.number}">${call.number}</a>` : nothing}
        <p class="when ${call.answers === "closed" ? "red" : ""}">${call.when} ${cites(cited.filter((cite) => cite !== ""))}</p>
      </div>
      ${gone ? html`<p class="gone">This case no longer asks for this call. What you typed is still here.</p>` : nothing}
      <div id=${`${call.id}-script`} class="script" ?hidden=${!open}>${open ? this.script(call) : nothing}</div>
      ${told.length > 0 ? html`<ul class="noted" aria-label="Noted: ${call.name}">${repeat(told, (one) => one.at, (one) => noted(call, one, this.desk(call)))}</ul>` : nothing}
    </section>`;
  }

  private script(call: Call): TemplateResult {
    return html`
      ${script(call)}
      <form class="boxes" novalidate aria-label="Note the call: ${call.name}" @submit=${(event: SubmitEvent) => this.note(event, call)}>
        ${boxesOf(call).map((box) => this.field(call, box))}
        <div class="button"><button type="submit" class="govuk-button">Note the call<span class="govuk-visually-hidden">: ${call.name}</span></button></div>
      </form>
    `;
  }

  private field(call: Call, box: Box): TemplateResult {
    const wrong = this.wrong?.id === call.id && this.wrong.box === box ? this.wrong.text : "";
    return field(call, box, { typed: this.drafts.of(call.id)[box], wrong, asOf: this.asOf, type: (text) => this.type(call.id, box, text) });
  }

  private desk(call: Call): Parameters<typeof noted>[2] {
    return {
      case: this.case,
      told: this.told,
      chosen: (told) => this.chosen.has(noteKey(told)),
      undo: (told) => this.undo(call, told),
      grade: (told, fact, choice) => this.noteGrade(call, told, fact, choice),
      acknowledge: (told) => this.acknowledge(call, told),
    };
  }

  private acknowledge(call: Call, told: Told): TemplateResult {
    // One call at a time has boxes: of several that were made the last.
    if (this.told.findLast((one) => isOf(one, call) && !one.acknowledged) !== told) return html`<p class="open">Not acknowledged</p>`;
    return html`<p class="open">Not acknowledged yet</p>
      <form class="boxes" novalidate aria-label="Who acknowledged it: ${call.name}" @submit=${(event: SubmitEvent) => this.noteAcknowledged(event, call, told)}>
        ${this.field(call, "by")} ${this.field(call, "byTime")}
        <div class="button"><button type="submit" class="small">Note that they acknowledged it<span class="govuk-visually-hidden">: ${call.name}</span></button></div>
      </form>`;
  }

  private toggle(id: string, open: boolean): void {
    this.opened = new Map([...this.opened, [id, open]]);
  }

  private type(id: string, box: Box, text: string): void {
    this.drafts.type(id, box, text);
    if (this.wrong?.id === id && this.wrong.box === box) this.wrong = null;
    this.requestUpdate();
  }

  private note(event: SubmitEvent, call: Call): void {
    event.preventDefault();
    const draft = this.drafts.of(call.id);
    const at = this.time(call, "time", "the time of the call");
    if (at === null) return;
    this.send(call, toldOf(call, draft, at), NOTED);
  }

  private noteAcknowledged(event: SubmitEvent, call: Call, told: Told): void {
    event.preventDefault();
    const acknowledged = this.time(call, "byTime", "when they acknowledged it");
    if (acknowledged === null) return;
    const early = tooEarly(acknowledged, told, momentWords);
    if (early !== null) {
      this.tellWrong(call, "byTime", early);
      return;
    }
    const by = this.drafts.of(call.id).by.trim();
    this.send(call, { ...told, acknowledged, ...(by === "" ? {} : { acknowledged_by: by }) }, ACKNOWLEDGED);
  }

  /** The moment in a box; what is wrong with it is told beside it. */
  private time(call: Call, box: "time" | "byTime", what: string): string | null {
    const typed = this.drafts.of(call.id)[box];
    const at = lastTime(typed, this.asOf);
    if (at !== null) return at;
    this.tellWrong(call, box, typed.trim() === "" ? `Enter ${what}, or choose Now` : `Enter ${what} on the 24-hour clock, such as 21:36`);
    return null;
  }

  private tellWrong(call: Call, box: Box, text: string): void {
    this.wrong = { id: call.id, box, text };
    void this.updateComplete.then(() => this.box(call.id, box)?.focus());
  }

  private noteGrade(call: Call, told: Told, fact: string, choice: Choice): void {
    const caseFile = withGrade(this.case, fact, choice);
    this.news = `Noted in the case: the police grade it ${choice.label}.`;
    if (ask(this, "homeward-case-change", { case: caseFile, changed: [fact] })) this.case = caseFile;
    this.chosen = new Set([...this.chosen, noteKey(told)]);
    // What nobody could read is kept with its meaning, so that it is not asked about again after the case was saved and opened.
    if (!meantBy(told, call.grades?.choices ?? [])) tell(this, "homeward-told", withMeaning(told, choice));
    void this.keepFocus(call.id);
  }

  private send(call: Call, told: Told, boxes: readonly Box[]): void {
    this.wrong = null;
    this.news = "";
    this.pending = [...this.pending, { call: call.id, id: told.id, at: told.at, boxes }];
    tell(this, "homeward-told", told);
    void this.keepFocus(call.id);
  }

  private undo(call: Call, told: Told): void {
    this.chosen = new Set([...this.chosen].filter((key) => key !== noteKey(told)));
    tell(this, "homeward-told-undone", { id: told.id, at: told.at });
    void this.keepFocus(call.id);
  }

  /** Where what was pressed is gone, the focus goes to the head of the call. */
  private async keepFocus(id: string): Promise<void> {
    await this.updateComplete;
    await Promise.resolve();
    await this.updateComplete;
    if (this.shadowRoot?.activeElement) return;
    this.box(id, "toggle")?.focus();
  }

  private box(id: string, name: string): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>(`#${CSS.escape(`${id}-${name}`)}`);
  }
}

/** What is challenged in a call, by each protocol that does. */
function headings(call: Call): string[] {
  const all = call.sides.length > 0 ? call.sides.map(({ challenge }) => challenge) : [call.challenge];
  return all.flatMap((challenge) => (challenge ? [`${call.name}: ${challenge.heading}`] : []));
}

declare global {
  interface HTMLElementTagNameMap {
    "homeward-calls": CallsElement;
  }
}

/** What tells a note from every other. */
function noteKey({ id, at }: Told): string {
  return `${id} ${at}`;
}
