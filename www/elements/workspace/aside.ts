import type { Entered } from "../shared/events.js";
import type { AskedAlready, CaseFile } from "../shared/types.js";

/**
 * What was entered by another protocol than those that are chosen: they know nothing of it and would refuse it. It stands apart in
 * a file, and comes back once its protocol is chosen again.
 */
export interface Aside {
  case: CaseFile;
  asked: readonly AskedAlready[];
}

/** A record in two: what the chosen protocols know, and the rest; null where there is none. */
export interface Parted {
  record: Entered;
  aside: Aside | null;
}

/** Parts a record, where `known` is what of its case the chosen protocols know, and `names` what can be asked by them. */
export function parted(record: Entered, known: CaseFile, names: ReadonlySet<string>): Parted {
  const rest = restOf(record.case, known);
  const [own, others] = [record.asked.filter(({ name }) => names.has(name)), record.asked.filter(({ name }) => !names.has(name))];
  const aside = Object.keys(rest).length > 0 || others.length > 0 ? { case: rest, asked: others } : null;
  return { record: { ...record, case: known, asked: own }, aside };
}

/** The whole record again. */
export function together({ record, aside }: Parted): Entered {
  if (!aside) return record;
  const { case: own } = record;
  const { area, facts, events, done = [] } = aside.case;
  const whole = {
    ...own,
    ...(area === undefined ? {} : { area }),
    facts: { ...facts, ...own.facts },
    events: { ...events, ...own.events },
    done: [...(own.done ?? []), ...(done ?? [])],
  };
  return { ...record, case: whole, asked: [...record.asked, ...aside.asked] };
}

/** What of a case is not in what is known of it. */
function restOf(whole: CaseFile, known: CaseFile): CaseFile {
  const rest = <Value>(all: Readonly<Record<string, Value>> | null | undefined, own: Readonly<Record<string, Value>> | null | undefined): Record<string, Value> =>
    Object.fromEntries(Object.entries(all ?? {}).filter(([name]) => !(name in (own ?? {}))));
  const [facts, events] = [rest(whole.facts, known.facts), rest(whole.events, known.events)];
  const done = (whole.done ?? []).filter((one) => !(known.done ?? []).includes(one));
  return {
    ...(whole.area && known.area === undefined ? { area: whole.area } : {}),
    ...(Object.keys(facts).length > 0 ? { facts } : {}),
    ...(Object.keys(events).length > 0 ? { events } : {}),
    ...(done.length > 0 ? { done } : {}),
  };
}
