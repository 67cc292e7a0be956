/** Which parts are unfolded once one of them was folded or unfolded; the same set, where nothing is new. */
export function unfoldedAfter(unfolded: ReadonlySet<string>, key: string, event: Event): ReadonlySet<string> {
  const { open } = event.currentTarget as HTMLDetailsElement;
  if (open === unfolded.has(key)) return unfolded;
  const after = new Set(unfolded);
  if (open) after.add(key);
  else after.delete(key);
  return after;
}
