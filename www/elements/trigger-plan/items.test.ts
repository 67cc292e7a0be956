import assert from "node:assert/strict";
import { test } from "node:test";
import { field, section, state } from "../form/sample.ts";
import { agesOf, nightOf } from "./items.ts";
import { openPlan } from "./file.ts";

const names = (items: readonly { field: { name: string } }[]): string[] => items.map((item) => item.field.name);

test("an item is fresh, checked too long ago, or was never checked; what is not answered has nothing to be checked", () => {
  const ages = agesOf(
    state([
      section("child", [
        field("telephone", { last_checked: true, value: "07700 900123", checked_at: "2026-11-01" }),
        field("looks", { last_checked: true, value: "Slim", checked_at: "2026-06-01", stale: true }),
        field("card", { last_checked: true, value: "0123" }),
        field("address", { last_checked: true }),
        field("name", { value: "Amir" }),
        field("school", { last_checked: true, value: "x", asked: "no" }),
      ]),
      section("elsewhere", [field("host", { last_checked: true, value: "x" })], { asked: false }),
    ]),
  );
  assert.deepEqual([names(ages.fresh), names(ages.stale), names(ages.never)], [["telephone"], ["looks"], ["card"]]);
});

test("the part for the night are the sections that the form says are for it, as far as they are asked", () => {
  const sections = [section("night_shift", [field("a")]), section("tonight", [field("b")], { for_night: true }), section("danger", [field("c", { asked: "no" })], { for_night: true }), section("told", [field("d")], { for_night: true, asked: false })];
  assert.deepEqual(nightOf(state(sections)).map(({ name }) => name), ["tonight"]);
});

test("a plan is read from its own file and from a draft; what is neither is told", async () => {
  const plan = { form: "exampleshire/plan", answers: { name: "Amir" }, checked: { name: "2026-06-01" } };
  for (const text of [JSON.stringify({ homeward: 1, plan, pictures: {} }), JSON.stringify(plan)]) {
    const opened = await openPlan(text);
    assert.ok(typeof opened !== "string");
    assert.deepEqual([opened.form, opened.answers, opened.spoilt], ["exampleshire/plan", plan, false]);
  }
  for (const text of ["", "[1]", "3", "{}", '{"plan": 1}', '{"plan": {"form": "x"}}', '{"case": {"facts": {}}}']) assert.match(String(await openPlan(text)), /holds no plan/, text);
});

test("a picture that is none, or of another kind, is told of and leaves the plan whole", async () => {
  const plan = { form: "exampleshire/plan", answers: { name: "Amir" } };
  for (const picture of ["data:text/html;base64,AAAA", "https://elsewhere.example/x.jpg", 3, null]) {
    const opened = await openPlan(JSON.stringify({ plan, pictures: { photograph: picture } }));
    assert.ok(typeof opened !== "string");
    assert.deepEqual([opened.spoilt, opened.pictures.size], [true, 0]);
  }
});
