//! The words for the telephone.

use super::*;

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
