import type { Entry } from "../forms/element";
import type { CaseFile } from "../shared/types";
import type { Drafts } from "./drafts";
import type { Sides } from "./sides";

/** The forms of all sides, each with whose it is and how far a draft of it is. */
export function formsOf({ all }: Sides, caseFile: CaseFile, asOf: string, drafts: Drafts): Entry[] {
  return all.flatMap((side) => {
    const authority = all.length > 1 ? side.view(caseFile, asOf).protocol.short_name : null;
    return side.forms(caseFile, asOf).map((form): Entry => ({ ...form, authority, draft: drafts.words(form.id) }));
  });
}
