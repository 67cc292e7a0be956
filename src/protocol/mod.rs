//! A pack compiled: immutable, and quick to ask.

mod check;
mod compile;
pub mod form;
pub mod formula;
mod worlds;

use std::sync::OnceLock;

use crate::calendar::{Calendar, Length};
use crate::diagnostic::{Code, Diagnostics};
use crate::facts::KnownEvents;
use crate::hours::Answering;
use crate::json::Json;
use crate::json_reader;
use crate::pack::{Form, Pack, Repeats};
use crate::vocabulary::Vocabulary;

use check::Known;
pub use compile::{Condition, Role, Stage};
pub use form::CompiledForm;
pub use formula::Formulas;

/// By when a duty is to be done.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Limit {
    /// At once: no deadline, and never overdue by itself.
    Immediately,
    /// A length after the clock's event.
    After(Length),
}

/// How a duty comes again.
#[derive(Debug, Clone, PartialEq)]
pub enum Recurrence {
    /// After each such length.
    Every(Length),
    /// Again and again, with no interval given.
    Regularly,
    /// At these lengths after the clock's event.
    At(Vec<Length>),
}

/// A rule, compiled: which category or grade it yields (0 is the gravest) and when.
#[derive(Debug, Clone)]
pub struct CompiledRule {
    /// The place of what it yields among the categories or grades.
    pub yields: usize,
    /// When.
    pub condition: Condition,
}

/// A duty, compiled.
#[derive(Debug, Clone)]
pub struct CompiledDuty {
    /// When it is asked, without what belongs to its stage and its clock.
    pub condition: Condition,
    /// The event from which its times run.
    pub clock: Option<usize>,
    /// By when.
    pub limit: Option<Limit>,
    /// How it comes again.
    pub recurrence: Option<Recurrence>,
    /// Whether its clock or its time part is an event of the episode, as long as it is not found otherwise.
    pub waits_for: Vec<usize>,
    /// The notices that concern it, by their place in the pack.
    pub notices: Vec<usize>,
}

/// A contact, compiled.
#[derive(Debug, Clone)]
pub struct CompiledContact {
    /// When it is of use.
    pub condition: Condition,
    /// When somebody answers.
    pub answering: Answering,
    /// The contact to use at other times, by its place.
    pub outside: Option<usize>,
}

/// The facts and events that the contract itself speaks of.
#[derive(Debug, Clone, Copy, Default)]
pub struct KnownFacts {
    /// Not where the child should be, without leave.
    pub away: Option<usize>,
    /// Whether the police were told.
    pub reported: Option<usize>,
    /// What is known of where the child is.
    pub whereabouts: Option<usize>,
    /// The category of the police.
    pub police_category: Option<usize>,
    /// The grade of the police.
    pub police_risk: Option<usize>,
    /// The place of each grade, gravest first, among the values of the grade of the police.
    pub police_grades: [Option<usize>; 4],
}

/// A protocol: one authority's pack, checked whole and compiled.
///
/// ```
/// # #[cfg(feature = "authoring")] {
/// let text = homeward::bundled::json("newham").unwrap();
/// let protocol = homeward::Protocol::parse(&text).unwrap();
/// assert_eq!(protocol.pack().about.id, "newham");
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct Protocol {
    pack: Pack,
    digest: String,
    vocabulary: Vocabulary,
    calendar: Calendar,
    formulas: Formulas,
    events: KnownEvents,
    facts: KnownFacts,
    category: Vec<CompiledRule>,
    risk: Vec<CompiledRule>,
    duties: Vec<CompiledDuty>,
    contacts: Vec<CompiledContact>,
    guidance: Vec<Condition>,
    forms: Vec<Condition>,
    /// Each is compiled when it is first asked for, unless the pack was checked whole: a night needs one of twenty.
    compiled_forms: Vec<OnceLock<CompiledForm>>,
    category_notices: Vec<Vec<usize>>,
    risk_notices: Vec<Vec<usize>>,
}

impl Protocol {
    /// Reads a pack as JSON, as `homeward bundle` writes it, checks it and compiles it.
    ///
    /// # Errors
    /// All that is wrong with it at once: see [`Code`], `pack/...`. A pack with an error never loads half; warnings do
    /// not keep it from loading.
    pub fn parse(json: &str) -> Result<Self, Diagnostics> {
        Self::read(json, Known::Nothing(json))
    }

    /// Reads and compiles a pack that was checked before: without the search for what may be wrong with it, and without its
    /// digest being computed, which together take most of the time of [`Protocol::parse`].
    ///
    /// `digest` is that of the very text, `sha256:` and 64 hexadecimal digits. Whoever calls this has seen to it that the text
    /// has this digest (a browser works it out quicker than this module can), and that [`Protocol::parse`] took a text of it.
    /// The protocol is then the same as that of `parse`. With another text it still answers or refuses, and never panics, but
    /// its digest says nothing.
    ///
    /// # Errors
    /// What keeps the text from being read or compiled.
    ///
    /// ```
    /// # #[cfg(feature = "authoring")] {
    /// let text = homeward::bundled::json("newham").unwrap();
    /// let whole = homeward::Protocol::parse(&text).unwrap();
    /// let again = homeward::Protocol::parse_checked(&text, whole.digest()).unwrap();
    /// assert_eq!(again.digest(), whole.digest());
    /// # }
    /// ```
    pub fn parse_checked(json: &str, digest: &str) -> Result<Self, Diagnostics> {
        Self::read(json, Known::Checked(digest))
    }

