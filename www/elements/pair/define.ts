import { define } from "../shared/define";
import { Pair } from "./element";

define("homeward-pair", Pair);
