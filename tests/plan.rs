//! Plans: when each item was last checked, and each row of a table by itself; and which part is for the night.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

mod common;

use std::sync::LazyLock;

use common::{Source, at, rule};
use homeward::pack::FormKind;
use homeward::{Code, Protocol, bundled, form};
use serde_json::{Value, json};

const PLAN: &str = "exampleshire/form-plan";
/// 90 days before this are 23 August.
const NOW: &str = "2026-11-21T22:00:00Z";

static PROTOCOL: LazyLock<Protocol> = LazyLock::new(|| {
    let form = include_str!("forms/plan.toml").to_owned();
    let category = rule("away", "missing", "away_without_authorisation");
    let duties = common::duty("plan", "", "form = \"exampleshire/form-plan\"");
    Source { category, duties, form, ..Source::default() }.protocol()
});

fn state(answers: &Value) -> Value {
    let state = form::state(&PROTOCOL, PLAN, "{}", &answers.to_string(), at(NOW)).unwrap_or_else(|found| panic!("{found}"));
    serde_json::to_value(state).unwrap()
}

fn places(state: &Value) -> &Value {
    state["sections"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|section| section["fields"].as_array().unwrap())
        .find(|field| field["name"] == "places")
        .unwrap()
}

/// Each row says when it was last checked, and one that was checked too long ago is marked by itself.
#[test]
fn each_row_says_when_it_was_last_checked() {
    let rows = json!([
        { "place": "The pier", "checked": "22 8 2026" },
        { "place": "The library", "checked": "23 8 2026" },
        { "place": "", "checked": "" },
        { "place": "The arcade" },
    ]);
    let answered = state(&json!({ "answers": { "places": rows } }));
    let field = places(&answered);
    assert_eq!(
        field["rows"],
        json!([
            { "checked_at": "2026-08-22", "stale": true },
            { "checked_at": "2026-08-23", "stale": false },
            { "checked_at": null, "stale": false },
        ]),
        "a row without anything in it is none"
    );
    assert_eq!((&field["stale"], &field["checked_at"], &field["last_checked"]), (&json!(true), &Value::Null, &json!(true)));
    let text = form::text(&PROTOCOL, PLAN, "{}", &json!({ "answers": { "places": rows } }).to_string(), at(NOW)).unwrap();
    assert!(text.contains("(checked too long ago: row 1; not checked: row 3)"), "{text}");
}

/// Whoever has gone through the whole list has checked each of its rows: the later day counts.
#[test]
fn the_whole_table_can_be_checked_at_once() {
    let rows = json!([{ "place": "The pier", "checked": "22 8 2026" }, { "place": "The library", "checked": "20 11 2026" }, { "place": "The arcade" }]);
    let answered = state(&json!({ "answers": { "places": rows }, "checked": { "places": "1 11 2026" } }));
    let field = places(&answered);
    let days: Vec<_> = field["rows"].as_array().unwrap().iter().map(|row| row["checked_at"].as_str().unwrap()).collect();
    assert_eq!(days, ["2026-11-01", "2026-11-20", "2026-11-01"]);
    assert_eq!((&field["stale"], &field["checked_at"]), (&json!(false), &json!("2026-11-01")), "the oldest stands for the table");
}

/// Nobody has checked a thing on a day that is still to come.
#[test]
fn a_row_is_not_checked_in_the_future() {
    let rows = json!([{ "place": "The library", "checked": "20 11 2026" }, { "place": "The pier", "checked": "22 11 2026" }]);
    let answered = state(&json!({ "answers": { "places": rows } }));
    let field = places(&answered);
    assert_eq!(field["errors"][0]["code"], "form/in-future");
    assert_eq!(field["errors"][0]["says"], "Places, row 2: Last checked must be today or in the past");
}

/// A form says which of its sections are for the night; their names mean nothing.
#[test]
fn the_form_says_what_is_for_the_night() {
    let answered = state(&json!({}));
    let night: Vec<_> = answered["sections"]
        .as_array()
        .unwrap()
        .iter()
        .map(|section| (section["name"].as_str().unwrap(), section["for_night"].as_bool().unwrap()))
        .collect();
    assert_eq!(night, [("nightclubs", false), ("tonight", true)]);
}

/// In each authority's plan numbers, places and people have their own days, and a part is for the night.
#[test]
fn every_authority_s_plan_has_rows_with_days_and_a_part_for_the_night() {
    for id in bundled::ids() {
        let protocol = bundled::read(id).unwrap().protocol.unwrap();
        let plan = protocol.pack().forms.iter().find(|form| form.kind == FormKind::Plan).unwrap();
        assert!(plan.sections.iter().any(|section| section.for_night), "{id}");
        let dated = plan.fields.iter().filter(|field| field.columns.iter().any(|column| column.last_checked)).count();
        assert!(dated >= 3, "{id}: {dated} lists whose rows have days");
    }
}

/// In North Somerset's plan every place to look and every person has a day of its own, hotels where the child was found before too.
#[test]
fn each_place_and_person_of_north_somerset_s_plan_has_its_day() {
    let protocol = bundled::read("north-somerset").unwrap().protocol.unwrap();
    let plan = protocol.pack().forms.iter().find(|form| form.kind == FormKind::Plan).unwrap();
    let lists = plan
        .fields
        .iter()
        .filter(|field| matches!(field.section.as_deref(), Some("where_to_look" | "people")) && !field.columns.is_empty());
    let undated: Vec<&str> =
        lists.filter(|field| !field.columns.iter().any(|column| column.last_checked)).map(|field| field.name.as_str()).collect();
    assert!(undated.is_empty(), "{undated:?}");
}

/// What says when its row was checked is a day, and there is one of it.
#[test]
fn a_column_that_says_when_its_row_was_checked_is_one_date() {
    let form = include_str!("forms/plan.toml");
    let found = |form: String| Source { form, ..Source::default() }.read().found.0;
    let text = found(form.replace("type = \"date\", label = \"Last checked\"", "type = \"text\", label = \"Last checked\""));
    assert!(text.iter().any(|one| one.code == Code::PackFieldMember && one.message.contains("is no date")), "{text:?}");
    let two =
        found(form.replace(
            "label = \"Why\" }",
            "label = \"Why\" }, { name = \"again\", type = \"date\", label = \"Again\", last_checked = true }",
        ));
    assert!(two.iter().any(|one| one.code == Code::PackFieldMember && one.message.contains("the second")), "{two:?}");
}
