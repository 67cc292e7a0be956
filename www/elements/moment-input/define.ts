import { define } from "../shared/define";
import { MomentInput } from "./element";

define("homeward-moment-input", MomentInput);
