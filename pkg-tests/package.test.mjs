import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { at, install } from "./installed.mjs";

const { folder, files } = install();
const installed = (path) => readFileSync(join(folder, "node_modules/homeward", path), "utf8");
const manifest = JSON.parse(installed("package.json"));

test("the tarball holds what a portal needs, and nothing else", () => {
  const expected = [
    /^(LICENSE.*|README\.md|CHANGELOG\.md|package\.json)$/,
    /^(index|node|protocol|protocols|errors|start|load|asking|history|compose|plain|homeward)\.js$/,
    /^(index|protocol|protocols|errors|history|start|types|homeward|homeward_bg\.wasm)\.d\.ts$/,
    /^homeward_bg\.wasm$/,
    /^elements\/(index|define|shared)\.js$/,
    /^elements\/(index|define)\.d\.ts$/,
    /^custom-elements\.json$/,
    /^protocols\/[a-z-]+\.json$/,
  ];
  assert.deepEqual(files.filter((file) => !expected.some((pattern) => pattern.test(file))), []);
  for (const file of ["index.js", "node.js", "index.d.ts", "types.d.ts", "homeward_bg.wasm", "README.md", "LICENSE", "protocols/newham.json"]) {
    assert.ok(files.includes(file), `${file} is not in the tarball`);
  }
});

test("the package runs nothing, needs nothing and may be shaken, save what registers elements", () => {
  assert.equal(manifest.type, "module");
  assert.deepEqual(manifest.sideEffects, ["./elements/define.js"]);
  for (const member of ["dependencies", "peerDependencies", "optionalDependencies", "scripts", "bin"]) assert.equal(manifest[member], undefined, member);
  assert.match(manifest.version, /^\d+\.\d+\.\d+$/);
});

test("every way into the package leads to a file", () => {
  const paths = Object.values(manifest.exports).flatMap((way) => (typeof way === "string" ? [way] : Object.values(way)));
  for (const path of [manifest.types, ...paths].filter((path) => !path.includes("*"))) {
    assert.ok(files.includes(path.replace("./", "")), `${path} is not in the tarball`);
  }
});

test("no file names a machine or a host", () => {
  for (const file of files.filter((file) => !file.startsWith("protocols/"))) {
    assert.doesNotMatch(installed(file), /\/(root|home|tmp|Users)\/[a-z]|https?:\/\/(localhost|127\.|registry)/, file);
  }
});

test("no declaration says any", () => {
  for (const file of files.filter((file) => file.endsWith(".d.ts"))) {
    const code = installed(file).replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
    assert.doesNotMatch(code, /\bany\b/, file);
  }
});

/** What TypeScript says of a portal's file, as `file(line): TS1234`. */
function compile(name, text) {
  writeFileSync(join(folder, name), text);
  const words = ["--noEmit", "--strict", "--exactOptionalPropertyTypes", "--noUncheckedIndexedAccess", "--target", "es2022"];
  words.push("--lib", "es2022,dom", "--module", "nodenext", "--moduleResolution", "nodenext", name);
  try {
    execFileSync(at("pkg-tests/node_modules/.bin/tsc"), words, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
    return [];
  } catch (error) {
    const found = [...error.stdout.matchAll(/^(.+?)\((\d+),\d+\): error (TS\d+)/gm)].map(([, file, line, code]) => `${file}(${line}): ${code}`);
    // What names no line of the file, such as an option that the compiler refuses, is no answer.
    return found.length > 0 ? found : [String(error.stdout || error)];
  }
}

test("a portal's TypeScript compiles, strictly", () => {
  assert.deepEqual(compile("portal.ts", readFileSync(new URL("portal.ts", import.meta.url), "utf8")), []);
});

test("each mistake that the types can see is one", () => {
  const text = readFileSync(new URL("mistakes.ts", import.meta.url), "utf8");
  const expected = text.split("\n").flatMap((line, index) => {
    const [, code] = line.match(/\/\/ (TS\d+)$/) ?? [];
    return code ? [`mistakes.ts(${index + 1}): ${code}`] : [];
  });
  assert.ok(expected.length >= 8);
  assert.deepEqual(compile("mistakes.ts", text), expected);
});
