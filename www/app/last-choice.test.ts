import assert from "node:assert/strict";
import { test } from "node:test";
import { LastChoice } from "./last-choice.ts";

test("of two choices the last one is taken, however late the first one comes, and whether it comes or fails", async () => {
  for (const late of ["comes", "fails"]) {
    const last = new LastChoice();
    const taken: string[] = [];
    let [come, fail]: [(value: string) => void, (reason: Error) => void] = [() => {}, () => {}];
    const slow = last.of(new Promise<string>((resolve, reject) => ([come, fail] = [resolve, reject])), (value) => taken.push(value));
    assert.equal(await last.of(Promise.resolve("second"), (value) => taken.push(value)), true);
    if (late === "comes") come("first");
    else fail(new Error("first"));
    assert.equal(await slow, false);
    assert.deepEqual(taken, ["second"]);
  }
});

test("what the last choice fails by is told", async () => {
  await assert.rejects(new LastChoice().of(Promise.reject(new Error("no such pack")), () => undefined), /no such pack/);
});
