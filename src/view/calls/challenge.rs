//! What to answer where the police grade a child lower than the protocol's rules, or record it as something else.

use super::{Challenge, Script};
use crate::assess::assessment::Stage;
use crate::case::Value;
use crate::view::words;

impl<'p> Script<'_, 'p> {
    /// What to answer where the police grade this lower than the protocol's rules, or record it as something else.
    pub(super) fn challenge(&self) -> Option<Challenge<'p>> {
        if self.assessment.stage == Stage::Returned {
            return None;
        }
        let disagree = self.assessment.notices.iter().filter(|notice| notice.id.starts_with("homeward/police-"));
        let of_grade = |id: &str| id == "homeward/police-grade-is-lower";
        let mut said = Vec::new();
        let (mut disputes_grade, mut disputes_category) = (false, false);
        let mut cites: Vec<&'p str> = Vec::new();
        let vocabulary = self.protocol.vocabulary();
        let label_of = |fact: Option<usize>| {
            let index = fact?;
            let Some(Value::Choice(place)) = self.case.fact(index) else { return None };
            vocabulary.facts().get(index)?.values.get(place).map(|choice| words::within(&choice.label))
        };
        for notice in disagree {
            let grade = of_grade(notice.id);
            let known = self.protocol.known_facts();
            let theirs = label_of(if grade { known.police_risk } else { known.police_category })?;
            let because = if grade { &self.assessment.risk.because } else { &self.assessment.category.because };
            let ours = if grade {
                self.assessment.risk.value.map(|value| format!("{} risk", words::within(words::grade(value))))
            } else {
                self.assessment.category.value.map(|value| words::within(words::category(value)))
            };
            let Some(ours) = ours else { continue };
            (disputes_grade, disputes_category) = (disputes_grade || grade, disputes_category || !grade);
            let reasons: Vec<String> = because
                .iter()
                .filter(|reason| !reason.cite.is_empty())
                .map(|reason| format!("{} (paragraph {})", reason.says, reason.cite))
                .collect();
            for reason in because {
                if !reason.cite.is_empty() && !cites.contains(&reason.cite) {
                    cites.push(reason.cite);
                }
            }
            let verb = if grade { "graded" } else { "recorded" };
            let why = if reasons.is_empty() { ".".to_owned() } else { format!(": {}", reasons.join(" ")) };
            said.push(format!(
                "You have {verb} this as {theirs}. By the protocol that we share it is {ours}{why} Please look at it again. If it stays, tell me who decided it and why, so that I can write it down."
            ));
        }
        let heading = match (disputes_grade, disputes_category) {
            (true, true) => "They grade it lower, and record it as something else, than this protocol does: challenge it",
            (_, true) => "They record it as something else than this protocol does: challenge it",
            _ => "Their grade is lower than this protocol's: challenge it",
        };
        (!said.is_empty()).then(|| Challenge { heading, words: said.join(" "), cites })
    }
}
