import { LitElement, html, nothing, unsafeCSS, type TemplateResult } from "lit";
import type { Handover, SheetLine, Unanswered } from "../shared/types";
import { ask } from "../shared/events";
import { handOut } from "../shared/files";
import { govuk } from "../shared/govuk";
import { cites, count, names } from "../shared/words";
import style from "./style.scss?inline";

/** A text, or how to come by it when it is wanted. */
export type Given = string | (() => string) | null;

/** How the files are called that a person can take away, by kind. */
const NAMES = { text: "homeward-handover.txt", calendar: "homeward-deadlines.ics", case: "homeward-case.json" } as const;

/**
 * The handover sheet: what whoever comes next has to know, on one page of paper.
 *
 * @fires homeward-export before something leaves the page: cancelable, for a portal that keeps it itself
 */
export class HandoverElement extends LitElement {
  static override styles = [govuk, unsafeCSS(style)];
  static override properties = {
    handover: { attribute: false },
    text: { attribute: false },
    calendar: { attribute: false },
    saved: { attribute: false },
    news: { state: true },
    byHand: { state: true },
  };

  /** What the core says. */
  declare handover: Handover | null;
  /** The sheet as plain text. */
  declare text: Given;
  /** The deadlines ahead as a calendar file. */
  declare calendar: Given;
  /** The case as a file to open again. */
  declare saved: Given;
  /** What the last button did. */
  declare private news: string;
  /** The text, where the clipboard would not take it: to be copied by hand. */
  declare private byHand: string | null;

  constructor() {
    super();
    this.handover = null;
    this.text = null;
    this.calendar = null;
    this.saved = null;
    this.news = "";
    this.byHand = null;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { handover } = this;
    if (!handover) return nothing;
    return html`
      <header>
        <p class="eyebrow">Handover sheet by the protocol of ${handover.authority}, ${handover.as_of_words}</p>
        <h2 tabindex="-1">${handover.headline}</h2>
        ${handover.beside ? html`<p class="beside">${handover.beside}</p>` : nothing}
        ${handover.times.length > 0 ? html`<p class="times">${handover.times.join(" · ")}</p>` : nothing}
        ${handover.known.length > 0 ? html`<p class="times">Known: ${handover.known.join(" · ")}</p>` : nothing}
        ${handover.because.length > 0 ? html`<p class="because">${handover.because.map((one) => html`${one.says} ${cites([one.cite])} `)}</p>` : nothing}
      </header>
      ${this.buttons()}
      <div class=${entries(handover) > USUAL ? "sheet long" : "sheet"}>
        <div class="side">
          ${this.lines("overdue", "Overdue", handover.overdue)} ${this.lines("missed", "Missed", handover.missed)} ${this.lines("may-be-missed", "May have been missed", handover.may_be_missed)} ${this.lines("due", "Due", handover.due)} ${this.lines("next", "Next", handover.next)} ${handover.more.map((more) => html`<p class="quiet">${more}</p>`)} ${this.lines("return", "Owed on return", handover.owed_on_return)}
        </div>
        <div class="side">${this.told(handover)} ${this.lines("untold", "Nobody noted that these were told", handover.untold)} ${this.unanswered(handover)} ${this.lines("done", "Done", handover.done)}</div>
      </div>
      <footer>
        <p class="quiet">${handover.protocol}</p>
        <p class="signed">Handed over by <span class="blank"></span> to <span class="blank"></span> at <span class="blank short"></span></p>
      </footer>
    `;
  }

  private buttons(): TemplateResult {
    return html`<div class="take no-print">
      <div class="buttons">
        <button type="button" class="govuk-button" @click=${this.print}>Print</button>
        ${this.text === null ? nothing : html`<button type="button" class="small" @click=${this.copy}>Copy as text</button>`}
        ${this.calendar === null ? nothing : html`<button type="button" class="small" @click=${() => this.save("calendar", this.calendar)}>Deadlines for a calendar</button>`}
        ${this.saved === null ? nothing : html`<button type="button" class="small" @click=${() => this.save("case", this.saved)}>Save the case</button>`}
      </div>
      <p role="status" class="news">${this.news}</p>
      ${this.byHand === null
        ? nothing
        : html`<div class="by-hand">
            <label class="govuk-label" for="by-hand">The sheet as text: copy it from here</label>
            <textarea id="by-hand" class="govuk-input" rows="8" readonly .value=${this.byHand}></textarea>
          </div>`}
    </div>`;
  }

  /** Acts under a heading; no landmark, for two sheets may stand on one screen. Those of which no call was noted stand in another list too, which says by whom. */
  private lines(id: string, title: string, lines: readonly SheetLine[]): TemplateResult | typeof nothing {
    if (lines.length === 0) return id === "overdue" ? html`<section><h3>Overdue <small>nothing</small></h3></section>` : nothing;
    return html`<section class=${id}>
      <h3>${title} <small>${lines.length}</small></h3>
      <ul>
        ${lines.map(
          (line) => html`<li>
            <b class="what">${line.title}</b> <span class="when">${line.when}</span>
            <span class="quiet">${id === "untold" ? nothing : names(line.who.split(", "), 3)} ${cites(line.cites)}</span>
          </li>`,
        )}
      </ul>
    </section>`;
  }

