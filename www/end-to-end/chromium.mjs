// Starts the Chromium that `cargo xtask test` found, with a profile that is new every time.
import { chromium } from "playwright-core";

/** What keeps the browser quiet: no window, no network of its own, able to run as root. */
export const flags = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/**
 * Starts the browser. Playwright gives it a new, empty user-data-dir and removes that when the browser is closed.
 * @returns {Promise<import("playwright-core").Browser>}
 */
export async function launch() {
  const executablePath = process.env.HOMEWARD_CHROMIUM;
  if (!executablePath) {
    throw new Error("HOMEWARD_CHROMIUM names no browser. Run the tests by `cargo xtask test`, or set it: HOMEWARD_CHROMIUM=$(command -v chromium)");
  }
  return chromium.launch({ executablePath, headless: true, args: flags });
}
