//! What each condition can still become, at any moment that is asked about.

use crate::calendar::Instant;
use crate::case::Value;
use crate::classes::{Classes, Domain, Threshold, compare};
use crate::diagram::{Diagram, Diagrams, FALSE, TRUE};
use crate::facts::Facts;
use crate::feel::ast::Comparison;
use crate::protocol::formula::{Count, Formula, FormulaId, Interval, Since, Time};
use crate::protocol::{CompiledRule, Protocol};
use crate::vocabulary::FactType;

/// What is known of a fact: unknown, or the class of its value as a bit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Known {
    Not,
    Class(u64),
}

/// How a time stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Clocked {
    /// It no longer moves.
    Settled {
        /// Whether it holds.
        holds: bool,
        /// The moment from which it has held, where it does and that is a moment of its own.
        from: Option<Instant>,
    },
    /// It changes at a moment that is known.
    Moves {
        /// The moment from which it is counted.
        start: Instant,
        /// The moment at which it changes.
        at: Instant,
        /// Whether it becomes true then.
        rising: bool,
        /// Whether the very moment is not enough (`>`, `<=`): a rule of the episode asks it to the letter.
        beyond: bool,
    },
    /// The event from which it is counted is not known to have happened.
    NotStarted,
    /// The event from which it is counted has an unknown time, on which the answer depends.
    Asked(Diagram),
}

/// When a condition is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// At a moment; what has not started does not hold.
    At(Instant),
    /// At a moment, and as if what has not started had gone by.
    OnceStarted(Instant),
    /// As the rules of the episode ask: time stands still at its end.
    Episode,
}

/// The conditions of a protocol in one case.
pub struct Evaluator<'a> {
    protocol: &'a Protocol,
    /// The case.
    pub facts: Facts<'a>,
    /// The diagrams made so far.
    pub diagrams: Diagrams,
    known: Vec<Known>,
    /// The classes of the unknown times of events, by event.
    event_classes: Vec<Option<Classes>>,
    times: Vec<Option<Clocked>>,
    intervals: Vec<Option<Clocked>>,
    /// Settled formulas that do not ask the time, by place; the episode has its own.
    lasting: Vec<Option<Diagram>>,
    lasting_episode: Vec<Option<Diagram>>,
    episode_moment: Instant,
    ended: bool,
    /// The category is missing, absent, away from placement, not missing.
    pub category: [Diagram; 4],
    category_of_others: [Diagram; 4],
    /// The grade is high, medium, low, no apparent risk, none.
    pub risk: [Diagram; 5],
}

impl<'a> Evaluator<'a> {
    /// An evaluator that knows the category; the grade follows with [`Evaluator::grade`].
    pub fn new(protocol: &'a Protocol, facts: Facts<'a>) -> Self {
        let formulas = protocol.formulas();
        let vocabulary = protocol.vocabulary();
        let mut known = Vec::with_capacity(vocabulary.facts().len());
        let mut widths = Vec::with_capacity(vocabulary.facts().len() + vocabulary.events().len());
        for (index, fact) in vocabulary.facts().iter().enumerate() {
            let classes = formulas.classes.get(index);
            let class = match facts.value(index) {
                None => Known::Not,
                Some(Value::Boolean(value)) => Known::Class(if value { 0b10 } else { 0b01 }),
                Some(Value::Number(number)) => Known::Class(classes.map_or(0, |classes| classes.bit(number))),
                Some(Value::Choice(place)) => Known::Class(1 << place),
                Some(Value::Date(_)) => Known::Class(1),
            };
            known.push(class);
            widths.push(match fact.fact_type {
                FactType::Boolean => 2,
                FactType::Enum => u32::try_from(fact.values.len()).unwrap_or(64).min(64),
                FactType::Integer | FactType::Number => classes.map_or(1, Classes::count),
                FactType::Date => 1,
            });
        }
        let event_classes: Vec<Option<Classes>> =
            (0..vocabulary.events().len()).map(|event| classes_of_event(protocol, &facts, event)).collect();
        widths.extend(event_classes.iter().map(|classes| classes.as_ref().map_or(1, Classes::count)));
        let end = facts.end();
        let mut evaluator = Self {
            protocol,
            diagrams: Diagrams::new(widths),
            known,
            event_classes,
            times: vec![None; formulas.times.len()],
            intervals: vec![None; formulas.intervals.len()],
            lasting: vec![None; formulas.len()],
            lasting_episode: vec![None; formulas.len()],
            episode_moment: end.map_or(facts.as_of, |end| end.min(facts.as_of)),
            ended: end.is_some(),
            facts,
            category: [FALSE; 4],
            category_of_others: [FALSE; 4],
            risk: [FALSE; 5],
        };
        evaluator.categorise();
        evaluator
    }

