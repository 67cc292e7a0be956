// The forms of the page, end to end, in Chromium: run by `cargo xtask test`. Every child is invented.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { load } from "../../target/package/homeward/node.js";
import { complete } from "./fill.mjs";
import { focused, focusIsSeen, isSound, looks, open, start, startOwn, stop, tabTo, view, words } from "./page.mjs";

const night = JSON.parse(readFileSync(new URL("../../examples/newham-night.json", import.meta.url), "utf8"));

before(start);
after(stop);

const NOTIFICATION = "Strategic missing person notification form";
const PLAN = "Child and young person's trigger plan";

const form = (page) => page.locator("homeward-form");
const heading = (page) => form(page).locator(".sheet h3").first();
const summary = (page) => form(page).locator(".govuk-error-summary");
const field = (page, name) => form(page).locator(`[data-field="${name}"]`);

/** Opens a form from the list, as a person does. */
async function openForm(page, title) {
  await view(page, /^Forms/);
  await page.locator("homeward-forms").getByRole("button", { name: title, exact: true }).click();
  await form(page).locator("h2").waitFor();
}

const proceed = (page) => form(page).getByRole("button", { name: /^(Save and|Check your answers$|Complete the form$)/ }).and(form(page).locator("[type=submit]")).click();
const goTo = (page, section) => form(page).getByRole("navigation").getByRole("button", { name: section, exact: true }).click();

/** Counts the characters that a person types. */
function typist(page) {
  let keys = 0;
  return {
    async type(text) {
      keys += text.length;
      await page.keyboard.type(text);
    },
    keys: () => keys,
  };
}

test("Newham's notification at 24 hours, by keyboard alone, with at most 8 keystrokes of new text; its duties are done", async () => {
  const { page, later, close } = await open();
  const { type, keys } = typist(page);
  const overdue = page.locator('homeward-duties section[aria-labelledby="group-overdue"] homeward-act');
  const late = await overdue.count();
  await tabTo(page, new RegExp(`^button Fill in: ${NOTIFICATION}`));
  await page.keyboard.press("Enter");
  await form(page).locator("h2").waitFor();
  await page.waitForFunction(() => window.deep("homeward-workspace").shadowRoot.activeElement?.localName === "homeward-form");
  assert.match(await focused(page), new RegExp(`^h2 ${NOTIFICATION}`));
  await tabTo(page, /^input f-sent_after_24_hours$/);
  await page.keyboard.press("Space");
  await tabTo(page, /^input f-sent_to_corporate_parenting$/, 2);
  await page.keyboard.press("Space");
  assert.equal(await focusIsSeen(page), "");
  await tabTo(page, /^button Save and continue/);
  await page.keyboard.press("Enter");
  assert.match(await focused(page), /^h3 s-child/);
  assert.match(await field(page, "looked_after").innerText(), /From the case: looked after/);
  await tabTo(page, /^input f-name_of_young_person/);
  await type("Amir");
  for (const section of ["s-episode", "s-vulnerability", "s-response"]) {
    await tabTo(page, /^button Save and continue/);
    await page.keyboard.press("Enter");
    assert.match(await focused(page), new RegExp(`^h3 ${section}`));
  }
  await tabTo(page, /^input f-parents_informed$/);
  await page.keyboard.press("Space");
  for (let step = 0; step < 2; step += 1) {
    await tabTo(page, /^button Save and continue/);
    await page.keyboard.press("Enter");
  }
  assert.match(await focused(page), /^h3 Check your answers/);
  assert.match(await words(form(page)), /6 of 6 sections/);
  assert.match(await form(page).locator(".would").innerText(), /Marks "[^"]*24 hours[^"]*" done[\s\S]*The category stays missing/);
  await isSound(page, "complete, before it is sent");
  await tabTo(page, /^button Complete the form/);
  await page.keyboard.press("Enter");
  await form(page).locator(".done").waitFor();
  assert.match(await focused(page), /^h3 The form is complete/);
  await isSound(page, "completed");
  assert.ok(keys() <= 8, `${keys()} keystrokes`);
  await page.getByRole("button", { name: /^Back to the case/ }).click();
  await page.locator("homeward-duties").waitFor();
  await page.waitForTimeout(50);
  assert.match(await focused(page), /^button Tell the Director of Operations at 72 hours/, "the next act that is done on this form");
  assert.equal(await overdue.filter({ hasText: "Send the 24-hour notification" }).count(), 0);
  assert.ok((await overdue.count()) < late);
  assert.equal(await page.locator("homeward-known .row").filter({ hasText: "Parents" }).filter({ hasText: "Yes" }).count(), 1);
  assert.deepEqual(later(), []);
  await close();
});

