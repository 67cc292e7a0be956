// The leaves of the workspace one by one, in Chromium, with what the core would give them: run by `cargo xtask test`.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { focused, isSound, tabTo } from "./page.mjs";
import { leafLooks, mount, startLeaves, stopLeaves } from "./leaf.mjs";
import * as night from "./leaves/night.mjs";

before(startLeaves);
after(stopLeaves);

/** Every state of every element: its name, its tag, what it is given, and what a person does to come there. */
const STATES = [
  ["changes", "homeward-changes", { changes: night.changes }],
  ["changes, unfolded", "homeward-changes", { changes: night.changes }, ({ element }) => element.locator("summary").click()],
  ["changes: none", "homeward-changes", { changes: night.noChanges }],
  ["repeats", "homeward-repeats", { repeats: night.repeats }],
  ["repeats: none", "homeward-repeats", { repeats: night.noRepeats }],
  ["handover", "homeward-handover", { handover: night.handover, text: "TEXT", calendar: "BEGIN:VCALENDAR", saved: "{}" }],
  ["handover: nothing known", "homeward-handover", { handover: night.emptyHandover }],
  ["handover: the clipboard is refused", "homeward-handover", { handover: night.handover, text: "Missing, medium risk\n" }, ({ element }) => element.getByRole("button", { name: "Copy as text" }).click()],
];

describe("every state is sound", () => {
  for (const look of leafLooks) {
    test(look.name, async () => {
      for (const [name, tag, properties, reach] of STATES) {
        const mounted = await mount(tag, properties, { look });
        await reach?.(mounted);
        await isSound(mounted.page, `${name}, ${look.name}`);
        if (process.env.HOMEWARD_PICTURES) await mounted.page.screenshot({ path: `${process.env.HOMEWARD_PICTURES}/${name.replaceAll(/[^a-z]+/g, "-")}-${look.name.replaceAll(/[^a-z0-9]+/g, "-")}.png`, fullPage: true });
        await mounted.close();
      }
    });
  }
});

describe("what would change this", () => {
  test("each fact asks its question, by keyboard alone; the focus stays where it was when the answers come anew", async () => {
    const { page, told, give, close } = await mount("homeward-changes", { changes: night.changes });
    await tabTo(page, /Needs medicine/);
    await page.keyboard.press("Enter");
    assert.deepEqual(await told(), [{ name: "homeward-asked", detail: { name: "medical_need" } }]);
    const [first, ...rest] = night.changes.outcomes;
    await give({ changes: { ...night.changes, outcomes: [{ ...first, if: first.if.slice(1) }, ...rest] } });
    assert.match(await focused(page), /^button Needs medicine/);
    await close();
  });

  test("both ways, and nothing twice: each act stands once, under the facts that it hangs on", async () => {
    const { element, close } = await mount("homeward-changes", { changes: night.changes });
    assert.deepEqual(await element.getByRole("heading", { level: 3 }).allInnerTexts(), ["Graver", "Lighter", "Would also be owed", "Would no longer be owed"]);
    await element.locator("summary").click();
    assert.equal(await element.locator(".titles li").count(), night.changes.acts.length);
    await close();
  });
});

describe("the handover sheet", () => {
  const given = { handover: night.handover, text: "THE SHEET", calendar: "BEGIN:VCALENDAR\r\n", saved: '{"homeward":1}' };
  const pages = async (page) => (await page.pdf({ preferCSSPageSize: true })).toString("latin1").match(/\/Type\s*\/Page\b/g).length;

  test("a usual night is one page of A4, a long one flows on, and nothing of it is cut", async () => {
    const usual = await mount("homeward-handover", given);
    assert.equal(await pages(usual.page), 1);
    await usual.close();
    const long = await mount("homeward-handover", { ...given, handover: night.longHandover });
    assert.equal(await pages(long.page), 3);
    await long.close();
  });

  test("what leaves the page is told before, and a portal may keep it", async () => {
    const { page, element, told, close } = await mount("homeward-handover", given);
    await page.evaluate(() => {
      window.refuse = ["homeward-export"];
      window.printed = 0;
      window.print = () => (window.printed += 1);
    });
    for (const name of ["Print", "Copy as text", "Deadlines for a calendar", "Save the case"]) await element.getByRole("button", { name }).click();
    assert.deepEqual(await told(), [
      { name: "homeward-export", detail: { kind: "print", name: "", content: "" } },
      { name: "homeward-export", detail: { kind: "text", name: "homeward-handover.txt", content: "THE SHEET" } },
      { name: "homeward-export", detail: { kind: "calendar", name: "homeward-deadlines.ics", content: "BEGIN:VCALENDAR\r\n" } },
      { name: "homeward-export", detail: { kind: "case", name: "homeward-case.json", content: '{"homeward":1}' } },
    ]);
    assert.equal(await page.evaluate(() => window.printed), 0);
    assert.equal(await element.getByRole("status").innerText(), "");
    await page.evaluate(() => (window.refuse = []));
    await element.getByRole("button", { name: "Print" }).click();
    assert.equal(await page.evaluate(() => window.printed), 1);
    const [download] = await Promise.all([page.waitForEvent("download"), element.getByRole("button", { name: "Deadlines for a calendar" }).click()]);
    assert.equal(download.suggestedFilename(), "homeward-deadlines.ics");
    assert.equal(await element.getByRole("status").innerText(), "Saved as homeward-deadlines.ics.");
    await close();
  });

  test("it is copied as text; where the clipboard is refused the text stands there, selected", async () => {
    const granted = await mount("homeward-handover", given, { permissions: ["clipboard-read", "clipboard-write"] });
    await granted.element.getByRole("button", { name: "Copy as text" }).click();
    await granted.element.getByText("Copied.").waitFor();
    assert.equal(await granted.page.evaluate(() => navigator.clipboard.readText()), "THE SHEET");
    await granted.close();
    const refused = await mount("homeward-handover", given);
    await refused.page.evaluate(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
    await refused.element.getByRole("button", { name: "Copy as text" }).click();
    await refused.element.getByRole("textbox").waitFor();
    assert.equal(await focused(refused.page), "textarea by-hand");
    assert.equal(await refused.element.getByRole("textbox").evaluate((field) => field.value.slice(field.selectionStart, field.selectionEnd)), "THE SHEET");
    await refused.close();
  });
});
