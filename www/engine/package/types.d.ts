// Written by `cargo xtask generate` from the types of the engine: change those.

/**
 * What is known of an episode. All members may be left out: what is left out, null or undefined is not known, which is
 * never no.
 */
export interface CaseFile {
  /** Which of several authorities, where one protocol serves more than one. */
  area?: string | null | undefined;
  /** What is known of the child and the episode, by the names of the vocabulary. */
  facts?: { [name: string]: FactValue | undefined } | null | undefined;
  /** When something happened, or is planned, by the names of the vocabulary. */
  events?: { [name: string]: Instant | null | undefined } | null | undefined;
  /** Earlier episodes, in any order, this one not among them. */
  history?: EarlierEpisode[] | null | undefined;
  /** The duties that were carried out. */
  done?: DoneDuty[] | null | undefined;
}

/** The value of a fact: of its type, or null where it is not known. A date is written `2011-05-30`. */
export type FactValue = boolean | number | string | null;

/** A moment, as RFC 3339 writes it with an offset: `2026-11-20T21:30:00Z`. */
export type Instant = string;

/** An earlier episode. */
export interface EarlierEpisode {
  /** When it began. */
  start: Instant;
  /** When it ended, if that is known. */
  end?: Instant | null | undefined;
  /** As what it counted. */
  category: EarlierCategory;
}

/** As what an earlier episode counted. */
export type EarlierCategory = "missing" | "absent" | "away_from_placement";

/** A duty that was carried out. For a duty that repeats each entry settles one occurrence, oldest first. */
export interface DoneDuty {
  /** The id of the duty, as the assessment gives it. */
  id: string;
  /** When. */
  at: Instant;
}

/** What the protocol says of a case at a moment. */
export interface Assessment {
  /** Which protocol. */
  protocol: Identity;
  /** The moment. */
  as_of: Instant;
  /** Where the episode stands. */
  stage: Stage;
  /** What the episode counts as. */
  category: Category;
  /** How grave it is. */
  risk: Risk;
  /** What the protocol asks, in the order of the pack. */
  duties: Duty[];
  /** What to ask, most consequential first. */
  questions: Question[];
  /** What a reader must know beside. */
  notices: Notice[];
}

/** Which protocol an assessment was made by. */
export interface Identity {
  /** Its id. */
  id: string;
  /** The version of its pack. */
  version: string;
  /** The digest of its pack. */
  digest: string;
}

/** Where an episode stands. */
export type Stage = "not_missing" | "missing" | "returned";

/** What the episode counts as. */
export interface Category {
  /** The category that is established; none while nothing is. */
  value: CategoryName | null;
  /** Whether no answer to the unknown facts changes it. */
  certain: boolean;
  /** Every category that some answer to the unknown facts gives, gravest first. */
  could_be: CategoryName[];
  /** The rules that establish it. */
  because: Reason[];
}

/** A category, gravest first. */
export type CategoryName = "missing" | "absent" | "away_from_placement" | "not_missing";

/** A rule that holds, with the facts that make it hold. */
export interface Reason {
  /** The rule's id. */
  id: string;
  /** What it says. */
  says: string;
  /** Its paragraph. */
  cite: string;
  /** The facts and events that make it hold. */
  facts: string[];
}

/** How grave it is. */
export interface Risk {
  /** The grade that is established; none while nothing is. */
  value: GradeName | null;
  /** Whether no answer to the unknown facts changes it. */
  certain: boolean;
  /** Every grade that some answer to the unknown facts gives, gravest first; null where no rule may hold. */
  could_be: (GradeName | null)[];
  /** The gravest of them. */
  worst: GradeName | null;
  /** The rules that establish it. */
  because: Reason[];
}

/** A grade of risk, gravest first. */
export type GradeName = "high" | "medium" | "low" | "no_apparent_risk";

/** A duty in this case. */
export interface Duty {
  /** Its id. */
  id: string;
  /** What it is. */
  kind: DutyKind;
  /** What to do, in a short order. */
  title: string;
  /** What the paragraph asks. */
  says: string;
  /** Who does it. */
  who: string;
  /** To or with whom. */
  to: string[];
  /** How strongly the text asks. */
  strength: Strength;
  /** Where it stands. */
  status: Status;
  /** From when it can be done, if that is known and not always. */
  opens: Instant | null;
  /** By when it must be done, if there is such a time. */
  due: Instant | null;
  /** Which occurrence it is, counted from 1. */
  occurrence: number;
  /** Whether its times run from an event that stands in for the one that is meant. */
  provisional?: boolean;
  /** The event from which its times run. */
  clock?: string;
  /** The act that fulfils it, where one act fulfils several. */
  action?: string;
  /** The form that it is done on. */
  form?: string;
  /** Where to reach those to be told: the ids of contacts. */
  contact?: string[];
  /** Why it stands: the paragraph, with the facts that make it a duty. */
  because: Reason[];
  /** The paragraph. */
  cite: string;
  /** The facts that would settle whether it is one. */
  needs: string[];
}

/** What a duty is. */
export type DutyKind = "obligation" | "notification" | "meeting" | "interview" | "record" | "review" | "routing";

/** How strongly the text asks. */
export type Strength = "must" | "should" | "may";

/** Where a duty stands. */
export type Status = "possible" | "upcoming" | "due" | "overdue" | "done" | "done_late" | "missed" | "lapsed" | "may_be_missed";

/** Something worth asking. */
export interface Question {
  /** The fact, or the event whose time is asked. */
  fact: string;
  /** The question, in plain words. */
  asks: string;
  /** What an answer can settle: `stage`, `category`, `risk` and ids of duties. */
  settles: string[];
  /** Whether some answer, by itself or with others, makes the category or the grade graver. */
  may_raise: boolean;
}

/** Something that a reader must know beside. */
export interface Notice {
  /** Its id: the pack's, or `homeward/...`. */
  id: string;
  /** What it says. */
  says: string;
  /** The paragraphs, where there are some. */
  cite: string;
}

/** What a person sees of a case. */
export interface View {
  /** By which protocol. */
  protocol: ProtocolView;
  /** The moment that it was made for. */
  as_of: Instant;
  /** The same, as a clock in London shows it. */
  as_of_words: string;
  /** Where the episode stands. */
  stage: Stage;
  /** What this is, and how grave. */
  headline: Headline;
  /** The rules that establish the category and the grade. */
  because: Reason[];
  /** What it could still become, gravest first, with the questions that decide it. */
  could_be: Possibility[];
  /** What is due next. */
  next: NextDeadline | null;
  /** What would be due first of that which may apply. */
  next_possible: PossibleDeadline | null;
  /** Whom to tell now: the acts of telling that are open. */
  tell: string[];
  /** What to ask: danger to the child before all, then what can make this graver, each most consequential first. */
  questions: QuestionView[];
  /** The acts, in groups, most urgent first. */
  groups: Group[];
  /** The same, act by act, most urgent first. */
  tellings: Telling[];
  /** What is known. */
  known: Known[];
  /** What is not known and would make a difference, in the order in which it is asked. */
  unknown: Unknown[];
  /** Earlier episodes, in the order of the case. */
  earlier: Earlier[];
  /** What was carried out, oldest first. */
  carried_out: CarriedOut[];
  /** What a reader must know beside. */
  notices: Notice[];
  /** What to say where no contact of the protocol has a telephone number. */
  no_telephone: string | null;
  /** Where to look and whom to reach. */
  contacts: Reach[];
  /** What the protocol says beside, without asking an act. */
  guidance: GuidanceView[];
}

/** Which protocol a view was made by. */
export interface ProtocolView {
  /** Its id. */
  id: string;
  /** The authority. */
  name: string;
  /** The authority, in short. */
  short_name: string;
  /** The protocol's title. */
  title: string;
  /** The version of its pack. */
  version: string;
  /** The digest of its pack. */
  digest: string;
  /** The text that it was written from. */
  source: string;
  /** When somebody last read it against the text. */
  reviewed: string;
}

/** What this is, in a line or two. */
export interface Headline {
  /** `Missing, medium risk`. */
  words: string;
  /** `Could be high.`, where it could still be graver. */
  beside: string | null;
  /** How it has to sound. */
  tone: Tone;
}

/** How the headline has to sound. */
export type Tone = "alarm" | "warning" | "calm";

/** What the category or the grade could still become. */
export interface Possibility {
  /** `category` or `risk`. */
  of: string;
  /** The value. */
  value: string;
  /** The value, in words. */
  words: string;
  /** The facts whose answers decide it, most consequential first. */
  settled_by: string[];
}

