import type { FormAnswers, FormOutcome } from "../form/types";
import type { FormMemory } from "../form/memory";
import type { PictureTexts } from "../form/pictures";
import type { OpenedPlan } from "../trigger-plan/file";
import type { AskedAlready, CaseFile, FactValue, NoAnswer, Told, View } from "./types";

/** An answer to a question: a value, or why there is none. */
export interface Answer {
  name: string;
  value: FactValue | null;
  /** Why there is no value; null where there is one. */
  unanswered: NoAnswer | null;
  /** Whether the name is that of an event, and the value its moment. */
  event: boolean;
}

/** All that a person has entered about a child: what is worth keeping. */
export interface Entered {
  case: CaseFile;
  asked: readonly AskedAlready[];
  told: readonly Told[];
  /** The answers of the forms that were begun, by the ids of the forms. */
  forms: Readonly<Record<string, FormAnswers>>;
  /** The pictures in those forms as JPEG texts, by the ids of the forms and the names of the fields. */
  pictures?: Readonly<Record<string, PictureTexts>>;
}

/** What a workspace shows: its title, the view that is chosen, whether something is wrong, whether the first facts are still asked. */
export interface Shown {
  title: string;
  tab: string;
  wrong: boolean;
  starting: boolean;
  /** The id of the form that stands in the place of all else; none elsewhere. */
  form: string | null;
  view: View;
}

/** A form that was completed: the answers, the case with what they change in it, and that change. */
export interface Completed {
  form: string;
  value: FormAnswers;
  case: CaseFile;
  would: FormOutcome;
}

/** A case that a person changed, with the names of what changed: facts, events, `area`, `history`, `done`. */
export interface CaseChange {
  case: CaseFile;
  changed: string[];
}

/** Something that is about to leave the page as a file or on paper; whoever prevents it takes it over. */
export interface Export {
  kind: "case" | "calendar" | "text" | "print" | "form";
  /** A name for the file, without any name of a child. */
  name: string;
  content: string;
}

/** What the elements tell the page, by the names of their events. */
export interface HomewardEvents {
  "homeward-case-change": CaseChange;
  "homeward-duty-done": { ids: string[]; at: string };
  "homeward-export": Export;
  "homeward-news": { words: string };
  "homeward-unanswered-change": { asked: AskedAlready[] };
  "homeward-typed": { holds: boolean };
  "homeward-told": Told;
  "homeward-told-undone": { id: string; at: string };
  "homeward-answered": Answer;
  "homeward-asked": { name: string };
  "homeward-wrong": { wrong: boolean };
  "homeward-act-done": { key: string; title: string; settles: string[] };
  "homeward-act-undone": { ids: string[]; title: string };
  "homeward-act-opened": { key: string; open: boolean };
  "homeward-act-sought": { key: string };
  "homeward-time-changed": { at: string };
  "homeward-last-undone": null;
  "homeward-message-closed": null;
  "homeward-clock-set": { live: boolean };
  "homeward-case-set": { case: "empty" | "example" };
  "homeward-file-chosen": { text: string };
  "homeward-case-saved": null;
  "homeward-authorities-set": { home: string; host: string | null };
  "homeward-form-change": { form: string; value: FormAnswers };
  "homeward-form-complete": Completed;
  "homeward-form-opened": { form: string };
  "homeward-form-closed": null;
  "homeward-plan-opened": OpenedPlan;
  "homeward-pictures": { memory: FormMemory };
  "homeward-record-change": { record: Entered };
  "homeward-shown": Shown;
  "homeward-moved-closed": null;
  "homeward-started": { case: CaseFile; home: string; host: string | null };
}

/** Tells whoever listens above. What happened to a child travels in the detail, never in the name. */
export function tell<Name extends keyof HomewardEvents>(from: HTMLElement, name: Name, detail: HomewardEvents[Name]): void {
  from.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
}

/** Tells what is about to be; false where a listener does not want it. */
export function ask<Name extends keyof HomewardEvents>(from: HTMLElement, name: Name, detail: HomewardEvents[Name]): boolean {
  return from.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable: true }));
}

declare global {
  interface HTMLElementEventMap {
    "homeward-case-change": CustomEvent<HomewardEvents["homeward-case-change"]>;
    "homeward-duty-done": CustomEvent<HomewardEvents["homeward-duty-done"]>;
    "homeward-export": CustomEvent<HomewardEvents["homeward-export"]>;
    "homeward-news": CustomEvent<HomewardEvents["homeward-news"]>;
    "homeward-unanswered-change": CustomEvent<HomewardEvents["homeward-unanswered-change"]>;
    "homeward-record-change": CustomEvent<HomewardEvents["homeward-record-change"]>;
    "homeward-shown": CustomEvent<HomewardEvents["homeward-shown"]>;
    "homeward-typed": CustomEvent<HomewardEvents["homeward-typed"]>;
    "homeward-told": CustomEvent<HomewardEvents["homeward-told"]>;
    "homeward-told-undone": CustomEvent<HomewardEvents["homeward-told-undone"]>;
    "homeward-form-opened": CustomEvent<HomewardEvents["homeward-form-opened"]>;
    "homeward-started": CustomEvent<HomewardEvents["homeward-started"]>;
    "homeward-authorities-set": CustomEvent<HomewardEvents["homeward-authorities-set"]>;
    "homeward-answered": CustomEvent<HomewardEvents["homeward-answered"]>;
    "homeward-asked": CustomEvent<HomewardEvents["homeward-asked"]>;
    "homeward-wrong": CustomEvent<HomewardEvents["homeward-wrong"]>;
    "homeward-act-done": CustomEvent<HomewardEvents["homeward-act-done"]>;
    "homeward-act-undone": CustomEvent<HomewardEvents["homeward-act-undone"]>;
    "homeward-act-opened": CustomEvent<HomewardEvents["homeward-act-opened"]>;
    "homeward-act-sought": CustomEvent<HomewardEvents["homeward-act-sought"]>;
    "homeward-time-changed": CustomEvent<HomewardEvents["homeward-time-changed"]>;
    "homeward-form-change": CustomEvent<HomewardEvents["homeward-form-change"]>;
    "homeward-form-complete": CustomEvent<HomewardEvents["homeward-form-complete"]>;
    "homeward-plan-opened": CustomEvent<HomewardEvents["homeward-plan-opened"]>;
  }
}
