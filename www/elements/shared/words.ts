import { html, nothing, type TemplateResult } from "lit";

/** Names in a row: the first few, then how many more there are. `a, b and 3 more`. */
export function names(all: readonly string[], most = 4): string {
  if (all.length <= most + 1) return all.join(", ");
  return `${all.slice(0, most).join(", ")} and ${all.length - most} more`;
}

/** The paragraphs that something rests on. */
export function cites(all: readonly string[]): TemplateResult | typeof nothing {
  const known = all.filter((cite) => cite !== "");
  if (known.length === 0) return nothing;
  return html`<span class="cite"><span class="govuk-visually-hidden">paragraph </span>[${known.join(", ")}]</span>`;
}

/** `1 duty`, `2 duties`. */
export function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}
