/**
 * Shapes that the core gives to the workspace, written by hand until `cargo xtask generate` writes them from the Rust;
 * `types.ts` then names them, and this file goes.
 */
import type { FactValue, Reach } from "./types";
import type { Act as ActShape, EarlierEpisode, EarlierCategory } from "../../engine/package/types.d.ts";

export type { EarlierCategory, EarlierEpisode };

/** Where something stands. */
export type Status = ActShape["status"];

/** When somebody answers. */
export type Answers = Reach["answers"];

/** What would change this, fact by fact. */
export interface Changes {
  now: string;
  outcomes: OutcomeChange[];
  acts: ActChange[];
}

/** What could become of the category or the risk. */
export interface OutcomeChange {
  of: "category" | "risk";
  value: string | null;
  words: string;
  direction: "graver" | "lighter" | "settles";
  if: OneChange[];
}

/** An act that would begin or fall away. */
export interface ActChange {
  key: string;
  title: string;
  cites: string[];
  change: "begins" | "falls_away";
  words: string;
  if: OneChange[];
}

/** One fact, otherwise than it is now. */
export interface OneChange {
  name: string;
  label: string;
  value: FactValue;
  words: string;
  now: string | null;
}

/** What happened and what is due, in time. */
export interface Timeline {
  now: string;
  now_words: string;
  zooms: Zoom[];
  marks: Mark[];
  bars: Bar[];
  waiting: Waiting[];
}

/** A stretch of time to look at. */
export interface Zoom {
  key: "day" | "week" | "all";
  words: string;
  from: string;
  to: string;
}

/** An event, or an earlier moment of it. */
export interface Mark {
  name: string;
  label: string;
  at: string;
  words: string;
  planned: boolean;
}

/** An act that has a time. */
export interface Bar {
  key: string;
  title: string;
  status: Status;
  status_words: string;
  opens: string | null;
  due: string | null;
  done_at: string | null;
  counted_from: string | null;
  opens_words: string | null;
  due_words: string | null;
  done_words: string | null;
  left: string | null;
  ends_on_return: boolean;
  provisional: boolean;
  cites: string[];
}

/** A clock that has not started. */
export interface Waiting {
  key: string;
  title: string;
  words: string;
  cites: string[];
}

/** Somebody to ring, with the words to say. */
export interface Call {
  id: string;
  name: string;
  number: string | null;
  when: string;
  answers: Answers;
  cite: string;
  now: boolean;
  acts: { key: string; title: string; when: string }[];
  opening: string;
  say: { words: string; cite: string | null; danger: boolean }[];
  ask: string[];
  boxes: ("log" | "name" | "time" | "grade")[];
  challenge: { words: string; cites: string[] } | null;
}

/** Repeat triggers before they fire. */
export interface Repeats {
  words: string | null;
  episodes: { start: string; words: string; missing: boolean; counts_in: number[] }[];
  triggers: RepeatTrigger[];
}

/** What so many episodes call for. */
export interface RepeatTrigger {
  days: number | null;
  at_least: number;
  counted: number;
  uncertain: boolean;
  more: number;
  before: string | null;
  words: string;
  acts: { id: string; title: string; cite: string }[];
  graver: string | null;
}

/** That somebody was told, and what they said. */
export interface Told {
  id: string;
  to: string;
  at: string;
  log?: string;
  name?: string;
  grade?: string;
  acknowledged?: string;
}

/** What whoever comes next has to know. */
export interface Handover {
  headline: string;
  beside: string | null;
  as_of_words: string;
  protocol: string;
  because: { says: string; cite: string }[];
  done: Line[];
  overdue: Line[];
  due: Line[];
  next: Line[];
  owed_on_return: Line[];
  unanswered: { name: string; asks: string; words: string; danger: boolean }[];
  told: { to: string; words: string; acknowledged: boolean; acknowledged_words: string }[];
  untold: Line[];
}

/** One act on the handover sheet. */
export interface Line {
  title: string;
  when: string;
  who: string;
  cites: string[];
}

/** Earlier episodes as they were read from a table. */
export interface HistoryTable {
  rows: HistoryRow[];
  left_out: { line: number; words: string }[];
}

/** One row of it. */
export interface HistoryRow {
  line: number;
  cells: string[];
  start: string | null;
  end: string | null;
  category: EarlierCategory | null;
  words: string;
  asks: { key: string; asks: string; choices: { value: string; words: string }[] }[];
  problems: { where: string; message: string; mend: string }[];
}

/** Reads a pasted table: the core does, with the answers to what it asked. */
export type ReadHistory = (text: string, asOf: string, answers?: Record<string, string>) => HistoryTable;
