import type { LitElement, ReactiveController } from "lit";
import { tell } from "../shared/events.js";
import type { FormMemory } from "./memory.js";
import { fits, neighbour, placeAfter, placeBefore, placeOf, type Pages, type Place } from "./place.js";
import { askedSections } from "./sections.js";
import { fieldsOf, inTheWay, wrongIn, type Told } from "./summary.js";
import type { FormState } from "./types.js";

/** The form, as far as somebody goes through it. */
export interface Walked {
  state(): FormState | null;
  pages(): Pages;
  memory(): FormMemory;
  /** Completes the form: nothing is in the way. */
  complete(state: FormState): void;
}

/** The way of a person through a form: which page is shown, what is told on it, what comes next, and where the focus goes. */
export class Walk implements ReactiveController {
  /** What is shown. */
  place: Place | null = null;
  private telling: readonly Told[] = [];
  private heard: readonly Told[] = [];
  /** What was left when somebody went to change one answer: what is new after that is asked first. */
  private left: ReadonlySet<string> | null = null;

  constructor(
    private readonly host: LitElement,
    private readonly form: Walked,
  ) {
    host.addController(this);
  }

  /** What is told as wrong or lacking. */
  get told(): readonly Told[] {
    return this.telling;
  }

  set told(told: readonly Told[]) {
    this.telling = told;
    this.host.requestUpdate();
  }

  /** Whether one answer is changed, and the way leads back to the check. */
  get returning(): boolean {
    return this.left !== null;
  }

  hostUpdated(): void {
    if (this.heard === this.telling) return;
    this.heard = this.telling;
    // Told once it is so.
    tell(this.host, "homeward-wrong", { wrong: this.telling.length > 0 });
  }

  /** Begins anew: for another form, or for answers that were given up. */
  begin(): void {
    this.place = null;
    this.told = [];
  }

  /** Leaves a place that can no longer be shown, and what is told of fields that are no longer asked. */
  follow(state: FormState): void {
    const { place } = this;
    if (place === null || !fits(state, this.form.pages(), place)) this.place = placeAfter(state, this.form.pages(), place);
    const names = new Set(fieldsOf(state).filter((field) => field.asked !== "no").map((field) => field.name));
    if (this.telling.some((one) => !names.has(one.field))) this.told = this.telling.filter((one) => names.has(one.field));
  }

  /** Shows all that is in the way of completing the form. */
  showProblems(state: FormState): void {
    this.place = { at: "check" };
    this.told = inTheWay(state, this.form.memory());
    void this.focusSummary();
  }

  /** Goes on from the page that is shown, unless something on it is wrong. */
  readonly submit = (event: Event): void => {
    event.preventDefault();
    const { place } = this;
    const state = this.form.state();
    if (!state || !place) return;
    if (place.at === "check") {
      this.told = inTheWay(state, this.form.memory());
      if (this.telling.length > 0) void this.focusSummary();
      else this.form.complete(state);
      return;
    }
    const wrong = wrongIn(state, new Set(place.at === "section" ? [place.name] : askedSections(state).map((section) => section.name))).filter(
      (one) => place.at !== "question" || one.field === place.name,
    );
    if (wrong.length > 0) {
      this.told = wrong;
      return void this.focusSummary();
    }
    if (this.left) return void this.goBackToCheck(state, this.left);
    const next = neighbour(state, place, 1);
    void (next ? this.show(next) : this.check());
  };

  /** Goes back to where answers are checked, unless the change has made something else be needed. */
  private goBackToCheck(state: FormState, before: ReadonlySet<string>): Promise<void> {
    const fresh = state.left.find((one) => !before.has(one.field));
    if (!fresh) return this.check();
    this.left = new Set([...before, fresh.field]);
    return this.goTo(fresh.section, fresh.field);
  }

  /** Goes to one answer to change it; the way leads back to the check. */
  change(section: string, field: string): Promise<void> {
    this.left = this.form.pages() === "all" ? null : new Set(this.form.state()?.left.map((one) => one.field));
    return this.goTo(section, field);
  }

  /** Goes to the page before. */
  back(): void {
    const state = this.form.state();
    this.left = null;
    if (state && this.place) void this.show(placeBefore(state, this.form.pages(), this.place));
  }

  /** Goes to where a section begins. */
  async go(section: string): Promise<void> {
    const state = this.form.state();
    this.left = null;
    if (state) await this.show(placeOf(state, this.form.pages(), { section }), this.form.pages() === "all" ? `#s-${section}` : "h3");
  }

  /** Goes to where answers are checked. */
  check(): Promise<void> {
    this.left = null;
    return this.show({ at: "check" });
  }

  /** Shows that the form is complete, and what that has changed. */
  done(words: readonly string[]): Promise<void> {
    return this.show({ at: "done", words });
  }

  /** Shows a section, and leaves the focus where it is. */
  showSection(section: string): void {
    const state = this.form.state();
    if (!state) return;
    this.place = placeOf(state, this.form.pages(), { section });
    this.host.requestUpdate();
  }

  /** Shows a field and moves the focus into it. What is told stays told. */
  async goTo(section: string, field: string, row: number | null = null): Promise<void> {
    const state = this.form.state();
    if (state) this.place = this.form.pages() === "section" ? { at: "section", name: section } : placeOf(state, this.form.pages(), { field });
    this.host.requestUpdate();
    await this.focusField(field, row);
  }

  /** Moves the focus into a field. */
  async focusField(name: string, row: number | null = null): Promise<void> {
    await this.host.updateComplete;
    const field = this.within(`[data-field="${name}"]`);
    const within = (row === null ? null : field?.querySelector(`[data-row="${row}"]`)) ?? field;
    const control = within?.querySelector<HTMLElement>("input:checked") ?? within?.querySelector<HTMLElement>("input, select, textarea") ?? within?.querySelector<HTMLElement>("button");
    control?.focus();
  }

  /** Moves the focus to a part of the form. */
  async focusOn(selector: string): Promise<void> {
    await this.host.updateComplete;
    this.within(selector)?.focus();
  }

  /** Moves the focus to what is told. */
  focusSummary(): Promise<void> {
    return this.focusOn(".govuk-error-summary");
  }

  private async show(place: Place, heading = "h3"): Promise<void> {
    this.place = place;
    this.told = [];
    this.within("nav details")?.removeAttribute("open");
    await this.focusOn(`.sheet ${heading}`);
  }

  private within(selector: string): HTMLElement | null {
    return this.host.renderRoot.querySelector<HTMLElement>(selector);
  }
}
