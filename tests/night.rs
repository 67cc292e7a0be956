//! The work of a night: what would change this, the line of time, the words for the telephone, repeat triggers, the handover,
//! the calendar file, and earlier episodes from a spreadsheet.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

mod common;

use common::at;
use homeward::authoring::{self, SourceFile};
use homeward::record::Record;
use homeward::view::{self, Direction, Effect, Move};
use homeward::{Case, Code, Protocol, assess, bundled, export, history, pair};

/// Saturday night, an hour and a half after the report.
const NOW: &str = "2026-11-21T23:00:00Z";

fn protocol(id: &str) -> Protocol {
    bundled::read(id).unwrap().protocol.unwrap()
}

fn case(protocol: &Protocol, json: &str) -> Case {
    Case::read(protocol.vocabulary(), json, at(NOW)).unwrap_or_else(|found| panic!("{found}"))
}

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

/// A pack of an authority with one notice, always of the same words, by the paragraph that is given.
fn noticing(authority: &str, cite: &str) -> Protocol {
    let source = common::Source {
        category: common::rule("missing", "missing", "away_without_authorisation"),
        risk: common::rule("low", "low", "away_without_authorisation"),
        duties: common::duty("do", "", ""),
        ..common::Source::default()
    };
    let mut files = source.files();
    let text = format!(
        "[[notice]]\nid = \"{0}/open\"\nsays = \"By when is not said.\"\ncite = \"{cite}\"\nconcerns = [\"{0}/do\"]\n",
        common::AUTHORITY
    );
    files.push(SourceFile { path: "notices.toml".to_owned(), text });
    // England's file is no authority's.
    for file in files.iter_mut().filter(|file| file.path != authoring::SHARED) {
        file.text = file.text.replace(common::AUTHORITY, authority);
    }
    let authored = authoring::read(&files);
    authored.protocol.unwrap_or_else(|| panic!("{}", authored.found))
}

/// A case as two protocols see it.
fn seen_by_both<'p>(sides: [&'p Protocol; 2], json: &str) -> view::PairView<'p> {
    let cases = pair::cases(sides[0], sides[1], json, at(NOW), pair::Seen::FromBothSides).unwrap();
    view::pair_view(sides, &cases, at(NOW))
}

