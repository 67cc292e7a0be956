import { given, isBlank, rowsOf, withAnswer, withChecked, withRow, withoutRow } from "./answers.js";
import type { Desk, RemovedRow } from "./desk.js";
import type { FormMemory } from "./memory.js";
import { pictureFrom } from "./pictures.js";
import { isScored } from "./score.js";
import { fieldsOf, type Told } from "./summary.js";
import type { AnswerValue, FieldState, FormAnswers, FormState, SectionState } from "./types.js";
import type { Voice } from "./voice.js";

/** The form, as far as its fields are worked on. */
export interface Worked {
  state(): FormState | null;
  answers(): FormAnswers;
  asOf(): string;
  memory(): FormMemory;
  told(): readonly Told[];
  /** Tells other things than before. */
  tell(told: readonly Told[]): void;
  /** Takes other answers. */
  take(value: FormAnswers): void;
  focusField(name: string, row?: number): Promise<void>;
  focusLegend(name: string): Promise<void>;
  focusSection(name: string): Promise<void>;
  focusSummary(): Promise<void>;
}

/** What a person does with the fields of a form, and what is said of it. */
export class Work implements Desk {
  removed: RemovedRow | null = null;

  constructor(
    private readonly form: Worked,
    private readonly voice: Voice,
    /** Called once an answer was given. */
    private readonly answered: () => void,
  ) {}

  get file(): FormAnswers {
    return this.form.answers();
  }

  get asOf(): string {
    return this.form.asOf();
  }

  get memory(): FormMemory {
    return this.form.memory();
  }

  told(name: string): Told | null {
    return this.form.told().find((one) => one.field === name) ?? null;
  }

  isScored(name: string): boolean {
    const state = this.form.state();
    return state !== null && isScored(state, name);
  }

  answer(field: FieldState, value: AnswerValue | undefined): void {
    this.form.take(withAnswer(this.file, field.name, value));
    // Who answers while the case stands beside has decided.
    const now = this.field(field.name);
    if (now?.conflict) this.memory.settle(field.name, now.conflict.case);
    if (this.removed?.field !== field.name) this.removed = null;
    this.answered();
    if (this.isScored(field.name)) this.say(this.scoreWords());
  }

  check(field: FieldState, text: string): void {
    this.form.take(withChecked(this.file, field.name, text));
  }

  decide(field: FieldState, counts: "answer" | "case"): void {
    if (counts === "answer" && field.conflict) {
      this.memory.settle(field.name, field.conflict.case);
      this.voice.now("Your answer is kept.");
    } else {
      this.form.take(withAnswer(this.file, field.name, undefined));
      this.voice.now("What the case says is used.");
    }
    this.form.tell(this.form.told().filter((one) => one.field !== field.name));
    void this.form.focusField(field.name);
  }

  clear(field: FieldState): void {
    this.answer(field, undefined);
    void this.form.focusField(field.name);
  }

  addRow(field: FieldState): void {
    const rows = rowsOf(given(this.file, field.name) ?? field.value);
    this.removed = null;
    this.answer(field, [...rows, {}]);
    void this.form.focusField(field.name, rows.length + 1);
  }

  removeRow(field: FieldState, place: number): void {
    const rows = rowsOf(given(this.file, field.name) ?? field.value);
    const row = rows[place] ?? {};
    this.answer(field, withoutRow(rows, place));
    this.removed = isBlank(row) ? null : { field: field.name, place, row };
    this.voice.now(`Row ${place + 1} was taken out.`);
    void this.form.focusLegend(field.name);
  }

  putBack(field: FieldState): void {
    const { removed } = this;
    if (!removed) return;
    this.removed = null;
    this.answer(field, withRow(rowsOf(given(this.file, field.name)), removed.place, removed.row));
    void this.form.focusField(field.name, removed.place + 1);
  }

  async choosePicture(field: FieldState, file: File): Promise<void> {
    const told = this.form.told().filter((one) => one.field !== field.name);
    try {
      const picture = await pictureFrom(file);
      this.memory.pictures.set(field.name, picture);
      this.form.tell(told);
      this.answer(field, { name: file.name, type: file.type, size: file.size });
      this.voice.now(`${file.name} was chosen.`);
    } catch {
      const section = this.form.state()?.sections.find((one) => one.fields.some(({ name }) => name === field.name))?.name ?? "";
      const says = `${field.label} must be a picture that this browser can read, such as a JPEG or PNG file`;
      this.form.tell([...told, { field: field.name, section, says, row: null }]);
      await this.form.focusSummary();
    }
  }

  removePicture(field: FieldState): void {
    this.memory.pictures.delete(field.name);
    this.clear(field);
  }

  say(text: string): void {
    this.voice.soon(text);
  }

  /** Answers no wherever a score has no answer yet. */
  noToTheRest(section: SectionState, open: readonly FieldState[]): void {
    this.form.take(open.reduce((file, field) => withAnswer(file, field.name, field.type === "tick" ? false : []), this.file));
    this.voice.now(`${open.length} answered no. ${this.scoreWords()}`);
    void this.form.focusSection(section.name);
  }

  private field(name: string): FieldState | undefined {
    const state = this.form.state();
    return state ? fieldsOf(state).find((field) => field.name === name) : undefined;
  }

  private scoreWords(): string {
    return this.form.state()?.scores.map((score) => `${score.title}: ${score.words}`).join(". ") ?? "";
  }
}
