//! Whom to ring now: a contact, or the one that stands in for it outside its hours, and until when that holds.

use serde::Serialize;

use super::words;
use crate::assess::Inquiry;
use crate::calendar::Instant;
use crate::hours::Answer;
use crate::pack::Contact;
use crate::protocol::Protocol;
use crate::truth::Truth;

/// Whether somebody answers at a contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Answers {
    /// Yes, by the hours that the protocol prints.
    Now,
    /// The protocol says nothing of hours.
    NotSaid,
    /// In office hours, which the protocol does not print.
    OfficeHours,
    /// Outside the office hours of another, which the protocol does not print.
    OutsideOfficeHours,
    /// Nobody, and the protocol names nobody for this time.
    Closed,
}

/// A contact at a moment.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct Reach<'p> {
    /// The contact's id.
    pub id: &'p str,
    /// Who or what it is.
    pub name: &'p str,
    /// Whom it stands for.
    pub roles: &'p [String],
    /// When to use it.
    pub says: &'p str,
    /// Its paragraph.
    pub cite: &'p str,
    /// Telephone number.
    pub telephone: Option<&'p str>,
    /// E-mail address.
    pub email: Option<&'p str>,
    /// Web address.
    pub link: Option<&'p str>,
    /// Where to go or to write to.
    pub place: Option<&'p str>,
    /// Whether somebody answers.
    pub answers: Answers,
    /// Until when that holds.
    pub until: Option<Instant>,
    /// The contact to use from then on: its name.
    pub then: Option<&'p str>,
    /// The contact for which this one stands in: its name.
    pub instead_of: Option<&'p str>,
    /// All that in words: `until 17:00 today; then Careline`.
    pub words: String,
    /// Whether it may or may not be of use in this case: what it depends on is not known.
    pub depends: bool,
}

/// The contacts of a protocol in a case: which are of use.
pub struct Contacts<'p> {
    protocol: &'p Protocol,
    of_use: Vec<Truth>,
    now: Instant,
    /// Whom to reach now where each contact is named, by its place: many duties name the same.
    reached: Vec<Vec<Reach<'p>>>,
}

impl<'p> Contacts<'p> {
    /// The contacts of a protocol in a case at a moment.
    #[must_use]
    pub fn new(protocol: &'p Protocol, inquiry: &mut Inquiry<'_>, now: Instant) -> Self {
        let of_use = inquiry.of_use(protocol.contacts().iter().map(|contact| &contact.condition));
        let mut contacts = Self { protocol, of_use, now, reached: Vec::new() };
        let reached = |place| if contacts.is_of_use(place) { contacts.now(place) } else { Vec::new() };
        contacts.reached = (0..contacts.of_use.len()).map(reached).collect();
        contacts
    }

