//! One door for every face: text in, text out.

use crate::assess::Assessment;
use crate::{Case, Diagnostics, Instant, Protocol, assess, json};

/// An assessment as JSON: the same bytes on every face.
#[must_use]
pub fn print(assessment: &Assessment<'_>) -> String {
    json::text(assessment)
}

/// Reads a case as JSON, applies the protocol, and prints the assessment as JSON.
///
/// # Errors
/// All that is wrong with the case or the instant.
pub fn assess_text(protocol: &Protocol, case: &str, as_of: &str) -> Result<String, Diagnostics> {
    let as_of = instant(as_of)?;
    let case = Case::read(protocol.vocabulary(), case, as_of)?;
    Ok(print(&assess(protocol, &case, as_of)))
}

/// Reads the moment that is asked about.
///
/// # Errors
/// What keeps it from being an instant.
pub fn instant(text: &str) -> Result<Instant, Diagnostics> {
    Instant::parse(text).map_err(|problem| {
        let mut found = Diagnostics::default();
        found.add(crate::Code::CaseBadInstant, "as_of", format!("`{text}` {}", problem.describe()));
        found
    })
}
