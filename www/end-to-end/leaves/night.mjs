// What the core would give the elements on an invented night: the shapes of the interface, written by hand.
// A child of Newham, 14, away since 17:40 on Friday 20 November 2026, reported at 21:30; now it is 22:04.

const fact = (name, label, value, words, now = null) => ({ name, label, value, words, now });
const exploited = fact("at_risk_of_criminal_exploitation", "Risk of criminal exploitation", true, "Risk of criminal exploitation: yes");
const medical = fact("medical_need", "Needs medicine", true, "Needs medicine that is not there: yes");
const whereabouts = fact("whereabouts", "Whereabouts", "known", "Whereabouts: known", "unknown");

export const changes = {
  now: "Missing, medium risk",
  outcomes: [
    { of: "risk", value: "high", words: "High risk", direction: "graver", if: [exploited, medical, fact("police_grade", "Police grade", "high", "Grade that the police gave: high", "medium")] },
    { of: "category", value: "away", words: "Away from placement without authorisation", direction: "lighter", if: [whereabouts] },
    { of: "risk", value: "low", words: "Low risk", direction: "lighter", if: [whereabouts] },
  ],
  later: [{ of: "risk", value: "high", words: "High risk from Sat 21 Nov, 17:40, if nothing else changes", at: "2026-11-21T17:40:00Z" }],
  acts: [
    { key: "a1", title: "Call an exploitation team meeting", cites: ["7.3", "7.4"], change: "begins", words: "Would be owed: call an exploitation team meeting", if: [exploited] },
    { key: "a2", title: "Refer to the National Referral Mechanism", cites: ["7.9"], change: "begins", words: "Would be owed: refer", if: [exploited] },
    { key: "a3", title: "Tell the health visitor or the school nurse", cites: ["5.1"], change: "begins", words: "Would be owed: tell", if: [medical, fact("pregnant", "Pregnant", true, "Pregnant: yes")] },
    ...Array.from({ length: 7 }, (_, place) => ({
      key: `b${place}`,
      title: `Notify another authority about the child, number ${place + 1}`,
      cites: [`10.${place}`],
      change: "begins",
      words: "Would be owed",
      if: [fact(`f${place}`, `Fact ${place}`, true, `Placed in area ${place + 1}: yes`)],
    })),
    { key: "a4", title: "Return interview by an independent person", cites: ["12.1", "12.4"], change: "falls_away", words: "Would no longer be owed: return interview", if: [fact("category_of_return", "Returned", true, "Came back before it was reported: yes", "no")] },
  ],
};

export const noChanges = { now: "Not missing", outcomes: [], later: [], acts: [] };

export const repeats = {
  words: "3rd missing episode in 90 days",
  episodes: [
    { start: "2026-11-20T21:30:00Z", words: "Fri 20 Nov, 21:30", missing: null, this: true, counts_in: [30, 90, 365] },
    { start: "2026-10-02T19:00:00Z", words: "Fri 2 Oct, 20:00 to Sat 3 Oct, 01:10", missing: true, this: false, counts_in: [90, 365] },
    { start: "2026-11-07T21:00:00Z", words: "Sat 7 Nov, 21:00 to Sun 8 Nov, 09:30", missing: true, this: false, counts_in: [30, 90, 365] },
    { start: "2026-11-12T18:00:00Z", words: "Thu 12 Nov, 18:00 to 23:10", missing: false, this: false, counts_in: [] },
  ],
  triggers: [
    { days: 90, at_least: 3, counted: 3, uncertain: false, more: 0, before: null, words: "3 in 90 days: hold a strategy meeting", acts: [{ id: "newham/strategy-repeat", title: "Hold a strategy meeting", cite: "6.6", depends: false }], graver: null },
    {
      days: 30,
      at_least: 3,
      counted: 2,
      uncertain: true,
      more: 1,
      before: "9 December",
      words: "One more before 9 December: hold a risk management meeting",
      acts: [
        { id: "newham/risk-meeting", title: "Hold a risk management meeting", cite: "9.1", depends: false },
        { id: "newham/tell-head", title: "Tell the Head of Corporate Parenting", cite: "9.2", depends: true },
      ],
      graver: "high",
    },
    { days: null, at_least: 10, counted: 3, uncertain: false, more: 7, before: null, words: "7 more: review the placement", acts: [{ id: "newham/review", title: "Review the placement", cite: "13", depends: false }], graver: null },
  ],
};

export const noRepeats = { words: null, episodes: [], triggers: [] };

const line = (title, when, who, ...cites) => ({ title, when, who, cites });

