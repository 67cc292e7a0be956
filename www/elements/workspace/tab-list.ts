import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";

/** A view that can be chosen. */
export interface Choosable {
  key: string;
  title: string;
}

/**
 * The list of tabs, by the pattern of the ARIA Authoring Practices: one stop of the Tab key, arrows, Home and End between
 * them. They are buttons and not links: the address never holds anything of a case.
 */
export function tabList(tabs: readonly Choosable[], chosen: string, choose: (key: string) => void): TemplateResult {
  const go = (event: KeyboardEvent): void => {
    const place = tabs.findIndex((tab) => tab.key === chosen);
    const next = { ArrowRight: place + 1, ArrowLeft: place - 1, Home: 0, End: tabs.length - 1 }[event.key];
    const tab = next === undefined ? undefined : tabs[(next + tabs.length) % tabs.length];
    if (!tab) return;
    event.preventDefault();
    choose(tab.key);
    (event.currentTarget as HTMLElement).querySelector<HTMLElement>(`#tab-${tab.key}`)?.focus();
  };
  return html`<div class="tabs no-print" role="tablist" aria-label="Views of the case" @keydown=${go}>
    ${repeat(
      tabs,
      (tab) => tab.key,
      (tab) => html`<button
        type="button"
        role="tab"
        id=${`tab-${tab.key}`}
        aria-selected=${tab.key === chosen ? "true" : "false"}
        aria-controls=${tab.key === chosen ? `panel-${tab.key}` : nothing}
        tabindex=${tab.key === chosen ? "0" : "-1"}
        @click=${() => choose(tab.key)}
      >
        ${tab.title}
      </button>`,
    )}
  </div>`;
}
