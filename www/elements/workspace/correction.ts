import { html, nothing, type ReactiveControllerHost, type TemplateResult } from "lit";
import type { CaseFile } from "../shared/types";
import { correctedTime } from "./changed";
import type { Sides } from "./sides";

/** The time that was corrected last, and what moved with it. */
export class Correction {
  private last: { label: string; before: CaseFile } | null = null;

  constructor(private readonly host: ReactiveControllerHost) {}

  /** Notes a changed case; where no time was corrected, nothing is shown. */
  note(before: CaseFile, after: CaseFile, changed: readonly string[], labels: ReadonlyMap<string, string>): void {
    const label = before === after ? null : correctedTime(before, after, changed, labels);
    this.last = label === null ? null : { label, before };
    this.host.requestUpdate();
  }

  /** Shows it no longer. */
  forget(): void {
    this.last = null;
    this.host.requestUpdate();
  }

  /** What moved since, by each side. */
  render({ all }: Sides, now: CaseFile, asOf: string, close: () => void): TemplateResult | typeof nothing {
    if (!this.last) return nothing;
    const { label, before } = this.last;
    const moved = all.map((side) => ({ authority: all.length > 1 ? side.view(now, asOf).protocol.short_name : null, moved: side.moved(before, now, asOf) }));
    return html`<homeward-moved .all=${moved} .label=${label} @homeward-moved-closed=${close}></homeward-moved>`;
  }
}
