import "../elements/answers/define";
import "../elements/authorities/define";
import "../elements/controls/define";
import "../elements/duties/define";
import "../elements/form/define";
import "../elements/forms/define";
import "../elements/known/define";
import "../elements/message/define";
import "../elements/notes/define";
import "../elements/pair/define";
import "../elements/question/define";
import "./offline/define";
import { define } from "../elements/shared/define";
import { HomewardApp } from "./homeward-app";

define("homeward-app", HomewardApp);
