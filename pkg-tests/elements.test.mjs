// The elements of the package: in a plain page, in a bundler's project, described and typed.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";

import { publint } from "publint";
import { build } from "vite";

import { at, install } from "./installed.mjs";
import { browser, policy, serve } from "./served.mjs";

const { folder } = install();
const installed = join(folder, "node_modules/homeward");
const described = JSON.parse(readFileSync(join(installed, "custom-elements.json"), "utf8"));
const elements = described.modules.flatMap((module) => module.declarations);
const ASKED = "2026-11-19T02:00:00Z";

let chromium;
const servers = [];
after(async () => {
  await chromium?.close();
  for (const server of servers) server.close();
});

/** Opens a page with this script, served beside the package, under the strictest policy. */
async function open(name, script, body = "", withPolicy = policy) {
  writeFileSync(join(folder, `${name}.js`), script);
  writeFileSync(join(folder, `${name}.html`), `<!doctype html><html lang="en"><title>A portal</title><body>${body}<script type="module" src="${name}.js"></script></html>`);
  chromium ??= await browser();
  const server = await serve(folder, withPolicy);
  servers.push(server);
  const page = await chromium.newPage();
  const complaints = [];
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.goto(`${server.address}${name}.html`);
  await page.waitForFunction(() => window.ready);
  return { page, complaints, asked: server.asked };
}

const PLAIN = "./node_modules/homeward";

test("importing the classes registers nothing; define registers every element once, and leaves what a page has", async () => {
  const names = elements.map((element) => element.tagName);
  const { page, complaints, asked } = await open(
    "registered",
    `import * as classes from "${PLAIN}/elements/index.js";
const names = ${JSON.stringify(names)};
const registered = () => names.filter((name) => customElements.get(name));
const before = registered();
class Theirs extends HTMLElement {}
customElements.define(names[0], Theirs);
await import("${PLAIN}/elements/define.js");
const theirs = customElements.get(names[0]) === Theirs;
const ours = names.slice(1).every((name) => Object.values(classes).includes(customElements.get(name)));
window.ready = { before, after: registered(), theirs, ours };`,
  );
  const { before, after: registered, theirs, ours } = await page.evaluate("window.ready");
  assert.deepEqual(before, []);
  assert.deepEqual(registered, names);
  assert.ok(theirs, "an element that the page has stays");
  assert.ok(ours, "what is registered are the classes that are exported");
  assert.deepEqual(complaints, []);
  assert.equal(asked.filter((path) => path.endsWith("/shared.js")).length, 1, "one script holds the classes");
});

test("a plain page, no bundler, under default-src 'none': an element asks the same module as the page", async () => {
  const { page, complaints, asked } = await open(
    "plain",
    `import { load } from "${PLAIN}/index.js";
import "${PLAIN}/elements/define.js";
const form = document.querySelector("homeward-form");
form.protocol = await load("newham");
form.asOf = "${ASKED}";
form.form = form.protocol.forms({}, form.asOf)[0].id;
await form.updateComplete;
window.ready = form.shadowRoot.querySelector("h2").textContent;`,
    "<homeward-form></homeward-form>",
  );
  assert.notEqual(await page.evaluate("window.ready"), "");
  assert.deepEqual(complaints, []);
  const modules = asked.filter((path) => path.endsWith(".wasm"));
  assert.deepEqual(modules, ["/node_modules/homeward/homeward_bg.wasm"]);
  assert.equal(asked.filter((path) => path.endsWith("homeward/index.js")).length, 1);
});

test("where the policy refuses the module a message stands in the place of the elements, with whom to ring", async () => {
  const { page } = await open(
    "refused",
    `import "${PLAIN}/elements/define.js";
import { connect } from "${PLAIN}/elements/index.js";
window.ready = { protocol: await connect("derbyshire", ...document.querySelectorAll("homeward-form")) };`,
    "<p>Before</p><homeward-form></homeward-form><homeward-form></homeward-form><p>After</p>",
    policy.replace(" 'wasm-unsafe-eval'", ""),
  );
  assert.deepEqual(await page.evaluate("window.ready"), { protocol: null });
  const message = page.locator("homeward-unavailable");
  assert.equal(await message.count(), 1);
  const words = await message.evaluate((element) => element.shadowRoot.querySelector("div").parentNode.textContent ?? "");
  assert.match(words, /Use the paper protocol/);
  assert.match(words, /ring 999/);
  assert.match(words, /Starting Point\s+01629 533190/);
  assert.match(words, /Add 'wasm-unsafe-eval'/);
  assert.equal(await page.locator("p + homeward-unavailable").count(), 1, "it stands where the first element stood");
  assert.ok(!(await page.locator("homeward-form").first().isVisible()));
});

