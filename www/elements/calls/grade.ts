import type { Call, CaseFile, Choice, Told } from "../shared/types.js";

/**
 * The grades that may be noted in the case from a call in which the police gave one: the one that was written down, or all,
 * where nobody can tell which is meant. None where nothing was given, or the case says it already. A person confirms it.
 */
export function gradesToNote(call: Call, told: Told, caseFile: CaseFile): readonly Choice[] {
  if (!call.grades || !told.grade) return [];
  const { fact, choices } = call.grades;
  const meant = choices.find((choice) => [choice.value, choice.label].some((one) => plain(one) === plain(told.grade ?? "")));
  if (!meant) return choices;
  return caseFile.facts?.[fact] === meant.value ? [] : [meant];
}

/** The case with the grade that the police gave. */
export function withGrade(caseFile: CaseFile, fact: string, grade: Choice): CaseFile {
  return { ...caseFile, facts: { ...caseFile.facts, [fact]: grade.value } };
}

/** A grade as people write it: `Medium`, `medium risk`, `no apparent risk`. */
function plain(text: string): string {
  const words = text.toLowerCase().replaceAll(/[^a-z]+/g, " ").trim();
  return words === "no apparent risk" ? words : words.replace(/ risk$/, "");
}
