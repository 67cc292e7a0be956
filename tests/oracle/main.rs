//! An independent evaluator, naive on purpose, against which small invented packs are held.
//!
//! It was written from the contract and shares nothing with the engine but the parser of conditions, the calendar (which
//! has tables of its own) and the instants. It knows no three-valued logic and no diagrams: it tries every answer to the
//! unknown facts, evaluates everything with true and false alone, and looks at what came out.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

#[path = "../common/mod.rs"]
mod common;
mod answers;
mod cases;
mod conditions;
mod packs;

use std::collections::{BTreeMap, BTreeSet};

use answers::*;
use cases::*;
use common::{Source, at, duty, event, rule};
use conditions::*;
use homeward::calendar::{Calendar, Length};
use homeward::feel::ast::{Comparison, Expression, Node, Test};
use homeward::{Instant, Protocol};
use packs::*;
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
