/** Hand-written states of a form, for tests: the child is invented. */
import type { FieldState, FormState, SectionState } from "./types.js";

/** A field in which nothing stands. */
export function field(name: string, more: Partial<FieldState> = {}): FieldState {
  return {
    name,
    type: "text",
    label: name,
    asked: "yes",
    value: null,
    in_words: null,
    text: null,
    from: null,
    from_words: null,
    conflict: null,
    needed: false,
    complete: false,
    errors: [],
    stale: false,
    checked_at: null,
    ...more,
  };
}

/** A section of some fields. */
export function section(name: string, fields: FieldState[], more: Partial<SectionState> = {}): SectionState {
  const asked = fields.filter((one) => one.asked !== "no" && one.type !== "fixed_text");
  return {
    name,
    title: name,
    for_night: false,
    asked: true,
    answered: asked.filter((one) => one.value !== null).length,
    of: asked.length,
    needed_left: asked.filter((one) => one.needed && one.value === null).length,
    errors: asked.filter((one) => one.errors.length > 0).length,
    fields,
    ...more,
  };
}

/** A form of some sections. */
export function state(sections: SectionState[], more: Partial<FormState> = {}): FormState {
  const all = sections.flatMap((one) => one.fields.map((of) => ({ of, section: one.name })));
  const errors = all.flatMap(({ of, section }) => of.errors.map((error) => ({ field: of.name, section, ...error })));
  const left = all.filter(({ of }) => of.needed && of.value === null && of.errors.length === 0).map(({ of, section }) => ({ field: of.name, section, label: of.label, says: `Enter ${of.label}` }));
  return {
    form: { id: "exampleshire/form", title: "Notification", says: "Tells those above.", cite: "Appendix A", who: "Social worker", to: ["Head of Service"], kind: "form" },
    protocol: { id: "exampleshire", version: "1", digest: "sha256-0" },
    as_of: "2026-11-21T22:04:00Z",
    sections,
    scores: [],
    errors,
    left,
    progress: { sections_complete: 0, sections: sections.length, words: `0 of ${sections.length} sections` },
    complete: errors.length === 0 && left.length === 0,
    not_sent: [],
    notes: [],
    prepared_by: null,
    would: { facts: {}, events: {}, done: [], words: [] },
    ...more,
  };
}
