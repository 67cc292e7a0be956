import assert from "node:assert/strict";
import { test } from "node:test";
import { draftFile, given, isBlank, readDraft, rowsOf, typed, withAnswer, withCell, withChecked, withRow, withoutRow } from "./answers.js";
import { boxesAt, charactersLeft, dateTyped, memberBox, momentBoxes, textBox, withBox } from "./boxes.js";
import { FormMemory } from "./memory.js";
import { field, section, state } from "./sample.js";
import { isScored } from "./score.js";
import { askedSections, standing } from "./sections.js";
import { inTheWay, wrongIn } from "./summary.js";
import type { FormAnswers } from "./types.js";

const file: FormAnswers = { form: "exampleshire/form", answers: { name: "Amir" } };

test("an answer is taken, changed and taken away, and the file before stays as it was", () => {
  const more = withAnswer(file, "age", "14");
  assert.deepEqual(more.answers, { name: "Amir", age: "14" });
  assert.deepEqual(withAnswer(more, "age", undefined).answers, { name: "Amir" });
  assert.deepEqual(file.answers, { name: "Amir" });
  assert.equal(given(more, "age"), "14");
  assert.deepEqual(withChecked(withChecked(file, "name", "3 11 26"), "name", "").checked, {});
});

test("a blank is no answer, but is kept where the case would fill the field again", () => {
  assert.equal(typed(field("name"), ""), undefined);
  assert.equal(typed(field("age", { fact: "age" }), ""), "");
  assert.equal(typed(field("name"), " "), " ");
  for (const blank of [undefined, null, "", "  ", [], [{}], [{ name: "" }], {}, { name: " " }]) assert.ok(isBlank(blank), JSON.stringify(blank));
  for (const said of [false, 0, "x", [{ name: "x" }]]) assert.ok(!isBlank(said), JSON.stringify(said));
});

test("rows come, change, go and come back to their place", () => {
  assert.deepEqual(rowsOf(undefined), [{}]);
  assert.deepEqual(rowsOf("no list"), [{}]);
  const rows = withCell([{ name: "Ines" }, {}], 1, { name: "name", type: "text", label: "Name", needed: false }, "Otto");
  assert.deepEqual(rows, [{ name: "Ines" }, { name: "Otto" }]);
  assert.deepEqual(withoutRow(rows, 0), [{ name: "Otto" }]);
  assert.equal(withoutRow([{ name: "Otto" }], 0), undefined);
  assert.deepEqual(withRow([{ name: "Otto" }], 0, { name: "Ines" }), rows);
  assert.deepEqual(withRow([{}], 0, { name: "Ines" }), [{ name: "Ines" }], "a blank row makes room");
});

test("a draft is read; what is none, and what is another form's, is told", () => {
  assert.deepEqual(readDraft(JSON.stringify(file), "exampleshire/form", "Notification"), { answers: file, pictures: {} });
  const pictures = { photograph: "data:image/jpeg;base64,AAAA" };
  assert.deepEqual(readDraft(JSON.stringify(draftFile(file, pictures)), "exampleshire/form", "Notification"), { answers: file, pictures });
  assert.deepEqual(draftFile(file, {}), file);
  for (const wrong of ["", "{", "[1]", "null", "3", '{"facts": {}}']) assert.match(String(readDraft(wrong, "exampleshire/form", "Notification")), /holds no draft/);
  assert.match(String(readDraft(JSON.stringify(file), "exampleshire/other", "Other")), /draft of another form \(exampleshire\/form\)/);
});

