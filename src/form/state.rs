//! How far a form is filled in: what is asked, what is known and from where, what is wrong, what is left.

use serde::Serialize;

use super::answer::Told;
use super::answers::Answers;
use super::checked::{Checked, RowState, carries_date, checked};
use super::checks;
use super::filled::{Entry, Filled};
use super::outcome::{Outcome, Would};
use super::problem::{Problem, missing};
use super::score::{ScoreState, scores};
use crate::assess::assessment::Identity;
use crate::calendar::Instant;
use crate::json::Json;
use crate::pack::{Column, Field, FieldType, FormKind};
use crate::protocol::form::{Bound, CompiledField};
use crate::truth::Truth;
use crate::vocabulary::Choice;
use crate::words;

/// A form as far as it is filled in.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct FormState<'p> {
    /// Which form.
    pub form: FormHead<'p>,
    /// Which protocol.
    pub protocol: Identity<'p>,
    /// The moment.
    pub as_of: Instant,
    /// Its sections, in order.
    pub sections: Vec<SectionState<'p>>,
    /// Its scores.
    pub scores: Vec<ScoreState<'p>>,
    /// All that is wrong, in the order of the form.
    pub errors: Vec<FormError<'p>>,
    /// What must still be there to complete it, in the order of the form.
    pub left: Vec<Left<'p>>,
    /// How far it is.
    pub progress: Progress,
    /// Whether it can be completed.
    pub complete: bool,
    /// The fields whose answers are kept and not sent: they are no longer asked, or the form no longer has them.
    pub not_sent: Vec<String>,
    /// What a reader must know beside.
    pub notes: Vec<String>,
    /// Who filled it in.
    pub prepared_by: Option<String>,
    /// What completing it would change in the case.
    pub would: Would,
}

/// What a form is.
#[derive(Debug, Clone, Copy, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct FormHead<'p> {
    /// Its id.
    pub id: &'p str,
    /// Its name.
    pub title: &'p str,
    /// What it is for.
    pub says: &'p str,
    /// The paragraph.
    pub cite: &'p str,
    /// Who fills it in.
    pub who: &'p str,
    /// Who gets it.
    pub to: &'p [String],
    /// What kind of paper it is.
    pub kind: FormKind,
}

/// A section of a form.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct SectionState<'p> {
    /// Its name within the form.
    pub name: &'p str,
    /// Its heading.
    pub title: &'p str,
    /// What the heading does not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hint: Option<&'p str>,
    /// The paragraph.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cite: Option<&'p str>,
    /// Whether it is of the part of a plan that is for the night on which the child is missing.
    pub for_night: bool,
    /// Whether it is asked now, or may be.
    pub asked: bool,
    /// How many of its fields have an answer.
    pub answered: usize,
    /// How many of its fields are asked.
    pub of: usize,
    /// How many of them must still be answered.
    pub needed_left: usize,
    /// How many are wrong.
    pub errors: usize,
    /// Its fields, in order.
    pub fields: Vec<FieldState<'p>>,
}

/// Whether a field is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema), schemars(rename = "FieldAsked"))]
#[serde(rename_all = "snake_case")]
pub enum Asked {
    /// It is.
    Yes,
    /// It is not: its answer is kept, and not sent.
    No,
    /// Its condition is not known: it is shown.
    Perhaps,
}

/// From where an answer comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema), schemars(rename = "AnswerFrom"))]
#[serde(rename_all = "snake_case")]
pub enum From {
    /// It was given here.
    Answer,
    /// The case knows it.
    Case,
}

