import { html, nothing, unsafeCSS, type PropertyDeclarations, type PropertyValues, type TemplateResult } from "lit";
import { isBlank, withChecked } from "../form/answers";
import { boxesAt, dateTyped } from "../form/boxes";
import { FormMemory } from "../form/memory";
import type { Picture } from "../form/pictures";
import { inTheWay } from "../form/summary";
import type { FormAnswers, FormState } from "../form/types";
import { MinuteClock, nowText } from "../shared/clock";
import { ask, tell, type HomewardEvents } from "../shared/events";
import { handOut } from "../shared/files";
import { FormControl } from "../shared/form-control";
import { govuk } from "../shared/govuk";
import { reasonOf, refusal } from "../shared/refusal";
import type { CaseFile } from "../shared/types";
import { count } from "../shared/words";
import { FILE_NAME, openPlan, planFile, type OpenedPlan } from "./file";
import { agesOf, nightOf, type Ages, type Item } from "./items";
import { planOf, type PlanForm, type PlanProtocol } from "./types";
import style from "./style.scss?inline";

/** The fact by which a plan asks its part for the night. */
const AWAY = "away_without_authorisation";

/** What stood here before a file was opened, or before everything was called checked. */
interface Before {
  value: FormAnswers | null;
  pictures: ReadonlyMap<string, Picture>;
}

/**
 * The trigger plan of an authority: written while the child is not missing, kept as a file, looked through from time to time, and
 * opened at the part for the night, filled in from the case, when the child goes missing. It says how old each of its items
 * is. It stores nothing and sends nothing.
 *
 * It takes part in a `<form>` of the page: its value is the file of answers as JSON. Photographs stand only in the file of the plan.
 *
 * @csspart form - The plan as a form; its own parts are handed on.
 * @csspart ages - When each part of the plan was last checked.
 * @csspart heading - The title of the form.
 * @csspart sections - The list of sections.
 * @csspart sheet - What is filled in.
 * @fires homeward-form-change with the answers, whenever they change
 * @fires homeward-form-complete with the case as it becomes; whoever prevents it keeps the plan as it is
 * @fires homeward-plan-opened with a plan that was read from a file; whoever prevents it takes it over
 * @fires homeward-pictures with what is remembered beside the answers, when a file brought other pictures
 * @fires homeward-export when the plan is to be saved; whoever prevents it takes it over
 */
export class TriggerPlan extends FormControl {
  static override styles = [govuk, unsafeCSS(style)];
  static override properties: PropertyDeclarations = {
    protocol: { attribute: false },
    // The attribute `form` belongs to the browser: it names the form around.
    form: { attribute: "form-id" },
    case: { attribute: false },
    missing: { attribute: false },
    asOf: { attribute: "as-of" },
    live: { type: Boolean, reflect: true },
    memory: { attribute: false },
    pages: {},
    message: { state: true },
    earlier: { state: true },
  };

  /** The protocol whose plan it is. */
  declare protocol: PlanProtocol | null;
  /** The id of the plan's form; left out, it is the protocol's own plan. */
  declare form: string;
  /** The case, once the child is missing, or to fill the plan from; null for a child who is not missing. */
  declare case: CaseFile | null;
  /** Whether the child is missing now; null leaves it to the case, and without a case the child is not. */
  declare missing: boolean | null;
  /** The moment of the page. */
  declare asOf: string;
  /** Whether the element follows the real clock and sets `asOf` itself. */
  declare live: boolean;
  /** What is remembered beside the answers: the photographs. */
  declare memory: FormMemory;
  /** What stands on one page: one question, one section, or all of them. */
  declare pages: "question" | "section" | "all";
  declare private message: string;
  declare private earlier: Before | null;

  private readonly clock = new MinuteClock(this);
  private plan: PlanForm | null = null;
  private state: FormState | null = null;
  private refused: readonly string[] = [];
  /** The case as the form is asked by it. */
  private asked: CaseFile = supposing({}, false);
  /** Whether the part for the night has been opened for this child. */
  private nightShown = false;

  constructor() {
    super();
    this.protocol = null;
    this.form = "";
    this.case = null;
    this.missing = null;
    this.asOf = "";
    this.live = false;
    this.memory = new FormMemory();
    this.pages = "section";
    this.message = "";
    this.earlier = null;
  }

  /** Shows the plan at another moment. */
  advance(now: string): void {
    this.asOf = now;
  }

  /** Moves the focus to the heading of the plan. */
  override focus(): void {
    void this.updateComplete.then(() => this.inner?.focus());
  }

