import type { PairView, PairWords, View } from "../shared/types";

/** What both sides ask and say in one view, as the core joins it; the headline and its reasons are the home side's. */
export function joined({ home, groups, questions, known, unknown, carried_out, notices, contacts, guidance }: PairView): View {
  return { ...home, groups, questions, known, unknown, carried_out, notices, contacts, guidance };
}

/** The name that a fact or an event of one protocol has in the case of two: as the core names it there. */
export function nameIn(words: PairWords, id: string): (own: string) => string {
  const names = new Set([...words.facts, ...words.events].map(({ name }) => name));
  return (own) => (names.has(`${id}/${own}`) ? `${id}/${own}` : own);
}

/** What follows from the two authorities themselves, as one of them sees it. */
export function seatOf(words: PairWords, side: "home" | "host"): Readonly<Record<string, string>> {
  return Object.fromEntries(words.seats.map((seat) => [seat.fact, seat[side]]));
}
