// The workspace, end to end, in Chromium: a night from the first facts to the handover, and what may go wrong on the way.
// Run by `cargo xtask test`. Every child is invented.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { focused, focusIsSeen, isSound, looks, open, openFile, start, startOwn, stop, tabTo, view, words } from "./page.mjs";

before(start);
after(stop);

const NIGHT = "2026-11-21T22:04:20Z";
/** A real clock that stands in the night of the example. */
const atNight = (page) => page.clock.install({ time: new Date(NIGHT) });
const answers = (page, place = 0) => page.locator("homeward-assessment").nth(place);
const answer = (page, name, place = 0) => answers(page, place).getByRole("region", { name: new RegExp(name) });
const json = (value) => Buffer.from(typeof value === "string" ? value : JSON.stringify(value));
const file = (value, name = "case.json") => ({ name, mimeType: "application/json", buffer: json(value) });
const record = (page) => page.evaluate(() => window.deep("homeward-workspace").record);

/** A browser that takes everything from the network: no worker answers in its place. */
const online = { ...looks[1], serviceWorkers: "block" };

/** Types into what has the focus now. */
const type = (page, text) => page.keyboard.type(text);

/** Fills the form of the first facts with the mouse, to get on. */
async function begin(page, { host = "", age = "14" } = {}) {
  await startOwn(page);
  const form = page.locator("homeward-start");
  if (host) await form.getByLabel("Where is the child placed").selectOption(host);
  await form.getByLabel("Age").fill(age);
  await form.getByLabel("Yes", { exact: true }).check();
  for (const [place, [hour, minute]] of [["17", "40"], ["21", "30"]].entries()) {
    await form.locator("homeward-moment-input").nth(place).getByLabel("Hour").fill(hour);
    await form.locator("homeward-moment-input").nth(place).getByLabel("Minutes").fill(minute);
  }
  await form.getByRole("button", { name: "Show the first answers" }).click();
  await page.locator("homeward-questions #question").waitFor();
}

for (const look of looks.slice(0, 2)) {
  test(`by keyboard, from opening the page to whom to ring, the grade and the deadlines of both authorities: ${look.name}`, async () => {
    const { page, close } = await open(look, { before: atNight });
    assert.match(await page.locator("homeward-controls .banner").innerText(), /An invented example, clock stopped at Sat 21 Nov 2026, 22:04/);
    await tabTo(page, /^button Start your own case/);
    await page.keyboard.press("Enter");
    await page.locator("homeward-start h2").waitFor();
    assert.match(await focused(page), /^h2 Three facts to start/);
    assert.doesNotMatch(await page.locator("header").innerText(), /clock stopped/, "a case of one's own runs by the real clock");
    await tabTo(page, /^select home/, 3);
    await page.keyboard.press("Tab");
    assert.equal(await focused(page), "select host");
    await type(page, "Derby");
    await tabTo(page, /^input age/, 2);
    await type(page, "14");
    await tabTo(page, /^input looked-after-0/, 2);
    await page.keyboard.press("Space");
    for (const [hour, minute] of [["17", "40"], ["21", "30"]]) {
      await tabTo(page, /^input hour/, 6);
      assert.equal(await focusIsSeen(page), "");
      await type(page, hour);
      await page.keyboard.press("Tab");
      await type(page, minute);
    }
    await tabTo(page, /^button Show the first answers/, 5);
    await page.keyboard.press("Enter");
    await answers(page, 1).waitFor();
    assert.equal(await focused(page), "h2 What this is", "what was entered is answered");
    assert.equal(await focusIsSeen(page), "");
    const top = await answers(page).evaluate((element) => element.getBoundingClientRect().top);
    assert.ok(top >= 0, `the answers begin in the window: ${top}`);
    // Exploitation is suspected: asked first, or found in the list of what is not known.
    await tabTo(page, /^button Answer: Risk of sexual exploitation|^summary Not known/);
    if (/^summary/.test(await focused(page))) {
      // On a narrow screen the list is folded.
      if (look.viewport.width < 900) await page.keyboard.press("Enter");
      await tabTo(page, /^button Answer: Risk of sexual exploitation/);
    }
    await page.keyboard.press("Enter");
    await page.locator("homeward-question", { hasText: "exploit" }).waitFor();
    await tabTo(page, /^input answer-0/, 3);
    await page.keyboard.press("Space");
    await tabTo(page, /^button Save answer/, 3);
    await page.keyboard.press("Enter");
    await page.locator("homeward-known .row", { hasText: "Risk of sexual exploitation" }).waitFor();
    // What the person came for.
    assert.match(await page.locator("header h1").innerText(), /Newham and Derby and Derbyshire/);
    const told = async (name, place) => (await answer(page, name, place).innerText()).replace(/\s+/g, " ").replaceAll("paragraph ", "");
    // What it is, how grave it could be, and the reason with its paragraph.
    assert.match(await told("Newham: What this is", 0), /Missing .*reported missing to the police is missing\. \[4\.8\].*No grade yet: could be high\..*Depends on: Police grade of risk/);
    assert.match(await told("Derby and Derbyshire: What this is", 1), /Missing .*reported to the police as missing is a missing child\. \[Appendix 1\].*No grade yet: could be high\./);
    // Whom to ring: Newham's text prints no number, Derbyshire's those of the police and of Careline, which answers at the weekend.
    assert.match(await told("Newham: Whom to ring now", 0), /Independent Reviewing Officer.*\[7\.8\].*prints no telephone numbers.*immediate danger: 999/);
    const numbers = await answers(page, 1).getByRole("region", { name: "Derby and Derbyshire: Whom to ring now" }).locator("a[href^='tel:']").evaluateAll((links) => links.map((link) => [link.textContent.trim(), link.getAttribute("href")]));
    for (const number of ["999", "101", "01332 786968"]) assert.ok(numbers.some(([words, to]) => words === number && to === `tel:${number.replace(" ", "")}`), `${number} can be rung by a tap`);
    assert.match(await told("Derby and Derbyshire: Whom to ring now", 1), /Careline 01332 786968 until Mon 23 Nov, 09:00/);
    // The next deadlines: 24 hours after the report, by the wall clock.
    assert.match(await told("Newham: Next deadline", 0), /23 h 25 min .*Sun 22 Nov, 21:30: ?Hold the strategy meeting \[[^\]]*11\.1[^\]]*\].*Counted from reported missing, Sat 21 Nov, 21:30/);
    assert.match(await told("Derby and Derbyshire: Next deadline", 1), /23 h 25 min .*Sun 22 Nov, 21:30.*\[4\.2\]/);
    // All of it in the first window; on a small screen those of the child's own authority, for the question comes right after them.
    await page.evaluate(() => scrollTo(0, 0));
    const sides = look.viewport.width < 900 ? [0] : [0, 1];
    for (const place of sides) {
      const boxes = await answers(page, place).getByRole("region").evaluateAll((all) => all.map((one) => one.getBoundingClientRect()).map(({ top, bottom }) => ({ top, bottom })));
      assert.equal(boxes.length, 3);
      for (const { top, bottom } of boxes) assert.ok(top >= 0 && bottom <= look.viewport.height, `in the first window: ${top} to ${bottom} of ${look.viewport.height}`);
    }
    const known = await record(page);
    assert.deepEqual(known.case.facts, { age: 14, looked_after: true, cse_risk: true });
    assert.deepEqual(known.case.events, { last_seen: "2026-11-21T17:40:00Z", reported_missing: "2026-11-21T21:30:00Z" });
    await isSound(page, `the first answers, ${look.name}`);
    await close(["derbyshire"]);
  });
}

