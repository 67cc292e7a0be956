import { define } from "../../elements/shared/define";
import { Offline } from "./element";

define("homeward-offline", Offline);
