import { define } from "../shared/define";
import { Act } from "./element";

define("homeward-act", Act);
