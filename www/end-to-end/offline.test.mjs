// Without a network: what the page keeps on this machine, how a new version comes, and how all of it is taken back. Each test
// has a server of its own, which it stops and changes.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { launch } from "./chromium.mjs";
import { address as served, isSound, looksAt, view } from "./page.mjs";

const dist = fileURLToPath(new URL("../dist", import.meta.url));
const KINDS = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".wasm": "application/wasm", ".svg": "image/svg+xml", ".png": "image/png", ".webmanifest": "application/manifest+json" };

let browser;
let policy;
before(async () => {
  browser = await launch();
  // The policy under which the page is served to people.
  policy = (await fetch(served)).headers.get("content-security-policy");
  assert.ok(policy);
});
after(() => browser?.close());

/** A copy of the page that can be changed, and a server for it that can be stopped. */
async function site(t) {
  const folder = mkdtempSync(join(tmpdir(), "homeward-"));
  cpSync(dist, folder, { recursive: true });
  const asked = [];
  const server = createServer((request, response) => {
    const path = new URL(request.url, "http://host").pathname;
    asked.push(path);
    try {
      const body = readFileSync(join(folder, path.endsWith("/") ? `${path}index.html` : path));
      response.writeHead(200, { "Content-Type": KINDS[extname(path) || ".html"], "Content-Security-Policy": policy, "Cache-Control": "no-cache" });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const stop = () => {
    server.close();
    server.closeAllConnections();
  };
  t.after(() => {
    stop();
    rmSync(folder, { recursive: true, force: true });
  });
  return { folder, asked, stop, address: `http://127.0.0.1:${server.address().port}/` };
}

/** A window of a browser that was never here. */
async function visit(t, { address }) {
  const context = await browser.newContext({ reducedMotion: "reduce", locale: "en-GB" });
  t.after(() => context.close());
  return window(context, address);
}

async function window(context, address) {
  const page = await context.newPage();
  const errors = [];
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && errors.push(message.text()));
  page.on("pageerror", (error) => errors.push(String(error)));
  await page.goto(address);
  return { page, context, errors };
}

const offline = (page) => page.locator("homeward-offline");
const ready = (page) => offline(page).getByText("Ready for offline use").waitFor();

const digest = (bytes) => `sha256-${createHash("sha256").update(bytes).digest("base64")}`;

/** Puts another version of the page on the server: with another title of its own. */
function release({ folder }, title) {
  const [html, worker] = ["index.html", "sw.js"].map((name) => readFileSync(join(folder, name), "utf8"));
  const changed = html.replace(/<title>.*<\/title>/, `<title>${title}</title>`).replace("<body>", `<body data-version="${title}">`);
  writeFileSync(join(folder, "index.html"), changed);
  writeFileSync(join(folder, "sw.js"), worker.replace(digest(html), digest(changed)).replace(/const VERSION = ".*"/, `const VERSION = "${title}"`));
}

/** Waits until something holds. */
async function until(holds) {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await holds()) return;
    await new Promise((passed) => setTimeout(passed, 50));
  }
  assert.fail(`never: ${holds}`);
}

const version = (page) => page.evaluate(() => document.body.dataset.version ?? null);

test("after one visit the page works with the server stopped: every authority, and a form", async (t) => {
  const server = await site(t);
  const { page, errors } = await visit(t, server);
  await ready(page);
  server.stop();
  await page.reload();
  await page.locator("homeward-question h2").waitFor();
  const choice = page.getByLabel("Responsible authority");
  for (const name of await choice.locator("option").allInnerTexts()) {
    await choice.selectOption({ label: name });
    await page.getByRole("heading", { level: 1, name: new RegExp(name.slice(0, 12)) }).waitFor();
  }
  await choice.selectOption("newham");
  await page.getByLabel("Placed in the area of").selectOption("derbyshire");
  await ready(page);
  await view(page, /^Forms/);
  await page.locator("homeward-forms [data-form]").first().click();
  await page.locator("homeward-form h2").waitFor();
  assert.deepEqual(errors, []);
  await page.goto(`${server.address}plan.html`);
  await page.locator("homeward-trigger-plan h2").first().waitFor();
  assert.deepEqual(errors, []);
});

test("what is kept are the page's own files, all of them, as they were built; nothing else is stored", async (t) => {
  const server = await site(t);
  const { page } = await visit(t, server);
  await ready(page);
  const kept = await page.evaluate(async () => {
    const names = await caches.keys();
    const cache = await caches.open(names[0]);
    const files = {};
    for (const request of await cache.keys()) {
      const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", await (await cache.match(request)).arrayBuffer()));
      files[new URL(request.url).pathname.slice(1)] = `sha256-${btoa(String.fromCharCode(...hash))}`;
    }
    return { names, files, stored: localStorage.length + sessionStorage.length, databases: (await indexedDB.databases()).length };
  });
  assert.equal(kept.names.length, 1);
  assert.deepEqual([kept.stored, kept.databases], [0, 0]);
  const built = readdirSync(dist, { recursive: true, encoding: "utf8" }).filter((name) => statSync(join(dist, name)).isFile() && !/^sw(-off)?\.js$/.test(name));
  assert.deepEqual(kept.files, Object.fromEntries(built.sort().map((name) => [name, digest(readFileSync(join(dist, name)))])));
  assert.equal(built.filter((name) => /assets\/(newham|torbay|derbyshire|bcp|north-somerset)-/.test(name)).length, 5, "all five protocols");
});

