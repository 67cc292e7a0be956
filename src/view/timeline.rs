//! The episode on a line of time: what happened, what runs, what falls due, what waits, what may apply.

use serde::Serialize;

use super::acts::{Act, Group, NAMED};
use super::known::{self, Unknown};
use super::{questions, words};
use crate::assess::assessment::{Assessment, Duty, Stage as EpisodeStage, Status};
use crate::assess::inquire;
use crate::calendar::Instant;
use crate::case::Case;
use crate::order;
use crate::protocol::{self, Protocol};
use crate::view::reach::Contacts;

/// The hours before now that stay in sight, where a day and a week are shown.
const BEFORE: [f64; 2] = [-6.0, -24.0];
/// The hours ahead.
const AHEAD: [f64; 2] = [24.0, 168.0];

/// An episode on a line of time.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct Timeline<'p> {
    /// The moment that it was made for.
    pub now: Instant,
    /// The same, as a clock in London shows it.
    pub now_words: String,
    /// The pieces of time that may be looked at: a day, a week, all.
    pub zooms: [Zoom; 3],
    /// What happened or is planned, in order of time.
    pub marks: Vec<Mark<'p>>,
    /// The acts that have a time, by when they are due; those that may apply among them.
    pub bars: Vec<Bar<'p>>,
    /// How many acts may apply, with or without a time, and on what that depends; none where nothing is open.
    pub may_apply: Option<MayApply<'p>>,
    /// The acts whose clock has not started.
    pub waiting: Vec<Waiting<'p>>,
}

/// A piece of time to look at.
#[derive(Debug, Clone, Copy, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct Zoom {
    /// `day`, `week`, `all`.
    pub key: &'static str,
    /// `24 hours`.
    pub words: &'static str,
    /// From when.
    pub from: Instant,
    /// Until when.
    pub to: Instant,
}

/// Something that happened, or is planned.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct Mark<'p> {
    /// The event.
    pub name: &'p str,
    /// Its label.
    pub label: &'p str,
    /// When.
    pub at: Instant,
    /// The same, as a clock in London shows it.
    pub words: String,
    /// Whether it lies ahead.
    pub planned: bool,
}

/// An act on the line of time.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct Bar<'p> {
    /// Its key: the action's id, or the duty's.
    pub key: String,
    /// What to do.
    pub title: &'p str,
    /// How it stands.
    pub status: Status,
    /// The same in words.
    pub status_words: &'static str,
    /// Whether it must be done at once.
    pub at_once: bool,
    /// From when it can be done.
    pub opens: Option<Instant>,
    /// The same in words.
    pub opens_words: Option<String>,
    /// By when.
    pub due: Option<Instant>,
    /// The same in words.
    pub due_words: Option<String>,
    /// How long that is: `23 h 26 min`, `2 h late`; none for what is over.
    pub left: Option<String>,
    /// When it was done.
    pub done_at: Option<Instant>,
    /// The same in words.
    pub done_words: Option<String>,
    /// From what its time is counted: `reported missing, Sat 21 Nov, 21:30`.
    pub counted_from: Option<String>,
    /// Whether it is no longer needed once the child is found or back.
    pub ends_on_return: bool,
    /// Whether its times run from a moment that stands in for another.
    pub provisional: bool,
    /// On what it depends whether it applies, or applied and was missed, by the labels; empty for what is certain.
    pub depends_on: Vec<&'p str>,
    /// The paragraphs.
    pub cites: Vec<&'p str>,
}

/// The acts of which it is not known whether they apply.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct MayApply<'p> {
    /// How many.
    pub count: usize,
    /// How many of them have no time, and stand neither in the picture nor among the bars.
    pub untimed: usize,
    /// On what they depend, by the labels, in the order in which it is asked.
    pub depends_on: Vec<&'p str>,
    /// `12 acts may apply, 4 of them without a time, depending on: Police category; Age; and 3 more`.
    pub words: String,
}

/// An act whose clock has not started.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct Waiting<'p> {
    /// Its key: the action's id, or the duty's.
    pub key: String,
    /// What to do.
    pub title: &'p str,
    /// `72 hours after: back`, `at once after: found`.
    pub words: String,
    /// The paragraphs.
    pub cites: Vec<&'p str>,
}