test("what is wrong is told above and beside, kept as it was typed, and the summary leads to it; a draft may lack what it likes", async () => {
  const { page, close } = await open();
  await openForm(page, NOTIFICATION);
  await proceed(page);
  assert.equal(await heading(page).innerText(), "The child", "nothing is needed to go on");
  await field(page, "date_of_birth").getByRole("textbox").fill("31 2 12");
  await field(page, "age").getByRole("textbox").fill("forty");
  await proceed(page);
  await summary(page).waitFor();
  assert.match(await focused(page), /^div There is a problem/);
  assert.match(await page.title(), /^Error: /);
  assert.deepEqual((await summary(page).locator("a").allInnerTexts()).map((text) => text.trim()), [
    await field(page, "date_of_birth").locator(".govuk-error-message").innerText().then((text) => text.replace("Error: ", "").trim()),
    await field(page, "age").locator(".govuk-error-message").innerText().then((text) => text.replace("Error: ", "").trim()),
  ]);
  await isSound(page, "two errors");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  assert.equal(await focused(page), "input f-age");
  assert.equal(await focusIsSeen(page), "");
  assert.equal(await field(page, "date_of_birth").getByRole("textbox").inputValue(), "31 2 12");
  await field(page, "age").getByRole("textbox").fill("14");
  await field(page, "date_of_birth").getByRole("textbox").fill("31 3 12");
  await proceed(page);
  assert.equal(await heading(page).innerText(), "The episode");
  assert.doesNotMatch(await page.title(), /^Error: /);
  await close();
});

test("completing what is not complete names all that is left, in the order of the form, and leads to it and back", async () => {
  const { page, close } = await open();
  await openForm(page, NOTIFICATION);
  await goTo(page, "Check your answers");
  await proceed(page);
  await summary(page).waitFor();
  assert.match(await focused(page), /There is a problem/);
  const told = await summary(page).locator("a").allInnerTexts();
  assert.equal(told.length, 4);
  assert.match(told[2], /Enter the name of the child/);
  await summary(page).locator("a").nth(2).click();
  assert.equal(await focused(page), "input f-name_of_young_person");
  assert.match(await field(page, "name_of_young_person").innerText(), /Enter the name of the child/);
  await page.keyboard.type("Amir");
  await goTo(page, "Check your answers");
  await form(page).locator(".needs").waitFor();
  assert.equal(await form(page).locator(".needs li").count(), 3);
  // From where answers are checked one is changed, and the way leads back.
  await form(page).getByRole("button", { name: "Change Social worker" }).click();
  assert.equal(await focused(page), "input f-social_worker");
  await page.keyboard.type("J. Okafor");
  await page.keyboard.press("Enter");
  assert.match(await focused(page), /^h3 Check your answers/);
  // A change that makes something else be needed asks for that first.
  await form(page).getByRole("button", { name: "Change Is the child missing from care?" }).click();
  await field(page, "looked_after").getByLabel("No", { exact: true }).check();
  await form(page).getByRole("button", { name: "Save and go back to the check" }).click();
  assert.match(await focused(page), /^h3 Check your answers/);
  assert.equal(await form(page).locator(".needs li").count(), 2);
  await form(page).getByRole("button", { name: "Change Is the child missing from care?" }).click();
  await field(page, "looked_after").getByLabel("Yes", { exact: true }).check();
  await page.keyboard.press("Enter");
  assert.equal(await focused(page), "input f-sent_to_corporate_parenting");
  await page.keyboard.press("Space");
  await form(page).getByRole("button", { name: "Save and go back to the check" }).click();
  assert.match(await focused(page), /^h3 Check your answers/);
  assert.equal(await form(page).locator(".needs li").count(), 2);
  await close();
});

