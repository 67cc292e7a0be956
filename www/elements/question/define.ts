import "../moment-input/define";
import { define } from "../shared/define";
import { Question } from "./element";

define("homeward-question", Question);
