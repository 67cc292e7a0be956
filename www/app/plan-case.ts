import type { CaseFile, Words } from "../elements/shared/types";

/** What a protocol knows of a case: of the child, and of the episode. */
export function ownOf({ facts, events }: CaseFile, words: Words): CaseFile {
  const own = <Value>(all: Readonly<Record<string, Value>> | null | undefined, names: readonly { name: string }[]): Record<string, Value> =>
    Object.fromEntries(Object.entries(all ?? {}).filter(([name]) => names.some((one) => one.name === name)));
  return { facts: own(facts, words.facts), events: own(events, words.events) };
}