export const handover = {
  headline: "Missing, medium risk",
  beside: "Could be high",
  authority: "Newham",
  known: ["Age: 14", "Looked after: Yes"],
  may_be_missed: [],
  as_of_words: "Fri 20 Nov, 22:04",
  protocol: "Newham: missing from home and care, version 2026.11.1",
  times: ["Last seen: Fri 20 Nov, 17:40", "Reported missing: Fri 20 Nov, 21:30"],
  missed: [line("Visit the friend whom she named", "was due Fri 20 Nov, 21:00", "Foster carer", "5.3")],
  because: [
    { says: "Reported missing at 21:30 and not seen since 17:40.", cite: "4.8" },
    { says: "Medium risk: a danger to the child is likely, but not serious.", cite: "4.10" },
  ],
  done: [line("Search the home and the usual places", "Fri 20 Nov, 20:40", "Foster carer", "5.1"), line("Report to the police", "Fri 20 Nov, 21:30", "Foster carer", "6.2"), line("Tell the social worker or the Emergency Duty Team", "Fri 20 Nov, 21:50", "Foster carer", "6.4")],
  overdue: [line("Complete or review the exploitation screening tool", "4 min late", "Social worker", "7.2"), line("Tell the parents, if it is safe", "14 min late", "Social worker", "6.7", "6.8")],
  due: [line("Hold the strategy meeting", "Sat 21 Nov, 21:30, 23 h 26 min left", "Social work team with police, health, carer", "9.1", "11.1", "6.3"), line("Keep contact with the police each day", "Sat 21 Nov, 22:04", "Social worker", "8.1")],
  next: [
    line("Tell the Head of Service and the Head of Corporate Parenting", "Sat 21 Nov, 21:30", "Social worker", "9.2"),
    line("Tell the Director of Operations", "Mon 23 Nov, 21:30", "Service manager", "9.3"),
    line("Safeguarding meeting chaired by the Director", "Fri 27 Nov, 21:30", "Director of Operations", "9.5"),
  ],
  more: ["Also open, without a time: Ask the school.", "12 more may apply, depending on what is not answered."],
  owed_on_return: [line("Safe and well check by the police", "as soon as possible", "Police", "12.1"), line("Return interview", "within 72 hours", "Independent person", "12.4"), line("Medical help, if needed", "at once", "Foster carer", "12.2")],
  unanswered: [
    { name: "exploited", asks: "Is there a risk of criminal exploitation?", words: "could not ask, 22:01", may_raise: true },
    { name: "medical", asks: "Does the child need medicine that is not there?", words: "not known, 21:58", may_raise: true },
    { name: "grade", asks: "What grade did the police give?", words: "not asked yet", may_raise: false },
  ],
  told: [
    { to: "Police, 101", words: "Fri 20 Nov, 21:30, log number 4471, medium", acknowledged: true, acknowledged_words: "acknowledged 21:36 by PC Dale" },
    { to: "Emergency Duty Team", words: "Fri 20 Nov, 21:50, message left", acknowledged: false, acknowledged_words: "not acknowledged" },
  ],
  untold: [line("Her social worker", "at once", "Foster carer", "6.4"), line("The parents", "at once", "Social worker", "6.7")],
};

/** A night on which everything is owed. */
export const longHandover = {
  ...handover,
  next: Array.from({ length: 40 }, (_, place) => line(`Number ${place + 1} of the acts that this long night still asks of somebody`, "Mon 23 Nov, 21:30", "Service manager with police, health and carer", "9.3", "9.4")),
  unanswered: Array.from({ length: 25 }, (_, place) => ({ name: `q${place}`, asks: `Question ${place + 1}, which nobody has answered so far?`, words: "not asked yet", may_raise: place < 3 })),
};

/** A night on which nothing is known yet. */
export const emptyHandover = { ...handover, headline: "Not yet known", beside: null, because: [], times: [], known: [], missed: [], done: [], overdue: [], due: [], next: [], more: [], owed_on_return: [], unanswered: [], told: [], untold: [] };

export const asOf = "2026-11-20T22:04:00Z";

const say = (words, cite, danger = false) => ({ words, cite, danger });
const risks = [
  say("She is at risk of criminal exploitation.", "7.2", true),
  say("She is 14 and looked after, on a care order to Newham.", "4.2"),
  say("She was last seen at 17:40 at the foster home, and her whereabouts are not known.", "4.8"),
  say("She has been missing twice in the last 90 days.", "6.6"),
];

const grades = { fact: "police_risk", choices: ["high", "medium", "low"].map((value) => ({ value, label: `${value[0].toUpperCase()}${value.slice(1)}` })) };

