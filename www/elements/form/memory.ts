import type { Picture } from "./pictures.js";
import type { AnswerValue, FieldState } from "./types.js";

/** What a form remembers beside its answers, on this machine and in memory alone. Whoever shows a form again can hand it back. */
export class FormMemory {
  /** The pictures that were chosen, by the names of their fields. */
  readonly pictures: Map<string, Picture>;
  /** Of each field whose answer differs from the case: what the case said when the person decided. */
  private readonly settled = new Map<string, string>();

  constructor(pictures: Iterable<readonly [string, Picture]> = []) {
    this.pictures = new Map(pictures);
  }

  /** Whether the case says something else than the answer, and nobody has decided which counts. */
  isOpen(field: FieldState): boolean {
    return field.conflict !== null && this.settled.get(field.name) !== JSON.stringify(field.conflict.case);
  }

  /** The same, with more pictures; those that were chosen here stay. */
  with(pictures: Iterable<readonly [string, Picture]>): FormMemory {
    const memory = new FormMemory([...pictures, ...this.pictures]);
    for (const [name, known] of this.settled) memory.settled.set(name, known);
    return memory;
  }

  /** Has these pictures in the place of all others. */
  show(pictures: ReadonlyMap<string, Picture>): void {
    this.pictures.clear();
    for (const [name, picture] of pictures) this.pictures.set(name, picture);
  }

  /** Remembers that a person has decided for the answer, knowing what the case says. */
  settle(name: string, known: AnswerValue): void {
    this.settled.set(name, JSON.stringify(known));
  }
}
