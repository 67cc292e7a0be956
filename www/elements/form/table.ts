import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { given, rowsOf, withCell, type Row } from "./answers.js";
import { select } from "./controls.js";
import type { Desk } from "./desk.js";
import { several } from "./frame.js";
import type { AnswerValue, ColumnState, FieldState } from "./types.js";

const ANSWERS = [
  { value: "yes", label: "Yes" },
  { value: "no", label: "No" },
  { value: "not_known", label: "Not known" },
];
const HINTS: Partial<Record<ColumnState["type"], string>> = { date: "Such as 3 11 2026", date_time: "Such as 3 11 2026 14:05" };

/** Rows of columns, each row a group of its own, so that they stand one under the other where it is narrow. */
export function table(desk: Desk, field: FieldState): TemplateResult {
  const rows = rowsOf(given(desk.file, field.name) ?? field.value);
  const removed = desk.removed?.field === field.name ? desk.removed : null;
  return several(
    desk,
    field,
    html`${rows.map((row, place) => rowOf(desk, field, rows, row, place))}
      <div class="buttons">
        <button type="button" class="small add" @click=${() => desk.addRow(field)}>Add a row<span class="govuk-visually-hidden">: ${field.label}</span></button>
        ${removed
          ? html`<span class="quiet">Row ${removed.place + 1} was taken out.</span>
              <button type="button" class="link put-back" @click=${() => desk.putBack(field)}>Put it back<span class="govuk-visually-hidden">: ${field.label}</span></button>`
          : nothing}
      </div>`,
  );
}

function rowOf(desk: Desk, field: FieldState, rows: readonly Row[], row: Row, place: number): TemplateResult {
  const told = desk.told(field.name);
  return html`<fieldset class="govuk-fieldset row ${told?.row === place + 1 ? "wrong" : ""}" data-row=${place + 1}>
    <legend class="row-title">Row ${place + 1}<span class="govuk-visually-hidden"> of ${rows.length}: ${field.label}</span></legend>
    ${field.rows?.[placeOf(rows, place)]?.stale ? html`<strong class="stale">Checked too long ago: check it again</strong>` : nothing}
    <div class="cells">${(field.columns ?? []).map((column) => cell(desk, field, rows, row, place, column))}</div>
    ${rows.length > 1 || given(desk.file, field.name) !== undefined
      ? html`<button type="button" class="link remove" @click=${() => desk.removeRow(field, place)}>Remove<span class="govuk-visually-hidden"> row ${place + 1}: ${field.label}</span></button>`
      : nothing}
  </fieldset>`;
}

/** The place of a row among those that hold something: only these are rows of the answer. */
function placeOf(rows: readonly Row[], place: number): number {
  const blank = (row: Row | undefined) => Object.values(row ?? {}).every((value) => value === null || value === undefined || (typeof value === "string" && value.trim() === ""));
  return blank(rows[place]) ? -1 : rows.slice(0, place).filter((row) => !blank(row)).length;
}

function cell(desk: Desk, field: FieldState, rows: readonly Row[], row: Row, place: number, column: ColumnState): TemplateResult {
  const id = `f-${field.name}-${place}-${column.name}`;
  const hint = column.hint ?? HINTS[column.type];
  const change = (value: AnswerValue): void => desk.answer(field, withCell(rows, place, column, value));
  return html`<div>
    <label class="govuk-label" for=${id}>${column.label}${column.needed ? html` <span class="needed">(needed)</span>` : nothing}</label>
    ${hint ? html`<div id="${id}-hint" class="govuk-hint">${hint}</div>` : nothing} ${control(id, column, row[column.name], change, hint ? `${id}-hint` : nothing)}
  </div>`;
}

function control(id: string, column: ColumnState, value: AnswerValue | undefined, change: (value: AnswerValue) => void, described: string | typeof nothing): TemplateResult {
  const text = typeof value === "string" || typeof value === "number" ? String(value) : "";
  switch (column.type) {
    case "choice":
      return select(id, column.choices ?? [], text, change, described);
    case "yes_no": {
      const chosen = value === true ? "yes" : value === false ? "no" : text;
      return select(id, ANSWERS, chosen, (one) => change(one === "yes" ? true : one === "no" ? false : one), described);
    }
    case "tick":
      return select(id, ANSWERS.slice(0, 2), value === true ? "yes" : value === false ? "no" : "", (one) => change(one === "" ? null : one === "yes"), described);
    case "long_text":
      return html`<textarea id=${id} class="govuk-textarea" rows="2" aria-describedby=${described} .value=${live(text)} @input=${(event: Event) => change((event.currentTarget as HTMLTextAreaElement).value)}></textarea>`;
    default:
      return html`<input
        id=${id}
        class="govuk-input"
        type=${column.type === "telephone" ? "tel" : "text"}
        autocomplete="off"
        aria-describedby=${described}
        .value=${live(text)}
        @input=${(event: Event) => change((event.currentTarget as HTMLInputElement).value)}
      >`;
  }
}
