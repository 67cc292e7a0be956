import { instantsOf, wallAt } from "../moment-input/london.js";

const DAY = 86_400_000;
/** A clock on the wall may be a little before that of the machine. */
const AHEAD = 10 * 60_000;

/**
 * The moment of a call from the time alone, as it is scribbled while ringing: `21:36`, `21 36`, `2136`. It is the last such
 * time in London, for a call that is noted has been made: `23:50`, written at ten past midnight, was yesterday.
 * Null for what is no time.
 */
export function lastTime(text: string, now: string): string | null {
  const parts = /^\s*(\d{1,2})\s*[:. ]\s*(\d{2})\s*$/.exec(text) ?? /^\s*(\d{2})(\d{2})\s*$/.exec(text);
  if (!parts) return null;
  const [hour, minute] = [Number(parts[1]), Number(parts[2])];
  if (hour > 23 || minute > 59) return null;
  const latest = new Date(now).getTime() + AHEAD;
  const found = [0, 1, 2]
    .flatMap((before) => instantsOf({ ...wallAt(new Date(latest - before * DAY)), hour, minute }))
    .filter((instant) => new Date(instant).getTime() <= latest)
    .sort();
  return found.at(-1) ?? null;
}
