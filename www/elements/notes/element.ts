import { LitElement, html, nothing, unsafeCSS, type TemplateResult } from "lit";
import { govuk } from "../shared/govuk";
import type { GuidanceView, Notice, Reach, View } from "../shared/types";
import { cites } from "../shared/words";
import style from "./style.scss?inline";

/** Notices about this very case begin with this; the others are of the text. */
const OF_THE_CASE = "homeward/";

/** What stands beside: what to mind in this case, contacts, guidance, and where the text contradicts itself. */
export class Notes extends LitElement {
  static override styles = [govuk, unsafeCSS(style)];
  static override properties = { view: { attribute: false } };

  /** What the core says. */
  declare view: View | null;

  constructor() {
    super();
    this.view = null;
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.view) return nothing;
    const { notices, contacts, guidance } = this.view;
    const ofTheCase = notices.filter((notice) => notice.id.startsWith(OF_THE_CASE));
    const ofTheText = notices.filter((notice) => !notice.id.startsWith(OF_THE_CASE));
    const notice = (one: Notice) => html`<li>${one.says} ${cites([one.cite])}</li>`;
    return html`<h2 class="govuk-visually-hidden">Beside</h2>
      ${this.fold("Mind in this case", ofTheCase.map(notice), true)} ${this.fold("Contacts and links", contacts.map(contact), false)}
      ${this.fold("Guidance", guidance.map(guide), false)} ${this.fold("Where the text contradicts itself or is silent", ofTheText.map(notice), false)}`;
  }

  private fold(title: string, items: readonly TemplateResult[], open: boolean): TemplateResult | typeof nothing {
    if (items.length === 0) return nothing;
    return html`<details ?open=${open}>
      <summary><h3>${title} (${items.length})</h3></summary>
      <ul>
        ${items}
      </ul>
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
