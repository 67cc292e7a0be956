import type { CaseFile, Words } from "../elements/shared/types";

/** The case that a file holds, with what a protocol knows of it: a bare case, or the file that the night's page saves. Null where there is none. */
export function caseIn(text: string, words: Words): CaseFile | null {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return null;
  }
  const found = isObject(read) && isObject(read["case"]) ? read["case"] : read;
  if (!isObject(found) || !("facts" in found || "events" in found)) return null;
  const own = (all: unknown, names: readonly { name: string }[]): Record<string, unknown> =>
    Object.fromEntries(Object.entries(isObject(all) ? all : {}).filter(([name]) => names.some((one) => one.name === name)));
  return { facts: own(found["facts"], words.facts), events: own(found["events"], words.events) } as CaseFile;
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

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
