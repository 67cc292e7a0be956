import type { FieldState, FormState } from "../form/types.js";

/** An item of a plan: a field that somebody checks from time to time, with what stands in it. */
export interface Item {
  field: FieldState;
  section: string;
}

/** The items of a plan, by how long ago somebody checked them. */
export interface Ages {
  /** Checked not too long ago. */
  fresh: readonly Item[];
  /** Last checked too long ago. */
  stale: readonly Item[];
  /** Never checked, as far as the plan says. */
  never: readonly Item[];
}

/** How old the items of a plan are. What is not answered has nothing that could be checked. */
export function agesOf(state: FormState): Ages {
  const items = state.sections.flatMap((section) =>
    section.asked ? section.fields.filter((field) => field.last_checked && field.asked !== "no" && field.value !== null).map((field) => ({ field, section: section.name })) : [],
  );
  const never = items.filter(({ field }) => !field.checked_at);
  const stale = items.filter(({ field }) => field.checked_at && field.stale);
  return { stale, never, fresh: items.filter((item) => !never.includes(item) && !stale.includes(item)) };
}

/** The sections of the part for the night, as the form names them, as far as they are asked. */
export function nightOf(state: FormState): FormState["sections"] {
  return state.sections.filter((section) => section.for_night && section.asked && section.fields.some((field) => field.asked !== "no"));
}
