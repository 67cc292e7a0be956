import "../elements/authorities/define";
import "../elements/controls/define";
import "../elements/unavailable/define";
import "../elements/workspace/define";
import "./offline/define";
import { define } from "../elements/shared/define";
import { HomewardApp } from "./homeward-app";

define("homeward-app", HomewardApp);