test("a date and a moment stand in their boxes as a person would type them", () => {
  assert.equal(dateTyped("2012-03-31"), "31 3 2012");
  assert.equal(textBox(field("born", { type: "date", value: "2012-03-31" }), undefined), "31 3 2012");
  assert.equal(textBox(field("born", { type: "date", value: null }), "31 2 12"), "31 2 12", "what was typed stays, right or wrong");
  assert.equal(textBox(field("age", { value: 14 }), undefined), "14");
  assert.equal(textBox(field("age", { value: 14 }), ""), "", "a blank stays blank");
  const seen = field("last_seen", { type: "date_time", fact: "last_seen", value: "2026-07-20T16:40:00Z", local: { date: "2026-07-20", time: "17:40" } });
  assert.deepEqual(momentBoxes(seen, undefined), { date: "20 7 2026", time: "17:40" });
  assert.deepEqual(momentBoxes(seen, { date: "x", time: "25:00", second: true }), { date: "x", time: "25:00", second: true });
  assert.deepEqual(momentBoxes(seen, "2026-07-20T16:40:00Z"), { date: "20 7 2026", time: "17:40" });
  assert.deepEqual(withBox(seen, undefined, "time", "18:00"), { date: "20 7 2026", time: "18:00" });
  assert.equal(withBox(seen, { date: "", time: "1" }, "time", ""), "", "blank, where the case knows it");
  assert.equal(withBox(field("sent", { type: "date_time" }), { date: "", time: "1" }, "time", ""), undefined);
  assert.deepEqual(boxesAt("2026-06-30T23:05:00Z"), { date: "1 7 2026", time: "00:05" });
});

test("a person may be typed as a name alone", () => {
  assert.equal(memberBox("Ines", "name"), "Ines");
  assert.equal(memberBox("Ines", "contact"), "");
  assert.equal(memberBox({ contact: "020 7946 0001" }, "contact"), "020 7946 0001");
});

test("characters are counted as people count them, and for a line only once few are left", () => {
  const long = field("what", { type: "long_text", most_characters: 10 });
  assert.equal(charactersLeft(long, ""), "You have 10 characters left");
  assert.equal(charactersLeft(long, "123456789"), "You have 1 character left");
  assert.equal(charactersLeft(long, "😀😀😀😀😀😀😀😀😀😀😀"), "You have 1 character too many");
  const line = field("name", { most_characters: 100 });
  assert.equal(charactersLeft(line, "x".repeat(74)), "");
  assert.equal(charactersLeft(line, "x".repeat(75)), "You have 25 characters left");
  assert.equal(charactersLeft(field("free"), "x".repeat(75)), "");
});

test("a section tells what is wrong in it; the whole form also what is left and what nobody has decided", () => {
  const conflict = { answer: 14, case: 15, words: "You answered: 14. The case says: 15." };
  const form = state([
    section("child", [field("name", { needed: true }), field("age", { value: 14, conflict })]),
    section("episode", [field("seen", { errors: [{ code: "form/no-cell", says: "People, row 2: Enter the name" }] }), field("hidden", { asked: "no", conflict })]),
  ]);
  const memory = new FormMemory();
  assert.deepEqual(wrongIn(form, new Set(["child"])), [], "a draft may lack what it likes");
  assert.deepEqual(wrongIn(form, new Set(["episode"])).map((one) => [one.field, one.row]), [["seen", 2]]);
  assert.deepEqual(inTheWay(form, memory).map((one) => one.field), ["name", "age", "seen"]);
  memory.settle("age", 15);
  assert.deepEqual(inTheWay(form, memory).map((one) => one.field), ["name", "seen"]);
  memory.settle("age", 16);
  assert.ok(inTheWay(form, memory).some((one) => one.field === "age"), "the case has changed once more");
});

test("how a section stands", () => {
  assert.equal(standing(section("a", [field("x", { errors: [{ code: "", says: "" }] })])), "1 to correct");
  assert.equal(standing(section("a", [field("x", { needed: true }), field("y", { value: 1 })])), "1 needed");
  assert.equal(standing(section("a", [field("x")])), "Not begun");
  assert.equal(standing(section("a", [field("x"), field("y", { value: 1 })])), "1 of 2");
  assert.equal(standing(section("a", [field("y", { value: 1 })])), "Complete");
  const hidden = section("hidden", [field("x", { asked: "no" })]);
  assert.deepEqual(askedSections(state([hidden, section("not", [field("x")], { asked: false }), section("shown", [field("x")])])).map((one) => one.name), ["shown"]);
});

test("a score counts the fields that its patterns name", () => {
  const parts = [{ fields: ["vulnerability_*", "missing"], window: null, points: 1, ticked: 0, open: 1, sum: 0, certainty: "", source: "" }];
  const form = state([], { scores: [{ name: "total", title: "Score", least: 0, most: 1, settled: false, words: "", band: null, source: "", supports: "", parts }] });
  assert.deepEqual(["vulnerability_one", "missing", "missing_too", "vulnerability"].map((name) => isScored(form, name)), [true, true, false, false]);
});