    fn read(json: &str, known: Known<'_>) -> Result<Self, Diagnostics> {
        let mut found = Diagnostics::default();
        let read = serde_json::from_str::<Json>(json).map_err(|problem| {
            let mut diagnostic = json_reader::unreadable("pack", &in_words(&problem));
            diagnostic.place.line = Some(problem.line());
            diagnostic.place.column = Some(problem.column());
            diagnostic.place.excerpt = around(json, problem.line(), problem.column());
            Diagnostics(vec![diagnostic])
        })?;
        let pack = json_reader::pack(read, &mut found);
        if found.0.iter().any(|diagnostic| diagnostic.code == Code::PackNotReadable) {
            return Err(found);
        }
        let (protocol, mut more) = check::compile(pack, known);
        found.0.append(&mut more.0);
        match protocol {
            Some(protocol) if !found.has_errors() => Ok(protocol),
            _ => Err(found),
        }
    }

    /// Compiles a pack, and says all that is wrong with it or wants a look. `json` is the text that its digest is of.
    #[must_use]
    pub fn compile(pack: Pack, json: &str) -> (Option<Self>, Diagnostics) {
        check::compile(pack, Known::Nothing(json))
    }

    /// The pack, as it was authored.
    #[must_use]
    pub fn pack(&self) -> &Pack {
        &self.pack
    }

    /// The digest of the pack's JSON text: `sha256:...`.
    #[must_use]
    pub fn digest(&self) -> &str {
        &self.digest
    }

    /// The words of its cases.
    #[must_use]
    pub fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    /// How it counts time.
    #[must_use]
    pub fn calendar(&self) -> &Calendar {
        &self.calendar
    }

    /// Its conditions.
    #[must_use]
    pub fn formulas(&self) -> &Formulas {
        &self.formulas
    }

    /// The events that the contract speaks of.
    #[must_use]
    pub fn known_events(&self) -> &KnownEvents {
        &self.events
    }

    /// The facts that the contract speaks of.
    #[must_use]
    pub fn known_facts(&self) -> &KnownFacts {
        &self.facts
    }

    /// The rules that yield a category, in the order of the pack.
    #[must_use]
    pub fn category_rules(&self) -> &[CompiledRule] {
        &self.category
    }

    /// The rules that yield a grade, in the order of the pack.
    #[must_use]
    pub fn risk_rules(&self) -> &[CompiledRule] {
        &self.risk
    }

    /// The duties, in the order of the pack.
    #[must_use]
    pub fn duties(&self) -> &[CompiledDuty] {
        &self.duties
    }

    /// The contacts, in the order of the pack.
    #[must_use]
    pub fn contacts(&self) -> &[CompiledContact] {
        &self.contacts
    }

    /// When each piece of guidance is of use, in the order of the pack.
    #[must_use]
    pub fn guidance_conditions(&self) -> &[Condition] {
        &self.guidance
    }

    /// When each form is of use, in the order of the pack.
    #[must_use]
    pub fn form_conditions(&self) -> &[Condition] {
        &self.forms
    }

    /// A form by its place in the pack, as it was authored and compiled.
    #[must_use]
    pub fn form_at(&self, place: usize) -> Option<(&Form, &CompiledForm)> {
        let form = self.pack.forms.get(place)?;
        let compiled = self.compiled_forms.get(place)?;
        Some((form, compiled.get_or_init(|| check::form(&self.pack, &self.vocabulary, &self.events, form))))
    }

    /// The place of a form by its id.
    #[must_use]
    pub fn form(&self, id: &str) -> Option<usize> {
        self.pack.forms.iter().position(|form| form.id == id)
    }

    /// The notices that concern each category rule, by their place in the pack.
    #[must_use]
    pub fn category_notices(&self) -> &[Vec<usize>] {
        &self.category_notices
    }

    /// The notices that concern each risk rule, by their place in the pack.
    #[must_use]
    pub fn risk_notices(&self) -> &[Vec<usize>] {
        &self.risk_notices
    }
}

/// What is said of text that is no JSON, in plain words, without the place that the diagnostic names itself.
fn in_words(problem: &serde_json::Error) -> String {
    let text = problem.to_string();
    let words = text.rsplit_once(" at line ").map_or(text.as_str(), |(words, _)| words);
    words.replace("EOF", "the end of the text")
}

/// The piece of a line that stands before a column.
fn around(text: &str, line: usize, column: usize) -> Option<String> {
    const LENGTH: usize = 60;
    let before: Vec<char> = text.lines().nth(line.checked_sub(1)?)?.chars().take(column).collect();
    before.get(before.len().saturating_sub(LENGTH)..).map(|piece| piece.iter().collect())
}

/// Reads a limit.
fn limit(text: &str) -> Option<Limit> {
    if text == "immediately" { Some(Limit::Immediately) } else { Length::parse(text).map(Limit::After) }
}

/// Reads how a duty comes again.
fn recurrence(repeats: &Repeats) -> Option<Recurrence> {
    match repeats {
        Repeats::Every(text) if text == "regularly" => Some(Recurrence::Regularly),
        Repeats::Every(text) => {
            let length = text.strip_prefix("every ")?;
            // "every month" is "every 1 month".
            let one = format!("1 {length}");
            Length::parse(length).or_else(|| Length::parse(&one)).filter(|length| *length != Length::SameWorkingDay).map(Recurrence::Every)
        }
        Repeats::At(moments) => {
            let lengths: Option<Vec<Length>> = moments.iter().map(|moment| Length::parse(moment)).collect();
            lengths.filter(|lengths| !lengths.is_empty()).map(Recurrence::At)
        }
    }
}
