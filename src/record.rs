//! What a person keeps of a night beside the case: what could not be answered, and who was told, by whom it was acknowledged.
//! Read as strictly as a case.

use crate::calendar::Instant;
use crate::case::Case;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::json::Json;
use crate::protocol::Protocol;

/// A question that was asked, and could not be answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The fact or the event.
    pub name: String,
    /// Whether it could not even be asked; else nobody knew.
    pub could_not_ask: bool,
    /// When.
    pub at: Instant,
}

/// Somebody who was told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The id of the call: a contact's, or a number.
    pub id: String,
    /// Other ids of the same call: where two protocols are asked, each has its own.
    pub also: Vec<String>,
    /// Who it is.
    pub to: String,
    /// When.
    pub at: Instant,
    /// The log or reference number.
    pub log: Option<String>,
    /// The name of the person spoken to.
    pub name: Option<String>,
    /// The grade that they gave.
    pub grade: Option<String>,
    /// When they acknowledged it: not before they were told.
    pub acknowledged: Option<Instant>,
    /// Who acknowledged it, where that was written down.
    pub acknowledged_by: Option<String>,
}

impl Told {
    /// Whether it tells of the call of this id.
    #[must_use]
    pub fn is_of(&self, call: &str) -> bool {
        self.id == call || self.also.iter().any(|id| id == call)
    }
}

/// A case, with what was kept beside it.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// The case.
    pub case: Case,
    /// What was asked and not answered, in the order given.
    pub asked: Vec<Asked>,
    /// Who was told, in the order given.
    pub told: Vec<Told>,
}

impl Record {
    /// Reads a record: `{ "case": ..., "asked": [...], "told": [...] }`.
    ///
    /// # Errors
    /// Everything that is wrong with it or with its case: see [`Code`], `case/...`.
    pub fn read(protocol: &Protocol, text: &str, as_of: Instant) -> Result<Self, Diagnostics> {
        let json = serde_json::from_str::<Json>(text).map_err(|problem| {
            let mut diagnostic = Diagnostic::new(Code::CaseNotJson, "record", format!("the record is no JSON document: {problem}"));
            diagnostic.place.line = Some(problem.line());
            diagnostic.place.column = Some(problem.column());
            Diagnostics(vec![diagnostic])
        })?;
        let mut reader = Reader { protocol, found: Diagnostics::default() };
        let Json::Object(members) = &json else {
            reader.wrong_type("record", "an object", &json);
            return Err(reader.found);
        };
        for (place, (name, _)) in members.iter().enumerate() {
            if !matches!(name.as_str(), "case" | "asked" | "told") {
                reader.found.add(
                    Code::CaseUnknownMember,
                    name.as_str(),
                    format!("`{name}` is no member of a record; it has case, asked and told"),
                );
            } else if members.iter().take(place).any(|(known, _)| known == name) {
                reader.found.add(Code::CaseGivenTwice, name.as_str(), format!("`{name}` is given twice"));
            }
        }
        let asked = reader.entries("asked", &json, Reader::asked);
        let told = reader.entries("told", &json, Reader::told);
        let mut found = reader.found;
        let empty = Json::Object(Vec::new());
        match Case::from_json(protocol.vocabulary(), json.get("case").unwrap_or(&empty), as_of) {
            Ok(case) if found.is_empty() => Ok(Self { case, asked, told }),
            Ok(_) => Err(found),
            Err(mut of_case) => {
                of_case.0.append(&mut found.0);
                Err(of_case)
            }
        }
    }
}

/// The minute of a moment: nobody writes down the seconds of a call.
fn minute(at: Instant) -> i64 {
    at.nanoseconds().div_euclid(60_000_000_000)
}

struct Reader<'a> {
    protocol: &'a Protocol,
    found: Diagnostics,
}

