//! What to ask, most consequential first (contract, "needs and questions").

use super::assessment::{Question, Settled, Stage};
use super::evaluate::Evaluator;
use super::reasons;
use crate::diagram::{Diagram, FALSE, TRUE, Variables};
use crate::order;
use crate::pack::Strength;
use crate::protocol::Protocol;

/// What an answer to one question can settle.
#[derive(Default, Clone)]
struct Consequence<'p> {
    settles: Vec<Settled<'p>>,
    /// Some answer can make the category or the grade graver.
    raises: bool,
    /// Some answer does so by itself.
    raises_alone: bool,
    settles_stage: bool,
    settles_grade: bool,
    /// How many duties that must be done it settles.
    musts: usize,
}

/// What is graver than the value that is established: the diagrams of the category and of the grade.
pub struct Graver {
    /// That the category becomes graver.
    pub category: Diagram,
    /// That the grade becomes graver.
    pub risk: Diagram,
}

/// The questions of an assessment. `duties` are those that stand, with the variables that would settle them.
pub fn questions<'p>(
    protocol: &'p Protocol,
    evaluator: &mut Evaluator<'_>,
    stage: Stage,
    graver: &Graver,
    duties: &[(Settled<'p>, Strength, Variables)],
) -> Vec<Question<'p>> {
    let vocabulary = protocol.vocabulary();
    let variables = vocabulary.facts().len() + vocabulary.events().len();
    let mut consequences: Vec<Consequence<'p>> = vec![Consequence::default(); variables];
    let mut mark = |set: &Variables, apply: &dyn Fn(&mut Consequence<'p>)| {
        for variable in set.iter() {
            if let Some(consequence) = consequences.get_mut(variable) {
                apply(consequence);
            }
        }
    };
    if stage == Stage::NotMissing {
        let known = protocol.known_facts();
        let mut settling = Variables::default();
        for fact in [known.away, known.reported, known.whereabouts, known.police_category].into_iter().flatten() {
            if evaluator.is_unknown(fact) {
                settling.insert(fact);
            }
        }
        mark(&settling, &|consequence| {
            consequence.settles.push(Settled::Stage);
            consequence.settles_stage = true;
        });
    }
    let (category, risk) = (evaluator.category, evaluator.risk);
    for (settled, diagrams) in [(Settled::Category, category.as_slice()), (Settled::Risk, risk.as_slice())] {
        let mut settling = Variables::default();
        diagrams.iter().for_each(|diagram| evaluator.diagrams.collect(*diagram, &mut settling));
        mark(&settling, &|consequence| {
            consequence.settles.push(settled);
            consequence.settles_grade = true;
        });
    }
    for worse in [graver.category, graver.risk] {
        let mut raising = Variables::default();
        evaluator.diagrams.collect(worse, &mut raising);
        let mut alone = Variables::default();
        for variable in raising.iter() {
            if (0..evaluator.diagrams.width(variable)).any(|class| evaluator.diagrams.given(worse, variable, class) == TRUE) {
                alone.insert(variable);
            }
        }
        mark(&raising, &|consequence| consequence.raises = worse != FALSE);
        mark(&alone, &|consequence| consequence.raises_alone = true);
    }
    for (duty, strength, needs) in duties {
        mark(needs, &|consequence| {
            consequence.settles.push(*duty);
            consequence.musts += usize::from(*strength == Strength::Must);
        });
    }
    let danger = |variable: usize| vocabulary.facts().get(variable).is_some_and(|fact| fact.danger);
    let mut ranked: Vec<(usize, Consequence<'p>)> =
        consequences.into_iter().enumerate().filter(|(_, consequence)| !consequence.settles.is_empty()).collect();
    order::by_key(&mut ranked, |(variable, consequence)| {
        std::cmp::Reverse((
            consequence.settles_stage,
            consequence.raises,
            consequence.raises_alone,
            consequence.raises && danger(*variable),
            consequence.settles_grade,
            consequence.musts,
            consequence.settles.len(),
            std::cmp::Reverse(*variable),
        ))
    });
    let question = |(variable, consequence): (usize, Consequence<'p>)| Question {
        fact: reasons::name_of(protocol, variable),
        asks: reasons::question_of(protocol, variable),
        settles: consequence.settles,
        may_raise: consequence.raises,
    };
    ranked.into_iter().map(question).collect()
}
