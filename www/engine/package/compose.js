// Puts an assessment together: what the protocol always says (`fixed`, told once) and what this case adds (`numbers`,
// `texts`). src/parts.rs takes it apart; both must agree member for member, which pkg-tests checks for every scenario.

/** The statuses in the order of the engine. */
const STATUSES = ["possible", "upcoming", "due", "overdue", "done", "done_late", "missed", "lapsed"];
/** What a question may settle beside duties, in the order of the engine. */
const OTHERS = ["stage", "category", "risk"];

/** @import { Assessment, Duty, Notice, Question } from "./types.js" */

/**
 * What the protocol always says of a duty: its words, and null for what it has not.
 *
 * @typedef {Pick<Duty, "id" | "kind" | "title" | "says" | "who" | "to" | "strength" | "cite">
 *   & Record<"clock" | "action" | "form", string | null> & { contact: string[] }} FixedDuty
 */

/**
 * What the protocol always says.
 *
 * @typedef {object} Fixed
 * @property {Assessment["protocol"]} protocol Which protocol.
 * @property {string[]} names The names of facts and events, and what else a reason may give.
 * @property {string[]} asks The questions, in the order of the names.
 * @property {FixedDuty[]} duties The duties.
 * @property {Notice[]} notices The notices.
 */

/**
 * A whole assessment: plain objects and lists that nobody else holds.
 *
 * @param {Fixed} fixed
 * @param {Uint32Array} numbers
 * @param {string} json
 * @returns {Assessment}
 */
export function compose(fixed, numbers, json) {
  const { names } = fixed;
  const texts = JSON.parse(json);
  const moments = texts.moments;
  let at = 0;

  const list = () => {
    /** @type {string[]} */
    const of = new Array(numbers[at++]);
    for (let i = 0; i < of.length; i++) of[i] = names[numbers[at++]];
    return of;
  };

  /** @type {Duty[]} */
  const duties = new Array(numbers[at++]);
  for (let i = 0; i < duties.length; i++) {
    const says = fixed.duties[numbers[at]];
    const opens = numbers[at + 2];
    const due = numbers[at + 3];
    // The members in the order of the text: those that may be missing stand before the last three.
    const duty = /** @type {Duty} */ (/** @type {unknown} */ ({
      id: says.id,
      kind: says.kind,
      title: says.title,
      says: says.says,
      who: says.who,
      to: says.to.slice(),
      strength: says.strength,
      status: STATUSES[numbers[at + 1]],
      opens: opens === 0 ? null : moments[opens - 1],
      due: due === 0 ? null : moments[due - 1],
      occurrence: numbers[at + 4],
    }));
    if (numbers[at + 5] === 1) duty.provisional = true;
    if (says.clock !== null) duty.clock = says.clock;
    if (says.action !== null) duty.action = says.action;
    if (says.form !== null) duty.form = says.form;
    if (says.contact.length > 0) duty.contact = says.contact.slice();
    at += 6;
    duty.because = [{ id: says.id, says: says.says, cite: says.cite, facts: list() }];
    duty.cite = says.cite;
    duty.needs = list();
    duties[i] = duty;
  }

  /** @type {Question[]} */
  const questions = new Array(numbers[at++]);
  for (let i = 0; i < questions.length; i++) {
    const name = numbers[at++];
    const raises = numbers[at++] === 1;
    /** @type {string[]} */
    const settles = new Array(numbers[at++]);
    for (let k = 0; k < settles.length; k++) {
      const what = numbers[at++];
      settles[k] = what < OTHERS.length ? OTHERS[what] : fixed.duties[what - OTHERS.length].id;
    }
    questions[i] = { fact: names[name], asks: fixed.asks[name], settles, may_raise: raises };
  }

  let own = 0;
  /** @type {Notice[]} */
  const notices = new Array(numbers[at++]);
  for (let i = 0; i < notices.length; i++) {
    const place = numbers[at++];
    if (place === 0) {
      notices[i] = texts.notices[own++];
    } else {
      const { id, says, cite } = fixed.notices[place - 1];
      notices[i] = { id, says, cite };
    }
  }

  const { id, version, digest } = fixed.protocol;
  return {
    protocol: { id, version, digest },
    as_of: texts.as_of,
    stage: texts.stage,
    category: texts.category,
    risk: texts.risk,
    duties,
    questions,
    notices,
  };
}
