//! Each duty of a protocol in one case: whether it stands, since when, by when, how often, and how it stands.

use super::assessment::{Duty, Reason, Stage, Status};
use super::evaluate::{Clocked, Evaluator, When};
use super::reasons;
use crate::calendar::Instant;
use crate::diagram::{FALSE, TRUE, Variables};
use crate::protocol::{self, CompiledDuty, Limit, Protocol, Recurrence};

/// From when a duty can be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Opens {
    /// It waits for nothing.
    Always,
    /// From a moment.
    At(Instant),
    /// From a moment that is not known yet.
    NotYetKnown,
}

impl Opens {
    fn later_of(self, other: Self) -> Self {
        match (self, other) {
            (Self::NotYetKnown, _) | (_, Self::NotYetKnown) => Self::NotYetKnown,
            (Self::Always, known) | (known, Self::Always) => known,
            (Self::At(left), Self::At(right)) => Self::At(left.max(right)),
        }
    }

    fn moment(self) -> Option<Instant> {
        match self {
            Self::At(moment) => Some(moment),
            Self::Always | Self::NotYetKnown => None,
        }
    }
}

/// The condition of a duty over time.
struct Rest {
    /// Whether it holds; unknown while answers are missing.
    settled: bool,
    /// The facts that would settle it.
    needs: Variables,
    /// From when its time part holds.
    opens: Opens,
}

/// Works out one duty, with the variables that would settle it; nothing where it is not asked in this case.
pub fn duty<'p>(
    protocol: &'p Protocol,
    evaluator: &mut Evaluator<'_>,
    stage: Stage,
    place: usize,
    done: &[Instant],
) -> Option<(Duty<'p>, Variables)> {
    let (compiled, authored) = (protocol.duties().get(place)?, protocol.pack().duties.get(place)?);
    let facts = evaluator.facts;
    let waits = |event: &usize| facts.start(*event).is_none_or(|start| start.at > facts.as_of);
    if stage == Stage::NotMissing && compiled.waits_for.iter().any(waits) {
        return None;
    }
    let rest = rest(evaluator, compiled)?;
    let clock = compiled.clock.map(|event| facts.start(event));
    let clock_opens = match clock {
        None => Opens::Always,
        Some(None) => Opens::NotYetKnown,
        Some(Some(start)) => Opens::At(start.at),
    };
    let first = clock_opens.later_of(rest.opens);
    let started = clock.flatten().filter(|_| first != Opens::NotYetKnown).map(|start| start.at);
    let occurrence = occurrence(protocol, compiled, first, started, done);
    let ended = stage_end(evaluator, compiled).map(|end| left_by_the_end(&occurrence, end));
    let status = status(&rest, &occurrence, facts.as_of, ended);
    let provisional = clock.flatten().is_some_and(|start| start.stood_in) || counts_from_stand_in(protocol, evaluator, compiled);
    let needs = if status == Status::Possible { rest.needs } else { Variables::default() };
    let mut because = reasons::facts_of(protocol, evaluator, &compiled.condition);
    if let Some(event) = compiled.clock {
        let event = clock.flatten().map_or(event, |start| start.event);
        let name = reasons::name_of_event(protocol, event);
        if !because.iter().any(|known| known.place == name.place) {
            because.push(name);
        }
    }
    let stands = Duty {
        place,
        started: clock.flatten().map(|start| (start.event, start.at)),
        ended,
        id: &authored.id,
        kind: authored.kind,
        title: &authored.title,
        says: &authored.says,
        who: &authored.who,
        to: &authored.to,
        strength: authored.strength,
        status,
        opens: occurrence.opens.moment(),
        due: occurrence.due,
        occurrence: occurrence.number,
        provisional,
        clock: authored.clock.as_deref(),
        action: authored.action.as_deref(),
        form: authored.form.as_deref(),
        contact: &authored.contact,
        because: [Reason { id: &authored.id, says: authored.says.as_str().into(), cite: &authored.cite, facts: because }],
        cite: &authored.cite,
        needs: needs.iter().map(|variable| reasons::name_of(protocol, variable)).collect(),
    };
    Some((stands, needs))
}

