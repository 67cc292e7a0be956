import { read_history } from "./homeward.js";
import { asked, plain, text } from "./asking.js";

/** @import { CaseFile, HistoryTable } from "./types.js" */

/**
 * Reads earlier episodes that were pasted as a table from a spreadsheet. Nothing is guessed: what can be read in two ways is
 * asked about, so is a row that may say an episode a second time, and a row is taken only when it asks nothing, has no problem
 * and is not `left_out`. Every row that is taken has a start and a category, as the `history` of a case wants them. No protocol
 * is needed.
 *
 * @param {string} pasted The table, as it was pasted.
 * @param {string} asOf The moment that is asked about, with an offset.
 * @param {Readonly<Record<string, string>>} [answers] What was answered to the questions that it asked before, by their keys.
 * @param {CaseFile} [caseFile] The case to which they are added: what it knows of episodes, this one among them, is not counted twice.
 * @returns {HistoryTable}
 * @throws {HomewardError} When the engine has not been started, `asOf` is no moment, or a time of the case cannot be read.
 * @example
 * const table = readHistory("3/4/2026 20:00\t4/4/2026 01:10\tMissing", asOf);
 * table.rows[0].asks[0]?.asks; // "Is 3/4/2026 the 3 Apr 2026 or the 4 Mar 2026?"
 * readHistory(pasted, asOf, { order: "day_first" });
 */
export function readHistory(pasted, asOf, answers = {}, caseFile = {}) {
  return asked(() => JSON.parse(read_history(text("pasted", pasted), text("asOf", asOf), Object.entries(answers).flat().map((part) => text("answers", part)), plain(caseFile))));
}
