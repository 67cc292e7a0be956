/** The shapes that the core gives, as `src/view/` and `src/vocabulary.rs` write them. */

/** A value of a fact, as a case writes it. */
export type FactValue = boolean | number | string;

/** An earlier episode, as a case writes it. */
export interface Episode {
  start: string;
  end?: string | null;
  category: string;
}

/** A duty that was carried out, as a case writes it. */
export interface Done {
  id: string;
  at: string;
}

/** A case, as a portal writes it. What is absent is not known. */
export interface CaseFile {
  area?: string;
  facts?: Record<string, FactValue>;
  events?: Record<string, string>;
  history?: Episode[];
  done?: Done[];
}

/** A value that can be chosen. */
export interface Choice {
  value: string;
  label: string;
}

/** A fact that a case can give. */
export interface Fact {
  name: string;
  type: "boolean" | "integer" | "number" | "date" | "enum";
  values?: Choice[];
  unit?: string;
  asks: string;
  label: string;
  means?: string;
  subject: string;
}

/** Something that happens at a moment. */
export interface EventName {
  name: string;
  asks: string;
  label: string;
  means?: string;
}

/** What a case can give. */
export interface Vocabulary {
  facts: Fact[];
  events: EventName[];
}

/** Which protocol a view was made by. */
export interface ProtocolView {
  id: string;
  name: string;
  short_name: string;
  title: string;
  version: string;
  digest: string;
  source: string;
  reviewed: string;
}

/** What this is, in a line or two. */
export interface Headline {
  words: string;
  beside: string | null;
  tone: "alarm" | "warning" | "calm";
}

/** A rule that holds. */
export interface Reason {
  id: string;
  says: string;
  cite: string;
  facts: string[];
}

/** What the category or the grade could still become. */
export interface Possibility {
  of: string;
  value: string;
  words: string;
  settled_by: string[];
}

/** What is due next. */
export interface NextDeadline {
  act: string;
  title: string;
  due: string;
  due_words: string;
  left: string;
  overdue: boolean;
  overdue_count: number;
  counted_from: string | null;
  cites: string[];
}

/** An act of telling that is open or late. */
export interface Telling {
  act: string;
  title: string;
  to: string[];
  when: string;
  overdue: boolean;
  cites: string[];
}

/** A question, with the reason why it is asked. */
export interface QuestionView {
  fact: string;
  asks: string;
  means: string | null;
  answer: "boolean" | "integer" | "number" | "date" | "enum" | "instant";
  choices: Choice[];
  unit: string | null;
  why: string;
  settles: number;
  may_raise: boolean;
}

/** A clause: one duty of the protocol. */
export interface Clause {
  id: string;
  kind: string;
  title: string;
  says: string;
  who: string;
  to: string[];
  cite: string;
  strength: "must" | "should" | "may";
  status: string;
  status_words: string;
  opens: string | null;
  due: string | null;
  occurrence: number;
  limit: string | null;
  counted_from: string | null;
  because: string[];
  needs: string[];
  note: string | null;
}

/** An act, with the clauses that it fulfils. */
export interface Act {
  key: string;
  title: string;
  status: string;
  strength: "must" | "should" | "may";
  opens: string | null;
  due: string | null;
  when: string;
  when_exactly: string | null;
  at_once: boolean;
  provisional: boolean;
  who: string[];
  to: string[];
  cites: string[];
  clauses: Clause[];
  settles: string[];
}

/** Acts that stand together. */
export interface Group {
  key: string;
  title: string;
  hint: string;
  acts: Act[];
}

/** A fact or an event that is known. */
export interface Known {
  name: string;
  label: string;
  is: "fact" | "event";
  subject: string;
  words: string;
  follows: boolean;
}

/** A fact or an event that is not known and would make a difference. */
export interface Unknown {
  name: string;
  label: string;
  may_raise: boolean;
}

/** An earlier episode, in words. */
export interface Earlier {
  words: string;
  missing: boolean;
}

/** A duty that was carried out, with its moment in words. */
export interface CarriedOut {
  id: string;
  at: string;
  words: string;
}

/** Something that a reader must know beside. */
export interface Notice {
  id: string;
  says: string;
  cite: string;
}

/** Where to look, whom to reach. */
export interface ContactView {
  id: string;
  name: string;
  says: string;
  cite: string;
  telephone: string | null;
  email: string | null;
  link: string | null;
}

/** What the protocol says beside. */
export interface GuidanceView {
  id: string;
  kind: string;
  says: string;
  cite: string;
  left_to_judgement: boolean;
}

/** What a person sees of a case. */
export interface View {
  protocol: ProtocolView;
  as_of: string;
  as_of_words: string;
  stage: "not_missing" | "missing" | "returned";
  headline: Headline;
  because: Reason[];
  could_be: Possibility[];
  next: NextDeadline | null;
  tell: string[];
  tellings: Telling[];
  questions: QuestionView[];
  groups: Group[];
  known: Known[];
  unknown: Unknown[];
  earlier: Earlier[];
  carried_out: CarriedOut[];
  notices: Notice[];
  contacts: ContactView[];
  guidance: GuidanceView[];
}

/** What is wrong with a case, in the words of the core. */
export interface Diagnostic {
  code: string;
  message: string;
  mend: string;
}
