import { askedSections, questions } from "./sections.js";
import type { FormState } from "./types.js";

/** What stands on one page: one question, one section, or all of them. */
export type Pages = "question" | "section" | "all";

/** What of the form is shown. */
export type Place = { at: "question"; name: string } | { at: "section"; name: string } | { at: "all" } | { at: "check" } | { at: "done"; words: readonly string[] };

/** Whether a place can be shown, in the way in which pages are cut. */
export function fits(state: FormState, pages: Pages, place: Place): boolean {
  switch (place.at) {
    case "all":
      return pages === "all";
    case "section":
      return pages === "section" && askedSections(state).some((section) => section.name === place.name);
    case "question":
      return pages === "question" && questions(state).some((question) => question.name === place.name);
    default:
      return true;
  }
}

/** The page on which a section begins or a field stands; the first, where there is none. */
export function placeOf(state: FormState, pages: Pages, sought: { section?: string; field?: string }): Place {
  if (pages === "all") return { at: "all" };
  const all = questions(state);
  const found = all.find((one) => one.section.name === sought.section || one.fields.some((field) => field.name === sought.field)) ?? all[0];
  return pages === "question" ? { at: "question", name: found?.name ?? "" } : { at: "section", name: found?.section.name ?? "" };
}

/** Where to go on from a place that can no longer be shown: the same section or field, cut anew. */
export function placeAfter(state: FormState, pages: Pages, place: Place | null): Place {
  if (place?.at === "section") return placeOf(state, pages, { section: place.name });
  return placeOf(state, pages, place?.at === "question" ? { field: place.name } : {});
}

/** The page before or after another; null where there is none. */
export function neighbour(state: FormState, place: Place, step: 1 | -1): Place | null {
  if (!("name" in place)) return null;
  const all = (place.at === "section" ? askedSections(state) : questions(state)).map(({ name }): Place => ({ at: place.at, name }));
  return all[all.findIndex((one) => "name" in one && one.name === place.name) + step] ?? null;
}

/** The page before the check, or before another. */
export function placeBefore(state: FormState, pages: Pages, place: Place): Place {
  if ("name" in place) return neighbour(state, place, -1) ?? place;
  const last = pages === "section" ? askedSections(state).at(-1) : questions(state).at(-1);
  return pages === "all" || !last ? { at: "all" } : { at: pages, name: last.name };
}

/** The section that a page belongs to; null where it shows more than one. */
export function sectionAt(state: FormState, place: Place): string | null {
  if (place.at === "section") return place.name;
  return place.at === "question" ? (questions(state).find((one) => one.name === place.name)?.section.name ?? null) : null;
}
