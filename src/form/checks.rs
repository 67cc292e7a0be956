//! Cross-checks: between the fields of a form, and between the form and the case. Those that stand in every form come first,
//! then those of the pack.

use chrono::NaiveDate;

use super::answer::Answer;
use super::filled::{Filled, When, when};
use super::problem::Problem;
use crate::calendar::age_on;
use crate::case::{AGES, Value};
use crate::number;
use crate::pack::FieldType;
use crate::protocol::form::Bound;
use crate::truth::Truth;
use crate::words;

/// What is wrong with the answer to a field, beside others and beside the case; one thing at a time.
pub fn problem(filled: &Filled<'_, '_>, place: usize) -> Option<Problem> {
    let given = filled.entries.get(place).and_then(|entry| entry.given.as_ref());
    let built_in = given.and_then(|given| {
        ahead(filled, place, given)
            .or_else(|| end_before_start(filled, place, given))
            .or_else(|| birth(filled, place, given))
            .or_else(|| age(filled, place, given))
    });
    built_in.or_else(|| declared(filled, place))
}

/// The checks of the pack: one that comes out false says so; one that is unknown is silent. They speak of the answer to their
/// field: nothing is wrong with a field that nobody has answered yet.
fn declared(filled: &Filled<'_, '_>, place: usize) -> Option<Problem> {
    let (field, compiled) = filled.field(place)?;
    filled.answer(place)?;
    let failed = field.checks.iter().zip(&compiled.checks).find(|(_, formula)| filled.truth(**formula) == Truth::False);
    failed.map(|(check, _)| Problem::new("form/check", &check.says))
}

/// What says that it has happened cannot lie ahead.
fn ahead(filled: &Filled<'_, '_>, place: usize, given: &Answer) -> Option<Problem> {
    let (field, compiled) = filled.field(place)?;
    let known = filled.protocol.known_events();
    let of_episode = [known.last_seen, known.noticed_away, known.reported_missing, known.located, known.returned];
    let says_so = filled.compiled.fulfils_when == Some(place)
        || matches!(compiled.bound, Some(Bound::Event(event)) if of_episode.contains(&Some(event)))
        || is_fact(filled, place, "date_of_birth");
    if !says_so || !when(given)?.is_ahead(filled.facts.as_of) {
        return None;
    }
    let past = if field.field_type == FieldType::Date && !is_fact(filled, place, "date_of_birth") {
        "today or in the past"
    } else {
        "in the past"
    };
    Some(Problem::must("form/in-future", &field.label, &format!("must be {past}")))
}

/// A child is not found or back before having been seen last.
fn end_before_start(filled: &Filled<'_, '_>, place: usize, given: &Answer) -> Option<Problem> {
    let (field, compiled) = filled.field(place)?;
    let Some(Bound::Event(event)) = compiled.bound else { return None };
    let known = *filled.protocol.known_events();
    let this = when(given)?;
    if known.is_end(event) {
        let seen = filled.event(known.last_seen?)?;
        return (this.before(seen) == Truth::True).then(|| beside(filled, &field.label, "after", known.last_seen, seen));
    }
    if known.last_seen != Some(event) {
        return None;
    }
    for end in [known.located, known.returned].into_iter().flatten() {
        // Where the form gives the end too, that is where it is told.
        let told_there = (0..filled.entries.len()).any(|other| {
            filled.compiled.fields.get(other).is_some_and(|field| field.bound == Some(Bound::Event(end)))
                && filled.entries.get(other).is_some_and(|entry| entry.given.is_some())
        });
        if let Some(ended) = filled.event(end).filter(|ended| !told_there && ended.before(this) == Truth::True) {
            return Some(beside(filled, &field.label, "before", Some(end), ended));
        }
    }
    None
}

fn beside(filled: &Filled<'_, '_>, label: &str, order: &str, event: Option<usize>, at: When) -> Problem {
    let name = event.and_then(|event| filled.protocol.vocabulary().events().get(event)).map_or("", |event| &event.label);
    let at = match at {
        When::At(instant) => words::moment_with_year(instant),
        When::On(date) => words::date(date),
    };
    Problem::must("form/end-before-start", label, &format!("must be {order} \"{}\", {at}", words::within(name)))
}

/// A date of birth makes a child or a young person of the age that a case may have.
fn birth(filled: &Filled<'_, '_>, place: usize, given: &Answer) -> Option<Problem> {
    let Answer::Date(birth) = given else { return None };
    let (field, _) = filled.field(place).filter(|_| is_fact(filled, place, "date_of_birth"))?;
    let age = age_on(*birth, filled.began());
    (!AGES.contains(&age)).then(|| {
        let words = format!("must make the child {} or younger; by this date the age is {age}", AGES.end());
        Problem::must("form/age", &field.label, &words)
    })
}

/// An age fits the date of birth, wherever each of them comes from.
fn age(filled: &Filled<'_, '_>, place: usize, given: &Answer) -> Option<Problem> {
    let vocabulary = filled.protocol.vocabulary();
    let began = filled.began();
    let (field, _) = filled.field(place)?;
    match given {
        Answer::Number(age) if is_fact(filled, place, "age") => {
            let birth = date_of_birth(filled)?;
            let right = age_on(birth, began);
            ((age - f64::from(right)).abs() > f64::EPSILON).then(|| {
                Problem::must(
                    "form/age-conflict",
                    &field.label,
                    &format!("must fit the date of birth, {}: that makes {right}", words::date(birth)),
                )
            })
        }
        // Where the form gives the age too, that is where it is told.
        Answer::Date(birth) if is_fact(filled, place, "date_of_birth") => {
            let age = vocabulary.fact("age").and_then(|fact| filled.facts.case().fact(fact));
            let Some(Value::Number(age)) = age.filter(|_| !is_given(filled, "age")) else { return None };
            let right = age_on(*birth, began);
            ((age - f64::from(right)).abs() > f64::EPSILON).then(|| {
                let words = format!("must fit the age in the case, {}: this date makes {right}", number::words(age));
                Problem::must("form/age-conflict", &field.label, &words)
            })
        }
        _ => None,
    }
}

/// Whether a field reads and writes this fact.
fn is_fact(filled: &Filled<'_, '_>, place: usize, name: &str) -> bool {
    let bound = filled.compiled.fields.get(place).and_then(|field| field.bound);
    filled.protocol.vocabulary().fact(name).is_some_and(|fact| bound == Some(Bound::Fact(fact)))
}

fn is_given(filled: &Filled<'_, '_>, name: &str) -> bool {
    (0..filled.entries.len())
        .any(|place| is_fact(filled, place, name) && filled.entries.get(place).is_some_and(|entry| entry.given.is_some()))
}

/// The date of birth: by the form, else by the case.
fn date_of_birth(filled: &Filled<'_, '_>) -> Option<NaiveDate> {
    for place in 0..filled.entries.len() {
        if is_fact(filled, place, "date_of_birth")
            && let Some(Answer::Date(birth)) = filled.answer(place)
        {
            return Some(*birth);
        }
    }
    let fact = filled.protocol.vocabulary().fact("date_of_birth")?;
    match filled.facts.case().fact(fact)? {
        Value::Date(birth) => Some(birth),
        _ => None,
    }
}