/// A field of a form.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct FieldState<'p> {
    /// Its name within the form.
    pub name: &'p str,
    /// What it holds.
    #[serde(rename = "type")]
    pub field_type: FieldType,
    /// What it asks.
    pub label: &'p str,
    /// What the label does not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hint: Option<&'p str>,
    /// The paragraph.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cite: Option<&'p str>,
    /// The unit of a number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<&'p str>,
    /// The choices, for a field of choice.
    #[serde(skip_serializing_if = "<[Choice]>::is_empty")]
    pub choices: &'p [Choice],
    /// The columns, for a table.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<ColumnState<'p>>,
    /// The windows of time, for a field of ticks.
    #[serde(skip_serializing_if = "<[Choice]>::is_empty")]
    pub windows: &'p [Choice],
    /// The words of a fixed text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub words: Option<&'p str>,
    /// How many characters a text may have.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub most_characters: Option<u32>,
    /// The fact or event that it reads and writes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fact: Option<&'p str>,
    /// Whether it carries the date on which somebody last checked it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub last_checked: bool,
    /// Whether it is asked.
    pub asked: Asked,
    /// The answer as it counts; null where there is none, or where what was given cannot be read.
    #[cfg_attr(feature = "types", schemars(with = "crate::types::AnswerValue"))]
    pub value: Json,
    /// The same in words, for a page that shows the answers; null where there is none.
    pub in_words: Option<String>,
    /// A moment as a clock in London shows it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub local: Option<Local>,
    /// What was typed, where it was a text.
    pub text: Option<String>,
    /// From where the answer comes.
    pub from: Option<From>,
    /// The same for people: `From the case: date of birth`.
    pub from_words: Option<String>,
    /// That the case says something else than the answer: both are kept.
    pub conflict: Option<Conflict>,
    /// Whether it must be there to complete the form.
    pub needed: bool,
    /// Whether it is answered and nothing is wrong with the answer.
    pub complete: bool,
    /// What is wrong: one thing at most.
    pub errors: Vec<Problem>,
    /// Whether the time that came twice on the night the clocks went back has to be told apart.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub twice: bool,
    /// Whether it was last checked longer ago than the plan allows; of a table, whether one of its rows was.
    pub stale: bool,
    /// When somebody last checked it; of a table whose rows carry the date, when the row was that was checked longest ago, where
    /// each was.
    pub checked_at: Option<String>,
    /// The rows of a table that carry the date on which somebody last checked them, in the order of its rows.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rows: Vec<RowState>,
}

/// A column of a table.
#[derive(Debug, Clone, Copy, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct ColumnState<'p> {
    /// Its name within the table.
    pub name: &'p str,
    /// What it holds.
    #[serde(rename = "type")]
    pub field_type: FieldType,
    /// Its heading.
    pub label: &'p str,
    /// What the heading does not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hint: Option<&'p str>,
    /// Whether each row must have it.
    pub needed: bool,
    /// The choices.
    #[serde(skip_serializing_if = "<[Choice]>::is_empty")]
    pub choices: &'p [Choice],
    /// The unit of a number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<&'p str>,
    /// How many characters a text may have.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub most_characters: Option<u32>,
    /// Whether it is the date on which somebody last checked the row.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub last_checked: bool,
}

impl<'p> ColumnState<'p> {
    fn of(column: &'p Column) -> Self {
        Self {
            name: &column.name,
            field_type: column.field_type,
            label: &column.label,
            hint: column.hint.as_deref(),
            needed: column.needed,
            choices: &column.choices,
            unit: column.unit.as_deref(),
            most_characters: column.most_characters,
            last_checked: column.last_checked,
        }
    }
}

/// A moment as a clock in London shows it.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema), schemars(rename = "LondonClock"))]
pub struct Local {
    /// The date: `2026-11-03`.
    pub date: String,
    /// The time: `14:05`.
    pub time: String,
}

/// That the case says something else than the answer.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema), schemars(rename = "FormConflict"))]
pub struct Conflict {
    /// The answer.
    #[cfg_attr(feature = "types", schemars(with = "crate::types::AnswerValue"))]
    pub answer: Json,
    /// What the case says.
    #[cfg_attr(feature = "types", schemars(with = "crate::types::AnswerValue"))]
    pub case: Json,
    /// The same for people.
    pub words: String,
}

