// What must come out of `ask`, wherever it runs.
import assert from "node:assert/strict";
import { test } from "node:test";

/**
 * One test for each thing that is asked.
 * @param {() => Promise<Awaited<ReturnType<typeof import("./case-by-case.mjs").ask>>>} run
 * @param {ReturnType<typeof import("./installed.mjs").scenarios>} scenarios
 * @param {ReturnType<typeof import("./installed.mjs").pairs>} pairs
 * @param {{ nights: ReturnType<typeof import("./installed.mjs").nights>, pasted: ReturnType<typeof import("./installed.mjs").pasted> }} beside
 */
export async function expectAll(where, run, scenarios, pairs, { nights, pasted }) {
  const { answers, together, ofTheNight, table, errors, truths } = await run();

  test(`${where}: every scenario gives the bytes of the command line`, () => {
    assert.ok(scenarios.filter(({ printed }) => printed !== null).length >= 20);
    assert.ok(scenarios.some(({ printed }) => printed === null), "no scenario is refused");
    scenarios.forEach(({ name, printed, case: given }, index) => {
      const { text, object, headline } = answers[index];
      if (printed === null) {
        assert.match(text.code, /^case\//, name);
        if (given !== undefined) assert.deepEqual(object, text, name);
      } else {
        assert.equal(text, printed, name);
        if (given !== undefined) assert.equal(object, printed, name);
        if (given !== undefined) assert.equal(typeof headline, "string", name);
      }
    });
  });

  test(`${where}: every scenario of two protocols gives the bytes of the command line`, () => {
    assert.ok(pairs.filter(({ printed }) => printed !== null).length >= 10);
    pairs.forEach(({ name, printed, calls }, index) => {
      if (printed === null) assert.match(together[index].code, /^case\//, name);
      else {
        assert.equal(together[index].pair, printed, name);
        assert.equal(together[index].calls, calls, `the calls: ${name}`);
      }
    });
  });

  test(`${where}: the work of the night gives the bytes of the command line`, () => {
    assert.ok(nights.length >= 15);
    nights.forEach(({ name, printed }, index) => assert.deepEqual(ofTheNight[index], printed, name));
    assert.equal(table, pasted.printed);
  });

  for (const [truth, holds] of Object.entries(truths)) test(`${where}: ${truth}`, () => assert.ok(holds));

  for (const [name, [code, path, words]] of Object.entries(refusals)) {
    test(`${where}: ${name} is refused with its place and its mend`, () => {
      const error = errors[name];
      assert.equal(error.isHomewardError, true, JSON.stringify(error));
      assert.equal(error.isError, true);
      assert.equal(error.name, "HomewardError");
      assert.equal(error.code, code);
      assert.equal(error.diagnostics[0].code, code);
      for (const diagnostic of error.diagnostics) {
        assert.deepEqual(Object.keys(diagnostic).sort(), ["code", "mend", "message", "place", "severity", "why"]);
        for (const member of ["message", "why", "mend"]) assert.ok(diagnostic[member].length > 3, `${name}: ${member}`);
      }
      assert.equal(error.diagnostics[0].place.path, path);
      assert.match(error.message, words);
    });
  }

  test(`${where}: all that is wrong is told at once`, () => {
    assert.deepEqual(errors["two mistakes"].diagnostics.map(({ code }) => code), ["case/wrong-type", "case/unknown-member"]);
    assert.ok(errors["a pack with mistakes"].diagnostics.length >= 2);
  });

  test(`${where}: nothing else was asked`, () => {
    assert.deepEqual(Object.keys(errors).sort(), Object.keys(refusals).sort());
  });
}

/** The code of each refusal, the place of its first diagnostic, and words that its message holds. */
const refusals = {
  "before init": ["package/not-started", "homeward", /await init\(\)/],
  "unknown protocol": ["package/unknown-protocol", "load", /Use one of .*newham/],
  "inherited name": ["package/unknown-protocol", "load", /`constructor`/],
  "a fact of the wrong type": ["case/wrong-type", "facts.age", /expected a whole number, but found a text/],
  "an unknown fact": ["case/unknown-fact", "facts.agee", /Did you mean `age`/],
  "two mistakes": ["case/wrong-type", "facts.age", /`colour` is no member of a case/],
  "a Date": ["case/wrong-type", "events.last_seen", /found a Date\. Give a string with an offset/],
  "a Map": ["case/wrong-type", "facts", /found a Map/],
  "a Map for a case": ["case/wrong-type", "case", /found a Map/],
  "not a number": ["case/wrong-type", "facts.age", /found NaN/],
  "a bigint": ["case/wrong-type", "facts.age", /found a bigint/],
  "a function": ["case/wrong-type", "facts.age", /found a function/],
  "a symbol": ["case/wrong-type", "facts.age", /found a symbol/],
  "a hole": ["case/wrong-type", "history[0]", /expected an object/],
  "a circle": ["case/wrong-type", `facts${".facts".repeat(16)}`, /too deep, or in a circle/],
  "a number": ["case/wrong-type", "case", /expected an object, but found a number/],
  "a list": ["case/wrong-type", "case", /expected an object, but found a list/],
  "a time without offset": ["case/bad-instant", "events.last_seen", /has no offset/],
  "a moment that is none": ["case/bad-instant", "as_of", /`now`/],
  "no moment": ["case/wrong-type", "asOf", /where a string is expected/],
  "no text": ["case/wrong-type", "case", /where a string is expected/],
  "a name given twice": ["case/given-twice", "facts.age", /given twice/],
  "a pack of text, said to be checked": ["case/wrong-type", "pack", /where a Uint8Array is expected/],
  "a checked pack that is none": ["pack/not-readable", "pack", /the end of the text/],
  "a record that is none": ["case/wrong-type", "record", /expected an object, but found a list/],
  "a record with mistakes": ["case/incomplete-entry", "told[0]", /has no `id`/],
  "a table beside a case that cannot be read": ["case/bad-instant", "events.last_seen", /has no offset|cannot be read|`17:40`/],
  "a table that is no text": ["case/wrong-type", "pasted", /where a string is expected/],
  "no host protocol": ["case/wrong-type", "host", /where a protocol is expected/],
  "a name for a protocol": ["case/wrong-type", "home", /where a protocol is expected/],
  "no JSON": ["case/not-json", "case", /no JSON/],
  "a pack that is none": ["pack/format", "about.format", /format/],
  "a pack with mistakes": ["pack/not-readable", "duties[1].title", /a text was expected here/],
  "a form that there is not": ["form/unknown-form", "form", /Did you mean `newham\/form-of-these-tests`/],
  "a form that is not complete": ["form/not-complete", "born", /Enter the date of birth/],
  "answers of another form": ["form/of-another", "form", /newham\/other/],
  "answers with a Date": ["case/wrong-type", "answers.born", /found a Date/],
  "a protocol that was freed": ["package/engine-failed", "homeward", /free\(\)/],
};
