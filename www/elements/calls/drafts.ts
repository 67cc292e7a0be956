import type { Call, Told } from "../shared/types.js";

/** What is typed while ringing and not noted yet, as it was typed. */
export interface CallDraft {
  log: string;
  name: string;
  time: string;
  grade: string;
  /** Who acknowledged it, and when. */
  by: string;
  byTime: string;
}

const EMPTY: CallDraft = { log: "", name: "", time: "", grade: "", by: "", byTime: "" };

/** The boxes of a call. */
export type Box = keyof CallDraft;

/**
 * What was typed for each call, by its id. It outlives what is shown: whoever holds it keeps it when the element goes, and
 * a call that the case no longer asks for keeps what was typed.
 */
export class CallDrafts {
  private readonly drafts = new Map<string, CallDraft>();

  /** What was typed. */
  of(id: string): CallDraft {
    return this.drafts.get(id) ?? EMPTY;
  }

  /** Types into a box. */
  type(id: string, box: Box, text: string): void {
    this.drafts.set(id, { ...this.of(id), [box]: text });
  }

  /** Empties boxes. */
  clear(id: string, boxes: readonly Box[]): void {
    this.drafts.set(id, { ...this.of(id), ...Object.fromEntries(boxes.map((box) => [box, ""])) });
  }

  /** Whether anything is typed and not noted. */
  any(id: string): boolean {
    return Object.values(this.of(id)).some((text) => text.trim() !== "");
  }

  /** Whether anything is typed for any call. */
  get typed(): boolean {
    return [...this.drafts.keys()].some((id) => this.any(id));
  }
}

/** What is noted of a call from what was typed: where two protocols want it, for both. */
export function toldOf(call: Call, draft: CallDraft, at: string): Told {
  const text = (name: "log" | "name" | "grade"): Partial<Told> => (call.boxes.includes(name) && draft[name].trim() !== "" ? { [name]: draft[name].trim() } : {});
  const also = [...new Set(call.sides.map(({ id }) => id))].filter((id) => id !== call.id);
  return { id: call.id, ...(also.length > 0 ? { also } : {}), to: call.name, at, ...text("log"), ...text("name"), ...text("grade") };
}

/** Whether a note tells of this call: by its id, or by that of either of two protocols that want it. */
export function isOf(told: Told, call: Call): boolean {
  const ids = [call.id, ...call.sides.map(({ id }) => id)];
  return [told.id, ...(told.also ?? [])].some((id) => ids.includes(id));
}

/** What is wrong with when they acknowledged it, in a sentence; null where nothing is. A minute is as exact as anybody writes it down. */
export function tooEarly(acknowledged: string, told: Told, words: (instant: string) => string): string | null {
  const minute = (instant: string): number => Math.floor(new Date(instant).getTime() / 60_000);
  return minute(acknowledged) < minute(told.at) ? `They cannot have acknowledged it before they were told, ${words(told.at)}: correct one of the two times` : null;
}

/**
 * The calls to show: those of the case, and those that it no longer asks for while something is typed for them. While
 * somebody types, all stay where they are, for what moves loses the focus.
 */
export function shown(before: readonly Call[], now: readonly Call[], keeps: (call: Call) => boolean, hold: boolean): Call[] {
  const ids = new Set(now.map(({ id }) => id));
  const gone = before.filter((call) => !ids.has(call.id) && keeps(call));
  if (!hold) return [...now, ...gone];
  const fresh = new Map(now.map((call) => [call.id, call]));
  const stay = before.flatMap((call) => fresh.get(call.id) ?? (gone.includes(call) ? [call] : []));
  const there = new Set(stay.map(({ id }) => id));
  return [...stay, ...now.filter((call) => !there.has(call.id))];
}
