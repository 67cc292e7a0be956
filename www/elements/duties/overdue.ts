import type { Act, View } from "../shared/types.js";

/**
 * What has become overdue since, in words for a screen reader; nothing where it is nothing new. Another clause of an act that was
 * late already is new too: it is said by its own title where that is another.
 */
export function newlyOverdue(before: View | null, after: View): string {
  if (!before) return "";
  const known = new Set(overdue(before).flatMap((act) => lateClauses(act).map(({ key }) => key)));
  const late = new Set(overdue(before).map(({ key }) => key));
  const fresh = overdue(after).flatMap((act) => {
    const clauses = lateClauses(act).filter(({ key }) => !known.has(key));
    if (clauses.length === 0) return [];
    return late.has(act.key) ? clauses.map(({ title, cite }) => (cite === "" ? title : `${title} (paragraph ${cite})`)) : [act.title];
  });
  return fresh.length > 0 ? `Now overdue: ${[...new Set(fresh)].join(", ")}` : "";
}

/** The late clauses of an act; each time that one comes again is another. */
function lateClauses(act: Act): { key: string; title: string; cite: string }[] {
  return act.clauses.filter(({ status }) => status === "overdue").map(({ id, occurrence, title, cite }) => ({ key: `${act.key} ${id} ${occurrence}`, title, cite }));
}

function overdue(view: View): Act[] {
  return view.groups.filter((group) => group.key === "overdue").flatMap((group) => group.acts);
}
