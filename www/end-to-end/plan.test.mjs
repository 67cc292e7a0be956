// The trigger plan builder, end to end, in Chromium: run by `cargo xtask test`. Every child is invented.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { load, protocols } from "../../target/package/homeward/node.js";
import { fillByKeyboard } from "./keyboard.mjs";
import { focused, focusIsSeen, isSound, looks, open, start, stop, tabTo } from "./page.mjs";
import { readPdf, tight } from "./pdf.mjs";
import { usual } from "./usual.mjs";

const NOW = "2026-11-21T22:04:00Z";
const EXAMPLE = new URL("../../examples/newham-night.json", import.meta.url);
const night = JSON.parse(readFileSync(EXAMPLE, "utf8"));

before(start);
after(stop);

const element = (page) => page.locator("homeward-trigger-plan");
const form = (page) => page.locator("homeward-form");
const field = (page, name) => form(page).locator(`[data-field="${name}"]`);
/** Whether the browser asks before the tab is closed. */
const asks = (page) => page.evaluate(() => !dispatchEvent(new Event("beforeunload", { cancelable: true })));
const planOf = async (id) => (await load(id)).pack().forms.find(({ kind }) => kind === "plan").id;

/** Opens the page at the moment of the examples, with an authority chosen. */
async function openPlan(look = looks[1], authority = "newham") {
  const opened = await open(look, { at: "plan.html", ready: "homeward-form h2", before: (page) => page.clock.setFixedTime(new Date(NOW)) });
  const first = await opened.page.getByLabel("Authority").inputValue();
  if (authority !== first) await choose(opened.page, authority);
  return { ...opened, done: (others = []) => opened.close([...(authority === first ? [] : [authority]), ...others]) };
}

async function choose(page, authority) {
  await page.getByLabel("Authority").selectOption(authority);
  await page.waitForFunction((authority) => window.deep("homeward-trigger-plan").protocol.id === authority, authority);
  await form(page).locator("h2").waitFor();
}

/** Chooses a file with a button of the page. */
async function give(page, name, file) {
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name, exact: true }).click()]);
  await chooser.setFiles(file);
}

/** Puts a plan there, as somebody would have written it. */
async function put(page, value) {
  await element(page).evaluate(async (one, value) => {
    one.value = value;
    await one.updateComplete;
  }, value);
}

/** A picture as a camera makes it: a JPEG with the place where it was taken beside it. */
async function photograph(page, width = 2400, height = 3200) {
  const plain = await page.evaluate(
    async ([width, height]) => {
      const canvas = new OffscreenCanvas(width, height);
      const pen = canvas.getContext("2d");
      for (let row = 0; row < 20; row += 1) {
        pen.fillStyle = `hsl(${row * 18} 60% 50%)`;
        pen.fillRect(0, (row * height) / 20, width, height / 20);
      }
      return [...new Uint8Array(await (await canvas.convertToBlob({ type: "image/jpeg" })).arrayBuffer())];
    },
    [width, height],
  );
  const note = Buffer.from("Exif\0\0 taken at 51.5 N, 0.05 E", "latin1");
  const segment = Buffer.concat([Buffer.from([0xff, 0xe1, 0, note.length + 2]), note]);
  return { name: "picture.jpg", mimeType: "image/jpeg", buffer: Buffer.concat([Buffer.from(plain.slice(0, 2)), segment, Buffer.from(plain.slice(2))]) };
}

const choosePicture = async (page, file) => {
  await field(page, "photograph").locator("input[type=file]").setInputFiles(file ?? (await photograph(page)));
  await field(page, "photograph").locator("canvas").waitFor();
};

