import "../pair/define";
import { define } from "../shared/define";
import { Compare } from "./element";

define("homeward-compare", Compare);
