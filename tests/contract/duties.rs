//! Section 3: duties.

use super::*;

/// The statuses one after the other, as time goes by.
#[test]
fn a_duty_is_upcoming_then_due_then_overdue() {
    let protocol = one("still missing and hours since(reported_missing) >= 24", "clock = \"reported_missing\"\nlimit = \"30 hours\"");
    let case = missing(json!({}), json!({ "reported_missing": "2026-11-20T10:00:00Z" }));
    for (as_of, status) in [
        ("2026-11-20T10:00:00Z", "upcoming"),
        ("2026-11-21T09:59:59Z", "upcoming"),
        ("2026-11-21T10:00:00Z", "due"),
        ("2026-11-21T16:00:00Z", "due"),
        ("2026-11-21T16:00:01Z", "overdue"),
        ("2026-12-21T16:00:01Z", "overdue"),
    ] {
        expect(&assessed(&protocol, &case, as_of), status, "2026-11-21T10:00:00Z", "2026-11-21T16:00:00Z");
    }
}

/// "an entry of `done` settles it, at or before `due` / after it; also where the rest is unknown (its facts are then no
/// longer needed)".
#[test]
fn what_was_done_is_done_or_done_late() {
    let protocol = one("looked_after", "clock = \"last_seen\"\nlimit = \"24 hours\"");
    let case = |looked_after: Value, done: &[&str]| {
        let mut case = missing(json!({ "looked_after": looked_after }), json!({ "last_seen": "2026-11-20T10:00:00Z" }));
        case["done"] = done.iter().map(|at| json!({ "id": "exampleshire/it", "at": at })).collect();
        case
    };
    for looked_after in [json!(true), Value::Null] {
        for (done, status) in [
            (&["2026-11-21T10:00:00Z"][..], "done"),
            (&["2026-11-21T10:00:01Z"], "done_late"),
            (&["2026-11-21T12:00:00Z", "2026-11-20T12:00:00Z"], "done"),
            (&["2026-11-20T09:00:00Z"], "done"),
        ] {
            let assessment = assessed(&protocol, &case(looked_after.clone(), done), NOW);
            assert_eq!(common::status(&assessment, "it"), status, "{done:?}");
            assert_eq!(needs(&assessment), Vec::<&str>::new());
            assert!(!asked(&assessment).contains(&"looked_after"), "{done:?}");
        }
    }
    // "Left out: the rest is false. An entry of `done` for a duty that is left out adds a notice."
    let assessment = assessed(&protocol, &case(json!(false), &["2026-11-20T12:00:00Z"]), NOW);
    assert_eq!(common::status(&assessment, "it"), "left out");
    assert!(notices(&assessment).contains(&"homeward/done-but-not-asked"));
    let assessment = assessed(&protocol, &case(json!(false), &[]), NOW);
    assert!(!notices(&assessment).contains(&"homeward/done-but-not-asked"));
}

/// "`missed`: its stage ended when it was already overdue and undone. `lapsed`: its stage ended before it opened or fell
/// due."
#[test]
fn at_the_end_of_its_stage_a_duty_is_missed_or_lapses() {
    let protocol = one("still missing and hours since(reported_missing) >= 24", "clock = \"reported_missing\"\nlimit = \"30 hours\"");
    let ended = |returned: &str, done: Value| {
        let mut case = missing(json!({}), json!({ "reported_missing": "2026-11-20T10:00:00Z", "returned": returned }));
        case["done"] = done;
        status(&assessed(&protocol, &case, "2026-12-01T00:00:00Z"), "it").to_owned()
    };
    let none = json!([]);
    assert_eq!(ended("2026-11-21T09:59:59Z", none.clone()), "lapsed", "before it opened");
    assert_eq!(ended("2026-11-21T15:00:00Z", none.clone()), "lapsed", "before it fell due");
    assert_eq!(ended("2026-11-21T16:00:00Z", none.clone()), "lapsed", "when it fell due: not yet past");
    assert_eq!(ended("2026-11-21T16:00:01Z", none), "missed");
    let done = |at: &str| json!([{ "id": "exampleshire/it", "at": at }]);
    assert_eq!(ended("2026-11-21T16:00:01Z", done("2026-11-21T15:00:00Z")), "done");
    assert_eq!(ended("2026-11-21T18:00:00Z", done("2026-11-21T17:00:00Z")), "done_late");
    assert_eq!(ended("2026-11-21T18:00:00Z", done("2026-11-25T17:00:00Z")), "done_late", "made up for after the return");
}

