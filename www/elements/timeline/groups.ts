/** What of a timeline stands in the picture of a stretch of it: acts that share a clock stand together. */
import type { Bar, Mark, Timeline } from "../shared/types.js";
import type { Stretch } from "./stretch.js";

/** What something is, to be told by its shape and in words. */
export type Kind = "mark" | "planned" | "due" | "overdue" | "upcoming" | "opens" | "possible" | "done" | "missed" | "may_be_missed" | "lapsed";

/** Things at the same time and of the same kind. */
export interface Group {
  key: string;
  kind: Kind;
  /** From when, and until when, in milliseconds; the same for what is a moment. */
  start: number;
  end: number;
  /** When it is, in words. */
  when: string;
  titles: string[];
  /** Whether its times run from a moment that stands in for another. */
  provisional: boolean;
}

/** What is in the picture, and how much is not. */
export interface Sight {
  groups: Group[];
  earlier: number;
  later: number;
  /** Acts that can be done now and have no limit: nothing of them can be drawn. */
  unlimited: number;
}

/** How many acts that may apply at one time are named. */
const NAMED = 2;

/** Sorts a timeline into what is in sight and what is not. What is overdue is always in sight. */
export function inSight(timeline: Timeline, stretch: Stretch): Sight {
  const now = new Date(timeline.now).getTime();
  const sight: Sight = { groups: [], earlier: 0, later: 0, unlimited: 0 };
  const groups = new Map<string, Group>();
  const add = (group: Group): void => {
    if (group.start > stretch.to) sight.later += group.titles.length;
    else if (group.end < stretch.from && group.kind !== "overdue") sight.earlier += group.titles.length;
    else {
      const known = groups.get(group.key);
      if (known) known.titles.push(...group.titles);
      else groups.set(group.key, group);
    }
  };
  for (const mark of timeline.marks) add(ofMark(mark));
  for (const bar of timeline.bars) {
    const group = ofBar(bar, now);
    if (group) add(group);
    else sight.unlimited += 1;
  }
  sight.groups = [...groups.values()].map(shortened);
  return sight;
}

/** Of many acts that may apply at one time the first few are named: what is certain must not be lost among them. */
function shortened(group: Group): Group {
  if (group.kind !== "possible" || group.titles.length <= NAMED + 1) return group;
  return { ...group, titles: [...group.titles.slice(0, NAMED), `and ${group.titles.length - NAMED} more`] };
}

function ofMark(mark: Mark): Group {
  const at = time(mark.at);
  return { key: `mark/${mark.name}/${mark.at}`, kind: mark.planned ? "planned" : "mark", start: at, end: at, when: mark.words, titles: [mark.planned ? `${mark.label} (planned)` : mark.label], provisional: false };
}

function ofBar(bar: Bar, now: number): Group | null {
  const kind = kindOf(bar, now);
  const point = kind === "done" ? (bar.done_at ?? bar.due) : kind === "opens" ? bar.opens : (bar.due ?? (kind === "possible" ? bar.opens : null));
  if (kind === null || point === null) return null;
  const end = time(point);
  // What is to come is drawn from when it can be begun; what is over as the moment when it was over.
  const runs = kind === "due" || kind === "overdue" || kind === "upcoming" || kind === "possible";
  const start = runs && bar.opens !== null ? Math.min(time(bar.opens), end) : end;
  const when = `${whenOf(bar, kind, now)}${bar.ends_on_return ? ", lapses on return" : ""}${bar.provisional ? ", provisional" : ""}`;
  return { key: `${kind}/${start}/${end}/${when}`, kind, start, end, when, titles: [bar.title], provisional: bar.provisional };
}

function kindOf(bar: Bar, now: number): Kind | null {
  switch (bar.status) {
    case "done":
    case "done_late":
      return bar.done_at !== null || bar.due !== null ? "done" : null;
    case "missed":
    case "may_be_missed":
    case "lapsed":
      return bar.due === null ? null : bar.status;
    case "overdue":
      return "overdue";
    default:
      if (bar.due !== null) return bar.status;
      if (bar.opens === null || time(bar.opens) <= now) return null;
      return bar.status === "possible" ? "possible" : "opens";
  }
}

function whenOf(bar: Bar, kind: Kind, now: number): string {
  switch (kind) {
    case "overdue":
      return `overdue since ${bar.due_words}`;
    case "opens":
      return `from ${bar.opens_words}`;
    case "possible":
      if (bar.due === null) return `may apply, from ${bar.opens_words}`;
      return `${time(bar.due) < now ? "may apply, would be late since" : "may apply, by"} ${bar.due_words}`;
    case "done":
      return `${bar.status_words} ${bar.done_words ?? ""}`.trim();
    case "missed":
    case "may_be_missed":
    case "lapsed":
      return `${bar.status_words}, was due ${bar.due_words}`;
    default:
      return `by ${bar.due_words}`;
  }
}

function time(instant: string): number {
  return new Date(instant).getTime();
}
