import { define } from "../shared/define";
import { Known } from "./element";

define("homeward-known", Known);
