//! What holds for every case and every pack, tried on random ones. Each property is a sentence; `docs/properties.md` lists
//! them with the reason why each matters.
//!
//! `PROPTEST_CASES` says how many cases each property is tried on.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use common::{Source, duty, fact, rule};
use homeward::pack::Pack;
use homeward::vocabulary::{CATEGORIES, FactType, GRADES};
use homeward::{Case, Diagnostics, Instant, Protocol};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Map, Value, json};

const NOW: &[&str] = &["2026-11-21T22:00:00Z", "2026-10-25T18:30:00Z", "2026-03-29T01:00:00Z", "2028-02-29T12:00:00Z"];
/// How many cases each property is tried on, where nobody says otherwise.
const TRIED: u32 = 96;

fn config() -> ProptestConfig {
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(TRIED);
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// Newham's pack as JSON, and compiled.
fn newham() -> &'static (String, Protocol) {
    static NEWHAM: OnceLock<(String, Protocol)> = OnceLock::new();
    NEWHAM.get_or_init(|| {
        let json = homeward::bundled::json("newham").unwrap();
        let protocol = Protocol::parse(&json).unwrap();
        (json, protocol)
    })
}

// ---------------------------------------------------------------------------------------------------------------------
// Random cases of Newham's.

/// What a random case is made of; each number is turned into a value of its fact or event.
#[derive(Debug, Clone)]
struct Draft {
    now: &'static str,
    facts: Vec<Option<u16>>,
    /// Hours before now.
    events: Vec<Option<u16>>,
    history: Vec<(u16, &'static str)>,
    done: Vec<(Index, u16)>,
}

fn drafts() -> impl Strategy<Value = Draft> {
    let vocabulary = newham().1.vocabulary();
    let hours = || prop_oneof![3 => select(vec![0_u16, 1, 5, 23, 24, 25, 71, 72, 73, 168, 169, 700]), 1 => 0..1500_u16];
    // Some cases say much and some say little.
    let known = select(vec![0.05, 0.4, 0.8, 0.97]);
    let (facts, events) = (vocabulary.facts().len(), vocabulary.events().len());
    let history = proptest::collection::vec((hours(), select(vec!["missing", "absent", "away_from_placement"])), 0..4);
    let done = proptest::collection::vec((any::<Index>(), hours()), 0..12);
    (select(NOW), known, select(vec![0.02, 0.2, 0.5])).prop_flat_map(move |(now, known, happened)| {
        let facts = proptest::collection::vec(proptest::option::weighted(known, any::<u16>()), facts);
        let events = proptest::collection::vec(proptest::option::weighted(happened, hours()), events);
        (Just(now), facts, events, history.clone(), done.clone()).prop_map(|(now, facts, events, history, done)| Draft {
            now,
            facts,
            events,
            history,
            done,
        })
    })
}

/// The value of a fact that a number stands for.
fn value_of(place: usize, number: u16) -> Value {
    let described = &newham().1.vocabulary().facts()[place];
    match described.fact_type {
        FactType::Boolean => json!(number % 2 == 1),
        FactType::Integer => json!(8 + number % 11),
        FactType::Number => json!(f64::from(number % 80) / 2.0),
        FactType::Date => json!(format!("20{:02}-{:02}-{:02}", 9 + number % 9, 1 + number % 12, 1 + number % 28)),
        FactType::Enum => json!(described.values[usize::from(number) % described.values.len()].value),
    }
}

impl Draft {
    fn now(&self) -> Instant {
        Instant::parse(self.now).unwrap()
    }

