//! Numbers as people write them: `12`, `12.5`, `1,000`.

use super::Question;
use crate::form::problem::Problem;
use crate::json::Json;
use crate::number::{decimal, words};

/// Reads a number, and sees whether it lies within its bounds.
pub fn number(question: &Question<'_>, json: &Json) -> Result<f64, Problem> {
    let kind = if question.whole { "a whole number" } else { "a number" };
    let example = if question.whole { "12" } else { "12.5" };
    let no_number = || question.must("form/not-a-number", &format!("must be {kind}, such as {example}"));
    let number = match json {
        Json::Number(number) if number.is_finite() => *number,
        Json::Text(text) => written(text.trim()).ok_or_else(no_number)?,
        _ => return Err(no_number()),
    };
    if question.whole && number.fract() != 0.0 {
        return Err(question.must("form/not-whole", "must be a whole number"));
    }
    let below = question.least.is_some_and(|least| number < least);
    let above = question.most.is_some_and(|most| number > most);
    match (question.least, question.most) {
        (Some(least), Some(most)) if below || above => {
            Err(question.must("form/out-of-bounds", &format!("must be between {} and {}", words(least), words(most))))
        }
        (Some(least), _) if below => Err(question.must("form/out-of-bounds", &format!("must be {} or more", words(least)))),
        (_, Some(most)) if above => Err(question.must("form/out-of-bounds", &format!("must be {} or fewer", words(most)))),
        _ => Ok(number),
    }
}

/// Digits with a point, with or without a comma before each three of them.
fn written(text: &str) -> Option<f64> {
    let (sign, digits) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (-1.0, rest),
        None => (1.0, text),
    };
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(whole, fraction)| (whole, Some(fraction)));
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let grouped = whole.contains(',');
    if grouped && (first.is_empty() || first.len() > 3 || groups.any(|group| group.len() != 3)) {
        return None;
    }
    let plain: String = whole.chars().filter(|letter| *letter != ',').collect();
    match fraction {
        Some(fraction) if fraction.is_empty() || fraction.contains(',') => None,
        Some(fraction) => decimal(&format!("{plain}.{fraction}"), 0),
        None => decimal(&plain, 0),
    }
    .map(|number| sign * number)
}