    /// What the condition of a rule of the episode can still become.
    pub fn rule(&mut self, rule: &CompiledRule) -> Diagram {
        self.diagram(rule.condition.formula, When::Episode)
    }

    /// Works out the category: first by the rules that do not ask it, then by all.
    fn categorise(&mut self) {
        let protocol = self.protocol;
        for others in [true, false] {
            let mut held = [FALSE; 4];
            for rule in protocol.category_rules().iter().filter(|rule| !(others && rule.condition.asks_others)) {
                let holds = self.rule(rule);
                if let Some(slot) = held.get_mut(rule.yields) {
                    *slot = self.diagrams.or(*slot, holds);
                }
            }
            let [missing, absent, away, _] = held;
            let gravest = self.gravest([missing, absent, away]);
            if others {
                self.category_of_others = gravest;
            } else {
                self.category = gravest;
            }
        }
    }

    /// Works out the grade. `unasked` takes the grade of the police, where it is unknown, as given by nobody.
    pub fn grade(&mut self, unasked: bool) {
        let protocol = self.protocol;
        let police = protocol.known_facts().police_risk;
        if unasked
            && let Some(slot) = police.and_then(|police| self.known.get_mut(police))
            && *slot == Known::Not
        {
            *slot = Known::Class(0);
        }
        let mut held = [FALSE; 4];
        for rule in protocol.risk_rules() {
            let holds = self.rule(rule);
            if let Some(slot) = held.get_mut(rule.yields) {
                *slot = self.diagrams.or(*slot, holds);
            }
        }
        if let Some(police) = police {
            for (place, slot) in protocol.known_facts().police_grades.into_iter().zip(&mut held) {
                let graded = one_of(&mut self.diagrams, &self.known, police, place.map_or(0, |place| 1 << place));
                *slot = self.diagrams.or(*slot, graded);
            }
        }
        let [high, medium, low, none_apparent] = held;
        let [high, medium, low, rest] = self.gravest([high, medium, low]);
        let apparent = self.diagrams.not(none_apparent);
        self.risk = [high, medium, low, self.diagrams.and(rest, none_apparent), self.diagrams.and(rest, apparent)];
    }

    /// Of three that may hold together, the gravest alone, and last that none of them holds.
    fn gravest(&mut self, held: [Diagram; 3]) -> [Diagram; 4] {
        let mut left = TRUE;
        let mut alone = [FALSE; 4];
        for (slot, holds) in alone.iter_mut().zip(held) {
            *slot = self.diagrams.and(left, holds);
            let not = self.diagrams.not(holds);
            left = self.diagrams.and(left, not);
        }
        let [.., last] = &mut alone;
        *last = left;
        alone
    }

    /// Whether a fact is unknown.
    pub fn is_unknown(&self, fact: usize) -> bool {
        self.known.get(fact) == Some(&Known::Not)
    }

    /// What a condition can still become.
    pub fn diagram(&mut self, id: FormulaId, when: When) -> Diagram {
        let formulas = self.protocol.formulas();
        let episode = when == When::Episode;
        let lasting = episode || !formulas.asks_time(id);
        let memory = if episode { &self.lasting_episode } else { &self.lasting };
        if lasting && let Some(known) = memory.get(id as usize).copied().flatten() {
            return known;
        }
        let diagram = match formulas.get(id) {
            Formula::Constant(value) => Diagram::from(*value),
            Formula::Fact { fact, classes } => one_of(&mut self.diagrams, &self.known, *fact, *classes),
            // The loader has turned every number into its classes.
            Formula::Number { .. } => FALSE,
            Formula::Happened(event) => Diagram::from(self.facts.has_happened(*event)),
            Formula::NotEnded => Diagram::from(!self.ended),
            Formula::Time(time) => {
                let clocked = self.time(*time);
                self.clocked(clocked, when)
            }
            Formula::Interval(interval) => {
                let clocked = if episode { self.interval_of_episode(*interval) } else { self.interval(*interval) };
                self.clocked(clocked, when)
            }
            Formula::Count(count) => match formulas.counts.get(*count) {
                Some(count) => self.count(*count),
                None => FALSE,
            },
            Formula::Category(bits) => self.any_of(self.category, *bits),
            Formula::CategoryOfOthers(bits) => self.any_of(self.category_of_others, *bits),
            Formula::Risk(bits) => {
                let [high, medium, low, none_apparent, _] = self.risk;
                self.any_of([high, medium, low, none_apparent], *bits)
            }
            Formula::Not(part) => {
                let part = self.diagram(*part, when);
                self.diagrams.not(part)
            }
            Formula::And(parts) => {
                let mut all = TRUE;
                for part in parts {
                    let part = self.diagram(*part, when);
                    all = self.diagrams.and(all, part);
                    if all == FALSE {
                        break;
                    }
                }
                all
            }
            Formula::Or(parts) => {
                let mut any = FALSE;
                for part in parts {
                    let part = self.diagram(*part, when);
                    any = self.diagrams.or(any, part);
                    if any == TRUE {
                        break;
                    }
                }
                any
            }
        };
        // While the category is being worked out, what asks it may not be remembered.
        if lasting && !self.category_is_open() {
            let memory = if episode { &mut self.lasting_episode } else { &mut self.lasting };
            if let Some(slot) = memory.get_mut(id as usize) {
                *slot = Some(diagram);
            }
        }
        diagram
    }

