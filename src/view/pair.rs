//! Two protocols beside each other in words: what both ask in one order, where they part, and whose goes before.

use serde::Serialize;

use super::acts::Act;
use super::{View, view, words};
use crate::assess::assess;
use crate::assess::assessment::Status;
use crate::calendar::Instant;
use crate::order;
use crate::pack::Side;
use crate::pair::compare::{Comparison, Disagreement, Stance, Subject, Term};
use crate::pair::{Cases, Precedence, compare, pair};
use crate::protocol::Protocol;

/// A case as two protocols see it.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct PairView<'p> {
    /// By the protocol of the child's own authority, or the first.
    pub home: View<'p>,
    /// By the protocol of the authority in whose area the child is placed, or the second.
    pub host: View<'p>,
    /// The open acts of both sides, most urgent first.
    pub acts: Vec<SidedAct<'p>>,
    /// Where the two part.
    pub parts: Vec<Parting<'p>>,
    /// Acts that only one side asks for.
    pub only_asked_by: Vec<OneSidedView<'p>>,
    /// Questions that only one side asks.
    pub only_one_needs: Vec<crate::pair::compare::OneNeeds<'p>>,
    /// What either says of whose goes before.
    pub prevails: Vec<PrecedenceView<'p>>,
}

/// An open act with the authority that it is asked of.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct SidedAct<'p> {
    /// Whose protocol asks it.
    pub side: Side,
    /// That authority, in short.
    pub authority: &'p str,
    /// The group in which it stands: `overdue`, `now`, `next`, ...
    pub group: &'static str,
    /// The act.
    pub act: Act<'p>,
}

/// Something on which the two part, in words.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct Parting<'p> {
    /// On what: category, grade or limit.
    pub on: Subject,
    /// What it is about: `Return home interview`.
    pub label: &'p str,
    /// What the first says: `within 72 hours of: returned`.
    pub home: String,
    /// Its paragraphs.
    pub home_cites: Vec<&'p str>,
    /// What the second says.
    pub host: String,
    /// Its paragraphs.
    pub host_cites: Vec<&'p str>,
}

/// An act that only one side asks for, in words.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct OneSidedView<'p> {
    /// Whose protocol asks.
    pub side: Side,
    /// That authority, in short.
    pub authority: &'p str,
    /// The act: `Return home interview`.
    pub label: &'p str,
    /// What it asks: `Hold the return home interview (within 72 hours of: returned)`.
    pub asks: Vec<String>,
    /// Its paragraphs.
    pub cites: Vec<&'p str>,
}

/// A paragraph that says whose protocol goes before, in words.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct PrecedenceView<'p> {
    /// The paragraph.
    #[serde(flatten)]
    pub precedence: Precedence<'p>,
    /// `By Derbyshire's text, Derbyshire's protocol goes before`.
    pub words: String,
}

/// A child of one authority who is placed in the area of another, as both protocols see it.
#[must_use]
pub fn pair_view<'p>(sides: [&'p Protocol; 2], cases: &Cases, as_of: Instant) -> PairView<'p> {
    let pair = pair(sides, cases, as_of);
    beside(sides, cases, as_of, &pair.comparison, &pair.prevails)
}

/// One case as two protocols would see it, each as its own: for whoever wants to know how they differ.
#[must_use]
pub fn compare_view<'p>(sides: [&'p Protocol; 2], cases: &Cases, as_of: Instant) -> PairView<'p> {
    let [first, second] = sides;
    let assessments = [assess(first, &cases.home, as_of), assess(second, &cases.host, as_of)];
    let [of_first, of_second] = &assessments;
    beside(sides, cases, as_of, &compare(sides, [of_first, of_second]), &[])
}

