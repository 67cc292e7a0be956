// What every test of the page needs: a page that watches itself, and the checks that hold in every state.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { launch } from "./chromium.mjs";

const require = createRequire(import.meta.url);
const axeSource = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

/** Where the page is served. */
export const address = process.env.HOMEWARD_URL ?? "http://localhost:8080/";

/** The ways in which a state is looked at. */
export const looks = [
  { name: "320 px", viewport: { width: 320, height: 720 } },
  { name: "1440 px", viewport: { width: 1440, height: 900 } },
  { name: "dark", viewport: { width: 1440, height: 900 }, colorScheme: "dark" },
  { name: "forced colours", viewport: { width: 1440, height: 900 }, forcedColors: "active" },
];

/**
 * What axe leaves to people, looked at once, with the reason why it is right. Anything else that it leaves undecided fails.
 * @type {{ rule: string, reason: string, applies: (node: { html: string, target: unknown[], any: { message: string }[] }) => boolean }[]}
 */
export const reviewed = [
  {
    rule: "color-contrast",
    reason: "axe cannot tell what lies under a text in a picture; in the timeline it is the paper, and its own test measures that contrast",
    applies: ({ html, any }) => html.startsWith("<text") && any.every(({ message }) => message.includes("image node")),
  },
];

let browser;

/** One browser for all tests of a file. */
export async function start() {
  browser = await launch();
  return browser;
}

/** Ends the browser. */
export async function stop() {
  await browser?.close();
}

/**
 * Opens the page, watched: its errors, its violations of the policy, its requests.
 * @param {import("playwright-core").BrowserContextOptions} [look]
 * @param {{ at?: string, ready?: boolean | string, before?: (page: import("playwright-core").Page) => Promise<void>, axe?: boolean, whole?: boolean }} [options]
 *   `whole`: wait for what stands behind the other tabs, which is fetched once the first answer was painted
 */
export async function open(look = looks[1], { at = "", ready = "homeward-question h2", before, axe = true, whole = true } = {}) {
  // The scripts of axe come in by the debugger; the policy of the page stays as it is served.
  const { name: _name, ...options } = look;
  const context = await browser.newContext({ reducedMotion: "reduce", locale: "en-GB", timezoneId: "America/New_York", ...options });
  const page = await context.newPage();
  const seen = { errors: [], requests: [], violations: [] };
  page.on("console", (message) => {
    if (/Service Worker registration blocked by Playwright/.test(message.text())) return;
    if (message.type() === "error" || message.type() === "warning") seen.errors.push(message.text());
  });
  page.on("pageerror", (error) => seen.errors.push(String(error)));
  page.on("request", (request) => seen.requests.push(request.url()));
  await page.exposeFunction("tellViolation", (text) => seen.violations.push(text));
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => window.tellViolation(`${event.violatedDirective} ${event.blockedURI}`));
  });
  await page.addInitScript(findsDeep);
  if (before) await before(page);
  await page.goto(new URL(at, address).href);
  if (ready) await page.locator(ready).first().waitFor();
  if (whole) await page.evaluate(() => (window.deep("homeward-workspace") ? customElements.whenDefined("homeward-timeline").then(() => undefined) : undefined));
  const loaded = seen.requests.length;
  if (axe) await page.evaluate(axeSource);
  return {
    page,
    seen,
    /** Requests since the page was ready. */
    later: () => seen.requests.slice(loaded),
    /**
     * Ends the page, and fails for whatever it complained of. After it was loaded it asks for nothing but the packs of
     * authorities that were chosen, by their ids.
     * @param {string[]} [chosen]
     */
    async close(chosen = []) {
      assert.deepEqual(seen.errors, [], "the console is silent");
      assert.deepEqual(seen.violations, [], "nothing against the policy");
      const packs = seen.requests.slice(loaded).map((request) => /\/assets\/([a-z-]+)-[\w-]{8}\.json$/.exec(request)?.[1] ?? request);
      assert.deepEqual(packs, chosen, "no request after the page was loaded, but for the packs that were chosen");
      await context.close();
    },
  };
}

/** Gives a page `deep`: the first element that a selector finds, through all shadow roots. */
export function findsDeep() {
  window.deep = (selector, root = document) => {
    const found = root.querySelector(selector);
    if (found) return found;
    for (const element of root.querySelectorAll("*")) {
      const inner = element.shadowRoot && window.deep(selector, element.shadowRoot);
      if (inner) return inner;
    }
    return null;
  };
}

/** What has the focus, through all shadow roots: its tag, its words. */
export function focused(page) {
  return page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    if (!element || element === document.body) return "nothing";
    return `${element.localName} ${element.id || element.getAttribute("aria-label") || (element.textContent ?? "").replace(/\s+/g, " ").trim()}`.trim();
  });
}

