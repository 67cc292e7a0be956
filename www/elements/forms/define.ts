import { define } from "../shared/define";
import { Forms } from "./element";

define("homeward-forms", Forms);