    /// The case as a portal would send it; nothing in it contradicts anything else.
    fn case(&self) -> Value {
        let (vocabulary, now) = (newham().1.vocabulary(), self.now());
        let mut events: BTreeMap<&str, Instant> = BTreeMap::new();
        for (place, hours) in self.events.iter().enumerate() {
            if let Some(hours) = hours {
                events.insert(vocabulary.event_name(place), now.after_hours(-f64::from(*hours)));
            }
        }
        if let Some(seen) = events.get("last_seen").copied() {
            for end in ["located", "returned"] {
                events.entry(end).and_modify(|at| *at = (*at).max(seen));
            }
        }
        let mut facts = Map::new();
        for (place, number) in self.facts.iter().enumerate() {
            if let Some(number) = number {
                facts.insert(vocabulary.fact_name(place).to_owned(), value_of(place, *number));
            }
        }
        if facts.contains_key("date_of_birth") {
            facts.remove("age");
        }
        if events.contains_key("reported_missing") {
            facts.remove("reported_to_police");
        }
        let ids = &newham().1.pack().duties;
        json!({
            "facts": facts,
            "events": events,
            "history": self.history.iter().map(|(hours, category)| json!({ "start": now.after_hours(-24.0 * f64::from(*hours)), "category": category })).collect::<Vec<_>>(),
            "done": self.done.iter().map(|(duty, hours)| json!({ "id": duty.get(ids).id, "at": now.after_hours(-f64::from(*hours)) })).collect::<Vec<_>>(),
        })
    }

    /// The facts of the case that are not known, by their place: neither given nor following from others.
    fn unknown(&self, case: &Value) -> Vec<usize> {
        let vocabulary = newham().1.vocabulary();
        let known = |name: &str| {
            !case["facts"][name].is_null()
                || match name {
                    "age" => !case["facts"]["date_of_birth"].is_null(),
                    "date_of_birth" => !case["facts"]["age"].is_null(),
                    "reported_to_police" => !case["events"]["reported_missing"].is_null(),
                    _ => false,
                }
        };
        (0..vocabulary.facts().len()).filter(|place| !known(vocabulary.fact_name(*place))).collect()
    }
}

fn assess_at(case: &Value, as_of: Instant) -> Value {
    let text = homeward::api::assess_text(&newham().1, &case.to_string(), &as_of.to_string())
        .unwrap_or_else(|found| panic!("{case} was refused:\n{found}"));
    serde_json::from_str(&text).unwrap()
}

fn by_id(assessment: &Value) -> BTreeMap<&str, &Value> {
    assessment["duties"].as_array().unwrap().iter().map(|duty| (duty["id"].as_str().unwrap(), duty)).collect()
}

/// How grave a category or a grade is: 0 is the gravest; none is the least grave of all.
fn gravity(values: &[&str], value: &Value) -> usize {
    value.as_str().map_or(values.len(), |value| values.iter().position(|known| *known == value).unwrap())
}

fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn learning_a_fact_never_overturns_what_was_settled(draft in drafts(), which in any::<Index>(), answer in any::<u16>()) {
        let before_case = draft.case();
        let unknown = draft.unknown(&before_case);
        prop_assume!(!unknown.is_empty());
        let place = *which.get(&unknown);
        let name = newham().1.vocabulary().fact_name(place);
        let mut after_case = before_case.clone();
        after_case["facts"][name] = value_of(place, answer);
        let (before, after) = (assess_at(&before_case, draft.now()), assess_at(&after_case, draft.now()));
        // The stage is held still; and while nobody is missing, an unknown grade of the police counts for nothing at all.
        prop_assume!(before["stage"] == after["stage"]);
        prop_assume!(!(name == "police_risk" && before["stage"] == "not_missing"));
        for (what, values) in [("category", CATEGORIES), ("risk", GRADES)] {
            let (was, is) = (&before[what], &after[what]);
            for value in list(&is["could_be"]) {
                prop_assert!(list(&was["could_be"]).contains(value), "{name}: the {what} could not be {value}, and now it can");
            }
            if was["certain"] == true {
                prop_assert_eq!((&was["value"], &was["certain"]), (&is["value"], &is["certain"]), "{}", name);
            }
            prop_assert!(gravity(&values, &is["value"]) <= gravity(&values, &was["value"]), "{name}: the {what} was {} and is only {}", was["value"], is["value"]);
        }
        let (was, is) = (by_id(&before), by_id(&after));
        for (id, duty) in &is {
            prop_assert!(was.contains_key(id), "{name}: {id} was left out, and now it is {}", duty["status"]);
        }
        for (id, duty) in was.iter().filter(|(_, duty)| duty["status"] != "possible") {
            // What was done while nobody knew whether it was asked is left out once it is known not to be; a notice says so.
            let done = duty["status"] == "done" || duty["status"] == "done_late";
            if done && !is.contains_key(id) {
                prop_assert!(list(&after["notices"]).iter().any(|notice| notice["id"] == "homeward/done-but-not-asked"), "{name}: {id} was done and is gone");
                continue;
            }
            let now = is.get(id).map(|duty| [&duty["status"], &duty["opens"], &duty["due"]]);
            prop_assert_eq!(now, Some([&duty["status"], &duty["opens"], &duty["due"]]), "{}: {}", name, id);
        }
    }

