//! The shapes that stand in no other place: the case as a portal writes it, and the names with a fixed list of values.
//!
//! For `cargo xtask generate` alone, which writes TypeScript from the types of this crate.

use std::borrow::Cow;
use std::collections::BTreeMap;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Serialize;

use crate::calendar::Instant;
use crate::diagnostic::Code;
use crate::vocabulary::{CATEGORIES, GRADES};

/// What is known of an episode. All members may be left out: what is left out, null or undefined is not known, which is
/// never no.
#[derive(Serialize, JsonSchema)]
pub struct CaseFile {
    /// Which of several authorities, where one protocol serves more than one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub area: Option<String>,
    /// What is known of the child and the episode, by the names of the vocabulary.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub facts: Option<BTreeMap<String, FactValue>>,
    /// When something happened, or is planned, by the names of the vocabulary.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub events: Option<BTreeMap<String, Option<Instant>>>,
    /// Earlier episodes, in any order, this one not among them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub history: Option<Vec<EarlierEpisode>>,
    /// The duties that were carried out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub done: Option<Vec<DoneDuty>>,
}

/// The value of a fact: of its type, or null where it is not known. A date is written `2011-05-30`.
#[derive(Serialize, JsonSchema)]
#[serde(untagged)]
pub enum FactValue {
    /// Yes or no.
    Boolean(bool),
    /// A number.
    Number(f64),
    /// One of the values of an enum, or a date.
    Text(String),
    /// Not known.
    Unknown(()),
}

/// An answer to a field of a form: a text, a number, true or false, null, a list, or an object of such.
#[derive(Serialize, JsonSchema)]
#[serde(untagged)]
pub enum AnswerValue {
    /// Yes or no, ticked or not.
    Boolean(bool),
    /// A number.
    Number(f64),
    /// A text, a choice, a date, a moment.
    Text(String),
    /// Several.
    List(Vec<AnswerValue>),
    /// A person, a row of a table, a photograph, a date with its time.
    Object(BTreeMap<String, AnswerValue>),
    /// No answer.
    None(()),
}

/// The answers to a form, as they are kept while it is filled in.
#[derive(Serialize, JsonSchema)]
pub struct FormAnswers {
    /// The id of the form.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub form: Option<String>,
    /// The version of the pack that they were written under.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub protocol_version: Option<String>,
    /// Who filled it in, as it stands on the paper.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prepared_by: Option<String>,
    /// The answers, by the names of the fields: as typed, or as values.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answers: Option<BTreeMap<String, AnswerValue>>,
    /// When somebody last checked an item of a plan, by the names of the fields.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub checked: Option<BTreeMap<String, String>>,
}

/// A case, with what a person keeps of a night beside it.
#[derive(Serialize, JsonSchema)]
pub struct CaseRecord {
    /// The case.
    pub case: CaseFile,
    /// What was asked and could not be answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asked: Option<Vec<AskedAlready>>,
    /// Who was told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub told: Option<Vec<Told>>,
}

/// A question that was asked, and could not be answered.
#[derive(Serialize, JsonSchema)]
pub struct AskedAlready {
    /// The fact or the event.
    pub name: String,
    /// Whether nobody knew, or nobody could be asked.
    pub answer: NoAnswer,
    /// When.
    pub at: Instant,
}

/// Why a question has no answer.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum NoAnswer {
    /// Nobody knew.
    NotKnown,
    /// Nobody could be asked.
    CouldNotAsk,
}

/// Somebody who was told.
#[derive(Serialize, JsonSchema)]
pub struct Told {
    /// The id of the call: a contact's, or a number.
    pub id: String,
    /// Other ids of the same call: where two protocols are asked, each has its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub also: Option<Vec<String>>,
    /// Who it is.
    pub to: String,
    /// When.
    pub at: Instant,
    /// The log or reference number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub log: Option<String>,
    /// The name of the person spoken to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The grade that they gave.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grade: Option<String>,
    /// When they acknowledged it: not before they were told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub acknowledged: Option<Instant>,
    /// Who acknowledged it, where that was written down.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub acknowledged_by: Option<String>,
}

/// An earlier episode.
#[derive(Serialize, JsonSchema)]
pub struct EarlierEpisode {
    /// When it began.
    pub start: Instant,
    /// When it ended, if that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<Instant>,
    /// As what it counted.
    pub category: EarlierCategory,
}

/// As what an earlier episode counted.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum EarlierCategory {
    /// Missing.
    Missing,
    /// Absent.
    Absent,
    /// Away from placement without authorisation.
    AwayFromPlacement,
}

/// A duty that was carried out. For a duty that repeats each entry settles one occurrence, oldest first.
#[derive(Serialize, JsonSchema)]
pub struct DoneDuty {
    /// The id of the duty, as the assessment gives it.
    pub id: String,
    /// When.
    pub at: Instant,
}

macro_rules! one_of {
    ($name:ident, $says:literal, $values:expr) => {
        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                let values: Vec<&str> = $values;
                json_schema!({ "description": $says, "enum": values })
            }
        }
    };
}

/// The name of a category.
pub struct CategoryName;
one_of!(CategoryName, "A category, gravest first.", CATEGORIES.to_vec());

/// The name of a grade of risk.
pub struct GradeName;
one_of!(GradeName, "A grade of risk, gravest first.", GRADES.to_vec());

one_of!(
    Code,
    "The kinds of diagnostic. The first half of a code is the text that is wrong, the second what is wrong with it.",
    Code::ALL.iter().map(|code| code.as_str()).collect()
);

impl JsonSchema for Instant {
    fn schema_name() -> Cow<'static, str> {
        "Instant".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "description": "A moment, as RFC 3339 writes it with an offset: `2026-11-20T21:30:00Z`.", "type": "string" })
    }
}
