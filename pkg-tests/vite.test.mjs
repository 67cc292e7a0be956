import assert from "node:assert/strict";
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";

import { build } from "vite";

import { install } from "./installed.mjs";
import { browser, serve } from "./served.mjs";

test("Vite bundles it: the module and each pack as files of their own, nothing inline, and it runs", async () => {
  const { folder } = install();
  writeFileSync(join(folder, "index.html"), '<!doctype html><html lang="en"><title>A portal</title><script type="module" src="/app.js"></script></html>');
  writeFileSync(
    join(folder, "app.js"),
    `import init, { load } from "homeward";
await init();
const newham = await load("newham");
document.title = newham.assess({ facts: { away_without_authorisation: true } }, "2026-11-19T02:00:00Z").stage;
`,
  );
  await build({ root: folder, logLevel: "error", build: { target: "es2022" } });
  const assets = readdirSync(join(folder, "dist/assets"));
  for (const ending of [/\.wasm$/, /^newham-.*\.json$/, /\.js$/]) {
    assert.equal(assets.filter((name) => ending.test(name)).length, 1, `${ending}: ${assets}`);
  }
  const chromium = await browser();
  const server = await serve(join(folder, "dist"));
  after(() => Promise.all([chromium.close(), server.close()]));
  const page = await chromium.newPage();
  await page.goto(server.address);
  // The policy lets no text become code, so the page is asked by a function, again and again.
  for (let tries = 0; tries < 100 && (await page.title()) !== "missing"; tries += 1) await new Promise((done) => setTimeout(done, 100));
  assert.equal(await page.title(), "missing");
});
