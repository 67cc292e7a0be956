//! Two authorities at once: a child of one, placed in the area of another, and what both protocols ask.
//!
//! Each protocol sees the case from its own seat; the answer holds both assessments whole, the duties of both sides in one
//! order, where the two disagree, and which paragraph says whose protocol goes before.

pub mod compare;
pub mod split;
pub mod words;

use serde::Serialize;

use crate::assess::assessment::Status;
use crate::assess::{Assessment, Inquiry, inquire};
use crate::calendar::Instant;
use crate::diagnostic::Diagnostics;
use crate::order;
use crate::pack::{Side, Strength};
use crate::protocol::Protocol;
use crate::truth::Truth;

pub use compare::{Comparison, compare};
pub use split::{Cases, SEATS, Seen, cases};
pub use words::{PairWords, Seat, name_in_case, words};

/// What two protocols say of a child of one authority who is placed in the area of another.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct Pair<'p> {
    /// The moment that was asked about.
    pub as_of: Instant,
    /// By the protocol of the child's own authority.
    pub home: Assessment<'p>,
    /// By the protocol of the authority in whose area the child is placed.
    pub host: Assessment<'p>,
    /// The duties of both sides, most urgent first.
    pub duties: Vec<SidedDuty<'p>>,
    /// Where the two part.
    #[serde(flatten)]
    pub comparison: Comparison<'p>,
    /// What either protocol says of whose goes before.
    pub prevails: Vec<Precedence<'p>>,
}

/// A duty with the side that it is asked of. Its whole is in that side's assessment, under its id.
#[derive(Debug, Clone, Copy, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct SidedDuty<'p> {
    /// Whose protocol asks it.
    pub side: Side,
    /// The duty's id.
    pub id: &'p str,
    /// What to do.
    pub title: &'p str,
    /// Who does it.
    pub who: &'p str,
    /// How strongly the text asks.
    pub strength: Strength,
    /// How it stands.
    pub status: Status,
    /// When it opens.
    pub opens: Option<Instant>,
    /// By when.
    pub due: Option<Instant>,
    /// Which occurrence it is.
    pub occurrence: u32,
    /// The paragraph.
    pub cite: &'p str,
}

/// A paragraph that says whose protocol goes before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct Precedence<'p> {
    /// Whose protocol says it.
    pub side: Side,
    /// Whose goes before.
    pub prevails: Side,
    /// Whether it holds in this case; else it depends on what is not known.
    pub certain: bool,
    /// The common act that it speaks of; of all, where there is none.
    pub act: Option<&'p str>,
    /// The item's id.
    pub id: &'p str,
    /// What it says.
    pub says: &'p str,
    /// The paragraph.
    pub cite: &'p str,
}

/// Applies the protocols of both authorities to a case at a moment.
///
/// # Errors
/// All that either protocol refuses of the case; see [`cases`].
///
/// ```
/// # #[cfg(feature = "authoring")] {
/// use homeward::{Instant, Protocol, assess_pair};
///
/// let read = |id| Protocol::parse(&homeward::bundled::json(id).unwrap()).unwrap();
/// let (newham, derbyshire) = (read("newham"), read("derbyshire"));
/// let now = Instant::parse("2026-11-21T22:00:00Z").unwrap();
/// let case = r#"{ "area": "derbyshire", "facts": { "age": 14, "looked_after": true, "cce_risk": true } }"#;
///
/// let pair = assess_pair(&newham, &derbyshire, case, now).unwrap();
/// assert_eq!(pair.host.protocol.id, "derbyshire");
/// # }
/// ```
pub fn assess_pair<'p>(home: &'p Protocol, host: &'p Protocol, case: &str, as_of: Instant) -> Result<Pair<'p>, Diagnostics> {
    let cases = cases(home, host, case, as_of, Seen::FromBothSides)?;
    Ok(pair([home, host], &cases, as_of))
}

/// The same for a case that was read already.
#[must_use]
pub fn pair<'p>(sides: [&'p Protocol; 2], cases: &Cases, as_of: Instant) -> Pair<'p> {
    let [home, host] = sides;
    let (of_home, mut at_home) = inquire(home, &cases.home, as_of);
    let (of_host, mut at_host) = inquire(host, &cases.host, as_of);
    let comparison = compare(sides, [&of_home, &of_host]);
    let mut prevails = precedence(home, Side::Home, &mut at_home);
    prevails.extend(precedence(host, Side::Host, &mut at_host));
    Pair { as_of, duties: duties(&of_home, &of_host), comparison, prevails, home: of_home, host: of_host }
}

fn duties<'p>(home: &Assessment<'p>, host: &Assessment<'p>) -> Vec<SidedDuty<'p>> {
    let mut all = Vec::with_capacity(home.duties.len() + host.duties.len());
    for (side, assessment) in [(Side::Home, home), (Side::Host, host)] {
        all.extend(assessment.duties.iter().map(|duty| SidedDuty {
            side,
            id: duty.id,
            title: duty.title,
            who: duty.who,
            strength: duty.strength,
            status: duty.status,
            opens: duty.opens,
            due: duty.due,
            occurrence: duty.occurrence,
            cite: duty.cite,
        }));
    }
    order::by_key(&mut all, |duty| (urgency(duty.status), duty.due.is_none(), duty.due, duty.opens.is_none(), duty.opens));
    all
}

/// What is late stands first, what is over last.
fn urgency(status: Status) -> u8 {
    match status {
        Status::Overdue => 0,
        Status::Due => 1,
        Status::Upcoming => 2,
        Status::Possible => 3,
        Status::Missed | Status::MayBeMissed => 4,
        Status::Done | Status::DoneLate => 5,
        Status::Lapsed => 6,
    }
}

/// What a protocol says of whose goes before, as far as it may hold in the case.
fn precedence<'p>(protocol: &'p Protocol, side: Side, inquiry: &mut Inquiry<'_>) -> Vec<Precedence<'p>> {
    let pack = protocol.pack();
    let duties = pack.duties.iter().zip(protocol.duties().iter().map(|duty| &duty.condition));
    let of_duties = duties.filter_map(|(duty, condition)| {
        Some((condition, duty.prevails?, duty.common_act.as_deref(), duty.id.as_str(), duty.says.as_str(), duty.cite.as_str()))
    });
    let guidance = pack.guidance.iter().zip(protocol.guidance_conditions());
    let of_guidance = guidance.filter_map(|(item, condition)| {
        Some((condition, item.prevails?, item.common_act.as_deref(), item.id.as_str(), item.says.as_str(), item.cite.as_str()))
    });
    let spoken: Vec<_> = of_duties.chain(of_guidance).collect();
    let holds = inquiry.of_use(spoken.iter().map(|(condition, ..)| *condition));
    spoken
        .into_iter()
        .zip(holds)
        .filter(|(_, holds)| *holds != Truth::False)
        .map(|((_, prevails, act, id, says, cite), holds)| Precedence {
            side,
            prevails,
            certain: holds == Truth::True,
            act,
            id,
            says,
            cite,
        })
        .collect()
}
