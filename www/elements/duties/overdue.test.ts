import assert from "node:assert/strict";
import { test } from "node:test";
import type { Act, Clause, View } from "../shared/types.js";
import { newlyOverdue } from "./overdue.js";

const clause = (id: string, status: Clause["status"], occurrence = 1): Clause => ({ id, status, occurrence, title: `do ${id}`, cite: "9.2" }) as Clause;
const act = (key: string, ...clauses: Clause[]): Act => ({ key, title: `act ${key}`, clauses }) as unknown as Act;
const view = (...acts: Act[]): View => ({ groups: [{ key: "overdue", acts }] }) as unknown as View;

test("an act that has become late is said by its title; once", () => {
  const late = view(act("a", clause("1", "overdue")));
  assert.equal(newlyOverdue(view(), late), "Now overdue: act a");
  assert.equal(newlyOverdue(late, late), "");
  assert.equal(newlyOverdue(null, late), "", "what was late when the page was opened stands there already");
});

test("another late clause of an act that was late already is said too, and once", () => {
  const before = view(act("a", clause("1", "overdue"), clause("2", "due")));
  const after = view(act("a", clause("1", "overdue"), clause("2", "overdue")));
  assert.equal(newlyOverdue(before, after), "Now overdue: do 2 (paragraph 9.2)");
  assert.equal(newlyOverdue(after, after), "");
  assert.equal(newlyOverdue(view(act("a", clause("1", "overdue", 1))), view(act("a", clause("1", "overdue", 2)))), "Now overdue: do 1 (paragraph 9.2)");
});