/** What is due next, and from which clock. */
export interface NextDeadline {
  /** The act's key. */
  act: string;
  /** What to do. */
  title: string;
  /** When. */
  due: Instant;
  /** `Sun 22 Nov, 21:30`. */
  due_words: string;
  /** `23 h 26 min`, or `2 h 5 min late`. */
  left: string;
  /** Whether it is late already. */
  overdue: boolean;
  /** How many acts are late already. */
  overdue_count: number;
  /** `Counted from: reported missing, Sat 21 Nov, 21:30`. */
  counted_from: string | null;
  /** The paragraphs. */
  cites: string[];
}

/** What would be due first of that which may apply: shown where nothing is known to be due, so that no silence is taken for time. */
export interface PossibleDeadline {
  /** The act's key. */
  act: string;
  /** What to do. */
  title: string;
  /** When. */
  due: Instant;
  /** `Sun 22 Nov, 21:30`. */
  due_words: string;
  /** `23 h 26 min`, or `would be 2 h 5 min late`. */
  left: string;
  /** Whether it would be late already. */
  overdue: boolean;
  /** The paragraphs. */
  cites: string[];
  /** The facts that would settle whether it applies, by their names. */
  needs: string[];
}

/** A question as a person is asked it. */
export interface QuestionView {
  /** The fact, or the event whose time is asked, as the case names it. */
  fact: string;
  /** The question. */
  asks: string;
  /** What the question does not say. */
  means: string | null;
  /** How it is answered: the type of the fact, or `instant`. */
  answer: string;
  /** The choices, where it is answered by one. */
  choices: Choice[];
  /** The unit of a number. */
  unit: string | null;
  /** Why it is asked, in a sentence. */
  why: string;
  /** How many things an answer can settle. */
  settles: number;
  /** Whether an answer could make this graver. */
  may_raise: boolean;
  /** Whether it asks of danger to the child. */
  danger: boolean;
}

/** A value that can be chosen, with the words that stand for it on the screen. */
export interface Choice {
  /** The value, as a case and a condition write it. */
  value: string;
  /** The value, as a person reads it. */
  label: string;
}

/** Acts that stand together. */
export interface Group {
  /** `overdue`, `now`, `open`, `next`, `may_apply`, `on_return`, `later`, `standing`, `done`, `missed`, `may_be_missed`, `lapsed`. */
  key: string;
  /** Its heading. */
  title: string;
  /** What the heading does not say. */
  hint: string;
  /** The acts, most urgent first. */
  acts: Act[];
}

/** An act, with the clauses that it fulfils. */
export interface Act {
  /** Its key: the action's id, or the duty's; where two protocols stand beside each other, with the protocol's id before it. */
  key: string;
  /** The authority whose protocol asks it, where two stand beside each other. */
  authority: string | null;
  /** What to do. */
  title: string;
  /** How its most urgent clause stands. */
  status: Status;
  /** How strongly the text asks, at its strongest. */
  strength: Strength;
  /** When the most urgent clause opens. */
  opens: Instant | null;
  /** When the most urgent clause is due. */
  due: Instant | null;
  /** `at once`, `23 h 26 min`, `2 h late`, `Sun 22 Nov, 21:30`: what stands before the act. */
  when: string;
  /** The full time, where `when` is a countdown: `Sun 22 Nov, 21:30`; of what may have been missed, on what that depends. */
  when_exactly: string | null;
  /** Whether it must be done at once. */
  at_once: boolean;
  /** Whether its times run from a moment that stands in for another. */
  provisional: boolean;
  /** Who does it. */
  who: string[];
  /** To or with whom. */
  to: string[];
  /** Whom to reach now for it, where the protocol prints how: open acts only. */
  reach: Reach[];
  /** The paragraphs. */
  cites: string[];
  /** The clauses. */
  clauses: Clause[];
  /** The duties that a tick settles. */
  settles: string[];
}

/** A contact at a moment. */
export interface Reach {
  /** The contact's id. */
  id: string;
  /** Who or what it is. */
  name: string;
  /** Whom it stands for. */
  roles: string[];
  /** When to use it. */
  says: string;
  /** Its paragraph. */
  cite: string;
  /** Telephone number. */
  telephone: string | null;
  /** E-mail address. */
  email: string | null;
  /** Web address. */
  link: string | null;
  /** Where to go or to write to. */
  place: string | null;
  /** Whether somebody answers. */
  answers: Answers;
  /** Until when that holds. */
  until: Instant | null;
  /** The contact to use from then on: its name. */
  then: string | null;
  /** The contact for which this one stands in: its name. */
  instead_of: string | null;
  /** All that in words: `until 17:00 today; then Careline`. */
  words: string;
  /** Whether it may or may not be of use in this case: what it depends on is not known. */
  depends: boolean;
}

/** Whether somebody answers at a contact. */
export type Answers = "now" | "not_said" | "office_hours" | "outside_office_hours" | "closed";

/** A clause: one duty of the protocol. */
export interface Clause {
  /** The duty's id. */
  id: string;
  /** What it is. */
  kind: DutyKind;
  /** What to do. */
  title: string;
  /** What the paragraph asks. */
  says: string;
  /** Who does it. */
  who: string;
  /** To or with whom. */
  to: string[];
  /** The paragraph. */
  cite: string;
  /** How strongly the text asks. */
  strength: Strength;
  /** How it stands. */
  status: Status;
  /** The same in words. */
  status_words: string;
  /** When it opens. */
  opens: Instant | null;
  /** By when. */
  due: Instant | null;
  /** Which occurrence it is. */
  occurrence: number;
  /** `24 hours`, `every 7 days`, as the pack writes it. */
  limit: string | null;
  /** From what its time is counted: `reported missing, Sat 21 Nov, 21:30`. */
  counted_from: string | null;
  /** The facts that make it a duty, by their labels. */
  because: string[];
  /** The facts that would settle it, by their names. */
  needs: string[];
  /** What a reader has to know about it. */
  note: string | null;
}

/** An act of telling that is open or late: what the second answer on the screen lists. */
export interface Telling {
  /** The act's key. */
  act: string;
  /** What to do. */
  title: string;
  /** Whom to tell. */
  to: string[];
  /** Whom to reach now for it, where the protocol prints how. */
  reach: Reach[];
  /** `at once`, `34 min late`. */
  when: string;
  /** Whether it is late already. */
  overdue: boolean;
  /** The paragraphs. */
  cites: string[];
}

/** A fact or an event that is known. */
export interface Known {
  /** Its name, as the case has it. */
  name: string;
  /** Its label. */
  label: string;
  /** `fact` or `event`. */
  is: string;
  /** What it speaks of. */
  subject: Subject;
  /** Its value, in words. */
  words: string;
  /** Whether it follows from another and was not given itself. */
  follows: boolean;
}

/** What a fact speaks of; the page groups the known facts by it. */
export type Subject = "child" | "vulnerability" | "episode" | "return" | "response";

/** A fact or an event that is not known. */
export interface Unknown {
  /** Its name, as the case has it. */
  name: string;
  /** Its label. */
  label: string;
  /** Whether an answer could make this graver. */
  may_raise: boolean;
}

/** An earlier episode, in words. */
export interface Earlier {
  /** `Fri 2 Oct, 20:00 to Sat 3 Oct, 01:10`. */
  words: string;
  /** Whether it counted as missing. */
  missing: boolean;
}

/** A duty that was carried out, and when. */
export interface CarriedOut {
  /** The duty's id. */
  id: string;
  /** When. */
  at: Instant;
  /** The same, as a clock in London shows it. */
  words: string;
}

/** A piece of guidance that is of use in this case. */
export interface GuidanceView {
  /** Its id. */
  id: string;
  /** What kind it is. */
  kind: GuidanceKind;
  /** What it says. */
  says: string;
  /** Its paragraph. */
  cite: string;
  /** Whether it hands the decision to people. */
  left_to_judgement: boolean;
}

/** What kind of guidance an item is. */
export type GuidanceKind = "guidance" | "definition" | "monitoring" | "question" | "agenda" | "category" | "risk";

