import assert from "node:assert/strict";
import { test } from "node:test";
import type { Entered } from "../shared/events.js";
import type { Aside } from "./aside.js";
import { fileText, readFile, remark, type Pack } from "./file.js";
import { givenTwice } from "./twice.js";

const newham: Pack = { id: "newham", version: "1.0.0", digest: "sha256:aa" };
const derbyshire: Pack = { id: "derbyshire", version: "1.0.0", digest: "sha256:bb" };
const record: Entered = {
  case: { facts: { age: 14 }, events: { last_seen: "2026-11-21T17:40:00Z" } },
  asked: [{ name: "cce_risk", answer: "could_not_ask", at: "2026-11-21T22:04:00Z" }],
  told: [{ id: "police-101", to: "Police", at: "2026-11-21T22:04:00Z", log: "PD-118" }],
  forms: { "newham/form-a": { form: "newham/form-a", answers: { name: "Amir" } } },
  pictures: { "newham/form-a": { photograph: "data:image/jpeg;base64,AAAA" } },
};
const aside: Aside = { case: { facts: { screening_result: "high" }, done: [{ id: "torbay/a", at: "2026-11-21T22:04:00Z" }] }, asked: [] } as unknown as Aside;
const saved = (change: Record<string, unknown> = {}) => JSON.stringify({ ...(JSON.parse(fileText({ record, aside }, [newham, derbyshire], "2026-11-21T22:04:00Z")) as object), ...change });
const problem = (text: string): string => {
  const read = readFile(text);
  return "problem" in read ? read.problem : "";
};

test("all that was entered comes back, with the authorities that it was made by", () => {
  assert.deepEqual(readFile(saved()), { record, aside, made: { home: "newham", host: "derbyshire", protocols: [newham, derbyshire], saved: "2026-11-21T22:04:00Z" } });
});

test("what nobody entered is no member of the file", () => {
  const text = fileText({ record: { ...record, pictures: {} }, aside: null }, [newham], "2026-11-21T22:04:00Z");
  assert.deepEqual(Object.keys(JSON.parse(text) as object), ["homeward", "saved", "home", "host", "protocols", "case", "asked", "told", "forms"]);
});

test("a bare case opens, and says nothing of authorities", () => {
  assert.deepEqual(readFile('{"facts": {"age": 14}}'), { record: { case: { facts: { age: 14 } }, asked: [], told: [], forms: {} }, aside: null, made: null });
});

test("a plan that is opened as a case is said to be one, and nobody is told that it was tampered with", () => {
  assert.match(problem('{"homeward": 1, "form": "newham/form-trigger-plan", "protocol": {}, "answers": {}}'), /holds a form or a trigger plan, and no case/);
});

test("what is no case, or was changed by hand into none, is refused in a sentence", () => {
  assert.match(problem("not json"), /holds no case/);
  assert.match(problem("[1]"), /holds no case/);
  assert.match(problem('{"name": "x"}'), /“name” is no part of a case/);
  assert.match(problem(saved({ homeward: 2 })), /newer Homeward/);
  assert.match(problem(saved({ extra: 1 })), /“extra” is no part of it/);
  assert.match(problem(saved({ home: 5 })), /whose child/);
  assert.match(problem(saved({ case: [] })), /no case/);
  assert.match(problem(saved({ asked: ["age"] })), /without an answer/);
  assert.match(problem(saved({ told: {} })), /who was told/);
  assert.match(problem(saved({ pictures: { "newham/form-a": "x" } })), /pictures/);
  assert.match(problem(saved({ aside: { case: { facts: [] }, asked: [] } })), /another protocol/);
  assert.match(problem(saved({ aside: { case: { history: [] }, asked: [] } })), /another protocol/);
  assert.match(problem(saved({ forms: { a: "x" } })), /drafts/);
});

test("a name that is given twice is seen, wherever it stands", () => {
  assert.match(problem('{"facts": {"age": 11, "age": 15}}'), /facts\.age is given twice/);
  assert.match(problem(saved().replace('"facts":{', '"facts":{"age":15,')), /case\.facts\.age is given twice/);
  assert.deepEqual(givenTwice('{"a": [{"b": 1}, {"b": 2, "b": 3}], "\\u0061": "{\\"a\\": 1}", "c": {"a": 1}}'), ["a.1.b", "a"]);
  assert.deepEqual(givenTwice('{"a": "x: {", "b": {"a": 1, "b": [1, {"a": 2}]}}'), []);
});

test("a file of another version of a pack is opened with a remark that names both", () => {
  const now = [{ ...newham, version: "1.1.0", digest: "sha256:cc", words: "Newham" }];
  assert.match(remark([newham], now) ?? "", /Newham: saved with version 1\.0\.0, shown by version 1\.1\.0/);
  assert.equal(remark([newham], [{ ...newham, words: "Newham" }]), null);
});
