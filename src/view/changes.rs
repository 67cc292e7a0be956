//! What would change this: one fact at a time, answered or answered otherwise, what the category, the grade and the acts
//! would be. Computed by asking the protocol again for each, never guessed.

use serde::Serialize;

use super::{headline, words};
use crate::assess::assessment::{Assessment, Status};
use crate::assess::{assess, suppose};
use crate::calendar::Instant;
use crate::case::{Case, Value};
use crate::facts::Facts;
use crate::number;
use crate::protocol::Protocol;
use crate::protocol::formula::Since;
use crate::vocabulary::{CATEGORIES, Fact, FactType, GRADES};

/// The last place, of a grade (high, medium) or of a category (missing, absent), that is graver than that nothing is established.
const LEAST_GRAVE: usize = 1;
/// How many later moments are looked at: a rule of an episode has two or three.
const MOMENTS: usize = 12;

/// What would change this.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct Changes<'p> {
    /// What this is now: `Missing, medium risk`.
    pub now: String,
    /// What it would be, gravest first, with the facts that would make it so, each alone.
    pub outcomes: Vec<ChangedOutcome<'p>>,
    /// What time alone will change, soonest first, while the child is still away.
    pub later: Vec<LaterOutcome>,
    /// The acts that would be owed, or owed no longer.
    pub acts: Vec<ChangedAct<'p>>,
}

/// Which way it would go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// Graver.
    Graver,
    /// Less grave.
    Lighter,
    /// It stays what it is, and could no longer become as grave.
    Settles,
}

/// A category or a grade, and what would make it so.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct ChangedOutcome<'p> {
    /// `category` or `risk`.
    pub of: &'static str,
    /// What it would be; null where nothing would be established.
    pub value: Option<&'static str>,
    /// `High risk`, `No grade`, `No longer possibly high risk`.
    pub words: String,
    /// Which way that is.
    pub direction: Direction,
    /// The facts that would make it so, each alone.
    #[serde(rename = "if")]
    pub because: Vec<OneChange<'p>>,
}

/// What time alone will change.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct LaterOutcome {
    /// `category` or `risk`.
    pub of: &'static str,
    /// What it will be; null where nothing will be established.
    pub value: Option<&'static str>,
    /// `High risk from Sun 22 Nov, 03:10, if nothing else changes`.
    pub words: String,
    /// From when.
    pub at: Instant,
}

/// Whether an act would begin to be owed, or cease to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// It would be owed.
    Begins,
    /// It would not be owed.
    FallsAway,
}

/// An act that one fact would bring or take away.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct ChangedAct<'p> {
    /// Its key: the action's id, or the duty's.
    pub key: &'p str,
    /// What to do.
    pub title: &'p str,
    /// The paragraphs.
    pub cites: Vec<&'p str>,
    /// Which of the two.
    pub change: Effect,
    /// `Would be owed`, `Would not be owed`.
    pub words: &'static str,
    /// The facts that would do it, each alone.
    #[serde(rename = "if")]
    pub because: Vec<OneChange<'p>>,
}

/// A fact with another answer.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct OneChange<'p> {
    /// The fact.
    pub name: &'p str,
    /// Its label.
    pub label: &'p str,
    /// The answer, as a case writes it; of a number, one of those that the words speak of.
    #[serde(serialize_with = "value_of")]
    #[cfg_attr(feature = "types", schemars(with = "crate::types::FactValue"))]
    pub value: Answer<'p>,
    /// `Risk of criminal exploitation: yes`, `Age: 11 or under`.
    pub words: String,
    /// What is known now, in words; null where nothing is.
    pub now: Option<String>,
}

/// An answer, as a case writes it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Answer<'p> {
    /// Of a boolean.
    Boolean(bool),
    /// Of a number.
    Number(f64),
    /// Of an enum.
    Choice(&'p str),
}

fn value_of<S: serde::Serializer>(answer: &Answer<'_>, serializer: S) -> Result<S::Ok, S::Error> {
    match answer {
        Answer::Boolean(value) => serializer.serialize_bool(*value),
        Answer::Number(value) => number::Written(*value).serialize(serializer),
        Answer::Choice(value) => serializer.serialize_str(value),
    }
}

/// What would change this, fact by fact and with time.
#[must_use]
pub fn changes<'p>(protocol: &'p Protocol, case: &Case, as_of: Instant) -> Changes<'p> {
    let now = assess(protocol, case, as_of);
    let owed_now = owed(&now);
    let mut changes =
        Changes { now: headline::headline(&now).words, outcomes: Vec::new(), later: later(protocol, case, &now), acts: Vec::new() };
    for (index, value, change) in candidates(protocol, case, &now) {
        let then = suppose(protocol, &case.with_fact(index, Some(value)), as_of, 0);
        outcomes(&now, &then, &change, &mut changes.outcomes);
        acts(protocol, &owed_now, &then, &change, &mut changes.acts);
    }
    let graver_first = |outcome: &ChangedOutcome<'_>| {
        let direction = match outcome.direction {
            Direction::Graver => 0,
            Direction::Lighter => 1,
            Direction::Settles => 2,
        };
        (direction, outcome.of == "risk", gravity(outcome.of, outcome.value))
    };
    crate::order::by_key(&mut changes.outcomes, graver_first);
    changes
}

