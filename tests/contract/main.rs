//! The contract, sentence by sentence, where the scenarios do not reach: each test says in its name or beside it which
//! sentence it holds the engine to. What is expected was worked out from the contract, never from an answer.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

#[path = "../common/mod.rs"]
mod common;
mod category_and_risk;
mod duties;
mod logic;
mod repeats;
mod stage;
mod the_case;
mod time;

use common::{AUTHORITY, Source, asked, assessed, codes, duty, event, fact, notices, refused, rule, standing, status};
use homeward::{Code, Protocol};
use serde_json::{Value, json};

const NOW: &str = "2026-11-21T22:00:00Z";

/// A pack in which a child who is away without leave is missing, with these duties.
fn with_duties(duties: &[String]) -> Protocol {
    Source { category: rule("away", "missing", "away_without_authorisation"), duties: duties.concat(), ..Source::default() }.protocol()
}

/// A pack of one duty.
fn one(when: &str, more: &str) -> Protocol {
    with_duties(&[duty("it", when, more)])
}

/// A case of a child who is missing, with more facts and these events.
fn missing(facts: Value, events: Value) -> Value {
    let mut facts = facts;
    facts["away_without_authorisation"] = json!(true);
    json!({ "facts": facts, "events": events })
}

fn it(assessment: &Value) -> &Value {
    standing(assessment, "it").unwrap_or_else(|| panic!("the duty is left out"))
}

/// Status, opens and due of the duty `it`.
fn times(assessment: &Value) -> (String, Value, Value) {
    let duty = it(assessment);
    (duty["status"].as_str().unwrap().to_owned(), duty["opens"].clone(), duty["due"].clone())
}

fn expect(assessment: &Value, status: &str, opens: &str, due: &str) {
    let instant = |text: &str| if text.is_empty() { Value::Null } else { json!(common::at(text)) };
    assert_eq!(times(assessment), (status.to_owned(), instant(opens), instant(due)));
}

fn needs(assessment: &Value) -> Vec<&str> {
    it(assessment)["needs"].as_array().unwrap().iter().map(|fact| fact.as_str().unwrap()).collect()
}
