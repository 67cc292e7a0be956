import "../elements/authorities/define";
import "../elements/controls/define";
import "../elements/unavailable/define";
import "../elements/workspace/define-first";
import "./offline/define";
import { define } from "../elements/shared/define";
import { HomewardApp } from "./homeward-app";
import { fetchRest } from "./rest";

define("homeward-app", HomewardApp);
fetchRest();
