//! A form as it is filled in: what was typed and what the case knows, which fields are asked, and what its conditions are
//! worth: true, false or unknown.

use std::cell::Cell;

use chrono::NaiveDate;

use super::answer::{Answer, Told};
use super::answers::Answers;
use super::problem::Problem;
use super::read::{self, Question};
use crate::assess::Assessment;
use crate::calendar::{Instant, age_on};
use crate::case::{AGES, Value};
use crate::classes::compare;
use crate::facts::Facts;
use crate::pack::{Field, FieldType, Form};
use crate::protocol::Protocol;
use crate::protocol::form::{Atom, Bound, CompiledField, CompiledForm, CompiledNeeded, Moment};
use crate::protocol::formula::{Formula, FormulaId, Since, Time};
use crate::truth::Truth;
use crate::vocabulary::{CATEGORIES, FactType, GRADES};

/// What stands in one field.
#[derive(Debug, Clone, Default)]
pub struct Entry {
    /// What was typed or chosen, read.
    pub given: Option<Answer>,
    /// What is wrong with it.
    pub problem: Option<Problem>,
    /// What the case knows.
    pub known: Option<Answer>,
}

impl Entry {
    /// The answer as it counts: what was given, else what the case knows; none while what was given is wrong.
    #[must_use]
    pub fn value(&self) -> Option<&Answer> {
        match (&self.problem, &self.given) {
            (Some(_), _) => None,
            (None, Some(given)) => Some(given),
            (None, None) => self.known.as_ref(),
        }
    }
}

/// When something was: at a moment, or on a date that says no time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// At a moment.
    At(Instant),
    /// On a date in London.
    On(NaiveDate),
}

impl When {
    fn date(self) -> NaiveDate {
        match self {
            Self::At(instant) => instant.london_date(),
            Self::On(date) => date,
        }
    }

    /// Whether it lies before another. Of two on one day, one of which says no time, nobody can tell.
    #[must_use]
    pub fn before(self, other: Self) -> Truth {
        match (self, other) {
            (Self::At(left), Self::At(right)) => Truth::from(left < right),
            _ if self.date() == other.date() => Truth::Unknown,
            _ => Truth::from(self.date() < other.date()),
        }
    }

    /// Whether it is still ahead.
    #[must_use]
    pub fn is_ahead(self, now: Instant) -> bool {
        match self {
            Self::At(instant) => instant > now,
            Self::On(date) => date > now.london_date(),
        }
    }
}

/// A form with the answers to it, in a case.
pub struct Filled<'p, 'a> {
    /// The protocol.
    pub protocol: &'p Protocol,
    /// The form, as it was authored.
    pub form: &'p Form,
    /// The form, compiled.
    pub compiled: &'p CompiledForm,
    /// The case as it stands, without the answers.
    pub facts: Facts<'a>,
    /// What stands in each field.
    pub entries: Vec<Entry>,
    assessment: &'a Assessment<'a>,
    /// Whether each field is asked, as far as that was worked out.
    asked: Vec<Cell<Option<Truth>>>,
}

impl<'p, 'a> Filled<'p, 'a> {
    /// Reads the answers, and what the case knows of the rest.
    #[must_use]
    pub fn new(
        protocol: &'p Protocol,
        (form, compiled): (&'p Form, &'p CompiledForm),
        facts: Facts<'a>,
        assessment: &'a Assessment<'a>,
        answers: &Answers,
    ) -> Self {
        let mut filled =
            Self { protocol, form, compiled, facts, entries: Vec::new(), assessment, asked: vec![Cell::new(None); form.fields.len()] };
        for (field, compiled) in form.fields.iter().zip(&compiled.fields) {
            let (given, problem) = match read::answer(&filled.question(field, compiled), answers.of(&field.name)) {
                Ok(given) => (given, None),
                Err(problem) => (None, Some(problem)),
            };
            let known = filled.known(field, compiled);
            filled.entries.push(Entry { given, problem, known });
        }
        filled
    }

    /// A field and what it was compiled to.
    #[must_use]
    pub fn field(&self, place: usize) -> Option<(&'p Field, &'p CompiledField)> {
        self.form.fields.get(place).zip(self.compiled.fields.get(place))
    }

    /// What an answer to a field needs to be told.
    #[must_use]
    pub fn told<'f>(field: &'f Field, compiled: &'f CompiledField) -> Told<'f> {
        let choices = if field.field_type == FieldType::TickWindow { &field.windows } else { &compiled.choices };
        Told { choices, columns: &compiled.columns, unit: field.unit.as_deref() }
    }

