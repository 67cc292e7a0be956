import { LitElement, type PropertyDeclarations, type PropertyValues } from "lit";
import { same } from "../form/answers.js";
import type { FormAnswers } from "../form/types.js";

/**
 * An element that takes part in a `<form>` of the page as any control does: its value is the file of answers as JSON, it is invalid
 * until it is complete, and it is disabled and reset with the form around it.
 */
export abstract class FormControl extends LitElement {
  static readonly formAssociated = true;
  static override properties: PropertyDeclarations = {
    value: { attribute: false },
    disabled: { type: Boolean, reflect: true },
    off: { state: true },
  };

  /** The answers. */
  declare value: FormAnswers | null;
  /** Whether nothing can be changed. */
  declare disabled: boolean;
  /** Whether a fieldset or form around it is disabled. */
  declare protected off: boolean;

  private readonly internals = this.attachInternals();
  /** The answers that a person has given here, unless the page gave others since. */
  private own: FormAnswers | null = null;
  /** The answers that the page gave. */
  private initial: FormAnswers | null = null;

  constructor() {
    super();
    this.value = null;
    this.disabled = false;
    this.off = false;
    this.addEventListener("invalid", (event) => {
      // The browser's own bubble would stand beside the whole of it.
      event.preventDefault();
      this.showProblem();
    });
  }

  formDisabledCallback(disabled: boolean): void {
    this.off = disabled;
  }

  formResetCallback(): void {
    this.value = this.initial;
  }

  /** The kind of control. */
  get type(): string {
    return this.localName;
  }

  /** What the browser thinks of it. */
  get validity(): ValidityState {
    return this.internals.validity;
  }

  /** Why it is not valid. */
  get validationMessage(): string {
    return this.internals.validationMessage;
  }

  /** Whether it is checked when the form around it is sent. */
  get willValidate(): boolean {
    return this.internals.willValidate;
  }

  /** Whether it is complete. */
  checkValidity(): boolean {
    this.tellForm();
    return this.internals.checkValidity();
  }

  /** Whether it is complete; what is in the way is shown. */
  reportValidity(): boolean {
    return this.checkValidity();
  }

  /** What is in the way of completing it, in a sentence, and beside what that is shown; null where nothing is. */
  protected abstract problem(): { says: string; beside: HTMLElement | null } | null;

  /** Shows what is in the way. */
  protected abstract showProblem(): void;

  /** What the browser may keep of the answers, to bring them back when the page is loaded again; it may write that to disk. */
  protected kept(_text: string | null): string | null {
    return null;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("value") && this.value !== this.own) this.initial = this.value;
  }

  protected override updated(_changed: PropertyValues): void {
    this.tellForm();
  }

  /** Takes answers as a person's own; false where they are those that stand there. */
  protected enter(value: FormAnswers): boolean {
    if (same(value, this.value)) return false;
    this.own = value;
    this.value = value;
    return true;
  }

  /** Takes these answers as those that the page gave: what a reset brings back. */
  protected begunWith(value: FormAnswers): void {
    this.initial = value;
  }

  /** Tells the form around what it holds, and whether that is complete. */
  private tellForm(): void {
    const text = this.value ? JSON.stringify(this.value) : null;
    this.internals.setFormValue(text, this.kept(text));
    const problem = this.problem();
    if (problem) this.internals.setValidity({ customError: true }, problem.says, problem.beside ?? undefined);
    else this.internals.setValidity({});
  }
}
