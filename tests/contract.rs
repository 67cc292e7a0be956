//! The contract, sentence by sentence, where the scenarios do not reach: each test says in its name or beside it which
//! sentence it holds the engine to. What is expected was worked out from the contract, never from an answer.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

mod common;

use common::{AUTHORITY, Source, asked, assessed, codes, duty, event, fact, notices, refused, rule, standing, status};
use homeward::{Code, Protocol};
use serde_json::{Value, json};

const NOW: &str = "2026-11-21T22:00:00Z";

/// A pack in which a child who is away without leave is missing, with these duties.
fn with_duties(duties: &[String]) -> Protocol {
    Source { category: rule("away", "missing", "away_without_authorisation"), duties: duties.concat(), ..Source::default() }.protocol()
}

/// A pack of one duty.
fn one(when: &str, more: &str) -> Protocol {
    with_duties(&[duty("it", when, more)])
}

/// A case of a child who is missing, with more facts and these events.
fn missing(facts: Value, events: Value) -> Value {
    let mut facts = facts;
    facts["away_without_authorisation"] = json!(true);
    json!({ "facts": facts, "events": events })
}

fn it(assessment: &Value) -> &Value {
    standing(assessment, "it").unwrap_or_else(|| panic!("the duty is left out"))
}

/// Status, opens and due of the duty `it`.
fn times(assessment: &Value) -> (String, Value, Value) {
    let duty = it(assessment);
    (duty["status"].as_str().unwrap().to_owned(), duty["opens"].clone(), duty["due"].clone())
}

fn expect(assessment: &Value, status: &str, opens: &str, due: &str) {
    let instant = |text: &str| if text.is_empty() { Value::Null } else { json!(common::at(text)) };
    assert_eq!(times(assessment), (status.to_owned(), instant(opens), instant(due)));
}

fn needs(assessment: &Value) -> Vec<&str> {
    it(assessment)["needs"].as_array().unwrap().iter().map(|fact| fact.as_str().unwrap()).collect()
}

// Section 1: the case.

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

// Section 3: the stage.

/// "`missing`: else, when `last_seen`, `noticed_away` or `reported_missing` has happened, or ..."
#[test]
fn each_sign_of_absence_makes_the_stage_missing() {
    let protocol = one("still missing", "");
    let earlier = "2026-11-21T10:00:00Z";
    for (case, stage) in [
        (json!({}), "not_missing"),
        (json!({ "events": { "last_seen": earlier } }), "missing"),
        (json!({ "events": { "noticed_away": earlier } }), "missing"),
        (json!({ "events": { "reported_missing": earlier } }), "missing"),
        (json!({ "events": { "reported_missing": "2026-11-22T10:00:00Z" } }), "not_missing"),
        (json!({ "events": { "authority_notified": earlier } }), "not_missing"),
        (json!({ "events": { "placement_started": earlier } }), "not_missing"),
        (json!({ "facts": { "away_without_authorisation": true } }), "missing"),
        (json!({ "facts": { "away_without_authorisation": false } }), "not_missing"),
        (json!({ "facts": { "reported_to_police": true } }), "missing"),
        (json!({ "facts": { "whereabouts": "unknown" } }), "missing"),
        (json!({ "facts": { "whereabouts": "suspected" } }), "missing"),
        (json!({ "facts": { "whereabouts": "known" } }), "not_missing"),
        (json!({ "facts": { "police_category": "missing" } }), "missing"),
        (json!({ "facts": { "police_category": "absent" } }), "missing"),
        (json!({ "facts": { "police_category": "not_missing" } }), "not_missing"),
        (json!({ "events": { "located": earlier } }), "returned"),
        (json!({ "events": { "returned": earlier }, "facts": { "away_without_authorisation": true } }), "returned"),
        (json!({ "events": { "returned": "2026-11-22T10:00:00Z" } }), "not_missing"),
    ] {
        assert_eq!(assessed(&protocol, &case, NOW)["stage"], stage, "{case}");
    }
}

/// "... or the category's value is missing, absent or away_from_placement."
#[test]
fn the_value_of_the_category_makes_the_stage_missing() {
    for (yields, stage) in
        [("missing", "missing"), ("absent", "missing"), ("away_from_placement", "missing"), ("not_missing", "not_missing")]
    {
        let protocol = Source { category: rule("care", yields, "looked_after"), ..Source::default() }.protocol();
        assert_eq!(assessed(&protocol, &json!({ "facts": { "looked_after": true } }), NOW)["stage"], stage, "{yields}");
        assert_eq!(assessed(&protocol, &json!({}), NOW)["stage"], "not_missing", "{yields}, not known");
    }
}

