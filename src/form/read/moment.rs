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
    // The time is the last word, or the last two: `9 am`.
    let text = text.replace(['T', 't'], if Instant::parse(&format!("{text}Z")).is_ok() { " " } else { "t" });
    let mut splits = text.rmatch_indices([' ', ',']).map(|(at, _)| at).take(2);
    let looks_like_a_time = |rest: &str| {
        let rest = rest.trim().to_lowercase();
        rest.contains(':') || rest.ends_with("am") || rest.ends_with("pm") || matches!(rest.as_str(), "midday" | "noon" | "midnight")
    };
    let (last, before) = (splits.next(), splits.next());
    let split = |at: Option<usize>| at.and_then(|at| text.split_at_checked(at)).filter(|(_, rest)| looks_like_a_time(rest));
    let only_half = last.and_then(|at| text.get(at..)).is_some_and(|rest| matches!(rest.trim().to_lowercase().as_str(), "am" | "pm"));
    let parts = if only_half { split(before) } else { split(last) };
    let Some((day, clock)) = parts else {
        let problem = date(question, &text);
        return Err(problem.err().unwrap_or_else(|| question.must("form/no-time", "must include a time, such as 14:05")));
    };
    let clock = clock.trim_matches([' ', ',']);
    in_london(question, date(question, day)?.and_time(time::time(question, clock)?), None, None)
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