/** What two protocols say of a child of one authority who is placed in the area of another. */
export interface Pair {
  /** The moment that was asked about. */
  as_of: Instant;
  /** By the protocol of the child's own authority. */
  home: Assessment;
  /** By the protocol of the authority in whose area the child is placed. */
  host: Assessment;
  /** The duties of both sides, most urgent first. */
  duties: SidedDuty[];
  /** Where the two disagree: on the category, the grade, and the limits of acts of the same kind. */
  disagree: Disagreement[];
  /** Acts that only one side asks for. */
  only_asked_by: OneSided[];
  /** Questions that only one side asks. */
  only_one_needs: OneNeeds[];
  /** What either protocol says of whose goes before. */
  prevails: Precedence[];
}

/** A duty with the side that it is asked of. Its whole is in that side's assessment, under its id. */
export interface SidedDuty {
  /** Whose protocol asks it. */
  side: Side;
  /** The duty's id. */
  id: string;
  /** What to do. */
  title: string;
  /** Who does it. */
  who: string;
  /** How strongly the text asks. */
  strength: Strength;
  /** How it stands. */
  status: Status;
  /** When it opens. */
  opens: Instant | null;
  /** By when. */
  due: Instant | null;
  /** Which occurrence it is. */
  occurrence: number;
  /** The paragraph. */
  cite: string;
}

/** One of two authorities: the child's own, or the one in whose area the child lives. */
export type Side = "home" | "host";

/** Something on which two protocols disagree. */
export interface Disagreement {
  /** On what. */
  on: Subject2;
  /** The common act, where it is on a limit. */
  act?: string;
  /** What it is about, for people: `Category`, `Return home interview`. */
  label: string;
  /** What the home authority's protocol (or the first) says. */
  home: Stance;
  /** What the host authority's protocol (or the second) says. */
  host: Stance;
}

/** What two protocols disagree on. */
export type Subject2 = "category" | "risk" | "limit";

/** What one protocol says of it. */
export interface Stance {
  /** The category or the grade; null where none is established. */
  value?: string;
  /** What it could still be, gravest first. */
  could_be?: (string | null)[];
  /** The duties of the act, soonest first. */
  duties?: Term[];
  /** The paragraphs. */
  cites: string[];
}

/** By when one protocol wants an act done. */
export interface Term {
  /** The duty. */
  id: string;
  /** What to do. */
  title: string;
  /** How it stands. */
  status: Status;
  /** The limit as the pack writes it; none where no time is set. */
  limit: string | null;
  /** The event from which it is counted. */
  clock: string | null;
  /** How it comes again: `every 7 days`, `regularly`, or the moments in a row. */
  repeats?: string;
  /** By when. */
  due: Instant | null;
  /** The paragraph. */
  cite: string;
}

/** An act that only one of two protocols asks for in this case. */
export interface OneSided {
  /** Whose protocol asks. */
  side: Side;
  /** The common act. */
  act: string;
  /** The same for people. */
  label: string;
  /** The duties. */
  duties: Term[];
}

/** A question that only one of two protocols asks in this case. */
export interface OneNeeds {
  /** Whose protocol asks. */
  side: Side;
  /** The fact or event. */
  fact: string;
  /** The question. */
  asks: string;
}

/** A paragraph that says whose protocol goes before. */
export interface Precedence {
  /** Whose protocol says it. */
  side: Side;
  /** Whose goes before. */
  prevails: Side;
  /** Whether it holds in this case; else it depends on what is not known. */
  certain: boolean;
  /** The common act that it speaks of; of all, where there is none. */
  act: string | null;
  /** The item's id. */
  id: string;
  /** What it says. */
  says: string;
  /** The paragraph. */
  cite: string;
}

/** A case as two protocols see it. */
export interface PairView {
  /** By the protocol of the child's own authority, or the first. */
  home: View;
  /** By the protocol of the authority in whose area the child is placed, or the second. */
  host: View;
  /** The acts of both sides, in groups, most urgent first; each says whose it is. */
  groups: Group[];
  /** What to ask for either side: danger to the child before all, then what can make it graver, each by how much it settles. */
  questions: QuestionView[];
  /** What is known to either side; whose the child is and where the child lives, which follows from the question, is left out. */
  known: Known[];
  /** What is not known and would make a difference to either, in the order in which it is asked. */
  unknown: Unknown[];
  /** What was carried out, for the home side and then the host's, each oldest first. */
  carried_out: CarriedOut[];
  /** What a reader must know beside, each once. */
  notices: Notice[];
  /** Where to look and whom to reach, of the home side and then the host's. */
  contacts: Reach[];
  /** What either protocol says beside, without asking an act. */
  guidance: GuidanceView[];
  /** Where the two part. */
  parts: Parting[];
  /** Acts that only one side asks for. */
  only_asked_by: OneSidedView[];
  /** Questions that only one side asks. */
  only_one_needs: OneNeeds[];
  /** What either says of whose goes before. */
  prevails: PrecedenceView[];
}

/** Something on which the two part, in words. */
export interface Parting {
  /** On what: category, grade or limit. */
  on: Subject2;
  /** What it is about: `Return home interview`. */
  label: string;
  /** What the first says: `within 72 hours of: returned`. */
  home: string;
  /** Its paragraphs. */
  home_cites: string[];
  /** What the second says. */
  host: string;
  /** Its paragraphs. */
  host_cites: string[];
}

/** An act that only one side asks for, in words. */
export interface OneSidedView {
  /** Whose protocol asks. */
  side: Side;
  /** That authority, in short. */
  authority: string;
  /** The act: `Return home interview`. */
  label: string;
  /** What it asks: `Hold the return home interview (within 72 hours of: returned)`. */
  asks: string[];
  /** Its paragraphs. */
  cites: string[];
}

/** A paragraph that says whose protocol goes before, in words. */
export interface PrecedenceView {
  /** Whose protocol says it. */
  side: Side;
  /** Whose goes before. */
  prevails: Side;
  /** Whether it holds in this case; else it depends on what is not known. */
  certain: boolean;
  /** The common act that it speaks of; of all, where there is none. */
  act: string | null;
  /** The item's id. */
  id: string;
  /** What it says. */
  says: string;
  /** The paragraph. */
  cite: string;
  /** `By the text of Torbay, on "Return home interview", Newham goes before`. */
  words: string;
}

/** The facts and events that a case may give to either of two protocols. */
export interface PairWords {
  /**
   * The facts, those of the home side first; one that the two declare differently stands once for each, its name with the
   * protocol's id before it.
   */
  facts: Fact[];
  /** The events, likewise. */
  events: Event[];
  /** What follows from the two authorities themselves, and is therefore not asked: whose the child is, where the child lives. */
  seats: Seat[];
}

/** Something that can be known of a child or an episode. Not known is never no. */
export interface Fact {
  /** Its name in cases and conditions: small letters and underscores. */
  name: string;
  /** Its type. */
  type: FactType;
  /** The values of an enum. */
  values?: Choice[];
  /** The unit of a number, in the plural: `years`, `miles`. */
  unit?: string;
  /** The question that brings it out, in plain words. */
  asks: string;
  /** Its name on the screen: `Looked after`. */
  label: string;
  /** What it means, where the question does not say it all. */
  means?: string;
  /** What it speaks of. */
  subject: Subject;
  /** Whether it speaks of danger to the child, and is therefore asked before others that settle as much. */
  danger?: boolean;
}

/** The type of a fact. */
export type FactType = "boolean" | "integer" | "number" | "date" | "enum";

/** Something that happens at an instant. */
export interface Event {
  /** Its name in cases and conditions: small letters and underscores. */
  name: string;
  /** The question that brings it out: `When was the child last seen?` */
  asks: string;
  /** Its name on the screen: `Last seen`. */
  label: string;
  /** What it means, where the question does not say it all. */
  means?: string;
  /** Whether it belongs to an episode or follows from one: while no child is missing, a duty that waits for it is left out. */
  of_episode?: boolean;
}

/** A fact that each side knows from its own seat. */
export interface Seat {
  /** The fact. */
  fact: string;
  /** Its value as the home side sees it. */
  home: string;
  /** Its value as the host side sees it. */
  host: string;
}

/** The answers to a form, as they are kept while it is filled in. */
export interface FormAnswers {
  /** The id of the form. */
  form?: string | null | undefined;
  /** The version of the pack that they were written under. */
  protocol_version?: string | null | undefined;
  /** Who filled it in, as it stands on the paper. */
  prepared_by?: string | null | undefined;
  /** The answers, by the names of the fields: as typed, or as values. */
  answers?: { [name: string]: AnswerValue | undefined } | null | undefined;
  /** When somebody last checked an item of a plan, by the names of the fields. */
  checked?: { [name: string]: string | undefined } | null | undefined;
}

