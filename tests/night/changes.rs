//! What would change this: each fact alone, both ways, and time alone.

use super::*;

/// Newham 4.3: any child who is 12 or younger is high risk and missing.
#[test]
fn one_fact_alone_makes_it_graver() {
    let newham = protocol("newham");
    let case = case(&newham, r#"{ "facts": { "age": 14 }, "events": { "reported_missing": "2026-11-21T21:30:00Z" } }"#);
    let changes = view::changes(&newham, &case, at(NOW));
    let high = changes.outcomes.iter().find(|outcome| outcome.of == "risk" && outcome.value == Some("high")).unwrap();
    assert_eq!((high.direction, high.words.as_str()), (Direction::Graver, "High risk"));
    let words: Vec<&str> = high.because.iter().map(|change| change.words.as_str()).collect();
    assert!(words.contains(&"Age: 12") && words.contains(&"Age: 11 or under"), "{words:?}");
    assert!(!words.iter().any(|words| words.contains("13")), "{words:?}");
}

/// Nothing that leaves all as it was is told as a change: every "settles" says something else than before, or less.
#[test]
fn what_changes_nothing_is_not_told() {
    for id in ["newham", "torbay", "derbyshire", "bcp", "north-somerset"] {
        let protocol = protocol(id);
        let json = r#"{ "facts": { "age": 14, "looked_after": true }, "events": { "last_seen": "2026-11-21T17:40:00Z" } }"#;
        let case = case(&protocol, json);
        let now = assess(&protocol, &case, at(NOW));
        for outcome in view::changes(&protocol, &case, at(NOW)).outcomes {
            let value = if outcome.of == "risk" { now.risk.value } else { now.category.value };
            assert!(outcome.value != value || outcome.words.starts_with("No longer possibly"), "{id}: {}", outcome.words);
            assert!(outcome.direction != Direction::Graver || outcome.value != Some("not_missing"), "{id}: {}", outcome.words);
        }
    }
}

/// Derbyshire leaves it to the police to class a child as missing: until they have, no act is certain, and the first deadline
/// that may apply is shown with the question it hangs on.
#[test]
fn where_nothing_is_certain_the_first_possible_deadline_is_told() {
    let derbyshire = protocol("derbyshire");
    let json = r#"{ "facts": { "age": 14, "looked_after": true, "home_authority": "other", "living_in": "this" },
        "events": { "last_seen": "2026-11-21T17:40:00Z", "reported_missing": "2026-11-21T21:30:00Z" } }"#;
    let view = view::view(&derbyshire, &case(&derbyshire, json), at(NOW));
    let first = view.next_possible.unwrap();
    assert!(first.needs.iter().any(|need| need == "police_category"), "{first:?}");
    let earliest =
        view.groups.iter().filter(|group| group.key == "may_apply").flat_map(|group| &group.acts).filter_map(|act| act.due).min();
    assert_eq!(Some(first.due), earliest);
}

