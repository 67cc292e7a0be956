import type { FormAnswers, FormProtocol, FormState, ListedForm } from "../form/types";
import type { CaseProtocol } from "../shared/asking";
import type { Call, CaseFile, CaseRecord, Changes, Handover, Moved, PairView, PairWords, Repeats, Timeline, View, Words } from "../shared/types";
import type { Entered } from "../shared/events";
import { parted, type Parted } from "./aside";
import type { Pack } from "./file";
import { joined, nameIn, seatOf } from "./joined";
import { carriedOver, caseOf, type SideOf } from "./own-case";

/** A protocol of the package, as far as the workspace asks it. */
export interface WholeProtocol extends CaseProtocol, FormProtocol {
  readonly name: string;
  readonly version: string;
  readonly digest: string;
  pack(): { forms?: readonly { id: string; kind?: string; stale_after?: string | null | undefined }[] };
  forms(caseFile: CaseFile, asOf: string): ListedForm[];
  changes(caseFile: CaseFile, asOf: string): Changes;
  timeline(caseFile: CaseFile, asOf: string): Timeline;
  moved(before: CaseFile, after: CaseFile, asOf: string): Moved;
  calls(caseFile: CaseFile, asOf: string): Call[];
  repeats(caseFile: CaseFile, asOf: string): Repeats;
  handover(record: CaseRecord, asOf: string): Handover;
  handoverText(record: CaseRecord, asOf: string): string;
  calendar(caseFile: CaseFile, asOf: string): string;
}

/** What the class of a protocol can say of two; taken from the protocol at hand, so that no element loads the engine. */
interface OfTwo {
  viewPair(home: WholeProtocol, host: WholeProtocol, caseFile: CaseFile, asOf: string): PairView;
  compare(first: WholeProtocol, second: WholeProtocol, caseFile: CaseFile, asOf: string): PairView;
  callsPair(home: WholeProtocol, host: WholeProtocol, caseFile: CaseFile, asOf: string): Call[];
  vocabularyPair(home: WholeProtocol, host: WholeProtocol): PairWords;
  vocabularyCompared(first: WholeProtocol, second: WholeProtocol): PairWords;
  assessPair(home: WholeProtocol, host: WholeProtocol, caseFile: CaseFile, asOf: string): unknown;
}

/**
 * One protocol, asked with the whole case: of what the case holds it sees what it knows, by its own names. What was begun by
 * another protocol stays in the case, and comes back with its protocol.
 */
export class Side implements CaseProtocol, FormProtocol {
  readonly id: string;
  readonly name: string;
  /** What was last worked out: several parts of a screen ask for the same. */
  private last: { caseFile: CaseFile; asOf: string; view: View } | null = null;

  constructor(
    /** The protocol itself. */
    readonly protocol: WholeProtocol,
    /** What of a case it knows, and by which names. */
    readonly of: SideOf,
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
    if (this.paired) return this.paired(caseFile, asOf);
    if (this.last?.caseFile !== caseFile || this.last.asOf !== asOf) this.last = { caseFile, asOf, view: this.protocol.view(this.caseOf(caseFile), asOf) };
    return this.last.view;
  }

  vocabulary(): Words {
    const rename = <Word extends { name: string }>(word: Word): Word => ({ ...word, name: this.nameOf(word.name) });
    return { facts: this.of.words.facts.map(rename), events: this.of.words.events.map(rename) };
  }

  changes(caseFile: CaseFile, asOf: string): Changes {
    const changes = this.protocol.changes(this.caseOf(caseFile), asOf);
    const named = <One extends { if: Changes["acts"][number]["if"] }>(one: One): One => ({ ...one, if: one.if.map((fact) => ({ ...fact, name: this.nameOf(fact.name) })) });
    return { ...changes, outcomes: changes.outcomes.map(named), acts: changes.acts.map(named) };
  }

  timeline(caseFile: CaseFile, asOf: string): Timeline {
    return this.protocol.timeline(this.caseOf(caseFile), asOf);
  }

  moved(before: CaseFile, after: CaseFile, asOf: string): Moved {
    return this.protocol.moved(this.caseOf(before), this.caseOf(after), asOf);
  }

  calls(caseFile: CaseFile, asOf: string): Call[] {
    return this.protocol.calls(this.caseOf(caseFile), asOf);
  }

  repeats(caseFile: CaseFile, asOf: string): Repeats {
    return this.protocol.repeats(this.caseOf(caseFile), asOf);
  }

  handover(record: CaseRecord, asOf: string): Handover {
    return this.protocol.handover(this.recordOf(record), asOf);
  }

  handoverText(record: CaseRecord, asOf: string): string {
    return this.protocol.handoverText(this.recordOf(record), asOf);
  }