/** An answer to a field of a form: a text, a number, true or false, null, a list, or an object of such. */
export type AnswerValue = boolean | number | string | AnswerValue[] | { [name: string]: AnswerValue | undefined } | null;

/** A form as far as it is filled in. */
export interface FormState {
  /** Which form. */
  form: FormHead;
  /** Which protocol. */
  protocol: Identity;
  /** The moment. */
  as_of: Instant;
  /** Its sections, in order. */
  sections: SectionState[];
  /** Its scores. */
  scores: ScoreState[];
  /** All that is wrong, in the order of the form. */
  errors: FormError[];
  /** What must still be there to complete it, in the order of the form. */
  left: FormLeft[];
  /** How far it is. */
  progress: FormProgress;
  /** Whether it can be completed. */
  complete: boolean;
  /** The fields whose answers are kept and not sent: they are no longer asked, or the form no longer has them. */
  not_sent: string[];
  /** What a reader must know beside. */
  notes: string[];
  /** Who filled it in. */
  prepared_by: string | null;
  /** What completing it would change in the case. */
  would: FormOutcome;
}

/** What a form is. */
export interface FormHead {
  /** Its id. */
  id: string;
  /** Its name. */
  title: string;
  /** What it is for. */
  says: string;
  /** The paragraph. */
  cite: string;
  /** Who fills it in. */
  who: string;
  /** Who gets it. */
  to: string[];
  /** What kind of paper it is. */
  kind: FormKind;
}

/** What kind of paper a form is: how it is shown and printed. */
export type FormKind = "form" | "plan" | "letter" | "minutes" | "checklist";

/** A section of a form. */
export interface SectionState {
  /** Its name within the form. */
  name: string;
  /** Its heading. */
  title: string;
  /** What the heading does not say. */
  hint?: string;
  /** The paragraph. */
  cite?: string;
  /** Whether it is of the part of a plan that is for the night on which the child is missing. */
  for_night: boolean;
  /** Whether it is asked now, or may be. */
  asked: boolean;
  /** How many of its fields have an answer. */
  answered: number;
  /** How many of its fields are asked. */
  of: number;
  /** How many of them must still be answered. */
  needed_left: number;
  /** How many are wrong. */
  errors: number;
  /** Its fields, in order. */
  fields: FieldState[];
}

/** A field of a form. */
export interface FieldState {
  /** Its name within the form. */
  name: string;
  /** What it holds. */
  type: FieldType;
  /** What it asks. */
  label: string;
  /** What the label does not say. */
  hint?: string;
  /** The paragraph. */
  cite?: string;
  /** The unit of a number. */
  unit?: string;
  /** The choices, for a field of choice. */
  choices?: Choice[];
  /** The columns, for a table. */
  columns?: ColumnState[];
  /** The windows of time, for a field of ticks. */
  windows?: Choice[];
  /** The words of a fixed text. */
  words?: string;
  /** How many characters a text may have. */
  most_characters?: number;
  /** The fact or event that it reads and writes. */
  fact?: string;
  /** Whether it carries the date on which somebody last checked it. */
  last_checked?: boolean;
  /** Whether it is asked. */
  asked: FieldAsked;
  /** The answer as it counts; null where there is none, or where what was given cannot be read. */
  value: AnswerValue;
  /** The same in words, for a page that shows the answers; null where there is none. */
  in_words: string | null;
  /** A moment as a clock in London shows it. */
  local?: LondonClock;
  /** What was typed, where it was a text. */
  text: string | null;
  /** From where the answer comes. */
  from: AnswerFrom | null;
  /** The same for people: `From the case: date of birth`. */
  from_words: string | null;
  /** That the case says something else than the answer: both are kept. */
  conflict: FormConflict | null;
  /** Whether it must be there to complete the form. */
  needed: boolean;
  /** Whether it is answered and nothing is wrong with the answer. */
  complete: boolean;
  /** What is wrong: one thing at most. */
  errors: FieldError[];
  /** Whether the time that came twice on the night the clocks went back has to be told apart. */
  twice?: boolean;
  /** Whether it was last checked longer ago than the plan allows; of a table, whether one of its rows was. */
  stale: boolean;
  /**
   * When somebody last checked it; of a table whose rows carry the date, when the row was that was checked longest ago, where
   * each was.
   */
  checked_at: string | null;
  /** The rows of a table that carry the date on which somebody last checked them, in the order of its rows. */
  rows?: RowState[];
}

/** What a field of a form holds. */
export type FieldType = "text" | "long_text" | "choice" | "choices" | "yes_no" | "date" | "date_time" | "number" | "integer" | "telephone" | "email" | "postcode" | "nhs_number" | "person" | "photograph" | "table" | "tick" | "tick_window" | "fixed_text";

/** A column of a table. */
export interface ColumnState {
  /** Its name within the table. */
  name: string;
  /** What it holds. */
  type: FieldType;
  /** Its heading. */
  label: string;
  /** What the heading does not say. */
  hint?: string;
  /** Whether each row must have it. */
  needed: boolean;
  /** The choices. */
  choices?: Choice[];
  /** The unit of a number. */
  unit?: string;
  /** How many characters a text may have. */
  most_characters?: number;
  /** Whether it is the date on which somebody last checked the row. */
  last_checked?: boolean;
}

/** Whether a field is asked. */
export type FieldAsked = "yes" | "no" | "perhaps";

/** A moment as a clock in London shows it. */
export interface LondonClock {
  /** The date: `2026-11-03`. */
  date: string;
  /** The time: `14:05`. */
  time: string;
}

/** From where an answer comes. */
export type AnswerFrom = "answer" | "case";

/** That the case says something else than the answer. */
export interface FormConflict {
  /** The answer. */
  answer: AnswerValue;
  /** What the case says. */
  case: AnswerValue;
  /** The same for people. */
  words: string;
}

/** What is wrong with an answer. */
export interface FieldError {
  /** Its kind: `form/not-a-date`. */
  code: string;
  /** What is wrong, and how to put it right. */
  says: string;
}

/** A row of a table that carries the date on which somebody last checked it. */
export interface RowState {
  /** When somebody last checked it: the row itself, or the whole table since. */
  checked_at: string | null;
  /** Whether that is longer ago than the plan allows. */
  stale: boolean;
}

/** A score as far as the answers say. */
export interface ScoreState {
  /** Its name within the form. */
  name: string;
  /** Its name for people. */
  title: string;
  /** What it is at least. */
  least: number;
  /** What it can still become. */
  most: number;
  /** Whether nothing that it counts is left open. */
  settled: boolean;
  /** `at least 11: moderate risk or above`. */
  words: string;
  /** The band that it has at least reached; none while that is the lowest and may still be left. */
  band: BandState | null;
  /** Who published it. */
  source: string;
  /** That it supports judgement and does not replace it. */
  supports: string;
  /** What it is made of. */
  parts: ScorePart[];
}

/** A band of a score. */
export interface BandState {
  /** The least score in it. */
  from: number;
  /** Its value. */
  value: string;
  /** The same for people. */
  label: string;
  /** How sure the number is. */
  certainty: string;
  /** Where the number comes from. */
  source: string;
}

/** A part of a score: fields that count alike. */
export interface ScorePart {
  /** The fields, as the pack names them. */
  fields: string[];
  /** The window of time in which a tick counts; any, where there is none. */
  window: string | null;
  /** How many points each tick gives. */
  points: number;
  /** How many ticks there are. */
  ticked: number;
  /** How many fields are still open. */
  open: number;
  /** What they come to so far. */
  sum: number;
  /** How sure the figure is. */
  certainty: string;
  /** Where the figure comes from. */
  source: string;
}

/** Something that is wrong, for the summary at the head of the form. */
export interface FormError {
  /** The field. */
  field: string;
  /** Its section. */
  section: string;
  /** The kind: `form/not-a-date`. */
  code: string;
  /** What is wrong, and how to put it right. */
  says: string;
}

/** Something that must still be there to complete the form. */
export interface FormLeft {
  /** The field. */
  field: string;
  /** Its section. */
  section: string;
  /** What it asks. */
  label: string;
  /** What to do: `Enter the date of birth`. */
  says: string;
}

/** How far a form is. */
export interface FormProgress {
  /** How many sections are begun and have nothing left or wrong; all, once the form is complete. */
  sections_complete: number;
  /** How many sections are asked. */
  sections: number;
  /** `4 of 9 sections`. */
  words: string;
}

