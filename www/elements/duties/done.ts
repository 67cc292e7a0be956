import type { CaseFile, DoneDuty } from "../shared/types.js";

/** The case with more acts done. */
export function withDone(caseFile: CaseFile, ids: readonly string[], at: string): CaseFile {
  return { ...caseFile, done: [...(caseFile.done ?? []), ...ids.map((id): DoneDuty => ({ id, at }))] };
}

/** The case without some entries of what was done: of each id the latest. */
export function withoutDone(caseFile: CaseFile, ids: readonly string[]): CaseFile {
  const done = [...(caseFile.done ?? [])];
  for (const id of ids) {
    const place = done.findLastIndex((one) => one.id === id);
    if (place >= 0) done.splice(place, 1);
  }
  return { ...caseFile, done };
}
