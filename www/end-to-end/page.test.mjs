// The page, end to end, in Chromium, under its policy: run by `cargo xtask test`.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { address, focused, focusIsSeen, isSound, looks, open, start, startOwn, stop, tabTo, view, words } from "./page.mjs";

before(start);
after(stop);

const headline = (page) => page.locator("homeward-assessment .big").first();
const act = (page, group, title) => page.locator(`homeward-duties section[aria-labelledby="group-${group}"] homeward-act`).filter({ hasText: title });
const question = (page) => page.locator("homeward-question h2#question");
/** Shows all that is not known, and not only what comes first. */
async function unfoldQuestions(page) {
  const list = page.locator("homeward-questions details details");
  await list.locator("summary").click();
  await list.locator("li").first().waitFor();
}
const summary = (page) => page.locator("homeward-question .govuk-error-summary");

/** The states that every look passes through, each reached from the one before or from a fresh page. */
const states = {
  async "the example"() {},
  async "an act that is open"(page) {
    await act(page, "overdue", "Hold the strategy meeting").locator(".title").click();
  },
  async "everything unfolded"(page) {
    await page.evaluate(() => {
      const open = (root) => {
        for (const details of root.querySelectorAll("details")) details.open = true;
        for (const element of root.querySelectorAll("*")) if (element.shadowRoot) open(element.shadowRoot);
      };
      open(document);
    });
    // What was folded is drawn now.
    await act(page, "may_apply", "").nth(5).waitFor();
  },
  async "an answer that was not chosen"(page) {
    await page.getByRole("button", { name: "Save answer" }).click();
    await summary(page).waitFor();
  },
  async "a date with an error"(page) {
    await page.getByRole("button", { name: /^Change.*Last seen$/ }).click();
    await page.getByLabel("Day", { exact: true }).fill("31");
    await page.getByRole("button", { name: "Save answer" }).click();
    await summary(page).waitFor();
  },
  async "a number with an error"(page) {
    await page.getByRole("button", { name: /^Change.*Age$/ }).click();
    await page.locator("homeward-question #answer").fill("fourteen");
    await page.getByRole("button", { name: "Save answer" }).click();
    await summary(page).waitFor();
  },
  async "an act marked done"(page) {
    await act(page, "overdue", "Send the 24-hour notification").locator(".done").click();
    await page.locator("homeward-message .words").waitFor();
  },
  async "done at another time"(page) {
    await act(page, "overdue", "Send the 24-hour notification").locator(".done").click();
    await page.getByRole("button", { name: "Done at another time" }).click();
    await page.locator("homeward-message").getByLabel("Hour").fill("99");
    await page.getByRole("button", { name: "Save time" }).click();
    await page.locator("homeward-message #error").waitFor();
  },
  async "an empty case"(page) {
    await startOwn(page);
    await page.locator("homeward-assessment").getByText("Not known yet").first().waitFor();
  },
  async "placed in another authority"(page) {
    await page.getByLabel("Placed in the area of").selectOption("derbyshire");
    await view(page, "Home and host");
    await page.locator("homeward-pair h2").first().waitFor();
  },
};

/** The packs that a state asks for. */
const fetched = { "placed in another authority": ["derbyshire"] };

for (const look of looks) {
  describe(`every state is sound: ${look.name}`, () => {
    for (const [state, reach] of Object.entries(states)) {
      test(state, async () => {
        const { page, close } = await open(look);
        await reach(page);
        await isSound(page, `${state}, ${look.name}`);
        await close(fetched[state]);
      });
    }
  });
}

test("opens with the example, and nothing was chosen", async () => {
  const { page, close } = await open();
  assert.equal(await headline(page).textContent(), "Missing");
  assert.match(await words(page.locator("homeward-assessment")), /No grade yet: could be high/);
  assert.match(await words(page.locator("homeward-assessment")), /34 min late[\s\S]*Sat 21 Nov, 21:30/);
  assert.match(await words(page.locator("homeward-assessment")), /prints no telephone numbers/);
  assert.match(await page.locator("header").innerText(), /Sat 21 Nov 2026, 22:04[\s\S]*nothing stored[\s\S]*supports judgement/);
  assert.equal(await page.title(), "Case – Newham – Homeward");
  await close();
});

