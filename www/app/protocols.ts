import { protocols } from "homeward/index.js";

/** The packs that the page can fetch, by their ids: those of the folder, whichever they are. */
const addresses: Readonly<Record<string, string>> = import.meta.glob<string>("../../target/package/homeward/protocols/*.json", { query: "?url", import: "default", eager: true });

/** An authority that can be chosen. */
export interface Authority {
  id: string;
  shortName: string;
}

/** The authorities that can be chosen, by their names. */
export const authorities: readonly Authority[] = protocols.map(({ id, short_name }) => ({ id, shortName: short_name })).sort((left, right) => left.shortName.localeCompare(right.shortName));

/** Where the pack of an authority lies. */
export function packAddress(id: string): string {
  const found = Object.entries(addresses).find(([path]) => path.endsWith(`/${id}.json`));
  if (!found) throw new Error(`there is no protocol ${id}`);
  return found[1];
}
