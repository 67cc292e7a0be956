import "../moment-input/define";
import { define } from "../shared/define";
import { Start } from "./element";

define("homeward-start", Start);
