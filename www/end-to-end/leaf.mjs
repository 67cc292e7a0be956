// One element alone on a page, under the same policy as the real one, with what the core would give it.
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join, normalize, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { build } from "vite";
import { findsDeep, looks, start, stop } from "./page.mjs";

const require = createRequire(import.meta.url);
const axeSource = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const www = fileURLToPath(new URL("..", import.meta.url));

/** The policy of the strictest portal that the elements are made for, as `cargo xtask serve` sends it. */
const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'";
const KINDS = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".wasm": "application/wasm" };

/** Wide spacing of text, as some readers need it, in every root. */
const SPACED = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }";

/** The ways in which each state of an element is looked at. */
export const leafLooks = [...looks, { name: "text spacing at 320 px", viewport: looks[0].viewport, spaced: true }, { name: "text spacing at 1440 px", viewport: looks[1].viewport, spaced: true }];

let folder;
let server;
let address;
let browser;

/** Builds the elements, serves them and starts the browser. */
export async function startLeaves() {
  folder = await mkdtemp(join(tmpdir(), "homeward-leaves-"));
  await build({
    root: www,
    configFile: join(www, "vite.config.ts"),
    logLevel: "error",
    // What is built for a test is never what is built for people.
    build: { outDir: folder, emptyOutDir: true, rollupOptions: { input: join(www, "end-to-end/leaves/index.html") } },
  });
  server = createServer(async (request, response) => {
    const path = resolve(folder, `.${normalize(new URL(request.url, "http://localhost").pathname)}`);
    try {
      if (!path.startsWith(folder)) throw new Error("outside");
      const body = await readFile(path);
      response.writeHead(200, { "Content-Type": KINDS[extname(path)] ?? "application/octet-stream", "Content-Security-Policy": POLICY });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((done) => server.listen(0, "localhost", done));
  address = `http://localhost:${server.address().port}/end-to-end/leaves/index.html`;
  browser = await start();
}

/** Ends all of it. */
export async function stopLeaves() {
  await stop();
  await new Promise((done) => server?.close(done));
  if (folder) await rm(folder, { recursive: true, force: true });
}

/**
 * Puts one element with its properties on the page.
 * @param {string} tag
 * @param {object} properties
 * @param {{ look?: object, axe?: boolean, permissions?: string[] }} [options]
 */
export async function mount(tag, properties, { look = leafLooks[1], axe = true, permissions } = {}) {
  const { name: _name, spaced = false, ...options } = look;
  const context = await browser.newContext({ reducedMotion: "reduce", locale: "en-GB", timezoneId: "America/New_York", ...options, ...(permissions ? { permissions } : {}) });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const complaints = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.addInitScript(findsDeep);
  await page.goto(address);
  await page.waitForFunction((tag) => customElements.get(tag) !== undefined, tag);
  await page.evaluate(() => {
    // What the elements tell, in order.
    window.told = [];
    for (const name of ["homeward-asked", "homeward-told", "homeward-told-undone", "homeward-export", "homeward-case-change"]) {
      document.addEventListener(name, (event) => {
        window.told.push({ name, detail: event.detail });
        if (window.refuse?.includes(name)) event.preventDefault();
      });
    }
  });
  await put(page, tag, properties);
  if (spaced) await space(page);
  if (axe) await page.evaluate(axeSource);
  return {
    page,
    element: page.locator(tag),
    /** Puts another element in its place. */
    async replace(tag, properties) {
      await put(page, tag, properties);
      if (spaced) await space(page);
      return { page, element: page.locator(tag) };
    },
    /** What was told so far, and forgets it. */
    told: () => page.evaluate(() => window.told.splice(0)),
    /** Gives the element other properties, as a page does that renders anew. */
    give: (more) =>
      page.locator(tag).evaluate(async (element, more) => {
        Object.assign(element, more);
        await element.updateComplete;
      }, more),
    async close() {
      assert.deepEqual(complaints, [], "the console is silent");
      await context.close();
    },
  };
}

/** Puts an element on the page, alone. */
function put(page, tag, properties) {
  return page.evaluate(
    async ({ tag, properties }) => {
      const element = Object.assign(document.createElement(tag), properties);
      if ("read" in element) element.read = (await window.core).readHistory;
      for (const before of document.querySelectorAll("main > :not(h1)")) before.remove();
      document.querySelector("main").append(element);
      await element.updateComplete;
    },
    { tag, properties },
  );
}

/** Spaces the text of the page widely, in every root that is there. */
export async function space(page) {
  await page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    const apply = (root) => {
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
      for (const element of root.querySelectorAll("*")) if (element.shadowRoot) apply(element.shadowRoot);
    };
    apply(document);
  }, SPACED);
  await page.waitForTimeout(50);
}
