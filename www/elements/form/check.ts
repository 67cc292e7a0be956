import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { given } from "./answers.js";
import { counted } from "./score.js";
import { askedSections } from "./sections.js";
import { fieldsOf } from "./summary.js";
import type { FieldState, FormAnswers, FormState } from "./types.js";

/** What a person can do where answers are checked. */
export interface Checking {
  change(section: string, field: string): void;
  prepare(name: string): void;
}

/** All answers, each with a way to change it, and what completing the form would change. */
export function checkAnswers(state: FormState, file: FormAnswers, act: Checking): TemplateResult {
  return html`
    ${askedSections(state).map(
      (section) =>
        html`<section class="answers" aria-labelledby="check-${section.name}">
          <h4 id="check-${section.name}">${section.title}</h4>
          <dl>${section.fields.filter((field) => field.asked !== "no" && field.type !== "fixed_text").map((field) => row(field, section.name, act))}</dl>
        </section>`,
    )}
    ${state.scores.map(
      (score) =>
        html`<section class="answers">
          <h4>${score.title}</h4>
          <p><b>${score.words}</b></p>
          <p>${score.supports}</p>
          ${counted(score)}
        </section>`,
    )}
    ${notSent(state, file)}
    <div class="govuk-form-group">
      <label class="govuk-label" for="prepared-by">Prepared by</label>
      <div class="govuk-hint" id="prepared-by-hint">Stands on the printed form. For example, J. Okafor, social worker</div>
      <input id="prepared-by" class="govuk-input" type="text" autocomplete="off" aria-describedby="prepared-by-hint" .value=${live(file.prepared_by ?? "")} @input=${(event: Event) => act.prepare((event.currentTarget as HTMLInputElement).value)}>
    </div>
    <section class="would" aria-labelledby="would">
      <h4 id="would">${state.complete ? "What completing it will change" : "What completing it would change, as far as it is filled in"}</h4>
      ${state.would.words.length === 0
        ? html`<p>Nothing in the case.</p>`
        : html`<ul>
            ${state.would.words.map((words) => html`<li>${words}</li>`)}
          </ul>`}
      <p class="quiet">Nothing is sent: print, copy or save the form to hand it over.</p>
    </section>
  `;
}

function row(field: FieldState, section: string, act: Checking): TemplateResult {
  return html`<div class="answer">
    <dt>${field.label}</dt>
    <dd>
      ${answerOf(field)}
      ${field.from === "case" ? html`<span class="from">${field.from_words}</span>` : nothing}
      ${field.checked_at || field.stale ? html`<span class="from">Last checked ${field.checked_at}${field.stale ? ": too long ago" : ""}</span>` : nothing}
    </dd>
    <dd class="change"><button type="button" class="link" @click=${() => act.change(section, field.name)}>Change<span class="govuk-visually-hidden"> ${field.label}</span></button></dd>
  </div>`;
}

/** An answer in words; what could not be read is shown as it was typed. */
export function answerOf(field: FieldState): TemplateResult {
  if (field.in_words !== null) return html`<span class="words">${field.in_words}</span>`;
  if (field.text !== null && field.text.trim() !== "") return html`<span class="red">${field.text} (to be corrected)</span>`;
  if (field.errors.length > 0) return html`<span class="red">To be corrected</span>`;
  return html`<span class="quiet">${field.needed ? "Needed: not answered" : "Not answered"}</span>`;
}

function notSent(state: FormState, file: FormAnswers): TemplateResult | typeof nothing {
  const all = fieldsOf(state);
  const kept = state.not_sent.filter((name) => given(file, name) !== "");
  if (kept.length === 0) return nothing;
  return html`<section class="answers">
    <h4>Kept, and not part of the form now</h4>
    <p class="quiet">These were answered and are no longer asked. They come back if they are asked again.</p>
    <ul class="kept">
      ${kept.map((name) => html`<li>${all.find((field) => field.name === name)?.label ?? name}</li>`)}
    </ul>
  </section>`;
}
