import { html, nothing, type TemplateResult } from "lit";
import type { CaseFile, Changes } from "../shared/types";
import type { Side, Sides } from "./sides";

/** What the answers of either side are headed by, where two protocols are asked. */
const SIDES = ["is responsible for the child", "is where the child is placed"];

/** What the answers of one side are made from. */
export interface Answers {
  sides: Sides;
  case: CaseFile;
  asOf: string;
  /** Whether the answers stay in sight while the page scrolls. */
  stays: boolean;
  /** The authority of which is shown what would change its answer. */
  open: string | null;
  /** What would change it; null while that is worked out. */
  changes(side: Side): Changes | null;
  /** Shows what would change the answers of a side, or of none. */
  show(side: string | null): void;
  /** Shows the words for the call. */
  call(): void;
}

/** The three answers of one side, and what would change them. */
export function answers(one: Answers, side: Side): TemplateResult {
  const { all } = one.sides;
  const open = one.open === side.id;
  return html`<homeward-assessment
      class=${all.length === 1 && one.stays ? "stays" : ""}
      .protocol=${side}
      .case=${one.case}
      .asOf=${one.asOf}
      .side=${all.length > 1 ? (SIDES[all.indexOf(side)] ?? "") : ""}
    >
      <p slot="what" class="no-print">
        <button type="button" class="link" aria-expanded=${open ? "true" : "false"} aria-controls=${`changes-${side.id}`} @click=${() => one.show(open ? null : side.id)}>What would change this</button>
      </p>
      <p slot="whom" class="no-print"><button type="button" class="link" @click=${one.call}>Words for the call</button></p>
    </homeward-assessment>
    <div id=${`changes-${side.id}`} class="changes" ?hidden=${!open}>${open ? whatWouldChange(one, side) : nothing}</div>`;
}

function whatWouldChange(one: Answers, side: Side): TemplateResult {
  const changes = one.changes(side);
  return html`${changes ? html`<homeward-changes .changes=${changes}></homeward-changes>` : html`<p>Working it out …</p>`}
    <button type="button" class="small" @click=${() => one.show(null)}>Close<span class="govuk-visually-hidden"> what would change this</span></button>`;
}
