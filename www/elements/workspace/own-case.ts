import { AREA } from "../question/asked";
import type { CaseFile, Words } from "../shared/types";

/** What of a case one protocol knows, and by which names. */
export interface SideOf {
  id: string;
  words: Words;
  /** Its name in the case of a name of its own: where two protocols are asked that declare it differently, with the id before it. */
  name(own: string): string;
  /** Whose the child is and where it lives, as it sees it; nothing where the case says so itself. */
  seat: Readonly<Record<string, string>> | null;
}

/** The case as one protocol sees it, with the duties done of its own, or of those whose ids are given. */
export function caseOf(caseFile: CaseFile, side: SideOf, ids: readonly string[] = [side.id]): CaseFile {
  const { area, ...rest } = caseFile;
  const own = <T>(all: Record<string, T> | null | undefined, words: readonly { name: string }[]): Record<string, T> => {
    const found = words.flatMap(({ name }): [string, T][] => {
      const value = all?.[side.name(name)];
      return value === undefined ? [] : [[name, value]];
    });
    return Object.fromEntries(found);
  };
  const areas = side.words.facts.filter((fact) => fact.name === AREA).flatMap((fact) => fact.values ?? []);
  return {
    ...rest,
    ...(areas.some((choice) => choice.value === area) ? { area } : {}),
    facts: { ...own(caseFile.facts, side.words.facts), ...side.seat },
    events: own(caseFile.events, side.words.events),
    done: (caseFile.done ?? []).filter(({ id }) => ids.includes(id.slice(0, id.indexOf("/")))),
  } as CaseFile;
}

/** The whole case, with what was changed in one protocol's sight of it. */
export function carriedOver(caseFile: CaseFile, side: SideOf, after: CaseFile): CaseFile {
  const before = caseOf(caseFile, side);
  const changed = <T>(was: Record<string, T> | null | undefined, is: Record<string, T> | null | undefined): Record<string, T> =>
    Object.fromEntries(Object.entries(is ?? {}).flatMap(([name, value]): [string, T][] => (was?.[name] === value || side.seat?.[name] !== undefined ? [] : [[side.name(name), value]])));
  return {
    ...caseFile,
    ...(after.area === before.area ? {} : { area: after.area }),
    facts: { ...caseFile.facts, ...changed(before.facts, after.facts) },
    events: { ...caseFile.events, ...changed(before.events, after.events) },
    done: [...(caseFile.done ?? []), ...(after.done ?? []).slice(before.done?.length ?? 0)],
  } as CaseFile;
}
