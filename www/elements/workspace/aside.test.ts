import assert from "node:assert/strict";
import { test } from "node:test";
import type { Entered } from "../shared/events.js";
import type { CaseFile } from "../shared/types.js";
import { parted, together } from "./aside.js";

const known = { facts: { age: 14 }, events: { last_seen: "2026-11-21T17:40:00Z" }, history: [], done: [{ id: "newham/a", at: "2026-11-21T18:00:00Z" }] } as unknown as CaseFile;
const record = {
  case: {
    ...known,
    area: "derby",
    facts: { age: 14, screening_result: "high" },
    events: { ...known.events, screened: "2026-11-21T19:00:00Z" },
    done: [...(known.done ?? []), { id: "derbyshire/b", at: "2026-11-21T19:00:00Z" }],
  },
  asked: [{ name: "age", answer: "not_known", at: "2026-11-21T18:00:00Z" }, { name: "screened", answer: "could_not_ask", at: "2026-11-21T18:00:00Z" }],
  told: [{ id: "police-101", to: "Police", at: "2026-11-21T22:04:00Z" }],
  forms: { "derbyshire/form": { form: "derbyshire/form", answers: { name: "Amir" } } },
} as unknown as Entered;

test("what another protocol knows stands apart, and nothing of it among what these know", () => {
  const { record: own, aside } = parted(record, known, new Set(["age", "last_seen"]));
  assert.deepEqual(own, { ...record, case: known, asked: [record.asked[0]] });
  assert.deepEqual(aside, {
    case: { area: "derby", facts: { screening_result: "high" }, events: { screened: "2026-11-21T19:00:00Z" }, done: [{ id: "derbyshire/b", at: "2026-11-21T19:00:00Z" }] },
    asked: [record.asked[1]],
  });
});

test("both together are what was entered", () => {
  assert.deepEqual(together(parted(record, known, new Set(["age"]))), { ...record, asked: [...record.asked] });
});

test("where these protocols know everything, nothing stands apart", () => {
  assert.equal(parted({ ...record, case: known, asked: [] }, known, new Set()).aside, null);
  assert.deepEqual(together({ record, aside: null }), record);
});
