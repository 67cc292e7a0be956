// What is written here must not compile: each line ends with the error that it gets.
import init, { HomewardError, Protocol, load, protocols } from "homeward";

await init();
const newham = await load(5); // TS2345
const made = new Protocol("{}"); // TS2673
newham.assess({ fact: {} }, ""); // TS2561
newham.assess({ facts: { age: new Date() } }, ""); // TS2322
newham.assess({ events: { last_seen: 5 } }, ""); // TS2322
newham.assess({ history: [{ start: "" }] }, ""); // TS2741
newham.assess({}); // TS2554
newham.assess("{}", ""); // TS2559
newham.assessText({}, ""); // TS2345
if (newham.assess({}, "").stage === "gone") console.log(made); // TS2367
const due: string = newham.assess({}, "").duties[0]!.due; // TS2322
newham.digest = due; // TS2540
protocols.push(protocols[0]!); // TS2339
new HomewardError([]).code = "case/not-json"; // TS2540
const anything: number = newham.view({}, "").headline.words; // TS2322
