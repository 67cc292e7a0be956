import { html, nothing, type TemplateResult } from "lit";
import { boxesAt, dateTyped } from "./boxes.js";
import type { FormMemory } from "./memory.js";
import { canvas } from "./photograph.js";
import { askedSections } from "./sections.js";
import type { AnswerValue, ColumnState, FieldState, FormState } from "./types.js";

/** Where unanswered fields are left out of the paper and named at its end: nobody writes into a plan, a letter or minutes by hand. */
const CLOSED = new Set(["plan", "letter", "minutes"]);

/** A table of so many rows is not torn over two pages. */
const SHORT = 4;

/** The form on paper. */
export function paper(state: FormState, authority: string, memory: FormMemory): TemplateResult {
  const { form, protocol } = state;
  const { date, time } = boxesAt(state.as_of);
  const closed = CLOSED.has(form.kind);
  const sections = askedSections(state)
    .map((section) => ({ ...section, fields: section.fields.filter((field) => field.asked !== "no" && (!closed || shows(field))) }))
    .filter((section) => section.fields.length > 0);
  const open = closed ? askedSections(state).flatMap((section) => section.fields.filter((field) => field.asked !== "no" && !shows(field))) : [];
  return html`<article class="paper ${form.kind}">
    <header>
      <h1>${form.title}</h1>
      ${authority ? html`<p>${authority}</p>` : nothing} ${form.to.length > 0 ? html`<p>To: ${form.to.join("; ")}</p>` : nothing}
      ${state.complete ? nothing : html`<p class="draft"><b>Draft, not complete:</b> ${left(state)}</p>`}
    </header>
    <div class="body">
      ${sections.map(
        (section) =>
          html`<section>
            <h2>${section.title}${section.cite ? html` <small>[${section.cite}]</small>` : nothing}</h2>
            ${section.fields.map((field) => (form.kind === "plan" ? item(field, memory) : entry(field, memory)))}
          </section>`,
      )}
    </div>
    ${state.scores.map(
      (score) =>
        html`<section>
          <h2>${score.title}</h2>
          <p><b>${score.words}</b></p>
          <p>${score.supports}</p>
          <p>${score.source}</p>
        </section>`,
    )}
    ${open.length > 0 ? html`<p class="open">Not answered: ${open.map((field) => field.label.replace(/[?:.]$/, "")).join("; ")}.</p>` : nothing}
    <footer>
      <p class="prepared">Prepared by: ${state.prepared_by?.trim() || html`<span class="blank"></span>`}</p>
      <p>Time: ${date} at ${time} (London). Protocol: ${protocol.id}, version ${protocol.version}, <span class="digest">${protocol.digest}</span>. ${form.cite}</p>
    </footer>
  </article>`;
}

function left(state: FormState): string {
  return [state.left.length > 0 ? `${state.left.length} left to answer` : "", state.errors.length > 0 ? `${state.errors.length} to correct` : ""].filter(Boolean).join(", ");
}

function shows(field: FieldState): boolean {
  return field.type === "fixed_text" || field.in_words !== null || (field.text ?? "").trim() !== "";
}

function entry(field: FieldState, memory: FormMemory): TemplateResult {
  if (field.type === "fixed_text") return html`<p class="fixed">${field.words ?? field.label}</p>`;
  const checked = field.last_checked && shows(field) ? html`<p class="when ${field.stale ? "stale" : ""}">${checkedWords(field)}</p>` : nothing;
  if (field.type === "table") {
    return html`<div class="entry wide ${rowCount(field) <= SHORT ? "short" : ""}"><h3>${field.label}</h3>
      ${rows(field)} ${checked}</div>`;
  }
  const picture = memory.pictures.get(field.name);
  if (field.type === "photograph" && picture) return html`<div class="entry picture"><h3>${field.label}</h3>${canvas(picture, field.label)} ${checked}</div>`;
  if (field.type === "tick") {
    return html`<div class="entry wide">
      <h3 class="box ${field.value === true ? "set" : ""}">${field.label}${field.value === false ? html` <b>No</b>` : nothing}</h3>
      ${checked}
    </div>`;
  }
  const answer = field.in_words ?? ((field.text ?? "").trim() === "" ? null : `${field.text} (to be corrected)`);
  return html`<div class="entry ${field.type === "long_text" ? "wide" : ""}">
    <h3>${field.label}</h3>
    <div class="said">${answer === null ? html`<span class="blank"></span>` : html`<p class="words">${answer}</p>`} ${checked}</div>
  </div>`;
}

/** An entry of a plan, which has to lie on one sheet or two: what it is, what is known, and when that was last checked, in a row. */
function item(field: FieldState, memory: FormMemory): TemplateResult {
  if (field.type === "fixed_text" || field.type === "tick") return entry(field, memory);
  const checked = field.last_checked ? html` <span class="when ${field.stale ? "stale" : ""}">${checkedWords(field)}</span>` : nothing;
  const label = /[?:.]$/.test(field.label) ? field.label : `${field.label}:`;
  const picture = memory.pictures.get(field.name);
  if (field.type === "photograph" && picture) return html`<div class="item picture">${canvas(picture, field.label)}<p>${label}${checked}</p></div>`;
  if (field.type === "table") return html`<div class="item ${rowCount(field) <= SHORT ? "short" : ""}"><p>${label}${checked}</p>
    ${rows(field)}</div>`;
  return html`<p class="item">${label} <b class="words">${field.in_words ?? `${field.text} (to be corrected)`}</b>${checked}</p>`;
}

function rowCount(field: FieldState): number {
  return Array.isArray(field.value) ? field.value.length : 0;
}

function checkedWords(field: FieldState): string {
  if (!field.checked_at) return "Not checked";
  return `Last checked ${dateTyped(field.checked_at)}${field.stale ? ": too long ago" : ""}`;
}

function rows(field: FieldState): TemplateResult {
  const columns = field.columns ?? [];
  const all = Array.isArray(field.value) ? field.value : [];
  const blank = { [columns[0]?.name ?? ""]: null } as AnswerValue;
  return html`<table>
    <thead>
      <tr>
        ${columns.map((column) => html`<th scope="col">${column.label}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${(all.length > 0 ? all : [blank, blank]).map(
        (row, place) =>
          html`<tr>
            ${columns.map((column) => html`<td class=${column.last_checked && field.rows?.[place]?.stale ? "stale" : ""}>${cell(column, row)}${column.last_checked && field.rows?.[place]?.stale ? ": too long ago" : ""}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function cell(column: ColumnState, row: AnswerValue): string {
  const value = typeof row === "object" && row !== null && !Array.isArray(row) ? row[column.name] : null;
  if (value === true) return "Yes";
  if (value === false) return "No";
  if (value === "not_known") return "Not known";
  if (value === undefined || value === null) return "";
  if (column.choices) return column.choices.find((choice) => choice.value === value)?.label ?? String(value);
  if (column.type === "date_time" && typeof value === "string") {
    const { date, time } = boxesAt(value);
    return `${date} ${time}`;
  }
  const text = column.type === "date" && typeof value === "string" ? dateTyped(value) : String(value);
  return column.unit ? `${text} ${column.unit}` : text;
}
