import { LitElement, html, unsafeCSS, type PropertyValues, type TemplateResult } from "lit";
import type { Protocol } from "homeward/index.js";
import type { OpenedPlan } from "../elements/trigger-plan/file";
import { MinuteClock, nowText } from "../elements/shared/clock";
import type { HomewardEvents } from "../elements/shared/events";
import { govuk } from "../elements/shared/govuk";
import { reasonOf, refusal } from "../elements/shared/refusal";
import type { CaseFile } from "../elements/shared/types";
import { readFile } from "../elements/workspace/file";
import { failureOf, loadProtocol, type Failure } from "./load";
import { asMissing, isMissing, ownOf } from "./plan-case";
import style from "./plan.scss?inline";
import { authorities } from "./protocols";
import { Unsaved } from "./unsaved";

/** The page of the trigger plan: of one authority, from nothing, from a file, from a case. All of it is held in memory alone. */
export class PlanPage extends LitElement {
  static override styles = [govuk, unsafeCSS(style)];
  static override properties = {
    protocol: { state: true },
    failure: { state: true },
    known: { state: true },
    missing: { state: true },
    asOf: { state: true },
    wrong: { state: true },
    message: { state: true },
  };

  declare private protocol: Protocol | null;
  declare private failure: Failure | null;
  /** What a case file said of the child. */
  declare private known: CaseFile;
  /** Whether the child is missing now. */
  declare private missing: boolean;
  declare asOf: string;
  declare private wrong: boolean;
  declare private message: string;
  /** The clock of the page always runs. */
  readonly live = true;
  private readonly clock = new MinuteClock(this);
  /** The case as the plan reads it. */
  private case: CaseFile | null = null;
  private readonly unsaved = new Unsaved(this);

  constructor() {
    super();
    this.protocol = null;
    this.failure = null;
    this.known = {};
    this.missing = false;
    this.asOf = nowText();
    this.wrong = false;
    this.message = "";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.choose(authorities[0]?.id ?? "");
  }

  /** Shows the plan at another moment. */
  advance(now: string): void {
    this.asOf = now;
  }

