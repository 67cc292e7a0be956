// Builds the elements of the npm package: scripts, types and manifest. `cargo xtask wasm` calls it and puts them into the
// package. Argument: the folder to write to.
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { declarations } from "./declarations.mjs";
import { manifest } from "./manifest.mjs";

const folder = resolve(process.argv[2] ?? fileURLToPath(new URL("../../target/package/elements", import.meta.url)));
await build({ configFile: fileURLToPath(new URL("vite.elements.config.ts", import.meta.url)), logLevel: "warn", build: { outDir: folder } });
await declarations(folder);
manifest(`${folder}/custom-elements.json`);
