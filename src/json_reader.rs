//! Reads a pack out of a JSON document: everything that is wrong with its shape at once, each with its place.
//!
//! Serde's reading of the same types weighs 100 kB more in the browser's module; here each type is a list of its members.

use std::fmt;

use serde::de::{self, DeserializeOwned, IntoDeserializer};

use crate::calendar::BankHolidays;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::json::Json;
use crate::number;
use crate::pack::{
    About, Action, Band, Column, CommonAct, Contact, Duty, DutyKind, Exception, Field, FieldCheck, FieldType, Form, FormKind, Guidance,
    GuidanceKind, Hours, Needed, Notice, Opening, Pack, Points, Repeats, Rule, Score, Section, Side, Strength,
};
use crate::vocabulary::{Choice, Event, Fact, FactType, Subject};

/// Reads a pack; what is wrong with its shape is added to `found`, and left out.
pub fn pack(json: Json, found: &mut Diagnostics) -> Pack {
    let mut pack = Pack::default();
    pack.fill(json, &Place::Root, found);
    pack
}

/// What is said of a place whose value cannot be read.
pub fn unreadable(path: &str, message: &str) -> Diagnostic {
    Diagnostic::new(Code::PackNotReadable, path, format!("the JSON of the pack cannot be read: {message}"))
        .mended_by("Write the JSON anew with `homeward bundle`; it is not meant to be changed by hand.")
}

/// The way from the root to a value.
enum Place<'a> {
    Root,
    Member(&'a Place<'a>, &'a str),
    Entry(&'a Place<'a>, usize),
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Root => out.write_str("pack"),
            Self::Member(Self::Root, name) => out.write_str(name),
            Self::Member(above, name) => write!(out, "{above}.{name}"),
            Self::Entry(above, index) => write!(out, "{above}[{index}]"),
        }
    }
}

