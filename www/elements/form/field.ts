import { html, type TemplateResult } from "lit";
import { choice, choices, line, lines, person, tick, windows, yesNo } from "./controls.js";
import type { Desk } from "./desk.js";
import { date, moment } from "./moments.js";
import { photograph } from "./photograph.js";
import { table } from "./table.js";
import type { FieldState } from "./types.js";

/** A field as it is asked, by its type. */
export function fieldOf(desk: Desk, field: FieldState): TemplateResult {
  switch (field.type) {
    case "long_text":
      return lines(desk, field);
    case "yes_no":
      return yesNo(desk, field);
    case "choice":
      return choice(desk, field);
    case "choices":
      return choices(desk, field);
    case "tick":
      return tick(desk, field);
    case "tick_window":
      return windows(desk, field);
    case "date":
      return date(desk, field);
    case "date_time":
      return moment(desk, field);
    case "person":
      return person(desk, field);
    case "table":
      return table(desk, field);
    case "photograph":
      return photograph(desk, field);
    case "fixed_text":
      return html`<div class="fixed" data-field=${field.name}><p>${field.words ?? field.label}</p></div>`;
    default:
      return line(desk, field);
  }
}