/// "`possible`: the rest of the condition depends on unknown facts [...]. Also before it opens and after its stage has
/// ended."
#[test]
fn a_duty_is_possible_before_it_opens_and_after_its_stage_too() {
    let protocol =
        one("looked_after and still missing and hours since(reported_missing) >= 24", "clock = \"reported_missing\"\nlimit = \"24 hours\"");
    for events in [
        json!({ "reported_missing": "2026-11-21T20:00:00Z" }),
        json!({ "reported_missing": "2026-11-19T20:00:00Z" }),
        json!({ "reported_missing": "2026-11-19T20:00:00Z", "returned": "2026-11-21T20:00:00Z" }),
        json!({ "reported_missing": "2026-11-21T20:00:00Z", "located": "2026-11-21T21:00:00Z" }),
    ] {
        let assessment = assessed(&protocol, &missing(json!({}), events.clone()), NOW);
        assert_eq!((status(&assessment, "it"), needs(&assessment)), ("possible", vec!["looked_after"]), "{events}");
    }
}

/// "`immediately` has no `due`: it is `due` from `opens` until done, and never overdue by itself."
#[test]
fn what_is_due_at_once_is_never_overdue_by_itself() {
    let protocol = one("still missing", "clock = \"noticed_away\"\nlimit = \"immediately\"");
    let case = missing(json!({}), json!({ "noticed_away": "2026-11-20T10:00:00Z" }));
    for as_of in ["2026-11-20T10:00:00Z", "2027-11-20T10:00:00Z"] {
        expect(&assessed(&protocol, &case, as_of), "due", "2026-11-20T10:00:00Z", "");
    }
    let mut done = case.clone();
    done["done"] = json!([{ "id": "exampleshire/it", "at": "2027-11-19T10:00:00Z" }]);
    assert_eq!(status(&assessed(&protocol, &done, "2027-11-20T10:00:00Z"), "it"), "done");
    let mut over = case;
    over["events"]["returned"] = json!("2026-12-20T10:00:00Z");
    assert_eq!(status(&assessed(&protocol, &over, "2027-11-20T10:00:00Z"), "it"), "lapsed", "it was never overdue");
}

/// "`happened(E)` of a duty's own clock belongs to the clock, not to the rest: before the event such a duty is
/// `upcoming`. `located` and `returned` count as one event there".
#[test]
fn the_happening_of_its_own_clock_is_no_part_of_the_rest() {
    let away = missing(json!({}), json!({ "last_seen": "2026-11-21T10:00:00Z" }));
    for (clock, asked) in
        [("returned", "returned"), ("returned", "located"), ("located", "returned"), ("authority_notified", "authority_notified")]
    {
        let protocol = one(&format!("happened({asked})"), &format!("clock = \"{clock}\"\nlimit = \"72 hours\""));
        expect(&assessed(&protocol, &away, NOW), "upcoming", "", "");
    }
    // Elsewhere it asks for that very event, without stand-ins.
    for (clock, asked) in [("reported_missing", "located"), ("last_seen", "reported_missing"), ("authority_notified", "returned")] {
        let protocol = one(&format!("happened({asked})"), &format!("clock = \"{clock}\""));
        assert_eq!(status(&assessed(&protocol, &away, NOW), "it"), "left out", "{clock}, {asked}");
    }
    let protocol = one("happened(returned)", "clock = \"last_seen\"");
    let found = missing(json!({}), json!({ "last_seen": "2026-11-21T10:00:00Z", "located": "2026-11-21T20:00:00Z" }));
    assert_eq!(status(&assessed(&protocol, &found, NOW), "it"), "left out", "found is not yet back");
    let protocol = one("happened(returned)", "clock = \"returned\"\nlimit = \"72 hours\"");
    expect(&assessed(&protocol, &found, NOW), "due", "2026-11-21T20:00:00Z", "2026-11-24T20:00:00Z");
    assert_eq!(it(&assessed(&protocol, &found, NOW))["provisional"], true);
}

