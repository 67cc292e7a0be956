import { html, nothing, type TemplateResult } from "lit";
import type { FormMemory } from "./memory.js";
import type { FieldState, FormState } from "./types.js";

/** Something that is wrong or lacking, told above and beside its field. */
export interface Told {
  field: string;
  section: string;
  says: string;
  /** The row of a table, from 1, where it is about one. */
  row: number | null;
}

/** What is wrong in some sections: what was typed there, and no more. A draft may lack what it likes. */
export function wrongIn(state: FormState, sections: ReadonlySet<string>): Told[] {
  return state.errors.filter((error) => sections.has(error.section)).map(told);
}

/** All that keeps a form from being completed, in its order: what is wrong, what is left, what nobody has decided. */
export function inTheWay(state: FormState, memory: FormMemory): Told[] {
  const found = new Map<string, Told>();
  for (const error of state.errors) found.set(error.field, told(error));
  for (const left of state.left) found.set(left.field, told(left));
  for (const section of state.sections) {
    for (const field of section.fields) {
      if (found.has(field.name) || field.asked === "no" || !memory.isOpen(field)) continue;
      found.set(field.name, { field: field.name, section: section.name, says: `Choose which counts for “${field.label}”: your answer, or what the case says`, row: null });
    }
  }
  const order = fieldsOf(state).map((field) => field.name);
  return [...found.values()].sort((left, right) => order.indexOf(left.field) - order.indexOf(right.field));
}

/** All fields, in the order of the form. */
export function fieldsOf(state: FormState): FieldState[] {
  return state.sections.flatMap((section) => section.fields);
}

function told({ field, section, says }: { field: string; section: string; says: string }): Told {
  const row = /, row (\d+): /.exec(says);
  return { field, section, says, row: row ? Number(row[1]) : null };
}

/** The summary at the head of what is shown: it takes the focus, and leads to each field. */
export function summary(all: readonly Told[], go: (told: Told) => void): TemplateResult | typeof nothing {
  if (all.length === 0) return nothing;
  return html`<div class="govuk-error-summary" tabindex="-1" role="alert">
    <h3 class="govuk-error-summary__title">There is a problem</h3>
    <ul class="govuk-error-summary__list">
      ${all.map(
        (one) =>
          html`<li>
            <a
              href="#f-${one.field}"
              @click=${(event: Event) => {
                event.preventDefault();
                go(one);
              }}
              >${one.says}</a
            >
          </li>`,
      )}
    </ul>
  </div>`;
}