/// The episode on a line of time.
#[must_use]
pub fn timeline<'p>(protocol: &'p Protocol, case: &Case, as_of: Instant) -> Timeline<'p> {
    let (assessment, mut inquiry) = inquire(protocol, case, as_of);
    let contacts = Contacts::new(protocol, &mut inquiry, as_of);
    let groups = super::acts::groups(protocol, &assessment, &contacts);
    let asked = known::unknown(protocol, &questions::questions(protocol, &assessment));
    let marks = marks(protocol, case, as_of);
    let mut bars: Vec<Bar<'p>> = timed(&groups).filter_map(|act| bar(protocol, case, &assessment, &asked, act)).collect();
    order::by_key(&mut bars, |bar| (bar.due.or(bar.opens), bar.opens));
    let waits = |act: &Act<'p>| act.status == Status::Upcoming && act.due.is_none() && act.opens.is_none() && !act.at_once;
    let waiting = timed(&groups).filter(|act| waits(act)).filter_map(|act| waiting(protocol, &assessment, act));
    Timeline {
        now: as_of,
        now_words: words::moment_with_year(as_of),
        zooms: zooms(as_of, &marks, &bars),
        waiting: waiting.collect(),
        may_apply: may_apply(&asked, &groups, &bars),
        marks,
        bars,
    }
}

/// The acts that can have a time: what is asked always and by nothing that happened has none.
fn timed<'a, 'p>(groups: &'a [Group<'p>]) -> impl Iterator<Item = &'a Act<'p>> {
    groups.iter().filter(|group| group.key != "standing").flat_map(|group| &group.acts)
}

/// What may apply and what that depends on: counted, so that no picture passes for the whole.
fn may_apply<'p>(asked: &[Unknown<'p>], groups: &[Group<'p>], bars: &[Bar<'p>]) -> Option<MayApply<'p>> {
    let acts: Vec<&Act<'p>> = groups.iter().filter(|group| group.key == "may_apply").flat_map(|group| &group.acts).collect();
    let untimed = acts.iter().filter(|act| !bars.iter().any(|bar| bar.status == Status::Possible && bar.key == act.key)).count();
    let depends_on = depends_on(asked, &acts);
    let several = if acts.len() == 1 { "act may apply" } else { "acts may apply" };
    let without = if untimed > 0 { format!(", {untimed} of them without a time") } else { String::new() };
    let mut named: Vec<String> = depends_on.iter().take(NAMED).map(|label| (*label).to_owned()).collect();
    if depends_on.len() > NAMED {
        named.push(format!("and {} more", depends_on.len() - NAMED));
    }
    let words = format!("{} {several}{without}, depending on: {}", acts.len(), named.join("; "));
    (!acts.is_empty()).then_some(MayApply { count: acts.len(), untimed, depends_on, words })
}

/// The labels of what would settle whether acts apply, in the order in which it is asked.
fn depends_on<'p>(asked: &[Unknown<'p>], acts: &[&Act<'p>]) -> Vec<&'p str> {
    let needed = |name: &str| acts.iter().flat_map(|act| &act.clauses).flat_map(|clause| &clause.needs).any(|need| need == name);
    asked.iter().filter(|unknown| needed(&unknown.name)).map(|unknown| unknown.label).collect()
}

/// For what an act waits; of its clauses that which sets a limit says it best.
fn waiting<'p>(protocol: &'p Protocol, assessment: &Assessment<'p>, act: &Act<'p>) -> Option<Waiting<'p>> {
    let open = || act.clauses.iter().filter(|clause| clause.status == Status::Upcoming);
    let clause = open().find(|clause| clause.limit.is_some()).or_else(|| open().next())?;
    let clock = assessment.duties.iter().find(|duty| duty.id == clause.id)?.clock?;
    let vocabulary = protocol.vocabulary();
    let event = words::within(&vocabulary.events().get(vocabulary.event(clock)?)?.label);
    let words = match clause.limit {
        Some("immediately") => format!("at once after: {event}"),
        Some(limit) => format!("{limit} after: {event}"),
        None => format!("after: {event}"),
    };
    Some(Waiting { key: act.key.to_string(), title: act.title, words, cites: act.cites.clone() })
}