    #[test]
    fn worst_is_never_below_value_and_nothing_that_could_be_is(draft in drafts()) {
        let assessment = assess_at(&draft.case(), draft.now());
        for (what, values) in [("category", &CATEGORIES), ("risk", &GRADES)] {
            let found = &assessment[what];
            let could_be = list(&found["could_be"]);
            let established = gravity(values, &found["value"]);
            prop_assert!(!could_be.is_empty());
            prop_assert!(could_be.iter().all(|value| gravity(values, value) <= established), "{what}: {found}");
            prop_assert_eq!(found["certain"] == true, could_be.len() == 1);
            if could_be.len() == 1 {
                prop_assert_eq!(&found["value"], &could_be[0], "{}", what);
            }
            if what == "risk" {
                let worst = could_be.iter().map(|value| gravity(values, value)).min().unwrap();
                prop_assert_eq!(gravity(values, &found["worst"]), worst);
                prop_assert!(worst <= established);
            }
        }
    }

    #[test]
    fn a_duty_needs_something_exactly_when_it_is_possible(draft in drafts()) {
        let case = draft.case();
        let assessment = assess_at(&case, draft.now());
        let vocabulary = newham().1.vocabulary();
        let unknown: BTreeSet<&str> = draft.unknown(&case).into_iter().map(|place| vocabulary.fact_name(place)).collect();
        for duty in list(&assessment["duties"]) {
            let needs = list(&duty["needs"]);
            prop_assert_eq!(needs.is_empty(), duty["status"] != "possible", "{}", duty);
            for need in needs {
                let need = need.as_str().unwrap();
                prop_assert!(unknown.contains(need) || case["events"][need].is_null() && vocabulary.event(need).is_some(), "{need} is known: {duty}");
            }
        }
    }

    #[test]
    fn every_question_settles_something_and_all_that_is_needed_is_asked(draft in drafts()) {
        let assessment = assess_at(&draft.case(), draft.now());
        let duties = by_id(&assessment);
        let mut settled: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for question in list(&assessment["questions"]) {
            let fact = question["fact"].as_str().unwrap();
            prop_assert!(!list(&question["settles"]).is_empty(), "{question}");
            prop_assert!(!question["asks"].as_str().unwrap().is_empty(), "{question}");
            prop_assert!(!settled.contains_key(fact), "{fact} is asked twice");
            for what in list(&question["settles"]) {
                let what = what.as_str().unwrap();
                settled.entry(fact).or_default().insert(what);
                match what {
                    "stage" => prop_assert_eq!(&assessment["stage"], "not_missing"),
                    "category" | "risk" => prop_assert_eq!(&assessment[what]["certain"], &json!(false), "{}", question),
                    id => prop_assert!(list(&duties[id]["needs"]).iter().any(|need| need == fact), "{id} does not need {fact}"),
                }
            }
        }
        for (id, duty) in &duties {
            for need in list(&duty["needs"]) {
                prop_assert!(settled.get(need.as_str().unwrap()).is_some_and(|what| what.contains(id)), "{id} needs {need}, and nobody asks it");
            }
        }
        for what in ["category", "risk"] {
            if assessment[what]["certain"] == false {
                prop_assert!(settled.values().any(|settles| settles.contains(what)), "nothing that is asked settles the {what}");
            }
        }
    }