  /** Takes a plan that was read from a file; a text says why it cannot. */
  take(opened: OpenedPlan): string | null {
    const { protocol, plan } = this;
    this.message = "";
    if (!protocol || !plan) return "No protocol is here to read the plan by.";
    if (opened.form !== null && opened.form !== plan.id) return `That file holds another form (${opened.form}), not the plan that stands here.`;
    const answers = { ...opened.answers, form: plan.id };
    try {
      protocol.formState(plan.id, this.asked, answers, this.asOf);
    } catch (error) {
      return `That plan cannot be read. ${(refusal(error) ?? [reasonOf(error)]).join(" ")}`;
    }
    this.earlier = isBlank(this.value?.answers) ? null : { value: this.value, pictures: new Map(this.memory.pictures) };
    this.showPictures(opened.pictures);
    this.set(answers);
    this.begunWith(answers);
    this.message = opened.spoilt ? "The plan is open. Its picture cannot be read: choose the picture again." : "The plan is open.";
    return null;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (this.live && (changed.has("live") || changed.has("protocol") || changed.has("case"))) this.asOf = nowText();
    if (changed.has("live")) this.clock.wait();
    if (changed.has("case") || changed.has("missing")) this.asked = supposing(this.case ?? {}, this.missing ?? (this.case ? null : false));
    if (changed.has("protocol") || changed.has("form")) {
      this.plan = this.form ? { id: this.form, staleAfter: null } : this.protocol ? planOf(this.protocol) : null;
      this.nightShown = false;
      this.state = null;
    }
    this.compute();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const night = this.night();
    // Once for a child who goes missing; whoever goes elsewhere in the plan afterwards stays there.
    if (night && !this.nightShown) void this.inner?.showSection(night, { focus: false });
    this.nightShown = night !== null;
  }

  private compute(): void {
    const { protocol, plan, asOf } = this;
    if (!protocol || !plan || asOf === "") return;
    try {
      this.state = protocol.formState(plan.id, this.asked, this.value ?? { form: plan.id }, asOf);
      this.refused = [];
    } catch (error) {
      this.refused = refusal(error) ?? [reasonOf(error)];
    }
  }

  /** The first section of the part for the night, where the child is missing for sure. */
  private night(): string | null {
    if (!this.state || (this.case === null && !this.missing)) return null;
    return nightOf(this.state).find((section) => section.fields.some((field) => field.asked === "yes"))?.name ?? null;
  }

  protected override problem(): { says: string; beside: HTMLElement | null } | null {
    const first = this.state ? inTheWay(this.state, this.memory)[0] : undefined;
    return first ? { says: first.says, beside: this.inner } : null;
  }

  protected override showProblem(): void {
    // The form within says what is in the way.
    this.inner?.dispatchEvent(new Event("invalid", { cancelable: true }));
  }

  protected override render(): TemplateResult | typeof nothing {
    const { protocol, plan, state } = this;
    if (!protocol) return nothing;
    if (!plan) return html`<p class="none">This protocol has no trigger plan.</p>`;
    return html`
      <div class="panel">
        ${this.nightBanner(state)} ${state ? this.ages(agesOf(state)) : nothing}
        <div class="tools" role="group" aria-label="The file of the plan">
          <button type="button" class="small" @click=${this.save}>Save the plan as a file</button>
          <button type="button" class="small" @click=${() => this.within<HTMLElement>("input.file")?.click()}>Open a plan</button>
          <input class="file" type="file" accept="application/json,.json" tabindex="-1" aria-label="File of a plan" @change=${this.open}>
        </div>
        <p class="message" role="status">
          ${this.message} ${this.earlier ? html`<button type="button" class="link" @click=${this.bringBack}>Bring back what stood here before</button>` : nothing}
        </p>
        ${this.refused.length > 0 && !state ? html`<ul class="refused" role="alert">${this.refused.map((one) => html`<li>${one}</li>`)}</ul>` : nothing}
      </div>
      <homeward-form
        part="form"
        exportparts="heading, sections, sheet"
        .protocol=${protocol}
        .form=${plan.id}
        .case=${this.asked}
        .asOf=${this.asOf}
        .value=${this.value}
        .memory=${this.memory}
        @homeward-form-complete=${this.onlySaid}
        .pages=${this.pages}
        .disabled=${this.disabled || this.off}
        tools="paper"
        @homeward-form-change=${this.keep}
      ></homeward-form>
    `;
  }

  private nightBanner(state: FormState | null): TemplateResult | typeof nothing {
    const night = this.night();
    if (!state || night === null) return nothing;
    const fields = nightOf(state).flatMap((section) => section.fields.filter((field) => field.asked !== "no" && field.type !== "fixed_text"));
    const filled = fields.filter((field) => field.value !== null).length;
    return html`<div class="night">
      <p><b>The child is missing.</b> ${filled} of ${count(fields.length, "answer", "answers")} of the part for the night ${filled === 1 ? "is" : "are"} filled in.</p>
      <button type="button" class="small" @click=${() => void this.inner?.showSection(night)}>Go to the part for the night</button>
    </div>`;
  }