/// "those of `away_without_authorisation`, `reported_to_police`, `whereabouts`, `police_category` that are unknown are
/// asked first (they settle `stage`)."
#[test]
fn what_settles_the_stage_is_asked_first() {
    let protocol = Source {
        category: rule("care", "missing", "looked_after and away_without_authorisation"),
        risk: rule("exploited", "high", "cse_risk"),
        ..Source::default()
    }
    .protocol();
    let assessment = assessed(&protocol, &json!({ "facts": { "whereabouts": "known" } }), NOW);
    let mut first: Vec<&str> = asked(&assessment).into_iter().take(3).collect();
    first.sort_unstable();
    assert_eq!(first, ["away_without_authorisation", "police_category", "reported_to_police"]);
    for question in assessment["questions"].as_array().unwrap() {
        let settles = question["settles"].as_array().unwrap().iter().any(|what| what == "stage");
        assert_eq!(settles, first.contains(&question["fact"].as_str().unwrap()), "{question}");
    }
    let assessment = assessed(&protocol, &json!({ "facts": { "whereabouts": "unknown" } }), NOW);
    assert!(!asked(&assessment).contains(&"police_category"), "the stage is missing: nothing settles it any more");
}

// Section 3: category and risk.

/// "The gravest that a rule yields stands."
#[test]
fn the_gravest_category_and_the_gravest_grade_stand() {
    let protocol = Source {
        category: [
            rule("absent", "absent", "looked_after"),
            rule("missing", "missing", "cse_risk"),
            rule("away", "away_from_placement", "looked_after"),
        ]
        .concat(),
        risk: [rule("low", "low", "looked_after"), rule("high", "high", "cse_risk"), rule("medium", "medium", "cce_risk")].concat(),
        ..Source::default()
    }
    .protocol();
    let values = |facts: Value| {
        let assessment = assessed(&protocol, &json!({ "facts": facts }), NOW);
        (assessment["category"]["value"].clone(), assessment["category"]["could_be"].clone(), assessment["risk"]["value"].clone())
    };
    assert_eq!(
        values(json!({ "looked_after": true, "cse_risk": true, "cce_risk": true })),
        (json!("missing"), json!(["missing"]), json!("high"))
    );
    assert_eq!(
        values(json!({ "looked_after": true, "cse_risk": false, "cce_risk": true })),
        (json!("absent"), json!(["absent"]), json!("medium"))
    );
    assert_eq!(
        values(json!({ "looked_after": false, "cse_risk": false, "cce_risk": false })),
        (json!("not_missing"), json!(["not_missing"]), Value::Null)
    );
    // "`value`: the one value of `could_be` where it is one; else the gravest that a rule known to hold yields; else null."
    assert_eq!(values(json!({ "looked_after": true, "cce_risk": false })), (json!("absent"), json!(["missing", "absent"]), json!("low")));
    assert_eq!(values(json!({})), (Value::Null, json!(["missing", "absent", "not_missing"]), Value::Null));
}

/// "`could_be`: every value that some answer to the unknown facts gives, exactly".
#[test]
fn could_be_is_exact_where_facts_depend_on_each_other() {
    let protocol = Source {
        // Of the same age, or of the same answer, both rules cannot fail, or hold, together.
        category: [rule("young", "missing", "age <= 12"), rule("older", "absent", "age > 12")].concat(),
        risk: [
            rule("care", "high", "looked_after"),
            rule("home", "medium", "not(looked_after)"),
            rule("never", "low", "age < 10 and cse_risk or age > 14 and not(cse_risk)"),
        ]
        .concat(),
        ..Source::default()
    }
    .protocol();
    let assessment = assessed(&protocol, &json!({ "facts": { "police_risk": "no_apparent_risk" } }), NOW);
    assert_eq!(assessment["category"]["could_be"], json!(["missing", "absent"]));
    assert_eq!(assessment["risk"]["could_be"], json!(["high", "medium"]));
    assert_eq!((&assessment["risk"]["worst"], &assessment["risk"]["certain"]), (&json!("high"), &json!(false)));
    assert!(!asked(&assessment).contains(&"cse_risk"), "what can change nothing is not asked");
    let assessment = assessed(&protocol, &json!({ "facts": { "age": 12 } }), NOW);
    assert_eq!(
        assessment["category"],
        json!({ "value": "missing", "certain": true, "could_be": ["missing"], "because": assessment["category"]["because"] })
    );
}

