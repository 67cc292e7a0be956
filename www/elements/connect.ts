import { contacts, load, type Protocol } from "homeward/index.js";
import { define } from "./shared/define";
import { Unavailable } from "./unavailable/element";

/**
 * Loads a protocol of the package and gives it to elements. Where that cannot be, because the page's policy refuses the
 * module or a file cannot be fetched, a message with the protocol's contacts stands where the first of them stood, the
 * others are hidden, and nothing comes back.
 *
 * @param id The protocol's name: `newham`.
 * @param elements The elements of the page that go by it.
 * @example
 * const newham = await connect("newham", document.querySelector("homeward-duties"));
 */
export async function connect(id: string, ...elements: readonly (HTMLElement & { protocol: unknown })[]): Promise<Protocol | null> {
  try {
    const protocol = await load(id);
    for (const element of elements) element.protocol = protocol;
    return protocol;
  } catch (error) {
    define("homeward-unavailable", Unavailable);
    const message = document.createElement("homeward-unavailable");
    message.reason = error instanceof Error ? error.message : String(error);
    elements[0]?.before(message);
    for (const element of elements) element.hidden = true;
    message.contacts = await contacts(id).catch(() => []);
    return null;
  }
}
