import { html, nothing, type TemplateResult } from "lit";
import { ref } from "lit/directives/ref.js";
import { given } from "./answers.js";
import { memberBox } from "./boxes.js";
import type { Desk } from "./desk.js";
import { describedBy, single } from "./frame.js";
import type { FieldState } from "./types.js";

/** The longest side of a picture, once it was made small: enough for a printed plan. */
const LONGEST = 1200;

/** Reads a picture and makes it small, here on the machine. It goes nowhere. */
export async function small(file: Blob): Promise<ImageBitmap> {
  const whole = await createImageBitmap(file);
  const scale = Math.min(1, LONGEST / Math.max(whole.width, whole.height));
  if (scale === 1) return whole;
  const resized = await createImageBitmap(whole, { resizeWidth: Math.round(whole.width * scale), resizeHeight: Math.round(whole.height * scale), resizeQuality: "high" });
  whole.close();
  return resized;
}

/** How well a picture is kept in a file: a face is told by it, and the file stays small enough to be handed over. */
const QUALITY = 0.85;

/** A picture as text for a file: drawn anew, so that what a camera noted beside it (place, time, device) is gone. */
export async function pictureText(picture: ImageBitmap): Promise<string> {
  const sheet = new OffscreenCanvas(picture.width, picture.height);
  const pen = sheet.getContext("2d");
  if (!pen) throw new Error("this browser draws no pictures");
  // What was transparent would be black.
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, picture.width, picture.height);
  pen.drawImage(picture, 0, 0);
  const bytes = new Uint8Array(await (await sheet.convertToBlob({ type: "image/jpeg", quality: QUALITY })).arrayBuffer());
  let text = "";
  for (let start = 0; start < bytes.length; start += 0x8000) text += String.fromCharCode(...bytes.subarray(start, start + 0x8000));
  return `${JPEG}${btoa(text)}`;
}

/** The picture that a file holds as text; it is made small again, whoever wrote the file. */
export async function pictureOf(text: string): Promise<ImageBitmap> {
  if (!text.startsWith(JPEG)) throw new Error("a picture in a plan is a JPEG");
  const bytes = Uint8Array.from(atob(text.slice(JPEG.length)), (letter) => letter.charCodeAt(0));
  return small(new Blob([bytes], { type: "image/jpeg" }));
}

const JPEG = "data:image/jpeg;base64,";

/** A picture on a canvas: nothing is fetched, and no address of it exists. */
export function canvas(picture: ImageBitmap, label: string): TemplateResult {
  const draw = (element: Element | undefined): void => {
    if (!(element instanceof HTMLCanvasElement)) return;
    element.width = picture.width;
    element.height = picture.height;
    element.getContext("2d")?.drawImage(picture, 0, 0);
  };
  return html`<canvas role="img" aria-label=${label} ${ref(draw)}></canvas>`;
}

/** A photograph, chosen from the machine. */
export function photograph(desk: Desk, field: FieldState): TemplateResult {
  const name = memberBox(given(desk.file, field.name), "name");
  const picture = desk.memory.pictures.get(field.name);
  const wrong = desk.told(field.name) !== null;
  const choose = (event: Event): void => {
    const input = event.currentTarget as HTMLInputElement;
    const file = input.files?.[0];
    if (file) desk.choosePicture(field, file);
  };
  return single(
    desk,
    field,
    html`<p id="f-${field.name}-stays" class="quiet">${desk.keepsPictures ? "It stays on this machine: it is not sent, and stands in the file of the plan when you save it." : "It stays on this machine: it is neither sent nor kept in a draft."}</p>
      <input
        id="f-${field.name}"
        class="govuk-input file"
        type="file"
        accept="image/*"
        aria-invalid=${wrong ? "true" : nothing}
        aria-describedby=${describedBy(desk, field, `f-${field.name}-stays`)}
        @change=${choose}
      >
      ${name
        ? html`<div class="picture">
            ${picture ? canvas(picture, `${field.label}: ${name}`) : html`<p class="quiet">The picture itself is not kept in a draft: choose the file again to see and to print it.</p>`}
            <p>${name} <button type="button" class="link" @click=${() => desk.removePicture(field)}>Remove<span class="govuk-visually-hidden"> the picture: ${field.label}</span></button></p>
          </div>`
        : nothing}`,
  );
}
