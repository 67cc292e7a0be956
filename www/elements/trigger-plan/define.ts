import "../form/define";
import { define } from "../shared/define";
import { TriggerPlan } from "./element";

define("homeward-trigger-plan", TriggerPlan);
