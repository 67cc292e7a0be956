//! The facts that make a condition hold, and the names of what a diagram asks.

use super::evaluate::{Evaluator, When};
use crate::diagram::{Diagram, FALSE, TRUE};
use crate::protocol::formula::{Formula, FormulaId, Since};
use crate::protocol::{Condition, Protocol};

/// The name of a variable of a diagram: a fact, or an event whose time is asked.
pub fn name_of(protocol: &Protocol, variable: usize) -> &str {
    let vocabulary = protocol.vocabulary();
    match variable.checked_sub(vocabulary.facts().len()) {
        None => vocabulary.fact_name(variable),
        Some(event) => vocabulary.event_name(event),
    }
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
pub fn facts_of<'p>(protocol: &'p Protocol, evaluator: &mut Evaluator<'_>, condition: &Condition) -> Vec<&'p str> {
    let now = evaluator.facts.as_of;
    explain(protocol, evaluator, condition, When::OnceStarted(now))
}

/// The facts and events that make a rule of the episode hold.
pub fn facts_of_rule<'p>(protocol: &'p Protocol, evaluator: &mut Evaluator<'_>, condition: &Condition) -> Vec<&'p str> {
    explain(protocol, evaluator, condition, When::Episode)
}

fn explain<'p>(protocol: &'p Protocol, evaluator: &mut Evaluator<'_>, condition: &Condition, when: When) -> Vec<&'p str> {
    // Room for all that it asks, and for a duty's clock.
    let names = Vec::with_capacity(condition.facts.len() + condition.events.len() + 1);
    let mut explanation = Explanation { protocol, when, names };
    explanation.of(evaluator, condition.formula, TRUE);
    explanation.names
}

struct Explanation<'p> {
    protocol: &'p Protocol,
    when: When,
    names: Vec<&'p str>,
}

impl<'p> Explanation<'p> {
    fn add(&mut self, name: &'p str) {
        if !self.names.contains(&name) {
            self.names.push(name);
        }
    }

    /// Why the formula comes out as `wanted`: of an `or` that holds one part is enough, of an `and` all are needed.
    fn of(&mut self, evaluator: &mut Evaluator<'_>, formula: FormulaId, wanted: Diagram) {
        let protocol = self.protocol;
        let vocabulary = protocol.vocabulary();
        let formulas = protocol.formulas();
        match formulas.get(formula) {
            Formula::Constant(_) => {}
            Formula::Fact { fact, .. } | Formula::Number { fact, .. } => self.add(vocabulary.fact_name(*fact)),
            Formula::Happened(event) => self.add(vocabulary.event_name(*event)),
            Formula::NotEnded => self.add("stage"),
            Formula::Time(time) => {
                let event = formulas.times.get(*time).and_then(|time| match time.since {
                    Since::Event(event) => Some(event),
                    Since::Missing => protocol.known_events().reported_missing,
                });
                if let Some(event) = event {
                    let started = evaluator.facts.start(event).map_or(event, |start| start.event);
                    self.add(vocabulary.event_name(started));
                }
            }
            Formula::Interval(interval) => {
                if let Some(interval) = formulas.intervals.get(*interval) {
                    self.add(vocabulary.event_name(interval.from));
                    self.add(vocabulary.event_name(interval.to));
                }
            }
            Formula::Count(_) => self.add("history"),
            Formula::Category(_) | Formula::CategoryOfOthers(_) => self.add("category"),
            Formula::Risk(_) => self.add("risk"),
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
