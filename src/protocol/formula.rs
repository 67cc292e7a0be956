//! Conditions compiled: one shared set of formulas, each small one stored once.

use std::hash::{Hash, Hasher};

use rustc_hash::FxHasher;

use crate::calendar::Length;
use crate::classes::{Classes, Domain, Range, Threshold};
use crate::feel::ast::Comparison;
use crate::vocabulary::{Fact, FactType, Vocabulary};

/// A formula, by its place in [`Formulas`].
pub type FormulaId = u32;

/// What a compiled condition is made of. Facts, events and tables are given by their place.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Formula {
    /// Settled.
    Constant(bool),
    /// The fact lies in one of these classes (bit 0 is class 0).
    Fact {
        /// The fact.
        fact: usize,
        /// The classes.
        classes: u64,
    },
    /// The fact, a number, compared with a threshold (by its bits); becomes [`Formula::Fact`] once all thresholds are known.
    Number {
        /// The fact.
        fact: usize,
        /// How it is compared.
        comparison: Comparison,
        /// The threshold.
        threshold: u64,
    },
    /// The very event has happened.
    Happened(usize),
    /// Neither located nor returned.
    NotEnded,
    /// A time has gone by: a place in the table of times.
    Time(usize),
    /// A length between two events: a place in the table of intervals.
    Interval(usize),
    /// A number of episodes: a place in the table of counts.
    Count(usize),
    /// The category is one of these (bit 0 is the gravest).
    Category(u8),
    /// The category, as the rules give it that do not ask it, is one of these.
    CategoryOfOthers(u8),
    /// The grade is one of these (bit 0 is the gravest).
    Risk(u8),
    /// The opposite.
    Not(FormulaId),
    /// All.
    And(Vec<FormulaId>),
    /// Any.
    Or(Vec<FormulaId>),
}

/// A time that goes by: `hours since(reported_missing) >= 24`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Time {
    /// What is counted.
    pub since: Since,
    /// The length at which the comparison changes.
    pub length: Length,
    /// Whether it becomes true then, or ceases to be.
    pub rising: bool,
    /// Whether the very moment is not enough (`>`, `<=`): that counts where time stands still.
    pub beyond: bool,
}

/// From where a time is counted, and whether it ever stands still.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Since {
    /// Since an event.
    Event(usize),
    /// Since the child went missing, until the end of the episode.
    Missing,
}

/// A length between two events: `hours between(last_seen, located) > 9`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// The first event.
    pub from: usize,
    /// The second.
    pub to: usize,
    /// How many hours lie between them.
    pub threshold: Threshold,
}

/// A number of episodes: `count missing(90) >= 3`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Count {
    /// Within how many days; of the whole history, where there is none.
    pub days: Option<u32>,
    /// How many.
    pub threshold: Threshold,
}

/// What a slot holds that no formula has taken.
const FREE: FormulaId = FormulaId::MAX;
/// The slots of a new set, a power of two.
const SLOTS: usize = 256;

/// All formulas of a protocol, with the tables that they refer to.
#[derive(Debug, Clone, Default)]
pub struct Formulas {
    all: Vec<Formula>,
    /// Formulas by their hash, each in the first free slot from there on; a free slot holds [`FREE`].
    slots: Vec<FormulaId>,
    /// Whether a formula asks the time, by its place.
    timed: Vec<bool>,
    /// The times.
    pub times: Vec<Time>,
    /// The lengths between events.
    pub intervals: Vec<Interval>,
    /// The numbers of episodes.
    pub counts: Vec<Count>,
    /// The classes of each fact that is a number.
    pub classes: Vec<Classes>,
}

impl Formulas {
    /// The formula, stored once however often it is written.
    pub fn add(&mut self, formula: Formula) -> FormulaId {
        if self.slots.len() <= 2 * self.all.len() {
            self.grow();
        }
        let slot = self.slot(&formula);
        if let Some(known) = self.slots.get(slot).filter(|known| **known != FREE) {
            return *known;
        }
        let timed = match &formula {
            Formula::Time(_) | Formula::Interval(_) => true,
            Formula::Not(part) => self.asks_time(*part),
            Formula::And(parts) | Formula::Or(parts) => parts.iter().any(|part| self.asks_time(*part)),
            _ => false,
        };
        let id = FormulaId::try_from(self.all.len()).unwrap_or(FormulaId::MAX);
        self.all.push(formula);
        self.timed.push(timed);
        if let Some(free) = self.slots.get_mut(slot) {
            *free = id;
        }
        id
    }

