//! Acts: one line for all the clauses that one act fulfils, in groups, most urgent first.

use std::borrow::Cow;

use serde::Serialize;

use super::reach::{Contacts, Reach};
use super::words;
use crate::assess::assessment::{Assessment, Duty, Name, Stage, Status};
use crate::calendar::Instant;
use crate::order;
use crate::pack::{DutyKind, Strength};
use crate::protocol::{Limit, Protocol};
use crate::vocabulary::Subject;

/// Acts that stand together.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct Group<'p> {
    /// `overdue`, `now`, `open`, `next`, `may_apply`, `on_return`, `later`, `standing`, `done`, `missed`, `may_be_missed`, `lapsed`.
    pub key: &'static str,
    /// Its heading.
    pub title: &'static str,
    /// What the heading does not say.
    pub hint: &'static str,
    /// The acts, most urgent first.
    pub acts: Vec<Act<'p>>,
}

/// An act, with the clauses that it fulfils.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct Act<'p> {
    /// Its key: the action's id, or the duty's; where two protocols stand beside each other, with the protocol's id before it.
    pub key: Cow<'p, str>,
    /// The authority whose protocol asks it, where two stand beside each other.
    pub authority: Option<&'p str>,
    /// What to do.
    pub title: &'p str,
    /// How its most urgent clause stands.
    pub status: Status,
    /// How strongly the text asks, at its strongest.
    pub strength: Strength,
    /// When the most urgent clause opens.
    pub opens: Option<Instant>,
    /// When the most urgent clause is due.
    pub due: Option<Instant>,
    /// `at once`, `23 h 26 min`, `2 h late`, `Sun 22 Nov, 21:30`: what stands before the act.
    pub when: String,
    /// The full time, where `when` is a countdown: `Sun 22 Nov, 21:30`; of what may have been missed, on what that depends.
    pub when_exactly: Option<String>,
    /// Whether it must be done at once.
    pub at_once: bool,
    /// Whether its times run from a moment that stands in for another.
    pub provisional: bool,
    /// Who does it.
    pub who: Vec<&'p str>,
    /// To or with whom.
    pub to: Vec<&'p str>,
    /// Whom to reach now for it, where the protocol prints how: open acts only.
    pub reach: Vec<Reach<'p>>,
    /// The paragraphs.
    pub cites: Vec<&'p str>,
    /// The clauses.
    pub clauses: Vec<Clause<'p>>,
    /// The duties that a tick settles.
    pub settles: Vec<&'p str>,
}

/// A clause: one duty of the protocol.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct Clause<'p> {
    /// The duty's id.
    pub id: &'p str,
    /// What it is.
    pub kind: DutyKind,
    /// What to do.
    pub title: &'p str,
    /// What the paragraph asks.
    pub says: &'p str,
    /// Who does it.
    pub who: &'p str,
    /// To or with whom.
    pub to: &'p [String],
    /// The paragraph.
    pub cite: &'p str,
    /// How strongly the text asks.
    pub strength: Strength,
    /// How it stands.
    pub status: Status,
    /// The same in words.
    pub status_words: &'static str,
    /// When it opens.
    pub opens: Option<Instant>,
    /// By when.
    pub due: Option<Instant>,
    /// Which occurrence it is.
    pub occurrence: u32,
    /// `24 hours`, `every 7 days`, as the pack writes it.
    pub limit: Option<&'p str>,
    /// From what its time is counted: `reported missing, Sat 21 Nov, 21:30`.
    pub counted_from: Option<String>,
    /// The facts that make it a duty, by their labels.
    pub because: Vec<&'p str>,
    /// The facts that would settle it, by their names.
    pub needs: Vec<Cow<'p, str>>,
    /// What a reader has to know about it.
    pub note: Option<&'p str>,
}

/// Of what an act depends on, how much is named in a sentence.
pub const NAMED: usize = 5;

