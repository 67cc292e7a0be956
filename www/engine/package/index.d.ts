/** @typedef {import("./errors.js").ErrorCode} ErrorCode */
/** @typedef {import("./errors.js").Diagnostic} Diagnostic */
/** @typedef {import("./start.js").Module} Module */
/** @import { HomewardError } from "./errors.js" */
/** @import { Protocol } from "./protocol.js" */
/** @import { Contact } from "./types.js" */
/**
 * Starts the engine. Call it once, before anything else; further calls do nothing and wait for the first.
 *
 * In a browser it fetches `homeward_bg.wasm`, which lies beside this file, and compiles it while it arrives; in Node it
 * reads the file. The page's Content-Security-Policy must allow `script-src 'wasm-unsafe-eval'`.
 *
 * @param {Module} [module] The module itself, where you have it already or keep it elsewhere: its bytes, compiled, or its
 * address.
 * @returns {Promise<void>}
 * @throws {HomewardError} When the module cannot be fetched or compiled; it may be called again.
 * @example
 * import init from "homeward";
 * await init();
 */
export default function init(module?: Module): Promise<void>;
/**
 * Loads one of the bundled protocols by its name; no other is fetched. `protocols` lists them. Where `init` was not called
 * before, the engine starts meanwhile: so the first answer is there soonest. What is fetched is compared with the
 * digest that `protocols` names; a pack that is another is checked whole, and its own digest is told.
 *
 * @param {string} id Its name: `newham`.
 * @param {URL | string} [place] Where the pack lies, if not beside the package's scripts.
 * @returns {Promise<Protocol>}
 * @throws {HomewardError} When there is none of that name, or it cannot be fetched.
 * @example
 * const newham = await load("newham");
 */
export function load(id: string, place?: URL | string): Promise<Protocol>;
/**
 * Whom a bundled protocol names, without the engine: for where the page's policy refuses it, so that people have somebody to
 * ring. It fetches the pack and nothing else. Who answers at which hour only the engine can tell.
 *
 * @param {string} id Its name: `newham`.
 * @param {URL | string} [place] Where the pack lies, if not beside the package's scripts.
 * @returns {Promise<Contact[]>}
 * @throws {HomewardError} When there is none of that name, or it cannot be fetched.
 * @example
 * for (const { name, telephone } of await contacts("derbyshire")) console.log(name, telephone);
 */
export function contacts(id: string, place?: URL | string): Promise<Contact[]>;
export { HomewardError } from "./errors.js";
export { readHistory } from "./history.js";
export { Protocol } from "./protocol.js";
export { protocols } from "./protocols.js";
export type ErrorCode = import("./errors.js").ErrorCode;
export type Diagnostic = import("./errors.js").Diagnostic;
export type Module = import("./start.js").Module;
import type { Protocol } from "./protocol.js";
import type { Contact } from "./types.js";
export type * from "./types.js";