/// Something that is wrong, for the summary at the head of the form.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct FormError<'p> {
    /// The field.
    pub field: &'p str,
    /// Its section.
    pub section: &'p str,
    /// The kind: `form/not-a-date`.
    pub code: String,
    /// What is wrong, and how to put it right.
    pub says: String,
}

/// Something that must still be there to complete the form.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema), schemars(rename = "FormLeft"))]
pub struct Left<'p> {
    /// The field.
    pub field: &'p str,
    /// Its section.
    pub section: &'p str,
    /// What it asks.
    pub label: &'p str,
    /// What to do: `Enter the date of birth`.
    pub says: String,
}

/// How far a form is.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema), schemars(rename = "FormProgress"))]
pub struct Progress {
    /// How many sections are begun and have nothing left or wrong; all, once the form is complete.
    pub sections_complete: usize,
    /// How many sections are asked.
    pub sections: usize,
    /// `4 of 9 sections`.
    pub words: String,
}

/// The state of a form that was filled in, with what completing it would come to.
pub fn of<'p>(filled: &Filled<'p, '_>, answers: &Answers, outcome: Outcome, problems: &[Option<Problem>]) -> FormState<'p> {
    let (form, compiled) = (filled.form, filled.compiled);
    let mut sections = Vec::with_capacity(compiled.sections.len());
    let (mut errors, mut left) = (Vec::new(), Vec::new());
    for (place, section) in compiled.sections.iter().enumerate() {
        let declared = section.declared.and_then(|declared| form.sections.get(declared));
        let mut state = SectionState {
            name: &section.name,
            title: &section.title,
            hint: declared.and_then(|section| section.hint.as_deref()),
            cite: declared.and_then(|section| section.cite.as_deref()),
            for_night: declared.is_some_and(|section| section.for_night),
            asked: filled.section_asked(place) != Truth::False,
            answered: 0,
            of: 0,
            needed_left: 0,
            errors: 0,
            fields: Vec::new(),
        };
        for (place, (written, of_field)) in form.fields.iter().zip(&compiled.fields).enumerate() {
            if compiled.sections.get(of_field.section).is_none_or(|own| !std::ptr::eq(own, section)) {
                continue;
            }
            let field = field(filled, answers, place, written, of_field, problems.get(place).and_then(Option::as_ref));
            if field.asked != Asked::No && field.field_type != FieldType::FixedText {
                state.of += 1;
                state.answered += usize::from(field.value != Json::Null);
                state.errors += usize::from(!field.errors.is_empty());
                if let Some(problem) = field.errors.first() {
                    errors.push(FormError {
                        field: field.name,
                        section: &section.name,
                        code: problem.code.clone(),
                        says: problem.says.clone(),
                    });
                } else if field.needed && !is_there(&field) {
                    state.needed_left += 1;
                    let says = missing(field.label, field.field_type);
                    left.push(Left { field: field.name, section: &section.name, label: field.label, says });
                }
            }
            state.fields.push(field);
        }
        sections.push(state);
    }
    let complete = errors.is_empty() && left.is_empty() && outcome.refused.is_empty();
    let about = &filled.protocol.pack().about;
    let mut notes = Vec::new();
    if let Some(version) = answers.version.as_ref().filter(|version| **version != about.version) {
        notes.push(format!(
            "The answers were written under version {version} of the protocol; this is version {}. Check them.",
            about.version
        ));
    }
    if errors.is_empty() {
        notes.extend(
            outcome.refused.0.iter().map(|refused| format!("The case cannot take these answers: {}. {}", refused.message, refused.mend)),
        );
    }
    FormState {
        form: head(form),
        protocol: Identity { id: &about.id, version: &about.version, digest: filled.protocol.digest() },
        as_of: filled.facts.as_of,
        progress: progress(&sections, complete),
        sections,
        scores: scores(filled),
        errors,
        left,
        complete,
        not_sent: not_sent(filled, answers),
        notes,
        prepared_by: answers.prepared_by.clone(),
        would: outcome.would,
    }
}

