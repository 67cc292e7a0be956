import type { Entered } from "../shared/events.js";
import type { AskedAlready, CaseFile, Told } from "../shared/types.js";
import type { Aside, Parted } from "./aside.js";
import { givenTwice } from "./twice.js";

/** By which pack a file was made. */
export interface Pack {
  id: string;
  version: string;
  digest: string;
}

/** All that a file holds, once it is read. A bare case says nothing of authorities. */
export interface Opened extends Parted {
  /** The authorities that it was made by: whose child it is, and where the child is placed, if elsewhere; and when it was saved. */
  made: { home: string; host: string | null; protocols: readonly Pack[]; saved: string | null } | null;
}

/** The version of the file that this page writes. */
const VERSION = 1;
const MEMBERS = ["homeward", "saved", "home", "host", "protocols", "case", "asked", "told", "forms", "pictures", "aside"];
const OF_A_CASE = ["area", "facts", "events", "history", "done"];

/** What is written when a case is saved: all that was entered, by whose protocols, and when. */
export function fileText({ record, aside }: Parted, packs: readonly [Pack, ...Pack[]], saved: string): string {
  const [home, host] = packs;
  const protocols = packs.map(({ id, version, digest }) => ({ id, version, digest }));
  const file = { homeward: VERSION, saved, home: home.id, host: host?.id ?? null, protocols, case: record.case, asked: record.asked, told: record.told, forms: record.forms, ...filled({ pictures: record.pictures, aside }) };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/**
 * Reads a saved file, or a bare case, strictly: what it cannot be is said in a sentence, and nothing of it is taken. What the
 * core reads, the case and who was asked and told, is left to it.
 */
export function readFile(text: string): Opened | { problem: string } {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return { problem: "That file holds no case. Choose a JSON file that was saved here or by the portal." };
  }
  if (!isObject(read)) return { problem: "That file holds no case. Choose a JSON file that was saved here or by the portal." };
  const twice = givenTwice(text);
  if (twice.length > 0) return { problem: `In that file ${twice.join(" and ")} is given twice, and nobody can tell which counts. Nothing was opened.` };
  return "homeward" in read ? readSaved(read) : readBare(read);
}

function readBare(read: Members): Opened | { problem: string } {
  const strange = Object.keys(read).filter((name) => !OF_A_CASE.includes(name));
  if (strange.length > 0) return { problem: `That file holds no case that this page knows: “${strange[0] ?? ""}” is no part of a case. Nothing was opened.` };
  return { record: { case: read as CaseFile, asked: [], told: [], forms: {} }, aside: null, made: null };
}

function readSaved(read: Members): Opened | { problem: string } {
  if ("form" in read && "protocol" in read) return { problem: "That file holds a form or a trigger plan, and no case. Open a plan on the page for plans, a draft in its form. Nothing was opened." };
  const { homeward, saved, home, host = null, protocols = [], case: caseFile, asked = [], told = [], forms = {}, pictures = {}, aside = null } = read;
  if (homeward !== VERSION) return { problem: "That file was saved by a newer Homeward than this one. Load the page again, or ask for the newer one. Nothing was opened." };
  const wrong = (what: string) => ({ problem: `That file was changed after it was saved: ${what}. Nothing was opened.` });
  const strange = Object.keys(read).find((name) => !MEMBERS.includes(name));
  if (strange !== undefined) return wrong(`“${strange}” is no part of it`);
  if (typeof home !== "string" || (host !== null && typeof host !== "string")) return wrong("it does not say whose child it is");
  if (!isObject(caseFile)) return wrong("it holds no case");
  if (!isList(protocols, isPack)) return wrong("it does not say by which protocols it was made");
  if (!isList(asked, isObject)) return wrong("what was asked without an answer cannot be read");
  if (!isList(told, isObject)) return wrong("who was told cannot be read");
  if (!isObject(forms) || !Object.values(forms).every(isObject)) return wrong("the drafts of forms cannot be read");
  if (!isObject(pictures) || !Object.values(pictures).every(isTexts)) return wrong("the pictures of forms cannot be read");
  if (aside !== null && !isAside(aside)) return wrong("what was entered by another protocol cannot be read");
  const drafts = { forms: forms as Entered["forms"], ...filled({ pictures: pictures as Entered["pictures"] }) };
  return { record: { case: caseFile as CaseFile, asked: asked as unknown as AskedAlready[], told: told as unknown as Told[], ...drafts }, aside, made: { home, host, protocols, saved: typeof saved === "string" && !Number.isNaN(Date.parse(saved)) ? saved : null } };
}

/** What a reader must know of a file that was made by another version of a pack; nothing where they are the same. */
export function remark(made: readonly Pack[], now: readonly (Pack & { words: string })[]): string | null {
  const differs = now.flatMap((pack) => {
    const was = made.find(({ id }) => id === pack.id);
    return was && was.digest !== pack.digest ? [`${pack.words}: saved with version ${was.version}, shown by version ${pack.version}`] : [];
  });
  return differs.length > 0 ? `The protocol has changed since this file was saved (${differs.join("; ")}). What has to be done, and by when, is worked out anew and may differ.` : null;
}

type Members = Record<string, unknown>;

function isObject(value: unknown): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isList<One>(value: unknown, each: (one: unknown) => one is One): value is One[] {
  return Array.isArray(value) && value.every(each);
}

function isPack(value: unknown): value is Pack {
  return isObject(value) && ["id", "version", "digest"].every((name) => typeof value[name] === "string");
}

function isTexts(value: unknown): value is Readonly<Record<string, string>> {
  return isObject(value) && Object.values(value).every((text) => typeof text === "string");
}

/** Only by its shape: its own protocol is not at hand, and reads it once it is. */
function isAside(value: unknown): value is Aside {
  if (!isObject(value) || !isObject(value["case"]) || !isList(value["asked"], isObject)) return false;
  const { area = "", facts = {}, events = {}, done = [], ...others } = value["case"];
  return typeof area === "string" && isObject(facts) && isObject(events) && isList(done, isObject) && Object.keys(others).length === 0;
}

/** The members in which there is anything. */
function filled<Members extends Record<string, object | null | undefined>>(members: Members): Partial<{ [Name in keyof Members]: NonNullable<Members[Name]> }> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value && Object.keys(value).length > 0)) as Partial<{ [Name in keyof Members]: NonNullable<Members[Name]> }>;
}
