// The leaves of the workspace one by one, in Chromium, with what the core would give them: run by `cargo xtask test`.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { readFileSync } from "node:fs";
import { load } from "../../target/package/homeward/node.js";
import { focused, isSound, tabTo } from "./page.mjs";
import { leafLooks, mount, startLeaves, stopLeaves } from "./leaf.mjs";
import * as night from "./leaves/night.mjs";

before(startLeaves);
after(stopLeaves);

/** Every state of every element: its name, its tag, what it is given, and what a person does to come there. */
const STATES = [
  ["changes", "homeward-changes", { changes: night.changes }],
  ["changes, unfolded", "homeward-changes", { changes: night.changes }, ({ element }) => element.locator("summary").first().click()],
  ["changes: none", "homeward-changes", { changes: night.noChanges }],
  ["repeats", "homeward-repeats", { repeats: night.repeats }],
  ["repeats: none", "homeward-repeats", { repeats: night.noRepeats }],
  ["handover", "homeward-handover", { handover: night.handover, text: "TEXT", calendar: "BEGIN:VCALENDAR", saved: "{}" }],
  ["handover: nothing known", "homeward-handover", { handover: night.emptyHandover }],
  ["handover: the clipboard is refused", "homeward-handover", { handover: night.handover, text: "Missing, medium risk\n" }, ({ element }) => element.getByRole("button", { name: "Copy as text" }).click()],
  ["calls", "homeward-calls", { calls: night.calls, asOf: night.asOf }],
  ["calls: noted", "homeward-calls", { calls: night.calls, told: night.told, asOf: night.asOf }],
  ["calls: without a time", "homeward-calls", { calls: night.calls.slice(0, 1), asOf: night.asOf }, ({ element }) => element.getByRole("button", { name: /^Note the call ?: Police$/ }).click()],
  ["calls: no longer asked for", "homeward-calls", { calls: night.calls, asOf: night.asOf }, async ({ element }) => {
    await element.getByLabel("Who you spoke to").first().fill("PC Dale");
    await element.evaluate((element) => (element.calls = []));
    await element.getByText("What you typed is still here").waitFor();
  }],
  ["calls: of two authorities", "homeward-calls", { calls: [night.ofTwo], told: night.told.slice(0, 1), asOf: night.asOf }],
  ["calls: none", "homeward-calls", { calls: [], asOf: night.asOf }],
  ["timeline: the table", "homeward-timeline", { timeline: night.timeline }, ({ element }) => element.getByRole("button", { name: "The same as a table" }).click()],
  ["timeline: a week", "homeward-timeline", { timeline: night.timeline }, ({ element }) => element.getByText("7 days", { exact: true }).click()],
  ["timeline: all", "homeward-timeline", { timeline: night.timeline, zoom: "all" }],
  ["timeline: nothing", "homeward-timeline", { timeline: { ...night.timeline, marks: [], bars: [], waiting: [] } }],
  ["history: none", "homeward-history", { case: {}, asOf: night.asOf }],
  ["history: wrong", "homeward-history", { case: night.earlier, asOf: night.asOf }, ({ element }) => element.getByRole("button", { name: "Add this episode" }).click()],
  ["history: a row alone", "homeward-history", { case: night.earlier, asOf: night.asOf }, async ({ element }) => {
    await paste(element);
    await element.getByText("Answer for this row alone").first().click();
  }],
  ["history: pasted", "homeward-history", { case: night.earlier, asOf: night.asOf }, ({ element }) => paste(element)],
];

/** Pastes the rows, as a person does. */
async function paste(element) {
  await element.getByLabel("Rows from a spreadsheet").fill(night.rows);
  await element.getByRole("button", { name: "Read the rows" }).click();
  await element.getByRole("heading", { name: /rows read/ }).waitFor();
}