/// Whether and from when the condition holds; nothing when no answer makes it hold, now or later.
fn rest(evaluator: &mut Evaluator<'_>, compiled: &CompiledDuty) -> Option<Rest> {
    let condition = &compiled.condition;
    let now = evaluator.facts.as_of;
    let mut moments = Vec::new();
    let mut add = |moment: Instant| {
        if let Err(place) = moments.binary_search(&moment) {
            moments.insert(place, moment);
        }
    };
    let mut note = |clocked: Clocked| match clocked {
        Clocked::Moves { start, at, rising, .. } => {
            add(at);
            if !rising {
                add(start);
            }
        }
        Clocked::Settled { from: Some(from), .. } => add(from),
        Clocked::Settled { from: None, .. } | Clocked::NotStarted | Clocked::Asked(_) => {}
    };
    for time in &condition.times {
        note(evaluator.time(*time));
    }
    for interval in &condition.intervals {
        note(evaluator.interval(*interval));
    }
    let timed = !condition.times.is_empty() || !condition.intervals.is_empty();
    let mut ever = evaluator.diagram(condition.formula, When::OnceStarted(now));
    let at_present = if timed { evaluator.diagram(condition.formula, When::At(now)) } else { ever };
    let mut needs = Variables::default();
    evaluator.diagrams.collect(at_present, &mut needs);
    if ever != at_present {
        evaluator.diagrams.collect(ever, &mut needs);
    }
    // What an answer changes before the moment from which the condition holds for certain makes a difference too.
    let mut for_certain = at_present == TRUE;
    for moment in moments.iter().filter(|moment| **moment > now) {
        let then = evaluator.diagram(condition.formula, When::OnceStarted(*moment));
        if !for_certain {
            evaluator.diagrams.collect(then, &mut needs);
        }
        for_certain |= then == TRUE;
        ever = evaluator.diagrams.or(ever, then);
    }
    if ever == FALSE {
        return None;
    }
    let settled = ever == TRUE && needs.is_empty();
    if !timed {
        return Some(Rest { settled, needs, opens: Opens::Always });
    }
    // From when it holds: of a possible duty, from when it may.
    let holds = |evaluator: &mut Evaluator<'_>, moment| {
        let diagram = evaluator.diagram(condition.formula, When::At(moment));
        if settled { diagram == TRUE } else { diagram != FALSE }
    };
    let before = moments.first().map(|first| first.after_hours(-1.0));
    let opens = if before.is_none_or(|before| holds(evaluator, before)) && holds(evaluator, now) {
        Opens::Always
    } else {
        match moments.iter().find(|moment| holds(evaluator, **moment)) {
            Some(moment) => Opens::At(*moment),
            None => Opens::NotYetKnown,
        }
    };
    Some(Rest { settled, needs, opens })
}

/// One occurrence of a duty.
struct Occurrence {
    number: u32,
    opens: Opens,
    due: Option<Instant>,
    /// When it was done, if it was.
    done: Option<Instant>,
}

/// The first occurrence that is not done; of a duty that comes once, the only one.
fn occurrence(protocol: &Protocol, compiled: &CompiledDuty, opens: Opens, started: Option<Instant>, done: &[Instant]) -> Occurrence {
    let calendar = protocol.calendar();
    let limit = match compiled.limit {
        Some(Limit::After(length)) => started.map(|start| calendar.after(start, length)),
        _ => None,
    };
    let Some(recurrence) = &compiled.recurrence else {
        return Occurrence { number: 1, opens, due: limit, done: done.first().copied() };
    };
    let count = u32::try_from(done.len()).unwrap_or(u32::MAX - 1);
    let due_of = |number: u32| match recurrence {
        Recurrence::Every(length) => limit.map(|first| if number <= 1 { first } else { calendar.after(first, length.times(number - 1)) }),
        Recurrence::Regularly => limit.filter(|_| number == 1),
        Recurrence::At(lengths) => {
            let length = lengths.get(number.saturating_sub(1) as usize);
            length.and_then(|length| started.map(|start| calendar.after(start, *length)))
        }
    };
    let opens = match done.last() {
        None => opens,
        Some(last) => due_of(count).map_or(Opens::At(*last), Opens::At),
    };
    Occurrence { number: count + 1, opens, due: due_of(count + 1), done: None }
}

/// When the stage of the duty ended, if it did.
fn stage_end(evaluator: &Evaluator<'_>, compiled: &CompiledDuty) -> Option<Instant> {
    match compiled.condition.stage {
        protocol::Stage::None => None,
        protocol::Stage::UntilFound => evaluator.facts.end(),
        protocol::Stage::UntilBack => evaluator.facts.back(),
    }
}

/// How the end of its stage leaves an occurrence that is not done, if it is owed: missed, or lapsed.
fn left_by_the_end(occurrence: &Occurrence, end: Instant) -> Status {
    let had_opened = match occurrence.opens {
        Opens::Always => true,
        Opens::At(opens) => opens <= end,
        Opens::NotYetKnown => false,
    };
    if had_opened && occurrence.due.is_some_and(|due| due < end) { Status::Missed } else { Status::Lapsed }
}

/// How an occurrence stands (contract, "duties").
fn status(rest: &Rest, occurrence: &Occurrence, now: Instant, ended: Option<Status>) -> Status {
    if let Some(done) = occurrence.done {
        return if occurrence.due.is_some_and(|due| done > due) { Status::DoneLate } else { Status::Done };
    }
    if !rest.settled {
        return Status::Possible;
    }
    if let Some(ended) = ended {
        return ended;
    }
    match occurrence.opens {
        Opens::NotYetKnown => Status::Upcoming,
        Opens::At(opens) if opens > now => Status::Upcoming,
        _ if occurrence.due.is_some_and(|due| due < now) => Status::Overdue,
        _ => Status::Due,
    }
}

/// Whether a time of the condition is counted from an event that stands in for another.
fn counts_from_stand_in(protocol: &Protocol, evaluator: &Evaluator<'_>, compiled: &CompiledDuty) -> bool {
    use crate::protocol::formula::Since;
    compiled.condition.times.iter().filter_map(|time| protocol.formulas().times.get(*time)).any(|time| {
        let event = match time.since {
            Since::Event(event) => Some(event),
            Since::Missing => protocol.known_events().reported_missing,
        };
        event.and_then(|event| evaluator.facts.start(event)).is_some_and(|start| start.stood_in)
    })
}
