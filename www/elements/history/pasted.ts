import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Ask, CaseFile, EarlierEpisode, HistoryRow, HistoryTable } from "../shared/types";
import { count } from "../shared/words";
import { allAsked, commonKey, episodeOf, questions, standing } from "./rows";

/** Reads a pasted table, as `readHistory` of the package does. */
export type ReadHistory = (pasted: string, asOf: string, answers?: Readonly<Record<string, string>>, caseFile?: CaseFile) => HistoryTable;

/** Where a table is pasted: how it is read now, and who is told of what is done with it. */
export interface PastedDesk {
  now(): { read: ReadHistory | null; asOf: string; case: CaseFile };
  /** Shows what has changed here. */
  show(): void;
  /** Takes episodes into the history; why they are refused comes back, where they are. */
  take(episodes: readonly EarlierEpisode[]): readonly string[];
  /** Moves the focus, once what is to have it is there. */
  focusOn(selector: string): void;
}

/** A table of earlier episodes while it is pasted, read, asked about and taken. */
export class Pasted {
  private text = "";
  /** The text of which every row was taken or left out. */
  private taken = "";
  private table: HistoryTable | null = null;
  private answers: Readonly<Record<string, string>> = {};
  /** The lines of the table that are not to be taken, though they could be. */
  private leftOut: ReadonlySet<number> = new Set();
  /** Why nothing of the table was taken. */
  private problem: readonly string[] = [];
  /** Every question of this table so far. */
  private asked: readonly Ask[] = [];

  constructor(private readonly desk: PastedDesk) {}

  /** Whether something is pasted whose rows are not in the list. */
  get holds(): boolean {
    return this.text.trim() !== "" && this.text !== this.taken;
  }

  /** The table as far as it is pasted and read. */
  render(): TemplateResult {
    return html`<section aria-labelledby="many">
      <h3 id="many">Paste a table</h3>
      <p id="paste-hint" class="quiet">Copy the rows from a spreadsheet: when it began, when it ended, as what it counted. Leave names out. Nothing leaves this page.</p>
      <label class="govuk-label" for="paste">Rows from a spreadsheet</label>
      <textarea id="paste" class="govuk-input" rows="5" spellcheck="false" autocomplete="off" aria-describedby="paste-hint" .value=${this.text} @input=${(event: Event) => (this.text = (event.currentTarget as HTMLTextAreaElement).value)}></textarea>
      <div class="buttons"><button type="button" class="small" @click=${this.readPasted}>Read the rows</button></div>
      ${this.table ? this.result(this.table) : nothing}
    </section>`;
  }

  private result(table: HistoryTable): TemplateResult {
    const ready = this.ready(table);
    const open = table.rows.filter((row) => ["asks", "wrong"].includes(standing(row))).length;
    const shown = questions(this.asked, allAsked(table), this.answers);
    const own = new Set(table.rows.map((row) => String(row.line)));
    const common = shown.filter(({ key }) => !own.has(key.split("/")[0] ?? ""));
    return html`<div class="result">
      <h4 id="read" tabindex="-1">${count(table.rows.length, "row", "rows")} read${open > 0 ? `, ${open} not without doubt` : ""}</h4>
      ${repeat(common, ({ key }) => key, (one) => this.question(one, "of all"))}
      <ol class="rows">
        ${repeat(table.rows, (row) => row.line, (row) => this.row(row, shown.filter(({ key }) => key.startsWith(`${row.line}/`)), new Set(common.map(({ key }) => key))))}
      </ol>
      ${table.left_out.length > 0
        ? html`<details>
            <summary>${count(table.left_out.length, "line", "lines")} left out</summary>
            <ul>
              ${table.left_out.map((one) => html`<li>Line ${one.line}: ${one.words}</li>`)}
            </ul>
          </details>`
        : nothing}
      ${this.problem.length > 0 ? html`<ul id="problem" class="govuk-error-message" tabindex="-1">${this.problem.map((text) => html`<li>${text}</li>`)}</ul>` : nothing}
      <div class="buttons">
        <button type="button" class="govuk-button" aria-disabled=${ready.length === 0 ? "true" : nothing} @click=${() => this.take(table)}>${ready.length === 0 ? "Nothing to take yet" : `Take ${count(ready.length, "episode", "episodes")}`}</button>
      </div>
    </div>`;
  }