/// What can be read from JSON into the value that stands where nothing is given.
trait Fill {
    fn fill(&mut self, json: Json, here: &Place<'_>, found: &mut Diagnostics);
}

/// Says what was expected, and what stands there.
fn expected(what: &str, json: &Json, here: &Place<'_>, found: &mut Diagnostics) {
    let is = match json {
        Json::Boolean(value) => value.to_string(),
        Json::Number(number) => format!("the number {}", number::words(*number)),
        Json::Text(text) => format!("the text \"{text}\""),
        other => other.kind().to_owned(),
    };
    found.push(unreadable(&here.to_string(), &format!("{what} was expected here, but this is {is}")));
}

impl Fill for String {
    fn fill(&mut self, json: Json, here: &Place<'_>, found: &mut Diagnostics) {
        match json {
            Json::Text(text) => *self = text,
            other => expected("a text", &other, here, found),
        }
    }
}

impl Fill for bool {
    fn fill(&mut self, json: Json, here: &Place<'_>, found: &mut Diagnostics) {
        match json {
            Json::Boolean(value) => *self = value,
            other => expected("true or false", &other, here, found),
        }
    }
}

impl Fill for f64 {
    fn fill(&mut self, json: Json, here: &Place<'_>, found: &mut Diagnostics) {
        match json {
            Json::Number(number) => *self = number,
            other => expected("a number", &other, here, found),
        }
    }
}

impl Fill for Needed {
    fn fill(&mut self, json: Json, here: &Place<'_>, found: &mut Diagnostics) {
        match json {
            Json::Boolean(always) => *self = Self::Always(always),
            Json::Text(when) => *self = Self::When(when),
            other => expected("true, false or a condition", &other, here, found),
        }
    }
}

/// A choice may be written as one text that is its value and its label.
impl Fill for Choice {
    fn fill(&mut self, json: Json, here: &Place<'_>, found: &mut Diagnostics) {
        if let Json::Text(text) = json {
            *self = Self { value: text.clone(), label: text };
            return;
        }
        let Self { value, label } = self;
        members(&mut [("value", value), ("label", label)], json, here, found);
    }
}

/// A whole number, if it is one and lies within the bounds.
fn whole(json: &Json, least: f64, greatest: f64, here: &Place<'_>, found: &mut Diagnostics) -> Option<f64> {
    match json {
        Json::Number(number) if number.fract() == 0.0 && (least..=greatest).contains(number) => Some(*number),
        other => {
            expected("a whole number", other, here, found);
            None
        }
    }
}

macro_rules! whole_numbers {
    ($($type:ty, $least:expr, $greatest:expr;)*) => {
        $(impl Fill for $type {
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it lies within the bounds")]
            fn fill(&mut self, json: Json, here: &Place<'_>, found: &mut Diagnostics) {
                if let Some(number) = whole(&json, $least, $greatest, here, found) {
                    *self = number as Self;
                }
            }
        })*
    };
}
whole_numbers! {
    u32, 0.0, f64::from(u32::MAX);
    usize, 0.0, f64::from(u32::MAX);
    i32, f64::from(i32::MIN), f64::from(i32::MAX);
}

impl<T: Fill + Default> Fill for Option<T> {
    fn fill(&mut self, json: Json, here: &Place<'_>, found: &mut Diagnostics) {
        if json != Json::Null {
            let mut value = T::default();
            value.fill(json, here, found);
            *self = Some(value);
        }
    }
}

impl<T: Fill + Default> Fill for Vec<T> {
    fn fill(&mut self, json: Json, here: &Place<'_>, found: &mut Diagnostics) {
        match json {
            Json::List(list) => {
                for (index, entry) in list.into_iter().enumerate() {
                    let mut value = T::default();
                    value.fill(entry, &Place::Entry(here, index), found);
                    self.push(value);
                }
            }
            other => expected("a list", &other, here, found),
        }
    }
}

impl Fill for Repeats {
    fn fill(&mut self, json: Json, here: &Place<'_>, found: &mut Diagnostics) {
        match json {
            Json::Text(text) => *self = Self::Every(text),
            list @ Json::List(_) => {
                let mut moments = Vec::new();
                moments.fill(list, here, found);
                *self = Self::At(moments);
            }
            other => expected("a text or a list of texts", &other, here, found),
        }
    }
}

impl Fill for Hours {
    fn fill(&mut self, json: Json, here: &Place<'_>, found: &mut Diagnostics) {
        match json {
            Json::Text(text) => *self = Self::Words(text),
            list @ Json::List(_) => {
                let mut week = Vec::new();
                week.fill(list, here, found);
                *self = Self::Week(week);
            }
            other => expected("a text or a list of hours", &other, here, found),
        }
    }
}

/// The members of an object, by their names.
fn members(members: &mut [(&str, &mut dyn Fill)], json: Json, here: &Place<'_>, found: &mut Diagnostics) {
    let Json::Object(given) = json else {
        return expected("an object", &json, here, found);
    };
    let mut seen: Vec<String> = Vec::with_capacity(given.len());
    for (name, value) in given {
        let place = Place::Member(here, &name);
        // A member without a name stands in the pack itself.
        let path = || Some(place.to_string()).filter(|path| !path.is_empty()).unwrap_or_else(|| "pack".to_owned());
        match members.iter_mut().find(|(known, _)| *known == name) {
            _ if seen.contains(&name) => found.push(unreadable(&path(), &format!("`{name}` is given twice"))),
            Some((_, member)) => member.fill(value, &place, found),
            None => found.add(Code::PackUnknownMember, path(), format!("`{name}` is not a member that a pack can have here")),
        }
        seen.push(name);
    }
}

/// Lists the members of a type; the compiler sees to it that none is forgotten.
macro_rules! objects {
    ($($type:ident { $($member:ident $(= $name:literal)?),* })*) => {
        $(impl Fill for $type {
            fn fill(&mut self, json: Json, here: &Place<'_>, found: &mut Diagnostics) {
                let Self { $($member),* } = self;
                members(&mut [$((objects!(@name $member $($name)?), $member)),*], json, here, found);
            }
        })*
    };
    (@name $member:ident) => { stringify!($member) };
    (@name $member:ident $name:literal) => { $name };
}

objects! {
    Pack { about, facts, events, bank_holidays, common_acts, category, risk, duties, actions, contacts, guidance, forms, notices }
    About { format, id, name, short_name, title, version, source, reviewed, areas, own_facts, own_events }
    BankHolidays { from, to, dates }
    Fact { name, fact_type = "type", values, unit, asks, label, means, subject, danger }
    Event { name, asks, label, means, of_episode }
    Rule { id, says, cite, yields, when, note }
    Duty { id, kind, title, says, who, to, cite, strength, when, clock, limit, repeats, action, common_act, prevails, form, contact, note }
    Action { id, title }
    CommonAct { name, label }
    Contact { id, name, roles, says, cite, telephone, email, link, place, hours, exceptions, outside, when, note }
    Opening { days, from, to }
    Exception { date, closed, from, to }
    Guidance { id, kind, says, cite, who, when, common_act, prevails, left_to_judgement, note }
    Form { id, title, says, cite, who, to, when, kind, fulfils, fulfils_when, stale_after, sections, fields, scores, note }
    Section { name, title, hint, when, cite, for_night }
    Field {
        name, field_type = "type", label, hint, section, when, needed, fact, cite, choices, unit, least, most, most_characters, columns,
        checks, windows, words, last_checked
    }
    Column { name, field_type = "type", label, hint, needed, choices, unit, least, most, most_characters, last_checked }
    FieldCheck { that, says }
    Score { name, title, source, supports, points, bands }
    Points { fields, window, points, certainty, source }
    Band { from, value, label, certainty, source }
    Notice { id, says, cite, concerns }
}

/// One of a list of words, as serde knows them.
fn word<T: DeserializeOwned>(json: &Json, here: &Place<'_>, found: &mut Diagnostics) -> Option<T> {
    let Json::Text(text) = json else {
        expected("a text", json, here, found);
        return None;
    };
    let read: Result<T, Unknown> = T::deserialize(text.as_str().into_deserializer());
    match read {
        Ok(value) => Some(value),
        Err(Unknown(words)) => {
            found.push(unreadable(&here.to_string(), &format!("`{text}` stands here, where it can be {words}")));
            None
        }
    }
}

macro_rules! words {
    ($($type:ident)*) => {
        $(impl Fill for $type {
            fn fill(&mut self, json: Json, here: &Place<'_>, found: &mut Diagnostics) {
                if let Some(value) = word(&json, here, found) {
                    *self = value;
                }
            }
        })*
    };
}
words!(DutyKind Side Strength FactType Subject GuidanceKind FieldType FormKind);

/// The words that could have stood in the place of another.
#[derive(Debug)]
struct Unknown(String);

impl fmt::Display for Unknown {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl std::error::Error for Unknown {}

impl de::Error for Unknown {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self(message.to_string())
    }

