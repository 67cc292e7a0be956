import { define } from "../shared/define";
import { Assessment } from "./element";

define("homeward-assessment", Assessment);