  calendar(caseFile: CaseFile, asOf: string): string {
    return this.protocol.calendar(this.caseOf(caseFile), asOf);
  }

  /** What of a night's record this protocol sees, by its own names. */
  private recordOf({ case: caseFile, asked = [], told = [] }: CaseRecord): CaseRecord {
    const own = new Map([...this.of.words.facts, ...this.of.words.events].map(({ name }) => [this.nameOf(name), name]));
    const notes = asked.flatMap((note) => (own.has(note.name) ? [{ ...note, name: own.get(note.name) ?? note.name }] : []));
    return { case: this.caseOf(caseFile), asked: notes, told: [...told] };
  }

  pack(): ReturnType<WholeProtocol["pack"]> {
    return this.protocol.pack();
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
  /** Whom to ring by all of them: a call that two want is made once. */
  calls(caseFile: CaseFile, asOf: string): Call[];
  /** How the two compare; null where there is one. */
  pair(caseFile: CaseFile, asOf: string): PairView | null;
  /** By which packs. */
  packs: readonly [Pack, ...Pack[]];
  /** What was entered in two: what these protocols know, so that it can be read again under the same authorities, and the rest. */
  part(record: Entered): Parted;
  /** Reads a record as strictly as a file is read: what neither knows is refused, not left aside. */
  check(record: Entered, asOf: string): void;
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
    calls: (caseFile, asOf) => side.calls(caseFile, asOf),
    pair: () => null,
    packs: [protocol],
    part: (record) => parted(record, side.caseOf(record.case), namesOf(words)),
    check: (record, asOf) => void protocol.handover(nightOf(record), asOf),
  };
}

function two(home: WholeProtocol, host: WholeProtocol): Sides {
  const vocabulary = ofTwo(home).vocabularyPair(home, host);
  const fit = (caseFile: CaseFile) => fitting(caseFile, vocabulary, [home.id, host.id]);
  let last: { caseFile: CaseFile; asOf: string; pair: PairView } | null = null;
  const asked = (caseFile: CaseFile, asOf: string) => {
    if (last?.caseFile !== caseFile || last.asOf !== asOf) last = { caseFile, asOf, pair: ofTwo(home).viewPair(home, host, fit(caseFile), asOf) };
    return last.pair;
  };
  const sideOf = (protocol: WholeProtocol, place: "home" | "host"): Side => {
    const of = { id: protocol.id, words: protocol.vocabulary(), name: nameIn(vocabulary, protocol.id), seat: seatOf(vocabulary, place) };
    return new Side(protocol, of, (caseFile, asOf) => asked(caseFile, asOf)[place]);
  };
  const sides = [sideOf(home, "home"), sideOf(host, "host")];
  return {
    whole: { id: `${home.id}+${host.id}`, view: (caseFile, asOf) => joined(asked(caseFile, asOf)), vocabulary: () => vocabulary },
    all: sides,
    calls: (caseFile, asOf) => ofTwo(home).callsPair(home, host, fit(caseFile), asOf),
    pair: asked,
    packs: [home, host],
    part: (record) => parted(record, fit(record.case), namesOf(vocabulary)),
    check: (record, asOf) => {
      ofTwo(home).assessPair(home, host, record.case, asOf);
      for (const side of sides) side.handover(nightOf(record), asOf);
      // What neither can be asked, either can say.
      const strange = record.asked.filter(({ name }) => !namesOf(vocabulary).has(name));
      home.handover({ case: {}, asked: strange }, asOf);
    },
  };
}

/** How two protocols differ in a case, each seen as the authority's own. */
export function compared(first: WholeProtocol, second: WholeProtocol, caseFile: CaseFile, asOf: string): PairView {
  const vocabulary = ofTwo(first).vocabularyCompared(first, second);
  return ofTwo(first).compare(first, second, fitting(caseFile, vocabulary, [first.id, second.id]), asOf);
}

function ofTwo(protocol: WholeProtocol): OfTwo {
  return (protocol as object).constructor as unknown as OfTwo;
}

/** The names of what can be asked. */
function namesOf({ facts, events }: Words): ReadonlySet<string> {
  return new Set([...facts, ...events].map(({ name }) => name));
}

/** A record as the core reads it. */
function nightOf({ case: caseFile, asked, told }: Entered): CaseRecord {
  return { case: caseFile, asked: [...asked], told: [...told] };
}

/** What of a case the protocols at hand know. */
function fitting(caseFile: CaseFile, vocabulary: Words, ids: readonly string[]): CaseFile {
  return caseOf(caseFile, { id: "", words: vocabulary, name: (own) => own, seat: null }, ids);
}