/// The same, from the other side: what makes it high now, taken away.
#[test]
fn one_fact_alone_makes_it_less_grave() {
    let newham = protocol("newham");
    let case = case(&newham, r#"{ "facts": { "age": 11 }, "events": { "reported_missing": "2026-11-21T21:30:00Z" } }"#);
    let changes = view::changes(&newham, &case, at(NOW));
    let lighter = changes.outcomes.iter().find(|outcome| outcome.of == "risk" && outcome.direction == Direction::Lighter).unwrap();
    assert_eq!(lighter.value, None, "nothing else grades it");
    assert_eq!(lighter.because.iter().map(|change| change.words.as_str()).collect::<Vec<_>>(), ["Age: 13 to 17", "Age: 18 or over"]);
    assert!(lighter.because.iter().all(|change| change.now.as_deref() == Some("11 or under")));
}

/// Whatever is said to change it, changes it so: the protocol is asked again with that one fact.
#[test]
fn every_change_that_is_told_is_true() {
    for (id, json) in [
        (
            "newham",
            r#"{ "facts": { "age": 14, "looked_after": true }, "events": { "last_seen": "2026-11-21T17:40:00Z", "reported_missing": "2026-11-21T21:30:00Z" } }"#,
        ),
        ("derbyshire", r#"{ "area": "derby", "facts": { "age": 15, "away_without_authorisation": true, "whereabouts": "unknown" } }"#),
        ("bcp", r#"{ "facts": { "age": 15, "police_category": "missing" }, "events": { "returned": "2026-11-21T22:00:00Z" } }"#),
    ] {
        let protocol = protocol(id);
        let case = case(&protocol, json);
        let changes = view::changes(&protocol, &case, at(NOW));
        assert!(!changes.acts.is_empty(), "{id}");
        for outcome in &changes.outcomes {
            for change in &outcome.because {
                let other = with(json, change.name, &serde_json::to_value(change).unwrap()["value"]);
                let other =
                    Case::read(protocol.vocabulary(), &other, at(NOW)).unwrap_or_else(|found| panic!("{id}, {}: {found}", change.words));
                let then = assess(&protocol, &other, at(NOW));
                let value = if outcome.of == "risk" { then.risk.value } else { then.category.value };
                assert_eq!(value, outcome.value, "{id}, {}: {}", outcome.words, change.words);
            }
        }
        for act in &changes.acts {
            for change in &act.because {
                let other = with(json, change.name, &serde_json::to_value(change).unwrap()["value"]);
                let other = Case::read(protocol.vocabulary(), &other, at(NOW)).unwrap();
                let then = assess(&protocol, &other, at(NOW));
                let of_act = || then.duties.iter().filter(|duty| duty.action.unwrap_or(duty.id) == act.key);
                match act.change {
                    Effect::Begins => assert!(
                        of_act().any(|duty| matches!(duty.status.as_str(), "upcoming" | "due" | "overdue")),
                        "{id}, {}: {}",
                        act.title,
                        change.words
                    ),
                    Effect::FallsAway => assert_eq!(of_act().count(), 0, "{id}, {}: {}", act.title, change.words),
                }
            }
        }
    }
}

/// The case with another value of a fact; the area stands beside the facts.
fn with(json: &str, name: &str, value: &serde_json::Value) -> String {
    let mut case: serde_json::Value = serde_json::from_str(json).unwrap();
    if name == "area" {
        case["area"] = value.clone();
    } else {
        case["facts"][name] = value.clone();
    }
    case.to_string()
}

/// A child of Newham who was not reported has no return interview; who is back from a missing episode has (14.5 in the pack's
/// own terms): the one fact that takes it away is told.
#[test]
fn an_interview_that_one_fact_would_take_away_is_told() {
    let bcp = protocol("bcp");
    let json = r#"{ "facts": { "age": 15, "looked_after": true, "police_category": "missing" },
        "events": { "last_seen": "2026-11-21T12:00:00Z", "reported_missing": "2026-11-21T15:00:00Z", "returned": "2026-11-21T22:00:00Z" } }"#;
    let changes = view::changes(&bcp, &case(&bcp, json), at(NOW));
    let falls: Vec<&str> = changes.acts.iter().filter(|act| act.change == Effect::FallsAway).map(|act| act.title).collect();
    assert!(!falls.is_empty());
}

/// What time alone does: a rule on hours missing makes it graver at its hour, to the minute.
#[test]
fn time_alone_is_told_with_its_moment() {
    let source = common::Source {
        category: common::rule("missing", "missing", "away_without_authorisation"),
        risk: common::rule("low", "low", "away_without_authorisation") + &common::rule("high", "high", "hours missing >= 6"),
        duties: common::duty("do", "", ""),
        ..common::Source::default()
    };
    let protocol = source.protocol();
    let case =
        case(&protocol, r#"{ "facts": { "away_without_authorisation": true }, "events": { "reported_missing": "2026-11-21T21:10:00Z" } }"#);
    let changes = view::changes(&protocol, &case, at(NOW));
    let later = changes.later.first().unwrap();
    assert_eq!((later.value, later.at), (Some("high"), at("2026-11-22T03:10:00Z")));
    assert_eq!(later.words, "High risk from Sun 22 Nov, 03:10, if nothing else changes");
}
