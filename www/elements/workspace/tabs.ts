import { html, nothing, type TemplateResult } from "lit";
import type { Entry } from "../forms/element";
import type { FormOfAct } from "../act/element";
import type { Authority } from "../authorities/element";
import type { CaseFile, PairView, View } from "../shared/types";
import type { Entered, HomewardEvents } from "../shared/events";
import type { ReadHistory } from "../history/element";
import type { CallDrafts } from "../calls/drafts";
import { planOf } from "../trigger-plan/types";
import type { Drafts } from "./drafts";
import { fileText } from "./file";
import type { Side, Sides } from "./sides";

/** What a tab is made from. */
export interface Desk {
  sides: Sides;
  /** What the sides say together. */
  view: View;
  case: CaseFile;
  asOf: string;
  /** All that was entered. */
  record: Entered;
  /** What was typed while ringing and is not noted yet. */
  callDrafts: CallDrafts;
  /** The forms that were begun. */
  drafts: Drafts;
  forms: readonly Entry[];
  formsByDuty: ReadonlyMap<string, FormOfAct>;
  /** The authorities that can be compared; none where the page offers no other. */
  authorities: readonly Authority[];
  /** Reads episodes that were pasted; null where nothing can be pasted. */
  readHistory: ReadHistory | null;
  compare: (first: string, second: string, caseFile: CaseFile, asOf: string) => Promise<PairView>;
}

/** A view of the case beside the question. */
export interface Tab {
  key: string;
  title(desk: Desk): string;
  /** Whether there is anything to show. */
  offered(desk: Desk): boolean;
  /** Whether it goes on behind another view: where something is typed that nothing else keeps, or said that must be heard. */
  goesOn?: boolean;
  render(desk: Desk): TemplateResult;
}

/**
 * The tabs, in their order. To add one, add an object here; it lays out elements and works nothing out. What it listens to
 * comes up to the workspace by the events of its elements.
 */
export const TABS: readonly Tab[] = [
  {
    key: "due",
    title: () => "What is due",
    offered: () => true,
    goesOn: true,
    render: ({ sides, view, case: caseFile, asOf, formsByDuty }) => html`
      <homeward-duties .protocol=${sides.whole} .case=${caseFile} .asOf=${asOf} .forms=${formsByDuty}></homeward-duties>
      <homeward-notes .view=${view}></homeward-notes>
    `,
  },
  {
    key: "timeline",
    title: () => "Timeline",
    offered: () => true,
    render: ({ sides, case: caseFile, asOf }) =>
      html`${sides.all.map((side) => html`${headed(side, sides)}<homeward-timeline .protocol=${side} .case=${caseFile} .asOf=${asOf}></homeward-timeline>`)}`,
  },
  {
    key: "calls",
    title: () => "Calls",
    offered: () => true,
    render: ({ sides, case: caseFile, asOf, record, callDrafts }) =>
      html`<homeward-calls .calls=${sides.calls(caseFile, asOf)} .told=${record.told} .case=${caseFile} .asOf=${asOf} .drafts=${callDrafts}></homeward-calls>`,
  },
  {
    key: "forms",
    title: ({ forms }) => {
      const inUse = forms.filter((form) => form.of_use === "yes" || form.draft !== null).length;
      return inUse > 0 ? `Forms (${inUse})` : "Forms";
    },
    offered: ({ forms }) => forms.length > 0,
    render: ({ forms }) => html`<homeward-forms .forms=${forms}></homeward-forms>`,
  },
  {
    key: "plan",
    title: () => "Trigger plan",
    // To look for the plan takes a reading of the whole pack: only when somebody wants to see it.
    offered: () => true,
    render: ({ sides, case: caseFile, asOf, drafts }) => {
      const [side] = sides.all;
      if (!side) return html``;
      const draft = drafts.of(planOf(side)?.id ?? "");
      return html`${headed(side, sides)}<homeward-trigger-plan
          .protocol=${side}
          .case=${caseFile}
          .asOf=${asOf}
          .value=${draft.value}
          .memory=${draft.memory}
          @homeward-pictures=${(event: CustomEvent<HomewardEvents["homeward-pictures"]>) => (draft.memory = event.detail.memory)}
        ></homeward-trigger-plan>`;
    },
  },
  {
    key: "pair",
    title: ({ sides }) => (sides.all.length > 1 ? "Home and host" : "Compare"),
    offered: ({ sides, authorities }) => sides.all.length > 1 || authorities.length > 1,
    render: ({ sides, case: caseFile, asOf, authorities, compare }) => {
      const pair = sides.pair(caseFile, asOf);
      return html`${pair ? html`<homeward-pair .pair=${pair}></homeward-pair>` : nothing}
      ${authorities.length > 1
        ? html`<homeward-compare .authorities=${authorities} .compare=${compare} .case=${caseFile} .asOf=${asOf} .first=${sides.all[0]?.id ?? ""}></homeward-compare>`
        : nothing}`;
    },
  },
  {
    key: "handover",
    title: () => "Handover",
    offered: () => true,
    render: ({ sides, asOf, record }) => html`${sides.all.map((side) => handover(side, sides, record, asOf))}`,
  },
  {
    key: "history",
    title: () => "Earlier episodes",
    offered: () => true,
    goesOn: true,
    render: ({ sides, case: caseFile, asOf, readHistory }) =>
      html`${sides.all.map((side) => html`${headed(side, sides)}<homeward-repeats .repeats=${side.repeats(caseFile, asOf)}></homeward-repeats>`)}
        <homeward-history class="apart" .protocol=${sides.whole} .case=${caseFile} .asOf=${asOf} .read=${readHistory}></homeward-history>`,
  },
];

/** Whose it is, above what each of two authorities says for itself. */
function headed(side: Side, sides: Sides): TemplateResult | typeof nothing {
  return sides.all.length > 1 ? html`<p class="side"><b>${side.name}</b></p>` : nothing;
}

function handover(side: Side, sides: Sides, record: Entered, asOf: string): TemplateResult {
  const night = { case: record.case, asked: [...record.asked], told: [...record.told] };
  return html`${headed(side, sides)}<homeward-handover
      .handover=${side.handover(night, asOf)}
      .text=${() => side.handoverText(night, asOf)}
      .calendar=${() => side.calendar(record.case, asOf)}
      .saved=${() => fileText(sides.part(record), sides.packs, asOf)}
    ></homeward-handover>`;
}
