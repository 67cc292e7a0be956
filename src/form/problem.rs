//! What is wrong with an answer, in the wording of GOV.UK: what is wrong, and how to put it right; one message for each field.

use serde::Serialize;

use crate::pack::FieldType;
use crate::words;

/// What is wrong with an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema), schemars(rename = "FieldError"))]
pub struct Problem {
    /// Its kind: `form/not-a-date`.
    pub code: String,
    /// What is wrong, and how to put it right.
    pub says: String,
}

impl Problem {
    /// A problem of a kind.
    pub fn new(code: &str, says: impl Into<String>) -> Self {
        Self { code: code.to_owned(), says: says.into() }
    }

    /// `Date of birth must be in the past`: a problem that begins with what the label names.
    #[inline(never)]
    pub fn must(code: &str, label: &str, must: &str) -> Self {
        Self::new(code, format!("{} {must}", subject(label)))
    }
}

/// A label without the sign at its end; a question keeps its own.
pub fn bare(label: &str) -> &str {
    let mut label = label.trim();
    while let Some(rest) = label.strip_suffix(':').or_else(|| label.strip_suffix('.')) {
        label = rest.trim_end();
    }
    label
}

/// A label as the subject of a sentence: `Date of birth`, `The answer to "Where?"`.
pub fn subject(label: &str) -> String {
    let label = bare(label);
    if label.ends_with('?') { format!("The answer to \"{label}\"") } else { label.to_owned() }
}

/// That nothing was entered where something must be: `Enter the date of birth`.
pub fn missing(label: &str, field_type: FieldType) -> String {
    let select = matches!(
        field_type,
        FieldType::Choice | FieldType::Choices | FieldType::YesNo | FieldType::Tick | FieldType::TickWindow | FieldType::Photograph
    );
    let label = bare(label);
    if label.ends_with('?') {
        return if select { format!("Select an answer to \"{label}\"") } else { format!("Enter an answer to \"{label}\"") };
    }
    match field_type {
        FieldType::YesNo => format!("Select yes, no or not known for \"{label}\""),
        FieldType::Tick => format!("Tick \"{label}\""),
        FieldType::TickWindow => format!("Select whether this applies: \"{label}\""),
        FieldType::Table => format!("Add a row to \"{label}\""),
        _ if select => format!("Select {}", the(label)),
        _ => format!("Enter {}", the(label)),
    }
}

/// A label within a sentence, with its article where it has none: `the date of birth`, `what happened`.
fn the(label: &str) -> String {
    const WITHOUT: [&str; 26] = [
        "a", "an", "the", "any", "all", "each", "every", "other", "another", "what", "who", "whom", "whose", "when", "where", "which",
        "why", "how", "whether", "if", "is", "your", "this", "that", "their", "anything",
    ];
    let within = words::within(label);
    let first = within.split(' ').next().unwrap_or("");
    if WITHOUT.contains(&first) { within } else { format!("the {within}") }
}
