import { readDraft } from "../form/answers.js";
import { pictureTexts, readPictures, type Picture, type PictureTexts } from "../form/pictures.js";
import type { FormAnswers } from "../form/types.js";

/** A plan as it is saved: the answers, and the pictures that belong to them. */
export interface PlanFile {
  /** The version of this kind of file. */
  homeward: 1;
  /** When it was saved. */
  saved: string;
  /** The rules that it was written under. */
  protocol: { id: string; version: string; digest: string };
  plan: FormAnswers;
  /** The pictures, by the names of their fields, as JPEG. */
  pictures: PictureTexts;
}

/** A plan that was read from a file. */
export interface OpenedPlan {
  /** The id of its form, where the file names it. */
  form: string | null;
  answers: FormAnswers;
  pictures: ReadonlyMap<string, Picture>;
  /** Whether the file holds a picture that cannot be read. */
  spoilt: boolean;
}

/** The name of the file: no child's name stands in it. */
export const FILE_NAME = "homeward-trigger-plan.json";

/** A plan for a file. */
export function planFile(plan: FormAnswers, protocol: PlanFile["protocol"], pictures: ReadonlyMap<string, Picture>, saved: string): PlanFile {
  return { homeward: 1, saved, protocol, plan, pictures: pictureTexts(pictures) };
}

/** Reads a plan that was saved, or a draft of its form; a text says why it cannot be used. */
export async function openPlan(text: string): Promise<OpenedPlan | string> {
  let read: unknown = null;
  try {
    read = JSON.parse(text);
  } catch {
    // What is no JSON is no plan either.
  }
  const plan = isObject(read) && isObject(read["plan"]) ? read["plan"] : read;
  const form = isObject(plan) && typeof plan["form"] === "string" ? plan["form"] : null;
  const draft = readDraft(JSON.stringify(plan), form ?? "", "");
  if (typeof draft === "string") return "That file holds no plan. Choose a JSON file that was saved here.";
  const { pictures, spoilt } = await readPictures(isObject(read) && isObject(read["pictures"]) ? read["pictures"] : {});
  return { form, answers: draft.answers, pictures, spoilt };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