/** What the core says of the example of a night, early and late: the usual, as it comes. */
const real = {};
before(async () => {
  const [newham, derbyshire] = [await load("newham"), await load("derbyshire")];
  const caseFile = JSON.parse(readFileSync(new URL("../../examples/newham-night.json", import.meta.url), "utf8"));
  const at = "2026-11-21T22:04:00Z";
  Object.assign(real, {
    changes: newham.changes(caseFile, at),
    repeats: newham.repeats(caseFile, at),
    calls: newham.calls(caseFile, at),
    timeline: newham.timeline(caseFile, at),
    // Just noticed, in an authority with many contacts: nobody has been rung.
    fresh: derbyshire.calls(
      { facts: { age: 14, looked_after: true, whereabouts: "unknown", reported_to_police: false, cce_risk: true }, events: { last_seen: "2026-11-20T17:40:00Z", noticed_away: "2026-11-20T20:15:00Z" } },
      night.asOf,
    ),
    handover: newham.handover({ case: caseFile, told: night.told, asked: [{ name: "police_risk", answer: "could_not_ask", at: night.asOf }] }, at),
    asOf: at,
  });
});

describe("every state is sound", () => {
  for (const look of leafLooks) {
    test(look.name, async () => {
      const [, first] = STATES[0];
      const { page, replace, close } = await mount(first, {}, { look });
      const fresh = ["calls of a child missed just now", "homeward-calls", { calls: real.fresh, asOf: real.asOf }];
      const usual = ["changes", "repeats", "calls", "handover", "timeline"].map((name) => [`${name} of the example`, `homeward-${name}`, { [name]: real[name], asOf: real.asOf }]);
      for (const [name, tag, properties, reach] of [...STATES, ...usual, fresh]) {
        const mounted = await replace(tag, properties);
        await reach?.(mounted);
        await isSound(page, `${name}, ${look.name}`);
        if (process.env.HOMEWARD_PICTURES) await page.screenshot({ path: `${process.env.HOMEWARD_PICTURES}/${`${name} ${look.name}`.replaceAll(/[^a-z0-9]+/g, "-")}.png`, fullPage: true });
      }
      await close();
    });
  }
});

describe("what would change this", () => {
  test("each fact asks its question, by keyboard alone; the focus stays where it was when the answers come anew", async () => {
    const { page, told, give, close } = await mount("homeward-changes", { changes: night.changes });
    await tabTo(page, /Needs medicine/);
    await page.keyboard.press("Enter");
    assert.deepEqual(await told(), [{ name: "homeward-asked", detail: { name: "medical_need" } }]);
    const [first, ...rest] = night.changes.outcomes;
    await give({ changes: { ...night.changes, outcomes: [{ ...first, if: first.if.slice(1) }, ...rest] } });
    assert.match(await focused(page), /^button Needs medicine/);
    await close();
  });

  test("both ways, and nothing twice: each act stands once, under the facts that it hangs on", async () => {
    const { element, close } = await mount("homeward-changes", { changes: night.changes });
    assert.deepEqual(await element.getByRole("heading", { level: 3 }).allInnerTexts(), ["Graver", "Lighter", "By time alone", "Would also be owed", "Would no longer be owed"]);
    for (const summary of await element.locator("section > details > summary").all()) await summary.click();
    assert.equal(await element.locator(".titles li").count(), night.changes.acts.length);
    await close();
  });
});

