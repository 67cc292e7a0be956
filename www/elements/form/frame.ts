import { html, nothing, type TemplateResult } from "lit";
import { given } from "./answers.js";
import { boxesAt, dateTyped } from "./boxes.js";
import type { Desk } from "./desk.js";
import type { FieldState } from "./types.js";

/** What a control is described by: the ids of hint, source and error, as far as they are there. */
export function describedBy(desk: Desk, field: FieldState, ...more: string[]): string | typeof nothing {
  const ids = [
    field.hint || field.cite ? `f-${field.name}-hint` : "",
    source(desk, field) ? `f-${field.name}-from` : "",
    desk.told(field.name) ? `f-${field.name}-error` : "",
    field.conflict ? `f-${field.name}-conflict` : "",
    ...more,
  ].filter(Boolean);
  return ids.length > 0 ? ids.join(" ") : nothing;
}

/** What the label says: that the form cannot be completed without it stands in it. */
export function labelOf(field: FieldState): TemplateResult {
  return html`${field.label}${field.needed ? html` <span class="needed">(needed)</span>` : nothing}`;
}

/** A field with one control: label, hint, source, error, the control, and what else there is to say. */
export function single(desk: Desk, field: FieldState, control: TemplateResult): TemplateResult {
  return group(
    desk,
    field,
    html`<label class="govuk-label" for="f-${field.name}">${labelOf(field)}</label>
      ${before(desk, field)} ${control}`,
  );
}

/** A field with several controls, as a group with a legend. */
export function several(desk: Desk, field: FieldState, controls: TemplateResult): TemplateResult {
  return group(
    desk,
    field,
    html`<fieldset class="govuk-fieldset" aria-describedby=${describedBy(desk, field)}>
      <legend class="govuk-fieldset__legend" tabindex="-1">${labelOf(field)}</legend>
      ${before(desk, field)} ${controls}
    </fieldset>`,
  );
}

/** A field whose control carries its own label. */
export function bare(desk: Desk, field: FieldState, control: TemplateResult): TemplateResult {
  return group(desk, field, html`${before(desk, field)} ${control}`);
}

function group(desk: Desk, field: FieldState, inside: TemplateResult): TemplateResult {
  return html`<div class="govuk-form-group ${desk.told(field.name) ? "govuk-form-group--error" : ""}" data-field=${field.name} data-type=${field.type}>
    ${inside} ${conflict(desk, field)} ${field.last_checked && (field.value !== null || desk.file.checked?.[field.name] !== undefined) ? lastChecked(desk, field) : nothing}
  </div>`;
}

function before(desk: Desk, field: FieldState): TemplateResult {
  const told = desk.told(field.name);
  const from = source(desk, field);
  return html`
    ${field.hint || field.cite
      ? html`<div id="f-${field.name}-hint" class="govuk-hint">
          ${field.hint ?? ""} ${field.cite ? html`<span class="cite"><span class="govuk-visually-hidden">paragraph </span>[${field.cite}]</span>` : nothing}
        </div>`
      : nothing}
    ${from ? html`<p id="f-${field.name}-from" class="from">${from}</p>` : nothing}
    ${told ? html`<p id="f-${field.name}-error" class="govuk-error-message"><span class="govuk-visually-hidden">Error: </span>${told.says}</p>` : nothing}
  `;
}

/** From where an answer comes that nobody gave here. */
function source(desk: Desk, field: FieldState): string {
  if (field.from !== "case") return "";
  const blank = given(desk.file, field.name) !== undefined;
  return blank ? `While this is empty, the case counts: ${field.in_words ?? ""}` : (field.from_words ?? "");
}

/** That the case says something else: both values, and a choice where nobody has decided yet. */
function conflict(desk: Desk, field: FieldState): TemplateResult | typeof nothing {
  if (!field.conflict) return nothing;
  const hidden = html`<span class="govuk-visually-hidden">: ${field.label}</span>`;
  const use = html`<button type="button" class="small use-case" @click=${() => desk.decide(field, "case")}>Use what the case says${hidden}</button>`;
  if (!desk.memory.isOpen(field)) {
    return html`<div class="differs">
      <p id="f-${field.name}-conflict">${field.conflict.words}</p>
      <div class="buttons">${use}</div>
    </div>`;
  }
  return html`<div class="conflict" role="group" aria-label="Which counts for ${field.label}?">
    <p><b>The case says something else.</b></p>
    <p id="f-${field.name}-conflict">${field.conflict.words}</p>
    <div class="buttons">
      <button type="button" class="small keep-answer" @click=${() => desk.decide(field, "answer")}>Keep my answer${hidden}</button>
      ${use}
    </div>
  </div>`;
}

/** When somebody last checked an item of a plan, with a mark on what is stale. */
function lastChecked(desk: Desk, field: FieldState): TemplateResult {
  const text = desk.file.checked?.[field.name] ?? "";
  const today = boxesAt(desk.asOf).date;
  const never = text === "" && !field.checked_at;
  const stale = field.stale ? html`<strong class="stale" id="f-${field.name}-stale">Too long ago: check it again</strong>` : never ? html`<span class="quiet" id="f-${field.name}-stale">Not checked yet</span>` : nothing;
  return html`<div class="checked">
    <label class="govuk-label" for="f-${field.name}-checked">Last checked<span class="govuk-visually-hidden">: ${field.label}</span></label>
    <input
      id="f-${field.name}-checked"
      class="govuk-input govuk-input--width-10"
      type="text"
      autocomplete="off"
      aria-describedby=${field.stale || never ? `f-${field.name}-stale` : nothing}
      .value=${dateTyped(text)}
      @input=${(event: Event) => desk.check(field, (event.currentTarget as HTMLInputElement).value)}
    >
    <button type="button" class="link" @click=${() => desk.check(field, today)}>Checked today<span class="govuk-visually-hidden">: ${field.label}</span></button>
    ${stale}
  </div>`;
}