/// Whether what is needed is there; of a tick that it is set, since a tick that is needed confirms something.
fn is_there(field: &FieldState<'_>) -> bool {
    match field.field_type {
        FieldType::Tick => field.value == Json::Boolean(true),
        _ => field.value != Json::Null,
    }
}

/// What a form is.
pub fn head(form: &crate::pack::Form) -> FormHead<'_> {
    FormHead { id: &form.id, title: &form.title, says: &form.says, cite: &form.cite, who: &form.who, to: &form.to, kind: form.kind }
}

/// What is wrong with each field: with what was typed, else beside the others; with a case that would not be read, where
/// the answer is that keeps it from being.
pub fn problems(filled: &Filled<'_, '_>) -> Vec<Option<Problem>> {
    let mut problems = Vec::with_capacity(filled.entries.len());
    for place in 0..filled.entries.len() {
        let typed = filled.entries.get(place).and_then(|entry| entry.problem.clone());
        let asked = filled.asked(place) != Truth::False;
        problems.push(match (asked, typed) {
            (false, _) => None,
            (true, Some(typed)) => Some(typed),
            (true, None) => checks::problem(filled, place),
        });
    }
    problems
}

/// Puts what keeps the case from being read beside the field that wrote it.
pub fn refused(filled: &Filled<'_, '_>, outcome: &Outcome, problems: &mut [Option<Problem>]) {
    if problems.iter().any(Option::is_some) {
        // What is wrong is told already; the rest may follow from it.
        return;
    }
    let vocabulary = filled.protocol.vocabulary();
    for diagnostic in &outcome.refused.0 {
        let name = diagnostic.place.path.rsplit('.').next().unwrap_or("");
        let bound = [vocabulary.fact(name).map(Bound::Fact), vocabulary.event(name).map(Bound::Event)];
        // Only what is asked is written, so only that can be what the case refuses.
        let given =
            |place: &usize| filled.entries.get(*place).is_some_and(|entry| entry.given.is_some()) && filled.asked(*place) != Truth::False;
        let writes =
            |place: &usize| filled.compiled.fields.get(*place).is_some_and(|field| field.bound.is_some() && bound.contains(&field.bound));
        let all = || (0..filled.entries.len()).filter(given);
        let any = |place: &usize| filled.compiled.fields.get(*place).is_some_and(|field| field.bound.is_some());
        let place = all().find(writes).or_else(|| all().find(any));
        if let Some(slot) = place.and_then(|place| problems.get_mut(place)) {
            let label = place.and_then(|place| filled.field(place)).map_or("", |(field, _)| &field.label);
            *slot = Some(Problem::must("form/not-of-this-case", label, &format!("must fit the case: {}", diagnostic.message)));
        }
    }
}

