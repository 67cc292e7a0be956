//! The episode on the line of time.

use super::*;

/// Newham 9.1, 11.1: the strategy meeting within 24 hours of the report ends with the return, and is on the line of time.
#[test]
fn the_line_of_time_shows_clock_deadline_and_what_ends_on_return() {
    let newham = protocol("newham");
    let case = case(
        &newham,
        r#"{ "facts": { "age": 14, "looked_after": true }, "events": { "last_seen": "2026-11-21T17:40:00Z", "reported_missing": "2026-11-21T21:30:00Z" } }"#,
    );
    let line = view::timeline(&newham, &case, at(NOW));
    assert_eq!(line.marks.iter().map(|mark| mark.name).collect::<Vec<_>>(), ["last_seen", "reported_missing"]);
    let meeting = line.bars.iter().find(|bar| bar.key == "strategy-meeting").unwrap();
    assert_eq!(meeting.due, Some(at("2026-11-22T21:30:00Z")));
    assert_eq!(meeting.left.as_deref(), Some("22 h 30 min"));
    assert_eq!(meeting.counted_from.as_deref(), Some("reported missing, Sat 21 Nov, 21:30"));
    assert!(meeting.ends_on_return);
    // The interview waits for the return, within 72 hours of it (16.6).
    let interview = line.waiting.iter().find(|waiting| waiting.key == "newham/interviewer-give-safety-information").unwrap();
    assert_eq!(interview.words, "72 hours after: back");
    let [day, week, all] = line.zooms;
    assert_eq!((day.to, week.to), (at("2026-11-22T23:00:00Z"), at("2026-11-28T23:00:00Z")));
    assert!(all.from <= at("2026-11-21T17:40:00Z") && all.to >= at("2026-11-24T21:30:00Z"));
}

/// A protocol whose acts hang on one open question each: of telling in an hour, of a talk in a day, of something without a time.
fn hanging() -> Protocol {
    let source = common::Source {
        category: common::rule("missing", "missing", "away_without_authorisation"),
        risk: common::rule("low", "low", "away_without_authorisation"),
        duties: common::duty("hour", "still missing and cse_risk", "clock = \"reported_missing\"\nlimit = \"1 hour\"")
            + &common::duty("day", "still missing and cce_risk", "clock = \"reported_missing\"\nlimit = \"24 hours\"")
            + &common::duty("whenever", "cce_risk", ""),
        ..common::Source::default()
    };
    source.protocol()
}

/// What may apply is counted, with what it depends on, and is on the line of time where it has a time.
#[test]
fn the_line_of_time_counts_what_may_apply() {
    let protocol = hanging();
    let known = |more: &str| {
        let json = format!(
            r#"{{ "facts": {{ "away_without_authorisation": true }}, "events": {{ "reported_missing": "2026-11-21T21:30:00Z"{more} }} }}"#
        );
        case(&protocol, &json)
    };
    let line = view::timeline(&protocol, &known(""), at(NOW));
    let may_apply = line.may_apply.unwrap();
    assert_eq!((may_apply.count, may_apply.untimed), (3, 1));
    assert!(may_apply.words.starts_with("3 acts may apply, 1 of them without a time, depending on: "), "{}", may_apply.words);
    let labels =
        ["cse_risk", "cce_risk"].map(|name| protocol.vocabulary().facts()[protocol.vocabulary().fact(name).unwrap()].label.as_str());
    assert!(labels.iter().all(|label| may_apply.depends_on.contains(label) && may_apply.words.contains(label)), "{may_apply:?}");
    let bar = |key: &str| line.bars.iter().find(|bar| bar.key == format!("{}/{key}", common::AUTHORITY)).unwrap();
    assert_eq!((bar("hour").status_words, bar("hour").left.as_deref()), ("may apply", Some("would be 30 min late")));
    assert_eq!((bar("day").left.as_deref(), &bar("day").depends_on), (Some("22 h 30 min"), &vec![labels[1]]));
    assert_eq!(line.bars.len(), 2, "what has no time is counted and not drawn");
    // In the list of acts the same is said: nobody can do it by a time that is past.
    let view = view::view(&protocol, &known(""), at(NOW));
    let act = |view: &view::View<'_>, key: &str| {
        let acts = view
            .groups
            .iter()
            .flat_map(|group| group.acts.iter().map(|act| (group.key, act.when.clone(), act.when_exactly.clone(), act.key.to_string())));
        acts.filter(|(.., of)| *of == format!("{}/{key}", common::AUTHORITY))
            .map(|(group, when, exactly, _)| (group, when, exactly))
            .next()
            .unwrap()
    };
    assert_eq!(act(&view, "hour"), ("may_apply", "?".to_owned(), Some("would be late since Sat 21 Nov, 22:30".to_owned())));
    assert_eq!(act(&view, "day"), ("may_apply", "?".to_owned(), Some("then by Sun 22 Nov, 21:30".to_owned())));
    // Once the child is back, what may have applied while missing can no longer. What was due by then may have been missed, which
    // is no "no longer needed": with its fact known, it would be missed.
    let back = known(r#", "returned": "2026-11-21T22:45:00Z""#);
    let line = view::timeline(&protocol, &back, at(NOW));
    assert_eq!(line.may_apply.as_ref().unwrap().count, 1, "only what asks nothing of the stage");
    assert!(line.bars.iter().all(|bar| bar.status_words != "may apply" && bar.left.is_none()), "{:?}", line.bars);
    let bar = |key: &str| line.bars.iter().find(|bar| bar.key == format!("{}/{key}", common::AUTHORITY)).unwrap();
    assert_eq!((bar("hour").status_words, &bar("hour").depends_on), ("may have been missed", &vec![labels[0]]));
    assert_eq!((bar("day").status_words, bar("day").depends_on.len()), ("no longer needed", 0));
    let view = view::view(&protocol, &back, at(NOW));
    let depends = format!("may have been missed: depends on {}", labels[0]);
    assert_eq!(act(&view, "hour"), ("may_be_missed", "was due Sat 21 Nov, 22:30".to_owned(), Some(depends.clone())));
    assert_eq!(act(&view, "day").0, "lapsed", "it ended before it fell due");
    let clause = &view.groups.iter().find(|group| group.key == "may_be_missed").unwrap().acts[0].clauses[0];
    assert_eq!((clause.status_words, clause.needs.as_slice()), ("may have been missed", &["cse_risk".into()][..]));
    // The handover sheet and what a return moved say the same.
    let record = Record { case: back.clone(), asked: Vec::new(), told: Vec::new() };
    let sheet = view::handover(&protocol, &record, at(NOW));
    assert_eq!(sheet.may_be_missed[0].when, format!("was due Sat 21 Nov, 22:30 ({depends})"));
    assert!(sheet.missed.is_empty());
    let moved = view::moved(&protocol, &known(""), &back, at(NOW));
    let hour = moved.acts.iter().find(|act| act.id.ends_with("/hour")).unwrap();
    assert_eq!((hour.change, hour.after.as_deref()), (Move::MayBeMissed, Some(format!("was due Sat 21 Nov, 22:30, {depends}").as_str())));
    assert!(moved.words.unwrap().contains("1 act may have been missed"));
    // Back at 22:15 it had not fallen due, whatever the answer.
    let early = known(r#", "returned": "2026-11-21T22:15:00Z""#);
    assert_eq!(act(&view::view(&protocol, &early, at(NOW)), "hour").0, "lapsed");
}
