import { html, type TemplateResult } from "lit";
import type { Failure } from "./load";
import { authorities } from "./protocols";

/** What stands in the place of a page that cannot run: the contacts of one authority, by its name, and the choice among all. */
export function failedPage({ authority, contacts, reason }: Failure, choose: (id: string) => void): TemplateResult {
  const named = authorities.find(({ id }) => id === authority)?.shortName ?? authority;
  return html`<main class="failed">
    <h1><b>Homeward</b></h1>
    <homeward-unavailable .authority=${named} .contacts=${contacts} .reason=${reason}>
      <p>
        <label>
          Whose contacts are needed?
          <select @change=${(event: Event) => choose((event.currentTarget as HTMLSelectElement).value)}>
            ${authorities.map(({ id, shortName }) => html`<option value=${id} ?selected=${id === authority}>${shortName}</option>`)}
          </select>
        </label>
      </p>
    </homeward-unavailable>
  </main>`;
}