    /// The slot of a formula: its own, or the free one in which it belongs.
    fn slot(&self, formula: &Formula) -> usize {
        let mut hasher = FxHasher::default();
        formula.hash(&mut hasher);
        let last = self.slots.len().saturating_sub(1);
        #[allow(clippy::cast_possible_truncation, reason = "any bits will do")]
        let mut slot = hasher.finish() as usize & last;
        while let Some(known) = self.slots.get(slot)
            && *known != FREE
            && self.all.get(*known as usize) != Some(formula)
        {
            slot = (slot + 1) & last;
        }
        slot
    }

    /// More slots: never more than half of them are taken.
    fn grow(&mut self) {
        self.slots = vec![FREE; (4 * self.all.len()).next_power_of_two().max(SLOTS)];
        for (id, formula) in (0..).zip(&self.all) {
            let slot = self.slot(formula);
            if let Some(free) = self.slots.get_mut(slot) {
                *free = id;
            }
        }
    }

    /// The place of a time in its table.
    pub fn time(&mut self, time: Time) -> usize {
        place_in(&mut self.times, time)
    }

    /// The place of a length between events in its table.
    pub fn interval(&mut self, interval: Interval) -> usize {
        place_in(&mut self.intervals, interval)
    }

    /// The place of a number of episodes in its table.
    pub fn count(&mut self, count: Count) -> usize {
        place_in(&mut self.counts, count)
    }

    /// Whether it depends on the time.
    #[must_use]
    pub fn asks_time(&self, id: FormulaId) -> bool {
        self.timed.get(id as usize).copied().unwrap_or(false)
    }

    /// A formula.
    #[must_use]
    pub fn get(&self, id: FormulaId) -> &Formula {
        self.all.get(id as usize).unwrap_or(&Formula::Constant(false))
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Calls `see` for a formula and all that it is made of.
    pub fn walk(&self, id: FormulaId, see: &mut impl FnMut(&Formula)) {
        let formula = self.get(id);
        see(formula);
        match formula {
            Formula::Not(part) => self.walk(*part, see),
            Formula::And(parts) | Formula::Or(parts) => parts.iter().for_each(|part| self.walk(*part, see)),
            _ => {}
        }
    }

    /// The ranges of a fact that is a number between which some condition differs, each in words.
    #[must_use]
    pub fn ranges(&self, place: usize, fact: &Fact) -> Vec<Range> {
        self.classes.get(place).map_or_else(Vec::new, |classes| classes.ranges(domain(fact)))
    }

    /// The range in which a number lies, in words.
    #[must_use]
    pub fn range_of(&self, place: usize, fact: &Fact, number: f64) -> Option<String> {
        self.classes.get(place).and_then(|classes| classes.range_of(number, domain(fact)))
    }

    /// The numbers of episodes that a formula asks, each by its place in the table of counts, once.
    #[must_use]
    pub fn counts_of(&self, id: FormulaId) -> Vec<usize> {
        let mut found = Vec::new();
        self.walk(id, &mut |formula| {
            if let Formula::Count(count) = formula
                && !found.contains(count)
            {
                found.push(*count);
            }
        });
        found
    }

    /// Sorts the numbers into classes, now that all thresholds are known. Names the facts that have too many.
    pub fn settle(&mut self, vocabulary: &Vocabulary) -> Vec<usize> {
        let mut thresholds: Vec<Vec<Threshold>> = vec![Vec::new(); vocabulary.facts().len()];
        for formula in &self.all {
            if let Formula::Number { fact, comparison, threshold } = formula
                && let Some(of_fact) = thresholds.get_mut(*fact)
            {
                of_fact.push(Threshold { comparison: *comparison, number: f64::from_bits(*threshold) });
            }
        }
        let mut too_many = Vec::new();
        for (fact, (described, thresholds)) in vocabulary.facts().iter().zip(&thresholds).enumerate() {
            let classes = Classes::of(thresholds, domain(described)).unwrap_or_else(|| {
                too_many.push(fact);
                Classes::default()
            });
            self.classes.push(classes);
        }
        for formula in &mut self.all {
            if let Formula::Number { fact, comparison, threshold } = formula {
                let threshold = Threshold { comparison: *comparison, number: f64::from_bits(*threshold) };
                let classes = self.classes.get(*fact).map_or(0, |classes| classes.bits(threshold));
                *formula = Formula::Fact { fact: *fact, classes };
            }
        }
        self.slots = Vec::new();
        too_many
    }
}

/// Which values a fact that is a number can have.
fn domain(fact: &Fact) -> Domain {
    Domain {
        whole: fact.fact_type == FactType::Integer,
        least: 0.0,
        greatest: (fact.name == "age").then_some(f64::from(*crate::case::AGES.end())),
    }
}

/// The place of an entry in a table; added where it is not there yet.
fn place_in<T: PartialEq>(table: &mut Vec<T>, entry: T) -> usize {
    table.iter().position(|known| *known == entry).unwrap_or_else(|| {
        table.push(entry);
        table.len() - 1
    })
}
