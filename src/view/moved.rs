//! What a change of the case moved: an event was corrected, or one was added.

use serde::Serialize;

use super::acts::{may_be_missed, standing};
use super::words;
use crate::assess::assessment::{Assessment, Duty, Status};
use crate::assess::suppose;
use crate::calendar::Instant;
use crate::case::Case;
use crate::protocol::Protocol;

/// What a change of the case moved.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct Moved<'p> {
    /// `3 deadlines moved; 1 act is owed no longer`; none, where nothing did.
    pub words: Option<String>,
    /// The acts, in the order of the pack.
    pub acts: Vec<MovedAct<'p>>,
}

/// How an act was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Move {
    /// Its time is another: when it opens, or by when it is due.
    Moved,
    /// It is owed now, and was not.
    Begins,
    /// It is owed no longer.
    FallsAway,
    /// It was missed: overdue and undone when the child was found or back.
    Missed,
    /// It may have been missed: overdue and undone when the child was found or back, if it was owed.
    MayBeMissed,
    /// It was missed, and is so no longer.
    NotMissed,
    /// It was done in time, and is done late.
    Late,
    /// It was done late, and is done in time.
    InTime,
}

/// Each change, as one of it is told and as several are.
const SAID: [(Move, &str, &str); 8] = [
    (Move::Moved, "deadline moved", "deadlines moved"),
    (Move::Begins, "act is owed that was not", "acts are owed that were not"),
    (Move::FallsAway, "act is owed no longer", "acts are owed no longer"),
    (Move::Missed, "act was missed", "acts were missed"),
    (Move::MayBeMissed, "act may have been missed", "acts may have been missed"),
    (Move::NotMissed, "act was not missed after all", "acts were not missed after all"),
    (Move::Late, "act was done late", "acts were done late"),
    (Move::InTime, "act was done in time after all", "acts were done in time after all"),
];

/// An act that was changed.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct MovedAct<'p> {
    /// The duty's id.
    pub id: &'p str,
    /// What to do.
    pub title: &'p str,
    /// Its paragraph.
    pub cite: &'p str,
    /// How.
    pub change: Move,
    /// Its time before, in words.
    pub before: Option<String>,
    /// Its time now, in words.
    pub after: Option<String>,
}

/// What differs in time between two cases of one child: an event was corrected, or one was added.
#[must_use]
pub fn moved<'p>(protocol: &'p Protocol, before: &Case, after: &Case, as_of: Instant) -> Moved<'p> {
    let [before, after] = [before, after].map(|case| suppose(protocol, case, as_of, 0));
    let find = |of: &'_ Assessment<'p>, id: &str| of.duties.iter().find(|duty| duty.id == id).cloned();
    let mut acts = Vec::new();
    for duty in &protocol.pack().duties {
        let (was, is) = (find(&before, &duty.id), find(&after, &duty.id));
        let Some(change) = change(was.as_ref(), is.as_ref()) else { continue };
        // When it opens matters where that lies ahead, or where nothing else moved.
        let [opens, due] =
            [|duty: &Duty<'p>| duty.opens, |duty: &Duty<'p>| duty.due].map(|of| [was.as_ref(), is.as_ref()].map(|duty| duty.and_then(of)));
        let with_opens = opens[0] != opens[1] && (due[0] == due[1] || opens.into_iter().flatten().any(|opens| opens > as_of));
        let of_time = |duty: Option<&Duty<'p>>| duty.and_then(|duty| in_words(protocol, duty, with_opens && change == Move::Moved, as_of));
        acts.push(MovedAct {
            id: &duty.id,
            title: &duty.title,
            cite: &duty.cite,
            change,
            before: of_time(
                was.as_ref().filter(|was| change != Move::Begins || matches!(standing(was), Status::Missed | Status::MayBeMissed)),
            ),
            after: of_time(is.as_ref().filter(|_| change != Move::FallsAway)),
        });
    }
    let said = |(change, one, many): (Move, &str, &str)| match acts.iter().filter(|act: &&MovedAct<'_>| act.change == change).count() {
        0 => None,
        1 => Some(format!("1 {one}")),
        count => Some(format!("{count} {many}")),
    };
    let words: Vec<String> = SAID.into_iter().filter_map(said).collect();
    Moved { words: (!words.is_empty()).then(|| words.join("; ")), acts }
}

/// How a duty was changed, where it was.
fn change(was: Option<&Duty<'_>>, is: Option<&Duty<'_>>) -> Option<Move> {
    let owed = |duty: Option<&Duty<'_>>| duty.is_some_and(|duty| matches!(duty.status, Status::Upcoming | Status::Due | Status::Overdue));
    let (before, after) = (was.map(standing), is.map(standing));
    match (before, after) {
        (Some(Status::Done), Some(Status::DoneLate)) => Some(Move::Late),
        (Some(Status::DoneLate), Some(Status::Done)) => Some(Move::InTime),
        (Some(Status::Missed), Some(Status::Missed)) | (Some(Status::MayBeMissed), Some(Status::MayBeMissed)) => None,
        (_, Some(Status::Missed)) => Some(Move::Missed),
        (_, Some(Status::MayBeMissed)) => Some(Move::MayBeMissed),
        // What was done in between is no deadline that moved.
        (_, Some(Status::Done | Status::DoneLate)) => None,
        _ if owed(was) && owed(is) => (was.map(|was| (was.due, was.opens)) != is.map(|is| (is.due, is.opens))).then_some(Move::Moved),
        _ if owed(is) => Some(Move::Begins),
        (Some(Status::Missed | Status::MayBeMissed), _) => Some(Move::NotMissed),
        _ if owed(was) => Some(Move::FallsAway),
        _ => None,
    }
}

/// The time of a duty: `by Sun 22 Nov, 21:30`, `from Sat 21 Nov, 21:30, by Sun 22 Nov, 21:30`, `was due Sun 22 Nov, 21:30`.
fn in_words(protocol: &Protocol, duty: &Duty<'_>, with_opens: bool, as_of: Instant) -> Option<String> {
    let at = |instant| words::moment_near(instant, as_of);
    let opens = duty.opens.filter(|opens| with_opens && duty.due != Some(*opens));
    match (standing(duty), opens.or(duty.opens.filter(|_| duty.due.is_none())), duty.due) {
        (Status::Missed, _, Some(due)) => Some(format!("missed, was due {}", at(due))),
        (Status::MayBeMissed, _, Some(due)) => Some(format!("was due {}, {}", at(due), may_be_missed(protocol, duty))),
        (Status::Done, _, Some(due)) => Some(format!("done in time, due {}", at(due))),
        (Status::DoneLate, _, Some(due)) => Some(format!("done late, was due {}", at(due))),
        (_, Some(opens), Some(due)) => Some(format!("from {}, by {}", at(opens), at(due))),
        (_, Some(opens), None) => Some(format!("from {}", at(opens))),
        (_, None, Some(due)) => Some(format!("by {}", at(due))),
        (_, None, None) => None,
    }
}
