// A portal's file: what is written here must compile.
import init, { HomewardError, Protocol, load, protocols } from "homeward";
import type { Act, Assessment, CaseFile, Diagnostic, Duty, ErrorCode, Fact, Instant, Status, View } from "homeward";

await init();
await init(new URL("/homeward_bg.wasm", "https://portal.example/"));
await init(new Uint8Array(8));

const ids: string[] = protocols.map((protocol) => protocol.id);
const newham: Protocol = await load(ids[0] ?? "newham");
const own: Protocol = Protocol.parse("{}");

const caseFile: CaseFile = {
  area: null,
  facts: { age: 14, looked_after: true, whereabouts: "unknown", cse_risk: null, absence_from: undefined },
  events: { last_seen: "2026-11-20T17:40:00Z", located: null, returned: undefined },
  history: [{ start: "2026-10-02T20:00:00+01:00", category: "missing" }],
  done: [{ id: "newham/senior-24h-care", at: "2026-11-21T20:00:00Z" }],
};
const asOf: Instant = new Date().toISOString();

const assessment: Assessment = newham.assess(caseFile, asOf);
const late: Duty[] = assessment.duties.filter((duty) => duty.status === "overdue" && duty.due !== null);
const words: string = { possible: "", upcoming: "", due: "", overdue: "", done: "", done_late: "", missed: "", lapsed: "", may_be_missed: "" }[late[0]?.status ?? "due"];
const status: Status | undefined = late[0]?.status;
const grave: boolean = assessment.risk.could_be.includes(null) || assessment.risk.worst === "high";
const clock: string | undefined = late[0]?.clock;
const text: string = newham.assessText(JSON.stringify(caseFile), asOf);

const view: View = newham.view(caseFile, asOf);
const acts: Act[] = view.groups.flatMap((group) => group.acts);
const facts: Fact[] = newham.vocabulary().facts;
const forms: string[] = newham.pack().forms.map((form) => form.title);
const about: [string, string, string, string, string] = [newham.id, newham.name, newham.version, newham.digest, newham.about.reviewed];
own.free();

try {
  newham.assess({}, "yesterday");
} catch (error) {
  if (error instanceof HomewardError) {
    const code: ErrorCode = error.code;
    const all: Diagnostic[] = error.diagnostics;
    const place: string = all.map((one) => `${one.place.path}:${one.place.line ?? ""} ${one.severity} ${one.why} ${one.mend}`).join();
    if (code === "case/unknown-fact" || code === "package/not-started") console.log(place);
  }
}
console.log(words, status, grave, clock, text, acts, facts, forms, about);
