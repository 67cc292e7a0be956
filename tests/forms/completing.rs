//! What completing a form changes, and the form as text.

use super::*;

/// All that the form needs, in a case in which the child is back.
fn whole() -> Value {
    json!({
        "child_name": "Mia Example", "child_age": "15", "whereabouts": "known", "interviewed": "21 11 2026 15:00", "alone": "yes", "consent": true,
        "in_care": true, "back": "21 11 2026 10:30", "sent_on": "21 11 2026 16:00", "placement": "foster",
    })
}

#[test]
fn a_completed_form_changes_the_case_and_says_so_before() {
    let case = back();
    let state = state(&case, &whole());
    assert_eq!((&state["errors"], &state["left"], &state["complete"]), (&json!([]), &json!([]), &json!(true)));
    assert_eq!(state["progress"]["words"], "4 of 4 sections");
    let would = &state["would"];
    assert_eq!(would["facts"], json!({ "age": 15, "whereabouts": "known" }));
    assert_eq!(would["events"], json!({ "returned": "2026-11-21T10:30:00Z" }));
    let done = [("exampleshire/record", "2026-11-21T16:00:00Z"), ("exampleshire/named", "2026-11-21T16:00:00Z")];
    assert_eq!(would["done"], json!(done.map(|(id, at)| json!({ "id": id, "at": at }))));
    let words: Vec<&str> = would["words"].as_array().unwrap().iter().map(|words| words.as_str().unwrap()).collect();
    assert_eq!(
        words,
        [
            "Records \"Age\": 15",
            "Records \"Whereabouts\": Known",
            "Changes \"Back\" from Sat 21 Nov 2026, 10:00 to Sat 21 Nov 2026, 10:30",
            "Marks \"Do it\" done",
            "Marks \"Do it\" done",
            "Leaves \"Do it\" for later: its time begins Tue 24 Nov, 10:30",
            "The category stays missing",
            "The risk stays not established",
        ]
    );
    let answers = json!({ "answers": whole() }).to_string();
    let completed = form::complete(&PROTOCOL, REPORT, &case.to_string(), &answers, at(NOW)).unwrap();
    let completed: Value = serde_json::to_value(completed).unwrap();
    assert_eq!(completed["facts"]["looked_after"], true, "what the form does not write stays");
    let assessment = common::assessed(&PROTOCOL, &completed, NOW);
    assert_eq!((common::status(&assessment, "record"), common::status(&assessment, "named")), ("done", "done"));
    assert_eq!((common::status(&assessment, "later"), common::status(&assessment, "other")), ("upcoming", "due"));
    // Once more, nothing is left to mark, and nothing to change.
    let again = self::state(&completed, &whole());
    assert_eq!((&again["would"]["facts"], &again["would"]["events"], &again["would"]["done"]), (&json!({}), &json!({}), &json!([])));
}

#[test]
fn a_form_that_is_not_complete_changes_nothing() {
    let refused = |answers: Value| -> Diagnostics {
        form::complete(&PROTOCOL, REPORT, &back().to_string(), &json!({ "answers": answers }).to_string(), at(NOW)).unwrap_err()
    };
    let found = refused(json!({ "child_age": "fourteen" }));
    assert!(found.0.iter().all(|diagnostic| diagnostic.code == Code::FormNotComplete));
    let places: Vec<&str> = found.0.iter().map(|diagnostic| diagnostic.place.path.as_str()).collect();
    assert_eq!(places, ["child_age", "child_name", "date_of_birth", "interviewed"]);
}

