import { LitElement, html, nothing, unsafeCSS, type TemplateResult } from "lit";
import { tell } from "../shared/events";
import { govuk } from "../shared/govuk";
import style from "./style.scss?inline";

/** An authority that can be chosen. */
export interface Authority {
  id: string;
  shortName: string;
}

/**
 * Whose child it is, and whether the child is placed in the area of another authority.
 *
 * @fires homeward-authorities-set when one of the two is chosen
 */
export class Authorities extends LitElement {
  static override styles = [govuk, unsafeCSS(style)];
  static override properties = { all: { attribute: false }, home: { attribute: false }, host: { attribute: false }, problem: {}, busy: {} };

  /** The authorities that can be chosen. */
  declare all: readonly Authority[];
  /** The authority that is responsible for the child. */
  declare home: string;
  /** The authority in whose area the child is placed, if another. */
  declare host: string | null;
  /** Why the last choice could not be followed. */
  declare problem: string;
  /** What is being fetched. */
  declare busy: string;

  constructor() {
    super();
    this.all = [];
    this.home = "";
    this.host = null;
    this.problem = "";
    this.busy = "";
  }

  protected override updated(): void {
    // What is chosen follows what is shown, also where a choice could not be followed.
    if (this.busy !== "") return;
    const [home, host] = ["home", "host"].map((id) => this.renderRoot.querySelector<HTMLSelectElement>(`#${id}`));
    if (home) home.value = this.home;
    if (host) host.value = this.host ?? "";
  }

  protected override render(): TemplateResult {
    return html`<div class="choices" role="group" aria-label="Authorities">
      <label>Responsible authority <select id="home" @change=${this.choose}>${this.all.map((one) => this.option(one, this.home))}</select></label>
      <label
        >Placed in the area of
        <select id="host" @change=${this.choose}>
          <option value="" ?selected=${this.host === null}>the same authority, or at home</option>
          ${this.all.filter((one) => one.id !== this.home).map((one) => this.option(one, this.host))}
        </select></label
      >
      <p class="quiet" role="status">${this.busy}</p>
      ${this.problem ? html`<p class="problem red" role="alert"><b>${this.problem}</b></p>` : nothing}
    </div>`;
  }

  private option(one: Authority, chosen: string | null): TemplateResult {
    return html`<option value=${one.id} ?selected=${one.id === chosen}>${one.shortName}</option>`;
  }

  private choose = (): void => {
    const [home, host] = ["home", "host"].map((id) => this.renderRoot.querySelector<HTMLSelectElement>(`#${id}`)?.value ?? "");
    if (home) tell(this, "homeward-authorities-set", { home, host: host && host !== home ? host : null });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "homeward-authorities": Authorities;
  }
}