fn marks<'p>(protocol: &'p Protocol, case: &Case, as_of: Instant) -> Vec<Mark<'p>> {
    let events = protocol.vocabulary().events().iter().enumerate();
    let mark = |(index, event): (usize, &'p crate::vocabulary::Event)| {
        let at = case.event(index)?;
        Some(Mark { name: &event.name, label: &event.label, at, words: words::moment_near(at, as_of), planned: at > as_of })
    };
    let mut marks: Vec<Mark<'p>> = events.filter_map(mark).collect();
    order::by_key(&mut marks, |mark| mark.at);
    marks
}

fn bar<'p>(protocol: &'p Protocol, case: &Case, assessment: &Assessment<'p>, asked: &[Unknown<'p>], act: &Act<'p>) -> Option<Bar<'p>> {
    let now = assessment.as_of;
    let said = |at: Option<Instant>| at.map(|at| words::moment_near(at, now));
    let duty_of = |id: &str| assessment.duties.iter().find(|duty| duty.id == id);
    let urgent = act.clauses.iter().find(|clause| clause.due == act.due && clause.opens == act.opens).or(act.clauses.first())?;
    let is_done = matches!(act.status, Status::Done | Status::DoneLate);
    let done_at = case
        .done
        .iter()
        .filter(|done| is_done && done.at <= now)
        .filter(|done| protocol.pack().duties.get(done.duty).is_some_and(|duty| act.clauses.iter().any(|clause| clause.id == duty.id)))
        .map(|done| done.at)
        .max();
    if act.due.is_none() && act.opens.is_none() && done_at.is_none() && !act.at_once {
        return None;
    }
    let over = matches!(act.status, Status::Done | Status::DoneLate | Status::Missed | Status::MayBeMissed | Status::Lapsed);
    let left = act.due.filter(|_| !over).map(|due| match (due < now, act.status) {
        (true, Status::Possible) => format!("would be {} late", words::span(due, now)),
        (true, _) => format!("{} late", words::span(due, now)),
        (false, _) => words::span(now, due),
    });
    let ends = |duty: &Duty<'_>| {
        assessment.stage != EpisodeStage::Returned
            && protocol.duties().get(duty.place).is_some_and(|compiled| compiled.condition.stage != protocol::Stage::None)
    };
    Some(Bar {
        key: act.key.to_string(),
        title: act.title,
        status: act.status,
        status_words: act.status.words(),
        at_once: act.at_once,
        opens: act.opens,
        opens_words: said(act.opens),
        due: act.due,
        due_words: said(act.due),
        left,
        done_at,
        done_words: said(done_at),
        counted_from: urgent.counted_from.clone(),
        ends_on_return: !over && duty_of(urgent.id).is_some_and(ends),
        provisional: act.provisional,
        depends_on: if matches!(act.status, Status::Possible | Status::MayBeMissed) { depends_on(asked, &[act]) } else { Vec::new() },
        cites: act.cites.clone(),
    })
}

fn zooms(now: Instant, marks: &[Mark<'_>], bars: &[Bar<'_>]) -> [Zoom; 3] {
    let [day, week] = [0, 1].map(|place: usize| {
        let hours = |of: [f64; 2]| of.get(place).copied().unwrap_or_default();
        (now.after_hours(hours(BEFORE)), now.after_hours(hours(AHEAD)))
    });
    let of_bars = bars.iter().flat_map(|bar| [bar.opens, bar.due, bar.done_at].into_iter().flatten());
    let all = || marks.iter().map(|mark| mark.at).chain(of_bars.clone());
    let from = all().min().unwrap_or(now).min(day.0);
    let to = all().max().unwrap_or(now).max(day.1);
    [
        Zoom { key: "day", words: "24 hours", from: day.0, to: day.1 },
        Zoom { key: "week", words: "7 days", from: week.0, to: week.1 },
        Zoom { key: "all", words: "All", from, to },
    ]
}