    fn unknown_variant(_: &str, known: &'static [&'static str]) -> Self {
        Self(known.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Pack, Vec<(String, String)>) {
        let mut found = Diagnostics::default();
        let pack = pack(serde_json::from_str(text).unwrap_or(Json::Null), &mut found);
        let told =
            |diagnostic: Diagnostic| (diagnostic.place.path, diagnostic.message.replace("the JSON of the pack cannot be read: ", ""));
        (pack, found.0.into_iter().map(told).collect())
    }

    #[test]
    fn every_member_that_nobody_asked_for_is_named_with_its_place() {
        let (pack, found) = read(r#"{ "about": { "id": "x", "colour": 1 }, "duties": [{}, { "wen": "true" }], "extra": { "a": [1] } }"#);
        assert_eq!((pack.about.id.as_str(), pack.duties.len()), ("x", 2));
        let places: Vec<&str> = found.iter().map(|(path, _)| path.as_str()).collect();
        assert_eq!(places, ["about.colour", "duties[1].wen", "extra"]);
    }

    #[test]
    fn everything_of_the_wrong_type_is_named_at_once() {
        let (_, found) = read(
            r#"{ "duties": [{}, { "title": 5, "strength": "might", "repeats": 7 }], "facts": {}, "risk": [null],
                 "about": { "format": 1.5, "id": "x", "id": "y", "own_facts": -1 }, "events": [{ "of_episode": "yes" }] }"#,
        );
        let expected = [
            ("duties[1].title", "a text was expected here, but this is the number 5"),
            ("duties[1].strength", "`might` stands here, where it can be must, should, may"),
            ("duties[1].repeats", "a text or a list of texts was expected here, but this is the number 7"),
            ("facts", "a list was expected here, but this is an object"),
            ("risk[0]", "an object was expected here, but this is null"),
            ("about.format", "a whole number was expected here, but this is the number 1.5"),
            ("about.id", "`id` is given twice"),
            ("about.own_facts", "a whole number was expected here, but this is the number -1"),
            ("events[0].of_episode", "true or false was expected here, but this is the text \"yes\""),
        ];
        let found: Vec<(&str, &str)> = found.iter().map(|(path, message)| (path.as_str(), message.as_str())).collect();
        assert_eq!(found, expected);
    }

    /// Serde reads packs from TOML, and this from JSON: both must know the same members and words.
    #[test]
    #[cfg(feature = "authoring")]
    fn a_pack_is_read_as_serde_reads_it() {
        for id in crate::bundled::ids() {
            let json = crate::bundled::json(id).unwrap_or_default();
            let (ours, found) = read(&json);
            assert_eq!(found, []);
            assert_eq!(serde_json::from_str::<Pack>(&json).ok(), Some(ours));
        }
    }
}
