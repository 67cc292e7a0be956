import type { AskedAlready, CaseFile, Choice, FactValue, NoAnswer, QuestionView, View, Words } from "../shared/types.js";

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
  /** Why it brought no answer, where it was asked before. */
  unanswered: NoAnswer | null;
  /** Grows with every question, so that one asked twice starts anew. */
  turn: number;
}

/** Whether a time belongs to the answer. */
export function asksTime(asked: Asked): boolean {
  return asked.answer === "instant";
}

/** Whether it is answered by choosing one of several. */
export function asksChoice(asked: Asked): boolean {
  return asked.answer === "boolean" || asked.answer === "enum";
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

/** A question by the name of its fact or event, whether the core asks it at present or not. `first` is the one that is to be asked first. */
export function asked(view: View, vocabulary: Words, caseFile: CaseFile, name: string, notes: readonly AskedAlready[], first: string | undefined, turn: number): Asked | null {
  const question = view.questions.find((one) => one.fact === name);
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
    eyebrow: change ? "Change the answer" : name === first ? "Ask first" : "Question",
    value,
    unanswered: notes.find((note) => note.name === name)?.answer ?? null,
    turn,
  };
}

/**
 * The names of the questions in the order in which they are asked: that of the core, danger to the child before all. What was asked
 * in vain comes last: first those who could not be asked, for they may be reached later.
 */
export function inOrder(view: View, notes: readonly AskedAlready[]): string[] {
  const turn = (name: string): number => {
    const note = notes.find((one) => one.name === name);
    return !note ? 0 : note.answer === "could_not_ask" ? 1 : 2;
  };
  return view.questions.map((question) => question.fact).sort((left, right) => turn(left) - turn(right));
}

/** The notes with one more, or without that of a question that is answered now. */
export function withNote(notes: readonly AskedAlready[], name: string, answer: NoAnswer | null, at: string): AskedAlready[] {
  const others = notes.filter((note) => note.name !== name);
  return answer ? [...others, { name, answer, at }] : others;
}
