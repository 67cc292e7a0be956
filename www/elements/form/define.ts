import { define } from "../shared/define";
import { FormElement } from "./element";

define("homeward-form", FormElement);
