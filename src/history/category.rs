//! As what an earlier episode counted, as spreadsheets write it.

use super::{Ask, AskChoice, GivenAnswers};
use crate::vocabulary::CATEGORIES;
use crate::words;

/// What spreadsheets write, and what it means. The letter A of the national return is not among them: some use it for either.
const WRITTEN: [(&str, &str); 10] = [
    ("missing", "missing"),
    ("m", "missing"),
    ("missing from care", "missing"),
    ("missing from home", "missing"),
    ("missing person", "missing"),
    ("absent", "absent"),
    ("absence", "absent"),
    ("away from placement", "away_from_placement"),
    ("away from placement without authorisation", "away_from_placement"),
    ("away_from_placement", "away_from_placement"),
];
/// What speaks of a category and leaves open of which.
const OPEN: [&str; 5] = ["a", "away", "unauthorised absence", "unauthorised", "awol"];

/// Whether a cell speaks of the category.
pub fn is_category(cell: &str) -> bool {
    let lower = cell.to_ascii_lowercase();
    WRITTEN.iter().any(|(written, _)| *written == lower) || OPEN.contains(&lower.as_str())
}

/// The category, or the question that brings it out.
pub fn read(text: &str, line: usize, answers: &GivenAnswers) -> (Option<&'static str>, Option<Ask>) {
    let lower = text.trim().to_ascii_lowercase();
    if let Some((_, category)) = WRITTEN.iter().find(|(written, _)| *written == lower) {
        return (Some(category), None);
    }
    let key = format!("{line}/category");
    let answer = answers.get(&key).or_else(|| answers.get("category"));
    if let Some(category) = answer.and_then(|answer| kinds().find(|kind| kind == answer)) {
        return (Some(category), None);
    }
    let asks = if lower.is_empty() {
        "The row does not say as what the episode counted. As what?".to_owned()
    } else {
        format!("What does \"{}\" mean here?", text.trim())
    };
    (None, Some(Ask { key, asks, choices: choices() }))
}

/// The question for all rows that do not say it.
pub fn for_all() -> Ask {
    Ask {
        key: "category".to_owned(),
        asks: "Several rows do not say as what the episode counted. As what did they all count?".to_owned(),
        choices: choices(),
    }
}

/// An episode that was none has no place in the history.
fn kinds() -> impl Iterator<Item = &'static str> {
    CATEGORIES.into_iter().take(3)
}

fn choices() -> Vec<AskChoice> {
    kinds().map(|kind| AskChoice { value: kind.to_owned(), words: words::category(kind).to_owned() }).collect()
}