/// "`police_risk`, where known, yields its grade like a rule; a police grade below what the protocol's rules establish
/// lowers nothing and adds a notice that the two disagree."
#[test]
fn the_grade_of_the_police_counts_like_a_rule_and_lowers_nothing() {
    let protocol = Source { risk: rule("young", "medium", "age <= 12"), ..Source::default() }.protocol();
    let at = |age: i32, police: &str| {
        let case = json!({ "facts": { "age": age, "police_risk": police, "away_without_authorisation": true } });
        let assessment = assessed(&protocol, &case, NOW);
        let disagrees = notices(&assessment).contains(&"homeward/police-grade-is-lower");
        (assessment["risk"]["value"].as_str().unwrap().to_owned(), disagrees)
    };
    assert_eq!(at(12, "low"), ("medium".to_owned(), true));
    assert_eq!(at(12, "no_apparent_risk"), ("medium".to_owned(), true));
    assert_eq!(at(12, "medium"), ("medium".to_owned(), false));
    assert_eq!(at(12, "high"), ("high".to_owned(), false));
    assert_eq!(at(13, "low"), ("low".to_owned(), false));
}

/// "`police_category: missing` establishes missing; `absent` and `not_missing` establish nothing and lower nothing (a
/// notice says so)."
#[test]
fn a_police_record_that_says_less_lowers_nothing() {
    let protocol = Source {
        category: [rule("police", "missing", "police_category = \"missing\""), rule("young", "missing", "age <= 12")].concat(),
        ..Source::default()
    }
    .protocol();
    for police in ["absent", "not_missing"] {
        let assessment = assessed(&protocol, &json!({ "facts": { "age": 12, "police_category": police } }), NOW);
        assert_eq!(assessment["category"]["value"], "missing", "{police}");
        assert!(notices(&assessment).contains(&"homeward/police-record-differs"), "{police}");
        let assessment = assessed(&protocol, &json!({ "facts": { "age": 13, "police_category": police } }), NOW);
        assert_eq!(assessment["category"]["value"], "not_missing", "{police} establishes nothing");
    }
    let assessment = assessed(&protocol, &json!({ "facts": { "age": 13, "police_category": "missing" } }), NOW);
    assert_eq!(assessment["category"]["value"], "missing");
    assert!(!notices(&assessment).contains(&"homeward/police-record-differs"));
}

/// "While the stage is `not_missing`, an unknown `police_risk` is neither counted nor asked."
#[test]
fn while_nobody_is_missing_the_police_grade_is_neither_counted_nor_asked() {
    let protocol =
        Source { risk: rule("young", "medium", "age <= 12"), duties: duty("it", "risk = \"high\"", ""), ..Source::default() }.protocol();
    let assessment = assessed(&protocol, &json!({ "facts": { "age": 12 } }), NOW);
    assert_eq!(assessment["stage"], "not_missing");
    assert_eq!(assessment["risk"]["could_be"], json!(["medium"]));
    assert!(!asked(&assessment).contains(&"police_risk"));
    assert_eq!(status(&assessment, "it"), "left out");
    // Known, it counts; and once somebody is missing, it is asked.
    let assessment = assessed(&protocol, &json!({ "facts": { "age": 12, "police_risk": "high" } }), NOW);
    assert_eq!((&assessment["risk"]["value"], status(&assessment, "it")), (&json!("high"), "due"));
    let assessment = assessed(&protocol, &json!({ "facts": { "age": 12, "whereabouts": "unknown" } }), NOW);
    assert_eq!(assessment["risk"]["could_be"], json!(["high", "medium"]));
    assert!(asked(&assessment).contains(&"police_risk"));
}

/// "Both are those of the episode: their time parts stand still at the first of `located` and `returned`, and what they
/// ask of the end is taken as just before it."
#[test]
fn the_category_stands_still_at_the_end_of_the_episode() {
    let protocol = Source {
        category: [
            rule("long", "missing", "hours since(last_seen) >= 24"),
            rule("away", "absent", "away_without_authorisation and not(happened(returned))"),
        ]
        .concat(),
        risk: rule("open", "high", "still missing and not(happened(located))"),
        ..Source::default()
    }
    .protocol();
    let value = |returned: &str, as_of: &str| {
        let events = json!({ "last_seen": "2026-11-20T10:00:00Z", "located": returned });
        let assessment = assessed(&protocol, &missing(json!({ "police_risk": "low" }), events), as_of);
        (assessment["category"]["value"].as_str().unwrap().to_owned(), assessment["risk"]["value"].as_str().unwrap().to_owned())
    };
    let pair = |category: &str, risk: &str| (category.to_owned(), risk.to_owned());
    assert_eq!(value("2026-11-21T09:59:59Z", NOW), pair("absent", "low"));
    assert_eq!(value("2026-11-21T09:59:59Z", "2027-11-21T09:59:59Z"), pair("absent", "low"));
    assert_eq!(value("2026-11-21T10:00:00Z", NOW), pair("missing", "high"));
}