    /// Whether the category has not been worked out yet, so that nothing that asks it may be remembered.
    fn category_is_open(&self) -> bool {
        self.category == [FALSE; 4]
    }

    fn any_of(&mut self, values: [Diagram; 4], bits: u8) -> Diagram {
        values
            .into_iter()
            .enumerate()
            .filter(|(place, _)| bits >> place & 1 == 1)
            .fold(FALSE, |any, (_, value)| self.diagrams.or(any, value))
    }

    /// This episode counts when its own category is missing.
    fn count(&mut self, count: Count) -> Diagram {
        let earlier = self.facts.count_missing(count.days);
        let holds = |episodes: u32| compare(f64::from(episodes), count.threshold.comparison, count.threshold.number);
        match (holds(earlier), holds(earlier + 1)) {
            (without, with) if without == with => Diagram::from(with),
            (_, true) => self.any_of(self.category, 1),
            (_, false) => self.any_of(self.category, 0b1110),
        }
    }

    fn clocked(&self, clocked: Clocked, when: When) -> Diagram {
        let (moment, once_started) = match when {
            When::At(moment) => (moment, false),
            When::OnceStarted(moment) => (moment, true),
            When::Episode => (self.episode_moment, false),
        };
        match clocked {
            Clocked::Settled { holds, from } => {
                let by_then = when == When::Episode || from.is_none_or(|from| moment >= from);
                Diagram::from(holds && by_then)
            }
            Clocked::Asked(diagram) => diagram,
            Clocked::NotStarted => Diagram::from(once_started),
            Clocked::Moves { start, at, rising, beyond } => {
                // A duty opens at the very moment, for `>` too (contract, "opens"); a rule compares as it is written.
                let gone_by = if beyond && when == When::Episode { moment > at } else { moment >= at };
                Diagram::from(if rising { gone_by } else { moment >= start && !gone_by })
            }
        }
    }

    /// How a time stands.
    pub fn time(&mut self, place: usize) -> Clocked {
        if let Some(known) = self.times.get(place).copied().flatten() {
            return known;
        }
        let clocked = self.protocol.formulas().times.get(place).map_or(Clocked::NotStarted, |time| self.work_out_time(*time));
        if let Some(slot) = self.times.get_mut(place) {
            *slot = Some(clocked);
        }
        clocked
    }

    fn work_out_time(&self, time: Time) -> Clocked {
        let event = match time.since {
            Since::Event(event) => Some(event),
            Since::Missing => self.protocol.known_events().reported_missing,
        };
        let Some(start) = event.and_then(|event| self.facts.start(event)) else { return Clocked::NotStarted };
        let at = self.protocol.calendar().after(start.at, time.length);
        if let (Since::Missing, Some(end)) = (time.since, self.facts.end()) {
            let gone_by = if time.beyond { end > at } else { end >= at };
            return Clocked::Settled { holds: gone_by == time.rising, from: time.rising.then_some(at) };
        }
        Clocked::Moves { start: start.at, at, rising: time.rising, beyond: time.beyond }
    }

    /// How a length between events stands.
    pub fn interval(&mut self, place: usize) -> Clocked {
        if let Some(known) = self.intervals.get(place).copied().flatten() {
            return known;
        }
        let clocked = match self.protocol.formulas().intervals.get(place).copied() {
            Some(interval) => self.work_out_interval(interval),
            None => Clocked::NotStarted,
        };
        if let Some(slot) = self.intervals.get_mut(place) {
            *slot = Some(clocked);
        }
        clocked
    }

