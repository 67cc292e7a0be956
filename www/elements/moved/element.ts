import { LitElement, html, nothing, unsafeCSS, type TemplateResult } from "lit";
import { tell } from "../shared/events";
import { govuk } from "../shared/govuk";
import type { Moved, MovedAct } from "../shared/types";
import { cites } from "../shared/words";
import style from "./style.scss?inline";

/** What a correction moved, by one authority's protocol. */
export interface MovedBy {
  /** The authority, where there are two. */
  authority: string | null;
  moved: Moved;
}

const CHANGES: Readonly<Record<MovedAct["change"], string>> = {
  moved: "Moved",
  begins: "Now owed",
  falls_away: "Owed no longer",
  missed: "Missed",
  may_be_missed: "May have been missed",
  not_missed: "Not missed after all",
  late: "Done late",
  in_time: "Done in time after all",
};

/**
 * What moved when a time was corrected: old against new.
 *
 * @fires homeward-moved-closed when it has been read
 */
export class MovedElement extends LitElement {
  static override styles = [govuk, unsafeCSS(style)];
  static override properties = { all: { attribute: false }, label: {} };

  /** What moved, for each authority. */
  declare all: readonly MovedBy[];
  /** What was corrected: `Last seen`. */
  declare label: string;

  constructor() {
    super();
    this.all = [];
    this.label = "";
  }

  protected override render(): TemplateResult {
    const none = this.all.every(({ moved }) => moved.acts.length === 0);
    return html`<section aria-labelledby="moved">
      <h2 id="moved" tabindex="-1">Corrected: ${this.label}</h2>
      ${none ? html`<p>No deadline moved.</p>` : this.all.map((one) => this.by(one))}
      <button type="button" class="link" @click=${() => tell(this, "homeward-moved-closed", null)}>Close<span class="govuk-visually-hidden"> what moved</span></button>
    </section>`;
  }

  private by({ authority, moved }: MovedBy): TemplateResult | typeof nothing {
    if (moved.acts.length === 0) return nothing;
    return html`<p><b>${authority ? `${authority}: ` : ""}${moved.words}.</b></p>
      <table>
        <caption class="govuk-visually-hidden">
          What moved${authority ? `, ${authority}` : ""}
        </caption>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">Before</th>
            <th scope="col">Now</th>
          </tr>
        </thead>
        <tbody>
          ${moved.acts.map(
            (act) => html`<tr>
              <th scope="row">${act.title} ${cites([act.cite])} ${act.change === "moved" ? nothing : html`<b>${CHANGES[act.change]}</b>`}</th>
              <td data-column="Before">${act.before ? html`<s>${act.before}</s>` : "–"}</td>
              <td data-column="Now">${act.after ? html`<b>${act.after}</b>` : "–"}</td>
            </tr>`,
          )}
        </tbody>
      </table>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "homeward-moved": MovedElement;
  }
}
