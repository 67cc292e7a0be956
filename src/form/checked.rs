//! When somebody last checked an item of a plan, or a row of one of its tables, and whether that is too long ago.

use chrono::NaiveDate;
use serde::Serialize;

use super::answer::Answer;
use super::answers::Answers;
use super::filled::{Entry, Filled};
use super::problem::{Problem, bare};
use super::read::{Question, date};
use crate::calendar::from_london;
use crate::pack::{Column, Field};

/// A row of a table that carries the date on which somebody last checked it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct RowState {
    /// When somebody last checked it: the row itself, or the whole table since.
    pub checked_at: Option<String>,
    /// Whether that is longer ago than the plan allows.
    pub stale: bool,
}

/// What is known of when an item was checked.
#[derive(Debug, Default)]
pub struct Checked {
    /// When; of a table with dated rows, when the row was that was checked longest ago, where each was.
    pub at: Option<String>,
    /// Whether that is longer ago than the plan allows; of such a table, whether it is for one of its rows.
    pub stale: bool,
    /// The rows of a table that carry the date.
    pub rows: Vec<RowState>,
    /// What is wrong with the date.
    pub problem: Option<Problem>,
}

/// Whether an item carries the date on which somebody last checked it, itself or by its rows.
pub fn carries_date(field: &Field, columns: &[Column]) -> bool {
    field.last_checked || columns.iter().any(|column| column.last_checked)
}

/// When an item was last checked. Whoever checks a whole table checks its rows: the later day counts for each.
pub fn checked(filled: &Filled<'_, '_>, answers: &Answers, field: &Field, columns: &[Column], entry: &Entry) -> Checked {
    if !carries_date(field, columns) {
        return Checked::default();
    }
    let whole = match of_whole(filled, answers, field) {
        Ok(whole) => whole,
        Err(problem) => return Checked { problem: Some(problem), ..Checked::default() },
    };
    let (Some(column), Some(Answer::Rows(rows))) = (columns.iter().position(|column| column.last_checked), entry.value()) else {
        let stale = entry.value().is_some() && whole.is_some_and(|day| is_stale(filled, day));
        return Checked { at: whole.map(|day| day.to_string()), stale, ..Checked::default() };
    };
    let of_row = |row: &Vec<Option<Answer>>| match row.get(column) {
        Some(Some(Answer::Date(day))) => Some(*day).max(whole),
        _ => whole,
    };
    let days: Vec<Option<NaiveDate>> = rows.iter().map(of_row).collect();
    let state = |day: &Option<NaiveDate>| RowState {
        checked_at: day.map(|day| day.to_string()),
        stale: day.is_some_and(|day| is_stale(filled, day)),
    };
    let rows: Vec<RowState> = days.iter().map(state).collect();
    let oldest = days.iter().copied().collect::<Option<Vec<_>>>().and_then(|days| days.into_iter().min());
    Checked { at: oldest.map(|day| day.to_string()), stale: rows.iter().any(|row| row.stale), rows, problem: None }
}

/// The day on which an item was checked as a whole.
fn of_whole(filled: &Filled<'_, '_>, answers: &Answers, field: &Field) -> Result<Option<NaiveDate>, Problem> {
    let Some((_, text)) = answers.checked.iter().find(|(name, text)| *name == field.name && !text.trim().is_empty()) else {
        return Ok(None);
    };
    let today = filled.facts.as_of.london_date();
    let label = format!("The date on which \"{}\" was last checked", bare(&field.label));
    let day = date(&Question::of_date(&label, today), text)?;
    if day > today { Err(Problem::must("form/in-future", &label, "must be today or in the past")) } else { Ok(Some(day)) }
}

/// Whether a day is longer ago than the plan allows.
fn is_stale(filled: &Filled<'_, '_>, day: NaiveDate) -> bool {
    let last = |length| filled.protocol.calendar().after(from_london(day.and_time(chrono::NaiveTime::MIN)), length).london_date();
    filled.compiled.stale_after.map(last).is_some_and(|last| last < filled.facts.as_of.london_date())
}
