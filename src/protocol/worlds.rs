//! What can hold at all: the conditions of a pack over everything that a case could say, with nothing known.

use super::CompiledRule;
use super::formula::{Formula, FormulaId, Formulas, Interval, Since, Time};
use crate::calendar::Length;
use crate::classes::{Classes, Domain, Threshold, compare};
use crate::diagram::{Diagram, Diagrams, FALSE, TRUE};
use crate::feel::ast::Comparison;
use crate::vocabulary::{FactType, Vocabulary};

/// How many lengths from one event conditions may ask: each makes at most four classes of its time, and there are 64.
const MOST_INTERVALS: usize = 15;

/// Conditions over everything that a case could say, with nothing known: what can hold at all?
pub struct Worlds<'a> {
    formulas: &'a Formulas,
    /// The diagrams of the conditions.
    pub diagrams: Diagrams,
    facts: usize,
    /// The variables after those of the facts: one for each event that may have happened, each number that is counted.
    measures: Vec<(Measure, Classes)>,
    /// What has been worked out already: a part that stands in many conditions is looked at once.
    known: Vec<Option<Diagram>>,
}

/// What can be known of a case beside its facts.
#[derive(Clone, Copy, PartialEq)]
pub enum Measure {
    /// The category.
    Category,
    /// The category that the rules give which do not ask it.
    CategoryOfOthers,
    /// The grade.
    Risk,
    /// Whether an event has happened.
    Happened(usize),
    /// Whether the child was found.
    Ended,
    /// What is counted, and in which unit: 0 hours, 1 days, 2 months, 3 working days.
    Time(Since, u8),
    /// The length between two events.
    Interval(usize, usize),
    /// How many episodes there were, in so many days.
    Count(Option<u32>),
}

impl<'a> Worlds<'a> {
    /// The measure that is compared with too many numbers is given back.
    pub fn new(vocabulary: &Vocabulary, formulas: &'a Formulas) -> Result<Self, Measure> {
        let mut thresholds: Vec<(Measure, Vec<Threshold>)> = Vec::new();
        let mut add = |measure: Measure, threshold: Option<Threshold>| match thresholds.iter_mut().find(|(known, _)| *known == measure) {
            Some((_, all)) => all.extend(threshold),
            None => thresholds.push((measure, threshold.into_iter().collect())),
        };
        add(Measure::Category, None);
        add(Measure::CategoryOfOthers, None);
        add(Measure::Risk, None);
        add(Measure::Ended, None);
        (0..vocabulary.events().len()).for_each(|event| add(Measure::Happened(event), None));
        for time in &formulas.times {
            let (measure, threshold) = time_measure(time);
            add(measure, Some(threshold));
        }
        formulas.intervals.iter().for_each(|interval| add(Measure::Interval(interval.from, interval.to), Some(interval.threshold)));
        // While its first event has no time, all lengths from it are one variable, asked by duties and by rules.
        let from_one = |interval: &Interval| formulas.intervals.iter().filter(|other| other.from == interval.from).count();
        if let Some(interval) = formulas.intervals.iter().find(|interval| from_one(interval) > MOST_INTERVALS) {
            return Err(Measure::Interval(interval.from, interval.to));
        }
        formulas.counts.iter().for_each(|count| add(Measure::Count(count.days), Some(count.threshold)));
        let mut widths: Vec<u32> = vocabulary
            .facts()
            .iter()
            .enumerate()
            .map(|(index, fact)| width(fact.fact_type, fact.values.len(), formulas.classes.get(index)))
            .collect();
        let mut measures = Vec::new();
        for (measure, thresholds) in thresholds {
            let domain = Domain { whole: matches!(measure, Measure::Count(_)), least: 0.0, greatest: None };
            let classes = Classes::of(&thresholds, domain).ok_or(measure)?;
            widths.push(match measure {
                Measure::Category | Measure::CategoryOfOthers => 4,
                Measure::Risk => 5,
                Measure::Happened(_) | Measure::Ended => 2,
                _ => classes.count(),
            });
            measures.push((measure, classes));
        }
        Ok(Self { formulas, diagrams: Diagrams::new(widths), facts: vocabulary.facts().len(), measures, known: vec![None; formulas.len()] })
    }

    fn measure(&mut self, measure: Measure, bits: impl Fn(&Classes) -> u64) -> Diagram {
        let Some(place) = self.measures.iter().position(|(known, _)| *known == measure) else { return TRUE };
        let bits = self.measures.get(place).map_or(0, |(_, classes)| bits(classes));
        self.diagrams.one_of(self.facts + place, bits)
    }

