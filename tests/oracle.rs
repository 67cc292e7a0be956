//! An independent evaluator, naive on purpose, against which small invented packs are held.
//!
//! It was written from the contract and shares nothing with the engine but the parser of conditions, the calendar (which
//! has tables of its own) and the instants. It knows no three-valued logic and no diagrams: it tries every answer to the
//! unknown facts, evaluates everything with true and false alone, and looks at what came out.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

mod common;

use std::collections::{BTreeMap, BTreeSet};

use common::{Source, at, duty, event, rule};
use homeward::calendar::{Calendar, Length};
use homeward::feel::ast::{Comparison, Expression, Node, Test};
use homeward::{Instant, Protocol};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use serde_json::{Value, json};

/// How many combinations of answers are tried at most for one case.
const WORLDS: usize = 96;
/// How many cases are tried on each pack.
const CASES_OF_A_PACK: usize = 10;
const CATEGORIES: [&str; 4] = ["missing", "absent", "away_from_placement", "not_missing"];
const GRADES: [&str; 4] = ["high", "medium", "low", "no_apparent_risk"];
const NOW: &[&str] = &["2026-11-21T22:00:00Z", "2026-10-25T18:30:00Z", "2026-03-29T01:00:00Z", "2026-12-29T09:15:00Z"];

// ---------------------------------------------------------------------------------------------------------------------
// The packs: few words, random conditions.

/// A fact that the packs know, with its answers; those of a number follow from the thresholds.
const BOOLEANS: &[&str] = &["looked_after", "cse_risk", "away_without_authorisation", "reported_to_police"];
const ENUMS: &[(&str, &[&str])] = &[
    ("whereabouts", &["unknown", "suspected", "known"]),
    ("police_category", &["missing", "absent", "not_missing"]),
    ("police_risk", &["high", "medium", "low", "no_apparent_risk"]),
    ("home_authority", &["this", "other"]),
    ("living_in", &["this", "other"]),
    ("area", &["north", "south"]),
];
const EVENTS: &[(&str, bool)] = &[
    ("last_seen", true),
    ("noticed_away", true),
    ("reported_missing", true),
    ("located", true),
    ("returned", true),
    ("placement_started", false),
    ("meeting_held", false),
];

/// The words that the small packs share: those of the contract, and no more.
fn shared() -> String {
    let mut text = String::new();
    for name in BOOLEANS {
        text += &common::fact(name);
    }
    text += "[[fact]]\nname = \"age\"\ntype = \"integer\"\nasks = \"How old?\"\nlabel = \"Age\"\n\n";
    text += "[[fact]]\nname = \"distance\"\ntype = \"number\"\nasks = \"How far?\"\nlabel = \"Distance\"\n\n";
    for (name, values) in ENUMS.iter().filter(|(name, _)| *name != "area") {
        let values: Vec<String> = values.iter().map(|value| format!("{{ value = \"{value}\", label = \"{value}\" }}")).collect();
        text += &format!(
            "[[fact]]\nname = \"{name}\"\ntype = \"enum\"\nasks = \"Which?\"\nlabel = \"It\"\nvalues = [{}]\n\n",
            values.join(", ")
        );
    }
    for (name, of_episode) in EVENTS {
        text += &event(name, *of_episode);
    }
    text + "[bank_holidays]\nfrom = 2026\nto = 2027\ndates = [\"2026-12-25\", \"2026-12-28\", \"2027-01-01\"]\n"
}

/// A condition that a rule of its kind may ask.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Kind {
    CategoryRule,
    RiskRule,
    Duty,
}

fn text(items: &'static [&'static str]) -> impl Strategy<Value = String> + Clone {
    select(items).prop_map(str::to_owned)
}

fn number_test() -> impl Strategy<Value = String> {
    let comparison = select(vec!["<", "<=", ">", ">=", "=", "!="]);
    prop_oneof![
        4 => (comparison, 8..16).prop_map(|(comparison, age)| format!("age {comparison} {age}")),
        1 => (8..12, 12..16).prop_map(|(low, high)| format!("age in [{low}..{high}]")),
        1 => (8..12, 12..16).prop_map(|(low, high)| format!("age in ({low}..{high})")),
        1 => (8..12, 12..16).prop_map(|(low, high)| format!("age between {low} and {high}")),
        1 => (8..12, 12..16).prop_map(|(low, high)| format!("age in (< {low}, {high}, >= 17)")),
        1 => (8..12).prop_map(|low| format!("{low} <= age")),
        2 => text(&["distance > 20", "distance >= 20.5", "distance <= 20", "distance < 20", "distance in ]20..30]"]),
    ]
}

/// A leaf of a condition that asks no time.
fn leaf(kind: Kind) -> BoxedStrategy<String> {
    let common = prop_oneof![
        6 => select(BOOLEANS).prop_map(str::to_owned),
        1 => select(BOOLEANS).prop_map(|fact| format!("{fact} = false")),
        1 => text(&["looked_after = cse_risk", "cse_risk != reported_to_police", "home_authority = living_in", "home_authority != living_in"]),
        3 => text(&[
            "whereabouts = \"unknown\"", "whereabouts != \"known\"", "whereabouts in (\"unknown\", \"suspected\")",
            "police_category = \"missing\"", "police_category in [\"absent\", \"not_missing\"]", "home_authority = \"other\"", "area = \"north\"", "\"south\" != area",
        ]),
        4 => number_test(),
        1 => text(&["happened(noticed_away)", "happened(meeting_held)", "happened(placement_started)"]),
        1 => text(&["hours between(last_seen, located) > 9", "hours between(placement_started, returned) >= 24", "hours between(last_seen, returned) < 6"]),
    ];
    match kind {
        Kind::CategoryRule => prop_oneof![
            12 => common,
            2 => text(&["category = \"absent\"", "category in (\"absent\", \"away_from_placement\")", "still missing", "category != \"missing\""]),
            2 => time(),
            1 => text(&["happened(located)", "happened(returned)"]),
        ]
        .boxed(),
        Kind::RiskRule => prop_oneof![
            12 => common,
            2 => text(&["category = \"missing\"", "category in (\"absent\", \"not_missing\")", "still missing"]),
            1 => text(&["count missing(28) >= 2", "count missing() >= 1"]),
            2 => time(),
        ]
        .boxed(),
        Kind::Duty => prop_oneof![
            12 => common,
            2 => text(&["category = \"missing\"", "category in (\"missing\", \"absent\")", "category != \"not_missing\""]),
            3 => text(&["risk = \"high\"", "risk in (\"high\", \"medium\")", "risk != \"low\"", "risk = \"no_apparent_risk\""]),
            2 => text(&["count missing(28) >= 2", "count missing() >= 1", "count missing(1) = 1", "count missing(28) < 3"]),
        ]
        .boxed(),
    }
}

/// A time that goes by.
fn time() -> impl Strategy<Value = String> {
    let since =
        (select(vec!["hours since", "days since", "working days since"]), select(EVENTS), select(vec![">=", ">"]), select(vec![1, 3, 24]));
    prop_oneof![
        4 => since.prop_map(|(unit, (event, _), comparison, number)| format!("{unit}({event}) {comparison} {number}")),
        2 => text(&["hours missing >= 24", "hours missing > 6", "72 <= hours missing"]),
    ]
}

fn condition(kind: Kind) -> impl Strategy<Value = String> {
    leaf(kind).prop_recursive(3, 10, 3, |inner| {
        prop_oneof![
            3 => (inner.clone(), inner.clone()).prop_map(|(left, right)| format!("({left}) and ({right})")),
            3 => (inner.clone(), inner.clone()).prop_map(|(left, right)| format!("({left} or {right})")),
            2 => inner.prop_map(|inner| format!("not({inner})")),
        ]
    })
}