test("the first facts: what is wrong is told, all of it, and what is left empty is not known", async () => {
  const { page, close } = await open(looks[0], { before: atNight });
  await startOwn(page);
  const form = page.locator("homeward-start");
  await form.getByLabel("Age").fill("fourteen");
  await form.locator("homeward-moment-input").first().getByLabel("Hour").fill("23");
  await form.locator("homeward-moment-input").first().getByLabel("Minutes").fill("50");
  await form.getByRole("button", { name: "Show the first answers" }).click();
  await form.locator(".govuk-error-summary").waitFor();
  assert.match(await focused(page), /There is a problem/);
  assert.equal(await form.locator(".govuk-error-summary a").count(), 2);
  assert.match(await words(form), /must not be later than now. Was it yesterday\?/);
  await isSound(page, "wrong first facts");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  assert.equal(await focused(page), "input age");
  await form.getByLabel("Age").fill("");
  await form.locator("homeward-moment-input").first().getByRole("button", { name: /^Yesterday/ }).click();
  await form.getByRole("button", { name: "Show the first answers" }).click();
  await page.locator("homeward-questions #question").waitFor();
  assert.deepEqual((await record(page)).case, { facts: {}, events: { last_seen: "2026-11-20T23:50:00Z" } });
  await close();
});

const TABS = ["What is due", "Timeline", "Calls", "Forms", "Trigger plan", "Compare", "Handover", "Earlier episodes"];

test("the views are tabs: one stop of the Tab key, arrows between them, and the address says nothing", async () => {
  const { page, close } = await open();
  const before = page.url();
  await tabTo(page, /^button tab-due/);
  assert.equal(await focusIsSeen(page), "");
  const seen = [];
  const count = await page.getByRole("tab").count();
  for (let step = 0; step < count; step += 1) {
    seen.push((await page.getByRole("tab", { selected: true }).innerText()).replace(/ \(\d+\)$/, ""));
    const panel = page.getByRole("tabpanel");
    assert.equal(await panel.count(), 1, "one panel is seen");
    assert.equal(await panel.getAttribute("aria-labelledby"), await page.getByRole("tab", { selected: true }).getAttribute("id"));
    assert.equal(await focusIsSeen(page), "");
    await page.keyboard.press("ArrowRight");
  }
  for (const tab of TABS) assert.ok(seen.includes(tab), tab);
  assert.equal(await page.getByRole("tab", { selected: true }).innerText(), "What is due", "round about");
  await page.keyboard.press("End");
  assert.equal(await page.getByRole("tab", { selected: true }).innerText(), "Earlier episodes");
  await page.keyboard.press("Home");
  await page.keyboard.press("Tab");
  assert.match(await focused(page), /^button (?!tab-)/, "out of the list at once");
  assert.equal(page.url(), before);
  await close();
});

