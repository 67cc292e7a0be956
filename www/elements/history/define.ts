import "../moment-input/define";
import { define } from "../shared/define";
import { HistoryElement } from "./element";

define("homeward-history", HistoryElement);
