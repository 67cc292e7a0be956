import { execFileSync } from "node:child_process";
import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";

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