  private ages({ fresh, stale, never }: Ages): TemplateResult | typeof nothing {
    if (fresh.length + stale.length + never.length === 0) return nothing;
    const limit = this.plan?.staleAfter ? ` ${this.plan.staleAfter}` : "";
    const open = stale.length + never.length;
    return html`<section class="ages" part="ages" aria-labelledby="ages">
      <h2 id="ages" tabindex="-1">Last checked</h2>
      <ul class="sums">
        ${stale.length > 0 ? html`<li class="stale"><b>Too long ago: ${stale.length}</b></li>` : nothing} ${never.length > 0 ? html`<li><b>Not checked yet: ${never.length}</b></li>` : nothing}
        <li>${limit ? `In the last${limit}` : "Not too long ago"}: ${fresh.length}</li>
      </ul>
      ${open > 0
        ? html`<details ?open=${stale.length > 0 && this.night() === null}>
              <summary>What has to be checked</summary>
              <ul>
                ${[...stale, ...never].map((item) => this.item(item))}
              </ul>
            </details>
            <button type="button" class="small all" @click=${() => this.checkAll([...stale, ...never])}>All of this was checked today</button>`
        : nothing}
    </section>`;
  }

  private item({ field, section }: Item): TemplateResult {
    return html`<li>
      <button type="button" class="link" @click=${() => void this.inner?.showField(section, field.name)}>${field.label}</button>
      <span class="when">${field.checked_at ? `${dateTyped(field.checked_at)}: too long ago` : "not checked yet"}</span>
    </li>`;
  }

  private checkAll(items: readonly Item[]): void {
    const today = boxesAt(this.asOf).date;
    const value = this.value ?? { form: this.plan?.id ?? "" };
    this.earlier = { value: this.value, pictures: new Map(this.memory.pictures) };
    this.set(items.reduce((file, { field }) => withChecked(file, field.name, today), value));
    this.message = `${count(items.length, "item", "items")} marked as checked today.`;
    void this.updateComplete.then(() => this.within<HTMLElement>("#ages")?.focus());
  }

  /** What was only supposed to ask the form, and what nobody said, stands in no case. */
  private onlySaid = (event: CustomEvent<HomewardEvents["homeward-form-complete"]>): void => {
    const { [AWAY]: away, ...facts } = event.detail.case.facts ?? {};
    if (away !== this.asked.facts?.[AWAY]) return;
    const said = this.case?.facts?.[AWAY];
    Object.assign(event.detail, { case: { ...event.detail.case, facts: said === undefined ? facts : { ...facts, [AWAY]: said } } });
  };

  /** Takes other answers and tells whoever listens. */
  private set(value: FormAnswers): void {
    if (this.enter(value)) tell(this, "homeward-form-change", { form: this.plan?.id ?? "", value });
  }

  private keep = (event: CustomEvent<HomewardEvents["homeward-form-change"]>): void => {
    // It goes on to whoever listens around.
    this.enter(event.detail.value);
    this.message = "";
    this.earlier = null;
  };

  private save = (): void => {
    const { plan, state } = this;
    if (!plan || !state) return;
    const value = { ...(this.value ?? {}), form: plan.id, protocol_version: state.protocol.version };
    const file = planFile(value, state.protocol, this.memory.pictures, this.asOf);
    if (handOut(this, { kind: "form", name: FILE_NAME, content: `${JSON.stringify(file, null, 2)}\n` })) this.message = `The plan was saved as a file${this.memory.pictures.size > 0 ? ", its photograph included" : ""}. Nothing of it is kept here.`;
  };

  private open = async (event: Event): Promise<void> => {
    const input = event.currentTarget as HTMLInputElement;
    const file = input.files?.[0];
    input.value = "";
    if (!file) return;
    const opened = await openPlan(await file.text());
    if (typeof opened === "string") this.message = opened;
    else if (ask(this, "homeward-plan-opened", opened)) this.message = this.take(opened) ?? this.message;
  };

  private bringBack = (): void => {
    const { earlier } = this;
    if (!earlier) return;
    this.earlier = null;
    this.showPictures(earlier.pictures);
    this.set(earlier.value ?? { form: this.plan?.id ?? "", answers: {} });
    this.message = "What stood here before is back.";
    void this.updateComplete.then(() => this.inner?.focus());
  };

  private showPictures(pictures: ReadonlyMap<string, Picture>): void {
    const memory = new FormMemory(pictures);
    this.memory = memory;
    tell(this, "homeward-pictures", { memory });
  }

  private get inner(): HTMLElementTagNameMap["homeward-form"] | null {
    return this.within("homeward-form");
  }

  private within<Kind extends Element>(selector: string): Kind | null {
    return this.renderRoot?.querySelector<Kind>(selector) ?? null;
  }
}

/** The case as the form is asked by it: supposing that the child is away, or is not, where that is settled. */
function supposing(caseFile: CaseFile, away: boolean | null): CaseFile {
  return away === null ? caseFile : { ...caseFile, facts: { ...caseFile.facts, [AWAY]: away } };
}

declare global {
  interface HTMLElementTagNameMap {
    "homeward-trigger-plan": TriggerPlan;
  }
}