// Section 3: duties.

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

/// "Occurrence k falls due k - 1 periods after the first one's `due` (counted from that due), and opens when the one
/// before it falls due, whenever that was done."
#[test]
fn a_repeating_duty_stands_as_its_first_occurrence_not_yet_done() {
    let words = event("meeting_held", false);
    let protocol = Source {
        words,
        duties: duty("it", "looked_after", "clock = \"meeting_held\"\nlimit = \"1 month\"\nrepeats = \"every month\""),
        ..Source::default()
    }
    .protocol();
    let with = |done: &[&str], as_of: &str| {
        let done: Vec<Value> = done.iter().map(|at| json!({ "id": "exampleshire/it", "at": at })).collect();
        assessed(
            &protocol,
            &json!({ "facts": { "looked_after": true }, "events": { "meeting_held": "2026-01-31T10:00:00Z" }, "done": done }),
            as_of,
        )
    };
    let expect = |assessment: Value, occurrence: u32, status: &str, opens: &str, due: &str| {
        self::expect(&assessment, status, opens, due);
        assert_eq!(it(&assessment)["occurrence"], occurrence);
    };
    // Held on 31 January: the first falls due on 28 February, and the others on the 28th of the months that follow.
    expect(with(&[], "2026-02-01T00:00:00Z"), 1, "due", "2026-01-31T10:00:00Z", "2026-02-28T10:00:00Z");
    expect(with(&[], "2026-06-01T00:00:00Z"), 1, "overdue", "2026-01-31T10:00:00Z", "2026-02-28T10:00:00Z");
    expect(with(&["2026-02-03T10:00:00Z"], "2026-02-04T00:00:00Z"), 2, "upcoming", "2026-02-28T10:00:00Z", "2026-03-28T10:00:00Z");
    expect(with(&["2026-03-10T10:00:00Z"], "2026-03-11T00:00:00Z"), 2, "due", "2026-02-28T10:00:00Z", "2026-03-28T10:00:00Z");
    // In summer the same time by the clock.
    expect(
        with(&["2026-03-10T10:00:00Z", "2026-03-11T10:00:00Z"], "2026-04-28T09:00:01Z"),
        3,
        "overdue",
        "2026-03-28T10:00:00Z",
        "2026-04-28T09:00:00Z",
    );
    // An entry that lies ahead settles nothing; the order of the entries does not matter.
    expect(
        with(&["2026-09-01T10:00:00Z", "2026-02-20T10:00:00Z"], "2026-03-01T00:00:00Z"),
        2,
        "due",
        "2026-02-28T10:00:00Z",
        "2026-03-28T10:00:00Z",
    );
}

/// "Where no interval is stated ("regularly", "throughout"), or there is no first `due`, occurrences have no `due` and
/// each opens when the one before it was done."
#[test]
fn without_an_interval_each_occurrence_opens_when_the_one_before_was_done() {
    let case = |done: Value| {
        let mut case = missing(json!({}), json!({ "last_seen": "2026-11-20T10:00:00Z" }));
        case["done"] = done;
        case
    };
    let twice =
        json!([{ "id": "exampleshire/it", "at": "2026-11-21T20:00:00Z" }, { "id": "exampleshire/it", "at": "2026-11-21T11:00:00Z" }]);
    for more in [
        "clock = \"last_seen\"\nrepeats = \"regularly\"",
        "clock = \"last_seen\"\nrepeats = \"every 1 day\"",
        "clock = \"last_seen\"\nlimit = \"immediately\"\nrepeats = \"every 7 days\"",
    ] {
        let protocol = one("still missing", more);
        expect(&assessed(&protocol, &case(json!([])), NOW), "due", "2026-11-20T10:00:00Z", "");
        let assessment = assessed(&protocol, &case(twice.clone()), NOW);
        expect(&assessment, "due", "2026-11-21T20:00:00Z", "");
        assert_eq!(it(&assessment)["occurrence"], 3);
    }
    let protocol = one("still missing", "repeats = \"regularly\"");
    expect(&assessed(&protocol, &case(json!([])), NOW), "due", "", "");
    expect(&assessed(&protocol, &case(twice), NOW), "due", "2026-11-21T20:00:00Z", "");
}

