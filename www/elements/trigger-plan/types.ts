import type { FormProtocol } from "../form/types";

/** The protocol, as far as a plan asks it. */
export interface PlanProtocol extends FormProtocol {
  readonly id: string;
  /** The pack, of which one form is the plan; it need not be there where the plan's form is given by its id. */
  pack?(): { forms?: readonly PackForm[] };
}

/** A form, as a pack has it. */
interface PackForm {
  id: string;
  kind?: string;
  stale_after?: string | null | undefined;
}

/** Which form of a protocol is its plan. */
export interface PlanForm {
  id: string;
  /** After how long an item counts as old, as the pack writes it: `90 days`. */
  staleAfter: string | null;
}

const known = new WeakMap<PlanProtocol, PlanForm | null>();

/** The plan of a protocol, looked up once; null where it has none. */
export function planOf(protocol: PlanProtocol): PlanForm | null {
  const before = known.get(protocol);
  if (before !== undefined) return before;
  const form = protocol.pack?.().forms?.find(({ kind }) => kind === "plan");
  const plan = form ? { id: form.id, staleAfter: form.stale_after ?? null } : null;
  known.set(protocol, plan);
  return plan;
}