for (const look of looks) {
  describe(`every view is sound: ${look.name}`, () => {
    for (const tab of TABS) {
      test(tab, async () => {
        const { page, close } = await open(look);
        await view(page, new RegExp(`^${tab}`));
        await isSound(page, `${tab}, ${look.name}`);
        await close();
      });
    }
    test("what would change this, and what moved", async () => {
      const { page, close } = await open(look);
      await page.getByRole("button", { name: "What would change this" }).first().click();
      await page.locator("homeward-changes h2").waitFor();
      await isSound(page, `what would change this, ${look.name}`);
      await page.getByRole("button", { name: /^Close what would/ }).click();
      await correct(page, "22", "00");
      await isSound(page, `what moved, ${look.name}`);
      await close();
    });
  });
}

/** Corrects when the child was reported missing. */
async function correct(page, hour, minute) {
  await page.getByRole("button", { name: /^Change.*Reported missing$/ }).click();
  await page.locator("homeward-question").getByLabel("Hour").fill(hour);
  await page.locator("homeward-question").getByLabel("Minutes").fill(minute);
  await page.getByRole("button", { name: "Save answer" }).click();
  await page.locator("homeward-moved h2").waitFor();
}

test("a corrected time shows what moved, old against new", async () => {
  const { page, later, close } = await open();
  await correct(page, "22", "00");
  const meeting = page.locator("homeward-moved tr", { hasText: "Hold the strategy meeting" });
  assert.match(await meeting.locator("td").first().innerText(), /Sat 21 Nov, 21:30/);
  assert.match(await meeting.locator("td").last().innerText(), /Sat 21 Nov, 22:00/);
  assert.match(await page.locator("homeward-moved h2").innerText(), /Corrected: Reported missing/);
  await page.locator("homeward-moved").getByRole("button", { name: /^Close/ }).click();
  assert.equal(await page.locator("homeward-moved").count(), 0);
  assert.deepEqual(later(), []);
  await close();
});

test("what would change this stands under the answer, and each fact leads to its question", async () => {
  const { page, close } = await open();
  const button = page.getByRole("button", { name: "What would change this", exact: true });
  await button.click();
  await page.locator("homeward-changes h2").waitFor();
  assert.equal(await button.getAttribute("aria-expanded"), "true");
  await page.locator("homeward-changes .outcome .link").first().click();
  assert.match(await focused(page), /^h2 question/);
  await page.getByRole("button", { name: /^Close what would/ }).click();
  assert.match(await focused(page), /^button What would change this/);
  await close();
});

test("who was told is noted, stands on the handover sheet, and goes into the file with the rest", async () => {
  const { page, close } = await open(looks[1], { before: atNight });
  await begin(page);
  await page.getByLabel("Could not ask", { exact: true }).check();
  await page.getByRole("button", { name: "Save answer" }).click();
  await view(page, "Calls");
  const police = page.locator("homeward-calls section", { hasText: "not an emergency" });
  if ((await police.locator(".toggle").getAttribute("aria-expanded")) === "false") await police.locator(".toggle").click();
  await police.getByLabel(/Log/).fill("PD-118");
  await police.getByRole("button", { name: /^Now/ }).first().click();
  await police.getByRole("button", { name: /^Note the call/ }).click();
  await police.locator(".noted").waitFor();
  await view(page, "Handover");
  assert.match(await words(page.locator("homeward-handover")), /PD-118/);
  assert.match(await words(page.locator("homeward-handover")), /could not be asked, Sat 21 Nov, 22:0/);
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save the case as a file" }).click()]);
  assert.equal(download.suggestedFilename(), "homeward-case.json");
  const saved = readFileSync(await download.path(), "utf8");
  const read = JSON.parse(saved);
  assert.equal(read.homeward, 1);
  assert.deepEqual([read.home, read.host, read.protocols.map(({ id }) => id)], ["newham", null, ["newham"]]);
  assert.deepEqual(read.told.map(({ log }) => log), ["PD-118"]);
  assert.deepEqual(read.asked.map((note) => note.answer), ["could_not_ask"]);
  const before = await record(page);
  await page.getByRole("button", { name: "Start an empty case" }).click();
  await page.locator("homeward-start h2").waitFor();
  assert.equal((await record(page)).told.length, 0, "nothing of the last child is left");
  await openFile(page, file(saved));
  await page.locator("homeward-questions #question").waitFor();
  assert.deepEqual(await record(page), { ...before, case: { ...before.case, done: [] } });
  await close();
});

