//! From a protocol, a case and a moment to an assessment: total, and a function of these three alone.

pub mod assessment;
mod duties;
mod evaluate;
mod notices;
mod questions;
mod reasons;

use std::borrow::Cow;

pub use assessment::Assessment;
use assessment::{Category, Identity, Reason, Risk, Settled, Stage};
use evaluate::{Evaluator, When};
use notices::Findings;
use questions::Graver;

use crate::calendar::Instant;
use crate::case::{Case, Value};
use crate::diagram::{Diagram, FALSE, TRUE};
use crate::facts::Facts;
use crate::protocol::{CompiledRule, Condition, Protocol};
use crate::truth::Truth;
use crate::vocabulary::{CATEGORIES, GRADES};

/// Applies a protocol to a case at a moment.
///
/// The answer depends on these three alone: no clock, no randomness, no locale. `could_be`, `worst`, `needs` and the
/// questions are exact: they speak of every answer to the unknown facts (`docs/exactness.md` says how).
///
/// ```
/// # #[cfg(feature = "authoring")] {
/// use homeward::{Case, Instant, Protocol, assess};
///
/// let protocol = Protocol::parse(&homeward::bundled::json("newham").unwrap()).unwrap();
/// let now = Instant::parse("2026-11-21T22:00:00Z").unwrap();
/// let case = r#"{ "facts": { "age": 11, "away_without_authorisation": true } }"#;
/// let case = Case::read(protocol.vocabulary(), case, now).unwrap();
///
/// let assessment = assess(&protocol, &case, now);
/// assert_eq!(assessment.category.value, Some("missing"));
/// assert_eq!(assessment.risk.value, Some("high"));
/// # }
/// ```
#[must_use]
pub fn assess<'p>(protocol: &'p Protocol, case: &Case, as_of: Instant) -> Assessment<'p> {
    inquire(protocol, case, as_of).0
}

/// An assessment, and beside it what else may be asked of the same case without working it out again.
#[must_use]
pub fn inquire<'p: 'a, 'a>(protocol: &'p Protocol, case: &'a Case, as_of: Instant) -> (Assessment<'p>, Inquiry<'a>) {
    let facts = Facts::new(protocol.vocabulary(), protocol.known_events(), case, as_of);
    worked_out(protocol, facts, true)
}

/// What would stand in a case that is supposed, with so many more missing episodes, each of today: the category, the grade and
/// the duties, without questions and notices, which nobody is asked or told of what is only supposed.
#[must_use]
pub fn suppose<'p>(protocol: &'p Protocol, case: &Case, as_of: Instant, further: u32) -> Assessment<'p> {
    let facts = Facts::new(protocol.vocabulary(), protocol.known_events(), case, as_of).with_further(further);
    worked_out(protocol, facts, false).0
}

fn worked_out<'p: 'a, 'a>(protocol: &'p Protocol, facts: Facts<'a>, whole: bool) -> (Assessment<'p>, Inquiry<'a>) {
    let (case, as_of) = (facts.case(), facts.as_of);
    let mut evaluator = Evaluator::new(protocol, facts);
    let category = category(protocol, &mut evaluator);
    let stage = stage(protocol, &facts, category.value);
    evaluator.grade(stage == Stage::NotMissing);
    let (risk, established) = risk(protocol, &mut evaluator);

    let done = notices::done_by_now(protocol, case, as_of);
    let mut standing = Vec::with_capacity(protocol.duties().len() / 2);
    let mut needed = Vec::new();
    let mut done_but_left_out = Vec::new();
    for (place, done) in done.iter().enumerate() {
        match duties::duty(protocol, &mut evaluator, stage, place, done) {
            Some((duty, needs)) => {
                if !needs.is_empty() {
                    needed.push((Settled::Duty { place, id: duty.id }, duty.strength, needs));
                }
                standing.push(duty);
            }
            None if !done.is_empty() => done_but_left_out.push(place),
            None => {}
        }
    }
    let (mut questions, mut notices) = (Vec::new(), Vec::new());
    if whole {
        let graver = graver(&mut evaluator, &category, &risk);
        questions = questions::questions(protocol, &mut evaluator, stage, &graver, &needed);
        let findings = Findings {
            duties: &standing,
            done_but_left_out: &done_but_left_out,
            established,
            stage,
            category: category.value,
            may_be_missing: category.could_be.contains(&"missing"),
        };
        notices = notices::notices(protocol, &mut evaluator, &findings);
    }
    let about = &protocol.pack().about;
    let assessment = Assessment {
        protocol: Identity { id: &about.id, version: &about.version, digest: protocol.digest() },
        as_of,
        stage,
        category,
        risk,
        duties: standing,
        questions,
        notices,
    };
    (assessment, Inquiry { protocol, evaluator, police_left_out: stage == Stage::NotMissing })
}

