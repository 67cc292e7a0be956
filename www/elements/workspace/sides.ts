import type { FormAnswers, FormProtocol, FormState, ListedForm } from "../form/types";
import type { CaseProtocol } from "../shared/asking";
import type { CaseFile, PairView, View, Words } from "../shared/types";
import { differs, joined, joinedWords, renamed, SEATS, type Names } from "./joined";
import { carriedOver, caseOf, type SideOf } from "./own-case";

/** A protocol of the package, as far as the workspace asks it. */
export interface WholeProtocol extends CaseProtocol, FormProtocol {
  readonly name: string;
  readonly version: string;
  readonly digest: string;
  forms(caseFile: CaseFile, asOf: string): ListedForm[];
}

/** What the class of a protocol can say of two; taken from the protocol at hand, so that no element loads the engine. */
interface OfTwo {
  viewPair(home: WholeProtocol, host: WholeProtocol, caseFile: CaseFile, asOf: string): PairView;
  compare(first: WholeProtocol, second: WholeProtocol, caseFile: CaseFile, asOf: string): PairView;
  assessPair(home: WholeProtocol, host: WholeProtocol, caseFile: CaseFile, asOf: string): unknown;
}

/**
 * One protocol, asked with the whole case: of what the case holds it sees what it knows, by its own names. What was begun by
 * another protocol stays in the case, and comes back with its protocol.
 */
export class Side implements CaseProtocol, FormProtocol {
  readonly id: string;
  readonly name: string;

  constructor(
    /** The protocol itself. */
    readonly protocol: WholeProtocol,
    private readonly of: SideOf,
    private readonly paired: ((caseFile: CaseFile, asOf: string) => View) | null,
  ) {
    this.id = protocol.id;
    this.name = protocol.name;
  }

  /** What of the whole case this protocol sees. */
  caseOf(caseFile: CaseFile): CaseFile {
    return caseOf(caseFile, this.of);
  }

  /** The name in the whole case of a name of its own. */
  nameOf(own: string): string {
    return this.of.name(own);
  }

  view(caseFile: CaseFile, asOf: string): View {
    return this.paired ? this.paired(caseFile, asOf) : this.protocol.view(this.caseOf(caseFile), asOf);
  }

  vocabulary(): Words {
    const rename = <Word extends { name: string }>(word: Word): Word => ({ ...word, name: this.nameOf(word.name) });
    return { facts: this.of.words.facts.map(rename), events: this.of.words.events.map(rename) };
  }

  forms(caseFile: CaseFile, asOf: string): ListedForm[] {
    return this.protocol.forms(this.caseOf(caseFile), asOf);
  }

  formState(form: string, caseFile: CaseFile, answers: FormAnswers, asOf: string): FormState {
    return this.protocol.formState(form, this.caseOf(caseFile), answers, asOf);
  }

  completeForm(form: string, caseFile: CaseFile, answers: FormAnswers, asOf: string): CaseFile {
    return carriedOver(caseFile, this.of, this.protocol.completeForm(form, this.caseOf(caseFile), answers, asOf));
  }

  formText(form: string, caseFile: CaseFile, answers: FormAnswers, asOf: string): string {
    return this.protocol.formText(form, this.caseOf(caseFile), answers, asOf);
  }
}

/** The protocols that a case is shown by: that of the child's own authority, and of the one where the child is placed, if another. */
export interface Sides {
  /** Both in one: what has to be done, asked and minded. */
  whole: CaseProtocol;
  /** Each by itself: home, then host. */
  all: readonly Side[];
  /** How the two compare; null where there is one. */
  pair(caseFile: CaseFile, asOf: string): PairView | null;
  /** What of a case these protocols know. */
  own(caseFile: CaseFile): CaseFile;
  /** Reads a case as strictly as a file is read: what neither knows is refused, not left aside. */
  check(caseFile: CaseFile, asOf: string): void;
}

/** The sides of a case: one protocol, or two at once. */
export function sidesOf(home: WholeProtocol, host: WholeProtocol | null): Sides {
  return host ? two(home, host) : one(home);
}

function one(protocol: WholeProtocol): Sides {
  const words = protocol.vocabulary();
  const side = new Side(protocol, { id: protocol.id, words, name: (own) => own, seat: null }, null);
  return {
    whole: side,
    all: [side],
    pair: () => null,
    own: (caseFile) => side.caseOf(caseFile),
    check: (caseFile, asOf) => void protocol.view(caseFile, asOf),
  };
}

function two(home: WholeProtocol, host: WholeProtocol): Sides {
  const names: Names = { home: home.id, host: host.id, words: [home.vocabulary(), host.vocabulary()] };
  const vocabulary = joinedWords(names);
  let last: { caseFile: CaseFile; asOf: string; pair: PairView; sides: readonly [View, View] } | null = null;
  const asked = (caseFile: CaseFile, asOf: string) => {
    if (last?.caseFile !== caseFile || last.asOf !== asOf) {
      const pair = ofTwo(home).viewPair(home, host, fitting(caseFile, vocabulary, [home.id, host.id]), asOf);
      last = { caseFile, asOf, pair, sides: [renamed(pair.home, names, names.home), renamed(pair.host, names, names.host)] };
    }
    return last;
  };
  const sideOf = (protocol: WholeProtocol, place: 0 | 1): Side => {
    const seat = Object.fromEntries(Object.entries(SEATS).map(([name, values]) => [name, values[place]]));
    const name = (own: string) => (differs(names, own) ? `${protocol.id}/${own}` : own);
    return new Side(protocol, { id: protocol.id, words: names.words[place], name, seat }, (caseFile, asOf) => asked(caseFile, asOf).sides[place]);
  };
  return {
    whole: { id: `${home.id}+${host.id}`, view: (caseFile, asOf) => joined(asked(caseFile, asOf).pair, names), vocabulary: () => vocabulary },
    all: [sideOf(home, 0), sideOf(host, 1)],
    pair: (caseFile, asOf) => asked(caseFile, asOf).pair,
    own: (caseFile) => fitting(caseFile, vocabulary, [home.id, host.id]),
    check: (caseFile, asOf) => void ofTwo(home).assessPair(home, host, caseFile, asOf),
  };
}

/** How two protocols differ in a case, each seen as the authority's own. */
export function compared(first: WholeProtocol, second: WholeProtocol, caseFile: CaseFile, asOf: string): PairView {
  const names: Names = { home: first.id, host: second.id, words: [first.vocabulary(), second.vocabulary()] };
  const vocabulary = joinedWords(names, {});
  return ofTwo(first).compare(first, second, fitting(caseFile, vocabulary, [first.id, second.id]), asOf);
}

function ofTwo(protocol: WholeProtocol): OfTwo {
  return (protocol as object).constructor as unknown as OfTwo;
}

/** What of a case the protocols at hand know. */
function fitting(caseFile: CaseFile, vocabulary: Words, ids: readonly string[]): CaseFile {
  return caseOf(caseFile, { id: "", words: vocabulary, name: (own) => own, seat: null }, ids);
}
