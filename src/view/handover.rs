//! The handover at the end of a shift: what is done, what is due, what nobody could answer, who was told and acknowledged it.

use std::borrow::Cow;

use serde::Serialize;

use super::acts::{Act, is_telling};
use super::calls::Call;
use super::{View, words};
use crate::assess::assessment::Reason;
use crate::protocol::Protocol;
use crate::record::{Record, Told};

/// A handover sheet.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct Handover<'p> {
    /// `Missing, medium risk`.
    pub headline: String,
    /// `Could be high.`
    pub beside: Option<String>,
    /// Whose protocol it is by, in short.
    pub authority: &'p str,
    /// When it was made: `Sat 21 Nov 2026, 22:04`.
    pub as_of_words: String,
    /// By which protocol, in which version: `Newham, version 2026.11, sha256:1b2c...`.
    pub protocol: String,
    /// The rules that establish it.
    pub because: Vec<Reason<'p>>,
    /// The times of the episode: `Last seen: Sat 21 Nov, 17:40`.
    pub times: Vec<String>,
    /// What is known beside: `Looked after: Yes`, and how many earlier episodes were entered. A date of birth stands in your own record.
    pub known: Vec<String>,
    /// What is overdue.
    pub overdue: Vec<SheetLine<'p>>,
    /// What is to be done now.
    pub due: Vec<SheetLine<'p>>,
    /// What comes next.
    pub next: Vec<SheetLine<'p>>,
    /// What stands on no list of the sheet, in a sentence each: what is open without a time, what waits, what may apply.
    pub more: Vec<String>,
    /// What will be owed once the child is found or back.
    pub owed_on_return: Vec<SheetLine<'p>>,
    /// What is done.
    pub done: Vec<SheetLine<'p>>,
    /// What was missed: overdue and undone when the child was found or back.
    pub missed: Vec<SheetLine<'p>>,
    /// What may have been missed, with what that depends on.
    pub may_be_missed: Vec<SheetLine<'p>>,
    /// What is not answered, most consequential first.
    pub unanswered: Vec<Unanswered<'p>>,
    /// Who was told.
    pub told: Vec<ToldLine>,
    /// The acts of telling that are open, and of which no call was written down.
    pub untold: Vec<SheetLine<'p>>,
}

/// An act on the sheet.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct SheetLine<'p> {
    /// What to do.
    pub title: &'p str,
    /// When: `2 h late (was due Sat 21 Nov, 20:04)`, `done Sat 21 Nov, 21:40`.
    pub when: String,
    /// Who does it, and whom to.
    pub who: String,
    /// The paragraphs.
    pub cites: Vec<&'p str>,
}

/// A question that has no answer.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct Unanswered<'p> {
    /// The fact or the event.
    pub name: Cow<'p, str>,
    /// The question.
    pub asks: &'p str,
    /// `not asked yet`, `not known, Sat 21 Nov, 22:04`, `could not be asked, Sat 21 Nov, 22:10`.
    pub words: String,
    /// Whether an answer could make this graver.
    pub may_raise: bool,
}

/// Somebody who was told.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct ToldLine {
    /// Who.
    pub to: String,
    /// `Sat 21 Nov, 21:40, log 1234, spoke to J. Marsh, graded medium`.
    pub words: String,
    /// Whether they acknowledged it.
    pub acknowledged: bool,
    /// `acknowledged by J. Marsh Sat 21 Nov, 21:55`, `NOT acknowledged yet`.
    pub acknowledged_words: String,
}

