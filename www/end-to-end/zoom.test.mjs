// At 400 % zoom a window of 1280 by 900 has room for 320 by 225: every state that a person comes to, in Chromium. Run by `cargo xtask test`.
import { after, before, describe, test } from "node:test";
import { focusIsSeen, isSound, open, openFile, start, startOwn, stop, view } from "./page.mjs";
import assert from "node:assert/strict";

before(start);
after(stop);

const ZOOMED = { name: "400 %", viewport: { width: 320, height: 225 }, deviceScaleFactor: 4 };

/** What a person does to come to a state of the page of the night. */
const states = {
  "the first facts, with what is wrong": async (page) => {
    await startOwn(page);
    await page.locator("homeward-start").getByLabel("Age").fill("fourteen");
    await page.locator("homeward-start").getByRole("button", { name: "Show the first answers" }).click();
    await page.locator("homeward-start .govuk-error-summary").waitFor();
  },
  "a question, with what is wrong": async (page) => {
    await page.getByRole("button", { name: "Save answer" }).click();
    await page.locator("homeward-question .govuk-error-summary").waitFor();
  },
  "what would change this": async (page) => {
    await page.getByRole("button", { name: "What would change this" }).first().click();
    await page.locator("homeward-changes h2").waitFor();
  },
  "two authorities": async (page) => {
    await page.getByLabel("Placed in the area of").selectOption("derbyshire");
    await page.locator("homeward-assessment").nth(1).waitFor();
    await view(page, "Home and host");
  },
  "an act that was done": async (page) => {
    await page.getByRole("button", { name: /^Done/ }).first().click();
    await page.locator("homeward-message").getByRole("button", { name: "Done at another time" }).click();
    await page.locator("homeward-message homeward-moment-input").waitFor();
  },
  "words for a call": async (page) => {
    await page.getByRole("button", { name: "Words for the call" }).first().click();
    await page.locator("homeward-calls .script:not([hidden])").first().waitFor();
  },
  "the timeline": (page) => view(page, "Timeline"),
  "the handover sheet": (page) => view(page, "Handover"),
  "a table that was pasted": async (page) => {
    await view(page, "Earlier episodes");
    await page.getByLabel("Rows from a spreadsheet").fill("3 Nov 2026 20:00\t4 Nov 2026 01:10\tMissing\nsome day\t\tAbsent");
    await page.getByRole("button", { name: "Read the rows" }).click();
    await page.locator("homeward-history .result").waitFor();
  },
  "a form": async (page) => {
    await view(page, /^Forms/);
    await page.locator("homeward-forms").getByRole("button").first().click();
    await page.locator("homeward-form h2").waitFor();
  },
  "a form, with what is in the way": async (page) => {
    await view(page, /^Forms/);
    await page.locator("homeward-forms").getByRole("button", { name: "Strategic missing person notification form", exact: true }).click();
    await page.locator("homeward-form").getByText(/go to another/).click();
    await page.locator("homeward-form nav").getByRole("button", { name: "Check your answers" }).click();
    await page.locator("homeward-form").getByRole("button", { name: "Complete the form" }).click();
    await page.locator("homeward-form .govuk-error-summary").waitFor();
  },
  "a file that is refused": async (page) => {
    await openFile(page, { name: "case.json", mimeType: "application/json", buffer: Buffer.from("[1]") });
    await page.locator("homeward-controls .problem").waitFor();
  },
  "what is not saved": async (page) => {
    await startOwn(page);
    await page.locator("homeward-start").getByLabel("Age").fill("14");
    await page.locator("homeward-start").getByRole("button", { name: "Show the first answers" }).click();
    await page.getByText("Case and authorities").click();
    await page.getByRole("button", { name: "Start an empty case" }).click();
    await page.getByText("What you entered is not saved.").waitFor();
  },
};

describe("at 400 % zoom nothing sticks out, nothing is lost, and what has the focus is seen", () => {
  for (const [state, go] of Object.entries(states)) {
    test(state, async () => {
      const { page, close } = await open(ZOOMED);
      await go(page);
      await isSound(page, `400 %: ${state}`);
      for (let step = 0; step < 12; step += 1) {
        await page.keyboard.press("Tab");
        const seen = await focusIsSeen(page);
        if (seen === "nothing has the focus") break;
        assert.equal(seen, "", `400 %: ${state}, Tab ${step + 1}`);
      }
      await close(state === "two authorities" ? ["derbyshire"] : []);
    });
  }

  test("the trigger plan", async () => {
    const { page, close } = await open(ZOOMED, { at: "plan.html", ready: "homeward-form h2" });
    await isSound(page, "400 %: the plan");
    await page.getByLabel(/^Yes: with the part for the night/).check();
    await isSound(page, "400 %: the plan in the night");
    await close();
  });
});
