//! What is said on the telephone: the first sentence, then of the child what matters, danger before all.

use super::{EMERGENCY, Line, Script};
use crate::assess::assessment::{Reason, Stage};
use crate::case::Value;
use crate::facts::Facts;
use crate::pair::SEATS;
use crate::view::words;
use crate::vocabulary::{AREA, Fact, Subject};

/// How many things that are not known are said: a call is short.
const UNKNOWN: usize = 6;

impl<'p> Script<'_, 'p> {
    /// The first sentence says "missing child" wherever that may be what it is: other words bring another answer. To the emergency
    /// number the danger is said in it, whether or not the child was reported before, unless somebody answered that there is none.
    pub(super) fn opening(&self, police: bool, number: Option<&str>) -> String {
        let who = "I am (your name and role)";
        let (stage, category) = (self.assessment.stage, self.assessment.category.value);
        let may_be_missing = self.assessment.category.could_be.contains(&"missing");
        let emergency = police && number == Some(EMERGENCY);
        let reported = if self.reported() { self.when_reported() } else { String::new() };
        // Nobody is to say what they have just denied.
        let danger = if self.says("immediate_danger", "No") { "" } else { " and in danger" };
        match (stage, category) {
            (Stage::Returned, _) => format!("I am ringing about a missing child who has been found or is back. {who}."),
            _ if emergency && may_be_missing => format!("A child is missing{danger}{reported}. {who}."),
            (Stage::NotMissing, None | Some("not_missing")) if emergency && !self.says("immediate_danger", "No") => {
                format!("A child is in danger. {who}.")
            }
            _ if emergency && !self.says("immediate_danger", "No") => {
                format!("A child is away from where they should be, and in danger. {who}.")
            }
            (Stage::NotMissing, None | Some("not_missing")) if !may_be_missing => {
                format!("I am ringing about a child, who is not missing by what we know. {who}.")
            }
            _ if !may_be_missing => format!("I am ringing about a child who is away from where they should be. {who}."),
            _ if police && self.reported() => format!("I am ringing again about a missing child{reported}. {who}."),
            _ if police => format!("I am reporting a missing child. {who}."),
            _ => format!("I am ringing about a missing child. {who}."),
        }
    }

    /// Whether the police know of it already.
    fn reported(&self) -> bool {
        self.says("reported_to_police", "Yes")
    }

    /// Whether a fact of yes or no was answered so.
    fn says(&self, fact: &str, words: &str) -> bool {
        self.view.known.iter().any(|known| known.name == fact && known.words == words)
    }

    fn when_reported(&self) -> String {
        let reported = self.view.known.iter().find(|known| known.name == "reported_missing");
        reported.map(|reported| format!(", reported to you {}", reported.words)).unwrap_or_default()
    }

    /// What to say of the child: the danger first.
    pub(super) fn say(&self) -> Vec<Line<'p>> {
        let plain = |words: String| Line { words, cite: None, danger: false };
        let (danger, others): (Vec<_>, Vec<_>) =
            self.known_facts().into_iter().partition(|(fact, value, _)| fact.danger && speaks_of_danger(*value));
        let of_danger = |(fact, _, said): (&Fact, Value, String)| Line {
            words: format!("{}: {}.", fact.label, words::within(&said)),
            cite: None,
            danger: true,
        };
        let mut say: Vec<Line<'p>> = danger.into_iter().map(of_danger).collect();
        say.push(plain(
            "The child's name, date of birth, description and clothing: from your own record, nothing of it is held here.".to_owned(),
        ));
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
                // The name of an area keeps its capital.
                .map(|(fact, _, said)| if fact.name == AREA { (fact, said) } else { (fact, words::within(&said)) })
                .map(|(fact, said)| plain(format!("{}: {said}.", fact.label))),
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
}

/// Whether a value of a fact about danger says that there is danger.
fn speaks_of_danger(value: Value) -> bool {
    match value {
        Value::Boolean(value) => value,
        Value::Number(number) => number > 0.0,
        Value::Choice(_) | Value::Date(_) => true,
    }
}
