import { createHash } from "node:crypto";
import { readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { transformWithEsbuild, type Plugin } from "vite";

/** The service worker and its kill switch, by the names under which they are served. Neither may be kept by the worker. */
const WORKERS = { "sw.js": "worker.ts", "sw-off.js": "worker-off.ts" } as const;

/** Writes the service worker beside the page once that is built, with the SHA-256 of every file of it. */
export function precache(): Plugin {
  let folder = "";
  return {
    name: "precache",
    apply: "build",
    configResolved(config) {
      folder = resolve(config.root, config.build.outDir);
    },
    async closeBundle() {
      const files = digests(folder);
      for (const [name, source] of Object.entries(WORKERS)) writeFileSync(join(folder, name), await worker(source, files));
    },
  };
}

/** Every file of a folder, by its path, with its digest as browsers write it. */
function digests(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => statSync(join(folder, name)).isFile());
  const paths = names.map((name) => relative(".", name).split(sep).join("/")).filter((name) => !(name in WORKERS));
  return Object.fromEntries(paths.sort().map((path) => [path, `sha256-${createHash("sha256").update(readFileSync(join(folder, path))).digest("base64")}`]));
}

/** A worker as the browser reads it, to be read by people too: nothing in it is made small. */
async function worker(source: string, files: Record<string, string>): Promise<string> {
  const path = fileURLToPath(new URL(source, import.meta.url));
  const { code } = await transformWithEsbuild(readFileSync(path, "utf8"), path, { target: "es2022", format: "esm", sourcemap: false, tsconfigRaw: {} });
  const version = createHash("sha256").update(code).update(JSON.stringify(files)).digest("hex").slice(0, 16);
  const list = source === WORKERS["sw.js"] ? `const VERSION = ${JSON.stringify(version)};\nconst FILES = ${JSON.stringify(files, null, 2)};\n` : "";
  return list + code;
}