test("a table: rows are added, filled, taken out and put back, and the focus is never lost", async () => {
  const { page, close } = await open();
  await openForm(page, PLAN);
  await goTo(page, "Where to look, whom to ask");
  const people = field(page, "people");
  await people.getByLabel("Name", { exact: true }).fill("Ines Example");
  await people.getByRole("button", { name: /^Add a row/ }).focus();
  await page.keyboard.press("Enter");
  assert.equal(await focused(page), "input f-people-1-name");
  assert.equal(await focusIsSeen(page), "");
  await page.keyboard.type("Otto Example");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.type("12");
  await proceed(page);
  await summary(page).waitFor();
  assert.match(await summary(page).innerText(), /row 2/);
  await isSound(page, "a wrong cell");
  await summary(page).locator("a").first().click();
  assert.equal(await focused(page), "input f-people-1-name");
  await people.locator("#f-people-1-telephone").fill("020 7946 0001");
  await people.getByRole("button", { name: /^Remove row 1/ }).focus();
  await page.keyboard.press("Enter");
  await people.getByText("Row 1 was taken out").waitFor();
  assert.match(await focused(page), /^legend Each parent/);
  assert.equal(await focusIsSeen(page), "");
  assert.equal(await people.locator(".row").count(), 1);
  assert.equal(await people.locator("#f-people-0-name").inputValue(), "Otto Example");
  await people.getByRole("button", { name: /^Put it back/ }).focus();
  await page.keyboard.press("Enter");
  assert.equal(await focused(page), "input f-people-0-name");
  assert.equal(await people.locator("#f-people-0-name").inputValue(), "Ines Example");
  assert.equal(await people.locator("#f-people-1-name").inputValue(), "Otto Example");
  await people.getByRole("button", { name: /^Checked today/ }).click();
  assert.equal(await people.getByLabel(/^Last checked/).inputValue(), "21 11 2026");
  await people.getByLabel(/^Last checked/).fill("1 6 2026");
  await people.locator("#f-people-stale", { hasText: "Too long ago" }).waitFor();
  await isSound(page, "a table and a stale item");
  await close();
});

test("the case changes underneath: both values are kept, and the person says which counts", async () => {
  const { page, close } = await open();
  await openForm(page, NOTIFICATION);
  await goTo(page, "The child");
  const age = field(page, "age");
  // Who corrects what the case says has decided.
  await age.getByRole("textbox").fill("15");
  await age.getByText("The case says: 14").waitFor();
  assert.equal(await age.getByRole("button", { name: /^Keep my answer/ }).count(), 0);
  await page.getByRole("button", { name: /^Back to the case/ }).click();
  await page.getByRole("button", { name: /^Change.*Age$/ }).click();
  await page.locator("homeward-question #answer").fill("16");
  await page.getByRole("button", { name: "Save answer" }).click();
  await openForm(page, NOTIFICATION);
  await goTo(page, "The child");
  assert.equal(await age.getByRole("textbox").inputValue(), "15", "what was typed is still there");
  assert.match(await age.innerText(), /You answered: 15[\s\S]*The case says: 16/);
  await isSound(page, "a conflict");
  await goTo(page, "Check your answers");
  assert.match(await form(page).locator(".needs").innerText(), /Choose which counts for “Age”/);
  await goTo(page, "The child");
  await age.getByRole("button", { name: /^Keep my answer/ }).click();
  assert.equal(await focused(page), "input f-age");
  assert.equal(await age.getByRole("button", { name: /^Keep my answer/ }).count(), 0);
  await age.getByRole("button", { name: /^Use what the case says/ }).click();
  assert.equal(await age.getByRole("textbox").inputValue(), "16");
  assert.match(await age.innerText(), /From the case: age/);
  await close();
});