/** Whether the focused thing can be seen: inside the window, under nothing, with a ring. */
export function focusIsSeen(page) {
  return page.evaluate(() => {
    let element = document.activeElement;
    let root = document;
    while (element?.shadowRoot?.activeElement) {
      root = element.shadowRoot;
      element = root.activeElement;
    }
    if (!element || element === document.body) return "nothing has the focus";
    const box = element.getBoundingClientRect();
    if (box.bottom <= 0 || box.top >= innerHeight) return `outside the window: ${element.outerHTML.slice(0, 120)}`;
    // A radio is drawn by its label.
    const drawn = element.matches("input[type=radio]") ? element.nextElementSibling : element;
    const style = getComputedStyle(drawn, drawn === element ? undefined : "::before");
    const ring = style.boxShadow !== "none" || (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0);
    if (!ring) return `without a ring: ${element.outerHTML.slice(0, 120)}`;
    const y = Math.min(Math.max(box.top + Math.min(box.height / 2, 12), 1), innerHeight - 1);
    const top = root.elementFromPoint(Math.min(box.left + 6, innerWidth - 1), y);
    const covered = top && top !== element && !element.contains(top) && !top.contains(element) && !(drawn !== element && drawn.contains(top));
    return covered ? `under ${top.outerHTML.slice(0, 120)}: ${element.outerHTML.slice(0, 120)}` : "";
  });
}

/** The words that a person sees of an element, its shadow root included. */
export function words(locator) {
  return locator.evaluate((element) => [...(element.shadowRoot ?? element).children].map((child) => child.innerText ?? "").join("\n"));
}

/**
 * Lays the page out flat, or as it is. What floats above the rest keeps axe from telling the colours under it; whether it
 * hides the focus is tested apart.
 */
function lie(page, flat) {
  return page.evaluate((flat) => {
    window.flat ??= new CSSStyleSheet();
    window.flat.replaceSync(flat ? "homeward-assessment, homeward-message { position: static !important; }" : "");
    for (const holder of ["homeward-workspace", "homeward-duties"]) {
      const root = window.deep(holder)?.shadowRoot;
      if (root && !root.adoptedStyleSheets.includes(window.flat)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, window.flat];
    }
  }, flat);
}

/** Chooses a view of the case. */
export async function view(page, name) {
  await page.getByRole("tab", { name }).click();
}

/** Starts a case of one's own, of which nothing is known. */
export async function startOwn(page) {
  await page.getByRole("button", { name: /^Start (your own|an empty) case$/ }).click();
  await page.locator("homeward-start h2").waitFor();
}

/** Opens a case file by its text or its path. */
export async function openFile(page, file) {
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name: "Open a case file" }).click()]);
  await chooser.setFiles(file);
}

/** Shows what is done with the case and its authorities, which a small screen folds. */
export async function unfoldCase(page) {
  const fold = page.locator("summary", { hasText: "Case and authorities" });
  if (await fold.isVisible()) await fold.click();
}

/** Makes a page ready for `isSound` that was not opened by `open`. */
export async function looksAt(page) {
  await page.evaluate(findsDeep);
  await page.evaluate(axeSource);
}

/** The checks that hold in every state: axe has nothing to say, nothing sticks out sideways. */
export async function isSound(page, state) {
  await lie(page, true);
  const results = await page.evaluate(async () => {
    const found = await window.axe.run(document, { resultTypes: ["violations", "incomplete"] });
    const brief = (list) => list.flatMap((rule) => rule.nodes.map((node) => ({ rule: rule.id, html: node.html, target: node.target, any: [...node.any, ...node.all, ...node.none].map(({ message }) => ({ message })) })));
    return { violations: brief(found.violations), incomplete: brief(found.incomplete) };
  });
  await lie(page, false);
  const told = (list) => list.map((one) => `${one.rule}: ${one.html.slice(0, 160)} (${one.any.map(({ message }) => message).join("; ").slice(0, 200)})`);
  assert.deepEqual(told(results.violations), [], `axe finds nothing: ${state}`);
  const open = results.incomplete.filter((one) => !reviewed.some(({ rule, applies }) => rule === one.rule && applies(one)));
  assert.deepEqual(told(open), [], `axe leaves nothing undecided: ${state}`);
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(sideways <= 0, `nothing sticks out sideways: ${state} (${sideways} px)`);
}

/** Presses Tab until something is focused whose words match, as a person without a mouse does. */
export async function tabTo(page, pattern, most = 400) {
  for (let step = 0; step < most; step += 1) {
    await page.keyboard.press("Tab");
    if (pattern.test(await focused(page))) return;
  }
  assert.fail(`Tab never reached ${pattern}`);
}
