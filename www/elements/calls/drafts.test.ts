import assert from "node:assert/strict";
import { test } from "node:test";
import type { Call } from "../shared/types.js";
import { CallDrafts, isOf, shown, toldOf, tooEarly } from "./drafts.js";

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
  grades: null,
  sides: [],
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

const side = (id: string): Call["sides"][number] => ({ side: "home", authority: id, id, name: id, cite: "", opening: "", challenge: null });

test("a call that two protocols want is noted for both, and known again by the id of either", () => {
  const both = call("101", { sides: [side("101"), side("derbyshire/police")] });
  const told = toldOf(both, { log: "44", name: "", time: "", grade: "", by: "", byTime: "" }, "2026-11-20T21:36:00Z");
  assert.deepEqual(told, { id: "101", also: ["derbyshire/police"], to: "101", at: "2026-11-20T21:36:00Z", log: "44" });
  assert.equal(isOf(told, both), true);
  assert.equal(isOf(told, call("derbyshire/police")), true, "shown by the host's protocol alone");
  assert.equal(isOf({ id: "derbyshire/police", to: "", at: "" }, both), true, "noted before the two stood together");
  assert.equal(isOf(told, call("edt")), false);
});

test("nobody acknowledges what they were not told yet; the same minute will do", () => {
  const told = { id: "101", to: "Police", at: "2026-11-20T21:36:20Z" };
  assert.equal(tooEarly("2026-11-20T21:36:00Z", told, (at) => at), null);
  assert.match(tooEarly("2026-11-20T21:35:00Z", told, (at) => at) ?? "", /before they were told, 2026-11-20T21:36:20Z/);
});
