import { failure } from "./errors.js";
import { Protocol } from "./protocol.js";
import { places, protocols } from "./protocols.js";

/**
 * The text of a bundled pack, by its id.
 *
 * @param {string} id
 * @param {(place: URL) => Promise<string>} read
 * @returns {Promise<Protocol>}
 */
export async function loadWith(id, read) {
  const place = Object.hasOwn(places, id) ? places[id] : undefined;
  if (place === undefined) {
    const known = protocols.map((protocol) => protocol.id).join(", ");
    throw failure("package/unknown-protocol", "load", {
      message: `there is no bundled protocol \`${id}\``,
      why: "Only the protocols of this package can be loaded by name",
      mend: `Use one of ${known}; read a pack of your own with Protocol.parse.`,
    });
  }
  let json;
  try {
    json = await read(place);
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
  return Protocol.parse(json);
}
