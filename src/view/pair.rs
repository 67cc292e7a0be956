//! Two protocols beside each other in words: what both ask in one order, where they part, and whose goes before.

use std::borrow::Cow;

use serde::Serialize;

use super::acts::{self, Group};
use super::calls::{self, Call};
use super::{CarriedOut, GuidanceView, Known, QuestionView, Reach, Unknown, View, view, words, worked_out};
use crate::assess::assess;
use crate::assess::assessment::Notice;
use crate::calendar::Instant;
use crate::order;
use crate::pack::Side;
use crate::pair::compare::{Comparison, Disagreement, Stance, Subject, Term};
use crate::pair::{Cases, Precedence, SEATS, compare, name_in_case, pair};
use crate::protocol::Protocol;

/// A case as two protocols see it.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct PairView<'p> {
    /// By the protocol of the child's own authority, or the first.
    pub home: View<'p>,
    /// By the protocol of the authority in whose area the child is placed, or the second.
    pub host: View<'p>,
    /// The acts of both sides, in groups, most urgent first; each says whose it is.
    pub groups: Vec<Group<'p>>,
    /// What to ask for either side: danger to the child before all, then what can make it graver, each by how much it settles.
    pub questions: Vec<QuestionView<'p>>,
    /// What is known to either side; whose the child is and where the child lives, which follows from the question, is left out.
    pub known: Vec<Known<'p>>,
    /// What is not known and would make a difference to either, in the order in which it is asked.
    pub unknown: Vec<Unknown<'p>>,
    /// What was carried out, for the home side and then the host's, each oldest first.
    pub carried_out: Vec<CarriedOut<'p>>,
    /// What a reader must know beside, each once.
    pub notices: Vec<Notice<'p>>,
    /// Where to look and whom to reach, of the home side and then the host's.
    pub contacts: Vec<Reach<'p>>,
    /// What either protocol says beside, without asking an act.
    pub guidance: Vec<GuidanceView<'p>>,
    /// Where the two part.
    pub parts: Vec<Parting<'p>>,
    /// Acts that only one side asks for.
    pub only_asked_by: Vec<OneSidedView<'p>>,
    /// Questions that only one side asks.
    pub only_one_needs: Vec<crate::pair::compare::OneNeeds<'p>>,
    /// What either says of whose goes before.
    pub prevails: Vec<PrecedenceView<'p>>,
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
    /// `By the text of Torbay, on "Return home interview", Newham goes before`.
    pub words: String,
}

/// A child of one authority who is placed in the area of another, as both protocols see it.
#[must_use]
pub fn pair_view<'p>(sides: [&'p Protocol; 2], cases: &Cases, as_of: Instant) -> PairView<'p> {
    let pair = pair(sides, cases, as_of);
    let mut view = beside(sides, cases, as_of, &pair.comparison, &pair.prevails);
    view.known.retain(|known| !SEATS.iter().any(|(seat, _)| *seat == known.name));
    view
}

/// The words for the telephone for both protocols: whom both want to be rung is rung once, with what either wants of it, and
/// is told for both.
#[must_use]
pub fn pair_calls<'p>(sides: [&'p Protocol; 2], cases: &Cases, as_of: Instant) -> Vec<Call<'p>> {
    let of = |protocol: &'p Protocol, case| {
        let (assessment, view) = worked_out(protocol, case, as_of);
        calls::calls(protocol, case, &assessment, &view)
    };
    let [home, host] = sides;
    calls::of_two(sides, [of(home, &cases.home), of(host, &cases.host)])
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
    let home = named(sides, first, view(first, &cases.home, as_of));
    let host = named(sides, second, view(second, &cases.host, as_of));
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
            cites: once(&only.duties.iter().map(|term| term.cite).collect::<Vec<_>>()),
        }
    });
    let prevails = prevails.iter().map(|precedence| {
        let (said_by, goes_before) = (short_name(precedence.side), short_name(precedence.prevails));
        let on = precedence.act.and_then(|act| label_of(first, second, act)).map(|act| format!(", on \"{act}\"")).unwrap_or_default();
        let verb = if precedence.certain { "goes before" } else { "may go before, which depends on what is not known" };
        PrecedenceView { precedence: *precedence, words: format!("By the text of {said_by}{on}, {goes_before} {verb}") }
    });
    let questions = questions(&home, &host);
    let mut unknown = once_by(&home.unknown, &host.unknown, |one, other| one.name == other.name);
    order::by_key(&mut unknown, |one| questions.iter().position(|question| question.fact == one.name).unwrap_or(questions.len()));
    PairView {
        groups: acts::joined(&home.groups, &host.groups),
        known: once_by(&home.known, &host.known, |one, other| one.name == other.name),
        unknown,
        carried_out: home.carried_out.iter().chain(&host.carried_out).cloned().collect(),
        notices: once_by(&home.notices, &host.notices, |one, other| (&one.says, one.cite) == (&other.says, other.cite)),
        contacts: home.contacts.iter().chain(&host.contacts).cloned().collect(),
        guidance: home.guidance.iter().chain(&host.guidance).copied().collect(),
        questions,
        parts,
        only_asked_by: only_asked_by.collect(),
        only_one_needs: comparison.only_one_needs.clone(),
        prevails: prevails.collect(),
        home,
        host,
    }
}

