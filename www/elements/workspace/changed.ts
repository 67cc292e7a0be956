import type { CaseFile } from "../shared/types.js";

/** The names of what differs between two cases: facts, events, `area`, `history`, `done`. */
export function changedNames(before: CaseFile, after: CaseFile): string[] {
  const within = (was: Readonly<Record<string, unknown>>, is: Readonly<Record<string, unknown>>) => [...new Set([...Object.keys(was), ...Object.keys(is)])].filter((name) => (was[name] ?? null) !== (is[name] ?? null));
  const whole = (["area", "history", "done"] as const).filter((name) => JSON.stringify(before[name] ?? null) !== JSON.stringify(after[name] ?? null));
  return [...within(before.facts ?? {}, after.facts ?? {}), ...within(before.events ?? {}, after.events ?? {}), ...whole];
}

/** Whether nothing is known of a case yet. */
export function isEmpty(caseFile: CaseFile): boolean {
  return changedNames({}, caseFile).every((name) => name === "history" && (caseFile.history ?? []).length === 0);
}