#[test]
fn answers_that_are_no_document_are_refused_with_their_place() {
    let table = [
        ("", "form/not-json", "answers"),
        ("[]", "form/wrong-type", "answers file"),
        (r#"{ "form": "exampleshire/other" }"#, "form/of-another", "form"),
        (r#"{ "answer": {} }"#, "form/unknown-member", "answer"),
        (r#"{ "answers": [] }"#, "form/wrong-type", "answers"),
        (r#"{ "answers": { "alone": true, "alone": false } }"#, "form/given-twice", "answers.alone"),
        (r#"{ "checked": { "telephone": 5 } }"#, "form/wrong-type", "checked.telephone"),
        (r#"{ "prepared_by": 5 }"#, "form/wrong-type", "prepared_by"),
    ];
    for (answers, code, place) in table {
        let found = form::state(&PROTOCOL, REPORT, "{}", answers, at(NOW)).unwrap_err();
        let first = &found.0[0];
        assert_eq!((first.code.as_str(), first.place.path.as_str()), (code, place), "{answers}");
    }
    let found = form::state(&PROTOCOL, "exampleshire/form-reprot", "{}", "{}", at(NOW)).unwrap_err();
    assert_eq!((found.0[0].code, found.0[0].mend.as_str()), (Code::FormUnknown, "Did you mean `exampleshire/form-report`?"));
    assert_eq!(form::state(&PROTOCOL, REPORT, "{\"facts\": 5}", "{}", at(NOW)).unwrap_err().0[0].code, Code::CaseWrongType);
    let state = form::state(&PROTOCOL, REPORT, "null", r#"{ "protocol_version": "0" }"#, at(NOW)).unwrap();
    assert_eq!(state.notes, ["The answers were written under version 0 of the protocol; this is version 1. Check them."]);
}

#[test]
fn what_was_last_checked_long_ago_is_marked() {
    let checked = |date: &str| {
        let answers =
            json!({ "answers": { "telephone": "999", "email": "a@example.com" }, "checked": { "telephone": date, "email": date } });
        let state = form::state(&PROTOCOL, REPORT, "{}", &answers.to_string(), at(NOW)).unwrap();
        serde_json::to_value(state).unwrap()
    };
    // 90 days before 21 November 2026 is 23 August.
    for (date, stale) in [("22 8 2026", true), ("23 8 2026", false), ("2026-11-21", false)] {
        assert_eq!(field(&checked(date), "telephone")["stale"], stale, "{date}");
    }
    assert_eq!(field(&checked("22 8 26"), "telephone")["checked_at"], "2026-08-22");
    assert_eq!(field(&checked("22 8 26"), "email")["checked_at"], Value::Null, "the item carries no such date");
    assert_eq!(wrong(&checked("22 11 2026"), "telephone").0, "form/in-future");
    assert_eq!(wrong(&checked("lately"), "telephone").0, "form/not-a-date");
}

#[test]
fn the_form_as_text_holds_what_is_asked_and_what_it_was_made_by() {
    let mut answers = json!({ "answers": whole(), "prepared_by": "A. Worker" });
    answers["answers"]["people"] = json!([{ "name": "Ada", "phone": "999", "close": "close" }, { "name": "Ben" }]);
    let text = form::text(&PROTOCOL, REPORT, &back().to_string(), &answers.to_string(), at(NOW)).unwrap();
    for line in [
        "REPORT OF AN INTERVIEW",
        "Exampleshire County Council, Children missing (Appendix A)",
        "To: Team manager",
        "THE INTERVIEW",
        "Name of the child: Mia Example",
        "Was the child seen alone? Yes",
        "Interview held: Sat 21 Nov 2026, 15:00",
        "Keep this safe.",
        "  Name: Ada; Telephone: 999; How close: close",
        "  Name: Ben",
        "Prepared by: A. Worker",
        "Time: Sat 21 Nov 2026, 22:00",
    ] {
        assert!(text.lines().any(|known| known == line), "{line:?} is not in:\n{text}");
    }
    assert!(text.contains(PROTOCOL.digest()) && !text.contains("Draft"));
    let draft = form::text(&PROTOCOL, REPORT, "{}", r#"{ "answers": { "seen": "yesterday at nine" } }"#, at(NOW)).unwrap();
    assert!(draft.contains("Last seen: yesterday at nine (to be corrected)") && draft.contains("Draft: "), "{draft}");
    assert!(!draft.contains("THE INTERVIEW"), "what is not asked is not printed");
}
