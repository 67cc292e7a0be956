import assert from "node:assert/strict";
import { test } from "node:test";
import { lastTime } from "./time.js";

test("a time alone is the last such time in London, however it is written", () => {
  const now = "2026-11-20T22:04:00Z";
  for (const text of ["21:36", "21 36", "2136", " 21.36 "]) assert.equal(lastTime(text, now), "2026-11-20T21:36:00Z", text);
  assert.equal(lastTime("9:05", now), "2026-11-20T09:05:00Z");
});

test("what has not been today was yesterday, in summer time too", () => {
  assert.equal(lastTime("23:50", "2026-11-21T00:10:00Z"), "2026-11-20T23:50:00Z");
  assert.equal(lastTime("23:50", "2026-06-30T23:10:00Z"), "2026-06-30T22:50:00Z");
});

test("a clock that is a few minutes ahead is still today", () => {
  assert.equal(lastTime("22:10", "2026-11-20T22:04:00Z"), "2026-11-20T22:10:00Z");
  assert.equal(lastTime("22:20", "2026-11-20T22:04:00Z"), "2026-11-19T22:20:00Z");
});

test("of a time that came twice in the night the later is meant that has been; one that never was is found the day before", () => {
  assert.equal(lastTime("01:30", "2026-10-25T00:40:00Z"), "2026-10-25T00:30:00Z");
  assert.equal(lastTime("01:30", "2026-10-25T02:00:00Z"), "2026-10-25T01:30:00Z");
  assert.equal(lastTime("01:30", "2026-03-29T02:00:00Z"), "2026-03-28T01:30:00Z");
});

test("what is no time is none", () => {
  for (const text of ["", "24:00", "21:60", "now", "1", "21:3", "12345"]) assert.equal(lastTime(text, "2026-11-20T22:04:00Z"), null, text);
});
