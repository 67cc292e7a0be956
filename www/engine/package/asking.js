// How the engine is asked: what goes in as text, and what it throws as an error for people.
import { unsayable as explain } from "./homeward.js";
import { HomewardError, failure } from "./errors.js";
import { unsayable } from "./plain.js";
import { isStarted } from "./start.js";

/** @import { CaseFile, CaseRecord, FormAnswers } from "./types.js" */

/**
 * A case, or a file of answers, as text, or the error that says what of it cannot be said in JSON.
 *
 * @param {CaseFile | FormAnswers | CaseRecord} given
 * @returns {string}
 */
export function plain(given) {
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
export function text(name, value) {
  if (typeof value !== "string") throw notA(name, value, "a string");
  return value;
}

/**
 * What the engine says where something else was given than is expected: as text, as it throws all that it refuses.
 *
 * @param {string} name
 * @param {unknown} value
 * @param {string} wanted
 * @returns {string}
 */
export function notA(name, value, wanted) {
  return explain([name, `${value === null || value === undefined ? String(value) : `a ${typeof value}`}, where ${wanted} is expected`]);
}

/**
 * Asks the engine, and turns what it throws into an error for people.
 *
 * @template T
 * @param {() => T} ask
 * @returns {T}
 */
export function asked(ask) {
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
