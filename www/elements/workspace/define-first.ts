/** Registers the workspace, and the elements that its first look is made of. */
import "../assessment/define";
import "../duties/define";
import "../known/define";
import "../notes/define";
import "../questions/define";
import "../start/define";
import { define } from "../shared/define";
import { Workspace } from "./element";

define("homeward-workspace", Workspace);