test("the drafts of forms are in the file, and a file of two authorities opens under both", async () => {
  const { page, close } = await open();
  await page.getByLabel("Placed in the area of").selectOption("derbyshire");
  await page.getByRole("tab", { name: "Home and host" }).waitFor();
  await view(page, /^Forms/);
  await page.locator("homeward-forms").getByRole("button", { name: "Strategic missing person notification form", exact: true }).click();
  await page.locator('homeward-form [data-field="social_worker"]').getByRole("textbox").fill("J. Okafor");
  await page.getByRole("button", { name: /^Back to the case/ }).click();
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save the case as a file" }).click()]);
  const path = await download.path();
  await page.getByLabel("Placed in the area of").selectOption("");
  await page.getByRole("tab", { name: "Compare" }).waitFor();
  await openFile(page, path);
  await page.getByRole("tab", { name: "Home and host" }).waitFor();
  assert.equal(await page.getByLabel("Placed in the area of").inputValue(), "derbyshire");
  await view(page, /^Forms/);
  await page.locator("homeward-forms").getByText("Begun: the draft is kept").waitFor();
  await page.locator("homeward-forms").getByRole("button", { name: "Strategic missing person notification form", exact: true }).click();
  assert.equal(await page.locator('homeward-form [data-field="social_worker"]').getByRole("textbox").inputValue(), "J. Okafor");
  await close(["derbyshire"]);
});

test("a file that cannot be opened says why beside the button, and changes nothing", async () => {
  const { page, close } = await open();
  // A question with an error beside: the two do not hide each other.
  await page.getByRole("button", { name: "Save answer" }).click();
  await page.locator("homeward-question .govuk-error-summary").waitFor();
  const before = await record(page);
  for (const [value, told] of [
    ["[1]", /That file holds no case/],
    ["not json", /That file holds no case/],
    ['{"facts": {"age": 11, "age": 15}}', /facts\.age is given twice/],
    [{ facts: { age: 99 } }, /age/i],
    [{ facts: { shoe_size: 40 } }, /shoe_size/],
    [{ homeward: 2, home: "newham", case: {} }, /newer Homeward/],
    [{ homeward: 1, home: "atlantis", case: {} }, /atlantis/],
    [{ homeward: 1, home: "newham", case: {}, asked: [{ name: "age", answer: "no", at: NIGHT }] }, /`no` is no such answer/],
    [{ homeward: 1, home: "newham", case: {}, asked: [{ name: "shoe_size", answer: "not_known", at: NIGHT }] }, /no fact or event `shoe_size`/],
    [{ homeward: 1, home: "newham", case: {}, told: [{ id: "a", to: "b", at: NIGHT, secret: "x" }] }, /`secret` is no member/],
    [{ homeward: 1, home: "newham", host: "derbyshire", case: {}, told: [{ id: "a", to: "b", at: "2026-11-21T22:04:00" }] }, /told\[0\]|2026-11-21T22:04:00/],
  ]) {
    await openFile(page, file(value));
    await page.locator("homeward-controls .problem", { hasText: told }).waitFor();
    assert.match(await focused(page), told);
    assert.deepEqual(await record(page), before);
  }
  assert.equal(await page.locator("homeward-question .govuk-error-summary").count(), 1);
  await isSound(page, "a refused file");
  await openFile(page, file({ facts: { age: 11 } }));
  await page.locator("homeward-known .row", { hasText: "Age" }).getByText("11").waitFor();
  assert.equal(await page.locator("homeward-controls .problem").count(), 0);
  await close(["derbyshire"]);
});

test("a file that was saved after what the clock of the machine says opens with a warning", async () => {
  const { page, close } = await open(looks[1], { before: atNight });
  await openFile(page, file({ homeward: 1, saved: "2026-11-22T06:00:00Z", home: "newham", host: null, protocols: [], case: { facts: { age: 11 } }, asked: [], told: [], forms: {} }));
  await page.getByText(/It was saved Sun 22 Nov, 06:00, which the clock of this machine has not reached/).waitFor();
  await close();
});

test("a file of another version of a pack opens with a remark that names both", async () => {
  const { page, close } = await open();
  await openFile(page, file({ homeward: 1, saved: "2026-01-01T00:00:00Z", home: "newham", host: null, protocols: [{ id: "newham", version: "0.9", digest: "sha256:00" }], case: { facts: { age: 14 } }, asked: [], told: [], forms: {} }));
  await page.locator("homeward-controls .remark", { hasText: /Newham: saved with version 0\.9, shown by version/ }).waitFor();
  await close();
});

test("what is not saved is asked about before another case stands here, and before the tab is closed", async () => {
  const { page, close } = await open(looks[1], { before: atNight });
  const asks = () => page.evaluate(() => !dispatchEvent(new Event("beforeunload", { cancelable: true })));
  assert.equal(await asks(), false, "nothing was entered");
  await begin(page);
  assert.equal(await asks(), true);
  await page.getByRole("button", { name: "Start an empty case" }).click();
  await page.getByText("What you entered is not saved.").waitFor();
  assert.match(await focused(page), /not saved/);
  await isSound(page, "not saved");
  await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save it first" }).click()]);
  assert.equal(await asks(), false, "it is saved");
  await page.getByRole("button", { name: /^Change.*Age$/ }).click();
  await page.locator("homeward-question #answer").fill("13");
  await page.getByRole("button", { name: "Save answer" }).click();
  await page.locator("homeward-known .row", { hasText: "Age" }).getByText("13").waitFor();
  assert.equal(await asks(), true, "it was changed since");
  await page.getByRole("button", { name: "Show the example" }).click();
  await page.getByRole("button", { name: "Go on without saving" }).click();
  await page.locator("homeward-controls .banner").waitFor();
  assert.equal(await asks(), false);
  await close();
});