/// A case at a moment that was worked out, to be asked further.
pub struct Inquiry<'a> {
    protocol: &'a Protocol,
    evaluator: Evaluator<'a>,
    /// While no child is missing an assessment takes the grade of the police as given by nobody; what is of use does not.
    police_left_out: bool,
}

impl Inquiry<'_> {
    /// Which of some conditions (of guidance, contacts, forms) hold in the case: true, false or unknown for each.
    #[must_use]
    pub fn of_use<'c>(&mut self, conditions: impl IntoIterator<Item = &'c Condition>) -> Vec<Truth> {
        if std::mem::take(&mut self.police_left_out) {
            self.evaluator = graded(self.protocol, self.evaluator.facts);
        }
        let now = When::At(self.evaluator.facts.as_of);
        let truth = |condition: &Condition| match self.evaluator.diagram(condition.formula, now) {
            TRUE => Truth::True,
            FALSE => Truth::False,
            _ => Truth::Unknown,
        };
        conditions.into_iter().map(truth).collect()
    }
}

/// An evaluator that knows the category and the grade.
fn graded<'a>(protocol: &'a Protocol, facts: Facts<'a>) -> Evaluator<'a> {
    let mut evaluator = Evaluator::new(protocol, facts);
    evaluator.grade(false);
    evaluator
}

/// How many nodes the diagrams of an assessment need: the measure of its cost that does not depend on a machine.
#[must_use]
pub fn cost(protocol: &Protocol, case: &Case, as_of: Instant) -> usize {
    let facts = Facts::new(protocol.vocabulary(), protocol.known_events(), case, as_of);
    let mut evaluator = graded(protocol, facts);
    let done = notices::done_by_now(protocol, case, as_of);
    for (place, done) in done.iter().enumerate() {
        let _ = duties::duty(protocol, &mut evaluator, Stage::Missing, place, done);
    }
    evaluator.diagrams.size()
}

/// Of the values that are possible and those that a rule is known to yield, the one that is established.
fn established(possible: &[usize], held: &[usize]) -> Option<usize> {
    match possible {
        [only] => Some(*only),
        _ => held.iter().copied().min(),
    }
}

/// The rules that are known to hold and yield this value, as reasons; where none of them is alone, and together they leave no
/// other answer, all of them that may hold. `settled` says that something else than a rule yields it already.
fn reasons_for<'p>(
    protocol: &'p Protocol,
    evaluator: &mut Evaluator<'_>,
    rules: &'p [CompiledRule],
    authored: &'p [crate::pack::Rule],
    value: usize,
    settled: bool,
) -> Vec<Reason<'p>> {
    let mut because = Vec::new();
    let mut together = Vec::new();
    for (rule, authored) in rules.iter().zip(authored).filter(|(rule, _)| rule.yields == value) {
        let holds = evaluator.rule(rule);
        if holds == FALSE {
            continue;
        }
        let facts = reasons::facts_of_rule(protocol, evaluator, &rule.condition);
        let reason = Reason { id: &authored.id, says: Cow::Borrowed(&authored.says), cite: &authored.cite, facts };
        if holds == TRUE { because.push(reason) } else { together.push(reason) }
    }
    if because.is_empty() && !settled { together } else { because }
}

fn held(evaluator: &mut Evaluator<'_>, rules: &[CompiledRule]) -> Vec<usize> {
    let mut held = Vec::new();
    for rule in rules {
        if evaluator.rule(rule) == TRUE {
            held.push(rule.yields);
        }
    }
    held
}

fn possible(diagrams: &[Diagram]) -> Vec<usize> {
    diagrams.iter().enumerate().filter(|(_, diagram)| **diagram != FALSE).map(|(place, _)| place).collect()
}

fn category<'p>(protocol: &'p Protocol, evaluator: &mut Evaluator<'_>) -> Category<'p> {
    let possible = possible(&evaluator.category);
    let held = held(evaluator, protocol.category_rules());
    let value = established(&possible, &held);
    let because = value.map_or_else(Vec::new, |value| {
        reasons_for(protocol, evaluator, protocol.category_rules(), &protocol.pack().category, value, false)
    });
    let name = |place: usize| CATEGORIES.get(place).copied();
    Category {
        value: value.and_then(name),
        certain: possible.len() == 1,
        could_be: possible.into_iter().filter_map(name).collect(),
        because,
    }
}

