import { define } from "../shared/define";
import { HandoverElement } from "./element";

define("homeward-handover", HandoverElement);
