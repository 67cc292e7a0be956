// A browser, and files served to it under the strictest policy that a portal may have.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";

import { chromium } from "playwright-core";

/** What keeps the browser quiet: no window, no network of its own, able to run as root. */
const flags = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export const policy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'";

const kinds = { ".html": "text/html", ".js": "text/javascript", ".mjs": "text/javascript", ".css": "text/css", ".json": "application/json", ".wasm": "application/wasm", ".svg": "image/svg+xml", ".png": "image/png", ".webmanifest": "application/manifest+json" };

/** Starts the browser that `cargo xtask test` found. */
export async function browser() {
  const executablePath = process.env.HOMEWARD_CHROMIUM;
  if (!executablePath) throw new Error("HOMEWARD_CHROMIUM names no browser: HOMEWARD_CHROMIUM=$(command -v chromium) node --test pkg-tests");
  return chromium.launch({ executablePath, headless: true, args: flags });
}

/**
 * Serves a folder on this machine.
 * @param {string} folder
 * @param {string} [withPolicy]
 * @returns {Promise<{ address: string, asked: string[], close: () => void }>}
 */
export async function serve(folder, withPolicy = policy) {
  const asked = [];
  const server = createServer(async (request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? "/", "http://host").pathname));
    // A browser asks for it by itself; that is no request of ours.
    if (path === "/favicon.ico") return void response.writeHead(204).end();
    asked.push(path);
    try {
      const body = await readFile(join(folder, path === "/" ? "index.html" : path));
      response.writeHead(200, { "Content-Type": kinds[extname(path)] ?? kinds[".html"], "Content-Security-Policy": withPolicy });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", () => listening(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return { address: `http://127.0.0.1:${port}/`, asked, close: () => server.close() };
}
