import { Engine, unsayable as explain } from "./homeward.js";
import { compose } from "./compose.js";
import { HomewardError, failure } from "./errors.js";
import { unsayable } from "./plain.js";
import { isStarted } from "./start.js";

/** @import { Fixed } from "./compose.js" */
/** @import { About, Assessment, CaseFile, FormAnswers, FormState, ListedForm, Pack, Pair, PairView, View, Words } from "./types.js" */

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
  /** @type {Engine} */
  #engine;
  /** @type {string} */
  #json;
  /** @type {Fixed | undefined} */
  #fixed;

  /**
   * Use `Protocol.parse` or `load`.
   *
   * @param {Engine} engine
   * @param {string} json
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
   * The name of the protocol in ids: `newham`.
   *
   * @returns {string}
   */
  get id() {
    return this.about.id;
  }

  /**
   * The authority, as it calls itself.
   *
   * @returns {string}
   */
  get name() {
    return this.about.name;
  }

  /**
   * The version of the pack.
   *
   * @returns {string}
   */
  get version() {
    return this.about.version;
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
    return this.pack().about;
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
    return JSON.parse(this.#json);
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
    return asked(() => JSON.parse(home.#engine.pair(host.#engine, plain(caseFile), text("asOf", asOf))));
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
    return asked(() => JSON.parse(home.#engine.pair_view(host.#engine, plain(caseFile), text("asOf", asOf), false)));
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
    return asked(() => JSON.parse(first.#engine.pair_view(second.#engine, plain(caseFile), text("asOf", asOf), true)));
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

/**
 * A case, or a file of answers, as text, or the error that says what of it cannot be said in JSON.
 *
 * @param {CaseFile | FormAnswers} given
 * @returns {string}
 */
function plain(given) {
  const strange = unsayable(given);
  if (strange.length > 0) throw explain(strange);
  return JSON.stringify(given) ?? "null";
}

/**
 * What must be a string, or the error that says so.
 *
 * @param {string} name
 * @param {string} value
 * @returns {string}
 */
function text(name, value) {
  if (typeof value !== "string") throw explain([name, `a ${value === null ? "null" : typeof value}, where a string is expected`]);
  return value;
}

/**
 * Asks the engine, and turns what it throws into an error for people.
 *
 * @template T
 * @param {() => T} ask
 * @returns {T}
 */
function asked(ask) {
  if (!isStarted()) {
    throw failure("package/not-started", "homeward", {
      message: "the engine has not been started",
      why: "It is a WebAssembly module, which a browser loads in the background",
      mend: "Call `await init()` once, before anything else.",
    });
  }
  try {
    return ask();
  } catch (thrown) {
    // The engine throws its diagnostics as text.
    if (typeof thrown === "string") throw new HomewardError(JSON.parse(thrown));
    if (thrown instanceof HomewardError) throw thrown;
    throw failure(
      "package/engine-failed",
      "homeward",
      {
        message: `the engine failed (${thrown instanceof Error ? thrown.message : thrown})`,
        why: "No answer can be relied on",
        mend: "If this protocol was not used after its `free()`, it is a mistake in Homeward: use the paper protocol, and tell its makers.",
      },
      thrown,
    );
  }
}
