//! A file of answers, read strictly as a document: what the answers themselves say is read field by field.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::json::Json;

/// A file of answers.
#[derive(Debug, Clone, Default)]
pub struct Answers {
    /// The version of the pack that they were written under.
    pub version: Option<String>,
    /// Who filled the form in.
    pub prepared_by: Option<String>,
    /// The answers, by the names of fields.
    pub given: Vec<(String, Json)>,
    /// When items were last checked, by the names of fields.
    pub checked: Vec<(String, String)>,
}

impl Answers {
    /// Reads the answers to the form of this id.
    ///
    /// # Errors
    /// What keeps the document from being read whole.
    pub fn read(form: &str, text: &str) -> Result<Self, Diagnostics> {
        let json = serde_json::from_str::<Json>(text).map_err(|problem| {
            let mut diagnostic = Diagnostic::new(Code::FormNotJson, "answers", format!("the answers are no JSON document: {problem}"));
            diagnostic.place.line = Some(problem.line());
            diagnostic.place.column = Some(problem.column());
            Diagnostics(vec![diagnostic])
        })?;
        let mut found = Diagnostics::default();
        let mut answers = Self::default();
        for (name, value) in members(&json, "answers file", &mut found) {
            match (name.as_str(), value) {
                (_, Json::Null) => {}
                ("form", Json::Text(text)) if text == form => {}
                ("form", Json::Text(text)) => {
                    found.add(Code::FormOfAnother, "form", format!("the answers are to the form `{text}`, and `{form}` is asked for"));
                }
                ("protocol_version", Json::Text(text)) => answers.version = Some(text.clone()),
                ("prepared_by", Json::Text(text)) => answers.prepared_by = Some(text.clone()),
                ("answers", value) => answers.given = members(value, "answers", &mut found).to_vec(),
                ("checked", value) => {
                    for (field, date) in members(value, "checked", &mut found) {
                        match date {
                            Json::Text(text) => answers.checked.push((field.clone(), text.clone())),
                            Json::Null => {}
                            other => wrong_type(&format!("checked.{field}"), "a date, as a text", other, &mut found),
                        }
                    }
                }
                ("form" | "protocol_version" | "prepared_by", other) => wrong_type(name, "a text", other, &mut found),
                _ => found.add(Code::FormUnknownMember, name.clone(), format!("`{name}` is no member of a file of answers")),
            }
        }
        if found.is_empty() { Ok(answers) } else { Err(found.at_most(100)) }
    }

    /// The answer to a field.
    #[must_use]
    pub fn of(&self, field: &str) -> &Json {
        self.given.iter().find(|(name, _)| name == field).map_or(&Json::Null, |(_, value)| value)
    }
}

/// The members of an object; what is none, and a name that is given twice, is refused.
fn members<'j>(json: &'j Json, path: &str, found: &mut Diagnostics) -> &'j [(String, Json)] {
    match json {
        Json::Object(members) => {
            for (place, (name, _)) in members.iter().enumerate() {
                if members.iter().take(place).any(|(known, _)| known == name) {
                    found.add(Code::FormGivenTwice, format!("{path}.{name}"), format!("`{name}` is given twice"));
                }
            }
            members
        }
        Json::Null => &[],
        other => {
            wrong_type(path, "an object", other, found);
            &[]
        }
    }
}

fn wrong_type(path: &str, wanted: &str, got: &Json, found: &mut Diagnostics) {
    found.add(Code::FormWrongType, path, format!("expected {wanted}, but found {}", got.kind()));
}