export const calls = [
  {
    id: "police-101",
    name: "Police",
    number: "101",
    when: "day and night",
    answers: "now",
    cite: "6.2",
    now: true,
    acts: [{ key: "report", title: "Report her missing to the police", when: "at once", authority: null }],
    opening: "I am reporting a missing child. She is missing, not absent.",
    say: risks,
    ask: ["What is the log number?", "What grade do you give, and why?", "Who is in charge of the search, and how do we reach them?"],
    boxes: ["log", "name", "time", "grade"],
    challenge: { heading: "Their grade is lower than this protocol's: challenge it", words: "Our protocol grades a child who is at risk of exploitation as high. You gave medium. Please have the duty inspector look at it again, and tell us the reason.", cites: ["4.10", "7.2"] },
    grades,
    sides: [],
  },
  {
    id: "newham/edt",
    name: "Emergency Duty Team",
    number: "020 7946 0018",
    when: "until 08:00 on Monday",
    answers: "now",
    cite: "15.1",
    now: true,
    acts: [{ key: "tell-sw", title: "Tell the social worker or the Emergency Duty Team", when: "at once", authority: null }],
    opening: "I am ringing about a child of yours who is missing.",
    say: risks.slice(0, 2),
    ask: ["Who takes this on, and when will they ring back?"],
    boxes: ["name", "time"],
    challenge: null,
    grades: null,
    sides: [],
  },
  { id: "police-999", name: "Police, in an emergency", number: "999", when: "day and night", answers: "now", cite: "6.1", now: false, acts: [], opening: "A child is missing and in danger now.", say: risks, ask: ["What is the log number?"], boxes: ["log", "name", "time", "grade"], challenge: null, grades, sides: [] },
  { id: "newham/sw", name: "Her social worker", number: "020 7946 0123", when: "not before 09:00 on Monday", answers: "closed", cite: "15.2", now: false, acts: [], opening: "I am ringing about a child of yours who is missing.", say: [], ask: [], boxes: ["name", "time"], challenge: null, grades: null, sides: [] },
];

/** The police, rung once for two protocols that begin otherwise and challenge otherwise. */
export const ofTwo = {
  ...calls[0],
  acts: [
    { key: "newham report", title: "Report her missing to the police", when: "at once", authority: "Newham" },
    { key: "derbyshire report", title: "Report the child to the police", when: "20 min late", authority: "Derby and Derbyshire" },
  ],
  when: "Newham: day and night; Derby and Derbyshire: at any hour",
  sides: [
    { side: "home", authority: "Newham", id: "police-101", name: "Police", cite: "6.2", opening: calls[0].opening, challenge: calls[0].challenge },
    {
      side: "host",
      authority: "Derby and Derbyshire",
      id: "derbyshire/contact-police-101",
      name: "Derbyshire Police",
      cite: "2.4",
      opening: "I am ringing about a child who is away from where they should be.",
      challenge: { heading: "They record it as something else than this protocol does: challenge it", words: "You have recorded this as absent. By the protocol that we share it is missing.", cites: ["3.2"] },
    },
  ],
};

export const told = [
  { id: "police-101", to: "Police", at: "2026-11-20T21:30:00Z", log: "4471", name: "PC Dale", grade: "medium", acknowledged: "2026-11-20T21:36:00Z" },
  { id: "newham/edt", to: "Emergency Duty Team", at: "2026-11-20T21:50:00Z" },
];

const bar = (title, status, status_words, more) => ({
  key: title,
  title,
  status,
  status_words,
  at_once: false,
  opens: null,
  opens_words: null,
  due: null,
  due_words: null,
  left: null,
  done_at: null,
  done_words: null,
  counted_from: "reported missing, Fri 20 Nov, 21:30",
  ends_on_return: false,
  provisional: false,
  depends_on: [],
  cites: ["9.1"],
  ...more,
});
const from = { opens: "2026-11-20T21:30:00Z", opens_words: "Fri 20 Nov, 21:30" };

