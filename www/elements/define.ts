/** Registers every element of Homeward, each unless the page has one of that name already. */
import "./duties/define";
import "./form/define";
import "./trigger-plan/define";
import "./unavailable/define";