describe("the timeline", () => {
  const given = { timeline: night.timeline };

  test("no label lies on another, as they are really drawn, at any width, spaced or not", async () => {
    for (const spaced of [false, true]) {
      const { page, element, give, close } = await mount("homeward-timeline", given, { look: { name: "", viewport: { width: 760, height: 900 }, spaced } });
      for (const width of [760, 1000, 1440]) {
        for (const zoom of ["day", "week", "all"]) {
          for (const timeline of [night.timeline, real.timeline]) {
            await page.setViewportSize({ width, height: 900 });
            await give({ timeline, zoom });
            await page.waitForTimeout(60);
            const boxes = await element.locator("svg.lying text").evaluateAll((all) => all.map((one) => ({ words: one.textContent, ...one.getBoundingClientRect().toJSON() })));
            assert.ok(boxes.length > 5);
            for (const [index, one] of boxes.entries()) {
              assert.ok(one.left >= 0 && one.right <= width, `${one.words} leaves the picture at ${width}`);
              for (const other of boxes.slice(index + 1)) {
                const over = Math.min(Math.min(one.right, other.right) - Math.max(one.left, other.left), Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) - 4);
                assert.ok(over <= 0, `${one.words} and ${other.words} at ${width}, ${zoom}: ${over} px`);
              }
            }
          }
        }
      }
      await close();
    }
  });

  test("the words of the picture stand out from the paper, in the light and in the dark", async () => {
    for (const look of [leafLooks[1], leafLooks[2]]) {
      const { element, close } = await mount("homeward-timeline", given, { look });
      const least = await element.locator("svg.lying text").evaluateAll((all) => {
        const light = (colour) => {
          const [red, green, blue] = colour.match(/[\d.]+/g).map((part) => part / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
          return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
        };
        const paper = light(getComputedStyle(document.body).backgroundColor);
        return Math.min(...all.map((one) => light(getComputedStyle(one).fill)).map((ink) => (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05)));
      });
      assert.ok(least >= 4.5, `${look.name}: ${least}`);
      await close();
    }
  });

  test("the minute moves the line of now and nothing else", async () => {
    for (const look of [leafLooks[1], leafLooks[0]]) {
      const { element, give, close } = await mount("homeward-timeline", given, { look });
      const places = () =>
        element.evaluate((element) => [...element.shadowRoot.querySelectorAll("svg.lying text, svg.lying line, svg.lying path, .upright > li")].filter((one) => !one.matches(".now")).map((one) => Object.values(one.getBoundingClientRect().toJSON()).join()));
      const now = () => element.locator(".now").first().evaluate((one) => Object.values(one.getBoundingClientRect().toJSON()).join());
      const [before, line] = [await places(), await now()];
      assert.ok(before.length > 10);
      const later = (instant) => new Date(new Date(instant).getTime() + 40 * 60_000).toISOString();
      await give({ timeline: { ...night.timeline, now: later(night.asOf), now_words: "Fri 20 Nov, 22:44", zooms: night.timeline.zooms.map((zoom) => ({ ...zoom, from: later(zoom.from), to: later(zoom.to) })) } });
      assert.deepEqual(await places(), before);
      if (look === leafLooks[1]) assert.notEqual(await now(), line);
      await close();
    }
  });

  test("by keyboard: the stretch is chosen, the table opens; the focus stays", async () => {
    const { page, element, give, close } = await mount("homeward-timeline", given);
    await tabTo(page, /zoom-day/);
    await page.keyboard.press("ArrowRight");
    assert.match(await focused(page), /zoom-week/);
    assert.match(await element.locator("svg.lying").textContent(), /Hold the 72-hour safeguarding meeting/);
    await tabTo(page, /^button The same as a table/, 3);
    assert.equal(await element.getByRole("table").count(), 0);
    await page.keyboard.press("Enter");
    assert.equal(await element.getByRole("table").count(), 3);
    await give({ timeline: { ...night.timeline, now: "2026-11-20T22:05:00Z" } });
    assert.match(await focused(page), /^button The same as a table/);
    for (const { title } of [...night.timeline.bars, ...night.timeline.waiting]) assert.ok((await element.getByRole("rowheader", { name: title }).count()) > 0, title);
    await close();
  });

  test("what is not in the picture is counted, and what is overdue is always in it", async () => {
    const { element, close } = await mount("homeward-timeline", given);
    await element.getByText("Not in the picture: 5 later, 1 without a time limit. The table has all.").waitFor();
    assert.match(await element.locator("svg.lying").textContent(), /overdue since Fri 20 Nov, 21:50/);
    await close();
  });

  test("it asks a protocol itself, by itself alone", async () => {
    const { element, give, close } = await mount("homeward-timeline", {});
    assert.equal(await element.getByRole("heading").count(), 0);
    await element.evaluate((element, timeline) => {
      const view = { headline: {}, groups: [], questions: [] };
      element.protocol = { id: "one", view: () => view, vocabulary: () => ({ facts: [], events: [] }), timeline: (_case, now) => ({ ...timeline, now, now_words: now }) };
    }, night.timeline);
    await give({ case: {}, asOf: "2026-11-20T22:07:00Z" });
    await element.locator("svg.lying").getByText("now Fri 20 Nov, 22:07").waitFor();
    await close();
  });

  test("on paper the picture lies, is as wide as the page, and the table stands under it", async () => {
    const { page, element, close } = await mount("homeward-timeline", given, { look: leafLooks[0] });
    await element.locator("ol.upright").waitFor();
    await page.emulateMedia({ media: "print" });
    await element.locator("svg.lying").waitFor();
    assert.ok(await element.getByRole("table").first().isVisible());
    await close();
  });
});

