import "../moment-input/define";
import { define } from "../shared/define";
import { Message } from "./element";

define("homeward-message", Message);