    fn work_out_interval(&mut self, interval: Interval) -> Clocked {
        let Interval { from, to, threshold } = interval;
        let end = end_of(self.protocol, &self.facts, to);
        match (end_of(self.protocol, &self.facts, from), end) {
            (Some(start), Some(end)) => {
                Clocked::Settled { holds: compare(start.hours_to(end), threshold.comparison, threshold.number), from: None }
            }
            (Some(start), None) => match threshold.comparison {
                Comparison::Equal | Comparison::NotEqual => {
                    Clocked::Settled { holds: threshold.comparison == Comparison::NotEqual, from: None }
                }
                comparison => Clocked::Moves {
                    start,
                    at: start.after_hours(threshold.number),
                    rising: matches!(comparison, Comparison::Greater | Comparison::GreaterOrEqual),
                    beyond: matches!(comparison, Comparison::Greater | Comparison::LessOrEqual),
                },
            },
            // A first event that is planned has a known time that lies ahead; there is nothing to ask.
            (None, _) if self.facts.is_planned(from) => Clocked::NotStarted,
            (None, end) => self.asked(from, end.unwrap_or(self.facts.as_of), threshold),
        }
    }

    /// How a length between events stood as the episode ended, when all that rules ask of it stood still (contract,
    /// "category and risk"): compared to the letter.
    fn interval_of_episode(&mut self, place: usize) -> Clocked {
        let Some(Interval { from, to, threshold }) = self.protocol.formulas().intervals.get(place).copied() else {
            return Clocked::NotStarted;
        };
        let end = end_of(self.protocol, &self.facts, to).map_or(self.episode_moment, |end| end.min(self.episode_moment));
        match end_of(self.protocol, &self.facts, from) {
            Some(start) => Clocked::Settled { holds: compare(start.hours_to(end), threshold.comparison, threshold.number), from: None },
            None if self.facts.is_planned(from) => Clocked::NotStarted,
            None => self.asked(from, end, threshold),
        }
    }

    /// A length that starts with an event whose time is unknown, until `end`.
    fn asked(&mut self, from: usize, end: Instant, threshold: Threshold) -> Clocked {
        let threshold = before_now(&self.facts, end, threshold);
        let bits = self.event_classes.get(from).and_then(Option::as_ref).map_or(0, |classes| classes.bits(threshold));
        Clocked::Asked(self.diagrams.one_of(self.known.len() + from, bits))
    }
}

/// The condition that a fact lies in one of these classes.
fn one_of(diagrams: &mut Diagrams, known: &[Known], fact: usize, classes: u64) -> Diagram {
    match known.get(fact) {
        Some(Known::Class(bit)) => Diagram::from(bit & classes != 0),
        _ => diagrams.one_of(fact, classes),
    }
}

/// When an end of an interval was: the very event, but located and returned stand in for each other.
fn end_of(protocol: &Protocol, facts: &Facts<'_>, event: usize) -> Option<Instant> {
    if protocol.known_events().is_end(event) {
        return facts.start(event).map(|start| start.at).filter(|at| *at <= facts.as_of);
    }
    facts.happened(event)
}

/// How many hours before now an interval that ends at `end` must have started.
fn before_now(facts: &Facts<'_>, end: Instant, threshold: Threshold) -> Threshold {
    Threshold { number: threshold.number + end.hours_to(facts.as_of), ..threshold }
}

/// The classes of the unknown time of an event, as hours before now, that the intervals from it tell apart.
fn classes_of_event(protocol: &Protocol, facts: &Facts<'_>, event: usize) -> Option<Classes> {
    let from_event = protocol.formulas().intervals.iter().filter(|interval| interval.from == event);
    // As a duty asks it, and as a rule of the episode does, for which all stands still at the end of the episode.
    let ends = |to: usize| {
        let end = end_of(protocol, facts, to).unwrap_or(facts.as_of);
        [end, facts.end().map_or(end, |last| last.min(end))]
    };
    let thresholds: Vec<Threshold> =
        from_event.flat_map(|interval| ends(interval.to).map(|end| before_now(facts, end, interval.threshold))).collect();
    if thresholds.is_empty() || end_of(protocol, facts, event).is_some() {
        return None;
    }
    // A child is not found before having been seen last: such an answer would be refused.
    let ended = facts.end().filter(|_| protocol.known_events().last_seen == Some(event));
    Classes::of(&thresholds, Domain { whole: false, least: ended.map_or(0.0, |end| end.hours_to(facts.as_of)), greatest: None })
}
