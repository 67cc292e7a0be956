import assert from "node:assert/strict";
import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";

import { expectAll } from "./expected.mjs";
import { at, install, nights, pairs, pasted, scenarios } from "./installed.mjs";
import { browser, policy, serve } from "./served.mjs";

const { folder } = install();
const all = scenarios();
const both = pairs();
const beside = { nights: nights(all), pasted: pasted() };

cpSync(at("pkg-tests/case-by-case.mjs"), join(folder, "case-by-case.mjs"));
writeFileSync(join(folder, "scenarios.json"), JSON.stringify(all));
writeFileSync(join(folder, "pairs.json"), JSON.stringify(both));
writeFileSync(join(folder, "beside.json"), JSON.stringify(beside));
writeFileSync(join(folder, "index.html"), '<!doctype html><html lang="en"><title>A portal</title><script type="module" src="app.js"></script></html>');
writeFileSync(
  join(folder, "app.js"),
  `import * as homeward from "./node_modules/homeward/index.js";
import { ask } from "./case-by-case.mjs";
const read = async (file) => (await fetch(file)).json();
window.run = async () => ask(homeward, await read("scenarios.json"), await read("pairs.json"), await read("beside.json"));
window.homeward = homeward;
`,
);

const chromium = await browser();
after(() => chromium.close());

/** A page of the portal, with what it complained of. */
async function open(withPolicy = policy) {
  const server = await serve(folder, withPolicy);
  after(() => server.close());
  const page = await chromium.newPage();
  const complaints = [];
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.goto(server.address);
  await page.waitForFunction("window.homeward");
  return { page, complaints, asked: server.asked };
}

await expectAll("Chromium", async () => (await open()).page.evaluate("window.run()"), all, both, beside);

test("Chromium: one module and one pack are fetched, once, and then nothing more", async () => {
  const { page, asked, complaints } = await open();
  asked.length = 0;
  await page.evaluate("window.homeward.load('newham').then((newham) => { window.newham = newham; })");
  const files = asked.map((path) => path.replace("/node_modules/homeward/", ""));
  assert.deepEqual(files, ["homeward_bg.wasm", "protocols/newham.json"]);
  asked.length = 0;
  const stage = await page.evaluate(`(async () => {
    await window.homeward.default();
    window.newham.view({ facts: { age: 14 } }, "2026-11-19T02:00:00Z");
    return window.newham.assess({ events: { last_seen: "2026-11-18T20:00:00Z" } }, "2026-11-19T02:00:00Z").stage;
  })()`);
  assert.equal(stage, "missing");
  assert.deepEqual(asked, []);
  assert.deepEqual(complaints, []);
});

test("Chromium: a policy that keeps the module out is named, with what to add", async () => {
  const { page } = await open(policy.replace(" 'wasm-unsafe-eval'", ""));
  const error = await page.evaluate("window.homeward.default().then(() => null, (error) => ({ code: error.code, message: error.message }))");
  assert.equal(error.code, "package/module-not-loaded");
  assert.match(error.message, /Add 'wasm-unsafe-eval' to the script-src/);
});

test("Chromium: a module that is not there is named, and init may be called again", async () => {
  const { page } = await open();
  const [first, second] = await page.evaluate(`(async () => {
    const told = (error) => error.code;
    const first = await window.homeward.default("/nowhere.wasm").catch(told);
    const second = await window.homeward.default().then(() => "started", told);
    return [first, second];
  })()`);
  assert.equal(first, "package/module-not-loaded");
  assert.equal(second, "started");
});
