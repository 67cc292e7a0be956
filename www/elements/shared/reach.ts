import { html, nothing, type TemplateResult } from "lit";
import type { Reach } from "./types";

/** How those are reached who have to be told: number or address, and until when somebody answers there. */
export function reached(all: readonly Reach[]): TemplateResult | typeof nothing {
  if (all.length === 0) return nothing;
  return html`<ul class="reach">
    ${all.map((one) => html`<li class=${one.answers === "closed" ? "closed" : ""}>${one.name} ${address(one)} <span class="quiet">${one.words}</span></li>`)}
  </ul>`;
}

/** A telephone number, to be rung by a tap. */
export function number(telephone: string): TemplateResult {
  return html`<a class="number" href="tel:${telephone.replaceAll(/[^+0-9]/g, "")}">${telephone}</a>`;
}

function address(one: Reach): TemplateResult | string {
  if (one.telephone) return number(one.telephone);
  if (one.email) return html`<a href="mailto:${one.email}">${one.email}</a>`;
  return one.place ?? "";
}
