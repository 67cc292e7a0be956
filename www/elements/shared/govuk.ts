import { unsafeCSS } from "lit";
import text from "./govuk.scss?inline";

/** What all elements share: GOV.UK's typography and form controls, made for shadow roots. One sheet, adopted by each. */
export const govuk = unsafeCSS(text);
