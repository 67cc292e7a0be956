import assert from "node:assert/strict";
import { test } from "node:test";
import type { Call, CaseFile, Choice, Told } from "../shared/types.js";
import { gradesToNote as toNote, withGrade, withMeaning } from "./grade.js";

const choices = [
  { value: "high", label: "High" },
  { value: "medium", label: "Medium" },
  { value: "no_apparent_risk", label: "No apparent risk" },
];
const call = { id: "101", grades: { fact: "police_risk", choices }, sides: [] } as unknown as Call;
const told = (grade: string, at = "2026-11-20T21:36:00Z"): Told => ({ id: "101", to: "Police", at, grade });
const gradesToNote = (of: Call, one: Told, caseFile: CaseFile): readonly Choice[] => toNote(of, one, [one], caseFile);

test("the grade that was written down is offered, however it is written; once the case says it, nothing is", () => {
  for (const grade of ["medium", " Medium risk ", "MEDIUM"]) assert.deepEqual(gradesToNote(call, told(grade), {}), [choices[1]], grade);
  for (const grade of ["no apparent risk", "No_apparent_risk"]) assert.deepEqual(gradesToNote(call, told(grade), {}), [choices[2]], grade);
  assert.deepEqual(gradesToNote(call, told("medium"), { facts: { police_risk: "medium" } }), []);
  assert.deepEqual(gradesToNote(call, told("medium"), { facts: { police_risk: "high" } }), [choices[1]]);
});

test("a grade that nobody can read is not guessed: all are offered", () => {
  assert.deepEqual(gradesToNote(call, told("amber"), {}), choices);
  assert.deepEqual(gradesToNote({ ...call, grades: null }, told("medium"), {}), []);
  const { grade: _none, ...without } = told("");
  assert.deepEqual(gradesToNote(call, without, {}), []);
});

test("only the latest note with a grade offers one: what they said before holds no longer", () => {
  const [early, late] = [told("medium", "2026-11-20T21:10:00Z"), told("high", "2026-11-20T23:40:00Z")];
  const { grade: _none, ...silent } = told("", "2026-11-21T00:30:00Z");
  // In whatever order they were noted; a later note without a grade takes nothing back.
  for (const all of [[early, late, silent], [silent, late, early]]) {
    for (const facts of [{}, { police_risk: "high" }]) assert.deepEqual(toNote(call, early, all, { facts }), []);
    assert.deepEqual(toNote(call, late, all, {}), [choices[0]]);
  }
  assert.deepEqual(toNote(call, told("amber", early.at), [told("amber", early.at), late], {}), [], "nor one that nobody can read");
});

test("a grade that nobody could read is kept with what a person says it means, and not asked about again", () => {
  const meant = withMeaning(told("amber"), choices[1]!);
  assert.equal(meant.grade, "Medium (“amber”)");
  assert.deepEqual(gradesToNote(call, meant, { facts: { police_risk: "medium" } }), []);
});

test("noting it changes that fact alone", () => {
  assert.deepEqual(withGrade({ facts: { age: 14 }, events: {} }, "police_risk", choices[1]!), { facts: { age: 14, police_risk: "medium" }, events: {} });
});
