//! Two assessments of one case beside each other: where they disagree, and what only one of them asks.

use serde::Serialize;

use super::split::side;
use crate::assess::Assessment;
use crate::assess::assessment::{Duty, Status};
use crate::calendar::Instant;
use crate::pack::{self, Repeats, Side};
use crate::protocol::Protocol;

/// Where two protocols part in a case.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct Comparison<'p> {
    /// Where the two disagree: on the category, the grade, and the limits of acts of the same kind.
    pub disagree: Vec<Disagreement<'p>>,
    /// Acts that only one side asks for.
    pub only_asked_by: Vec<OneSided<'p>>,
    /// Questions that only one side asks.
    pub only_one_needs: Vec<OneNeeds<'p>>,
}

/// What two protocols disagree on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// What the episode counts as.
    Category,
    /// How grave it is.
    Risk,
    /// By when an act is to be done.
    Limit,
}

/// Something on which two protocols disagree.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct Disagreement<'p> {
    /// On what.
    pub on: Subject,
    /// The common act, where it is on a limit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub act: Option<&'p str>,
    /// What it is about, for people: `Category`, `Return home interview`.
    pub label: &'p str,
    /// What the home authority's protocol (or the first) says.
    pub home: Stance<'p>,
    /// What the host authority's protocol (or the second) says.
    pub host: Stance<'p>,
}

/// What one protocol says of it.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct Stance<'p> {
    /// The category or the grade; null where none is established.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<&'p str>,
    /// What it could still be, gravest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub could_be: Vec<Option<&'p str>>,
    /// The duties of the act, soonest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub duties: Vec<Term<'p>>,
    /// The paragraphs.
    pub cites: Vec<&'p str>,
}

/// By when one protocol wants an act done.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct Term<'p> {
    /// The duty.
    pub id: &'p str,
    /// What to do.
    pub title: &'p str,
    /// How it stands.
    pub status: Status,
    /// The limit as the pack writes it; none where no time is set.
    pub limit: Option<&'p str>,
    /// The event from which it is counted.
    pub clock: Option<&'p str>,
    /// How it comes again: `every 7 days`, `regularly`, or the moments in a row.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repeats: Option<String>,
    /// By when.
    pub due: Option<Instant>,
    /// The paragraph.
    pub cite: &'p str,
}

impl Term<'_> {
    /// Whether the text sets a time for it, once or again and again.
    #[must_use]
    pub fn has_time(&self) -> bool {
        self.limit.is_some() || self.repeats.as_deref().is_some_and(|repeats| repeats != "regularly")
    }
}

/// An act that only one of two protocols asks for in this case.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct OneSided<'p> {
    /// Whose protocol asks.
    pub side: Side,
    /// The common act.
    pub act: &'p str,
    /// The same for people.
    pub label: &'p str,
    /// The duties.
    pub duties: Vec<Term<'p>>,
}

/// A question that only one of two protocols asks in this case.
#[derive(Debug, Clone, Copy, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct OneNeeds<'p> {
    /// Whose protocol asks.
    pub side: Side,
    /// The fact or event.
    pub fact: &'p str,
    /// The question.
    pub asks: &'p str,
}