    #[test]
    fn nothing_overdue_vanishes_except_by_being_done(draft in drafts(), later in select(vec![0.5, 1.0, 24.0, 200.0, 5000.0]), returns in any::<bool>()) {
        let mut case = draft.case();
        let now = draft.now();
        let before = assess_at(&case, now);
        prop_assume!(before["stage"] != "not_missing");
        let overdue: Vec<(String, u64)> = by_id(&before).iter().filter(|(_, duty)| duty["status"] == "overdue").map(|(id, duty)| ((*id).to_owned(), duty["occurrence"].as_u64().unwrap())).collect();
        let returned = returns && before["stage"] == "missing";
        if returned {
            case["events"]["returned"] = json!(now.after_hours(0.25));
        }
        let after = assess_at(&case, now.after_hours(later));
        let is = by_id(&after);
        for (id, occurrence) in &overdue {
            let Some(duty) = is.get(id.as_str()) else {
                return Err(TestCaseError::fail(format!("{id} was overdue and is gone")));
            };
            prop_assert!(duty["status"] == "overdue" || (returned && duty["status"] == "missed"), "{id} was overdue and is {}", duty["status"]);
            prop_assert_eq!(duty["occurrence"].as_u64(), Some(*occurrence));
        }
        // Done, it is done too late, or the next occurrence stands.
        if let Some((id, occurrence)) = overdue.first() {
            case["done"].as_array_mut().unwrap().push(json!({ "id": id, "at": now.after_hours(0.1) }));
            let done = assess_at(&case, now.after_hours(later));
            let duty = by_id(&done)[id.as_str()];
            prop_assert!(duty["status"] == "done_late" || duty["occurrence"].as_u64() == Some(occurrence + 1), "{duty}");
        }
    }

    #[test]
    fn an_entry_of_done_changes_no_other_duty(draft in drafts(), which in any::<Index>(), hours in 0..400_u16) {
        let case = draft.case();
        let mut more = case.clone();
        let id = which.get(&newham().1.pack().duties).id.clone();
        more["done"].as_array_mut().unwrap().push(json!({ "id": id, "at": draft.now().after_hours(-f64::from(hours)) }));
        let (before, after) = (assess_at(&case, draft.now()), assess_at(&more, draft.now()));
        for what in ["stage", "category", "risk"] {
            prop_assert_eq!(&before[what], &after[what]);
        }
        let others = |assessment: &Value| list(&assessment["duties"]).iter().filter(|duty| duty["id"] != id).cloned().collect::<Vec<_>>();
        prop_assert_eq!(others(&before), others(&after));
    }

    #[test]
    fn the_same_input_gives_the_same_bytes(draft in drafts()) {
        let (case, as_of) = (draft.case(), draft.now);
        let (json, protocol) = newham();
        let once = homeward::api::assess_text(protocol, &case.to_string(), as_of).unwrap();
        prop_assert_eq!(&once, &homeward::api::assess_text(protocol, &case.to_string(), as_of).unwrap());
        // A pack that was read anew, on another thread, gives them too.
        static ANOTHER: OnceLock<Protocol> = OnceLock::new();
        let another = ANOTHER.get_or_init(|| std::thread::spawn(|| Protocol::parse(json).unwrap()).join().unwrap());
        prop_assert_eq!(&once, &homeward::api::assess_text(another, &case.to_string(), as_of).unwrap());
        // The order in which the members of the case are written does not matter, nor how it is spaced.
        prop_assert_eq!(&once, &homeward::api::assess_text(another, &backwards(&case, 0), as_of).unwrap());
    }

    #[test]
    fn a_case_that_is_printed_and_read_again_is_the_same(draft in drafts()) {
        let (case, vocabulary, now) = (draft.case(), newham().1.vocabulary(), draft.now());
        let read = Case::read(vocabulary, &case.to_string(), now).unwrap();
        prop_assert_eq!(&read, &Case::read(vocabulary, &serde_json::to_string_pretty(&case).unwrap(), now).unwrap());
        let again: Value = serde_json::from_str(&case.to_string()).unwrap();
        prop_assert_eq!(&read, &Case::read(vocabulary, &again.to_string(), now).unwrap());
    }