/// "stand-ins: where time is counted from `reported_missing` [...] and it has not happened, `noticed_away`, else
/// `last_seen`, stands in, and the duty says `"provisional": true`."
#[test]
fn before_the_report_the_time_runs_from_what_stands_in_for_it() {
    let clock = "clock = \"reported_missing\"\nlimit = \"24 hours\"";
    for when in ["still missing", "still missing and hours since(reported_missing) >= 1", "still missing and hours missing >= 1"] {
        let protocol = one(when, clock);
        for (events, start, provisional) in [
            (json!({ "last_seen": "2026-11-21T10:00:00Z" }), "2026-11-21T10:00:00Z", true),
            (json!({ "last_seen": "2026-11-21T10:00:00Z", "noticed_away": "2026-11-21T12:00:00Z" }), "2026-11-21T12:00:00Z", true),
            (json!({ "last_seen": "2026-11-21T10:00:00Z", "reported_missing": "2026-11-21T14:00:00Z" }), "2026-11-21T14:00:00Z", false),
            (json!({ "noticed_away": "2026-11-21T12:00:00Z", "reported_missing": "2026-11-22T14:00:00Z" }), "2026-11-21T12:00:00Z", true),
        ] {
            let assessment = assessed(&protocol, &missing(json!({}), events.clone()), NOW);
            assert_eq!(it(&assessment)["due"], json!(common::at(start).after_hours(24.0)), "{when}: {events}");
            assert_eq!(it(&assessment).get("provisional"), provisional.then_some(&json!(true)), "{when}: {events}");
        }
    }
    // Counted in the condition alone, it is provisional too.
    for when in ["days since(reported_missing) >= 3", "working days since(reported_missing) >= 1", "hours since(reported_missing) >= 1"] {
        let assessment = assessed(&one(when, ""), &missing(json!({}), json!({ "noticed_away": "2026-11-10T12:00:00Z" })), NOW);
        assert_eq!((status(&assessment, "it"), &it(&assessment)["provisional"]), ("due", &json!(true)), "{when}");
    }
    // "Nothing else is stood in for."
    for clock in ["noticed_away", "authority_notified", "categorised_high"] {
        let protocol = one("still missing", &format!("clock = \"{clock}\"\nlimit = \"24 hours\""));
        expect(
            &assessed(
                &protocol,
                &missing(json!({}), json!({ "last_seen": "2026-11-21T10:00:00Z", "reported_missing": "2026-11-21T11:00:00Z" })),
                NOW,
            ),
            "upcoming",
            "",
            "",
        );
    }
}

/// "opens: the later of the clock's event and the moment at which the time part becomes true (for `> N` too, that moment
/// is N)."
#[test]
fn a_duty_opens_at_the_later_of_its_clock_and_its_time() {
    let events = json!({ "reported_missing": "2026-11-20T10:00:00Z", "authority_notified": "2026-11-21T12:00:00Z" });
    for comparison in [">=", ">"] {
        let protocol =
            one(&format!("hours since(reported_missing) {comparison} 24"), "clock = \"authority_notified\"\nlimit = \"2 hours\"");
        expect(
            &assessed(&protocol, &missing(json!({}), events.clone()), "2026-11-21T11:00:00Z"),
            "upcoming",
            "2026-11-21T12:00:00Z",
            "2026-11-21T14:00:00Z",
        );
        let protocol =
            one(&format!("hours since(reported_missing) {comparison} 36"), "clock = \"authority_notified\"\nlimit = \"2 hours\"");
        expect(
            &assessed(&protocol, &missing(json!({}), events.clone()), "2026-11-21T22:00:00Z"),
            "overdue",
            "2026-11-21T22:00:00Z",
            "2026-11-21T14:00:00Z",
        );
    }
    // "Neither `opens` nor `due` while the clock's event, or an event that the time part counts from, has neither
    // happened nor been planned."
    let protocol = one("hours since(categorised_high) >= 1", "clock = \"authority_notified\"\nlimit = \"2 hours\"");
    expect(&assessed(&protocol, &missing(json!({}), events), NOW), "upcoming", "", "");
    let protocol = one("hours since(reported_missing) >= 1", "clock = \"authority_notified\"\nlimit = \"2 hours\"");
    expect(&assessed(&protocol, &missing(json!({}), json!({ "reported_missing": "2026-11-20T10:00:00Z" })), NOW), "upcoming", "", "");
}

