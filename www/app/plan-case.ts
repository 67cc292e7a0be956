import type { CaseFile, Words } from "../elements/shared/types";

/** What a protocol knows of a case: of the child, and of the episode. */
export function ownOf({ facts, events }: CaseFile, words: Words): CaseFile {
  const own = <Value>(all: Readonly<Record<string, Value>> | null | undefined, names: readonly { name: string }[]): Record<string, Value> =>
    Object.fromEntries(Object.entries(all ?? {}).filter(([name]) => names.some((one) => one.name === name)));
  return { facts: own(facts, words.facts), events: own(events, words.events) };
}

/** Whether a case tells of a child who is away now. */
export function isMissing({ facts, events }: CaseFile): boolean {
  const away = facts?.["away_without_authorisation"];
  if (typeof away === "boolean") return away;
  return ["last_seen", "noticed_away", "reported_missing"].some((name) => events?.[name] !== undefined) && !["located", "returned"].some((name) => events?.[name] !== undefined);
}

/** What a plan reads of a case: all of it while the child is missing; of a child who is not, what is known of the child and nothing of an episode. */
export function asMissing({ facts, events }: CaseFile, missing: boolean): CaseFile {
  return { facts: { ...facts, away_without_authorisation: missing }, events: missing ? { ...events } : {} };
}
