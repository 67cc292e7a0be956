import type { CaseFile } from "../shared/types.js";

/** The names of what differs between two cases: facts, events, `area`, `history`, `done`. */
export function changedNames(before: CaseFile, after: CaseFile): string[] {
  const within = (was: Readonly<Record<string, unknown>>, is: Readonly<Record<string, unknown>>) => [...new Set([...Object.keys(was), ...Object.keys(is)])].filter((name) => (was[name] ?? null) !== (is[name] ?? null));
  // An empty list and none are the same.
  const whole = (["area", "history", "done"] as const).filter((name) => JSON.stringify(before[name] ?? []) !== JSON.stringify(after[name] ?? []));
  return [...within(before.facts ?? {}, after.facts ?? {}), ...within(before.events ?? {}, after.events ?? {}), ...whole];
}

/** Whether nothing is known of a case yet. */
export function isEmpty(caseFile: CaseFile): boolean {
  return changedNames({}, caseFile).length === 0;
}

/** The label of a time that was corrected: given before, and another now. Null where no time was. */
export function correctedTime(before: CaseFile, after: CaseFile, changed: readonly string[], labels: ReadonlyMap<string, string>): string | null {
  const name = changed.find((one) => before.events?.[one] && before.events[one] !== after.events?.[one]);
  return name === undefined ? null : (labels.get(name) ?? name);
}