test("Vite bundles the elements, with one module for them and the page", async () => {
  writeFileSync(join(folder, "index.html"), '<!doctype html><html lang="en"><title>A portal</title><homeward-form></homeward-form><script type="module" src="/app.js"></script></html>');
  writeFileSync(
    join(folder, "app.js"),
    `import { load } from "homeward";
import "homeward/define";
import { HomewardForm } from "homeward/elements";
const form = document.querySelector("homeward-form");
form.protocol = await load("newham");
form.asOf = "${ASKED}";
form.form = form.protocol.forms({}, form.asOf)[0].id;
await form.updateComplete;
window.ready = form instanceof HomewardForm && form.shadowRoot.querySelector("h2").textContent !== "";`,
  );
  await build({ root: folder, logLevel: "error", build: { target: "es2022" } });
  assert.equal(readdirSync(join(folder, "dist/assets")).filter((name) => name.endsWith(".wasm")).length, 1);
  chromium ??= await browser();
  const server = await serve(join(folder, "dist"));
  servers.push(server);
  const page = await chromium.newPage();
  await page.goto(server.address);
  await page.waitForFunction(() => window.ready);
  assert.equal(await page.evaluate("window.ready"), true);
  assert.equal(server.asked.filter((path) => path.endsWith(".wasm")).length, 1);
});

/** What a class's elements are, as the sources have it: parts in the templates, custom properties in the sheets. */
function inSources(pattern) {
  const names = new Set();
  for (const file of readdirSync(at("www/elements"), { recursive: true, encoding: "utf8" })) {
    if (!/\.(ts|scss)$/.test(file) || file.endsWith(".test.ts")) continue;
    for (const [, found] of readFileSync(at(`www/elements/${file}`), "utf8").matchAll(pattern)) for (const name of found.split(/\s+/)) names.add(name);
  }
  return names;
}

/** What may be an attribute that is there or not: nothing about a child. */
const SWITCHES = new Set(["disabled", "restore", "live", "stays"]);

test("custom-elements.json describes every property, event, part and custom property of every element", () => {
  const registered = [...readFileSync(join(installed, "elements/define.js"), "utf8").matchAll(/"(homeward-[a-z-]+)"/g)].map(([, name]) => name);
  const exported = Object.values(elements).map((element) => element.tagName);
  assert.deepEqual(exported.filter((name) => !registered.includes(name)), [], "every element that is described is registered");
  const lacking = [];
  for (const element of elements) {
    const lack = (what) => lacking.push(`${element.tagName}: ${what}`);
    if (!element.description) lack("what it is");
    for (const member of element.members) {
      if (!member.description) lack(`what ${member.name} is`);
      if (member.kind === "field" && !member.type?.text) lack(`the type of ${member.name}`);
      // Yes, no and not known are three: a fact never travels as an attribute that is there or not.
      if (member.attribute && member.type?.text === "boolean" && !SWITCHES.has(member.attribute)) lack(`${member.attribute} as a boolean attribute that is known to be no fact`);
    }
    if (element.cssParts.length === 0) lack("any part that a portal can dress");
    for (const event of element.events) if (!event.description) lack(`when ${event.name} comes`);
    for (const part of element.cssParts) if (!part.description) lack(`what the part ${part.name} is`);
    for (const property of element.cssProperties) if (!property.description || !property.default) lack(`what ${property.name} does, and its default`);
  }
  assert.deepEqual(lacking, []);
  const custom = new Set(elements.flatMap((element) => element.cssProperties.map(({ name }) => name)));
  assert.deepEqual([...inSources(/(--homeward-[a-z-]+)/g)].filter((name) => !custom.has(name)), [], "every custom property that a sheet asks for is described");
  const parts = new Set(elements.flatMap((element) => element.cssParts.map(({ name }) => name)));
  assert.deepEqual([...inSources(/\bpart="([a-z\s-]+)"/g)].filter((name) => !parts.has(name)), [], "every part of a template is described");
});

test("publint finds nothing", async () => {
  const { messages } = await publint({ pkgDir: installed, strict: true });
  assert.deepEqual(messages, []);
});

test("are-the-types-wrong finds nothing", () => {
  // The package is ESM alone, as its README says. The module and the packs are files, not scripts.
  const tarball = readdirSync(folder).find((name) => name.endsWith(".tgz"));
  assert.equal(said("attw", join(folder, tarball), "--profile", "esm-only", "--exclude-entrypoints", "./homeward_bg.wasm", "./custom-elements.json", "./package.json", "--no-emoji", "--no-color"), "");
});

test("the types of the elements: properties, events and names", () => {
  writeFileSync(
    join(folder, "elements.ts"),
    `import { load } from "homeward";
import "homeward/define";
import { connect, HomewardForm, type HomewardEvents } from "homeward/elements";

const form = document.createElement("homeward-form");
const same: HomewardForm = form;
form.protocol = await load("newham");
form.addEventListener("homeward-form-complete", (event) => {
  const outcome: HomewardEvents["homeward-form-complete"] = event.detail;
  console.log(outcome.case.facts, same.value?.form);
});
await connect("torbay", form);
// @ts-expect-error a number is no case
form.case = 3;
// @ts-expect-error what only Lit calls is not told
form.requestUpdate();
`,
  );
  const words = ["--noEmit", "--strict", "--exactOptionalPropertyTypes", "--target", "es2022", "--lib", "es2023,dom,dom.iterable", "--module", "nodenext", "elements.ts"];
  assert.equal(said("tsc", ...words), "");
});

/** What a tool says; nothing, where it finds nothing. */
function said(tool, ...words) {
  try {
    execFileSync(at(`pkg-tests/node_modules/.bin/${tool}`), words, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
    return "";
  } catch (error) {
    return `${error.stdout}${error.stderr}`;
  }
}