test("asks for six files beside the page before the first answer and for two after it, and for nothing of another host", async () => {
  const { seen, close } = await open();
  const files = seen.requests.filter((request) => !/\/(icons\/.*|manifest\.webmanifest|sw\.js)$/.test(request));
  assert.ok(files.length <= 9, files.join("\n"));
  for (const request of seen.requests) assert.ok(request.startsWith(new URL(address).origin), request);
  await close();
});

test("by keyboard alone: an answer changes what this is, the duties and the question", async () => {
  const { page, later, close } = await open();
  await tabTo(page, /^button Police grade of risk/);
  await page.keyboard.press("Enter");
  assert.match(await focused(page), /^h2 question/);
  const asked = await question(page).textContent();
  const standing = await page.locator("homeward-duties h3").allInnerTexts();
  await tabTo(page, /^input answer-0/);
  assert.equal(await focusIsSeen(page), "");
  await page.keyboard.press("Space");
  await tabTo(page, /^button Save answer/, 3);
  assert.equal(await focusIsSeen(page), "");
  await page.keyboard.press("Enter");
  await page.locator("homeward-assessment").getByText("Missing, high risk").waitFor();
  assert.notEqual(await question(page).textContent(), asked);
  assert.notDeepEqual(await page.locator("homeward-duties h3").allInnerTexts(), standing);
  assert.match(await words(act(page, "now", "High risk: tell senior managers at once")), /at once/);
  assert.match(await focused(page), /^h2 question/);
  assert.equal(await focusIsSeen(page), "");
  assert.match(await page.locator("homeward-workspace .whole > [role=status]").textContent(), /Now: Missing, high risk/);
  assert.deepEqual(later(), []);
  await close();
});

test("not known is an answer: the question moves to the end and does not come back at once", async () => {
  const { page, close } = await open();
  const asked = await question(page).textContent();
  await page.getByLabel("Not known", { exact: true }).check();
  await page.getByRole("button", { name: "Save answer" }).click();
  await page.waitForFunction((before) => window.deep("#question").textContent !== before, asked);
  assert.equal(await headline(page).textContent(), "Missing");
  await unfoldQuestions(page);
  const last = await page.evaluate(() => [...window.deep("homeward-questions").shadowRoot.querySelectorAll("li")].at(-1).textContent);
  assert.match(last, /not known, 22:04/, "with its time, and last");
  await close();
});

test("an answer can be changed, and what stood before is filled in", async () => {
  const { page, close } = await open();
  await page.getByRole("button", { name: /^Change.*Looked after$/ }).click();
  assert.match(await focused(page), /^h2 question/);
  assert.ok(await page.getByLabel("Yes", { exact: true }).isChecked());
  await page.getByLabel("No", { exact: true }).check();
  await page.getByRole("button", { name: "Save answer" }).click();
  assert.match(await page.locator("homeward-known .row").filter({ hasText: "Looked after" }).innerText(), /No/);
  await close();
});

const wrongTimes = [
  [{ Day: "" }, "Last seen must include a day", "Day"],
  [{ Month: "13" }, "Last seen must be a real date: check the month", "Month"],
  [{ Day: "31" }, "Last seen must be a real date: that month has no day 31", "Day"],
  [{ Year: "26" }, "Year must include 4 numbers", "Year"],
  [{ Hour: "24" }, "Hour must be a number from 0 to 23", "Hour"],
  [{ Minutes: "60" }, "Minutes must be a number from 0 to 59", "Minutes"],
  [{ Hour: "", Minutes: "" }, "Enter the time, as a 24-hour clock shows it: 17 40", "Hour"],
  [{ Day: "29", Month: "3", Year: "2026", Hour: "1", Minutes: "30" }, "There was no 01:30 on that day: the clocks went forward from 01:00 to 02:00. Enter the time that a clock showed", "Hour"],
];

