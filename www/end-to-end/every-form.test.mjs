// Every form of every authority, in Chromium: empty, wrong, half filled in, complete and printed, from the first field
// to the completed form by keyboard alone. Every child is invented.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { load, protocols } from "../../target/package/homeward/node.js";
import { AS_OF, cases, form, goBy, known, show } from "./every.mjs";
import { complete, wrong } from "./fill.mjs";
import { fillByKeyboard } from "./keyboard.mjs";
import { focused, focusIsSeen, isSound, open, start, stop, tabTo, words } from "./page.mjs";

before(start);
after(stop);

const submit = (page) => form(page).locator("[type=submit]");

/** Where an answer differs from the case, somebody has to say which counts: the answer. */
async function decide(page, id) {
  if ((await form(page).locator(".needs").count()) === 0) return;
  for (const told of await form(page).locator(".needs li").allInnerTexts()) assert.match(told, /^Choose which counts/, id);
  await tabTo(page, /^button Back to the form/);
  await page.keyboard.press("Enter");
  const keep = form(page).locator(".keep-answer");
  while ((await keep.count()) > 0) {
    await tabTo(page, /^button Keep my answer/, 1500);
    await page.keyboard.press("Enter");
  }
  await tabTo(page, /^button Check your answers$/, 1500);
  await page.keyboard.press("Enter");
  await form(page).locator("#would").waitFor();
}

for (const { id: authority, short_name } of protocols) {
  describe(`every form: ${short_name}`, async () => {
    const protocol = await load(authority);
    let opened;
    before(async () => {
      opened = await open();
      await goBy(opened.page, authority);
    });
    after(() => opened.close(authority === "newham" ? [] : [authority]));

    for (const { id, title } of protocol.pack().forms) {
      test(title, async () => {
        const { page } = opened;
        await page.emulateMedia({ media: null });
        const all = cases.map((one) => known(protocol, one));
        const full = all.map((caseFile) => ({ caseFile, ...complete(protocol, id, caseFile, AS_OF) })).find((one) => one.state.complete);
        assert.ok(full, `${id} can be completed`);
        const fields = new Map(full.state.sections.flatMap((section) => section.fields.map((field) => [field.name, field])));

        await show(page, id, full.caseFile, null);
        assert.equal(await form(page).locator("h2").innerText(), title);
        await isSound(page, `${id}, empty`);

        const answers = Object.fromEntries([...fields.values()].map((field) => [field.name, wrong(field)]).filter(([, value]) => value !== null));
        await show(page, id, full.caseFile, { form: id, answers });
        // Where nothing can be typed that cannot be read, what is left is what is wrong.
        await submit(page).click();
        if (await form(page).locator("#would").isVisible()) await submit(page).click();
        await form(page).locator(".govuk-error-summary").waitFor();
        assert.match(await focused(page), /There is a problem/, id);
        await isSound(page, `${id}, wrong`);
        const link = form(page).locator(".govuk-error-summary a").first();
        const to = (await link.getAttribute("href")).slice("#f-".length);
        await page.keyboard.press("Tab");
        await page.keyboard.press("Enter");
        await page.waitForFunction((to) => window.deep("homeward-form").shadowRoot.activeElement?.closest("[data-field]")?.dataset.field === to, to);
        assert.equal(await focusIsSeen(page), "", id);

        // From here on by keyboard alone.
        await show(page, id, full.caseFile, null);
        const missed = await fillByKeyboard(page, id, fields, full.answers.answers, { half: () => isSound(page, `${id}, half`) });
        assert.deepEqual(missed, [], `${id}: every field is reached by Tab`);
        await page.keyboard.press("Enter");
        await form(page).locator("#would").waitFor();
        // What a later answer asked for further up is reached from the list of what is still needed.
        for (let more = 0; more < 12 && (await form(page).locator(".needs li").filter({ hasNotText: "Choose which counts" }).count()) > 0; more += 1) {
          const first = (await form(page).locator(".needs li").filter({ hasNotText: "Choose which counts" }).first().innerText()).trim();
          await tabTo(page, new RegExp(`^button ${first.replace(/[^\w ]/g, ".")}`));
          await page.keyboard.press("Enter");
          await fillByKeyboard(page, id, fields, full.answers.answers);
          await page.keyboard.press("Enter");
          await form(page).locator("#would").waitFor();
        }
        await decide(page, id);
        assert.equal(await form(page).locator(".needs").count(), 0, id);
        await isSound(page, `${id}, complete`);
        const told = await form(page).locator(".would li").allInnerTexts();
        await page.emulateMedia({ media: "print" });
        await form(page).locator(".paper").waitFor();
        await isSound(page, `${id}, printed`);
        await page.emulateMedia({ media: null });
        await form(page).locator("#would").waitFor();
        await tabTo(page, /^button Complete the form/, 1500);
        await page.keyboard.press("Enter");
        await form(page).locator(".done").waitFor();
        assert.match(await focused(page), /^h3 The form is complete/);
        for (const one of told) assert.ok((await words(form(page))).includes(one), `${id}: ${one}`);
      });
    }
  });
}
