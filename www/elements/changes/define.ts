import { define } from "../shared/define";
import { ChangesElement } from "./element";

define("homeward-changes", ChangesElement);
