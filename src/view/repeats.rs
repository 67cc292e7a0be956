//! Repeat triggers before they fire: how many more episodes, and by when, would bring which acts.

use chrono::Datelike;
use serde::Serialize;

use super::words;
use crate::assess::assessment::{Assessment, Status};
use crate::assess::suppose;
use crate::calendar::{Instant, LondonTime, london_time};
use crate::case::Case;
use crate::classes::compare;
use crate::facts::Facts;
use crate::order;
use crate::protocol::formula::Count;
use crate::protocol::{CompiledDuty, CompiledRule, Protocol};
use crate::vocabulary::GRADES;

/// How many more episodes are looked ahead to.
const FURTHER: u32 = 3;

/// The repeat triggers of a case.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct Repeats<'p> {
    /// `2nd missing episode in 30 days`; none where no rule of the protocol counts, or there is nothing to count.
    pub words: Option<String>,
    /// The episodes, newest first, this one at the head where it counts.
    pub episodes: Vec<Counted>,
    /// What would come, nearest first.
    pub triggers: Vec<Trigger<'p>>,
}

/// An episode, and in which windows it is counted.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct Counted {
    /// When it began.
    pub start: Instant,
    /// The same in words: `Fri 2 Oct, 20:00`.
    pub words: String,
    /// Whether it counts as missing; of this one, none where that is not settled.
    pub missing: Option<bool>,
    /// Whether it is this one.
    pub this: bool,
    /// The windows in which it is counted, in days.
    pub counts_in: Vec<u32>,
}

/// What so many more episodes would bring.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct Trigger<'p> {
    /// In how many days; none where all episodes count.
    pub days: Option<u32>,
    /// At how many episodes.
    pub at_least: u32,
    /// How many are counted now.
    pub counted: u32,
    /// Whether it is not settled that this one counts.
    pub uncertain: bool,
    /// How many more it takes.
    pub more: u32,
    /// The midnight before which the last of them has to begin; none where all episodes count.
    pub before: Option<Instant>,
    /// `One more before Wed 9 Dec: hold a strategy meeting`.
    pub words: String,
    /// The acts that would be owed, or might.
    pub acts: Vec<TriggeredAct<'p>>,
    /// The grade that it would have, where that is graver: `high`.
    pub graver: Option<&'static str>,
}

/// An act that a repeat would bring.
#[derive(Debug, Clone, Copy, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct TriggeredAct<'p> {
    /// The duty's id.
    pub id: &'p str,
    /// What to do.
    pub title: &'p str,
    /// Its paragraph.
    pub cite: &'p str,
    /// Whether it depends on what is not known beside.
    pub depends: bool,
}

/// What more episodes would bring.
#[must_use]
pub fn repeats<'p>(protocol: &'p Protocol, case: &Case, as_of: Instant) -> Repeats<'p> {
    let now = suppose(protocol, case, as_of, 0);
    let asked = asked(protocol);
    let this = this(protocol, case, &now);
    let windows = windows(&asked);
    let episodes = episodes(case, as_of, this, &windows);
    let mut triggers: Vec<Trigger<'p>> = Vec::new();
    for further in 1..=FURTHER {
        // One of which it is not settled that it counts is taken to count: the words say "if this one is missing".
        let unsettled = u32::from(matches!(this, Some((_, None))));
        let then = suppose(protocol, case, as_of, further + unsettled);
        for (count, sources) in &asked {
            let (counted, uncertain) = counted(&episodes, count.days);
            let holds = |episodes: u32| compare(f64::from(episodes), count.threshold.comparison, count.threshold.number);
            // Only what this very number of further episodes changes; and the first episode of all repeats nothing.
            if counted == 0 || holds(counted) || holds(counted + further - 1) || !holds(counted + further) {
                continue;
            }
            let acts: Vec<TriggeredAct<'p>> = sources.duties.iter().filter_map(|place| triggered(protocol, *place, &now, &then)).collect();
            let graver = then.risk.value.filter(|value| !sources.rules.is_empty() && gravity(Some(value)) < gravity(now.risk.value));
            if acts.is_empty() && graver.is_none() {
                continue;
            }
            let at_least = counted + further;
            if let Some(known) = triggers.iter_mut().find(|known| known.days == count.days && known.at_least == at_least) {
                for act in acts {
                    if !known.acts.iter().any(|other| other.id == act.id) {
                        known.acts.push(act);
                    }
                }
                known.graver = known.graver.or(graver);
                continue;
            }
            let before = count.days.and_then(|days| before(&episodes, days, as_of));
            triggers.push(Trigger {
                days: count.days,
                at_least,
                counted,
                uncertain,
                more: further,
                before,
                words: String::new(),
                acts,
                graver,
            });
        }
    }
    for trigger in &mut triggers {
        trigger.words = in_words(trigger, as_of);
    }
    order::by_key(&mut triggers, |trigger| (trigger.more, trigger.before.is_none(), trigger.before));
    let all_count = asked.iter().any(|(count, _)| count.days.is_none());
    let words = headline(&windows, all_count, &episodes);
    Repeats { words, episodes, triggers }
}

