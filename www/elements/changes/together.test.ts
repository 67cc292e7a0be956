import assert from "node:assert/strict";
import { test } from "node:test";
import type { ChangedAct, OneChange } from "../shared/types.js";
import { together } from "./together.js";

const fact = (name: string, value: boolean): OneChange => ({ name, label: name, value, words: `${name}: ${value ? "yes" : "no"}`, now: null });
const act = (key: string, ...facts: OneChange[]): ChangedAct => ({ key, title: key, cites: [], change: "begins", words: key, if: facts });

test("acts that hang on the same facts stand together, whatever the order of the facts; none is lost", () => {
  const [a, b] = [fact("a", true), fact("b", true)];
  const groups = together([act("1", a, b), act("2", a), act("3", b, a), act("4", a)]);
  assert.deepEqual(groups.map((group) => group.acts.map(({ key }) => key)), [["2", "4"], ["1", "3"]]);
});

test("the same fact with another value is another condition", () => {
  assert.equal(together([act("1", fact("a", true)), act("2", fact("a", false))]).length, 2);
});

test("what can be asked comes before what is known to be otherwise", () => {
  const known = { ...fact("age", true), now: "14" };
  assert.deepEqual(together([act("1", known), act("2", fact("a", true), fact("b", true))]).map(({ acts }) => acts[0]?.key), ["2", "1"]);
});
