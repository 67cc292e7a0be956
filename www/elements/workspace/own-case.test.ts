import assert from "node:assert/strict";
import { test } from "node:test";
import type { CaseFile, Words } from "../shared/types.js";
import { carriedOver, caseOf, renamed, type SideOf } from "./own-case.js";

const words = {
  facts: [{ name: "age" }, { name: "screening_result" }, { name: "living_in" }],
  events: [{ name: "last_seen" }],
} as unknown as Words;
const alone: SideOf = { id: "newham", words, name: (own) => own, seat: null };
const hosted: SideOf = { id: "newham", words, name: (own) => (own === "screening_result" ? `newham/${own}` : own), seat: { living_in: "other" } };
const caseFile = {
  facts: { age: 14, "newham/screening_result": "high", own_of_another: true, living_in: "this" },
  events: { last_seen: "2026-11-20T17:40:00Z", other_event: "2026-11-20T17:40:00Z" },
  done: [{ id: "derbyshire/a", at: "2026-11-20T18:00:00Z" }, { id: "newham/b", at: "2026-11-20T19:00:00Z" }],
} as unknown as CaseFile;

test("a protocol sees of a case what it knows, by its own names", () => {
  assert.deepEqual(caseOf(caseFile, alone), { facts: { age: 14, living_in: "this" }, events: { last_seen: "2026-11-20T17:40:00Z" }, done: [{ id: "newham/b", at: "2026-11-20T19:00:00Z" }] });
  assert.deepEqual(caseOf(caseFile, hosted).facts, { age: 14, screening_result: "high", living_in: "other" });
});

test("what a form changes goes into the whole case, and nothing else is lost", () => {
  const seen = caseOf(caseFile, hosted);
  const after = { ...seen, facts: { ...seen.facts, age: 15, screening_result: "low" }, done: [...(seen.done ?? []), { id: "newham/c", at: "2026-11-21T22:04:00Z" }] } as CaseFile;
  const whole = carriedOver(caseFile, hosted, after);
  assert.deepEqual(whole.facts, { age: 15, "newham/screening_result": "low", own_of_another: true, living_in: "this" });
  assert.deepEqual(whole.events, caseFile.events);
  assert.deepEqual(whole.done?.map(({ id }) => id), ["derbyshire/a", "newham/b", "newham/c"]);
});

test("with another protocol beside it an answer keeps its protocol, and the last answer stands when that one goes", () => {
  const one = { facts: { age: 14, screening_result: "high" }, events: { last_seen: "2026-11-20T17:40:00Z" } } as unknown as CaseFile;
  const paired = renamed(one, [alone], [hosted]);
  assert.deepEqual(paired.facts, { age: 14, "newham/screening_result": "high" });
  const corrected = { ...paired, facts: { ...paired.facts, "newham/screening_result": "low" } } as unknown as CaseFile;
  assert.deepEqual(renamed(corrected, [hosted], [alone]).facts, { age: 14, screening_result: "low" });
  assert.equal(renamed(one, [alone], [alone]), one, "nothing is made anew where no name changes");
  assert.equal(renamed(corrected, [hosted], []), corrected, "what only a protocol knows that is gone stays under its name");
});
