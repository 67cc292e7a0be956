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
    /**
     * Reads a pack, as `homeward bundle` prints it.
     *
     * @param {string} json The pack.
     * @returns {Protocol}
     * @throws {HomewardError} With all that is wrong with the pack; no pack loads half.
     * @example
     * const protocol = Protocol.parse(await (await fetch("/our-own-protocol.json")).text());
     */
    static parse(json: string): Protocol;
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
    static parseChecked(bytes: Uint8Array, digest: string): Protocol;
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
    static assessPair(home: Protocol, host: Protocol, caseFile: CaseFile, asOf: string): Pair;
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
    static viewPair(home: Protocol, host: Protocol, caseFile: CaseFile, asOf: string): PairView;
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
    static callsPair(home: Protocol, host: Protocol, caseFile: CaseFile, asOf: string): Call[];
    /**
     * The facts and events that a case of two protocols may give, by the names that they have there; what follows from the two
     * authorities themselves stands apart, as `seats`.
     *
     * @param {Protocol} home The protocol of the child's own authority.
     * @param {Protocol} host The protocol of the authority in whose area the child is placed.
     * @returns {PairWords}
     */
    static vocabularyPair(home: Protocol, host: Protocol): PairWords;
    /**
     * The facts and events that a case may give where two protocols are compared, each as the authority's own.
     *
     * @param {Protocol} first One protocol.
     * @param {Protocol} second Another.
     * @returns {PairWords}
     */
    static vocabularyCompared(first: Protocol, second: Protocol): PairWords;
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
    static compare(first: Protocol, second: Protocol, caseFile: CaseFile, asOf: string): PairView;
    /**
     * Use `Protocol.parse` or `load`.
     *
     * @param {Engine} engine
     * @param {string | Uint8Array} json
     * @private
     */
    private constructor();
    /**
     * The name of the protocol in ids: `newham`.
     *
     * @returns {string}
     */
    get id(): string;
    /**
     * The authority, as it calls itself.
     *
     * @returns {string}
     */
    get name(): string;
    /**
     * The version of the pack.
     *
     * @returns {string}
     */
    get version(): string;
    /**
     * The digest of the pack, `sha256:...`: keep it with what you record, so that it can be told later by which rules it was
     * made.
     *
     * @returns {string}
     */
    get digest(): string;
    /**
     * What the pack says of itself: the text that it was written from, when it was last read against it, and more.
     *
     * @returns {About}
     */
    get about(): About;
    /**
     * The facts and events that a case may give: their types, values, questions and labels.
     *
     * @returns {Words}
     * @example
     * for (const fact of protocol.vocabulary().facts) console.log(fact.name, fact.type, fact.asks);
     */
    vocabulary(): Words;
    /**
     * The whole pack, as it was authored: forms, contacts, guidance and all.
     *
     * @returns {Pack}
     */
    pack(): Pack;
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
    assess(caseFile: CaseFile, asOf: string): Assessment;
    /**
     * The same with text in and out, byte for byte what the command line `homeward assess` prints: to keep, to compare, to
     * sign. Here a name that is given twice is noticed, which an object cannot show.
     *
     * @param {string} json The case, as JSON.
     * @param {string} asOf The moment that is asked about, with an offset.
     * @returns {string}
     * @throws {HomewardError} With all that is wrong with the case.
     */
    assessText(json: string, asOf: string): string;
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
    view(caseFile: CaseFile, asOf: string): View;
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
    changes(caseFile: CaseFile, asOf: string): Changes;
    /**
     * The episode on a line of time: what happened, what is open, due, done or missed, what waits for its clock.
     *
     * @param {CaseFile} caseFile What is known.
     * @param {string} asOf The moment that is asked about, with an offset.
     * @returns {Timeline}
     * @throws {HomewardError} With all that is wrong with what was given.
     */
    timeline(caseFile: CaseFile, asOf: string): Timeline;
    /**
     * What a correction moved: the acts whose time is another, and those that are owed now or no longer.
     *
     * @param {CaseFile} before The case before.
     * @param {CaseFile} after The case after.
     * @param {string} asOf The moment that is asked about, with an offset.
     * @returns {Moved}
     * @throws {HomewardError} With all that is wrong with what was given.
     */
    moved(before: CaseFile, after: CaseFile, asOf: string): Moved;
    /**
     * The words for the telephone: a script for the police and for each contact, those that are to be rung now first; with what
     * to answer where the grade of the police is lower than the protocol's.
     *
     * @param {CaseFile} caseFile What is known.
     * @param {string} asOf The moment that is asked about, with an offset.
     * @returns {Call[]}
     * @throws {HomewardError} With all that is wrong with what was given.
     */
    calls(caseFile: CaseFile, asOf: string): Call[];
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
    repeats(caseFile: CaseFile, asOf: string): Repeats;
    /**
     * The handover sheet at the end of a shift: what is done, due and not answered, who was told and acknowledged it.
     *
     * @param {CaseRecord} record The case, and what was kept beside it.
     * @param {string} asOf The moment that is asked about, with an offset.
     * @returns {Handover}
     * @throws {HomewardError} With all that is wrong with what was given.
     */
    handover(record: CaseRecord, asOf: string): Handover;
    /**
     * The same as plain text, for pasting into the record of a portal.
     *
     * @param {CaseRecord} record The case, and what was kept beside it.
     * @param {string} asOf The moment that is asked about, with an offset.
     * @returns {string}
     * @throws {HomewardError} With all that is wrong with what was given.
     */
    handoverText(record: CaseRecord, asOf: string): string;
    /**
     * The deadlines ahead as a calendar file (`.ics`). It holds what the protocol asks, and no word of the case.
     *
     * @param {CaseFile} caseFile What is known.
     * @param {string} asOf The moment that is asked about, with an offset.
     * @returns {string}
     * @throws {HomewardError} With all that is wrong with what was given.
     */
    calendar(caseFile: CaseFile, asOf: string): string;
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
    forms(caseFile: CaseFile, asOf: string): ListedForm[];
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
    formState(formId: string, caseFile: CaseFile, answers: FormAnswers, asOf: string): FormState;
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
    completeForm(formId: string, caseFile: CaseFile, answers: FormAnswers, asOf: string): CaseFile;
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
    formText(formId: string, caseFile: CaseFile, answers: FormAnswers, asOf: string): string;
    /**
     * Gives its memory back at once; else that happens when nothing holds it any more. It cannot be asked afterwards.
     *
     * @returns {void}
     */
    free(): void;
    #private;
}
import type { About } from "./types.js";
import type { Words } from "./types.js";
import type { Pack } from "./types.js";
import type { CaseFile } from "./types.js";
import type { Assessment } from "./types.js";
import type { View } from "./types.js";
import type { Changes } from "./types.js";
import type { Timeline } from "./types.js";
import type { Moved } from "./types.js";
import type { Call } from "./types.js";
import type { Repeats } from "./types.js";
import type { CaseRecord } from "./types.js";
import type { Handover } from "./types.js";
import type { ListedForm } from "./types.js";
import type { FormAnswers } from "./types.js";
import type { FormState } from "./types.js";
import type { Pair } from "./types.js";
import type { PairView } from "./types.js";
import type { PairWords } from "./types.js";
