import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { checkAnswers } from "./check.js";
import type { Desk } from "./desk.js";
import { fieldOf } from "./field.js";
import { neighbour, sectionAt, type Pages, type Place } from "./place.js";
import { askedSections, questions, sectionList } from "./sections.js";
import { inTheWay, type Told } from "./summary.js";
import type { FieldState, FormAnswers, FormState, SectionState } from "./types.js";

/** What the sheet of a form is made from. */
export interface Sheet {
  state: FormState;
  place: Place;
  pages: Pages;
  desk: Desk;
  /** What is told above. */
  told: readonly Told[];
  /** Whether one answer is changed, and the way leads back to the check. */
  returning: boolean;
  act: Turning;
}

/** What a person can do on a sheet beside answering. */
export interface Turning {
  back(): void;
  check(): void;
  go(section: string): void;
  change(section: string, field: string): void;
  take(value: FormAnswers): void;
  noToTheRest(section: SectionState, open: readonly FieldState[]): void;
}

/** What is filled in, looked through, or done, with the buttons under it. */
export function sheet(one: Sheet): TemplateResult {
  const { state, place, pages, desk, act } = one;
  switch (place.at) {
    case "question": {
      const question = questions(state).find(({ name }) => name === place.name);
      return html`${question ? section(one, question.section, question.fields) : nothing} ${onward(one, "Previous question")}`;
    }
    case "section": {
      const found = state.sections.find(({ name }) => name === place.name);
      return html`${found ? section(one, found) : nothing} ${onward(one, "Previous section")}`;
    }
    case "all":
      return html`${repeat(askedSections(state), ({ name }) => name, (found) => section(one, found))}
        <div class="buttons"><button type="submit" class="govuk-button">Check your answers</button></div>`;
    case "check":
      return html`<h3 tabindex="-1">Check your answers</h3>
        ${stillNeeded(one)} ${checkAnswers(state, desk.file, { change: act.change, prepare: (name) => act.take({ ...desk.file, prepared_by: name }) })}
        <div class="buttons">
          <button type="submit" class="govuk-button">Complete the form</button>
          <button type="button" class="small back" @click=${act.back}>${pages === "all" ? "Back to the form" : `Previous ${pages}`}</button>
        </div>`;
    case "done":
      return html`<div class="done">
        <h3 tabindex="-1">The form is complete</h3>
        <p>The case was changed. Nothing was sent: print, copy or save the form to hand it over.</p>
        <ul>
          ${place.words.map((words) => html`<li>${words}</li>`)}
        </ul>
        <button type="button" class="link" @click=${act.check}>Look at the answers again</button>
      </div>`;
  }
}

/** The way through the sections: open where there is room for it, else behind how far the form is. */
export function way({ state, place, act }: Sheet, wide: boolean): TemplateResult {
  const list = sectionList(state, sectionAt(state, place), place.at === "check", act.go, act.check);
  const progress = html`<b>${state.progress.words}</b>`;
  return html`<nav part="sections" aria-label="Sections of the form">
    ${wide
      ? html`<p class="progress">${progress}</p>
          ${list}`
      : html`<details>
          <summary>${progress}: go to another</summary>
          ${list}
        </details>`}
  </nav>`;
}

/** The buttons under a page: on, and back. */
function onward({ state, place, returning, act }: Sheet, back: string): TemplateResult {
  return html`<div class="buttons">
    <button type="submit" class="govuk-button">${returning ? "Save and go back to the check" : "Save and continue"}</button>
    ${neighbour(state, place, -1) ? html`<button type="button" class="small back" @click=${act.back}>${back}</button>` : nothing}
  </div>`;
}

/** A section, or some of its fields. */
function section({ desk, act }: Sheet, one: SectionState, fields: readonly FieldState[] = one.fields.filter((field) => field.asked !== "no")): TemplateResult {
  const open = fields.filter((field) => desk.isScored(field.name) && (field.type === "tick" || field.type === "tick_window") && field.value === null && field.errors.length === 0);
  return html`<section aria-labelledby="s-${one.name}">
    <h3 id="s-${one.name}" tabindex="-1">${one.title}</h3>
    ${one.hint || one.cite
      ? html`<p class="hint">
          ${one.hint ?? ""} ${one.cite ? html`<span class="cite"><span class="govuk-visually-hidden">paragraph </span>[${one.cite}]</span>` : nothing}
        </p>`
      : nothing}
    ${repeat(fields, (field) => field.name, (field) => fieldOf(desk, field))}
    ${open.length > 1
      ? html`<p><button type="button" class="small rest" @click=${() => act.noToTheRest(one, open)}>Answer no to the ${open.length} that are left<span class="govuk-visually-hidden">: ${one.title}</span></button></p>`
      : nothing}
  </section>`;
}

function stillNeeded({ state, told, desk, act }: Sheet): TemplateResult | typeof nothing {
  // Once it was tried, the summary above says so.
  const all = told.length > 0 ? [] : inTheWay(state, desk.memory);
  if (all.length === 0) return nothing;
  return html`<div class="needs">
    <p><b>To complete the form:</b></p>
    <ul>
      ${all.map((one) => html`<li><button type="button" class="link" @click=${() => act.change(one.section, one.field)}>${one.says}</button></li>`)}
    </ul>
  </div>`;
}
