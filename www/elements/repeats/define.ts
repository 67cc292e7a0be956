import { define } from "../shared/define";
import { RepeatsElement } from "./element";

define("homeward-repeats", RepeatsElement);
