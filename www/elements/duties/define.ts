import "../act/define";
import "../message/define";
import { define } from "../shared/define";
import { Duties } from "./element";

define("homeward-duties", Duties);