/** Saves the case by the button above; gives what the file holds. */
async function saved(page) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save the case as a file" }).click()]);
  return JSON.parse(readFileSync(await download.path(), "utf8"));
}

/** Whether the browser asks before the tab is closed. */
const asks = (page) => page.evaluate(() => !dispatchEvent(new Event("beforeunload", { cancelable: true })));

test("what was entered by a protocol that is no longer chosen stays in the file, and comes back with its protocol", async () => {
  const { page, close } = await open(looks[1], { before: atNight });
  const events = { last_seen: "2026-11-21T17:40:00Z", reported_missing: "2026-11-21T21:30:00Z" };
  const done = [{ id: "derbyshire/services-identified-or-provided", at: "2026-11-21T21:30:00Z" }];
  const asked = [{ name: "running_from_or_to", answer: "could_not_ask", at: "2026-11-21T21:40:00Z" }];
  await openFile(page, file({ homeward: 1, saved: NIGHT, home: "newham", host: "derbyshire", protocols: [], case: { facts: { age: 14, mood_change: true }, events, done }, asked, told: [], forms: {} }));
  await answers(page, 1).waitFor();
  await page.getByLabel("Placed in the area of").selectOption("");
  await page.getByRole("tab", { name: "Compare" }).waitFor();
  const alone = await saved(page);
  assert.deepEqual([alone.host, alone.case.facts, alone.case.done, alone.asked], [null, { age: 14 }, [], []], "what Newham does not know, it would refuse");
  assert.deepEqual(alone.aside, { case: { facts: { mood_change: true }, done }, asked });
  await page.getByRole("button", { name: "Start an empty case" }).click();
  await page.locator("homeward-start h2").waitFor();
  await openFile(page, file(alone));
  await page.locator("homeward-known .row", { hasText: "Age" }).getByText("14").waitFor();
  assert.deepEqual((await saved(page)).aside, alone.aside, "opened and saved under Newham alone, nothing of it is lost");
  await page.getByLabel("Placed in the area of").selectOption("derbyshire");
  await answers(page, 1).waitFor();
  const both = await saved(page);
  assert.deepEqual([both.case.facts, both.case.done, both.asked, both.aside], [{ age: 14, mood_change: true }, done, asked, undefined]);
  await close(["derbyshire"]);
});

test("what cannot be read by its own protocol, once that is chosen, is told and leaves the page as it is", async () => {
  const { page, close } = await open(looks[1], { before: atNight });
  await openFile(page, file({ homeward: 1, saved: NIGHT, home: "newham", host: null, protocols: [], case: { facts: { age: 14 } }, asked: [], told: [], forms: {}, aside: { case: { facts: { mood_change: "often" } }, asked: [] } }));
  await page.locator("homeward-known .row", { hasText: "Age" }).getByText("14").waitFor();
  await page.getByLabel("Placed in the area of").selectOption("derbyshire");
  await page.getByText(/cannot be read by the protocol that was chosen: .*mood_change/i).waitFor();
  assert.equal(await answers(page).count(), 1);
  await close(["derbyshire"]);
});

test("the photographs of forms are in the file, and come back; one that cannot be read is told of", async () => {
  const { page, close } = await open(looks[1], { before: atNight });
  await startOwn(page);
  await view(page, "Trigger plan");
  const photograph = page.locator('homeward-form [data-field="photograph"]');
  const picture = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(60, 40);
    const pen = canvas.getContext("2d");
    pen.fillStyle = "#c00";
    pen.fillRect(0, 0, 60, 40);
    return [...new Uint8Array(await (await canvas.convertToBlob({ type: "image/png" })).arrayBuffer())];
  });
  await photograph.locator("input[type=file]").setInputFiles({ name: "amir.png", mimeType: "image/png", buffer: Buffer.from(picture) });
  await photograph.locator("canvas").waitFor();
  assert.equal(await asks(page), true);
  const made = await saved(page);
  assert.equal(await asks(page), false);
  assert.match(made.pictures["newham/form-trigger-plan"].photograph, /^data:image\/jpeg;base64,/);
  const opened = async (value) => {
    await page.getByRole("button", { name: "Show the example" }).click();
    await page.locator("homeward-controls .banner").waitFor();
    await openFile(page, file(value));
    await page.locator("homeward-controls .banner").waitFor({ state: "detached" });
  };
  await opened(made);
  assert.deepEqual((await saved(page)).pictures, made.pictures, "saved again at once, it is in the file again");
  await view(page, "Trigger plan");
  await photograph.locator("canvas").waitFor();
  const drawn = await photograph.locator("canvas").evaluate((canvas) => [canvas.width, canvas.height, ...canvas.getContext("2d").getImageData(30, 20, 1, 1).data]);
  assert.deepEqual(drawn.slice(0, 2), [60, 40]);
  assert.ok(drawn[2] > 180 && drawn[3] < 40, `the picture itself: ${drawn}`);
  await opened({ ...made, pictures: { "newham/form-trigger-plan": { photograph: "data:image/jpeg;base64,AAAA" } } });
  await page.locator("homeward-controls .remark", { hasText: "A picture in that file cannot be read" }).waitFor();
  await close();
});