test("each kind of wrong date or time has its message, is kept, and the summary leads to the field", async () => {
  const { page, close } = await open();
  for (const [typed, message, field] of wrongTimes) {
    await page.getByRole("button", { name: /^Change.*Last seen$/ }).click();
    for (const [label, text] of Object.entries(typed)) await page.getByLabel(label, { exact: true }).fill(text);
    await page.getByRole("button", { name: "Save answer" }).click();
    await summary(page).waitFor();
    assert.match(await summary(page).innerText(), /^There is a problem/);
    assert.equal((await summary(page).locator("a").innerText()).trim(), message);
    assert.match(await page.locator("homeward-moment-input #error").innerText(), new RegExp(message.slice(0, 30).replace(/[.*+?^${}()|[\]\\]/g, "\\$&")));
    assert.match(await focused(page), /There is a problem/);
    assert.match(await page.title(), /^Error: /);
    for (const [label, text] of Object.entries(typed)) assert.equal(await page.getByLabel(label, { exact: true }).inputValue(), text);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    assert.equal(await focused(page), `input ${field === "Minutes" ? "minute" : field.toLowerCase()}`);
    assert.equal(await focusIsSeen(page), "");
  }
  assert.match(await words(page.locator("homeward-known")), /Last seen\s+Fri 20 Nov, 17:40/, "nothing wrong was taken over");
  await close();
});

test("of a time that came twice the person says which", async () => {
  const { page, close } = await open();
  await page.getByRole("button", { name: /^Change.*Last seen$/ }).click();
  for (const [label, text] of [["Day", "25"], ["Month", "oct"], ["Hour", "01"], ["Minutes", "30"]]) await page.getByLabel(label, { exact: true }).fill(text);
  await page.getByRole("button", { name: "Save answer" }).click();
  assert.match(await summary(page).innerText(), /01:30 came twice on that day/);
  await isSound(page, "which of the two");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  assert.equal(await focused(page), "input which-first");
  await page.getByLabel("The second, an hour later").check();
  await page.getByRole("button", { name: "Save answer" }).click();
  assert.match(await words(page.locator("homeward-known")), /Last seen\s+Sun 25 Oct, 01:30/);
  assert.doesNotMatch(await page.title(), /^Error/);
  await close();
});

test("a case that the core refuses stays as it was, with the core's own words", async () => {
  const { page, close } = await open();
  await page.getByRole("button", { name: /^Change.*Age$/ }).click();
  await page.locator("homeward-question #answer").fill("99");
  await page.getByRole("button", { name: "Save answer" }).click();
  await summary(page).waitFor();
  assert.match(await focused(page), /There is a problem/);
  assert.equal(await page.locator("homeward-question #answer").inputValue(), "99");
  assert.match(await words(page.locator("homeward-known")), /Age\s+14/);
  await isSound(page, "refused by the core");
  await close();
});

test("an act is marked done, with another time, and taken back; the focus is never lost", async () => {
  const { page, later, close } = await open();
  const overdue = act(page, "overdue", "Send the 24-hour notification");
  await overdue.locator(".done").focus();
  await page.keyboard.press("Enter");
  await page.locator("homeward-message .words").waitFor();
  assert.equal(await overdue.count(), 0);
  assert.match(await focused(page), /Done: Send the 24-hour notification.*Sat 21 Nov, 22:04/);
  assert.equal(await focusIsSeen(page), "");
  assert.equal(await page.locator("homeward-duties #group-done").innerText(), "Done: 1");

  await page.getByRole("button", { name: "Done at another time" }).click();
  await page.locator("homeward-message").getByLabel("Hour").fill("23");
  await page.getByRole("button", { name: "Save time" }).click();
  assert.match(await page.locator("homeward-message #error").innerText(), /must not be later than the time now/);
  await page.locator("homeward-message").getByLabel("Hour").fill("21");
  await page.getByRole("button", { name: "Save time" }).click();
  await page.locator("homeward-message").getByText("Sat 21 Nov, 21:04").waitFor();
  assert.match(await focused(page), /21:04/);

  await page.locator("homeward-message").getByRole("button", { name: "Undo" }).click();
  await page.locator("homeward-message").getByText("Taken back").waitFor();
  assert.equal(await overdue.count(), 1);
  assert.match(await focused(page), /Taken back/);
  await page.getByRole("button", { name: /^Close/ }).click();
  await page.waitForFunction(() => !window.deep("homeward-message"));
  await page.waitForTimeout(50);
  assert.match(await focused(page), /Send the 24-hour notification/);
  assert.equal(await focusIsSeen(page), "");
  assert.deepEqual(later(), []);
  await close();
});

