import assert from "node:assert/strict";
import { test } from "node:test";
import { emptyEntry, readDate, readMoment, type Entry } from "./entry.js";
import { instantsOf, wallAt } from "./london.js";

const entry = (day: string, month: string, year: string, hour = "", minute = "", which: Entry["which"] = ""): Entry => ({ day, month, year, hour, minute, which });
const moment = (...typed: Parameters<typeof entry>) => readMoment(entry(...typed), "Last seen");

test("a date with a 24-hour time in London is an instant", () => {
  assert.equal(moment("20", "11", "2026", "17", "40").value, "2026-11-20T17:40:00Z");
  assert.equal(moment("1", "7", "2026", "0", "05").value, "2026-06-30T23:05:00Z");
  assert.equal(moment(" 20 ", "nov", "2026", "9", "0").value, "2026-11-20T09:00:00Z");
  assert.equal(moment("2", "Sept", "2026", "12", "00").value, "2026-09-02T11:00:00Z");
  assert.equal(moment("2", "September", "2026", "12", "00").value, "2026-09-02T11:00:00Z");
});

const wrong: [string, Entry, string, string][] = [
  ["nothing at all", emptyEntry, "Enter the date: last seen", "day"],
  ["no year", entry("20", "11", "", "1", "1"), "Last seen must include a year", "year"],
  ["no day and no month", entry("", "", "2026", "1", "1"), "Last seen must include a day and month", "day"],
  ["a month that is none", entry("20", "13", "2026", "1", "1"), "Last seen must be a real date: check the month", "month"],
  ["a month with too few letters", entry("20", "ma", "2026", "1", "1"), "Last seen must be a real date: check the month", "month"],
  ["a year of two numbers", entry("20", "11", "26", "1", "1"), "Year must include 4 numbers", "year"],
  ["a year long ago", entry("20", "11", "1926", "1", "1"), "Year must be between 1990 and 2100", "year"],
  ["a day with letters", entry("x", "11", "2026", "1", "1"), "Last seen must be a real date: check the day", "day"],
  ["day 0", entry("0", "11", "2026", "1", "1"), "Last seen must be a real date: check the day", "day"],
  ["31 November", entry("31", "11", "2026", "1", "1"), "Last seen must be a real date: that month has no day 31", "day"],
  ["29 February in a common year", entry("29", "2", "2026", "1", "1"), "Last seen must be a real date: that month has no day 29", "day"],
  ["no time", entry("20", "11", "2026"), "Enter the time, as a 24-hour clock shows it: 17 40", "hour"],
  ["no hour", entry("20", "11", "2026", "", "5"), "The time must include an hour", "hour"],
  ["no minutes", entry("20", "11", "2026", "5", ""), "The time must include minutes: 00 for the full hour", "minute"],
  ["hour 24", entry("20", "11", "2026", "24", "0"), "Hour must be a number from 0 to 23", "hour"],
  ["hour -1", entry("20", "11", "2026", "-1", "0"), "Hour must be a number from 0 to 23", "hour"],
  ["minute 60", entry("20", "11", "2026", "5", "60"), "Minutes must be a number from 0 to 59", "minute"],
];

for (const [what, typed, text, part] of wrong) {
  test(`${what} is told`, () => {
    const { error } = readMoment(typed, "Last seen");
    assert.equal(error?.text, text);
    assert.equal(error?.parts[0], part);
  });
}

test("a time that the spring change skips has its own message", () => {
  assert.match(moment("29", "3", "2026", "1", "30").error?.text ?? "", /^There was no 01:30 on that day: the clocks went forward/);
  assert.equal(moment("29", "3", "2026", "2", "00").value, "2026-03-29T01:00:00Z");
  assert.equal(moment("29", "3", "2026", "0", "59").value, "2026-03-29T00:59:00Z");
});

test("of a time that the autumn change doubles a person says which", () => {
  const asked = moment("25", "10", "2026", "1", "30").error;
  assert.match(asked?.text ?? "", /^01:30 came twice on that day/);
  assert.deepEqual(asked?.parts, ["which"]);
  assert.equal(moment("25", "10", "2026", "1", "30", "first").value, "2026-10-25T00:30:00Z");
  assert.equal(moment("25", "10", "2026", "1", "30", "second").value, "2026-10-25T01:30:00Z");
  assert.equal(moment("25", "10", "2026", "2", "00").value, "2026-10-25T02:00:00Z");
});

test("an answer to which of the two is of no matter on other days", () => {
  assert.equal(moment("20", "11", "2026", "17", "40", "second").value, "2026-11-20T17:40:00Z");
});

test("a date alone", () => {
  assert.equal(readDate(entry("30", "may", "2011"), "Date of birth").value, "2011-05-30");
  assert.equal(readDate(entry("29", "2", "2012"), "Date of birth").value, "2012-02-29");
  assert.equal(readDate(entry("29", "2", "2011"), "Date of birth").error?.parts[0], "day");
});

test("every hour around the changes of the clock comes back from the clock that showed it", () => {
  const starts = [Date.UTC(2026, 2, 28), Date.UTC(2026, 9, 24), Date.UTC(2027, 2, 27), Date.UTC(2027, 9, 30), Date.UTC(2027, 11, 31)];
  for (const at of starts.flatMap((start) => Array.from({ length: 144 }, (_, step) => start + step * 1_800_000))) {
    const instant = new Date(at);
    assert.ok(instantsOf(wallAt(instant)).includes(`${instant.toISOString().slice(0, 19)}Z`), instant.toISOString());
  }
});
