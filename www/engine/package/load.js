import { failure } from "./errors.js";
import { Protocol } from "./protocol.js";
import { places, protocols } from "./protocols.js";

/**
 * A bundled protocol, by its id. The pack is fetched while the engine starts.
 *
 * @param {string} id
 * @param {Promise<void>} started
 * @param {(place: URL) => Promise<string>} read
 * @returns {Promise<Protocol>}
 */
export async function loadWith(id, started, read) {
  const json = textOf(id, read);
  // What becomes of it is told below, once the engine has started.
  json.catch(() => undefined);
  await started;
  return Protocol.parse(await json);
}

/**
 * The contacts of a bundled pack, which need no engine.
 *
 * @param {string} id
 * @param {(place: URL) => Promise<string>} read
 * @returns {Promise<import("./types.js").Contact[]>}
 */
export async function contactsWith(id, read) {
  /** @type {import("./types.js").Pack} */
  const pack = JSON.parse(await textOf(id, read));
  return pack.contacts;
}

/**
 * The text of a bundled pack.
 *
 * @param {string} id
 * @param {(place: URL) => Promise<string>} read
 * @returns {Promise<string>}
 */
async function textOf(id, read) {
  const place = Object.hasOwn(places, id) ? places[id] : undefined;
  if (place === undefined) {
    const known = protocols.map((protocol) => protocol.id).join(", ");
    throw failure("package/unknown-protocol", "load", {
      message: `there is no bundled protocol \`${id}\``,
      why: "Only the protocols of this package can be loaded by name",
      mend: `Use one of ${known}; read a pack of your own with Protocol.parse.`,
    });
  }
  try {
    return await read(place);
  } catch (cause) {
    throw failure(
      "package/protocol-not-loaded",
      `protocols/${id}.json`,
      {
        message: `the pack cannot be fetched (${cause instanceof Error ? cause.message : cause})`,
        why: "Without it nothing can be assessed",
        mend: "See that the folder `protocols` is served beside the package's scripts.",
      },
      cause,
    );
  }
}
