/** What the core says of a form, and what it is asked. */
import type { Act, CaseFile, Choice } from "../shared/types";

type Status = Act["status"];

/** An answer: as typed, or as a value. */
export type AnswerValue = boolean | number | string | null | AnswerValue[] | { [name: string]: AnswerValue };

/** The answers to a form, as they are kept while it is filled in, and as a file holds them. */
export interface FormAnswers {
  form?: string;
  protocol_version?: string;
  prepared_by?: string;
  answers?: Record<string, AnswerValue>;
  checked?: Record<string, string>;
}

/** What a field holds. */
export type FieldType =
  | "text"
  | "long_text"
  | "choice"
  | "choices"
  | "yes_no"
  | "date"
  | "date_time"
  | "number"
  | "integer"
  | "telephone"
  | "email"
  | "postcode"
  | "nhs_number"
  | "person"
  | "table"
  | "photograph"
  | "tick"
  | "tick_window"
  | "fixed_text";

/** What kind of paper a form is. */
export type FormKind = "form" | "plan" | "letter" | "minutes" | "checklist";

export interface FormHead {
  id: string;
  title: string;
  says: string;
  cite: string;
  who: string;
  to: string[];
  kind: FormKind;
}

export interface ColumnState {
  name: string;
  type: FieldType;
  label: string;
  hint?: string;
  needed: boolean;
  choices?: Choice[];
  unit?: string;
  most_characters?: number;
}

export interface Conflict {
  answer: AnswerValue;
  case: AnswerValue;
  words: string;
}

export interface FieldState {
  name: string;
  type: FieldType;
  label: string;
  hint?: string;
  cite?: string;
  unit?: string;
  choices?: Choice[];
  columns?: ColumnState[];
  windows?: Choice[];
  words?: string;
  most_characters?: number;
  fact?: string;
  last_checked?: boolean;
  asked: "yes" | "no" | "perhaps";
  value: AnswerValue;
  in_words: string | null;
  local?: { date: string; time: string };
  text: string | null;
  from: "answer" | "case" | null;
  from_words: string | null;
  conflict: Conflict | null;
  needed: boolean;
  complete: boolean;
  errors: { code: string; says: string }[];
  twice?: boolean;
  stale: boolean;
  checked_at: string | null;
}

export interface SectionState {
  name: string;
  title: string;
  hint?: string;
  cite?: string;
  asked: boolean;
  answered: number;
  of: number;
  needed_left: number;
  errors: number;
  fields: FieldState[];
}

export interface ScorePart {
  fields: string[];
  window: string | null;
  points: number;
  ticked: number;
  open: number;
  sum: number;
  certainty: string;
  source: string;
}

export interface ScoreState {
  name: string;
  title: string;
  least: number;
  most: number;
  settled: boolean;
  words: string;
  band: { from: number; value: string; label: string; certainty: string; source: string } | null;
  source: string;
  supports: string;
  parts: ScorePart[];
}

export interface Would {
  facts: Record<string, AnswerValue>;
  events: Record<string, AnswerValue>;
  done: { id: string; at: string }[];
  words: string[];
}

export interface FormState {
  form: FormHead;
  protocol: { id: string; version: string; digest: string };
  as_of: string;
  sections: SectionState[];
  scores: ScoreState[];
  errors: { field: string; section: string; code: string; says: string }[];
  left: { field: string; section: string; label: string; says: string }[];
  progress: { sections_complete: number; sections: number; words: string };
  complete: boolean;
  not_sent: string[];
  notes: string[];
  prepared_by: string | null;
  would: Would;
}

/** The protocol, as far as a form asks it. */
export interface FormProtocol {
  readonly name?: string;
  formState(form: string, caseFile: CaseFile, answers: FormAnswers, asOf: string): FormState;
  completeForm(form: string, caseFile: CaseFile, answers: FormAnswers, asOf: string): CaseFile;
  formText(form: string, caseFile: CaseFile, answers: FormAnswers, asOf: string): string;
}

/** A form in a list of forms. */
export interface ListedForm extends FormHead {
  /** Whether it is of use now, or may be. */
  of_use: "yes" | "no" | "perhaps";
  /** The duties that completing it would fulfil, as far as they stand in this case. */
  duties: { id: string; title: string; status: Status; due: string | null }[];
}