    /// Joins the rules as an assessment does that knows nothing: what each value yields, and that none graver holds.
    pub fn join(&mut self, rules: &[CompiledRule]) {
        let mut left = TRUE;
        for value in 0..4 {
            let of_value = rules.iter().filter(|rule| rule.yields == value);
            let held = of_value.fold(FALSE, |any, rule| {
                let holds = self.diagram(rule.condition.formula);
                self.diagrams.or(any, holds)
            });
            let not_held = self.diagrams.not(held);
            left = self.diagrams.and(left, not_held);
        }
    }

    /// The diagram of a formula.
    pub fn diagram(&mut self, id: FormulaId) -> Diagram {
        if let Some(Some(known)) = self.known.get(id as usize) {
            return *known;
        }
        let diagram = self.work_out(id);
        if let Some(known) = self.known.get_mut(id as usize) {
            *known = Some(diagram);
        }
        diagram
    }

    fn work_out(&mut self, id: FormulaId) -> Diagram {
        let formulas = self.formulas;
        match formulas.get(id) {
            Formula::Constant(value) => Diagram::from(*value),
            Formula::Fact { fact, classes } => self.diagrams.one_of(*fact, *classes),
            Formula::Number { fact, comparison, threshold } => match formulas.classes.get(*fact) {
                Some(classes) => {
                    let bits = classes.bits(Threshold { comparison: *comparison, number: f64::from_bits(*threshold) });
                    self.diagrams.one_of(*fact, bits)
                }
                None => TRUE,
            },
            Formula::Happened(event) => self.measure(Measure::Happened(*event), |_| 0b10),
            Formula::NotEnded => self.measure(Measure::Ended, |_| 0b01),
            Formula::Time(time) => match formulas.times.get(*time) {
                Some(time) => {
                    let (measure, threshold) = time_measure(time);
                    self.measure(measure, |classes| classes.bits(threshold))
                }
                None => TRUE,
            },
            Formula::Interval(interval) => match formulas.intervals.get(*interval) {
                Some(interval) => self.measure(Measure::Interval(interval.from, interval.to), |classes| classes.bits(interval.threshold)),
                None => TRUE,
            },
            Formula::Count(count) => match formulas.counts.get(*count) {
                Some(count) => self.measure(Measure::Count(count.days), |classes| classes.bits(count.threshold)),
                None => TRUE,
            },
            Formula::Category(bits) => self.measure(Measure::Category, |_| u64::from(*bits)),
            Formula::CategoryOfOthers(bits) => self.measure(Measure::CategoryOfOthers, |_| u64::from(*bits)),
            Formula::Risk(bits) => self.measure(Measure::Risk, |_| u64::from(*bits)),
            Formula::Not(part) => {
                let part = self.diagram(*part);
                self.diagrams.not(part)
            }
            Formula::And(parts) => parts.iter().fold(TRUE, |all, part| {
                let part = self.diagram(*part);
                self.diagrams.and(all, part)
            }),
            Formula::Or(parts) => parts.iter().fold(FALSE, |any, part| {
                let part = self.diagram(*part);
                self.diagrams.or(any, part)
            }),
        }
    }
}

/// A time as the comparison of a number: hours with hours, days with days.
fn time_measure(time: &Time) -> (Measure, Threshold) {
    let (unit, number) = match time.length {
        Length::Hours(hours) => (0, hours),
        Length::Days(days) => (1, f64::from(days)),
        Length::Months(months) => (2, f64::from(months)),
        Length::WorkingDays(days) => (3, f64::from(days)),
        Length::SameWorkingDay => (3, 0.0),
    };
    let comparison = match (time.rising, time.beyond) {
        (true, true) => Comparison::Greater,
        (true, false) => Comparison::GreaterOrEqual,
        (false, true) => Comparison::LessOrEqual,
        (false, false) => Comparison::Less,
    };
    debug_assert!(compare(number, Comparison::GreaterOrEqual, 0.0));
    (Measure::Time(time.since, unit), Threshold { comparison, number })
}

/// How many classes a fact has.
fn width(fact_type: FactType, values: usize, classes: Option<&Classes>) -> u32 {
    match fact_type {
        FactType::Boolean => 2,
        FactType::Enum => u32::try_from(values).unwrap_or(64).min(64),
        FactType::Integer | FactType::Number => classes.map_or(1, Classes::count),
        FactType::Date => 1,
    }
}
