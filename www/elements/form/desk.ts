import type { FormMemory } from "./memory.js";
import type { Told } from "./summary.js";
import type { Row } from "./answers.js";
import type { AnswerValue, FieldState, FormAnswers } from "./types.js";

/** A row that was just taken out of a table, and can be put back. */
export interface RemovedRow {
  field: string;
  place: number;
  row: Row;
}

/** What a field needs of the form in which it stands. */
export interface Desk {
  /** The answers. */
  readonly file: FormAnswers;
  /** The moment of the page. */
  readonly asOf: string;
  /** What is remembered beside the answers. */
  readonly memory: FormMemory;
  /** The row that was taken out last. */
  readonly removed: RemovedRow | null;
  /** What is told of a field. */
  told(name: string): Told | null;
  /** Whether a score counts a field: then it is of matter whether it was answered. */
  isScored(name: string): boolean;
  /** Takes an answer; undefined takes it away. */
  answer(field: FieldState, value: AnswerValue | undefined): void;
  /** Takes the date on which a field was last checked. */
  check(field: FieldState, text: string): void;
  /** Decides a conflict: the answer counts, or what the case says. */
  decide(field: FieldState, counts: "answer" | "case"): void;
  /** Takes an answer away and moves the focus to where it is given. */
  clear(field: FieldState): void;
  addRow(field: FieldState): void;
  removeRow(field: FieldState, place: number): void;
  putBack(field: FieldState): void;
  choosePicture(field: FieldState, file: File): void;
  removePicture(field: FieldState): void;
  /** Says something to a screen reader, once typing has paused. */
  say(text: string): void;
}
