import { wallAt } from "../moment-input/london.js";

const day = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", weekday: "short", day: "numeric", month: "short" });

/** A moment as somebody says it at another: `22:04`, or on another day `Sat 21 Nov, 22:04`. */
export function momentWords(at: string, now: string): string {
  const [moment, other] = [new Date(at), new Date(now)];
  const { hour, minute } = wallAt(moment);
  const time = `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
  const date = day.format(moment).replace(",", "");
  return date === day.format(other).replace(",", "") ? time : `${date}, ${time}`;
}
