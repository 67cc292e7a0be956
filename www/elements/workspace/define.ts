import "../assessment/define";
import "../calls/define";
import "../changes/define";
import "../compare/define";
import "../duties/define";
import "../form/define";
import "../forms/define";
import "../handover/define";
import "../known/define";
import "../moved/define";
import "../notes/define";
import "../pair/define";
import "../questions/define";
import "../repeats/define";
import "../start/define";
import { define } from "../shared/define";
import { Workspace } from "./element";

define("homeward-workspace", Workspace);
