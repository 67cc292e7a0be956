import { define } from "../shared/define";
import { Unavailable } from "./element";

define("homeward-unavailable", Unavailable);
