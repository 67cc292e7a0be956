//! The questions, with the reason why each is asked.

use std::borrow::Cow;

use serde::Serialize;

use super::words;
use crate::assess::Assessment;
use crate::assess::assessment::{Question, Settled, Stage};
use crate::order;
use crate::protocol::Protocol;
use crate::vocabulary::{Choice, FactType, Subject};

/// A question as a person is asked it.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct QuestionView<'p> {
    /// The fact, or the event whose time is asked, as the case names it.
    pub fact: Cow<'p, str>,
    /// The question.
    pub asks: &'p str,
    /// What the question does not say.
    pub means: Option<&'p str>,
    /// How it is answered: the type of the fact, or `instant`.
    pub answer: &'static str,
    /// The choices, where it is answered by one.
    pub choices: &'p [Choice],
    /// The unit of a number.
    pub unit: Option<&'p str>,
    /// Why it is asked, in a sentence.
    pub why: String,
    /// How many things an answer can settle.
    pub settles: usize,
    /// Whether an answer could make this graver.
    pub may_raise: bool,
    /// Whether it asks of danger to the child.
    pub danger: bool,
}

impl QuestionView<'_> {
    /// The turn of a question: danger to the child before all, then what can make this graver; each most consequential first, which
    /// is the order of the assessment.
    pub(super) fn turn(&self) -> (bool, bool) {
        (!self.danger, !self.may_raise)
    }
}

/// The questions of an assessment, in the order in which a person is asked them.
pub fn questions<'p>(protocol: &'p Protocol, assessment: &Assessment<'p>) -> Vec<QuestionView<'p>> {
    let mut questions: Vec<QuestionView<'p>> =
        assessment.questions.iter().map(|question| question_view(protocol, assessment, question)).collect();
    order::by_key(&mut questions, QuestionView::turn);
    questions
}

fn question_view<'p>(protocol: &'p Protocol, assessment: &Assessment<'p>, question: &Question<'p>) -> QuestionView<'p> {
    let vocabulary = protocol.vocabulary();
    let (facts, place) = (vocabulary.facts(), question.fact.place);
    let fact = facts.get(place);
    let event = place.checked_sub(facts.len()).and_then(|event| vocabulary.events().get(event));
    let answer = match fact.map(|fact| fact.fact_type) {
        Some(FactType::Boolean) => "boolean",
        Some(FactType::Integer) => "integer",
        Some(FactType::Number) => "number",
        Some(FactType::Date) => "date",
        Some(FactType::Enum) => "enum",
        None => "instant",
    };
    QuestionView {
        fact: Cow::Borrowed(question.fact.text),
        asks: question.asks,
        means: fact.map_or_else(|| event.and_then(|event| event.means.as_deref()), |fact| fact.means.as_deref()),
        answer,
        choices: fact.map_or(&[], |fact| &fact.values),
        unit: fact.and_then(|fact| fact.unit.as_deref()),
        why: why(assessment, question),
        settles: question.settles.len(),
        may_raise: question.may_raise,
        // What was said after the return is no danger that anybody can know of before it.
        danger: fact.is_some_and(|fact| fact.danger && (assessment.stage == Stage::Returned || fact.subject != Subject::Return)),
    }
}

/// Why a question is asked: the gravest thing that an answer can do, then the duties that hang on it.
fn why(assessment: &Assessment<'_>, question: &Question<'_>) -> String {
    let settles = |what: Settled<'_>| question.settles.contains(&what);
    let mut reasons = Vec::new();
    if settles(Settled::Stage) {
        reasons.push("It says whether a child is missing at all.".to_owned());
    }
    if question.may_raise {
        let graver = |worst: Option<&&'static str>, value: Option<&str>| worst.copied().filter(|worst| Some(*worst) != value);
        let category = graver(assessment.category.could_be.first(), assessment.category.value).filter(|_| settles(Settled::Category));
        let grade = graver(assessment.risk.worst.as_ref(), assessment.risk.value).filter(|_| settles(Settled::Risk));
        let mut could = Vec::new();
        could.extend(category.map(|category| words::within(words::category(category))));
        could.extend(grade.map(|grade| format!("{} risk", words::within(words::grade(grade)))));
        if !could.is_empty() {
            reasons.push(format!("It could make this {}.", could.join(" and ")));
        }
    } else if settles(Settled::Category) || settles(Settled::Risk) {
        reasons.push("It could settle what this is.".to_owned());
    }
    let mut duties = question.settles.iter().filter_map(|what| match what {
        Settled::Duty { place, .. } => Some(*place),
        _ => None,
    });
    let first = duties.next().and_then(|place| assessment.duties.iter().find(|duty| duty.place == place));
    match (usize::from(first.is_some()) + duties.count(), first) {
        (0, _) | (_, None) => {}
        (1, Some(duty)) => reasons.push(format!("One duty hangs on it: {}.", duty.title)),
        (count, Some(duty)) => reasons.push(format!("{count} duties hang on it, among them: {}.", duty.title)),
    }
    reasons.join(" ")
}
