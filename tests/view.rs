//! The view: what stands first, what a tick settles, what is over.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use homeward::view::{Act, View, view};
use homeward::{Case, Instant, Protocol, bundled};

fn newham() -> Protocol {
    bundled::read("newham").unwrap().protocol.unwrap()
}

fn look<'p>(protocol: &'p Protocol, case: &str, now: &str) -> View<'p> {
    let now = Instant::parse(now).unwrap();
    let case = Case::read(protocol.vocabulary(), case, now).unwrap();
    view(protocol, &case, now)
}

fn act_of<'v, 'p>(view: &'v View<'p>, duty: &str) -> (&'static str, &'v Act<'p>) {
    let holds = |act: &&Act<'p>| act.clauses.iter().any(|clause| clause.id == duty);
    view.groups.iter().find_map(|group| group.acts.iter().find(holds).map(|act| (group.key, act))).expect("the duty is shown")
}

/// Newham 11.4: weekly meetings. The one of the first week was held; ticking the line again must not use up the next one.
#[test]
fn a_tick_never_uses_up_a_later_time_of_what_comes_again() {
    let protocol = newham();
    let case = r#"{
        "facts": { "age": 15, "looked_after": true },
        "events": { "reported_missing": "2026-11-02T09:00:00Z", "safeguarding_meeting_held": "2026-11-05T09:00:00Z" },
        "done": [ { "id": "newham/safeguarding-meeting-weekly", "at": "2026-11-11T09:00:00Z" } ]
    }"#;
    let view = look(&protocol, case, "2026-11-11T10:00:00Z");
    let (group, act) = act_of(&view, "newham/safeguarding-meeting-weekly");
    let clause = act.clauses.iter().find(|clause| clause.id == "newham/safeguarding-meeting-weekly").unwrap();
    assert_eq!((clause.occurrence, clause.due), (2, Some(Instant::parse("2026-11-19T09:00:00Z").unwrap())), "in {group}");
    assert!(!act.settles.contains(&"newham/safeguarding-meeting-weekly"), "{:?}", act.settles);
}

/// A meeting that only a child who is still missing would have called for is not held once the child is back.
#[test]
fn what_may_have_applied_is_over_when_its_stage_is() {
    let protocol = newham();
    let case = r#"{
        "facts": { "age": 15 },
        "events": { "reported_missing": "2026-11-20T09:00:00Z", "returned": "2026-11-20T12:00:00Z" }
    }"#;
    let view = look(&protocol, case, "2026-11-20T13:00:00Z");
    assert_eq!(act_of(&view, "newham/first-strategy-meeting-care").0, "lapsed");
    let first = view.groups.first().unwrap();
    assert!(matches!(first.key, "overdue" | "now"), "what is to do stands first: {}", first.key);
}

/// A child of eleven is high risk by 4.3, whatever the police say; the line above says both.
#[test]
fn the_headline_says_what_is_established_and_the_notice_that_the_police_differ() {
    let protocol = newham();
    let case = r#"{ "facts": { "age": 11, "police_risk": "low" }, "events": { "reported_missing": "2026-11-20T09:00:00Z" } }"#;
    let view = look(&protocol, case, "2026-11-20T13:00:00Z");
    assert_eq!(view.headline.words, "Missing, high risk");
    assert!(view.because.iter().any(|reason| reason.cite == "4.3"));
    assert!(view.notices.iter().any(|notice| notice.id == "homeward/police-grade-is-lower"));
}
