//! The case as a portal writes it: read strictly, nothing guessed, nothing lost (contract, section 1).

use chrono::NaiveDate;

use crate::calendar::{Instant, age_on, parse_date};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::json::Json;
use crate::number;
use crate::order;
use crate::vocabulary::{AREA, CATEGORIES, DERIVED, FactType, Vocabulary};

/// The ages that a case may give or imply.
pub const AGES: std::ops::RangeInclusive<i32> = 0..=25;

/// How many faults of one case are told: enough to see what went wrong with all.
const MOST_DIAGNOSTICS: usize = 100;

/// What is known of a fact.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Value {
    /// Of a boolean.
    Boolean(bool),
    /// Of an integer or a number.
    Number(f64),
    /// Of a date.
    Date(NaiveDate),
    /// Of an enum: the place of the value among those that the fact can have.
    Choice(usize),
}

/// An earlier episode.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Episode {
    /// When it began.
    pub start: Instant,
    /// When it ended, if that is known.
    pub end: Option<Instant>,
    /// Whether it counted as missing, and not as an absence of another kind.
    pub missing: bool,
}

/// A duty that was carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Done {
    /// The place of the duty in the protocol.
    pub duty: usize,
    /// When.
    pub at: Instant,
}

/// A case that was read whole: every name known, every value of its type.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Case {
    facts: Vec<Option<Value>>,
    events: Vec<Option<Instant>>,
    /// Earlier episodes, in the order given.
    pub history: Vec<Episode>,
    /// What was carried out, oldest first.
    pub done: Vec<Done>,
}

impl Case {
    /// Reads a case from JSON text.
    ///
    /// `as_of` is the moment that will be asked about: an age that follows from it and an earlier episode that starts
    /// after it are refused here, so that the assessment is total.
    ///
    /// # Errors
    /// Everything that is wrong with it, at once, each with its place: see [`Code`], `case/...`.
    pub fn read(vocabulary: &Vocabulary, text: &str, as_of: Instant) -> Result<Self, Diagnostics> {
        match serde_json::from_str::<Json>(text) {
            Ok(json) => Self::from_json(vocabulary, &json, as_of),
            Err(problem) => {
                let mut diagnostic = Diagnostic::new(Code::CaseNotJson, "case", format!("the case is no JSON document: {problem}"));
                diagnostic.place.line = Some(problem.line());
                diagnostic.place.column = Some(problem.column());
                Err(Diagnostics(vec![diagnostic]))
            }
        }
    }

    /// Reads a case from a JSON document.
    ///
    /// # Errors
    /// As [`Case::read`].
    pub fn from_json(vocabulary: &Vocabulary, json: &Json, as_of: Instant) -> Result<Self, Diagnostics> {
        let mut reader = Reader { vocabulary, as_of, found: Diagnostics::default() };
        let mut case =
            Self { facts: vec![None; vocabulary.facts().len()], events: vec![None; vocabulary.events().len()], ..Self::default() };
        for (name, value) in reader.members("case", json) {
            match name {
                "area" => reader.area(&mut case, value),
                "facts" => reader.facts(&mut case, value),
                "events" => reader.events(&mut case, value),
                "history" => reader.history(&mut case, value),
                "done" => reader.done(&mut case, value),
                _ => {
                    let message = format!("`{name}` is no member of a case");
                    // A member without a name stands in the case itself.
                    reader.found.add(Code::CaseUnknownMember, if name.is_empty() { "case" } else { name }, message);
                }
            }
        }
        reader.agree(&case);
        order::by_key(&mut case.done, |done| done.at);
        if reader.found.is_empty() { Ok(case) } else { Err(reader.found.at_most(MOST_DIAGNOSTICS)) }
    }

    /// The value of a fact, as it was given.
    #[must_use]
    pub fn fact(&self, index: usize) -> Option<Value> {
        self.facts.get(index).copied().flatten()
    }

    /// The instant of an event, happened or planned.
    #[must_use]
    pub fn event(&self, index: usize) -> Option<Instant> {
        self.events.get(index).copied().flatten()
    }

    /// The same case with another value of a fact, or with none: for asking what would be if.
    #[must_use]
    pub fn with_fact(&self, index: usize, value: Option<Value>) -> Self {
        let mut other = self.clone();
        if let Some(slot) = other.facts.get_mut(index) {
            *slot = value;
        }
        other
    }

