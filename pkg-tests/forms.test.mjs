// The forms of all five authorities through the installed package: each is filled in, completed and printed as text, and each
// is checked against the case. Every child is invented.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { complete } from "../www/end-to-end/fill.mjs";
import { at, install } from "./installed.mjs";

const { load, protocols } = await import(pathToFileURL(join(install().folder, "node_modules/homeward/node.js")).href);
const night = JSON.parse(readFileSync(at("examples/newham-night.json"), "utf8"));
const NOW = "2026-11-21T22:04:00Z";

/** The example's night as a protocol knows it, with the child back. */
function back(protocol, facts = {}) {
  const { facts: words, events } = protocol.vocabulary();
  const own = (all, names) => Object.fromEntries(Object.entries(all).filter(([name]) => names.some((one) => one.name === name)));
  const ended = { missing_meeting_held: "2026-11-21T10:00:00Z", located: "2026-11-21T19:00:00Z", returned: "2026-11-21T19:30:00Z" };
  return { facts: own({ ...night.facts, ...facts }, words), events: own({ ...night.events, ...ended }, events) };
}

/** What is wrong with a field, in a form with these answers. */
function wrong(protocol, form, caseFile, answers, name) {
  const { sections } = protocol.formState(form, caseFile, { form, answers }, NOW);
  return sections.flatMap((section) => section.fields).find((field) => field.name === name)?.errors.map(({ says }) => says) ?? ["there is no such field"];
}

/** Whether a field is needed, in a form with these answers. */
function needed(protocol, form, caseFile, answers, name) {
  return protocol.formState(form, caseFile, { form, answers }, NOW).left.some((one) => one.field === name);
}

for (const { id, short_name } of protocols) {
  describe(`forms through the package: ${short_name}`, async () => {
    const protocol = await load(id);
    for (const { id: form, title } of protocol.pack().forms) {
      test(title, () => {
        const ended = back(protocol);
        const { located: _located, returned: _returned, ...during } = ended.events;
        const full = [{ ...ended, events: during }, ended].map((caseFile) => ({ caseFile, ...complete(protocol, form, caseFile, NOW) })).find((one) => one.state.complete);
        assert.ok(full, `${form} can be completed`);
        const after = protocol.completeForm(form, full.caseFile, full.answers, NOW);
        for (const { id: duty } of full.state.would.done) assert.ok(after.done.some((one) => one.id === duty), duty);
        assert.ok(protocol.assess(after, NOW).duties.length > 0, "what a form gives back is a case");
        const text = protocol.formText(form, full.caseFile, full.answers, NOW);
        for (const expected of [title.toUpperCase(), protocol.version, protocol.digest, "Prepared by"]) assert.ok(text.includes(expected), `${form}: ${expected}`);
      });
    }
  });
}

/** By authority, form and field: when an interview or a visit was held, which cannot be before the child was back or found. */
const INTERVIEWS = [
  ["newham", "newham/interview-questions", "return_interview_held"],
  ["newham", "newham/police-prevention-interview-questions", "prevention_interview_held"],
  ["bcp", "bcp/rhi-content", "held_at"],
  ["bcp", "bcp/safe-and-well-record", "seen_at"],
  ["north-somerset", "north-somerset/rhi-form-contents", "interview_began"],
  ["north-somerset", "north-somerset/missing-episode-record-contents", "rhi_completed"],
  ["derbyshire", "derbyshire/form-child-account", "held_on"],
  ["derbyshire", "derbyshire/form-parent-account", "held_on"],
  ["derbyshire", "derbyshire/form-exploitation-questions", "held_on"],
  ["derbyshire", "derbyshire/form-return-description", "held_on"],
  ["derbyshire", "derbyshire/minutes-return-interview", "held_on"],
  ["derbyshire", "derbyshire/minutes-prevention-visit", "held_on"],
  ["derbyshire", "derbyshire/interview-form-derby", "held_on"],
  ["derbyshire", "derbyshire/interview-record-fwi-derbyshire", "held_on"],
  ["derbyshire", "derbyshire/interview-record-toolkit-derby", "held_on"],
];

/** By authority, form, start and end. */
const SPANS = [
  ["bcp", "bcp/rhi-content", "held_at", "ended_at"],
  ["bcp", "bcp/repeat-missing-meeting-minutes", "held_at", "ended_at"],
  ["north-somerset", "north-somerset/rhi-form-contents", "interview_began", "rhi_completed"],
  ["north-somerset", "north-somerset/professionals-meeting-minutes", "held_at", "ended_at"],
  ["newham", "newham/form-missing-returned", "last_seen", "returned"],
  ["torbay", "torbay/form-request-to-home-authority", "reported_missing", "located"],
  ["derbyshire", "derbyshire/form-away-record", "away_since", "returned_at"],
];

