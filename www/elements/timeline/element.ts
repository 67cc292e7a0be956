import { html, nothing, svg, unsafeCSS, type PropertyValues, type SVGTemplateResult, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { CaseElement, type CaseProtocol } from "../shared/asking";
import { govuk } from "../shared/govuk";
import { momentWords } from "../shared/london-words";
import type { CaseFile, Timeline } from "../shared/types";
import { count } from "../shared/words";
import { inSight, type Group, type Sight } from "./groups";
import { across, layOut, type Measure, type Placed } from "./layout";
import { LEGEND, shape } from "./shapes";
import { steady, ticks, type Stretch } from "./stretch";
import style from "./style.scss?inline";
import { facts } from "./table";

/** A protocol that can be asked for a timeline. */
export interface TimelineProtocol extends CaseProtocol {
  timeline(caseFile: CaseFile, asOf: string): Timeline;
}

/** Narrower than so many times its letters are high, the picture turns upright. */
const NARROW = 42;
/** The width of a page of A4 between its margins, in pixels. */
const PAPER = 680;
/** How many places there are for the line of now between two entries of the upright picture. */
const PLACES = 4;

/** With what texts are measured: their letters as they are shown now. */
interface Pen {
  measure: Measure;
  line: number;
  em: number;
}

/**
 * The timeline of an episode: from when the child was last seen, over now, to the far deadlines. A picture, and the same
 * facts as a table.
 *
 * Give it `protocol`, `case` and `asOf` (or `live`), or a `timeline` that was asked for already.
 *
 * @csspart picture - The picture, where it has room.
 * @cssproperty [--homeward-timeline-mark=--homeward-ink] - The colour of what has happened.
 * @cssproperty [--homeward-timeline-due=--homeward-amber] - The colour of a clock that runs.
 * @cssproperty [--homeward-timeline-overdue=--homeward-red] - The colour of what is overdue.
 * @cssproperty [--homeward-timeline-now=--homeward-accent] - The colour of the line that stands for now.
 */
export class TimelineElement extends CaseElement {
  static override styles = [govuk, unsafeCSS(style)];
  static override properties = {
    ...CaseElement.properties,
    timeline: { attribute: false },
    zoom: {},
    tabled: { state: true },
    width: { state: true },
    pen: { state: true },
    printing: { state: true },
  };

  declare protocol: TimelineProtocol | null;
  /** What the core says; asked for by the element itself where it has a protocol. */
  declare timeline: Timeline | null;
  /** How much is shown: `day`, `week` or `all`. */
  declare zoom: string;
  declare private tabled: boolean;
  declare private width: number;
  declare private pen: Pen | null;
  declare private printing: boolean;
  private shown: { zoom: string; stretch: Stretch } | null = null;
  private readonly sizes = new ResizeObserver(() => this.measured());
  private readonly print = matchMedia("print");

  constructor() {
    super();
    this.timeline = null;
    this.zoom = "day";
    this.tabled = false;
    this.width = 0;
    this.pen = null;
    this.printing = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.print.addEventListener("change", this.toPaper);
    addEventListener("beforeprint", this.toPaper);
    addEventListener("afterprint", this.toPaper);
    this.sizes.observe(this);
    this.watchLetters();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.print.removeEventListener("change", this.toPaper);
    removeEventListener("beforeprint", this.toPaper);
    removeEventListener("afterprint", this.toPaper);
    this.sizes.disconnect();
  }

  protected override firstUpdated(): void {
    this.watchLetters();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const asks = changed.has("case") || changed.has("protocol") || changed.has("asOf");
    if (asks && this.protocol && this.asOf && this.refused.length === 0) this.timeline = this.protocol.timeline(this.case, this.asOf);
    const zooms = this.timeline?.zooms ?? [];
    const zoom = zooms.find((one) => one.key === this.zoom) ?? zooms[0];
    if (!zoom) return;
    const wanted = { from: time(zoom.from), to: time(zoom.to) };
    this.shown = { zoom: zoom.key, stretch: steady(this.shown?.zoom === zoom.key ? this.shown.stretch : null, wanted) };
  }

  protected override render(): TemplateResult | typeof nothing {
    const { timeline, shown } = this;
    if (this.refused.length > 0) return html`${this.refusal()}`;
    if (!timeline || !shown) return nothing;
    const sight = inSight(timeline, shown.stretch);
    return html`
      <h2 tabindex="-1">Timeline</h2>
      ${this.zooms(timeline, shown.zoom)} ${this.picture(timeline, shown.stretch, sight)} ${outside(sight, timeline)}
      <p class="no-print">
        <button type="button" class="link toggle" aria-expanded=${this.tabled ? "true" : "false"} aria-controls="facts" @click=${() => (this.tabled = !this.tabled)}>The same as a table</button>
      </p>
      <div id="facts" class="facts ${this.tabled ? "" : "closed"}">${facts(timeline)}</div>
      <span class="probe" aria-hidden="true">Sat 21 Nov, 21:30</span>
    `;
  }

  private zooms({ zooms }: Timeline, chosen: string): TemplateResult {
    return html`<fieldset class="govuk-fieldset zooms no-print">
      <legend class="govuk-fieldset__legend">How much to show</legend>
      <div class="govuk-radios govuk-radios--inline govuk-radios--small">
        ${zooms.map(
          (zoom) => html`<div class="govuk-radios__item">
            <input class="govuk-radios__input" type="radio" name="zoom" id="zoom-${zoom.key}" value=${zoom.key} .checked=${zoom.key === chosen} @change=${() => (this.zoom = zoom.key)}>
            <label class="govuk-label govuk-radios__label" for="zoom-${zoom.key}">${zoom.words}</label>
          </div>`,
        )}
      </div>
    </fieldset>`;
  }

  private picture(timeline: Timeline, stretch: Stretch, sight: Sight): TemplateResult | typeof nothing {
    if (!this.pen || this.width === 0) return nothing;
    if (this.printing) return this.lying(timeline, stretch, sight, PAPER, this.pen);
    return this.width < NARROW * this.pen.em ? this.upright(timeline, sight) : this.lying(timeline, stretch, sight, this.width, this.pen);
  }

  /** Time from left to right: for a wide screen, and for paper. */
  private lying(timeline: Timeline, stretch: Stretch, sight: Sight, width: number, { measure, line, em }: Pen): TemplateResult {
    const { placed, height } = layOut(sight.groups, stretch, { width, line, measure });
    const top = 2.5 * line + 8;
    const bottom = top + height + 8;
    const now = across(time(timeline.now), stretch, width);
    const widest = Math.max(measure("Wed 30 Sep", true), measure("00:00", false)) + 24;
    const nowWords = `now ${momentWords(timeline.now)}`;
    const nowHalf = measure(nowWords, true) / 2;
    return html`<svg class="lying" part="picture" role="img" aria-labelledby="title" aria-describedby="desc" viewBox="0 0 ${width} ${bottom}" width=${width} height=${bottom}>
        <title id="title">Timeline${sight.groups.length === 0 ? ": nothing happens in this stretch" : ""}</title>
        <desc id="desc">${described(timeline, sight)} The table that follows holds all of it.</desc>
        <line class="now" x1=${now} x2=${now} y1=${1.05 * line} y2=${bottom}></line>
        ${ticks(stretch, widest / width).map((tick) => {
          const x = across(tick.at, stretch, width);
          const half = measure(tick.words, tick.day) / 2;
          return svg`<line class="tick" x1=${x} x2=${x} y1=${2.5 * line} y2=${bottom}></line>
            <text class=${tick.day ? "day" : ""} x=${Math.min(Math.max(x, half), width - half)} y=${2.1 * line} text-anchor="middle">${tick.words}</text>`;
        })}
        <line class="axis" x1="0" x2=${width} y1=${2.5 * line} y2=${2.5 * line}></line>
        <text class="now" x=${Math.min(Math.max(now, nowHalf), width - nowHalf)} y=${0.8 * line} text-anchor="middle">${nowWords}</text>
        <g transform="translate(0 ${top})">${repeat(placed, (one) => one.group.key, (one) => drawn(one, line, em))}</g>
      </svg>
      ${legend(sight)}`;
  }

  /** Time from above to below: for a narrow screen. The order is that of time; the distances are not. */
  private upright(timeline: Timeline, sight: Sight): TemplateResult {
    const groups = [...sight.groups].sort((left, right) => left.end - right.end);
    const now = time(timeline.now);
    const after = groups.findIndex((group) => group.end > now);
    const place = after < 0 ? groups.length : after;
    const before = groups[place - 1]?.end;
    const next = groups[place]?.end;
    // The line of now has places of its own between two entries: it moves, and they do not.
    const part = before === undefined || next === undefined ? 0 : Math.min(PLACES - 1, Math.floor(((now - before) / (next - before)) * PLACES));
    const marker = html`<p class="now at-${part}">now ${momentWords(timeline.now)}</p>`;
    return html`<ol class="upright" aria-label="Timeline">
      ${repeat(
        groups,
        (group) => group.key,
        (group, index) => html`<li class=${group.kind}>
          ${index === place ? marker : nothing}
          <svg class="shape" aria-hidden="true" viewBox="-10 -10 20 20" width="20" height="20">${shape(group.kind)}</svg>
          <p class="when">${group.when}</p>
          ${group.titles.map((title) => html`<p>${title}</p>`)}
        </li>`,
      )}
      ${place === groups.length ? html`<li class="end">${marker}</li>` : nothing}
    </ol>`;
  }

  private watchLetters(): void {
    const probe = this.renderRoot?.querySelector(".probe");
    if (probe) this.sizes.observe(probe);
  }

  /** Takes the width of the element and the measure of its letters, as they are now. */
  private measured(): void {
    this.watchLetters();
    const probe = this.renderRoot.querySelector(".probe");
    // None, while it is hidden or printed.
    if (this.printing || this.clientWidth === 0) return;
    this.width = this.clientWidth;
    if (!probe) return;
    const letters = getComputedStyle(probe);
    const em = parseFloat(letters.fontSize);
    const [spaced, wide] = [parseFloat(letters.letterSpacing) || 0, parseFloat(letters.wordSpacing) || 0];
    const canvas = document.createElement("canvas").getContext("2d");
    const known = new Map<string, number>();
    this.pen = {
      em,
      line: em * 1.4,
      measure(text, bold) {
        const key = `${bold}${text}`;
        let width = known.get(key);
        if (width === undefined) {
          if (canvas) canvas.font = `${bold ? "700" : "400"} ${letters.fontSize} ${letters.fontFamily}`;
          width = (canvas?.measureText(text).width ?? text.length * em * 0.6) + text.length * spaced + (text.split(" ").length - 1) * wide;
          known.set(key, width);
        }
        return width;
      },
    };
  }

  private readonly toPaper = (event: Event): void => {
    // Before printing the page still lies as on the screen, and when it lies as on paper it is too late.
    this.printing = event.type === "beforeprint" || this.print.matches;
    // What is printed must stand there before the printer looks.
    if (this.isUpdatePending) this.performUpdate();
  };
}

function drawn({ group, x0, x1, cutLeft, cutRight, y, labelX, labelY, anchor, lines }: Placed, line: number, em: number): SVGTemplateResult {
  return svg`<g class=${`item ${group.kind} ${group.provisional ? "provisional" : ""}`}>
    ${x1 - x0 > 1 ? svg`<line class="bar" x1=${x0} x2=${x1} y1=${y} y2=${y}></line>` : nothing}
    ${cutLeft && x1 - x0 > 1 ? svg`<path class="cut" d="M${x0 - 7} ${y} l6 -6 v12 z"></path>` : nothing}
    ${cutRight ? svg`<path class="cut" d="M${x1 + 7} ${y} l-6 -6 v12 z"></path>` : svg`<g transform="translate(${x1} ${y})">${shape(group.kind)}</g>`}
    ${lines.map(({ words, bold }, index) => svg`<text class=${bold ? "when" : ""} x=${labelX} y=${labelY + index * line + line / 2 + em * 0.35} text-anchor=${anchor}>${words}</text>`)}
  </g>`;
}

/** What the shapes mean, of those that are there. */
function legend(sight: Sight): TemplateResult | typeof nothing {
  const kinds = LEGEND.filter(([kind]) => sight.groups.some((group) => group.kind === kind));
  if (kinds.length === 0) return nothing;
  return html`<ul class="legend" aria-hidden="true">
    ${kinds.map(([kind, words]) => html`<li class=${kind}><svg viewBox="-10 -10 20 20" width="20" height="20">${shape(kind)}</svg> ${words}</li>`)}
  </ul>`;
}

/** The picture in a sentence or two, for those who do not see it. */
function described(timeline: Timeline, { groups }: Sight): string {
  const of = (...kinds: Group["kind"][]): number => groups.filter((group) => kinds.includes(group.kind)).reduce((sum, group) => sum + group.titles.length, 0);
  const parts = [
    count(of("mark", "planned"), "event", "events"),
    of("overdue") > 0 ? `${of("overdue")} overdue` : "",
    `${count(of("due", "upcoming", "opens", "possible"), "act", "acts")} ahead`,
    of("done") > 0 ? `${of("done")} done` : "",
  ].filter(Boolean);
  return `Now it is ${timeline.now_words}. ${parts.join(", ")}.`;
}

/** How much is not in the picture, and how much may apply: nothing is left out silently. */
function outside({ earlier, later, unlimited }: Sight, { may_apply }: Timeline): TemplateResult {
  return html`${may_apply ? html`<p class="may-apply">${may_apply.words}.</p>` : nothing}${uncounted(earlier, later, unlimited)}`;
}

function uncounted(earlier: number, later: number, unlimited: number): TemplateResult | typeof nothing {
  const parts = [later > 0 ? `${later} later` : "", earlier > 0 ? `${earlier} earlier` : "", unlimited > 0 ? `${unlimited} without a time limit` : ""].filter(Boolean);
  if (parts.length === 0) return nothing;
  return html`<p class="outside quiet">Not in the picture: ${parts.join(", ")}. The table has all.</p>`;
}

function time(instant: string): number {
  return new Date(instant).getTime();
}

declare global {
  interface HTMLElementTagNameMap {
    "homeward-timeline": TimelineElement;
  }
}
