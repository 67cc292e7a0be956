// What is asked of the package wherever it runs: imported by Node and by a page in Chromium alike.

/**
 * Asks everything about the scenarios; gives what came out, as plain data.
 * @param {typeof import("homeward")} homeward
 * @param {{ protocol: string, as_of: string, case?: object, text: string }[]} scenarios
 * @param {{ home: string, host: string, as_of: string, case: object }[]} pairs
 * @param {{ nights: { protocol: string, as_of: string, case: object }[], pasted: { text: string } }} beside
 */
export async function ask({ default: init, load, Protocol, HomewardError, protocols, readHistory }, scenarios, pairs, { nights, pasted }) {
  const errors = {};
  const refused = async (name, run) => {
    try {
      await run();
      errors[name] = "nothing was thrown";
    } catch (error) {
      errors[name] = {
        isHomewardError: error instanceof HomewardError,
        isError: error instanceof Error,
        name: error.name,
        code: error.code,
        message: error.message,
        diagnostics: error.diagnostics,
      };
    }
  };
  await refused("before init", () => Protocol.parse("{}"));
  await Promise.all([init(), init()]);
  await init();
  await refused("unknown protocol", () => load("atlantis"));
  await refused("inherited name", () => load("constructor"));

  const packs = {};
  for (const { protocol } of scenarios) packs[protocol] ??= await load(protocol);
  const answers = scenarios.map(({ protocol, as_of, case: given, text }) => {
    const pack = packs[protocol];
    const attempt = (run) => {
      try {
        return run();
      } catch (error) {
        return { code: error.code };
      }
    };
    return {
      text: attempt(() => pack.assessText(text, as_of)),
      object: given === undefined ? undefined : attempt(() => JSON.stringify(pack.assess(given, as_of))),
      headline: given === undefined ? undefined : attempt(() => pack.view(given, as_of).headline.words),
    };
  });

  const together = pairs.map(({ home, host, as_of, case: given }) => {
    try {
      return { pair: JSON.stringify(Protocol.assessPair(packs[home], packs[host], given, as_of)), views: Protocol.viewPair(packs[home], packs[host], given, as_of).groups.length, calls: JSON.stringify(Protocol.callsPair(packs[home], packs[host], given, as_of)) };
    } catch (error) {
      return { code: error.code };
    }
  });

  const ofTheNight = nights.map(({ protocol, as_of, case: given }) => {
    const pack = packs[protocol];
    const asked = ["changes", "timeline", "calls", "repeats"].map((name) => [name, JSON.stringify(pack[name](given, as_of))]);
    // The command line's last line end is cut off, as everywhere here.
    const ended = (text) => text.replace(/\n$/, "");
    return { ...Object.fromEntries(asked), calendar: ended(pack.calendar(given, as_of)), handover: ended(pack.handoverText({ case: given }, as_of)) };
  });
  const table = JSON.stringify(readHistory(pasted.text, "2026-11-21T22:00:00Z", { "2/start": "day_first" }, pasted.case));

  const pack = packs.newham;
  const asOf = "2026-11-19T02:00:00Z";
  const nested = {};
  nested.facts = nested;
  const cases = {
    "a fact of the wrong type": { facts: { age: "twelve" } },
    "an unknown fact": { facts: { agee: 12 } },
    "two mistakes": { facts: { age: 12.5 }, colour: "blue" },
    "a Date": { events: { last_seen: new Date(0) } },
    "a Map": { facts: new Map([["age", 12]]) },
    "a Map for a case": new Map(),
    "not a number": { facts: { age: NaN } },
    "a bigint": { facts: { age: 12n } },
    "a function": { facts: { age: () => 12 } },
    "a symbol": { facts: { age: Symbol("age") } },
    "a hole": { history: [, ] },
    "a circle": nested,
    "a number": 5,
    "a list": [],
    "a time without offset": { events: { last_seen: "2026-11-18T20:30:00" } },
  };
  for (const [name, given] of Object.entries(cases)) await refused(name, () => pack.assess(given, asOf));
  await refused("a moment that is none", () => pack.assess({}, "now"));
  await refused("no moment", () => pack.assess({}, undefined));
  await refused("no text", () => pack.assessText({}, asOf));
  await refused("a name given twice", () => pack.assessText('{"facts":{"age":12,"age":13}}', asOf));
  await refused("a record that is none", () => pack.handover([], asOf));
  await refused("a record with mistakes", () => pack.handover({ case: {}, told: [{ to: "Careline" }] }, asOf));
  await refused("a table that is no text", () => readHistory(5, asOf));
  await refused("a table beside a case that cannot be read", () => readHistory("", asOf, {}, { events: { last_seen: "17:40" } }));
  await refused("no host protocol", () => Protocol.assessPair(pack, undefined, {}, asOf));
  await refused("a name for a protocol", () => Protocol.viewPair("newham", packs.bcp, {}, asOf));
  await refused("no JSON", () => pack.assessText("{", asOf));
  await refused("a pack that is none", () => Protocol.parse("{}"));
  await refused("a pack with mistakes", () => Protocol.parse(JSON.stringify({ ...pack.pack(), colour: "blue", duties: [{}, { title: 5 }] })));
  await refused("a pack of text, said to be checked", () => Protocol.parseChecked(JSON.stringify(pack.pack()), pack.digest));
  await refused("a checked pack that is none", () => Protocol.parseChecked(new TextEncoder().encode("{"), pack.digest));
  const whole = Protocol.parse(JSON.stringify(pack.pack()));
  const checked = Protocol.parseChecked(new TextEncoder().encode(JSON.stringify(pack.pack())), whole.digest);
  const spent = Protocol.parse(JSON.stringify(pack.pack()));
  spent.free();
  await refused("a protocol that was freed", () => spent.assess({}, asOf));

  // A form of our own beside those of the pack: these tests say nothing of what an authority prints.
  const field = { name: "born", section: "child", type: "date", label: "Date of birth", fact: "date_of_birth", needed: true };
  const form = {
    ...{ id: "newham/form-of-these-tests", title: "Note", says: "Invented.", cite: "1", who: "Carer", kind: "form" },
    ...{ sections: [{ name: "child", title: "The child" }], fields: [field, { name: "miles", section: "child", type: "number", label: "Miles" }] },
  };
  const filling = Protocol.parse(JSON.stringify({ ...pack.pack(), forms: [...pack.pack().forms, form] }));
  const known = { facts: { looked_after: true } };
  const typed = { answers: { born: "31 3 12", miles: "12.5" } };
  const state = filling.formState(form.id, known, typed, asOf);
  const wrong = filling.formState(form.id, known, { answers: { born: "yesterday" } }, asOf);
  await refused("a form that there is not", () => filling.formState("newham/form-of-these-text", {}, {}, asOf));
  await refused("a form that is not complete", () => filling.completeForm(form.id, known, {}, asOf));
  await refused("answers of another form", () => filling.formState(form.id, known, { form: "newham/other" }, asOf));
  await refused("answers with a Date", () => filling.formState(form.id, known, { answers: { born: new Date(0) } }, asOf));
  let cause;
  try {
    filling.completeForm(form.id, known, {}, asOf);
  } catch (error) {
    cause = error.cause;
  }

  const words = Protocol.vocabularyPair(pack, packs.derbyshire);
  const both = [...words.facts, ...words.events].map(({ name }) => name);
  const same = (left, right) => JSON.stringify(left) === JSON.stringify(right);
  const first = pack.assess({}, asOf);
  const untouched = JSON.stringify(first);
  first.duties.forEach((duty) => duty.to.push("somebody else"));
  first.duties[0].because[0].facts.push("hearsay");
  first.category.could_be.length = 0;
  const truths = {
    "undefined, null and nothing are the same": same(pack.assess({ facts: { age: undefined }, events: null, area: undefined }, asOf), pack.assess({}, asOf)),
    "no case at all is the empty case": same(pack.assess(undefined, asOf), pack.assess({}, asOf)),
    "an answer is the caller's alone": untouched === JSON.stringify(pack.assess({}, asOf)),
    "an answer is plain": Object.getPrototypeOf(first) === Object.prototype && Array.isArray(first.duties) && same(structuredClone(first), first),
    "an object without prototype is a case": same(pack.assess(Object.assign(Object.create(null), { facts: { age: 12 } }), asOf), pack.assess({ facts: { age: 12 } }, asOf)),
    "the list of protocols names those that load": protocols.some(({ id, name }) => id === pack.id && name === pack.name),
    "the list of protocols is fixed": Object.isFrozen(protocols) && Object.isFrozen(protocols[0]),
    "a pack that was checked answers the same": checked.assessText("{}", asOf) === whole.assessText("{}", asOf) && same(checked.pack(), pack.pack()) && same(checked.about, pack.about),
    "the list of protocols names the digest of each": protocols.every(({ digest }) => /^sha256:[0-9a-f]{64}$/.test(digest)) && protocols.find(({ id }) => id === pack.id).digest === pack.digest,
    "the digest is told": /^sha256:[0-9a-f]{64}$/.test(pack.digest) && first.protocol.digest === pack.digest,
    "the vocabulary has types and questions": pack.vocabulary().facts.every((fact) => fact.type && fact.asks && fact.label),
    "two protocols are compared in one case": Protocol.compare(pack, packs.bcp, { facts: { age: 14 } }, asOf).parts.length > 0,
    "the words of two protocols stand once, their seats apart": new Set(both).size === both.length && both.includes("age") && !both.includes("living_in") && words.seats.some(({ fact, home, host }) => fact === "living_in" && home === "other" && host === "this"),
    "two protocols compared leave no seat out": Protocol.vocabularyCompared(pack, packs.derbyshire).facts.some(({ name }) => name === "living_in"),
    "a correction tells what moved": pack.moved({ events: { reported_missing: "2026-11-18T20:30:00Z" } }, { events: { reported_missing: "2026-11-18T19:30:00Z" } }, asOf).acts.every(({ change }) => change === "moved"),
    "a form is filled in as it is typed": state.complete && same(state.sections[0].fields.map(({ value }) => value), ["2012-03-31", 12.5]),
    "a form says what is wrong in one message": same(wrong.errors.map(({ field: name, code }) => [name, code]), [["born", "form/date-in-words"]]),
    "a completed form gives the case": same(filling.completeForm(form.id, known, typed, asOf).facts, { looked_after: true, date_of_birth: "2012-03-31" }),
    "a form that is not complete says how far it is": cause?.left?.[0]?.says === "Enter the date of birth",
    "a form can be had as text": filling.formText(form.id, known, typed, asOf).includes("Date of birth: 31 Mar 2012\n"),
    "the forms of use are listed": filling.forms(known, asOf).some(({ id, of_use }) => id === form.id && of_use === "yes"),
    "the pack is whole": pack.pack().duties.length > 100 && pack.about.id === "newham" && pack.version === pack.about.version,
  };
  return { answers, together, ofTheNight, table, errors, truths };
}
