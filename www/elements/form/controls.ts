import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { Choice } from "../shared/types";
import { given, isBlank, typed } from "./answers.js";
import { charactersLeft, memberBox, textBox } from "./boxes.js";
import type { Desk } from "./desk.js";
import { bare, describedBy, labelOf, several, single } from "./frame.js";
import type { AnswerValue, FieldState } from "./types.js";

/** The keyboard that a telephone shows. */
const KEYS: Partial<Record<FieldState["type"], string>> = { number: "decimal", integer: "numeric", telephone: "tel", email: "email", nhs_number: "numeric", date: "text" };
const WIDTHS: Partial<Record<FieldState["type"], string>> = { number: "5", integer: "4", telephone: "20", postcode: "10", nhs_number: "20", date: "10" };
/** More choices than this are chosen from a list. */
const MOST_RADIOS = 12;
/** That none of one or two windows is true. */
const NONE = ["", "No", "Neither"];
const ANSWERS: readonly Choice[] = [
  { value: "yes", label: "Yes" },
  { value: "no", label: "No" },
  { value: "not_known", label: "Not known" },
];

const textIn = (event: Event): string => (event.currentTarget as HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement).value;

/** One line. */
export function line(desk: Desk, field: FieldState, more: TemplateResult | typeof nothing = nothing): TemplateResult {
  const text = textBox(field, given(desk.file, field.name));
  const wrong = desk.told(field.name) !== null;
  const width = WIDTHS[field.type];
  const input = html`<input
    id="f-${field.name}"
    class="govuk-input ${width ? `govuk-input--width-${width}` : ""} ${wrong ? "govuk-input--error" : ""}"
    type=${field.type === "telephone" ? "tel" : "text"}
    inputmode=${KEYS[field.type] ?? nothing}
    autocomplete="off"
    spellcheck=${field.type === "text" ? "true" : "false"}
    aria-invalid=${wrong ? "true" : nothing}
    aria-describedby=${describedBy(desk, field, limitId(field), field.unit ? `f-${field.name}-unit` : "")}
    .value=${live(text)}
    @input=${(event: Event) => take(desk, field, textIn(event))}
  >`;
  const unit = field.unit ? html`<span class="unit" id="f-${field.name}-unit">${field.unit}</span>` : nothing;
  return single(desk, field, html`<div class="line">${input}${unit}${more}</div>${count(field, text)}`);
}

/** Several lines. */
export function lines(desk: Desk, field: FieldState): TemplateResult {
  const text = textBox(field, given(desk.file, field.name));
  const wrong = desk.told(field.name) !== null;
  return single(
    desk,
    field,
    html`<textarea
        id="f-${field.name}"
        class="govuk-textarea ${wrong ? "govuk-textarea--error" : ""}"
        rows="4"
        aria-invalid=${wrong ? "true" : nothing}
        aria-describedby=${describedBy(desk, field, limitId(field))}
        .value=${live(text)}
        @input=${(event: Event) => take(desk, field, textIn(event))}
      ></textarea>
      ${count(field, text)}`,
  );
}

function take(desk: Desk, field: FieldState, text: string): void {
  desk.answer(field, typed(field, text));
  desk.say(charactersLeft(field, text));
}

function limitId(field: FieldState): string {
  return field.most_characters === undefined ? "" : `f-${field.name}-limit`;
}

/** How many characters may be typed: once for all when the focus arrives, then as it is seen. */
function count(field: FieldState, text: string): TemplateResult | typeof nothing {
  if (field.most_characters === undefined) return nothing;
  const left = charactersLeft(field, text);
  return html`<span id="f-${field.name}-limit" class="govuk-visually-hidden">You can enter up to ${field.most_characters.toLocaleString("en-GB")} characters</span>
    ${left ? html`<p class="count ${left.endsWith("many") ? "red" : ""}" aria-hidden="true">${left}</p>` : nothing}`;
}

/** Yes, no or not known: three answers, each of its own. */
export function yesNo(desk: Desk, field: FieldState): TemplateResult {
  const value = given(desk.file, field.name) ?? field.value;
  const chosen = value === true ? "yes" : value === false ? "no" : typeof value === "string" ? value : "";
  const as: Record<string, AnswerValue> = { yes: true, no: false, not_known: "not_known" };
  return several(desk, field, radios(field, ANSWERS, chosen, (one) => desk.answer(field, as[one]), clear(desk, field), true));
}

/** One of several. */
export function choice(desk: Desk, field: FieldState): TemplateResult {
  const value = given(desk.file, field.name) ?? field.value;
  const chosen = typeof value === "string" ? value : "";
  const choices = field.choices ?? [];
  if (choices.length > MOST_RADIOS) {
    const list = select(`f-${field.name}`, choices, chosen, (one) => desk.answer(field, typed(field, one)), describedBy(desk, field), desk.told(field.name) !== null);
    return single(desk, field, list);
  }
  return several(desk, field, radios(field, choices, chosen, (one) => desk.answer(field, one), clear(desk, field)));
}

/** A tick: set, or not said. Where a score counts it, it is a question with yes and no: only so is it plain what was answered. */
export function tick(desk: Desk, field: FieldState): TemplateResult {
  const value = given(desk.file, field.name) ?? field.value;
  if (desk.isScored(field.name)) {
    const chosen = value === true ? "yes" : value === false ? "no" : "";
    return several(desk, field, radios(field, ANSWERS.slice(0, 2), chosen, (one) => desk.answer(field, one === "yes"), clear(desk, field), true));
  }
  const change = (set: boolean): void => desk.answer(field, set ? true : field.fact === undefined ? undefined : false);
  return bare(desk, field, html`<div class="govuk-checkboxes">${checkbox(`f-${field.name}`, labelOf(field), value === true, change, describedBy(desk, field))}</div>`);
}

