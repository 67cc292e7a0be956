// An old-fashioned portal: pages made on the server, a form that is posted, a strict policy. It has no dependencies.
//   node examples/portal/server.mjs      http://localhost:8091
//   /          the case form, with Homeward in it
//   /no-wasm   the same, where the portal's policy refuses WebAssembly
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { listen, packageFolder, sendFile } from "../files.mjs";

const here = fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "");
// The server asks the same package: what a browser sends can be changed on the way.
const { load } = await import(`${packageFolder}/node.js`);

/** What the pages may do. Lit adopts its sheets, which `style-src 'self'` allows, and names one policy for trusted types. */
const policyWith = (scripts) =>
  [
    "default-src 'none'",
    `script-src ${scripts}`,
    "style-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types lit-html",
  ].join("; ");
const POLICY = policyWith("'self' 'wasm-unsafe-eval'");
const WITHOUT_WASM = policyWith("'self'");

listen(async (request, response, path) => {
  if (request.method === "POST" && path === "/save") return save(request, response);
  if (request.method !== "GET") return void response.writeHead(405).end();
  if (path === "/") return page(response, POLICY);
  if (path === "/no-wasm") return page(response, WITHOUT_WASM);
  if (path.startsWith("/homeward/")) return sendFile(response, packageFolder, path.slice("/homeward/".length));
  if (path === "/portal.js" || path === "/portal.css") return sendFile(response, here, path.slice(1));
  response.writeHead(204).end();
}, 8091);

async function page(response, policy) {
  send(response, await readFile(`${here}/case.html`, "utf8"), policy);
}

/** Shows what was posted, and what the server itself makes of the case. */
async function save(request, response) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const posted = new URLSearchParams(Buffer.concat(chunks).toString("utf8"));
  const rows = [...posted].map(([name, value]) => `<tr><th scope="row">${escaped(name)}</th><td><pre>${escaped(value)}</pre></td></tr>`).join("");
  const answer = await readFile(`${here}/saved.html`, "utf8");
  send(response, answer.replace("<!-- rows -->", () => rows), POLICY, await assessed(posted.get("homeward_case")));
}

/** The case as the server assesses it, or why it cannot. */
async function assessed(text) {
  try {
    const newham = await load("newham");
    const { category, risk, duties } = JSON.parse(newham.assessText(text ?? "", new Date().toISOString()));
    const late = duties.filter((duty) => duty.status === "overdue").length;
    return `The server’s own assessment: ${category.value ?? "not known"}, risk ${risk.value ?? "not known"}, ${late} duties overdue.`;
  } catch (error) {
    return `The server refuses the case: ${error instanceof Error ? error.message : error}`;
  }
}

function send(response, html, policy, words = "") {
  response.writeHead(200, { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": policy, "Referrer-Policy": "no-referrer", "Cache-Control": "no-store" });
  response.end(html.replace("<!-- words -->", () => escaped(words)));
}

function escaped(text) {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
