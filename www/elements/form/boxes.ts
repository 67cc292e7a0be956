/** What stands in the boxes of a field: what was typed, else what the case knows, as a person would type it. */
import { wallAt } from "../moment-input/london.js";
import type { AnswerValue, FieldState } from "./types.js";

/** The two boxes of a date with its time, and which of two is meant in the hour that came twice. */
export interface MomentBoxes {
  date: string;
  time: string;
  second?: boolean;
}

/** `2012-03-31` as a person types it: `31 3 2012`. */
export function dateTyped(date: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  return parts ? `${Number(parts[3])} ${Number(parts[2])} ${parts[1]}` : date;
}

/** The text of a box: what was typed, right or wrong, else what the case knows. */
export function textBox(field: FieldState, given: AnswerValue | undefined): string {
  const value = given === undefined ? field.value : given;
  if (typeof value === "number") return String(value);
  if (typeof value !== "string") return "";
  return field.type === "date" ? dateTyped(value) : value;
}

/** The boxes of a date with its time. */
export function momentBoxes(field: FieldState, given: AnswerValue | undefined): MomentBoxes {
  if (typeof given === "object" && given !== null && !Array.isArray(given)) {
    const text = (name: string): string => (typeof given[name] === "string" ? given[name] : "");
    return { date: text("date"), time: text("time"), ...(typeof given["second"] === "boolean" ? { second: given["second"] } : {}) };
  }
  if (given === "" || given === null) return { date: "", time: "" };
  if (field.local) return { date: dateTyped(field.local.date), time: field.local.time };
  return { date: typeof given === "string" ? given : "", time: "" };
}

/** The answer with another text in one of the boxes. Of another time it has to be said anew which of two it is. */
export function withBox(field: FieldState, given: AnswerValue | undefined, box: "date" | "time", text: string): AnswerValue | undefined {
  const { date, time }: MomentBoxes = { ...momentBoxes(field, given), [box]: text };
  if (date === "" && time === "") return field.fact === undefined ? undefined : "";
  return { date, time };
}

/** The boxes at a moment: what a clock in London shows. */
export function boxesAt(instant: string): { date: string; time: string } {
  const wall = wallAt(new Date(instant));
  const two = (number: number): string => String(number).padStart(2, "0");
  return { date: `${wall.day} ${wall.month} ${wall.year}`, time: `${two(wall.hour)}:${two(wall.minute)}` };
}

/** The member of an answer that has several: a person. */
export function memberBox(value: AnswerValue | undefined, member: string): string {
  if (typeof value === "string") return member === "name" ? value : "";
  if (typeof value !== "object" || value === null || Array.isArray(value)) return "";
  const text = value[member];
  return typeof text === "string" ? text : "";
}

/** How many characters are left, once it matters: for long texts always, for lines when little is left. */
export function charactersLeft(field: FieldState, text: string): string {
  const most = field.most_characters;
  if (most === undefined) return "";
  const length = [...text.trim()].length;
  if (field.type !== "long_text" && length < most * 0.75) return "";
  const left = most - length;
  const number = Math.abs(left).toLocaleString("en-GB");
  const noun = Math.abs(left) === 1 ? "character" : "characters";
  return left < 0 ? `You have ${number} ${noun} too many` : `You have ${number} ${noun} left`;
}
