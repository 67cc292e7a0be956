import { LitElement, html, nothing, unsafeCSS, type TemplateResult } from "lit";
import type { Authority } from "../authorities/element";
import { govuk } from "../shared/govuk";
import { reasonOf, refusal } from "../shared/refusal";
import type { CaseFile, PairView } from "../shared/types";
import style from "./style.scss?inline";

/** How any two protocols differ in a case, each seen as the authority's own. */
export class Compare extends LitElement {
  static override styles = [govuk, unsafeCSS(style)];
  static override properties = {
    authorities: { attribute: false },
    compare: { attribute: false },
    case: { attribute: false },
    asOf: { attribute: "as-of" },
    first: {},
    second: { state: true },
    pair: { state: true },
    problem: { state: true },
  };

  /** The authorities that can be compared. */
  declare authorities: readonly Authority[];
  /** Asks two protocols by their ids; their packs may have to be fetched first. */
  declare compare: ((first: string, second: string, caseFile: CaseFile, asOf: string) => Promise<PairView>) | null;
  /** What is known. */
  declare case: CaseFile;
  /** The moment that is asked about. */
  declare asOf: string;
  /** The id of the first. */
  declare first: string;
  declare private second: string;
  declare private pair: PairView | null;
  declare private problem: readonly string[];
  /** Grows with every question, so that a slow answer to an earlier one is not shown. */
  private turn = 0;

  constructor() {
    super();
    this.authorities = [];
    this.compare = null;
    this.case = {};
    this.asOf = "";
    this.first = "";
    this.second = "";
    this.pair = null;
    this.problem = [];
  }

  protected override willUpdate(changed: Map<string, unknown>): void {
    if (this.first === this.second) this.second = "";
    if (["case", "asOf", "first", "second"].some((name) => changed.has(name))) void this.ask();
  }

  protected override render(): TemplateResult {
    const choice = (id: string, label: string, chosen: string, take: (value: string) => void, none: boolean) => html`<div>
      <label class="govuk-label" for=${id}>${label}</label>
      <select id=${id} @change=${(event: Event) => take((event.currentTarget as HTMLSelectElement).value)}>
        ${none ? html`<option value="" ?selected=${chosen === ""}>Choose</option>` : nothing}
        ${this.authorities.filter((one) => !none || one.id !== this.first).map((one) => html`<option value=${one.id} ?selected=${one.id === chosen}>${one.shortName}</option>`)}
      </select>
    </div>`;
    return html`<h2>Compare two protocols on this case</h2>
      <p class="quiet">Each is asked as if the child were the authority’s own and lived there.</p>
      <div class="choices">
        ${choice("first", "One protocol", this.first, (value) => (this.first = value), false)} ${choice("second", "Another protocol", this.second, (value) => (this.second = value), true)}
      </div>
      <div role="status">
        ${this.problem.map((sentence) => html`<p class="red"><b>${sentence}</b></p>`)}
        ${this.pair ? html`<p class="govuk-visually-hidden">${this.pair.home.protocol.short_name} and ${this.pair.host.protocol.short_name} are compared below.</p>` : nothing}
      </div>
      ${this.pair ? html`<homeward-pair .pair=${this.pair} .compared=${true}></homeward-pair>` : nothing}`;
  }

  private async ask(): Promise<void> {
    const turn = (this.turn += 1);
    if (!this.compare || this.first === "" || this.second === "") {
      this.pair = null;
      return;
    }
    try {
      const pair = await this.compare(this.first, this.second, this.case, this.asOf);
      if (turn === this.turn) [this.pair, this.problem] = [pair, []];
    } catch (error) {
      if (turn === this.turn) [this.pair, this.problem] = [null, refusal(error) ?? [`They cannot be compared: ${reasonOf(error)}. Check the connection and choose again.`]];
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "homeward-compare": Compare;
  }
}
