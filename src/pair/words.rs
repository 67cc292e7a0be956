//! What a case can give where two protocols are asked with it, by the names that it has there.

use std::borrow::Cow;

use serde::Serialize;

use super::split::{SEATS, Seen, differs};
use crate::protocol::Protocol;
use crate::vocabulary::{AREA, Event, Fact};

/// The facts and events that a case may give to either of two protocols.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct PairWords {
    /// The facts, those of the home side first; one that the two declare differently stands once for each, its name with the
    /// protocol's id before it.
    pub facts: Vec<Fact>,
    /// The events, likewise.
    pub events: Vec<Event>,
    /// What follows from the two authorities themselves, and is therefore not asked: whose the child is, where the child lives.
    pub seats: Vec<Seat>,
}

/// A fact that each side knows from its own seat.
#[derive(Debug, Clone, Copy, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct Seat {
    /// The fact.
    pub fact: &'static str,
    /// Its value as the home side sees it.
    pub home: &'static str,
    /// Its value as the host side sees it.
    pub host: &'static str,
}

/// What a case can give to either of two protocols. Seen from both sides, what follows from the seats is left out.
#[must_use]
pub fn words(sides: [&Protocol; 2], seen: Seen) -> PairWords {
    let seated = |name: &str| seen == Seen::FromBothSides && SEATS.iter().any(|(seat, _)| *seat == name);
    let mut words = PairWords { facts: Vec::new(), events: Vec::new(), seats: Vec::new() };
    for side in sides {
        for fact in side.vocabulary().facts().iter().filter(|fact| !seated(&fact.name)) {
            let name = name_in_case(sides, side, &fact.name);
            if let Some(known) = words.facts.iter_mut().find(|known| known.name == name) {
                // Two protocols that serve several areas each are given one: any of theirs.
                if name == AREA {
                    known.values.extend(fact.values.iter().filter(|area| !known.values.contains(area)).cloned().collect::<Vec<_>>());
                }
                continue;
            }
            words.facts.push(Fact { name: name.into_owned(), ..fact.clone() });
        }
        for event in side.vocabulary().events() {
            let name = name_in_case(sides, side, &event.name);
            if !words.events.iter().any(|known| known.name == name) {
                words.events.push(Event { name: name.into_owned(), ..event.clone() });
            }
        }
    }
    if seen == Seen::FromBothSides {
        words.seats = SEATS.iter().map(|(fact, [home, host])| Seat { fact, home, host }).collect();
    }
    words
}

/// The name that a fact or an event of one of two protocols has in the case of both: where the two declare it differently, with
/// the protocol's id before it. The area is one member of a case, whoever serves it.
#[must_use]
pub fn name_in_case<'n>(sides: [&Protocol; 2], of: &Protocol, name: &'n str) -> Cow<'n, str> {
    let knows = |side: &Protocol| side.vocabulary().fact(name).is_some() || side.vocabulary().event(name).is_some();
    if name != AREA && sides.into_iter().all(knows) && differs(sides, name) {
        Cow::Owned(format!("{}/{name}", of.pack().about.id))
    } else {
        Cow::Borrowed(name)
    }
}
