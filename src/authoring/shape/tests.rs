//! The tables are those that are read, member by member and word by word.

use super::Shape::Word;
use super::*;
use crate::calendar::BankHolidays;
use crate::pack::{
    About, Action, Column, CommonAct, Contact, Duty, Exception, Field, FieldCheck, Form, Guidance, Hours, Needed, Notice, Repeats, Rule,
    Score, Section, Side,
};
use crate::vocabulary::{Choice, Event, Fact};

/// What is written here of a table and what is read from it are the same: no member is forgotten in either.
#[test]
fn the_members_are_those_that_are_read() {
    fn text() -> Option<String> {
        Some("x".to_owned())
    }
    let choices = vec![Choice::default()];
    let texts = vec![String::new()];
    let rule = serde_json::json!(Rule { note: text(), ..Rule::default() });
    let duty = Duty {
        to: texts.clone(),
        when: text(),
        clock: text(),
        limit: text(),
        repeats: Some(Repeats::At(texts.clone())),
        action: text(),
        common_act: text(),
        prevails: Some(Side::Home),
        form: text(),
        contact: texts.clone(),
        note: text(),
        ..Duty::default()
    };
    let contact = Contact {
        roles: texts.clone(),
        telephone: text(),
        email: text(),
        link: text(),
        place: text(),
        hours: Some(Hours::default()),
        exceptions: vec![Exception::default()],
        outside: text(),
        when: text(),
        note: text(),
        ..Contact::default()
    };
    let written = [
        ("about", serde_json::json!(About { areas: choices.clone(), ..About::default() })),
        ("facts", serde_json::json!(Fact { values: choices.clone(), unit: text(), means: text(), danger: true, ..Fact::default() })),
        ("events", serde_json::json!(Event { means: text(), of_episode: true, ..Event::default() })),
        ("bank_holidays", serde_json::json!(BankHolidays::default())),
        ("common_acts", serde_json::json!(CommonAct::default())),
        ("category", rule.clone()),
        ("risk", rule),
        ("duties", serde_json::json!(duty)),
        ("actions", serde_json::json!(Action::default())),
        ("contacts", serde_json::json!(contact)),
        (
            "guidance",
            serde_json::json!(Guidance {
                who: text(),
                when: text(),
                common_act: text(),
                prevails: Some(Side::Host),
                left_to_judgement: true,
                note: text(),
                ..Guidance::default()
            }),
        ),
        (
            "forms",
            serde_json::json!(Form {
                to: texts.clone(),
                when: text(),
                fulfils: texts,
                fulfils_when: text(),
                stale_after: text(),
                note: text(),
                ..Form::default()
            }),
        ),
        ("sections", serde_json::json!(Section { hint: text(), when: text(), cite: text(), for_night: true, ..Section::default() })),
        (
            "fields",
            serde_json::json!(Field {
                hint: text(),
                section: text(),
                when: text(),
                needed: Some(Needed::Always(true)),
                fact: text(),
                cite: text(),
                choices: choices.clone(),
                unit: text(),
                least: Some(0.0),
                most: Some(1.0),
                most_characters: Some(1),
                columns: vec![Column::default()],
                checks: vec![FieldCheck::default()],
                windows: choices.clone(),
                words: text(),
                last_checked: true,
                ..Field::default()
            }),
        ),
        ("scores", serde_json::json!(Score { bands: vec![crate::pack::Band::default()], ..Score::default() })),
        ("notices", serde_json::json!(Notice::default())),
    ];
    assert_eq!(written.len(), TABLES.len());
    // These are worked out, not written.
    let worked_out = ["own_facts", "own_events", "fields"];
    for (kind, json) in written {
        let mut read: Vec<&str> = json
            .as_object()
            .map(|members| members.keys().map(String::as_str).filter(|name| !worked_out.contains(name)).collect())
            .unwrap_or_default();
        let mut known: Vec<&str> =
            table(kind).map(|table| table.members.iter().map(|Member(name, _, _)| *name).collect()).unwrap_or_default();
        read.sort_unstable();
        known.sort_unstable();
        assert_eq!(known, read, "the members of {kind}");
    }
}

/// Each word that a table lists can be read as what it stands for.
#[test]
fn the_words_are_those_that_are_read() {
    for (kind, table) in TABLES {
        for Member(name, shape, _) in table.members {
            let Word(words) = shape else { continue };
            for word in *words {
                let json = serde_json::json!({ *name: word });
                let read = match *kind {
                    "facts" => serde_json::from_value::<Fact>(json).err(),
                    "duties" => serde_json::from_value::<Duty>(json).err(),
                    "guidance" => serde_json::from_value::<Guidance>(json).err(),
                    "forms" => serde_json::from_value::<Form>(json).err(),
                    _ => serde_json::from_value::<Field>(json).err(),
                };
                assert!(read.is_none(), "{kind}, {name} = {word}: {read:?}");
            }
        }
    }
}
