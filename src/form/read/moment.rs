//! A date with its time, as a clock in London shows it. A time that the spring change skips or the autumn change doubles is
//! no moment by itself, and is told so.

use chrono::NaiveDateTime;

use super::{Question, date, time};
use crate::calendar::{Instant, InstantProblem, LondonTime, london_time};
use crate::form::problem::Problem;
use crate::json::Json;
use crate::words;

/// Reads `{ "date": ..., "time": ... }`, an instant, or both in one text.
pub fn moment(question: &Question<'_>, json: &Json) -> Result<Option<Instant>, Problem> {
    match json {
        Json::Text(text) => of_text(question, text.trim()).map(Some),
        Json::Object(_) => of_boxes(question, json),
        _ => Err(question.no_answer()),
    }
}

fn of_boxes(question: &Question<'_>, json: &Json) -> Result<Option<Instant>, Problem> {
    let part = |name: &str| match json.get(name) {
        Some(Json::Text(text)) => Some(text.trim()).filter(|text| !text.is_empty()),
        _ => None,
    };
    let day = match json.get("date") {
        Some(boxes @ Json::Object(_)) => date::of_json(question, boxes)?,
        _ => part("date").map(|text| date(question, text)).transpose()?,
    };
    let clock = part("time").map(|text| time::time(question, text)).transpose()?;
    let (day, clock) = match (day, clock) {
        (None, None) => return Ok(None),
        (Some(_), None) => return Err(question.must("form/no-time", "must include a time, such as 14:05")),
        (None, Some(_)) => return Err(question.must("form/no-date", "must include a date, such as 3 11 2026")),
        (Some(day), Some(clock)) => (day, clock),
    };
    let second = match json.get("second") {
        Some(Json::Boolean(second)) => Some(*second),
        _ => None,
    };
    in_london(question, day.and_time(clock), part("offset"), second).map(Some)
}

fn of_text(question: &Question<'_>, text: &str) -> Result<Instant, Problem> {
    match Instant::parse(text) {
        Ok(instant) => return Ok(instant),
        Err(InstantProblem::LeapSecond | InstantProblem::Year | InstantProblem::Impossible) => {
            return Err(question.must("form/not-a-date", "must be a real date and time, such as 3 11 2026 14:05"));
        }
        Err(InstantProblem::Form | InstantProblem::NoOffset) => {}
    }
    let Some((day, clock)) = halves(text) else {
        return Err(date(question, text).err().unwrap_or_else(|| question.must("form/no-time", "must include a time, such as 14:05")));
    };
    in_london(question, date(question, &day)?.and_time(time::time(question, &clock)?), None, None)
}

/// Date and time apart, where a text holds both: the time is the last word, or the last two (`9 am`).
pub fn halves(text: &str) -> Option<(String, String)> {
    if let Some((day, rest)) = text.split_at_checked(10)
        && let Some(clock) = rest.strip_prefix(['T', 't'])
    {
        return Some((day.to_owned(), clock.to_owned()));
    }
    let lower = text.to_ascii_lowercase();
    let words: Vec<&str> = lower.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    let is_half = words.last().is_some_and(|last| matches!(*last, "am" | "pm" | "a.m." | "p.m."));
    let (day, clock) = words.split_at_checked(words.len().checked_sub(if is_half { 2 } else { 1 })?)?;
    let clock = clock.concat();
    let is_time = is_half || clock.contains(':') || clock.ends_with("am") || clock.ends_with("pm");
    (is_time || matches!(clock.as_str(), "midday" | "noon" | "midnight")).then(|| (day.join(" "), clock))
}

/// The moment at which a clock in London shows this.
fn in_london(question: &Question<'_>, local: NaiveDateTime, offset: Option<&str>, second: Option<bool>) -> Result<Instant, Problem> {
    let (clock, day) = (local.time().format_hm(), words::date(local.date()));
    let candidates = match london_time(local) {
        LondonTime::Skipped => {
            return Err(question.must(
                "form/time-skipped",
                &format!(
                    "cannot be {clock} on {day}: the clocks went forward that night and left this hour out. Enter the time by another clock"
                ),
            ));
        }
        LondonTime::Once(only) => vec![only],
        LondonTime::Twice(first, last) => vec![first, last],
    };
    if let Some(offset) = offset {
        let written = Instant::parse(&format!("{}T{}{offset}", local.date(), local.time().format_hm()));
        return match written.ok().filter(|instant| candidates.contains(instant)) {
            Some(instant) => Ok(instant),
            None => Err(question.must("form/not-a-time", &format!("must be a time in London: {clock} on {day} has another offset there"))),
        };
    }
    match (candidates.as_slice(), second) {
        ([only], _) | ([only, _], Some(false)) | ([_, only], Some(true)) => Ok(*only),
        _ => Err(question.must(
            "form/time-twice",
            &format!("must say which {clock} on {day} is meant: the clocks went back that night and showed it twice"),
        )),
    }
}

/// A time without its seconds.
trait FormatHm {
    fn format_hm(&self) -> String;
}

impl FormatHm for chrono::NaiveTime {
    fn format_hm(&self) -> String {
        use chrono::Timelike;
        format!("{:02}:{:02}", self.hour(), self.minute())
    }
}
