import assert from "node:assert/strict";
import { test } from "node:test";
import type { Bar, Mark, Timeline } from "../shared/types.js";
import { inSight, type Group } from "./groups.js";
import { across, layOut, shortened, type Placed, type Sheet } from "./layout.js";
import { steady, ticks } from "./stretch.js";

const HOUR = 3_600_000;
const at = (text: string): number => new Date(text).getTime();
const night = { from: at("2026-11-20T16:00:00Z"), to: at("2026-11-21T22:00:00Z") };
const sheet = (width: number): Sheet => ({ width, line: 20, measure: (text, bold) => text.length * (bold ? 8.5 : 8) });

const group = (start: number, end: number, title: string, more: Partial<Group> = {}): Group => ({ key: title, kind: "due", start, end, when: "by Sat 21 Nov, 21:30", titles: [title], provisional: false, ...more });

/** Numbers that look like chance, and are the same every time. */
function random(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
}

const touch = (left: Placed, right: Placed): boolean =>
  left.box.left < right.box.right && right.box.left < left.box.right && left.box.top < right.box.bottom && right.box.top < left.box.bottom;

test("labels never overlap and never leave the picture, whatever stands in it and however wide it is", () => {
  const next = random(7);
  for (let round = 0; round < 300; round += 1) {
    const width = 480 + Math.floor(next() * 1200);
    const groups = Array.from({ length: 1 + Math.floor(next() * 25) }, (_, place) => {
      const start = night.from + (next() * 1.4 - 0.2) * (night.to - night.from);
      const title = `Act ${place} ${"of many words ".repeat(Math.floor(next() * 9))}`;
      return group(start, start + (next() < 0.4 ? 0 : next() * 40 * HOUR), title, next() < 0.3 ? { titles: [title, `${title} too`, "third", "fourth", "fifth"] } : {});
    });
    const { placed, height } = layOut(groups, night, sheet(width));
    assert.equal(placed.length, groups.length);
    for (const [index, one] of placed.entries()) {
      assert.ok(one.box.left >= -0.01 && one.box.right <= width + 0.01, `round ${round}: ${JSON.stringify(one.box)} in ${width}`);
      assert.ok(one.box.bottom <= height);
      for (const { words, bold } of one.lines) {
        const wide = sheet(width).measure(words, bold);
        const [left, right] = one.anchor === "start" ? [one.labelX, one.labelX + wide] : [one.labelX - wide, one.labelX];
        assert.ok(left >= one.box.left - 0.01 && right <= one.box.right + 0.01, `round ${round}: the label lies in its box`);
      }
      for (const other of placed.slice(index + 1)) assert.ok(!touch(one, other), `round ${round}: ${one.group.key} and ${other.group.key}`);
    }
  }
});

test("a moment stands where it belongs: the ends at the ends, the middle in the middle", () => {
  assert.equal(across(night.from, night, 816), 8);
  assert.equal(across(night.to, night, 816), 808);
  assert.equal(across((night.from + night.to) / 2, night, 816), 408);
});

test("a text is shortened to its width and not further", () => {
  const { measure } = sheet(0);
  assert.equal(shortened({ words: "Hold the meeting", bold: false }, 200, measure), "Hold the meeting");
  assert.equal(shortened({ words: "Hold the meeting", bold: false }, 80, measure), "Hold the…");
});

test("the minute moves no window; what has moved far is followed", () => {
  const minute = { from: night.from + 60_000, to: night.to + 60_000 };
  assert.equal(steady(night, minute), night);
  const later = { from: night.from + 6 * HOUR, to: night.to + 6 * HOUR };
  assert.equal(steady(night, later), later);
  assert.equal(steady(null, night), night);
});

test("ticks are those of London's clocks, on the days when these change too", () => {
  const words = (from: string, to: string, room: number): string[] => ticks({ from: at(from), to: at(to) }, room).map((tick) => tick.words);
  assert.deepEqual(words("2026-11-20T16:00:00Z", "2026-11-21T22:00:00Z", 0.15), ["18:00", "Sat 21 Nov", "06:00", "12:00", "18:00"]);
  // The clocks go forward on 29 March and back on 25 October: midnights stay midnights.
  assert.deepEqual(ticks({ from: at("2026-03-28T12:00:00Z"), to: at("2026-03-30T12:00:00Z") }, 0.3).map(({ at: tick }) => new Date(tick).toISOString()), ["2026-03-29T00:00:00.000Z", "2026-03-29T23:00:00.000Z"]);
  assert.deepEqual(words("2026-10-24T12:00:00Z", "2026-10-26T12:00:00Z", 0.3), ["Sun 25 Oct", "Mon 26 Oct"]);
  for (const room of [0.01, 0.05, 0.1, 0.2, 0.5]) {
    const all = ticks({ from: at("2026-10-20T12:00:00Z"), to: at("2026-12-20T12:00:00Z") }, room);
    for (const [index, tick] of all.slice(1).entries()) {
      // An hour that came twice or never may stand a little closer.
      assert.ok(tick.at - (all[index]?.at ?? 0) >= room * 61 * 24 * HOUR - HOUR, `${room}: ${tick.words}`);
    }
  }
});