/// The groups, most urgent first; those without acts are left out.
const GROUPS: [(&str, &str, &str); 12] = [
    ("overdue", "Overdue", ""),
    ("now", "Now", ""),
    ("next", "Next", "when its time comes"),
    ("open", "Also open", "no time is set"),
    ("may_apply", "May apply", "needs an answer"),
    ("on_return", "On the return", "once the child is found or back"),
    ("later", "Later", "waits for something that has not happened"),
    ("missed", "Missed", "overdue and undone when the child was found or back"),
    ("may_be_missed", "May have been missed", "needs an answer: if it was asked, it was overdue when the child was found or back"),
    ("done", "Done", ""),
    ("standing", "Always asked", "by this protocol, whatever happens"),
    ("lapsed", "No longer needed", "the child was found or back first"),
];

/// What the acts are made of.
struct Scene<'a, 'p> {
    protocol: &'p Protocol,
    contacts: &'a Contacts<'p>,
    now: Instant,
    stage: Stage,
    /// Whether the grade is established as high.
    high: bool,
}

/// The acts of an assessment, in groups.
pub fn groups<'p>(protocol: &'p Protocol, assessment: &Assessment<'p>, contacts: &Contacts<'p>) -> Vec<Group<'p>> {
    let scene = Scene { protocol, contacts, now: assessment.as_of, stage: assessment.stage, high: assessment.risk.value == Some("high") };
    let mut acts: Vec<(&'static str, Act<'p>)> = Vec::new();
    let mut joined: Vec<(&'p str, Vec<&Duty<'p>>)> = Vec::new();
    for duty in &assessment.duties {
        match duty.action.and_then(|action| joined.iter_mut().find(|(key, _)| *key == action)) {
            Some((_, duties)) => duties.push(duty),
            None => joined.push((duty.action.unwrap_or(duty.id), vec![duty])),
        }
    }
    for (key, duties) in joined {
        // What is done, missed or lapsed of an act stands apart from what is left of it.
        let mut parts: Vec<(&'static str, Vec<&Duty<'p>>)> = Vec::new();
        let open: Vec<&Duty<'p>> = duties.iter().copied().filter(|duty| is_open(standing(duty))).collect();
        if let Some(urgent) = open.iter().min_by_key(|duty| urgency(&scene, duty)) {
            parts.push((group_of(&scene, urgent), open.clone()));
        }
        for (group, statuses) in [
            ("missed", [Status::Missed, Status::Missed]),
            ("may_be_missed", [Status::MayBeMissed, Status::MayBeMissed]),
            ("done", [Status::Done, Status::DoneLate]),
            ("lapsed", [Status::Lapsed, Status::Lapsed]),
        ] {
            let part: Vec<&Duty<'p>> = duties.iter().copied().filter(|duty| statuses.contains(&standing(duty))).collect();
            if !part.is_empty() {
                parts.push((group, part));
            }
        }
        acts.extend(parts.into_iter().map(|(group, duties)| (group, act(&scene, key, &duties))));
    }
    let mut groups = Vec::new();
    for (key, title, hint) in GROUPS {
        let mut of_group: Vec<Act<'p>> = acts.extract_if(.., |(group, _)| *group == key).map(|(_, act)| act).collect();
        if !of_group.is_empty() {
            sort(&mut of_group);
            groups.push(Group { key, title, hint, acts: of_group });
        }
    }
    groups
}

