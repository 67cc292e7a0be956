import { LitElement, html, nothing, unsafeCSS, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { ListedForm } from "../form/types";
import { tell } from "../shared/events";
import { govuk } from "../shared/govuk";
import { names } from "../shared/words";
import { inOrder, openDuties } from "./order";
import style from "./style.scss?inline";

/** A form in the list, with what is known of it beside what the core says. */
export interface Entry extends ListedForm {
  /** Whose it is, where two authorities are asked. */
  authority: string | null;
  /** How far a draft of it is, or that it was completed; nothing where nobody began it. */
  draft: string | null;
}

/**
 * The forms that are of use in this case: first those on which something presses.
 *
 * @fires homeward-form-opened when one is to be filled in
 */
export class Forms extends LitElement {
  static override styles = [govuk, unsafeCSS(style)];
  static override properties = { forms: { attribute: false } };

  /** The forms, as the core lists them. */
  declare forms: readonly Entry[];

  constructor() {
    super();
    this.forms = [];
  }

  /** Moves the focus to a form of the list; to the heading, where it is no longer there. */
  async focusForm(id: string): Promise<void> {
    await this.updateComplete;
    const all = [...this.renderRoot.querySelectorAll<HTMLElement>("[data-form]")];
    const found = all.find((one) => one.dataset["form"] === id);
    const folded = found?.closest("details");
    if (folded) folded.open = true;
    (found ?? this.renderRoot.querySelector<HTMLElement>("h2"))?.focus();
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.forms.length === 0) return nothing;
    const all = inOrder(this.forms);
    const now = all.filter((form) => form.of_use === "yes" || form.draft !== null);
    const perhaps = all.filter((form) => !now.includes(form));
    return html`<section aria-labelledby="forms">
      <h2 id="forms" tabindex="-1">Forms <small>${now.length}, filled from what is known</small></h2>
      ${this.list(now)}
      ${perhaps.length > 0
        ? html`<details>
            <summary>${perhaps.length} more that may be of use</summary>
            ${this.list(perhaps)}
          </details>`
        : nothing}
    </section>`;
  }

  private list(forms: readonly Entry[]): TemplateResult {
    return html`<ul>
      ${repeat(forms, (form) => form.id, (form) => this.form(form))}
    </ul>`;
  }

  private form(form: Entry): TemplateResult {
    const duties = openDuties(form);
    return html`<li>
      <button type="button" class="link" data-form=${form.id} @click=${() => tell(this, "homeward-form-opened", { form: form.id })}>${form.title}</button>
      <p class="quiet">
        ${form.authority ? html`<b>${form.authority}</b> ` : nothing}${form.who}${form.to.length > 0 ? ` → ${names(form.to)}` : ""}
        <span class="cite"><span class="govuk-visually-hidden">paragraph </span>[${form.cite}]</span>
      </p>
      ${duties.length > 0 ? html`<p>For: ${names(duties.map((duty) => (duty.status === "overdue" ? `${duty.title} (overdue)` : duty.title)), 2)}</p>` : nothing}
      ${form.draft ? html`<p><b>${form.draft}</b></p>` : nothing}
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "homeward-forms": Forms;
  }
}
