// What leaves the page at the end of a shift, in the running page in Chromium: the sheets of two authorities, the calendar, the words of a
// challenge. Run by `cargo xtask test`. Every child is invented.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { isSound, looks, open, openFile, start, stop, view, words } from "./page.mjs";
import { readPdf } from "./pdf.mjs";

before(start);
after(stop);

const NIGHT = "2026-11-21T22:04:20Z";
const EVENTS = { last_seen: "2026-11-21T17:40:00Z", reported_missing: "2026-11-21T21:30:00Z" };

/** Opens the page in the night of the example, with a case of two authorities or one. */
async function openNight({ look = looks[1], host = null, ...caseFile }) {
  const opened = await open(look, { before: (page) => page.clock.install({ time: new Date(NIGHT) }) });
  const file = { homeward: 1, saved: NIGHT, home: "newham", host, protocols: [], case: { events: EVENTS, ...caseFile }, asked: [], told: [{ id: "101", to: "Police", at: "2026-11-21T21:30:00Z", log: "PD-118" }], forms: {} };
  await openFile(opened.page, { name: "case.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(file)) });
  await opened.page.locator("homeward-controls .banner").waitFor({ state: "detached" });
  return opened;
}

const sheet = (page, place) => page.locator("homeward-handover").nth(place);

for (const look of looks.slice(0, 2)) {
  test(`two authorities have a sheet each, by their own protocols, each from a page of its own: ${look.name}`, async () => {
    const { page, close } = await openNight({ look, host: "derbyshire", facts: { age: 14, looked_after: true, cse_risk: true } });
    await view(page, "Handover");
    await sheet(page, 1).locator("h2").waitFor();
    assert.deepEqual(await page.getByRole("tabpanel").locator(".side > b").allInnerTexts(), ["London Borough of Newham", "Derby City Council and Derbyshire County Council"]);
    const [newham, derbyshire] = [await words(sheet(page, 0)), await words(sheet(page, 1))];
    for (const one of [newham, derbyshire]) {
      assert.match(one, /Handover sheet by the protocol of (Newham|Derby and Derbyshire), Sat 21 Nov 2026, 22:04/);
      assert.match(one, /Known: .*Age: 14/);
      assert.match(one, /PD-118/, "who was told stands on both");
    }
    assert.match(newham, /Hold the strategy meeting[\s\S]*Sun 22 Nov, 21:30/);
    const source = (place) => sheet(page, place).locator("footer .quiet").innerText();
    assert.match(await source(0), /Newham/);
    assert.match(await source(1), /Derby/);
    assert.doesNotMatch(await source(1), /Newham/, "each sheet is of its own protocol");
    const { pages } = await readPdf(await page.pdf({ preferCSSPageSize: true }));
    const second = pages.findIndex(({ text }) => text.startsWith("DerbyCityCouncilandDerbyshireCountyCouncil"));
    assert.equal(second, 1, "the first sheet is one page, and the second begins on the next");
    assert.match(pages[0].text, /^LondonBoroughofNewham/);
    for (const { text } of pages.slice(0, second)) assert.doesNotMatch(text, /Derby/, "nothing of the one stands on a page of the other");
    for (const { text } of pages.slice(second)) assert.doesNotMatch(text, /Newham,version/);
    await close(["derbyshire"]);
  });
}

test("two sheets on one screen are sound", async () => {
  const { page, close } = await openNight({ host: "derbyshire", facts: { age: 14, looked_after: true, cse_risk: true } });
  await view(page, "Handover");
  await sheet(page, 1).locator("h2").waitFor();
  await isSound(page, "two sheets");
  await close(["derbyshire"]);
});

/** The entries of a calendar, each by its properties. What is folded is unfolded, as RFC 5545 has it. */
function entries(calendar) {
  const lines = calendar.replace(/\r\n[ \t]/g, "").split("\r\n");
  const all = [];
  for (const line of lines) {
    if (line === "BEGIN:VEVENT") all.push({});
    const [, name, value] = /^([A-Z-]+)[^:]*:(.*)$/.exec(line) ?? [];
    if (name && all.length > 0 && !["BEGIN", "END"].includes(name)) all.at(-1)[name] ??= value;
  }
  return all;
}

test("the calendar that the page saves holds the deadlines ahead at their moments, and nothing of the child", async () => {
  const { page, close } = await openNight({ facts: { age: 14, looked_after: true, cse_risk: true } });
  await view(page, "Handover");
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Deadlines for a calendar" }).click()]);
  assert.equal(download.suggestedFilename(), "homeward-deadlines.ics");
  const calendar = readFileSync(await download.path(), "utf8");
  assert.match(calendar, /^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\n[\s\S]*\r\nEND:VCALENDAR\r\n$/);
  assert.ok(calendar.split("\r\n").every((line) => Buffer.byteLength(line) <= 75), "no line is longer than 75 octets");
  const all = entries(calendar);
  // 24 hours after the report of Saturday, 21:30.
  const meeting = all.find(({ SUMMARY }) => /strategy meeting/i.test(SUMMARY));
  assert.ok(meeting, calendar);
  assert.ok([meeting.DTSTART, meeting.DTEND, meeting.DUE].includes("20261122T213000Z"), JSON.stringify(meeting));
  assert.ok(all.every(({ DTSTART }) => DTSTART > "20261121T220420Z"), "only what is ahead");
  assert.equal(new Set(all.map(({ UID }) => UID)).size, all.length);
  assert.doesNotMatch(calendar, /\b14\b years|looked after|exploit/i, "nothing of the child");
  await close();
});

test("a police grade below the protocol's is challenged in words to read aloud, with the paragraphs", async () => {
  const { page, close } = await openNight({ facts: { age: 11, looked_after: true, police_risk: "low" } });
  await view(page, "Calls");
  const police = page.locator("homeward-calls section", { hasText: "not an emergency" });
  if ((await police.locator(".toggle").getAttribute("aria-expanded")) === "false") await police.locator(".toggle").click();
  const challenge = (await police.locator(".challenge").innerText()).replace(/\s+/g, " ");
  assert.match(challenge, /graded this as low\. By the protocol that we share it is high risk:.*twelve or younger.*under twelve/);
  assert.match(challenge, /4\.3.*9\.5/);
  await isSound(page, "a challenge");
  // Once they grade it as the protocol does, there is nothing to challenge.
  await page.evaluate(() => window.deep("homeward-questions").ask("police_risk"));
  await page.getByLabel("High", { exact: true }).check();
  await page.getByRole("button", { name: "Save answer" }).click();
  await police.locator(".challenge").waitFor({ state: "detached" });
  await close();
});
