//! The facts that make a condition hold, and the names of what a diagram asks.

use super::assessment::{Name, OTHER_NAMES};
use super::evaluate::{Evaluator, When};
use crate::diagram::{Diagram, FALSE, TRUE};
use crate::protocol::formula::{Formula, FormulaId, Since};
use crate::protocol::{Condition, Protocol};

/// The name of a variable of a diagram: a fact, or an event whose time is asked.
pub fn name_of(protocol: &Protocol, variable: usize) -> Name<'_> {
    let vocabulary = protocol.vocabulary();
    let text = match variable.checked_sub(vocabulary.facts().len()) {
        None => vocabulary.fact_name(variable),
        Some(event) => vocabulary.event_name(event),
    };
    Name { place: variable, text }
}

/// The name of an event.
pub fn name_of_event(protocol: &Protocol, event: usize) -> Name<'_> {
    name_of(protocol, protocol.vocabulary().facts().len() + event)
}

/// One of [`OTHER_NAMES`].
fn other_name(protocol: &Protocol, other: usize) -> Name<'_> {
    let vocabulary = protocol.vocabulary();
    Name { place: vocabulary.facts().len() + vocabulary.events().len() + other, text: OTHER_NAMES.get(other).copied().unwrap_or_default() }
}

/// The question of a variable of a diagram.
pub fn question_of(protocol: &Protocol, variable: usize) -> &str {
    let vocabulary = protocol.vocabulary();
    match variable.checked_sub(vocabulary.facts().len()) {
        None => vocabulary.facts().get(variable).map_or("", |fact| &fact.asks),
        Some(event) => vocabulary.events().get(event).map_or("", |event| &event.asks),
    }
}

/// The facts, events and derived names that make a condition of a duty hold, in the order in which it asks them.
pub fn facts_of<'p>(protocol: &'p Protocol, evaluator: &mut Evaluator<'_>, condition: &Condition) -> Vec<Name<'p>> {
    let now = evaluator.facts.as_of;
    explain(protocol, evaluator, condition, When::OnceStarted(now))
}

/// The facts and events that make a rule of the episode hold.
pub fn facts_of_rule<'p>(protocol: &'p Protocol, evaluator: &mut Evaluator<'_>, condition: &Condition) -> Vec<Name<'p>> {
    explain(protocol, evaluator, condition, When::Episode)
}

fn explain<'p>(protocol: &'p Protocol, evaluator: &mut Evaluator<'_>, condition: &Condition, when: When) -> Vec<Name<'p>> {
    // Room for all that it asks, and for a duty's clock.
    let names = Vec::with_capacity(condition.facts.len() + condition.events.len() + 1);
    let mut explanation = Explanation { protocol, when, names };
    explanation.of(evaluator, condition.formula, TRUE);
    explanation.names
}

/// The places of what is worked out among [`OTHER_NAMES`].
const STAGE: usize = 0;
const CATEGORY: usize = 1;
const RISK: usize = 2;
const HISTORY: usize = 3;

struct Explanation<'p> {
    protocol: &'p Protocol,
    when: When,
    names: Vec<Name<'p>>,
}

impl<'p> Explanation<'p> {
    fn add(&mut self, name: Name<'p>) {
        if !self.names.iter().any(|known| known.place == name.place) {
            self.names.push(name);
        }
    }

    /// Why the formula comes out as `wanted`: of an `or` that holds one part is enough, of an `and` all are needed.
    fn of(&mut self, evaluator: &mut Evaluator<'_>, formula: FormulaId, wanted: Diagram) {
        let protocol = self.protocol;
        let formulas = protocol.formulas();
        match formulas.get(formula) {
            Formula::Constant(_) => {}
            Formula::Fact { fact, .. } | Formula::Number { fact, .. } => self.add(name_of(protocol, *fact)),
            Formula::Happened(event) => self.add(name_of_event(protocol, *event)),
            Formula::NotEnded => self.add(other_name(protocol, STAGE)),
            Formula::Time(time) => {
                let event = formulas.times.get(*time).and_then(|time| match time.since {
                    Since::Event(event) => Some(event),
                    Since::Missing => protocol.known_events().reported_missing,
                });
                if let Some(event) = event {
                    let started = evaluator.facts.start(event).map_or(event, |start| start.event);
                    self.add(name_of_event(protocol, started));
                }
            }
            Formula::Interval(interval) => {
                if let Some(interval) = formulas.intervals.get(*interval) {
                    self.add(name_of_event(protocol, interval.from));
                    self.add(name_of_event(protocol, interval.to));
                }
            }
            Formula::Count(_) => self.add(other_name(protocol, HISTORY)),
            Formula::Category(_) | Formula::CategoryOfOthers(_) => self.add(other_name(protocol, CATEGORY)),
            Formula::Risk(_) => self.add(other_name(protocol, RISK)),
            Formula::Not(part) => self.of(evaluator, *part, if wanted == TRUE { FALSE } else { TRUE }),
            Formula::And(parts) if wanted == TRUE => parts.iter().for_each(|part| self.of(evaluator, *part, wanted)),
            Formula::Or(parts) if wanted == FALSE => parts.iter().for_each(|part| self.of(evaluator, *part, wanted)),
            Formula::And(parts) | Formula::Or(parts) => {
                let settles = |part: &&FormulaId| evaluator.diagram(**part, self.when) == wanted;
                match parts.iter().find(settles) {
                    Some(part) => self.of(evaluator, *part, wanted),
                    None => parts.iter().for_each(|part| self.of(evaluator, *part, wanted)),
                }
            }
        }
    }
}