test("from nothing, by keyboard alone, for a child who is not missing: answered, checked today, completed", async () => {
  const { page, later, done } = await openPlan(looks[1], "torbay");
  const protocol = await load("torbay");
  const plan = await planOf("torbay");
  const state = protocol.formState(plan, { facts: { away_without_authorisation: false } }, {}, NOW);
  const fields = new Map(state.sections.flatMap((section) => section.fields.map((one) => [one.name, one])));
  assert.equal(await form(page).locator("nav").getByText("For the night").count(), 0, "no part for the night");
  await element(page).evaluate((one) => (one.pages = "all"));
  await page.locator("#authority").focus();
  await tabTo(page, /^input f-child_name$/, 30);
  const answers = {
    child_name: "Amir",
    harm_and_safety: "Older boys.",
    steps: [{ step: "Ring", who: "Carer", by_when: "At once" }],
    to_tell: [{ who: "Police", contact: "101" }],
    changed_on: "21 11 2026",
    missing_plan: true,
  };
  const missed = await fillByKeyboard(page, plan, fields, answers);
  assert.deepEqual(missed, []);
  assert.match(await element(page).locator(".ages").innerText(), /Not checked yet: 3/);
  // One button for one item.
  await page.keyboard.press("Shift+Tab");
  for (let step = 0; step < 80 && !/Checked today: Whom to tell/.test(await focused(page)); step += 1) await page.keyboard.press("Shift+Tab");
  assert.match(await focused(page), /Checked today: Whom to tell/);
  assert.equal(await focusIsSeen(page), "");
  await page.keyboard.press("Enter");
  assert.equal(await field(page, "to_tell").getByLabel(/^Last checked/).inputValue(), "21 11 2026");
  assert.match(await element(page).locator(".ages").innerText(), /Not checked yet: 2[\s\S]*In the last 90 days: 1/);
  await tabTo(page, /^button Check your answers$/, 300);
  await page.keyboard.press("Enter");
  await tabTo(page, /^button Complete the form$/, 300);
  await page.keyboard.press("Enter");
  await form(page).locator(".done").waitFor();
  assert.match(await focused(page), /^h3 The form is complete/);
  assert.deepEqual(later().filter((request) => !request.includes("torbay")), []);
  await done();
});

test("what is stale is marked with a word, and everything is marked as checked with one button, which can be taken back", async () => {
  const { page, done } = await openPlan();
  const plan = await planOf("newham");
  const checked = { appearance: "22 8 2026", address: "23 8 2026" };
  await put(page, { form: plan, answers: { child_name: "Amir", appearance: "Slim", address: "1 Example Road", oyster_card: "0123" }, checked });
  const ages = element(page).locator(".ages");
  // 90 days before 21 November is 23 August.
  assert.match(await ages.innerText(), /Too long ago: 1[\s\S]*Not checked yet: 1[\s\S]*In the last 90 days: 1/);
  assert.match(await field(page, "appearance").innerText(), /Too long ago: check it again/);
  assert.doesNotMatch(await field(page, "address").innerText(), /Too long ago|Not checked/);
  assert.match(await field(page, "oyster_card").innerText(), /Not checked yet/);
  await ages.getByRole("button", { name: "What the child looks like" }).focus();
  await page.keyboard.press("Enter");
  assert.equal(await focused(page), "textarea f-appearance");
  assert.equal(await focusIsSeen(page), "");
  await ages.getByRole("button", { name: "All of this was checked today" }).focus();
  await page.keyboard.press("Enter");
  await element(page).getByText("2 items marked as checked today").waitFor();
  assert.match(await focused(page), /^h2 ages/);
  assert.match(await ages.innerText(), /In the last 90 days: 3/);
  assert.doesNotMatch(await ages.innerText(), /Too long ago/);
  await element(page).getByRole("button", { name: "Bring back what stood here before" }).click();
  assert.match(await ages.innerText(), /Too long ago: 1/);
  await done();
});