test("yes, no and not known are three answers, and one can be cleared; a condition opens its field", async () => {
  const { page, close } = await open();
  await openForm(page, NOTIFICATION);
  await goTo(page, "Screening, E-TAC and trigger plan");
  const done = field(page, "screening_tool_done");
  await done.getByLabel("No", { exact: true }).check();
  assert.equal(await field(page, "screening_tool_completed").count(), 0);
  await done.getByLabel("Not known", { exact: true }).check();
  assert.equal(await field(page, "screening_tool_completed").count(), 1, "what may be asked is shown");
  await done.getByRole("button", { name: /^Clear/ }).click();
  assert.equal(await focused(page), "input f-screening_tool_done");
  assert.equal(await done.locator("input:checked").count(), 0);
  assert.equal(await form(page).locator("[data-type=yes_no] input[type=checkbox]").count(), 0);
  await close();
});

test("one question at a time, by keyboard: on, back, what is wrong, and on to the check", async () => {
  const { page, close } = await open();
  await openForm(page, NOTIFICATION);
  await form(page).evaluate((element) => element.setAttribute("pages", "question"));
  const fields = form(page).locator(".sheet [data-field]:not(.fixed)");
  await field(page, "sent_after_24_hours").waitFor();
  assert.equal(await fields.count(), 1);
  await isSound(page, "a question");
  await goTo(page, "The child");
  assert.equal(await fields.count(), 1);
  const seen = [];
  for (let step = 0; step < 60 && (await form(page).locator("#would").count()) === 0; step += 1) {
    const name = await fields.first().getAttribute("data-field");
    assert.ok(!seen.includes(name), `${name} is asked once`);
    seen.push(name);
    assert.match(await focused(page), /^h3 /);
    if (name === "date_of_birth") {
      await tabTo(page, /^input f-date_of_birth$/, 3);
      await page.keyboard.type("31 2 12");
      await page.keyboard.press("Enter");
      assert.match(await focused(page), /There is a problem/);
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      assert.equal(await focused(page), "input f-date_of_birth");
      await page.keyboard.press("Control+A");
      await page.keyboard.type("31 3 12");
    }
    await tabTo(page, /^button Save and continue/, 30);
    await page.keyboard.press("Enter");
  }
  assert.ok(seen.length > 20, `${seen.length} questions`);
  assert.match(await focused(page), /^h3 Check your answers/);
  assert.match(await form(page).locator(".answers").first().locator("xpath=../..").innerText(), /31 Mar 2012|31 March 2012/);
  await tabTo(page, /^button Previous question/, 200);
  await page.keyboard.press("Enter");
  assert.equal(await fields.first().getAttribute("data-field"), seen.at(-1));
  await close();
});

test("a draft goes into a file and comes back; another form's is refused; what stood here comes back too", async () => {
  const { page, close } = await open();
  await openForm(page, NOTIFICATION);
  await field(page, "social_worker").getByRole("textbox").fill("J. Okafor");
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save the draft as a file" }).click()]);
  assert.equal(download.suggestedFilename(), "homeward-form.json");
  const path = await download.path();
  await field(page, "social_worker").getByRole("textbox").fill("R. Lind");
  const choose = async (file) => {
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name: "Open a draft" }).click()]);
    await chooser.setFiles(file);
    await form(page).locator(".message").waitFor();
  };
  await choose(path);
  assert.equal(await field(page, "social_worker").getByRole("textbox").inputValue(), "J. Okafor");
  await page.getByRole("button", { name: "Bring back what stood here before" }).click();
  assert.equal(await field(page, "social_worker").getByRole("textbox").inputValue(), "R. Lind");
  await choose({ name: "no-draft.json", mimeType: "application/json", buffer: Buffer.from("[1]") });
  await page.getByText("That file holds no draft").waitFor();
  await choose({ name: "other.json", mimeType: "application/json", buffer: Buffer.from('{"form": "newham/form-trigger-plan", "answers": {}}') });
  await page.getByText("draft of another form").waitFor();
  assert.equal(await field(page, "social_worker").getByRole("textbox").inputValue(), "R. Lind");
  await close();
});

