import type { ChangedAct, OneChange } from "../shared/types.js";

/** Acts that the same facts bring or take away. */
export interface ActsTogether {
  key: string;
  if: readonly OneChange[];
  acts: readonly ChangedAct[];
}

/**
 * Acts on which the same facts bear, put together, so that each fact is said once for all of them: first what hangs on something
 * that nobody knows, and can be asked; then what one fact decides alone; else in the order in which they come.
 */
export function together(acts: readonly ChangedAct[]): ActsTogether[] {
  const groups = new Map<string, { key: string; if: readonly OneChange[]; acts: ChangedAct[] }>();
  for (const act of acts) {
    const key = act.if.map((one) => `${one.name}=${String(one.value)}`).sort().join("&");
    const group = groups.get(key);
    if (group) group.acts.push(act);
    else groups.set(key, { key, if: act.if, acts: [act] });
  }
  return [...groups.values()].sort((left, right) => Number(isKnown(left)) - Number(isKnown(right)) || left.if.length - right.if.length);
}

function isKnown(group: ActsTogether): boolean {
  return group.if.every((one) => one.now !== null);
}