test("what is typed and not noted yet is asked about before the tab is closed, and never called saved", async () => {
  const { page, close } = await open(looks[1], { before: atNight });
  await startOwn(page);
  const form = page.locator("homeward-start");
  assert.equal(await asks(page), false, "nothing is typed");
  await form.getByLabel("Age").fill("14");
  assert.equal(await asks(page), true, "the first facts");
  await page.locator("homeward-controls", { hasText: "Something is typed that is not noted yet" }).waitFor();
  await isSound(page, "typed and not noted");
  await saved(page);
  assert.equal(await asks(page), true, "no file holds it");
  await page.getByRole("button", { name: "Start an empty case" }).click();
  await page.getByRole("button", { name: "Go on without saving" }).click();
  await page.waitForFunction(() => window.deep("homeward-start #age, #age")?.value === "");
  assert.equal(await asks(page), false, "another child's form is empty");
  await form.locator("homeward-moment-input").first().getByRole("button", { name: /^Yesterday/ }).click();
  assert.equal(await asks(page), true, "a date that was chosen");
  await form.getByRole("button", { name: "Start without these" }).click();
  await page.locator("homeward-questions #question").waitFor();
  await saved(page);
  assert.equal(await asks(page), false, "declined");

  await page.getByLabel("Could not ask", { exact: true }).check();
  assert.equal(await asks(page), true, "an answer that was chosen");
  await page.getByRole("button", { name: "Save answer" }).click();
  await saved(page);
  assert.equal(await asks(page), false, "saved, the answer and the case");

  await view(page, "Calls");
  const police = page.locator("homeward-calls section", { hasText: "not an emergency" });
  if ((await police.locator(".toggle").getAttribute("aria-expanded")) === "false") await police.locator(".toggle").click();
  await police.getByLabel(/Log/).fill("PD-118");
  assert.equal(await asks(page), true, "a call that is not noted");
  await view(page, "What is due");
  await saved(page);
  assert.equal(await asks(page), true, "behind another view it is still typed");
  await view(page, "Calls");
  if ((await police.locator(".toggle").getAttribute("aria-expanded")) === "false") await police.locator(".toggle").click();
  assert.equal(await police.getByLabel(/Log/).inputValue(), "PD-118");
  await police.getByRole("button", { name: /^Now/ }).first().click();
  await police.getByRole("button", { name: /^Note the call/ }).click();
  await police.locator(".noted").waitFor();
  await saved(page);
  assert.equal(await asks(page), false, "noted and saved");

  await view(page, "Earlier episodes");
  const history = page.locator("homeward-history");
  await history.getByLabel("Rows from a spreadsheet").fill("3 Nov 2026 20:00\t4 Nov 2026 01:10\tMissing");
  await saved(page);
  assert.equal(await asks(page), true, "a table that was pasted");
  await history.getByRole("button", { name: "Read the rows" }).click();
  await history.getByRole("button", { name: /^Take 1 episode/ }).click();
  await page.locator("homeward-known", { hasText: "Earlier episodes (1)" }).waitFor();
  await saved(page);
  assert.equal(await asks(page), false, "taken and saved");
  await close();
});

test("a protocol that cannot be fetched leaves the page as it is, with a message; choosing again tries again", async () => {
  let refuse = true;
  const { page, seen } = await open(online, { before: (page) => page.route(/derbyshire.*\.json/, (route) => (refuse ? route.fulfill({ status: 503, body: "" }) : route.continue())) });
  await page.getByLabel("Placed in the area of").selectOption("derbyshire");
  await page.getByText(/protocol of Derby and Derbyshire could not be fetched: .*The page goes on with Newham alone/).waitFor();
  assert.equal(await answers(page).locator(".big").first().textContent(), "Missing");
  assert.equal(await page.getByLabel("Placed in the area of").inputValue(), "", "what is chosen is what is shown");
  await isSound(page, "a protocol that cannot be fetched");
  refuse = false;
  await page.getByLabel("Placed in the area of").selectOption("derbyshire");
  await answers(page, 1).waitFor();
  assert.equal(await page.getByText(/could not be fetched/).count(), 0);
  assert.ok(seen.errors.every((error) => /503/.test(error)), seen.errors.join("\n"));
  await page.context().close();
});

test("on a small screen what could not be done is not folded away", async () => {
  const before = async (page) => {
    await atNight(page);
    await page.route(/derbyshire.*\.json/, (route) => route.fulfill({ status: 503, body: "" }));
  };
  const { page } = await open({ ...looks[0], serviceWorkers: "block" }, { before });
  await begin(page, { host: "derbyshire" });
  await page.getByText(/protocol of Derby and Derbyshire could not be fetched/).waitFor();
  await page.context().close();
});

