import init, { contacts, load, type Protocol } from "homeward/index.js";
import moduleAddress from "homeward/homeward_bg.wasm?url";
import { reasonOf } from "../elements/shared/refusal";
import type { PackContact } from "../elements/unavailable/contacts";
import { packAddress } from "./protocols";

/** What is left when the core cannot run: why, and whom the pack names. */
export interface Failure {
  /** The id of the authority whose contacts these are. */
  authority: string;
  reason: string;
  contacts: PackContact[];
}

const protocols = new Map<string, Promise<Protocol>>();

/** The protocol of an authority, ready to be asked. The module and the pack are fetched at the same time, each once. */
export function loadProtocol(id: string): Promise<Protocol> {
  const known = protocols.get(id);
  if (known) return known;
  // `load` waits for the same start, and says what it fails by.
  init(new URL(moduleAddress, import.meta.url)).catch(() => undefined);
  const protocol = load(id, packAddress(id));
  protocols.set(id, protocol);
  // Whatever fails is told by whoever waits for it; it may be tried again.
  protocol.catch(() => protocols.delete(id));
  return protocol;
}

/** What can still be said when an authority's protocol cannot be asked. */
export async function failureOf(id: string, error: unknown): Promise<Failure> {
  return { authority: id, reason: reasonOf(error), contacts: await contacts(id, packAddress(id)).catch(() => []) };
}