  /** Who was told, and whether they acknowledged it. */
  private told({ told }: Handover): TemplateResult {
    const open = told.filter((one) => !one.acknowledged).length;
    return html`<section class="told">
      <h3>Told <small>${told.length === 0 ? "nobody noted yet" : `${told.length}${open > 0 ? `, ${open} not acknowledged` : ""}`}</small></h3>
      ${told.length === 0
        ? nothing
        : html`<ul>
            ${told.map(
              (one) => html`<li class=${one.acknowledged ? "acknowledged" : "open"}>
                <b class="what">${one.to}</b> <span class="words">${one.words}</span>
                <span class="mark">${one.acknowledged_words}</span>
              </li>`,
            )}
          </ul>`}
    </section>`;
  }

  /** What nobody could answer, and what could make this graver, come first; of the rest, which nobody has asked, a few. */
  private unanswered({ unanswered }: Handover): TemplateResult | typeof nothing {
    if (unanswered.length === 0) return nothing;
    const { first, few, rest } = pressing(unanswered);
    const entry = (one: Unanswered): TemplateResult => html`<li class=${few.includes(one) ? "no-print" : ""}>${one.asks} <span class="quiet">${one.words}${one.may_raise ? ", could make this graver" : ""}</span></li>`;
    return html`<section class="unanswered">
      <h3>Unanswered <small>${count(unanswered.length, "question", "questions")}</small></h3>
      <ul>
        ${[...first, ...few].map(entry)}
      </ul>
      ${rest.length > 0
        ? html`<details class="no-print">
              <summary>${rest.length} more that nobody has asked yet</summary>
              <ul>
                ${rest.map(entry)}
              </ul>
            </details>`
        : nothing}
      ${few.length > 0 ? html`<p class="on-paper">${first.length > 0 ? "And" : ""} ${few.length + rest.length} ${first.length > 0 ? "more " : ""}that nobody has asked yet, none of which could make this graver by itself.</p>` : nothing}
    </section>`;
  }

  private print = (): void => {
    this.news = "";
    handOut(this, { kind: "print", name: "", content: "" });
  };

  private copy = async (): Promise<void> => {
    const content = taken(this.text);
    this.news = "";
    this.byHand = null;
    if (!ask(this, "homeward-export", { kind: "text", name: NAMES.text, content })) return;
    try {
      await navigator.clipboard.writeText(content);
      this.news = "Copied.";
    } catch {
      // The clipboard is refused where the page is not secure, or a portal forbids it.
      this.news = "This browser does not let the page copy. Copy the text below by hand.";
      this.byHand = content;
      await this.updateComplete;
      const field = this.renderRoot.querySelector<HTMLTextAreaElement>("#by-hand");
      field?.focus();
      field?.select();
    }
  };

  private save(kind: "calendar" | "case", given: Given): void {
    const [name, content] = [NAMES[kind], taken(given)];
    if (kind === "calendar" && !content.includes("BEGIN:VEVENT")) {
      this.news = "No deadline ahead is known by this protocol: there is nothing for a calendar.";
      return;
    }
    const saved = handOut(this, { kind, name, content });
    this.news = saved ? `Saved as ${name}.` : "";
  }
}

/** How many entries fit on one page of A4 as they are usually set; more are set closer. */
const USUAL = 16;

function entries(handover: Handover): number {
  const { overdue, missed, may_be_missed, due, next, owed_on_return, told, untold, done } = handover;
  return [overdue, missed, may_be_missed, due, next, owed_on_return, told, untold, done].reduce((sum, list) => sum + list.length, 0);
}

/** What the core says of a question that nobody has asked. */
const NOT_ASKED = "not asked yet";
/** How many of the questions are shown that nobody has asked yet and that could not make this graver; on paper they are counted. */
const OF_THE_REST = 6;

/** The questions that whoever comes next must see, a few of the others, and the rest. */
function pressing(all: readonly Unanswered[]): { first: Unanswered[]; few: Unanswered[]; rest: Unanswered[] } {
  const presses = (one: Unanswered): boolean => one.may_raise || one.words !== NOT_ASKED;
  const others = all.filter((one) => !presses(one));
  const most = others.length <= OF_THE_REST + 1 ? others.length : OF_THE_REST;
  return { first: all.filter(presses), few: others.slice(0, most), rest: others.slice(most) };
}

function taken(given: Given): string {
  return typeof given === "function" ? given() : (given ?? "");
}

declare global {
  interface HTMLElementTagNameMap {
    "homeward-handover": HandoverElement;
  }
}
