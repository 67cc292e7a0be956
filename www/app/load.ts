import init, { Protocol } from "homeward/index.js";
import moduleAddress from "homeward/homeward_bg.wasm?url";
import { reasonOf } from "../elements/shared/refusal";
import { contactsIn, type PackContact } from "../elements/unavailable/contacts";
import { packAddress } from "./protocols";

/** What is left when the core cannot run: why, and whom the pack names. */
export interface Failure {
  /** The id of the authority whose contacts these are. */
  authority: string;
  reason: string;
  contacts: PackContact[];
}

const packs = new Map<string, Promise<string>>();
const protocols = new Map<string, Protocol>();

/** The protocol of an authority, ready to be asked. The module and the pack are fetched at the same time, each once. */
export async function loadProtocol(id: string): Promise<Protocol> {
  const known = protocols.get(id);
  if (known) return known;
  const pack = fetchPack(id);
  await init(new URL(moduleAddress, import.meta.url));
  const protocol = protocols.get(id) ?? Protocol.parse(await pack);
  protocols.set(id, protocol);
  return protocol;
}

/** What can still be said when an authority's protocol cannot be asked. */
export async function failureOf(id: string, error: unknown): Promise<Failure> {
  return { authority: id, reason: reasonOf(error), contacts: contactsIn(await fetchPack(id).catch(() => "")) };
}

function fetchPack(id: string): Promise<string> {
  const known = packs.get(id);
  if (known) return known;
  const pack = fetch(packAddress(id)).then((response) => {
    if (!response.ok) throw new Error(`the protocol cannot be fetched (${response.status})`);
    return response.text();
  });
  packs.set(id, pack);
  // Whatever fails is told by whoever waits for it; it may be tried again.
  pack.catch(() => packs.delete(id));
  return pack;
}
