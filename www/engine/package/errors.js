/** @import { Code, Diagnostic as Reported } from "./types.js" */

/**
 * The codes of the package itself; those of cases and packs come from the engine.
 *
 * @typedef {"package/not-started" | "package/module-not-loaded" | "package/unknown-protocol" | "package/protocol-not-loaded" | "package/engine-failed"} PackageCode
 */

/**
 * Every code that a diagnostic can have.
 *
 * @typedef {Code | PackageCode} ErrorCode
 */

/**
 * What is wrong, where, why it matters and what to do.
 *
 * @typedef {Omit<Reported, "code"> & { code: ErrorCode }} Diagnostic
 */

/**
 * Thrown for everything that goes wrong: a case or a pack that is refused, a pack or a module that cannot be fetched.
 *
 * Nothing is half done: a case is either read whole or refused with all that is wrong with it.
 *
 * @example
 * try {
 *   protocol.assess({ facts: { age: "twelve" } }, new Date().toISOString());
 * } catch (error) {
 *   if (!(error instanceof HomewardError)) throw error;
 *   for (const { place, message, mend } of error.diagnostics) console.log(`${place.path}: ${message}. ${mend}`);
 *   // facts.age: expected a whole number, but found a text. Give a whole number, or leave it out if it is not known.
 * }
 */
export class HomewardError extends Error {
  /**
   * Of one diagnostic or more.
   *
   * @param {Diagnostic[]} diagnostics
   * @param {{ cause?: unknown }} [options]
   */
  constructor(diagnostics, options) {
    super(diagnostics.map(sentence).join("\n"), options);
    /**
     * Always `HomewardError`, also when a minifier has renamed the class.
     *
     * @type {string}
     */
    this.name = "HomewardError";
    /**
     * All that is wrong, each with its place and its mend.
     *
     * @readonly
     * @type {Diagnostic[]}
     */
    this.diagnostics = diagnostics;
    /**
     * The code of the first diagnostic, such as `case/unknown-fact`.
     *
     * @readonly
     * @type {ErrorCode}
     */
    this.code = diagnostics[0]?.code ?? "package/engine-failed";
  }
}

/**
 * @param {Diagnostic} diagnostic
 * @returns {string}
 */
function sentence({ place, message, mend }) {
  return `${place.path}: ${message}. ${mend}`;
}

/**
 * One error of the package itself.
 *
 * @param {PackageCode} code
 * @param {string} path
 * @param {{ message: string, why: string, mend: string }} words
 * @param {unknown} [cause]
 * @returns {HomewardError}
 */
export function failure(code, path, words, cause) {
  /** @type {Diagnostic} */
  const diagnostic = { code, severity: "error", ...words, place: { path } };
  return new HomewardError([diagnostic], cause === undefined ? undefined : { cause });
}
