import assert from "node:assert/strict";
import { test } from "node:test";
import type { Call } from "../shared/types.js";
import { callsOf } from "./calls.js";

const call = (id: string, number: string, now: boolean, say: string[]): Call => ({
  id,
  name: id,
  number,
  when: "",
  answers: "now",
  cite: "",
  now,
  acts: [{ key: id, title: id, when: "at once" }],
  opening: "",
  say: say.map((words) => ({ words, cite: null, danger: false })),
  ask: [],
  boxes: [],
  challenge: null,
});

test("a number that two protocols name is rung once, with what either asks; the emergency number and those to ring now come first", () => {
  const all = callsOf([[call("999", "999", false, ["missing child"]), call("101", "101", false, ["missing child"])], [call("derbyshire/police-101", "101", true, ["missing child", "care"]), call("derbyshire/team", "01629", false, [])]]);
  assert.deepEqual(all.map(({ id }) => id), ["999", "101", "derbyshire/team"]);
  assert.deepEqual(all[1]?.say.map(({ words }) => words), ["missing child", "care"]);
  assert.equal(all[1]?.acts.length, 2);
});
