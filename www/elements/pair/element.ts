import { LitElement, html, nothing, unsafeCSS, type TemplateResult } from "lit";
import { govuk } from "../shared/govuk";
import type { OneSidedView, PairView, Parting } from "../shared/types";
import { cites, count } from "../shared/words";
import style from "./style.scss?inline";

/** How two protocols compare in a case: whose goes before, where they part, and what only one of them asks for. */
export class Pair extends LitElement {
  static override styles = [govuk, unsafeCSS(style)];
  static override properties = { pair: { attribute: false }, compared: { attribute: false } };

  /** What the core says of the two. */
  declare pair: PairView | null;
  /** Whether they are compared as if the child were either's own; then neither goes before the other. */
  declare compared: boolean;

  constructor() {
    super();
    this.pair = null;
    this.compared = false;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { pair } = this;
    if (!pair) return nothing;
    const [home, host] = [pair.home.protocol.short_name, pair.host.protocol.short_name];
    return html`<h2>${home} and ${host} beside each other</h2>
      ${this.compared ? nothing : this.prevails(pair)} ${this.parts(pair.parts, home, host)} ${this.only(pair.only_asked_by)}`;
  }

  private prevails({ prevails }: PairView): TemplateResult {
    if (prevails.length === 0) return html`<p>Neither text says whose protocol goes before. Do what either asks; where they contradict each other, agree it between the two authorities.</p>`;
    return html`<ul>
      ${prevails.map((one) => html`<li><b>${one.words}.</b> ${one.says} ${cites([one.cite])}</li>`)}
    </ul>`;
  }

  private parts(parts: readonly Parting[], home: string, host: string): TemplateResult {
    if (parts.length === 0) return html`<p>They do not part on the category, the risk or a limit.</p>`;
    return html`<table>
      <caption>
        Where they part
      </caption>
      <thead>
        <tr>
          <th scope="col">On</th>
          <th scope="col">${home}</th>
          <th scope="col">${host}</th>
        </tr>
      </thead>
      <tbody>
        ${parts.map(
          (part) => html`<tr>
            <th scope="row">${part.label}</th>
            <td data-side=${home}>${part.home} ${cites(part.home_cites)}</td>
            <td data-side=${host}>${part.host} ${cites(part.host_cites)}</td>
          </tr>`,
        )}
      </tbody>
    </table>`;
  }

  private only(only: readonly OneSidedView[]): TemplateResult | typeof nothing {
    if (only.length === 0) return nothing;
    return html`<details>
      <summary>${count(only.length, "act is", "acts are")} asked for by one side alone</summary>
      <ul>
        ${only.map((one) => html`<li><b>${one.authority}: ${one.label}.</b> ${one.asks.join("; ")} ${cites(one.cites)}</li>`)}
      </ul>
    </details>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "homeward-pair": Pair;
  }
}
