// A night of two authorities, in Chromium: a call that both protocols want is rung once and told for both, the grade that the police
// gave is noted and challenged, and a time that a form corrects tells what moved. Every child is invented.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { isSound, looks, open, openFile, start, stop, unfoldCase, view, words } from "./page.mjs";

before(start);
after(stop);

const NIGHT = "2026-11-21T22:04:20Z";
const atNight = (page) => page.clock.install({ time: new Date(NIGHT) });
const CASE = {
  area: "derbyshire",
  facts: { age: 11, looked_after: true, away_without_authorisation: true, police_category: "missing", cse_risk: true },
  events: { last_seen: "2026-11-21T17:40:00Z", noticed_away: "2026-11-21T18:40:00Z" },
};
const SAVED = { homeward: 1, saved: "2026-11-21T22:00:00Z", home: "newham", host: "derbyshire", protocols: [], case: CASE, asked: [], told: [], forms: {} };
const file = (value) => ({ name: "case.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(value)) });
const record = (page) => page.evaluate(() => window.deep("homeward-workspace").record);
const sheets = (page) => page.locator("homeward-handover").all();

for (const look of looks.slice(0, 2)) {
  test(`a call that both want is made once, with what either wants, and is told on both sheets: ${look.name}`, async () => {
    const { page, close } = await open(look, { before: atNight });
    await openFile(page, file(SAVED));
    await page.getByRole("tab", { name: "Home and host" }).waitFor();
    const untold = async () => Promise.all((await sheets(page)).map(async (sheet) => (await sheet.locator("section.untold").innerText()).includes("Report the child missing to the police")));
    await view(page, "Handover");
    await page.locator("homeward-handover").nth(1).waitFor();
    assert.deepEqual(await untold(), [true, true], "nobody was told yet, by either sheet");
    await view(page, "Calls");
    const calls = page.locator("homeward-calls section.call", { has: page.locator('a[href="tel:101"]') });
    assert.equal(await calls.count(), 1, "one call for both");
    const said = await calls.innerText();
    assert.match(said, /Report the child missing to the police \(Newham[^;]*\); Report the child missing to the police \(Derby and Derbyshire/);
    assert.match(await calls.locator(".say li").first().innerText(), /^Danger/, "danger before all");
    await calls.getByRole("button", { name: /^Now ?: Time/ }).click();
    await calls.getByLabel("Grade they gave").fill("Low");
    await calls.getByRole("button", { name: /^Note the call/ }).click();
    await calls.getByRole("button", { name: "Note in the case: the police grade it Low" }).click();
    await calls.getByRole("heading", { name: "Newham: Their grade is lower than this protocol's: challenge it" }).waitFor();
    await calls.getByRole("heading", { name: "Derby and Derbyshire: Their grade is lower than this protocol's: challenge it" }).waitFor();
    await isSound(page, `challenged, ${look.name}`);
    if (process.env.HOMEWARD_PICTURES) await page.screenshot({ path: `${process.env.HOMEWARD_PICTURES}/night-of-two-${look.name.replaceAll(/[^a-z0-9]+/g, "-")}.png`, fullPage: true });
    const { case: caseFile, told } = await record(page);
    assert.equal(caseFile.facts.police_risk, "low");
    assert.deepEqual(told.map(({ id, also }) => [id, also]), [["101", ["derbyshire/contact-police-101"]]]);
    await view(page, "Handover");
    assert.deepEqual(await untold(), [false, false], "told for both");
    // It is the same after it was saved and opened again.
    await unfoldCase(page);
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save the case as a file" }).click()]);
    await openFile(page, await download.path());
    await page.getByRole("tab", { name: "Home and host" }).waitFor();
    assert.deepEqual((await record(page)).told, told);
    await close(["derbyshire"]);
  });
}

test("a file in which a call was acknowledged before it was made is refused with words", async () => {
  const { page, close } = await open(looks[1], { before: atNight });
  const told = [{ id: "101", to: "Police", at: "2026-11-21T21:30:00Z", acknowledged: "2026-11-21T21:20:00Z" }];
  await openFile(page, file({ ...SAVED, host: null, case: { facts: { age: 11 } }, told }));
  await page.locator("homeward-controls .problem", { hasText: /They acknowledged it before they were told\. Correct the two times/ }).waitFor();
  await close();
});

test("a time that a completed form corrects tells what moved", async () => {
  const { page, close } = await open();
  await page.evaluate(() => {
    const { case: caseFile } = window.deep("homeward-workspace").record;
    const earlier = new Date(new Date(caseFile.events.reported_missing).getTime() - 3_600_000).toISOString();
    const detail = { form: "newham/form-of-this-test", value: {}, case: { ...caseFile, events: { ...caseFile.events, reported_missing: earlier } }, would: null };
    window.deep("homeward-duties").dispatchEvent(new CustomEvent("homeward-form-complete", { detail, bubbles: true, composed: true, cancelable: true }));
  });
  assert.match(await words(page.locator("homeward-moved")), /Corrected: Reported missing/);
  assert.match(await words(page.locator("homeward-moved")), /deadlines? moved/);
  await close();
});

test("the view of earlier episodes has its heading once", async () => {
  const { page, close } = await open();
  await view(page, "Earlier episodes");
  await page.locator("homeward-history h2").waitFor();
  assert.deepEqual(await page.locator("#panel-history h2").allInnerTexts(), ["What repeats call for", "Earlier episodes"]);
  await close();
});
