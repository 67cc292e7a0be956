import type { ActChange, OneChange } from "../shared/coming.js";

/** Acts that the same facts bring or take away. */
export interface ActsTogether {
  key: string;
  if: readonly OneChange[];
  acts: readonly ActChange[];
}

/**
 * Acts on which the same facts bear, put together, so that each fact is said once for all of them: first those that one
 * fact decides alone, else in the order in which they come.
 */
export function together(acts: readonly ActChange[]): ActsTogether[] {
  const groups = new Map<string, { key: string; if: readonly OneChange[]; acts: ActChange[] }>();
  for (const act of acts) {
    const key = act.if.map((one) => `${one.name}=${String(one.value)}`).sort().join("&");
    const group = groups.get(key);
    if (group) group.acts.push(act);
    else groups.set(key, { key, if: act.if, acts: [act] });
  }
  return [...groups.values()].sort((left, right) => left.if.length - right.if.length);
}
