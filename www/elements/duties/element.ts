import { LitElement, html, nothing, unsafeCSS, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Act, FormOfAct } from "../act/element";
import { govuk } from "../shared/govuk";
import type { Act as ActView, CarriedOut, Group } from "../shared/types";
import style from "./style.scss?inline";

/** The groups that always stand open: what presses. */
const OPEN = new Set(["overdue", "now", "next"]);
/** How many acts of a group that presses less are shown before the rest is folded. */
const SHOWN: Readonly<Record<string, number>> = { may_apply: 5 };

/** What has to be done: acts in groups, most urgent first; what does not press is folded, with its number. */
export class Duties extends LitElement {
  static override styles = [govuk, unsafeCSS(style)];
  static override properties = { groups: { attribute: false }, labels: { attribute: false }, carriedOut: { attribute: false }, opened: { attribute: false }, forms: { attribute: false }, unfolded: { state: true } };

  /** The groups, as the core orders them. */
  declare groups: readonly Group[];
  /** The labels of facts and events. */
  declare labels: ReadonlyMap<string, string>;
  /** What was carried out. */
  declare carriedOut: readonly CarriedOut[];
  /** The keys of the acts whose clauses are shown. */
  declare opened: ReadonlySet<string>;
  /** The forms on which duties are done, by the ids of the duties. */
  declare forms: ReadonlyMap<string, FormOfAct>;
  declare private unfolded: ReadonlySet<string>;

  constructor() {
    super();
    this.groups = [];
    this.labels = new Map();
    this.carriedOut = [];
    this.opened = new Set();
    this.forms = new Map();
    this.unfolded = new Set();
  }

  /** Shows an act and moves the focus to it; false where there is none of that key. */
  async focusAct(key: string): Promise<boolean> {
    const group = this.groups.find((one) => one.acts.some((act) => act.key === key));
    if (!group) return false;
    const place = group.acts.findIndex((act) => act.key === key);
    if (!OPEN.has(group.key) && place >= (SHOWN[group.key] ?? 0)) this.unfolded = new Set([...this.unfolded, group.key]);
    await this.updateComplete;
    const found = [...this.renderRoot.querySelectorAll<Act>("homeward-act")].find((one) => one.act.key === key);
    await found?.focusTitle();
    return found !== undefined;
  }

  /** Moves the focus to the heading. */
  async focusHeading(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>("h2")?.focus();
  }

  protected override render(): TemplateResult {
    const shown = this.groups.filter((group) => OPEN.has(group.key) || SHOWN[group.key] !== undefined);
    const folded = this.groups.filter((group) => !shown.includes(group));
    return html`
      <h2 class="govuk-visually-hidden" tabindex="-1">What has to be done</h2>
      ${this.groups.length === 0 ? html`<p>Nothing yet. Answer the question: what has to be done depends on it.</p>` : nothing}
      ${repeat(shown, (group) => group.key, (group) => this.group(group))}
      <div class="folds">${repeat(folded, (group) => group.key, (group) => this.folded(group))}</div>
    `;
  }

  private group(group: Group): TemplateResult {
    const most = SHOWN[group.key] ?? group.acts.length;
    const rest = group.acts.slice(most);
    return html`<section aria-labelledby=${`group-${group.key}`}>
      <h3 id=${`group-${group.key}`} class=${group.key === "overdue" ? "red" : ""}>${group.title} <small>${group.acts.length}${group.hint ? `, ${group.hint}` : ""}</small></h3>
      ${this.acts(group, group.acts.slice(0, most))}
      ${rest.length > 0
        ? html`<details .open=${this.unfolded.has(group.key)} @toggle=${(event: Event) => this.fold(group.key, event)}>
            <summary>${rest.length} more that may apply</summary>
            ${this.acts(group, rest)}
          </details>`
        : nothing}
    </section>`;
  }

  private folded(group: Group): TemplateResult {
    return html`<section aria-labelledby=${`group-${group.key}`}>
      <details .open=${this.unfolded.has(group.key)} @toggle=${(event: Event) => this.fold(group.key, event)}>
        <summary><h3 id=${`group-${group.key}`}>${group.title}: ${group.acts.length}</h3> ${group.hint ? html`<small>${group.hint}</small>` : nothing}</summary>
        ${this.acts(group, group.acts)}
      </details>
    </section>`;
  }

  private acts(group: Group, acts: readonly ActView[]): TemplateResult {
    return html`${repeat(acts, (act) => `${group.key}/${act.key}`, (act) => this.act(act))}`;
  }

  private act(act: ActView): TemplateResult {
    const ids = new Set(act.clauses.map((clause) => clause.id));
    return html`<homeward-act
      .act=${act}
      .open=${this.opened.has(act.key)}
      .labels=${this.labels}
      .carriedOut=${this.carriedOut.filter((one) => ids.has(one.id))}
      .forms=${[...new Set([...ids].flatMap((id) => this.forms.get(id) ?? []))]}
    ></homeward-act>`;
  }

  private fold(key: string, event: Event): void {
    const { open } = event.currentTarget as HTMLDetailsElement;
    if (open === this.unfolded.has(key)) return;
    const unfolded = new Set(this.unfolded);
    if (open) unfolded.add(key);
    else unfolded.delete(key);
    this.unfolded = unfolded;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "homeward-duties": Duties;
  }
}
