/** From what a person typed to a date or a moment, or to what is wrong with it, in GOV.UK's words. */
import { instantsOf, isRealDate } from "./london.js";

/** The fields of a date with a time. */
export type Part = "day" | "month" | "year" | "hour" | "minute" | "which";

/** What stands in the fields, as it was typed. */
export interface Entry {
  day: string;
  month: string;
  year: string;
  hour: string;
  minute: string;
  /** Of a time that the autumn change doubles: the first or the second; empty while nobody had to say. */
  which: "" | "first" | "second";
}

/** What is wrong, and in which fields. */
export interface EntryError {
  text: string;
  /** The fields that are wrong; the first is the one to go to. */
  parts: [Part, ...Part[]];
}

/** A date, a moment, or what is wrong. */
export type EntryResult = { value: string; error?: never } | { error: EntryError; value?: never };

/** Fields in which nothing was typed. */
export const emptyEntry: Entry = { day: "", month: "", year: "", hour: "", minute: "", which: "" };

const MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

/** A month: its number, or at least three letters of its name. */
function monthOf(text: string): number | undefined {
  const typed = text.trim().toLowerCase().replace(/\.$/, "");
  if (/^\d{1,2}$/.test(typed)) return Number(typed);
  if (typed.length < 3) return undefined;
  const name = typed === "sept" ? "september" : typed;
  const place = MONTHS.findIndex((month) => month.startsWith(name));
  return place < 0 ? undefined : place + 1;
}

function numberOf(text: string): number | undefined {
  const typed = text.trim();
  return /^\d{1,4}$/.test(typed) ? Number(typed) : undefined;
}

const wrong = (text: string, ...parts: [Part, ...Part[]]): EntryResult => ({ error: { text, parts } });

const twoDigits = (number: number): string => String(number).padStart(2, "0");

/** `a day`, `a day and month`. */
function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}

interface Day {
  year: number;
  month: number;
  day: number;
}

/** The date of an entry. Order of complaints as GOV.UK has it: what is missing, what cannot be, the rest. */
function dayOf(entry: Entry, what: string): Day | EntryResult {
  const names = ["day", "month", "year"] as const;
  const missing = names.filter((name) => entry[name].trim() === "");
  const [first, ...rest] = missing;
  if (first && missing.length === 3) return wrong(`Enter the date: ${what.toLowerCase()}`, "day", "month", "year");
  if (first) return wrong(`${what} must include a ${listed(missing)}`, first, ...rest);
  const month = monthOf(entry.month);
  if (month === undefined || month < 1 || month > 12) return wrong(`${what} must be a real date: check the month`, "month");
  const year = numberOf(entry.year);
  if (year === undefined || entry.year.trim().length !== 4) return wrong("Year must include 4 numbers", "year");
  if (year < 1990 || year > 2100) return wrong("Year must be between 1990 and 2100", "year");
  const day = numberOf(entry.day);
  if (day === undefined || day < 1 || day > 31) return wrong(`${what} must be a real date: check the day`, "day");
  if (!isRealDate(year, month, day)) return wrong(`${what} must be a real date: that month has no day ${day}`, "day", "month", "year");
  return { year, month, day };
}

/** Reads a date: `2011-05-30`, or what is wrong. `what` names it: `Date of birth`. */
export function readDate(entry: Entry, what: string): EntryResult {
  const day = dayOf(entry, what);
  if (!("day" in day)) return day;
  return { value: `${day.year}-${twoDigits(day.month)}-${twoDigits(day.day)}` };
}

/** Reads a date with a London time: an instant, or what is wrong. `what` names it: `Last seen`. */
export function readMoment(entry: Entry, what: string): EntryResult {
  const day = dayOf(entry, what);
  if (!("day" in day)) return day;
  const [typedHour, typedMinute] = [entry.hour.trim(), entry.minute.trim()];
  if (typedHour === "" && typedMinute === "") return wrong("Enter the time, as a 24-hour clock shows it: 17 40", "hour", "minute");
  if (typedHour === "") return wrong("The time must include an hour", "hour");
  if (typedMinute === "") return wrong("The time must include minutes: 00 for the full hour", "minute");
  const hour = numberOf(typedHour);
  if (hour === undefined || hour > 23) return wrong("Hour must be a number from 0 to 23", "hour");
  const minute = numberOf(typedMinute);
  if (minute === undefined || minute > 59) return wrong("Minutes must be a number from 0 to 59", "minute");
  const [first, second] = instantsOf({ ...day, hour, minute });
  const time = `${twoDigits(hour)}:${twoDigits(minute)}`;
  if (first === undefined) {
    return wrong(`There was no ${time} on that day: the clocks went forward from 01:00 to 02:00. Enter the time that a clock showed`, "hour", "minute");
  }
  if (second === undefined) return { value: first };
  if (entry.which === "") {
    return wrong(`${time} came twice on that day, because the clocks went back at 02:00. Say which of the two it was`, "which");
  }
  return { value: entry.which === "first" ? first : second };
}