/// "Where the text lists moments ("at 24 h, 72 h and so on") occurrence k falls due at the k-th; after the last it has no
/// `due`."
#[test]
fn listed_moments_fall_due_one_after_the_other() {
    let protocol = one("still missing", "clock = \"reported_missing\"\nrepeats = [\"24 hours\", \"72 hours\", \"7 days\"]");
    let done = |count: usize| {
        let mut case = missing(json!({}), json!({ "reported_missing": "2026-11-01T10:00:00Z" }));
        case["done"] = (0..count).map(|hour| json!({ "id": "exampleshire/it", "at": format!("2026-11-20T1{hour}:00:00Z") })).collect();
        assessed(&protocol, &case, NOW)
    };
    expect(&done(0), "overdue", "2026-11-01T10:00:00Z", "2026-11-02T10:00:00Z");
    expect(&done(1), "overdue", "2026-11-02T10:00:00Z", "2026-11-04T10:00:00Z");
    expect(&done(2), "overdue", "2026-11-04T10:00:00Z", "2026-11-08T10:00:00Z");
    expect(&done(3), "due", "2026-11-08T10:00:00Z", "");
    expect(&done(4), "due", "2026-11-20T13:00:00Z", "");
    assert_eq!(it(&done(4))["occurrence"], 5);
}

/// A repeating duty belongs to its stage like any other.
#[test]
fn the_occurrence_that_is_open_when_the_stage_ends_is_missed_or_lapses() {
    let protocol = one("still missing", "clock = \"last_seen\"\nlimit = \"24 hours\"\nrepeats = \"every 1 day\"");
    let ended = |done: Value| {
        let mut case = missing(json!({}), json!({ "last_seen": "2026-11-18T10:00:00Z", "returned": "2026-11-20T12:00:00Z" }));
        case["done"] = done;
        let assessment = assessed(&protocol, &case, NOW);
        (status(&assessment, "it").to_owned(), it(&assessment)["occurrence"].as_u64().unwrap())
    };
    let entry = |at: &str| json!({ "id": "exampleshire/it", "at": at });
    assert_eq!(ended(json!([])), ("missed".to_owned(), 1));
    assert_eq!(ended(json!([entry("2026-11-19T09:00:00Z")])), ("missed".to_owned(), 2));
    assert_eq!(ended(json!([entry("2026-11-19T09:00:00Z"), entry("2026-11-20T09:00:00Z")])), ("lapsed".to_owned(), 3));
}

/// "An entry of `done` settles the duty of that id alone; that one act may fulfil several is for the faces to know".
#[test]
fn an_entry_settles_the_duty_of_that_id_alone() {
    let action = "[[action]]\nid = \"meeting\"\ntitle = \"Hold the meeting\"\n\n".to_owned();
    let protocol =
        with_duties(&[action, duty("one", "still missing", "action = \"meeting\""), duty("two", "still missing", "action = \"meeting\"")]);
    let mut case = missing(json!({}), json!({}));
    case["done"] = json!([{ "id": "exampleshire/one", "at": "2026-11-21T20:00:00Z" }]);
    let assessment = assessed(&protocol, &case, NOW);
    assert_eq!((status(&assessment, "one"), status(&assessment, "two")), ("done", "due"));
    assert_eq!(standing(&assessment, "two").unwrap()["action"], "meeting");
}

// Section 3: time.

/// "Days, weeks and months are London calendar steps at the same wall-clock time (a time that the spring change skips moves
/// to the first one after it; of a time that the autumn change doubles, the first). A month from the 31st ends on the last
/// day where the next month is shorter." "Hours are elapsed hours."
#[test]
fn limits_keep_london_time() {
    for (start, limit, due) in [
        ("2026-03-28T12:00:00Z", "24 hours", "2026-03-29T12:00:00Z"),
        ("2026-03-28T12:00:00Z", "1 day", "2026-03-29T11:00:00Z"),
        ("2026-03-28T01:30:00Z", "1 day", "2026-03-29T01:00:00Z"),
        ("2026-03-22T01:59:59Z", "1 week", "2026-03-29T01:00:00Z"),
        ("2026-10-24T12:00:00Z", "24 hours", "2026-10-25T12:00:00Z"),
        ("2026-10-24T12:00:00Z", "1 day", "2026-10-25T13:00:00Z"),
        ("2026-10-24T00:30:00Z", "1 day", "2026-10-25T00:30:00Z"),
        ("2026-10-25T01:30:00Z", "7 days", "2026-11-01T01:30:00Z"),
        ("2026-01-31T09:00:00Z", "1 month", "2026-02-28T09:00:00Z"),
        ("2028-01-31T09:00:00Z", "1 month", "2028-02-29T09:00:00Z"),
        ("2026-03-31T09:00:00Z", "1 month", "2026-04-30T09:00:00Z"),
        ("2026-08-31T09:00:00Z", "6 months", "2027-02-28T10:00:00Z"),
        // Christmas 2026: Friday 25 and, for the Saturday, Monday 28 December are bank holidays.
        ("2026-12-24T10:00:00Z", "1 working day", "2026-12-30T00:00:00Z"),
        ("2026-12-23T10:00:00Z", "next working day", "2026-12-25T00:00:00Z"),
        ("2026-12-25T10:00:00Z", "same working day", "2026-12-30T00:00:00Z"),
        ("2026-12-24T10:00:00Z", "same working day", "2026-12-25T00:00:00Z"),
        ("2026-07-02T23:30:00Z", "same working day", "2026-07-03T23:00:00Z"),
        ("2026-07-03T10:00:00Z", "2 working days", "2026-07-07T23:00:00Z"),
    ] {
        let protocol = one("still missing", &format!("clock = \"last_seen\"\nlimit = \"{limit}\""));
        expect(&assessed(&protocol, &missing(json!({}), json!({ "last_seen": start })), start), "due", start, due);
    }
}

