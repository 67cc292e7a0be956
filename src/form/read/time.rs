//! Times of the day as people write them: `14:05`, `14.05`, `1405`, `2:05pm`, `9 am`, `midday`.

use chrono::NaiveTime;

use super::Question;
use crate::form::problem::Problem;

/// Reads a time of the day.
pub fn time(question: &Question<'_>, text: &str) -> Result<NaiveTime, Problem> {
    let no_time = || question.must("form/not-a-time", "must have a real time, such as 14:05 or 2:05pm");
    let lower = text.trim().to_ascii_lowercase();
    match lower.as_str() {
        "midday" | "noon" | "12 noon" => return NaiveTime::from_hms_opt(12, 0, 0).ok_or_else(no_time),
        "midnight" | "12 midnight" => {
            return Err(question.must(
                "form/midnight",
                "must have a time in digits: 00:00 is the midnight that begins the day, 23:59 is just before the one that ends it",
            ));
        }
        _ => {}
    }
    let halves = ["am", "a.m.", "pm", "p.m."].iter().enumerate();
    let (half, clock) = halves
        .filter_map(|(place, end)| lower.strip_suffix(end).map(|clock| (Some(place), clock.trim_end())))
        .next()
        .unwrap_or((None, lower.as_str()));
    let parts: Vec<&str> = clock.split([':', '.']).collect();
    let number = |text: &str, most: usize| {
        Some(text).filter(|text| (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit()))?.parse::<u32>().ok()
    };
    let two = |text: &str| Some(text).filter(|text| text.len() == 2).and_then(|text| number(text, 2));
    let read = match parts.as_slice() {
        // Four digits: 1405. An hour alone needs to say which half of the day it is in.
        [digits] if digits.len() == 4 => digits.split_at_checked(2).and_then(|(hour, minute)| Some((two(hour)?, two(minute)?, 0))),
        [hour] if half.is_some() => number(hour, 2).map(|hour| (hour, 0, 0)),
        [hour, minute] => number(hour, 2).zip(two(minute)).map(|(hour, minute)| (hour, minute, 0)),
        [hour, minute, second] => number(hour, 2).zip(two(minute)).zip(two(second)).map(|((hour, minute), second)| (hour, minute, second)),
        _ => None,
    };
    let (hour, minute, second) = read.ok_or_else(no_time)?;
    let hour = match half {
        None => hour,
        Some(_) if !(1..=12).contains(&hour) => return Err(no_time()),
        Some(place) => hour % 12 + if place >= 2 { 12 } else { 0 },
    };
    NaiveTime::from_hms_opt(hour, minute, second).ok_or_else(no_time)
}
