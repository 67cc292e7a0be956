import type { PairView, View, Words } from "../shared/types";

/** Two protocols by their ids, with what a case can give to each. */
export interface Names {
  home: string;
  host: string;
  words: readonly [Words, Words];
}

/** What both sides ask and say in one view; the headline and its reasons are the home side's. */
export function joined(pair: PairView, names: Names): View {
  const [home, host] = [renamed(pair.home, names, names.home), renamed(pair.host, names, names.host)];
  const both = [home, host];
  const questions = renamedQuestions(pair, names);
  return {
    ...home,
    groups: pair.groups.map((group) => ({
      ...group,
      acts: group.acts.map((act) => both.flatMap((side) => side.groups.flatMap((one) => one.acts)).find((one) => one.key === act.key && one.status === act.status) ?? act),
    })),
    questions,
    known: once(both.flatMap((side) => side.known), (known) => known.name).filter((known) => !(known.name in SEATS)),
    unknown: once(both.flatMap((side) => side.unknown), (unknown) => unknown.name),
    carried_out: both.flatMap((side) => side.carried_out),
    notices: once(both.flatMap((side) => side.notices), (notice) => notice.says),
    contacts: both.flatMap((side) => side.contacts),
    guidance: both.flatMap((side) => side.guidance),
  };
}

/**
 * What a case can give to either; a name that the two declare differently stands once for each, with the id before it. Left out
 * are the seats: what follows from the two authorities themselves.
 */
export function joinedWords(names: Names, seats: Readonly<Record<string, unknown>> = SEATS): Words {
  const of = (place: 0 | 1, id: string) => {
    const words = names.words[place];
    const name = (one: string) => (differs(names, one) ? `${id}/${one}` : one);
    return { facts: words.facts.map((fact) => ({ ...fact, name: name(fact.name) })), events: words.events.map((event) => ({ ...event, name: name(event.name) })) };
  };
  const [home, host] = [of(0, names.home), of(1, names.host)];
  return {
    facts: once([...home.facts, ...host.facts], (fact) => fact.name).filter((fact) => !(fact.name in seats)),
    events: once([...home.events, ...host.events], (event) => event.name),
  };
}

/** What follows from the two authorities themselves: as the home side sees it, and the host side. */
export const SEATS: Readonly<Record<string, readonly [string, string]>> = { home_authority: ["this", "other"], living_in: ["other", "this"] };

/** Whether a name is a fact for one and an event for the other, or has another type or other values. */
export function differs({ words: [home, host] }: Names, name: string): boolean {
  const shape = (words: Words) => {
    const fact = words.facts.find((one) => one.name === name);
    if (fact) return [fact.type, ...(fact.values ?? []).map((choice) => choice.value)].join(" ");
    return words.events.some((one) => one.name === name) ? "event" : null;
  };
  const [left, right] = [shape(home), shape(host)];
  return left !== null && right !== null && left !== right;
}

/** A view in which the names that the two declare differently bear the id of their protocol. */
export function renamed(view: View, names: Names, id: string): View {
  const name = (one: string) => (differs(names, one) ? `${id}/${one}` : one);
  return {
    ...view,
    could_be: view.could_be.map((one) => ({ ...one, settled_by: one.settled_by.map(name) })),
    questions: view.questions.map((one) => ({ ...one, fact: name(one.fact) })),
    known: view.known.map((one) => ({ ...one, name: name(one.name) })),
    unknown: view.unknown.map((one) => ({ ...one, name: name(one.name) })),
    groups: view.groups.map((group) => ({
      ...group,
      acts: group.acts.map((act) => ({ ...act, clauses: act.clauses.map((clause) => ({ ...clause, needs: clause.needs.map(name) })) })),
    })),
  };
}

/** The questions of both sides, most consequential first. */
function renamedQuestions(pair: PairView, names: Names): View["questions"] {
  return pair.questions.flatMap((question) => {
    if (!differs(names, question.fact)) return [question];
    const of = (side: View, id: string) => side.questions.filter((one) => one.fact === question.fact).map((one) => ({ ...one, fact: `${id}/${one.fact}` }));
    return [...of(pair.home, names.home), ...of(pair.host, names.host)];
  });
}

/** Each once, by its key: the first. */
function once<T>(all: readonly T[], key: (one: T) => string): T[] {
  return all.filter((one, place) => all.findIndex((other) => key(other) === key(one)) === place);
}