/// The groups of two protocols in one: each act says whose it is.
pub fn joined<'p>(home: &[Group<'p>], host: &[Group<'p>]) -> Vec<Group<'p>> {
    let mut groups = Vec::new();
    for (key, title, hint) in GROUPS {
        let of_both = home.iter().chain(host).filter(|group| group.key == key);
        let mut acts: Vec<Act<'p>> = of_both.flat_map(|group| group.acts.iter().cloned()).collect();
        if !acts.is_empty() {
            sort(&mut acts);
            groups.push(Group { key, title, hint, acts });
        }
    }
    groups
}

/// What must be done at once stands before what has a time, and that before what has none.
fn sort(acts: &mut Vec<Act<'_>>) {
    order::by_key(acts, |act| {
        let urgent = act.status == Status::Overdue || act.at_once;
        (!urgent, act.due.is_none(), act.due, act.opens.is_none(), act.opens, strength_order(act.strength))
    });
}

fn is_open(status: Status) -> bool {
    matches!(status, Status::Possible | Status::Upcoming | Status::Due | Status::Overdue)
}

/// How a duty stands for whoever has to act: what may have applied while the child was missing is no longer to be done. What
/// would have been overdue by then may have been missed: that nobody knows whether it was owed does not excuse it.
pub fn standing(duty: &Duty<'_>) -> Status {
    match (duty.status, duty.ended) {
        (Status::Possible, Some(Status::Missed)) => Status::MayBeMissed,
        (Status::Possible, Some(ended)) => ended,
        (status, _) => status,
    }
}

/// What it depends on whether a duty was missed: `may have been missed: depends on Risk of exploitation; Age`.
pub fn may_be_missed(protocol: &Protocol, duty: &Duty<'_>) -> String {
    let mut named: Vec<String> = duty.needs.iter().take(NAMED).map(|need| label(protocol, *need).to_owned()).collect();
    if duty.needs.len() > NAMED {
        named.push(format!("and {} more", duty.needs.len() - NAMED));
    }
    format!("{}: depends on {}", Status::MayBeMissed.words(), named.join("; "))
}

/// Whether an act of telling is open or late.
pub fn is_telling(act: &Act<'_>) -> bool {
    let open = matches!(act.status, Status::Due | Status::Overdue) || act.at_once;
    open && act.clauses.iter().any(|clause| clause.kind == DutyKind::Notification)
}

fn strength_order(strength: Strength) -> u8 {
    match strength {
        Strength::Must => 0,
        Strength::Should => 1,
        Strength::May => 2,
    }
}

/// The order in which the clauses of one act are urgent.
fn urgency(scene: &Scene<'_, '_>, duty: &Duty<'_>) -> (u8, bool, Option<Instant>, u8) {
    let status = match duty.status {
        Status::Overdue => 0,
        _ if is_at_once(scene, duty) => 1,
        Status::Due => 2,
        Status::Upcoming if duty.opens.is_some() => 3,
        Status::Possible => 4,
        _ => 5,
    };
    (status, duty.due.is_none(), duty.due.or(duty.opens), strength_order(duty.strength))
}

fn group_of(scene: &Scene<'_, '_>, duty: &Duty<'_>) -> &'static str {
    let protocol = scene.protocol;
    let compiled = protocol.duties().get(duty.place);
    let waits_for_the_end = compiled.and_then(|compiled| compiled.clock).is_some_and(|clock| protocol.known_events().is_end(clock));
    match duty.status {
        Status::Overdue => "overdue",
        _ if is_at_once(scene, duty) => "now",
        Status::Due if duty.due.is_some() || warns_of_danger(scene, duty) => "now",
        Status::Due if is_standing(protocol, duty) => "standing",
        Status::Due if duty.clock.is_some() && (duty.strength == Strength::Must || duty.kind == DutyKind::Notification) => "now",
        Status::Due => "open",
        Status::Possible => "may_apply",
        Status::Upcoming if duty.opens.is_some() => "next",
        Status::Upcoming if waits_for_the_end => "on_return",
        _ => "later",
    }
}

/// Whether it has to be done at once: its limit says so and it is open, or only a time that nobody wrote down keeps it from being
/// open.
///
/// A child who is missing was noticed to be away, and one at high risk was graded so, whoever noted when: what is to be done
/// then is not for later.
fn is_at_once(scene: &Scene<'_, '_>, duty: &Duty<'_>) -> bool {
    let Some(compiled) = scene.protocol.duties().get(duty.place).filter(|compiled| compiled.limit == Some(Limit::Immediately)) else {
        return false;
    };
    if duty.status == Status::Due {
        return true;
    }
    let events = scene.protocol.known_events();
    let happened_untimed = (compiled.clock.is_some() && compiled.clock == events.noticed_away)
        || (scene.high && compiled.clock.is_some() && compiled.clock == events.categorised_high)
        // Whoever knows of danger rings, though nobody wrote down a single time yet.
        || (compiled.clock.is_some() && compiled.clock == events.reported_missing && warns_of_danger(scene, duty));
    let waits_for_that_alone = duty.status == Status::Upcoming && duty.opens.is_none() && compiled.condition.times.is_empty();
    scene.stage == Stage::Missing && happened_untimed && waits_for_that_alone && compiled.condition.intervals.is_empty()
}

/// Whether danger to the child is among what makes it a duty to tell somebody.
fn warns_of_danger(scene: &Scene<'_, '_>, duty: &Duty<'_>) -> bool {
    let facts = scene.protocol.vocabulary().facts();
    let danger = |name: &Name<'_>| facts.iter().any(|fact| fact.danger && fact.name == name.text);
    duty.kind == DutyKind::Notification && duty.because.iter().flat_map(|reason| &reason.facts).any(danger)
}

/// Whether it is asked whatever happens: no clock, and nothing but who the child is makes it a duty.
fn is_standing(protocol: &Protocol, duty: &Duty<'_>) -> bool {
    let vocabulary = protocol.vocabulary();
    let lasting = |name: &Name<'_>| vocabulary.facts().get(name.place).is_some_and(|fact| fact.subject == Subject::Child);
    duty.clock.is_none() && duty.opens.is_none() && duty.because.iter().flat_map(|reason| &reason.facts).all(lasting)
}

fn act<'p>(scene: &Scene<'_, 'p>, key: &'p str, duties: &[&Duty<'p>]) -> Act<'p> {
    let (protocol, now) = (scene.protocol, scene.now);
    let mut ordered = duties.to_vec();
    order::by_key(&mut ordered, |duty| urgency(scene, duty));
    let urgent = ordered.first().copied();
    let title = protocol.pack().actions.iter().find(|action| action.id == key).map(|action| action.title.as_str());
    let at_once = urgent.is_some_and(|duty| is_at_once(scene, duty));
    let (when, when_exactly) = urgent.map_or_else(Default::default, |duty| when(protocol, duty, at_once, now));
    let mut gathered = Act {
        key: Cow::Borrowed(key),
        authority: None,
        title: title.filter(|_| duties.len() > 1).or(urgent.map(|duty| duty.title)).unwrap_or(""),
        status: urgent.map_or(Status::Possible, |duty| standing(duty)),
        strength: ordered.iter().map(|duty| duty.strength).min_by_key(|strength| strength_order(*strength)).unwrap_or(Strength::May),
        opens: urgent.and_then(|duty| duty.opens),
        due: urgent.and_then(|duty| duty.due),
        when,
        when_exactly,
        at_once,
        provisional: ordered.iter().any(|duty| duty.provisional),
        who: Vec::new(),
        to: Vec::new(),
        reach: Vec::new(),
        cites: Vec::new(),
        clauses: Vec::new(),
        settles: Vec::new(),
    };
    for duty in ordered {
        add(&mut gathered.who, duty.who);
        duty.to.iter().for_each(|to| add(&mut gathered.to, to));
        add(&mut gathered.cites, duty.cite);
        if is_open(standing(duty)) {
            for reach in scene.contacts.for_duty(duty.contact) {
                if !gathered.reach.iter().any(|known| known.id == reach.id) {
                    gathered.reach.push(reach.clone());
                }
            }
        }
        // A tick settles what is open now, and what of the same act comes once; it never uses up a later time of what comes again.
        if matches!(duty.status, Status::Overdue | Status::Due) || (is_open(standing(duty)) && duty.occurrence == 1) {
            gathered.settles.push(duty.id);
        }
        gathered.clauses.push(clause(protocol, duty, now));
    }
    // Where one paragraph names somebody, that others name nobody is no news; each clause keeps its own words.
    if gathered.who.iter().any(|who| !names_nobody(who)) {
        gathered.who.retain(|who| !names_nobody(who));
    }
    gathered
}

/// Whether a pack says by this that the text names nobody.
fn names_nobody(who: &str) -> bool {
    who.starts_with("Not named")
}

fn add<'p>(list: &mut Vec<&'p str>, text: &'p str) {
    if !list.iter().any(|known| known.eq_ignore_ascii_case(text)) {
        list.push(text);
    }
}

/// What stands before an act, and beside it the full time where that is a countdown, or on what it depends whether it was missed.
fn when(protocol: &Protocol, duty: &Duty<'_>, at_once: bool, now: Instant) -> (String, Option<String>) {
    let exactly = |instant: Instant| words::moment_near(instant, now);
    match (standing(duty), duty.due, duty.opens) {
        (Status::Overdue, Some(due), _) => (format!("{} late", words::span(due, now)), Some(exactly(due))),
        (Status::Due | Status::Upcoming, _, _) if at_once => ("at once".to_owned(), None),
        (Status::Due, Some(due), _) => (words::span(now, due), Some(exactly(due))),
        (Status::Due, None, _) => ("open".to_owned(), None),
        (Status::Upcoming, Some(due), _) => (exactly(due), Some(format!("in {}", words::span(now, due)))),
        (Status::Upcoming, None, Some(opens)) => (format!("from {}", exactly(opens)), Some(format!("in {}", words::span(now, opens)))),
        (Status::Upcoming, None, None) => ("later".to_owned(), None),
        (Status::Possible, Some(due), _) if due < now => ("?".to_owned(), Some(format!("would be late since {}", exactly(due)))),
        (Status::Possible, _, _) => ("?".to_owned(), duty.due.map(|due| format!("then by {}", exactly(due)))),
        (Status::Missed, Some(due), _) => (format!("was due {}", exactly(due)), None),
        (Status::MayBeMissed, Some(due), _) => (format!("was due {}", exactly(due)), Some(may_be_missed(protocol, duty))),
        (status, _, _) => (status.words().to_owned(), None),
    }
}

fn clause<'p>(protocol: &'p Protocol, duty: &Duty<'p>, now: Instant) -> Clause<'p> {
    let authored = protocol.pack().duties.get(duty.place);
    Clause {
        id: duty.id,
        kind: duty.kind,
        title: duty.title,
        says: duty.says,
        who: duty.who,
        to: duty.to,
        cite: duty.cite,
        strength: duty.strength,
        status: standing(duty),
        status_words: standing(duty).words(),
        opens: duty.opens,
        due: duty.due,
        occurrence: duty.occurrence,
        limit: authored.and_then(|authored| authored.limit.as_deref()),
        counted_from: counted_from(protocol, duty, now),
        because: duty.because.iter().flat_map(|reason| &reason.facts).map(|name| label(protocol, *name)).collect(),
        needs: duty.needs.iter().map(|name| Cow::Borrowed(name.text)).collect(),
        note: authored.and_then(|authored| authored.note.as_deref()),
    }
}

/// From what the time of a duty is counted.
fn counted_from(protocol: &Protocol, duty: &Duty<'_>, now: Instant) -> Option<String> {
    let clock = duty.clock?;
    let known = protocol.vocabulary();
    let event = known.event(clock).and_then(|event| known.events().get(event))?;
    let started = duty.started.map(|(event, at)| (known.events().get(event).map_or("", |event| &event.label), at));
    Some(match started {
        Some((label, at)) if duty.provisional && label != event.label => {
            format!("{}, {}, while {} is not known", words::within(label), words::moment_near(at, now), words::within(&event.label))
        }
        Some((label, at)) => format!("{}, {}", words::within(label), words::moment_near(at, now)),
        None => format!("{}, which has not happened yet", words::within(&event.label)),
    })
}

/// The label of a fact, an event or a derived name.
pub fn label<'p>(protocol: &'p Protocol, name: Name<'p>) -> &'p str {
    let vocabulary = protocol.vocabulary();
    let facts = vocabulary.facts();
    if let Some(fact) = facts.get(name.place) {
        return &fact.label;
    }
    if let Some(event) = name.place.checked_sub(facts.len()).and_then(|event| vocabulary.events().get(event)) {
        return &event.label;
    }
    match name.text {
        "category" => "the category",
        "risk" => "the grade",
        "history" => "earlier episodes",
        "stage" => "where the episode stands",
        other => other,
    }
}