/// "`working_days_since(E) >= N` becomes true then", at the midnight that ends the N-th working day.
#[test]
fn working_days_have_gone_by_at_the_midnight_that_ends_the_last() {
    let protocol = one("working days since(reported_missing) >= 2", "");
    let case = missing(json!({}), json!({ "reported_missing": "2026-07-03T10:00:00Z" }));
    expect(&assessed(&protocol, &case, "2026-07-07T22:59:59Z"), "upcoming", "2026-07-07T23:00:00Z", "");
    expect(&assessed(&protocol, &case, "2026-07-07T23:00:00Z"), "due", "2026-07-07T23:00:00Z", "");
    let protocol = one("days since(reported_missing) >= 7", "");
    let case = missing(json!({}), json!({ "reported_missing": "2026-10-20T10:00:00Z" }));
    expect(&assessed(&protocol, &case, "2026-10-27T10:59:59Z"), "upcoming", "2026-10-27T11:00:00Z", "");
}

/// "Beyond the years for which bank holidays are known, a duty counted in working days says so in a notice."
#[test]
fn beyond_the_known_bank_holidays_a_notice_says_so() {
    let protocol = one("still missing", "clock = \"last_seen\"\nlimit = \"3 working days\"");
    let shown = |start: &str| {
        notices(&assessed(&protocol, &missing(json!({}), json!({ "last_seen": start })), start))
            .contains(&"homeward/bank-holidays-not-known")
    };
    assert!(!shown("2026-12-29T10:00:00Z"));
    assert!(!shown("2028-12-21T10:00:00Z"), "until 29 December 2028");
    assert!(shown("2028-12-28T10:00:00Z"), "into January 2029");
    assert!(shown("2029-06-01T10:00:00Z"));
    assert!(shown("2011-12-30T10:00:00Z"), "before they are known");
    let hours = one("still missing", "clock = \"last_seen\"\nlimit = \"72 hours\"");
    let assessment = assessed(&hours, &missing(json!({}), json!({ "last_seen": "2029-06-01T10:00:00Z" })), "2029-06-01T10:00:00Z");
    assert_eq!(notices(&assessment), Vec::<&str>::new(), "hours need no bank holidays");
    let repeating = one("still missing", "clock = \"last_seen\"\nlimit = \"24 hours\"\nrepeats = \"every 3 working days\"");
    let mut case = missing(json!({}), json!({ "last_seen": "2029-06-01T10:00:00Z" }));
    case["done"] = json!([{ "id": "exampleshire/it", "at": "2029-06-01T11:00:00Z" }]);
    assert!(notices(&assessed(&repeating, &case, "2029-06-01T12:00:00Z")).contains(&"homeward/bank-holidays-not-known"));
}

