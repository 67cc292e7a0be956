import assert from "node:assert/strict";
import { test } from "node:test";
import { seen, type CaseProtocol } from "./asking.js";
import { refusal } from "./refusal.js";
import type { CaseFile, View, Words } from "./types.js";

function counting(): { protocol: CaseProtocol; asked: () => number } {
  let asked = 0;
  const protocol: CaseProtocol = {
    id: "exampleshire",
    view: (_case, asOf) => {
      asked += 1;
      return { as_of: asOf } as View;
    },
    vocabulary: () => ({ facts: [], events: [] }) as Words,
  };
  return { protocol, asked: () => asked };
}

test("one case at one moment is worked out once, however many ask", () => {
  const { protocol, asked } = counting();
  const caseFile: CaseFile = { facts: { age: 14 } };
  const first = seen(protocol, caseFile, "2026-11-21T22:04:00Z");
  assert.equal(seen(protocol, caseFile, "2026-11-21T22:04:00Z"), first);
  assert.equal(asked(), 1);
});

test("another moment, another case and another protocol are asked anew", () => {
  const { protocol, asked } = counting();
  const caseFile: CaseFile = {};
  seen(protocol, caseFile, "2026-11-21T22:04:00Z");
  assert.equal(seen(protocol, caseFile, "2026-11-21T22:05:00Z").as_of, "2026-11-21T22:05:00Z");
  seen(protocol, {}, "2026-11-21T22:05:00Z");
  assert.equal(asked(), 3);
  const other = counting();
  seen(other.protocol, caseFile, "2026-11-21T22:05:00Z");
  assert.equal(other.asked(), 1);
});

test("what the core refuses is told in its own sentences, of whichever copy of the package", () => {
  const error = Object.assign(new Error("refused"), { diagnostics: [{ message: "the age is above 25", mend: "Give another." }] });
  assert.deepEqual(refusal(error), ["The age is above 25. Give another."]);
  const placed = (message: string) => Object.assign(new Error("refused"), { diagnostics: [{ message, mend: "Give true or false.", place: { path: "facts.mood_change" } }] });
  assert.deepEqual(refusal(placed("expected true or false, but found a text")), ["Expected true or false, but found a text (facts.mood_change). Give true or false."]);
  assert.deepEqual(refusal(placed("`mood_change` is given twice")), ["`mood_change` is given twice. Give true or false."]);
  assert.equal(refusal(new Error("out of memory")), null);
});
