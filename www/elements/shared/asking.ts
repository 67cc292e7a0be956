import { LitElement, html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from "lit";
import { MinuteClock, nowText } from "./clock.js";
import { ask } from "./events.js";
import { deepest } from "./focus.js";
import { reasonOf, refusal } from "./refusal.js";
import type { CaseFile, View, Words } from "./types.js";

/** A protocol, as far as every element asks it: one of the package, or two asked at once. */
export interface CaseProtocol {
  readonly id: string;
  view(caseFile: CaseFile, asOf: string): View;
  vocabulary(): Words;
}

/** What was last worked out, by protocol and case, each by its identity; of every case one moment only, so that an hour of ticking keeps nothing. */
const views = new WeakMap<CaseProtocol, WeakMap<CaseFile, { asOf: string; view: View }>>();
const words = new WeakMap<CaseProtocol, Words>();

/**
 * What a person sees of a case at a moment. Several elements that hold the same case object and the same moment have it
 * worked out once. A case is therefore never changed in place: another case is another object.
 *
 * @throws what the protocol throws for a case that it refuses
 */
export function seen(protocol: CaseProtocol, caseFile: CaseFile, asOf: string): View {
  let cases = views.get(protocol);
  if (!cases) views.set(protocol, (cases = new WeakMap()));
  const known = cases.get(caseFile);
  if (known?.asOf === asOf) return known.view;
  const view = protocol.view(caseFile, asOf);
  cases.set(caseFile, { asOf, view });
  return view;
}

/** What a case can give, worked out once for each protocol. */
export function vocabularyOf(protocol: CaseProtocol): Words {
  const known = words.get(protocol) ?? protocol.vocabulary();
  words.set(protocol, known);
  return known;
}

const labels = new WeakMap<CaseProtocol, ReadonlyMap<string, string>>();

/** The labels of facts and events, by their names, gathered once for each protocol. */
export function labelsOf(protocol: CaseProtocol): ReadonlyMap<string, string> {
  const known = labels.get(protocol);
  if (known) return known;
  const { facts, events } = vocabularyOf(protocol);
  const all = new Map([...facts, ...events].map((word) => [word.name, word.label]));
  labels.set(protocol, all);
  return all;
}

/** A case with its protocol at a moment, as every element that shows one takes it. */
export interface Shown {
  protocol: CaseProtocol | null;
  case: CaseFile;
  asOf: string;
}

/**
 * An element that shows a case by a protocol at a moment. It needs no other element around it: give it `protocol`, `case` and `asOf`,
 * or the attribute `live` in place of `asOf`.
 *
 * When a person changes the case here it tells `homeward-case-change`, and then shows the new case, unless a listener
 * prevented that. So a plain page needs no code; a page that holds the case itself prevents it and hands the case back.
 *
 * @fires homeward-case-change when a person changes the case
 * @fires homeward-news when something is to be said to a screen reader; whoever prevents it says it itself
 */
export abstract class CaseElement extends LitElement implements Shown {
  static override properties: PropertyDeclarations = {
    protocol: { attribute: false },
    case: { attribute: false },
    asOf: { attribute: "as-of" },
    live: { type: Boolean, reflect: true },
    news: { state: true },
  };

  /** The protocol that is asked. */
  declare protocol: CaseProtocol | null;
  /** What is known. */
  declare case: CaseFile;
  /** The moment that is asked about, with an offset. */
  declare asOf: string;
  /** Whether the element follows the real clock, minute by minute, and sets `asOf` itself. */
  declare live: boolean;
  /** What a screen reader is told. */
  declare protected news: string;

  /** What the protocol says of the case; the last that it said, where it refuses the case that is given now. */
  protected view: View | null = null;
  /** Why the protocol refuses the case, in sentences; empty where it does not. */
  protected refused: readonly string[] = [];
  private readonly clock = new MinuteClock(this);

  constructor() {
    super();
    this.protocol = null;
    this.case = {};
    this.asOf = "";
    this.live = false;
    this.news = "";
  }

  /** Shows the case at another moment, and leaves the focus where it was. */
  async advance(now: string): Promise<void> {
    const held = deepest();
    this.asOf = now;
    await this.updateComplete;
    if (!held || deepest() === held) return;
    if (held.isConnected) held.focus();
    else this.focusAfterMinute();
  }

  /** Where the focus goes when what had it is gone with the minute. */
  protected focusAfterMinute(): void {
    this.focus();
  }

  /** What is asked: the protocol that was given, unless an element asks several. */
  protected asking(): CaseProtocol | null {
    return this.protocol;
  }

  /**
   * Tells of a changed case, and shows it unless a listener prevents that. `changed` names its facts, events, `area`, `done` or
   * `history`. What the protocol refuses is not told; then the sentences that say why come back.
   */
  protected change(caseFile: CaseFile, changed: readonly string[]): readonly string[] {
    const refused = this.refusalOf(caseFile);
    if (refused.length === 0 && ask(this, "homeward-case-change", { case: caseFile, changed: [...changed] })) this.case = caseFile;
    return refused;
  }

  /** Says something to a screen reader, once. */
  protected announce(words: string): void {
    if (ask(this, "homeward-news", { words })) this.news = words;
  }

  /** Why the case is refused, where it is: to stand in place of what cannot be shown. */
  protected refusal(): TemplateResult | typeof nothing {
    if (this.refused.length === 0) return nothing;
    return html`<div class="refused" role="alert">
      <p><b>This case cannot be read.</b></p>
      <ul>
        ${this.refused.map((sentence) => html`<li>${sentence}</li>`)}
      </ul>
    </div>`;
  }

  /** Where what is announced is said, unless a page around says it. */
  protected status(): TemplateResult {
    return html`<p class="govuk-visually-hidden" role="status">${this.news}</p>`;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const another = changed.has("case") || changed.has("protocol");
    // What a page has just noted must not lie ahead of the clock.
    if (this.live && (another || changed.has("live"))) this.asOf = nowText();
    if (changed.has("live")) this.clock.wait();
    if (another || changed.has("asOf")) this.look();
  }

  /** Asks the protocol, where something that it depends on has changed. */
  protected look(): void {
    const protocol = this.asking();
    if (!protocol || !this.asOf) {
      this.view = null;
      return;
    }
    this.refused = this.refusalOf(this.case);
    if (this.refused.length === 0) this.view = seen(protocol, this.case, this.asOf);
  }

  private refusalOf(caseFile: CaseFile): readonly string[] {
    const protocol = this.asking();
    if (!protocol) return [];
    try {
      seen(protocol, caseFile, this.asOf);
      return [];
    } catch (error) {
      return refusal(error) ?? [reasonOf(error)];
    }
  }
}