    /// All that are of use, in the order of the pack, each as itself: what answers now, and when the others do.
    #[must_use]
    pub fn all(&self) -> Vec<Reach<'p>> {
        (0..self.of_use.len()).filter(|place| self.is_of_use(*place)).filter_map(|place| self.itself(place)).collect()
    }

    /// Whom to reach now for a duty that names these contacts; each once.
    #[must_use]
    pub fn for_duty(&self, ids: &[String]) -> Vec<&Reach<'p>> {
        let mut reached: Vec<&Reach<'p>> = Vec::new();
        for id in ids {
            let place = self.protocol.pack().contacts.iter().position(|contact| contact.id == *id);
            for reach in place.and_then(|place| self.reached.get(place)).into_iter().flatten() {
                if !reached.iter().any(|known| known.id == reach.id) {
                    reached.push(reach);
                }
            }
        }
        reached
    }

    fn is_of_use(&self, place: usize) -> bool {
        self.of_use.get(place).is_some_and(|of_use| *of_use != Truth::False)
    }

    fn contact(&self, place: usize) -> Option<&'p Contact> {
        self.protocol.pack().contacts.get(place)
    }

    /// Whether somebody answers at a contact at a moment, and the contact for other times.
    fn answer(&self, place: usize, at: Instant) -> Option<(Answer, Option<usize>)> {
        let compiled = self.protocol.contacts().get(place)?;
        let outside = compiled.outside.filter(|outside| self.is_of_use(*outside));
        Some((compiled.answering.at(at, self.protocol.calendar()), outside))
    }

    /// Who answers in place of a contact at a moment: itself, or the first outside its hours that does.
    fn answering(&self, place: usize, at: Instant) -> Option<&'p Contact> {
        let mut place = place;
        for _ in 0..=self.of_use.len() {
            match self.answer(place, at)? {
                (Answer::Open(_), _) => return self.contact(place),
                // Whether its hours are then is not printed: it is named all the same, and says so itself when it is asked.
                (Answer::NotKnown, _) => return self.contact(place),
                (Answer::Closed(_), outside) => place = outside?,
            }
        }
        None
    }

    /// Whom to reach now, where a contact is named: itself, who stands in for it, or both where nobody can say which.
    fn now(&self, named: usize) -> Vec<Reach<'p>> {
        let (mut place, mut until) = (named, None::<Instant>);
        // The loader has refused circles; the bound is for whoever reads this.
        for _ in 0..=self.of_use.len() {
            let Some((answer, outside)) = self.answer(place, self.now) else { break };
            let instead_of = self.contact(named).filter(|_| place != named);
            match (answer, outside) {
                (Answer::Closed(opens), Some(outside)) => {
                    until = sooner(until, opens);
                    place = outside;
                }
                (Answer::NotKnown, Some(outside)) => {
                    // Nobody can say whether the office is open: both are named, and whoever stands in for the second now.
                    let mut both: Vec<Reach<'p>> = self.reach(place, Answers::OfficeHours, until, None, instead_of).into_iter().collect();
                    for mut other in self.now(outside) {
                        if other.until.is_none() && other.answers != Answers::Closed {
                            other.answers = Answers::OutsideOfficeHours;
                            other.words = self.in_words(other.answers, None, None, other.instead_of);
                        }
                        both.push(other);
                    }
                    return both;
                }
                (Answer::NotKnown, None) => {
                    return self.reach(place, Answers::OfficeHours, None, None, instead_of).into_iter().collect();
                }
                (Answer::Closed(opens), None) => {
                    return self.reach(place, Answers::Closed, sooner(until, opens), None, instead_of).into_iter().collect();
                }
                (Answer::Open(closes), _) => {
                    let until = sooner(until, closes);
                    let then = until.and_then(|until| self.answering(named, until));
                    let said = self.contact(place).is_some_and(|contact| contact.hours.is_some()) || until.is_some();
                    let answers = if said { Answers::Now } else { Answers::NotSaid };
                    return self.reach(place, answers, until, then, instead_of).into_iter().collect();
                }
            }
        }
        Vec::new()
    }

    /// A contact as itself, whoever else may stand in for it.
    fn itself(&self, place: usize) -> Option<Reach<'p>> {
        let (answer, outside) = self.answer(place, self.now)?;
        let then = |until: Option<Instant>| until.and_then(|until| self.answering(place, until));
        let said = self.contact(place).is_some_and(|contact| contact.hours.is_some());
        match answer {
            Answer::Open(closes) => self.reach(place, if said { Answers::Now } else { Answers::NotSaid }, closes, then(closes), None),
            Answer::NotKnown => self.reach(place, Answers::OfficeHours, None, outside.and_then(|outside| self.contact(outside)), None),
            Answer::Closed(opens) => {
                let meanwhile = outside.and_then(|_| self.answering(place, self.now));
                self.reach(place, Answers::Closed, opens, meanwhile, None)
            }
        }
    }

    fn reach(
        &self,
        place: usize,
        answers: Answers,
        until: Option<Instant>,
        then: Option<&'p Contact>,
        instead_of: Option<&'p Contact>,
    ) -> Option<Reach<'p>> {
        let contact = self.contact(place)?;
        let name = |contact: &'p Contact| contact.name.as_str();
        let (then, instead_of) = (then.map(name), instead_of.map(name));
        Some(Reach {
            id: &contact.id,
            name: &contact.name,
            roles: &contact.roles,
            says: &contact.says,
            cite: &contact.cite,
            telephone: contact.telephone.as_deref(),
            email: contact.email.as_deref(),
            link: contact.link.as_deref(),
            place: contact.place.as_deref(),
            answers,
            until,
            then,
            instead_of,
            words: self.in_words(answers, until, then, instead_of),
            depends: self.of_use.get(place) == Some(&Truth::Unknown),
        })
    }

    fn in_words(&self, answers: Answers, ends: Option<Instant>, then: Option<&str>, instead_of: Option<&str>) -> String {
        let until = ends.map(|until| words::moment_near(until, self.now));
        let mut said = match (answers, &until, then) {
            (Answers::Now, Some(until), Some(then)) if instead_of == Some(then) => format!("until {until}"),
            (Answers::Now, Some(until), Some(then)) => format!("until {until}; then {then}"),
            (Answers::Now, Some(until), None) => format!("until {until}; the protocol names nobody for the time after that"),
            (Answers::Now, None, _) => "at any hour".to_owned(),
            (Answers::NotSaid, _, _) => "the protocol gives no hours".to_owned(),
            (Answers::OfficeHours, _, Some(then)) => format!("in office hours, which the protocol does not print; else {then}"),
            (Answers::OfficeHours, _, None) => "in office hours, which the protocol does not print".to_owned(),
            (Answers::OutsideOfficeHours, _, _) => "outside office hours, which the protocol does not print".to_owned(),
            (Answers::Closed, Some(until), Some(then)) => format!("closed until {until}; till then {then}"),
            (Answers::Closed, Some(until), None) => format!("closed until {until}; the protocol names nobody for the time till then"),
            (Answers::Closed, None, _) => "closed".to_owned(),
        };
        if let Some(instead_of) = instead_of {
            said.push_str(&format!(", in place of {instead_of}"));
        }
        // Beyond the bank holidays that are known, an office that is open on weekdays may be closed all the same.
        let calendar = self.protocol.calendar();
        if ends.is_some_and(|ends| !calendar.knows(self.now, ends.after_hours(24.0))) {
            said.push_str(&format!("; bank holidays after {} are not known here", calendar.last_known_year()));
        }
        said
    }
}

fn sooner(left: Option<Instant>, right: Option<Instant>) -> Option<Instant> {
    match (left, right) {
        (Some(left), Some(right)) => Some(left.min(right)),
        (one, other) => one.or(other),
    }
}