/// The duties and rules that ask a number of episodes, by their place.
#[derive(Default)]
struct Sources {
    duties: Vec<usize>,
    rules: Vec<usize>,
}

/// Every number of episodes that the protocol asks, with who asks it.
fn asked(protocol: &Protocol) -> Vec<(Count, Sources)> {
    let formulas = protocol.formulas();
    let mut asked: Vec<(Count, Sources)> = formulas.counts.iter().map(|count| (*count, Sources::default())).collect();
    let of_duty = |duty: &CompiledDuty| formulas.counts_of(duty.condition.formula);
    for (place, duty) in protocol.duties().iter().enumerate() {
        for count in of_duty(duty) {
            if let Some((_, sources)) = asked.get_mut(count) {
                sources.duties.push(place);
            }
        }
    }
    let rules = protocol.category_rules().iter().chain(protocol.risk_rules());
    let of_rule = |rule: &CompiledRule| formulas.counts_of(rule.condition.formula);
    for (place, rule) in rules.enumerate() {
        for count in of_rule(rule) {
            if let Some((_, sources)) = asked.get_mut(count) {
                sources.rules.push(place);
            }
        }
    }
    asked.retain(|(_, sources)| !sources.duties.is_empty() || !sources.rules.is_empty());
    asked
}

/// The windows in which episodes are counted, shortest first.
fn windows(asked: &[(Count, Sources)]) -> Vec<u32> {
    let mut windows: Vec<u32> = asked.iter().filter_map(|(count, _)| count.days).collect();
    order::by_key(&mut windows, |days| *days);
    windows.dedup();
    windows
}

/// When this episode began, and whether it counts as missing; none where it is no episode.
fn this(protocol: &Protocol, case: &Case, now: &Assessment<'_>) -> Option<(Instant, Option<bool>)> {
    let missing = match (now.category.value, now.category.certain) {
        (Some("missing"), _) => Some(true),
        (_, true) => Some(false),
        _ if now.category.could_be.contains(&"missing") => None,
        _ => Some(false),
    };
    let events = protocol.known_events();
    let facts = Facts::new(protocol.vocabulary(), events, case, now.as_of);
    let began =
        [events.last_seen, events.noticed_away, events.reported_missing].into_iter().flatten().find_map(|event| facts.happened(event));
    (missing != Some(false)).then(|| (began.unwrap_or(now.as_of), missing))
}

fn episodes(case: &Case, as_of: Instant, this: Option<(Instant, Option<bool>)>, windows: &[u32]) -> Vec<Counted> {
    let in_window = |start: Instant, days: u32| start.london_date() >= crate::calendar::london_date_before(as_of, days);
    let mut episodes: Vec<Counted> = Vec::new();
    let earlier = case.history.iter().filter(|episode| episode.start <= as_of).map(|episode| (episode.start, Some(episode.missing), false));
    for (start, missing, this) in earlier.chain(this.map(|(start, missing)| (start, missing, true))) {
        // This one counts whenever it began: the count is of today.
        let counts = |days: &u32| missing != Some(false) && (this || in_window(start, *days));
        let counts_in = windows.iter().copied().filter(|days| counts(days)).collect();
        episodes.push(Counted { start, words: words::moment_near(start, as_of), missing, this, counts_in });
    }
    order::by_key(&mut episodes, |episode| (!episode.this, std::cmp::Reverse(episode.start)));
    episodes
}

/// How many are counted, this one where it may be; and whether that is uncertain.
fn counted(episodes: &[Counted], days: Option<u32>) -> (u32, bool) {
    let counted: Vec<&Counted> = of_window(episodes, days).collect();
    (u32::try_from(counted.len()).unwrap_or(u32::MAX - FURTHER), counted.iter().any(|episode| episode.missing.is_none()))
}

fn of_window(episodes: &[Counted], days: Option<u32>) -> impl Iterator<Item = &Counted> {
    episodes.iter().filter(move |episode| match days {
        Some(days) => episode.counts_in.contains(&days),
        None => episode.missing != Some(false),
    })
}

