//! What is known of a case, and what is not and would make a difference.

use std::borrow::Cow;

use serde::Serialize;

use super::{QuestionView, words};
use crate::calendar::Instant;
use crate::case::{Case, Value};
use crate::facts::Facts;
use crate::order;
use crate::protocol::Protocol;
use crate::vocabulary::Subject;

/// A fact or an event that is known.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct Known<'p> {
    /// Its name, as the case has it.
    pub name: Cow<'p, str>,
    /// Its label.
    pub label: &'p str,
    /// `fact` or `event`.
    pub is: &'static str,
    /// What it speaks of.
    pub subject: Subject,
    /// Its value, in words.
    pub words: String,
    /// Whether it follows from another and was not given itself.
    pub follows: bool,
}

/// A fact or an event that is not known.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct Unknown<'p> {
    /// Its name, as the case has it.
    pub name: Cow<'p, str>,
    /// Its label.
    pub label: &'p str,
    /// Whether an answer could make this graver.
    pub may_raise: bool,
}

/// What is known: events in their order of time, then facts in the order of the vocabulary.
pub fn known<'p>(protocol: &'p Protocol, case: &Case, as_of: Instant) -> Vec<Known<'p>> {
    let vocabulary = protocol.vocabulary();
    let facts = Facts::new(vocabulary, protocol.known_events(), case, as_of);
    let mut all = Vec::new();
    let mut events: Vec<_> =
        vocabulary.events().iter().enumerate().filter_map(|(index, event)| case.event(index).map(|at| (at, event))).collect();
    order::by_key(&mut events, |(at, _)| *at);
    for (at, event) in events {
        let planned = if at > as_of { " (planned)" } else { "" };
        all.push(Known {
            name: Cow::Borrowed(&event.name),
            label: &event.label,
            is: "event",
            subject: Subject::Episode,
            words: format!("{}{planned}", words::moment_near(at, as_of)),
            follows: false,
        });
    }
    for (index, fact) in vocabulary.facts().iter().enumerate() {
        let Some(value) = facts.value(index) else { continue };
        let words = match value {
            Value::Boolean(true) => "Yes".to_owned(),
            Value::Boolean(false) => "No".to_owned(),
            Value::Number(number) => crate::number::words(number),
            Value::Date(date) => words::date(date),
            Value::Choice(place) => fact.values.get(place).map_or_else(String::new, |choice| choice.label.clone()),
        };
        all.push(Known {
            name: Cow::Borrowed(&fact.name),
            label: &fact.label,
            is: "fact",
            subject: fact.subject,
            words,
            follows: case.fact(index).is_none(),
        });
    }
    all
}

/// What is not known and would make a difference, in the order in which it is asked.
pub fn unknown<'p>(protocol: &'p Protocol, questions: &[QuestionView<'p>]) -> Vec<Unknown<'p>> {
    let vocabulary = protocol.vocabulary();
    let label = |name: &str| {
        let fact = vocabulary.fact(name).and_then(|fact| vocabulary.facts().get(fact)).map(|fact| fact.label.as_str());
        fact.or_else(|| vocabulary.event(name).and_then(|event| vocabulary.events().get(event)).map(|event| event.label.as_str()))
    };
    let unknown = |question: &QuestionView<'p>| Unknown {
        name: question.fact.clone(),
        label: label(&question.fact).unwrap_or_default(),
        may_raise: question.may_raise,
    };
    questions.iter().map(unknown).collect()
}

/// An earlier episode, in words.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct Earlier {
    /// `Fri 2 Oct, 20:00 to Sat 3 Oct, 01:10`.
    pub words: String,
    /// Whether it counted as missing.
    pub missing: bool,
}

/// The earlier episodes, in the order of the case.
pub fn earlier(case: &Case, as_of: Instant) -> Vec<Earlier> {
    let moment = |at| words::moment_near(at, as_of);
    let words = |start, end: Option<Instant>| match end {
        Some(end) => format!("{} to {}", moment(start), moment(end)),
        None => format!("from {}, end not known", moment(start)),
    };
    case.history.iter().map(|episode| Earlier { words: words(episode.start, episode.end), missing: episode.missing }).collect()
}

/// A duty that was carried out, and when.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct CarriedOut<'p> {
    /// The duty's id.
    pub id: &'p str,
    /// When.
    pub at: Instant,
    /// The same, as a clock in London shows it.
    pub words: String,
}

/// What was carried out, oldest first.
pub fn carried_out<'p>(protocol: &'p Protocol, case: &Case, as_of: Instant) -> Vec<CarriedOut<'p>> {
    let duties = &protocol.pack().duties;
    let carried_out = |done: &crate::case::Done| {
        duties.get(done.duty).map(|duty| CarriedOut { id: &duty.id, at: done.at, words: words::moment_near(done.at, as_of) })
    };
    case.done.iter().filter_map(carried_out).collect()
}