/// A duty: a condition without time, and beside it what asks the stage and the time.
#[derive(Debug, Clone)]
struct DutySource {
    rest: String,
    stage: Option<String>,
    times: Vec<String>,
    /// Where there is one: a time or something else.
    either: Option<String>,
    clock: Option<&'static str>,
    limit: Option<&'static str>,
    repeats: Option<&'static str>,
}

impl DutySource {
    fn when(&self) -> String {
        let mut parts = vec![self.rest.clone()];
        parts.extend(self.stage.clone());
        parts.extend(self.times.iter().cloned());
        parts.extend(self.either.clone());
        parts.join(" and ")
    }

    fn write(&self, id: &str) -> String {
        let mut more = String::new();
        for (member, value) in [("clock", self.clock), ("limit", self.limit.filter(|_| self.clock.is_some()))] {
            if let Some(value) = value {
                more += &format!("{member} = \"{value}\"\n");
            }
        }
        if let Some(repeats) = self.repeats.filter(|repeats| self.clock.is_some() || !repeats.starts_with('[')) {
            more += &format!("repeats = {repeats}\n");
        }
        duty(id, &self.when(), &more)
    }
}

fn duty_source() -> impl Strategy<Value = DutySource> {
    let stage = proptest::option::of(text(&[
        "still missing",
        "not(happened(located))",
        "not(happened(returned))",
        "not(happened(located) or happened(returned))",
        "happened(located)",
        "happened(returned)",
    ]));
    let either = proptest::option::weighted(
        0.15,
        prop_oneof![
            (time(), leaf(Kind::Duty)).prop_map(|(time, other)| format!("({time} or {other})")),
            time().prop_map(|time| format!("not({time})")),
            (time(), leaf(Kind::Duty)).prop_map(|(time, other)| format!("not({other} and {time})")),
        ],
    );
    let limit = text_options(&["immediately", "24 hours", "3 days", "1 month", "2 working days", "same working day"]);
    let repeats = proptest::option::weighted(
        0.3,
        select(vec!["\"every 1 day\"", "\"every 1 month\"", "\"every 2 working days\"", "\"regularly\"", "[\"24 hours\", \"3 days\"]"]),
    );
    (
        condition(Kind::Duty),
        stage,
        proptest::collection::vec(time(), 0..2),
        either,
        proptest::option::weighted(0.8, select(EVENTS)),
        limit,
        repeats,
    )
        .prop_map(|(rest, stage, times, either, clock, limit, repeats)| DutySource {
            rest: format!("({rest})"),
            stage,
            times,
            either,
            clock: clock.map(|(name, _)| name),
            limit,
            repeats,
        })
}

fn text_options(items: &'static [&'static str]) -> impl Strategy<Value = Option<&'static str>> {
    proptest::option::weighted(0.8, select(items))
}