/// Each other answer to a fact that makes a difference or is known; what follows from another fact is left alone.
fn candidates<'p>(protocol: &'p Protocol, case: &Case, now: &Assessment<'p>) -> Vec<(usize, Value, OneChange<'p>)> {
    let vocabulary = protocol.vocabulary();
    let facts = Facts::new(vocabulary, protocol.known_events(), case, now.as_of);
    let mut found = Vec::new();
    for (index, fact) in vocabulary.facts().iter().enumerate() {
        let known = facts.value(index);
        let follows = known.is_some() && case.fact(index).is_none();
        let asked = now.questions.iter().any(|question| question.fact.place == index);
        // Who was reported at a known time was reported; the case would be refused.
        let settled = protocol.known_facts().reported == Some(index)
            && protocol.known_events().reported_missing.is_some_and(|reported| facts.has_happened(reported));
        // An age and a date of birth stand for each other.
        let implied = fact.name == "age" && vocabulary.fact("date_of_birth").is_some_and(|birth| case.fact(birth).is_some());
        if follows || settled || implied || (known.is_none() && !asked) {
            continue;
        }
        let said_now = known.map(|value| in_words(protocol, index, fact, value));
        for (value, answer, said) in answers(protocol, index, fact) {
            let same = match (known, value) {
                (Some(Value::Number(_)), _) => said_now.as_deref() == Some(said.as_str()),
                (known, value) => known == Some(value),
            };
            if !same {
                let words = format!("{}: {}", fact.label, words::within(&said));
                found.push((index, value, OneChange { name: &fact.name, label: &fact.label, value: answer, words, now: said_now.clone() }));
            }
        }
    }
    found
}

/// The answers to a fact between which something differs.
fn answers<'p>(protocol: &'p Protocol, index: usize, fact: &'p Fact) -> Vec<(Value, Answer<'p>, String)> {
    match fact.fact_type {
        FactType::Boolean => vec![
            (Value::Boolean(true), Answer::Boolean(true), "Yes".to_owned()),
            (Value::Boolean(false), Answer::Boolean(false), "No".to_owned()),
        ],
        FactType::Enum => {
            let choices = fact.values.iter().enumerate();
            choices.map(|(place, choice)| (Value::Choice(place), Answer::Choice(&choice.value), choice.label.clone())).collect()
        }
        FactType::Integer | FactType::Number => {
            let ranges = protocol.formulas().ranges(index, fact);
            ranges.into_iter().map(|range| (Value::Number(range.example), Answer::Number(range.example), range.words)).collect()
        }
        FactType::Date => Vec::new(),
    }
}

/// A known value in words; of a number the range that matters, so that the same range is no change.
fn in_words(protocol: &Protocol, index: usize, fact: &Fact, value: Value) -> String {
    match value {
        Value::Boolean(true) => "Yes".to_owned(),
        Value::Boolean(false) => "No".to_owned(),
        Value::Choice(place) => fact.values.get(place).map_or_else(String::new, |choice| choice.label.clone()),
        Value::Date(date) => words::date(date),
        Value::Number(number) => protocol.formulas().range_of(index, fact, number).unwrap_or_else(|| number::words(number)),
    }
}

/// The place of a category or a grade, gravest first; what is not established comes last.
fn gravity(of: &str, value: Option<&str>) -> usize {
    let all: &[&str] = if of == "risk" { &GRADES } else { &CATEGORIES };
    value.and_then(|value| all.iter().position(|known| *known == value)).unwrap_or(all.len())
}

/// `High risk`, `Missing`.
fn outcome_words(of: &str, value: Option<&str>) -> String {
    match (of, value) {
        ("risk", Some("no_apparent_risk")) => "No apparent risk".to_owned(),
        ("risk", Some(grade)) => format!("{} risk", words::grade(grade)),
        ("risk", None) => "No grade".to_owned(),
        (_, Some(category)) => words::category(category).to_owned(),
        (_, None) => "Not known".to_owned(),
    }
}

/// The category and the grade that are established, and the gravest that either could be.
fn established(of: &Assessment<'_>) -> [(&'static str, Option<&'static str>, Option<&'static str>); 2] {
    [("category", of.category.value, of.category.could_be.first().copied()), ("risk", of.risk.value, of.risk.worst)]
}