/// The grade, and beside it the place of the grade that the rules establish without the police.
fn risk<'p>(protocol: &'p Protocol, evaluator: &mut Evaluator<'_>) -> (Risk<'p>, Option<usize>) {
    let possible = possible(&evaluator.risk);
    let mut held = held(evaluator, protocol.risk_rules());
    let by_rules = held.iter().copied().min();
    let known = protocol.known_facts();
    // The fact, the place of its value, and the place of the grade that this is.
    let police = known.police_risk.and_then(|fact| match evaluator.facts.value(fact) {
        Some(Value::Choice(place)) => {
            known.police_grades.iter().position(|of_grade| *of_grade == Some(place)).map(|grade| (fact, place, grade))
        }
        _ => None,
    });
    held.extend(police.map(|(_, _, grade)| grade));
    let value = established(&possible, &held).filter(|value| *value < GRADES.len());
    let by_police = police.filter(|(_, _, grade)| value == Some(*grade));
    let reasons = |value| reasons_for(protocol, evaluator, protocol.risk_rules(), &protocol.pack().risk, value, by_police.is_some());
    let mut because = value.map_or_else(Vec::new, reasons);
    if let Some((fact, place, _)) = by_police {
        let label = protocol.vocabulary().facts().get(fact).and_then(|fact| fact.values.get(place)).map_or("", |choice| &choice.label);
        because.push(Reason {
            id: "police_risk",
            says: Cow::Owned(format!("The police grade the episode: {}.", label.to_ascii_lowercase())),
            cite: "",
            facts: vec![reasons::name_of(protocol, fact)],
        });
    }
    let grade = |place: usize| GRADES.get(place).copied();
    let risk = Risk {
        value: value.and_then(grade),
        certain: possible.len() == 1,
        worst: possible.first().and_then(|place| grade(*place)),
        could_be: possible.into_iter().map(grade).collect(),
        because,
    };
    (risk, by_rules)
}

fn stage(protocol: &Protocol, facts: &Facts<'_>, category: Option<&str>) -> Stage {
    if facts.end().is_some() {
        return Stage::Returned;
    }
    let known = protocol.known_facts();
    let events = protocol.known_events();
    let happened = |event: Option<usize>| event.is_some_and(|event| facts.has_happened(event));
    let is_true = |fact: Option<usize>| fact.and_then(|fact| facts.value(fact)) == Some(Value::Boolean(true));
    let is_one_of = |fact: Option<usize>, values: [&str; 2]| match fact.and_then(|fact| facts.value(fact).map(|value| (fact, value))) {
        Some((fact, Value::Choice(place))) => {
            let value = protocol.vocabulary().facts().get(fact).and_then(|fact| fact.values.get(place));
            value.is_some_and(|choice| values.contains(&choice.value.as_str()))
        }
        _ => false,
    };
    let away = happened(events.last_seen)
        || happened(events.noticed_away)
        || happened(events.reported_missing)
        || is_true(known.away)
        || is_true(known.reported)
        || is_one_of(known.whereabouts, ["unknown", "suspected"])
        || is_one_of(known.police_category, ["missing", "absent"])
        || category.is_some_and(|category| category != "not_missing");
    if away { Stage::Missing } else { Stage::NotMissing }
}

/// What would be graver than what is established; where nothing is, than the least that could be.
fn graver(evaluator: &mut Evaluator<'_>, category: &Category<'_>, risk: &Risk<'_>) -> Graver {
    let place = |values: &[&str], value: Option<&str>| value.and_then(|value| values.iter().position(|known| *known == value));
    let (categories, grades) = (evaluator.category, evaluator.risk);
    Graver {
        category: above(evaluator, &categories, place(&CATEGORIES, category.value)),
        risk: above(evaluator, &grades, place(&GRADES, risk.value)),
    }
}

fn above(evaluator: &mut Evaluator<'_>, diagrams: &[Diagram], established: Option<usize>) -> Diagram {
    let floor = established.or_else(|| possible(diagrams).last().copied()).unwrap_or(0);
    diagrams.iter().take(floor).fold(FALSE, |any, diagram| evaluator.diagrams.or(any, *diagram))
}