/// "`count_missing(days: N)`: the episodes of `history` with category missing that started on one of the N London days
/// before that of `as_of`, or on that day, plus this one when its own category is missing".
#[test]
fn episodes_are_counted_by_their_london_days() {
    let protocol = one("count missing(7) >= 1", "");
    // 21 November less seven days is the 14th; in London it begins at midnight, in winter universal time.
    let with = |start: &str, category: &str| {
        let case = json!({ "facts": { "away_without_authorisation": false }, "history": [{ "start": start, "category": category }] });
        status(&assessed(&protocol, &case, NOW), "it").to_owned()
    };
    assert_eq!(with("2026-11-13T23:59:59Z", "missing"), "left out");
    assert_eq!(with("2026-11-14T00:00:00Z", "missing"), "due");
    assert_eq!(with("2026-11-21T21:59:59Z", "missing"), "due", "on the day itself");
    assert_eq!(with("2026-11-20T10:00:00Z", "absent"), "left out");
    assert_eq!(with("2026-11-20T10:00:00Z", "away_from_placement"), "left out");
    // In summer the London day begins an hour before the universal one.
    let summer = |start: &str| {
        let case = json!({ "facts": { "away_without_authorisation": false }, "history": [{ "start": start, "category": "missing" }] });
        status(&assessed(&protocol, &case, "2026-07-21T22:00:00Z"), "it").to_owned()
    };
    assert_eq!(summer("2026-07-13T22:59:59Z"), "left out");
    assert_eq!(summer("2026-07-13T23:00:00Z"), "due");
}

/// "(uncertain: the count is one of two, and a comparison is unknown unless both agree)".
#[test]
fn this_episode_counts_when_its_own_category_is_missing() {
    let protocol = with_duties(&[
        duty("one", "count missing() >= 1", ""),
        duty("two", "count missing(30) >= 2", ""),
        duty("three", "count missing(30) >= 3", ""),
        duty("exactly", "count missing(30) = 1", ""),
    ]);
    let history = json!([{ "start": "2026-11-13T23:59:59Z", "category": "missing" }]);
    let statuses = |away: Value| {
        let assessment = assessed(
            &protocol,
            &json!({ "facts": { "away_without_authorisation": away, "whereabouts": "unknown" }, "history": history }),
            NOW,
        );
        ["one", "two", "three", "exactly"].map(|id| status(&assessment, id).to_owned())
    };
    assert_eq!(statuses(json!(true)), ["due", "due", "left out", "left out"]);
    assert_eq!(statuses(json!(false)), ["due", "left out", "left out", "due"]);
    assert_eq!(statuses(Value::Null), ["due", "possible", "left out", "possible"]);
}

// Section 3: three-valued logic, needs and questions.

/// "unknown and false is false; unknown or true is true; not unknown is unknown; a comparison with an unknown fact is
/// unknown."
#[test]
fn the_logic_has_three_values() {
    let facts = json!({ "looked_after": true, "child_in_need": false });
    for (when, status) in [
        ("cse_risk and child_in_need", "left out"),
        ("cse_risk and looked_after", "possible"),
        ("cse_risk or looked_after", "due"),
        ("cse_risk or child_in_need", "possible"),
        ("not(cse_risk)", "possible"),
        ("age < 12", "possible"),
        ("age in [3..12]", "possible"),
        ("whereabouts != \"known\"", "possible"),
        ("cse_risk = looked_after", "possible"),
        // Exact, where the standard alone would leave it open.
        ("(cse_risk or not(cse_risk)) and looked_after", "due"),
        ("cse_risk and not(cse_risk) or looked_after", "due"),
        ("(age < 12 or age >= 12) and looked_after", "due"),
        ("age < 10 and age > 14 or looked_after", "due"),
    ] {
        let assessment = assessed(&one(when, ""), &json!({ "facts": facts }), NOW);
        assert_eq!(self::status(&assessment, "it"), status, "{when}");
    }
}

/// "A derived name (`category`, `risk`) is unknown in a condition when it is not certain, unless every value in `could_be`
/// gives the same answer."
#[test]
fn an_uncertain_category_answers_where_all_its_values_agree() {
    let protocol = Source {
        category: [
            rule("graver", "missing", "cse_risk and away_without_authorisation"),
            rule("away", "absent", "away_without_authorisation"),
        ]
        .concat(),
        risk: [rule("exploited", "high", "cse_risk"), rule("care", "medium", "looked_after")].concat(),
        duties: [
            duty("either", "category in (\"missing\", \"absent\")", ""),
            duty("missing", "category = \"missing\"", ""),
            duty("neither", "category = \"not_missing\"", ""),
            duty("grave", "risk in (\"high\", \"medium\")", ""),
            duty("high", "risk = \"high\"", ""),
        ]
        .concat(),
        ..Source::default()
    }
    .protocol();
    let case = json!({ "facts": { "away_without_authorisation": true, "looked_after": true, "police_risk": "low" } });
    let assessment = assessed(&protocol, &case, NOW);
    assert_eq!(
        ["either", "missing", "neither", "grave", "high"].map(|id| status(&assessment, id)),
        ["due", "possible", "left out", "due", "possible"]
    );
    assert_eq!(standing(&assessment, "missing").unwrap()["needs"], json!(["cse_risk"]));
}

