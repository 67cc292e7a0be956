import { LitElement, html, nothing, unsafeCSS, type TemplateResult } from "lit";
import { govuk } from "../../elements/shared/govuk";
import { Registration, type Kept } from "./registration";
import style from "./style.scss?inline";

/** Whether the page works without a network, and whether a new version of it is at hand. It interrupts nobody. */
export class Offline extends LitElement {
  static override styles = [govuk, unsafeCSS(style)];
  static override properties = { unsaved: { attribute: false }, kept: { state: true }, asking: { state: true }, elsewhere: { state: true } };

  /** Whether there is work on the page that would be lost. */
  declare unsaved: boolean;
  declare private kept: Kept;
  /** Whether somebody who wants the new version has to decide about the case first. */
  declare private asking: boolean;
  /** Whether another window keeps the new version waiting. */
  declare private elsewhere: boolean;
  private readonly registration = new Registration((kept) => (this.kept = kept));

  constructor() {
    super();
    this.unsaved = false;
    this.kept = "not";
    this.asking = false;
    this.elsewhere = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.registration.begin();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.registration.end();
  }

  protected override render(): TemplateResult {
    return html`<div role="status">${this.words()}</div>`;
  }

  private words(): TemplateResult | typeof nothing | string {
    switch (this.kept) {
      case "coming":
        return "· Preparing offline use";
      case "all":
        return "· Ready for offline use";
      case "new":
        return this.asking ? this.decide() : this.offer();
      default:
        return nothing;
    }
  }

  private offer(): TemplateResult {
    return html`<b>A new version is ready.</b> ${this.elsewhere
        ? "Homeward is open in another window, too: close that one first. "
        : nothing}<button type="button" class="link" @click=${this.want}>Change to it now</button>`;
  }

  private decide(): TemplateResult {
    return html`<b>The case on this page is not saved.</b> Save it first, or the new version starts without it.
      <button type="button" class="link" @click=${this.change}>Start without it</button>
      <button type="button" class="link" @click=${() => this.ask(false)}>Not now</button>`;
  }

  private want = (): void => {
    if (this.unsaved) this.ask(true);
    else void this.change();
  };

  private ask(asking: boolean): void {
    this.asking = asking;
    // What had the focus is gone.
    void this.updateComplete.then(() => this.renderRoot.querySelector("button")?.focus());
  }

  private change = async (): Promise<void> => {
    this.asking = false;
    this.elsewhere = !(await this.registration.takeOver());
    await this.updateComplete;
    this.renderRoot.querySelector("button")?.focus();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "homeward-offline": Offline;
  }
}
