//! The answers that stand above everything: what this is, how grave it could still be, what is due next, whom to tell.

use std::borrow::Cow;

use serde::Serialize;

use super::acts::{Act, Group};
use super::reach::Reach;
use super::words;
use crate::assess::assessment::{Assessment, Settled, Stage, Status};
use crate::calendar::Instant;
use crate::pack::DutyKind;
use crate::vocabulary::GRADES;

/// How the headline has to sound.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Tone {
    /// High risk is established.
    Alarm,
    /// High risk is possible, or the child is missing.
    Warning,
    /// Neither.
    Calm,
}

/// What this is, in a line or two.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct Headline {
    /// `Missing, medium risk`.
    pub words: String,
    /// `Could be high.`, where it could still be graver.
    pub beside: Option<String>,
    /// How it has to sound.
    pub tone: Tone,
}

/// What the category or the grade could still become.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct Possibility<'p> {
    /// `category` or `risk`.
    pub of: &'static str,
    /// The value.
    pub value: &'static str,
    /// The value, in words.
    pub words: &'static str,
    /// The facts whose answers decide it, most consequential first.
    pub settled_by: Vec<Cow<'p, str>>,
}

/// What is due next, and from which clock.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct NextDeadline<'p> {
    /// The act's key.
    pub act: String,
    /// What to do.
    pub title: String,
    /// When.
    pub due: Instant,
    /// `Sun 22 Nov, 21:30`.
    pub due_words: String,
    /// `23 h 26 min`, or `2 h 5 min late`.
    pub left: String,
    /// Whether it is late already.
    pub overdue: bool,
    /// How many acts are late already.
    pub overdue_count: usize,
    /// `Counted from: reported missing, Sat 21 Nov, 21:30`.
    pub counted_from: Option<String>,
    /// The paragraphs.
    pub cites: Vec<&'p str>,
}

/// What this is.
pub fn headline(assessment: &Assessment<'_>) -> Headline {
    let category = &assessment.category;
    let risk = &assessment.risk;
    let is = category.value.map(words::category);
    let category_words = match (is, assessment.stage) {
        (Some(_), Stage::Returned) if category.value != Some("not_missing") => format!("Back. {} until then", is.unwrap_or_default()),
        // The child is away and no rule names a category: that is not the same as being safe.
        (Some(_), Stage::Missing) if category.value == Some("not_missing") => "Away, no category by this protocol".to_owned(),
        (Some(words), _) => words.to_owned(),
        (None, Stage::Returned) => "Back. Not known yet what it was".to_owned(),
        (None, _) => "Not known yet".to_owned(),
    };
    let headline = match risk.value {
        Some("no_apparent_risk") => format!("{category_words}, no apparent risk"),
        Some(grade) => format!("{category_words}, {} risk", words::within(words::grade(grade))),
        None => category_words,
    };
    let mut beside = Vec::new();
    let others: Vec<String> = category
        .could_be
        .iter()
        .filter(|value| Some(**value) != category.value)
        .map(|value| words::within(words::category(value)))
        .collect();
    if !others.is_empty() {
        beside.push(format!("Could be {}.", words::either(&others)));
    }
    if let Some(worst) = risk.worst.filter(|worst| Some(*worst) != risk.value) {
        let grade = words::within(words::grade(worst));
        beside.push(if risk.value.is_none() { format!("No grade yet: could be {grade}.") } else { format!("Could be {grade}.") });
    }
    let tone = match (risk.value, risk.worst, category.value) {
        (Some("high"), _, _) if assessment.stage == Stage::Missing => Tone::Alarm,
        (_, Some("high"), _) | (_, _, Some("missing")) if assessment.stage == Stage::Missing => Tone::Warning,
        _ => Tone::Calm,
    };
    Headline { words: headline, beside: (!beside.is_empty()).then(|| beside.join(" ")), tone }
}

/// What could still be graver than what is established.
pub fn possibilities<'p>(assessment: &Assessment<'p>) -> Vec<Possibility<'p>> {
    let settling = |of: Settled<'p>| -> Vec<Cow<'p, str>> {
        assessment
            .questions
            .iter()
            .filter(|question| question.may_raise && question.settles.contains(&of))
            .map(|question| Cow::Borrowed(question.fact.text))
            .collect()
    };
    let mut all = Vec::new();
    let category = &assessment.category;
    for value in category.could_be.iter().take_while(|value| Some(**value) != category.value).filter(|value| **value != "not_missing") {
        all.push(Possibility { of: "category", value, words: words::category(value), settled_by: settling(Settled::Category) });
    }
    let risk = &assessment.risk;
    for value in risk.could_be.iter().take_while(|value| **value != risk.value).flatten() {
        // Between the worst and what is established the worst is what matters; a grade not yet given could be any.
        if risk.worst == Some(value) || risk.value.is_some() && GRADES.contains(value) {
            all.push(Possibility { of: "risk", value, words: words::grade(value), settled_by: settling(Settled::Risk) });
        }
    }
    all.retain(|possibility| !possibility.settled_by.is_empty());
    all
}

