import { define } from "../shared/define";
import { TimelineElement } from "./element";

define("homeward-timeline", TimelineElement);
