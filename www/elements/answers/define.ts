import { define } from "../shared/define";
import { Answers } from "./element";

define("homeward-answers", Answers);
