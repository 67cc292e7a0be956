import { FormMemory } from "../form/memory";
import { pictureTexts, readPictures, type PictureTexts } from "../form/pictures";
import type { FormAnswers } from "../form/types";

/** A form that somebody began: kept in memory, until the page is closed or another case is begun. */
export interface Draft {
  value: FormAnswers | null;
  memory: FormMemory;
  completed: boolean;
}

/** The drafts of a case, by the ids of their forms. */
export class Drafts {
  private readonly all = new Map<string, Draft>();
  /** The pictures of a file that are still being read. */
  private readonly waiting: Map<string, PictureTexts>;

  /** With the answers and the pictures of a file that was saved, if there are any. */
  constructor(forms: Readonly<Record<string, FormAnswers>> = {}, pictures: Readonly<Record<string, PictureTexts>> = {}) {
    for (const [form, value] of Object.entries(forms)) this.keep(form, value);
    this.waiting = new Map(Object.entries(pictures));
  }

  /** The answers of all that were begun. */
  get answers(): Record<string, FormAnswers> {
    return Object.fromEntries([...this.all].flatMap(([form, { value }]): [string, FormAnswers][] => (value ? [[form, value]] : [])));
  }

  /** The pictures of all that were begun. */
  get pictures(): Record<string, PictureTexts> {
    const shown = [...this.all].map(([form, { memory }]) => [form, { ...this.waiting.get(form), ...pictureTexts(memory.pictures) }] as const);
    return Object.fromEntries([...this.waiting, ...shown].filter(([, pictures]) => Object.keys(pictures).length > 0));
  }

  /** Whether pictures of the file are still to be read. */
  get waits(): boolean {
    return this.waiting.size > 0;
  }

  /** Reads the pictures of the file; false where one of them cannot be read. */
  async readPictures(): Promise<boolean> {
    let whole = true;
    for (const [form, texts] of [...this.waiting]) {
      const { pictures, spoilt } = await readPictures(texts);
      const draft = this.of(form);
      // What was chosen meanwhile stays.
      draft.memory = draft.memory.with(pictures);
      this.waiting.delete(form);
      whole &&= !spoilt;
    }
    return whole;
  }

  /** The draft of a form; a new one, where nobody began it. */
  of(form: string): Draft {
    const known = this.all.get(form) ?? { value: null, memory: new FormMemory(), completed: false };
    this.all.set(form, known);
    return known;
  }

  /** Keeps the answers. */
  keep(form: string, value: FormAnswers, completed = false): void {
    Object.assign(this.of(form), { value, completed });
  }

  /** What the list of forms says of it; nothing where nobody began it. */
  words(form: string): string | null {
    const draft = this.all.get(form);
    if (!draft?.value) return null;
    return draft.completed ? "Completed; its answers are still here" : "Begun: the draft is kept while this page is open";
  }
}
