import { html, nothing, unsafeCSS, type PropertyValues, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { EntryError } from "../moment-input/entry";
import type { MomentInput } from "../moment-input/element";
import { CaseElement } from "../shared/asking";
import { govuk } from "../shared/govuk";
import { momentWords } from "../shared/london-words";
import { wallAt } from "../moment-input/london";
import { Typed } from "../shared/typed";
import type { Ask, CaseFile, EarlierEpisode, HistoryRow, HistoryTable } from "../shared/types";
import { count } from "../shared/words";
import { allAsked, commonKey, episodeOf, questions, standing, withEpisodes } from "./rows";
import style from "./style.scss?inline";

/** Reads a pasted table, as `readHistory` of the package does. */
export type ReadHistory = (pasted: string, asOf: string, answers?: Readonly<Record<string, string>>, caseFile?: CaseFile) => HistoryTable;

type Category = EarlierEpisode["category"];

const CATEGORIES: readonly (readonly [Category, string])[] = [
  ["missing", "Missing"],
  ["absent", "Absent"],
  ["away_from_placement", "Away from placement"],
];

/** Where something may be wrong in an episode that is typed. */
type Place = "start" | "end" | "category" | "case";

/** What is wrong in it. */
interface Wrong {
  place: Place;
  text: string;
  error?: EntryError;
}

/**
 * The earlier episodes of a child: typed one by one, or pasted as a table from a spreadsheet. Nothing is taken that was not
 * read without doubt and confirmed.
 *
 * @fires homeward-case-change with the case and its new history
 * @fires homeward-typed when something is typed or pasted that is not in the list, and when all is
 */
export class HistoryElement extends CaseElement {
  static override styles = [govuk, unsafeCSS(style)];
  static override properties = {
    ...CaseElement.properties,
    read: { attribute: false },
    wrong: { state: true },
    category: { state: true },
    pasted: { state: true },
    table: { state: true },
    answers: { state: true },
    leftOut: { state: true },
    problem: { state: true },
  };

  /** How a pasted table is read; without it nothing can be pasted. */
  declare read: ReadHistory | null;
  /** What is wrong in the episode that is typed. */
  declare private wrong: readonly Wrong[];
  declare private category: Category | null;
  declare private pasted: string;
  declare private table: HistoryTable | null;
  declare private answers: Readonly<Record<string, string>>;
  /** The lines of the table that are not to be taken, though they could be. */
  declare private leftOut: ReadonlySet<number>;
  /** Why nothing of the table was taken. */
  declare private problem: readonly string[];
  /** Every question of this table so far. */
  private asked: readonly Ask[] = [];
  /** The pasted text whose rows were taken. */
  private taken = "";

  constructor() {
    super();
    this.read = null;
    this.wrong = [];
    this.category = null;
    this.pasted = "";
    this.table = null;
    this.answers = {};
    this.leftOut = new Set();
    this.problem = [];
    new Typed(this, () => this.holds());
  }

  /** Whether something is typed or pasted that is not in the list. */
  private holds(): boolean {
    const pasted = this.pasted.trim() !== "" && this.pasted !== this.taken;
    return pasted || this.category !== null || [this.moment("start"), this.moment("end")].some((one) => one?.isChanged);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    // What the case knows of episodes says what of the table is new.
    if (changed.has("case") && this.table) this.readAgain();
  }

  protected override render(): TemplateResult {
    return html`
      <h2 tabindex="-1">Earlier episodes</h2>
      ${this.list()} ${this.typed()} ${this.read ? this.paste() : nothing} ${this.status()}
    `;
  }

  private history(): readonly EarlierEpisode[] {
    return this.case.history ?? [];
  }

  private list(): TemplateResult {
    const all = withEpisodes(this.history(), []);
    if (all.length === 0) return html`<p>None is known. That is not to say that there was none.</p>`;
    return html`<ul class="episodes">
      ${repeat(
        all,
        (one) => one.start,
        (one) => html`<li>
          <span>${this.words(one)}</span>
          <button type="button" class="link" @click=${() => this.takeOut(one)}>Remove<span class="govuk-visually-hidden">: ${this.words(one)}</span></button>
        </li>`,
      )}
    </ul>`;
  }

  private words(episode: EarlierEpisode): string {
    const label = CATEGORIES.find(([value]) => value === episode.category)?.[1] ?? episode.category;
    const year = (instant: string): string => {
      const { year } = wallAt(new Date(instant));
      return this.asOf && year === wallAt(new Date(this.asOf)).year ? "" : ` ${year}`;
    };
    const at = (instant: string): string => momentWords(instant).replace(",", `${year(instant)},`);
    return `${at(episode.start)} ${episode.end ? `to ${at(episode.end)}` : "(end not known)"}: ${label}`;
  }

  private typed(): TemplateResult {
    const told = (place: Place): Wrong | undefined => this.wrong.find((one) => one.place === place);
    return html`<form novalidate aria-labelledby="one" @submit=${this.add}>
      <h3 id="one">Add one</h3>
      ${this.summary()}
      <div class="moments">
        <div>
          <h4>It began</h4>
          <homeward-moment-input id="start" .legend=${"It began"} .what=${"The beginning"} .now=${this.asOf} .timed=${true} .error=${told("start")?.error ?? null}></homeward-moment-input>
        </div>
        <div>
          <h4>It ended <span class="quiet">leave empty if not known</span></h4>
          <homeward-moment-input id="end" .legend=${"It ended; leave empty if not known"} .what=${"The end"} .now=${this.asOf} .timed=${true} .error=${told("end")?.error ?? null}></homeward-moment-input>
        </div>
      </div>
      <fieldset class="govuk-fieldset" role="radiogroup" aria-describedby=${told("category") ? "category-error" : nothing}>
        <legend class="govuk-fieldset__legend"><h4>It counted as</h4></legend>
        ${told("category") ? html`<p id="category-error" class="govuk-error-message"><span class="govuk-visually-hidden">Error: </span>${told("category")?.text}</p>` : nothing}
        <div class="govuk-radios govuk-radios--small">
          ${CATEGORIES.map(
            ([value, label]) => html`<div class="govuk-radios__item">
              <input class="govuk-radios__input" type="radio" name="category" id="category-${value}" value=${value} .checked=${this.category === value} @change=${() => (this.category = value)}>
              <label class="govuk-label govuk-radios__label" for="category-${value}">${label}</label>
            </div>`,
          )}
        </div>
      </fieldset>
      <button type="submit" class="govuk-button">Add this episode</button>
    </form>`;
  }

  private summary(): TemplateResult | typeof nothing {
    if (this.wrong.length === 0) return nothing;
    return html`<div class="govuk-error-summary" id="summary" tabindex="-1" role="alert">
      <h4 class="govuk-error-summary__title">There is a problem</h4>
      <ul class="govuk-error-summary__list">
        ${this.wrong.map((one) => html`<li>${one.place === "case" ? one.text : html`<a href="#${one.place}" @click=${(event: Event) => this.goTo(event, one)}>${one.text}</a>`}</li>`)}
      </ul>
    </div>`;
  }

  private paste(): TemplateResult {
    return html`<section aria-labelledby="many">
      <h3 id="many">Paste a table</h3>
      <p id="paste-hint" class="quiet">Copy the rows from a spreadsheet: when it began, when it ended, as what it counted. Leave names out. Nothing leaves this page.</p>
      <label class="govuk-label" for="paste">Rows from a spreadsheet</label>
      <textarea id="paste" class="govuk-input" rows="5" spellcheck="false" autocomplete="off" aria-describedby="paste-hint" .value=${this.pasted} @input=${(event: Event) => (this.pasted = (event.currentTarget as HTMLTextAreaElement).value)}></textarea>
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

  private add = (event: SubmitEvent): void => {
    event.preventDefault();
    const [start, end] = [this.moment("start"), this.moment("end")];
    const began = start?.read();
    // An end of which nothing was typed is not known; one that was begun has to be right.
    const ended = end?.isEmpty ? undefined : end?.read();
    const wrong: Wrong[] = [];
    if (began?.error) wrong.push({ place: "start", text: began.error.text, error: began.error });
    if (ended?.error) wrong.push({ place: "end", text: ended.error.text, error: ended.error });
    if (began?.value && ended?.value && new Date(ended.value) < new Date(began.value)) {
      const text = "The end must be after the beginning";
      wrong.push({ place: "end", text, error: { text, parts: ["day", "month", "year", "hour", "minute"] } });
    }
    if (this.category === null) wrong.push({ place: "category", text: "Select as what the episode counted" });
    if (wrong.length === 0 && began?.value && this.category) {
      const episode: EarlierEpisode = { start: began.value, ...(ended?.value ? { end: ended.value } : {}), category: this.category };
      const refused = this.keep(withEpisodes(this.history(), [episode]));
      wrong.push(...refused.map((text) => ({ place: "case" as const, text })));
      if (refused.length === 0) {
        start?.fill(null);
        end?.fill(null);
        this.category = null;
        this.announce(`Added: ${this.words(episode)}`);
        void this.focusOn("h2");
      }
    }
    this.wrong = wrong;
    if (wrong.length > 0) void this.focusOn("#summary");
  };

  private takeOut(episode: EarlierEpisode): void {
    const refused = this.keep(this.history().filter((one) => one !== episode));
    if (refused.length === 0) this.announce(`Removed: ${this.words(episode)}`);
    this.wrong = refused.map((text) => ({ place: "case", text }));
    void this.focusOn(refused.length > 0 ? "#summary" : "h2");
  }

  private readPasted = (): void => {
    this.answers = {};
    this.leftOut = new Set();
    this.problem = [];
    this.asked = [];
    this.readAgain();
    void this.focusOn("#read");
  };

  private answer(key: string, value: string): void {
    this.answers = { ...this.answers, [key]: value };
    this.readAgain();
  }

  private readAgain(): void {
    if (!this.read) return;
    this.table = this.read(this.pasted, this.asOf, this.answers, this.case);
    const known = new Set(this.asked.map(({ key }) => key));
    this.asked = [...this.asked, ...allAsked(this.table).filter(({ key }) => !known.has(key))];
  }

  private leave(line: number): void {
    const leftOut = new Set(this.leftOut);
    if (!leftOut.delete(line)) leftOut.add(line);
    this.leftOut = leftOut;
  }

  private take(table: HistoryTable): void {
    const episodes = this.ready(table).map(episodeOf).filter((one) => one !== null);
    if (episodes.length === 0) return;
    this.problem = this.keep(withEpisodes(this.history(), episodes));
    if (this.problem.length === 0) {
      this.taken = this.pasted;
      this.announce(`${count(episodes.length, "episode", "episodes")} taken`);
    }
    void this.focusOn(this.problem.length > 0 ? "#problem" : "#read");
  }

  /** Tells of the case with another history; why it is refused comes back, where it is. */
  private keep(history: EarlierEpisode[]): readonly string[] {
    return this.change({ ...this.case, history }, ["history"]);
  }

  private goTo(event: Event, one: Wrong): void {
    event.preventDefault();
    if (one.place === "category") this.renderRoot.querySelector<HTMLElement>("#category-missing")?.focus();
    else void this.moment(one.place)?.focusPart(one.error?.parts[0] ?? "day");
  }

  private moment(place: Place): MomentInput | null {
    return this.renderRoot.querySelector<MomentInput>(`homeward-moment-input#${place}`);
  }

  private async focusOn(selector: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
}

const STATES = { out: "", asks: "needs an answer", wrong: "cannot be read" } as const;

declare global {
  interface HTMLElementTagNameMap {
    "homeward-history": HistoryElement;
  }
}