test("a draft is kept on the way to the case and back, and goes with the case", async () => {
  const { page, close } = await open();
  await openForm(page, NOTIFICATION);
  await field(page, "social_worker").getByRole("textbox").fill("J. Okafor");
  await page.getByRole("button", { name: /^Back to the case/ }).click();
  await page.locator("homeward-forms").getByText("Begun: the draft is kept").waitFor();
  await openForm(page, NOTIFICATION);
  assert.equal(await field(page, "social_worker").getByRole("textbox").inputValue(), "J. Okafor");
  await page.getByRole("button", { name: /^Back to the case/ }).click();
  await startOwn(page);
  await page.getByRole("button", { name: "Show the example" }).click();
  await view(page, /^Forms/);
  assert.equal(await page.locator("homeward-forms").getByText("Begun: the draft is kept").count(), 0, "another case has no drafts of this one");
  await close();
});

test("a photograph stays on the machine: made small, shown, printed, and never fetched", async () => {
  const { page, later, close } = await open();
  await openForm(page, PLAN);
  const photograph = field(page, "photograph");
  const picture = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(2400, 1200);
    canvas.getContext("2d").fillRect(0, 0, 1200, 1200);
    return [...new Uint8Array(await (await canvas.convertToBlob({ type: "image/png" })).arrayBuffer())];
  });
  await photograph.locator("input[type=file]").setInputFiles({ name: "picture.txt", mimeType: "text/plain", buffer: Buffer.from("no picture") });
  await summary(page).waitFor();
  assert.match(await summary(page).innerText(), /must be a picture/);
  await photograph.locator("input[type=file]").setInputFiles({ name: "picture.png", mimeType: "image/png", buffer: Buffer.from(picture) });
  await photograph.locator("canvas").waitFor();
  assert.deepEqual(await photograph.locator("canvas").evaluate((canvas) => [canvas.width, canvas.height]), [1200, 600]);
  await isSound(page, "a photograph");
  await page.getByRole("button", { name: /^Back to the case/ }).click();
  await openForm(page, PLAN);
  assert.equal(await photograph.locator("canvas").count(), 1);
  await page.emulateMedia({ media: "print" });
  await form(page).locator(".paper canvas").waitFor();
  await isSound(page, "printed, with a photograph");
  await page.emulateMedia({ media: "screen" });
  await photograph.getByRole("button", { name: /^Remove/ }).click();
  assert.equal(await focused(page), "input f-photograph");
  assert.deepEqual(later(), []);
  await close();
});