#[derive(Debug, Clone)]
struct PackSource {
    category: Vec<(&'static str, String)>,
    risk: Vec<(&'static str, String)>,
    duties: Vec<DutySource>,
}

fn pack_source() -> impl Strategy<Value = PackSource> {
    let category = proptest::collection::vec((select(CATEGORIES.to_vec()), condition(Kind::CategoryRule)), 1..5);
    let risk = proptest::collection::vec((select(GRADES.to_vec()), condition(Kind::RiskRule)), 1..4);
    (category, risk, proptest::collection::vec(duty_source(), 1..6)).prop_map(|(category, risk, duties)| PackSource {
        category,
        risk,
        duties,
    })
}

/// A pack and what the oracle reads of it.
struct Pack {
    protocol: Protocol,
    calendar: Calendar,
    category: Vec<Rule>,
    risk: Vec<Rule>,
    duties: Vec<Duty>,
}

struct Rule {
    yields: usize,
    when: Expression,
    asks_category: bool,
}

struct Duty {
    id: String,
    when: Expression,
    written: DutySource,
    of_the_end: bool,
}

/// Compiles the pack; what can never hold is refused by the loader, and is left out here.
fn compiled(source: &PackSource) -> Option<Pack> {
    let mut source = source.clone();
    for _ in 0..12 {
        let write = |kind: &str, rules: &[(&str, String)]| {
            rules.iter().enumerate().map(|(index, (yields, when))| rule(&format!("{kind}-{index}"), yields, when)).collect::<String>()
        };
        let authored = Source {
            shared: shared(),
            words: "areas = [{ value = \"north\", label = \"North\" }, { value = \"south\", label = \"South\" }]\n".to_owned(),
            category: write("category", &source.category),
            risk: write("risk", &source.risk),
            duties: source.duties.iter().enumerate().map(|(index, duty)| duty.write(&format!("duty-{index}"))).collect(),
            ..Source::default()
        }
        .read();
        let parsed = |rules: &[(&str, String)], values: &[&str; 4]| -> Vec<Rule> {
            let rule = |(yields, when): &(&str, String)| {
                let when = homeward::feel::parse(when).unwrap();
                Rule { yields: values.iter().position(|value| value == yields).unwrap(), asks_category: asks_category(&when), when }
            };
            rules.iter().map(rule).collect()
        };
        if let Some(protocol) = authored.protocol {
            let duties = source.duties.iter().enumerate().map(|(index, duty)| {
                let when = homeward::feel::parse(&duty.when()).unwrap();
                Duty { id: format!("{}/duty-{index}", common::AUTHORITY), of_the_end: asks_for_the_end(&when), when, written: duty.clone() }
            });
            return Some(Pack {
                calendar: protocol.calendar().clone(),
                category: parsed(&source.category, &CATEGORIES),
                risk: parsed(&source.risk, &GRADES),
                duties: duties.collect(),
                protocol,
            });
        }
        let errors: Vec<_> = authored.found.0.iter().filter(|found| found.severity == homeward::diagnostic::Severity::Error).collect();
        assert!(errors.iter().all(|error| error.code == homeward::Code::PackNeverHolds), "the pack is refused:\n{}", authored.found);
        let path = &errors.first()?.place.path;
        let (kind, rest) = path.split_once('[')?;
        let index: usize = rest.split(']').next()?.parse().ok()?;
        match kind {
            "category" => drop(source.category.remove(index)),
            "risk" => drop(source.risk.remove(index)),
            _ => drop(source.duties.remove(index)),
        }
    }
    None
}

// ---------------------------------------------------------------------------------------------------------------------
// The cases: some facts known, some events happened, some planned.

#[derive(Debug, Clone)]
struct CaseSource {
    now: &'static str,
    booleans: Vec<Option<bool>>,
    enums: Vec<Option<usize>>,
    age: Option<i32>,
    distance: Option<f64>,
    /// Hours before now; planned where negative.
    events: Vec<Option<i32>>,
    history: Vec<(i32, &'static str)>,
    done: Vec<(usize, i32)>,
    /// In which order facts are given where too many are unknown.
    first_given: Vec<usize>,
    /// Nothing of an episode has happened.
    quiet: bool,
}

fn hours() -> impl Strategy<Value = i32> {
    prop_oneof![4 => select(vec![0, 1, 3, 5, 6, 7, 9, 23, 24, 25, 48, 71, 72, 73, 96, 170, 800]), 1 => 0..200]
}

fn case_source() -> impl Strategy<Value = CaseSource> {
    let unknown = 0.45;
    let events: Vec<_> = EVENTS.iter().map(|_| proptest::option::weighted(0.4, prop_oneof![9 => hours(), 1 => -90..-1])).collect();
    let enums: Vec<_> = ENUMS.iter().map(|(_, values)| proptest::option::weighted(1.0 - unknown, 0..values.len())).collect();
    let booleans = proptest::collection::vec(proptest::option::weighted(1.0 - unknown, any::<bool>()), BOOLEANS.len());
    let history = proptest::collection::vec((hours(), select(vec!["missing", "missing", "absent"])), 0..4);
    let done = proptest::collection::vec((0..6_usize, prop_oneof![8 => hours(), 1 => -50..-1]), 0..5);
    let order: Vec<usize> = (0..BOOLEANS.len() + ENUMS.len() + 2).collect();
    let count = order.len();
    (
        select(NOW),
        booleans,
        enums,
        proptest::option::weighted(0.5, 7..18),
        proptest::option::weighted(0.6, select(vec![0.0, 19.5, 20.0, 20.25, 20.5, 31.0])),
        events,
        history,
        done,
        (subsequence(order, count).prop_shuffle(), proptest::bool::weighted(0.25)),
    )
        .prop_map(|(now, booleans, enums, age, distance, events, history, done, (first_given, quiet))| CaseSource {
            now,
            booleans,
            enums,
            age,
            distance,
            events,
            history,
            done,
            first_given,
            quiet,
        })
}

/// The answer to a fact.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Answer {
    Boolean(bool),
    Number(f64),
    Text(&'static str),
    /// An event whose time is asked: when it happened.
    Moment(Instant),
}

/// A case as the oracle reads it.
struct Case {
    now: Instant,
    given: BTreeMap<&'static str, Answer>,
    events: BTreeMap<&'static str, Instant>,
    history: Vec<(Instant, bool)>,
    done: Vec<(usize, Instant)>,
    json: Value,
}

/// Makes a case of its source; facts are given in their order until few enough answers are left to try.
fn case(source: &CaseSource, pack: &Pack, asked: &BTreeMap<&'static str, Vec<Answer>>) -> (Case, Vec<(&'static str, Vec<Answer>)>) {
    let now = at(source.now);
    let mut events = BTreeMap::new();
    for ((name, of_episode), hours) in EVENTS.iter().zip(&source.events) {
        if source.quiet && *of_episode {
            continue;
        }
        if let Some(hours) = hours {
            // When the child was last seen and reported lies behind.
            let hours = if ["last_seen", "reported_missing"].contains(name) { hours.abs() } else { *hours };
            events.insert(*name, now.after_hours(f64::from(-hours)));
        }
    }
    // A return or a finding before the child was last seen is refused.
    if let Some(seen) = events.get("last_seen").copied() {
        for end in ["located", "returned"] {
            events.entry(end).and_modify(|at: &mut Instant| *at = (*at).max(seen));
        }
    }
    // Of the two ends either both are planned or none: whether one planned stands in for the other the contract does not say.
    if [events.get("located"), events.get("returned")].into_iter().flatten().any(|at| *at > now) {
        let planned = events.get("returned").or(events.get("located")).copied().filter(|at| *at > now).unwrap_or(now.after_hours(5.0));
        events.insert("located", planned);
        events.insert("returned", planned.after_hours(2.0));
    }
    // What leads to an episode lies before its end.
    if let Some(end) = [events.get("located"), events.get("returned")].into_iter().flatten().min().copied().filter(|at| *at <= now) {
        for name in ["noticed_away", "reported_missing", "placement_started"] {
            events.entry(name).and_modify(|at| *at = (*at).min(end));
        }
    }
    let reported = events.get("reported_missing").is_some_and(|at| *at <= now);
    let mut given = BTreeMap::new();
    for (name, value) in BOOLEANS.iter().zip(&source.booleans) {
        if let Some(value) = value {
            given.insert(*name, Answer::Boolean(*value));
        }
    }
    for ((name, values), value) in ENUMS.iter().zip(&source.enums) {
        if let Some(value) = value {
            given.insert(*name, Answer::Text(values[*value]));
        }
    }
    given.extend(source.age.map(|age| ("age", Answer::Number(f64::from(age)))));
    given.extend(source.distance.map(|distance| ("distance", Answer::Number(distance))));
    if reported {
        given.insert("reported_to_police", Answer::Boolean(true));
    }
    let mut unknown: Vec<(&'static str, Vec<Answer>)> =
        asked.iter().filter(|(name, _)| !given.contains_key(*name)).map(|(name, answers)| (*name, answers.clone())).collect();
    let mut names: Vec<&'static str> = BOOLEANS.to_vec();
    names.extend(ENUMS.iter().map(|(name, _)| *name));
    names.extend(["age", "distance"]);
    let mut order = source.first_given.iter();
    while unknown.iter().map(|(_, answers)| answers.len()).product::<usize>() > WORLDS {
        let name = names[*order.next().unwrap()];
        if let Some(place) = unknown.iter().position(|(unknown, _)| *unknown == name) {
            let (name, answers) = unknown.remove(place);
            given.insert(name, answers[place % answers.len()]);
        }
    }
    let history: Vec<(Instant, bool)> =
        source.history.iter().map(|(hours, category)| (now.after_hours(f64::from(-24 * hours)), *category == "missing")).collect();
    let done: Vec<(usize, Instant)> = source
        .done
        .iter()
        .filter(|(duty, _)| *duty < pack.duties.len())
        .map(|(duty, hours)| (*duty, now.after_hours(f64::from(-hours))))
        .collect();
    let mut facts = serde_json::Map::new();
    let mut area = Value::Null;
    for (name, answer) in &given {
        let value = match answer {
            Answer::Boolean(value) => json!(value),
            Answer::Number(number) if *name == "age" => json!(*number as i64),
            Answer::Number(number) => json!(number),
            Answer::Text(text) => json!(text),
            Answer::Moment(_) => panic!("only facts are given"),
        };
        match *name {
            "area" => area = value,
            // Follows from the report.
            "reported_to_police" if reported => {}
            _ => drop(facts.insert((*name).to_owned(), value)),
        }
    }
    let json = json!({
        "area": area,
        "facts": facts,
        "events": events.iter().map(|(name, at)| ((*name).to_owned(), json!(at.to_string()))).collect::<serde_json::Map<_, _>>(),
        "history": source.history.iter().zip(&history).map(|((_, category), (start, _))| json!({ "start": start.to_string(), "category": category })).collect::<Vec<_>>(),
        "done": done.iter().map(|(duty, at)| json!({ "id": pack.duties[*duty].id, "at": at.to_string() })).collect::<Vec<_>>(),
    });
    (Case { now, given, events, history, done, json }, unknown)
}

// ---------------------------------------------------------------------------------------------------------------------
// The oracle.

/// One way in which all unknown answers could turn out.
type World = BTreeMap<&'static str, Answer>;

/// For what a condition is evaluated.
#[derive(Clone, Copy)]
enum View<'a> {
    /// A rule of the episode, at a moment, with the category that it sees.
    Rule { moment: Instant, category: &'a str },
    /// A duty at a moment: its clock, category and risk; whether a time that has not begun is taken as gone by.
    Duty { clock: Option<&'a str>, category: &'a str, risk: Option<&'a str>, moment: Instant, once_begun: bool, no_stage: bool },
}

struct Oracle<'a> {
    pack: &'a Pack,
    case: &'a Case,
    /// Of each duty, the moments ahead at which a time of it has gone by.
    ahead: Vec<Vec<Instant>>,
}

/// The value of an operand; no value where there is none (no grade).
#[derive(Debug, Clone, PartialEq)]
enum Operand {
    Truth(bool),
    Number(f64),
    Text(String),
    Nothing,
}

impl Oracle<'_> {
    fn happened(&self, event: &str) -> Option<Instant> {
        self.case.events.get(event).copied().filter(|at| *at <= self.case.now)
    }

    fn is_planned(&self, event: &str) -> bool {
        self.case.events.get(event).is_some_and(|at| *at > self.case.now)
    }

    /// The first of located and returned.
    fn end(&self) -> Option<Instant> {
        [self.happened("located"), self.happened("returned")].into_iter().flatten().min()
    }

    /// From when time is counted: the event, what stands in for it, or its plan; and whether something stands in.
    fn counted_from(&self, event: &str) -> Option<(Instant, bool)> {
        let stand_ins: &[&str] = match event {
            "reported_missing" => &["noticed_away", "last_seen"],
            "located" => &["returned"],
            "returned" => &["located"],
            _ => &[],
        };
        let very = self.happened(event).map(|at| (at, false));
        let stands_in = stand_ins.iter().find_map(|event| self.happened(event)).map(|at| (at, true));
        very.or(stands_in).or_else(|| self.case.events.get(event).map(|at| (*at, false)))
    }

    /// What a comparison with a time asks: its event, and the moment at which the length has gone by.
    fn moment_of(&self, name: &str, event: &str, number: f64) -> Option<Instant> {
        let (start, _) = self.counted_from(event)?;
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let whole = number as u32;
        Some(match name {
            "days since" => self.pack.calendar.after(start, Length::Days(whole)),
            "working days since" => self.pack.calendar.after(start, Length::WorkingDays(whole)),
            _ => start.after_hours(number),
        })
    }

    /// The moments at which a time of the condition has gone by.
    fn moments_of(&self, condition: &Expression) -> Vec<Instant> {
        let mut moments = Vec::new();
        walk(condition, true, &mut |part, _| {
            let Node::Compare(_, left, right) = &part.node else { return };
            let (time, number) = if let Some(time) = time_of(left) {
                (time, right)
            } else if let Some(time) = time_of(right) {
                (time, left)
            } else {
                return;
            };
            let Node::Number(number) = number.node else { panic!("a time is compared with a number") };
            let gone_by = match time {
                ("hours between", events) => self.between_end(events[0]).map(|start| start.after_hours(number)),
                (name, events) => {
                    moments.extend(self.counted_from(events[0]).map(|(start, _)| start));
                    self.moment_of(name, events[0], number)
                }
            };
            moments.extend(gone_by);
        });
        moments
    }

    fn truth(&self, expression: &Expression, world: &World, view: View<'_>, positive: bool) -> bool {
        match &expression.node {
            Node::And(left, right) => self.truth(left, world, view, positive) && self.truth(right, world, view, positive),
            Node::Or(left, right) => self.truth(left, world, view, positive) || self.truth(right, world, view, positive),
            Node::Not(inner) => {
                // That the child has not been found or is not back speaks of the stage of a duty, not of the rest.
                if let View::Duty { no_stage: false, .. } = view
                    && positive
                    && asks_only_of_the_end(inner)
                {
                    return true;
                }
                !self.truth(inner, world, view, !positive)
            }
            _ => match self.operand(expression, world, view, positive) {
                Operand::Truth(truth) => truth,
                other => panic!("{other:?} is no truth"),
            },
        }
    }

    fn operand(&self, expression: &Expression, world: &World, view: View<'_>, positive: bool) -> Operand {
        let category = match view {
            View::Rule { category, .. } | View::Duty { category, .. } => category,
        };
        match &expression.node {
            Node::Boolean(value) => Operand::Truth(*value),
            Node::Number(number) => Operand::Number(*number),
            Node::Text(text) => Operand::Text(text.clone()),
            Node::And(..) | Node::Or(..) | Node::Not(_) => Operand::Truth(self.truth(expression, world, view, positive)),
            Node::Name(name) => match name.as_str() {
                "still missing" => Operand::Truth(category == "missing"),
                "category" => Operand::Text(category.to_owned()),
                "risk" => match view {
                    View::Duty { risk: Some(risk), .. } => Operand::Text(risk.to_owned()),
                    _ => Operand::Nothing,
                },
                fact => match world.get(fact).unwrap_or_else(|| panic!("`{fact}` has no answer")) {
                    Answer::Boolean(value) => Operand::Truth(*value),
                    Answer::Number(number) => Operand::Number(*number),
                    Answer::Text(text) => Operand::Text((*text).to_owned()),
                    Answer::Moment(_) => panic!("`{fact}` is an event"),
                },
            },
            Node::Call(name, arguments) if name == "happened" => {
                let event = argument(&arguments[0]);
                let is_end = |event: &str| event == "located" || event == "returned";
                Operand::Truth(match view {
                    // What a rule asks of the end is taken as just before it.
                    View::Rule { .. } if is_end(event) => false,
                    // Of its own clock it belongs to the clock; located and returned are one event there.
                    View::Duty { clock: Some(clock), .. } if positive && (clock == event || (is_end(clock) && is_end(event))) => true,
                    _ => self.happened(event).is_some(),
                })
            }
            Node::Call(name, arguments) if name == "count missing" => {
                let first = arguments.first().map(|days| match days.node {
                    Node::Number(days) => self.case.now.london_date() - chrono_days(days),
                    _ => panic!("a number of days"),
                });
                let earlier = self
                    .case
                    .history
                    .iter()
                    .filter(|(start, missing)| *missing && first.is_none_or(|first| start.london_date() >= first))
                    .count();
                Operand::Number((earlier + usize::from(category == "missing")) as f64)
            }
            Node::Compare(comparison, left, right) => Operand::Truth(self.comparison(*comparison, left, right, world, view, positive)),
            Node::Between(value, low, high) => {
                let at_least = self.comparison(Comparison::GreaterOrEqual, value, low, world, view, positive);
                Operand::Truth(at_least && self.comparison(Comparison::LessOrEqual, value, high, world, view, positive))
            }
            Node::In(value, tests) => Operand::Truth(tests.iter().any(|test| self.passes(value, test, world, view, positive))),
            other => panic!("{other:?} is not in the grammar"),
        }
    }

    fn passes(&self, value: &Expression, test: &Test, world: &World, view: View<'_>, positive: bool) -> bool {
        match test {
            Test::Compare(comparison, right) => self.comparison(*comparison, value, right, world, view, positive),
            Test::Value(Expression { node: Node::Range(range), .. }) => {
                let low = if range.low_included { Comparison::GreaterOrEqual } else { Comparison::Greater };
                let high = if range.high_included { Comparison::LessOrEqual } else { Comparison::Less };
                self.comparison(low, value, &range.low, world, view, positive)
                    && self.comparison(high, value, &range.high, world, view, positive)
            }
            Test::Value(Expression { node: Node::List(members), .. }) => {
                members.iter().any(|member| self.comparison(Comparison::Equal, value, member, world, view, positive))
            }
            Test::Value(right) => self.comparison(Comparison::Equal, value, right, world, view, positive),
        }
    }

    fn comparison(
        &self,
        comparison: Comparison,
        left: &Expression,
        right: &Expression,
        world: &World,
        view: View<'_>,
        positive: bool,
    ) -> bool {
        if let Some((name, events)) = time_of(left) {
            let Node::Number(number) = right.node else { panic!("a time is compared with a number") };
            return self.time(name, &events, (comparison, number), world, view, positive);
        }
        if time_of(right).is_some() {
            let turned = match comparison {
                Comparison::LessOrEqual => Comparison::GreaterOrEqual,
                Comparison::Less => Comparison::Greater,
                other => panic!("{other:?} is not in the grammar here"),
            };
            return self.comparison(turned, right, left, world, view, positive);
        }
        match (self.operand(left, world, view, positive), comparison, self.operand(right, world, view, positive)) {
            (left, Comparison::Equal, right) => left == right,
            (left, Comparison::NotEqual, right) => left != right,
            (Operand::Number(left), comparison, Operand::Number(right)) => ordered(left, comparison, right),
            other => panic!("{other:?} cannot be compared"),
        }
    }

    /// A comparison of a time with a number.
    fn time(
        &self,
        name: &str,
        events: &[&str],
        (comparison, number): (Comparison, f64),
        world: &World,
        view: View<'_>,
        positive: bool,
    ) -> bool {
        let strict = comparison == Comparison::Greater;
        if name == "hours between" {
            if self.is_planned(events[0]) {
                // Its time is known and lies ahead: the length has not begun.
                return match view {
                    View::Rule { .. } => false,
                    View::Duty { once_begun, .. } => once_begun == positive,
                };
            }
            let length_to = |end: Instant| {
                let from = self.between_end(events[0]).or_else(|| match world.get(events[0]) {
                    Some(Answer::Moment(moment)) => Some(*moment),
                    _ => None,
                });
                from.unwrap_or_else(|| panic!("{} has no answer", events[0])).hours_to(end)
            };
            let moment = match view {
                View::Rule { moment, .. } => moment,
                // The time of an event that is not known is asked; else the length runs on as time goes by.
                View::Duty { .. } if self.between_end(events[0]).is_none() => self.case.now,
                View::Duty { moment, .. } => moment,
            };
            let end = self.between_end(events[1]);
            // A duty opens at the very moment, for `>` too.
            let comparison = match (view, comparison) {
                (View::Duty { .. }, Comparison::Greater) if end.is_none() && self.between_end(events[0]).is_some() => {
                    Comparison::GreaterOrEqual
                }
                _ => comparison,
            };
            // A rule of the episode asks of its end as just before it.
            let end = match view {
                View::Rule { moment, .. } => end.unwrap_or(moment).min(moment),
                View::Duty { .. } => end.unwrap_or(moment),
            };
            return ordered(length_to(end), comparison, number);
        }
        if let ("hours missing", Some(end), Some((start, _))) = (name, self.end(), self.counted_from("reported_missing")) {
            return ordered(start.hours_to(end), comparison, number);
        }
        let gone_by_at = |now: Instant, strict: bool| {
            self.moment_of(name, events[0], number).is_some_and(|moment| if strict { now > moment } else { now >= moment })
        };
        match view {
            View::Rule { moment, .. } => gone_by_at(moment, strict),
            // A time that has not begun may yet go by, and may yet be running: under `not` too it is no part of the rest.
            View::Duty { moment, once_begun, .. } if self.counted_from(events[0]).is_none_or(|(start, _)| start > moment) => {
                (once_begun && self.counted_from(events[0]).is_none()) == positive
            }
            View::Duty { moment, .. } => gone_by_at(moment, false),
        }
    }

    /// When an end of `hours between` was.
    fn between_end(&self, event: &str) -> Option<Instant> {
        self.happened(event).or_else(|| match event {
            "located" => self.happened("returned"),
            "returned" => self.happened("located"),
            _ => None,
        })
    }
}

fn chrono_days(days: f64) -> chrono::TimeDelta {
    chrono::TimeDelta::seconds((days * 86_400.0) as i64)
}

fn ordered(left: f64, comparison: Comparison, right: f64) -> bool {
    match comparison {
        Comparison::Equal => left == right,
        Comparison::NotEqual => left != right,
        Comparison::Less => left < right,
        Comparison::LessOrEqual => left <= right,
        Comparison::Greater => left > right,
        Comparison::GreaterOrEqual => left >= right,
    }
}

fn argument(expression: &Expression) -> &str {
    match &expression.node {
        Node::Name(name) => name,
        other => panic!("{other:?} is no name"),
    }
}

/// The time that an operand is, with the events that it is counted from.
fn time_of(expression: &Expression) -> Option<(&str, Vec<&str>)> {
    match &expression.node {
        Node::Name(name) if name == "hours missing" => Some((name, vec!["reported_missing"])),
        Node::Call(name, arguments) if name.ends_with(" since") || name == "hours between" => {
            Some((name, arguments.iter().map(argument).collect()))
        }
        _ => None,
    }
}

/// `happened(located)`, `happened(returned)`, or either.
fn asks_only_of_the_end(expression: &Expression) -> bool {
    match &expression.node {
        Node::Or(left, right) => asks_only_of_the_end(left) && asks_only_of_the_end(right),
        Node::Call(name, arguments) if name == "happened" => ["located", "returned"].contains(&argument(&arguments[0])),
        _ => false,
    }
}

/// Calls `see` for each part of an expression, with whether it stands under no `not`.
fn walk<'e>(expression: &'e Expression, positive: bool, see: &mut dyn FnMut(&'e Expression, bool)) {
    see(expression, positive);
    match &expression.node {
        Node::And(left, right) | Node::Or(left, right) | Node::Compare(_, left, right) => {
            walk(left, positive, see);
            walk(right, positive, see);
        }
        Node::Not(inner) => walk(inner, !positive, see),
        Node::Between(value, low, high) => [value, low, high].into_iter().for_each(|part| walk(part, positive, see)),
        Node::In(value, tests) => {
            walk(value, positive, see);
            for test in tests {
                let (Test::Value(tested) | Test::Compare(_, tested)) = test;
                walk(tested, positive, see);
            }
        }
        Node::Call(_, arguments) => arguments.iter().for_each(|argument| walk(argument, positive, see)),
        Node::List(members) => members.iter().for_each(|member| walk(member, positive, see)),
        Node::Range(range) => {
            walk(&range.low, positive, see);
            walk(&range.high, positive, see);
        }
        _ => {}
    }
}

impl Pack {
    fn conditions(&self) -> impl Iterator<Item = &Expression> {
        let rules = self.category.iter().chain(&self.risk).map(|rule| &rule.when);
        rules.chain(self.duties.iter().map(|duty| &duty.when))
    }

    /// The facts that the conditions ask, each with the answers that are worth trying.
    fn asked(&self) -> BTreeMap<&'static str, Vec<Answer>> {
        let mut numbers: BTreeSet<u64> = BTreeSet::new();
        let mut names: BTreeSet<String> = BTreeSet::from(["police_risk".to_owned()]);
        for condition in self.conditions() {
            walk(condition, true, &mut |part, _| match &part.node {
                Node::Number(number) => drop(numbers.insert(number.to_bits())),
                Node::Name(name) => drop(names.insert(name.clone())),
                _ => {}
            });
        }
        let mut asked = BTreeMap::new();
        for name in BOOLEANS.iter().filter(|name| names.contains(**name)) {
            asked.insert(*name, vec![Answer::Boolean(false), Answer::Boolean(true)]);
        }
        for (name, values) in ENUMS.iter().filter(|(name, _)| names.contains(*name)) {
            asked.insert(*name, values.iter().map(|value| Answer::Text(value)).collect());
        }
        // On both sides of every number that is written anywhere, and on it.
        let around = |step: f64, least: f64, greatest: f64| {
            let mut tried: Vec<f64> =
                numbers.iter().map(|bits| f64::from_bits(*bits)).flat_map(|number| [number - step, number, number + step]).collect();
            tried.push(least);
            tried.retain(|number| (least..=greatest).contains(number) && (number / step).fract() == 0.0);
            tried.sort_by(f64::total_cmp);
            tried.dedup();
            tried
        };
        if names.contains("age") {
            // Only the ages near a threshold of the age differ; the rest of the numbers do no harm but cost time.
            let ages: Vec<f64> = around(1.0, 0.0, 25.0).into_iter().filter(|age| (6.0..=18.0).contains(age)).collect();
            asked.insert("age", ages.into_iter().map(Answer::Number).collect());
        }
        if names.contains("distance") {
            let miles: Vec<f64> = around(0.25, 0.0, 1e6).into_iter().filter(|miles| *miles >= 19.0 && *miles <= 31.0).collect();
            asked.insert("distance", miles.into_iter().map(Answer::Number).collect());
        }
        asked
    }

    /// The events whose unknown time is asked by `hours between`, with moments on both sides of each threshold.
    fn asked_events(&self, oracle: &Oracle<'_>) -> Vec<(&'static str, Vec<Answer>)> {
        let mut thresholds: BTreeMap<&'static str, Vec<Instant>> = BTreeMap::new();
        for condition in self.conditions() {
            walk(condition, true, &mut |part, _| {
                if let Node::Compare(_, left, right) = &part.node
                    && let Some(("hours between", events)) = time_of(left)
                    && let Node::Number(number) = right.node
                    && oracle.between_end(events[0]).is_none()
                    && !oracle.is_planned(events[0])
                {
                    let (name, _) = EVENTS.iter().find(|(name, _)| *name == events[0]).unwrap();
                    // As a duty asks it, and as a rule of the episode does, for which all stands still at the end.
                    let end = oracle.between_end(events[1]).unwrap_or(oracle.case.now);
                    for end in [end, oracle.end().unwrap_or(oracle.case.now)] {
                        thresholds.entry(name).or_default().push(end.after_hours(-number));
                    }
                }
            });
        }
        let tried = |name: &str, moments: Vec<Instant>| {
            // That a child was last seen after having been found would be refused.
            let latest = oracle.end().filter(|_| name == "last_seen").unwrap_or(oracle.case.now);
            let around = moments.into_iter().flat_map(|moment| [moment.after_hours(-0.5), moment, moment.after_hours(0.5)]);
            let mut tried: Vec<Instant> = around.chain([latest]).filter(|moment| *moment <= latest).collect();
            tried.sort_unstable();
            tried.dedup();
            tried.into_iter().map(Answer::Moment).collect()
        };
        thresholds.into_iter().map(|(name, moments)| (name, tried(name, moments))).collect()
    }
}

/// What came out in one world.
#[derive(Debug, Clone, PartialEq)]
struct Outcome {
    category: usize,
    risk: Option<usize>,
    held: Vec<bool>,
    held_risk: Vec<bool>,
    /// Of each duty: whether the whole condition holds now, whether it does once what has not begun has gone by, and whether
    /// it does at each moment ahead.
    duties: Vec<Vec<bool>>,
}

/// What the oracle says of a case, in the words of an assessment.
fn assessed(pack: &Pack, source: &CaseSource) -> (Value, Value, usize) {
    let (case, mut unknown) = case(source, pack, &pack.asked());
    let mut oracle = Oracle { pack, case: &case, ahead: Vec::new() };
    let ahead = |duty: &Duty| oracle.moments_of(&duty.when).into_iter().filter(|moment| *moment > case.now).collect::<BTreeSet<_>>();
    oracle.ahead = pack.duties.iter().map(|duty| ahead(duty).into_iter().collect()).collect();
    unknown.extend(pack.asked_events(&oracle));
    let mut sizes: Vec<usize> = unknown.iter().map(|(_, answers)| answers.len()).collect();
    // The stage needs the category's value first, and while it is not_missing an unknown police grade counts for nothing.
    let mut worlds = worlds_of(&case, &unknown);
    let mut outcomes: Vec<Outcome> = worlds.iter().map(|world| outcome(&oracle, world, true)).collect();
    let category = category(pack, &outcomes);
    let stage = stage(&oracle, category["value"].as_str());
    if stage == "not_missing" && !case.given.contains_key("police_risk") {
        let place = unknown.iter().position(|(name, _)| *name == "police_risk").unwrap();
        unknown.remove(place);
        sizes.remove(place);
        worlds = worlds_of(&case, &unknown);
        outcomes = worlds.iter().map(|world| outcome(&oracle, world, false)).collect();
    }
    let risk = risk(pack, &case, &outcomes);

    // Which unknown answers make a difference to what.
    let differs = |of: &dyn Fn(&Outcome) -> Value| -> BTreeSet<&'static str> {
        let mut names = BTreeSet::new();
        let mut stride = 1;
        for ((name, _), size) in unknown.iter().zip(&sizes) {
            let makes_a_difference = (0..outcomes.len()).any(|index| {
                let digit = index / stride % size;
                digit > 0 && of(&outcomes[index]) != of(&outcomes[index - digit * stride])
            });
            if makes_a_difference {
                names.insert(*name);
            }
            stride *= size;
        }
        names
    };
    let mut settles: BTreeMap<&'static str, BTreeSet<String>> = BTreeMap::new();
    let mut note = |names: &BTreeSet<&'static str>, what: &str| {
        for name in names {
            settles.entry(name).or_default().insert(what.to_owned());
        }
    };
    note(&differs(&|outcome| json!(outcome.category)), "category");
    note(&differs(&|outcome| json!(outcome.risk)), "risk");
    if stage == "not_missing" {
        let first = ["away_without_authorisation", "reported_to_police", "whereabouts", "police_category"];
        note(&first.into_iter().filter(|fact| !case.given.contains_key(fact)).collect(), "stage");
    }
    let mut duties = serde_json::Map::new();
    for (index, Duty { id, when, written, of_the_end }) in pack.duties.iter().enumerate() {
        // Once it holds for certain, what comes later makes no difference any more.
        let for_certain = |place: &usize| outcomes.iter().all(|outcome| outcome.duties[index][*place]);
        let places = outcomes[0].duties[index].len();
        let last = if for_certain(&0) { 1 } else { (2..places).find(for_certain).unwrap_or(places - 1) };
        let until_certain = |outcome: &Outcome| outcome.duties[index][..=last].to_vec();
        // Whether it ever holds, and what tells one answer from another.
        let rests: Vec<(bool, Vec<bool>)> =
            outcomes.iter().map(|outcome| (outcome.duties[index][1..].contains(&true), until_certain(outcome))).collect();
        let needs = differs(&|outcome| json!(until_certain(outcome)));
        let Some(duty) = duty_of(&oracle, stage, index, when, *of_the_end, written, &rests) else { continue };
        let mut duty = duty;
        if duty["status"] == "possible" {
            assert!(!needs.is_empty(), "{id} is possible and needs nothing");
            note(&needs, id);
            duty["needs"] = json!(needs);
        } else {
            duty["needs"] = json!([]);
        }
        duties.insert(id.clone(), duty);
    }
    let base = |value: &Value, values: &[&str], least: usize| {
        value.as_str().map_or(least, |value| values.iter().position(|known| *known == value).unwrap())
    };
    let least = outcomes.iter().map(|outcome| outcome.category).max().unwrap();
    let category_base = base(&category["value"], &CATEGORIES, least);
    let least = outcomes.iter().map(|outcome| outcome.risk.unwrap_or(4)).max().unwrap();
    let risk_base = base(&risk["value"], &GRADES, least);
    let mut raising = differs(&|outcome| json!(outcome.category < category_base));
    raising.extend(differs(&|outcome| json!(outcome.risk.unwrap_or(4) < risk_base)));
    let ours = json!({ "stage": stage, "category": category, "risk": risk, "duties": duties, "questions": settles, "may_raise": raising });
    (ours, case.json, worlds.len())
}

