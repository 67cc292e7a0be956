import type { Call, CaseFile, Choice, Told } from "../shared/types.js";

/**
 * The grades that may be noted in the case from a call in which the police gave one: the one that was written down, or all,
 * where nobody can tell which is meant. None where nothing was given, the case says it already, or a later note has a grade: what
 * they said before holds no longer. `all` is whoever was told. A person confirms it.
 */
export function gradesToNote(call: Call, told: Told, all: readonly Told[], caseFile: CaseFile): readonly Choice[] {
  if (!call.grades || !told.grade || all.some((other) => other.grade && moment(other) > moment(told))) return [];
  const { fact, choices } = call.grades;
  const meant = meantBy(told, choices);
  if (!meant) return choices;
  return caseFile.facts?.[fact] === meant.value ? [] : [meant];
}

/** The grade that a note means, where that can be read. */
export function meantBy(told: Told, choices: readonly Choice[]): Choice | undefined {
  const written = plain((told.grade ?? "").replace(/ \(“.*”\)$/, ""));
  return choices.find((choice) => [choice.value, choice.label].some((one) => plain(one) === written));
}

/** The case with the grade that the police gave. */
export function withGrade(caseFile: CaseFile, fact: string, grade: Choice): CaseFile {
  return { ...caseFile, facts: { ...caseFile.facts, [fact]: grade.value } };
}

/** A note whose grade could not be read, once a person said which is meant: `Medium (“amber”)`. So it is not asked again. */
export function withMeaning(told: Told, grade: Choice): Told {
  return { ...told, grade: `${grade.label} (“${told.grade ?? ""}”)` };
}

function moment(told: Told): number {
  return new Date(told.at).getTime();
}

/** A grade as people write it: `Medium`, `medium risk`, `no apparent risk`. */
function plain(text: string): string {
  const words = text.toLowerCase().replaceAll(/[^a-z]+/g, " ").trim();
  return words === "no apparent risk" ? words : words.replace(/ risk$/, "");
}
