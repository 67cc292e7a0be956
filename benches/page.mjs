// What the page costs the person before it, in Chromium:
//   cargo xtask build && HOMEWARD_CHROMIUM=$(command -v chromium) node benches/page.mjs
//
// It prints a table on Markdown, and fails where anything was asked for after the page was loaded. Measured:
//   - cold start: from the beginning of the navigation until the first assessment has been painted, in a browser context that
//     is new each time; warm: the same with the page kept by its service worker. Medians.
//   - an answer: by the largest protocol, from the press on "Save answer" until all that follows is worked out, put into the
//     page, styled and laid out; the p95 of 200 answers. What the core takes of it is told beside it, with what it was asked;
//     and the same in time of the processor, which does not count what other programs on the machine take meanwhile.
//   - an hour of the real clock: what the page holds after 60 minutes more than before, after a collection of garbage.
//   - what script and style weigh after gzip -9: those that the first answer waits for, and all.
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { browser, serve } from "../pkg-tests/served.mjs";

const dist = fileURLToPath(new URL("../www/dist", import.meta.url));
const LARGEST = "derbyshire";
const ANSWERS = 200;
const STARTS = Number(process.env.STARTS ?? 11);

const server = await serve(dist);
const chromium = await browser();
const rows = [];
const row = (what, measured, budget) => rows.push(`| ${what} | ${measured} | ${budget} |`);
const ms = (number) => `${number.toFixed(1)} ms`;
const quantile = (numbers, part) => [...numbers].sort((left, right) => left - right)[Math.min(numbers.length - 1, Math.floor(part * numbers.length))];

/** Notes when the first assessment has been painted. */
const watch = () => {
  document.addEventListener("homeward-shown", () => requestAnimationFrame(() => setTimeout(() => (window.shownAt ??= performance.now()))), { once: true });
};

async function context() {
  const made = await chromium.newContext({ viewport: { width: 1440, height: 900 }, locale: "en-GB", reducedMotion: "reduce" });
  await made.addInitScript(watch);
  return made;
}

async function shown(page) {
  await page.waitForFunction(() => window.shownAt);
  return page.evaluate(() => window.shownAt);
}

/** Starts, cold and warm. */
async function starts() {
  const cold = [];
  const warm = [];
  for (let round = 0; round < STARTS; round += 1) {
    const made = await context();
    const page = await made.newPage();
    await page.goto(server.address);
    cold.push(await shown(page));
    if (round < 3) {
      await page.getByText("Ready for offline use").waitFor();
      for (let again = 0; again < 4; again += 1) {
        await page.reload();
        warm.push(await shown(page));
      }
    }
    await made.close();
  }
  row("cold start to the first assessment, painted", ms(quantile(cold, 0.5)), "120 ms");
  row("warm start", ms(quantile(warm, 0.5)), "40 ms");
}

/** What every answer needs, made ready once. Runs in the page. */
function ready() {
  const deep = (selector, root = document) => {
    const found = root.querySelector(selector);
    if (found) return found;
    for (const element of root.querySelectorAll("*")) {
      const inner = element.shadowRoot && deep(selector, element.shadowRoot);
      if (inner) return inner;
    }
    return null;
  };
  const workspace = deep("homeward-workspace");
  const questions = deep("homeward-questions");
  const duties = deep("homeward-duties");
  const facts = workspace.protocol.vocabulary().facts.filter((fact) => fact.type === "boolean");
  const core = { counts: false, took: 0, asked: {} };
  const prototype = Object.getPrototypeOf(workspace.protocol);
  for (const name of Object.getOwnPropertyNames(prototype)) {
    const original = Object.getOwnPropertyDescriptor(prototype, name).value;
    if (typeof original !== "function" || name === "constructor") continue;
    prototype[name] = function (...given) {
      const before = performance.now();
      try {
        return original.apply(this, given);
      } finally {
        const took = performance.now() - before;
        if (core.counts) (core.asked[name] ??= []).push(took);
        core.took += took;
      }
    };
  }
  const settled = () => Promise.all([workspace.updateComplete, questions.updateComplete, duties.updateComplete]);
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  let question;
  window.measured = {
    core,
    frame,
    /** Shows a question and chooses its answer. */
    async choose(turn) {
      questions.ask(facts[turn % facts.length].name);
      await settled();
      question = deep("homeward-question");
      await question.updateComplete;
      question.shadowRoot.querySelector(`input[value="${Math.floor(turn / facts.length) % 2 === 0}"]`).click();
      await question.updateComplete;
      await frame();
    },
    /** Saves the answer, and waits until all that follows is in the page, styled and laid out. */
    async save() {
      [core.took, core.counts] = [0, true];
      const before = performance.now();
      question.shadowRoot.querySelector("button[type=submit]").click();
      await settled();
      void document.documentElement.getBoundingClientRect().height;
      void duties.getBoundingClientRect().height;
      core.counts = false;
      return { time: performance.now() - before, core: core.took };
    },
  };
}

