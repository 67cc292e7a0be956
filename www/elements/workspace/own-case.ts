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

/**
 * The case by the names that it has for other sides: what a protocol was told is called otherwise beside another that declares it
 * otherwise. What was told later stands; a protocol that is not asked any more keeps what it was told under its name.
 */
export function renamed(caseFile: CaseFile, before: readonly SideOf[], after: readonly SideOf[]): CaseFile {
  const moves = before.flatMap((was): [string, string][] => {
    const is = after.find(({ id }) => id === was.id);
    const names = is ? [...was.words.facts, ...was.words.events].map(({ name }): [string, string] => [was.name(name), is.name(name)]) : [];
    return names.filter(([from, to]) => from !== to);
  });
  const moved = <Value>(all: Readonly<Record<string, Value>> | null | undefined): Record<string, Value> => {
    const result = { ...all };
    for (const [from] of moves) delete result[from];
    for (const [from, to] of moves) {
      const value = all?.[from];
      if (value !== undefined) result[to] = value;
    }
    return result;
  };
  const stays = moves.every(([from]) => caseFile.facts?.[from] === undefined && caseFile.events?.[from] === undefined);
  return stays ? caseFile : { ...caseFile, facts: moved(caseFile.facts), events: moved(caseFile.events) };
}
