//! What is asked when, what is filled in from the case, and what is left.

use super::*;

#[test]
fn what_the_case_knows_is_filled_in_and_said_where_it_comes_from() {
    let case = json!({
        "facts": { "date_of_birth": "2012-03-31", "looked_after": false, "whereabouts": "unknown" },
        "events": { "last_seen": "2026-07-20T17:40:00Z", "reported_missing": "2026-11-20T21:30:00Z" }
    });
    let state = state(&case, &json!({}));
    let filled = |name: &str| {
        let field = field(&state, name);
        (field["value"].clone(), field["from"].clone(), field["from_words"].clone(), field["in_words"].clone())
    };
    let from = |value: Value, label: &str, words: &str| (value, json!("case"), json!(format!("From the case: {label}")), json!(words));
    assert_eq!(filled("date_of_birth"), from(json!("2012-03-31"), "date of birth", "31 Mar 2012"));
    assert_eq!(filled("child_age"), from(json!(14), "age", "14"));
    assert_eq!(filled("in_care"), from(json!(false), "looked after", "No"));
    assert_eq!(filled("seen"), from(json!("2026-07-20T17:40:00Z"), "last seen", "Mon 20 Jul 2026, 18:40"));
    assert_eq!(field(&state, "seen")["local"], json!({ "date": "2026-07-20", "time": "18:40" }));
    assert_eq!(field(&state, "whereabouts")["value"], "unknown");
    assert_eq!(field(&state, "whereabouts")["choices"].as_array().unwrap().len(), 3, "the fact's own values");
    assert_eq!(field(&state, "child_name")["from"], Value::Null);
    assert_eq!(state["would"]["facts"], json!({}), "what the case knows already is not written again");
}

#[test]
fn what_is_asked_follows_the_answers_the_case_and_what_is_not_known() {
    let asked = |case: &Value, answers: &Value, name: &str| field(&state(case, answers), name)["asked"].as_str().unwrap().to_owned();
    let nothing = json!({});
    assert_eq!(asked(&nothing, &nothing, "placement"), "perhaps", "not known is never no");
    assert_eq!(asked(&nothing, &json!({ "in_care": "not_known" }), "placement"), "perhaps");
    assert_eq!(asked(&nothing, &json!({ "in_care": true }), "placement"), "yes");
    assert_eq!(asked(&json!({ "facts": { "looked_after": true } }), &nothing, "placement"), "yes");
    assert_eq!(asked(&json!({ "facts": { "looked_after": true } }), &json!({ "in_care": false }), "placement"), "no");
    // A field that is not asked answers nothing, whatever stands in it.
    let kept = json!({ "in_care": true, "placement": "foster" });
    assert_eq!(asked(&nothing, &kept, "allowance"), "yes");
    let kept = json!({ "in_care": false, "placement": "foster" });
    assert_eq!(asked(&nothing, &kept, "allowance"), "perhaps");
    assert_eq!(asked(&nothing, &json!({ "places": ["Park"] }), "which_park"), "yes");
    assert_eq!(asked(&nothing, &json!({ "places": ["Home"] }), "which_park"), "no");
    assert_eq!(asked(&nothing, &nothing, "which_park"), "perhaps");
    // A section: what has not happened has not happened, and what is planned neither.
    assert_eq!(asked(&nothing, &nothing, "alone"), "no");
    assert_eq!(asked(&back(), &nothing, "alone"), "yes");
    assert_eq!(asked(&nothing, &json!({ "back": "21 11 2026 10:00" }), "alone"), "yes");
    assert_eq!(asked(&json!({ "events": { "returned": "2026-11-22T10:00:00Z" } }), &nothing, "alone"), "no");
    // By the age, given or following from the date of birth on the day the episode began, 20 November, here or in the case.
    for (answers, expected) in [
        (json!({ "child_age": "15" }), "yes"),
        (json!({ "child_age": 14 }), "no"),
        (json!({}), "perhaps"),
        (json!({ "date_of_birth": "20 11 2011" }), "yes"),
        (json!({ "date_of_birth": "21 11 2011" }), "no"),
    ] {
        assert_eq!(asked(&back(), &answers, "consent"), expected, "{answers}");
    }
}

