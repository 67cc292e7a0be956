import "../elements/authorities/define";
import "../elements/controls/define";
import "../elements/workspace/define";
import { define } from "../elements/shared/define";
import { HomewardApp } from "./homeward-app";

define("homeward-app", HomewardApp);
