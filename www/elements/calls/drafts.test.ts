import assert from "node:assert/strict";
import { test } from "node:test";
import type { Call } from "../shared/types.js";
import { CallDrafts, shown, toldOf } from "./drafts.js";

const call = (id: string, more: Partial<Call> = {}): Call => ({
  id,
  name: id,
  number: null,
  when: "",
  answers: "not_said",
  cite: "",
  now: false,
  acts: [],
  opening: "",
  say: [],
  ask: [],
  boxes: ["log", "name", "time", "grade"],
  challenge: null,
  ...more,
});
const ids = (calls: readonly Call[]): string[] => calls.map(({ id }) => id);

test("a call that the case no longer asks for stays while something is typed for it", () => {
  const drafts = new CallDrafts();
  drafts.type("b", "log", "44");
  const all = shown([call("a"), call("b")], [call("c")], ({ id }) => drafts.any(id), false);
  assert.deepEqual(ids(all), ["c", "b"]);
  assert.equal(drafts.of("b").log, "44");
});

test("while somebody types nothing moves: what is new comes last", () => {
  assert.deepEqual(ids(shown([call("a"), call("b")], [call("c"), call("b"), call("a")], () => false, true)), ["a", "b", "c"]);
  assert.deepEqual(ids(shown([call("a"), call("b")], [call("c"), call("b"), call("a")], () => false, false)), ["c", "b", "a"]);
});

test("only what was typed is noted, in the boxes that the call has", () => {
  const typed = { log: " 4471 ", name: "", time: "21:36", grade: "medium", by: "", byTime: "" };
  assert.deepEqual(toldOf(call("101"), typed, "2026-11-20T21:36:00Z"), { id: "101", to: "101", at: "2026-11-20T21:36:00Z", log: "4471", grade: "medium" });
  assert.deepEqual(toldOf(call("edt", { boxes: ["name", "time"] }), typed, "2026-11-20T21:36:00Z"), { id: "edt", to: "edt", at: "2026-11-20T21:36:00Z" });
});

test("emptying some boxes keeps the others", () => {
  const drafts = new CallDrafts();
  drafts.type("a", "log", "44");
  drafts.type("a", "by", "Dale");
  drafts.clear("a", ["log"]);
  assert.equal(drafts.of("a").by, "Dale");
  assert.equal(drafts.any("a"), true);
});
