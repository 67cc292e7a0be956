import { execFileSync } from "node:child_process";
import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { expectAll } from "./expected.mjs";
import { at, install, scenarios } from "./installed.mjs";

const { folder } = install();
const all = scenarios();

// A process of its own: nothing but the installed package is there, and nothing has started it yet.
cpSync(at("pkg-tests/case-by-case.mjs"), join(folder, "case-by-case.mjs"));
writeFileSync(join(folder, "scenarios.json"), JSON.stringify(all));
writeFileSync(
  join(folder, "app.mjs"),
  `import { readFileSync } from "node:fs";
import * as homeward from "homeward";
import { ask } from "./case-by-case.mjs";
console.log(JSON.stringify(await ask(homeward, JSON.parse(readFileSync("scenarios.json", "utf8")))));
`,
);
const run = async () => JSON.parse(execFileSync(process.execPath, ["app.mjs"], { cwd: folder, encoding: "utf8", maxBuffer: 1 << 28 }));

await expectAll("Node", run, all);
