import init, { HomewardError, Protocol } from "homeward/index.js";
import moduleAddress from "homeward/homeward_bg.wasm?url";
import packAddress from "homeward/protocols/newham.json?url";
import type { CaseFile, ContactView, View, Words } from "../elements/shared/types";

/** The core, ready to be asked. */
export interface Core {
  /** What a person sees of a case at a moment. */
  view(caseFile: CaseFile, asOf: string): View;
  /** Reads the text of a case as strictly as it was written: a name given twice would be lost in an object. Throws what is wrong. */
  read(text: string, asOf: string): void;
  /** What a case can give. */
  vocabulary: Words;
}

/** What is left when the core cannot run: why, and whom the pack names. */
export interface CoreFailure {
  reason: string;
  contacts: ContactView[];
}

/** Fetches the module and the pack, at the same time, and nothing ever after. */
export async function loadCore(): Promise<Core | CoreFailure> {
  const pack = fetch(packAddress).then((response) => {
    if (!response.ok) throw new Error(`the protocol cannot be fetched (${response.status})`);
    return response.text();
  });
  // Whatever fails is told below, once.
  pack.catch(() => undefined);
  try {
    await init(new URL(moduleAddress, import.meta.url));
    const protocol = Protocol.parse(await pack);
    return {
      view: (caseFile, asOf) => protocol.view(caseFile, asOf) as View,
      read: (text, asOf) => void protocol.assessText(text, asOf),
      vocabulary: protocol.vocabulary() as Words,
    };
  } catch (error) {
    return { reason: reasonOf(error), contacts: await contactsOf(pack) };
  }
}

/** What the core says of a case that it refuses: sentences for people. */
export function refusal(error: unknown): string[] | null {
  if (!(error instanceof HomewardError)) return null;
  return error.diagnostics.map((diagnostic) => `${capital(diagnostic.message)}. ${diagnostic.mend}`);
}

/** An error in words. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

async function contactsOf(pack: Promise<string>): Promise<ContactView[]> {
  try {
    const read = JSON.parse(await pack) as { contacts?: Partial<ContactView>[] };
    return (read.contacts ?? []).map((one) => ({ id: "", name: "", says: "", cite: "", telephone: null, email: null, link: null, ...one }));
  } catch {
    return [];
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
