//! What a reader must know beside: contradictions of the text, and what this case does to the rules.

use std::borrow::Cow;

use super::assessment::{Duty, Notice, Stage};
use super::evaluate::Evaluator;
use crate::case::{Case, Value};
use crate::diagram::FALSE;
use crate::protocol::{Limit, Protocol, Recurrence};
use crate::vocabulary::{CATEGORIES, GRADES};
use crate::words;

/// What the assessment found out on its way that a notice may speak of.
pub struct Findings<'a, 'p> {
    /// The duties that stand.
    pub duties: &'a [Duty<'p>],
    /// Duties that were done though this case does not ask them, by their place.
    pub done_but_left_out: &'a [usize],
    /// The grade that the rules of the protocol establish, by its place, without the police.
    pub established: Option<usize>,
    /// Where the episode stands.
    pub stage: Stage,
    /// The category that is established.
    pub category: Option<&'static str>,
    /// Whether the category is, or could be, missing.
    pub may_be_missing: bool,
}

/// The notices of an assessment: first what this case does, then what the text leaves open.
pub fn notices<'p>(protocol: &'p Protocol, evaluator: &mut Evaluator<'_>, findings: &Findings<'_, 'p>) -> Vec<Notice<'p>> {
    let mut notices = Vec::new();
    planned(protocol, evaluator, &mut notices);
    police(protocol, evaluator, findings, &mut notices);
    for place in findings.done_but_left_out {
        if let Some(duty) = protocol.pack().duties.get(*place) {
            notices.push(own(
                "homeward/done-but-not-asked",
                format!("\"{}\" was done, though the protocol does not ask it in this case as it is now known.", duty.title),
            ));
        }
    }
    unknown_bank_holidays(protocol, findings, &mut notices);
    of_the_text(protocol, evaluator, findings, &mut notices);
    notices
}

fn own<'p>(id: &'p str, says: String) -> Notice<'p> {
    Notice { place: None, id, says: Cow::Owned(says), cite: "" }
}

fn planned(protocol: &Protocol, evaluator: &Evaluator<'_>, notices: &mut Vec<Notice<'_>>) {
    let facts = evaluator.facts;
    for (index, event) in protocol.vocabulary().events().iter().enumerate() {
        if let Some(at) = facts.case().event(index).filter(|_| facts.is_planned(index)) {
            notices.push(own(
                "homeward/planned-event",
                format!("\"{}\" lies ahead ({}): it counts as planned, not as happened.", event.label, words::moment_with_year(at)),
            ));
        }
    }
    for done in facts.case().done.iter().filter(|done| done.at > facts.as_of) {
        if let Some(duty) = protocol.pack().duties.get(done.duty) {
            notices.push(own(
                "homeward/planned-act",
                format!(
                    "\"{}\" is entered as done at {}, which lies ahead: it counts as planned, and settles nothing yet.",
                    duty.title,
                    words::moment_with_year(done.at)
                ),
            ));
        }
    }
}

fn police(protocol: &Protocol, evaluator: &Evaluator<'_>, findings: &Findings<'_, '_>, notices: &mut Vec<Notice<'_>>) {
    let value = |fact: Option<usize>| match fact.and_then(|fact| evaluator.facts.value(fact).map(|value| (fact, value))) {
        Some((fact, Value::Choice(place))) => protocol.vocabulary().facts().get(fact).and_then(|fact| fact.values.get(place)),
        _ => None,
    };
    let grade = |text: &str| GRADES.iter().position(|grade| *grade == text);
    if let Some(police) = value(protocol.known_facts().police_risk)
        && let (Some(given), Some(established)) = (grade(&police.value), findings.established)
        && given > established
    {
        let own_grade = GRADES.get(established).copied().unwrap_or("").replace('_', " ");
        notices.push(own(
            "homeward/police-grade-is-lower",
            format!(
                "The police grade this {}, and the protocol's own rules make it {own_grade}. The graver stands; raise it with the police.",
                police.label.to_ascii_lowercase()
            ),
        ));
    }
    if let Some(police) = value(protocol.known_facts().police_category)
        && police.value != *CATEGORIES.first().unwrap_or(&"")
        && (findings.may_be_missing || findings.stage == Stage::Missing && findings.category != Some(police.value.as_str()))
    {
        notices.push(own(
            "homeward/police-record-differs",
            format!(
                "The police record says \"{}\". That alone lowers nothing under this protocol, and establishes nothing; raise it with the police.",
                police.label.to_ascii_lowercase()
            ),
        ));
    }
}

/// Beyond the years for which bank holidays are known nothing is guessed silently.
fn unknown_bank_holidays(protocol: &Protocol, findings: &Findings<'_, '_>, notices: &mut Vec<Notice<'_>>) {
    let calendar = protocol.calendar();
    for duty in findings.duties {
        let Some(compiled) = protocol.duties().get(duty.place) else { continue };
        let in_limit = matches!(compiled.limit, Some(Limit::After(length)) if length.counts_working_days());
        let in_interval = matches!(compiled.recurrence, Some(Recurrence::Every(length)) if length.counts_working_days());
        let in_condition = compiled
            .condition
            .times
            .iter()
            .filter_map(|time| protocol.formulas().times.get(*time))
            .any(|time| time.length.counts_working_days());
        let (counted, until) = match (duty.due, duty.opens) {
            (Some(due), _) => (in_limit || in_interval || in_condition, due),
            (None, Some(opens)) => (in_condition, opens),
            (None, None) => continue,
        };
        if counted && !calendar.knows(duty.opens.unwrap_or(until).min(until), until) {
            notices.push(own(
                "homeward/bank-holidays-not-known",
                format!(
                    "\"{}\" is counted in working days beyond {}, the last year whose bank holidays are known: check the date.",
                    duty.title,
                    calendar.last_known_year()
                ),
            ));
        }
    }
}

/// The pack's own notices, where one of the items that they concern stands.
fn of_the_text<'p>(protocol: &'p Protocol, evaluator: &mut Evaluator<'_>, findings: &Findings<'_, 'p>, notices: &mut Vec<Notice<'p>>) {
    let mut shown = vec![false; protocol.pack().notices.len()];
    let mut show = |places: &[usize]| {
        for place in places {
            if let Some(slot) = shown.get_mut(*place) {
                *slot = true;
            }
        }
    };
    for duty in findings.duties {
        if let Some(compiled) = protocol.duties().get(duty.place) {
            show(&compiled.notices);
        }
    }
    let rules = protocol.category_rules().iter().zip(protocol.category_notices());
    for (rule, places) in rules.chain(protocol.risk_rules().iter().zip(protocol.risk_notices())) {
        if !places.is_empty() && evaluator.rule(rule) != FALSE {
            show(places);
        }
    }
    for ((place, notice), _) in protocol.pack().notices.iter().enumerate().zip(shown).filter(|(_, shown)| *shown) {
        notices.push(Notice { place: Some(place), id: &notice.id, says: Cow::Borrowed(&notice.says), cite: &notice.cite });
    }
}

/// When each duty was done by now, oldest first, by the place of the duty; a planned entry settles nothing.
#[must_use]
pub fn done_by_now(protocol: &Protocol, case: &Case, as_of: crate::calendar::Instant) -> Vec<Vec<crate::calendar::Instant>> {
    let mut done = vec![Vec::new(); protocol.duties().len()];
    for entry in case.done.iter().filter(|entry| entry.at <= as_of) {
        if let Some(of_duty) = done.get_mut(entry.duty) {
            of_duty.push(entry.at);
        }
    }
    done
}
