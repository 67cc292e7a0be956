import { LitElement, html, nothing, unsafeCSS, type TemplateResult } from "lit";
import { unfoldedAfter } from "../shared/fold";
import { govuk } from "../shared/govuk";
import type { GuidanceView, Notice, Reach, View } from "../shared/types";
import { cites } from "../shared/words";
import style from "./style.scss?inline";

/** Notices about this very case begin with this; the others are of the text. */
const OF_THE_CASE = "homeward/";
/** The heading of what is not folded. */
const MIND = "Mind in this case";

/** What stands beside: what to mind in this case, contacts, guidance, and where the text contradicts itself. What is folded is drawn when it is unfolded. */
export class Notes extends LitElement {
  static override styles = [govuk, unsafeCSS(style)];
  static override properties = { view: { attribute: false }, unfolded: { state: true } };

  /** What the core says. */
  declare view: View | null;
  declare private unfolded: ReadonlySet<string>;

  constructor() {
    super();
    this.view = null;
    this.unfolded = new Set([MIND]);
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.view) return nothing;
    const { notices, contacts, guidance } = this.view;
    const ofTheCase = notices.filter((notice) => notice.id.startsWith(OF_THE_CASE));
    const ofTheText = notices.filter((notice) => !notice.id.startsWith(OF_THE_CASE));
    return html`<h2 class="govuk-visually-hidden">Beside</h2>
      ${this.fold(MIND, ofTheCase, said)} ${this.fold("Contacts and links", contacts, contact)} ${this.fold("Guidance", guidance, guide)}
      ${this.fold("Where the text contradicts itself or is silent", ofTheText, said)}`;
  }

  private fold<Item>(title: string, items: readonly Item[], item: (one: Item) => TemplateResult): TemplateResult | typeof nothing {
    if (items.length === 0) return nothing;
    const unfolded = this.unfolded.has(title);
    return html`<details .open=${unfolded} @toggle=${(event: Event) => (this.unfolded = unfoldedAfter(this.unfolded, title, event))}>
      <summary><h3>${title} (${items.length})</h3></summary>
      ${unfolded ? html`<ul>${items.map(item)}</ul>` : nothing}
    </details>`;
  }
}

/** A contact, with what the text gives of it. */
export function contact(one: Reach): TemplateResult {
  return html`<li>
    <b>${one.name}.</b> ${one.says} ${one.words ? html`<span class=${one.answers === "closed" ? "red" : "quiet"}>${sentence(one.words)}</span>` : nothing} ${one.place ?? ""} ${one.telephone ? html`<b>${one.telephone}</b>` : nothing} ${one.email ? html`<a href="mailto:${one.email}">${one.email}</a>` : nothing}
    ${one.link ? html`<a href=${one.link} rel="noreferrer" target="_blank">${host(one.link)} (opens in a new tab)</a>` : nothing} ${cites([one.cite])}
  </li>`;
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

function said(one: Notice): TemplateResult {
  return html`<li>${one.says} ${cites([one.cite])}</li>`;
}

function guide(one: GuidanceView): TemplateResult {
  return html`<li>${one.says} ${cites([one.cite])} ${one.left_to_judgement ? html`<span class="quiet">Left to judgement.</span>` : nothing}</li>`;
}

function host(link: string): string {
  return URL.canParse(link) ? new URL(link).host : link;
}

declare global {
  interface HTMLElementTagNameMap {
    "homeward-notes": Notes;
  }
}
