//! Earlier episodes, pasted as a table from a spreadsheet: what each row says, what it leaves open, and what is wrong with it.
//!
//! Nothing is guessed: a date that can be read in two ways is asked about, a row without a category is asked about, one that may
//! say an episode a second time is asked about, and a row is taken only when it asks nothing, has no problem and is not left
//! out. No protocol is needed for it.

mod cells;
mod category;
mod moment;
mod same;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::calendar::Instant;
use crate::words;
use cells::{Parts, Sheet};
pub use same::Beside;
use same::{Same, Start, same};

/// How many rows are read: no child has more, and a whole spreadsheet pasted by mistake must not stop the page.
const MOST_ROWS: usize = 500;

/// A pasted table, read.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct HistoryTable {
    /// The rows that hold an episode, or should.
    pub rows: Vec<HistoryRow>,
    /// Questions that are the same for several rows; an answer to one of them answers it for all.
    pub asks: Vec<Ask>,
    /// What was left out, and why.
    pub left_out: Vec<LeftOut>,
}

/// A row of the table.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct HistoryRow {
    /// Its line, counted from 1.
    pub line: usize,
    /// Its cells, as they were pasted.
    pub cells: Vec<String>,
    /// When the episode began.
    pub start: Option<Instant>,
    /// When it ended, if that is known.
    pub end: Option<Instant>,
    /// As what it counted: `missing`, `absent`, `away_from_placement`.
    pub category: Option<&'static str>,
    /// The same in words, as far as it is read.
    pub words: String,
    /// What has to be answered before it is taken.
    pub asks: Vec<Ask>,
    /// What is wrong with it.
    pub problems: Vec<RowProblem>,
    /// Why it is no episode to be taken, though it can be read: `in the list already`, `the same as line 2`.
    pub left_out: Option<String>,
}

/// A question about a row, or about several.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct Ask {
    /// Under which key the answer is given: `3/start`; `order`, `category` and `same` for all rows.
    pub key: String,
    /// The question: `Is 3/4/2026 the 3 Apr 2026 or the 4 Mar 2026?`
    pub asks: String,
    /// The answers.
    pub choices: Vec<AskChoice>,
}

/// An answer to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct AskChoice {
    /// The value.
    pub value: String,
    /// The value in words.
    pub words: String,
}

/// What is wrong with a row.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct RowProblem {
    /// `start`, `end` or `row`.
    #[serde(rename = "where")]
    pub place: &'static str,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub mend: String,
}

/// A line that holds no episode.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct LeftOut {
    /// The line, counted from 1.
    pub line: usize,
    /// Why.
    pub words: String,
}

/// What was answered so far, by the keys of the questions.
pub type GivenAnswers = BTreeMap<String, String>;

/// Reads a pasted table, and holds it against what the case knows of episodes.
///
/// ```
/// use homeward::{Instant, history::read};
///
/// let now = Instant::parse("2026-11-21T22:00:00Z").unwrap();
/// let table = read("2 Oct 2026 20:00\t3 Oct 2026 01:10\tMissing", now, &Default::default(), &Default::default());
/// assert_eq!(table.rows[0].words, "Fri 2 Oct 2026, 20:00 to Sat 3 Oct 2026, 01:10, missing");
/// ```
#[must_use]
pub fn read(text: &str, as_of: Instant, answers: &GivenAnswers, beside: &Beside) -> HistoryTable {
    let sheet = Sheet::of(text);
    let mut starts = Vec::new();
    let mut table = HistoryTable { rows: Vec::new(), asks: Vec::new(), left_out: sheet.left_out };
    for (place, (line, cells, parts)) in sheet.rows.into_iter().enumerate() {
        if place < MOST_ROWS {
            let (mut row, start) = row(line, cells, &parts, as_of, answers);
            if let Some(start) = start {
                match same(start, &starts, beside, as_of, answers) {
                    Same::No => {}
                    Same::Asked(ask) => row.asks.push(ask),
                    Same::Yes(why) => row.left_out = Some(why),
                }
                starts.push(start);
            }
            table.rows.push(row);
        } else if place == MOST_ROWS {
            let words = format!("Only the first {MOST_ROWS} rows are read. This line and what follows is left out.");
            table.left_out.push(LeftOut { line, words });
        }
    }
    table.asks = shared_questions(&table.rows);
    table
}

fn row(line: usize, cells: Vec<String>, parts: &Parts, as_of: Instant, answers: &GivenAnswers) -> (HistoryRow, Option<Start>) {
    let mut asks = Vec::new();
    let mut problems = Vec::new();
    let mut read = |place: &'static str, text: &str| -> Option<moment::Written> {
        match moment::read(text, line, place, as_of, answers) {
            Ok((written, more)) => {
                asks.extend(more);
                written
            }
            Err(problem) => {
                problems.push(problem);
                None
            }
        }
    };
    let start = if parts.start.is_empty() { None } else { read("start", &parts.start) };
    let end = if parts.end.is_empty() { None } else { read("end", &parts.end) };
    if parts.start.is_empty() {
        problems.push(RowProblem {
            place: "start",
            message: "There is no date in this row".to_owned(),
            mend: "Write when the episode began, with day, month and year, in a cell of its own.".to_owned(),
        });
    }
    if parts.too_many {
        problems.push(RowProblem {
            place: "row",
            message: "This row holds more dates than a start and an end".to_owned(),
            mend: "Paste the headings of the columns too, or only the columns that say when it began and ended.".to_owned(),
        });
    }
    let (category, ask) = category::read(&parts.category, line, answers);
    asks.extend(ask);
    let at = start.as_ref().map(|start| start.at);
    // An end without its time, on the day of the start, says nothing more than the day.
    let end = end.filter(|end| end.timed || at.is_none_or(|at| end.at.london_date() != at.london_date()));
    if let (Some(start), Some(end)) = (&start, &end)
        && end.at < start.at
    {
        problems.push(RowProblem {
            place: "end",
            message: format!("The episode ends ({}) before it starts ({})", end.words, start.words),
            mend: "Correct one of the two.".to_owned(),
        });
    }
    if let Some(start) = start.as_ref().filter(|start| start.at > as_of) {
        problems.push(RowProblem {
            place: "start",
            message: format!("The episode starts later than now ({})", start.words),
            mend: "Correct the date, or leave the row out: what lies ahead is no earlier episode.".to_owned(),
        });
    }
    let mut words = match (&start, &end) {
        (Some(start), Some(end)) => format!("{} to {}", start.words, end.words),
        (Some(start), None) => format!("{}, end not known", start.words),
        (None, _) => "start not read yet".to_owned(),
    };
    if let Some(category) = category {
        words.push_str(&format!(", {}", words::within(words::category(category))));
    }
    let began = start.as_ref().map(|start| Start { line, at: start.at, timed: start.timed });
    (HistoryRow { line, cells, start: at, end: end.map(|end| end.at), category, words, asks, problems, left_out: None }, began)
}

/// The questions that several rows ask in the same way.
fn shared_questions(rows: &[HistoryRow]) -> Vec<Ask> {
    let asking =
        |what: &[&str]| rows.iter().flat_map(|row| &row.asks).filter(|ask| what.iter().any(|what| ask.key.ends_with(what))).count();
    let mut shared = Vec::new();
    if asking(&["/start", "/end"]) > 1 {
        shared.push(moment::order());
    }
    if asking(&["/category"]) > 1 {
        shared.push(category::for_all());
    }
    if asking(&["/same-this", "/same-list", "/same-row"]) > 1 {
        shared.push(same::for_all());
    }
    shared
}
