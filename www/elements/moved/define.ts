import { define } from "../shared/define";
import { MovedElement } from "./element";

define("homeward-moved", MovedElement);
