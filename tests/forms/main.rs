//! Forms: what is asked when, what is read as people write it, what is refused and how, scores, and what completing changes.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

#[path = "../common/mod.rs"]
mod common;
mod completing;
mod every_form;
mod filling;
mod reading;
mod scoring;

use std::sync::LazyLock;

use common::{Source, at, duty, rule};
use homeward::{Code, Diagnostics, Protocol, form};
use proptest::prelude::*;
use serde_json::{Value, json};

const REPORT: &str = "exampleshire/form-report";
const SERAF: &str = "exampleshire/form-seraf";
/// A Saturday evening, the clocks being on winter time.
const NOW: &str = "2026-11-21T22:00:00Z";

static PROTOCOL: LazyLock<Protocol> = LazyLock::new(|| protocol(include_str!("report.toml")));
static COUNTING: LazyLock<Protocol> = LazyLock::new(|| protocol(include_str!("seraf.toml")));

fn protocol(form: &str) -> Protocol {
    let duties = [
        duty("record", "happened(returned)", "clock = \"returned\"\nlimit = \"24 hours\""),
        duty("named", "happened(returned)", "form = \"exampleshire/form-report\"\nclock = \"returned\"\nlimit = \"72 hours\""),
        duty("later", "hours since(returned) >= 72", "form = \"exampleshire/form-report\"\nclock = \"returned\"\nlimit = \"96 hours\""),
        duty("other", "looked_after", ""),
    ];
    let duties: String = if form.contains(REPORT) { duties.concat() } else { duty("seraf", "", "form = \"exampleshire/form-seraf\"") };
    let category = rule("away", "missing", "away_without_authorisation");
    Source { category, duties, form: form.to_owned(), ..Source::default() }.protocol()
}

fn state_at(protocol: &Protocol, id: &str, case: &Value, answers: &Value, now: &str) -> Value {
    let answers = json!({ "form": id, "answers": answers });
    let state = form::state(protocol, id, &case.to_string(), &answers.to_string(), at(now)).unwrap_or_else(|found| panic!("{found}"));
    serde_json::to_value(state).unwrap()
}

fn state(case: &Value, answers: &Value) -> Value {
    state_at(&PROTOCOL, REPORT, case, answers, NOW)
}

/// A case in which everything of the form is asked.
fn back() -> Value {
    json!({
        "facts": { "looked_after": true, "away_without_authorisation": true },
        "events": { "last_seen": "2026-11-20T17:40:00Z", "returned": "2026-11-21T10:00:00Z" }
    })
}

fn field<'v>(state: &'v Value, name: &str) -> &'v Value {
    let sections = state["sections"].as_array().unwrap();
    let fields = sections.iter().flat_map(|section| section["fields"].as_array().unwrap());
    fields.into_iter().find(|field| field["name"] == name).unwrap_or_else(|| panic!("no field {name}"))
}

/// The code and the message of the one thing that is wrong with a field; empty where nothing is.
fn wrong<'v>(state: &'v Value, name: &str) -> (&'v str, &'v str) {
    let errors = field(state, name)["errors"].as_array().unwrap();
    assert!(errors.len() <= 1, "one message for each field: {errors:?}");
    errors.first().map_or(("", ""), |error| (error["code"].as_str().unwrap(), error["says"].as_str().unwrap()))
}