/** One of each kind. */
export const timeline = {
  now: asOf,
  now_words: "Fri 20 Nov, 22:04",
  zooms: [
    { key: "day", words: "24 hours", from: "2026-11-20T16:04:00Z", to: "2026-11-21T22:04:00Z" },
    { key: "week", words: "7 days", from: "2026-11-19T22:04:00Z", to: "2026-11-27T22:04:00Z" },
    { key: "all", words: "All", from: "2026-11-20T16:04:00Z", to: "2026-12-18T21:30:00Z" },
  ],
  marks: [
    { name: "last_seen", label: "Last seen", at: "2026-11-20T17:40:00Z", words: "Fri 20 Nov, 17:40", planned: false },
    { name: "noticed_away", label: "Noticed away", at: "2026-11-20T20:15:00Z", words: "Fri 20 Nov, 20:15", planned: false },
    { name: "reported_missing", label: "Reported missing", at: "2026-11-20T21:30:00Z", words: "Fri 20 Nov, 21:30", planned: false },
    { name: "strategy_meeting", label: "Strategy meeting", at: "2026-11-21T10:00:00Z", words: "Sat 21 Nov, 10:00", planned: true },
  ],
  bars: [
    bar("Search the home and the usual places", "done", "done", { ...from, done_at: "2026-11-20T20:40:00Z", done_words: "Fri 20 Nov, 20:40", cites: ["5.1"] }),
    bar("Tell the parents, if it is safe", "overdue", "overdue", { opens: "2026-11-20T20:50:00Z", opens_words: "Fri 20 Nov, 20:50", due: "2026-11-20T21:50:00Z", due_words: "Fri 20 Nov, 21:50", left: "14 min late" }),
    bar("Visit the friend whom she named", "missed", "missed", { ...from, due: "2026-11-20T21:00:00Z", due_words: "Fri 20 Nov, 21:00" }),
    bar("Give this absence professional attention", "due", "to do", from),
    bar("Hold the strategy meeting", "due", "to do", { ...from, due: "2026-11-21T21:30:00Z", due_words: "Sat 21 Nov, 21:30", left: "23 h 26 min", ends_on_return: true }),
    bar("Keep contact with the police", "due", "to do", { ...from, due: "2026-11-21T21:30:00Z", due_words: "Sat 21 Nov, 21:30", left: "23 h 26 min", ends_on_return: true }),
    bar("Call an exploitation team meeting", "possible", "may apply", { ...from, due: "2026-11-21T09:00:00Z", due_words: "Sat 21 Nov, 09:00", provisional: true, depends_on: ["Risk of criminal exploitation"] }),
    bar("Give the police the plan", "possible", "may apply", { ...from, due: "2026-11-20T22:00:00Z", due_words: "Fri 20 Nov, 22:00", left: "would be 4 min late", depends_on: ["Police category"] }),
    bar("Visit parents, friends and relatives", "upcoming", "later", { opens: "2026-11-21T06:00:00Z", opens_words: "Sat 21 Nov, 06:00", ends_on_return: true }),
    bar("Send the 24-hour notification", "upcoming", "later", { opens: "2026-11-21T21:30:00Z", opens_words: "Sat 21 Nov, 21:30", due: "2026-11-21T21:30:00Z", due_words: "Sat 21 Nov, 21:30", left: "23 h 26 min" }),
    bar("Press notice", "lapsed", "no longer needed", { ...from, due: "2026-11-21T03:00:00Z", due_words: "Sat 21 Nov, 03:00" }),
    ...["Tell the Director of Operations", "Hold the 72-hour safeguarding meeting", "Tell the Lead Member", "Review the search with the police", "Write to every agency around the child"].map((title) =>
      bar(title, "upcoming", "later", { opens: "2026-11-23T21:30:00Z", opens_words: "Mon 23 Nov, 21:30", due: "2026-11-23T21:30:00Z", due_words: "Mon 23 Nov, 21:30", left: "71 h 26 min", ends_on_return: true }),
    ),
    bar("Hold the monthly review", "upcoming", "later", { ...from, due: "2026-12-18T21:30:00Z", due_words: "Fri 18 Dec, 21:30", left: "27 days 23 h" }),
  ],
  may_apply: { count: 14, untimed: 12, depends_on: ["Police category", "Risk of criminal exploitation"], words: "14 acts may apply, 12 of them without a time, depending on: Police category; Risk of criminal exploitation" },
  waiting: [{ key: "w", title: "Offer the child a return home interview", words: "72 hours, counted from: back, which has not happened yet", cites: ["16.1"] }],
};

/** A case with earlier episodes, and rows as a spreadsheet gives them: headings, two orders of dates, what cannot be read. */
export const earlier = {
  facts: {},
  history: [
    { start: "2026-10-02T19:00:00Z", end: "2026-10-03T00:10:00Z", category: "missing" },
    { start: "2025-12-30T21:00:00Z", category: "away_from_placement" },
  ],
};
export const rows = [
  "Start\tEnd\tType",
  "3/4/2026 20:00\t4/4/2026 01:10\tMissing",
  "20/10/2026 21:00\t21/10/2026 09:00\tabsent",
  "2/10/2026 20:00\t3/10/2026 01:10\tMissing",
  "yesterday\t\tMissing",
  "1 Nov 2026 20:00\t\t",
  "20/10/2026 21:00\t21/10/2026 09:00\tabsent",
].join("\n");
