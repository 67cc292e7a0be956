// The examples, each started by the command that its README names, in Chromium.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { after, test } from "node:test";

import { at } from "./installed.mjs";
import { browser } from "./served.mjs";

let chromium;
const started = [];
after(async () => {
  await chromium?.close();
  for (const server of started) server.kill();
});

/** Starts an example by the command of its README, at any free port; gives its address. */
async function start(example) {
  const [command] = readFileSync(at(`examples/${example}/README.md`), "utf8").match(/^node examples\/\S+/m) ?? [];
  assert.ok(command, `examples/${example}/README.md names a command`);
  const [program, ...words] = command.split(" ");
  const server = spawn(program, words, { cwd: at("."), env: { ...process.env, PORT: "0" }, stdio: ["ignore", "pipe", "inherit"] });
  started.push(server);
  for await (const text of server.stdout) {
    const [address] = String(text).match(/http:\/\/localhost:\d+\//) ?? [];
    if (address) return address;
  }
  throw new Error(`${command} ended`);
}

/** Opens a page that tells what it complains of and what it asks for. */
async function open(address) {
  chromium ??= await browser();
  const page = await chromium.newPage({ viewport: { width: 1280, height: 900 }, locale: "en-GB" });
  const complaints = [];
  const asked = [];
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(address);
  return { page, complaints, asked };
}

const workers = (page) => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);
const headline = (page) => page.locator("homeward-assessment .big").first();

/** Answers a question of the list of what is not known. */
async function answer(page, label, words) {
  await page.locator("homeward-assessment, homeward-questions").getByRole("button", { name: label }).first().click();
  await choose(page, words);
}

/** Chooses an answer to the question that is asked. */
async function choose(page, words) {
  const question = page.locator("homeward-questions");
  await question.getByLabel(words, { exact: true }).check();
  await question.getByRole("button", { name: "Save answer" }).click();
}

test("the plain page: three elements share a case, and nothing is asked for after they are there", async () => {
  const { page, complaints, asked } = await open(await start("plain-page"));
  await headline(page).getByText("Not known yet").waitFor();
  const loaded = asked.length;
  const words = () => page.locator("homeward-assessment").evaluate((element) => element.shadowRoot.textContent);
  assert.match(await words(), /Away without permission/);
  await answer(page, "Away without permission", "Yes");
  for (let tries = 0; tries < 100 && /Away without permission/.test(await words()); tries += 1) await page.waitForTimeout(50);
  assert.doesNotMatch(await words(), /Away without permission/, "what was answered in one is no longer open in another");
  await page.locator("homeward-duties homeward-act").first().waitFor();
  await page.locator("homeward-questions").getByRole("button").first().waitFor();
  assert.deepEqual(asked.slice(loaded), []);
  assert.equal(await workers(page), 0, "an element registers no worker");
  assert.deepEqual(complaints, []);
  await page.close();
});

test("the portal: its fields are the case, the case fills its fields, and what is posted is what stood there", async () => {
  const address = await start("portal");
  const { page, complaints, asked } = await open(address);
  await page.waitForFunction(() => document.documentElement.dataset.homeward === "ready");
  const loaded = asked.length;
  const before = await headline(page).innerText();
  await page.getByLabel("Last seen").fill("20/11/2025 17:40");
  await page.getByLabel("Reported missing").fill("20/11/2025 21:30");
  await page.getByLabel("Reported missing").blur();
  await headline(page).getByText("Missing").waitFor();
  assert.notEqual(await headline(page).innerText(), before);
  assert.match(await page.locator("homeward-assessment").evaluate((element) => element.shadowRoot.textContent), /late/);
  // A question that is answered fills the portal's field.
  assert.equal(await page.locator("#cce_risk").inputValue(), "");
  await page.locator("homeward-questions").evaluate((element) => element.ask("cce_risk"));
  await choose(page, "Yes");
  await page.waitForFunction(() => document.querySelector("#cce_risk").value === "true");
  // The form of the protocol is part of the portal's.
  await page.locator("homeward-form").getByRole("textbox", { name: "Social worker" }).first().fill("J. Okafor");
  assert.deepEqual(asked.slice(loaded), [], "nothing is asked for while it is used");
  await page.getByRole("button", { name: "Save episode" }).click();
  await page.getByRole("heading", { name: "Saved" }).waitFor();
  const posted = Object.fromEntries(await page.locator("tr").evaluateAll((rows) => rows.map((row) => [row.querySelector("th").textContent, row.querySelector("td").textContent])));
  assert.equal(posted.ref, "EX-0042");
  const caseFile = JSON.parse(posted.homeward_case);
  assert.deepEqual(caseFile.facts, { age: 14, looked_after: true, whereabouts: "unknown", cce_risk: true });
  assert.equal(caseFile.events.reported_missing, "2025-11-20T21:30:00+00:00");
  assert.equal(JSON.parse(posted.notification).answers.social_worker, "J. Okafor");
  assert.match(await page.locator("#assessed").innerText(), /own assessment: missing/);
  assert.deepEqual(complaints, []);
  assert.equal(await workers(page), 0);
  await page.close();
});

