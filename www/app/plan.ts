import "../elements/trigger-plan/define";
import "../elements/unavailable/define";
import "./offline/define";
import { define } from "../elements/shared/define";
import { PlanPage } from "./plan-page";

define("homeward-plan-page", PlanPage);
