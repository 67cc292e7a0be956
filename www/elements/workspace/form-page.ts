import { html, type TemplateResult } from "lit";
import type { HomewardEvents } from "../shared/events";
import type { CaseFile } from "../shared/types";
import type { Draft } from "./drafts";
import type { Side } from "./sides";

/** What a form in the place of the workspace is made from. */
export interface FormPage {
  side: Side;
  form: string;
  draft: Draft;
  case: CaseFile;
  asOf: string;
  /** What the case is called on the way back to it. */
  back: string;
  close(): void;
  keep(event: CustomEvent<HomewardEvents["homeward-form-change"]>): void;
  complete(event: CustomEvent<HomewardEvents["homeward-form-complete"]>): void;
  wrong(event: CustomEvent<HomewardEvents["homeward-wrong"]>): void;
}

/** A form in the place of the workspace, with the way back. */
export function formPage(page: FormPage): TemplateResult {
  return html`
    <p class="way no-print"><button type="button" class="link" @click=${page.close}>Back to the case: ${page.back}</button></p>
    <homeward-form
      class="form"
      .protocol=${page.side}
      .form=${page.form}
      .case=${page.case}
      .asOf=${page.asOf}
      .value=${page.draft.value}
      .memory=${page.draft.memory}
      @homeward-form-change=${page.keep}
      @homeward-form-complete=${page.complete}
      @homeward-wrong=${page.wrong}
    ></homeward-form>
  `;
}