test("printed: the paper form with protocol, digest, time and who prepared it; tagged; a head on every page of a long table", async () => {
  const { page, later, close } = await open();
  await openForm(page, PLAN);
  await page.evaluate(() => {
    const element = window.deep("homeward-form");
    const people = Array.from({ length: 40 }, (_, place) => ({ name: `Relative ${place + 1}`, relation: "aunt", telephone: "020 7946 0001", address: "1 Example Road" }));
    element.value = { form: element.form, prepared_by: "J. Okafor", answers: { people, name_of_young_person: "Amir" } };
  });
  await page.emulateMedia({ media: "print" });
  const paper = form(page).locator(".paper");
  await paper.waitFor();
  const text = await paper.innerText();
  for (const expected of [/trigger plan/i, /Prepared by: J\. Okafor/, /21 11 2026 at 22:04/, /version /, /sha256:[0-9a-f]{64}/, /Draft, not complete/, /Relative 40/]) assert.match(text, expected);
  assert.equal(await paper.locator("table thead").first().evaluate((head) => getComputedStyle(head).display), "table-header-group");
  await isSound(page, "printed");
  await page.emulateMedia({ media: null });
  const pdf = (await page.pdf({ preferCSSPageSize: true, tagged: true })).toString("latin1");
  assert.match(pdf, /\/StructTreeRoot/);
  const pages = Number(/\/Count (\d+)/.exec(pdf)?.[1]);
  assert.ok(pages >= 2 && pages <= 4, `${pages} pages`);
  assert.deepEqual(later(), []);
  await close();
});

test("copied as text, or shown to be copied where the browser does not let it", async () => {
  const { page, close } = await open();
  await openForm(page, NOTIFICATION);
  await page.evaluate(() => Object.defineProperty(navigator, "clipboard", { value: { writeText: async (text) => { window.copied = text; } }, configurable: true }));
  await page.getByRole("button", { name: "Copy as text" }).click();
  await page.getByText("Copied.").waitFor();
  assert.match(await page.evaluate(() => window.copied), /STRATEGIC MISSING PERSON NOTIFICATION FORM[\s\S]*Last seen: Fri 20 Nov 2026, 17:40/);
  await page.evaluate(() => Object.defineProperty(navigator, "clipboard", { value: { writeText: () => Promise.reject(new Error("no")) }, configurable: true }));
  await page.getByRole("button", { name: "Copy as text" }).click();
  assert.equal(await focused(page), "textarea copied");
  await isSound(page, "the text to be copied");
  await close();
});

test("before it is printed, copied or saved, the page is told with the content, and may take it over", async () => {
  const { page, close } = await open();
  await openForm(page, NOTIFICATION);
  await field(page, "social_worker").getByRole("textbox").fill("J. Okafor");
  await page.evaluate(() => {
    window.printed = 0;
    window.print = () => (window.printed += 1);
    window.taken = [];
    document.addEventListener("homeward-export", (event) => {
      window.taken.push(event.detail);
      if (!window.lets) event.preventDefault();
    });
  });
  let downloads = 0;
  page.on("download", () => (downloads += 1));
  const press = async () => {
    for (const name of ["Print", "Copy as text", "Save the draft as a file"]) await form(page).getByRole("button", { name, exact: true }).click();
    return page.evaluate(() => window.taken.splice(0));
  };
  const taken = await press();
  assert.deepEqual(taken.map(({ kind, name }) => [kind, name]), [["print", ""], ["text", "homeward-form.txt"], ["form", "homeward-form.json"]]);
  const text = (await load("newham")).formText("newham/form-strategic-missing-notification", night, JSON.parse(taken[2].content), "2026-11-21T22:04:00Z");
  assert.equal(taken[0].content, text, "what is printed, as text");
  assert.equal(taken[1].content, text);
  assert.equal(JSON.parse(taken[2].content).answers.social_worker, "J. Okafor");
  assert.equal(await page.evaluate(() => window.printed), 0);
  assert.equal(await form(page).getByText("Copied.").count(), 0);
  assert.equal(downloads, 0, "whoever prevents it has it");
  await page.evaluate(() => (window.lets = true));
  await Promise.all([page.waitForEvent("download"), press()]);
  assert.equal(await page.evaluate(() => window.printed), 1);
  await form(page).locator(".message, #copied").first().waitFor();
  await close();
});

