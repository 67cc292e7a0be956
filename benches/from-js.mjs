// What Homeward costs a portal: `cargo xtask wasm && node benches/from-js.mjs`, on Markdown.
//
// Measured, each as the median of many after a warm-up (of ten calls at a time: a page's clock ticks ten times a millisecond):
//   - one whole assessment in Node with objects (case in, answer out), with text (JSON in, JSON out), and the view, for an
//     example case of Newham (116 duties) and for the empty case, in which everything is possible: the dearest there is;
//   - the loading of a pack whose text is at hand (read, checked, compiled);
//   - the same in Chromium;
//   - in Chromium, the cold start: from nothing to the first answer, `load` and `assess`. Each in a new browser context, that
//     is a new process, without a cache and with nothing compiled, from a server on the same machine that does not compress.
//     The page stands already. It is told in parts, one after the other:
//       scripts   until `index.js` has run;
//       arrival   until the module and the pack are here; the module is compiled meanwhile, as far as the browser does that;
//       loading   until `load` is done: the module starts, the pack is read, checked and compiled; V8 compiles each function
//                 of the module as it is first called, and what runs often again for speed;
//       answer    the first assessment, for which the same holds;
//     and beside them one request for a small file in the same page before all that: what a request costs here;
//   - what the files weigh: as they are, after gzip -9, after brotli.
import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const homeward = await import(at("target/package/homeward/node.js"));
const example = JSON.parse(readFileSync(at("benches/example.json"), "utf8"));
const asOf = "2026-11-19T02:00:00Z";

/** The middle one of many measurements, in microseconds. Runs in Node and, as text, in the page. */
function median(run, rounds) {
  for (let round = 0; round < rounds / 4; round++) run();
  const times = [];
  for (let round = 0; round < rounds; round += 10) {
    const start = performance.now();
    for (let call = 0; call < 10; call++) run();
    times.push((performance.now() - start) / 10);
  }
  return 1000 * times.sort((left, right) => left - right)[times.length >> 1];
}

/** Everything that is measured where it runs: name to microseconds. */
function measure(protocol, Protocol, pack, example, asOf, median) {
  const text = JSON.stringify(example);
  return {
    "assess, objects in and out": median(() => protocol.assess(example, asOf), 2000),
    "assess, text in and out": median(() => protocol.assessText(text, asOf), 1000),
    "assess the empty case, objects": median(() => protocol.assess({}, asOf), 1000),
    view: median(() => protocol.view(example, asOf), 400),
    "load a pack, text at hand": median(() => Protocol.parse(pack).free(), 100),
  };
}

function row(...cells) {
  console.log(`| ${cells.join(" | ")} |`);
}

const microseconds = (number) => (number < 1000 ? `${number.toFixed(0)} µs` : `${(number / 1000).toFixed(1)} ms`);

await homeward.default();
const newham = await homeward.load("newham");
const pack = readFileSync(at("target/package/homeward/protocols/newham.json"), "utf8");
const inNode = measure(newham, homeward.Protocol, pack, example, asOf, median);
const inChromium = await chromium();

row("what", `Node ${process.versions.node}`, inChromium ? `Chromium ${inChromium.version}` : "Chromium");
row("---", "---:", "---:");
for (const [name, time] of Object.entries(inNode)) row(name, microseconds(time), inChromium ? microseconds(inChromium.times[name]) : "not measured");
for (const [name, time] of Object.entries(inChromium?.cold ?? {})) row(name, "", microseconds(time));

console.log();
row("bytes", "raw", "gzip -9", "brotli");
row("---", "---:", "---:", "---:");
for (const path of ["homeward_bg.wasm", ...readdirSync(at("target/package/homeward/protocols")).map((name) => `protocols/${name}`)]) weigh(path, [path]);
weigh("index.js", ["index.js"]);

function weigh(name, paths) {
  const sum = [0, 0, 0];
  for (const path of paths) {
    const bytes = readFileSync(at(`target/package/homeward/${path}`));
    [bytes.length, gzipSync(bytes, { level: 9 }).length, brotliCompressSync(bytes).length].forEach((size, index) => (sum[index] += size));
  }
  row(name, ...sum.map((size) => size.toLocaleString("en-GB")));
}

/** The same in the browser that HOMEWARD_CHROMIUM names; nothing without one. */
async function chromium() {
  if (!process.env.HOMEWARD_CHROMIUM) {
    console.error("HOMEWARD_CHROMIUM names no browser: HOMEWARD_CHROMIUM=$(command -v chromium) node benches/from-js.mjs");
    return null;
  }
  const { browser, serve } = await import(at("pkg-tests/served.mjs"));
  const server = await serve(at("target/package/homeward"));
  const chromium = await browser();
  try {
    const open = async () => {
      const context = await chromium.newContext();
      const page = await context.newPage();
      await page.goto(`${server.address}LICENSE`);
      return { context, page };
    };
    const colds = [];
    for (let round = 0; round < 21; round++) {
      const { context, page } = await open();
      colds.push(
        await page.evaluate(
          async ([example, asOf]) => {
            const before = performance.now();
            await (await fetch("/package.json")).text();
            const start = performance.now();
            const { load } = await import("/index.js");
            const imported = performance.now();
            const newham = await load("newham");
            const loaded = performance.now();
            newham.assess(example, asOf);
            const answered = performance.now();
            const files = performance.getEntriesByType("resource").filter(({ name }) => /homeward_bg\.wasm|newham\.json/.test(name));
            const arrived = Math.max(...files.map((file) => file.responseEnd));
            return {
              "cold start to the first answer": answered - start,
              "... scripts": imported - start,
              "... arrival": arrived - imported,
              "... loading": loaded - arrived,
              "... answer": answered - loaded,
              "one small request, for comparison": start - before,
            };
          },
          [example, asOf],
        ),
      );
      await context.close();
    }
    const { page } = await open();
    const times = await page.evaluate(`(async () => {
      const median = ${median};
      const measure = ${measure};
      const { load, Protocol } = await import("/index.js");
      return measure(await load("newham"), Protocol, ${JSON.stringify(pack)}, ${JSON.stringify(example)}, "${asOf}", median);
    })()`);
    const middle = (part) => 1000 * colds.map((cold) => cold[part]).sort((left, right) => left - right)[colds.length >> 1];
    const cold = Object.fromEntries(Object.keys(colds[0]).map((part) => [part, middle(part)]));
    return { version: chromium.version(), cold, times };
  } finally {
    await chromium.close();
    server.close();
  }
}
