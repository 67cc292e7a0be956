// The examples of docs/embedding.md in Chromium, looked at as the page is: axe has nothing to say, nothing sticks out. What they do is
// tested with the package. Run by `cargo xtask test`.
import { spawn } from "node:child_process";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { isSound, looks, open, start, stop } from "./page.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const servers = [];

before(start);
after(async () => {
  for (const server of servers) server.kill();
  await stop();
});

/** Starts an example at any free port; gives its address. */
async function serve(script) {
  const server = spawn("node", [script], { cwd: root, env: { ...process.env, PORT: "0" }, stdio: ["ignore", "pipe", "inherit"] });
  servers.push(server);
  for await (const text of server.stdout) {
    const [address] = String(text).match(/http:\/\/localhost:\d+\//) ?? [];
    if (address) return address;
  }
  throw new Error(`${script} ended`);
}

describe("the examples are sound", () => {
  for (const look of looks) {
    test(`the plain page: ${look.name}`, async () => {
      const { page, close } = await open(look, { at: await serve("examples/plain-page/serve.mjs"), ready: "homeward-duties homeward-act" });
      await isSound(page, `the plain page, ${look.name}`);
      await page.locator("homeward-questions").getByRole("button", { name: "Save answer" }).click();
      await isSound(page, `the plain page with an error, ${look.name}`);
      await close();
    });
  }

  // Portals of that age were made for one width and one set of colours.
  for (const look of looks.slice(1, 2)) {
    test(`the portal: ${look.name}`, async () => {
      const address = await serve("examples/portal/server.mjs");
      const { page, close } = await open(look, { at: address, ready: "homeward-form h2" });
      await isSound(page, `the portal, ${look.name}`);
      await page.locator("#last_seen").fill("20.11.25 17h40");
      await page.locator("#last_seen").blur();
      await isSound(page, `the portal with what it cannot read, ${look.name}`);
      await close();
      const without = await open(look, { at: `${address}no-wasm`, ready: "homeward-unavailable h3" });
      await isSound(without.page, `the portal without wasm, ${look.name}`);
      await without.page.context().close();
    });
  }
});
