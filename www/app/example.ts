import night from "../../examples/newham-night.json";
import type { Entered } from "../elements/shared/events";
import type { CaseFile } from "../elements/shared/types";

/** The authority whose protocol the example goes by. */
export const EXAMPLE_AUTHORITY = "newham";
/** The moment at which the example stands. */
export const EXAMPLE_MOMENT = "2026-11-21T22:04:00Z";
/** The invented night with which the page opens. */
export const EXAMPLE: Entered = { case: night as CaseFile, asked: [], told: [], forms: {} };
/** A case of which nothing is known. */
export const EMPTY: Entered = { case: {}, asked: [], told: [], forms: {} };