    fn question<'f>(&self, field: &'f Field, compiled: &'f CompiledField) -> Question<'f> {
        let told = Self::told(field, compiled);
        let fact = match compiled.bound {
            Some(Bound::Fact(fact)) => self.protocol.vocabulary().facts().get(fact),
            _ => None,
        };
        let is_age = fact.is_some_and(|fact| fact.name == "age");
        Question {
            field_type: field.field_type,
            label: &field.label,
            choices: told.choices,
            columns: told.columns,
            // A fact is never below 0, and an age within those that a case may give.
            least: field.least.or_else(|| fact.map(|_| 0.0)),
            most: field.most.or_else(|| is_age.then(|| f64::from(*AGES.end()))),
            most_characters: field.most_characters,
            whole: field.field_type == FieldType::Integer || fact.is_some_and(|fact| fact.fact_type == FactType::Integer),
            birth: fact.is_some_and(|fact| fact.name == "date_of_birth"),
            today: self.facts.as_of.london_date(),
        }
    }

    /// What the case knows of a field.
    fn known(&self, field: &Field, compiled: &CompiledField) -> Option<Answer> {
        match compiled.bound? {
            Bound::Event(event) => {
                let at = self.facts.case().event(event)?;
                Some(if field.field_type == FieldType::Date { Answer::Date(at.london_date()) } else { Answer::Moment(at) })
            }
            Bound::Fact(fact) => match (self.facts.value(fact)?, field.field_type) {
                (Value::Boolean(value), FieldType::Tick) => Some(Answer::Tick(value)),
                (Value::Boolean(value), _) => Some(Answer::YesNo(Some(value))),
                (Value::Number(number), _) => Some(Answer::Number(number)),
                (Value::Date(date), _) => Some(Answer::Date(date)),
                (Value::Choice(place), _) => {
                    let value = &self.protocol.vocabulary().facts().get(fact)?.values.get(place)?.value;
                    compiled.choices.iter().position(|choice| choice.value == *value).map(Answer::Choice)
                }
            },
        }
    }

    /// Whether a field is asked now; unknown, where its condition is: then it is shown.
    pub fn asked(&self, place: usize) -> Truth {
        match self.asked.get(place).and_then(Cell::get) {
            Some(known) => known,
            None => {
                // What asks itself is not known; such a pack does not compile.
                self.remember(place, Truth::Unknown);
                let Some((_, compiled)) = self.field(place) else { return Truth::False };
                let section = self.compiled.sections.get(compiled.section).and_then(|section| section.when);
                let asked = self.holds(section).and(self.holds(compiled.when));
                self.remember(place, asked);
                asked
            }
        }
    }

    fn remember(&self, place: usize, asked: Truth) {
        if let Some(slot) = self.asked.get(place) {
            slot.set(Some(asked));
        }
    }

    /// Whether a section is asked.
    pub fn section_asked(&self, place: usize) -> Truth {
        let when = self.compiled.sections.get(place).and_then(|section| section.when);
        self.holds(when)
    }

    /// Whether a field must be there to complete the form.
    pub fn needed(&self, place: usize) -> bool {
        let needed = self.field(place).map_or(CompiledNeeded::Never, |(_, compiled)| compiled.needed);
        self.asked(place) == Truth::True
            && match needed {
                CompiledNeeded::Never => false,
                CompiledNeeded::Always => true,
                CompiledNeeded::When(when) => self.truth(when) == Truth::True,
            }
    }

    /// The answer to a field, as far as the field is asked.
    pub fn answer(&self, place: usize) -> Option<&Answer> {
        match self.asked(place) {
            Truth::False => None,
            _ => self.entries.get(place).and_then(Entry::value),
        }
    }

    fn holds(&self, when: Option<FormulaId>) -> Truth {
        when.map_or(Truth::True, |when| self.truth(when))
    }