test("a photograph is made small on the machine, goes into the file without what the camera noted, and comes back; without a network", async () => {
  const { page, later, done } = await openPlan();
  await page.getByText("Ready for offline use").waitFor();
  await page.context().setOffline(true);
  await choosePicture(page);
  assert.deepEqual(await field(page, "photograph").locator("canvas").evaluate((canvas) => [canvas.width, canvas.height]), [900, 1200]);
  await field(page, "child_name").getByRole("textbox").fill("Amir Example");
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save the plan as a file" }).click()]);
  assert.equal(download.suggestedFilename(), "homeward-trigger-plan.json");
  const path = await download.path();
  const text = readFileSync(path, "utf8");
  const file = JSON.parse(text);
  assert.equal(file.homeward, 1);
  assert.equal(file.protocol.id, "newham");
  assert.equal(file.plan.answers.child_name, "Amir Example");
  const picture = Buffer.from(file.pictures.photograph.replace("data:image/jpeg;base64,", ""), "base64");
  assert.equal(picture.subarray(0, 2).toString("hex"), "ffd8", "a JPEG");
  assert.ok(!picture.includes("Exif") && !picture.includes("taken at"), "what the camera noted is gone");
  assert.ok(picture.length < 400_000, `${picture.length} bytes`);
  await field(page, "photograph").getByRole("button", { name: /^Remove/ }).click();
  await field(page, "child_name").getByRole("textbox").fill("Ravi Example");
  await give(page, "Open a plan", path);
  await element(page).getByText("The plan is open.").waitFor();
  assert.equal(await field(page, "child_name").getByRole("textbox").inputValue(), "Amir Example");
  assert.deepEqual(await field(page, "photograph").locator("canvas").evaluate((canvas) => [canvas.width, canvas.height]), [900, 1200]);
  assert.ok(await field(page, "photograph").locator("canvas").evaluate((canvas) => canvas.getContext("2d").getImageData(450, 30, 1, 1).data[0] > 150), "the picture itself");
  await page.getByRole("button", { name: "Bring back what stood here before" }).click();
  assert.equal(await field(page, "child_name").getByRole("textbox").inputValue(), "Ravi Example");
  assert.deepEqual(later().filter((request) => !request.includes("newham")), []);
  await page.context().setOffline(false);
  await done();
});

test("the page opens without a network after the first visit, for every authority", async () => {
  const { page, seen } = await openPlan();
  await page.getByText("Ready for offline use").waitFor();
  await page.context().setOffline(true);
  await page.reload();
  await form(page).locator("h2").waitFor();
  for (const { id } of protocols) if (id !== (await page.getByLabel("Authority").inputValue())) await choose(page, id);
  assert.deepEqual(seen.errors, []);
  await page.context().close();
});

test("a plan of another authority brings its protocol; what is no plan is told and changes nothing; unsaved work is not left in silence", async () => {
  const { page, done } = await openPlan();
  await field(page, "child_name").getByRole("textbox").fill("Amir Example");
  await give(page, "Open a plan", { name: "list.json", mimeType: "application/json", buffer: Buffer.from("[1]") });
  await element(page).getByText("That file holds no plan").waitFor();
  await give(page, "Open a plan", { name: "form.json", mimeType: "application/json", buffer: Buffer.from('{"form": "newham/interview-questions", "answers": {}}') });
  await page.getByText("holds another form").waitFor();
  assert.equal(await asks(page), true, "what was refused is no reason to call the plan saved");
  await give(page, "Open a plan", { name: "spoilt.json", mimeType: "application/json", buffer: Buffer.from('{"plan": {"form": "newham/form-trigger-plan", "answers": {"child_name": "Ravi"}, "checked": 3}}') });
  await page.getByText("That plan cannot be read").waitFor();
  await page.getByLabel(/^Yes: with the part for the night/).check();
  await page.getByLabel(/^No: a plan for later/).check();
  await page.getByText("The part for the night is away").waitFor();
  const torbay = JSON.stringify({ plan: { form: await planOf("torbay"), answers: { child_name: "Ravi" }, checked: 3 } });
  await Promise.all([page.waitForResponse(/torbay-/), give(page, "Open a plan", { name: "spoilt.json", mimeType: "application/json", buffer: Buffer.from(torbay) })]);
  await page.getByText("That plan cannot be read").waitFor();
  assert.equal(await page.getByLabel("Authority").inputValue(), "newham", "a refused plan of another authority leaves the protocol as it was");
  assert.equal(await asks(page), true);
  assert.equal(await field(page, "child_name").getByRole("textbox").inputValue(), "Amir Example");
  await give(page, "Open a plan", { name: "picture.json", mimeType: "application/json", buffer: Buffer.from('{"plan": {"form": "newham/form-trigger-plan", "answers": {"child_name": "Ravi"}}, "pictures": {"photograph": "data:image/jpeg;base64,AAAA"}}') });
  await element(page).getByText("Its picture cannot be read").waitFor();
  assert.equal(await field(page, "child_name").getByRole("textbox").inputValue(), "Ravi");
  assert.equal(await asks(page), false, "what was just opened is saved in its file");

  let asked = 0;
  page.once("dialog", (dialog) => {
    asked += 1;
    return dialog.dismiss();
  });
  await field(page, "child_name").getByRole("textbox").fill("Ravi Example");
  await page.getByLabel("Authority").selectOption("bcp");
  assert.equal(asked, 1);
  assert.equal(await page.getByLabel("Authority").inputValue(), "newham");
  assert.equal(await field(page, "child_name").getByRole("textbox").inputValue(), "Ravi Example");

  await give(page, "Open a plan", { name: "other.json", mimeType: "application/json", buffer: Buffer.from('{"plan": {"form": "north-somerset/trigger-plan-form", "answers": {"child_name": "Kit Example"}}}') });
  await page.getByText("The plan is of North Somerset").waitFor();
  assert.equal(await page.getByLabel("Authority").inputValue(), "north-somerset");
  assert.equal(await field(page, "child_name").getByRole("textbox").inputValue(), "Kit Example");
  await done(["torbay", "north-somerset"]);
});