fn beside<'p>(
    sides: [&'p Protocol; 2],
    cases: &Cases,
    as_of: Instant,
    comparison: &Comparison<'p>,
    prevails: &[Precedence<'p>],
) -> PairView<'p> {
    let [first, second] = sides;
    let (home, host) = (view(first, &cases.home, as_of), view(second, &cases.host, as_of));
    let short_name = |side: Side| {
        let protocol = if side == Side::Home { first } else { second };
        protocol.pack().about.short_name.as_str()
    };
    let parts = comparison.disagree.iter().map(|disagreement| parting(sides, disagreement)).collect();
    let only_asked_by = comparison.only_asked_by.iter().map(|only| {
        let protocol = if only.side == Side::Home { first } else { second };
        OneSidedView {
            side: only.side,
            authority: short_name(only.side),
            label: only.label,
            asks: only.duties.iter().map(|term| format!("{} ({})", term.title, limit(protocol, term))).collect(),
            cites: only.duties.iter().map(|term| term.cite).collect(),
        }
    });
    let prevails = prevails.iter().map(|precedence| PrecedenceView {
        precedence: *precedence,
        words: format!("By {}'s text, {}'s protocol goes before", short_name(precedence.side), short_name(precedence.prevails)),
    });
    let mut acts = open_acts(Side::Home, &home);
    acts.extend(open_acts(Side::Host, &host));
    order::by_key(&mut acts, |sided| {
        let act = &sided.act;
        (act.status != Status::Overdue, !act.at_once, act.status != Status::Due, act.due.is_none(), act.due, act.opens.is_none(), act.opens)
    });
    PairView {
        acts,
        parts,
        only_asked_by: only_asked_by.collect(),
        only_one_needs: comparison.only_one_needs.clone(),
        prevails: prevails.collect(),
        home,
        host,
    }
}

/// The acts of a view that are late, due or have their time.
fn open_acts<'p>(side: Side, view: &View<'p>) -> Vec<SidedAct<'p>> {
    let groups = view.groups.iter().filter(|group| matches!(group.key, "overdue" | "now" | "next"));
    groups
        .flat_map(|group| {
            group.acts.iter().map(|act| SidedAct { side, authority: view.protocol.short_name, group: group.key, act: act.clone() })
        })
        .collect()
}

fn parting<'p>(sides: [&'p Protocol; 2], disagreement: &Disagreement<'p>) -> Parting<'p> {
    let [first, second] = sides;
    let say = |protocol: &Protocol, stance: &Stance<'_>| match disagreement.on {
        Subject::Limit => {
            let mut limits: Vec<String> = Vec::new();
            for limit in stance.duties.iter().map(|term| limit(protocol, term)) {
                if !limits.contains(&limit) {
                    limits.push(limit);
                }
            }
            limits.join("; ")
        }
        Subject::Category => of_values(stance, words::category),
        Subject::Risk => of_values(stance, words::grade),
    };
    Parting {
        on: disagreement.on,
        label: disagreement.label,
        home: say(first, &disagreement.home),
        home_cites: once(&disagreement.home.cites),
        host: say(second, &disagreement.host),
        host_cites: once(&disagreement.host.cites),
    }
}

fn once<'p>(cites: &[&'p str]) -> Vec<&'p str> {
    let mut all: Vec<&'p str> = Vec::new();
    for cite in cites {
        if !all.contains(cite) {
            all.push(cite);
        }
    }
    all
}

/// A category or grade with what it could still be: `Missing`, `No grade yet; could be high or medium`.
fn of_values(stance: &Stance<'_>, say: fn(&str) -> &'static str) -> String {
    let settled = stance.value.map_or("not established", say);
    let others: Vec<String> =
        stance.could_be.iter().flatten().filter(|value| Some(**value) != stance.value).map(|value| words::within(say(value))).collect();
    if others.is_empty() { settled.to_owned() } else { format!("{settled}; could be {}", words::either(&others)) }
}

/// A limit with what it is counted from: `72 hours from: returned`, `no time is set`.
fn limit(protocol: &Protocol, term: &Term<'_>) -> String {
    let vocabulary = protocol.vocabulary();
    let event = term.clock.and_then(|clock| vocabulary.event(clock)).and_then(|event| vocabulary.events().get(event));
    let from = event.map(|event| words::within(&event.label));
    match (term.limit, from) {
        (Some("immediately"), _) => "at once".to_owned(),
        (Some(limit), Some(from)) => format!("{limit} from: {from}"),
        (Some(limit), None) => limit.to_owned(),
        (None, _) => "no time is set".to_owned(),
    }
}
