//! The forms of a protocol that are of use in a case.

use serde::Serialize;

use super::state::{Asked, FormHead, head};
use crate::assess::assessment::Status;
use crate::assess::inquire;
use crate::calendar::Instant;
use crate::case::Case;
use crate::pack::FormKind;
use crate::protocol::Protocol;
use crate::truth::Truth;

/// A form in a list of forms.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct ListedForm<'p> {
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
    /// Whether it is of use now, or may be.
    pub of_use: Asked,
    /// The duties that completing it would fulfil, as far as they stand in this case.
    pub duties: Vec<FormDuty<'p>>,
}

/// A duty that is done on a form.
#[derive(Debug, Clone, Copy, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct FormDuty<'p> {
    /// Its id.
    pub id: &'p str,
    /// What to do.
    pub title: &'p str,
    /// How it stands.
    pub status: Status,
    /// By when.
    pub due: Option<Instant>,
}

/// The forms that are of use in a case, or may be, in the order of the pack.
///
/// ```
/// # #[cfg(feature = "authoring")] {
/// use homeward::{Case, Instant, Protocol, form};
///
/// let protocol = Protocol::parse(&homeward::bundled::json("newham").unwrap()).unwrap();
/// let now = Instant::parse("2026-11-21T22:00:00Z").unwrap();
/// let case = Case::read(protocol.vocabulary(), r#"{ "facts": { "away_without_authorisation": true } }"#, now).unwrap();
/// assert!(form::forms(&protocol, &case, now).len() > 2);
/// # }
/// ```
#[must_use]
pub fn forms<'p>(protocol: &'p Protocol, case: &Case, as_of: Instant) -> Vec<ListedForm<'p>> {
    let (assessment, mut inquiry) = inquire(protocol, case, as_of);
    let of_use = inquiry.of_use(protocol.form_conditions());
    let mut listed = Vec::new();
    let pack = protocol.pack();
    for (form, of_use) in pack.forms.iter().zip(of_use) {
        let of_use = match of_use {
            Truth::True => Asked::Yes,
            Truth::Unknown => Asked::Perhaps,
            Truth::False => continue,
        };
        let marked = |place: usize| pack.duties.get(place).is_some_and(|duty| form.marks_done(duty));
        let duties = assessment.duties.iter().filter(|duty| marked(duty.place));
        let duties = duties.map(|duty| FormDuty { id: duty.id, title: duty.title, status: duty.status, due: duty.due }).collect();
        let FormHead { id, title, says, cite, who, to, kind } = head(form);
        listed.push(ListedForm { id, title, says, cite, who, to, kind, of_use, duties });
    }
    listed
}
