import { html, nothing, unsafeCSS, type PropertyValues, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { EntryError } from "../moment-input/entry";
import type { MomentInput } from "../moment-input/element";
import { CaseElement } from "../shared/asking";
import { govuk } from "../shared/govuk";
import { momentWords } from "../shared/london-words";
import { wallAt } from "../moment-input/london";
import { Typed } from "../shared/typed";
import type { EarlierEpisode } from "../shared/types";
import { count } from "../shared/words";
import { Pasted, type ReadHistory } from "./pasted";
import { withEpisodes } from "./rows";
import style from "./style.scss?inline";

export type { ReadHistory } from "./pasted";

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
  };

  /** How a pasted table is read; without it nothing can be pasted. */
  declare read: ReadHistory | null;
  /** What is wrong in the episode that is typed. */
  declare private wrong: readonly Wrong[];
  declare private category: Category | null;
  private readonly pasted = new Pasted({
    now: () => ({ read: this.read, asOf: this.asOf, case: this.case }),
    show: () => this.requestUpdate(),
    take: (episodes) => this.takeEpisodes(episodes),
    focusOn: (selector) => void this.focusOn(selector),
  });

  constructor() {
    super();
    this.read = null;
    this.wrong = [];
    this.category = null;
    new Typed(this, () => this.pasted.holds || this.category !== null || [this.moment("start"), this.moment("end")].some((one) => one?.isChanged));
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    // What the case knows of episodes says what of the table is new.
    if (changed.has("case")) this.pasted.again();
  }

  protected override render(): TemplateResult {
    return html`
      <h2 tabindex="-1">Earlier episodes</h2>
      ${this.list()} ${this.typed()} ${this.read ? this.pasted.render() : nothing} ${this.status()}
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
        (one) => one,
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

  /** Takes episodes of a pasted table into the history; why they are refused comes back, where they are. */
  private takeEpisodes(episodes: readonly EarlierEpisode[]): readonly string[] {
    const refused = this.keep(withEpisodes(this.history(), episodes));
    if (refused.length === 0) this.announce(`${count(episodes.length, "episode", "episodes")} taken`);
    return refused;
  }

  /** Moves the focus, once the element stands as it is now. */
  private async focusOn(selector: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "homeward-history": HistoryElement;
  }
}
