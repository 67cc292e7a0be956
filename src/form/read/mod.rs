//! From what was typed to an answer: read as people write it, checked for real, never corrected in silence.

mod contact;
mod date;
mod moment;
mod nhs_number;
mod number;
mod rows;
mod time;

use chrono::NaiveDate;

pub use date::date;
pub use moment::halves;
pub use time::time;

use super::answer::Answer;
use super::problem::{Problem, missing};
use crate::json::Json;
use crate::pack::{Column, FieldType};
use crate::vocabulary::Choice;

/// What is asked, as far as reading an answer needs to know it.
#[derive(Debug, Clone, Copy)]
pub struct Question<'a> {
    /// What it holds.
    pub field_type: FieldType,
    /// What it asks.
    pub label: &'a str,
    /// The choices, or the windows.
    pub choices: &'a [Choice],
    /// The columns of a table.
    pub columns: &'a [Column],
    /// The least that a number may be.
    pub least: Option<f64>,
    /// The most that a number may be.
    pub most: Option<f64>,
    /// How many characters a text may have.
    pub most_characters: Option<u32>,
    /// Whether a number has to be whole.
    pub whole: bool,
    /// Whether it is the date of a birth: two digits of a year then mean the past.
    pub birth: bool,
    /// The date of today, to which the year of two digits is read.
    pub today: NaiveDate,
}

impl<'a> Question<'a> {
    /// A column of a table, as a question of its own.
    fn of_column(column: &'a Column, today: NaiveDate) -> Self {
        Self {
            field_type: column.field_type,
            label: &column.label,
            choices: &column.choices,
            columns: &[],
            least: column.least,
            most: column.most,
            most_characters: column.most_characters,
            whole: column.field_type == FieldType::Integer,
            birth: false,
            today,
        }
    }

    /// A date that is asked beside the fields.
    pub fn of_date(label: &'a str, today: NaiveDate) -> Self {
        Self {
            field_type: FieldType::Date,
            label,
            choices: &[],
            columns: &[],
            least: None,
            most: None,
            most_characters: None,
            whole: false,
            birth: false,
            today,
        }
    }

    /// That the answer must be something else: `Date of birth must be a real date`.
    fn must(&self, code: &str, must: &str) -> Problem {
        Problem::must(code, self.label, must)
    }

    /// That a value of another kind stands where the answer should be.
    fn no_answer(&self) -> Problem {
        Problem::new("form/not-an-answer", missing(self.label, self.field_type))
    }
}

/// Reads an answer; none where nothing was given.
///
/// # Errors
/// What is wrong with it, for people.
pub fn answer(question: &Question<'_>, json: &Json) -> Result<Option<Answer>, Problem> {
    use FieldType::{
        Choice, Choices, Date, DateTime, Email, FixedText, Integer, LongText, NhsNumber, Number, Person, Photograph, Postcode, Table,
        Telephone, Text, Tick, TickWindow, YesNo,
    };
    if *json == Json::Null {
        return Ok(None);
    }
    // What is blank was not answered, whatever is asked.
    let text = match json {
        Json::Text(text) if text.trim().is_empty() => return Ok(None),
        Json::Text(text) => Some(text.trim()),
        _ => None,
    };
    let found = match (question.field_type, text) {
        (Text | LongText, Some(text)) => text_within(question, text).map(Answer::Text),
        (Telephone, Some(text)) => contact::telephone(question, text).map(Answer::Text),
        (Email, Some(text)) => contact::email(question, text).map(Answer::Text),
        (Postcode, Some(text)) => contact::postcode(question, text).map(Answer::Text),
        (NhsNumber, Some(text)) => nhs_number::nhs_number(question, text).map(Answer::Text),
        (Number | Integer, _) => number::number(question, json).map(Answer::Number),
        (Choice, Some(text)) => place(question, text).map(Answer::Choice),
        (Choices | TickWindow, _) => return places(question, json),
        (YesNo, Some("not_known")) => Ok(Answer::YesNo(None)),
        (YesNo, Some("yes")) => Ok(Answer::YesNo(Some(true))),
        (YesNo, Some("no")) => Ok(Answer::YesNo(Some(false))),
        (Date, _) => return date::of_json(question, json).map(|date| date.map(Answer::Date)),
        (DateTime, _) => return moment::moment(question, json).map(|moment| moment.map(Answer::Moment)),
        (Person, _) => return rows::person(question, json),
        (Table, _) => return rows::table(question, json),
        (Photograph, None) => rows::photograph(question, json),
        (FixedText, _) => return Ok(None),
        _ => match (question.field_type, json) {
            (YesNo, Json::Boolean(value)) => Ok(Answer::YesNo(Some(*value))),
            (Tick, Json::Boolean(value)) => Ok(Answer::Tick(*value)),
            _ => Err(question.no_answer()),
        },
    };
    found.map(Some)
}

/// A text that is not too long; one line, where one is asked.
fn text_within(question: &Question<'_>, text: &str) -> Result<String, Problem> {
    let most = question.most_characters.map(|most| most as usize);
    if let Some(most) = most.filter(|most| text.chars().count() > *most) {
        return Err(question.must("form/too-long", &format!("must be {most} characters or less")));
    }
    if question.field_type == FieldType::Text && text.contains(['\n', '\r']) {
        return Err(question.must("form/several-lines", "must be one line"));
    }
    Ok(text.to_owned())
}

/// The place of a choice by its value.
fn place(question: &Question<'_>, value: &str) -> Result<usize, Problem> {
    question
        .choices
        .iter()
        .position(|choice| choice.value == value)
        .ok_or_else(|| question.must("form/not-a-choice", "must be one of the choices"))
}

/// Several choices, or ticked windows. No window is an answer, no choice is none.
fn places(question: &Question<'_>, json: &Json) -> Result<Option<Answer>, Problem> {
    let Json::List(values) = json else { return Err(question.no_answer()) };
    let mut places = Vec::with_capacity(values.len());
    for value in values {
        let Json::Text(value) = value else { return Err(question.no_answer()) };
        let place = place(question, value)?;
        if !places.contains(&place) {
            places.push(place);
        }
    }
    crate::order::by_key(&mut places, |place| *place);
    let answered = question.field_type == FieldType::TickWindow || !places.is_empty();
    Ok(answered.then_some(Answer::Choices(places)))
}