    /// What a condition of the form is worth.
    pub fn truth(&self, id: FormulaId) -> Truth {
        let compiled = self.compiled;
        let formulas = &compiled.formulas;
        match formulas.get(id) {
            Formula::Constant(value) => Truth::from(*value),
            Formula::Fact { fact, classes } => self.fact(*fact, *classes),
            Formula::Happened(event) => {
                let now = self.facts.as_of;
                Truth::from(self.event(*event).is_some_and(|when| !when.is_ahead(now)))
            }
            Formula::NotEnded => Truth::from(self.ended().is_none()),
            Formula::Time(time) => formulas.times.get(*time).map_or(Truth::Unknown, |time| self.time(*time)),
            Formula::Interval(interval) => match formulas.intervals.get(*interval) {
                Some(interval) => {
                    let (from, to) = (self.instant(interval.from), self.instant(interval.to));
                    let end = to.map_or(self.facts.as_of, |to| to.min(self.facts.as_of));
                    let threshold = interval.threshold;
                    from.map_or(Truth::Unknown, |from| Truth::from(compare(from.hours_to(end), threshold.comparison, threshold.number)))
                }
                None => Truth::Unknown,
            },
            Formula::Count(count) => match formulas.counts.get(*count) {
                Some(count) => {
                    let earlier = f64::from(self.facts.count_missing(count.days));
                    let holds = |count_now: f64| Truth::from(compare(count_now, count.threshold.comparison, count.threshold.number));
                    match one_of(&self.assessment.category.could_be, &CATEGORIES, 1) {
                        Truth::True => holds(earlier + 1.0),
                        Truth::False => holds(earlier),
                        Truth::Unknown if holds(earlier) == holds(earlier + 1.0) => holds(earlier),
                        Truth::Unknown => Truth::Unknown,
                    }
                }
                None => Truth::Unknown,
            },
            Formula::Category(bits) => one_of(&self.assessment.category.could_be, &CATEGORIES, *bits),
            Formula::Risk(bits) => {
                let could_be: Vec<&str> = self.assessment.risk.could_be.iter().map(|grade| grade.unwrap_or("")).collect();
                one_of(&could_be, &GRADES, *bits)
            }
            // A form asks neither of these.
            Formula::CategoryOfOthers(_) | Formula::Number { .. } => Truth::Unknown,
            Formula::Not(part) => self.truth(*part).not(),
            Formula::And(parts) => parts.iter().fold(Truth::True, |all, part| all.and(self.truth(*part))),
            Formula::Or(parts) => parts.iter().fold(Truth::False, |any, part| any.or(self.truth(*part))),
        }
    }

    /// Whether a fact, a field or an atom lies in one of these classes.
    fn fact(&self, fact: usize, classes: u64) -> Truth {
        if let Some(atom) = fact.checked_sub(self.compiled.base + self.form.fields.len()) {
            let truth = self.compiled.atoms.get(atom).map_or(Truth::Unknown, |atom| self.atom(*atom));
            return match truth {
                Truth::Unknown => Truth::Unknown,
                Truth::True => Truth::from(classes & 0b10 != 0),
                Truth::False => Truth::from(classes & 0b01 != 0),
            };
        }
        let bit = match fact.checked_sub(self.compiled.base) {
            Some(field) => self.answer(field).and_then(|answer| match answer {
                Answer::Choice(place) => 1_u64.checked_shl(u32::try_from(*place).unwrap_or(64)),
                other => self.bit(fact, other),
            }),
            None => self.bit_of_fact(fact),
        };
        bit.map_or(Truth::Unknown, |bit| Truth::from(bit & classes != 0))
    }

    /// The class of an answer that is no choice.
    fn bit(&self, fact: usize, answer: &Answer) -> Option<u64> {
        match answer {
            Answer::YesNo(value) => value.map(|value| if value { 0b10 } else { 0b01 }),
            Answer::Tick(value) => Some(if *value { 0b10 } else { 0b01 }),
            Answer::Number(number) => self.compiled.formulas.classes.get(fact).map(|classes| classes.bit(*number)),
            _ => None,
        }
    }

    /// The class of a fact: by the field that writes it, else as the case knows it.
    fn bit_of_fact(&self, fact: usize) -> Option<u64> {
        let vocabulary = self.protocol.vocabulary();
        for place in 0..self.form.fields.len() {
            let Some((_, compiled)) = self.field(place).filter(|(_, compiled)| compiled.bound == Some(Bound::Fact(fact))) else { continue };
            if self.asked(place) == Truth::False {
                continue;
            }
            let answer = self.answer(place);
            if answer.is_none() && self.entries.get(place).is_some_and(|entry| entry.problem.is_none()) {
                // Nothing was answered; it may follow from another answer.
                continue;
            }
            return match answer? {
                Answer::Choice(choice) => {
                    let value = &compiled.choices.get(*choice)?.value;
                    let values = &vocabulary.facts().get(fact)?.values;
                    1_u64.checked_shl(u32::try_from(values.iter().position(|known| known.value == *value)?).ok()?)
                }
                other => self.bit(fact, other),
            };
        }
        // What follows from another answer of the form.
        match vocabulary.fact_name(fact) {
            "age" if self.facts.case().fact(fact).is_none() => {
                if let Some(Answer::Date(birth)) = self.written("date_of_birth") {
                    let age = age_on(*birth, self.began());
                    return self.bit(fact, &Answer::Number(f64::from(age)));
                }
            }
            "reported_to_police" => {
                let now = self.facts.as_of;
                let reported = self.protocol.known_events().reported_missing;
                if reported.and_then(|event| self.event(event)).is_some_and(|when| !when.is_ahead(now)) {
                    return Some(0b10);
                }
            }
            _ => {}
        }
        Some(match self.facts.value(fact)? {
            Value::Boolean(value) => self.bit(fact, &Answer::Tick(value))?,
            Value::Number(number) => self.bit(fact, &Answer::Number(number))?,
            Value::Choice(place) => 1_u64.checked_shl(u32::try_from(place).ok()?)?,
            Value::Date(_) => 1,
        })
    }

