/** What of a pasted table can be taken, and what is still asked. */
import type { Ask, EarlierEpisode, HistoryRow, HistoryTable } from "../shared/types.js";

/** How a row stands. */
export type Standing = "out" | "ready" | "asks" | "wrong";

/** How a row stands: no episode to be taken, ready to be taken, waiting for an answer, or unreadable. */
export function standing(row: HistoryRow): Standing {
  if (row.problems.length > 0) return "wrong";
  if (row.left_out !== null) return "out";
  return row.asks.length > 0 || row.start === null || row.category === null ? "asks" : "ready";
}

/** The episode of a row that is ready. */
export function episodeOf(row: HistoryRow): EarlierEpisode | null {
  if (row.start === null || row.category === null) return null;
  return { start: row.start, ...(row.end === null ? {} : { end: row.end }), category: row.category as EarlierEpisode["category"] };
}

/** The history with more episodes, newest first. */
export function withEpisodes(history: readonly EarlierEpisode[], more: readonly EarlierEpisode[]): EarlierEpisode[] {
  return [...history, ...more].sort((left, right) => new Date(right.start).getTime() - new Date(left.start).getTime());
}

/**
 * The questions to show: those that are asked now, and those that were answered, so that an answer can be changed and does
 * not go away under the finger. `known` holds every question of this table so far.
 */
export function questions(known: readonly Ask[], asked: readonly Ask[], answers: Readonly<Record<string, string>>): Ask[] {
  const now = new Set(asked.map(({ key }) => key));
  return known.filter(({ key }) => now.has(key) || answers[key] !== undefined);
}

/** All questions of a table, each once. */
export function allAsked(table: HistoryTable): Ask[] {
  const all = [...table.asks, ...table.rows.flatMap((row) => row.asks)];
  return all.filter((one, place) => all.findIndex(({ key }) => key === one.key) === place);
}

/** The question for all rows that answers one of a row too, if there can be one: of its dates their order, of its kind the kind. */
export function commonKey(key: string): string {
  if (key.endsWith("/category")) return "category";
  return key.includes("/same-") ? "same" : "order";
}