    #[test]
    fn an_instant_that_is_printed_and_read_again_is_the_same(seconds in -2_000_000_000_i64..7_000_000_000, nanoseconds in 0..1_000_000_000_i64) {
        let instant = Instant::from_nanoseconds(seconds * 1_000_000_000 + nanoseconds);
        prop_assert_eq!(Instant::parse(&instant.to_string()), Ok(instant));
    }
}

/// A case with the members of each object in the opposite order, and with spaces.
fn backwards(value: &Value, depth: usize) -> String {
    match value {
        Value::Object(members) => {
            let members: Vec<String> =
                members.iter().rev().map(|(name, value)| format!("{}\t:\n {}", json!(name), backwards(value, depth + 1))).collect();
            format!("{{ {} }}", members.join(" , "))
        }
        Value::Array(entries) if depth > 0 => {
            format!("[ {} ]", entries.iter().map(|entry| backwards(entry, depth + 1)).collect::<Vec<_>>().join(" ,\n"))
        }
        other => other.to_string(),
    }
}

// ---------------------------------------------------------------------------------------------------------------------
// Packs.

/// An assessment with all that has an order of the pack's sorted by name.
fn sorted(assessment: &Value) -> Value {
    let texts = |value: &Value| list(value).iter().map(Value::to_string).collect::<BTreeSet<_>>();
    let without_order = |value: &Value| {
        let mut value = value.clone();
        value["because"] = json!(texts(&value["because"]));
        value
    };
    let questions: BTreeMap<&str, (BTreeSet<String>, &Value)> = list(&assessment["questions"])
        .iter()
        .map(|question| (question["fact"].as_str().unwrap(), (texts(&question["settles"]), &question["may_raise"])))
        .collect();
    json!({
        "stage": assessment["stage"],
        "category": without_order(&assessment["category"]),
        "risk": without_order(&assessment["risk"]),
        "duties": by_id(assessment).into_iter().map(|(id, duty)| (id.to_owned(), duty.clone())).collect::<Map<_, _>>(),
        "questions": questions,
        "notices": texts(&assessment["notices"]),
    })
}

/// A list in another order: by the numbers, as long as they last.
fn shuffle(value: &mut Value, order: &[u32]) {
    let entries = value.as_array_mut().unwrap();
    let mut keyed: Vec<(u32, Value)> =
        entries.drain(..).enumerate().map(|(place, entry)| (order.get(place).copied().unwrap_or(0), entry)).collect();
    keyed.sort_by_key(|(key, _)| *key);
    entries.extend(keyed.into_iter().map(|(_, entry)| entry));
}

proptest! {
    // Each shuffled pack is compiled anew, which takes its time; several cases are tried on each.
    #![proptest_config(ProptestConfig { cases: (config().cases / 12).max(4), ..config() })]

    #[test]
    fn the_order_of_rules_and_duties_does_not_matter(order in proptest::collection::vec(any::<u32>(), 260), drafts in proptest::collection::vec(drafts(), 8)) {
        let mut pack: Value = serde_json::from_str(&newham().0).unwrap();
        for kind in ["category", "risk", "duties", "notices", "actions", "guidance", "contacts"] {
            shuffle(&mut pack[kind], &order);
        }
        let shuffled = Protocol::parse(&pack.to_string()).unwrap();
        for draft in drafts {
            let case = draft.case();
            let text = homeward::api::assess_text(&shuffled, &case.to_string(), draft.now).unwrap();
            prop_assert_eq!(sorted(&assess_at(&case, draft.now())), sorted(&serde_json::from_str(&text).unwrap()), "{}", case);
        }
    }
}

