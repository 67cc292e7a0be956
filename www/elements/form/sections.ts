import { html, nothing, type TemplateResult } from "lit";
import type { FieldState, FormState, SectionState } from "./types.js";

/** The sections that are asked, in order. */
export function askedSections(state: FormState): SectionState[] {
  return state.sections.filter((section) => section.asked && section.fields.some((field) => field.asked !== "no"));
}

/** A question that is asked on a page of its own: its field, and the fixed text that leads to it. */
export interface Question {
  section: SectionState;
  name: string;
  fields: readonly FieldState[];
}

/** The questions of a form in order. Fixed text stands with the question after it, or else with the last of its section. */
export function questions(state: FormState): Question[] {
  return askedSections(state).flatMap((section) => {
    const all: Question[] = [];
    let lead: FieldState[] = [];
    for (const field of section.fields.filter((one) => one.asked !== "no")) {
      lead.push(field);
      if (field.type === "fixed_text") continue;
      all.push({ section, name: field.name, fields: lead });
      lead = [];
    }
    const last = all.at(-1);
    if (lead.length === 0) return all;
    return last ? [...all.slice(0, -1), { ...last, fields: [...last.fields, ...lead] }] : [{ section, name: lead[0]?.name ?? "", fields: lead }];
  });
}

/** How a section stands, in a word or two. */
export function standing(section: SectionState): string {
  if (section.errors > 0) return `${section.errors} to correct`;
  if (section.of === 0) return "";
  if (section.needed_left > 0) return `${section.needed_left} needed`;
  if (section.answered === 0) return "Not begun";
  return section.answered === section.of ? "Complete" : `${section.answered} of ${section.of}`;
}

/** The sections with how each stands, to go to any of them at any time. */
export function sectionList(state: FormState, current: string | null, checking: boolean, go: (section: string) => void, check: () => void): TemplateResult {
  const item = (title: string, stands: string, is: boolean, act: () => void): TemplateResult =>
    html`<li class=${is ? "current" : ""}>
      <button type="button" class="link" aria-current=${is ? "step" : nothing} @click=${act}>${title}</button>
      ${stands ? html`<span class="standing">${stands}</span>` : nothing}
    </li>`;
  return html`<ol class="sections">
    ${askedSections(state).map((section) => item(section.title, standing(section), section.name === current, () => go(section.name)))}
    ${item("Check your answers", "", checking, check)}
  </ol>`;
}
