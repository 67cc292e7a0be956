import { LitElement, html, nothing, unsafeCSS, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { tell } from "../shared/events";
import { unfoldedAfter } from "../shared/fold";
import { govuk } from "../shared/govuk";
import type { Known as KnownFact, View, Words } from "../shared/types";
import style from "./style.scss?inline";

const SUBJECTS: readonly [string, string][] = [
  ["child", "The child"],
  ["vulnerability", "What makes the child vulnerable"],
  ["episode", "This episode"],
  ["return", "The return"],
  ["response", "What has been done"],
];

/**
 * What is known, each to be changed; what happened when; earlier episodes.
 *
 * @slot earlier - what stands under the earlier episodes
 * @fires homeward-asked when somebody wants to change or give an answer
 */
export class Known extends LitElement {
  static override styles = [govuk, unsafeCSS(style)];
  static override properties = { view: { attribute: false }, vocabulary: { attribute: false }, unfolded: { state: true } };

  /** What the core says. */
  declare view: View | null;
  /** What a case can give. */
  declare vocabulary: Words | null;
  /** What was unfolded, by its name; what is folded is not drawn. */
  declare private unfolded: ReadonlySet<string>;

  constructor() {
    super();
    this.view = null;
    this.vocabulary = null;
    this.unfolded = new Set();
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.view || !this.vocabulary) return nothing;
    return html`${this.events(this.view, this.vocabulary)} ${this.facts(this.view)} ${this.earlier(this.view)} ${this.settledAnyway(this.view, this.vocabulary)}`;
  }

  private events(view: View, vocabulary: Words): TemplateResult {
    const known = view.known.filter((one) => one.is === "event");
    const given = new Set(known.map((one) => one.name));
    const others = vocabulary.events.filter((event) => !given.has(event.name));
    return html`<section aria-labelledby="events">
      <h2 id="events">What happened, and when</h2>
      ${known.length > 0 ? this.rows(known) : html`<p class="quiet">No time is known yet.</p>`}
      ${others.length > 0
        ? this.folded("events", html`Enter the time of something else`, others, "Enter the time: ")
        : nothing}
    </section>`;
  }

  private facts(view: View): TemplateResult {
    const known = view.known.filter((one) => one.is === "fact");
    const groups = SUBJECTS.map(([subject, title]) => ({ title, all: known.filter((one) => one.subject === subject) })).filter((group) => group.all.length > 0);
    return html`<section aria-labelledby="facts">
      <h2 id="facts">Known <small>(${known.length})</small></h2>
      ${groups.length === 0 ? html`<p class="quiet">Nothing yet.</p>` : groups.map((group) => html`<h3>${group.title}</h3>${this.rows(group.all)}`)}
    </section>`;
  }

  private rows(all: readonly KnownFact[]): TemplateResult {
    return html`<dl>
      ${repeat(
        all,
        (one) => one.name,
        (one) => html`<div class="row">
          <dt>${one.label}</dt>
          <dd class="value">${one.words}</dd>
          <dd class="no-print">
            ${one.follows
              ? html`<span class="quiet">follows</span>`
              : html`<button type="button" class="link" @click=${() => tell(this, "homeward-asked", { name: one.name })}>Change<span class="govuk-visually-hidden"> ${one.label}</span></button>`}
          </dd>
        </div>`,
      )}
    </dl>`;
  }

  private earlier(view: View): TemplateResult {
    return html`<section aria-labelledby="earlier">
      <h2 id="earlier">Earlier episodes <small>(${view.earlier.length})</small></h2>
      ${view.earlier.length === 0 ? html`<p class="quiet">None entered.</p>` : nothing}
      <ul class="unknown">
        ${view.earlier.map((episode) => html`<li>${episode.words}${episode.missing ? nothing : html` <span class="note">– not counted as missing</span>`}</li>`)}
      </ul>
      <slot name="earlier"></slot>
    </section>`;
  }

  private settledAnyway(view: View, vocabulary: Words): TemplateResult | typeof nothing {
    const told = new Set([...view.known, ...view.unknown].map((one) => one.name));
    const others = vocabulary.facts.filter((fact) => !told.has(fact.name));
    if (others.length === 0) return nothing;
    return html`<section aria-labelledby="anyway">
      <h2 id="anyway" class="govuk-visually-hidden">Not asked</h2>
      ${this.folded("facts", html`Not asked: would change nothing now <small>(${others.length})</small>`, others, "Answer: ")}
    </section>`;
  }

  private folded(key: string, title: TemplateResult, all: readonly { name: string; label: string }[], before: string): TemplateResult {
    return html`<details .open=${this.unfolded.has(key)} @toggle=${(event: Event) => (this.unfolded = unfoldedAfter(this.unfolded, key, event))}>
      <summary>${title}</summary>
      ${this.unfolded.has(key)
        ? html`<ul class="unknown">
            ${repeat(all, ({ name }) => name, ({ name, label }) => html`<li>${this.asking(name, label, before)}</li>`)}
          </ul>`
        : nothing}
    </details>`;
  }

  private asking(name: string, label: string, before: string): TemplateResult {
    return html`<button type="button" class="link" @click=${() => tell(this, "homeward-asked", { name })}><span class="govuk-visually-hidden">${before}</span>${label}</button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "homeward-known": Known;
  }
}
