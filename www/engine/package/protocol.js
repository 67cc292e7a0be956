import { Engine } from "./homeward.js";
import { asked, notA, plain, text } from "./asking.js";
import { compose } from "./compose.js";
import { HomewardError } from "./errors.js";

/** @import { Fixed } from "./compose.js" */
/** @import { About, Assessment, Call, CaseFile, CaseRecord, Changes, FormAnswers, FormState, Handover, ListedForm, Moved, Pack, Pair, PairView, PairWords, Repeats, Timeline, View, Words } from "./types.js" */

/**
 * The engine of a protocol, or the error that says that something else was given. Only the class can look inside, and its
 * declared types must not name the engine, whose own need more of TypeScript than a portal may have.
 *
 * @type {(name: string, given: Protocol) => Engine}
 */
let engineOf;

/**
 * One authority's protocol, ready to be asked. Get it from `load`, or from `Protocol.parse` for a pack of your own.
 *
 * @example
 * import init, { load } from "homeward";
 *
 * await init();
 * const newham = await load("newham");
 * const { category, risk, duties } = newham.assess(
 *   { facts: { age: 14, looked_after: true }, events: { reported_missing: "2026-11-20T21:30:00Z" } },
 *   "2026-11-21T22:00:00Z",
 * );
 */
export class Protocol {
  static {
    engineOf = (name, given) => {
      if (typeof given !== "object" || given === null || !(#engine in given)) throw notA(name, given, "a protocol");
      return given.#engine;
    };
  }

  /** @type {Engine} */
  #engine;
  /** @type {string | Uint8Array} */
  #json;
  /** @type {Fixed | undefined} */
  #fixed;
  /** @type {About | undefined} */
  #about;

  /**
   * Use `Protocol.parse` or `load`.
   *
   * @param {Engine} engine
   * @param {string | Uint8Array} json
   * @private
   */
  constructor(engine, json) {
    this.#engine = engine;
    this.#json = json;
  }

  /**
   * Reads a pack, as `homeward bundle` prints it.
   *
   * @param {string} json The pack.
   * @returns {Protocol}
   * @throws {HomewardError} With all that is wrong with the pack; no pack loads half.
   * @example
   * const protocol = Protocol.parse(await (await fetch("/our-own-protocol.json")).text());
   */
  static parse(json) {
    return asked(() => new Protocol(new Engine(text("pack", json)), json));
  }

  /**
   * Reads a pack that was checked before, in half the time: what may be wrong with it is not looked for again, nor is its
   * digest worked out. `load` does this for the packs of this package. Give it only bytes of which you know that they have this
   * digest, as `crypto.subtle` tells, and that `parse` or `homeward lint` found nothing wrong with them.
   *
   * @param {Uint8Array} bytes The pack.
   * @param {string} digest Its digest, `sha256:...`.
   * @returns {Protocol}
   * @throws {HomewardError} With what keeps it from being read.
   */
  static parseChecked(bytes, digest) {
    return asked(() => {
      if (!(bytes instanceof Uint8Array)) throw notA("pack", bytes, "a Uint8Array");
      return new Protocol(Engine.checked(bytes, text("digest", digest)), bytes);
    });
  }

  /**
   * The name of the protocol in ids: `newham`.
   *
   * @returns {string}
   */
  get id() {
    return this.#said().id;
  }

  /**
   * The authority, as it calls itself.
   *
   * @returns {string}
   */
  get name() {
    return this.#said().name;
  }

  /**
   * The version of the pack.
   *
   * @returns {string}
   */
  get version() {
    return this.#said().version;
  }

  /**
   * The digest of the pack, `sha256:...`: keep it with what you record, so that it can be told later by which rules it was
   * made.
   *
   * @returns {string}
   */
  get digest() {
    return asked(() => this.#engine.digest());
  }

  /**
   * What the pack says of itself: the text that it was written from, when it was last read against it, and more.
   *
   * @returns {About}
   */
  get about() {
    return structuredClone(this.#said());
  }

  /**
   * What the pack says of itself, read once: a page asks for a name with every answer.
   *
   * @returns {About}
   */
  #said() {
    this.#about ??= /** @type {About} */ (asked(() => JSON.parse(this.#engine.about())));
    return this.#about;
  }

  /**
   * The facts and events that a case may give: their types, values, questions and labels.
   *
   * @returns {Words}
   * @example
   * for (const fact of protocol.vocabulary().facts) console.log(fact.name, fact.type, fact.asks);
   */
  vocabulary() {
    return asked(() => JSON.parse(this.#engine.vocabulary()));
  }

  /**
   * The whole pack, as it was authored: forms, contacts, guidance and all.
   *
   * @returns {Pack}
   */
  pack() {
    return JSON.parse(typeof this.#json === "string" ? this.#json : new TextDecoder().decode(this.#json));
  }

  /**
   * What the protocol says of a case at a moment. The answer depends on these alone, is yours to change, and holds the same
   * as `assessText` gives as text.
   *
   * @param {CaseFile} caseFile What is known.
   * @param {string} asOf The moment that is asked about, with an offset: `new Date().toISOString()`.
   * @returns {Assessment}
   * @throws {HomewardError} With all that is wrong with the case.
   * @example
   * const { duties } = protocol.assess({ facts: { age: 14 } }, new Date().toISOString());
   * const late = duties.filter((duty) => duty.status === "overdue");
   */
  assess(caseFile, asOf) {
    return asked(() => {
      const numbers = this.#engine.moving(plain(caseFile), text("asOf", asOf));
      this.#fixed ??= /** @type {Fixed} */ (JSON.parse(this.#engine.fixed()));
      return compose(this.#fixed, numbers, this.#engine.texts());
    });
  }

  /**
   * The same with text in and out, byte for byte what the command line `homeward assess` prints: to keep, to compare, to
   * sign. Here a name that is given twice is noticed, which an object cannot show.
   *
   * @param {string} json The case, as JSON.
   * @param {string} asOf The moment that is asked about, with an offset.
   * @returns {string}
   * @throws {HomewardError} With all that is wrong with the case.
   */
  assessText(json, asOf) {
    return asked(() => this.#engine.assess_text(text("case", json), text("asOf", asOf)));
  }

  /**
   * An assessment in words and in order, for a screen: the headline, acts in groups, questions with the reason why each is
   * asked. It has no markup.
   *
   * @param {CaseFile} caseFile What is known.
   * @param {string} asOf The moment that is asked about, with an offset.
   * @returns {View}
   * @throws {HomewardError} With all that is wrong with the case.
   * @example
   * const { headline, groups } = protocol.view(caseFile, new Date().toISOString());
   * heading.textContent = headline.words; // "Missing, medium risk"
   */
  view(caseFile, asOf) {
    return asked(() => JSON.parse(this.#engine.view(plain(caseFile), text("asOf", asOf))));
  }

  /**
   * What would change this: each fact alone, answered or answered otherwise, and what the category, the grade and the acts
   * would be; and what time alone will change. It asks the protocol anew for each answer: ask it when it is to be shown, not
   * after each key.
   *
   * @param {CaseFile} caseFile What is known.
   * @param {string} asOf The moment that is asked about, with an offset.
   * @returns {Changes}
   * @throws {HomewardError} With all that is wrong with what was given.
   */
  changes(caseFile, asOf) {
    return asked(() => JSON.parse(this.#engine.changes(plain(caseFile), text("asOf", asOf))));
  }

  /**
   * The episode on a line of time: what happened, what is open, due, done or missed, what waits for its clock.
   *
   * @param {CaseFile} caseFile What is known.
   * @param {string} asOf The moment that is asked about, with an offset.
   * @returns {Timeline}
   * @throws {HomewardError} With all that is wrong with what was given.
   */
  timeline(caseFile, asOf) {
    return asked(() => JSON.parse(this.#engine.timeline(plain(caseFile), text("asOf", asOf))));
  }

  /**
   * What a correction moved: the acts whose time is another, and those that are owed now or no longer.
   *
   * @param {CaseFile} before The case before.
   * @param {CaseFile} after The case after.
   * @param {string} asOf The moment that is asked about, with an offset.
   * @returns {Moved}
   * @throws {HomewardError} With all that is wrong with what was given.
   */
  moved(before, after, asOf) {
    return asked(() => JSON.parse(this.#engine.moved(plain(before), plain(after), text("asOf", asOf))));
  }

  /**
   * The words for the telephone: a script for the police and for each contact, those that are to be rung now first; with what
   * to answer where the grade of the police is lower than the protocol's.
   *
   * @param {CaseFile} caseFile What is known.
   * @param {string} asOf The moment that is asked about, with an offset.
   * @returns {Call[]}
   * @throws {HomewardError} With all that is wrong with what was given.
   */
  calls(caseFile, asOf) {
    return asked(() => JSON.parse(this.#engine.calls(plain(caseFile), text("asOf", asOf))));
  }

  /**
   * Repeat triggers before they fire: how many more episodes, and by when, would bring what.
   *
   * @param {CaseFile} caseFile What is known.
   * @param {string} asOf The moment that is asked about, with an offset.
   * @returns {Repeats}
   * @throws {HomewardError} With all that is wrong with what was given.
   * @example
   * protocol.repeats(caseFile, asOf).triggers[0]?.words; // "One more before Wed 9 Dec: hold a strategy meeting"
   */
  repeats(caseFile, asOf) {
    return asked(() => JSON.parse(this.#engine.repeats(plain(caseFile), text("asOf", asOf))));
  }

  /**
   * The handover sheet at the end of a shift: what is done, due and not answered, who was told and acknowledged it.
   *
   * @param {CaseRecord} record The case, and what was kept beside it.
   * @param {string} asOf The moment that is asked about, with an offset.
   * @returns {Handover}
   * @throws {HomewardError} With all that is wrong with what was given.
   */
  handover(record, asOf) {
    return asked(() => JSON.parse(this.#engine.handover(plain(record), text("asOf", asOf), false)));
  }

  /**
   * The same as plain text, for pasting into the record of a portal.
   *
   * @param {CaseRecord} record The case, and what was kept beside it.
   * @param {string} asOf The moment that is asked about, with an offset.
   * @returns {string}
   * @throws {HomewardError} With all that is wrong with what was given.
   */
  handoverText(record, asOf) {
    return asked(() => this.#engine.handover(plain(record), text("asOf", asOf), true));
  }

  /**
   * The deadlines ahead as a calendar file (`.ics`). It holds what the protocol asks, and no word of the case.
   *
   * @param {CaseFile} caseFile What is known.
   * @param {string} asOf The moment that is asked about, with an offset.
   * @returns {string}
   * @throws {HomewardError} With all that is wrong with what was given.
   */
  calendar(caseFile, asOf) {
    return asked(() => this.#engine.calendar(plain(caseFile), text("asOf", asOf)));
  }

  /**
   * The forms that are of use in a case, or may be, each with the duties that completing it would fulfil.
   *
   * @param {CaseFile} caseFile What is known.
   * @param {string} asOf The moment that is asked about, with an offset.
   * @returns {ListedForm[]}
   * @throws {HomewardError} With all that is wrong with the case.
   * @example
   * for (const { id, title } of protocol.forms(caseFile, new Date().toISOString())) console.log(id, title);
   */
  forms(caseFile, asOf) {
    return asked(() => JSON.parse(this.#engine.forms(plain(caseFile), text("asOf", asOf))));
  }

  /**
   * How far a form is filled in: what is asked now, what is known and from where, what is wrong (one message a field), what
   * is left, and what completing it would change. Ask it again after each answer; what is wrong with an answer is never
   * thrown.
   *
   * @param {string} formId The id of the form: `newham/form-trigger-plan`.
   * @param {CaseFile} caseFile What is known.
   * @param {FormAnswers} answers What was answered so far, as typed or as values.
   * @param {string} asOf The moment that is asked about, with an offset.
   * @returns {FormState}
   * @throws {HomewardError} With all that is wrong with the case, or with the answers as a document.
   * @example
   * const { sections, errors, left, would } = protocol.formState(id, caseFile, { answers: { date_of_birth: "31 3 12" } }, asOf);
   */
  formState(formId, caseFile, answers, asOf) {
    return asked(() => JSON.parse(this.#engine.form_state(text("formId", formId), plain(caseFile), plain(answers), text("asOf", asOf))));
  }

  /**
   * The case as it is once the form is completed: with its facts and events, and the duties that it fulfils done. Nothing is
   * changed in the case that is given.
   *
   * @param {string} formId The id of the form.
   * @param {CaseFile} caseFile What is known.
   * @param {FormAnswers} answers What was answered.
   * @param {string} asOf The moment of completing, with an offset.
   * @returns {CaseFile}
   * @throws {HomewardError} Where the form is not complete: `form/not-complete` for each thing that is left or wrong, with
   *   the field as its place and the state of the form as the `cause` of the error.
   */
  completeForm(formId, caseFile, answers, asOf) {
    return asked(() => {
      const given = /** @type {const} */ ([text("formId", formId), plain(caseFile), plain(answers), text("asOf", asOf)]);
      try {
        return JSON.parse(this.#engine.form_complete(...given));
      } catch (thrown) {
        const diagnostics = typeof thrown === "string" ? JSON.parse(thrown) : [];
        if (diagnostics[0]?.code !== "form/not-complete") throw thrown;
        throw new HomewardError(diagnostics, { cause: JSON.parse(this.#engine.form_state(...given)) });
      }
    });
  }

  /**
   * The form as plain text, as it would stand on paper: for pasting into a portal that has no plug.
   *
   * @param {string} formId The id of the form.
   * @param {CaseFile} caseFile What is known.
   * @param {FormAnswers} answers What was answered so far.
   * @param {string} asOf The moment that stands on it, with an offset.
   * @returns {string}
   * @throws {HomewardError} With all that is wrong with the case, or with the answers as a document.
   */
  formText(formId, caseFile, answers, asOf) {
    return asked(() => this.#engine.form_text(text("formId", formId), plain(caseFile), plain(answers), text("asOf", asOf)));
  }

  /**
   * What two protocols say of a child of one authority who is placed in the area of another: both assessments, the duties
   * of both sides in one order, where they disagree, and whose goes before. Leave `home_authority` and `living_in` out of
   * the case. A name that the two declare differently is written with the id before it: `"newham/screening_result"`.
   *
   * @param {Protocol} home The protocol of the child's own authority.
   * @param {Protocol} host The protocol of the authority in whose area the child is placed.
   * @param {CaseFile} caseFile What is known.
   * @param {string} asOf The moment that is asked about, with an offset.
   * @returns {Pair}
   * @throws {HomewardError} With all that either protocol refuses of the case.
   * @example
   * const { duties, disagree } = Protocol.assessPair(await load("newham"), await load("derbyshire"), caseFile, asOf);
   */
  static assessPair(home, host, caseFile, asOf) {
    return asked(() => JSON.parse(engineOf("home", home).pair(engineOf("host", host), plain(caseFile), text("asOf", asOf))));
  }

  /**
   * The same in words and in order, for a screen.
   *
   * @param {Protocol} home The protocol of the child's own authority.
   * @param {Protocol} host The protocol of the authority in whose area the child is placed.
   * @param {CaseFile} caseFile What is known.
   * @param {string} asOf The moment that is asked about, with an offset.
   * @returns {PairView}
   * @throws {HomewardError} With all that either protocol refuses of the case.
   */
  static viewPair(home, host, caseFile, asOf) {
    return asked(() => JSON.parse(engineOf("home", home).pair_view(engineOf("host", host), plain(caseFile), text("asOf", asOf), false)));
  }

  /**
   * The words for the telephone for both protocols: whom both want to be rung is rung once, with the acts, the first sentences
   * and the challenges of either side. Each call names its `sides` with their own ids of it: note the others as `also`, and both
   * sides count as told.
   *
   * @param {Protocol} home The protocol of the child's own authority.
   * @param {Protocol} host The protocol of the authority in whose area the child is placed.
   * @param {CaseFile} caseFile What is known.
   * @param {string} asOf The moment that is asked about, with an offset.
   * @returns {Call[]}
   * @throws {HomewardError} With all that either protocol refuses of the case.
   */
  static callsPair(home, host, caseFile, asOf) {
    return asked(() => JSON.parse(engineOf("home", home).pair_calls(engineOf("host", host), plain(caseFile), text("asOf", asOf))));
  }

  /**
   * The facts and events that a case of two protocols may give, by the names that they have there; what follows from the two
   * authorities themselves stands apart, as `seats`.
   *
   * @param {Protocol} home The protocol of the child's own authority.
   * @param {Protocol} host The protocol of the authority in whose area the child is placed.
   * @returns {PairWords}
   */
  static vocabularyPair(home, host) {
    return asked(() => JSON.parse(engineOf("home", home).pair_words(engineOf("host", host), false)));
  }

  /**
   * The facts and events that a case may give where two protocols are compared, each as the authority's own.
   *
   * @param {Protocol} first One protocol.
   * @param {Protocol} second Another.
   * @returns {PairWords}
   */
  static vocabularyCompared(first, second) {
    return asked(() => JSON.parse(engineOf("first", first).pair_words(engineOf("second", second), true)));
  }

  /**
   * How two protocols differ in one case, each seen as the authority's own.
   *
   * @param {Protocol} first One protocol.
   * @param {Protocol} second Another.
   * @param {CaseFile} caseFile What is known.
   * @param {string} asOf The moment that is asked about, with an offset.
   * @returns {PairView}
   * @throws {HomewardError} With all that either protocol refuses of the case.
   */
  static compare(first, second, caseFile, asOf) {
    return asked(() => JSON.parse(engineOf("first", first).pair_view(engineOf("second", second), plain(caseFile), text("asOf", asOf), true)));
  }

  /**
   * Gives its memory back at once; else that happens when nothing holds it any more. It cannot be asked afterwards.
   *
   * @returns {void}
   */
  free() {
    this.#engine.free();
  }
}
