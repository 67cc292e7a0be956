import "../assessment/define";
import "../compare/define";
import "../duties/define";
import "../form/define";
import "../forms/define";
import "../known/define";
import "../notes/define";
import "../pair/define";
import "../questions/define";
import "../start/define";
import { define } from "../shared/define";
import { Workspace } from "./element";

define("homeward-workspace", Workspace);
