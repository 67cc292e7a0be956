//! The forms of a pack: asked in the right order, checked, scored, filled from what is known, and handed over.
//!
//! Forms are data ([`crate::pack::Form`]); here stands what they all do. An answer is read as people write it and never
//! corrected in silence; a condition that is unknown shows its field; an answer to a field that is no longer asked is kept
//! and not sent; a score supports judgement and feeds no duty.

pub mod answer;
pub mod answers;
mod checked;
mod checks;
mod filled;
mod list;
mod outcome;
mod paper;
mod problem;
mod read;
mod score;
mod state;
pub mod typed;

pub use checked::RowState;
pub use list::{FormDuty, ListedForm, forms};
pub use outcome::{MarkedDone, Would};
pub use problem::Problem;
pub use score::{BandState, ScorePart, ScoreState};
pub use state::{Asked, ColumnState, Conflict, FieldState, FormError, FormHead, FormState, From, Left, Local, Progress, SectionState};

use answers::Answers;
use filled::Filled;
use outcome::outcome;

use crate::assess::assess;
use crate::calendar::Instant;
use crate::case::Case;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::facts::Facts;
use crate::json::Json;
use crate::protocol::Protocol;
use crate::vocabulary::Vocabulary;

/// How far a form is filled in: what is asked now, what is known and from where, what is wrong, what is left, and what
/// completing it would change.
///
/// `case` and `answers` are JSON. The answer depends on these and the moment alone.
///
/// ```
/// # #[cfg(feature = "authoring")] {
/// use homeward::{Instant, Protocol, form};
///
/// let protocol = Protocol::parse(&homeward::bundled::json("newham").unwrap()).unwrap();
/// let now = Instant::parse("2026-11-21T22:00:00Z").unwrap();
/// let id = &protocol.pack().forms[0].id;
/// let state = form::state(&protocol, id, "{}", "{}", now).unwrap();
/// assert!(!state.sections.is_empty());
/// # }
/// ```
///
/// # Errors
/// A form that is not there, a case that is refused, answers that cannot be read as a document. What is wrong with an answer
/// itself is no such error: it stands beside its field.
pub fn state<'p>(protocol: &'p Protocol, form: &str, case: &str, answers: &str, as_of: Instant) -> Result<FormState<'p>, Diagnostics> {
    fill(protocol, form, case, answers, as_of).map(|(state, _)| state)
}

/// The case as it is once the form is completed: with its facts and events, and the duties that it fulfils done.
///
/// # Errors
/// As [`state`], and where the form is not complete: each thing that is left or wrong, with the field as its place.
pub fn complete(protocol: &Protocol, form: &str, case: &str, answers: &str, as_of: Instant) -> Result<Json, Diagnostics> {
    let (state, case) = fill(protocol, form, case, answers, as_of)?;
    let mut found = Diagnostics::default();
    for error in &state.errors {
        found.add(Code::FormNotComplete, error.field, error.says.clone());
    }
    for left in &state.left {
        found.add(Code::FormNotComplete, left.field, left.says.clone());
    }
    if state.complete { Ok(case) } else { Err(found) }
}

/// The form as plain text, as it would stand on paper, for a portal that has no plug.
///
/// # Errors
/// As [`state`].
pub fn text(protocol: &Protocol, form: &str, case: &str, answers: &str, as_of: Instant) -> Result<String, Diagnostics> {
    fill(protocol, form, case, answers, as_of).map(|(state, _)| paper::write(protocol, &state))
}

/// The state of a form, and the case as it would be.
fn fill<'p>(protocol: &'p Protocol, id: &str, case: &str, answers: &str, as_of: Instant) -> Result<(FormState<'p>, Json), Diagnostics> {
    let (form, compiled) = protocol.form(id).and_then(|place| protocol.form_at(place)).ok_or_else(|| unknown(protocol, id))?;
    let read = Case::read(protocol.vocabulary(), case, as_of)?;
    let answers = Answers::read(id, answers)?;
    // It was read as a case before: it is JSON.
    let json = serde_json::from_str::<Json>(case).unwrap_or(Json::Null);
    let facts = Facts::new(protocol.vocabulary(), protocol.known_events(), &read, as_of);
    let before = assess(protocol, &read, as_of);
    let filled = Filled::new(protocol, (form, compiled), facts, &before, &answers);
    let mut problems = state::problems(&filled);
    let outcome = outcome(&filled, &json, &before, &problems);
    state::refused(&filled, &outcome, &mut problems);
    let case = outcome.case.clone();
    Ok((state::of(&filled, &answers, outcome, &problems), case))
}

fn unknown(protocol: &Protocol, id: &str) -> Diagnostics {
    let ids = protocol.pack().forms.iter().map(|form| form.id.as_str());
    let diagnostic = Diagnostic::new(Code::FormUnknown, "form", format!("there is no form `{id}`"));
    Diagnostics(vec![match Vocabulary::nearest(ids, id) {
        Some(near) => diagnostic.mended_by(format!("Did you mean `{near}`?")),
        None => diagnostic,
    }])
}
