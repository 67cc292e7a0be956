import { define } from "../shared/define";
import { Notes } from "./element";

define("homeward-notes", Notes);
