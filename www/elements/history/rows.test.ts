import assert from "node:assert/strict";
import { test } from "node:test";
import type { Ask, HistoryRow } from "../shared/types.js";
import { commonKey, episodeOf, questions, standing, withEpisodes } from "./rows.js";

const row = (more: Partial<HistoryRow> = {}): HistoryRow => ({ line: 1, cells: [], start: "2026-10-02T19:00:00Z", end: null, category: "missing", words: "", asks: [], problems: [], left_out: null, ...more });
const ask = (key: string): Ask => ({ key, asks: key, choices: [] });

test("a row is ready only when it asks nothing and has no problem; what the core leaves out stays out", () => {
  assert.equal(standing(row()), "ready");
  assert.equal(standing(row({ asks: [ask("1/start")] })), "asks");
  assert.equal(standing(row({ start: null })), "asks");
  assert.equal(standing(row({ category: null })), "asks");
  assert.equal(standing(row({ problems: [{ where: "start", message: "", mend: "" }] })), "wrong");
  assert.equal(standing(row({ left_out: "in the list already" })), "out");
});

test("what is not known of an episode is left out, never made up", () => {
  assert.deepEqual(episodeOf(row()), { start: "2026-10-02T19:00:00Z", category: "missing" });
  assert.equal(episodeOf(row({ category: null })), null);
});

test("more episodes stand in order of time, newest first", () => {
  const [old, late] = [{ start: "2026-10-02T20:00:00+01:00", category: "missing" as const }, { start: "2026-11-07T21:00:00Z", category: "absent" as const }];
  assert.deepEqual(withEpisodes([old], [late]), [late, old]);
});

test("a question that was answered stays, so that the answer can be changed; one that another answer settled goes", () => {
  const [first, second, third] = [ask("order"), ask("2/start"), ask("3/start")];
  assert.deepEqual(questions([first, second, third], [third], { order: "day_first" }), [first, third]);
});

test("what is asked of one row is answered by what is asked of all", () => {
  assert.deepEqual(["2/start", "2/end", "2/category", "2/same-row"].map(commonKey), ["order", "order", "category", "same"]);
});
