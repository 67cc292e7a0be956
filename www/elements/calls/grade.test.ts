import assert from "node:assert/strict";
import { test } from "node:test";
import type { Call, Told } from "../shared/types.js";
import { gradesToNote, withGrade } from "./grade.js";

const choices = [
  { value: "high", label: "High" },
  { value: "medium", label: "Medium" },
  { value: "no_apparent_risk", label: "No apparent risk" },
];
const call = { id: "101", grades: { fact: "police_risk", choices }, sides: [] } as unknown as Call;
const told = (grade: string): Told => ({ id: "101", to: "Police", at: "2026-11-20T21:36:00Z", grade });

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

test("noting it changes that fact alone", () => {
  assert.deepEqual(withGrade({ facts: { age: 14 }, events: {} }, "police_risk", choices[1]!), { facts: { age: 14, police_risk: "medium" }, events: {} });
});
