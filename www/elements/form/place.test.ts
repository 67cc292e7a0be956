import assert from "node:assert/strict";
import { test } from "node:test";
import { fits, neighbour, placeAfter, placeBefore, placeOf, sectionAt, type Place } from "./place.js";
import { field, section, state } from "./sample.js";

const form = state([section("child", [field("name"), field("age")]), section("away", [field("seen")]), section("night", [field("clothing", { asked: "no" })])]);
const page = (name: string): Place => ({ at: "section", name });
const question = (name: string): Place => ({ at: "question", name });

test("a section or a field is found on its page, however pages are cut; what is not there leads to the first", () => {
  assert.deepEqual(placeOf(form, "section", { section: "away" }), page("away"));
  assert.deepEqual(placeOf(form, "section", { field: "age" }), page("child"));
  assert.deepEqual(placeOf(form, "question", { field: "seen" }), question("seen"));
  assert.deepEqual(placeOf(form, "question", { section: "away" }), question("seen"));
  assert.deepEqual(placeOf(form, "all", { field: "seen" }), { at: "all" });
  assert.deepEqual(placeOf(form, "section", { section: "night" }), page("child"));
});

test("what is not asked, or is cut otherwise now, cannot be shown; the way goes on at the same section or field", () => {
  assert.equal(fits(form, "section", page("away")), true);
  assert.equal(fits(form, "section", page("night")), false);
  assert.equal(fits(form, "question", page("away")), false);
  assert.equal(fits(form, "question", { at: "check" }), true);
  assert.deepEqual(placeAfter(form, "question", page("away")), question("seen"));
  assert.deepEqual(placeAfter(form, "section", question("seen")), page("away"));
  assert.deepEqual(placeAfter(form, "section", null), page("child"));
});

test("before and after a page come the ones beside it; before the check comes the last", () => {
  assert.deepEqual(neighbour(form, page("child"), 1), page("away"));
  assert.equal(neighbour(form, page("away"), 1), null);
  assert.equal(neighbour(form, page("child"), -1), null);
  assert.deepEqual(neighbour(form, question("age"), 1), question("seen"));
  assert.deepEqual(placeBefore(form, "section", { at: "check" }), page("away"));
  assert.deepEqual(placeBefore(form, "question", { at: "check" }), question("seen"));
  assert.deepEqual(placeBefore(form, "all", { at: "check" }), { at: "all" });
});

test("a page belongs to one section, unless it shows more", () => {
  assert.equal(sectionAt(form, question("seen")), "away");
  assert.equal(sectionAt(form, page("child")), "child");
  assert.equal(sectionAt(form, { at: "check" }), null);
});
