import type { CaseFile, Choice, FactValue, QuestionView, View, Words } from "../shared/types";

/** A question as the page asks it: new, or again to change an answer. */
export interface Asked {
  name: string;
  label: string;
  asks: string;
  means: string | null;
  why: string;
  answer: QuestionView["answer"];
  choices: readonly Choice[];
  unit: string | null;
  /** Whether it asks for the time of an event. */
  event: boolean;
  /** What stands above it: `Ask first`, `Change the answer`. */
  eyebrow: string;
  /** The answer that stands. */
  value: FactValue | null;
  /** Whether somebody said that it is not known. */
  notKnown: boolean;
  /** Grows with every question, so that one asked twice starts anew. */
  turn: number;
}

/** Whether a time belongs to the answer. */
export function asksTime(asked: Asked): boolean {
  return asked.answer === "instant";
}

/** The name of the area in questions; a case gives it beside its facts. */
export const AREA = "area";

/** The answer that stands in a case. */
export function valueOf(caseFile: CaseFile, name: string): FactValue | null {
  if (name === AREA) return caseFile.area ?? null;
  return caseFile.facts?.[name] ?? caseFile.events?.[name] ?? null;
}

/** The case with another answer; null takes the answer away, for what is absent is not known. */
export function withAnswer(caseFile: CaseFile, name: string, event: boolean, value: FactValue | null): CaseFile {
  if (name === AREA) {
    const { area: _before, ...rest } = caseFile;
    return typeof value === "string" ? { ...rest, area: value } : rest;
  }
  const member = event ? "events" : "facts";
  const { [name]: _before, ...others } = caseFile[member] ?? {};
  return { ...caseFile, [member]: value === null ? others : { ...others, [name]: value } };
}

/** A question by the name of its fact or event, whether the core asks it at present or not. */
export function asked(view: View, vocabulary: Words, caseFile: CaseFile, name: string, notKnown: boolean, turn: number): Asked | null {
  const place = view.questions.findIndex((one) => one.fact === name);
  const question = view.questions[place];
  const fact = vocabulary.facts.find((one) => one.name === name);
  const event = fact ? undefined : vocabulary.events.find((one) => one.name === name);
  const word = fact ?? event;
  if (!word) return null;
  const value = valueOf(caseFile, name);
  const change = value !== null;
  const why = question?.why ?? (change ? "" : "As things stand, the answer would change nothing.");
  return {
    name,
    label: word.label,
    asks: question?.asks ?? word.asks,
    means: word.means ?? null,
    why: event && !question ? "" : why,
    answer: fact ? fact.type : "instant",
    choices: fact?.values ?? [],
    unit: fact?.unit ?? null,
    event: !fact,
    eyebrow: change ? "Change the answer" : place === 0 ? "Ask first" : "Question",
    value,
    notKnown,
    turn,
  };
}

/** The names of the questions in the order in which they are asked: what somebody said is not known comes last. */
export function inOrder(view: View, notKnown: ReadonlySet<string>): string[] {
  const names = view.questions.map((question) => question.fact);
  return [...names.filter((name) => !notKnown.has(name)), ...names.filter((name) => notKnown.has(name))];
}
