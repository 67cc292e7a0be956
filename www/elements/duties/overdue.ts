import type { View } from "../shared/types.js";

/** What has become overdue since, in words for a screen reader; nothing where it is nothing new. */
export function newlyOverdue(before: View | null, after: View): string {
  if (!before) return "";
  const known = new Set(overdue(before).map((act) => act.key));
  const fresh = overdue(after).filter((act) => !known.has(act.key));
  return fresh.length > 0 ? `Now overdue: ${fresh.map((act) => act.title).join(", ")}` : "";
}

function overdue(view: View) {
  return view.groups.filter((group) => group.key === "overdue").flatMap((group) => group.acts);
}
