import { html, nothing, type TemplateResult } from "lit";
import type { Bar, Timeline } from "../shared/types";
import { cites } from "../shared/words";

/** All that the picture shows, and what it cannot show, as tables. */
export function facts(timeline: Timeline): TemplateResult {
  return html`${happened(timeline)} ${acts(timeline)} ${waiting(timeline)}`;
}

function happened({ marks, now_words }: Timeline): TemplateResult {
  return html`<table>
    <caption>
      What happened, and what is planned
    </caption>
    <thead>
      <tr>
        <th scope="col">When</th>
        <th scope="col">What</th>
      </tr>
    </thead>
    <tbody>
      ${marks.map(
        (mark) => html`<tr>
          <th scope="row">${mark.words}</th>
          <td data-label="What">${mark.label}${mark.planned ? " (planned)" : ""}</td>
        </tr>`,
      )}
      <tr>
        <th scope="row">${now_words}</th>
        <td data-label="What"><b>Now</b></td>
      </tr>
    </tbody>
  </table>`;
}

function acts({ bars }: Timeline): TemplateResult | typeof nothing {
  if (bars.length === 0) return nothing;
  return html`<table>
    <caption>
      What is to do, and what is done
    </caption>
    <thead>
      <tr>
        <th scope="col">What</th>
        <th scope="col">How it stands</th>
        <th scope="col">When</th>
        <th scope="col">Counted from</th>
      </tr>
    </thead>
    <tbody>
      ${bars.map(
        (bar) => html`<tr class=${bar.status}>
          <th scope="row">${bar.title} ${cites(bar.cites)}</th>
          <td data-label="How it stands">${bar.status_words}${bar.left ? html`, <b>${bar.left}</b>` : nothing}${bar.ends_on_return ? ", lapses on return" : ""}${bar.depends_on.length > 0 ? html`; depends on: ${bar.depends_on.join("; ")}` : nothing}</td>
          <td data-label="When">${whenOf(bar)}</td>
          <td data-label="Counted from">${bar.counted_from ?? "no clock"}${bar.provisional ? " (provisional)" : ""}</td>
        </tr>`,
      )}
    </tbody>
  </table>`;
}

function whenOf(bar: Bar): string {
  const parts = [
    bar.done_words,
    bar.opens_words && bar.opens !== bar.due ? `from ${bar.opens_words}` : null,
    bar.due_words ? `by ${bar.due_words}` : bar.at_once ? "at once" : "no limit",
  ];
  return parts.filter((part) => part !== null).join(", ");
}

function waiting(timeline: Timeline): TemplateResult | typeof nothing {
  if (timeline.waiting.length === 0) return nothing;
  return html`<table>
    <caption>
      Clocks that have not started
    </caption>
    <thead>
      <tr>
        <th scope="col">What</th>
        <th scope="col">When it starts</th>
      </tr>
    </thead>
    <tbody>
      ${timeline.waiting.map(
        (one) => html`<tr>
          <th scope="row">${one.title} ${cites(one.cites)}</th>
          <td data-label="When it starts">${one.words}</td>
        </tr>`,
      )}
    </tbody>
  </table>`;
}