describe("the calls", () => {
  const given = { calls: night.calls, told: [], asOf: night.asOf };

  test("by keyboard alone: the number, the boxes, noted; the boxes empty themselves once the page holds it", async () => {
    const { page, element, told, give, close } = await mount("homeward-calls", given);
    assert.equal(await element.getByRole("link", { name: "Ring Police, 101" }).getAttribute("href"), "tel:101");
    await tabTo(page, /^button Now: Time of the call, Police$/);
    await page.keyboard.press("Enter");
    await tabTo(page, /police-101-name/, 1);
    await page.keyboard.type("PC Dale");
    await page.keyboard.press("Tab");
    await page.keyboard.type("4471");
    await page.keyboard.press("Enter");
    const noted = { id: "police-101", to: "Police", at: "2026-11-20T22:04:00Z", log: "4471", name: "PC Dale" };
    assert.deepEqual(await told(), [{ name: "homeward-told", detail: noted }]);
    const log = element.getByLabel("Log or reference number").first();
    assert.equal(await log.inputValue(), "4471", "nothing goes before it is held");
    await give({ told: [noted] });
    assert.equal(await log.inputValue(), "");
    assert.match(await focused(page), /police-101-log/);
    assert.match(await element.getByRole("list", { name: "Noted: Police" }).innerText(), /Told Fri 20 Nov, 22:04: spoke to PC Dale, log 4471/);
    // They acknowledge it a little later; who it was is known.
    await give({ asOf: "2026-11-20T22:11:00Z" });
    await element.getByRole("button", { name: /^Now ?: When they did, Police$/ }).click();
    await element.getByRole("button", { name: /^Note that they acknowledged it ?: Police$/ }).click();
    assert.deepEqual(await told(), [{ name: "homeward-told", detail: { ...noted, acknowledged: "2026-11-20T22:11:00Z" } }]);
    await close();
  });

  test("who acknowledged it is noted apart from who was spoken to; before they were told nobody did", async () => {
    const spoken = { ...night.told[0], acknowledged: undefined };
    const { element, told, close } = await mount("homeward-calls", { ...given, told: [spoken] });
    const form = element.getByRole("form", { name: "Who acknowledged it: Police" });
    await form.getByLabel("Who acknowledged it").fill("Sgt Moss");
    await form.getByLabel("When they did").fill("21:20");
    await form.getByRole("button").last().click();
    assert.deepEqual(await told(), []);
    await form.getByText("They cannot have acknowledged it before they were told, Fri 20 Nov, 21:30: correct one of the two times").waitFor();
    await form.getByLabel("When they did").fill("21:36");
    await form.getByRole("button").last().click();
    assert.deepEqual(await told(), [{ name: "homeward-told", detail: { ...night.told[0], name: "PC Dale", acknowledged: "2026-11-20T21:36:00Z", acknowledged_by: "Sgt Moss" } }]);
    await close();
  });

  test("a grade that they gave is offered for the case, and noted when a person says so", async () => {
    const { element, told, close } = await mount("homeward-calls", { ...given, told: night.told, case: { facts: { age: 14 } } });
    await element.getByText("The case does not say how the police grade it.").waitFor();
    await element.getByRole("button", { name: "Note in the case: the police grade it Medium" }).click();
    assert.deepEqual(await told(), [{ name: "homeward-case-change", detail: { case: { facts: { age: 14, police_risk: "medium" } }, changed: ["police_risk"] } }]);
    assert.equal(await element.getByText("The case does not say how the police grade it.").count(), 0);
    await close();
  });

  test("a call that two protocols want says what either begins with and challenges, and is noted for both", async () => {
    const { element, told, close } = await mount("homeward-calls", { ...given, calls: [night.ofTwo] });
    const words = await element.locator(".script").innerText();
    for (const said of ["By Newham: I am reporting a missing child.", "By Derby and Derbyshire: I am ringing about a child who is away", "Newham: Their grade is lower", "Derby and Derbyshire: They record it as something else"]) assert.ok(words.includes(said), said);
    await element.getByLabel("Time of the call").fill("21:40");
    await element.getByRole("button", { name: /^Note the call/ }).click();
    assert.deepEqual(await told(), [{ name: "homeward-told", detail: { id: "police-101", also: ["derbyshire/contact-police-101"], to: "Police", at: "2026-11-20T21:40:00Z" } }]);
    await close();
  });

  test("what is typed while ringing outlives another minute, other words, another order, and a case that no longer asks for the call", async () => {
    const { page, element, give, close } = await mount("homeward-calls", given);
    const name = element.getByRole("form", { name: "Note the call: Emergency Duty Team" }).getByLabel("Who you spoke to");
    await name.pressSequentially("Ms Ad");
    const [police, duty, ...rest] = night.calls;
    await give({ asOf: "2026-11-20T22:05:00Z", calls: [{ ...duty, opening: "Other words." }, ...rest, police] });
    await page.keyboard.type("eyemi");
    assert.equal(await name.inputValue(), "Ms Adeyemi");
    assert.match(await focused(page), /newham\/edt-name/);
    await give({ calls: [police] });
    assert.equal(await name.inputValue(), "Ms Adeyemi");
    await element.getByText("This case no longer asks for this call. What you typed is still here.").waitFor();
    assert.match(await focused(page), /newham\/edt-name/);
    await give({ calls: night.calls });
    assert.equal(await name.inputValue(), "Ms Adeyemi");
    await close();
  });

  test("a call without a time is not noted: the box says so and has the focus", async () => {
    const { page, element, told, close } = await mount("homeward-calls", given);
    await element.getByRole("button", { name: /^Note the call ?: Emergency Duty Team$/ }).click();
    assert.deepEqual(await told(), []);
    assert.match(await focused(page), /newham\/edt-time/);
    await element.getByText("Enter the time of the call, or choose Now").waitFor();
    await page.keyboard.type("23:50");
    assert.match(await element.getByRole("form", { name: "Note the call: Emergency Duty Team" }).innerText(), /Thu 19 Nov, 23:50/);
    await close();
  });

  test("whom nothing asks to be rung is folded, and comes out at one press; who was told is always there", async () => {
    const { element, close } = await mount("homeward-calls", { calls: real.fresh, told: [{ ...night.told[0], id: real.fresh.at(-1).id }], asOf: night.asOf });
    const shown = await element.getByRole("heading", { level: 3 }).count();
    assert.ok(shown >= 3 && shown < real.fresh.length, `${shown} of ${real.fresh.length}`);
    await element.getByRole("link", { name: /^Ring Derbyshire Police \(no emergency\), 101$/ }).waitFor();
    assert.equal(await element.getByRole("button", { name: real.fresh.at(-1).name, exact: true }).count(), 1);
    await element.getByRole("button", { name: `${real.fresh.length - shown} more contacts` }).click();
    assert.equal(await element.getByRole("heading", { level: 3 }).count(), real.fresh.length);
    await close();
  });

  test("what was noted by mistake is taken back", async () => {
    const { element, told, close } = await mount("homeward-calls", { ...given, told: night.told });
    await element.getByRole("button", { name: /^Take back ?: Police/ }).click();
    assert.deepEqual(await told(), [{ name: "homeward-told-undone", detail: { id: "police-101", at: "2026-11-20T21:30:00Z" } }]);
    await close();
  });

  test("the words can be read aloud at arm's length: they are the largest of the call", async () => {
    const { element, close } = await mount("homeward-calls", given, { look: leafLooks[0] });
    const size = (selector) => element.locator(selector).first().evaluate((one) => parseFloat(getComputedStyle(one).fontSize));
    assert.ok((await size(".opening")) >= 20);
    assert.ok((await size(".now .number")) >= 27);
    await close();
  });
});

