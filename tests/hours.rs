//! When somebody answers: office hours, bank holidays, nights and the changes of the clock, each by the calendar of London.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use homeward::Instant;
use homeward::calendar::Calendar;
use homeward::hours::{Answer, Answering};
use homeward::pack::{Exception, Hours, Opening};

fn calendar() -> Calendar {
    homeward::bundled::read("newham").unwrap().protocol.unwrap().calendar().clone()
}

fn at(text: &str) -> Instant {
    Instant::parse(text).unwrap()
}

fn week(hours: &[(&str, &str, &str)]) -> Hours {
    let opening = |(days, from, to): &(&str, &str, &str)| Opening { days: (*days).into(), from: (*from).into(), to: (*to).into() };
    Hours::Week(hours.iter().map(opening).collect())
}

/// An office as in the text of Bournemouth, Christchurch and Poole: half an hour shorter on Fridays.
fn office() -> Answering {
    Answering::read(Some(&week(&[("monday to thursday", "08:30", "17:15"), ("friday", "08:30", "16:45")])), &[])
}

#[test]
fn an_office_answers_from_its_first_minute_until_its_last() {
    // Friday 20 November 2026; the next weekday is Monday 23 November.
    for (moment, answer) in [
        ("2026-11-20T08:29:59Z", Answer::Closed(Some(at("2026-11-20T08:30:00Z")))),
        ("2026-11-20T08:30:00Z", Answer::Open(Some(at("2026-11-20T16:45:00Z")))),
        ("2026-11-20T16:44:59Z", Answer::Open(Some(at("2026-11-20T16:45:00Z")))),
        ("2026-11-20T16:45:00Z", Answer::Closed(Some(at("2026-11-23T08:30:00Z")))),
        ("2026-11-20T16:50:00Z", Answer::Closed(Some(at("2026-11-23T08:30:00Z")))),
        ("2026-11-19T16:50:00Z", Answer::Open(Some(at("2026-11-19T17:15:00Z")))),
        ("2026-11-22T12:00:00Z", Answer::Closed(Some(at("2026-11-23T08:30:00Z")))),
        // In summer the office opens an hour earlier by universal time.
        ("2026-07-03T15:50:00Z", Answer::Closed(Some(at("2026-07-06T07:30:00Z")))),
    ] {
        assert_eq!(office().at(at(moment), &calendar()), answer, "{moment}");
    }
}

#[test]
fn on_a_bank_holiday_an_office_is_closed_unless_it_says_otherwise() {
    // Christmas Day 2026 is a Friday; Boxing Day is kept on Monday 28 December.
    let christmas = at("2026-12-25T10:00:00Z");
    assert_eq!(office().at(christmas, &calendar()), Answer::Closed(Some(at("2026-12-29T08:30:00Z"))));
    let also = Answering::read(Some(&week(&[("monday to friday", "09:00", "17:00"), ("bank holiday", "10:00", "12:00")])), &[]);
    assert_eq!(also.at(christmas, &calendar()), Answer::Open(Some(at("2026-12-25T12:00:00Z"))));
    assert_eq!(also.at(at("2026-12-25T12:00:00Z"), &calendar()), Answer::Closed(Some(at("2026-12-28T10:00:00Z"))));
    let daily = Answering::read(Some(&week(&[("every day", "09:00", "17:00")])), &[]);
    assert_eq!(daily.at(christmas, &calendar()), Answer::Open(Some(at("2026-12-25T17:00:00Z"))));
}

#[test]
fn hours_run_past_midnight_and_join_without_a_gap() {
    let night = Answering::read(Some(&week(&[("every day", "17:00", "09:00")])), &[]);
    assert_eq!(night.at(at("2026-11-20T23:59:00Z"), &calendar()), Answer::Open(Some(at("2026-11-21T09:00:00Z"))));
    assert_eq!(night.at(at("2026-11-21T00:00:00Z"), &calendar()), Answer::Open(Some(at("2026-11-21T09:00:00Z"))));
    assert_eq!(night.at(at("2026-11-21T09:00:00Z"), &calendar()), Answer::Closed(Some(at("2026-11-21T17:00:00Z"))));
    // From Friday evening through to Monday morning, in three stretches.
    let out_of_hours = [
        ("monday to thursday", "17:00", "08:30"),
        ("friday", "17:00", "00:00"),
        ("saturday, sunday", "00:00", "00:00"),
        ("monday", "00:00", "08:30"),
    ];
    let weekend = Answering::read(Some(&week(&out_of_hours)), &[]);
    assert_eq!(weekend.at(at("2026-11-20T18:00:00Z"), &calendar()), Answer::Open(Some(at("2026-11-23T08:30:00Z"))));
    let round = Answering::read(Some(&week(&[("every day", "00:00", "00:00")])), &[]);
    assert_eq!(round.at(at("2026-11-20T18:00:00Z"), &calendar()), Answer::Open(None));
}

#[test]
fn the_changes_of_the_clock_move_an_hour_and_lose_none() {
    let night = Answering::read(Some(&week(&[("every day", "22:00", "06:00")])), &[]);
    // On 25 October 2026 the clocks go back at 02:00 summer time, on 28 March 2027 forward at 01:00.
    assert_eq!(night.at(at("2026-10-24T22:00:00Z"), &calendar()), Answer::Open(Some(at("2026-10-25T06:00:00Z"))));
    assert_eq!(night.at(at("2026-10-24T20:59:00Z"), &calendar()), Answer::Closed(Some(at("2026-10-24T21:00:00Z"))));
    assert_eq!(night.at(at("2027-03-27T23:00:00Z"), &calendar()), Answer::Open(Some(at("2027-03-28T05:00:00Z"))));
    let early = Answering::read(Some(&week(&[("sunday", "01:30", "02:30")])), &[]);
    // 01:30 does not exist on 28 March 2027: the first moment after is 02:00 summer time.
    assert_eq!(early.at(at("2027-03-28T01:00:00Z"), &calendar()), Answer::Open(Some(at("2027-03-28T01:30:00Z"))));
    // 01:30 comes twice on 25 October 2026: the first of the two.
    assert_eq!(early.at(at("2026-10-25T00:29:00Z"), &calendar()), Answer::Closed(Some(at("2026-10-25T00:30:00Z"))));
}

#[test]
fn an_exception_holds_on_its_date_alone() {
    let exceptions = [
        Exception { date: "2026-12-24".into(), from: Some("08:30".into()), to: Some("12:00".into()), ..Exception::default() },
        Exception { date: "2026-12-29".into(), closed: true, ..Exception::default() },
    ];
    let office = Answering::read(Some(&week(&[("monday to friday", "08:30", "17:00")])), &exceptions);
    assert_eq!(office.at(at("2026-12-24T12:00:00Z"), &calendar()), Answer::Closed(Some(at("2026-12-30T08:30:00Z"))));
    assert_eq!(office.at(at("2026-12-23T12:00:00Z"), &calendar()), Answer::Open(Some(at("2026-12-23T17:00:00Z"))));
}

#[test]
fn what_the_text_does_not_say_is_not_made_up() {
    let moment = at("2026-11-20T03:00:00Z");
    for (hours, answer) in [
        (None, Answer::Open(None)),
        (Some(Hours::Words("always".into())), Answer::Open(None)),
        (Some(Hours::Words("not stated".into())), Answer::NotKnown),
        (Some(Hours::Week(Vec::new())), Answer::Closed(None)),
    ] {
        assert_eq!(Answering::read(hours.as_ref(), &[]).at(moment, &calendar()), answer, "{hours:?}");
    }
}
