// What the tests of every form share: the cases, and how a form is shown. Every child is invented.
import { readFileSync } from "node:fs";

/** The moment of the page. */
export const AS_OF = "2026-11-21T22:04:00Z";

const night = JSON.parse(readFileSync(new URL("../../examples/newham-night.json", import.meta.url), "utf8"));

/** The example's night, with a first meeting held; and with the child back again. */
export const cases = [
  { missing_meeting_held: "2026-11-21T10:00:00Z" },
  { missing_meeting_held: "2026-11-21T10:00:00Z", located: "2026-11-21T19:00:00Z", returned: "2026-11-21T19:30:00Z" },
].map((events) => ({ ...night, events: { ...night.events, ...events } }));

/** The form that the page shows. */
export const form = (page) => page.locator("homeward-form");

/** What of a case a protocol knows. */
export function known(protocol, caseFile) {
  const { facts, events } = protocol.vocabulary();
  const own = (all, names) => Object.fromEntries(Object.entries(all).filter(([name]) => names.some((one) => one.name === name)));
  return { ...caseFile, facts: own(caseFile.facts, facts), events: own(caseFile.events, events) };
}

/** Goes by the protocol of an authority. The page begins with Newham's. */
export async function goBy(page, authority) {
  if (authority === "newham") return;
  await page.getByLabel("Responsible authority").selectOption(authority);
  await page.waitForFunction((authority) => window.deep("homeward-workspace").protocol?.id === authority, authority);
}

/** Shows a form, all of it on one page, with these answers, as after the way through the list. */
export async function show(page, id, caseFile, value) {
  await page.evaluate(
    async ([id, caseFile, value]) => {
      const workspace = window.deep("homeward-workspace");
      workspace.formOpen = null;
      workspace.case = caseFile;
      await workspace.updateComplete;
      Object.assign(workspace.drafts.of(id), { value });
      workspace.formOpen = id;
      await workspace.updateComplete;
      const element = window.deep("homeward-form");
      element.pages = "all";
      await element.updateComplete;
      await element.updateComplete;
      element.shadowRoot.querySelector("h2").focus();
    },
    [id, caseFile, value],
  );
}