describe("the earlier episodes", () => {
  const given = { case: night.earlier, asOf: night.asOf };
  const histories = (told) => told.filter(({ name }) => name === "homeward-case-change").map(({ detail }) => ({ changed: detail.changed, history: detail.case.history }));

  test("one is typed by keyboard alone; an end that is not known is left empty", async () => {
    const { page, element, told, close } = await mount("homeward-history", given);
    await tabTo(page, /^input day/);
    for (const part of ["7", "11", "2026", "21", "00"]) {
      await page.keyboard.type(part);
      await page.keyboard.press("Tab");
    }
    await tabTo(page, /^input category-/);
    await page.keyboard.press("Space");
    await tabTo(page, /^button Add this episode/);
    await page.keyboard.press("Enter");
    assert.deepEqual(histories(await told()), [{ changed: ["history"], history: [{ start: "2026-11-07T21:00:00Z", category: "missing" }, ...night.earlier.history] }]);
    assert.match(await focused(page), /^h2 Earlier episodes/);
    assert.match(await element.getByRole("status").innerText(), /^Added: Sat 7 Nov, 21:00 \(end not known\): Missing$/);
    assert.equal(await element.getByLabel("Day").first().inputValue(), "");
    await element.getByRole("button", { name: /^Remove ?: Sat 7 Nov/ }).click();
    assert.deepEqual(histories(await told()).at(-1).history, night.earlier.history);
    await close();
  });

  test("what is wrong is told, kept as typed, and led to", async () => {
    const { page, element, told, close } = await mount("homeward-history", given);
    await element.locator("#start").getByLabel("Day").fill("31");
    await element.locator("#start").getByLabel("Month").fill("2");
    await element.locator("#start").getByLabel("Year").fill("2026");
    await element.getByRole("button", { name: "Add this episode" }).click();
    assert.deepEqual(histories(await told()), []);
    assert.equal(await focused(page), "div summary");
    await element.getByRole("link", { name: /The beginning must be a real date/ }).click();
    assert.equal(await focused(page), "input day");
    assert.equal(await element.locator("#start").getByLabel("Day").inputValue(), "31");
    await element.getByRole("link", { name: "Select as what the episode counted" }).click();
    assert.match(await focused(page), /category-missing/);
    await close();
  });

  test("a pasted table: nothing is taken that asks, cannot be read, is there already, was left out, or was not confirmed", async () => {
    const { page, element, told, give, close } = await mount("homeward-history", given);
    await paste(element);
    assert.match(await focused(page), /^h4 read/);
    assert.deepEqual(histories(await told()), [], "nothing before it is confirmed");
    const states = () => element.locator(".rows > li").evaluateAll((all) => all.map((one) => one.className));
    assert.deepEqual(await states(), ["asks", "ready", "asks", "wrong", "asks", "asks"]);
    // One answer for all dates that can be read in two ways; it may be changed, and keeps the focus.
    await element.getByLabel("Day, then month: 3/4 is 3 April").check();
    assert.deepEqual(await states(), ["ready", "ready", "out", "wrong", "asks", "asks"]);
    assert.match(await focused(page), /^input q-order-0/);
    await page.keyboard.press("ArrowDown");
    assert.match(await focused(page), /^input q-order-1/);
    await page.keyboard.press("ArrowUp");
    // Another minute changes nothing of it.
    await give({ asOf: "2026-11-20T22:05:00Z" });
    assert.deepEqual(await states(), ["ready", "ready", "out", "wrong", "asks", "asks"]);
    await element.getByRole("group", { name: /The row does not say as what/ }).or(element.getByRole("radiogroup", { name: /does not say as what/ })).getByLabel("Away from placement").check();
    await element.getByRole("checkbox", { name: /Tue 20 Oct/ }).uncheck();
    await element.getByRole("button", { name: "Take 2 episodes" }).click();
    assert.deepEqual(histories(await told()), [
      {
        changed: ["history"],
        history: [
          { start: "2026-11-01T20:00:00Z", category: "away_from_placement" },
          night.earlier.history[0],
          { start: "2026-04-03T19:00:00Z", end: "2026-04-04T00:10:00Z", category: "missing" },
          night.earlier.history[1],
        ],
      },
    ]);
    assert.deepEqual(await states(), ["out", "ready", "out", "wrong", "out", "asks"]);
    await isSound(page, "taken");
    // A row that stands twice is an episode once, unless somebody says that there were two.
    await element.getByText("This row begins at the same time as line 3. Is it the same episode?").waitFor();
    await element.getByLabel("The same: leave it out").check();
    assert.deepEqual(await states(), ["out", "ready", "out", "wrong", "out", "out"]);
    await element.getByText("the same as line 3").waitFor();
    await element.getByLabel("Another episode: count it").check();
    assert.deepEqual(await states(), ["out", "ready", "out", "wrong", "out", "ready"]);
    await close();
  });

  test("nothing to take is nothing told", async () => {
    const { element, told, close } = await mount("homeward-history", given);
    await element.getByLabel("Rows from a spreadsheet").fill("yesterday\t\tMissing");
    await element.getByRole("button", { name: "Read the rows" }).click();
    await element.getByRole("button", { name: "Nothing to take yet" }).press("Enter");
    assert.deepEqual(histories(await told()), []);
    await close();
  });
});

