import { failure } from "./errors.js";
import { Protocol } from "./protocol.js";
import { places, protocols } from "./protocols.js";

/**
 * Reads the bytes of a file.
 *
 * @callback Read
 * @param {URL | string} place
 * @returns {Promise<Uint8Array>}
 */

/**
 * A bundled protocol, by its id. The pack is fetched while the engine starts. One whose bytes are not those of the package is
 * checked whole, as a pack of somebody's own would be.
 *
 * @param {string} id
 * @param {URL | string | undefined} place
 * @param {Promise<void>} started
 * @param {Read} read
 * @returns {Promise<Protocol>}
 */
export async function loadWith(id, place, started, read) {
  const pack = packOf(id, place, read).then(async ({ bytes, digest }) => ({ bytes, digest, checked: await has(bytes, digest) }));
  // What becomes of it is told below, once the engine has started.
  pack.catch(() => undefined);
  await started;
  const { bytes, digest, checked } = await pack;
  return checked ? Protocol.parseChecked(bytes, digest) : Protocol.parse(new TextDecoder().decode(bytes));
}

/**
 * The contacts of a bundled pack, which need no engine.
 *
 * @param {string} id
 * @param {URL | string | undefined} place
 * @param {Read} read
 * @returns {Promise<import("./types.js").Contact[]>}
 */
export async function contactsWith(id, place, read) {
  const { bytes } = await packOf(id, place, read);
  /** @type {import("./types.js").Pack} */
  const pack = JSON.parse(new TextDecoder().decode(bytes));
  return pack.contacts;
}

/**
 * A bundled pack.
 *
 * @param {string} id
 * @param {URL | string | undefined} place
 * @param {Read} read
 * @returns {Promise<{ bytes: Uint8Array, digest: string }>} With the digest that the package's own pack has.
 */
async function packOf(id, place, read) {
  const listed = protocols.find((protocol) => protocol.id === id);
  if (listed === undefined) {
    const known = protocols.map((protocol) => protocol.id).join(", ");
    throw failure("package/unknown-protocol", "load", {
      message: `there is no bundled protocol \`${id}\``,
      why: "Only the protocols of this package can be loaded by name",
      mend: `Use one of ${known}; read a pack of your own with Protocol.parse.`,
    });
  }
  const { digest } = listed;
  try {
    return { bytes: await read(place ?? /** @type {URL} */ (places[id])), digest };
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

/**
 * Whether bytes have a digest; no, where the browser works out none: it does so on pages that came by https, or from this machine.
 *
 * @param {Uint8Array} bytes
 * @param {string} digest `sha256:...`
 * @returns {Promise<boolean>}
 */
async function has(bytes, digest) {
  const found = await globalThis.crypto?.subtle?.digest("SHA-256", /** @type {BufferSource} */ (bytes));
  if (found === undefined) return false;
  return digest === `sha256:${[...new Uint8Array(found)].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}