/** By authority, form and field: the number that the police give. */
const NUMBERS = [
  ["newham", "newham/form-missing-returned", "police_reference"],
  ["newham", "newham/form-trigger-plan", "police_reference"],
  ["torbay", "torbay/management-oversight-record", "log_number"],
  ["torbay", "torbay/form-request-to-home-authority", "log_number"],
  ["torbay", "torbay/form-strategy-meeting-at-72-hours", "log_number"],
  ["torbay", "torbay/form-trigger-plan", "log_number"],
  ["bcp", "bcp/missing-report-content", "incident_number"],
  ["bcp", "bcp/need-to-know-notification", "incident_number"],
  ["bcp", "bcp/missing-plan-form", "incident_number"],
  ["north-somerset", "north-somerset/missing-episode-record-contents", "police_log_number"],
  ["north-somerset", "north-somerset/home-authority-letter", "police_log_number"],
  ["north-somerset", "north-somerset/trigger-plan-form", "police_log_number"],
  ["derbyshire", "derbyshire/police-report-information", "police_incident_number"],
  ["derbyshire", "derbyshire/form-missing-strategy", "police_incident_number"],
];

describe("a form is checked beside the case", () => {
  for (const [id, form, field] of INTERVIEWS) {
    test(`an interview before the return: ${form}`, async () => {
      const protocol = await load(id);
      const caseFile = back(protocol);
      const held = (time) => wrong(protocol, form, caseFile, { [field]: { date: "21 11 2026", time } }, field);
      assert.match(held("18:30").join(), /cannot be before the child was (back|found)/);
      assert.deepEqual(held("20:30"), []);
    });
  }

  for (const [id, form, start, end] of SPANS) {
    test(`an end before its start: ${form}`, async () => {
      const protocol = await load(id);
      const caseFile = back(protocol);
      const span = (time) => wrong(protocol, form, caseFile, { [start]: { date: "21 11 2026", time: "21:00" }, [end]: { date: "21 11 2026", time } }, end);
      assert.equal(span("20:00").length, 1, span("20:00").join());
      assert.deepEqual(span("21:30"), []);
    });
  }

  for (const [id, form, field] of NUMBERS) {
    test(`the number of the police, once it is reported: ${form}`, async () => {
      const protocol = await load(id);
      const caseFile = back(protocol);
      const { located: _located, returned: _returned, ...during } = caseFile.events;
      const reported = { facts: { ...caseFile.facts, reported_to_police: true }, events: during };
      const { reported_missing: _at, ...before } = during;
      const { reported_to_police: _told, ...facts } = caseFile.facts;
      assert.ok(needed(protocol, form, reported, {}, field), "needed once it is reported");
      assert.ok(!needed(protocol, form, { facts, events: before }, {}, field), "not needed before");
      assert.ok(!needed(protocol, form, reported, { [field]: "CAD 1234" }, field), "given");
    });
  }

  for (const { id, short_name } of protocols) {
    test(`an age that does not fit the date of birth: ${short_name}`, async () => {
      const protocol = await load(id);
      const caseFile = back(protocol);
      const forms = protocol.pack().forms.filter(({ fields }) => fields.some((field) => field.fact === "date_of_birth"));
      assert.ok(forms.length > 0);
      for (const { id: form, fields } of forms) {
        const birth = fields.find((field) => field.fact === "date_of_birth").name;
        const age = fields.find((field) => field.fact === "age")?.name;
        // The child of the example is 14.
        assert.match(wrong(protocol, form, caseFile, { [birth]: "31 3 2010" }, birth).join(), /must fit the age/, form);
        assert.deepEqual(wrong(protocol, form, caseFile, { [birth]: "31 3 2012" }, birth), [], form);
        if (age) assert.match(wrong(protocol, form, caseFile, { [birth]: "31 3 2012", [age]: "11" }, age).join(), /must fit the date of birth/, form);
      }
    });
  }

  test("consent at 15 is asked of the parents, at 16 of the child alone: North Somerset, 2.4", async () => {
    const protocol = await load("north-somerset");
    const form = "north-somerset/rhi-form-contents";
    const at = (age) => back(protocol, { age, looked_after: false });
    const held = { rhi_completed: { date: "21 11 2026", time: "21:00" } };
    for (const answers of [held, { rhi_declined: false }]) {
      assert.ok(needed(protocol, form, at(15), answers, "parent_consents"));
      assert.ok(!needed(protocol, form, at(16), answers, "parent_consents"));
      assert.ok(needed(protocol, form, at(16), answers, "child_consents"));
    }
    assert.ok(!needed(protocol, form, at(15), { rhi_declined: true }, "parent_consents"), "nobody was interviewed");
    assert.match(wrong(protocol, form, at(15), { ...held, parent_consents: false }, "parent_consents").join(), /under 16 cannot be interviewed/);
    assert.match(wrong(protocol, form, at(16), { ...held, child_consents: false }, "child_consents").join(), /does not agree is not interviewed/);
  });

  test("a child who does not agree has no return interview: Newham, 16.9", async () => {
    const protocol = await load("newham");
    assert.ok(needed(protocol, "newham/interview-questions", back(protocol), {}, "child_consents"));
    assert.match(wrong(protocol, "newham/interview-questions", back(protocol), { child_consents: false }, "child_consents").join(), /use the form for an interview that the child declines/);
  });
});
