//! When an earlier episode began or ended, as spreadsheets write it: in every order of day and month that can be told apart,
//! and asked about where it cannot.

use chrono::{NaiveDate, NaiveTime};

use super::{Ask, AskChoice, GivenAnswers, RowProblem};
use crate::calendar::{Instant, LondonTime, london_time};
use crate::form::typed;
use crate::words;

/// A moment as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The moment; without a time, the midnight that begins the day.
    pub at: Instant,
    /// Whether its time was written too.
    pub timed: bool,
    /// `Fri 2 Oct 2026, 20:00`; `Fri 2 Oct 2026, no time given`.
    pub words: String,
}

/// The question about the order of day and month, for all rows.
pub fn order() -> Ask {
    let choice = |value: &str, words: &str| AskChoice { value: value.to_owned(), words: words.to_owned() };
    Ask {
        key: "order".to_owned(),
        asks: "Several dates can be read in two ways. In which order are they written?".to_owned(),
        choices: vec![choice("day_first", "Day, then month: 3/4 is 3 April"), choice("month_first", "Month, then day: 3/4 is 4 March")],
    }
}

/// Whether a cell holds a date, alone or with a time.
pub fn is_date(cell: &str) -> bool {
    let digits = cell.bytes().filter(u8::is_ascii_digit).count();
    if digits < 3 {
        return false;
    }
    // Five digits alone are the number by which a spreadsheet keeps a date: no date, and told so.
    if Instant::parse(cell).is_ok() || digits == 5 && cell.len() == 5 {
        return true;
    }
    let (day, _) = typed::apart(cell);
    numbers(&day).is_some() || typed::date(&day, far()).is_ok()
}

/// Whether a cell holds a time alone.
pub fn is_time(cell: &str) -> bool {
    typed::time(cell).is_ok() && cell.len() <= 11
}

/// A date from which the year of two digits is not judged: only whether it is a date at all is asked.
fn far() -> NaiveDate {
    NaiveDate::default()
}

/// Reads a moment, and asks what it leaves open.
///
/// # Errors
/// What is wrong with it.
pub fn read(
    text: &str,
    line: usize,
    place: &'static str,
    as_of: Instant,
    answers: &GivenAnswers,
) -> Result<(Option<Written>, Vec<Ask>), RowProblem> {
    if let Ok(at) = Instant::parse(text) {
        return Ok((Some(Written { at, timed: true, words: words::moment_with_year(at) }), Vec::new()));
    }
    let wrong = |message: String, mend: &str| RowProblem { place, message, mend: mend.to_owned() };
    let today = as_of.london_date();
    let (day, clock) = typed::apart(text);
    let clock = clock
        .map(|clock| typed::time(&clock))
        .transpose()
        .map_err(|_| wrong(format!("\"{text}\" has no real time"), "Write the time as 14:05 or 2:05pm."))?;
    let key = format!("{line}/{place}");
    let date = match either(&day, today) {
        Either::Neither => {
            let mend = if day.bytes().all(|byte| byte.is_ascii_digit()) {
                "This looks like the number by which a spreadsheet keeps a date. Set the column to show dates, and paste it again."
            } else {
                "Write day, month and year, such as 3 11 2026 or 3 Nov 2026."
            };
            return Err(wrong(format!("\"{text}\" is no date that can be read"), mend));
        }
        Either::One(date) => date,
        Either::Two(day_first, month_first) => match answers.get(&key).or_else(|| answers.get("order")).map(String::as_str) {
            Some("day_first") => day_first,
            Some("month_first") => month_first,
            _ => {
                let (first, second) = (words::date(day_first), words::date(month_first));
                let choice = |value: &str, words: &str| AskChoice { value: value.to_owned(), words: words.to_owned() };
                let asks = format!("Is {day} the {first} or the {second}?");
                return Ok((None, vec![Ask { key, asks, choices: vec![choice("day_first", &first), choice("month_first", &second)] }]));
            }
        },
    };
    let timed = clock.is_some();
    let local = date.and_time(clock.unwrap_or(NaiveTime::MIN));
    let at = match london_time(local) {
        LondonTime::Once(at) => at,
        LondonTime::Skipped => {
            return Err(wrong(
                format!("There was no {} on {}: the clocks went forward and left this hour out", words::clock(local), words::date(date)),
                "Write the time by another clock.",
            ));
        }
        LondonTime::Twice(first, last) => {
            let key = format!("{line}/{place}-clock");
            match answers.get(&key).map(String::as_str) {
                Some("first") => first,
                Some("second") => last,
                _ => {
                    let choice = |value: &str, words: &str| AskChoice { value: value.to_owned(), words: words.to_owned() };
                    let asks =
                        format!("The clocks went back on {} and showed {} twice. Which is meant?", words::date(date), words::clock(local));
                    let choices =
                        vec![choice("first", "The first, before they went back"), choice("second", "The second, after they went back")];
                    return Ok((None, vec![Ask { key, asks, choices }]));
                }
            }
        }
    };
    let full = words::moment_with_year(at);
    let words = if timed { full } else { format!("{}, no time given", full.split(',').next().unwrap_or_default()) };
    Ok((Some(Written { at, timed, words }), Vec::new()))
}

/// What a date can mean.
enum Either {
    Neither,
    One(NaiveDate),
    /// Day first, or month first.
    Two(NaiveDate, NaiveDate),
}

fn either(day: &str, today: NaiveDate) -> Either {
    let Some([first, second, year]) = numbers(day) else {
        return typed::date(day, today).map_or(Either::Neither, Either::One);
    };
    let read = |day: &str, month: &str| typed::date(&format!("{day} {month} {year}"), today).ok();
    match (read(first, second), read(second, first)) {
        (Some(day_first), Some(month_first)) if day_first != month_first => Either::Two(day_first, month_first),
        (Some(only), _) | (None, Some(only)) => Either::One(only),
        (None, None) => Either::Neither,
    }
}

/// The three numbers of a date that is written in numbers alone and does not begin with its year.
fn numbers(day: &str) -> Option<[&str; 3]> {
    let parts: Vec<&str> = day.split(['/', '-', '.', ' ']).collect();
    match parts.as_slice() {
        [first, second, year] if [first, second].iter().all(|part| is_number(part, 2)) && is_number(year, 4) => Some([first, second, year]),
        _ => None,
    }
}

fn is_number(text: &str, most: usize) -> bool {
    (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}
