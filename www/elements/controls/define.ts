import { define } from "../shared/define";
import { Controls } from "./element";

define("homeward-controls", Controls);