fn field<'p>(
    filled: &Filled<'p, '_>,
    answers: &Answers,
    place: usize,
    field: &'p Field,
    compiled: &'p CompiledField,
    problem: Option<&Problem>,
) -> FieldState<'p> {
    let asked = match filled.asked(place) {
        Truth::True => Asked::Yes,
        Truth::False => Asked::No,
        Truth::Unknown => Asked::Perhaps,
    };
    let needed = filled.needed(place);
    let told = Filled::told(field, compiled);
    let nothing = Entry::default();
    let entry = filled.entries.get(place).unwrap_or(&nothing);
    let answer = entry.value();
    let value = answer.map_or(Json::Null, |answer| answer.json(&told));
    let from = match (&entry.given, &entry.problem, answer) {
        (None, None, Some(_)) => Some(From::Case),
        (Some(_), _, _) | (_, Some(_), _) => Some(From::Answer),
        _ => None,
    };
    let Checked { at: checked_at, stale, rows, problem: not_checked } = checked(filled, answers, field, &compiled.columns, entry);
    let errors: Vec<Problem> = problem.cloned().or(not_checked).into_iter().collect();
    FieldState {
        name: &field.name,
        field_type: field.field_type,
        label: &field.label,
        hint: field.hint.as_deref(),
        cite: field.cite.as_deref(),
        unit: field.unit.as_deref(),
        choices: &compiled.choices,
        columns: compiled.columns.iter().map(ColumnState::of).collect(),
        windows: &field.windows,
        words: words_of(field),
        most_characters: field.most_characters,
        fact: field.fact.as_deref(),
        last_checked: carries_date(field, &compiled.columns),
        asked,
        complete: value != Json::Null && errors.is_empty(),
        value,
        in_words: answer.map(|answer| answer.words(&told)),
        local: answer.and_then(super::answer::Answer::local).map(|(date, time)| Local { date, time }),
        text: typed(answers.of(&field.name)),
        from,
        from_words: (from == Some(From::Case)).then(|| format!("From the case: {}", words::within(label_of(filled, compiled)))),
        conflict: conflict(entry, &told),
        needed,
        twice: errors.first().is_some_and(|problem| problem.code == "form/time-twice"),
        errors,
        stale,
        checked_at,
        rows,
    }
}

/// The words of a fixed text; a form from before they had a member of their own has them as its label.
fn words_of(field: &Field) -> Option<&str> {
    match field.field_type {
        FieldType::FixedText => Some(field.words.as_deref().unwrap_or(&field.label)),
        _ => None,
    }
}

/// The label of what a field reads and writes.
fn label_of<'p>(filled: &Filled<'p, '_>, compiled: &CompiledField) -> &'p str {
    let vocabulary = filled.protocol.vocabulary();
    match compiled.bound {
        Some(Bound::Fact(fact)) => vocabulary.facts().get(fact).map_or("", |fact| &fact.label),
        Some(Bound::Event(event)) => vocabulary.events().get(event).map_or("", |event| &event.label),
        None => "",
    }
}

/// What was typed: a text, or date and time behind each other.
fn typed(given: &Json) -> Option<String> {
    match given {
        Json::Text(text) => Some(text.clone()),
        Json::Object(_) => match (given.get("date"), given.get("time")) {
            (Some(Json::Text(date)), Some(Json::Text(time))) => Some(format!("{date} {time}")),
            (Some(Json::Text(one)), _) | (_, Some(Json::Text(one))) => Some(one.clone()),
            _ => None,
        },
        _ => None,
    }
}

fn conflict(entry: &Entry, told: &Told<'_>) -> Option<Conflict> {
    let (given, known) = (entry.given.as_ref()?, entry.known.as_ref()?);
    (given != known).then(|| Conflict {
        answer: given.json(told),
        case: known.json(told),
        words: format!(
            "You answered: {}. The case says: {}. Both are kept; completing the form writes your answer.",
            given.words(told),
            known.words(told)
        ),
    })
}

/// The fields whose answers are kept and not sent.
fn not_sent(filled: &Filled<'_, '_>, answers: &Answers) -> Vec<String> {
    let mut names = Vec::new();
    for (name, given) in &answers.given {
        let place = filled.form.fields.iter().position(|field| field.name == *name);
        let sent = place.is_some_and(|place| filled.asked(place) != Truth::False);
        if !sent && *given != Json::Null {
            names.push(name.clone());
        }
    }
    names
}

fn progress(sections: &[SectionState<'_>], complete: bool) -> Progress {
    let asked: Vec<_> = sections.iter().filter(|section| section.asked && section.of > 0).collect();
    let done = |section: &&&SectionState<'_>| complete || (section.errors == 0 && section.needed_left == 0 && section.answered > 0);
    let sections_complete = asked.iter().filter(done).count();
    let sections = asked.len();
    let noun = if sections == 1 { "section" } else { "sections" };
    Progress { sections_complete, sections, words: format!("{sections_complete} of {sections} {noun}") }
}