    /// The date on which the episode began, as far as is known; else that of now.
    pub fn began(&self) -> NaiveDate {
        let known = *self.protocol.known_events();
        for event in [known.last_seen, known.noticed_away, known.reported_missing].into_iter().flatten() {
            let now = self.facts.as_of;
            if let Some(when) = self.event(event).filter(|when| !when.is_ahead(now)) {
                return when.date();
            }
        }
        self.facts.as_of.london_date()
    }

    /// The answer to the field that writes a fact.
    fn written(&self, fact: &str) -> Option<&Answer> {
        let bound = Bound::Fact(self.protocol.vocabulary().fact(fact)?);
        let place = self.compiled.fields.iter().position(|field| field.bound == Some(bound))?;
        self.answer(place)
    }

    fn atom(&self, atom: Atom) -> Truth {
        match atom {
            Atom::Before(left, right) => match (self.moment(left), self.moment(right)) {
                (Some(left), Some(right)) => left.before(right),
                _ => Truth::Unknown,
            },
            Atom::LaterThanNow(moment) => {
                let now = self.facts.as_of;
                self.moment(moment).map_or(Truth::Unknown, |when| Truth::from(when.is_ahead(now)))
            }
            Atom::Given(field) => Truth::from(self.answer(field).is_some()),
            Atom::Contains(field, choice) => match self.answer(field) {
                Some(Answer::Choices(places)) => Truth::from(places.contains(&choice)),
                _ => Truth::Unknown,
            },
        }
    }

    fn moment(&self, moment: Moment) -> Option<When> {
        match moment {
            Moment::Field(field) => when(self.answer(field)?),
            Moment::Event(event) => self.event(event),
            Moment::Fact(fact) => match self.facts.value(fact)? {
                Value::Date(date) => Some(When::On(date)),
                _ => None,
            },
        }
    }

    /// When an event was, or is to be: by the field that writes it, else as the case knows it.
    pub fn event(&self, event: usize) -> Option<When> {
        for place in 0..self.form.fields.len() {
            if self.compiled.fields.get(place).is_some_and(|field| field.bound == Some(Bound::Event(event)))
                && let Some(found) = self.answer(place).and_then(when)
            {
                return Some(found);
            }
        }
        self.facts.case().event(event).map(When::At)
    }

    /// The moment of an event that has happened; a date without a time gives none.
    fn instant(&self, event: usize) -> Option<Instant> {
        match self.event(event) {
            Some(When::At(at)) if at <= self.facts.as_of => Some(at),
            _ => None,
        }
    }

    /// The end of the episode, if it has ended.
    fn ended(&self) -> Option<When> {
        let now = self.facts.as_of;
        let ends = [self.protocol.known_events().located, self.protocol.known_events().returned];
        ends.into_iter().flatten().find_map(|event| self.event(event).filter(|when| !when.is_ahead(now)))
    }

    /// Whether a time has gone by; what has not started has not.
    fn time(&self, time: Time) -> Truth {
        let events = self.protocol.known_events();
        let event = match time.since {
            Since::Event(event) => Some(event),
            Since::Missing => events.reported_missing,
        };
        // What the form says comes before what the case says.
        let by_form = event.and_then(|event| self.instant(event));
        let Some(start) = by_form.or_else(|| event.and_then(|event| self.facts.start(event)).map(|start| start.at)) else {
            return Truth::False;
        };
        let now = match time.since {
            Since::Missing => match self.ended() {
                Some(When::At(at)) => at,
                _ => self.facts.end().unwrap_or(self.facts.as_of),
            },
            Since::Event(_) => self.facts.as_of,
        };
        let at = self.protocol.calendar().after(start, time.length);
        let gone_by = if time.beyond { now > at } else { now >= at };
        Truth::from(if time.rising { gone_by } else { now >= start && !gone_by })
    }
}

/// When an answer says that something was.
#[must_use]
pub fn when(answer: &Answer) -> Option<When> {
    match answer {
        Answer::Date(date) => Some(When::On(*date)),
        Answer::Moment(at) => Some(When::At(*at)),
        _ => None,
    }
}

/// Whether what can be lies among the values of these bits: all of it, none of it, or some.
fn one_of(could_be: &[&str], values: &[&str; 4], bits: u8) -> Truth {
    let among = |value: &&&str| values.iter().position(|known| known == *value).is_some_and(|place| bits & (1 << place) != 0);
    match could_be.iter().filter(among).count() {
        0 => Truth::False,
        all if all == could_be.len() => Truth::True,
        _ => Truth::Unknown,
    }
}