#[test]
fn a_pack_that_is_printed_and_read_again_is_the_same() {
    for id in homeward::bundled::ids() {
        let json = homeward::bundled::json(id).unwrap();
        let protocol = Protocol::parse(&json).unwrap();
        assert_eq!(serde_json::to_string(protocol.pack()).unwrap(), json, "{id}");
        let again: Pack = serde_json::from_str(&json).unwrap();
        assert_eq!(&again, protocol.pack(), "{id}");
        assert_eq!(Protocol::parse(&json).unwrap().digest(), protocol.digest(), "{id}");
        // And each condition: printed and read again it is printed the same.
        let pack = protocol.pack();
        let rules = pack.category.iter().chain(&pack.risk).map(|rule| rule.when.as_str());
        for when in rules.chain(pack.duties.iter().filter_map(|duty| duty.when.as_deref())) {
            let printed = homeward::feel::print(&homeward::feel::parse(when).unwrap());
            assert_eq!(homeward::feel::print(&homeward::feel::parse(&printed).unwrap()), printed, "{when}");
        }
    }
}

#[test]
fn a_pack_that_was_checked_before_is_read_to_the_same_protocol() {
    for id in homeward::bundled::ids() {
        let json = homeward::bundled::json(id).unwrap();
        let whole = Protocol::parse(&json).unwrap();
        let checked = Protocol::parse_checked(&json, whole.digest()).unwrap();
        // Its forms are compiled when they are asked for.
        assert_ne!(format!("{checked:?}"), format!("{whole:?}"), "{id}");
        for place in 0..checked.pack().forms.len() {
            checked.form_at(place).unwrap();
        }
        assert!(format!("{checked:?}") == format!("{whole:?}"), "{id}: all that was compiled is the same");
    }
}

// ---------------------------------------------------------------------------------------------------------------------
// Any text at all.

/// A small pack that says a little of everything.
fn small() -> &'static Source {
    static SMALL: OnceLock<Source> = OnceLock::new();
    SMALL.get_or_init(|| Source {
        words: format!(
            "areas = [{{ value = \"north\", label = \"North\" }}, {{ value = \"south\", label = \"South\" }}]\n\n{}{}",
            fact("panel_invited"),
            common::event("meeting_held", false)
        ),
        category: [
            rule("away", "missing", "away_without_authorisation and age <= 12"),
            rule("absent", "absent", "whereabouts in (\"unknown\", \"suspected\") and not(panel_invited)"),
        ]
        .concat(),
        risk: rule("young", "high", "age in [0..12] or count missing(90) >= 3"),
        duties: [
            duty("first", "still missing and hours since(reported_missing) >= 24", "clock = \"reported_missing\"\nlimit = \"24 hours\""),
            duty(
                "again",
                "area = \"north\" and risk = \"high\"",
                "clock = \"meeting_held\"\nlimit = \"1 month\"\nrepeats = \"every 2 weeks\"",
            ),
            duty(
                "listed",
                "happened(returned) and hours between(last_seen, located) > 9",
                "clock = \"returned\"\nrepeats = [\"1 working day\", \"72 hours\"]",
            ),
        ]
        .concat(),
        ..Source::default()
    })
}

fn small_protocol() -> &'static (String, Protocol) {
    static PROTOCOL: OnceLock<(String, Protocol)> = OnceLock::new();
    PROTOCOL.get_or_init(|| {
        let authored = small().read();
        (authored.json, authored.protocol.unwrap_or_else(|| panic!("{}", authored.found)))
    })
}

/// Cases as they might come, each with all that a case can hold.
const WHOLE: &str = r#"{ "area": "north",
  "facts": { "age": 12, "whereabouts": "unknown", "away_without_authorisation": true, "panel_invited": false, "placement_distance_miles": 20.5 },
  "events": { "last_seen": "2026-11-20T17:40:00Z", "reported_missing": "2026-11-20T21:30:00+00:00", "returned": "2026-11-21T09:00Z", "meeting_held": "2026-11-01T09:00:00.5Z" },
  "history": [ { "start": "2026-10-02T20:00:00+01:00", "end": "2026-10-03T01:10:00+01:00", "category": "missing" } ],
  "done": [ { "id": "exampleshire/first", "at": "2026-11-21T20:00:00Z" } ] }"#;

