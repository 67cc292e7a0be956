//! The handover sheet, and the record that it is made from.

use super::*;

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
