/** Registers the elements that stand behind the other tabs of the workspace, or come with an answer. */
import "../calls/define";
import "../changes/define";
import "../compare/define";
import "../form/define";
import "../forms/define";
import "../handover/define";
import "../history/define";
import "../moved/define";
import "../pair/define";
import "../repeats/define";
import "../timeline/define";
import "../trigger-plan/define";