/** What completing the form would change in the case. */
export interface FormOutcome {
  /** The facts that it writes, by name; the area among them, where it writes that. */
  facts: { [name: string]: AnswerValue | undefined };
  /** The events that it writes, by name. */
  events: { [name: string]: AnswerValue | undefined };
  /** The duties that it marks done. */
  done: MarkedDone[];
  /** The same for people, with what becomes of category and risk. */
  words: string[];
}

/** A duty that completing the form marks done. */
export interface MarkedDone {
  /** The duty's id. */
  id: string;
  /** When it was done. */
  at: Instant;
}

/** A form in a list of forms. */
export interface ListedForm {
  /** Its id. */
  id: string;
  /** Its name. */
  title: string;
  /** What it is for. */
  says: string;
  /** The paragraph. */
  cite: string;
  /** Who fills it in. */
  who: string;
  /** Who gets it. */
  to: string[];
  /** What kind of paper it is. */
  kind: FormKind;
  /** Whether it is of use now, or may be. */
  of_use: FieldAsked;
  /** The duties that completing it would fulfil, as far as they stand in this case. */
  duties: FormDuty[];
}

/** A duty that is done on a form. */
export interface FormDuty {
  /** Its id. */
  id: string;
  /** What to do. */
  title: string;
  /** How it stands. */
  status: Status;
  /** By when. */
  due: Instant | null;
}

/** What would change this. */
export interface Changes {
  /** What this is now: `Missing, medium risk`. */
  now: string;
  /** What it would be, gravest first, with the facts that would make it so, each alone. */
  outcomes: ChangedOutcome[];
  /** What time alone will change, soonest first, while the child is still away. */
  later: LaterOutcome[];
  /** The acts that would be owed, or owed no longer. */
  acts: ChangedAct[];
}

/** A category or a grade, and what would make it so. */
export interface ChangedOutcome {
  /** `category` or `risk`. */
  of: string;
  /** What it would be; null where nothing would be established. */
  value: string | null;
  /** `High risk`, `No grade`, `No longer possibly high risk`. */
  words: string;
  /** Which way that is. */
  direction: Direction;
  /** The facts that would make it so, each alone. */
  if: OneChange[];
}

/** Which way it would go. */
export type Direction = "graver" | "lighter" | "settles";

/** A fact with another answer. */
export interface OneChange {
  /** The fact. */
  name: string;
  /** Its label. */
  label: string;
  /** The answer, as a case writes it; of a number, one of those that the words speak of. */
  value: FactValue;
  /** `Risk of criminal exploitation: yes`, `Age: 11 or under`. */
  words: string;
  /** What is known now, in words; null where nothing is. */
  now: string | null;
}

/** What time alone will change. */
export interface LaterOutcome {
  /** `category` or `risk`. */
  of: string;
  /** What it will be; null where nothing will be established. */
  value: string | null;
  /** `High risk from Sun 22 Nov, 03:10, if nothing else changes`. */
  words: string;
  /** From when. */
  at: Instant;
}

/** An act that one fact would bring or take away. */
export interface ChangedAct {
  /** Its key: the action's id, or the duty's. */
  key: string;
  /** What to do. */
  title: string;
  /** The paragraphs. */
  cites: string[];
  /** Which of the two. */
  change: Effect;
  /** `Would be owed`, `Would not be owed`. */
  words: string;
  /** The facts that would do it, each alone. */
  if: OneChange[];
}

/** Whether an act would begin to be owed, or cease to be. */
export type Effect = "begins" | "falls_away";

/** An episode on a line of time. */
export interface Timeline {
  /** The moment that it was made for. */
  now: Instant;
  /** The same, as a clock in London shows it. */
  now_words: string;
  /** The pieces of time that may be looked at: a day, a week, all. */
  zooms: Zoom[];
  /** What happened or is planned, in order of time. */
  marks: Mark[];
  /** The acts that have a time, by when they are due; those that may apply among them. */
  bars: Bar[];
  /** How many acts may apply, with or without a time, and on what that depends; none where nothing is open. */
  may_apply: MayApply | null;
  /** The acts whose clock has not started. */
  waiting: Waiting[];
}

/** A piece of time to look at. */
export interface Zoom {
  /** `day`, `week`, `all`. */
  key: string;
  /** `24 hours`. */
  words: string;
  /** From when. */
  from: Instant;
  /** Until when. */
  to: Instant;
}

/** Something that happened, or is planned. */
export interface Mark {
  /** The event. */
  name: string;
  /** Its label. */
  label: string;
  /** When. */
  at: Instant;
  /** The same, as a clock in London shows it. */
  words: string;
  /** Whether it lies ahead. */
  planned: boolean;
}

/** An act on the line of time. */
export interface Bar {
  /** Its key: the action's id, or the duty's. */
  key: string;
  /** What to do. */
  title: string;
  /** How it stands. */
  status: Status;
  /** The same in words. */
  status_words: string;
  /** Whether it must be done at once. */
  at_once: boolean;
  /** From when it can be done. */
  opens: Instant | null;
  /** The same in words. */
  opens_words: string | null;
  /** By when. */
  due: Instant | null;
  /** The same in words. */
  due_words: string | null;
  /** How long that is: `23 h 26 min`, `2 h late`; none for what is over. */
  left: string | null;
  /** When it was done. */
  done_at: Instant | null;
  /** The same in words. */
  done_words: string | null;
  /** From what its time is counted: `reported missing, Sat 21 Nov, 21:30`. */
  counted_from: string | null;
  /** Whether it is no longer needed once the child is found or back. */
  ends_on_return: boolean;
  /** Whether its times run from a moment that stands in for another. */
  provisional: boolean;
  /** On what it depends whether it applies, or applied and was missed, by the labels; empty for what is certain. */
  depends_on: string[];
  /** The paragraphs. */
  cites: string[];
}

/** The acts of which it is not known whether they apply. */
export interface MayApply {
  /** How many. */
  count: number;
  /** How many of them have no time, and stand neither in the picture nor among the bars. */
  untimed: number;
  /** On what they depend, by the labels, in the order in which it is asked. */
  depends_on: string[];
  /** `12 acts may apply, 4 of them without a time, depending on: Police category; Age; and 3 more`. */
  words: string;
}

/** An act whose clock has not started. */
export interface Waiting {
  /** Its key: the action's id, or the duty's. */
  key: string;
  /** What to do. */
  title: string;
  /** `72 hours after: back`, `at once after: found`. */
  words: string;
  /** The paragraphs. */
  cites: string[];
}

/** What a change of the case moved. */
export interface Moved {
  /** `3 deadlines moved; 1 act is owed no longer`; none, where nothing did. */
  words: string | null;
  /** The acts, in the order of the pack. */
  acts: MovedAct[];
}

/** An act that was changed. */
export interface MovedAct {
  /** The duty's id. */
  id: string;
  /** What to do. */
  title: string;
  /** Its paragraph. */
  cite: string;
  /** How. */
  change: Move;
  /** Its time before, in words. */
  before: string | null;
  /** Its time now, in words. */
  after: string | null;
}

/** How an act was changed. */
export type Move = "moved" | "begins" | "falls_away" | "missed" | "may_be_missed" | "not_missed" | "late" | "in_time";

/** One call. */
export interface Call {
  /** The id of the contact; the number, where that holds everywhere; the id of the duty, where the protocol prints no number. */
  id: string;
  /** Who is rung. */
  name: string;
  /** The number; none where the protocol names them without one. */
  number: string | null;
  /** When somebody answers: `until 17:00 today; then Careline`. */
  when: string;
  /** Whether somebody answers. */
  answers: Answers;
  /** The paragraph that names them; empty for a number that holds everywhere. */
  cite: string;
  /** Whether an act that is open now asks for this call. */
  now: boolean;
  /** What this call fulfils. */
  acts: CallAct[];
  /** The first sentence. */
  opening: string;
  /** What to say of the child, in this order. */
  say: Line[];
  /** What to ask. */
  ask: string[];
  /** What to write down: `log`, `name`, `time`, `grade`. */
  boxes: string[];
  /** What to answer where the police grade it lower, or record it as something else. */
  challenge: Challenge | null;
  /** Where in the case the grade belongs that the police give, where the call asks for it. */
  grades: CallGrades | null;
  /**
   * For which of two protocols the call is made, where two are asked: each with its own id of it, its first sentence and its
   * challenge. Empty where one is asked.
   */
  sides: CallSide[];
}

