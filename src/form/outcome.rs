//! What completing a form changes: facts and events of the case, duties done, and what becomes of category and risk.

use serde::Serialize;

use super::answer::Answer;
use super::filled::Filled;
use super::problem::Problem;
use crate::assess::assessment::{Duty, Stage, Status};
use crate::assess::{Assessment, assess};
use crate::calendar::{Instant, from_london};
use crate::case::Case;
use crate::diagnostic::Diagnostics;
use crate::json::Json;
use crate::protocol::Protocol;
use crate::protocol::form::Bound;
use crate::truth::Truth;
use crate::vocabulary::AREA;
use crate::words;

/// How many duties that open are named one by one.
const MOST_NAMED: usize = 5;

/// What completing the form would change in the case.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema), schemars(rename = "FormOutcome"))]
pub struct Would {
    /// The facts that it writes, by name; the area among them, where it writes that.
    #[cfg_attr(feature = "types", schemars(with = "std::collections::BTreeMap<String, crate::types::AnswerValue>"))]
    pub facts: Json,
    /// The events that it writes, by name.
    #[cfg_attr(feature = "types", schemars(with = "std::collections::BTreeMap<String, crate::types::AnswerValue>"))]
    pub events: Json,
    /// The duties that it marks done.
    pub done: Vec<MarkedDone>,
    /// The same for people, with what becomes of category and risk.
    pub words: Vec<String>,
}

/// A duty that completing the form marks done.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct MarkedDone {
    /// The duty's id.
    pub id: String,
    /// When it was done.
    pub at: Instant,
}

/// What completing comes to: what it would change, and the case as it would be.
pub struct Outcome {
    /// What it would change.
    pub would: Would,
    /// The case as it would be.
    pub case: Json,
    /// What keeps the case from being read with these answers in it.
    pub refused: Diagnostics,
}

/// One fact or event that an answer writes.
struct Change {
    place: usize,
    name: String,
    is_event: bool,
    value: Json,
}

/// What completing the form would come to.
pub fn outcome(filled: &Filled<'_, '_>, case: &Json, before: &Assessment<'_>, problems: &[Option<Problem>]) -> Outcome {
    let changes = changes(filled, problems);
    let mut would = Would { facts: Json::Object(Vec::new()), events: Json::Object(Vec::new()), ..Would::default() };
    let mut written = case.clone();
    let (mut facts, mut events) = (written.take("facts"), written.take("events"));
    for change in &changes {
        if change.is_event {
            would.events.set(&change.name, change.value.clone());
            events.set(&change.name, change.value.clone());
        } else {
            would.facts.set(&change.name, change.value.clone());
            if change.name == AREA {
                written.set(AREA, change.value.clone());
            } else {
                facts.set(&change.name, change.value.clone());
            }
        }
        would.words.push(in_words(filled, change));
    }
    for (name, value) in [("facts", facts), ("events", events)] {
        if value != Json::Null {
            written.set(name, value);
        }
    }
    let protocol = filled.protocol;
    let as_of = filled.facts.as_of;
    let read = match Case::from_json(protocol.vocabulary(), &written, as_of) {
        Ok(read) => read,
        Err(refused) => return Outcome { would, case: case.clone(), refused },
    };
    let after = assess(protocol, &read, as_of);
    let at = done_at(filled);
    let mut marked = Vec::new();
    for duty in after.duties.iter().filter(|duty| filled.compiled.fulfils.contains(&duty.place)) {
        // Without a clock nothing has to begin first; with one that has not started, nothing has begun.
        let open = duty.opens.map_or(duty.clock.is_none(), |opens| opens <= as_of);
        match duty.status {
            Status::Due | Status::Overdue | Status::Missed | Status::Possible if open => {
                would.words.push(format!("Marks \"{}\" done", duty.title));
                would.done.push(MarkedDone { id: duty.id.to_owned(), at });
                marked.push(duty.place);
            }
            // What is not open yet is not done by a form that was filled in for another occasion.
            Status::Upcoming => {
                let from = duty.opens.map(|opens| format!(": its time begins {}", words::moment_near(opens, as_of)));
                would.words.push(format!("Leaves \"{}\" for later{}", duty.title, from.unwrap_or_default()));
            }
            _ => {}
        }
    }
    if !would.done.is_empty() {
        let mut done = match written.take("done") {
            Json::List(done) => done,
            _ => Vec::new(),
        };
        for duty in &would.done {
            done.push(Json::Object(vec![("id".to_owned(), Json::text(&duty.id)), ("at".to_owned(), Json::text(duty.at.to_string()))]));
        }
        written.set("done", Json::List(done));
    }
    becomes(protocol, before, &after, &marked, &mut would.words);
    Outcome { would, case: written, refused: Diagnostics::default() }
}

/// When the duties were done: as the form says, else now.
fn done_at(filled: &Filled<'_, '_>) -> Instant {
    let said = filled.compiled.fulfils_when.and_then(|place| filled.answer(place));
    match said {
        Some(Answer::Moment(at)) => *at,
        _ => filled.facts.as_of,
    }
}

