import { html, nothing, unsafeCSS, type PropertyDeclarations, type PropertyValues, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { asked, inOrder, withAnswer, withNote, valueOf, type Asked } from "../question/asked";
import type { Question } from "../question/element";
import { CaseElement, vocabularyOf } from "../shared/asking";
import { ask, tell, type HomewardEvents } from "../shared/events";
import { govuk } from "../shared/govuk";
import { dayWords, timeWords } from "../shared/london-words";
import type { AskedAlready, Unknown, View } from "../shared/types";
import style from "./style.scss?inline";

/** How many of the open questions are listed before the rest is folded. */
const SHOWN = 6;
/** The room, in em, from which on what is asked next is listed; on less it is folded. style.scss of the workspace asks the same. */
const WIDE = "(min-width: 56.3em)";

/**
 * What to ask: one question at a time, with the reason why, danger to the child before all; under it what is asked next. That
 * nobody knows, or that nobody could be asked, is remembered with its time in `asked`.
 *
 * @csspart question - The question that is asked.
 * @csspart next - What is asked next.
 * @fires homeward-case-change when an answer changes the case
 * @fires homeward-unanswered-change when a question brought no answer, or brought one at last
 * @fires homeward-typed when an answer is chosen or typed and not saved, and when it is
 */
export class Questions extends CaseElement {
  static override styles = [govuk, unsafeCSS(style)];
  static override properties: PropertyDeclarations = { asked: { attribute: false }, current: { state: true }, turn: { state: true }, objections: { state: true }, more: { state: true } };

  /** The questions that brought no answer, and when they were asked. */
  declare asked: readonly AskedAlready[];
  /** The name of the question that is asked; none while the first is. */
  declare private current: string | null;
  declare private turn: number;
  /** Why the last answer was refused. */
  declare private objections: readonly string[];
  /** Whether all that is not known is listed, and not only what comes first. */
  declare private more: boolean;
  private question: Asked | null = null;
  private standing: View["headline"] | null = null;

  constructor() {
    super();
    this.asked = [];
    this.current = null;
    this.turn = 0;
    this.objections = [];
    this.more = false;
  }

  /** Asks a question by the name of its fact or event, and moves the focus to it. */
  ask(name: string): void {
    this.current = name;
    this.turn += 1;
    this.objections = [];
    tell(this, "homeward-wrong", { wrong: false });
    void this.focusQuestion();
  }

  /** Asks first what is to be asked first: for another case. */
  reset(): void {
    this.current = null;
    this.turn += 1;
    this.objections = [];
  }

  /** Moves the focus to the question. */
  async focusQuestion(): Promise<void> {
    await this.updateComplete;
    await this.leaf()?.focusQuestion();
  }

  protected override focusAfterMinute(): void {
    void this.focusQuestion();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const { view, protocol } = this;
    if (!view || !protocol) return;
    const vocabulary = vocabularyOf(protocol);
    const [first] = inOrder(view, this.asked);
    const name = this.current ?? first;
    this.question = name === undefined ? null : asked(view, vocabulary, this.case, name, this.asked, first, this.turn);
  }

  protected override updated(changed: PropertyValues<this>): void {
    const now = this.view?.headline ?? null;
    // Said when the case that was told has come back.
    if (this.standing && now && changed.has("case")) {
      const same = now.words === this.standing.words && now.beside === this.standing.beside;
      this.announce(same ? "Answer saved." : `Answer saved. Now: ${now.words}. ${now.beside ?? ""}`);
      this.standing = null;
    }
  }

  protected override render(): TemplateResult | typeof nothing {
    const { view } = this;
    if (!view) return this.refusal();
    return html`${this.refusal()}
      <homeward-question part="question" .asked=${this.question} .now=${this.asOf} .refusal=${this.objections} @homeward-answered=${this.take}></homeward-question>
      ${this.next(view)} ${this.status()}`;
  }

  private next(view: View): TemplateResult | typeof nothing {
    const order = inOrder(view, this.asked);
    const place = (one: Unknown) => order.indexOf(one.name);
    const all = [...view.unknown].sort((left, right) => place(left) - place(right));
    if (all.length === 0) return html`<p class="quiet">Nothing is unknown that would make a difference.</p>`;
    return html`<details class="next" part="next" .open=${matchMedia(WIDE).matches}>
      <summary><h2 id="unknown">Not known <small>(${all.length})</small></h2></summary>
      ${this.list(all.slice(0, SHOWN))}
      ${all.length > SHOWN
        ? html`<details .open=${this.more} @toggle=${(event: Event) => (this.more = (event.currentTarget as HTMLDetailsElement).open)}>
            <summary>${all.length - SHOWN} more questions</summary>
            ${this.more ? this.list(all.slice(SHOWN)) : nothing}
          </details>`
        : nothing}
    </details>`;
  }

  private list(all: readonly Unknown[]): TemplateResult {
    return html`<ul aria-labelledby="unknown">
      ${repeat(
        all,
        (one) => one.name,
        (one) => html`<li>
          <button type="button" class="link" @click=${() => this.ask(one.name)}><span class="govuk-visually-hidden">Answer: </span>${one.label}</button>
          ${this.note(one)}
        </li>`,
      )}
    </ul>`;
  }

  private note(one: Unknown): TemplateResult | typeof nothing {
    const note = this.asked.find(({ name }) => name === one.name);
    const words = note ? `${note.answer === "not_known" ? "not known" : "could not ask"}, ${this.when(note.at)}` : one.may_raise ? "could make it graver" : "";
    return words ? html`<span class="note">– ${words}</span>` : nothing;
  }

  /** The time; where it was another day, with the day. */
  private when(at: string): string {
    return dayWords(at) === dayWords(this.asOf) ? timeWords(at) : `${dayWords(at)}, ${timeWords(at)}`;
  }

  private take = (event: CustomEvent<HomewardEvents["homeward-answered"]>): void => {
    event.stopPropagation();
    const { name, value, unanswered, event: isEvent } = event.detail;
    this.standing = this.view?.headline ?? null;
    // That something is still not known is no change of the case.
    const changes = value !== null || valueOf(this.case, name) !== null;
    this.objections = changes ? this.change(withAnswer(this.case, name, isEvent, value), [name]) : [];
    if (this.objections.length > 0) {
      this.standing = null;
      this.current = name;
      void this.updateComplete.then(() => this.leaf()?.focusProblem());
      return;
    }
    const asked = withNote(this.asked, name, unanswered, this.asOf);
    if (ask(this, "homeward-unanswered-change", { asked })) this.asked = asked;
    if (!changes) this.announce("Answer saved.");
    this.current = null;
    this.turn += 1;
    void this.focusQuestion();
  };

  private leaf(): Question | null {
    return this.renderRoot.querySelector("homeward-question");
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "homeward-questions": Questions;
  }
}
