//! The words for the telephone: what to say first, what to say of the child, what to ask for and write down, and what to
//! answer when the grade that the police give is lower than the protocol's.

mod challenge;
mod of_two;
mod say;

use std::borrow::Cow;

use serde::Serialize;

use super::View;
use super::acts::Act;
use super::reach::{Answers, Reach};
use crate::assess::Assessment;
use crate::case::Case;
use crate::pack::{DutyKind, Side};
use crate::protocol::Protocol;
use crate::vocabulary::Choice;

pub use of_two::of_two;

/// The number for danger to a child.
const EMERGENCY: &str = "999";

/// The numbers of the police that hold in all of England, where a protocol prints none: the number, whose it is, when to use it.
const NATIONAL: [(&str, &str, &str); 2] =
    [(EMERGENCY, "Police, emergency", "at any hour, where a child is in danger now"), ("101", "Police, not an emergency", "at any hour")];

/// One call.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct Call<'p> {
    /// The id of the contact; the number, where that holds everywhere; the id of the duty, where the protocol prints no number.
    pub id: &'p str,
    /// Who is rung.
    pub name: Cow<'p, str>,
    /// The number; none where the protocol names them without one.
    pub number: Option<&'p str>,
    /// When somebody answers: `until 17:00 today; then Careline`.
    pub when: String,
    /// Whether somebody answers.
    pub answers: Answers,
    /// The paragraph that names them; empty for a number that holds everywhere.
    pub cite: &'p str,
    /// Whether an act that is open now asks for this call.
    pub now: bool,
    /// What this call fulfils.
    pub acts: Vec<CallAct<'p>>,
    /// The first sentence.
    pub opening: String,
    /// What to say of the child, in this order.
    pub say: Vec<Line<'p>>,
    /// What to ask.
    pub ask: Vec<&'static str>,
    /// What to write down: `log`, `name`, `time`, `grade`.
    pub boxes: Vec<&'static str>,
    /// What to answer where the police grade it lower, or record it as something else.
    pub challenge: Option<Challenge<'p>>,
    /// Where in the case the grade belongs that the police give, where the call asks for it.
    pub grades: Option<CallGrades<'p>>,
    /// For which of two protocols the call is made, where two are asked: each with its own id of it, its first sentence and its
    /// challenge. Empty where one is asked.
    pub sides: Vec<CallSide<'p>>,
    /// Whether the first sentence speaks of a missing child, by what is known.
    #[serde(skip)]
    may_be_missing: bool,
}

/// The grades that the police can give.
#[derive(Debug, Clone, Copy, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct CallGrades<'p> {
    /// The fact of the case that holds the grade.
    pub fact: &'p str,
    /// Its values.
    pub choices: &'p [Choice],
}

/// What one of two protocols wants of a call that is made once.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct CallSide<'p> {
    /// Whose protocol it is.
    pub side: Side,
    /// That authority, in short.
    pub authority: &'p str,
    /// The id of the call by that protocol.
    pub id: &'p str,
    /// Who is rung, as that protocol calls them.
    pub name: Cow<'p, str>,
    /// The paragraph that names them; empty for a number that holds everywhere.
    pub cite: &'p str,
    /// The first sentence.
    pub opening: String,
    /// What to answer where the police see it otherwise than that protocol.
    pub challenge: Option<Challenge<'p>>,
}

/// An act that a call fulfils.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct CallAct<'p> {
    /// The act's key; where two protocols are asked, with the protocol's id before it.
    pub key: String,
    /// What to do.
    pub title: String,
    /// `at once`, `34 min late`.
    pub when: String,
    /// The authority whose protocol asks it, where two are asked.
    pub authority: Option<&'p str>,
}

/// A line to say.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct Line<'p> {
    /// The words.
    pub words: String,
    /// The paragraph that it rests on.
    pub cite: Option<&'p str>,
    /// Whether it speaks of danger to the child.
    pub danger: bool,
}

/// What to answer where the police see it otherwise.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct Challenge<'p> {
    /// What is challenged: the grade, the category, or both.
    pub heading: &'static str,
    /// The words.
    pub words: String,
    /// The paragraphs that it rests on.
    pub cites: Vec<&'p str>,
}

/// The calls of a case: those that are to be made now first, then the emergency number, then the others as the pack has them.
#[must_use]
pub fn calls<'p>(protocol: &'p Protocol, case: &Case, assessment: &Assessment<'p>, view: &View<'p>) -> Vec<Call<'p>> {
    let script = Script { protocol, case, assessment, view };
    let mut calls: Vec<Call<'p>> =
        view.contacts.iter().filter(|reach| reach.telephone.is_some()).map(|reach| script.contact(reach)).collect();
    calls.extend(script.without_numbers());
    for (number, name, when) in NATIONAL {
        if !calls.iter().any(|call| call.number == Some(number)) {
            calls.push(script.national(number, name, when));
        }
    }
    // Danger to a child is answered by one number, whatever else has to be done.
    crate::order::by_key(&mut calls, |call| (call.number != Some(EMERGENCY), !call.now, call.answers == Answers::Closed));
    calls
}