/// A time under `not` is still a time, and no part of the rest: before its event the duty is upcoming.
#[test]
fn a_time_under_not_is_still_a_time() {
    for when in [
        "still missing and not(hours since(reported_missing) >= 24)",
        "still missing and hours since(reported_missing) < 24",
        "not(not(still missing) or hours since(reported_missing) >= 24)",
    ] {
        let protocol = one(when, "");
        expect(&assessed(&protocol, &missing(json!({}), json!({})), NOW), "upcoming", "", "");
        let case = missing(json!({}), json!({ "reported_missing": "2026-11-21T10:00:00Z" }));
        assert_eq!(status(&assessed(&protocol, &case, NOW), "it"), "due", "{when}");
    }
}

/// "`hours_between(A, B)`: with A unknown it is unknown and `needs` names A; with B not yet happened it runs to `as_of`."
#[test]
fn a_length_between_events_needs_the_first_and_runs_until_the_second() {
    let protocol = one("happened(returned) and hours between(last_seen, located) > 9", "clock = \"returned\"");
    let back = |events: Value| {
        let mut events = events;
        events["returned"] = json!("2026-11-21T20:00:00Z");
        missing(json!({}), events)
    };
    let assessment = assessed(&protocol, &back(json!({ "located": "2026-11-21T19:00:00Z" })), NOW);
    assert_eq!((status(&assessment, "it"), needs(&assessment)), ("possible", vec!["last_seen"]));
    let question = assessment["questions"].as_array().unwrap().iter().find(|question| question["fact"] == "last_seen").unwrap();
    assert_eq!(question["asks"], "When was the child last seen?");
    let known = |seen: &str| {
        status(&assessed(&protocol, &back(json!({ "last_seen": seen, "located": "2026-11-21T19:00:00Z" })), NOW), "it").to_owned()
    };
    assert_eq!(known("2026-11-21T09:59:59Z"), "due");
    assert_eq!(known("2026-11-21T10:00:00Z"), "left out", "nine hours are not more than nine");
    let runs = one("hours between(last_seen, located) >= 9", "");
    let case = missing(json!({}), json!({ "last_seen": "2026-11-21T14:00:00Z" }));
    expect(&assessed(&runs, &case, NOW), "upcoming", "2026-11-21T23:00:00Z", "");
    expect(&assessed(&runs, &case, "2026-11-21T23:00:00Z"), "due", "2026-11-21T23:00:00Z", "");
}

/// "It ends with the first of `located` and `returned`; with `returned` alone where the condition says
/// `not happened(returned)` and neither of the others."
#[test]
fn a_stage_ends_with_the_finding_or_with_the_return_alone() {
    let found = missing(json!({}), json!({ "last_seen": "2026-11-20T10:00:00Z", "located": "2026-11-21T12:00:00Z" }));
    let back = missing(json!({}), json!({ "last_seen": "2026-11-20T10:00:00Z", "returned": "2026-11-21T12:00:00Z" }));
    for (when, after_finding, after_return) in [
        ("still missing", "missed", "missed"),
        ("not(happened(located))", "missed", "missed"),
        ("not(happened(returned))", "overdue", "missed"),
        ("not(happened(located)) and not(happened(returned))", "missed", "missed"),
        ("not(happened(located) or happened(returned))", "missed", "missed"),
        ("still missing and not(happened(returned))", "missed", "missed"),
    ] {
        let protocol = one(when, "clock = \"last_seen\"\nlimit = \"24 hours\"");
        assert_eq!(status(&assessed(&protocol, &found, NOW), "it"), after_finding, "{when}, found");
        assert_eq!(status(&assessed(&protocol, &back, NOW), "it"), after_return, "{when}, back");
    }
    // "A condition that asks [...] that the child was located or is back, is of no stage: where that is false, it is left out."
    let protocol = one("happened(located) and not(happened(returned))", "clock = \"last_seen\"\nlimit = \"24 hours\"");
    assert_eq!(status(&assessed(&protocol, &found, NOW), "it"), "overdue");
    assert_eq!(status(&assessed(&protocol, &back, NOW), "it"), "left out");
}

