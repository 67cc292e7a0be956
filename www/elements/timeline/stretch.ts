/** The stretch of time that is looked at, and the ticks along it. Nothing here asks what time it is. */
import { instantsOf, wallAt, type Wall } from "../moment-input/london.js";
import { dayWords } from "../shared/london-words.js";

/** A stretch of time, in milliseconds. */
export interface Stretch {
  from: number;
  to: number;
}

/** How far the wanted stretch may move away before the picture follows, as a part of its length. */
const SLACK = 0.125;

/**
 * The stretch to show: the one that is shown already, as long as the wanted one has hardly moved. So nothing moves when the
 * minute turns but the line that says now.
 */
export function steady(shown: Stretch | null, wanted: Stretch): Stretch {
  if (shown === null) return wanted;
  const slack = SLACK * (wanted.to - wanted.from);
  const near = Math.abs(shown.from - wanted.from) <= slack && Math.abs(shown.to - wanted.to) <= slack;
  return near ? shown : wanted;
}

/** A tick: where, and what stands there. */
export interface Tick {
  at: number;
  words: string;
  /** Whether a day begins there. */
  day: boolean;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** The steps from tick to tick, in hours. */
const STEPS = [1, 2, 3, 6, 12, 24, 48, 7 * 24, 14 * 24, 28 * 24, 91 * 24, 364 * 24];

/**
 * The ticks of a stretch as clocks in London show them, as close as their words allow.
 *
 * @param room How much of the picture a tick's words need, as a part of the stretch.
 */
export function ticks({ from, to }: Stretch, room: number): Tick[] {
  const least = room * (to - from);
  const step = STEPS.find((hours) => hours * HOUR >= least) ?? 364 * 24;
  const days = step >= 24;
  const found: Tick[] = [];
  // A day may have 23 or 25 hours: each is looked up, none is counted on from the one before.
  for (let day = 0, at = from - DAY; at <= to + DAY; at += DAY, day += 1) {
    const { year, month, day: date } = wallAt(new Date(at));
    if (days && Math.round(Date.UTC(year, month - 1, date) / DAY) % (step / 24) !== 0) continue;
    for (let hour = 0; hour < (days ? 1 : 24); hour += days ? 24 : step) {
      const instant = instantOf({ year, month, day: date, hour, minute: 0 });
      if (instant === undefined || instant < from || instant > to || found.some((tick) => tick.at === instant)) continue;
      found.push({ at: instant, words: hour === 0 ? dayWords(new Date(instant)) : `${String(hour).padStart(2, "0")}:00`, day: hour === 0 });
    }
  }
  return found.sort((left, right) => left.at - right.at);
}

function instantOf(wall: Wall): number | undefined {
  const [first] = instantsOf(wall);
  return first === undefined ? undefined : new Date(first).getTime();
}
