import init, { Protocol } from "homeward/index.js";
import moduleAddress from "homeward/homeward_bg.wasm?url";
import type { FormProtocol, ListedForm } from "../elements/form/types";
import { reasonOf } from "../elements/shared/refusal";
import type { CaseFile, PairView, Reach, View, Words } from "../elements/shared/types";
import { AREA } from "../elements/question/asked";
import { differs, joined, joinedWords, SEATS, type Names } from "./joined";
import { packAddress } from "./protocols";
import { carriedOver, caseOf, type SideOf } from "./sides";

/** What a person sees: by one protocol, or by two. */
export interface Seen {
  /** Of both sides in one: what has to be done, asked and minded. */
  view: View;
  /** What each side says for itself: the child's own authority, then the one where the child is placed. */
  sides: readonly View[];
  /** How the two compare. */
  pair: PairView | null;
}

/** The core, ready to be asked by one protocol or two. */
export interface Core {
  /** The ids of the authorities: whose child it is, and where the child is placed, if elsewhere. */
  home: string;
  host: string | null;
  /** What a person sees of a case at a moment. */
  see(caseFile: CaseFile, asOf: string): Seen;
  /** What of a case these protocols know: what is saved must be read again under the same authorities. */
  own(caseFile: CaseFile): CaseFile;
  /** Reads the text of a case as strictly as it was written, and throws what is wrong. By one protocol a name given twice is noticed too. */
  read(text: string, asOf: string): void;
  /** What a case can give. */
  vocabulary: Words;
  /** The forms of one protocol or both, each protocol apart: which are of use, and how each is filled in. */
  forms: readonly FormsOf[];
}

/** The forms of a protocol, asked with the whole case. */
export interface FormsOf extends FormProtocol {
  id: string;
  forms(caseFile: CaseFile, asOf: string): ListedForm[];
}

/** What is left when the core cannot run: why, and whom the pack names. */
export interface CoreFailure {
  reason: string;
  contacts: Reach[];
}

const packs = new Map<string, Promise<string>>();
const protocols = new Map<string, Protocol>();

/** Fetches the module and the packs that are asked for, at the same time, each once. */
export async function loadCore(home: string, host: string | null): Promise<Core | CoreFailure> {
  const pack = fetchPack(home);
  const other = host === null ? null : fetchPack(host);
  try {
    await init(new URL(moduleAddress, import.meta.url));
    const first = parsed(home, await pack);
    return host === null || other === null ? byOne(first) : byTwo(first, parsed(host, await other));
  } catch (error) {
    return { reason: reasonOf(error), contacts: await contactsOf(pack) };
  }
}

function byOne(protocol: Protocol): Core {
  const vocabulary = protocol.vocabulary();
  return {
    home: protocol.id,
    host: null,
    see(caseFile, asOf) {
      const view = protocol.view(fitting(caseFile, vocabulary, [protocol.id]), asOf);
      return { view, sides: [view], pair: null };
    },
    own: (caseFile) => fitting(caseFile, vocabulary, [protocol.id]),
    read: (text, asOf) => void protocol.assessText(text, asOf),
    vocabulary,
    forms: [formsOf(protocol, { id: protocol.id, words: vocabulary, name: (own) => own, seat: null })],
  };
}

function byTwo(home: Protocol, host: Protocol): Core {
  const ids = [home.id, host.id];
  const names: Names = { home: home.id, host: host.id, words: [home.vocabulary(), host.vocabulary()] };
  const vocabulary = joinedWords(names);
  return {
    home: home.id,
    host: host.id,
    see(caseFile, asOf) {
      const pair = Protocol.viewPair(home, host, fitting(caseFile, vocabulary, ids), asOf);
      return { view: joined(pair, names), sides: [pair.home, pair.host], pair };
    },
    own: (caseFile) => fitting(caseFile, vocabulary, ids),
    read: (text, asOf) => void Protocol.assessPair(home, host, JSON.parse(text) as CaseFile, asOf),
    vocabulary,
    forms: [home, host].map((protocol, place) => {
      const seat = Object.fromEntries(Object.entries(SEATS).map(([name, values]) => [name, values[place] ?? ""]));
      const words = names.words[place] ?? names.words[0];
      return formsOf(protocol, { id: protocol.id, words, name: (own) => (differs(names, own) ? `${protocol.id}/${own}` : own), seat });
    }),
  };
}

function formsOf(protocol: Protocol, side: SideOf): FormsOf {
  return {
    id: protocol.id,
    name: protocol.name,
    forms: (caseFile, asOf) => protocol.forms(caseOf(caseFile, side), asOf),
    formState: (form, caseFile, answers, asOf) => protocol.formState(form, caseOf(caseFile, side), answers, asOf),
    completeForm: (form, caseFile, answers, asOf) => carriedOver(caseFile, side, protocol.completeForm(form, caseOf(caseFile, side), answers, asOf)),
    formText: (form, caseFile, answers, asOf) => protocol.formText(form, caseOf(caseFile, side), answers, asOf),
  };
}

/**
 * What of a case the protocols at hand know: a case that was begun by another protocol may hold more. That stays in the
 * case, and comes back with its protocol.
 */
function fitting(caseFile: CaseFile, vocabulary: Words, ids: readonly string[]): CaseFile {
  const facts = new Set(vocabulary.facts.map((fact) => fact.name));
  const events = new Set(vocabulary.events.map((event) => event.name));
  const { area, ...rest } = caseFile;
  const areas = vocabulary.facts.filter((fact) => fact.name === AREA).flatMap((fact) => fact.values ?? []);
  return {
    ...rest,
    ...(areas.some((choice) => choice.value === area) ? { area } : {}),
    facts: Object.fromEntries(Object.entries(caseFile.facts ?? {}).filter(([name]) => facts.has(name))),
    events: Object.fromEntries(Object.entries(caseFile.events ?? {}).filter(([name]) => events.has(name))),
    done: (caseFile.done ?? []).filter(({ id }) => ids.includes(id.slice(0, id.indexOf("/")))),
  };
}

function parsed(id: string, text: string): Protocol {
  const known = protocols.get(id) ?? Protocol.parse(text);
  protocols.set(id, known);
  return known;
}

function fetchPack(id: string): Promise<string> {
  const known = packs.get(id);
  if (known) return known;
  const pack = fetch(packAddress(id)).then((response) => {
    if (!response.ok) throw new Error(`the protocol cannot be fetched (${response.status})`);
    return response.text();
  });
  packs.set(id, pack);
  // Whatever fails is told by whoever waits for it; it may be tried again.
  pack.catch(() => packs.delete(id));
  return pack;
}

async function contactsOf(pack: Promise<string>): Promise<Reach[]> {
  try {
    const read = JSON.parse(await pack) as { contacts?: Partial<Reach>[] };
    return (read.contacts ?? []).map((one) => ({ ...NOBODY, ...one }));
  } catch {
    return [];
  }
}

/** A contact of which nothing is known: when the core does not run, nobody can say who answers. */
const NOBODY: Reach = {
  id: "",
  name: "",
  roles: [],
  says: "",
  cite: "",
  telephone: null,
  email: null,
  link: null,
  place: null,
  answers: "not_said",
  until: null,
  then: null,
  instead_of: null,
  words: "",
  depends: false,
};
