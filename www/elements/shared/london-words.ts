import { wallAt } from "../moment-input/london.js";

const DAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

const two = (number: number): string => String(number).padStart(2, "0");

/** A moment of which the core gives no words, as a clock in London shows it and as the core would write it: `Fri 20 Nov, 21:36`. */
export function momentWords(instant: string | Date): string {
  return `${dayWords(instant)}, ${timeWords(instant)}`;
}

/** The day of it: `Fri 20 Nov`. */
export function dayWords(instant: string | Date): string {
  const { year, month, day } = wallAt(new Date(instant));
  return `${DAYS[new Date(Date.UTC(year, month - 1, day)).getUTCDay()]} ${day} ${MONTHS[month - 1]}`;
}

/** The time of it: `21:36`. */
export function timeWords(instant: string | Date): string {
  const { hour, minute } = wallAt(new Date(instant));
  return `${two(hour)}:${two(minute)}`;
}