impl Reader<'_> {
    fn wrong_type(&mut self, path: &str, wanted: &str, got: &Json) {
        let message = format!("expected {wanted}, but found {}", got.kind());
        self.found.push(Diagnostic::new(Code::CaseWrongType, path, message).mended_by(format!("Give {wanted}, or leave it out.")));
    }

    fn entries<T>(&mut self, list: &str, json: &Json, read: impl Fn(&mut Self, &str, &Json) -> Option<T>) -> Vec<T> {
        match json.get(list) {
            None | Some(Json::Null) => Vec::new(),
            Some(Json::List(entries)) => {
                let mut all = Vec::new();
                for (place, entry) in entries.iter().enumerate() {
                    let path = format!("{list}[{place}]");
                    if matches!(entry, Json::Object(_)) {
                        all.extend(read(self, &path, entry));
                    } else {
                        self.wrong_type(&path, "an object", entry);
                    }
                }
                all
            }
            Some(other) => {
                self.wrong_type(list, "a list", other);
                Vec::new()
            }
        }
    }

    /// Refuses the members that an entry cannot have.
    fn only(&mut self, path: &str, entry: &Json, names: &[&str]) {
        if let Json::Object(members) = entry {
            for (name, _) in members.iter().filter(|(name, _)| !names.contains(&name.as_str())) {
                let message = format!("`{name}` is no member of it; it has {}", names.join(", "));
                self.found.add(Code::CaseUnknownMember, format!("{path}.{name}"), message);
            }
        }
    }

    fn text(&mut self, path: &str, entry: &Json, name: &str) -> Option<String> {
        match entry.get(name) {
            None | Some(Json::Null) => None,
            Some(Json::Text(text)) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
            Some(other) => {
                self.wrong_type(&format!("{path}.{name}"), "a text", other);
                None
            }
        }
    }

    /// A list of texts; empty where there is none.
    fn texts(&mut self, path: &str, entry: &Json, name: &str) -> Vec<String> {
        match entry.get(name) {
            None | Some(Json::Null) => Vec::new(),
            Some(Json::List(entries)) => {
                let mut texts = Vec::new();
                for (place, entry) in entries.iter().enumerate() {
                    match entry {
                        Json::Text(text) => texts.push(text.clone()),
                        other => self.wrong_type(&format!("{path}.{name}[{place}]"), "a text", other),
                    }
                }
                texts
            }
            Some(other) => {
                self.wrong_type(&format!("{path}.{name}"), "a list", other);
                Vec::new()
            }
        }
    }

    fn instant(&mut self, path: &str, entry: &Json, name: &str) -> Option<Instant> {
        let text = self.text(path, entry, name)?;
        match Instant::parse(&text) {
            Ok(instant) => Some(instant),
            Err(problem) => {
                self.found.add(Code::CaseBadInstant, format!("{path}.{name}"), format!("`{text}` {}", problem.describe()));
                None
            }
        }
    }

    /// A member that has to be there.
    fn needed<T>(&mut self, path: &str, entry: &Json, name: &str, value: Option<T>) -> Option<T> {
        // A bad value has been named already.
        if value.is_none() && matches!(entry.get(name), None | Some(Json::Null)) {
            self.found.add(Code::CaseIncompleteEntry, path, format!("the entry has no `{name}`"));
        }
        value
    }

    fn asked(&mut self, path: &str, entry: &Json) -> Option<Asked> {
        self.only(path, entry, &["name", "answer", "at"]);
        let name = self.text(path, entry, "name");
        let name = self.needed(path, entry, "name", name)?;
        let vocabulary = self.protocol.vocabulary();
        if vocabulary.fact(&name).is_none() && vocabulary.event(&name).is_none() {
            self.found.add(Code::CaseUnknownFact, format!("{path}.name"), format!("there is no fact or event `{name}`"));
            return None;
        }
        let answer = self.text(path, entry, "answer");
        let could_not_ask = match self.needed(path, entry, "answer", answer)?.as_str() {
            "not_known" => false,
            "could_not_ask" => true,
            other => {
                let unknown = Diagnostic::new(Code::CaseUnknownValue, format!("{path}.answer"), format!("`{other}` is no such answer"));
                self.found.push(unknown.mended_by("Use not_known or could_not_ask."));
                return None;
            }
        };
        let at = self.instant(path, entry, "at");
        let at = self.needed(path, entry, "at", at)?;
        Some(Asked { name, could_not_ask, at })
    }

    fn told(&mut self, path: &str, entry: &Json) -> Option<Told> {
        self.only(path, entry, &["id", "also", "to", "at", "log", "name", "grade", "acknowledged", "acknowledged_by"]);
        let (id, to, at) = (self.text(path, entry, "id"), self.text(path, entry, "to"), self.instant(path, entry, "at"));
        let (log, name, grade) = (self.text(path, entry, "log"), self.text(path, entry, "name"), self.text(path, entry, "grade"));
        let (acknowledged, acknowledged_by) = (self.instant(path, entry, "acknowledged"), self.text(path, entry, "acknowledged_by"));
        let also = self.texts(path, entry, "also");
        if let (Some(told), Some(acknowledged)) = (at, acknowledged)
            && minute(acknowledged) < minute(told)
        {
            let message = "they acknowledged it before they were told".to_owned();
            self.found.add(Code::CaseEndBeforeStart, format!("{path}.acknowledged"), message);
        }
        if acknowledged_by.is_some() && matches!(entry.get("acknowledged"), None | Some(Json::Null)) {
            self.found.add(Code::CaseIncompleteEntry, path, "the entry says who acknowledged it, and has no `acknowledged`");
        }
        let id = self.needed(path, entry, "id", id);
        let to = self.needed(path, entry, "to", to);
        let at = self.needed(path, entry, "at", at);
        Some(Told { id: id?, also, to: to?, at: at?, log, name, grade, acknowledged, acknowledged_by })
    }
}