struct Script<'a, 'p> {
    protocol: &'p Protocol,
    case: &'a Case,
    assessment: &'a Assessment<'p>,
    view: &'a View<'p>,
}

impl<'p> Script<'_, 'p> {
    fn contact(&self, reach: &Reach<'p>) -> Call<'p> {
        let police = is_police(reach.telephone, reach.roles.iter().map(String::as_str).chain([reach.name]));
        let acts = self.open_acts(|act| {
            act.reach.iter().any(|known| known.id == reach.id)
                || (police && act.reach.is_empty() && act.to.iter().any(|to| names_police(to)))
        });
        Call {
            id: reach.id,
            name: Cow::Borrowed(reach.name),
            number: reach.telephone,
            when: reach.words.clone(),
            answers: reach.answers,
            cite: reach.cite,
            ..self.call(police, reach.telephone, acts)
        }
    }

    /// A number that holds everywhere: that of the police, where the protocol prints none.
    fn national(&self, number: &'static str, name: &'static str, when: &str) -> Call<'p> {
        let acts = self.open_acts(|act| act.reach.is_empty() && act.to.iter().any(|to| names_police(to)));
        Call {
            id: number,
            name: Cow::Borrowed(name),
            number: Some(number),
            when: when.to_owned(),
            answers: Answers::Now,
            ..self.call(true, Some(number), acts)
        }
    }

    /// Those who are to be told now and for whom the protocol prints no number: their words are the same.
    fn without_numbers(&self) -> Vec<Call<'p>> {
        let open = self.view.groups.iter().filter(|group| matches!(group.key, "overdue" | "now")).flat_map(|group| &group.acts);
        let unreached = open.filter(|act| {
            act.clauses.iter().any(|clause| clause.kind == DutyKind::Notification)
                && !act.to.is_empty()
                && !act.reach.iter().any(|reach| reach.telephone.is_some())
                && !act.to.iter().any(|to| names_police(to))
        });
        let call = |act: &Act<'p>| {
            let clause = act.clauses.first()?;
            let acts = vec![CallAct { key: act.key.to_string(), title: act.title.to_owned(), when: act.when.clone(), authority: None }];
            Some(Call {
                id: clause.id,
                name: Cow::Owned(act.to.join(", ")),
                when: "the protocol prints no number: use your own directory".to_owned(),
                cite: clause.cite,
                ..self.call(false, None, acts)
            })
        };
        unreached.filter_map(call).collect()
    }

    fn call(&self, police: bool, number: Option<&str>, acts: Vec<CallAct<'p>>) -> Call<'p> {
        Call {
            id: "",
            name: Cow::Borrowed(""),
            number: None,
            when: String::new(),
            answers: Answers::NotSaid,
            cite: "",
            // The emergency number is for danger; what only has to be reported goes to the other.
            now: !acts.is_empty() && number != Some(EMERGENCY),
            acts,
            opening: self.opening(police, number),
            say: self.say(),
            ask: if police { POLICE_ASKS.to_vec() } else { OTHERS_ASK.to_vec() },
            boxes: if police { vec!["log", "name", "time", "grade"] } else { vec!["name", "time"] },
            challenge: self.challenge().filter(|_| police),
            grades: self.grades().filter(|_| police),
            sides: Vec::new(),
            may_be_missing: self.assessment.category.could_be.contains(&"missing"),
        }
    }

    /// The grades that the police can give, as the vocabulary has them.
    fn grades(&self) -> Option<CallGrades<'p>> {
        let fact = self.protocol.vocabulary().facts().get(self.protocol.known_facts().police_risk?)?;
        Some(CallGrades { fact: &fact.name, choices: &fact.values })
    }

    fn open_acts(&self, asks: impl Fn(&Act<'p>) -> bool) -> Vec<CallAct<'p>> {
        let open = self.view.groups.iter().filter(|group| matches!(group.key, "overdue" | "now")).flat_map(|group| &group.acts);
        let telling = open.filter(|act| act.clauses.iter().any(|clause| clause.kind == DutyKind::Notification) && asks(act));
        telling
            .map(|act| CallAct { key: act.key.to_string(), title: act.title.to_owned(), when: act.when.clone(), authority: None })
            .collect()
    }
}

const POLICE_ASKS: [&str; 5] = [
    "What is the log or reference number?",
    "To whom am I speaking?",
    "Is it recorded as missing? If not, as what, and who decided it?",
    "What grade of risk is it given?",
    "What happens next, and who rings whom by when?",
];

const OTHERS_ASK: [&str; 3] = [
    "To whom am I speaking?",
    "Who will act on this, and by when will you ring back?",
    "Whom do you tell, and whom is it left to me to tell?",
];

/// Whether a contact is the police: by the numbers that only they have, or by what it is called.
fn is_police<'a>(number: Option<&str>, mut names: impl Iterator<Item = &'a str>) -> bool {
    NATIONAL.iter().any(|(national, ..)| number == Some(national)) || names.any(names_police)
}

fn names_police(text: &str) -> bool {
    text.to_ascii_lowercase().contains("police")
}
