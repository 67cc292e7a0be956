import { LitElement, html, unsafeCSS, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { Protocol } from "homeward/index.js";
import type { OpenedPlan } from "../elements/trigger-plan/file";
import { MinuteClock, nowText } from "../elements/shared/clock";
import type { HomewardEvents } from "../elements/shared/events";
import { whenAllHeard } from "../elements/shared/files";
import { govuk } from "../elements/shared/govuk";
import { reasonOf, refusal } from "../elements/shared/refusal";
import type { CaseFile } from "../elements/shared/types";
import { together } from "../elements/workspace/aside";
import { readFile } from "../elements/workspace/file";
import { failedPage } from "./failed";
import { LastChoice } from "./last-choice";
import { failureOf, loadProtocol, type Failure } from "./load";
import { ownOf } from "./plan-case";
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
  private readonly unsaved = new Unsaved(this);
  private readonly last = new LastChoice();

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

  /** Goes by the protocol of an authority from now on; false where it cannot be had, or where another was chosen meanwhile. */
  private async choose(id: string): Promise<boolean> {
    try {
      return await this.last.of(loadProtocol(id), (protocol) => {
        this.protocol = protocol;
        this.clock.wait();
      });
    } catch (error) {
      if (this.protocol) this.message = `The protocol of ${id} cannot be fetched. The plan is as it was.`;
      else this.failure = await failureOf(id, error);
      return false;
    }
  }

  protected override willUpdate(): void {
    document.title = `${this.wrong ? "Error: " : ""}Trigger plan${this.protocol ? ` – ${this.shortName(this.protocol.id)}` : ""} – Homeward`;
  }

  protected override render(): TemplateResult {
    const { failure, protocol } = this;
    if (failure) return failedPage(failure, (id) => void this.last.of(failureOf(id, failure.reason), (found) => (this.failure = found)));
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
              ${authorities.map(({ id, shortName }) => html`<option value=${id} .selected=${live(id === protocol.id)}>${shortName}</option>`)}
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
          .case=${this.known}
          .missing=${this.missing}
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
    else select.value = this.protocol?.id ?? before;
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
    const found = ownOf(together(read).case, protocol.vocabulary());
    let stage: string;
    try {
      ({ stage } = protocol.assess(found, this.asOf));
    } catch (error) {
      this.message = `That case cannot be read. ${(refusal(error) ?? [reasonOf(error)]).join(" ")}`;
      return;
    }
    this.known = found;
    this.missing = stage === "missing";
    this.message = "The plan is filled in from the case, where the case knows the answer.";
  };

  /** Takes a plan that was read from a file. One of another authority brings its protocol; what is refused leaves everything as it was. */
  private openPlan = async (event: CustomEvent<OpenedPlan>): Promise<void> => {
    event.preventDefault();
    const before = this.protocol?.id ?? "";
    const id = event.detail.form?.split("/")[0];
    const other = id !== undefined && id !== before && authorities.some((one) => one.id === id) ? id : null;
    if (other !== null && !(await this.chooseHere(other))) return;
    const refused = this.plan?.take(event.detail) ?? null;
    if (refused === null) {
      // What was just read from a file is saved in it.
      this.unsaved.none();
      this.message = other === null ? "" : `The plan is of ${this.shortName(other)}: its protocol is used now.`;
      return;
    }
    if (other !== null) await this.chooseHere(before);
    this.message = refused;
  };

  /** Goes by the protocol of an authority, once the plan stands by it. */
  private async chooseHere(id: string): Promise<boolean> {
    if (!(await this.choose(id))) return false;
    await this.updateComplete;
    await this.plan?.updateComplete;
    return true;
  }

  private complete = (event: CustomEvent<HomewardEvents["homeward-form-complete"]>): void => {
    this.known = event.detail.case;
  };

  private noteChange = (): void => {
    this.unsaved.some();
  };

  private noteSaved = (event: CustomEvent<HomewardEvents["homeward-export"]>): void => {
    // What is printed or copied is in no file.
    if (event.detail.kind === "form") whenAllHeard(event, () => this.unsaved.none());
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
