import assert from "node:assert/strict";
import { test } from "node:test";
import { changedNames, correctedTime, isEmpty } from "./changed.js";

const LABELS = new Map([["last_seen", "Last seen"]]);

test("what changed is named: facts, events and lists; unknown and absent are the same, and so are no list and an empty one", () => {
  assert.deepEqual(changedNames({ facts: { age: 14 } }, { facts: { age: 15, missing_plan: true }, events: { last_seen: "2026-11-20T17:40:00Z" } }), ["age", "missing_plan", "last_seen"]);
  assert.deepEqual(changedNames({ facts: { age: null }, done: [] }, {}), []);
  assert.deepEqual(changedNames({ area: "derby" }, { area: "county", done: [{ id: "a/b", at: "2026-11-20T17:40:00Z" }] }), ["area", "done"]);
  assert.ok(isEmpty({ facts: {}, events: {}, history: [], done: [] }));
  assert.ok(!isEmpty({ facts: { looked_after: false } }), "no is an answer");
});

test("a time was corrected where it stood otherwise before: not where it is new", () => {
  const before = { events: { last_seen: "2026-11-20T17:40:00Z" } };
  assert.equal(correctedTime(before, { events: { last_seen: "2026-11-20T18:40:00Z" } }, ["last_seen"], LABELS), "Last seen");
  assert.equal(correctedTime({}, before, ["last_seen"], LABELS), null);
  assert.equal(correctedTime(before, before, [], LABELS), null);
});
