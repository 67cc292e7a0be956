//! A pasted text taken apart: its lines, their cells, and which of them say when an episode began, when it ended and as what
//! it counted.

use super::{LeftOut, category, moment};

/// A table, taken apart.
#[derive(Debug, Default)]
pub struct Sheet {
    /// The rows: the line, its cells, and what they say.
    pub rows: Vec<(usize, Vec<String>, Parts)>,
    /// What holds no episode.
    pub left_out: Vec<LeftOut>,
}

/// What the cells of a row say.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Parts {
    /// The start, date and time.
    pub start: String,
    /// The end, date and time.
    pub end: String,
    /// The category.
    pub category: String,
    /// Whether it holds more dates than a start and an end, and no heading says which is which.
    pub too_many: bool,
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Start,
    End,
    Category,
    Other,
}

impl Sheet {
    /// Takes a text apart.
    pub fn of(text: &str) -> Self {
        let separator = Separator::of(text);
        let mut sheet = Self::default();
        let mut columns: Option<Vec<Column>> = None;
        for (place, line) in text.lines().enumerate() {
            let cells = separator.split(line);
            if cells.iter().all(String::is_empty) {
                continue;
            }
            // A heading stands above dates; alone it is a row without one.
            let is_first = columns.is_none() && sheet.rows.is_empty();
            if is_first
                && !dated(&cells)
                && text.lines().skip(place + 1).any(|line| dated(&separator.split(line)))
                && let Some(found) = heading(&cells)
            {
                sheet.left_out.push(LeftOut { line: place + 1, words: "Read as the heading of the columns.".to_owned() });
                columns = Some(found);
                continue;
            }
            let parts = match &columns {
                Some(columns) => by_columns(&cells, columns),
                None => by_content(&cells),
            };
            sheet.rows.push((place + 1, cells, parts));
        }
        sheet
    }
}

fn dated(cells: &[String]) -> bool {
    cells.iter().any(|cell| moment::is_date(cell))
}

/// How the cells of a line are kept apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Separator {
    Letter(char),
    /// No letter does it: several spaces, or a dash or "to" between two dates.
    Gaps,
}

impl Separator {
    fn of(text: &str) -> Self {
        ['\t', ';', '|', ','].into_iter().find(|letter| text.contains(*letter)).map_or(Self::Gaps, Self::Letter)
    }

    fn split(self, line: &str) -> Vec<String> {
        match self {
            Self::Letter(letter) => quoted(line, letter),
            Self::Gaps => {
                let mut cells = vec![line.to_owned()];
                for gap in ["  ", " to ", " - ", " – ", " until "] {
                    cells = cells.iter().flat_map(|cell| cell.split(gap)).map(str::to_owned).collect();
                }
                cells.iter().map(|cell| cell.trim().to_owned()).filter(|cell| !cell.is_empty()).collect()
            }
        }
    }
}

/// The cells of a line in which quotation marks may hold a separator; two of them stand for one.
fn quoted(line: &str, separator: char) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut within = false;
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if within && letters.peek() == Some(&'"') => {
                letters.next();
                push(&mut cells, '"');
            }
            '"' => within = !within,
            letter if letter == separator && !within => cells.push(String::new()),
            letter => push(&mut cells, letter),
        }
    }
    cells.iter().map(|cell| cell.trim().to_owned()).collect()
}

fn push(cells: &mut [String], letter: char) {
    if let Some(last) = cells.last_mut() {
        last.push(letter);
    }
}

const OF_CATEGORY: [&str; 5] = ["category", "type", "status", "kind", "classification"];
const OF_END: [&str; 8] = ["end", "return", "found", "back", "located", "until", "to", "finish"];
const OF_START: [&str; 9] = ["start", "began", "from", "went", "left", "missing", "absent", "last seen", "date"];

/// What each column holds, by its heading; none where nothing is a heading of ours.
fn heading(cells: &[String]) -> Option<Vec<Column>> {
    let mut last_dated = Column::Other;
    let mut columns = Vec::with_capacity(cells.len());
    for cell in cells {
        let lower = cell.to_ascii_lowercase();
        let words: Vec<&str> = lower.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        // A word counts whole, or with its ending: "returned", "starts".
        let says = |names: &[&str]| {
            names.iter().any(|name| {
                lower == *name
                    || words.iter().any(|word| *word == *name || (name.len() > 3 && word.starts_with(name)))
                    || (name.contains(' ') && lower.contains(name))
            })
        };
        let column = if says(&OF_CATEGORY) {
            Column::Category
        } else if says(&["birth", "dob", "report", "referral", "interview", "duration", "hours", "days", "name"]) {
            Column::Other
        } else if says(&OF_END) {
            Column::End
        } else if says(&OF_START) {
            Column::Start
        } else if says(&["time"]) {
            // "Time" alone belongs to the date before it.
            last_dated
        } else {
            Column::Other
        };
        if matches!(column, Column::Start | Column::End) {
            last_dated = column;
        }
        columns.push(column);
    }
    columns.contains(&Column::Start).then_some(columns)
}

fn by_columns(cells: &[String], columns: &[Column]) -> Parts {
    let of = |column: Column| {
        let parts: Vec<&str> = cells
            .iter()
            .zip(columns)
            .filter(|(cell, known)| **known == column && !cell.is_empty())
            .map(|(cell, _)| cell.as_str())
            .collect();
        parts.join(" ")
    };
    Parts { start: of(Column::Start), end: of(Column::End), category: of(Column::Category), too_many: false }
}

/// Without headings: the first date is the start, the second the end, and a time belongs to the date before it.
fn by_content(cells: &[String]) -> Parts {
    let mut parts = Parts::default();
    let mut dates = 0;
    for cell in cells.iter().filter(|cell| !cell.is_empty()) {
        if moment::is_date(cell) {
            dates += 1;
            match dates {
                1 => parts.start.clone_from(cell),
                2 => parts.end.clone_from(cell),
                _ => parts.too_many = true,
            }
        } else if moment::is_time(cell) {
            let of = match dates {
                1 => &mut parts.start,
                2 => &mut parts.end,
                _ => continue,
            };
            of.push(' ');
            of.push_str(cell);
        } else if parts.category.is_empty() && category::is_category(cell) {
            parts.category.clone_from(cell);
        }
    }
    parts
}