describe("the handover sheet", () => {
  const given = { handover: night.handover, text: "THE SHEET", calendar: "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n", saved: '{"homeward":1}' };
  const pages = async (page) => (await page.pdf({ preferCSSPageSize: true })).toString("latin1").match(/\/Type\s*\/Page\b/g).length;

  test("a usual night is one page of A4, a long one flows on, and nothing of it is cut", async () => {
    const usual = await mount("homeward-handover", given);
    assert.equal(await pages(usual.page), 1);
    await usual.give({ handover: real.handover });
    assert.equal(await pages(usual.page), 1);
    await usual.close();
    const long = await mount("homeward-handover", { ...given, handover: night.longHandover });
    assert.ok((await pages(long.page)) > 1, "it is never made to fit by leaving out");
    await long.close();
  });

  test("what leaves the page is told before, and a portal may keep it", async () => {
    const { page, element, told, close } = await mount("homeward-handover", given);
    await page.evaluate(() => {
      window.refuse = ["homeward-export"];
      window.printed = 0;
      window.print = () => (window.printed += 1);
    });
    for (const name of ["Print", "Copy as text", "Deadlines for a calendar", "Save the case"]) await element.getByRole("button", { name }).click();
    assert.deepEqual(await told(), [
      { name: "homeward-export", detail: { kind: "print", name: "", content: "" } },
      { name: "homeward-export", detail: { kind: "text", name: "homeward-handover.txt", content: "THE SHEET" } },
      { name: "homeward-export", detail: { kind: "calendar", name: "homeward-deadlines.ics", content: "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n" } },
      { name: "homeward-export", detail: { kind: "case", name: "homeward-case.json", content: '{"homeward":1}' } },
    ]);
    assert.equal(await page.evaluate(() => window.printed), 0);
    assert.equal(await element.getByRole("status").innerText(), "");
    await page.evaluate(() => (window.refuse = []));
    await element.getByRole("button", { name: "Print" }).click();
    assert.equal(await page.evaluate(() => window.printed), 1);
    const [download] = await Promise.all([page.waitForEvent("download"), element.getByRole("button", { name: "Deadlines for a calendar" }).click()]);
    assert.equal(download.suggestedFilename(), "homeward-deadlines.ics");
    assert.equal(await element.getByRole("status").innerText(), "Saved as homeward-deadlines.ics.");
    await close();
  });

  test("it is copied as text; where the clipboard is refused the text stands there, selected", async () => {
    const granted = await mount("homeward-handover", given, { permissions: ["clipboard-read", "clipboard-write"] });
    await granted.element.getByRole("button", { name: "Copy as text" }).click();
    await granted.element.getByText("Copied.").waitFor();
    assert.equal(await granted.page.evaluate(() => navigator.clipboard.readText()), "THE SHEET");
    await granted.close();
    const refused = await mount("homeward-handover", given);
    await refused.page.evaluate(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
    await refused.element.getByRole("button", { name: "Copy as text" }).click();
    await refused.element.getByRole("textbox").waitFor();
    assert.equal(await focused(refused.page), "textarea by-hand");
    assert.equal(await refused.element.getByRole("textbox").evaluate((field) => field.value.slice(field.selectionStart, field.selectionEnd)), "THE SHEET");
    await refused.close();
  });
});
