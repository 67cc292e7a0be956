import { html, nothing, type TemplateResult } from "lit";
import { ref } from "lit/directives/ref.js";
import { given } from "./answers.js";
import { memberBox } from "./boxes.js";
import type { Desk } from "./desk.js";
import { describedBy, single } from "./frame.js";
import type { Picture } from "./pictures.js";
import type { FieldState } from "./types.js";

/** A picture on a canvas: nothing is fetched, and no address of it exists. */
export function canvas({ bitmap }: Picture, label: string): TemplateResult {
  const draw = (element: Element | undefined): void => {
    if (!(element instanceof HTMLCanvasElement)) return;
    element.width = bitmap.width;
    element.height = bitmap.height;
    element.getContext("2d")?.drawImage(bitmap, 0, 0);
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
    html`<p id="f-${field.name}-stays" class="quiet">It stays on this machine: it is not sent, and stands in the file when you save one.</p>
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
            ${picture ? canvas(picture, `${field.label}: ${name}`) : html`<p class="quiet">The picture itself is not here: choose the file again to see and to print it.</p>`}
            <p>${name} <button type="button" class="link" @click=${() => desk.removePicture(field)}>Remove<span class="govuk-visually-hidden"> the picture: ${field.label}</span></button></p>
          </div>`
        : nothing}`,
  );
}
