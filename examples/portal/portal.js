// What the portal writes to have Homeward in its form: its fields become the case, the case fills its fields.
import { connect } from "/homeward/elements/index.js";
import "/homeward/elements/define.js";

const form = document.forms[0];
const elements = [...document.querySelectorAll("homeward-assessment, homeward-questions, homeward-duties, homeward-form")];
const [, questions, duties, notification] = elements;
const TRUTHS = ["looked_after", "cce_risk"];
const FACTS = ["age", "whereabouts", ...TRUTHS];
const EVENTS = ["last_seen", "reported_missing"];

/** The case as it stands: what the portal has no field for is kept here. */
let standing = {};

/** What stands in a field, as the case has it; nothing where the field is empty, or holds what cannot be read. */
function read(name) {
  const { value } = form.elements[name];
  if (EVENTS.includes(name)) return instantOf(value);
  if (TRUTHS.includes(name)) return { true: true, false: false }[value];
  if (name === "age") return /^\d+$/.test(value.trim()) ? Number(value) : undefined;
  return value || undefined;
}

/** The fields of the portal as a case. An empty field is not known, which is never no. */
function caseOfFields() {
  const caseFile = { ...standing, facts: { ...standing.facts }, events: { ...standing.events } };
  for (const name of [...FACTS, ...EVENTS]) {
    const member = EVENTS.includes(name) ? caseFile.events : caseFile.facts;
    const value = read(name);
    if (value === undefined) delete member[name];
    else member[name] = value;
  }
  return caseFile;
}

/** What the case says, in the fields of the portal. What a person typed that cannot be read stays, for the case knows nothing else. */
function fillFields({ facts = {}, events = {} }) {
  for (const name of FACTS) if (facts[name] !== read(name)) form.elements[name].value = String(facts[name] ?? "");
  for (const name of EVENTS) {
    const [known, typed] = [events[name], read(name)].map((at) => (at ? wordsOf(at) : ""));
    if (known !== typed) form.elements[name].value = known;
  }
}

/** Marks what was typed and cannot be read. */
function markFields() {
  for (const name of [...FACTS, ...EVENTS]) {
    const field = form.elements[name];
    field.setAttribute("aria-invalid", String(field.value.trim() !== "" && read(name) === undefined));
  }
}

function show(caseFile) {
  standing = caseFile;
  form.elements.homeward_case.value = JSON.stringify(caseFile);
  for (const element of elements) element.case = caseFile;
  notification.asOf = new Date().toISOString();
}

/** `20/11/2026 17:40` of a clock in London, as an instant; nothing where it is no time. */
function instantOf(text) {
  const [, day, month, year, hour, minute] = /^(\d\d)\/(\d\d)\/(\d{4}) (\d\d):(\d\d)$/.exec(text.trim()) ?? [];
  if (!day) return undefined;
  for (const offset of ["+00:00", "+01:00"]) {
    const at = `${year}-${month}-${day}T${hour}:${minute}:00${offset}`;
    if (!Number.isNaN(Date.parse(at)) && wordsOf(at) === text.trim()) return at;
  }
  return undefined;
}

function wordsOf(instant) {
  const format = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", day: "2-digit", month: "2-digit", year: "numeric", hour: "2-digit", minute: "2-digit" });
  return format.format(new Date(instant)).replace(",", "");
}

form.addEventListener("change", (event) => {
  if (!event.target.closest("table")) return;
  show(caseOfFields());
  markFields();
});
document.addEventListener("homeward-case-change", (event) => {
  show(event.detail.case);
  fillFields(event.detail.case);
  markFields();
});
document.addEventListener("homeward-form-complete", (event) => {
  show(event.detail.case);
  fillFields(event.detail.case);
  markFields();
});
document.addEventListener("homeward-asked", (event) => questions.ask(event.detail.name));
document.addEventListener("homeward-act-sought", (event) => duties.focusAct(event.detail.key, true));

show(caseOfFields());
if (await connect("newham", ...elements)) document.documentElement.dataset.homeward = "ready";