/// The facts and events that the answers write: those that were given here and say something new.
fn changes(filled: &Filled<'_, '_>, problems: &[Option<Problem>]) -> Vec<Change> {
    let mut changes: Vec<Change> = Vec::new();
    for place in 0..filled.entries.len() {
        if filled.asked(place) == Truth::False || problems.get(place).is_some_and(Option::is_some) {
            continue;
        }
        let (Some((field, compiled)), Some(entry)) = (filled.field(place), filled.entries.get(place)) else { continue };
        let (Some(bound), Some(given)) = (compiled.bound, entry.given.as_ref()) else { continue };
        if entry.known.as_ref() == Some(given) {
            continue;
        }
        let vocabulary = filled.protocol.vocabulary();
        let (name, is_event) = match bound {
            Bound::Fact(fact) => (vocabulary.fact_name(fact), false),
            Bound::Event(event) => (vocabulary.event_name(event), true),
        };
        let value = match given {
            // "Not known" takes nothing away from the case, and a tick that is not set says nothing.
            Answer::YesNo(None) | Answer::Tick(false) => continue,
            // A date alone is the midnight that begins it: the earliest, so that no deadline is later than it should be.
            Answer::Date(date) if is_event => Json::text(from_london(date.and_time(chrono::NaiveTime::MIN)).to_string()),
            other => other.json(&Filled::told(field, compiled)),
        };
        if !changes.iter().any(|known| known.name == name && known.is_event == is_event) {
            changes.push(Change { place, name: name.to_owned(), is_event, value });
        }
    }
    changes
}

/// `Records "Looked after": Yes`.
fn in_words(filled: &Filled<'_, '_>, change: &Change) -> String {
    let vocabulary = filled.protocol.vocabulary();
    let label = if change.is_event {
        vocabulary.event(&change.name).and_then(|event| vocabulary.events().get(event)).map(|event| &event.label)
    } else {
        vocabulary.fact(&change.name).and_then(|fact| vocabulary.facts().get(fact)).map(|fact| &fact.label)
    };
    let label = label.map_or(change.name.as_str(), String::as_str);
    let Some(((field, compiled), entry)) = filled.field(change.place).zip(filled.entries.get(change.place)) else { return String::new() };
    let told = Filled::told(field, compiled);
    let words = |answer: &Option<Answer>| answer.as_ref().map_or_else(String::new, |answer| answer.words(&told));
    match &entry.known {
        Some(_) => format!("Changes \"{label}\" from {} to {}", words(&entry.known), words(&entry.given)),
        None => format!("Records \"{label}\": {}", words(&entry.given)),
    }
}

/// What becomes of the stage, the category, the risk and the other duties.
fn becomes(protocol: &Protocol, before: &Assessment<'_>, after: &Assessment<'_>, marked: &[usize], says: &mut Vec<String>) {
    match (before.stage, after.stage) {
        (Stage::Missing | Stage::NotMissing, Stage::Returned) => says.push("The child counts as found or back".to_owned()),
        (Stage::Returned, Stage::Missing | Stage::NotMissing) => says.push("The child no longer counts as found or back".to_owned()),
        (Stage::NotMissing, Stage::Missing) => says.push("The child counts as away".to_owned()),
        _ => {}
    }
    let category = |value: Option<&str>| value.map(|value| words::category(value).to_ascii_lowercase());
    says.push(change("category", category(before.category.value), category(after.category.value)));
    let grade = |value: Option<&str>| value.map(|value| words::grade(value).to_ascii_lowercase());
    says.push(change("risk", grade(before.risk.value), grade(after.risk.value)));
    let is_open = |duty: &Duty<'_>| matches!(duty.status, Status::Due | Status::Overdue);
    let was_open = |place: usize| before.duties.iter().any(|duty| duty.place == place && is_open(duty));
    let opened: Vec<&str> = after
        .duties
        .iter()
        .filter(|duty| is_open(duty) && !was_open(duty.place) && !marked.contains(&duty.place))
        .filter_map(|duty| protocol.pack().duties.get(duty.place).map(|duty| duty.title.as_str()))
        .collect();
    says.extend(opened.iter().take(MOST_NAMED).map(|title| format!("Opens \"{title}\"")));
    if let Some(more) = opened.len().checked_sub(MOST_NAMED).filter(|more| *more > 0) {
        says.push(format!("Opens {more} more"));
    }
}

/// `The category stays missing`.
fn change(what: &str, before: Option<String>, after: Option<String>) -> String {
    match (before, after) {
        (Some(before), Some(after)) if before == after => format!("The {what} stays {after}"),
        (Some(before), Some(after)) => format!("The {what} changes from {before} to {after}"),
        (None, Some(after)) => format!("The {what} becomes {after}"),
        (Some(before), None) => format!("The {what} is no longer {before}, and is not established"),
        (None, None) => format!("The {what} stays not established"),
    }
}
