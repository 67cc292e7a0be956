import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { given } from "./answers.js";
import { boxesAt, momentBoxes, withBox } from "./boxes.js";
import { line } from "./controls.js";
import type { Desk } from "./desk.js";
import { several } from "./frame.js";
import type { FieldState } from "./types.js";

/** A date in one box, as a person writes it. */
export function date(desk: Desk, field: FieldState): TemplateResult {
  if (field.fact === "date_of_birth") return line(desk, field);
  return line(desk, field, quick(field, "Today", () => desk.answer(field, boxesAt(desk.asOf).date)));
}

/** A date and a time in London, in two boxes. */
export function moment(desk: Desk, field: FieldState): TemplateResult {
  const answer = given(desk.file, field.name);
  const boxes = momentBoxes(field, answer);
  const wrong = desk.told(field.name) !== null;
  const box = (name: "date" | "time", label: string, id: string): TemplateResult =>
    html`<div>
      <label class="govuk-label" for=${id}>${label}</label>
      <input
        id=${id}
        class="govuk-input ${name === "date" ? "govuk-input--width-10" : "govuk-input--width-5"} ${wrong ? "govuk-input--error" : ""}"
        type="text"
        autocomplete="off"
        spellcheck="false"
        aria-invalid=${wrong ? "true" : nothing}
        .value=${live(boxes[name])}
        @input=${(event: Event) => desk.answer(field, withBox(field, answer, name, (event.currentTarget as HTMLInputElement).value))}
      >
    </div>`;
  return several(
    desk,
    field,
    html`<div class="moment">${box("date", "Date", `f-${field.name}`)} ${box("time", "Time", `f-${field.name}-time`)} ${quick(field, "Now", () => desk.answer(field, boxesAt(desk.asOf)))}</div>
      ${field.twice || boxes.second !== undefined ? which(desk, field) : nothing}`,
  );
}

/** Of a time that the autumn change doubles: which of the two. */
function which(desk: Desk, field: FieldState): TemplateResult {
  const { date, time, second } = momentBoxes(field, given(desk.file, field.name));
  const radio = (value: boolean, label: string): TemplateResult => {
    const id = `f-${field.name}-${value ? "second" : "first"}`;
    return html`<div class="govuk-radios__item">
      <input class="govuk-radios__input" type="radio" name="f-${field.name}-which" id=${id} .checked=${live(second === value)} @change=${() => desk.answer(field, { date, time, second: value })}>
      <label class="govuk-label govuk-radios__label" for=${id}>${label}</label>
    </div>`;
  };
  return html`<fieldset class="govuk-fieldset which">
    <legend class="govuk-fieldset__legend">Which of the two was it?</legend>
    <div class="govuk-radios">${radio(false, "The first, before the clocks went back")} ${radio(true, "The second, an hour later")}</div>
  </fieldset>`;
}

function quick(field: FieldState, label: string, fill: () => void): TemplateResult {
  return html`<button type="button" class="link quick" @click=${fill}>${label}<span class="govuk-visually-hidden">: fill in ${field.label}</span></button>`;
}
