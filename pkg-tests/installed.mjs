// The package as a portal gets it: packed, and installed from its tarball into a folder that is new each time.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, existsSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** A path inside the clone. */
export const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** The command line, as `cargo xtask` builds it. */
const native = at("target/release/homeward");

/**
 * Packs the package and installs it. The folder is removed when the process ends.
 * @returns {{ folder: string, files: string[] }} The folder, and what the tarball holds.
 */
export function install() {
  const folder = mkdtempSync(join(tmpdir(), "homeward-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  const npm = (...words) => execFileSync("npm", words, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  const [packed] = JSON.parse(npm("pack", "--json", at("target/package/homeward")));
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "portal", private: true, type: "module" }));
  npm("install", "--offline", "--no-audit", "--no-fund", "--ignore-scripts", `./${packed.filename}`);
  return { folder, files: packed.files.map((file) => file.path).sort() };
}

/**
 * Every scenario of every pack, with what the command line says of it.
 * @returns {{ protocol: string, name: string, as_of: string, case: object, text: string, printed: string | null }[]}
 */
export function scenarios() {
  const all = [];
  for (const protocol of readdirSync(at("protocols"))) {
    const folder = at(`protocols/${protocol}/scenarios`);
    if (!existsSync(folder)) continue;
    for (const file of readdirSync(folder).filter((name) => name.endsWith(".json"))) {
      const read = JSON.parse(readFileSync(join(folder, file), "utf8"));
      for (const { name, as_of, case: given, text } of read.scenarios) {
        const json = text ?? JSON.stringify(given);
        all.push({ protocol, name, as_of, case: given, text: json, printed: run(["assess", "--protocol", protocol, "--as-of", as_of], json) });
      }
    }
  }
  return all;
}

/** What the command line prints; null where it refuses the case. */
function run(words, input) {
  try {
    return execFileSync(native, words, { input, encoding: "utf8", maxBuffer: 1 << 26, stdio: ["pipe", "pipe", "pipe"] }).replace(/\n$/, "");
  } catch (error) {
    if (error.status === 2) return null;
    throw error;
  }
}

/**
 * Every scenario of two protocols, with what the command line says of it.
 * @returns {{ home: string, host: string, name: string, as_of: string, case: object, printed: string | null }[]}
 */
export function pairs() {
  return readdirSync(at("protocols/pairs")).flatMap((file) => {
    const { home, host, scenarios } = JSON.parse(readFileSync(at(`protocols/pairs/${file}`), "utf8"));
    return scenarios.map(({ name, as_of, case: given }) => ({
      home,
      host,
      name,
      as_of,
      case: given,
      printed: run(["pair", "--json", "--home", home, "--host", host, "--as-of", as_of], JSON.stringify(given)),
      calls: run(["pair", "--calls", "--home", home, "--host", host, "--as-of", as_of], JSON.stringify(given)),
    }));
  });
}

/** What a case is asked for in the night, by the names of the command line. */
export const OF_THE_NIGHT = ["changes", "timeline", "calls", "repeats", "calendar"];

/**
 * Some of the scenarios, of each protocol, with what the command line says of the night's work in them.
 * @param {ReturnType<typeof scenarios>} all
 * @returns {{ protocol: string, name: string, as_of: string, case: object, printed: Record<string, string> }[]}
 */
export function nights(all) {
  const whole = all.filter((one) => one.printed !== null && one.case !== undefined);
  return whole
    .filter((_, place) => place % 12 === 0)
    .map(({ protocol, name, as_of, case: given }) => {
      const printed = (command, input) => run([command, "--protocol", protocol, "--as-of", as_of], JSON.stringify(input));
      const entries = OF_THE_NIGHT.map((command) => [command, printed(command, given)]);
      return { protocol, name, as_of, case: given, printed: { ...Object.fromEntries(entries), handover: printed("handover", { case: given }) } };
    });
}

/** A table of earlier episodes with all that a row can be, and what the command line reads in it. */
export function pasted() {
  const text = "Start\tEnd\tType\n13/10/2026 20:00\t14/10/2026 01:10\tMissing\n3/4/2026 20:00\t\tA\n31/2/2026\t\tabsent\n21/11/2026 17:40\t\tMissing\n21/11/2026 17:40\t\tMissing\n";
  // Of a case whose episode began when two of the rows say.
  const given = { events: { last_seen: "2026-11-21T17:40:00Z" }, history: [{ start: "2026-10-13T20:00:00+01:00", category: "missing" }] };
  const file = join(mkdtempSync(join(tmpdir(), "homeward-case-")), "case.json");
  process.on("exit", () => rmSync(dirname(file), { recursive: true, force: true }));
  writeFileSync(file, JSON.stringify(given));
  const printed = run(["history", "--as-of", "2026-11-21T22:00:00Z", "--case", file, "--answer", "2/start=day_first"], text);
  return { text, case: given, printed };
}