test("in a form of the host page: its value is the answers, it is invalid until complete, it is reset and disabled with it", async () => {
  const { page, close } = await open();
  await openForm(page, NOTIFICATION);
  const seen = await page.evaluate(async () => {
    const original = window.deep("homeward-form");
    const host = document.createElement("form");
    const fieldset = document.createElement("fieldset");
    const element = document.createElement("homeward-form");
    Object.assign(element, { protocol: original.protocol, form: original.form, case: original.case, asOf: original.asOf, pages: "all" });
    element.setAttribute("name", "notification");
    fieldset.append(element);
    host.append(fieldset);
    document.body.append(host);
    await element.updateComplete;
    const of = () => JSON.parse(new FormData(host).get("notification") ?? "null");
    const found = { before: of(), valid: host.checkValidity() };
    const input = element.shadowRoot.querySelector("#f-social_worker");
    input.value = "J. Okafor";
    input.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
    await element.updateComplete;
    Object.assign(found, { typed: of(), message: element.validationMessage });
    fieldset.disabled = true;
    await element.updateComplete;
    found.disabled = element.shadowRoot.querySelector("fieldset.plain").disabled;
    fieldset.disabled = false;
    element.formStateRestoreCallback(JSON.stringify({ form: element.form, answers: { social_worker: "R. Lind" } }));
    await element.updateComplete;
    found.restored = element.shadowRoot.querySelector("#f-social_worker")?.value ?? null;
    host.reset();
    await element.updateComplete;
    found.reset = of();
    // A reload of the protocol, with the same words, keeps all that was typed.
    element.value = { form: element.form, answers: { social_worker: "J. Okafor" } };
    element.protocol = { ...original.protocol };
    element.pages = "section";
    await element.updateComplete;
    await element.updateComplete;
    found.reloaded = element.shadowRoot.querySelector("#f-social_worker")?.value;
    // A case that the core refuses leaves the form and the answers where they are.
    element.case = { facts: { age: "fourteen" } };
    await element.updateComplete;
    found.refused = element.shadowRoot.querySelector(".refused")?.textContent ?? "";
    found.kept = element.shadowRoot.querySelector("#f-social_worker")?.value;
    host.remove();
    return found;
  });
  assert.equal(seen.before, null);
  assert.equal(seen.valid, false);
  assert.equal(seen.typed.answers.social_worker, "J. Okafor");
  assert.match(seen.message, /^Tick /);
  assert.equal(seen.disabled, true);
  assert.equal(seen.reset, null);
  assert.equal(seen.reloaded, "J. Okafor");
  assert.match(seen.refused, /Your answers are kept/);
  assert.equal(seen.kept, "J. Okafor");
  await close();
});

test("two authorities: the forms of both are listed; completing one of the host marks its duties and leaves the rest of the case", async () => {
  const { page, close } = await open();
  await page.getByLabel("Placed in the area of").selectOption("derbyshire");
  await page.getByRole("tab", { name: "Home and host" }).waitFor();
  await view(page, /^Forms/);
  const authorities = await page.locator("homeward-forms li b").evaluateAll((all) => all.map((one) => one.textContent));
  assert.deepEqual([...new Set(authorities)].sort(), ["Derby and Derbyshire", "Newham"]);
  // As the host sees the case: a child of another authority who lives in its area.
  const host = await load("derbyshire");
  const { facts, events } = host.vocabulary();
  const own = (all, names) => Object.fromEntries(Object.entries(all).filter(([name]) => names.some((one) => one.name === name)));
  const seen = { ...night, facts: { ...own(night.facts, facts), home_authority: "other", living_in: "this" }, events: own(night.events, events) };
  const now = "2026-11-21T22:04:00Z";
  const listed = host.forms(seen, now).find((one) => one.duties.some(({ status }) => status === "due" || status === "overdue"));
  const { answers, state } = complete(host, listed.id, seen, now);
  assert.ok(state.complete && state.would.done.length > 0, listed.id);
  await page.evaluate(([id, value]) => {
    window.deep("homeward-workspace").drafts.of(id).value = value;
  }, [listed.id, answers]);
  const button = page.locator(`homeward-forms [data-form="${listed.id}"]`);
  await button.evaluate((one) => one.closest("details")?.setAttribute("open", ""));
  await button.click();
  await form(page).locator("h2").waitFor();
  assert.match(await page.locator("header h1").innerText(), /Derby/);
  await goTo(page, "Check your answers");
  await isSound(page, "a form of the host");
  await proceed(page);
  await form(page).locator(".done").waitFor();
  const after = await page.evaluate(() => window.deep("homeward-workspace").case);
  for (const [name, value] of Object.entries(night.facts)) if (!(name in state.would.facts)) assert.equal(after.facts[name], value, name);
  for (const { id } of state.would.done) assert.ok(after.done.some((one) => one.id === id), id);
  await page.getByRole("button", { name: /^Back to the case/ }).click();
  await page.getByRole("tab", { name: "Home and host" }).waitFor();
  await close(["derbyshire"]);
});