/** An act that a call fulfils. */
export interface CallAct {
  /** The act's key; where two protocols are asked, with the protocol's id before it. */
  key: string;
  /** What to do. */
  title: string;
  /** `at once`, `34 min late`. */
  when: string;
  /** The authority whose protocol asks it, where two are asked. */
  authority: string | null;
}

/** A line to say. */
export interface Line {
  /** The words. */
  words: string;
  /** The paragraph that it rests on. */
  cite: string | null;
  /** Whether it speaks of danger to the child. */
  danger: boolean;
}

/** What to answer where the police see it otherwise. */
export interface Challenge {
  /** What is challenged: the grade, the category, or both. */
  heading: string;
  /** The words. */
  words: string;
  /** The paragraphs that it rests on. */
  cites: string[];
}

/** The grades that the police can give. */
export interface CallGrades {
  /** The fact of the case that holds the grade. */
  fact: string;
  /** Its values. */
  choices: Choice[];
}

/** What one of two protocols wants of a call that is made once. */
export interface CallSide {
  /** Whose protocol it is. */
  side: Side;
  /** That authority, in short. */
  authority: string;
  /** The id of the call by that protocol. */
  id: string;
  /** Who is rung, as that protocol calls them. */
  name: string;
  /** The paragraph that names them; empty for a number that holds everywhere. */
  cite: string;
  /** The first sentence. */
  opening: string;
  /** What to answer where the police see it otherwise than that protocol. */
  challenge: Challenge | null;
}

/** The repeat triggers of a case. */
export interface Repeats {
  /** `2nd missing episode in 30 days`; none where no rule of the protocol counts, or there is nothing to count. */
  words: string | null;
  /** The episodes, newest first, this one at the head where it counts. */
  episodes: Counted[];
  /** What would come, nearest first. */
  triggers: Trigger[];
}

/** An episode, and in which windows it is counted. */
export interface Counted {
  /** When it began. */
  start: Instant;
  /** The same in words: `Fri 2 Oct, 20:00`. */
  words: string;
  /** Whether it counts as missing; of this one, none where that is not settled. */
  missing: boolean | null;
  /** Whether it is this one. */
  this: boolean;
  /** The windows in which it is counted, in days. */
  counts_in: number[];
}

/** What so many more episodes would bring. */
export interface Trigger {
  /** In how many days; none where all episodes count. */
  days: number | null;
  /** At how many episodes. */
  at_least: number;
  /** How many are counted now. */
  counted: number;
  /** Whether it is not settled that this one counts. */
  uncertain: boolean;
  /** How many more it takes. */
  more: number;
  /** The midnight before which the last of them has to begin; none where all episodes count. */
  before: Instant | null;
  /** `One more before Wed 9 Dec: hold a strategy meeting`. */
  words: string;
  /** The acts that would be owed, or might. */
  acts: TriggeredAct[];
  /** The grade that it would have, where that is graver: `high`. */
  graver: string | null;
}

/** An act that a repeat would bring. */
export interface TriggeredAct {
  /** The duty's id. */
  id: string;
  /** What to do. */
  title: string;
  /** Its paragraph. */
  cite: string;
  /** Whether it depends on what is not known beside. */
  depends: boolean;
}

/** A case, with what a person keeps of a night beside it. */
export interface CaseRecord {
  /** The case. */
  case: CaseFile;
  /** What was asked and could not be answered. */
  asked?: AskedAlready[];
  /** Who was told. */
  told?: Told[];
}

/** A question that was asked, and could not be answered. */
export interface AskedAlready {
  /** The fact or the event. */
  name: string;
  /** Whether nobody knew, or nobody could be asked. */
  answer: NoAnswer;
  /** When. */
  at: Instant;
}

/** Why a question has no answer. */
export type NoAnswer = "not_known" | "could_not_ask";

/** Somebody who was told. */
export interface Told {
  /** The id of the call: a contact's, or a number. */
  id: string;
  /** Other ids of the same call: where two protocols are asked, each has its own. */
  also?: string[];
  /** Who it is. */
  to: string;
  /** When. */
  at: Instant;
  /** The log or reference number. */
  log?: string;
  /** The name of the person spoken to. */
  name?: string;
  /** The grade that they gave. */
  grade?: string;
  /** When they acknowledged it: not before they were told. */
  acknowledged?: Instant;
  /** Who acknowledged it, where that was written down. */
  acknowledged_by?: string;
}

/** A handover sheet. */
export interface Handover {
  /** `Missing, medium risk`. */
  headline: string;
  /** `Could be high.` */
  beside: string | null;
  /** Whose protocol it is by, in short. */
  authority: string;
  /** When it was made: `Sat 21 Nov 2026, 22:04`. */
  as_of_words: string;
  /** By which protocol, in which version: `Newham, version 2026.11, sha256:1b2c...`. */
  protocol: string;
  /** The rules that establish it. */
  because: Reason[];
  /** The times of the episode: `Last seen: Sat 21 Nov, 17:40`. */
  times: string[];
  /** What is known beside: `Looked after: Yes`, and how many earlier episodes were entered. A date of birth stands in your own record. */
  known: string[];
  /** What is overdue. */
  overdue: SheetLine[];
  /** What is to be done now. */
  due: SheetLine[];
  /** What comes next. */
  next: SheetLine[];
  /** What stands on no list of the sheet, in a sentence each: what is open without a time, what waits, what may apply. */
  more: string[];
  /** What will be owed once the child is found or back. */
  owed_on_return: SheetLine[];
  /** What is done. */
  done: SheetLine[];
  /** What was missed: overdue and undone when the child was found or back. */
  missed: SheetLine[];
  /** What may have been missed, with what that depends on. */
  may_be_missed: SheetLine[];
  /** What is not answered, most consequential first. */
  unanswered: Unanswered[];
  /** Who was told. */
  told: ToldLine[];
  /** The acts of telling that are open, and of which no call was written down. */
  untold: SheetLine[];
}

/** An act on the sheet. */
export interface SheetLine {
  /** What to do. */
  title: string;
  /** When: `2 h late (was due Sat 21 Nov, 20:04)`, `done Sat 21 Nov, 21:40`. */
  when: string;
  /** Who does it, and whom to. */
  who: string;
  /** The paragraphs. */
  cites: string[];
}

/** A question that has no answer. */
export interface Unanswered {
  /** The fact or the event. */
  name: string;
  /** The question. */
  asks: string;
  /** `not asked yet`, `not known, Sat 21 Nov, 22:04`, `could not be asked, Sat 21 Nov, 22:10`. */
  words: string;
  /** Whether an answer could make this graver. */
  may_raise: boolean;
}

/** Somebody who was told. */
export interface ToldLine {
  /** Who. */
  to: string;
  /** `Sat 21 Nov, 21:40, log 1234, spoke to J. Marsh, graded medium`. */
  words: string;
  /** Whether they acknowledged it. */
  acknowledged: boolean;
  /** `acknowledged by J. Marsh Sat 21 Nov, 21:55`, `NOT acknowledged yet`. */
  acknowledged_words: string;
}

/** A pasted table, read. */
export interface HistoryTable {
  /** The rows that hold an episode, or should. */
  rows: HistoryRow[];
  /** Questions that are the same for several rows; an answer to one of them answers it for all. */
  asks: Ask[];
  /** What was left out, and why. */
  left_out: LeftOut[];
}

/** A row of the table. */
export interface HistoryRow {
  /** Its line, counted from 1. */
  line: number;
  /** Its cells, as they were pasted. */
  cells: string[];
  /** When the episode began. */
  start: Instant | null;
  /** When it ended, if that is known. */
  end: Instant | null;
  /** As what it counted: `missing`, `absent`, `away_from_placement`. */
  category: string | null;
  /** The same in words, as far as it is read. */
  words: string;
  /** What has to be answered before it is taken. */
  asks: Ask[];
  /** What is wrong with it. */
  problems: RowProblem[];
  /** Why it is no episode to be taken, though it can be read: `in the list already`, `the same as line 2`. */
  left_out: string | null;
}

/** A question about a row, or about several. */
export interface Ask {
  /** Under which key the answer is given: `3/start`; `order`, `category` and `same` for all rows. */
  key: string;
  /** The question: `Is 3/4/2026 the 3 Apr 2026 or the 4 Mar 2026?` */
  asks: string;
  /** The answers. */
  choices: AskChoice[];
}

