// What the examples' servers share: the package's files, as any web server gives them.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";
import { fileURLToPath } from "node:url";

const KINDS = { ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".json": "application/json", ".wasm": "application/wasm" };

/** The npm package, as `cargo xtask wasm` puts it together. */
export const packageFolder = fileURLToPath(new URL("../target/package/homeward", import.meta.url));

/**
 * A file of a folder, or the word that there is none.
 *
 * @param {import("node:http").ServerResponse} response
 * @param {string} folder
 * @param {string} path
 * @param {Record<string, string>} headers
 */
export async function sendFile(response, folder, path, headers = {}) {
  const file = join(folder, normalize(path));
  try {
    if (!file.startsWith(folder + sep)) throw new Error("outside");
    const body = await readFile(file);
    response.writeHead(200, { "Content-Type": KINDS[extname(file)] ?? "application/octet-stream", "X-Content-Type-Options": "nosniff", "Cache-Control": "no-cache", ...headers });
    response.end(body);
  } catch {
    response.writeHead(404, { "Content-Type": "text/plain" }).end("There is no such file.\n");
  }
}

/**
 * Listens on this machine alone, at `PORT` or the port given, and says where.
 *
 * @param {(request: import("node:http").IncomingMessage, response: import("node:http").ServerResponse, path: string) => unknown} answer
 * @param {number} port
 */
export function listen(answer, port) {
  const server = createServer((request, response) => void answer(request, response, decodeURIComponent(new URL(request.url ?? "/", "http://host").pathname)));
  server.listen(Number(process.env.PORT ?? port), "localhost", () => console.log(`http://localhost:${server.address().port}/`));
}
