import { html, nothing, type TemplateResult } from "lit";
import { count } from "../shared/words";
import type { FormState, ScoreState } from "./types.js";

/** Whether a score counts a field. */
export function isScored(state: FormState, name: string): boolean {
  const fits = (pattern: string): boolean => (pattern.endsWith("*") ? name.startsWith(pattern.slice(0, -1)) : name === pattern);
  return state.scores.some((score) => score.parts.some((part) => part.fields.some(fits)));
}

/** The scores of a form: what they are so far, who published them, and that they support judgement. */
export function scores(state: FormState): TemplateResult | typeof nothing {
  if (state.scores.length === 0) return nothing;
  return html`${state.scores.map(
    (score) =>
      html`<section class="score" aria-label=${score.title}>
        <p><b>${score.title}</b>: ${score.words}</p>
        <p class="quiet">${score.supports}</p>
        <details>
          <summary>How it is counted</summary>
          ${counted(score)}
        </details>
      </section>`,
  )}`;
}

/** What a score is made of, with the source of each figure and how sure it is. */
export function counted(score: ScoreState): TemplateResult {
  return html`<ul class="parts">
      ${score.parts.map(
        (part) =>
          html`<li>
            ${part.ticked} × ${count(part.points, "point", "points")}: ${part.sum}${part.open > 0 ? `; ${part.open} not answered yet` : ""}
            <span class="quiet">${part.certainty}; ${part.source}</span>
          </li>`,
      )}
    </ul>
    ${score.band ? html`<p class="quiet">${score.band.label}: from ${score.band.from}; ${score.band.certainty}; ${score.band.source}</p>` : nothing}
    <p class="quiet">${score.source}</p>`;
}