fn outcomes<'p>(now: &Assessment<'p>, then: &Assessment<'p>, change: &OneChange<'p>, into: &mut Vec<ChangedOutcome<'p>>) {
    for ((of, value, worst), (_, value_then, worst_then)) in established(now).into_iter().zip(established(then)) {
        let (before, after) = (gravity(of, value), gravity(of, value_then));
        let less = gravity(of, worst_then) > gravity(of, worst);
        let (direction, words) = match after {
            // Something where nothing was established: only what speaks of danger makes it graver.
            after if after < before && value.is_none() && after > LEAST_GRAVE => (Direction::Settles, outcome_words(of, value_then)),
            after if after < before => (Direction::Graver, outcome_words(of, value_then)),
            after if after > before => (Direction::Lighter, outcome_words(of, value_then)),
            _ if less => (Direction::Settles, format!("No longer possibly {}", words::within(&outcome_words(of, worst)))),
            _ => continue,
        };
        match into.iter_mut().find(|known| known.of == of && known.direction == direction && known.words == words) {
            Some(known) => known.because.push(change.clone()),
            None => into.push(ChangedOutcome { of, value: value_then, words, direction, because: vec![change.clone()] }),
        }
    }
}

/// What time alone will change while nothing else does.
fn later(protocol: &Protocol, case: &Case, now: &Assessment<'_>) -> Vec<LaterOutcome> {
    let facts = Facts::new(protocol.vocabulary(), protocol.known_events(), case, now.as_of);
    if facts.end().is_some() {
        return Vec::new();
    }
    let rules = protocol.category_rules().iter().chain(protocol.risk_rules());
    let times = rules.flat_map(|rule| &rule.condition.times).filter_map(|time| protocol.formulas().times.get(*time));
    let mut moments: Vec<Instant> = Vec::new();
    for time in times {
        let event = match time.since {
            Since::Event(event) => Some(event),
            Since::Missing => protocol.known_events().reported_missing,
        };
        let at = event.and_then(|event| facts.start(event)).map(|start| protocol.calendar().after(start.at, time.length));
        if let Some(at) = at.filter(|at| *at > now.as_of && !moments.contains(at)) {
            moments.push(at);
        }
    }
    crate::order::by_key(&mut moments, |moment| *moment);
    let mut found = Vec::new();
    let mut last = established(now);
    for at in moments.into_iter().take(MOMENTS) {
        // Where the very moment is not enough, the next instant is.
        let then = established(&suppose(protocol, case, Instant::from_nanoseconds(at.nanoseconds().saturating_add(1)), 0));
        for ((of, value, _), (_, value_then, _)) in last.into_iter().zip(then) {
            if value != value_then {
                let words =
                    format!("{} from {}, if nothing else changes", outcome_words(of, value_then), words::moment_near(at, now.as_of));
                found.push(LaterOutcome { of, value: value_then, words, at });
            }
        }
        last = then;
    }
    found
}

/// An act, with what is owed of it.
struct Owed<'p> {
    key: &'p str,
    title: &'p str,
    cites: Vec<&'p str>,
    /// Whether it is owed, now or later.
    owed: bool,
}

fn owed<'p>(assessment: &Assessment<'p>) -> Vec<Owed<'p>> {
    let mut acts: Vec<Owed<'p>> = Vec::new();
    for duty in &assessment.duties {
        let key = duty.action.unwrap_or(duty.id);
        let is_owed = matches!(duty.status, Status::Upcoming | Status::Due | Status::Overdue);
        match acts.iter_mut().find(|act| act.key == key) {
            Some(act) => {
                if is_owed && !act.owed {
                    (act.owed, act.title, act.cites) = (true, duty.title, vec![duty.cite]);
                } else if is_owed == act.owed && !act.cites.contains(&duty.cite) {
                    act.cites.push(duty.cite);
                }
            }
            None => acts.push(Owed { key, title: duty.title, cites: vec![duty.cite], owed: is_owed }),
        }
    }
    acts
}

fn acts<'p>(protocol: &'p Protocol, now: &[Owed<'p>], then: &Assessment<'p>, change: &OneChange<'p>, into: &mut Vec<ChangedAct<'p>>) {
    let then = owed(then);
    let is_owed = |acts: &[Owed<'p>], key: &str| acts.iter().any(|act| act.key == key && act.owed);
    let begins = then.iter().filter(|act| act.owed && !is_owed(now, act.key)).map(|act| (act, Effect::Begins));
    let falls_away =
        now.iter().filter(|act| act.owed && !then.iter().any(|other| other.key == act.key)).map(|act| (act, Effect::FallsAway));
    for (act, effect) in begins.chain(falls_away) {
        let title = protocol.pack().actions.iter().find(|action| action.id == act.key).map_or(act.title, |action| &action.title);
        let words = if effect == Effect::Begins { "Would be owed" } else { "Would not be owed" };
        match into.iter_mut().find(|known| known.key == act.key && known.change == effect) {
            Some(known) => known.because.push(change.clone()),
            None => into.push(ChangedAct {
                key: act.key,
                title,
                cites: act.cites.clone(),
                change: effect,
                words,
                because: vec![change.clone()],
            }),
        }
    }
}