    /// The date on which the episode began in London, as far as is known; else that of `as_of`.
    #[must_use]
    pub fn began(&self, vocabulary: &Vocabulary, as_of: Instant) -> NaiveDate {
        let starts = ["last_seen", "noticed_away", "reported_missing"];
        let happened = |name| vocabulary.event(name).and_then(|event| self.event(event)).filter(|at| *at <= as_of);
        starts.into_iter().find_map(happened).unwrap_or(as_of).london_date()
    }

    fn named_fact(&self, vocabulary: &Vocabulary, name: &str) -> Option<Value> {
        vocabulary.fact(name).and_then(|fact| self.fact(fact))
    }
}

/// Says where a value stands: put into words only where something is wrong there.
type Path<'a> = &'a dyn Fn() -> String;

struct Reader<'a> {
    vocabulary: &'a Vocabulary,
    as_of: Instant,
    found: Diagnostics,
}

impl<'a> Reader<'a> {
    /// The members of an object that are not null; refuses what is no object and names that are given twice.
    fn members<'j>(&mut self, path: &str, json: &'j Json) -> Vec<(&'j str, &'j Json)> {
        let Json::Object(members) = json else {
            if *json != Json::Null {
                self.wrong_type(path, "an object", json);
            }
            return Vec::new();
        };
        let firsts = order::firsts(&members.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>());
        let mut given = Vec::with_capacity(members.len());
        for (place, ((name, value), first)) in members.iter().zip(firsts).enumerate() {
            if first != place {
                let place = if path == "case" && !name.is_empty() { name.clone() } else { format!("{path}.{name}") };
                self.found.add(Code::CaseGivenTwice, place, format!("`{name}` is given twice"));
                continue;
            }
            if *value != Json::Null {
                given.push((name.as_str(), value));
            }
        }
        given
    }

    fn list<'j>(&mut self, path: &str, json: &'j Json) -> &'j [Json] {
        match json {
            Json::List(list) => list,
            _ => {
                self.wrong_type(path, "a list", json);
                &[]
            }
        }
    }

    fn wrong_type(&mut self, path: &str, wanted: &str, got: &Json) {
        let message = format!("expected {wanted}, but found {}", got.kind());
        self.found.push(
            Diagnostic::new(Code::CaseWrongType, path, message).mended_by(format!("Give {wanted}, or leave it out if it is not known.")),
        );
    }

    fn area(&mut self, case: &mut Case, json: &Json) {
        let Some(index) = self.vocabulary.fact(AREA) else {
            self.found
                .push(Diagnostic::new(Code::CaseUnknownArea, AREA, "this protocol serves one area only").mended_by("Leave `area` out."));
            return;
        };
        if let Some(value) = self.value(&|| AREA.to_owned(), index, json, Code::CaseUnknownArea)
            && let Some(slot) = case.facts.get_mut(index)
        {
            *slot = Some(value);
        }
    }

    fn facts(&mut self, case: &mut Case, json: &Json) {
        for (name, json) in self.members("facts", json) {
            let path = || format!("facts.{name}");
            match self.vocabulary.fact(name) {
                Some(index) if name != AREA => {
                    if let Some(value) = self.value(&path, index, json, Code::CaseUnknownValue)
                        && let Some(slot) = case.facts.get_mut(index)
                    {
                        *slot = Some(value);
                    }
                }
                _ => self.unknown_name(name, path()),
            }
        }
    }

    fn unknown_name(&mut self, name: &str, path: String) {
        let diagnostic = if name == AREA {
            Diagnostic::new(Code::CaseUnknownFact, path, "`area` is a member of the case, not a fact")
                .mended_by("Give `area` beside `facts`.")
        } else if DERIVED.contains(&name) {
            Diagnostic::new(Code::CaseDerivedName, path, format!("`{name}` is worked out and may not be given"))
        } else if self.vocabulary.event(name).is_some() {
            Diagnostic::new(Code::CaseUnknownFact, path, format!("`{name}` is an event, not a fact"))
                .mended_by(format!("Give it under `events`: `events.{name}`."))
        } else {
            let names = self.vocabulary.facts().iter().map(|fact| fact.name.as_str());
            let unknown = Diagnostic::new(Code::CaseUnknownFact, path, format!("there is no fact `{name}`"));
            match Vocabulary::nearest(names, name) {
                Some(near) => unknown.mended_by(format!("Did you mean `{near}`?")),
                None => unknown,
            }
        };
        self.found.push(diagnostic);
    }

    fn value(&mut self, path: Path<'_>, index: usize, json: &Json, unknown: Code) -> Option<Value> {
        let fact = self.vocabulary.facts().get(index)?;
        match (fact.fact_type, json) {
            (FactType::Boolean, Json::Boolean(value)) => return Some(Value::Boolean(*value)),
            (FactType::Boolean, _) => self.wrong_type(&path(), "true or false", json),
            (FactType::Integer, Json::Number(number)) if number.fract() != 0.0 => self.wrong_type(&path(), "a whole number", json),
            // An age below 0 is refused with the ages that are out of range.
            (FactType::Integer | FactType::Number, Json::Number(number))
                if number.is_finite() && (*number >= 0.0 || fact.name == "age") =>
            {
                return Some(Value::Number(*number));
            }
            (FactType::Integer | FactType::Number, Json::Number(_)) => self.wrong_type(&path(), "a number of 0 or more", json),
            (FactType::Integer, _) => self.wrong_type(&path(), "a whole number", json),
            (FactType::Number, _) => self.wrong_type(&path(), "a number", json),
            (FactType::Date, Json::Text(text)) => match parse_date(text) {
                Some(date) => return Some(Value::Date(date)),
                None => self.found.add(Code::CaseBadDate, path(), format!("`{text}` is no date")),
            },
            (FactType::Date, _) => self.wrong_type(&path(), "a date such as 2011-05-30", json),
            (FactType::Enum, Json::Text(text)) => match fact.values.iter().position(|choice| choice.value == *text) {
                Some(position) => return Some(Value::Choice(position)),
                None => {
                    let values: Vec<_> = fact.values.iter().map(|choice| choice.value.as_str()).collect();
                    let mend = format!("Use one of {}, or leave it out if it is not known.", values.join(", "));
                    self.found.push(Diagnostic::new(unknown, path(), format!("`{text}` is not one of its values")).mended_by(mend));
                }
            },
            (FactType::Enum, _) => self.wrong_type(&path(), "one of its values, as a text", json),
        }
        None
    }

    fn events(&mut self, case: &mut Case, json: &Json) {
        for (name, json) in self.members("events", json) {
            let path = || format!("events.{name}");
            if let Some(index) = self.vocabulary.event(name) {
                let instant = self.instant(&path, json);
                if let Some(slot) = case.events.get_mut(index) {
                    *slot = instant;
                }
            } else {
                let names = self.vocabulary.events().iter().map(|event| event.name.as_str());
                let unknown = Diagnostic::new(Code::CaseUnknownEvent, path(), format!("there is no event `{name}`"));
                self.found.push(match Vocabulary::nearest(names, name) {
                    Some(near) => unknown.mended_by(format!("Did you mean `{near}`?")),
                    None => unknown,
                });
            }
        }
    }

    fn instant(&mut self, path: Path<'_>, json: &Json) -> Option<Instant> {
        let Json::Text(text) = json else {
            self.wrong_type(&path(), "an instant such as 2026-11-20T21:30:00Z", json);
            return None;
        };
        match Instant::parse(text) {
            Ok(instant) => Some(instant),
            Err(problem) => {
                self.found.add(Code::CaseBadInstant, path(), format!("`{text}` {}", problem.describe()));
                None
            }
        }
    }

    fn history(&mut self, case: &mut Case, json: &Json) {
        for (index, entry) in self.list("history", json).iter().enumerate() {
            let path = format!("history[{index}]");
            let (mut start, mut end, mut category) = (None, None, None);
            let before = self.found.0.len();
            for (name, value) in self.entry(&path, entry) {
                let path = format!("{path}.{name}");
                match name {
                    "start" => start = self.instant(&|| path.clone(), value),
                    "end" => end = self.instant(&|| path.clone(), value),
                    "category" => category = self.earlier_category(&path, value),
                    _ => self.found.add(
                        Code::CaseUnknownMember,
                        path,
                        format!("`{name}` is no member of an earlier episode; it has start, end and category"),
                    ),
                }
            }
            match (start, category) {
                (Some(start), Some(missing)) => {
                    if end.is_some_and(|end| end < start) {
                        self.found.add(Code::CaseEndBeforeStart, path, "the earlier episode ends before it starts");
                    } else if start > self.as_of {
                        self.found.add(
                            Code::CaseEpisodeAhead,
                            path,
                            format!("the earlier episode starts after {}, the moment that is asked about", self.as_of),
                        );
                    } else {
                        case.history.push(Episode { start, end, missing });
                    }
                }
                // A bad value has been named already; only a member that is not there is named here.
                _ if self.found.0.len() == before => {
                    let missing = if start.is_none() { "start" } else { "category" };
                    self.found.add(Code::CaseIncompleteEntry, path, format!("the earlier episode has no `{missing}`"));
                }
                _ => {}
            }
        }
    }

    fn earlier_category(&mut self, path: &str, json: &Json) -> Option<bool> {
        // An episode that was none, `not_missing`, has no place in the history.
        let kinds = || CATEGORIES.iter().take(3);
        match json {
            Json::Text(text) if kinds().any(|kind| kind == text) => Some(text == "missing"),
            Json::Text(text) => {
                let mend = "Use missing, absent or away_from_placement.";
                self.found.push(
                    Diagnostic::new(Code::CaseUnknownValue, path, format!("`{text}` is no category of an earlier episode")).mended_by(mend),
                );
                None
            }
            _ => {
                self.wrong_type(path, "missing, absent or away_from_placement", json);
                None
            }
        }
    }

    fn done(&mut self, case: &mut Case, json: &Json) {
        for (index, entry) in self.list("done", json).iter().enumerate() {
            let path = format!("done[{index}]");
            let (mut id, mut at) = (None, None);
            let before = self.found.0.len();
            for (name, value) in self.entry(&path, entry) {
                let path = format!("{path}.{name}");
                match (name, value) {
                    ("id", Json::Text(text)) => id = Some((text, path)),
                    ("id", _) => self.wrong_type(&path, "the id of a duty", value),
                    ("at", _) => at = self.instant(&|| path.clone(), value),
                    _ => self.found.add(
                        Code::CaseUnknownMember,
                        path,
                        format!("`{name}` is no member of an entry of `done`; it has id and at"),
                    ),
                }
            }
            match (id, at) {
                (Some((id, path)), at) => match (self.vocabulary.duty(id), at) {
                    (Some(duty), Some(at)) => case.done.push(Done { duty, at }),
                    (None, _) => self.found.add(Code::CaseUnknownDuty, path, format!("there is no duty `{id}`")),
                    (Some(_), None) if self.found.0.len() == before => {
                        self.found.add(Code::CaseIncompleteEntry, format!("done[{index}]"), "the entry has no `at`");
                    }
                    _ => {}
                },
                (None, _) if self.found.0.len() == before => self.found.add(Code::CaseIncompleteEntry, path, "the entry has no `id`"),
                _ => {}
            }
        }
    }

    /// The members of an entry in a list; null is no entry.
    fn entry<'j>(&mut self, path: &str, json: &'j Json) -> Vec<(&'j str, &'j Json)> {
        if *json == Json::Null {
            self.wrong_type(path, "an object", json);
        }
        self.members(path, json)
    }

    /// What no single value shows: facts and events that contradict one another.
    fn agree(&mut self, case: &Case) {
        let vocabulary = self.vocabulary;
        let event = |name| vocabulary.event(name).and_then(|event| case.event(event));
        if event("reported_missing").is_some_and(|at| at <= self.as_of)
            && case.named_fact(vocabulary, "reported_to_police") == Some(Value::Boolean(false))
        {
            let message = "`reported_missing` says when the child was reported, and `reported_to_police` says that nobody reported it";
            self.found.add(Code::CaseReportConflict, "facts.reported_to_police", message);
        }
        for end in ["located", "returned"] {
            if let (Some(seen), Some(at)) = (event("last_seen"), event(end))
                && at < seen
            {
                self.found.add(
                    Code::CaseEndBeforeStart,
                    format!("events.{end}"),
                    format!("`{end}` ({at}) lies before `last_seen` ({seen})"),
                );
            }
        }
        let given = match case.named_fact(vocabulary, "age") {
            Some(Value::Number(age)) => Some(age),
            _ => None,
        };
        let implied = match case.named_fact(vocabulary, "date_of_birth") {
            Some(Value::Date(birth)) => Some(age_on(birth, case.began(vocabulary, self.as_of))),
            _ => None,
        };
        let in_range = |age: f64| age >= f64::from(*AGES.start()) && age <= f64::from(*AGES.end());
        if let Some(age) = given.filter(|age| !in_range(*age)) {
            self.found.add(Code::CaseAgeOutOfRange, "facts.age", format!("an age of {} lies outside 0 to 25", number::words(age)));
        }
        if let Some(age) = implied.filter(|age| !AGES.contains(age)) {
            self.found.add(
                Code::CaseAgeOutOfRange,
                "facts.date_of_birth",
                format!("by the date of birth the age is {age}, outside 0 to 25"),
            );
        }
        if let (Some(given), Some(implied)) = (given, implied)
            && (given - f64::from(implied)).abs() > f64::EPSILON
        {
            self.found.add(
                Code::CaseAgeConflict,
                "facts.age",
                format!(
                    "the age is given as {}, but by the date of birth it is {implied} on the day the episode began",
                    number::words(given)
                ),
            );
        }
    }
}