/** An answer to choose. */
export interface AskChoice {
  /** The value. */
  value: string;
  /** The value in words. */
  words: string;
}

/** What is wrong with a row. */
export interface RowProblem {
  /** `start`, `end` or `row`. */
  where: string;
  /** What is wrong. */
  message: string;
  /** What to do. */
  mend: string;
}

/** A line that holds no episode. */
export interface LeftOut {
  /** The line, counted from 1. */
  line: number;
  /** Why. */
  words: string;
}

/** The facts and events that a case may give. */
export interface Words {
  /** The facts; the area, where there are several, is the last. */
  facts: Fact[];
  /** The events. */
  events: Event[];
}

/** One complaint. */
export interface Diagnostic {
  /** Its kind. */
  code: Code;
  /** How grave it is. */
  severity: Severity;
  /** What is wrong, in this very case. */
  message: string;
  /** Why it matters. */
  why: string;
  /** What to do. */
  mend: string;
  /** Where it is. */
  place: Place;
  /** Where its counterpart is: of two that bear one name, the first. */
  also?: Place;
}

/** The kinds of diagnostic. The first half of a code is the text that is wrong, the second what is wrong with it. */
export type Code = "case/not-json" | "case/unknown-member" | "case/unknown-fact" | "case/unknown-event" | "case/unknown-duty" | "case/unknown-area" | "case/derived-name" | "case/given-twice" | "case/wrong-type" | "case/unknown-value" | "case/bad-instant" | "case/bad-date" | "case/age-out-of-range" | "case/age-conflict" | "case/report-conflict" | "case/end-before-start" | "case/episode-ahead" | "case/two-meanings" | "case/not-placed-elsewhere" | "case/same-authority" | "case/many-faults" | "case/incomplete-entry" | "form/not-json" | "form/unknown-form" | "form/of-another" | "form/unknown-member" | "form/wrong-type" | "form/given-twice" | "form/not-complete" | "command/not-usable" | "pack/not-readable" | "pack/unknown-member" | "pack/missing-member" | "pack/wrong-type" | "pack/unknown-word" | "pack/unknown-file" | "pack/missing-file" | "pack/format" | "pack/bad-id" | "pack/duplicate-id" | "pack/duplicate-name" | "pack/bad-name" | "pack/missing-cite" | "pack/missing-words" | "pack/syntax" | "pack/unknown-fact" | "pack/unknown-event" | "pack/unknown-function" | "pack/unknown-value" | "pack/type-error" | "pack/null-written" | "pack/outside-language" | "pack/never-holds" | "pack/always-holds" | "pack/circular" | "pack/too-entangled" | "pack/too-many-thresholds" | "pack/bad-limit" | "pack/bad-repeat" | "pack/limit-without-clock" | "pack/clock-without-event" | "pack/unknown-form" | "pack/unknown-contact" | "pack/unknown-action" | "pack/unknown-item" | "pack/unknown-yield" | "pack/contact-without-address" | "pack/unknown-common-act" | "pack/bad-hours" | "pack/hours-overlap" | "pack/date-twice" | "pack/circular-contact" | "pack/area-gap" | "pack/bad-enum" | "pack/bad-date" | "pack/holiday-years" | "pack/unused-fact" | "pack/unused-action" | "pack/unused-form" | "pack/action-apart" | "pack/long-title" | "pack/missing-who" | "pack/twice-the-same" | "pack/field-fact" | "pack/field-member" | "pack/unknown-field" | "pack/unknown-section" | "pack/empty-section" | "pack/unknown-duty" | "pack/bad-score" | "pack/bad-bands" | "pack/repeat-without-clock";

/** How grave a diagnostic is. */
export type Severity = "error" | "warning";

/** Where in the text a diagnostic points. */
export interface Place {
  /** The file, where the text came from one: `duties/meetings.toml`. */
  file?: string;
  /**
   * The path within the document: `facts.age`, `duties[3].when`; in the files of a pack the item as its author knows
   * it: `duty exampleshire/director-72h, when`.
   */
  path: string;
  /** The line, counted from 1. */
  line?: number;
  /** The column, counted from 1 in characters. */
  column?: number;
  /** The piece of text that is meant. */
  excerpt?: string;
}

/** A protocol in a list of protocols. */
export interface Listed {
  /** The pack's name in file names and ids: small letters, digits, hyphens. */
  id: string;
  /** The authority, as it calls itself. */
  name: string;
  /** The authority in a word or two, as it stands in a heading. */
  short_name: string;
  /** The protocol's title. */
  title: string;
  /** The version of the pack. */
  version: string;
  /** When somebody last read the pack against the text, as `2026-11-22`. */
  reviewed: string;
  /** The digest of the pack: `sha256:...`. */
  digest: string;
}

/** One authority's protocol, whole, with the words it shares with all others. */
export interface Pack {
  /** What it is and where it comes from. */
  about: About;
  /** The facts that the conditions may ask: the shared ones first, then the pack's own. */
  facts: Fact[];
  /** The events that the conditions may ask: the shared ones first, then the pack's own. */
  events: Event[];
  /** The bank holidays of England. */
  bank_holidays: BankHolidays;
  /** Acts that most protocols know, by the name that all share. */
  common_acts?: CommonAct[];
  /** The rules that yield a category. */
  category: Rule[];
  /** The rules that yield a grade of risk. */
  risk: Rule[];
  /** What the protocol asks people to do. */
  duties: PackDuty[];
  /** Acts that fulfil several duties at once. */
  actions: Action[];
  /** Whom to reach, and where to look. */
  contacts: Contact[];
  /** What the protocol defines, recommends and leaves to judgement. */
  guidance: Guidance[];
  /** The forms and agendas. */
  forms: Form[];
  /** Where the text contradicts itself, or leaves open what a reader must know. */
  notices: PackNotice[];
}

/** What a pack is and where it comes from: the head of `pack.toml`. */
export interface About {
  /** The format of the pack's files: `FORMAT`. */
  format: number;
  /** The pack's name in file names and ids: small letters, digits, hyphens. */
  id: string;
  /** The authority, as it calls itself. */
  name: string;
  /** The authority in a word or two, as it stands in a heading. */
  short_name: string;
  /** The protocol's title. */
  title: string;
  /** The version of this pack. */
  version: string;
  /** The text that the pack was written from. */
  source: string;
  /** When somebody last read the pack against the text, as `2026-11-22`. */
  reviewed: string;
  /** The areas among which a case must say its own, where one protocol serves several authorities. */
  areas?: Choice[];
  /** How many of the facts, the last ones, are the pack's own. */
  own_facts: number;
  /** How many of the events, the last ones, are the pack's own. */
  own_events: number;
}

/** The bank holidays of England, and the years for which they are known. */
export interface BankHolidays {
  /** The first year for which they are known. */
  from: number;
  /** The last year for which they are known. */
  to: number;
  /** The dates, as `2026-12-25`. */
  dates: string[];
}

/** An act that most protocols know: `return_home_interview`. By it two protocols are compared. */
export interface CommonAct {
  /** The name that the duties give: small letters and underscores. */
  name: string;
  /** The same for people: `Return home interview`. */
  label: string;
}

/** A rule that yields a category or a grade where its condition holds. */
export interface Rule {
  /** The item's id: `newham/absent-defined`. */
  id: string;
  /** What the paragraph says, in our own words. */
  says: string;
  /** The paragraph. */
  cite: string;
  /** The category or the grade. */
  yields: string;
  /** The condition, in FEEL. */
  when: string;
  /** What a reader of the pack has to know about the rule: a choice made, a doubt. */
  note?: string;
}

/** Something that the protocol asks of somebody. */
export interface PackDuty {
  /** The item's id: `newham/senior-24h-care`. */
  id: string;
  /** What it is. */
  kind: DutyKind;
  /** What to do, as a short order of at most 60 characters: `Tell the Director of Operations`. */
  title: string;
  /** What the paragraph asks, in our own words. */
  says: string;
  /** Who does it. */
  who: string;
  /** To or with whom. */
  to?: string[];
  /** The paragraph. */
  cite: string;
  /** How strongly the text asks. */
  strength: Strength;
  /** The condition, in FEEL; always, where there is none. */
  when?: string;
  /** The event from which its times run. */
  clock?: string;
  /** How long after the clock's event it falls due: `immediately`, `24 hours`, `7 days`, `20 working days`, ... */
  limit?: string;
  /** Whether and how it comes again. */
  repeats?: Repeats2;
  /** The act that fulfils it, where one act fulfils several duties. */
  action?: string;
  /** The act's common name among all protocols, by which they are compared: one of `Pack::common_acts`. */
  common_act?: string;
  /** Whose protocol goes before, where the child of one authority lives in the area of another. */
  prevails?: Side;
  /** The form that it is done on. */
  form?: string;
  /** Where to reach those to be told: the ids of contacts. */
  contact?: string[];
  /** What a reader of the pack has to know: a choice made, a doubt. */
  note?: string;
}

