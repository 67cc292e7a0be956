import assert from "node:assert/strict";
import { test } from "node:test";
import { emptyEntry, type Entry } from "../moment-input/entry.js";
import { readStart, type Typed } from "./entry.js";

const NOW = "2026-11-21T22:04:00Z";
const at = (hour: string, minute: string, day = "21"): Entry => ({ ...emptyEntry, day, month: "11", year: "2026", hour, minute });
const typed = (last: Entry, reported: Entry, rest: Partial<Typed> = {}): Typed => ({
  age: "14",
  lookedAfter: "true",
  moments: [
    { name: "last_seen", what: "Last seen", entry: last },
    { name: "reported_missing", what: "Reported missing", entry: reported },
  ],
  ...rest,
});

test("what is typed becomes the first facts of a case", () => {
  assert.deepEqual(readStart(typed(at("17", "40"), at("21", "30")), NOW).case, {
    facts: { age: 14, looked_after: true },
    events: { last_seen: "2026-11-21T17:40:00Z", reported_missing: "2026-11-21T21:30:00Z" },
  });
});

test("what is left empty is not known: today's date alone is no time, and nothing chosen is not no", () => {
  assert.deepEqual(readStart(typed(at("", ""), at("", ""), { age: " ", lookedAfter: "" }), NOW).case, { facts: {}, events: {} });
});

test("an age that no case may have is told here, before anything is begun", () => {
  const { wrong } = readStart(typed(at("17", "40"), at("21", "30"), { age: "41" }), NOW);
  assert.match(String(wrong?.get("age")), /from 0 to 25/);
});

test("a date that was changed wants its time: it was typed, and is not passed over", () => {
  const { wrong } = readStart(typed(at("", "", "20"), at("21", "30")), NOW);
  assert.deepEqual([...(wrong?.keys() ?? [])], ["last_seen"]);
});

test("a time later than now is asked about and never taken: after midnight it was yesterday", () => {
  const { wrong } = readStart(typed(at("23", "50"), at("", "")), NOW);
  assert.deepEqual([...(wrong?.keys() ?? [])], ["last_seen"]);
});

test("all that is wrong is told at once", () => {
  const { wrong } = readStart(typed(at("25", "0"), at("21", ""), { age: "fourteen" }), NOW);
  assert.deepEqual([...(wrong?.keys() ?? [])], ["age", "last_seen", "reported_missing"]);
});

test("nobody is reported missing before being last seen", () => {
  assert.deepEqual([...(readStart(typed(at("21", "30"), at("17", "40")), NOW).wrong?.keys() ?? [])], ["reported_missing"]);
});
