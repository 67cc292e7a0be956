// Registers the elements that are looked at one by one. Never a part of the page that people get.
import init, { readHistory } from "homeward/index.js";
import moduleAddress from "homeward/homeward_bg.wasm?url";
import "../../elements/calls/define";
import "../../elements/changes/define";
import "../../elements/handover/define";
import "../../elements/history/define";
import "../../elements/repeats/define";
import "../../elements/timeline/define";

// What an element asks the core itself.
Object.assign(window, { core: init(new URL(moduleAddress, import.meta.url)).then(() => ({ readHistory })) });