test("what stands behind the other tabs is fetched after the first answer; until it is there the page says so, and tries again", async () => {
  let [refuse, go] = [true];
  const held = new Promise((resolve) => (go = resolve));
  const before = (page) => page.route(/rest-.*\.js/, async (route) => (refuse ? route.abort() : held.then(() => route.continue())));
  const { page, seen } = await open(online, { before, whole: false });
  await page.locator("homeward-duties homeward-act").first().waitFor();
  await page.waitForFunction(() => performance.getEntriesByType("resource").some(({ name, responseStatus }) => name.includes("rest-") && responseStatus === 0));
  refuse = false;
  await page.getByRole("tab", { name: "Timeline" }).click();
  const said = () => page.evaluate(() => getComputedStyle(window.deep("homeward-timeline"), "::before").content);
  assert.equal(await said(), '"This part is still being fetched."');
  go();
  await page.locator("homeward-timeline svg.lying").waitFor();
  assert.equal(await said(), "none");
  assert.ok(seen.errors.every((error) => /ERR_FAILED/.test(error)), seen.errors.join("\n"));
  await page.context().close();
});

test("of quick choices the last one counts, however slow the others come", async () => {
  let release;
  const held = new Promise((resolve) => (release = resolve));
  const { page, close } = await open(online, { before: (page) => page.route(/torbay.*\.json/, async (route) => held.then(() => route.continue())) });
  await page.getByLabel("Responsible authority").selectOption("torbay");
  await page.getByLabel("Responsible authority").selectOption("derbyshire");
  await page.locator("h1", { hasText: "Derby and Derbyshire" }).waitFor();
  release();
  await page.waitForResponse(/torbay.*\.json/);
  await page.waitForTimeout(300);
  assert.match(await page.locator("header h1").innerText(), /Derby and Derbyshire/);
  assert.equal(await page.getByLabel("Responsible authority").inputValue(), "derbyshire");
  await close(["torbay", "derbyshire"]);
});

test("any two protocols can be compared on the case", async () => {
  const { page, close } = await open();
  await view(page, "Compare");
  await page.getByLabel("Another protocol").selectOption("torbay");
  await page.locator("homeward-pair h2", { hasText: "Newham and Torbay" }).waitFor();
  await page.getByLabel("One protocol").selectOption("derbyshire");
  await page.locator("homeward-pair h2", { hasText: "Derby and Derbyshire and Torbay" }).waitFor();
  assert.equal(await answers(page).count(), 1, "the case itself goes on by its own protocol");
  await close(["torbay", "derbyshire"]);
});

test("on a narrow screen with two authorities the question comes right after the first three answers", async () => {
  const { page, close } = await open(looks[0]);
  await page.getByLabel("Placed in the area of").selectOption("derbyshire");
  await answers(page, 1).waitFor();
  const top = async (locator) => (await locator.boundingBox()).y;
  const order = [answers(page, 0), page.locator("homeward-question"), answers(page, 1), page.locator("homeward-duties"), page.locator("homeward-known")];
  const tops = await Promise.all(order.map(top));
  assert.deepEqual([...tops].sort((left, right) => left - right), tops);
  await close(["derbyshire"]);
});

/** Puts an element of its own on the page, as a portal does without any code around it. */
async function alone(page, name, properties = {}) {
  await page.evaluate(
    ([name, properties]) => {
      const workspace = window.deep("homeward-workspace");
      const element = document.createElement(name);
      Object.assign(element, { protocol: workspace.protocol, case: workspace.case, asOf: workspace.asOf, ...properties });
      window.told = [];
      for (const event of ["homeward-case-change", "homeward-unanswered-change", "homeward-duty-done"]) document.addEventListener(event, (one) => window.told.push([event, one.detail]));
      document.querySelector("homeward-app").remove();
      const main = document.createElement("main");
      const title = document.createElement("h1");
      title.textContent = "A portal";
      main.append(title, element);
      document.body.replaceChildren(main);
    },
    [name, properties],
  );
}

test("an element alone: questions show their own answers, tell what changed, and remember what could not be asked", async () => {
  const { page, close } = await open();
  await alone(page, "homeward-questions");
  const asked = await page.locator("#question").textContent();
  await page.getByLabel("Could not ask", { exact: true }).check();
  await page.getByRole("button", { name: "Save answer" }).click();
  await page.waitForFunction((before) => window.deep("#question").textContent !== before, asked);
  assert.match(await focused(page), /^h2 question/);
  await page.evaluate(() => window.deep("homeward-questions").ask("police_risk"));
  await page.getByLabel("High", { exact: true }).check();
  await page.getByRole("button", { name: "Save answer" }).click();
  await page.locator("[role=status]", { hasText: "Now: Missing, high risk" }).waitFor({ state: "attached" });
  const told = await page.evaluate(() => window.told);
  assert.deepEqual(told.map(([name]) => name).filter((name) => name !== "homeward-unanswered-change"), ["homeward-case-change"]);
  assert.deepEqual(told.find(([name]) => name === "homeward-case-change")[1].changed, ["police_risk"]);
  assert.equal(await page.evaluate(() => document.querySelector("homeward-questions").case.facts.police_risk), "high");
  assert.equal(await page.evaluate(() => document.querySelector("homeward-questions").asked.length), 1);
  await isSound(page, "questions alone");
  await close();
});

