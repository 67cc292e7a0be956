/** Registers every element of Homeward, each unless the page has one of that name already. */
import "./assessment/define";
import "./duties/define";
import "./form/define";
import "./trigger-plan/define";
import "./questions/define";
import "./timeline/define";
import "./unavailable/define";
import "./workspace/define";
