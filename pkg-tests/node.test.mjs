import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

import { expectAll } from "./expected.mjs";
import { at, install, nights, pairs, pasted, scenarios } from "./installed.mjs";

const { folder } = install();
const all = scenarios();
const both = pairs();
const beside = { nights: nights(all), pasted: pasted() };

// A process of its own: nothing but the installed package is there, and nothing has started it yet.
cpSync(at("pkg-tests/case-by-case.mjs"), join(folder, "case-by-case.mjs"));
writeFileSync(join(folder, "scenarios.json"), JSON.stringify(all));
writeFileSync(join(folder, "pairs.json"), JSON.stringify(both));
writeFileSync(join(folder, "beside.json"), JSON.stringify(beside));
writeFileSync(
  join(folder, "app.mjs"),
  `import { readFileSync } from "node:fs";
import * as homeward from "homeward";
import { ask } from "./case-by-case.mjs";
const read = (file) => JSON.parse(readFileSync(file, "utf8"));
console.log(JSON.stringify(await ask(homeward, read("scenarios.json"), read("pairs.json"), read("beside.json"))));
`,
);
const run = async () => JSON.parse(execFileSync(process.execPath, ["app.mjs"], { cwd: folder, encoding: "utf8", maxBuffer: 1 << 28 }));

await expectAll("Node", run, all, both, beside);

test("a pack that is not the package's own is checked whole, and tells its own digest", async () => {
  const { contacts, load } = await import(pathToFileURL(join(folder, "node_modules/homeward/node.js")).href);
  const own = readFileSync(join(folder, "node_modules/homeward/protocols/newham.json"), "utf8");
  const place = join(folder, "changed.json");
  const digestOf = (text) => `sha256:${createHash("sha256").update(text).digest("hex")}`;
  assert.equal((await load("newham")).digest, digestOf(own));

  const changed = own.replace('"version":"1"', '"version":"1 of ours"');
  assert.notEqual(changed, own);
  writeFileSync(place, changed);
  const protocol = await load("newham", place);
  assert.deepEqual([protocol.digest, protocol.version], [digestOf(changed), "1 of ours"]);
  assert.ok((await contacts("newham", pathToFileURL(place))).length > 5);

  // What would never be noticed if it were taken for checked.
  writeFileSync(place, own.replace(/"title":"[^"]+"/, '"title":""'));
  await assert.rejects(load("newham", place), ({ diagnostics }) => diagnostics.some(({ code }) => code === "pack/missing-words"));
});
