import { html, nothing, type TemplateResult } from "lit";
import type { CaseFile, Repeats } from "../shared/types";
import type { Sides } from "./sides";

/** What repeats call for by one authority's protocol; its name stands there where there are two. */
export interface RepeatsBy {
  authority: string | null;
  repeats: Repeats;
}

/** Asks each side; it costs more than a screen may wait for. */
export function repeatsBy({ all }: Sides, caseFile: CaseFile, asOf: string): RepeatsBy[] {
  return all.map((side) => ({ authority: all.length > 1 ? side.view(caseFile, asOf).protocol.short_name : null, repeats: side.repeats(caseFile, asOf) }));
}

/** A sentence for each: what is counted, and what one more episode would call for. */
export function repeatWords(all: readonly RepeatsBy[], more: () => void): TemplateResult {
  return html`<div slot="earlier" class="repeats">
    ${all.map(({ authority, repeats: { words, triggers } }) => {
      const next = triggers.find((one) => one.more > 0);
      if (!words && !next) return nothing;
      return html`<p>${authority ? html`<b>${authority}:</b> ` : nothing}${words ? `${words}. ` : ""}${next ? html`<b>${next.words}.</b>` : nothing}</p>`;
    })}
    <p class="no-print"><button type="button" class="link" @click=${more}>Earlier episodes and what they call for</button></p>
  </div>`;
}
