import { define } from "../shared/define";
import { CallsElement } from "./element";

define("homeward-calls", CallsElement);