/// The midnight at which the oldest that is counted leaves the window. This one counts while it lasts, however long ago it
/// began: a day that is past says nothing.
fn before(episodes: &[Counted], days: u32, as_of: Instant) -> Option<Instant> {
    let leaves = |episode: &Counted| {
        let day = episode.start.london_date().checked_add_days(chrono::Days::new(u64::from(days) + 1))?;
        match london_time(day.and_time(chrono::NaiveTime::MIN)) {
            LondonTime::Once(instant) | LondonTime::Twice(instant, _) => Some(instant),
            LondonTime::Skipped => None,
        }
    };
    of_window(episodes, Some(days)).filter_map(leaves).filter(|leaves| *leaves > as_of).min()
}

/// The duty, where it would be owed, or might, and is not now.
fn triggered<'p>(protocol: &'p Protocol, place: usize, now: &Assessment<'p>, then: &Assessment<'p>) -> Option<TriggeredAct<'p>> {
    let standing = |of: &Assessment<'p>| of.duties.iter().find(|duty| duty.place == place).map(|duty| duty.status);
    let owed = |status: Option<Status>| !matches!(status, None | Some(Status::Possible));
    let (before, after) = (standing(now), standing(then));
    let duty = protocol.pack().duties.get(place)?;
    let new = after.is_some() && !owed(before) && (owed(after) || before.is_none());
    new.then_some(TriggeredAct { id: &duty.id, title: &duty.title, cite: &duty.cite, depends: !owed(after) })
}

fn gravity(grade: Option<&str>) -> usize {
    grade.and_then(|grade| GRADES.iter().position(|known| *known == grade)).unwrap_or(GRADES.len())
}

/// `One more before Wed 9 Dec: hold a strategy meeting`.
fn in_words(trigger: &Trigger<'_>, as_of: Instant) -> String {
    let more = match trigger.more {
        1 => "One more".to_owned(),
        2 => "Two more".to_owned(),
        3 => "Three more".to_owned(),
        more => format!("{more} more"),
    };
    let before = trigger.before.map(|before| format!(" before {}", day(before, as_of))).unwrap_or_default();
    let mut brings: Vec<String> = Vec::new();
    if let Some(grade) = trigger.graver {
        brings.push(format!("{} risk", words::within(words::grade(grade))));
    }
    match trigger.acts.as_slice() {
        [] => {}
        [only] => brings.push(words::within(only.title)),
        [first, others @ ..] => brings.push(format!("{} and {} more", words::within(first.title), others.len())),
    }
    format!("{more}{before}: {}", brings.join("; "))
}

/// A day, with its year where that is not this one.
fn day(at: Instant, as_of: Instant) -> String {
    // A midnight is told as the end of the day before it; here it is the day that it begins.
    let same_year = at.london_date().year() == as_of.london_date().year();
    let words = if same_year { words::moment(at) } else { words::moment_with_year(at) };
    words.split(',').next().unwrap_or_default().to_owned()
}

/// `2nd missing episode in 30 days`: of the shortest window in which more than one is counted, else of all, where the protocol
/// counts all, else of the shortest.
fn headline(windows: &[u32], all_count: bool, episodes: &[Counted]) -> Option<String> {
    let more_than_one = windows.iter().copied().find(|days| counted(episodes, Some(*days)).0 > 1);
    let days = match (more_than_one, windows.first()) {
        (Some(days), _) => Some(days),
        (None, Some(shortest)) if !all_count => Some(*shortest),
        (None, None) if !all_count => return None,
        _ => None,
    };
    let (count, uncertain) = counted(episodes, days);
    let within = days.map_or_else(|| "of all that are known".to_owned(), |days| format!("in {days} days"));
    let nth = match (count % 10, count % 100) {
        (1, teen) if teen != 11 => format!("{count}st"),
        (2, teen) if teen != 12 => format!("{count}nd"),
        (3, teen) if teen != 13 => format!("{count}rd"),
        _ => format!("{count}th"),
    };
    let this = episodes.iter().any(|episode| episode.this);
    match (count, this) {
        (0, _) => None,
        (_, true) if uncertain => Some(format!("{nth} missing episode {within}, if this one is missing")),
        (_, true) => Some(format!("{nth} missing episode {within}")),
        (1, false) => Some(format!("1 missing episode {within}")),
        (count, false) => Some(format!("{count} missing episodes {within}")),
    }
}