/// Letters and pieces that a text is changed by.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => any::<char>().prop_map(String::from),
        5 => select(vec!["{", "}", "[", "]", "\"", ",", ":", "null", "true", "-", "9", "99999999999999999999", "1e999", "\\u0000", "\\", "\n", "'''", "=", "#", "(", ")", " and ", " or ", "not(", "..", "age", "2028-02-29T23:59:60Z", "+14:00", "'", "\u{feff}", "\u{202e}", "é"]).prop_map(str::to_owned),
        1 => Just(String::new()),
    ]
}

/// A text with some pieces cut out, put in or doubled.
fn changed(text: &str, changes: &[(Index, usize, String, bool)]) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    for (place, length, piece, doubled) in changes {
        let start = place.index(letters.len() + 1);
        let end = (start + length).min(letters.len());
        let cut: Vec<char> = letters[start..end].to_vec();
        let more: Vec<char> = if *doubled { cut.iter().chain(&cut).copied().collect() } else { piece.chars().collect() };
        letters.splice(start..end, more);
    }
    letters.into_iter().collect()
}

fn changes() -> impl Strategy<Value = Vec<(Index, usize, String, bool)>> {
    proptest::collection::vec((any::<Index>(), 0..12_usize, piece(), proptest::bool::weighted(0.2)), 1..5)
}

