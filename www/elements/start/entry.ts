import type { Entry, EntryError } from "../moment-input/entry.js";
import { readMoment } from "../moment-input/entry.js";
import { wallAt } from "../moment-input/london.js";
import type { CaseFile } from "../shared/types.js";

/** What somebody typed at the start of a case; all of it may be left empty, for what is not known is not guessed. */
export interface Typed {
  age: string;
  /** Whether the child is looked after: `true`, `false`, or empty where that is not known. */
  lookedAfter: string;
  /** When the child was last seen, and when reported missing. A date without a time was not touched. */
  moments: readonly { name: string; what: string; entry: Entry }[];
}

/** What is wrong with what was typed, by the field that it is in. */
export type Wrong = ReadonlyMap<string, EntryError | string>;

/** The greatest age that a case may have. */
const OLDEST = 25;

/** Whether a date stands there as it was filled in: today's, or none. One that was changed wants its time. */
function untouched({ day, month, year }: Entry, now: string): boolean {
  if ([day, month, year].every((part) => part.trim() === "")) return true;
  const today = wallAt(new Date(now));
  return Number(day) === today.day && Number(month) === today.month && Number(year) === today.year;
}

/** Reads the first facts of a case, or says all that is wrong with them. */
export function readStart(typed: Typed, now: string): { case: CaseFile; wrong?: never } | { wrong: Wrong; case?: never } {
  const wrong = new Map<string, EntryError | string>();
  const facts: Record<string, number | boolean> = {};
  const events: Record<string, string> = {};
  const age = typed.age.trim();
  if (age !== "" && !(/^\d{1,2}$/.test(age) && Number(age) <= OLDEST)) wrong.set("age", `Enter the age in whole years, from 0 to ${OLDEST}, such as 14, or leave it empty`);
  else if (age !== "") facts["age"] = Number(age);
  if (typed.lookedAfter !== "") facts["looked_after"] = typed.lookedAfter === "true";
  for (const { name, what, entry } of typed.moments) {
    if (entry.hour.trim() === "" && entry.minute.trim() === "" && untouched(entry, now)) continue;
    const { value, error } = readMoment(entry, what);
    if (error) wrong.set(name, error);
    else if (new Date(value) > new Date(now)) wrong.set(name, { text: `${what} must not be later than now. Was it yesterday?`, parts: ["day", "month", "year", "hour", "minute"] });
    else events[name] = value;
  }
  if (wrong.size > 0) return { wrong };
  const [seen, reported] = [events["last_seen"], events["reported_missing"]];
  if (seen && reported && new Date(seen) > new Date(reported)) {
    return { wrong: new Map([["reported_missing", { text: "A child cannot be reported missing before they were last seen. Check both times", parts: ["hour", "day", "month", "year", "minute"] }]]) };
  }
  return { case: { facts, events } };
}