/// "a duty belongs to the missing stage when its condition asks that the child be still missing": not when it asks the
/// opposite.
#[test]
fn that_a_child_is_no_longer_missing_is_of_no_stage() {
    let protocol = one("not(still missing)", "clock = \"last_seen\"\nlimit = \"24 hours\"");
    let away = missing(json!({}), json!({ "last_seen": "2026-11-20T10:00:00Z" }));
    let back = missing(json!({}), json!({ "last_seen": "2026-11-20T10:00:00Z", "returned": "2026-11-21T12:00:00Z" }));
    assert_eq!(status(&assessed(&protocol, &away, NOW), "it"), "left out");
    assert_eq!(status(&assessed(&protocol, &back, NOW), "it"), "overdue");
}

/// "A condition that asks how long the child *was* missing (`hours_missing`, which stands still at the end) [...] is of
/// no stage: where that is false, it is left out."
#[test]
fn how_long_a_child_was_missing_stands_still_at_the_end() {
    let protocol = one("hours missing >= 24", "");
    let case = |returned: &str| missing(json!({}), json!({ "reported_missing": "2026-11-20T10:00:00Z", "returned": returned }));
    assert_eq!(status(&assessed(&protocol, &case("2026-11-21T09:59:59Z"), NOW), "it"), "left out");
    assert_eq!(status(&assessed(&protocol, &case("2026-11-21T10:00:00Z"), NOW), "it"), "due");
    let more = one("hours missing > 24", "");
    assert_eq!(status(&assessed(&more, &case("2026-11-21T10:00:00Z"), NOW), "it"), "left out", "24 hours are not more than 24");
    assert_eq!(status(&assessed(&more, &case("2026-11-21T10:00:01Z"), NOW), "it"), "due");
    let away = missing(json!({}), json!({ "reported_missing": "2026-11-21T10:00:00Z" }));
    expect(&assessed(&protocol, &away, NOW), "upcoming", "2026-11-22T10:00:00Z", "");
    // `hours since` goes on after the end.
    let since = one("hours since(reported_missing) >= 24", "");
    assert_eq!(status(&assessed(&since, &case("2026-11-20T11:00:00Z"), NOW), "it"), "due");
}

/// "While the stage of the case is `not_missing`, a duty whose clock or time part is an event of the episode [...] that has
/// not happened is left out. Other clocks (`placement_started`, a meeting held) stay upcoming."
#[test]
fn while_nobody_is_missing_what_an_episode_asks_is_left_out() {
    let words = [event("check_made", true), event("meeting_held", false)].concat();
    let duties: Vec<String> = [
        "last_seen",
        "noticed_away",
        "reported_missing",
        "authority_notified",
        "categorised_high",
        "located",
        "returned",
        "check_made",
        "placement_started",
        "meeting_held",
    ]
    .iter()
    .map(|clock| duty(&clock.replace('_', "-"), "", &format!("clock = \"{clock}\"")))
    .collect();
    let timed = [
        duty("hours-since", "hours since(reported_missing) >= 1", ""),
        duty("hours-missing", "hours missing >= 1", ""),
        duty("hours-between", "hours between(last_seen, located) >= 1", ""),
        duty("days-since", "days since(placement_started) >= 1", ""),
    ];
    let protocol = Source { words, duties: [duties.concat(), timed.concat()].concat(), ..Source::default() }.protocol();
    let standing = |case: Value| {
        let assessment = assessed(&protocol, &case, NOW);
        let ids = assessment["duties"]
            .as_array()
            .unwrap()
            .iter()
            .map(|duty| (duty["id"].as_str().unwrap().replace("exampleshire/", ""), duty["status"].as_str().unwrap().to_owned()));
        ids.collect::<Vec<_>>()
    };
    let upcoming = |id: &str| (id.to_owned(), "upcoming".to_owned());
    assert_eq!(standing(json!({})), [upcoming("placement-started"), upcoming("meeting-held"), upcoming("days-since")]);
    let planned = json!({ "events": { "returned": "2026-11-22T10:00:00Z" } });
    assert_eq!(standing(planned).len(), 3, "what is planned has not happened");
    let notified = json!({ "events": { "authority_notified": "2026-11-21T10:00:00Z" } });
    assert!(standing(notified).contains(&("authority-notified".to_owned(), "due".to_owned())));
    let away = standing(json!({ "facts": { "whereabouts": "unknown" } }));
    assert_eq!(away.len(), 14, "{away:?}");
}
