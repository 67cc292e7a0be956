//! Dates and times as people type them, for whoever reads them outside of a form.

use chrono::{NaiveDate, NaiveTime};

use super::problem::Problem;
use super::read::{self, Question};

/// A date as people type it, the day before the month.
///
/// # Errors
/// What is wrong with it.
pub fn date(text: &str, today: NaiveDate) -> Result<NaiveDate, Problem> {
    read::date(&Question::of_date("The date", today), text)
}

/// A time of the day as people type it.
///
/// # Errors
/// What is wrong with it.
pub fn time(text: &str) -> Result<NaiveTime, Problem> {
    read::time(&Question::of_date("The time", NaiveDate::default()), text)
}

/// Date and time apart, where a text holds both.
#[must_use]
pub fn apart(text: &str) -> (String, Option<String>) {
    if let Some((day, clock)) = read::halves(text) {
        return (day, Some(clock));
    }
    // A time without a colon (`2000`, `20.00`) is one only after a whole date.
    let whole = |day: &&str| read::date(&Question::of_date("", NaiveDate::default()), day).is_ok();
    match text.trim().rsplit_once(' ').filter(|(day, clock)| whole(day) && time(clock).is_ok()) {
        Some((day, clock)) => (day.to_owned(), Some(clock.to_owned())),
        None => (text.trim().to_owned(), None),
    }
}