test("an element alone: duties are marked done and taken back; whoever prevents the change keeps the case", async () => {
  const { page, close } = await open();
  await alone(page, "homeward-duties");
  await page.locator("homeward-act", { hasText: "Send the 24-hour notification" }).locator(".done").click();
  await page.locator("homeward-message", { hasText: "Sat 21 Nov, 22:04" }).waitFor();
  assert.deepEqual((await page.evaluate(() => window.told)).map(([name]) => name), ["homeward-case-change", "homeward-duty-done"]);
  const done = await page.evaluate(() => document.querySelector("homeward-duties").case.done);
  assert.ok(done.length > 0 && done.every(({ at }) => at === "2026-11-21T22:04:00Z"));
  await isSound(page, "duties alone");
  await page.locator("homeward-message").getByRole("button", { name: "Undo" }).click();
  await page.locator("homeward-message", { hasText: "Taken back" }).waitFor();
  assert.deepEqual(await page.evaluate(() => document.querySelector("homeward-duties").case.done), []);
  await page.locator("homeward-message").getByRole("button", { name: /^Close/ }).click();
  await page.evaluate(() => document.querySelector("homeward-duties").addEventListener("homeward-case-change", (event) => event.preventDefault()));
  await page.locator("homeward-act", { hasText: "Hold the strategy meeting" }).first().locator(".done").click();
  assert.deepEqual(await page.evaluate(() => document.querySelector("homeward-duties").case.done), []);
  assert.equal(await page.locator("homeward-message").count(), 0, "nothing is called done that is not");
  await close();
});

test("an element alone: the answers follow the real clock, and say why a case is refused", async () => {
  const { page, close } = await open(looks[1], { before: atNight });
  await alone(page, "homeward-assessment", { live: true });
  await page.getByText("34 min late").first().waitFor();
  await page.clock.runFor(61_000);
  await page.getByText("35 min late").first().waitFor();
  await page.evaluate(() => (document.querySelector("homeward-assessment").case = { facts: { age: 99 } }));
  await page.locator("[role=alert]", { hasText: "This case cannot be read" }).waitFor();
  assert.match(await page.locator("[role=alert]").innerText(), /age/i);
  await isSound(page, "a refused case");
  await close();
});

test("nothing moves under a pressed finger when the minute turns", async () => {
  const { page, close } = await open(looks[1], { before: (page) => page.clock.install({ time: new Date("2026-11-21T22:04:05Z") }) });
  await page.getByRole("button", { name: "Use the real clock" }).click();
  await page.getByRole("button", { name: /^Stop the clock/ }).waitFor();
  await page.locator("homeward-notes").hover();
  await page.clock.pauseAt(new Date("2026-11-21T22:04:58.5Z"));
  await page.mouse.down();
  await page.clock.runFor(1900);
  assert.match(await page.locator("header").innerText(), /22:04/, "held");
  await page.mouse.up();
  await page.clock.runFor(600);
  await page.locator("header").getByText(/22:05/).waitFor();
  await close();
});

test("a handover is printed on one page, without the rest of the screen", async () => {
  const { page, close } = await open();
  await view(page, "Handover");
  await page.emulateMedia({ media: "print" });
  for (const hidden of ["homeward-assessment", "homeward-known", "header h1", "homeward-question"]) assert.equal(await page.locator(hidden).first().isVisible(), false, hidden);
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  assert.equal(Number(/\/Count (\d+)/.exec(pdf)?.[1]), 1);
  await close();
});

test("a duty that becomes overdue while a form is open is said, too", async () => {
  const { page, close } = await open(looks[1], { before: (page) => page.clock.install({ time: new Date("2026-11-23T21:28:40Z") }) });
  await page.getByRole("button", { name: "Use the real clock" }).click();
  await view(page, /^Forms/);
  await page.locator("homeward-forms").getByRole("button").first().click();
  await page.locator("homeward-form h2").waitFor();
  await page.clock.runFor(181_000);
  await page.locator("homeward-workspace [role=status]", { hasText: /^Now overdue: .*Tell the Director of Operations at 72 hours/ }).waitFor({ state: "attached" });
  await close();
});

test("an earlier episode that is entered counts at once, and what is typed there waits behind another view", async () => {
  const { page, close } = await open();
  await page.getByRole("button", { name: "Earlier episodes and what they call for" }).click();
  assert.match(await focused(page), /^button tab-history/);
  const history = page.locator("homeward-history");
  await history.getByLabel("Rows from a spreadsheet").fill("3 Nov 2026 20:00\t4 Nov 2026 01:10\tMissing");
  await view(page, "What is due");
  await view(page, "Earlier episodes");
  assert.equal(await history.getByLabel("Rows from a spreadsheet").inputValue(), "3 Nov 2026 20:00\t4 Nov 2026 01:10\tMissing");
  await history.getByRole("button", { name: "Read the rows" }).click();
  await history.getByRole("button", { name: /^Take 1 episode/ }).click();
  await page.locator("homeward-repeats", { hasText: "4th missing episode" }).waitFor();
  assert.equal((await record(page)).case.history.length, 3);
  await page.locator("homeward-known", { hasText: "Earlier episodes (3)" }).waitFor();
  await close();
});
