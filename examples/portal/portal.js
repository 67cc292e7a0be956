// What the portal writes to have Homeward in its form: its fields become the case, the case fills its fields.
import { connect } from "/homeward/elements/index.js";
import "/homeward/elements/define.js";

const form = document.forms[0];
const elements = [...document.querySelectorAll("homeward-assessment, homeward-questions, homeward-duties, homeward-form")];
const [, questions, duties, notification] = elements;
const TRUTHS = ["looked_after", "cce_risk"];
const EVENTS = ["last_seen", "reported_missing"];

/** The case as it stands: what the portal has no field for is kept here. */
let standing = {};

/** The fields of the portal as a case. An empty field is not known, which is never no. */
function caseOfFields() {
  const { age, whereabouts } = form.elements;
  const facts = { ...standing.facts };
  const set = (name, value) => (value === undefined ? delete facts[name] : (facts[name] = value));
  set("age", /^\d+$/.test(age.value) ? Number(age.value) : undefined);
  set("whereabouts", whereabouts.value || undefined);
  for (const name of TRUTHS) set(name, { true: true, false: false }[form.elements[name].value]);
  const events = { ...standing.events };
  for (const name of EVENTS) {
    const at = instantOf(form.elements[name].value);
    if (at) events[name] = at;
    else delete events[name];
  }
  return { ...standing, facts, events };
}

/** What the case says, in the fields of the portal. */
function fillFields({ facts = {}, events = {} }) {
  for (const name of ["age", "whereabouts", ...TRUTHS]) form.elements[name].value = String(facts[name] ?? "");
  for (const name of EVENTS) form.elements[name].value = events[name] ? wordsOf(events[name]) : "";
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
  if (event.target.closest("table")) show(caseOfFields());
});
document.addEventListener("homeward-case-change", (event) => {
  show(event.detail.case);
  fillFields(event.detail.case);
});
document.addEventListener("homeward-form-complete", (event) => {
  show(event.detail.case);
  fillFields(event.detail.case);
});
document.addEventListener("homeward-asked", (event) => questions.ask(event.detail.name));
document.addEventListener("homeward-act-sought", (event) => duties.focusAct(event.detail.key, true));

show(caseOfFields());
if (await connect("newham", ...elements)) document.documentElement.dataset.homeward = "ready";