/// The label of a common act, by either protocol.
fn label_of<'p>(first: &'p Protocol, second: &'p Protocol, act: &str) -> Option<&'p str> {
    let acts = first.pack().common_acts.iter().chain(&second.pack().common_acts);
    acts.filter(|known| known.name == act).map(|known| known.label.as_str()).next()
}

/// What stands in two lists, each once: as the first has it. `same` says that two are one.
fn once_by<T: Clone>(first: &[T], second: &[T], same: impl Fn(&T, &T) -> bool) -> Vec<T> {
    let mut all = first.to_vec();
    all.extend(second.iter().filter(|one| !first.iter().any(|known| same(known, one))).cloned());
    all
}

/// A view whose acts say whose they are; their keys stay apart from the other side's. Facts and events are named as the case of
/// two names them.
fn named<'p>(sides: [&Protocol; 2], of: &Protocol, mut view: View<'p>) -> View<'p> {
    let protocol = view.protocol;
    let rename = |name: &mut Cow<'p, str>| {
        if let Cow::Owned(whole) = name_in_case(sides, of, name) {
            *name = Cow::Owned(whole);
        }
    };
    view.could_be.iter_mut().flat_map(|possible| &mut possible.settled_by).for_each(rename);
    view.questions.iter_mut().for_each(|question| rename(&mut question.fact));
    view.known.iter_mut().for_each(|known| rename(&mut known.name));
    view.unknown.iter_mut().for_each(|unknown| rename(&mut unknown.name));
    let clauses = view.groups.iter_mut().flat_map(|group| &mut group.acts).flat_map(|act| &mut act.clauses);
    clauses.flat_map(|clause| &mut clause.needs).for_each(rename);
    view.next_possible.iter_mut().flat_map(|next| &mut next.needs).for_each(rename);
    let key = |key: &str| format!("{} {key}", protocol.id);
    for act in view.groups.iter_mut().flat_map(|group| &mut group.acts) {
        act.authority = Some(protocol.short_name);
        act.key = key(&act.key).into();
    }
    view.tellings.iter_mut().for_each(|telling| telling.act = key(&telling.act));
    if let Some(next) = &mut view.next {
        next.act = key(&next.act);
    }
    if let Some(next) = &mut view.next_possible {
        next.act = key(&next.act);
    }
    view
}

/// The questions of both sides, each once: those of danger before all, those that may make it graver for either before others,
/// then those that settle most for both together.
fn questions<'p>(home: &View<'p>, host: &View<'p>) -> Vec<QuestionView<'p>> {
    let mut all: Vec<QuestionView<'p>> = Vec::new();
    for question in home.questions.iter().chain(&host.questions) {
        match all.iter_mut().find(|known| known.fact == question.fact) {
            Some(known) => {
                let of_both = known.settles + question.settles;
                // The reason is that of the side for which more hangs on it.
                if question.settles > known.settles {
                    *known = QuestionView {
                        danger: known.danger || question.danger,
                        may_raise: known.may_raise || question.may_raise,
                        ..question.clone()
                    };
                }
                known.may_raise |= question.may_raise;
                known.danger |= question.danger;
                known.settles = of_both;
            }
            None => all.push(question.clone()),
        }
    }
    order::by_key(&mut all, |question| (question.turn(), std::cmp::Reverse(question.settles)));
    all
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
    let settled = stance.value.map_or("not established yet", say);
    let others: Vec<String> =
        stance.could_be.iter().flatten().filter(|value| Some(**value) != stance.value).map(|value| words::within(say(value))).collect();
    if others.is_empty() { settled.to_owned() } else { format!("{settled}; could be {}", words::either(&others)) }
}

/// A limit with what it is counted from: `72 hours after: back, or found by the carer`, `no time is set`.
fn limit(protocol: &Protocol, term: &Term<'_>) -> String {
    let vocabulary = protocol.vocabulary();
    let event = term.clock.and_then(|clock| vocabulary.event(clock)).and_then(|event| vocabulary.events().get(event));
    let once = match (term.limit, event) {
        (Some("immediately"), _) => Some("at once".to_owned()),
        (Some(limit), Some(event)) => Some(format!("{limit} after \"{}\"", event.label)),
        (Some(limit), None) => Some(limit.to_owned()),
        (None, _) => None,
    };
    match (once, &term.repeats) {
        (Some(once), Some(again)) => format!("{once}, then {again}"),
        (Some(once), None) => once,
        (None, Some(again)) => again.clone(),
        (None, None) => "no time is set".to_owned(),
    }
}