test("what is done can be taken back from the list, too", async () => {
  const { page, close } = await open();
  await act(page, "overdue", "Send the 24-hour notification").locator(".done").click();
  await page.locator("#group-done").click();
  await act(page, "done", "Send the 24-hour notification").locator(".undo").click();
  assert.equal(await act(page, "overdue", "Send the 24-hour notification").count(), 1);
  assert.match(await focused(page), /Taken back/);
  await close();
});

test("an act opens its paragraphs, with reasons, limit and clock, and leads to the question that it needs", async () => {
  const { page, close } = await open();
  const meeting = act(page, "overdue", "Hold the strategy meeting");
  await meeting.locator(".title").focus();
  await page.keyboard.press("Enter");
  const told = await meeting.locator(".clauses").innerText();
  for (const expected of ["[11.1]", "24 hours", "reported missing, Fri 20 Nov, 21:30", "Because of"]) assert.ok(told.includes(expected), expected);
  assert.equal(await meeting.locator(".title").getAttribute("aria-expanded"), "true");
  const possible = page.locator('homeward-duties section[aria-labelledby="group-may_apply"] homeward-act').first();
  const need = possible.locator(".answer .link").first();
  const label = (await need.innerText()).replace(/^Answer: */, "");
  await need.click();
  assert.match(await focused(page), /^h2 question/);
  assert.ok(label.length > 0);
  await close();
});

test("the real clock: the countdown moves on, what is open stays open, the focus stays", async () => {
  const { page, close } = await open(looks[1], { before: (page) => page.clock.install({ time: new Date("2026-11-21T22:04:20Z") }) });
  await page.getByRole("button", { name: "Use the real clock" }).click();
  const title = act(page, "overdue", "Hold the strategy meeting").locator(".title");
  await title.focus();
  await page.keyboard.press("Enter");
  await page.clock.runFor(61_000);
  await page.locator("homeward-assessment").getByText("35 min late", { exact: true }).first().waitFor();
  assert.match(await page.locator("header").innerText(), /22:05/);
  assert.equal(await title.getAttribute("aria-expanded"), "true");
  assert.match(await focused(page), /Hold the strategy meeting/);
  await close();
});

test("a duty that becomes overdue is said once", async () => {
  const { page, close } = await open(looks[1], { before: (page) => page.clock.install({ time: new Date("2026-11-23T21:28:40Z") }) });
  await page.getByRole("button", { name: "Use the real clock" }).click();
  const status = page.locator("homeward-workspace .whole > [role=status]");
  const before = await status.textContent();
  await page.clock.runFor(181_000);
  await page.locator("header").getByText(/21:31/).waitFor();
  const said = await status.textContent();
  assert.notEqual(said, before);
  assert.match(said, /^Now overdue: .*Tell the Director of Operations at 72 hours/);
  assert.doesNotMatch(said, /24-hour/);
  await page.clock.runFor(60_000);
  assert.equal(await status.textContent(), said);
  await close();
});

test("placed in another authority: both answer, each act says whose it is, and an answer counts for both", async () => {
  const { page, close } = await open();
  await page.getByLabel("Placed in the area of").selectOption("derbyshire");
  await page.getByRole("tab", { name: "Home and host" }).waitFor();
  assert.equal(await page.title(), "Case – Newham – Homeward");
  const sides = page.locator("homeward-assessment .side");
  assert.deepEqual((await sides.allInnerTexts()).map((text) => text.trim().replace(/\s+/g, " ")), [
    "Newham is responsible for the child",
    "Derby and Derbyshire is where the child is placed",
  ]);
  const authorities = await page.locator("homeward-duties homeward-act .side").allTextContents();
  assert.deepEqual([...new Set(authorities)].sort(), ["Derby and Derbyshire", "Newham"]);
  assert.ok((await page.locator("homeward-act").count()) === authorities.length, "every act says whose it is");
  // Whose the child is and where it lives follows from the two; it is neither asked nor shown.
  assert.doesNotMatch(await words(page.locator("homeward-known")), /Responsible authority|Lives in/);
  // An act of the host is marked done, and stays so when the other authority is taken away and comes back.
  const theirs = page.locator("homeward-duties homeward-act", { hasText: "Derby and Derbyshire" }).first();
  const title = await theirs.locator(".title").innerText();
  await theirs.locator(".done").click();
  await page.locator("homeward-message", { hasText: title }).waitFor();
  await page.getByRole("button", { name: "Close" }).click();
  await page.getByLabel("Placed in the area of").selectOption("");
  await page.getByRole("tab", { name: "Compare" }).waitFor();
  assert.equal(await page.locator("homeward-assessment .side").count(), 0);
  await page.getByLabel("Placed in the area of").selectOption("derbyshire");
  await page.getByRole("tab", { name: "Home and host" }).waitFor();
  await page.locator("homeward-duties summary", { hasText: /^Done/ }).click();
  await act(page, "done", title).first().waitFor();
  await close(["derbyshire"]);
});

