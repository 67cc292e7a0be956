import assert from "node:assert/strict";
import { test } from "node:test";
import type { ListedForm } from "../form/types.js";
import { formsByDuty, inOrder, openDuties } from "./order.js";

const form = (id: string, ...duties: [string, string][]): ListedForm => ({
  id,
  title: id,
  says: "",
  cite: "",
  who: "",
  to: [],
  kind: "form",
  of_use: "yes",
  duties: duties.map(([duty, status]) => ({ id: duty, title: `Do ${duty}`, status: status as "due", due: null })),
});

test("what is overdue comes first, then what is due, then the order of the pack", () => {
  const all = [form("plan"), form("later", ["a", "upcoming"]), form("due", ["b", "due"]), form("late", ["b", "due"], ["c", "overdue"])];
  assert.deepEqual(inOrder(all).map(({ id }) => id), ["late", "due", "plan", "later"]);
});

test("a form names what is open, each once", () => {
  const all = openDuties(form("x", ["a", "done"], ["b", "due"], ["b", "overdue"], ["c", "overdue"]));
  assert.deepEqual(all.map(({ id }) => id), ["b", "c"]);
});

test("a duty leads to its form", () => {
  const found = formsByDuty([form("one", ["a", "due"]), form("two", ["a", "due"], ["b", "upcoming"])]);
  assert.equal(found.get("a")?.id, "one");
  assert.equal(found.get("b")?.id, "two");
  assert.equal(found.get("c"), undefined);
});