test("only a saved plan counts as saved: not one that was printed or copied, nor one that was asked for and taken over", async () => {
  const { page, done } = await openPlan();
  await page.evaluate(() => {
    window.print = () => {};
    window.exported = [];
    document.addEventListener("homeward-export", (event) => {
      window.exported.push([event.detail.kind, event.detail.name, event.detail.content.length > 0]);
      if (window.takesOver) event.preventDefault();
    });
  });
  await field(page, "child_name").getByRole("textbox").fill("Amir Example");
  await form(page).getByRole("button", { name: "Print", exact: true }).click();
  await form(page).getByRole("button", { name: "Copy as text" }).click();
  assert.equal(await asks(page), true, "printed and copied");
  await page.evaluate(() => (window.takesOver = true));
  await page.getByRole("button", { name: "Save the plan as a file" }).click();
  assert.equal(await asks(page), true, "somebody else has taken it over");
  await page.evaluate(() => (window.takesOver = false));
  await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save the plan as a file" }).click()]);
  await page.waitForFunction(() => dispatchEvent(new Event("beforeunload", { cancelable: true })));
  assert.deepEqual(await page.evaluate(() => window.exported), [
    ["print", "", true],
    ["text", "homeward-form.txt", true],
    ["form", "homeward-trigger-plan.json", true],
    ["form", "homeward-trigger-plan.json", true],
  ]);
  await done();
});