test("another authority's protocol can be chosen, and its numbers say until when somebody answers", async () => {
  const { page, close } = await open();
  await page.getByLabel("Responsible authority").selectOption("derbyshire");
  await page.locator("h1", { hasText: "Derby and Derbyshire" }).waitFor();
  assert.match(await words(page.locator("homeward-assessment")), /01629 533190|01332 \d{6}/);
  assert.doesNotMatch(await words(page.locator("homeward-assessment")), /prints no telephone numbers/);
  await close(["derbyshire"]);
});

test("what could not be asked is remembered with its time, and asked before what nobody knows", async () => {
  const { page, close } = await open();
  for (const answer of ["Not known", "Could not ask"]) {
    const asked = await question(page).textContent();
    await page.getByLabel(answer, { exact: true }).check();
    await page.getByRole("button", { name: "Save answer" }).click();
    await page.waitForFunction((before) => window.deep("#question").textContent !== before, asked);
  }
  await unfoldQuestions(page);
  const last = await page.evaluate(() => [...window.deep("homeward-questions").shadowRoot.querySelectorAll("li")].slice(-2).map((one) => one.textContent.trim().split(/\s+–\s+/).at(-1)));
  assert.deepEqual(last, ["could not ask, 22:04", "not known, 22:04"]);
  await close();
});

test("danger to the child is asked before all else", async () => {
  const { page, close } = await open();
  await startOwn(page);
  await page.getByRole("button", { name: "Start without these" }).click();
  assert.match(await focused(page), /^h2 question/);
  assert.match(await words(page.locator("homeward-question")), /danger|crime|harm/i);
  await close();
});

test("an empty case is no all-clear: it says what is not known, and asks three facts to start", async () => {
  const { page, close } = await open();
  await startOwn(page);
  assert.equal(await headline(page).textContent(), "Not known yet");
  const whom = page.locator("homeward-assessment").getByRole("region", { name: "Whom to ring now" });
  assert.match(await whom.innerText(), /Not known yet[\s\S]*\d+ acts may apply[\s\S]*immediate danger: 999/);
  assert.doesNotMatch(await whom.innerText(), /Nobody/);
  assert.match(await focused(page), /^h2 Three facts to start/);
  assert.match(await page.locator("header").innerText(), /^(?![\s\S]*clock stopped)/, "a case of one's own runs by the real clock");
  await page.getByRole("button", { name: "Show the example" }).click();
  assert.equal(await headline(page).textContent(), "Missing");
  await close();
});

test("400 % zoom and wide spacing of text: nothing sticks out, nothing is lost", async () => {
  const zoomed = await open({ name: "400 %", viewport: { width: 320, height: 225 }, deviceScaleFactor: 4 });
  await isSound(zoomed.page, "400 %");
  await zoomed.close();
  const { page, close } = await open(looks[0]);
  await page.evaluate(() => {
    const spacing = new CSSStyleSheet();
    spacing.replaceSync("* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }");
    const apply = (root) => {
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, spacing];
      for (const element of root.querySelectorAll("*")) if (element.shadowRoot) apply(element.shadowRoot);
    };
    apply(document);
  });
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 320);
  await close();
});

test("on a narrow screen the question comes right after the answers, before the list", async () => {
  const { page, close } = await open(looks[0]);
  const top = async (name) => (await page.locator(name).boundingBox()).y;
  assert.ok((await top("homeward-assessment")) < (await top("homeward-question")));
  assert.ok((await top("homeward-question")) < (await top("homeward-duties")));
  assert.ok((await top("homeward-duties")) < (await top("homeward-known")));
  await close();
});