/// Of two texts that say the same in different paragraphs neither paragraph is lost.
#[test]
fn two_notices_of_the_same_words_keep_both_paragraphs() {
    let [first, second, same] = [("here", "4.1"), ("there", "6.2"), ("there", "4.1")].map(|(authority, cite)| noticing(authority, cite));
    let cites = |sides: [&Protocol; 2]| -> Vec<String> {
        let view = seen_by_both(sides, r#"{ "facts": { "away_without_authorisation": true } }"#);
        view.notices.iter().filter(|notice| notice.says == "By when is not said.").map(|notice| notice.cite.to_owned()).collect()
    };
    assert_eq!(cites([&first, &second]), ["4.1", "6.2"]);
    assert_eq!(cites([&first, &same]), ["4.1"], "the same of the same paragraph stands once");
}

/// What neither side knows stands in the order in which it is asked for both, danger before all.
#[test]
fn what_two_do_not_know_stands_in_the_order_in_which_it_is_asked() {
    for (home, host) in [("newham", "derbyshire"), ("bcp", "torbay"), ("north-somerset", "bcp")] {
        let [home, host] = [protocol(home), protocol(host)];
        let view = seen_by_both([&home, &host], r#"{ "facts": { "age": 15 }, "events": { "reported_missing": "2026-11-21T21:30:00Z" } }"#);
        let asked: Vec<_> = view.questions.iter().map(|question| &question.fact).collect();
        assert_eq!(view.unknown.iter().map(|unknown| &unknown.name).collect::<Vec<_>>(), asked);
        assert!(view.questions[0].danger);
    }
}

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

/// The questions of danger come before all, on the page and on the sheet; the assessment keeps the contract's order.
#[test]
fn questions_of_danger_come_first_on_the_page_and_on_the_sheet() {
    for id in ["newham", "torbay", "derbyshire", "bcp", "north-somerset"] {
        let protocol = protocol(id);
        let json = r#"{ "facts": { "age": 14, "looked_after": true }, "events": { "last_seen": "2026-11-21T17:40:00Z" } }"#;
        let case = case(&protocol, json);
        let view = view::view(&protocol, &case, at(NOW));
        let facts = protocol.vocabulary().facts();
        // What was said after the return is nothing that anybody can know of before it.
        let of_danger =
            |name: &str| facts.iter().any(|fact| fact.name == name && fact.danger && fact.subject != homeward::vocabulary::Subject::Return);
        let turns: Vec<_> = view.questions.iter().map(|question| (!of_danger(&question.fact), !question.may_raise)).collect();
        assert!(turns.is_sorted() && turns.iter().any(|(danger, _)| !danger), "{id}: {turns:?}");
        let record = Record { case: case.clone(), asked: Vec::new(), told: Vec::new() };
        let sheet: Vec<_> = view::handover(&protocol, &record, at(NOW)).unanswered.into_iter().map(|question| question.name).collect();
        assert_eq!(sheet, view.questions.iter().map(|question| question.fact.clone()).collect::<Vec<_>>(), "{id}");
        let order: Vec<_> = assess(&protocol, &case, at(NOW)).questions.iter().map(|question| !question.may_raise).collect();
        assert!(order.is_sorted(), "{id}: those that can raise come before all others in the assessment");
    }
}

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

/// The words for the police say "missing child", the danger first, and the paragraph where the grade is too low (Derbyshire 3.2:
/// medium at the least for whoever is classed as missing).
#[test]
fn the_call_says_missing_child_and_challenges_a_grade_with_its_paragraph() {
    let derbyshire = protocol("derbyshire");
    let json = r#"{ "area": "derby", "facts": { "age": 14, "looked_after": true, "police_category": "missing", "police_risk": "low", "cse_risk": true },
        "events": { "last_seen": "2026-11-21T17:40:00Z" } }"#;
    let calls = view::calls(&derbyshire, &case(&derbyshire, json), at(NOW));
    assert_eq!(calls[0].number, Some("999"), "danger first");
    assert!(calls[0].opening.starts_with("A child is missing and in danger."), "{}", calls[0].opening);
    let police = calls.iter().find(|call| call.number == Some("101")).unwrap();
    assert!(police.opening.contains("missing child"), "{}", police.opening);
    let danger = police.say.iter().position(|line| line.danger).unwrap();
    assert!(police.say[danger].words.contains("yes"), "{}", police.say[danger].words);
    let age = police.say.iter().position(|line| line.words == "Age: 14.").unwrap();
    assert!(police.say.iter().any(|line| line.words == "Area: Derby City."), "{:?}", police.say);
    assert_eq!(danger, 0, "danger is said before all");
    assert!(danger < age);
    let challenge = police.challenge.as_ref().unwrap();
    assert!(challenge.words.contains("low") && challenge.words.contains("medium risk"), "{}", challenge.words);
    assert_eq!(challenge.cites, ["3.2"]);
    assert_eq!(challenge.heading, "Their grade is lower than this protocol's: challenge it");
    assert_eq!(
        police.grades.unwrap().choices.iter().map(|grade| grade.value.as_str()).collect::<Vec<_>>(),
        ["high", "medium", "low", "no_apparent_risk"]
    );
    assert_eq!(police.boxes, ["log", "name", "time", "grade"]);
    assert!(
        calls
            .iter()
            .filter(|call| !call.name.contains("olice") && call.number != Some("0300 1225514"))
            .all(|call| call.challenge.is_none())
    );
}

/// Whoever rings 999 again still says first that the child is in danger.
#[test]
fn the_emergency_call_says_the_danger_after_the_report_too() {
    let newham = protocol("newham");
    let json = r#"{ "facts": { "age": 11 }, "events": { "reported_missing": "2026-11-21T21:30:00Z" } }"#;
    let calls = view::calls(&newham, &case(&newham, json), at(NOW));
    assert_eq!(calls[0].number, Some("999"));
    assert!(calls[0].opening.starts_with("A child is missing and in danger, reported to you Sat 21 Nov, 21:30."), "{}", calls[0].opening);
    let denied = r#"{ "facts": { "age": 11, "immediate_danger": false }, "events": { "reported_missing": "2026-11-21T21:30:00Z" } }"#;
    let calls = view::calls(&newham, &case(&newham, denied), at(NOW));
    assert!(calls[0].opening.starts_with("A child is missing, reported to you"), "what was denied is not said: {}", calls[0].opening);
    let back =
        r#"{ "facts": { "age": 11 }, "events": { "reported_missing": "2026-11-21T21:30:00Z", "returned": "2026-11-21T22:00:00Z" } }"#;
    assert!(!view::calls(&newham, &case(&newham, back), at(NOW))[0].opening.contains("in danger"));
}

/// Newham 4.3 makes a child of eleven missing; the police who record an absence are answered on that, not on a grade.
#[test]
fn the_challenge_says_what_is_challenged() {
    let newham = protocol("newham");
    let heading = |facts: &str| {
        let json = format!(r#"{{ "facts": {{ "age": 11, {facts} }}, "events": {{ "reported_missing": "2026-11-21T21:30:00Z" }} }}"#);
        let calls = view::calls(&newham, &case(&newham, &json), at(NOW));
        calls.iter().find_map(|call| call.challenge.as_ref().map(|challenge| challenge.heading))
    };
    assert_eq!(heading(r#""police_category": "absent""#), Some("They record it as something else than this protocol does: challenge it"));
    assert_eq!(heading(r#""police_risk": "low""#), Some("Their grade is lower than this protocol's: challenge it"));
    assert_eq!(
        heading(r#""police_risk": "low", "police_category": "absent""#),
        Some("They grade it lower, and record it as something else, than this protocol does: challenge it")
    );
    assert_eq!(heading(r#""police_risk": "high""#), None);
}

/// A child of Newham, placed in Derbyshire: both want the police told by 101. It is one call, with what either side wants, and
/// noting it once covers both sheets.
#[test]
fn a_call_that_two_protocols_want_is_made_once_and_told_for_both() {
    let (newham, derbyshire) = (protocol("newham"), protocol("derbyshire"));
    let json = r#"{ "area": "derbyshire", "facts": { "age": 11, "looked_after": true, "police_category": "missing", "police_risk": "low",
        "away_without_authorisation": true }, "events": { "noticed_away": "2026-11-21T18:40:00Z" } }"#;
    let cases = homeward::pair::cases(&newham, &derbyshire, json, at(NOW), homeward::pair::Seen::FromBothSides).unwrap();
    let calls = view::pair_calls([&newham, &derbyshire], &cases, at(NOW));
    assert_eq!(calls[0].number, Some("999"));
    let of_101: Vec<_> = calls.iter().filter(|call| call.number == Some("101")).collect();
    assert_eq!(of_101.len(), 1);
    let police = of_101[0];
    assert_eq!(
        police.sides.iter().map(|side| (side.authority, side.id)).collect::<Vec<_>>(),
        [("Newham", "101"), ("Derby and Derbyshire", "derbyshire/contact-police-101")]
    );
    assert!(police.sides.iter().all(|side| side.opening.contains("missing child") && side.challenge.is_some()), "{:?}", police.sides);
    let (ours, theirs) = (police.sides[0].challenge.as_ref().unwrap(), police.sides[1].challenge.as_ref().unwrap());
    assert_ne!(ours.cites, theirs.cites, "each by its own paragraphs");
    for name in ["Newham", "Derby and Derbyshire"] {
        assert!(police.acts.iter().any(|act| act.authority == Some(name)), "{name}: {:?}", police.acts);
        assert!(police.say.iter().any(|line| line.words.contains(name)), "{name}");
    }
    let words: Vec<&str> = police.say.iter().map(|line| line.words.as_str()).collect();
    assert!(words.iter().enumerate().all(|(place, words_of)| !words[..place].contains(words_of)), "each is said once: {words:?}");
    let last_danger = police.say.iter().rposition(|line| line.danger);
    assert!(last_danger.is_none_or(|last| police.say[..last].iter().all(|line| line.danger)), "danger before all");
    // Who bears one name in both texts may be two people, and is told apart.
    let mut names: Vec<String> = calls.iter().map(|call| call.name.to_lowercase()).collect();
    names.sort();
    assert!(names.windows(2).all(|pair| pair[0] != pair[1]), "{names:?}");
    // Noted once, with the ids of both sides, it is told on the sheet of each.
    let ids: Vec<&str> = police.sides.iter().map(|side| side.id).collect();
    for (protocol, case) in [(&newham, &cases.home), (&derbyshire, &cases.host)] {
        let told = |id: &str, also: &[&str]| {
            let text =
                serde_json::json!({ "told": [ { "id": id, "also": also, "to": "Police", "at": "2026-11-21T22:20:00Z" } ] }).to_string();
            Record { case: case.clone(), ..Record::read(protocol, &text, at(NOW)).unwrap() }
        };
        let untold = |record: &Record| view::handover(protocol, record, at(NOW)).untold.len();
        let before = untold(&told("another", &[]));
        assert!(untold(&told(ids[0], &ids[1..])) < before, "{}", protocol.pack().about.id);
    }
}

/// Newham 9.2: senior managers are told at 24 hours, and the text prints no number: the words are there all the same.
#[test]
fn who_has_no_printed_number_has_words_too() {
    let newham = protocol("newham");
    let json = r#"{ "facts": { "age": 14, "looked_after": true }, "events": { "reported_missing": "2026-11-20T21:30:00Z" } }"#;
    let calls = view::calls(&newham, &case(&newham, json), at(NOW));
    let managers = calls.iter().find(|call| call.name.contains("Head of Service")).unwrap();
    assert!(managers.now && managers.number.is_none() && managers.when.contains("your own directory"), "{managers:?}");
    assert!(managers.acts.iter().any(|act| act.title == "Send the 24-hour notification to senior managers"), "{:?}", managers.acts);
}

/// Nothing that can name a child is said from here: not even the date of birth.
#[test]
fn a_call_says_no_date_of_birth() {
    let newham = protocol("newham");
    let case = case(&newham, r#"{ "facts": { "date_of_birth": "2012-03-31", "away_without_authorisation": true } }"#);
    for call in view::calls(&newham, &case, at(NOW)) {
        assert!(call.say.iter().all(|line| !line.words.contains("2012")), "{:?}", call.say);
        assert!(call.say.iter().any(|line| line.words == "Age: 14."));
    }
}

/// Who was told and did not acknowledge it stands out; who should have been told and nobody wrote it down, too.
#[test]
fn the_handover_says_who_was_told_and_who_acknowledged_it() {
    let derbyshire = protocol("derbyshire");
    let text = r#"{ "case": { "area": "derby", "facts": { "age": 14, "looked_after": true, "police_category": "missing", "whereabouts": "unknown" },
            "events": { "last_seen": "2026-11-21T17:40:00Z" } },
        "asked": [ { "name": "cse_risk", "answer": "could_not_ask", "at": "2026-11-21T22:10:00Z" } ],
        "told": [ { "id": "derbyshire/contact-police-101", "to": "Derbyshire Police", "at": "2026-11-21T22:20:00Z", "log": "DP-0412", "name": "Invented Person", "grade": "Medium" },
                  { "id": "derbyshire/contact-careline", "to": "Careline", "at": "2026-11-21T22:30:00Z", "acknowledged": "2026-11-21T22:40:00Z", "name": "Invented Person", "acknowledged_by": "Another Person" } ] }"#;
    let record = Record::read(&derbyshire, text, at(NOW)).unwrap_or_else(|found| panic!("{found}"));
    let sheet = view::handover(&derbyshire, &record, at(NOW));
    assert_eq!(sheet.authority, "Derby and Derbyshire");
    assert!(sheet.known.contains(&"Age: 14".to_owned()) && sheet.known.contains(&"Looked after: Yes".to_owned()), "{:?}", sheet.known);
    let told: Vec<_> = sheet.told.iter().map(|told| (told.words.as_str(), told.acknowledged)).collect();
    assert_eq!(
        told,
        [
            ("Sat 21 Nov, 22:20, log DP-0412, spoke to Invented Person, graded medium", false),
            ("Sat 21 Nov, 22:30, spoke to Invented Person", true)
        ]
    );
    assert_eq!(
        sheet.told[1].acknowledged_words, "acknowledged by Another Person Sat 21 Nov, 22:40",
        "whoever was spoken to is somebody else"
    );
    let asked = sheet.unanswered.iter().find(|question| question.name == "cse_risk").unwrap();
    assert_eq!(asked.words, "could not be asked, Sat 21 Nov, 22:10");
    assert!(sheet.unanswered.iter().any(|question| question.words == "not asked yet"));
    let before = Record { told: Vec::new(), ..record.clone() };
    let untold = view::handover(&derbyshire, &before, at(NOW)).untold.len();
    assert!(untold > sheet.untold.len(), "a call that was written down covers what it fulfils: {untold} and {}", sheet.untold.len());
    let text = export::handover::handover(&sheet);
    assert!(text.contains("NOT acknowledged yet") && text.contains("log DP-0412"), "{text}");
    assert!(text.lines().all(|line| line.chars().count() <= 80), "{text}");
}

/// The call at 24 hours does not stand for a later one (Newham 9.2): who was told before the act was asked is untold of it.
#[test]
fn an_earlier_call_covers_no_later_telling() {
    let newham = protocol("newham");
    let untold = |told: &str| {
        let json = r#"{ "facts": { "age": 14, "looked_after": true }, "events": { "reported_missing": "2026-11-20T21:30:00Z" } }"#;
        let case = case(&newham, json);
        let calls = view::calls(&newham, &case, at(NOW));
        let id = calls.iter().find(|call| call.name.contains("Head of Service")).unwrap().id;
        let text = format!(r#"{{ "case": {json}, "told": [ {{ "id": "{id}", "to": "Head of Service", "at": "{told}" }} ] }}"#);
        let record = Record::read(&newham, &text, at(NOW)).unwrap();
        let sheet = view::handover(&newham, &record, at(NOW));
        assert!(sheet.more.iter().any(|more| more.starts_with("Also open")), "{:?}", sheet.more);
        sheet.untold.iter().any(|line| line.title == "Send the 24-hour notification to senior managers")
    };
    assert!(untold("2026-11-21T20:00:00Z"), "before 24 hours had gone by");
    assert!(!untold("2026-11-21T22:00:00Z"));
}

/// A record is read as strictly as a case: each mistake has its place, and none hides another.
#[test]
fn a_record_is_read_strictly() {
    let newham = protocol("newham");
    let text = r#"{ "case": { "facts": { "agee": 14 } }, "askd": [],
        "asked": [ { "name": "shoe_size", "answer": "not_known", "at": "2026-11-21T22:10:00Z" }, { "name": "age", "answer": "no", "at": "2026-11-21T22:10:00Z" }, 7 ],
        "told": [ { "to": "Careline", "at": "22:30" }, { "id": "x", "to": "y", "at": "2026-11-21T22:10:00Z", "colour": "red" },
                  { "id": "x", "to": "y", "at": "2026-11-21T22:10:00Z", "acknowledged": "2026-11-21T22:09:00Z", "also": [ 7 ] },
                  { "id": "x", "to": "y", "at": "2026-11-21T22:10:00Z", "acknowledged_by": "Invented Person" } ] }"#;
    let found = Record::read(&newham, text, at(NOW)).unwrap_err();
    let places: Vec<(Code, &str)> = found.0.iter().map(|diagnostic| (diagnostic.code, diagnostic.place.path.as_str())).collect();
    for wanted in [
        (Code::CaseUnknownFact, "facts.agee"),
        (Code::CaseUnknownMember, "askd"),
        (Code::CaseUnknownFact, "asked[0].name"),
        (Code::CaseUnknownValue, "asked[1].answer"),
        (Code::CaseWrongType, "asked[2]"),
        (Code::CaseIncompleteEntry, "told[0]"),
        (Code::CaseBadInstant, "told[0].at"),
        (Code::CaseUnknownMember, "told[1].colour"),
        (Code::CaseEndBeforeStart, "told[2].acknowledged"),
        (Code::CaseWrongType, "told[2].also[0]"),
        (Code::CaseIncompleteEntry, "told[3]"),
    ] {
        assert!(places.contains(&wanted), "{wanted:?} in {places:?}");
    }
    assert_eq!(Record::read(&newham, "[", at(NOW)).unwrap_err().0[0].code, Code::CaseNotJson);
    assert_eq!(Record::read(&newham, "[]", at(NOW)).unwrap_err().0[0].code, Code::CaseWrongType);
}

/// Another library reads the calendar file, and finds each deadline ahead at its time; no word of the case is in it.
#[test]
fn another_library_reads_the_calendar_file() {
    let newham = protocol("newham");
    let json = r#"{ "facts": { "age": 14, "looked_after": true, "date_of_birth": "2012-03-31" }, "events": { "reported_missing": "2026-11-21T21:30:00Z" } }"#;
    let case = case(&newham, json);
    let assessment = assess(&newham, &case, at(NOW));
    let text = export::calendar::calendar(&newham, &assessment);
    let unfolded = icalendar::parser::unfold(&text);
    let read = icalendar::parser::read_calendar(&unfolded).unwrap_or_else(|problem| panic!("{problem}\n{text}"));
    let events: Vec<_> = read.components.iter().filter(|component| component.name == "VEVENT").collect();
    let mut ahead: Vec<_> = assessment
        .duties
        .iter()
        .filter(|duty| matches!(duty.status.as_str(), "due" | "upcoming") && duty.due.is_some_and(|due| due >= at(NOW)))
        .collect();
    // One act rings once: of clauses of one act with one deadline, the first.
    let mut acts = Vec::new();
    ahead.retain(|duty| {
        let act = (duty.action.unwrap_or(duty.id), duty.due);
        let first = !acts.contains(&act);
        acts.push(act);
        first
    });
    assert!(!ahead.is_empty());
    assert_eq!(events.len(), ahead.len());
    for (event, duty) in events.iter().zip(ahead) {
        let of = |name: &str| event.find_prop(name).unwrap_or_else(|| panic!("{name}")).val.to_string();
        let due = duty.due.unwrap().to_string().replace(['-', ':'], "");
        assert_eq!(of("DTSTART"), due, "{}", duty.id);
        assert!(of("SUMMARY").replace('\\', "").ends_with(duty.title), "{}", of("SUMMARY"));
        assert!(!of("UID").is_empty() && !of("DTSTAMP").is_empty());
    }
    assert!(!text.contains("2012-03-31") && !text.contains("20120331"), "no fact of the case\n{text}");
    assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
    assert!(!text.replace("\r\n", "").contains('\n'));
}

fn read(text: &str, answers: &[(&str, &str)]) -> history::HistoryTable {
    read_beside(text, answers, "{}")
}

fn read_beside(text: &str, answers: &[(&str, &str)], case: &str) -> history::HistoryTable {
    let answers = answers.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
    history::read(text, at(NOW), &answers, &history::Beside::read(case).unwrap())
}

/// Dates as spreadsheets write them.
#[test]
fn dates_of_a_spreadsheet_are_recognised() {
    for written in [
        "13/10/2026 20:00\t14/10/2026 01:10\tMissing",
        "2026-10-13 20:00\t2026-10-14 01:10\tmissing",
        "13 Oct 2026\t20:00\t14 Oct 2026\t01:10\tM",
        "13.10.26,20.00,14.10.26,01.10,Missing",
        "Tue 13th October 2026 8pm;Wed 14 October 2026 1:10am;missing",
        "2026-10-13T20:00:00+01:00\t2026-10-14T00:10:00Z\tmissing",
        "7\tChild A\t13/10/2026\t2000\t14/10/2026\t0110\tMissing from care",
        "10/13/2026 20:00\t10/14/2026 01:10\tmissing",
        "Name\tDate missing\tTime missing\tDate returned\tTime returned\tType\nChild A\t13/10/2026\t20:00\t14/10/2026\t01:10\tMissing",
        "Type,Start,End\n\"missing\",\"13 October 2026, 20:00\",\"14 October 2026, 01:10\"",
    ] {
        let table = read(written, &[]);
        assert_eq!(table.rows.len(), 1, "{written}: {table:?}");
        let row = &table.rows[0];
        assert!(row.asks.is_empty() && row.problems.is_empty(), "{written}: {row:?}");
        assert_eq!(row.start, Some(at("2026-10-13T19:00:00Z")), "{written}");
        assert_eq!(row.end, Some(at("2026-10-14T00:10:00Z")), "{written}");
        assert_eq!(row.category, Some("missing"), "{written}");
    }
}

/// What can be read in two ways is asked, row by row or once for all, and never guessed.
#[test]
fn an_ambiguous_date_is_asked_about() {
    let text = "3/4/2026 20:00\t4/4/2026 01:10\tMissing\n5/6/2026 20:00\t\tMissing";
    let table = read(text, &[]);
    let row = &table.rows[0];
    assert_eq!(row.start, None);
    assert_eq!(row.asks[0].asks, "Is 3/4/2026 the 3 Apr 2026 or the 4 Mar 2026?");
    assert_eq!(row.asks[0].key, "1/start");
    assert_eq!(row.end, Some(at("2026-04-04T00:10:00Z")), "4/4 is the same in both orders");
    assert_eq!(table.asks[0].key, "order");
    let answered = read(text, &[("1/start", "day_first")]);
    assert_eq!(answered.rows[0].start, Some(at("2026-04-03T19:00:00Z")));
    assert_eq!(answered.rows[1].asks.len(), 1, "one row's answer is no answer for another");
    let all = read(text, &[("order", "month_first"), ("1/start", "day_first")]);
    assert_eq!(all.rows[0].start, Some(at("2026-04-03T19:00:00Z")), "a row's own answer goes before");
    assert_eq!(all.rows[1].start, Some(at("2026-05-06T19:00:00Z")));
}

/// A row that cannot be taken says why, and nothing of it is lost.
#[test]
fn a_row_that_is_wrong_says_why() {
    for (written, place, says) in [
        ("31/2/2026 20:00\t\tMissing", "start", "no date that can be read"),
        ("46115\t46116\tMissing", "start", "no date that can be read"),
        ("no date at all\tMissing", "start", "There is no date"),
        ("14/10/2026 20:00\t13/10/2026 20:00\tMissing", "end", "ends"),
        ("24/12/2026 20:00\t\tMissing", "start", "later than now"),
        ("15/10/2026\t13/10/2026\tMissing", "end", "ends"),
        ("31/3/2012\t13/10/2026\t14/10/2026\tMissing", "row", "more dates"),
        ("29/3/2026 01:30\t\tMissing", "start", "clocks went forward"),
        ("14/10/2026 25:00\t\tMissing", "start", "no"),
    ] {
        let table = read(written, &[]);
        let row = &table.rows[0];
        assert_eq!(row.cells.join("\t"), written);
        let problem = row.problems.first().unwrap_or_else(|| panic!("{written}: {row:?}"));
        assert_eq!(problem.place, place, "{written}");
        assert!(problem.message.contains(says) && !problem.mend.is_empty(), "{written}: {problem:?}");
    }
    let open = &read("13/10/2026 20:00\t\tA", &[]).rows[0];
    assert_eq!((open.category, open.asks.len()), (None, 1), "the letter A means two things");
    assert_eq!(read("13/10/2026 20:00", &[("category", "absent")]).rows[0].category, Some("absent"));
    let twice = &read("25/10/2026 01:30\t\tMissing", &[]).rows[0];
    assert!(twice.asks[0].asks.contains("twice"), "{twice:?}");
    assert_eq!(read("25/10/2026 01:30\t\tMissing", &[("1/start-clock", "second")]).rows[0].start, Some(at("2026-10-25T01:30:00Z")));
}

/// The keys that a row asks, and why it is left out.
fn asked(row: &history::HistoryRow) -> (Vec<&str>, Option<&str>) {
    (row.asks.iter().map(|ask| ask.key.as_str()).collect(), row.left_out.as_deref())
}

/// One episode that stands twice in a table would count twice: it is asked about, and taken twice only when that is said.
#[test]
fn a_row_that_says_an_episode_again_is_asked_about() {
    let text = "13/10/2026 20:00\t14/10/2026 01:10\tMissing\n13/10/2026 20:00\t14/10/2026 01:10\tMissing\n13/10/2026\t\tMissing\n15/10/2026 20:00\t\tMissing";
    let table = read(text, &[]);
    assert_eq!(
        table.rows.iter().map(asked).collect::<Vec<_>>(),
        [(vec![], None), (vec!["2/same-row"], None), (vec!["3/same-row"], None), (vec![], None)]
    );
    assert_eq!(table.rows[1].asks[0].asks, "This row begins at the same time as line 1. Is it the same episode?");
    assert_eq!(table.rows[2].asks[0].asks, "This row begins on the same day as lines 1 and 2. Is it the same episode as one of them?");
    assert_eq!(table.asks[0].key, "same", "one answer may serve for all");
    let answered = read(text, &[("2/same-row", "same"), ("3/same-row", "another")]);
    // What may repeat several rows is asked about all of them, so that one that is another than the first is no repeat of the second.
    let several = read("13/10/2026 10:00\t\tMissing\n13/10/2026 20:00\t\tMissing\n13/10/2026\t\tMissing", &[]);
    assert_eq!(several.rows.iter().map(asked).collect::<Vec<_>>(), [(vec![], None), (vec![], None), (vec!["3/same-row"], None)]);
    assert_eq!(several.rows[2].asks[0].asks, "This row begins on the same day as lines 1 and 2. Is it the same episode as one of them?");
    let same = read("13/10/2026 10:00\n13/10/2026 20:00\n13/10/2026", &[("3/same-row", "same")]);
    assert_eq!(asked(&same.rows[2]).1, Some("the same as line 1 or 2"));
    assert_eq!(asked(&answered.rows[1]), (vec![], Some("the same as line 1")));
    assert_eq!(asked(&answered.rows[2]), (vec![], None));
    assert!(read(text, &[("same", "same")]).rows[1..3].iter().all(|row| row.left_out.is_some()));
}

/// The history is of earlier episodes, this one not among them: a row that may be this one is asked about.
#[test]
fn a_row_that_may_be_this_very_episode_is_asked_about() {
    let seen = r#"{ "events": { "last_seen": "2026-11-21T17:40:00Z", "reported_missing": "2026-11-21T21:30:00Z" } }"#;
    for written in ["21/11/2026 17:40\t\tMissing", "21/11/2026 21:30\t\tMissing", "21/11/2026\t\tMissing"] {
        let table = read_beside(written, &[], seen);
        assert_eq!(asked(&table.rows[0]), (vec!["1/same-this"], None), "{written}");
        assert_eq!(table.rows[0].asks[0].asks, "Is this row this very episode (last seen Sat 21 Nov, 17:40)?");
        let this = read_beside(written, &[("1/same-this", "same")], seen);
        assert_eq!(asked(&this.rows[0]).1, Some("this very episode, which counts already"), "{written}");
    }
    let reported = r#"{ "events": { "reported_missing": "2026-11-21T21:30:00Z" } }"#;
    assert_eq!(asked(&read_beside("21/11/2026 21:30\t\tMissing", &[], reported).rows[0]).0, ["1/same-this"]);
    assert_eq!(asked(&read_beside("20/11/2026 21:30\t\tMissing", &[], seen).rows[0]), (vec![], None), "the day before is another");
}

/// What the case holds already is not taken again; of the same day, with a time unknown, it is asked about.
#[test]
fn a_row_that_the_case_holds_already_is_left_out_or_asked_about() {
    let known = r#"{ "history": [ { "start": "2026-10-13T19:00:00Z", "category": "missing" } ] }"#;
    assert_eq!(asked(&read_beside("13/10/2026 20:00\t\tMissing", &[], known).rows[0]), (vec![], Some("in the list already")));
    assert_eq!(asked(&read_beside("13/10/2026\t\tMissing", &[], known).rows[0]), (vec!["1/same-list"], None));
    assert_eq!(asked(&read_beside("13/10/2026 22:00\t\tMissing", &[], known).rows[0]), (vec![], None), "the same day, at another time");
    let wrong = history::Beside::read(r#"{ "events": { "last_seen": "17:40" } }"#).unwrap_err();
    assert_eq!((wrong.0[0].code, wrong.0[0].place.path.as_str()), (Code::CaseBadInstant, "events.last_seen"));
}

/// Every row that is taken is an earlier episode that a case accepts.
#[test]
fn what_is_taken_is_accepted_by_a_case() {
    let table = read("13/10/2026\t14/10/2026\tMissing\n20/10/2026\t20/10/2026\tabsent", &[]);
    let newham = protocol("newham");
    let history: Vec<_> =
        table.rows.iter().map(|row| serde_json::json!({ "start": row.start, "end": row.end, "category": row.category })).collect();
    let case = serde_json::json!({ "history": history }).to_string();
    assert_eq!(Case::read(newham.vocabulary(), &case, at(NOW)).unwrap().history.len(), 2);
    assert_eq!(table.rows[0].words, "Tue 13 Oct 2026, no time given to Wed 14 Oct 2026, no time given, missing");
}

proptest::proptest! {
    /// Whatever is pasted is read: no panic, and each line stands in a row or is left out with a reason.
    #[test]
    fn anything_may_be_pasted(text in "[ -~\t\n\u{a0}-\u{17f}]{0,200}", key in "[0-9]/(start|end|category)", value in "[a-z_]{0,12}") {
        let table = read(&text, &[(&key, &value)]);
        let lines = text.lines().filter(|line| !line.trim_matches(|letter: char| letter.is_whitespace() || matches!(letter, ';' | ',' | '|' | '"')).is_empty()).count();
        proptest::prop_assert!(table.rows.len() + table.left_out.len() >= lines);
    }
}
