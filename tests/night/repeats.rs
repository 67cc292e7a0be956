//! Repeat triggers, told before they fire.

use super::*;

/// Derbyshire 5.3: a strategy meeting for three or more in 30 days, a review by the police for three in 90. A second episode on
/// 21 November with the first on 7 November: a third one counts with both up to 7 December.
#[test]
fn a_repeat_trigger_is_told_before_it_fires() {
    let derbyshire = protocol("derbyshire");
    let json = r#"{ "area": "derby", "facts": { "age": 14, "looked_after": true, "police_category": "missing", "whereabouts": "unknown" },
        "events": { "last_seen": "2026-11-21T17:40:00Z", "reported_missing": "2026-11-21T21:30:00Z" },
        "history": [ { "start": "2026-11-07T21:00:00Z", "category": "missing" }, { "start": "2026-10-01T21:00:00Z", "category": "absent" } ] }"#;
    let repeats = view::repeats(&derbyshire, &case(&derbyshire, json), at(NOW));
    assert_eq!(repeats.words.as_deref(), Some("2nd missing episode in 30 days"));
    let trigger = repeats.triggers.iter().find(|trigger| trigger.days == Some(30)).unwrap();
    assert_eq!((trigger.at_least, trigger.counted, trigger.more), (3, 2, 1));
    assert_eq!(trigger.before, Some(at("2026-12-08T00:00:00Z")));
    assert!(trigger.words.starts_with("One more before Tue 8 Dec: "), "{}", trigger.words);
    assert_eq!(trigger.acts.iter().map(|act| act.id).collect::<Vec<_>>(), ["derbyshire/strategy-meeting-three-in-30-days"]);
    assert!(repeats.triggers.iter().any(|trigger| trigger.days == Some(90) && trigger.before == Some(at("2027-02-06T00:00:00Z"))));
    let counted: Vec<_> = repeats.episodes.iter().map(|episode| (episode.this, episode.counts_in.contains(&30))).collect();
    assert_eq!(counted, [(true, true), (false, true), (false, false)], "an absence counts for nothing");
}

/// And on the very day before, it fires: the deadline that was told is the engine's own.
#[test]
fn the_told_day_is_the_last_on_which_it_fires() {
    let derbyshire = protocol("derbyshire");
    let fires = |now: &str| {
        let json = format!(
            r#"{{ "area": "derby", "facts": {{ "age": 14, "looked_after": true, "police_category": "missing" }}, "events": {{ "last_seen": "{now}" }},
            "history": [ {{ "start": "2026-11-07T21:00:00Z", "category": "missing" }}, {{ "start": "2026-11-21T17:40:00Z", "category": "missing" }} ] }}"#
        );
        let case = Case::read(derbyshire.vocabulary(), &json, at(now)).unwrap();
        assess(&derbyshire, &case, at(now)).duties.iter().any(|duty| duty.id == "derbyshire/strategy-meeting-three-in-30-days")
    };
    assert!(fires("2026-12-07T23:59:00Z"));
    assert!(!fires("2026-12-08T00:00:00Z"));
}

/// Whether this one counts is open: the words say so, and the trigger is told all the same.
#[test]
fn an_open_category_is_said_in_the_count() {
    let north_somerset = protocol("north-somerset");
    let json = r#"{ "facts": { "age": 14, "away_without_authorisation": true }, "events": { "last_seen": "2026-11-21T17:40:00Z" },
        "history": [ { "start": "2026-11-07T21:00:00Z", "category": "missing" } ] }"#;
    let repeats = view::repeats(&north_somerset, &case(&north_somerset, json), at(NOW));
    assert_eq!(repeats.words.as_deref(), Some("2nd missing episode of all that are known, if this one is missing"));
    let trigger = repeats.triggers.iter().find(|trigger| trigger.at_least == 3).unwrap();
    assert!(trigger.uncertain && trigger.before.is_none());
    assert!(trigger.acts.iter().any(|act| act.id == "north-somerset/multi-agency-meeting-three-episodes"));
}
