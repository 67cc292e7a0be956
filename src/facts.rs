//! The case as rules read it at a moment: what has happened, how old the child is, how long, how often.

use crate::calendar::{Instant, age_on, london_date_before};
use crate::case::{Case, Value};
use crate::vocabulary::Vocabulary;

/// The events that the contract itself speaks of, by their place in the vocabulary.
#[derive(Debug, Clone, Copy, Default)]
pub struct KnownEvents {
    /// When the child was last seen.
    pub last_seen: Option<usize>,
    /// When the carer first knew.
    pub noticed_away: Option<usize>,
    /// When the police were told.
    pub reported_missing: Option<usize>,
    /// When the grade became high.
    pub categorised_high: Option<usize>,
    /// When the child was found.
    pub located: Option<usize>,
    /// When the child was back.
    pub returned: Option<usize>,
}

impl KnownEvents {
    /// Looks them up.
    #[must_use]
    pub fn of(vocabulary: &Vocabulary) -> Self {
        Self {
            last_seen: vocabulary.event("last_seen"),
            noticed_away: vocabulary.event("noticed_away"),
            reported_missing: vocabulary.event("reported_missing"),
            categorised_high: vocabulary.event("categorised_high"),
            located: vocabulary.event("located"),
            returned: vocabulary.event("returned"),
        }
    }

    /// Whether it is one of the two that end an episode.
    #[must_use]
    pub fn is_end(&self, event: usize) -> bool {
        self.located == Some(event) || self.returned == Some(event)
    }
}

/// An instant from which time is counted, and whether another event stands in for the one that is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Start {
    /// The instant.
    pub at: Instant,
    /// The event whose instant it is.
    pub event: usize,
    /// Whether that is not the event that was asked for.
    pub stood_in: bool,
}

/// A case at a moment.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    case: &'a Case,
    vocabulary: &'a Vocabulary,
    events: &'a KnownEvents,
    /// The moment.
    pub as_of: Instant,
    /// How many missing episodes are counted beside those of the history: for asking what one more would do.
    further: u32,
}

impl<'a> Facts<'a> {
    /// The case as it stands at `as_of`.
    #[must_use]
    pub fn new(vocabulary: &'a Vocabulary, events: &'a KnownEvents, case: &'a Case, as_of: Instant) -> Self {
        Self { case, vocabulary, events, as_of, further: 0 }
    }

    /// The same with so many more missing episodes, each of today.
    #[must_use]
    pub fn with_further(self, further: u32) -> Self {
        Self { further, ..self }
    }

    /// The case that they were read from.
    #[must_use]
    pub fn case(&self) -> &'a Case {
        self.case
    }

    /// What is known of a fact, given or following from another: `age` from `date_of_birth`, `reported_to_police` from
    /// `reported_missing`. Else facts do not follow from each other.
    #[must_use]
    pub fn value(&self, fact: usize) -> Option<Value> {
        if let Some(given) = self.case.fact(fact) {
            return Some(given);
        }
        match self.vocabulary.fact_name(fact) {
            "age" => {
                let birth = self.vocabulary.fact("date_of_birth").and_then(|birth| self.case.fact(birth));
                let Some(Value::Date(birth)) = birth else { return None };
                Some(Value::Number(f64::from(age_on(birth, self.case.began(self.vocabulary, self.as_of)))))
            }
            "reported_to_police" => {
                let reported = self.events.reported_missing.is_some_and(|event| self.has_happened(event));
                reported.then_some(Value::Boolean(true))
            }
            _ => None,
        }
    }

    /// Whether this very event has happened by now.
    #[must_use]
    pub fn has_happened(&self, event: usize) -> bool {
        self.case.event(event).is_some_and(|at| at <= self.as_of)
    }

    /// When this very event happened, if it has.
    #[must_use]
    pub fn happened(&self, event: usize) -> Option<Instant> {
        self.case.event(event).filter(|at| *at <= self.as_of)
    }

    /// Whether the event is planned: given, and later than now.
    #[must_use]
    pub fn is_planned(&self, event: usize) -> bool {
        self.case.event(event).is_some_and(|at| at > self.as_of)
    }

    /// The instant from which time is counted for an event, happened or planned, with the stand-ins of the contract:
    /// `noticed_away`, else `last_seen`, for `reported_missing`; `located` and `returned` for each other.
    #[must_use]
    pub fn start(&self, event: usize) -> Option<Start> {
        let very = |event: usize| self.happened(event).map(|at| Start { at, event, stood_in: false });
        let other = |event: Option<usize>| {
            let event = event?;
            self.happened(event).map(|at| Start { at, event, stood_in: true })
        };
        let events = self.events;
        very(event)
            .or_else(|| match event {
                event if events.reported_missing == Some(event) => other(events.noticed_away).or_else(|| other(events.last_seen)),
                event if events.located == Some(event) => other(events.returned),
                event if events.returned == Some(event) => other(events.located),
                _ => None,
            })
            .or_else(|| self.case.event(event).map(|at| Start { at, event, stood_in: false }))
    }

    /// The first of `located` and `returned` that has happened: the end of the episode.
    #[must_use]
    pub fn end(&self) -> Option<Instant> {
        let ends = [self.events.located, self.events.returned];
        ends.into_iter().flatten().filter_map(|event| self.happened(event)).min()
    }

    /// When the child was back, if so.
    #[must_use]
    pub fn back(&self) -> Option<Instant> {
        self.events.returned.and_then(|event| self.happened(event))
    }

    /// How many earlier episodes counted as missing and started on one of the `days` London days before today, or today;
    /// of all of them without `days`.
    #[must_use]
    pub fn count_missing(&self, days: Option<u32>) -> u32 {
        let first = days.map(|days| london_date_before(self.as_of, days));
        let counts = self.case.history.iter().filter(|episode| {
            episode.missing && episode.start <= self.as_of && first.is_none_or(|first| episode.start.london_date() >= first)
        });
        u32::try_from(counts.count()).unwrap_or(u32::MAX).saturating_add(self.further)
    }
}
