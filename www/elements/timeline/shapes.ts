import { svg, type SVGTemplateResult } from "lit";
import type { Kind } from "./groups";

/** What the shapes mean, in the order of the legend. */
export const LEGEND: readonly (readonly [Kind, string])[] = [
  ["mark", "happened"],
  ["planned", "planned"],
  ["overdue", "overdue"],
  ["due", "to do, the clock runs"],
  ["upcoming", "to do later"],
  ["opens", "can be begun from then"],
  ["possible", "may apply"],
  ["done", "done"],
  ["missed", "missed"],
  ["may_be_missed", "may have been missed"],
  ["lapsed", "no longer needed"],
];

/** The shape that stands for a kind: each is told from the others without its colour. */
export function shape(kind: Kind): SVGTemplateResult {
  switch (kind) {
    case "mark":
      return svg`<circle class="solid" r="6"></circle>`;
    case "planned":
      return svg`<circle class="hollow" r="5.5"></circle>`;
    case "due":
      return svg`<path class="solid" d="M0 -8 L8 0 L0 8 L-8 0 z"></path>`;
    case "overdue":
      return svg`<path class="solid" d="M0 -8 L9 8 H-9 z"></path><path class="sign" d="M0 -3 V2.5 M0 4.6 V6.6"></path>`;
    case "upcoming":
      return svg`<path class="hollow" d="M0 -7 L7 0 L0 7 L-7 0 z"></path>`;
    case "opens":
      return svg`<path class="hollow" d="M-5 -6 L6 0 L-5 6 z"></path>`;
    case "possible":
      return svg`<path class="hollow dashed" d="M0 -7 L7 0 L0 7 L-7 0 z"></path>`;
    case "done":
      return svg`<circle class="hollow" r="7.5"></circle><path class="stroke" d="M-3.5 0 L-1 3 L4 -3"></path>`;
    case "missed":
      return svg`<path class="stroke" d="M-6 -6 L6 6 M6 -6 L-6 6"></path>`;
    case "may_be_missed":
      return svg`<path class="stroke dashed" d="M-6 -6 L6 6 M6 -6 L-6 6"></path>`;
    case "lapsed":
      return svg`<circle class="hollow" r="6.5"></circle><path class="stroke" d="M-4.5 4.5 L4.5 -4.5"></path>`;
  }
}
