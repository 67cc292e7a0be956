//! The words for times, categories and grades, once for every face.

use chrono::{Datelike, NaiveDateTime, Timelike};

use crate::calendar::Instant;

const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// A moment as a clock in London shows it: `Sat 21 Nov, 22:04`.
///
/// ```
/// use homeward::{Instant, view::words};
/// assert_eq!(words::moment(Instant::parse("2026-07-01T22:04:00Z").unwrap()), "Wed 1 Jul, 23:04");
/// ```
#[must_use]
pub fn moment(instant: Instant) -> String {
    without_year(instant.london())
}

/// The same with its year: `Sat 21 Nov 2026, 22:04`.
#[must_use]
pub fn moment_with_year(instant: Instant) -> String {
    with_year(instant.london())
}

fn without_year(local: NaiveDateTime) -> String {
    format!("{} {} {}, {:02}:{:02}", day(local.date()), local.day(), month(local.date()), local.hour(), local.minute())
}

fn with_year(local: NaiveDateTime) -> String {
    format!("{} {} {} {}, {:02}:{:02}", day(local.date()), local.day(), month(local.date()), local.year(), local.hour(), local.minute())
}

/// A moment, with its year where that is not the year of `now`. The midnight that ends a day is told as the end of that day.
#[must_use]
pub fn moment_near(instant: Instant, now: Instant) -> String {
    let local = instant.london();
    if local.hour() == 0 && local.minute() == 0 {
        let day_before = instant.after_hours(-1.0).london().date();
        let year = if day_before.year() == now.london().year() { String::new() } else { format!(" {}", day_before.year()) };
        return format!("{} {} {}{year}, midnight", day(day_before), day_before.day(), month(day_before));
    }
    if local.year() == now.london().year() { without_year(local) } else { with_year(local) }
}

/// A time of the day: `22:04`.
#[must_use]
pub fn clock(local: NaiveDateTime) -> String {
    format!("{:02}:{:02}", local.hour(), local.minute())
}

fn day(date: chrono::NaiveDate) -> &'static str {
    DAYS.get(date.weekday().num_days_from_monday() as usize).copied().unwrap_or("")
}

fn month(date: chrono::NaiveDate) -> &'static str {
    MONTHS.get(date.month0() as usize).copied().unwrap_or("")
}

/// A date: `30 May 2011`.
#[must_use]
pub fn date(date: chrono::NaiveDate) -> String {
    format!("{} {} {}", date.day(), month(date), date.year())
}

/// How far it is from one moment to a later one: `23 h 26 min`, `6 days 2 h`, `less than a minute`.
///
/// ```
/// use homeward::{Instant, view::words};
/// let (now, due) = (Instant::parse("2026-11-21T22:04Z").unwrap(), Instant::parse("2026-11-22T21:30Z").unwrap());
/// assert_eq!(words::span(now, due), "23 h 26 min");
/// ```
#[must_use]
pub fn span(from: Instant, to: Instant) -> String {
    let minutes = to.nanoseconds().saturating_sub(from.nanoseconds()) / 60_000_000_000;
    let (days, hours, rest) = (minutes / 1440, minutes / 60 % 24, minutes % 60);
    match (days, hours, rest) {
        (0, 0, 0) => "less than a minute".to_owned(),
        (0, 0, rest) => format!("{rest} min"),
        (0, hours, 0) => format!("{hours} h"),
        (0, hours, rest) => format!("{hours} h {rest} min"),
        // Up to three days the hours are what a protocol counts.
        (1 | 2, hours, rest) if rest > 0 => format!("{} h {rest} min", days * 24 + hours),
        (1 | 2, hours, _) => format!("{} h", days * 24 + hours),
        (days, 0, _) => format!("{days} days"),
        (days, hours, _) => format!("{days} days {hours} h"),
    }
}

/// A category, as a heading says it.
#[must_use]
pub fn category(value: &str) -> &'static str {
    match value {
        "missing" => "Missing",
        "absent" => "Absent",
        "away_from_placement" => "Away from placement",
        _ => "Not missing",
    }
}

/// A grade, as a heading says it.
#[must_use]
pub fn grade(value: &str) -> &'static str {
    match value {
        "high" => "High",
        "medium" => "Medium",
        "low" => "Low",
        _ => "No apparent risk",
    }
}

/// A day of the week: `Tuesday`.
#[must_use]
pub fn weekday(date: chrono::NaiveDate) -> &'static str {
    const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    DAYS.get(date.weekday().num_days_from_monday() as usize).copied().unwrap_or("")
}

/// Words in a row: `a`, `a or b`, `a, b or c`.
#[must_use]
pub fn either(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    }
}

/// A sentence with a small first letter, to stand within another; words in capitals stay.
#[must_use]
pub fn within(text: &str) -> String {
    let mut letters = text.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if !second.is_ascii_uppercase() => std::iter::once(first.to_ascii_lowercase()).chain(letters).collect(),
        _ => text.to_owned(),
    }
}
