//! Answers of several parts: a person, the rows of a table, a picture.

use super::{Question, answer};
use crate::form::answer::Answer;
use crate::form::problem::{Problem, missing, subject};
use crate::json::Json;

/// The parts of a person, in order.
const PERSON: [&str; 3] = ["name", "relation", "contact"];

/// Somebody: at least a name.
pub fn person(question: &Question<'_>, json: &Json) -> Result<Option<Answer>, Problem> {
    if let Json::Text(name) = json {
        return Ok(Some(Answer::Person(vec![("name", name.trim().to_owned())])));
    }
    let Json::Object(given) = json else { return Err(question.no_answer()) };
    let mut members = Vec::new();
    for name in PERSON {
        match json.get(name) {
            Some(Json::Text(text)) if !text.trim().is_empty() => members.push((name, text.trim().to_owned())),
            Some(Json::Text(_) | Json::Null) | None => {}
            Some(_) => return Err(question.no_answer()),
        }
    }
    if given.iter().any(|(name, _)| !PERSON.contains(&name.as_str())) {
        return Err(question.no_answer());
    }
    match members.first() {
        None => Ok(None),
        Some(("name", _)) => Ok(Some(Answer::Person(members))),
        Some(_) => Err(question.must("form/no-name", "must include a name")),
    }
}

/// The rows of a table; rows that are blank are no rows.
pub fn table(question: &Question<'_>, json: &Json) -> Result<Option<Answer>, Problem> {
    let Json::List(given) = json else { return Err(question.no_answer()) };
    let mut rows = Vec::new();
    for (place, given) in given.iter().enumerate() {
        let Json::Object(members) = given else { return Err(question.no_answer()) };
        if members.iter().any(|(name, _)| !question.columns.iter().any(|column| column.name == *name)) {
            return Err(question.no_answer());
        }
        let of_row = |says: &str| format!("{}, row {}: {says}", subject(question.label), place + 1);
        let mut row = Vec::with_capacity(question.columns.len());
        for column in question.columns {
            let cell = Question::of_column(column, question.today);
            let read = answer(&cell, given.get(&column.name).unwrap_or(&Json::Null));
            let read = read.map_err(|problem| Problem { says: of_row(&problem.says), ..problem })?;
            if column.last_checked && matches!(read, Some(Answer::Date(day)) if day > question.today) {
                let ahead = cell.must("form/in-future", "must be today or in the past");
                return Err(Problem { says: of_row(&ahead.says), ..ahead });
            }
            row.push(read);
        }
        if row.iter().all(Option::is_none) {
            continue;
        }
        if let Some((column, _)) = question.columns.iter().zip(&row).find(|(column, cell)| column.needed && cell.is_none()) {
            return Err(Problem::new("form/no-cell", of_row(&missing(&column.label, column.field_type))));
        }
        rows.push(row);
    }
    Ok((!rows.is_empty()).then_some(Answer::Rows(rows)))
}

/// A picture: what is known of its file. Its bytes never come here.
pub fn photograph(question: &Question<'_>, json: &Json) -> Result<Answer, Problem> {
    match (json.get("name"), json.get("type"), json.get("size")) {
        (Some(Json::Text(name)), Some(Json::Text(kind)), Some(Json::Number(size))) if !name.trim().is_empty() => {
            if !kind.starts_with("image/") {
                return Err(question.must("form/not-an-image", "must be an image, such as a JPEG or PNG file"));
            }
            if *size <= 0.0 {
                return Err(question.must("form/empty-file", "must be a file that is not empty"));
            }
            Ok(Answer::Photograph { name: name.trim().to_owned(), kind: kind.clone(), size: *size })
        }
        _ => Err(question.no_answer()),
    }
}