#[test]
fn answers_to_what_is_no_longer_asked_are_kept_and_not_sent() {
    let case = json!({ "facts": { "away_without_authorisation": true } });
    let answers = json!({ "in_care": false, "placement": "hostel", "child_name": "Mia", "of_another_version": "kept" });
    let state = state(&case, &answers);
    assert_eq!(state["not_sent"], json!(["of_another_version", "placement"]));
    assert_eq!(field(&state, "placement")["text"], "hostel");
    assert_eq!(state["errors"], json!([]), "what is not asked is not wrong");
}

#[test]
fn two_values_are_both_kept_where_the_case_says_something_else() {
    let case = json!({ "facts": { "looked_after": true }, "events": { "last_seen": "2026-11-20T17:40:00Z" } });
    let state = state(&case, &json!({ "in_care": false, "seen": "20 11 2026 18:00" }));
    let conflict = &field(&state, "in_care")["conflict"];
    assert_eq!((&conflict["answer"], &conflict["case"]), (&json!(false), &json!(true)));
    assert!(conflict["words"].as_str().unwrap().starts_with("You answered: No. The case says: Yes."));
    assert_eq!(field(&state, "seen")["conflict"]["case"], "2026-11-20T17:40:00Z");
    assert_eq!(field(&self::state(&case, &json!({ "in_care": true })), "in_care")["conflict"], Value::Null);
}

#[test]
fn what_is_left_is_told_in_the_order_of_the_form() {
    let state = state(&back(), &json!({ "child_age": 15, "reported": "20 11 2026 21:30" }));
    let left: Vec<(&str, &str)> =
        state["left"].as_array().unwrap().iter().map(|left| (left["field"].as_str().unwrap(), left["says"].as_str().unwrap())).collect();
    assert_eq!(
        left,
        [
            ("child_name", "Enter the name of the child"),
            ("police_log", "Enter the police log number"),
            ("interviewed", "Enter the interview held"),
            ("consent", "Tick \"The child of 15 or older agreed\""),
        ]
    );
    assert_eq!(state["progress"]["words"], "0 of 4 sections");
    assert_eq!(field(&state, "date_of_birth")["needed"], false, "the age is given");
    // A tick that is needed confirms something: left alone or taken back it does not.
    let state = self::state(&back(), &json!({ "child_age": 15, "consent": false }));
    assert!(state["left"].as_array().unwrap().iter().any(|left| left["field"] == "consent"));
}

#[test]
fn the_form_is_checked_against_itself_and_the_case() {
    let case = json!({ "facts": { "age": 14 }, "events": { "last_seen": "2026-11-20T17:40:00Z", "returned": "2026-11-21T10:00:00Z" } });
    let state_of = |answers: Value| state(&case, &answers);
    let state = state_of(json!({ "date_of_birth": "1 5 2010" }));
    assert_eq!(wrong(&state, "date_of_birth"), ("form/age-conflict", "Date of birth must fit the age in the case, 14: this date makes 16"));
    let state = state_of(json!({ "date_of_birth": "1 5 2010", "child_age": "14" }));
    assert_eq!(wrong(&state, "child_age"), ("form/age-conflict", "Age must fit the date of birth, 1 May 2010: that makes 16"));
    let state = state_of(json!({ "seen": "21 11 2026 11:00" }));
    assert_eq!(wrong(&state, "seen"), ("form/end-before-start", "Last seen must be before \"back\", Sat 21 Nov 2026, 10:00"));
    let state = state_of(json!({ "seen": "21 11 2026 11:00", "back": "21 11 2026 12:00" }));
    assert_eq!((wrong(&state, "seen"), wrong(&state, "back")), (("", ""), ("", "")));
    // What only the reading of a case notices stands beside the field that writes it.
    let case = json!({ "facts": { "reported_to_police": false } });
    let state = self::state(&case, &json!({ "reported": "20 11 2026 21:30" }));
    let (code, says) = wrong(&state, "reported");
    assert_eq!(code, "form/not-of-this-case");
    assert!(says.contains("nobody reported it"), "{says}");
    assert_eq!(state["complete"], false);
}
