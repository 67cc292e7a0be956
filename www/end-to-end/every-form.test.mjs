// Every form of every authority, in Chromium: empty, wrong and complete, and by keyboard alone. Every child is invented.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { load, protocols } from "../../target/package/homeward/node.js";
import { complete, wrong } from "./fill.mjs";
import { focused, focusIsSeen, isSound, open, start, stop, words } from "./page.mjs";

const AS_OF = "2026-11-21T22:04:00Z";
const night = JSON.parse(readFileSync(new URL("../../examples/newham-night.json", import.meta.url), "utf8"));
/** The example's night, with a first meeting held; and with the child back again. */
const cases = [{ missing_meeting_held: "2026-11-21T10:00:00Z" }, { missing_meeting_held: "2026-11-21T10:00:00Z", located: "2026-11-21T19:00:00Z", returned: "2026-11-21T19:30:00Z" }].map(
  (events) => ({ ...night, events: { ...night.events, ...events } }),
);

before(start);
after(stop);

const form = (page) => page.locator("homeward-form");
const submit = (page) => form(page).locator("[type=submit]");

/** What of a case a protocol knows. */
function known(protocol, caseFile) {
  const { facts, events } = protocol.vocabulary();
  const own = (all, names) => Object.fromEntries(Object.entries(all).filter(([name]) => names.some((one) => one.name === name)));
  return { ...caseFile, facts: own(caseFile.facts, facts), events: own(caseFile.events, events) };
}

/** Shows a form, all of it on one page, with these answers, as after the way through the list. */
async function show(page, id, caseFile, value) {
  await page.evaluate(
    async ([id, caseFile, value]) => {
      const workspace = window.deep("homeward-workspace");
      workspace.formOpen = null;
      workspace.case = caseFile;
      await workspace.updateComplete;
      Object.assign(workspace.drafts.of(id), { value });
      workspace.formOpen = id;
      await workspace.updateComplete;
      const element = window.deep("homeward-form");
      element.pages = "all";
      await element.updateComplete;
      await element.updateComplete;
      element.shadowRoot.querySelector("h2").focus();
    },
    [id, caseFile, value],
  );
}

/** Goes through a form with the Tab key: each field is reached, and each stop can be seen. */
async function walk(page, id) {
  const fields = await form(page).locator("[data-type]").evaluateAll((all) => all.map((one) => one.dataset.field));
  const reached = new Set();
  for (let step = 0; step < 1000; step += 1) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => {
      const element = window.deep("homeward-form").shadowRoot.activeElement;
      return { field: element?.closest("[data-field]")?.dataset.field ?? null, last: element?.type === "submit" };
    });
    if (stop.field !== null) {
      reached.add(stop.field);
      assert.equal(await focusIsSeen(page), "", `${id}: ${stop.field}`);
    }
    if (stop.last) break;
  }
  assert.deepEqual(fields.filter((name) => !reached.has(name)), [], `${id}: every field is reached by Tab`);
}

/** Where an answer differs from the case, somebody has to say which counts: the answer. */
async function decide(page, id) {
  if ((await form(page).locator(".needs").count()) === 0) return;
  for (const told of await form(page).locator(".needs li").allInnerTexts()) assert.match(told, /^Choose which counts/, id);
  await form(page).getByRole("button", { name: "Back to the form" }).press("Enter");
  const keep = form(page).locator(".keep-answer");
  while ((await keep.count()) > 0) await keep.first().press("Enter");
  await submit(page).press("Enter");
  await form(page).locator("#would").waitFor();
}

for (const { id: authority, short_name } of protocols) {
  describe(`every form: ${short_name}`, async () => {
    const protocol = await load(authority);
    let opened;
    before(async () => {
      opened = await open();
      if (authority !== "newham") {
        await opened.page.getByLabel("Responsible authority").selectOption(authority);
        await opened.page.waitForFunction((authority) => document.querySelector("homeward-app").core.home === authority, authority);
      }
    });
    after(() => opened.close(authority === "newham" ? [] : [authority]));

    for (const { id, title } of protocol.pack().forms) {
      test(title, async () => {
        const { page } = opened;
        const [first, ...others] = cases.map((one) => known(protocol, one));
        await show(page, id, first, null);
        assert.equal(await form(page).locator("h2").innerText(), title);
        await isSound(page, `${id}, empty`);
        await walk(page, id);

        const state = protocol.formState(id, first, {}, AS_OF);
        const answers = Object.fromEntries(state.sections.flatMap((section) => section.fields.map((field) => [field.name, wrong(field)])).filter(([, value]) => value !== null));
        await show(page, id, first, { form: id, answers });
        // Where nothing can be typed that cannot be read, what is left is what is wrong.
        await submit(page).click();
        if (await form(page).locator("#would").isVisible()) await submit(page).click();
        await form(page).locator(".govuk-error-summary").waitFor();
        assert.match(await focused(page), /There is a problem/, id);
        await isSound(page, `${id}, wrong`);
        const link = form(page).locator(".govuk-error-summary a").last();
        const to = (await link.getAttribute("href")).slice("#f-".length);
        await link.press("Enter");
        await page.waitForFunction((to) => window.deep("homeward-form").shadowRoot.activeElement?.closest("[data-field]")?.dataset.field === to, to);
        assert.equal(await focusIsSeen(page), "", id);

        const full = [first, ...others].map((caseFile) => ({ caseFile, ...complete(protocol, id, caseFile, AS_OF) })).find((one) => one.state.complete);
        assert.ok(full, `${id} can be completed`);
        await show(page, id, full.caseFile, full.answers);
        await submit(page).press("Enter");
        await form(page).locator("#would").waitFor();
        await decide(page, id);
        assert.equal(await form(page).locator(".needs").count(), 0, id);
        await isSound(page, `${id}, complete`);
        const told = await form(page).locator(".would li").allInnerTexts();
        await submit(page).press("Enter");
        await form(page).locator(".done").waitFor();
        assert.match(await focused(page), /^h3 The form is complete/);
        for (const one of told) assert.ok((await words(form(page))).includes(one), `${id}: ${one}`);
      });
    }
  });
}
