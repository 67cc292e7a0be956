import { html, nothing, type TemplateResult } from "lit";
import type { Call } from "../shared/types";
import { momentWords, timeWords } from "../shared/london-words";
import type { Box } from "./drafts";
import { lastTime } from "./time";

/** What a box asks for. */
const LABELS: Readonly<Record<Box, string>> = {
  time: "Time of the call",
  name: "Who you spoke to",
  log: "Log or reference number",
  grade: "Grade they gave",
  by: "Who acknowledged it",
  byTime: "When they did",
};
/** The order in which boxes stand, whatever order the core names them in. */
const ORDER = ["time", "name", "log", "grade"] as const;

/** The boxes of a call that is to be noted: always the time, and those that it has. */
export function boxesOf(call: Call): readonly Box[] {
  return ORDER.filter((box) => box === "time" || call.boxes.includes(box));
}

/** A box as it stands, and what to do when something is typed. */
export interface BoxDesk {
  typed: string;
  /** What is wrong with it; empty where nothing is. */
  wrong: string;
  /** The moment of the page. */
  asOf: string;
  type(text: string): void;
}

/** A box to type into while ringing; one for a time reads it out, and takes the present one at a press. */
export function field(call: Call, box: Box, { typed, wrong, asOf, type }: BoxDesk): TemplateResult {
  const id = `${call.id}-${box}`;
  const label = LABELS[box];
  const time = box === "time" || box === "byTime";
  const read = time ? lastTime(typed, asOf) : null;
  return html`<div class="field ${time ? "time" : ""}">
    <label class="govuk-label" for=${id}>${label}</label>
    ${wrong ? html`<p id=${`${id}-error`} class="govuk-error-message"><span class="govuk-visually-hidden">Error: </span>${wrong}</p>` : nothing}
    <input
      id=${id}
      class="govuk-input ${wrong ? "govuk-input--error" : ""}"
      type="text"
      autocomplete="off"
      inputmode=${time ? "numeric" : nothing}
      aria-describedby=${[wrong ? `${id}-error` : "", read ? `${id}-read` : ""].filter(Boolean).join(" ") || nothing}
      aria-invalid=${wrong ? "true" : nothing}
      .value=${typed}
      @input=${(event: Event) => type((event.currentTarget as HTMLInputElement).value)}
    >
    ${time
      ? html`<span class="beside"><button type="button" class="link" @click=${() => type(timeWords(asOf))}>Now<span class="govuk-visually-hidden">: ${label}, ${call.name}</span></button>
            <span id=${`${id}-read`} class="quiet">${read ? momentWords(read) : ""}</span></span>`
      : nothing}
  </div>`;
}