test("every stop of the Tab key can be seen", async () => {
  for (const look of [looks[0], looks[1]]) {
    const { page, close } = await open(look);
    for (let step = 0; step < 60; step += 1) {
      await page.keyboard.press("Tab");
      if ((await focused(page)) === "nothing") break;
      assert.equal(await focusIsSeen(page), "", `${look.name}, Tab ${step + 1}`);
    }
    await close();
  }
});

test("where wasm is refused the page says so, names the contacts and shows no answer", async () => {
  const { page, seen } = await open(looks[1], {
    ready: false,
    before: (page) =>
      page.route(address, async (route) => {
        const response = await route.fetch();
        const policy = response.headers()["content-security-policy"].replace(" 'wasm-unsafe-eval'", "");
        await route.fulfill({ response, headers: { ...response.headers(), "content-security-policy": policy } });
      }),
  });
  await page.getByRole("heading", { name: /Use the paper protocol/ }).waitFor();
  assert.match(await words(page.locator("homeward-unavailable")), /Contacts that the protocol of Newham names[\s\S]*missing persons unit/);
  const choice = page.getByLabel("Whose contacts are needed?");
  assert.equal(await choice.locator("option").count(), 5);
  await choice.selectOption("torbay");
  await page.getByRole("heading", { name: "Contacts that the protocol of Torbay names" }).waitFor();
  const torbay = JSON.parse(readFileSync(new URL("../../target/package/homeward/protocols/torbay.json", import.meta.url), "utf8"));
  for (const { name } of torbay.contacts) assert.ok((await words(page.locator("homeward-unavailable"))).includes(name), name);
  assert.equal(await page.locator("homeward-assessment").count(), 0);
  await isSound(page, "wasm refused");
  assert.ok(seen.violations.every((violation) => violation.includes("wasm-eval")), seen.violations.join("\n"));
  await page.context().close();
});

test("where the module cannot be fetched, too", async () => {
  const { page } = await open(looks[0], { ready: false, before: (page) => page.route("**/*.wasm", (route) => route.abort()) });
  await page.getByRole("heading", { name: /Use the paper protocol/ }).waitFor();
  await isSound(page, "module not fetched");
  await page.context().close();
});

test("nothing wrong shows before the core is ready, and without scripts the page says what to do", async () => {
  let go;
  const held = new Promise((resolve) => (go = resolve));
  const { page, seen } = await open(looks[1], { ready: false, axe: false, before: (page) => page.route("**/*.wasm", async (route) => held.then(() => route.continue())) });
  await page.getByText("Loading the protocol").waitFor();
  assert.equal(await page.locator("homeward-assessment").count(), 0);
  go();
  await page.locator("homeward-assessment").waitFor();
  assert.ok(!(await page.getByText("Loading the protocol").isVisible()));
  assert.deepEqual(seen.errors, []);
  await page.context().close();
  const without = await open({ name: "no scripts", viewport: { width: 320, height: 600 }, javaScriptEnabled: false }, { ready: false, axe: false });
  assert.match(await without.page.locator("body").innerText(), /Homeward needs JavaScript[\s\S]*Use the paper protocol/);
  await without.page.context().close();
});

test("nothing of a case is stored; what works offline is the page's own files", async () => {
  const { page, close } = await open();
  await page.getByRole("button", { name: "Police grade of risk", exact: true }).first().click();
  await page.getByLabel("High", { exact: true }).check();
  await page.getByRole("button", { name: "Save answer" }).click();
  await page.locator("homeward-assessment").getByText("Missing, high risk").waitFor();
  const stored = await page.evaluate(async () => [localStorage.length, sessionStorage.length, document.cookie, (await indexedDB.databases()).length, location.href]);
  assert.deepEqual(stored, [0, 0, "", 0, address]);
  const kept = await page.evaluate(async () => (await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)))).flat());
  for (const url of kept) assert.match(url.slice(address.length), /^$|^[\w./-]+\.(html|js|css|json|wasm|svg|png|webmanifest)$/, "a file of the page, without any word of a case");
  await close();
});
