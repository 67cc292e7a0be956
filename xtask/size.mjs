// Prints what each file weighs: as it is, after gzip -9, after brotli. Arguments: the folder of the package, the folder of the page.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { extname, join, relative } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";

const [packageFolder, pageFolder] = process.argv.slice(2);

/** Every file below a folder. */
function* files(folder) {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* files(path);
    else yield path;
  }
}

/** The three weights of some files, each file compressed alone. */
function weigh(paths) {
  const sum = { raw: 0, gzip: 0, brotli: 0 };
  for (const path of paths) {
    const bytes = readFileSync(path);
    sum.raw += bytes.length;
    sum.gzip += gzipSync(bytes, { level: 9 }).length;
    sum.brotli += brotliCompressSync(bytes).length;
  }
  return sum;
}

function row(name, paths) {
  if (paths.length === 0) return;
  const { raw, gzip, brotli } = weigh(paths);
  const cells = [raw, gzip, brotli].map((bytes) => bytes.toLocaleString("en-GB").padStart(11));
  console.log(`| ${name.padEnd(36)} | ${cells.join(" | ")} |`);
}

const inPackage = [...files(packageFolder)];
const inPage = [...files(pageFolder)];
console.log(`| ${"bytes".padEnd(36)} | ${["raw", "gzip -9", "brotli"].map((head) => head.padStart(11)).join(" | ")} |`);
console.log(`| ${"-".repeat(36)} | ${`${"-".repeat(10)}: | `.repeat(3).trimEnd()}`);
row("wasm module", inPackage.filter((path) => extname(path) === ".wasm"));
row("package's JavaScript", inPackage.filter((path) => extname(path) === ".js"));
for (const path of inPackage.filter((path) => relative(packageFolder, path).startsWith("protocols"))) {
  row(`pack ${relative(join(packageFolder, "protocols"), path)}`, [path]);
}
row("page's script", inPage.filter((path) => extname(path) === ".js"));
row("page's style", inPage.filter((path) => extname(path) === ".css"));
