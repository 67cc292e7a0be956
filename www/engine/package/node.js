// The same as index.js, for Node: the module and the packs are read from files.
import { createHash } from "node:crypto";
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
  return loadWith(id, place, init(), readPack);
}

/** @type {typeof import("./index.js").contacts} */
export async function contacts(id, place) {
  return contactsWith(id, place, readPack);
}

/** @type {import("./load.js").ReadPlace} */
async function readPack(place, digest) {
  const bytes = await readFile(place);
  return { bytes, checked: `sha256:${createHash("sha256").update(bytes).digest("hex")}` === digest };
}
