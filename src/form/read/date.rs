//! Dates as people write them: `3 11 26`, `3 nov 2026`, `03/11/2026`, `Tue 3rd November 2026`, `2026-11-03`. The day stands
//! first; a month that stands first in digits is never guessed.

use chrono::{Datelike, NaiveDate};

use super::Question;
use crate::form::problem::Problem;
use crate::json::Json;
use crate::words;

/// The years in which a date may lie, as everywhere here.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2200;
const MONTHS: [&str; 12] =
    ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];
const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
/// Words that mean another date each day.
const RELATIVE: [&str; 8] = ["today", "yesterday", "tomorrow", "tonight", "last", "next", "now", "ago"];

/// A date, typed as a text or in three boxes.
pub fn of_json(question: &Question<'_>, json: &Json) -> Result<Option<NaiveDate>, Problem> {
    match json {
        Json::Text(text) => date(question, text).map(Some),
        Json::Object(_) => {
            let mut parts = Vec::new();
            let mut lacking = Vec::new();
            for name in ["day", "month", "year"] {
                match json.get(name) {
                    Some(Json::Text(text)) if !text.trim().is_empty() => parts.push(text.trim().to_owned()),
                    Some(Json::Number(number)) => parts.push(crate::number::words(*number)),
                    _ => lacking.push(name),
                }
            }
            match lacking.as_slice() {
                [] => date(question, &parts.join(" ")).map(Some),
                [_, _, _] => Ok(None),
                lacking => Err(question.must("form/not-a-date", &format!("must include a {}", lacking.join(" and a ")))),
            }
        }
        _ => Err(question.no_answer()),
    }
}

/// A part of a date.
#[derive(Clone, Copy)]
enum Part {
    /// Digits: their number, and how many they are.
    Digits(u32, usize),
    /// The name of a month.
    Month(u32),
}

/// Reads a date.
///
/// # Errors
/// What is wrong with it.
pub fn date(question: &Question<'_>, text: &str) -> Result<NaiveDate, Problem> {
    let example = if question.birth { "31 3 2012" } else { "3 11 2026" };
    let no_date = || question.must("form/not-a-date", &format!("must be a real date, such as {example}"));
    let lower = text.trim().to_ascii_lowercase();
    if !lower.starts_with(|first: char| first.is_ascii_alphanumeric()) {
        return Err(no_date());
    }
    let mut parts: Vec<Part> = Vec::new();
    let mut weekday = None;
    for word in lower.split([' ', '/', '-', '.', ',', '\t', '\u{a0}']).filter(|word| !word.is_empty()) {
        if RELATIVE.contains(&word) {
            return Err(question.must(
                "form/date-in-words",
                &format!("must be a day, month and year, such as {example}: \"{text}\" means another date tomorrow"),
            ));
        }
        let digits =
            ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end)).filter(|rest| ends_in_digit(rest)).unwrap_or(word);
        if digits.bytes().all(|byte| byte.is_ascii_digit()) && digits.len() <= 4 {
            parts.push(Part::Digits(digits.parse().map_err(|_| no_date())?, digits.len()));
        } else if let Some(month) = named(&MONTHS, word) {
            parts.push(Part::Month(month));
        } else if let Some(day) = named(&DAYS, word).filter(|_| weekday.is_none() && parts.is_empty()) {
            weekday = Some(day);
        } else if word != "of" {
            return Err(no_date());
        }
    }
    let (day, month, year) = match parts.as_slice() {
        // The standard's own order: the year first.
        [Part::Digits(year, 4), Part::Digits(month, _) | Part::Month(month), Part::Digits(day, 1 | 2)] => (*day, *month, (*year, 4)),
        [Part::Digits(day, 1 | 2), Part::Digits(month, 1 | 2) | Part::Month(month), Part::Digits(year, digits)]
        | [Part::Month(month), Part::Digits(day, 1 | 2), Part::Digits(year, digits)] => (*day, *month, (*year, *digits)),
        [Part::Digits(..), Part::Month(_)] | [Part::Digits(_, 1 | 2), Part::Digits(_, 1 | 2)] => {
            return Err(question.must("form/not-a-date", "must include a year"));
        }
        [Part::Month(_), Part::Digits(_, 4)] => return Err(question.must("form/not-a-date", "must include a day")),
        _ => return Err(no_date()),
    };
    let date = match year {
        (year, 4) => real(i32::try_from(year).unwrap_or(0), month, day),
        (year, 2) => nearest(question, i32::try_from(year).unwrap_or(0), month, day),
        _ => return Err(question.must("form/not-a-date", &format!("must have a year of 4 digits, such as {example}"))),
    };
    let date = date.ok_or_else(no_date)?;
    match weekday {
        Some(day) if day != date.weekday().number_from_monday() => {
            Err(question.must("form/wrong-weekday", &format!("must be a real date: {} is a {}", words::date(date), words::weekday(date))))
        }
        _ => Ok(date),
    }
}

fn ends_in_digit(text: &str) -> bool {
    text.ends_with(|last: char| last.is_ascii_digit())
}

/// The place, from 1, of a name that was written whole or by at least its first three letters.
fn named(names: &[&str], word: &str) -> Option<u32> {
    let fits = |name: &&str| word.len() >= 3 && name.starts_with(word) || (*name == "september" && word == "sept");
    names.iter().position(fits).and_then(|place| u32::try_from(place + 1).ok())
}

fn real(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day).filter(|date| YEARS.contains(&date.year()))
}

/// A year of two digits: the nearest that fits, and for a birth the nearest that has been.
fn nearest(question: &Question<'_>, year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    let century = question.today.year() / 100 * 100;
    let mut found: Option<NaiveDate> = None;
    for base in [century - 100, century, century + 100] {
        let Some(date) = real(base + year, month, day).filter(|date| !question.birth || *date <= question.today) else { continue };
        let away = |date: NaiveDate| date.signed_duration_since(question.today).num_days().abs();
        if found.is_none_or(|known| away(date) < away(known)) {
            found = Some(date);
        }
    }
    found
}