/// "A fact is named in a duty's `needs` when, for some answers to the other unknown facts, two of its own answers make a
/// difference to that duty".
#[test]
fn needs_names_exactly_the_facts_that_make_a_difference() {
    for (when, needed) in [
        ("(cse_risk and cce_risk) or (not(cse_risk) and cce_risk)", &["cce_risk"][..]),
        ("cse_risk and cce_risk", &["cce_risk", "cse_risk"]),
        ("cse_risk and (looked_after or cce_risk)", &["cce_risk", "cse_risk", "looked_after"]),
        ("age <= 12 and (age < 18 or cse_risk)", &["age"]),
        ("age <= 25 and cse_risk", &["cse_risk"]),
        ("placement_distance_miles > 20", &["placement_distance_miles"]),
        ("home_authority = living_in", &["home_authority", "living_in"]),
        ("cse_risk and (hours since(placement_started) >= 72 or cce_risk)", &["cce_risk", "cse_risk"]),
    ] {
        let assessment = assessed(&one(when, ""), &json!({}), NOW);
        let mut needs = needs(&assessment);
        needs.sort_unstable();
        assert_eq!(needs, needed, "{when}");
        let asked = asked(&assessment);
        assert!(needed.iter().all(|fact| asked.contains(fact)), "{when}: {asked:?}");
    }
}

/// "Questions come most consequential first: those that can raise the category or the risk before all others."
#[test]
fn what_can_raise_the_category_or_the_risk_is_asked_before_the_rest() {
    let many: Vec<String> = (0..12).map(|index| duty(&format!("care-{index}"), "looked_after", "")).collect();
    let protocol = Source {
        words: fact("panel_invited"),
        category: [
            rule("away", "absent", "away_without_authorisation"),
            rule("graver", "missing", "away_without_authorisation and out_of_character"),
        ]
        .concat(),
        risk: [rule("high", "high", "cse_risk"), rule("low", "low", "child_in_need")].concat(),
        duties: [many.concat(), duty("panel", "panel_invited", "")].concat(),
        ..Source::default()
    }
    .protocol();
    let case = json!({ "facts": { "away_without_authorisation": true, "police_risk": "medium" } });
    let assessment = assessed(&protocol, &case, NOW);
    let asked = asked(&assessment);
    let mut first = asked[..2].to_vec();
    first.sort_unstable();
    assert_eq!(first, ["cse_risk", "out_of_character"], "{asked:?}");
    assert!(asked.contains(&"looked_after") && asked.contains(&"panel_invited"));
    assert!(!asked.contains(&"child_in_need"), "the police grade is graver: it can change nothing");
    let raises = |fact: &str| {
        assessment["questions"].as_array().unwrap().iter().find(|question| question["fact"] == fact).unwrap()["may_raise"] == true
    };
    assert!(raises("cse_risk") && raises("out_of_character") && !raises("looked_after"));
}

/// Section 3: what an assessment holds, by the names of the contract.
#[test]
fn an_assessment_has_the_members_of_the_contract() {
    let protocol = with_duties(&[duty(
        "it",
        "still missing and looked_after",
        "clock = \"last_seen\"\nlimit = \"24 hours\"\nto = [\"Somebody else\"]",
    )]);
    let assessment = assessed(&protocol, &missing(json!({}), json!({ "last_seen": "2026-11-21T10:00:00Z" })), "2026-11-21T22:00:00+00:00");
    assert_eq!(assessment["protocol"]["id"], AUTHORITY);
    assert_eq!(assessment["protocol"]["version"], "1");
    assert!(assessment["protocol"]["digest"].as_str().unwrap().starts_with("sha256:"));
    assert_eq!(assessment["as_of"], NOW);
    let has =
        |value: &Value, members: &[&str]| members.iter().for_each(|member| assert!(value.get(*member).is_some(), "{member} in {value}"));
    has(&assessment, &["stage", "category", "risk", "duties", "questions", "notices"]);
    has(&assessment["category"], &["value", "certain", "could_be", "because"]);
    has(&assessment["risk"], &["value", "certain", "could_be", "worst", "because"]);
    has(
        it(&assessment),
        &["id", "kind", "says", "who", "to", "strength", "status", "opens", "due", "occurrence", "because", "cite", "needs"],
    );
    has(&assessment["questions"][0], &["fact", "asks", "settles"]);
    let because = &assessment["category"]["because"][0];
    assert_eq!(
        (&because["id"], &because["cite"], &because["facts"]),
        (&json!("exampleshire/away"), &json!("1"), &json!(["away_without_authorisation"]))
    );
}
