// Registers the elements that are looked at one by one. Never a part of the page that people get.
import "../../elements/calls/define";
import "../../elements/changes/define";
import "../../elements/handover/define";
import "../../elements/repeats/define";
import "../../elements/timeline/define";