/// What is due next: the earliest deadline that is not past; what is late already is counted beside it.
pub fn next<'p>(groups: &[Group<'p>], now: Instant) -> Option<NextDeadline<'p>> {
    let acts = || groups.iter().flat_map(|group| &group.acts);
    let late: Vec<&Act<'p>> = acts().filter(|act| act.status == Status::Overdue).collect();
    let ahead = acts()
        .filter(|act| matches!(act.status, Status::Due | Status::Upcoming))
        .filter_map(|act| act.due.map(|due| (due, act)))
        .min_by_key(|(due, _)| *due);
    let first_late = late.iter().filter_map(|act| act.due.map(|due| (due, *act))).min_by_key(|(due, _)| *due);
    let (due, act) = first_late.or(ahead)?;
    let overdue = due < now;
    let clock = act.clauses.iter().find(|clause| clause.due == Some(due)).and_then(|clause| clause.counted_from.clone());
    Some(NextDeadline {
        act: act.key.to_string(),
        title: act.title.to_owned(),
        due,
        due_words: words::moment_near(due, now),
        left: if overdue { format!("{} late", words::span(due, now)) } else { words::span(now, due) },
        overdue,
        overdue_count: late.len(),
        counted_from: clock,
        cites: act.cites.clone(),
    })
}

/// What would be due first of that which may apply: shown where nothing is known to be due, so that no silence is taken for time.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct PossibleDeadline<'p> {
    /// The act's key.
    pub act: String,
    /// What to do.
    pub title: &'p str,
    /// When.
    pub due: Instant,
    /// `Sun 22 Nov, 21:30`.
    pub due_words: String,
    /// `23 h 26 min`, or `would be 2 h 5 min late`.
    pub left: String,
    /// Whether it would be late already.
    pub overdue: bool,
    /// The paragraphs.
    pub cites: Vec<&'p str>,
    /// The facts that would settle whether it applies, by their names.
    pub needs: Vec<Cow<'p, str>>,
}

/// What would be due first of that which may apply; of several at one time, the one that hangs on least.
pub fn next_possible<'p>(groups: &[Group<'p>], now: Instant) -> Option<PossibleDeadline<'p>> {
    let may_apply = groups.iter().filter(|group| group.key == "may_apply").flat_map(|group| &group.acts);
    let open_facts = |act: &Act<'_>| act.clauses.iter().filter(|clause| clause.due == act.due).map(|clause| clause.needs.len()).min();
    let (due, act) = may_apply.filter_map(|act| act.due.map(|due| (due, act))).min_by_key(|(due, act)| (*due, open_facts(act)))?;
    let overdue = due < now;
    let clause = act.clauses.iter().find(|clause| clause.due == Some(due));
    Some(PossibleDeadline {
        act: act.key.to_string(),
        title: act.title,
        due,
        due_words: words::moment_near(due, now),
        left: if overdue { format!("would be {} late", words::span(due, now)) } else { words::span(now, due) },
        overdue,
        cites: act.cites.clone(),
        needs: clause.map_or_else(Vec::new, |clause| clause.needs.clone()),
    })
}

/// Whom to tell now: the receivers of the messages that are open or late, most urgent first.
pub fn tell(groups: &[Group<'_>]) -> Vec<String> {
    let mut told: Vec<String> = Vec::new();
    let open = |act: &&Act<'_>| matches!(act.status, Status::Overdue | Status::Due);
    for act in groups.iter().filter(|group| matches!(group.key, "overdue" | "now")).flat_map(|group| &group.acts).filter(open) {
        if act.clauses.iter().any(|clause| clause.kind == DutyKind::Notification) {
            for receiver in &act.to {
                if !told.iter().any(|known| known.eq_ignore_ascii_case(receiver)) {
                    told.push((*receiver).to_owned());
                }
            }
        }
    }
    told
}

/// An act of telling that is open or late: what the second answer on the screen lists.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct Telling<'p> {
    /// The act's key.
    pub act: String,
    /// What to do.
    pub title: &'p str,
    /// Whom to tell.
    pub to: Vec<&'p str>,
    /// Whom to reach now for it, where the protocol prints how.
    pub reach: Vec<Reach<'p>>,
    /// `at once`, `34 min late`.
    pub when: String,
    /// Whether it is late already.
    pub overdue: bool,
    /// The paragraphs.
    pub cites: Vec<&'p str>,
}

/// The acts of telling that are open or late, most urgent first.
pub fn tellings<'p>(groups: &[Group<'p>]) -> Vec<Telling<'p>> {
    let urgent = groups.iter().filter(|group| matches!(group.key, "overdue" | "now")).flat_map(|group| &group.acts);
    let telling = urgent.filter(|act| !act.to.is_empty() && act.clauses.iter().any(|clause| clause.kind == DutyKind::Notification));
    telling
        .map(|act| Telling {
            act: act.key.to_string(),
            title: act.title,
            to: act.to.clone(),
            reach: act.reach.clone(),
            when: act.when.clone(),
            overdue: act.status == Status::Overdue,
            cites: act.cites.clone(),
        })
        .collect()
}
