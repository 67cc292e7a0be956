/** What the core says of a form, as `cargo xtask generate` writes it from the Rust, and what a form asks of its protocol. */
import type { AnswerValue as Answer, FormAnswers, FormState } from "../../engine/package/types.d.ts";
import type { CaseFile } from "../shared/types";

export type { ColumnState, FieldState, FormAnswers, FormHead, FormOutcome, FormState, ListedForm, ScoreState, SectionState } from "../../engine/package/types.d.ts";

/** An answer: as typed, or as a value. */
export type AnswerValue = Answer;

/** The protocol, as far as a form asks it. */
export interface FormProtocol {
  readonly name?: string;
  formState(form: string, caseFile: CaseFile, answers: FormAnswers, asOf: string): FormState;
  completeForm(form: string, caseFile: CaseFile, answers: FormAnswers, asOf: string): CaseFile;
  formText(form: string, caseFile: CaseFile, answers: FormAnswers, asOf: string): string;
}