/// Compares what two protocols say of a case.
#[must_use]
pub fn compare<'p>(sides: [&'p Protocol; 2], assessments: [&Assessment<'p>; 2]) -> Comparison<'p> {
    let [home, host] = assessments;
    let mut disagree = Vec::new();
    if home.category.could_be != host.category.could_be {
        let [home, host] = assessments.map(|assessment| {
            let category = &assessment.category;
            let could_be = category.could_be.iter().copied().map(Some).collect();
            Stance { value: category.value, could_be, cites: cites(&category.because), ..Stance::default() }
        });
        disagree.push(Disagreement { on: Subject::Category, act: None, label: "Category", home, host });
    }
    if home.risk.could_be != host.risk.could_be {
        let [home, host] = assessments.map(|assessment| {
            let risk = &assessment.risk;
            Stance { value: risk.value, could_be: risk.could_be.clone(), cites: cites(&risk.because), ..Stance::default() }
        });
        disagree.push(Disagreement { on: Subject::Risk, act: None, label: "Risk", home, host });
    }
    let mut only_asked_by = Vec::new();
    // The acts are those that all packs share; a pack of another time may lack some, so both lists are gone through.
    let [first, second] = sides;
    let mut acts: Vec<(&'p str, &'p str)> = Vec::new();
    for act in first.pack().common_acts.iter().chain(&second.pack().common_acts) {
        if !acts.iter().any(|(name, _)| *name == act.name) {
            acts.push((&act.name, &act.label));
        }
    }
    for (act, label) in acts {
        let [home, host] = [(first, home), (second, host)].map(|(protocol, assessment)| terms(protocol, assessment, act));
        match (home.is_empty(), host.is_empty()) {
            (true, true) => {}
            (false, false) => {
                let (home, host) = (timed(home), timed(host));
                let limits =
                    |terms: &[Term<'p>]| terms.iter().map(|term| (term.limit, term.clock, term.repeats.clone())).collect::<Vec<_>>();
                if !alike(&limits(&home), &limits(&host)) {
                    let [home, host] = [home, host].map(|duties| {
                        let cites = duties.iter().map(|term| term.cite).collect();
                        Stance { duties, cites, ..Stance::default() }
                    });
                    disagree.push(Disagreement { on: Subject::Limit, act: Some(act), label, home, host });
                }
            }
            (none_at_home, _) => {
                let (place, duties) = if none_at_home { (1, host) } else { (0, home) };
                only_asked_by.push(OneSided { side: side(place), act, label, duties });
            }
        }
    }
    Comparison { disagree, only_asked_by, only_one_needs: only_one_needs(assessments) }
}

/// What of one side's duties is compared: those with a time; where none has one, that none has, whatever their clocks.
fn timed(mut terms: Vec<Term<'_>>) -> Vec<Term<'_>> {
    if terms.iter().any(Term::has_time) {
        terms.retain(Term::has_time);
    } else {
        terms.truncate(1);
        terms.iter_mut().for_each(|term| term.clock = None);
    }
    terms
}

/// Whether two lists hold the same, in whatever order and however often.
fn alike<T: PartialEq>(left: &[T], right: &[T]) -> bool {
    left.iter().all(|one| right.contains(one)) && right.iter().all(|one| left.contains(one))
}

fn cites<'p>(because: &[crate::assess::assessment::Reason<'p>]) -> Vec<&'p str> {
    because.iter().map(|reason| reason.cite).collect()
}

/// The duties of a common act that are asked or may be asked, soonest first.
fn terms<'p>(protocol: &'p Protocol, assessment: &Assessment<'p>, act: &str) -> Vec<Term<'p>> {
    let mut terms = Vec::new();
    for duty in &assessment.duties {
        let authored = protocol.pack().duties.get(duty.place);
        // A duty that hands the act to the other side does not ask for it.
        let asks = |authored: &&pack::Duty| authored.common_act.as_deref() == Some(act) && authored.prevails.is_none();
        if let Some(authored) = authored.filter(asks) {
            terms.push(term(duty, authored));
        }
    }
    crate::order::by_key(&mut terms, |term: &Term<'_>| (term.due.is_none(), term.due));
    terms
}

fn term<'p>(duty: &Duty<'p>, authored: &'p pack::Duty) -> Term<'p> {
    let repeats = authored.repeats.as_ref().map(|repeats| match repeats {
        Repeats::Every(text) => text.clone(),
        Repeats::At(moments) => format!("at {}", moments.join(", ")),
    });
    let limit = authored.limit.as_deref();
    Term { id: duty.id, title: duty.title, status: duty.status, limit, clock: duty.clock, repeats, due: duty.due, cite: duty.cite }
}

fn only_one_needs<'p>(assessments: [&Assessment<'p>; 2]) -> Vec<OneNeeds<'p>> {
    let [home, host] = assessments;
    let mut needs = Vec::new();
    for (place, asking, other) in [(0, home, host), (1, host, home)] {
        for question in asking.questions.iter().filter(|question| !other.questions.iter().any(|other| other.fact == question.fact)) {
            needs.push(OneNeeds { side: side(place), fact: question.fact.text, asks: question.asks });
        }
    }
    needs
}
