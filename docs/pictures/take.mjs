// Takes the pictures of the README, of the page as it was built and of invented nights:
//   cargo xtask build && HOMEWARD_CHROMIUM=$(command -v chromium) node docs/pictures/take.mjs
// Where pngquant is installed it makes them small.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { browser, serve } from "../../pkg-tests/served.mjs";

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const WIDE = { width: 1440, height: 900 };
/** With room for a view below the answers. */
const TALL = { width: 1440, height: 1200 };
const NARROW = { width: 320, height: 900 };

const server = await serve(at("../../www/dist"));
const chromium = await browser();

/** Opens a page, does something in it, and keeps what is seen then. */
async function take(name, { viewport = WIDE, path = "", until = "homeward-question h2" }, act = async () => {}) {
  const context = await chromium.newContext({ viewport, locale: "en-GB", reducedMotion: "reduce" });
  const page = await context.newPage();
  await page.goto(`${server.address}${path}`);
  await page.locator(until).first().waitFor();
  if (path === "") await page.evaluate(() => customElements.whenDefined("homeward-timeline").then(() => undefined));
  await act(page);
  await page.evaluate(() => document.activeElement?.blur());
  await page.screenshot({ path: at(`${name}.png`) });
  spawnSync("pngquant", ["--force", "--ext", ".png", "--quality", "70-95", at(`${name}.png`)]);
  await context.close();
}

const tab = (name, shown) => async (page) => {
  await page.getByRole("tab", { name }).click();
  await page.locator(shown).first().waitFor();
};

await take("workspace-1440", {});
await take("workspace-320", { viewport: NARROW });
await take("timeline-1440", { viewport: TALL }, tab("Timeline", "homeward-timeline svg.lying"));
await take("calls-1440", { viewport: TALL }, tab("Calls", "homeward-calls section"));
await take("handover-1440", { viewport: TALL }, tab("Handover", "homeward-handover article, homeward-handover section"));
await take("home-and-host-1440", { viewport: TALL }, async (page) => {
  await page.getByLabel("Placed in the area of").selectOption("derbyshire");
  await tab("Home and host", "homeward-pair table")(page);
});
await take("form-1440", { viewport: TALL }, async (page) => {
  await tab(/^Forms/, "homeward-forms")(page);
  await page.locator("homeward-forms button").first().click();
  await page.locator("homeward-form h2").first().waitFor();
});
await take("plan-1440", { path: "plan.html", until: "homeward-trigger-plan h2" });

await chromium.close();
server.close();