fn worlds_of(case: &Case, unknown: &[(&'static str, Vec<Answer>)]) -> Vec<World> {
    let count: usize = unknown.iter().map(|(_, answers)| answers.len()).product();
    let world = |mut index: usize| {
        let mut world: World = case.given.clone();
        for (name, answers) in unknown {
            world.insert(name, answers[index % answers.len()]);
            index /= answers.len();
        }
        world
    };
    (0..count).map(world).collect()
}

fn outcome(oracle: &Oracle<'_>, world: &World, police: bool) -> Outcome {
    let pack = oracle.pack;
    let moment = oracle.end().unwrap_or(oracle.case.now);
    let gravest = |held: &[bool], rules: &[Rule]| rules.iter().zip(held).filter(|(_, held)| **held).map(|(rule, _)| rule.yields).min();
    // A rule that asks the category sees the one that the others give which do not ask it.
    let first: Vec<bool> = pack
        .category
        .iter()
        .map(|rule| !rule.asks_category && oracle.truth(&rule.when, world, View::Rule { moment, category: "" }, true))
        .collect();
    let others = CATEGORIES[gravest(&first, &pack.category).unwrap_or(3)];
    let held: Vec<bool> =
        pack.category.iter().map(|rule| oracle.truth(&rule.when, world, View::Rule { moment, category: others }, true)).collect();
    let category = gravest(&held, &pack.category).unwrap_or(3);
    let name = CATEGORIES[category];
    let held_risk: Vec<bool> =
        pack.risk.iter().map(|rule| oracle.truth(&rule.when, world, View::Rule { moment, category: name }, true)).collect();
    let police = match world.get("police_risk") {
        Some(Answer::Text(grade)) if police || oracle.case.given.contains_key("police_risk") => {
            GRADES.iter().position(|known| known == grade)
        }
        _ => None,
    };
    let risk = [gravest(&held_risk, &pack.risk), police].into_iter().flatten().min();
    let duties = pack.duties.iter().zip(&oracle.ahead).map(|(duty, ahead)| {
        let holds = |moment, once_begun| {
            let view = View::Duty {
                clock: duty.written.clock,
                category: name,
                risk: risk.map(|risk| GRADES[risk]),
                moment,
                once_begun,
                no_stage: duty.of_the_end,
            };
            oracle.truth(&duty.when, world, view, true)
        };
        let now = oracle.case.now;
        [holds(now, false), holds(now, true)].into_iter().chain(ahead.iter().map(|moment| holds(*moment, true))).collect()
    });
    Outcome { category, risk, held, held_risk, duties: duties.collect() }
}

/// Whether a rule asks the category that the others give.
fn asks_category(condition: &Expression) -> bool {
    let mut asks = false;
    walk(condition, true, &mut |part, _| asks |= matches!(&part.node, Node::Name(name) if name == "category" || name == "still missing"));
    asks
}

/// Whether a condition asks that the child was located or is back: then it is of no stage.
fn asks_for_the_end(condition: &Expression) -> bool {
    let mut asks = false;
    walk(condition, true, &mut |part, positive| {
        asks |= positive
            && matches!(&part.node, Node::Call(name, arguments) if name == "happened" && ["located", "returned"].contains(&argument(&arguments[0])));
    });
    asks
}

fn category(pack: &Pack, outcomes: &[Outcome]) -> Value {
    let could_be: BTreeSet<usize> = outcomes.iter().map(|outcome| outcome.category).collect();
    let known = (0..pack.category.len())
        .filter(|rule| outcomes.iter().all(|outcome| outcome.held[*rule]))
        .map(|rule| pack.category[rule].yields)
        .min();
    let value = if could_be.len() == 1 { could_be.first().copied() } else { known };
    json!({ "value": value.map(|value| CATEGORIES[value]), "certain": could_be.len() == 1, "could_be": could_be.into_iter().map(|value| CATEGORIES[value]).collect::<Vec<_>>() })
}

fn risk(pack: &Pack, case: &Case, outcomes: &[Outcome]) -> Value {
    // No grade is the least of all.
    let could_be: BTreeSet<usize> = outcomes.iter().map(|outcome| outcome.risk.unwrap_or(4)).collect();
    let mut known: Vec<usize> = (0..pack.risk.len())
        .filter(|rule| outcomes.iter().all(|outcome| outcome.held_risk[*rule]))
        .map(|rule| pack.risk[rule].yields)
        .collect();
    if let Some(Answer::Text(police)) = case.given.get("police_risk") {
        known.extend(GRADES.iter().position(|grade| grade == police));
    }
    let value = if could_be.len() == 1 { could_be.first().copied() } else { known.into_iter().min() };
    let grade = |value: usize| GRADES.get(value).copied();
    json!({
        "value": value.and_then(grade),
        "certain": could_be.len() == 1,
        "could_be": could_be.iter().map(|value| grade(*value)).collect::<Vec<_>>(),
        "worst": could_be.first().and_then(|value| grade(*value)),
    })
}

fn stage(oracle: &Oracle<'_>, category: Option<&str>) -> &'static str {
    let is = |fact: &str, values: &[Answer]| oracle.case.given.get(fact).is_some_and(|answer| values.contains(answer));
    if oracle.end().is_some() {
        return "returned";
    }
    let away = ["last_seen", "noticed_away", "reported_missing"].iter().any(|event| oracle.happened(event).is_some())
        || is("away_without_authorisation", &[Answer::Boolean(true)])
        || is("reported_to_police", &[Answer::Boolean(true)])
        || is("whereabouts", &[Answer::Text("unknown"), Answer::Text("suspected")])
        || is("police_category", &[Answer::Text("missing"), Answer::Text("absent")])
        || category.is_some_and(|category| category != "not_missing");
    if away { "missing" } else { "not_missing" }
}

/// A duty in the words of an assessment, `needs` apart; nothing where it is left out.
fn duty_of(
    oracle: &Oracle<'_>,
    stage: &str,
    index: usize,
    condition: &Expression,
    of_the_end: bool,
    written: &DutySource,
    rests: &[(bool, Vec<bool>)],
) -> Option<Value> {
    let now = oracle.case.now;
    // The times that go by, and the events that they are counted from.
    let mut moments: Vec<Option<Instant>> = Vec::new();
    let mut counted: Vec<&str> = written.clock.into_iter().collect();
    let mut stood_in = written.clock.and_then(|clock| oracle.counted_from(clock)).is_some_and(|(_, stood_in)| stood_in);
    let mut stands_open = false;
    let (mut still, mut not_found, mut not_back) = (false, false, false);
    walk(condition, true, &mut |part, positive| match &part.node {
        Node::Compare(_, left, right) => {
            let (time, number) = match (time_of(left), time_of(right)) {
                (Some(time), _) => (time, right),
                (_, Some(time)) => (time, left),
                _ => return,
            };
            let Node::Number(number) = number.node else { panic!("a number") };
            let (name, events) = time;
            counted.extend(events.iter().copied());
            if name == "hours between" {
                // A length in the midst of the condition: when it opens is not looked at here.
                stands_open |= oracle.between_end(events[0]).is_some() || oracle.is_planned(events[0]);
                return;
            }
            stood_in |= oracle.counted_from(events[0]).is_some_and(|(_, stood_in)| stood_in);
            moments.push(oracle.moment_of(name, events[0], number));
        }
        Node::Name(name) if name == "still missing" => still = true,
        Node::Not(inner) if positive && asks_only_of_the_end(inner) => walk(inner, true, &mut |part, _| {
            if let Node::Call(_, arguments) = &part.node {
                not_found |= argument(&arguments[0]) == "located";
                not_back |= argument(&arguments[0]) == "returned";
            }
        }),
        _ => {}
    });
    let of_episode = |event: &str| EVENTS.iter().any(|(name, of_episode)| *name == event && *of_episode);
    if stage == "not_missing" && counted.iter().any(|event| of_episode(event) && oracle.happened(event).is_none()) {
        return None;
    }
    if !rests.iter().any(|(rest, _)| *rest) {
        return None;
    }
    let settled = rests.iter().all(|rest| rest.0 && rest.1 == rests[0].1);

    let clock = written.clock.map(|clock| oracle.counted_from(clock).map(|(at, _)| at));
    moments.extend(clock);
    let known = moments.iter().all(Option::is_some);
    let first = if known { moments.iter().flatten().max().copied() } else { None };
    let started = clock.flatten().filter(|_| known);
    let calendar = &oracle.pack.calendar;
    let limit = written.limit.filter(|limit| *limit != "immediately" && written.clock.is_some()).and_then(Length::parse);
    let first_due = started.zip(limit).map(|(start, limit)| calendar.after(start, limit));
    let mut done: Vec<Instant> = oracle.case.done.iter().filter(|(duty, at)| *duty == index && *at <= now).map(|(_, at)| *at).collect();
    done.sort_unstable();
    let repeats = written.repeats.filter(|repeats| written.clock.is_some() || !repeats.starts_with('['));
    let due_of = |number: usize| -> Option<Instant> {
        let periods = u32::try_from(number - 1).unwrap();
        match repeats? {
            "\"every 1 day\"" => first_due.map(|first| if periods == 0 { first } else { calendar.after(first, Length::Days(periods)) }),
            "\"every 1 month\"" => first_due.map(|first| if periods == 0 { first } else { calendar.after(first, Length::Months(periods)) }),
            "\"every 2 working days\"" => {
                first_due.map(|first| if periods == 0 { first } else { calendar.after(first, Length::WorkingDays(2 * periods)) })
            }
            "\"regularly\"" => first_due.filter(|_| number == 1),
            _ => match number {
                1 => started.map(|start| start.after_hours(24.0)),
                2 => started.map(|start| calendar.after(start, Length::Days(3))),
                _ => None,
            },
        }
    };
    let (number, opens, unknown_opening, due, was_done) = match repeats {
        None => (1, first, !known, first_due, done.first().copied()),
        Some(_) => {
            let number = done.len() + 1;
            match done.last() {
                None => (1, first, !known, due_of(1), None),
                Some(last) => (number, Some(due_of(number - 1).unwrap_or(*last)), false, due_of(number), None),
            }
        }
    };
    let ended = match (still || not_found, not_back) {
        _ if of_the_end && !still => None,
        (true, _) => oracle.end(),
        (false, true) => oracle.happened("returned"),
        (false, false) => None,
    };
    // A time or something else: from when the two together hold is not looked at here.
    let looked_at = written.either.is_none() && !stands_open;
    let is_open = |at: Instant| if looked_at { !unknown_opening && opens.is_none_or(|opens| opens <= at) } else { rests[0].1[0] };
    let status = if let Some(done) = was_done {
        if due.is_some_and(|due| done > due) { "done_late" } else { "done" }
    } else if !settled {
        "possible"
    } else if let Some(end) = ended {
        if due.is_some_and(|due| due < end) && opens.is_none_or(|opens| opens <= end) && !unknown_opening { "missed" } else { "lapsed" }
    } else if !is_open(now) {
        "upcoming"
    } else if due.is_some_and(|due| due < now) {
        "overdue"
    } else {
        "due"
    };
    if looked_at {
        return Some(json!({ "status": status, "occurrence": number, "provisional": stood_in, "opens": opens, "due": due }));
    }
    Some(json!({ "status": if status == "possible" { "possible" } else { "settled" }, "occurrence": number, "provisional": stood_in }))
}

// ---------------------------------------------------------------------------------------------------------------------
// The engine's answer in the same words, and the comparison.

/// The engine's assessment, cut down to what the oracle says too.
fn engine(pack: &Pack, case: &Value, now: &str, ours: &Value) -> Value {
    let text =
        homeward::api::assess_text(&pack.protocol, &case.to_string(), now).unwrap_or_else(|found| panic!("{case} was refused:\n{found}"));
    let full: Value = serde_json::from_str(&text).unwrap();
    let names = |list: &Value| list.as_array().unwrap().iter().map(|name| name.as_str().unwrap().to_owned()).collect::<BTreeSet<_>>();
    let mut duties = serde_json::Map::new();
    for duty in full["duties"].as_array().unwrap() {
        let id = duty["id"].as_str().unwrap().to_owned();
        let mut cut = json!({
            "status": duty["status"],
            "occurrence": duty["occurrence"],
            "provisional": duty.get("provisional").cloned().unwrap_or(json!(false)),
            "needs": names(&duty["needs"]),
        });
        match ours["duties"].get(&id) {
            Some(ours) if ours.get("opens").is_none() && duty["status"] != "possible" => cut["status"] = json!("settled"),
            Some(ours) if ours.get("opens").is_none() => {}
            _ => {
                cut["opens"] = duty["opens"].clone();
                cut["due"] = duty["due"].clone();
            }
        }
        duties.insert(id, cut);
    }
    let mut questions = serde_json::Map::new();
    let mut raising = BTreeSet::new();
    let mut order = Vec::new();
    for question in full["questions"].as_array().unwrap() {
        let fact = question["fact"].as_str().unwrap().to_owned();
        if question["may_raise"] == true {
            raising.insert(fact.clone());
        }
        // Those that settle the stage come first, then those that can raise the category or the risk, then the others.
        order.push(if names(&question["settles"]).contains("stage") { 0 } else { 1 + i32::from(question["may_raise"] == false) });
        questions.insert(fact, json!(names(&question["settles"])));
    }
    assert!(order.is_sorted(), "the most consequential questions come first: {}", full["questions"]);
    let of = |name: &str, members: &[&str]| {
        members.iter().map(|member| ((*member).to_owned(), full[name][*member].clone())).collect::<serde_json::Map<_, _>>()
    };
    json!({
        "stage": full["stage"],
        "category": of("category", &["value", "certain", "could_be"]),
        "risk": of("risk", &["value", "certain", "could_be", "worst"]),
        "duties": duties,
        "questions": questions,
        "may_raise": raising,
    })
}

/// Where two documents differ.
fn differences(path: &str, ours: &Value, theirs: &Value, into: &mut Vec<String>) {
    match (ours, theirs) {
        (Value::Object(left), Value::Object(right)) => {
            for name in left.keys().chain(right.keys()).collect::<BTreeSet<_>>() {
                differences(
                    &format!("{path}.{name}"),
                    left.get(name).unwrap_or(&Value::Null),
                    right.get(name).unwrap_or(&Value::Null),
                    into,
                );
            }
        }
        _ if ours == theirs => {}
        _ => into.push(format!("{path}: the oracle says {ours}, the engine says {theirs}")),
    }
}

#[test]
fn the_engine_agrees_with_an_evaluator_that_tries_every_answer() {
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() });
    let (packs, pairs, worlds) = (std::cell::Cell::new(0), std::cell::Cell::new(0), std::cell::Cell::new(0));
    let seen = std::cell::RefCell::new(BTreeMap::<String, usize>::new());
    let strategy = (pack_source(), proptest::collection::vec(case_source(), CASES_OF_A_PACK));
    let result = runner.run(&strategy, |(source, cases)| {
        let Some(pack) = compiled(&source) else { return Ok(()) };
        packs.set(packs.get() + 1);
        for case in &cases {
            let (ours, json, tried) = assessed(&pack, case);
            let theirs = engine(&pack, &json, case.now, &ours);
            pairs.set(pairs.get() + 1);
            worlds.set(worlds.get() + tried);
            for duty in ours["duties"].as_object().unwrap().values() {
                *seen.borrow_mut().entry(duty["status"].as_str().unwrap().to_owned()).or_default() += 1;
            }
            *seen.borrow_mut().entry(format!("stage {}", ours["stage"])).or_default() += 1;
            *seen.borrow_mut().entry(format!("{} categories", ours["category"]["could_be"].as_array().unwrap().len())).or_default() += 1;
            let mut wrong = Vec::new();
            differences("", &ours, &theirs, &mut wrong);
            prop_assert!(
                wrong.is_empty(),
                "as of {}, case {json}:\n{}\ncategory: {:#?}\nrisk: {:#?}\nduties: {:#?}",
                case.now,
                wrong.join("\n"),
                source.category,
                source.risk,
                pack.duties
                    .iter()
                    .map(|Duty { id, written, .. }| (id, written.when(), written.clock, written.limit, written.repeats))
                    .collect::<Vec<_>>()
            );
        }
        Ok(())
    });
    println!("{} packs, {} pairs of a pack and a case, {} worlds", packs.get(), pairs.get(), worlds.get());
    println!("{:#?}", seen.borrow());
    match result {
        Ok(()) => {}
        Err(proptest::test_runner::TestError::Fail(reason, _)) => panic!("{reason}"),
        Err(other) => panic!("{other}"),
    }
    // What was tried reached all that it is meant to reach.
    for status in ["possible", "upcoming", "due", "overdue", "done", "done_late", "missed", "lapsed"] {
        assert!(seen.borrow().contains_key(status), "no duty was {status}");
    }
    assert!(pairs.get() * 2 > packs.get() * CASES_OF_A_PACK, "too few packs compiled");
}