  /** Goes by the protocol of an authority from now on; false where it cannot be had. */
  private async choose(id: string): Promise<boolean> {
    try {
      this.protocol = await loadProtocol(id);
      this.clock.wait();
      return true;
    } catch (error) {
      if (this.protocol) this.message = `The protocol of ${id} cannot be fetched. The plan is as it was.`;
      else this.failure = await failureOf(id, error);
      return false;
    }
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("known") || changed.has("missing")) this.case = asMissing(this.known, this.missing);
    document.title = `${this.wrong ? "Error: " : ""}Trigger plan${this.protocol ? ` – ${this.shortName(this.protocol.id)}` : ""} – Homeward`;
  }

  protected override render(): TemplateResult {
    if (this.failure) {
      return html`<main class="failed">
        <h1><b>Homeward</b></h1>
        <homeward-unavailable .contacts=${this.failure.contacts} .reason=${this.failure.reason}></homeward-unavailable>
      </main>`;
    }
    const { protocol } = this;
    if (!protocol) return html`<slot></slot>`;
    return html`
      <header class="no-print">
        <h1><b>Homeward</b> Trigger plan: ${this.shortName(protocol.id)}</h1>
        <p class="promise">nothing stored · nothing sent · <a href="./">the night's page</a></p>
        <homeward-offline .unsaved=${this.unsaved.any}></homeward-offline>
      </header>
      <main>
        <div class="case no-print">
          <div>
            <label class="govuk-label" for="authority">Authority</label>
            <select id="authority" class="govuk-select" @change=${this.changeAuthority}>
              ${authorities.map(({ id, shortName }) => html`<option value=${id} ?selected=${id === protocol.id}>${shortName}</option>`)}
            </select>
          </div>
          <fieldset class="govuk-fieldset">
            <legend class="govuk-fieldset__legend">Is the child missing now?</legend>
            <div class="govuk-radios">${this.radio("no", "No: a plan for later", !this.missing)} ${this.radio("yes", "Yes: with the part for the night", this.missing)}</div>
          </fieldset>
          <div class="files">
            <button type="button" class="small" @click=${() => this.renderRoot.querySelector<HTMLElement>("input.file")?.click()}>Fill it from a case file</button>
            <input class="file" type="file" accept="application/json,.json" tabindex="-1" aria-label="Case file" @change=${this.openCase}>
          </div>
          <p class="message" role="status">${this.message}</p>
        </div>
        <homeward-trigger-plan
          .protocol=${protocol}
          .case=${this.case}
          .asOf=${this.asOf}
          @homeward-wrong=${this.tellWrong}
          @homeward-form-change=${this.noteChange}
          @homeward-form-complete=${this.complete}
          @homeward-plan-opened=${this.openPlan}
          @homeward-export=${this.noteSaved}
        ></homeward-trigger-plan>
      </main>
      <footer class="no-print">
        <p>${protocol.about.source}; version ${protocol.version}, <span class="digest">${protocol.digest}</span>. It advises; people decide.</p>
      </footer>
    `;
  }

  private radio(value: "yes" | "no", label: string, checked: boolean): TemplateResult {
    return html`<div class="govuk-radios__item">
      <input class="govuk-radios__input" type="radio" name="missing" id="missing-${value}" .checked=${checked} @change=${() => this.setMissing(value === "yes")}>
      <label class="govuk-label govuk-radios__label" for="missing-${value}">${label}</label>
    </div>`;
  }

  private shortName(id: string): string {
    return authorities.find((one) => one.id === id)?.shortName ?? id;
  }

  private changeAuthority = async (event: Event): Promise<void> => {
    const select = event.currentTarget as HTMLSelectElement;
    const before = this.protocol?.id ?? "";
    if (this.unsaved.any && !confirm("The plan that stands here belongs to another authority. Leave it without saving?")) {
      select.value = before;
      return;
    }
    this.message = "";
    if (await this.choose(select.value)) this.clear();
    else select.value = before;
  };

  /** Takes away what was written by another protocol. */
  private clear(): void {
    const { plan } = this;
    if (plan) plan.value = null;
    plan?.memory.pictures.clear();
    [this.known, this.missing] = [{}, false];
    this.unsaved.none();
  }

  private setMissing(missing: boolean): void {
    this.missing = missing;
    this.message = missing ? "The part for the night is open." : "The part for the night is away; what stands in it is kept.";
  }

  private openCase = async (event: Event): Promise<void> => {
    const input = event.currentTarget as HTMLInputElement;
    const file = input.files?.[0];
    input.value = "";
    const { protocol } = this;
    if (!file || !protocol) return;
    const read = readFile(await file.text());
    if ("problem" in read) {
      this.message = read.problem;
      return;
    }
    const found = ownOf(read.record.case, protocol.vocabulary());
    try {
      protocol.assess(found, this.asOf);
    } catch (error) {
      this.message = `That case cannot be read. ${(refusal(error) ?? [reasonOf(error)]).join(" ")}`;
      return;
    }
    this.known = found;
    this.missing = isMissing(found);
    this.message = "The plan is filled in from the case, where the case knows the answer.";
  };

  /** A plan of another authority brings its protocol. */
  private openPlan = async (event: CustomEvent<OpenedPlan>): Promise<void> => {
    const id = event.detail.form?.split("/")[0];
    const { plan } = this;
    if (!plan || id === undefined || id === this.protocol?.id || !authorities.some((one) => one.id === id)) return this.noteOpened();
    event.preventDefault();
    if (!(await this.choose(id))) return;
    await this.updateComplete;
    await plan.updateComplete;
    const refused = plan.take(event.detail);
    this.message = refused ?? `The plan is of ${this.shortName(id)}: its protocol is used now.`;
    if (refused === null) this.noteOpened();
  };

  private noteOpened(): void {
    // What was just read from a file is saved in it.
    void this.plan?.updateComplete.then(() => this.unsaved.none());
  }

  private complete = (event: CustomEvent<HomewardEvents["homeward-form-complete"]>): void => {
    this.known = event.detail.case;
  };

  private noteChange = (): void => {
    this.unsaved.some();
  };

  private noteSaved = (): void => {
    this.unsaved.none();
  };

  private tellWrong = (event: CustomEvent<HomewardEvents["homeward-wrong"]>): void => {
    this.wrong = event.detail.wrong;
  };

  private get plan(): HTMLElementTagNameMap["homeward-trigger-plan"] | null {
    return this.renderRoot.querySelector("homeward-trigger-plan");
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "homeward-plan-page": PlanPage;
  }
}