/** How a duty comes again. */
export type Repeats2 = string | string[];

/** One act that fulfils several duties. */
export interface Action {
  /** The name that the duties give: `strategy-meeting`. */
  id: string;
  /** What to do, as a short order of at most 60 characters. */
  title: string;
}

/** Somebody to reach, or somewhere to look. */
export interface Contact {
  /** The item's id. */
  id: string;
  /** Who or what it is. */
  name: string;
  /** Whom it stands for, in the words that `who` and `to` use. */
  roles?: string[];
  /** When to use it, in our own words. */
  says: string;
  /** The paragraph. */
  cite: string;
  /** Telephone number. */
  telephone?: string;
  /** E-mail address. */
  email?: string;
  /** Web address. */
  link?: string;
  /** Where to go or to write to. */
  place?: string;
  /** When somebody answers; left out where the text says nothing of it. */
  hours?: Hours;
  /** Dates on which other hours hold. */
  exceptions?: Exception[];
  /** The contact to use outside these hours: its id. */
  outside?: string;
  /** The condition under which it is of use, in FEEL; always, where there is none. */
  when?: string;
  /** What a reader of the pack has to know. */
  note?: string;
}

/** When somebody answers. */
export type Hours = string | Opening[];

/** Hours that hold on some days. */
export interface Opening {
  /** `monday`, `monday to friday`, `saturday, sunday`, `bank holiday`, `every day` (bank holidays among them). */
  days: string;
  /** From when, as a clock in London shows it: `08:30`. */
  from: string;
  /** Until when; at or before `from`, on the next day. */
  to: string;
}

/** Hours that hold on one date. */
export interface Exception {
  /** The date, as `2026-12-24`. */
  date: string;
  /** Whether nobody answers on it. */
  closed?: boolean;
  /** From when, where somebody does. */
  from?: string;
  /** Until when. */
  to?: string;
}

/** What the protocol says without asking an act of anybody, or leaves to judgement. */
export interface Guidance {
  /** The item's id. */
  id: string;
  /** What kind of guidance it is. */
  kind: GuidanceKind;
  /** What the paragraph says, in our own words. */
  says: string;
  /** The paragraph. */
  cite: string;
  /** Whom it speaks to. */
  who?: string;
  /** The condition under which it is of use, in FEEL; always, where there is none. */
  when?: string;
  /** The act that it speaks of, by its common name: one of `Pack::common_acts`. */
  common_act?: string;
  /** Whose protocol goes before, where the child of one authority lives in the area of another. */
  prevails?: Side;
  /** Whether it hands a decision to people that no rule here takes. */
  left_to_judgement?: boolean;
  /** What a reader of the pack has to know. */
  note?: string;
}

/** A form, or an agenda to take minutes on. */
export interface Form {
  /** The item's id. */
  id: string;
  /** Its name. */
  title: string;
  /** What it is for, in our own words. */
  says: string;
  /** The paragraph. */
  cite: string;
  /** Who fills it in. */
  who: string;
  /** Who gets it. */
  to?: string[];
  /** The condition under which it is of use, in FEEL; always, where there is none. */
  when?: string;
  /** What kind of paper it is. */
  kind: FormKind;
  /** The duties that a completed form marks done, beside those that name it by `form`. */
  fulfils?: string[];
  /** The field whose answer is the moment at which they were done; else that of completing. */
  fulfils_when?: string;
  /** How long an item of a plan counts as fresh after somebody last checked it: `90 days`. */
  stale_after?: string;
  /** Its parts, in order; where there are none, the fields name theirs by its title. */
  sections?: Section[];
  /** What it asks, in order. */
  fields: Field[];
  /** The scores that are worked out from its answers. */
  scores?: Score[];
  /** What a reader of the pack has to know. */
  note?: string;
}

/** A part of a form. */
export interface Section {
  /** Its name within the form: small letters and underscores. */
  name: string;
  /** Its heading. */
  title: string;
  /** What the heading does not say. */
  hint?: string;
  /** The condition under which it is asked, in FEEL; always, where there is none. */
  when?: string;
  /** The paragraph. */
  cite?: string;
  /** Whether it is of the part of a plan that is for the night on which the child is missing. */
  for_night?: boolean;
}

/** One thing that a form asks. */
export interface Field {
  /** Its name within the form: small letters and underscores. */
  name: string;
  /** What it holds. */
  type: FieldType;
  /** What it asks, in our own words. */
  label: string;
  /** What the label does not say. */
  hint?: string;
  /** The name of the section that it stands in; where the form declares none, the title of the part of the form. */
  section?: string;
  /** The condition under which it is asked, in FEEL; always, where there is none. */
  when?: string;
  /** Whether it must be there to complete the form; a draft may always be kept. */
  needed?: Needed;
  /** The fact or event that it reads and writes. */
  fact?: string;
  /** The paragraph. */
  cite?: string;
  /** The choices, for a field of choice; left out where they are the values of the fact. */
  choices?: Choice[];
  /** The unit of a number, in the plural. */
  unit?: string;
  /** The least that a number may be. */
  least?: number;
  /** The most that a number may be. */
  most?: number;
  /** How many characters a text may have. */
  most_characters?: number;
  /** The columns of a table. */
  columns?: Column[];
  /** What must not come out false. */
  checks?: FieldCheck[];
  /** The windows of time of a field of ticks. */
  windows?: Choice[];
  /** The words of a fixed text. */
  words?: string;
  /** Whether it carries the date on which somebody last checked it. */
  last_checked?: boolean;
}

/** Whether a field must be there to complete the form. */
export type Needed = boolean | string;

/** A column of a table. */
export interface Column {
  /** Its name within the table: small letters and underscores. */
  name: string;
  /** What it holds. */
  type: FieldType;
  /** Its heading. */
  label: string;
  /** What the heading does not say. */
  hint?: string;
  /** Whether each row must have it. */
  needed?: boolean;
  /** The choices, for a column of choice. */
  choices?: Choice[];
  /** The unit of a number, in the plural. */
  unit?: string;
  /** The least that a number may be. */
  least?: number;
  /** The most that a number may be. */
  most?: number;
  /** How many characters a text may have. */
  most_characters?: number;
  /** Whether it is the date on which somebody last checked the row. */
  last_checked?: boolean;
}

/** Something that must not come out false. */
export interface FieldCheck {
  /** The comparison, in FEEL with `before`, `after`, `given` and `later than now`. */
  that: string;
  /** What is said where it is false. */
  says: string;
}

/** A score that is worked out from the answers. It supports judgement, and feeds no duty. */
export interface Score {
  /** Its name within the form: small letters and underscores. */
  name: string;
  /** Its name for people. */
  title: string;
  /** Who published it. */
  source: string;
  /** That it supports judgement and does not replace it. */
  supports: string;
  /** What is counted. */
  points: Points[];
  /** What the total means, rising. */
  bands?: Band[];
}

/** Points for each of some fields that is ticked, or answered with yes. */
export interface Points {
  /** The fields, by name; a star at the end stands for any ending. */
  fields: string[];
  /** The window of time in which the tick stands; any, where it is left out. */
  window?: string;
  /** How many points each gives. */
  points: number;
  /** How sure the figure is. */
  certainty: string;
  /** Where the figure comes from. */
  source: string;
}

/** What a score means from a number on. */
export interface Band {
  /** The least score in it. */
  from: number;
  /** Its value. */
  value: string;
  /** The same for people. */
  label: string;
  /** How sure the number is. */
  certainty: string;
  /** Where the number comes from. */
  source: string;
}

/** A place where the text contradicts itself or leaves open what a reader must know. */
export interface PackNotice {
  /** Its id: `newham/notice-twelve-or-under-twelve`. */
  id: string;
  /** What the trouble is and what this pack makes of it. */
  says: string;
  /** The paragraphs. */
  cite: string;
  /** The items that it is about; it is shown where one of them stands. */
  concerns: string[];
}
