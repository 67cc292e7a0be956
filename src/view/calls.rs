//! The words for the telephone: what to say first, what to say of the child, what to ask for and write down, and what to
//! answer when the grade that the police give is lower than the protocol's.

use std::borrow::Cow;

use serde::Serialize;

use super::acts::Act;
use super::reach::{Answers, Reach};
use super::{View, words};
use crate::assess::assessment::{Assessment, Reason, Stage};
use crate::case::{Case, Value};
use crate::facts::Facts;
use crate::pack::DutyKind;
use crate::pair::SEATS;
use crate::protocol::Protocol;
use crate::vocabulary::{Fact, Subject};

/// How many things that are not known are said: a call is short.
const UNKNOWN: usize = 6;

/// The numbers of the police that hold in all of England, where a protocol prints none: the number, whose it is, when to use it.
const NATIONAL: [(&str, &str, &str); 2] =
    [("999", "Police, emergency", "at any hour, where a child is in danger now"), ("101", "Police, not an emergency", "at any hour")];

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
    pub acts: Vec<CallAct>,
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
}

/// An act that a call fulfils.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct CallAct {
    /// The act's key.
    pub key: String,
    /// What to do.
    pub title: String,
    /// `at once`, `34 min late`.
    pub when: String,
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
    crate::order::by_key(&mut calls, |call| (call.number != Some("999"), !call.now, call.answers == Answers::Closed));
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
            let acts = vec![CallAct { key: act.key.to_string(), title: act.title.to_owned(), when: act.when.clone() }];
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

    fn call(&self, police: bool, number: Option<&str>, acts: Vec<CallAct>) -> Call<'p> {
        Call {
            id: "",
            name: Cow::Borrowed(""),
            number: None,
            when: String::new(),
            answers: Answers::NotSaid,
            cite: "",
            // The emergency number is for danger; what only has to be reported goes to the other.
            now: !acts.is_empty() && number != Some("999"),
            acts,
            opening: self.opening(police, number),
            say: self.say(),
            ask: if police { POLICE_ASKS.to_vec() } else { OTHERS_ASK.to_vec() },
            boxes: if police { vec!["log", "name", "time", "grade"] } else { vec!["name", "time"] },
            challenge: self.challenge().filter(|_| police),
        }
    }

    fn open_acts(&self, asks: impl Fn(&Act<'p>) -> bool) -> Vec<CallAct> {
        let open = self.view.groups.iter().filter(|group| matches!(group.key, "overdue" | "now")).flat_map(|group| &group.acts);
        let telling = open.filter(|act| act.clauses.iter().any(|clause| clause.kind == DutyKind::Notification) && asks(act));
        telling.map(|act| CallAct { key: act.key.to_string(), title: act.title.to_owned(), when: act.when.clone() }).collect()
    }

    /// The first sentence says "missing child" wherever that may be what it is: other words bring another answer.
    fn opening(&self, police: bool, number: Option<&str>) -> String {
        let who = "I am (your name and role)";
        let (stage, category) = (self.assessment.stage, self.assessment.category.value);
        let may_be_missing = self.assessment.category.could_be.contains(&"missing");
        match (stage, category) {
            (Stage::Returned, _) => format!("I am ringing about a missing child who has been found or is back. {who}."),
            (Stage::NotMissing, None | Some("not_missing")) if !may_be_missing => {
                format!("I am ringing about a child, who is not missing by what we know. {who}.")
            }
            _ if !may_be_missing => format!("I am ringing about a child who is away from where they should be. {who}."),
            _ if police && self.reported() => format!("I am ringing again about a missing child{}. {who}.", self.when_reported()),
            _ if police && number == Some("999") => format!("A child is missing and in danger. {who}."),
            _ if police => format!("I am reporting a missing child. {who}."),
            _ => format!("I am ringing about a missing child. {who}."),
        }
    }

    /// Whether the police know of it already.
    fn reported(&self) -> bool {
        self.view.known.iter().any(|known| known.name == "reported_to_police" && known.words == "Yes")
    }

    fn when_reported(&self) -> String {
        let reported = self.view.known.iter().find(|known| known.name == "reported_missing");
        reported.map(|reported| format!(", reported to you {}", reported.words)).unwrap_or_default()
    }

    fn say(&self) -> Vec<Line<'p>> {
        let plain = |words: String| Line { words, cite: None, danger: false };
        let mut say = vec![plain(
            "The child's name, date of birth, description and clothing: from your own record, nothing of it is held here.".to_owned(),
        )];
        let name = &self.view.protocol.short_name;
        let headline = words::within(&self.view.headline.words);
        let because: Vec<&Reason<'p>> = self.view.because.iter().collect();
        if self.assessment.category.value.is_some() || self.assessment.risk.value.is_some() {
            say.push(plain(format!("By the protocol of {name} this is: {headline}.")));
        }
        for reason in because {
            let cite = Some(reason.cite).filter(|cite| !cite.is_empty());
            say.push(Line { words: reason.says.to_string(), cite, danger: false });
        }
        let (danger, others): (Vec<_>, Vec<_>) =
            self.known_facts().into_iter().partition(|(fact, value, _)| fact.danger && speaks_of_danger(*value));
        say.extend(danger.into_iter().map(|(fact, _, words)| Line {
            words: format!("{}: {}.", fact.label, words::within(&words)),
            cite: None,
            danger: true,
        }));
        let events = self.protocol.known_events();
        let of_episode = [events.last_seen, events.noticed_away, events.reported_missing, events.located, events.returned];
        let said = of_episode.into_iter().flatten().map(|event| self.protocol.vocabulary().event_name(event));
        let times = said.filter_map(|name| self.view.known.iter().find(|known| known.is == "event" && known.name == name));
        say.extend(times.map(|known| plain(format!("{}: {}.", known.label, known.words))));
        // Whose the child is, as an authority says it of itself, tells nobody else anything.
        let worth_saying = |fact: &Fact| {
            matches!(fact.subject, Subject::Child | Subject::Vulnerability | Subject::Episode)
                && !SEATS.iter().any(|(seat, _)| *seat == fact.name)
        };
        say.extend(
            others
                .into_iter()
                .filter(|(fact, ..)| worth_saying(fact))
                .map(|(fact, _, words)| plain(format!("{}: {}.", fact.label, words::within(&words)))),
        );
        let unknown: Vec<&str> =
            self.view.unknown.iter().filter(|unknown| unknown.may_raise).map(|unknown| unknown.label).take(UNKNOWN).collect();
        if !unknown.is_empty() {
            say.push(plain(format!("Not known yet, and it matters: {}.", unknown.join("; "))));
        }
        say
    }

    /// The facts that are known, in the order of the vocabulary, each in words; what the police themselves said is left out.
    fn known_facts(&self) -> Vec<(&'p Fact, Value, String)> {
        let vocabulary = self.protocol.vocabulary();
        let facts = Facts::new(vocabulary, self.protocol.known_events(), self.case, self.assessment.as_of);
        let of_police =
            [self.protocol.known_facts().police_risk, self.protocol.known_facts().police_category, self.protocol.known_facts().reported];
        let known = vocabulary.facts().iter().enumerate().filter(|(index, _)| !of_police.contains(&Some(*index)));
        known
            .filter_map(|(index, fact)| {
                let value = facts.value(index)?;
                let words = self.view.known.iter().find(|known| known.is == "fact" && known.name == fact.name)?.words.clone();
                // A date of birth is the child's own; it is said from the record.
                Some((fact, value, words)).filter(|_| fact.name != "date_of_birth")
            })
            .collect()
    }

    /// What to answer where the police grade this lower than the protocol's rules, or record it as something else.
    fn challenge(&self) -> Option<Challenge<'p>> {
        if self.assessment.stage == Stage::Returned {
            return None;
        }
        let disagree = self.assessment.notices.iter().filter(|notice| notice.id.starts_with("homeward/police-"));
        let of_grade = |id: &str| id == "homeward/police-grade-is-lower";
        let mut said = Vec::new();
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
            said.push(format!(
                "You have {verb} this as {theirs}. By the protocol that we share it is {ours}: {} Please look at it again. If it stays, tell me who decided it and why, so that I can write it down.",
                reasons.join(" ")
            ));
        }
        (!said.is_empty()).then(|| Challenge { words: said.join(" "), cites })
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

/// Whether a value of a fact about danger says that there is danger.
fn speaks_of_danger(value: Value) -> bool {
    match value {
        Value::Boolean(value) => value,
        Value::Number(number) => number > 0.0,
        Value::Choice(_) | Value::Date(_) => true,
    }
}

/// Whether a contact is the police: by the numbers that only they have, or by what it is called.
fn is_police<'a>(number: Option<&str>, mut names: impl Iterator<Item = &'a str>) -> bool {
    NATIONAL.iter().any(|(national, ..)| number == Some(national)) || names.any(names_police)
}

fn names_police(text: &str) -> bool {
    text.to_ascii_lowercase().contains("police")
}