  private row(row: HistoryRow, asks: readonly Ask[], common: ReadonlySet<string>): TemplateResult {
    const stands = standing(row);
    const words = html`<b>${row.words}</b>`;
    return html`<li class=${stands}>
      ${stands === "ready"
        ? html`<label class="take">
            <input type="checkbox" .checked=${!this.leftOut.has(row.line)} @change=${() => this.leave(row.line)}>
            <span>${words}</span>
          </label>`
        : html`<p>${words} <span class="state">${row.left_out ?? STATES[stands]}</span></p>`}
      <p class="cells quiet">Line ${row.line}: ${row.cells.map((cell) => (cell === "" ? "(empty)" : cell)).join(" | ")}</p>
      ${row.problems.map((one) => html`<p class="govuk-error-message"><span class="govuk-visually-hidden">Error: </span>${one.message}. ${one.mend}</p>`)}
      ${this.questions(row, asks.filter(({ key }) => !common.has(commonKey(key))))} ${this.folded(row, asks.filter(({ key }) => common.has(commonKey(key))))}
    </li>`;
  }

  private questions(row: HistoryRow, asks: readonly Ask[]): unknown {
    return repeat(asks, ({ key }) => key, (one) => this.question(one, `of line ${row.line}`));
  }

  /** What is asked of all rows at once need not be asked of each; it can be. */
  private folded(row: HistoryRow, asks: readonly Ask[]): TemplateResult | typeof nothing {
    if (asks.length === 0) return nothing;
    return html`<details>
      <summary>Answer for this row alone<span class="govuk-visually-hidden">: line ${row.line}</span></summary>
      ${this.questions(row, asks)}
    </details>`;
  }

  private question(one: Ask, of: string): TemplateResult {
    return html`<fieldset class="govuk-fieldset asks" role="radiogroup">
      <legend class="govuk-fieldset__legend">${one.asks}<span class="govuk-visually-hidden"> (${of})</span></legend>
      <div class="govuk-radios govuk-radios--small">
        ${one.choices.map(
          (choice, place) => html`<div class="govuk-radios__item">
            <input class="govuk-radios__input" type="radio" name=${one.key} id=${`q-${one.key}-${place}`} value=${choice.value} .checked=${this.answers[one.key] === choice.value} @change=${() => this.answer(one.key, choice.value)}>
            <label class="govuk-label govuk-radios__label" for=${`q-${one.key}-${place}`}>${choice.words}</label>
          </div>`,
        )}
      </div>
    </fieldset>`;
  }

  private ready(table: HistoryTable): HistoryRow[] {
    return table.rows.filter((row) => !this.leftOut.has(row.line) && standing(row) === "ready");
  }

  private readPasted = (): void => {
    this.answers = {};
    this.leftOut = new Set();
    this.problem = [];
    this.asked = [];
    this.readAgain();
    this.desk.focusOn("#read");
  };

  private answer(key: string, value: string): void {
    this.answers = { ...this.answers, [key]: value };
    this.readAgain();
  }

  /** Reads the table anew, where one was read: what the case knows of episodes says what of it is new. */
  again(): void {
    if (this.table) this.readAgain();
  }

  private readAgain(): void {
    const { read, asOf, case: caseFile } = this.desk.now();
    if (!read) return;
    this.table = read(this.text, asOf, this.answers, caseFile);
    const known = new Set(this.asked.map(({ key }) => key));
    this.asked = [...this.asked, ...allAsked(this.table).filter(({ key }) => !known.has(key))];
    this.desk.show();
  }

  private leave(line: number): void {
    const leftOut = new Set(this.leftOut);
    if (!leftOut.delete(line)) leftOut.add(line);
    this.leftOut = leftOut;
    this.desk.show();
  }

  private take(table: HistoryTable): void {
    const episodes = this.ready(table).map(episodeOf).filter((one) => one !== null);
    if (episodes.length === 0) return;
    this.problem = this.desk.take(episodes);
    const open = table.rows.some((row) => ["asks", "wrong"].includes(standing(row)));
    if (this.problem.length === 0 && !open) this.taken = this.text;
    this.desk.show();
    this.desk.focusOn(this.problem.length > 0 ? "#problem" : "#read");
  }
}

const STATES = { out: "", asks: "needs an answer", wrong: "cannot be read" } as const;