test("the portal keeps what somebody typed that cannot be read, whatever is answered meanwhile", async () => {
  const { page, complaints } = await open(await start("portal"));
  await page.waitForFunction(() => document.documentElement.dataset.homeward === "ready");
  await page.locator("#last_seen").fill("20.11.25 17h40");
  await page.locator("#age").fill("fourteen");
  await page.locator("#age").blur();
  await page.locator("homeward-questions").evaluate((element) => element.ask("cce_risk"));
  await choose(page, "Yes");
  await page.waitForFunction(() => document.querySelector("#cce_risk").value === "true");
  assert.equal(await page.getByLabel("Last seen").inputValue(), "20.11.25 17h40");
  assert.equal(await page.locator("#age").inputValue(), "fourteen");
  assert.equal(await page.getByLabel("Last seen").getAttribute("aria-invalid"), "true", "it is marked as not read");
  await page.getByLabel("Last seen").fill("20/11/2025 17:40");
  await page.getByLabel("Last seen").blur();
  assert.equal(await page.getByLabel("Last seen").getAttribute("aria-invalid"), "false");
  assert.deepEqual(complaints, []);
  await page.close();
});

test("the portal's server assesses for itself: a case that was changed on the way is refused", async () => {
  const address = await start("portal");
  const response = await fetch(`${address}save`, { method: "POST", body: new URLSearchParams({ homeward_case: '{"facts":{"agee":14}}' }) });
  assert.match(await response.text(), /server refuses the case: [^<]*agee/);
});

test("the portal's reset and its 62.5 % reach into no element", async () => {
  const { page } = await open(await start("portal"));
  await page.waitForFunction(() => document.documentElement.dataset.homeward === "ready");
  const styles = await page.locator("homeward-assessment").evaluate((element) => {
    const { fontSize, textTransform, textAlign, letterSpacing, fontFamily } = getComputedStyle(element.shadowRoot.querySelector("p:not([class])"));
    return { fontSize, textTransform, textAlign, letterSpacing, fontFamily };
  });
  assert.equal(styles.fontSize, "14px", "the size is the one that the portal gave by --homeward-base, not that of its root or its body");
  assert.deepEqual([styles.textTransform, styles.textAlign, styles.letterSpacing], ["none", "start", "normal"]);
  assert.match(styles.fontFamily, /Verdana/);
  await page.close();
});

test("where the portal's policy refuses wasm a message with contacts stands there, and the portal's own form works on", async () => {
  const { page } = await open(`${await start("portal")}no-wasm`);
  const message = page.locator("homeward-unavailable");
  await message.getByText("Use the paper protocol").waitFor();
  await message.getByText("missing persons unit").waitFor();
  assert.ok(await message.getByText("ring 999").isVisible());
  for (const name of ["assessment", "questions", "duties", "form"]) assert.ok(!(await page.locator(`homeward-${name}`).isVisible()), name);
  await page.getByRole("button", { name: "Save episode" }).click();
  await page.getByRole("heading", { name: "Saved" }).waitFor();
  await page.close();
});