test("whether a child is missing is the core's word: a case file that says so by the whereabouts alone opens the part for the night, and nothing is added to the case", async () => {
  const { page, done } = await openPlan();
  const given = async (facts) => {
    await give(page, "Fill it from a case file", { name: "case.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify({ facts })) });
    await page.getByText("The plan is filled in from the case").waitFor();
  };
  await given({ whereabouts: "unknown", age: 14 });
  assert.ok(await page.getByLabel(/^Yes: with the part for the night/).isChecked());
  await element(page).locator(".night").waitFor();
  assert.deepEqual(await element(page).evaluate((one) => one.case), { facts: { whereabouts: "unknown", age: 14 }, events: {} });
  await given({ whereabouts: "known", age: 14 });
  assert.ok(await page.getByLabel(/^No: a plan for later/).isChecked());
  assert.equal(await form(page).locator("nav").getByText(/For the night/).count(), 0);
  assert.deepEqual(await element(page).evaluate((one) => one.case), { facts: { whereabouts: "known", age: 14 }, events: {} }, "nobody said that the child is not away");
  await done();
});

test("the child goes missing: the plan opens at the part for the night, filled in from the case", async () => {
  const { page, done } = await openPlan();
  const plan = await planOf("newham");
  await give(page, "Open a plan", { name: "plan.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify({ plan: { form: plan, answers: { child_name: "Amir Example", people: [{ name: "Ines Example", relation: "aunt" }] } } })) });
  await element(page).getByText("The plan is open.").waitFor();
  assert.equal(await form(page).locator("nav").getByText(/For the night/).count(), 0);
  await give(page, "Fill it from a case file", { name: "case.json", mimeType: "application/json", buffer: readFileSync(EXAMPLE) });
  await page.getByText("The plan is filled in from the case").waitFor();
  assert.ok(await page.getByLabel(/^Yes: with the part for the night/).isChecked());
  await form(page).getByRole("heading", { name: "For the night: what has happened" }).waitFor();
  assert.match(await element(page).locator(".night").innerText(), /The child is missing/);
  assert.equal(await field(page, "reported_missing").getByLabel("Date").inputValue(), "20 11 2026");
  assert.equal(await field(page, "reported_missing").getByLabel("Time").inputValue(), "21:30");
  assert.match(await field(page, "last_seen").innerText(), /From the case: last seen/);
  await isSound(page, "the part for the night");
  // What was written beforehand is still there, and what is typed in the night goes to the file too.
  await field(page, "clothing_tonight").getByRole("textbox").fill("Grey hooded top");
  await form(page).getByRole("navigation").getByRole("button", { name: "Where to look, whom to ask" }).click();
  assert.equal(await field(page, "people").locator("#f-people-0-name").inputValue(), "Ines Example");
  await element(page).getByRole("button", { name: "Go to the part for the night" }).click();
  assert.match(await focused(page), /^h3 s-night_episode/);
  assert.equal(await focusIsSeen(page), "");
  // The child is back: the part is put away, and nothing of it is lost.
  await page.getByLabel(/^No: a plan for later/).check();
  assert.equal(await element(page).locator(".night").count(), 0);
  await page.getByLabel(/^Yes: with the part for the night/).check();
  assert.equal(await field(page, "clothing_tonight").getByRole("textbox").inputValue(), "Grey hooded top");
  await done();
});

test("in a form of the host page: its value is the answers, it is invalid until complete, and it is disabled and reset with it", async () => {
  const { page, done } = await openPlan();
  const plan = await planOf("newham");
  const seen = await page.evaluate(async (plan) => {
    const original = window.deep("homeward-trigger-plan");
    const host = document.createElement("form");
    const fieldset = document.createElement("fieldset");
    const one = document.createElement("homeward-trigger-plan");
    one.setAttribute("name", "plan");
    Object.assign(one, { protocol: original.protocol, asOf: original.asOf });
    fieldset.append(one);
    host.append(fieldset);
    document.body.append(host);
    await one.updateComplete;
    const inner = one.shadowRoot.querySelector("homeward-form");
    await inner.updateComplete;
    const of = () => JSON.parse(new FormData(host).get("plan") ?? "null");
    const found = { before: of(), valid: host.checkValidity(), message: one.validationMessage };
    const input = inner.shadowRoot.querySelector("#f-child_name");
    input.value = "Amir";
    input.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
    await one.updateComplete;
    found.typed = of();
    fieldset.disabled = true;
    await one.updateComplete;
    await inner.updateComplete;
    found.disabled = inner.shadowRoot.querySelector("fieldset.plain").disabled;
    fieldset.disabled = false;
    host.reset();
    await one.updateComplete;
    found.reset = of();
    found.kind = [one.type, one.willValidate, plan];
    host.remove();
    return found;
  }, plan);
  assert.equal(seen.before, null);
  assert.equal(seen.valid, false);
  assert.match(seen.message, /Enter the name of the child/);
  assert.equal(seen.typed.answers.child_name, "Amir");
  assert.equal(seen.disabled, true);
  assert.equal(seen.reset, null);
  assert.deepEqual(seen.kind.slice(0, 2), ["homeward-trigger-plan", true]);
  await done();
});

describe("a usual plan lies on two sheets, its photograph included", () => {
  for (const { id, short_name } of protocols) {
    test(short_name, async () => {
      const { page, done } = await openPlan(looks[1], id);
      const protocol = await load(id);
      const plan = await planOf(id);
      const { facts: words, events } = protocol.vocabulary();
      const own = (all, names) => Object.fromEntries(Object.entries(all).filter(([name]) => names.some((one) => one.name === name)));
      const missing = { facts: own(night.facts, words), events: own(night.events, events) };
      const picture = { name: "picture.jpg", type: "image/jpeg", size: 1000 };
      await choosePicture(page);
      for (const [what, caseFile] of [["for later", null], ["in the night", { ...missing, facts: { ...missing.facts, away_without_authorisation: true } }]]) {
        const state = protocol.formState(plan, caseFile ?? { facts: { away_without_authorisation: false } }, {}, NOW);
        const value = usual(state, { on: "1 7 2026", picture });
        assert.deepEqual(protocol.formState(plan, caseFile ?? { facts: { away_without_authorisation: false } }, value, NOW).errors, []);
        await element(page).evaluate(async (one, [value, caseFile]) => {
          Object.assign(one, { value, case: caseFile });
          await one.updateComplete;
        }, [value, caseFile]);
        await page.emulateMedia({ media: "print" });
        await form(page).locator(".paper canvas").waitFor();
        await isSound(page, `${id}, printed ${what}`);
        const text = tight(await form(page).locator(".paper").evaluate((one) => one.innerText));
        await page.emulateMedia({ media: null });
        const pdf = await readPdf(await page.pdf({ preferCSSPageSize: true, tagged: true }));
        assert.ok(pdf.pages.length <= 2, `${pdf.pages.length} pages ${what}`);
        assert.ok(pdf.tagged);
        const all = pdf.pages.map((one) => one.text).join("");
        assert.equal(all, text, `${what}: all text, in the order of the page`);
        assert.match(all, /Lastchecked172026:toolongago/, "when it was last checked, and that this is too long ago");
        assert.match(all, /Preparedby:J\.Okafor/);
        assert.ok(pdf.pages[0].roles.includes("Figure"), `${what}: the photograph is on the first page`);
      }
      await done();
    });
  }
});

for (const look of looks) {
  test(`the builder is sound in every state: ${look.name}`, async () => {
    const { page, done } = await openPlan(look);
    const plan = await planOf("newham");
    await isSound(page, `empty, ${look.name}`);
    for (let step = 0; step < 60; step += 1) {
      await page.keyboard.press("Tab");
      if ((await focused(page)) === "nothing") break;
      assert.equal(await focusIsSeen(page), "", `${look.name}, Tab ${step + 1}`);
    }
    await choosePicture(page);
    await isSound(page, `a photograph, ${look.name}`);
    await put(page, { form: plan, answers: { child_name: "Amir", date_of_birth: "31 2 2012", appearance: "Slim", oyster_card: "0123" }, checked: { appearance: "1 6 2026" } });
    await isSound(page, `stale, ${look.name}`);
    await form(page).locator("[type=submit]").click();
    await form(page).locator(".govuk-error-summary").waitFor();
    await isSound(page, `wrong, ${look.name}`);
    await element(page).getByRole("button", { name: "All of this was checked today" }).click();
    await isSound(page, `all checked, ${look.name}`);
    await page.getByLabel(/^Yes: with the part for the night/).check();
    await isSound(page, `in the night, ${look.name}`);
    await done();
  });
}

test("in the workspace of the night: the plan is a view of the case, filled in from it, kept with it, and printed alone", async () => {
  const { page, later, close } = await open();
  await page.getByRole("tab", { name: "Trigger plan" }).click();
  await form(page).locator("h2").waitFor();
  await form(page).getByRole("heading", { name: "For the night: what has happened" }).waitFor();
  assert.match(await element(page).locator(".night").innerText(), /The child is missing/);
  assert.equal(await field(page, "reported_missing").getByLabel("Time").inputValue(), "21:30");
  await isSound(page, "the tab of the plan");
  await field(page, "clothing_tonight").getByRole("textbox").fill("Grey hooded top");
  await page.getByRole("tab", { name: "What is due" }).click();
  await page.getByRole("tab", { name: "Trigger plan" }).click();
  assert.equal(await field(page, "clothing_tonight").getByRole("textbox").inputValue(), "Grey hooded top", "what was typed is kept with the case");
  await form(page).getByRole("navigation").getByRole("button", { name: "The child", exact: true }).click();
  await choosePicture(page);
  await page.getByRole("tab", { name: "What is due" }).click();
  await page.getByRole("tab", { name: "Trigger plan" }).click();
  await page.emulateMedia({ media: "print" });
  await form(page).locator(".paper canvas").waitFor();
  await isSound(page, "the plan printed from the workspace");
  const text = tight(await form(page).locator(".paper").evaluate((one) => one.innerText));
  await page.emulateMedia({ media: null });
  const pdf = await readPdf(await page.pdf({ preferCSSPageSize: true, tagged: true }));
  assert.equal(pdf.pages.map((one) => one.text).join(""), text, "nothing but the plan");
  assert.deepEqual(later(), []);
  await close();
});