/// The handover sheet of a record.
#[must_use]
pub fn handover<'p>(protocol: &'p Protocol, record: &Record, view: &View<'p>, calls: &[Call<'p>]) -> Handover<'p> {
    let now = view.as_of;
    let group = |keys: &[&str]| -> Vec<SheetLine<'p>> {
        let acts = view.groups.iter().filter(|group| keys.contains(&group.key)).flat_map(|group| &group.acts);
        acts.map(|act| line(act, view)).collect()
    };
    let unanswered = view.questions.iter().map(|question| {
        let asked = record.asked.iter().rev().find(|asked| asked.name == question.fact);
        let words = match asked {
            Some(asked) if asked.could_not_ask => format!("could not be asked, {}", words::moment_near(asked.at, now)),
            Some(asked) => format!("not known, {}", words::moment_near(asked.at, now)),
            None => "not asked yet".to_owned(),
        };
        Unanswered { name: question.fact.clone(), asks: question.asks, words, may_raise: question.may_raise }
    });
    // A call that was written down covers the acts that it fulfils.
    let covered = |act: &Act<'p>| {
        // A call made before the act was asked told of something else: that at 24 hours is not that at 72.
        let in_time = |told: &Told| act.opens.is_none_or(|opens| told.at >= opens);
        let fulfils = |call: &Call<'_>| call.acts.iter().any(|fulfilled| fulfilled.key == act.key);
        let of_told = |told: &Told| in_time(told) && calls.iter().any(|call| told.is_of(call.id) && fulfils(call));
        record.told.iter().any(of_told)
    };
    let open = view.groups.iter().filter(|group| matches!(group.key, "overdue" | "now")).flat_map(|group| &group.acts);
    Handover {
        headline: view.headline.words.clone(),
        beside: view.headline.beside.clone(),
        authority: view.protocol.short_name,
        as_of_words: view.as_of_words.clone(),
        protocol: format!("{}, version {}, {}", view.protocol.short_name, view.protocol.version, protocol.digest()),
        because: view.because.clone(),
        times: view.known.iter().filter(|known| known.is == "event").map(|known| format!("{}: {}", known.label, known.words)).collect(),
        known: known(view),
        overdue: group(&["overdue"]),
        due: group(&["now"]),
        next: group(&["next"]),
        more: more(view),
        owed_on_return: group(&["on_return"]),
        done: group(&["done"]),
        missed: group(&["missed"]),
        may_be_missed: group(&["may_be_missed"]),
        unanswered: unanswered.collect(),
        told: record.told.iter().map(|told| told_line(told, view)).collect(),
        untold: open.filter(|act| is_telling(act) && !covered(act)).map(|act| line(act, view)).collect(),
    }
}

/// What is known, but for what names the child.
fn known(view: &View<'_>) -> Vec<String> {
    let facts = view.known.iter().filter(|known| known.is == "fact" && known.name != "date_of_birth");
    let mut all: Vec<String> = facts.map(|known| format!("{}: {}", known.label, known.words)).collect();
    if !view.earlier.is_empty() {
        all.push(format!("Earlier episodes entered: {}", view.earlier.len()));
    }
    all
}

/// What stands on no list: nothing that is open vanishes at the end of a shift.
fn more(view: &View<'_>) -> Vec<String> {
    let titles = |key: &str| -> Vec<&str> {
        view.groups.iter().filter(|group| group.key == key).flat_map(|group| &group.acts).map(|act| act.title).collect()
    };
    let (open, later, possible) = (titles("open"), titles("later").len(), titles("may_apply").len());
    let mut more = Vec::new();
    if !open.is_empty() {
        more.push(format!("Also open, without a time: {}.", open.join("; ")));
    }
    if later > 0 {
        more.push(format!("{later} more wait for something that has not happened."));
    }
    if possible > 0 {
        more.push(format!("{possible} more may apply, depending on what is not answered."));
    }
    more
}

fn line<'p>(act: &Act<'p>, view: &View<'p>) -> SheetLine<'p> {
    let when = match &act.when_exactly {
        Some(exactly) => format!("{} ({exactly})", act.when),
        None => act.when.clone(),
    };
    // Of what is done it matters when.
    let done = view.carried_out.iter().rev().find(|one| act.clauses.iter().any(|clause| clause.id == one.id));
    let when = match (act.status.words(), done) {
        (words @ ("done" | "done late"), Some(done)) => format!("{words} {}", done.words),
        _ => when,
    };
    let to = if act.to.is_empty() { String::new() } else { format!(" to {}", act.to.join(", ")) };
    SheetLine { title: act.title, when, who: format!("{}{to}", act.who.join(", ")), cites: act.cites.clone() }
}

fn told_line(told: &Told, view: &View<'_>) -> ToldLine {
    let mut parts = vec![words::moment_near(told.at, view.as_of)];
    parts.extend(told.log.as_ref().map(|log| format!("log {log}")));
    parts.extend(told.name.as_ref().map(|name| format!("spoke to {name}")));
    parts.extend(told.grade.as_ref().map(|grade| format!("graded {}", words::within(grade))));
    let by = told.acknowledged_by.as_ref().map(|name| format!(" by {name}")).unwrap_or_default();
    let acknowledged_words = match told.acknowledged {
        Some(at) => format!("acknowledged{by} {}", words::moment_near(at, view.as_of)),
        None => "NOT acknowledged yet".to_owned(),
    };
    ToldLine { to: told.to.clone(), words: parts.join(", "), acknowledged: told.acknowledged.is_some(), acknowledged_words }
}
