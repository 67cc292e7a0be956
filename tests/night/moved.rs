//! What a correction moved.

use super::*;

/// A report that was an hour earlier than written down moves every deadline that runs from it by that hour.
#[test]
fn a_corrected_time_tells_what_moved() {
    let newham = protocol("newham");
    let of = |reported: &str| {
        case(&newham, &format!(r#"{{ "facts": {{ "age": 14, "looked_after": true }}, "events": {{ "reported_missing": "{reported}" }} }}"#))
    };
    let (before, after) = (of("2026-11-21T21:30:00Z"), of("2026-11-21T20:30:00Z"));
    let moved = view::moved(&newham, &before, &after, at(NOW));
    let meeting = moved.acts.iter().find(|act| act.id == "newham/first-strategy-meeting-care").unwrap();
    assert_eq!(meeting.change, Move::Moved);
    assert_eq!((meeting.before.as_deref(), meeting.after.as_deref()), (Some("by Sun 22 Nov, 21:30"), Some("by Sun 22 Nov, 20:30")));
    assert!(moved.words.as_deref().is_some_and(|words| words.ends_with("deadlines moved")), "{:?}", moved.words);
    assert!(view::moved(&newham, &before, &before, at(NOW)).words.is_none());
}

/// A protocol of one act within an hour of the report while the child is missing, and one that opens a day after it.
fn hourly() -> Protocol {
    let source = common::Source {
        category: common::rule("missing", "missing", "away_without_authorisation"),
        risk: common::rule("low", "low", "away_without_authorisation"),
        duties: common::duty("hour", "still missing", "clock = \"reported_missing\"\nlimit = \"1 hour\"")
            + &common::duty("after-a-day", "hours since(reported_missing) >= 24", ""),
        ..common::Source::default()
    };
    source.protocol()
}

/// A corrected time can make an act missed, or done late: neither is told as owed no longer, nor left out.
#[test]
fn a_corrected_time_tells_what_was_missed_or_done_late_by_it() {
    let protocol = hourly();
    let of = |events: &str, done: &str| {
        let json = format!(r#"{{ "facts": {{ "away_without_authorisation": true }}, "events": {{ {events} }}, "done": [ {done} ] }}"#);
        case(&protocol, &json)
    };
    let told = |before: &Case, after: &Case| {
        let moved = view::moved(&protocol, before, after, at(NOW));
        let hour = moved.acts.iter().find(|act| act.id.ends_with("/hour")).map(|act| (act.change, act.before.clone(), act.after.clone()));
        (hour, moved.words)
    };
    let words =
        |change: Move, before: Option<&str>, after: Option<&str>| Some((change, before.map(str::to_owned), after.map(str::to_owned)));
    let reported = |at: &str| format!(r#""reported_missing": "{at}""#);
    let early = reported("2026-11-21T21:30:00Z");
    let back = |of: &str| format!(r#"{of}, "returned": "2026-11-21T22:45:00Z""#);
    // Overdue since 22:30; then the return is noted at 22:45: it was missed.
    let (hour, sentence) = told(&of(&early, ""), &of(&back(&early), ""));
    assert_eq!(hour, words(Move::Missed, Some("by Sat 21 Nov, 22:30"), Some("missed, was due Sat 21 Nov, 22:30")));
    assert!(sentence.unwrap().contains("1 act was missed"));
    // The report was an hour later than written down: it was not missed after all.
    let late = reported("2026-11-21T22:30:00Z");
    let (hour, sentence) = told(&of(&back(&early), ""), &of(&back(&late), ""));
    assert_eq!(hour.unwrap().0, Move::NotMissed);
    assert!(sentence.unwrap().contains("1 act was not missed after all"));
    // Done at 22:40: late by the one report, in time by the other.
    let done = format!(r#"{{ "id": "{}/hour", "at": "2026-11-21T22:40:00Z" }}"#, common::AUTHORITY);
    let (hour, sentence) = told(&of(&late, &done), &of(&early, &done));
    assert_eq!(hour, words(Move::Late, Some("done in time, due Sat 21 Nov, 23:30"), Some("done late, was due Sat 21 Nov, 22:30")));
    assert!(sentence.unwrap().starts_with("1 deadline moved; 1 act was done late"));
    assert_eq!(told(&of(&early, &done), &of(&late, &done)).0.unwrap().0, Move::InTime);
    // What has no deadline opens at another time: that is told too.
    let moved = view::moved(&protocol, &of(&early, ""), &of(&late, ""), at(NOW));
    let opens = moved.acts.iter().find(|act| act.id.ends_with("/after-a-day")).unwrap();
    assert_eq!(
        (opens.change, opens.before.as_deref(), opens.after.as_deref()),
        (Move::Moved, Some("from Sun 22 Nov, 21:30"), Some("from Sun 22 Nov, 22:30"))
    );
}

/// Where the deadline stays and the beginning moves, the beginning is told.
#[test]
fn a_moved_beginning_is_told_beside_a_deadline_that_stays() {
    let source = common::Source {
        category: common::rule("missing", "missing", "away_without_authorisation"),
        risk: common::rule("low", "low", "away_without_authorisation"),
        duties: common::duty("both", "hours since(last_seen) >= 8", "clock = \"reported_missing\"\nlimit = \"24 hours\""),
        ..common::Source::default()
    };
    let protocol = source.protocol();
    let of = |seen: &str| {
        let json = format!(r#"{{ "events": {{ "last_seen": "{seen}", "reported_missing": "2026-11-21T21:30:00Z" }} }}"#);
        case(&protocol, &json)
    };
    let moved = view::moved(&protocol, &of("2026-11-21T17:40:00Z"), &of("2026-11-21T18:40:00Z"), at(NOW));
    assert_eq!(moved.acts.len(), 1, "{moved:?}");
    assert_eq!(moved.acts[0].before.as_deref(), Some("from Sun 22 Nov, 01:40, by Sun 22 Nov, 21:30"));
    assert_eq!(moved.acts[0].after.as_deref(), Some("from Sun 22 Nov, 02:40, by Sun 22 Nov, 21:30"));
}
