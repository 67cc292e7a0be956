//! An answer that was read: what it is worth, as JSON and in words.

use chrono::{NaiveDate, Timelike};

use crate::calendar::Instant;
use crate::json::Json;
use crate::number;
use crate::pack::Column;
use crate::vocabulary::Choice;
use crate::words;

/// An answer to a field, of the field's type.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// A text: lines, telephone, postcode and their like, as they were typed.
    Text(String),
    /// One of the choices, by its place.
    Choice(usize),
    /// Some of the choices, or the ticked windows, by their place.
    Choices(Vec<usize>),
    /// Yes, no; none for "not known", which is an answer too.
    YesNo(Option<bool>),
    /// Ticked or not.
    Tick(bool),
    /// A date.
    Date(NaiveDate),
    /// A moment.
    Moment(Instant),
    /// A number.
    Number(f64),
    /// Somebody: the members that were given, in their order.
    Person(Vec<(&'static str, String)>),
    /// Rows: an answer or none for each column.
    Rows(Vec<Vec<Option<Answer>>>),
    /// A picture that stays on the machine: its name, type and size.
    Photograph {
        /// The name of the file.
        name: String,
        /// Its type: `image/jpeg`.
        kind: String,
        /// How many bytes it has.
        size: f64,
    },
}

/// What an answer needs to be told: the choices or windows, and the columns of a table.
#[derive(Debug, Clone, Copy)]
pub struct Told<'a> {
    /// The choices, or the windows.
    pub choices: &'a [Choice],
    /// The columns.
    pub columns: &'a [Column],
    /// The unit of a number.
    pub unit: Option<&'a str>,
}

impl<'a> Told<'a> {
    fn of_column(column: &'a Column) -> Self {
        Self { choices: &column.choices, columns: &[], unit: column.unit.as_deref() }
    }

    fn value(&self, place: usize) -> &'a str {
        self.choices.get(place).map_or("", |choice| &choice.value)
    }

    fn label(&self, place: usize) -> &'a str {
        self.choices.get(place).map_or("", |choice| &choice.label)
    }
}

impl Answer {
    /// As JSON: what an answers file may hold, and what a face fills in.
    #[must_use]
    pub fn json(&self, told: &Told<'_>) -> Json {
        match self {
            Self::Text(text) => Json::text(text),
            Self::Choice(place) => Json::text(told.value(*place)),
            Self::Choices(places) => Json::List(places.iter().map(|place| Json::text(told.value(*place))).collect()),
            Self::YesNo(None) => Json::text("not_known"),
            Self::YesNo(Some(value)) | Self::Tick(value) => Json::Boolean(*value),
            Self::Date(date) => Json::text(date.to_string()),
            Self::Moment(instant) => Json::text(instant.to_string()),
            Self::Number(number) => Json::Number(*number),
            Self::Person(members) => Json::Object(members.iter().map(|(name, text)| ((*name).to_owned(), Json::text(text))).collect()),
            Self::Rows(rows) => {
                let cell = |(column, cell): (&Column, &Option<Self>)| {
                    let value = cell.as_ref().map_or(Json::Null, |cell| cell.json(&Told::of_column(column)));
                    (column.name.clone(), value)
                };
                Json::List(rows.iter().map(|row| Json::Object(told.columns.iter().zip(row).map(cell).collect())).collect())
            }
            Self::Photograph { name, kind, size } => Json::Object(vec![
                ("name".to_owned(), Json::text(name)),
                ("type".to_owned(), Json::text(kind)),
                ("size".to_owned(), Json::Number(*size)),
            ]),
        }
    }

    /// As a person reads it.
    #[must_use]
    pub fn words(&self, told: &Told<'_>) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Choice(place) => told.label(*place).to_owned(),
            Self::Choices(places) if places.is_empty() => "None".to_owned(),
            Self::Choices(places) => places.iter().map(|place| told.label(*place)).collect::<Vec<_>>().join("; "),
            Self::YesNo(None) => "Not known".to_owned(),
            Self::YesNo(Some(true)) | Self::Tick(true) => "Yes".to_owned(),
            Self::YesNo(Some(false)) | Self::Tick(false) => "No".to_owned(),
            Self::Date(date) => words::date(*date),
            Self::Moment(instant) => words::moment_with_year(*instant),
            Self::Number(number) => match told.unit {
                Some(unit) => format!("{} {unit}", number::words(*number)),
                None => number::words(*number),
            },
            Self::Person(members) => members.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>().join(", "),
            Self::Rows(rows) => {
                let cells = |row: &Vec<Option<Self>>| {
                    let told = told.columns.iter().zip(row).filter_map(|(column, cell)| {
                        cell.as_ref().map(|cell| format!("{}: {}", column.label, cell.words(&Told::of_column(column))))
                    });
                    told.collect::<Vec<_>>().join("; ")
                };
                rows.iter().map(cells).collect::<Vec<_>>().join("\n")
            }
            Self::Photograph { name, .. } => format!("{name} (kept on this machine)"),
        }
    }

    /// A moment as a clock in London shows it, for the two boxes of date and time: `2026-11-03` and `14:05`.
    #[must_use]
    pub fn local(&self) -> Option<(String, String)> {
        match self {
            Self::Moment(instant) => {
                let local = instant.london();
                Some((local.date().to_string(), format!("{:02}:{:02}", local.hour(), local.minute())))
            }
            _ => None,
        }
    }
}
