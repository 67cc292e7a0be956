/** The answers to a form: nothing here changes what it is given; every change is a new object. */
import type { PictureTexts } from "./pictures.js";
import type { AnswerValue, ColumnState, FieldState, FormAnswers } from "./types.js";

/** One row of a table, as it was typed. */
export type Row = Record<string, AnswerValue | undefined>;

/** What was given as the answer to a field; undefined where nothing was. */
export function given(file: FormAnswers, name: string): AnswerValue | undefined {
  return file.answers?.[name];
}

/** The answers with another one; undefined takes it away. */
export function withAnswer(file: FormAnswers, name: string, value: AnswerValue | undefined): FormAnswers {
  const { [name]: _before, ...others } = file.answers ?? {};
  return { ...file, answers: value === undefined ? others : { ...others, [name]: value } };
}

/** The answers with another date on which a field was last checked; an empty text takes it away. */
export function withChecked(file: FormAnswers, name: string, text: string): FormAnswers {
  const { [name]: _before, ...others } = file.checked ?? {};
  return { ...file, checked: text === "" ? others : { ...others, [name]: text } };
}

/**
 * What a text that was typed into a field is kept as. A blank is no answer; where the case knows the fact the blank itself
 * is kept, so that the field does not fill itself again under the hands of the person.
 */
export function typed(field: FieldState, text: string): AnswerValue | undefined {
  return text === "" && field.fact === undefined ? undefined : text;
}

/** Whether an answer says nothing at all. */
export function isBlank(value: AnswerValue | undefined): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === "string") return value.trim() === "";
  if (Array.isArray(value)) return value.every(isBlank);
  return typeof value === "object" && Object.values(value).every(isBlank);
}

/** The rows of a table as they are shown: one to begin with, where there is none. */
export function rowsOf(value: AnswerValue | undefined): Row[] {
  const rows = Array.isArray(value) ? value.map((row): Row => (typeof row === "object" && row !== null && !Array.isArray(row) ? row : {})) : [];
  return rows.length > 0 ? rows : [{}];
}

/** The rows with another cell. */
export function withCell(rows: readonly Row[], place: number, column: ColumnState, value: AnswerValue): Row[] {
  return rows.map((row, at) => (at === place ? { ...row, [column.name]: value } : row));
}

/** The rows without one; undefined where nothing is left that was answered. */
export function withoutRow(rows: readonly Row[], place: number): Row[] | undefined {
  const others = rows.filter((_, at) => at !== place);
  return others.length === 0 ? undefined : others;
}

/** The rows with one put back where it was. */
export function withRow(rows: readonly Row[], place: number, row: Row): Row[] {
  const others = rows.length === 1 && isBlank(rows[0] ?? null) ? [] : rows;
  return [...others.slice(0, place), row, ...others.slice(place)];
}

/** A draft for a file: the answers, and the pictures that belong to them. */
export function draftFile(answers: FormAnswers, pictures: PictureTexts): FormAnswers & { pictures?: PictureTexts } {
  return Object.keys(pictures).length > 0 ? { ...answers, pictures } : answers;
}

/** Reads a draft that was saved as a file; a text says why it cannot be used. The pictures are as they stand there, not looked at. */
export function readDraft(text: string, form: string, title: string): { answers: FormAnswers; pictures: Record<string, unknown> } | string {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    read = null;
  }
  if (!isObject(read) || !("answers" in read)) return "That file holds no draft of a form. Choose a JSON file that was saved here.";
  if (typeof read["form"] === "string" && read["form"] !== form) return `That file holds a draft of another form (${read["form"]}). Open it there: this is “${title}”.`;
  const { pictures, ...answers } = read;
  return { answers: answers as FormAnswers, pictures: isObject(pictures) ? pictures : {} };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Both as JSON says them: whether they are the same. */
export function same(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
