import { LitElement, html, nothing, unsafeCSS, type TemplateResult } from "lit";
import { govuk } from "../shared/govuk";
import { cites } from "../shared/words";
import { byTelephone, type PackContact } from "./contacts";
import style from "./style.scss?inline";

/**
 * What stands in the place of Homeward where it cannot run: that the paper protocol goes, and whom it names.
 *
 * @csspart heading - The first heading.
 * @csspart contacts - The list of contacts.
 * @slot - Above the contacts: a choice of another authority, where there is one.
 */
export class Unavailable extends LitElement {
  static override styles = [govuk, unsafeCSS(style)];
  static override properties = { authority: {}, contacts: { attribute: false }, reason: { attribute: false } };

  /** Whose protocol it is, in words; left out where the page around says so. */
  declare authority: string;
  /** The contacts of the pack, which can be read where nothing can be worked out. */
  declare contacts: readonly PackContact[];
  /** Why it cannot run, for those who look after the page. */
  declare reason: string;

  constructor() {
    super();
    this.authority = "";
    this.contacts = [];
    this.reason = "";
  }

  protected override render(): TemplateResult {
    return html`
      <div role="alert">
        <h2 part="heading">Homeward cannot run here. Use the paper protocol.</h2>
        <p>Nothing is worked out and no answer is shown, because a part of it could not be started. Nothing that you entered was sent or stored.</p>
      </div>
      <p><b>If the child may be in danger now, ring 999.</b> To report a child missing to the police, ring 101.</p>
      <slot></slot>
      ${this.contacts.length > 0
        ? html`<h3>${this.authority === "" ? "Contacts that the protocol names" : `Contacts that the protocol of ${this.authority} names`}</h3>
            <ul part="contacts">
              ${byTelephone(this.contacts).map(contact)}
            </ul>
            <p class="quiet">When each answers depends on the day and the hour: see the paper protocol.</p>`
        : nothing}
      ${this.reason === "" ? nothing : html`<details><summary>For those who look after this page</summary><p class="reason">${this.reason}</p></details>`}
    `;
  }
}

function contact(one: PackContact): TemplateResult {
  return html`<li>
    <b>${one.name}</b> ${one.telephone ? html`<a class="number" href="tel:${one.telephone.replaceAll(/[^+0-9]/g, "")}">${one.telephone}</a>` : nothing}
    ${one.email ? html`<a href="mailto:${one.email}">${one.email}</a>` : nothing} ${one.link ? html`<a href=${one.link} rel="noreferrer">${one.link}</a>` : nothing} ${one.place ?? ""}
    <p class="quiet">${one.says} ${cites([one.cite])}</p>
  </li>`;
}

declare global {
  interface HTMLElementTagNameMap {
    "homeward-unavailable": Unavailable;
  }
}
