// The same as index.js, for Node: the module and the packs are read from files.
import { readFile } from "node:fs/promises";

import { contactsWith, loadWith } from "./load.js";
import { startOnce } from "./start.js";

export { HomewardError } from "./errors.js";
export { readHistory } from "./history.js";
export { Protocol } from "./protocol.js";
export { protocols } from "./protocols.js";

/** @type {typeof import("./index.js").default} */
export default function init(module) {
  return startOnce(() => module ?? readFile(new URL("homeward_bg.wasm", import.meta.url)));
}

/** @type {typeof import("./index.js").load} */
export async function load(id, place) {
  return loadWith(id, place, init(), readFile);
}

/** @type {typeof import("./index.js").contacts} */
export async function contacts(id, place) {
  return contactsWith(id, place, readFile);
}