test("the real clock goes on under a form: what was typed and the focus stay", async () => {
  const { page, close } = await open(looks[1], { before: (page) => page.clock.install({ time: new Date("2026-11-21T22:04:20Z") }) });
  await page.getByRole("button", { name: "Use the real clock" }).click();
  await openForm(page, NOTIFICATION);
  const worker = field(page, "social_worker").getByRole("textbox");
  await worker.focus();
  await page.keyboard.type("J. Oka");
  await page.clock.runFor(61_000);
  await page.locator("header").getByText(/22:05/).waitFor();
  assert.equal(await focused(page), "input f-social_worker");
  await page.keyboard.type("for");
  assert.equal(await worker.inputValue(), "J. Okafor");
  await close();
});

test("a score is a lower bound while ticks are open; the rest of a section can be answered no at once", async () => {
  const { page, close } = await open();
  await page.getByLabel("Responsible authority").selectOption("north-somerset");
  await page.locator("h1", { hasText: "North Somerset" }).waitFor();
  await page.evaluate(() => (window.deep("homeward-workspace").formOpen = "north-somerset/exploitation-form"));
  const score = form(page).locator(".score");
  await goTo(page, "Significant signs of risk");
  for (const name of ["significant_missing_periods", "significant_controlling_relationship"]) await field(page, name).getByLabel("Now, or in the past 6 months").check();
  await goTo(page, "Moderate signs of risk");
  await form(page).locator("[data-type=tick]").first().getByLabel("Yes").check();
  assert.match(await score.innerText(), /at least 11: .*moderate risk or above/i);
  assert.match(await score.innerText(), /supports professional judgement/);
  await form(page).getByRole("button", { name: /^Answer no to the \d+ that are left/ }).press("Enter");
  assert.match(await focused(page), /^h3 s-moderate/);
  assert.equal(await form(page).locator("[data-type=tick] input:checked").count(), await form(page).locator("[data-type=tick]").count());
  assert.match(await score.innerText(), /at least 11/);
  await score.locator("summary").click();
  await isSound(page, "a score, unfolded");
  await close(["north-somerset"]);
});

for (const look of looks) {
  describe(`a form is sound in every state: ${look.name}`, () => {
    test("empty, wrong, checked, all on one page, the list of forms", async () => {
      const { page, close } = await open(look);
      await isSound(page, `the list of forms, ${look.name}`);
      await openForm(page, NOTIFICATION);
      await isSound(page, `a section, ${look.name}`);
      await page.evaluate(() => (window.deep("homeward-form").pages = "all"));
      await field(page, "age").getByRole("textbox").fill("forty");
      await isSound(page, `all on one page, ${look.name}`);
      await form(page).locator("[type=submit]").click();
      await summary(page).waitFor();
      await isSound(page, `wrong, ${look.name}`);
      await field(page, "age").getByRole("textbox").fill("14");
      await form(page).locator("[type=submit]").click();
      await form(page).locator("#would").waitFor();
      await isSound(page, `checked, ${look.name}`);
      await close();
    });
  });
}