const bar = (title: string, more: Partial<Bar>): Bar => ({
  key: title,
  title,
  status: "due",
  status_words: "to do",
  at_once: false,
  opens: null,
  opens_words: null,
  due: null,
  due_words: null,
  left: null,
  done_at: null,
  done_words: null,
  counted_from: null,
  ends_on_return: false,
  provisional: false,
  depends_on: [],
  cites: [],
  ...more,
});
const mark = (name: string, instant: string): Mark => ({ name, label: name, at: instant, words: instant, planned: false });
const timeline = (bars: Bar[], marks: Mark[] = []): Timeline => ({ now: "2026-11-20T22:04:00Z", now_words: "", zooms: [], marks, bars, waiting: [], may_apply: null });

test("what shares a clock stands together; what is overdue is never out of sight; what has no limit is counted", () => {
  const due = { opens: "2026-11-20T21:30:00Z", due: "2026-11-21T21:30:00Z", due_words: "Sat 21 Nov, 21:30" };
  const sight = inSight(
    timeline(
      [
        bar("a", due),
        bar("b", due),
        bar("long ago", { status: "overdue", opens: "2026-11-10T00:00:00Z", due: "2026-11-11T00:00:00Z", due_words: "Wed 11 Nov, 00:00" }),
        bar("done long ago", { status: "done", done_at: "2026-11-11T00:00:00Z", done_words: "Wed 11 Nov, 00:00" }),
        bar("next week", { status: "upcoming", opens: "2026-11-27T21:30:00Z", due: "2026-11-27T21:30:00Z" }),
        bar("whenever", { opens: "2026-11-20T20:00:00Z" }),
        bar("from tomorrow", { status: "upcoming", opens: "2026-11-21T21:30:00Z", opens_words: "Sat 21 Nov, 21:30" }),
      ],
      [mark("last seen", "2026-11-20T17:40:00Z")],
    ),
    night,
  );
  assert.deepEqual(sight.groups.map(({ kind, titles }) => [kind, titles]), [
    ["mark", ["last seen"]],
    ["due", ["a", "b"]],
    ["overdue", ["long ago"]],
    ["opens", ["from tomorrow"]],
  ]);
  assert.deepEqual([sight.earlier, sight.later, sight.unlimited], [1, 1, 1]);
});

test("what may apply is drawn as such, not as what is to be done; many of them are counted", () => {
  const may = { status: "possible" as const, status_words: "may apply", opens: "2026-11-20T21:30:00Z", due: "2026-11-21T21:30:00Z", due_words: "Sat 21 Nov, 21:30", depends_on: ["Police category"] };
  const late = { ...may, due: "2026-11-20T21:45:00Z", due_words: "Fri 20 Nov, 21:45" };
  const sight = inSight(timeline([...["a", "b", "c", "d"].map((title) => bar(title, may)), bar("late", late), bar("from", { ...may, due: null, opens: "2026-11-21T03:00:00Z", opens_words: "Sat 21 Nov, 03:00" })]), night);
  assert.deepEqual(sight.groups.map(({ kind, when, titles }) => [kind, when, titles]), [
    ["possible", "may apply, by Sat 21 Nov, 21:30", ["a", "b", "and 2 more"]],
    ["possible", "may apply, would be late since Fri 20 Nov, 21:45", ["late"]],
    ["possible", "may apply, from Sat 21 Nov, 03:00", ["from"]],
  ]);
});

test("a clock that runs beyond the picture is drawn, and says until when", () => {
  const sight = inSight(timeline([bar("a", { opens: "2026-11-20T21:30:00Z", due: "2026-11-23T21:30:00Z", due_words: "Mon 23 Nov, 21:30", ends_on_return: true })]), night);
  const [one] = layOut(sight.groups, night, sheet(900)).placed;
  assert.equal(one?.cutRight, true);
  assert.equal(one?.lines[0]?.words, "by Mon 23 Nov, 21:30, lapses on return");
});
