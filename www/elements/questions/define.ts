import "../question/define";
import { define } from "../shared/define";
import { Questions } from "./element";

define("homeward-questions", Questions);
