//! The forms of a pack as they are authored: sections, fields, checks, scores.

use std::fmt;

use serde::de::{Deserializer, Visitor};
use serde::{Deserialize, Serialize};

use super::Duty;
use crate::vocabulary::Choice;

/// A form, or an agenda to take minutes on.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Form {
    /// The item's id.
    pub id: String,
    /// Its name.
    pub title: String,
    /// What it is for, in our own words.
    pub says: String,
    /// The paragraph.
    pub cite: String,
    /// Who fills it in.
    pub who: String,
    /// Who gets it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub to: Vec<String>,
    /// The condition under which it is of use, in FEEL; always, where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<String>,
    /// What kind of paper it is.
    pub kind: FormKind,
    /// The duties that a completed form marks done, beside those that name it by `form`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fulfils: Vec<String>,
    /// The field whose answer is the moment at which they were done; else that of completing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fulfils_when: Option<String>,
    /// How long an item of a plan counts as fresh after somebody last checked it: `90 days`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stale_after: Option<String>,
    /// Its parts, in order; where there are none, the fields name theirs by its title.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sections: Vec<Section>,
    /// What it asks, in order.
    pub fields: Vec<Field>,
    /// The scores that are worked out from its answers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub scores: Vec<Score>,
    /// What a reader of the pack has to know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl Form {
    /// Whether completing it marks a duty done.
    #[must_use]
    pub fn marks_done(&self, duty: &Duty) -> bool {
        duty.form.as_ref() == Some(&self.id) || self.fulfils.contains(&duty.id)
    }
}

/// What kind of paper a form is: how it is shown and printed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum FormKind {
    /// A form to fill in.
    #[default]
    Form,
    /// A plan that is kept up to date.
    Plan,
    /// A letter.
    Letter,
    /// Minutes of a meeting.
    Minutes,
    /// A list to go through.
    Checklist,
}

/// A part of a form.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Section {
    /// Its name within the form: small letters and underscores.
    pub name: String,
    /// Its heading.
    pub title: String,
    /// What the heading does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
    /// The condition under which it is asked, in FEEL; always, where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<String>,
    /// The paragraph.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cite: Option<String>,
    /// Whether it is of the part of a plan that is for the night on which the child is missing.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub for_night: bool,
}

/// What a field of a form holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum FieldType {
    /// A line.
    #[default]
    Text,
    /// Several lines.
    LongText,
    /// One of a list.
    Choice,
    /// Any of a list.
    Choices,
    /// Yes, no or not known.
    YesNo,
    /// A date.
    Date,
    /// A date with the time.
    DateTime,
    /// A number.
    Number,
    /// A whole number.
    Integer,
    /// A telephone number.
    Telephone,
    /// An e-mail address.
    Email,
    /// A postcode of the United Kingdom.
    Postcode,
    /// An NHS number, with its check digit.
    NhsNumber,
    /// Somebody: name, relation to the child, how to reach them.
    Person,
    /// A picture; it stays on the machine.
    Photograph,
    /// Rows of several columns.
    Table,
    /// One tick.
    Tick,
    /// Ticks, one for each of several windows of time.
    TickWindow,
    /// Words that stand on the form as they are.
    FixedText,
}

/// Whether a field must be there to complete the form.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Needed {
    /// Always, or never.
    Always(bool),
    /// While this condition holds, in FEEL.
    When(String),
}

impl Default for Needed {
    fn default() -> Self {
        Self::Always(false)
    }
}

impl<'de> Deserialize<'de> for Needed {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NeededVisitor)
    }
}

struct NeededVisitor;

impl Visitor<'_> for NeededVisitor {
    type Value = Needed;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("boolean or string")
    }

    fn visit_bool<E>(self, always: bool) -> Result<Needed, E> {
        Ok(Needed::Always(always))
    }

    fn visit_str<E>(self, text: &str) -> Result<Needed, E> {
        Ok(Needed::When(text.to_owned()))
    }
}

/// One thing that a form asks.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Field {
    /// Its name within the form: small letters and underscores.
    pub name: String,
    /// What it holds.
    #[serde(rename = "type")]
    pub field_type: FieldType,
    /// What it asks, in our own words.
    pub label: String,
    /// What the label does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
    /// The name of the section that it stands in; where the form declares none, the title of the part of the form.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
    /// The condition under which it is asked, in FEEL; always, where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<String>,
    /// Whether it must be there to complete the form; a draft may always be kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub needed: Option<Needed>,
    /// The fact or event that it reads and writes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fact: Option<String>,
    /// The paragraph.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cite: Option<String>,
    /// The choices, for a field of choice; left out where they are the values of the fact.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "choices")]
    pub choices: Vec<Choice>,
    /// The unit of a number, in the plural.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The least that a number may be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub least: Option<f64>,
    /// The most that a number may be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub most: Option<f64>,
    /// How many characters a text may have.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub most_characters: Option<u32>,
    /// The columns of a table.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<Column>,
    /// What must not come out false.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub checks: Vec<FieldCheck>,
    /// The windows of time of a field of ticks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub windows: Vec<Choice>,
    /// The words of a fixed text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
    /// Whether it carries the date on which somebody last checked it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub last_checked: bool,
}

/// A column of a table.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Column {
    /// Its name within the table: small letters and underscores.
    pub name: String,
    /// What it holds.
    #[serde(rename = "type")]
    pub field_type: FieldType,
    /// Its heading.
    pub label: String,
    /// What the heading does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
    /// Whether each row must have it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub needed: bool,
    /// The choices, for a column of choice.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "choices")]
    pub choices: Vec<Choice>,
    /// The unit of a number, in the plural.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The least that a number may be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub least: Option<f64>,
    /// The most that a number may be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub most: Option<f64>,
    /// How many characters a text may have.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub most_characters: Option<u32>,
    /// Whether it is the date on which somebody last checked the row.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub last_checked: bool,
}

/// Something that must not come out false.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct FieldCheck {
    /// The comparison, in FEEL with `before`, `after`, `given` and `later than now`.
    pub that: String,
    /// What is said where it is false.
    pub says: String,
}

/// A score that is worked out from the answers. It supports judgement, and feeds no duty.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Score {
    /// Its name within the form: small letters and underscores.
    pub name: String,
    /// Its name for people.
    pub title: String,
    /// Who published it.
    pub source: String,
    /// That it supports judgement and does not replace it.
    pub supports: String,
    /// What is counted.
    pub points: Vec<Points>,
    /// What the total means, rising.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bands: Vec<Band>,
}

/// Points for each of some fields that is ticked, or answered with yes.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Points {
    /// The fields, by name; a star at the end stands for any ending.
    pub fields: Vec<String>,
    /// The window of time in which the tick stands; any, where it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub window: Option<String>,
    /// How many points each gives.
    pub points: f64,
    /// How sure the figure is.
    pub certainty: String,
    /// Where the figure comes from.
    pub source: String,
}

/// What a score means from a number on.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Band {
    /// The least score in it.
    pub from: f64,
    /// Its value.
    pub value: String,
    /// The same for people.
    pub label: String,
    /// How sure the number is.
    pub certainty: String,
    /// Where the number comes from.
    pub source: String,
}

/// Choices: each with value and label, or as one text that is both.
fn choices<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Choice>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Written {
        Text(String),
        Choice(Choice),
    }
    let written = Vec::<Written>::deserialize(deserializer)?;
    Ok(written
        .into_iter()
        .map(|choice| match choice {
            Written::Text(text) => Choice { value: text.clone(), label: text },
            Written::Choice(choice) => choice,
        })
        .collect())
}