/// JSON of any shape, with names that a case knows among its members.
fn any_json() -> impl Strategy<Value = Value> {
    let text = prop_oneof![
        "\\PC{0,12}",
        select(vec![
            "missing",
            "unknown",
            "north",
            "2026-11-20T17:40:00Z",
            "2013-08-15",
            "exampleshire/first",
            "newham/senior-24h-care",
            "high"
        ])
        .prop_map(str::to_owned),
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (-3..30_i64).prop_map(Value::from),
        text.clone().prop_map(Value::from),
    ];
    let name = prop_oneof![
        6 => select(vec!["area", "facts", "events", "history", "done", "age", "whereabouts", "panel_invited", "date_of_birth", "police_risk", "last_seen", "located", "reported_missing", "start", "end", "category", "id", "at", "risk"]).prop_map(str::to_owned),
        1 => text,
    ];
    leaf.prop_recursive(4, 24, 6, move |inner| {
        prop_oneof![
            1 => proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            4 => proptest::collection::vec((name.clone(), inner), 0..6).prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

/// An answer is an assessment; a refusal says what, where and how to mend it.
fn is_answer_or_diagnostic(result: Result<String, Diagnostics>) -> Result<(), TestCaseError> {
    match result {
        Ok(text) => {
            let assessment: Value = serde_json::from_str(&text).map_err(|problem| TestCaseError::fail(problem.to_string()))?;
            prop_assert!(assessment["stage"].is_string());
        }
        Err(found) => is_diagnostic(&found)?,
    }
    Ok(())
}

fn is_diagnostic(found: &Diagnostics) -> Result<(), TestCaseError> {
    prop_assert!(!found.is_empty(), "refused, and nobody says why");
    for diagnostic in &found.0 {
        prop_assert!(
            !diagnostic.message.is_empty()
                && !diagnostic.why.is_empty()
                && !diagnostic.mend.is_empty()
                && !diagnostic.place.path.is_empty(),
            "{diagnostic}"
        );
    }
    prop_assert!(!found.to_string().is_empty());
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: config().cases * 8, ..config() })]

    #[test]
    fn any_text_as_a_case_gives_an_answer_or_a_diagnostic(text in any::<String>(), as_of in "\\PC{0,24}", json in any_json()) {
        let protocol = &small_protocol().1;
        is_answer_or_diagnostic(homeward::api::assess_text(protocol, &text, NOW[0]))?;
        is_answer_or_diagnostic(homeward::api::assess_text(protocol, "{}", &as_of))?;
        is_answer_or_diagnostic(homeward::api::assess_text(protocol, &json.to_string(), NOW[0]))?;
        is_answer_or_diagnostic(homeward::api::assess_text(&newham().1, &json!({ "facts": json }).to_string(), NOW[0]))?;
    }

    #[test]
    fn a_case_that_was_garbled_gives_an_answer_or_a_diagnostic(changes in changes(), of_the_moment in changes()) {
        let protocol = &small_protocol().1;
        is_answer_or_diagnostic(homeward::api::assess_text(protocol, &changed(WHOLE, &changes), NOW[0]))?;
        is_answer_or_diagnostic(homeward::api::assess_text(protocol, WHOLE, &changed(NOW[0], &of_the_moment)))?;
    }

    #[test]
    fn every_moment_that_can_be_written_gives_an_answer_or_a_diagnostic(year in 0..=9999_u32, month in 0..14_u32, day in 0..33_u32, hour in 0..26_u32, event in 0..=9999_u32) {
        let as_of = format!("{year:04}-{month:02}-{day:02}T{hour:02}:59:59.999999999Z");
        let case = format!(r#"{{ "area": "north", "events": {{ "reported_missing": "{event:04}-12-31T23:59:59-23:59", "meeting_held": "{event:04}-01-31T00:00:00+23:59" }}, "done": [{{ "id": "exampleshire/again", "at": "1900-01-01T00:00Z" }}] }}"#);
        is_answer_or_diagnostic(homeward::api::assess_text(&small_protocol().1, &case, &as_of))?;
        is_answer_or_diagnostic(homeward::api::assess_text(&small_protocol().1, &case, NOW[0]))?;
    }

    #[test]
    fn any_text_as_a_condition_is_read_or_refused(text in any::<String>(), changes in changes()) {
        let written = "not(age in [3..12]) and (hours since(reported_missing) >= 24 or whereabouts != \"known\") and count missing(90) between 2 and 5";
        for text in [text, changed(written, &changes)] {
            match homeward::feel::parse(&text) {
                Ok(expression) => prop_assert!(homeward::feel::parse(&homeward::feel::print(&expression)).is_ok(), "{text:?}"),
                Err(errors) => prop_assert!(!errors.is_empty() && errors.iter().all(|error| !error.message.is_empty())),
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: config().cases * 2, ..config() })]

    #[test]
    fn any_text_as_a_pack_gives_a_protocol_or_a_diagnostic(text in any::<String>(), json in any_json(), changes in changes()) {
        for text in [text, json.to_string(), changed(&small_protocol().0, &changes)] {
            match Protocol::parse(&text) {
                Ok(protocol) => is_answer_or_diagnostic(homeward::api::assess_text(&protocol, WHOLE, NOW[0]))?,
                Err(found) => is_diagnostic(&found)?,
            }
        }
    }

    #[test]
    fn a_pack_that_was_said_to_be_checked_and_was_not_gives_an_answer_or_a_diagnostic(json in any_json(), changes in changes()) {
        for text in [json.to_string(), changed(&small_protocol().0, &changes)] {
            match Protocol::parse_checked(&text, "sha256:0") {
                Ok(protocol) => {
                    is_answer_or_diagnostic(homeward::api::assess_text(&protocol, WHOLE, NOW[0]))?;
                    for form in &protocol.pack().forms {
                        let now = Instant::parse(NOW[0]).unwrap();
                        let state = homeward::form::state(&protocol, &form.id, WHOLE, "{}", now);
                        is_answer_or_diagnostic(state.map(|state| serde_json::to_string(&state).unwrap()))?;
                    }
                }
                Err(found) => is_diagnostic(&found)?,
            }
        }
    }

    #[test]
    fn a_folder_that_was_garbled_gives_a_protocol_or_a_diagnostic(changes in changes(), file in any::<Index>(), text in any::<String>()) {
        let mut files = small().files();
        let place = file.index(files.len());
        files[place].text = changed(&files[place].text, &changes);
        let authored = homeward::authoring::read(&files);
        match &authored.protocol {
            Some(protocol) => is_answer_or_diagnostic(homeward::api::assess_text(protocol, WHOLE, NOW[0]))?,
            None => is_diagnostic(&authored.found)?,
        }
        files[place].text = text;
        let authored = homeward::authoring::read(&files);
        prop_assert!(authored.protocol.is_some() || authored.found.has_errors());
    }
}
