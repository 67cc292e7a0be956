// Every form of every authority on paper: printed by Chromium, then read again from the PDF. Every child is invented.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { load, protocols } from "../../target/package/homeward/node.js";
import { complete } from "./fill.mjs";
import { AS_OF, cases, form, goBy, known, show } from "./every.mjs";
import { open, start, stop } from "./page.mjs";
import { readPdf, tight } from "./pdf.mjs";

before(start);
after(stop);

/** Prints what is shown. */
async function printed(page) {
  await page.emulateMedia({ media: "print" });
  const paper = form(page).locator(".paper");
  await paper.waitFor();
  const text = tight(await paper.evaluate((one) => one.innerText));
  await page.emulateMedia({ media: null });
  return { text, pdf: await readPdf(await page.pdf({ preferCSSPageSize: true, tagged: true })) };
}

/** What holds of every paper: tagged, no blank page, all its text in order, and who made it when by what. */
function isPaper({ text, pdf }, protocol, title, what) {
  assert.ok(pdf.tagged, `${what}: tagged`);
  assert.ok(pdf.pages[0].roles.includes("H1"), `${what}: its title is a heading`);
  for (const [at, page] of pdf.pages.entries()) {
    assert.ok(page.text.length > 20, `${what}: page ${at + 1} of ${pdf.pages.length} is not blank`);
    assert.ok(page.foot, `${what}: page ${at + 1} says which of how many it is`);
  }
  const all = pdf.pages.map((page) => page.text).join("");
  for (const expected of [title, "Prepared by: J. Okafor", "21 11 2026 at 22:04 (London)", `version ${protocol.version}`, protocol.digest]) assert.ok(all.includes(tight(expected)), `${what}: ${expected}`);
  return { all, text };
}

for (const { id: authority, short_name } of protocols) {
  describe(`on paper: ${short_name}`, async () => {
    const protocol = await load(authority);
    let opened;
    before(async () => {
      opened = await open(undefined, { axe: false });
      await goBy(opened.page, authority);
    });
    after(() => opened.close(authority === "newham" ? [] : [authority]));

    for (const { id, title, fields } of protocol.pack().forms) {
      test(title, async () => {
        const { page } = opened;
        const all = cases.map((one) => known(protocol, one));
        await show(page, id, all[0], { form: id, prepared_by: "J. Okafor", answers: {} });
        const empty = isPaper(await printed(page), protocol, title, `${id}, empty`);
        assert.equal(empty.all, empty.text, `${id}, empty: all text, in the order of the page`);

        const full = all.map((caseFile) => ({ caseFile, ...complete(protocol, id, caseFile, AS_OF) })).find((one) => one.state.complete);
        await show(page, id, full.caseFile, { ...full.answers, prepared_by: "J. Okafor" });
        const whole = isPaper(await printed(page), protocol, title, `${id}, complete`);
        assert.equal(whole.all, whole.text, `${id}, complete: all text, in the order of the page`);

        const table = full.state.sections.filter((section) => section.asked).flatMap((section) => section.fields).find((field) => field.type === "table" && field.asked !== "no" && field.columns.some(({ type }) => type === "text"));
        if (!table) return;
        const column = table.columns.find(({ type }) => type === "text").name;
        const rows = Array.from({ length: 40 }, (_, row) => ({ ...full.answers.answers[table.name]?.[0], [column]: `Row number ${row + 1} of forty` }));
        await show(page, id, full.caseFile, { ...full.answers, prepared_by: "J. Okafor", answers: { ...full.answers.answers, [table.name]: rows } });
        const { pdf } = await printed(page);
        const head = tight(table.columns.map(({ label }) => label).join(""));
        const found = pdf.pages.map(({ text }) => (text.match(/Rownumber\d+offorty/g) ?? []).length);
        assert.equal(found.reduce((sum, one) => sum + one, 0), 40, `${id}: every row of ${table.name} is printed`);
        for (const [at, rows] of found.entries()) if (rows > 0) assert.ok(pdf.pages[at].text.includes(head), `${id}: ${table.name} has its head on page ${at + 1}`);
      });
    }
  });
}
