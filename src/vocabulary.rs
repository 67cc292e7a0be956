//! The words that cases and conditions are written in: facts, events, and the names that are worked out from them.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

/// A value that can be chosen, with the words that stand for it on the screen.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Choice {
    /// The value, as a case and a condition write it.
    pub value: String,
    /// The value, as a person reads it.
    pub label: String,
}

/// The type of a fact.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum FactType {
    /// True or false.
    #[default]
    Boolean,
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// A London date, as `2011-05-30`.
    Date,
    /// One of a list of values.
    Enum,
}

/// What a fact speaks of; the page groups the known facts by it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// The child and the child's place in care.
    Child,
    /// What makes the child vulnerable.
    Vulnerability,
    /// This episode.
    #[default]
    Episode,
    /// The return.
    Return,
    /// What has been done about it.
    Response,
}

/// Something that can be known of a child or an episode. Not known is never no.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Fact {
    /// Its name in cases and conditions: small letters and underscores.
    pub name: String,
    /// Its type.
    #[serde(rename = "type")]
    pub fact_type: FactType,
    /// The values of an enum.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<Choice>,
    /// The unit of a number, in the plural: `years`, `miles`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The question that brings it out, in plain words.
    pub asks: String,
    /// Its name on the screen: `Looked after`.
    pub label: String,
    /// What it means, where the question does not say it all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub means: Option<String>,
    /// What it speaks of.
    #[serde(default)]
    pub subject: Subject,
    /// Whether it speaks of danger to the child, and is therefore asked before others that settle as much.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub danger: bool,
}

/// Something that happens at an instant.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Event {
    /// Its name in cases and conditions: small letters and underscores.
    pub name: String,
    /// The question that brings it out: `When was the child last seen?`
    pub asks: String,
    /// Its name on the screen: `Last seen`.
    pub label: String,
    /// What it means, where the question does not say it all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub means: Option<String>,
    /// Whether it belongs to an episode or follows from one: while no child is missing, a duty that waits for it is left out.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub of_episode: bool,
}

/// The facts and events that a case may give.
#[derive(Debug, Clone, Copy, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct Words<'a> {
    /// The facts; the area, where there are several, is the last.
    pub facts: &'a [Fact],
    /// The events.
    pub events: &'a [Event],
}

/// The name under which the area is asked and told, where a protocol serves several.
pub const AREA: &str = "area";
/// Names that are worked out; a case may not give them.
pub const DERIVED: &[&str] = &[
    "category",
    "protocol_category",
    "risk",
    "stage",
    "still_missing",
    "hours_missing",
    "hours_since",
    "days_since",
    "working_days_since",
    "hours_between",
    "count_missing",
];

/// The categories, gravest first (contract, "category and risk").
pub const CATEGORIES: [&str; 4] = ["missing", "absent", "away_from_placement", "not_missing"];
/// The grades of risk, gravest first.
pub const GRADES: [&str; 4] = ["high", "medium", "low", "no_apparent_risk"];

/// The facts and events by name, with what else a case may name.
///
/// The area, where there are several, is a fact like the others, by the name [`AREA`].
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    facts: Vec<Fact>,
    events: Vec<Event>,
    fact_names: FxHashMap<String, usize>,
    event_names: FxHashMap<String, usize>,
    duty_ids: FxHashMap<String, usize>,
}

impl Vocabulary {
    /// The vocabulary of a pack; of two that bear one name the first is meant (the loader has refused the other).
    #[must_use]
    pub fn new<'a>(facts: &[Fact], events: &[Event], areas: &[Choice], duties: impl Iterator<Item = &'a str>) -> Self {
        let mut facts = facts.to_vec();
        if !areas.is_empty() {
            facts.push(Fact {
                name: AREA.to_owned(),
                fact_type: FactType::Enum,
                values: areas.to_vec(),
                asks: "Which area is it?".to_owned(),
                label: "Area".to_owned(),
                ..Fact::default()
            });
        }
        let mut vocabulary = Self { events: events.to_vec(), ..Self::default() };
        for (index, fact) in facts.iter().enumerate() {
            vocabulary.fact_names.entry(fact.name.clone()).or_insert(index);
        }
        for (index, event) in events.iter().enumerate() {
            vocabulary.event_names.entry(event.name.clone()).or_insert(index);
        }
        for (index, duty) in duties.enumerate() {
            vocabulary.duty_ids.entry(duty.to_owned()).or_insert(index);
        }
        vocabulary.facts = facts;
        vocabulary
    }

    /// The same with more facts behind the others; one that bears a known name is meant from now on.
    #[must_use]
    pub fn with(&self, more: Vec<Fact>) -> Self {
        let mut wider = self.clone();
        for fact in more {
            wider.fact_names.insert(fact.name.clone(), wider.facts.len());
            wider.facts.push(fact);
        }
        wider
    }

    /// All facts, the area last where there is one.
    #[must_use]
    pub fn facts(&self) -> &[Fact] {
        &self.facts
    }

    /// All events.
    #[must_use]
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// The place of a fact by its name.
    #[must_use]
    pub fn fact(&self, name: &str) -> Option<usize> {
        self.fact_names.get(name).copied()
    }

    /// The place of an event by its name.
    #[must_use]
    pub fn event(&self, name: &str) -> Option<usize> {
        self.event_names.get(name).copied()
    }

    /// The place of a duty by its id.
    #[must_use]
    pub fn duty(&self, id: &str) -> Option<usize> {
        self.duty_ids.get(id).copied()
    }

    /// The name of a fact.
    #[must_use]
    pub fn fact_name(&self, index: usize) -> &str {
        self.facts.get(index).map_or("", |fact| &fact.name)
    }

    /// The name of an event.
    #[must_use]
    pub fn event_name(&self, index: usize) -> &str {
        self.events.get(index).map_or("", |event| &event.name)
    }

    /// The known name that looks most like this one, for "did you mean".
    #[must_use]
    pub fn nearest<'a>(candidates: impl Iterator<Item = &'a str>, name: &str) -> Option<&'a str> {
        // No name of ours is so long; comparing a text of any length with all of them would take as long as it likes.
        if name.len() > 64 {
            return None;
        }
        let scored = candidates.map(|candidate| (distance(candidate, name), candidate));
        scored.min().filter(|(distance, _)| *distance <= 1 + name.len() / 4).map(|(_, candidate)| candidate)
    }
}

/// How many letters must be changed, added or taken away to make one word of the other (Levenshtein).
fn distance(left: &str, right: &str) -> usize {
    let mut row: Vec<usize> = (0..=right.chars().count()).collect();
    for (above, a) in left.chars().enumerate() {
        let mut diagonal = above;
        let mut beside = above + 1;
        if let Some(first) = row.first_mut() {
            *first = beside;
        }
        for (cell, b) in row.iter_mut().skip(1).zip(right.chars()) {
            let change = diagonal + usize::from(a != b);
            diagonal = *cell;
            beside = change.min(diagonal + 1).min(beside + 1);
            *cell = beside;
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelt_name_is_recognised() {
        let names = ["looked_after", "whereabouts", "age"];
        assert_eq!(Vocabulary::nearest(names.into_iter(), "lookd_after"), Some("looked_after"));
        assert_eq!(Vocabulary::nearest(names.into_iter(), "whearabouts"), Some("whereabouts"));
        assert_eq!(Vocabulary::nearest(names.into_iter(), "favourite_colour"), None);
        assert_eq!(distance("kitten", "sitting"), 3);
    }
}