/** Any of several. */
export function choices(desk: Desk, field: FieldState): TemplateResult {
  return several(desk, field, boxes(desk, field, field.choices ?? []));
}

/** Ticks, one for each window of time. None of them is an answer; no tick at all is none. */
export function windows(desk: Desk, field: FieldState): TemplateResult {
  const value = given(desk.file, field.name) ?? field.value;
  const none = Array.isArray(value) && value.length === 0;
  return several(
    desk,
    field,
    html`${boxes(desk, field, field.windows ?? [])}
      <div class="govuk-checkboxes none">${checkbox(`f-${field.name}-none`, NONE[field.windows?.length ?? 0] ?? "None of these", none, (set) => desk.answer(field, set ? [] : undefined))}</div>`,
  );
}

function boxes(desk: Desk, field: FieldState, all: readonly Choice[]): TemplateResult {
  const value = given(desk.file, field.name) ?? field.value;
  const set = new Set(Array.isArray(value) ? value : []);
  const change = (one: string, is: boolean): void => {
    const now = all.map((choice) => choice.value).filter((known) => (known === one ? is : set.has(known)));
    desk.answer(field, now.length > 0 ? now : undefined);
  };
  return html`<div class="govuk-checkboxes">
    ${all.map((one, place) => checkbox(place === 0 ? `f-${field.name}` : `f-${field.name}-${place}`, one.label, set.has(one.value), (is) => change(one.value, is)))}
  </div>`;
}

function checkbox(
  id: string,
  label: string | TemplateResult,
  checked: boolean,
  change: (set: boolean) => void,
  described: string | typeof nothing = nothing,
): TemplateResult {
  return html`<div class="govuk-checkboxes__item">
    <input
      class="govuk-checkboxes__input"
      type="checkbox"
      id=${id}
      aria-describedby=${described}
      .checked=${live(checked)}
      @change=${(event: Event) => change((event.currentTarget as HTMLInputElement).checked)}
    >
    <label class="govuk-label govuk-checkboxes__label" for=${id}>${label}</label>
  </div>`;
}

function radios(
  field: FieldState,
  all: readonly Choice[],
  chosen: string,
  change: (value: string) => void,
  clear: TemplateResult | typeof nothing,
  inline = false,
): TemplateResult {
  return html`<div class="govuk-radios ${inline ? "inline" : ""}">
    ${all.map((one, place) => {
      const id = place === 0 ? `f-${field.name}` : `f-${field.name}-${place}`;
      return html`<div class="govuk-radios__item">
        <input class="govuk-radios__input" type="radio" name="f-${field.name}" id=${id} value=${one.value} .checked=${live(chosen === one.value)} @change=${() => change(one.value)}>
        <label class="govuk-label govuk-radios__label" for=${id}>${one.label}</label>
      </div>`;
    })}
    ${clear}
  </div>`;
}

/** A way back from a radio: nothing else takes an answer away. */
function clear(desk: Desk, field: FieldState): TemplateResult | typeof nothing {
  if (isBlank(given(desk.file, field.name))) return nothing;
  return html`<button type="button" class="link clear" @click=${() => desk.clear(field)}>Clear<span class="govuk-visually-hidden"> the answer: ${field.label}</span></button>`;
}

/** A list to choose from. */
export function select(
  id: string,
  all: readonly Choice[],
  chosen: string,
  change: (value: string) => void,
  described: string | typeof nothing = nothing,
  wrong = false,
): TemplateResult {
  return html`<select id=${id} class="govuk-select ${wrong ? "govuk-select--error" : ""}" aria-describedby=${described} aria-invalid=${wrong ? "true" : nothing} @change=${(event: Event) => change(textIn(event))}>
    <option value="" .selected=${live(chosen === "")}>Choose</option>
    ${all.map((one) => html`<option value=${one.value} .selected=${live(one.value === chosen)}>${one.label}</option>`)}
  </select>`;
}

/** Somebody: name, relation, contact. */
export function person(desk: Desk, field: FieldState): TemplateResult {
  const value = given(desk.file, field.name) ?? field.value;
  const wrong = desk.told(field.name) !== null;
  const box = (member: string, label: string, place: number): TemplateResult => {
    const id = place === 0 ? `f-${field.name}` : `f-${field.name}-${member}`;
    const change = (text: string): void => {
      const now = { name: memberBox(value, "name"), relation: memberBox(value, "relation"), contact: memberBox(value, "contact"), [member]: text };
      desk.answer(field, isBlank(now) ? undefined : now);
    };
    return html`<div>
      <label class="govuk-label" for=${id}>${label}</label>
      <input
        id=${id}
        class="govuk-input ${wrong && place === 0 ? "govuk-input--error" : ""}"
        type="text"
        autocomplete="off"
        spellcheck="false"
        aria-invalid=${wrong && place === 0 ? "true" : nothing}
        .value=${live(memberBox(value, member))}
        @input=${(event: Event) => change(textIn(event))}
      >
    </div>`;
  };
  return several(desk, field, html`<div class="cells">${box("name", "Name", 0)} ${box("relation", "Relation or role", 1)} ${box("contact", "Telephone, email or address", 2)}</div>`);
}
