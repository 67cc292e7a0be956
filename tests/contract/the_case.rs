//! Section 1: the case.

use super::*;

/// "What is absent (or null) is unknown, never false."
#[test]
fn what_is_absent_or_null_is_unknown_and_never_false() {
    let protocol = one("not(looked_after)", "");
    for facts in [json!({}), json!({ "looked_after": null })] {
        let assessment = assessed(&protocol, &json!({ "facts": facts }), NOW);
        assert_eq!(status(&assessment, "it"), "possible", "{facts}");
        assert_eq!(needs(&assessment), ["looked_after"]);
    }
    assert_eq!(status(&assessed(&protocol, &json!({ "facts": { "looked_after": false } }), NOW), "it"), "due");
    assert_eq!(status(&assessed(&protocol, &json!({ "facts": { "looked_after": true } }), NOW), "it"), "left out");
    // All members may be left out.
    assert_eq!(status(&assessed(&protocol, &json!({}), NOW), "it"), "possible");
    let nothing = json!({ "area": null, "facts": null, "events": null, "history": null, "done": null });
    assert_eq!(status(&assessed(&protocol, &nothing, NOW), "it"), "possible");
}

/// "**Refused**, each with a diagnostic that names the place and the mend".
#[test]
fn each_refusal_has_its_code_its_place_and_its_mend() {
    let protocol = one("not(looked_after)", "");
    let cases: &[(&str, Code, &str)] = &[
        ("{", Code::CaseNotJson, "case"),
        ("", Code::CaseNotJson, "case"),
        ("[]", Code::CaseWrongType, "case"),
        (r#"{ "fact": {} }"#, Code::CaseUnknownMember, "fact"),
        (r#"{ "facts": [] }"#, Code::CaseWrongType, "facts"),
        (r#"{ "facts": { "lookd_after": true } }"#, Code::CaseUnknownFact, "facts.lookd_after"),
        (r#"{ "facts": { "last_seen": "2026-11-20T10:00Z" } }"#, Code::CaseUnknownFact, "facts.last_seen"),
        (r#"{ "facts": { "area": "north" } }"#, Code::CaseUnknownFact, "facts.area"),
        (r#"{ "area": "north" }"#, Code::CaseUnknownArea, "area"),
        (r#"{ "events": { "looked_after": "2026-11-20T10:00Z" } }"#, Code::CaseUnknownEvent, "events.looked_after"),
        (r#"{ "facts": { "looked_after": true, "looked_after": true } }"#, Code::CaseGivenTwice, "facts.looked_after"),
        (r#"{ "facts": { "looked_after": null, "looked_after": true } }"#, Code::CaseGivenTwice, "facts.looked_after"),
        (r#"{ "facts": {}, "facts": {} }"#, Code::CaseGivenTwice, "facts"),
        (
            r#"{ "events": { "last_seen": "2026-11-20T10:00Z", "last_seen": "2026-11-20T10:00Z" } }"#,
            Code::CaseGivenTwice,
            "events.last_seen",
        ),
        (r#"{ "facts": { "looked_after": "yes" } }"#, Code::CaseWrongType, "facts.looked_after"),
        (r#"{ "facts": { "looked_after": 1 } }"#, Code::CaseWrongType, "facts.looked_after"),
        (r#"{ "facts": { "age": "12" } }"#, Code::CaseWrongType, "facts.age"),
        (r#"{ "facts": { "age": 12.5 } }"#, Code::CaseWrongType, "facts.age"),
        (r#"{ "facts": { "placement_distance_miles": "20" } }"#, Code::CaseWrongType, "facts.placement_distance_miles"),
        (r#"{ "facts": { "whereabouts": true } }"#, Code::CaseWrongType, "facts.whereabouts"),
        (r#"{ "facts": { "whereabouts": "Known" } }"#, Code::CaseUnknownValue, "facts.whereabouts"),
        (r#"{ "facts": { "date_of_birth": "30.5.2011" } }"#, Code::CaseBadDate, "facts.date_of_birth"),
        (r#"{ "facts": { "date_of_birth": "2011-02-29" } }"#, Code::CaseBadDate, "facts.date_of_birth"),
        (r#"{ "facts": { "date_of_birth": 2011 } }"#, Code::CaseWrongType, "facts.date_of_birth"),
        (r#"{ "events": { "last_seen": 1732140000 } }"#, Code::CaseWrongType, "events.last_seen"),
        (r#"{ "events": { "last_seen": "2026-11-20T10:00:00" } }"#, Code::CaseBadInstant, "events.last_seen"),
        (r#"{ "events": { "last_seen": "2016-12-31T23:59:60Z" } }"#, Code::CaseBadInstant, "events.last_seen"),
        (r#"{ "events": { "last_seen": "2026-02-30T10:00:00Z" } }"#, Code::CaseBadInstant, "events.last_seen"),
        (r#"{ "events": { "last_seen": "2026-11-20" } }"#, Code::CaseBadInstant, "events.last_seen"),
        (r#"{ "facts": { "age": -1 } }"#, Code::CaseAgeOutOfRange, "facts.age"),
        (r#"{ "facts": { "age": 26 } }"#, Code::CaseAgeOutOfRange, "facts.age"),
        (r#"{ "facts": { "date_of_birth": "2000-11-21" } }"#, Code::CaseAgeOutOfRange, "facts.date_of_birth"),
        (r#"{ "facts": { "date_of_birth": "2026-11-22" } }"#, Code::CaseAgeOutOfRange, "facts.date_of_birth"),
        (r#"{ "facts": { "age": 14, "date_of_birth": "2011-05-30" } }"#, Code::CaseAgeConflict, "facts.age"),
        (
            r#"{ "facts": { "reported_to_police": false }, "events": { "reported_missing": "2026-11-20T10:00Z" } }"#,
            Code::CaseReportConflict,
            "facts.reported_to_police",
        ),
        (
            r#"{ "events": { "last_seen": "2026-11-20T10:00Z", "located": "2026-11-20T09:59:59Z" } }"#,
            Code::CaseEndBeforeStart,
            "events.located",
        ),
        (
            r#"{ "events": { "last_seen": "2026-11-20T10:00Z", "returned": "2026-11-20T09:59:59Z" } }"#,
            Code::CaseEndBeforeStart,
            "events.returned",
        ),
        (r#"{ "history": {} }"#, Code::CaseWrongType, "history"),
        (r#"{ "history": [null] }"#, Code::CaseWrongType, "history[0]"),
        (r#"{ "history": [{ "category": "missing" }] }"#, Code::CaseIncompleteEntry, "history[0]"),
        (r#"{ "history": [{ "start": "2026-10-02T20:00:00+01:00" }] }"#, Code::CaseIncompleteEntry, "history[0]"),
        (r#"{ "history": [{ "start": "2026-10-02T20:00:00+01:00", "category": "gone" }] }"#, Code::CaseUnknownValue, "history[0].category"),
        (
            r#"{ "history": [{ "start": "2026-10-02T20:00:00+01:00", "category": "missing", "reason": "x" }] }"#,
            Code::CaseUnknownMember,
            "history[0].reason",
        ),
        (
            r#"{ "history": [{ "start": "2026-10-02T20:00Z", "end": "2026-10-02T19:59Z", "category": "missing" }] }"#,
            Code::CaseEndBeforeStart,
            "history[0]",
        ),
        (r#"{ "history": [{ "start": "2026-11-21T22:00:01Z", "category": "missing" }] }"#, Code::CaseEpisodeAhead, "history[0]"),
        (r#"{ "done": [{ "id": "exampleshire/nothing", "at": "2026-11-20T10:00Z" }] }"#, Code::CaseUnknownDuty, "done[0].id"),
        (r#"{ "done": [{ "id": "exampleshire/it" }] }"#, Code::CaseIncompleteEntry, "done[0]"),
        (r#"{ "done": [{ "at": "2026-11-20T10:00Z" }] }"#, Code::CaseIncompleteEntry, "done[0]"),
        (r#"{ "done": [{ "id": "exampleshire/it", "at": "2026-11-20T10:00Z", "by": "me" }] }"#, Code::CaseUnknownMember, "done[0].by"),
        (r#"{ "done": [{ "id": 7, "at": "2026-11-20T10:00Z" }] }"#, Code::CaseWrongType, "done[0].id"),
    ];
    for (case, code, path) in cases {
        let found = refused(&protocol, case, NOW);
        assert_eq!(codes(&found), [*code], "{case}\n{found}");
        let diagnostic = &found.0[0];
        assert_eq!(diagnostic.place.path, *path, "{case}");
        assert!(!diagnostic.message.is_empty() && !diagnostic.why.is_empty() && !diagnostic.mend.is_empty(), "{case}");
    }
    // All that is wrong is named at once.
    let found =
        refused(&protocol, r#"{ "facts": { "age": 99, "looked_after": 0, "colour": "red" }, "events": { "returned": "now" } }"#, NOW);
    assert_eq!(found.0.len(), 4, "{found}");
}

/// "Derived names (`category`, ...) are no facts and may not be given."
#[test]
fn derived_names_may_not_be_given() {
    let protocol = one("looked_after", "");
    for name in ["category", "protocol_category", "risk", "still_missing", "hours_missing", "stage"] {
        let found = refused(&protocol, &json!({ "facts": { name: "missing" } }).to_string(), NOW);
        assert_eq!(codes(&found), [Code::CaseDerivedName], "{name}");
    }
}

/// "a time without offset [is] refused": the moment that is asked about is an instant like any other.
#[test]
fn the_moment_asked_about_is_an_instant_too() {
    let protocol = one("looked_after", "");
    for as_of in ["", "now", "2026-11-21T22:00:00", "2016-12-31T23:59:60Z", "2026-11-31T00:00Z"] {
        assert_eq!(codes(&refused(&protocol, "{}", as_of)), [Code::CaseBadInstant], "{as_of}");
    }
}

/// "Instants are RFC 3339 with an offset; seconds may be left out; `t`, `z` and fractions are read".
#[test]
fn one_instant_written_in_many_ways_is_the_same() {
    let protocol = one("still missing", "clock = \"reported_missing\"\nlimit = \"24 hours\"");
    for written in
        ["2026-07-01T12:00:00Z", "2026-07-01t12:00z", "2026-07-01T13:00+01:00", "2026-07-01T12:00:00.000Z", "2026-07-01T06:30:00-05:30"]
    {
        let assessment = assessed(&protocol, &missing(json!({}), json!({ "reported_missing": written })), "2026-07-01T13:00:00Z");
        expect(&assessment, "due", "2026-07-01T12:00:00Z", "2026-07-02T12:00:00Z");
    }
    let half = assessed(&protocol, &missing(json!({}), json!({ "reported_missing": "2026-07-01T12:00:00.5Z" })), "2026-07-02T12:00:00.25Z");
    assert_eq!(status(&half, "it"), "due", "a quarter of a second is left");
}

/// "the age is that of the London date on which the episode began (`last_seen`, else `noticed_away`, else
/// `reported_missing`, else `as_of`)".
#[test]
fn the_age_is_that_of_the_london_date_on_which_the_episode_began() {
    let protocol = one("age <= 12", "");
    // The thirteenth birthday is 15 August; London is an hour ahead of universal time.
    let before = "2026-08-14T22:59:59Z";
    let after = "2026-08-14T23:00:00Z";
    for (events, twelve) in [
        (json!({ "last_seen": before, "noticed_away": after, "reported_missing": after }), true),
        (json!({ "last_seen": after, "noticed_away": after }), false),
        (json!({ "noticed_away": before, "reported_missing": after }), true),
        (json!({ "reported_missing": before }), true),
        (json!({ "reported_missing": after }), false),
        (json!({ "located": before }), false),
        (json!({}), false),
    ] {
        let assessment =
            assessed(&protocol, &json!({ "facts": { "date_of_birth": "2013-08-15" }, "events": events }), "2026-08-20T12:00:00Z");
        assert_eq!(status(&assessment, "it") == "due", twelve, "{events}");
    }
    // Given beside the date of birth and in agreement: accepted. Nought and twenty-five are accepted.
    for facts in [
        json!({ "age": 12, "date_of_birth": "2013-11-22" }),
        json!({ "age": 0 }),
        json!({ "age": 25 }),
        json!({ "date_of_birth": "2000-11-22" }),
        json!({ "date_of_birth": "2026-11-21" }),
    ] {
        assessed(&protocol, &json!({ "facts": facts }), NOW);
    }
}

/// "who is born on 29 February has the birthday on 1 March in other years".
#[test]
fn a_child_born_on_a_leap_day_is_a_year_older_on_1_march() {
    let protocol = one("age <= 12", "");
    let at = |as_of: &str| status(&assessed(&protocol, &json!({ "facts": { "date_of_birth": "2012-02-29" } }), as_of), "it") == "due";
    assert!(at("2025-02-28T23:59:59Z"));
    assert!(!at("2025-03-01T00:00:00Z"));
}

/// "`reported_missing` makes `reported_to_police` true [...]. Else facts do not follow from each other or from events."
#[test]
fn only_the_report_follows_from_its_event() {
    let protocol = one("reported_to_police", "");
    let case = |events: Value| json!({ "events": events });
    assert_eq!(status(&assessed(&protocol, &case(json!({ "reported_missing": "2026-11-21T20:00:00Z" })), NOW), "it"), "due");
    assert_eq!(status(&assessed(&protocol, &case(json!({ "noticed_away": "2026-11-21T20:00:00Z" })), NOW), "it"), "possible");
    let protocol = with_duties(&[
        duty("care", "looked_after", ""),
        duty("gone", "away_without_authorisation", ""),
        duty("where", "whereabouts = \"known\"", ""),
    ]);
    let case = json!({ "facts": { "legal_status": "care_order" }, "events": { "returned": "2026-11-21T20:00:00Z" } });
    let assessment = assessed(&protocol, &case, NOW);
    assert_eq!(["care", "gone", "where"].map(|id| status(&assessment, id)), ["possible"; 3]);
}

/// "`area`: [...] Unknown: it is needed and asked like a fact, by the name `area`."
#[test]
fn an_unknown_area_is_needed_and_asked() {
    let protocol = Source {
        words: "areas = [{ value = \"north\", label = \"North\" }, { value = \"south\", label = \"South\" }]\n".to_owned(),
        duties: duty("it", "area = \"north\"", ""),
        ..Source::default()
    }
    .protocol();
    let assessment = assessed(&protocol, &json!({}), NOW);
    assert_eq!((status(&assessment, "it"), needs(&assessment)), ("possible", vec!["area"]));
    assert!(asked(&assessment).contains(&"area"));
    assert_eq!(status(&assessed(&protocol, &json!({ "area": "north" }), NOW), "it"), "due");
    assert_eq!(status(&assessed(&protocol, &json!({ "area": "south" }), NOW), "it"), "left out");
    assert_eq!(codes(&refused(&protocol, r#"{ "area": "west" }"#, NOW)), [Code::CaseUnknownArea]);
    assert_eq!(codes(&refused(&protocol, r#"{ "area": "north", "area": "north" }"#, NOW)), [Code::CaseGivenTwice]);
}

/// "Later than `as_of`: such an event is planned, not happened. A clock may run from it (its duties are upcoming);
/// `happened` is not true of it; a planned `located` or `returned` ends nothing; a planned `done` settles nothing. A
/// notice says so."
#[test]
fn what_is_planned_has_not_happened() {
    let protocol = with_duties(&[
        duty("it", "happened(returned)", "clock = \"returned\"\nlimit = \"72 hours\""),
        duty("back", "happened(returned)", ""),
        duty("stage", "still missing", "clock = \"last_seen\"\nlimit = \"24 hours\""),
    ]);
    let mut case = missing(json!({}), json!({ "last_seen": "2026-11-20T20:00:00Z", "returned": "2026-11-22T08:00:00Z" }));
    case["done"] = json!([{ "id": "exampleshire/stage", "at": "2026-11-21T22:00:01Z" }]);
    let assessment = assessed(&protocol, &case, NOW);
    assert_eq!(assessment["stage"], "missing");
    expect(&assessment, "upcoming", "2026-11-22T08:00:00Z", "2026-11-25T08:00:00Z");
    assert_eq!(status(&assessment, "back"), "left out");
    assert_eq!(status(&assessment, "stage"), "overdue");
    let notices = notices(&assessment);
    assert_eq!(notices.iter().filter(|notice| notice.starts_with("homeward/planned")).count(), 2, "{notices:?}");
    // At the very moment it has happened.
    let assessment = assessed(&protocol, &case, "2026-11-22T08:00:00Z");
    assert_eq!((assessment["stage"].as_str(), status(&assessment, "it"), status(&assessment, "back")), (Some("returned"), "due", "due"));
    assert_eq!(status(&assessment, "stage"), "done_late");
}