test("a file that was changed on the way is not kept, and the page says nothing of offline use", async (t) => {
  const server = await site(t);
  const pack = readdirSync(join(server.folder, "assets")).find((name) => name.startsWith("torbay-"));
  writeFileSync(join(server.folder, "assets", pack), '{"changed": true}');
  const { page } = await visit(t, server);
  await until(() => server.asked.includes(`/assets/${pack}`) && page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length === 0));
  await page.waitForTimeout(300);
  assert.equal(await offline(page).innerText(), "");
  assert.deepEqual(await page.evaluate(() => caches.keys()), []);
  assert.ok(await page.locator("homeward-question h2").isVisible());
});

test("a new version waits, however often the page is loaded, and comes when the person says so", async (t) => {
  const server = await site(t);
  const { page, errors } = await visit(t, server);
  await ready(page);
  release(server, "second");
  await page.reload();
  await offline(page).getByText("A new version is ready").waitFor();
  assert.equal(await version(page), null);
  await page.reload();
  await offline(page).getByText("A new version is ready").waitFor();
  assert.equal(await version(page), null, "the version before stays");
  await offline(page).getByRole("button", { name: "Change to it now" }).click();
  await page.waitForFunction(() => document.body?.dataset.version === "second");
  await ready(page);
  assert.equal((await page.evaluate(() => caches.keys())).length, 1, "what the version before kept is gone");
  server.stop();
  await page.reload();
  assert.equal(await version(page), "second");
  assert.deepEqual(errors, []);
});

test("with a case that is not saved the person decides first; with another window open the new version waits", async (t) => {
  const server = await site(t);
  const { page, context } = await visit(t, server);
  await ready(page);
  release(server, "second");
  const other = await window(context, server.address);
  await offline(page).getByText("A new version is ready").waitFor();
  await page.getByRole("button", { name: /^Done/ }).first().click();
  await offline(page).getByRole("button", { name: "Change to it now" }).click();
  await offline(page).getByText("The case on this page is not saved").waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.localName ?? null), "homeward-offline", "the focus is not lost");
  await offline(page).getByRole("button", { name: "Not now" }).click();
  await offline(page).getByRole("button", { name: "Change to it now" }).click();
  await offline(page).getByRole("button", { name: "Start without it" }).click();
  await offline(page).getByText("open in another window").waitFor();
  assert.equal(await version(page), null);
  await other.page.close();
  page.on("dialog", (dialog) => void dialog.accept());
  await offline(page).getByRole("button", { name: "Change to it now" }).click();
  await offline(page).getByRole("button", { name: "Start without it" }).click();
  await page.waitForFunction(() => document.body?.dataset.version === "second");
});

test("the offer of a new version is sound, at 320 px and 1440 px, and so is the question whether to leave what is not saved", async (t) => {
  const server = await site(t);
  const { page, errors } = await visit(t, server);
  await ready(page);
  release(server, "second");
  await page.reload();
  await offline(page).getByText("A new version is ready").waitFor();
  await looksAt(page);
  const look = async (state) => {
    for (const width of [320, 1440]) {
      await page.setViewportSize({ width, height: 720 });
      await isSound(page, `${state}, ${width} px`);
    }
  };
  await look("a new version");
  await page.getByRole("button", { name: /^Done/ }).first().click();
  await offline(page).getByRole("button", { name: "Change to it now" }).click();
  await offline(page).getByText("The case on this page is not saved").waitFor();
  await look("a new version, with a case that is not saved");
  assert.deepEqual(errors, []);
});

test("the kill switch: in the place of the worker it clears away all that was kept, and removes it", async (t) => {
  const server = await site(t);
  const { page } = await visit(t, server);
  await ready(page);
  cpSync(join(server.folder, "sw-off.js"), join(server.folder, "sw.js"));
  await page.reload();
  await until(() => page.evaluate(async () => (await caches.keys()).length === 0 && (await navigator.serviceWorker.getRegistrations()).length === 0));
  server.asked.length = 0;
  await page.reload();
  await page.locator("homeward-question h2").waitFor();
  assert.ok(server.asked.includes("/"), "the page comes from the server again");
  assert.ok(!(await offline(page).getByText("Ready for offline use").isVisible()));
});

test("the page can be installed: a manifest that the policy lets in, with icons that are there", async (t) => {
  const server = await site(t);
  const { page, errors } = await visit(t, server);
  const client = await page.context().newCDPSession(page);
  const { url, errors: wrong, data } = await client.send("Page.getAppManifest");
  assert.match(url, /manifest\.webmanifest$/);
  assert.deepEqual(wrong, []);
  const { icons, start_url } = JSON.parse(data);
  assert.equal(start_url, "./");
  for (const { src } of icons) assert.equal((await fetch(new URL(src, server.address))).status, 200, src);
  assert.deepEqual(errors, []);
});