async function answers() {
  const made = await context();
  const page = await made.newPage();
  await page.goto(server.address);
  await shown(page);
  await page.getByText("Ready for offline use").waitFor();
  await page.getByLabel("Responsible authority").selectOption(LARGEST);
  await page.getByRole("heading", { level: 1, name: /Derby/ }).waitFor();
  const client = await made.newCDPSession(page);
  await client.send("Network.enable");
  await client.send("Performance.enable", { timeDomain: "threadTicks" });
  const requests = [];
  client.on("Network.requestWillBeSent", ({ request }) => requests.push(request.url));
  await page.evaluate(ready);
  const times = [];
  const cores = [];
  const processor = { script: [], style: [], layout: [], all: [] };
  // The first answers are not counted: what is compiled on its first use is compiled then.
  for (let turn = -40; turn < ANSWERS; turn += 1) {
    await page.evaluate((turn) => window.measured.choose(turn), turn + 40);
    const before = await metrics(client);
    const { time, core } = await page.evaluate(() => window.measured.save());
    const after = await metrics(client);
    if (turn === -1) await page.evaluate(() => (window.measured.core.asked = {}));
    if (turn < 0) continue;
    times.push(time);
    cores.push(core);
    for (const part of Object.keys(processor)) processor[part].push(1000 * (after[part] - before[part]));
  }
  const asked = await page.evaluate(() => window.measured.core.asked);
  row(`an answer to a screen laid out, p95 of ${ANSWERS}, Derby and Derbyshire`, ms(quantile(times, 0.95)), "16 ms");
  row("... the middle one", ms(quantile(times, 0.5)), "");
  row("... of which the core, p95 and middle", `${ms(quantile(cores, 0.95))}, ${ms(quantile(cores, 0.5))}`, "");
  row("... in time of the processor, p95 and middle", `${ms(quantile(processor.all, 0.95))}, ${ms(quantile(processor.all, 0.5))}`, "");
  row("... of the middle one: script, style, layout", ["script", "style", "layout"].map((part) => ms(quantile(processor[part], 0.5))).join(", "), "");
  for (const [name, all] of Object.entries(asked)) row(`... \`${name}\`, asked ${(all.length / ANSWERS).toFixed(2)} times an answer`, `${ms(quantile(all, 0.5))} each`, "");
  await hour(page, client, requests);
  await made.close();
}

/** Seconds of the processor that the page's thread has taken so far: what other programs take meanwhile is not in them. */
async function metrics(client) {
  const { metrics } = await client.send("Performance.getMetrics");
  const of = (name) => metrics.find((one) => one.name === name)?.value ?? 0;
  const [script, style, layout] = [of("ScriptDuration"), of("RecalcStyleDuration"), of("LayoutDuration")];
  return { script, style, layout, all: script + style + layout };
}

/** An hour of the real clock: 60 minutes, each as fast as it goes. */
async function hour(page, client, requests) {
  const held = async () => {
    for (let round = 0; round < 3; round += 1) await client.send("HeapProfiler.collectGarbage");
    const { usedSize, embedderHeapUsedSize = 0, backingStorageSize = 0 } = await client.send("Runtime.getHeapUsage");
    return usedSize + embedderHeapUsedSize + backingStorageSize;
  };
  await page.clock.install({ time: new Date("2026-11-21T22:04:00Z") });
  await page.getByRole("button", { name: "Use the real clock" }).click();
  await page.clock.runFor(60_000);
  const before = await held();
  for (let minute = 0; minute < 60; minute += 1) await page.clock.runFor(60_000);
  const after = await held();
  row("held after an hour of the real clock, more than before", `${((after - before) / 1e6).toFixed(2)} MB`, "5 MB");
  row("requests after load", String(requests.length), "0");
  if (requests.length > 0) {
    console.error(`asked for after the page was loaded:\n${requests.join("\n")}`);
    process.exitCode = 1;
  }
}

function weight() {
  const packed = (file) => gzipSync(readFileSync(`${dist}/${file}`), { level: 9 }).length;
  const bytes = (files) => `${[...files].reduce((total, file) => total + packed(file), 0).toLocaleString("en-GB")} bytes`;
  const first = new Set([...readFileSync(`${dist}/index.html`, "utf8").matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.(?:js|css))"/g)].map(([, file]) => file));
  // What the page names, and what those scripts import by and by.
  const all = new Set(first);
  for (const file of all) {
    for (const [, name] of file.endsWith(".js") ? readFileSync(`${dist}/${file}`, "utf8").matchAll(/["']\.\/(?:assets\/)?([\w-]+\.(?:js|css))["']/g) : []) {
      if (existsSync(`${dist}/assets/${name}`)) all.add(`assets/${name}`);
    }
  }
  row("script and style that a start waits for, gzip -9", bytes(first), "75 KB");
  row("... with what is fetched once the first answer stands", bytes(all), "75 KB");
}

try {
  await starts();
  await answers();
  weight();
  console.log(`| in Chromium ${chromium.version()} | measured | budget |\n| --- | ---: | ---: |\n${rows.join("\n")}`);
} finally {
  await chromium.close();
  server.close();
}
