// What Homeward costs a portal: `cargo xtask wasm && node benches/from-js.mjs`, on Markdown.
//
// Measured, each as the median of many after a warm-up:
//   - one whole assessment in Node with objects (case in, answer out), with text (JSON in, JSON out), and the view, for an
//     example case of Newham (116 duties) and for the empty case, in which everything is possible: the dearest there is;
//   - the same in Chromium, and there the cold start: from nothing to the first answer, that is import, fetch and compile the
//     module, fetch and compile Newham's pack, one assessment. Each in a new browser context, without a cache, from a server
//     on the same machine;
//   - the loading of a pack whose text is at hand (read, checked, compiled);
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
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    run();
    times.push(performance.now() - start);
  }
  return 1000 * times.sort((left, right) => left - right)[rounds >> 1];
}

/** Everything that is measured where it runs: name to microseconds. */
function measure(protocol, Protocol, pack, example, asOf, median) {
  const text = JSON.stringify(example);
  return {
    "assess, objects in and out": median(() => protocol.assess(example, asOf), 2000),
    "assess, text in and out": median(() => protocol.assessText(text, asOf), 1000),
    "assess the empty case, objects": median(() => protocol.assess({}, asOf), 1000),
    view: median(() => protocol.view(example, asOf), 400),
    "load a pack, text at hand": median(() => Protocol.parse(pack).free(), 40),
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
row("cold start to the first answer", "", inChromium ? microseconds(inChromium.cold) : "not measured");

console.log();
row("bytes", "raw", "gzip -9", "brotli");
row("---", "---:", "---:", "---:");
for (const path of ["homeward_bg.wasm", ...readdirSync(at("target/package/homeward/protocols")).map((name) => `protocols/${name}`)]) weigh(path, [path]);
weigh("scripts", readdirSync(at("target/package/homeward")).filter((name) => name.endsWith(".js") && name !== "node.js"));

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
            const start = performance.now();
            const { default: init, load } = await import("/index.js");
            await init();
            (await load("newham")).assess(example, asOf);
            return performance.now() - start;
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
    return { version: chromium.version(), cold: 1000 * colds.sort((left, right) => left - right)[colds.length >> 1], times };
  } finally {
    await chromium.close();
    server.close();
  }
}
