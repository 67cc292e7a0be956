//! A form as plain text: label and answer line by line, for a portal that has no plug, and for a drawer.

use std::fmt::Write;

use super::checked::RowState;
use super::problem::bare;
use super::state::{Asked, FieldState, FormState};
use crate::pack::FieldType;
use crate::protocol::Protocol;
use crate::words;

/// Writes a form as it would stand on paper.
#[must_use]
pub fn write(protocol: &Protocol, state: &FormState<'_>) -> String {
    let about = &protocol.pack().about;
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = writeln!(out, "{}\n{}, {} ({})", state.form.title.to_ascii_uppercase(), about.name, about.title, state.form.cite);
    if !state.form.to.is_empty() {
        let _ = writeln!(out, "To: {}", state.form.to.join(", "));
    }
    for section in state.sections.iter().filter(|section| section.asked) {
        let _ = writeln!(out, "\n{}", section.title.to_ascii_uppercase());
        for field in section.fields.iter().filter(|field| field.asked != Asked::No) {
            line(&mut out, field);
        }
    }
    for score in &state.scores {
        let _ = writeln!(out, "\n{}: {}\n{}\nSource: {}", score.title, score.words, score.supports, score.source);
    }
    let prepared =
        state.prepared_by.as_deref().map(str::trim).filter(|name| !name.is_empty()).unwrap_or("................................");
    let _ = writeln!(out, "\nPrepared by: {prepared}\nTime: {}", words::moment_with_year(state.as_of));
    if !state.complete {
        let _ = writeln!(out, "Draft: {} left to answer, {} to correct", state.left.len(), state.errors.len());
    }
    let _ = writeln!(out, "Protocol: {} version {}, {}", state.protocol.id, state.protocol.version, state.protocol.digest);
    out
}

fn line(out: &mut String, field: &FieldState<'_>) {
    if field.field_type == FieldType::FixedText {
        let _ = writeln!(out, "{}", field.words.unwrap_or(field.label));
        return;
    }
    let label = bare(field.label);
    let mark = if label.ends_with('?') { "" } else { ":" };
    let answer = match (&field.in_words, &field.text) {
        (Some(words), _) => words.clone(),
        // What was typed and could not be read is not lost.
        (None, Some(text)) => format!("{text} (to be corrected)"),
        (None, None) => String::new(),
    };
    let checked = match (&field.checked_at, field.last_checked) {
        _ if !field.rows.is_empty() => rows(field),
        (Some(date), _) => {
            let date = crate::calendar::parse_date(date).map(words::date).unwrap_or_default();
            format!(" (last checked {date}{})", if field.stale { ": too long ago" } else { "" })
        }
        (None, true) if field.in_words.is_some() => " (not checked)".to_owned(),
        (None, _) => String::new(),
    };
    let several = answer.contains('\n');
    let answer = if several {
        answer.lines().map(|line| format!("\n  {line}")).collect()
    } else if answer.is_empty() {
        answer
    } else {
        format!(" {answer}")
    };
    let _ = writeln!(out, "{label}{mark}{answer}{checked}");
}

/// Which rows of a table were checked too long ago, and which never were, as far as the plan says.
fn rows(field: &FieldState<'_>) -> String {
    let named = |says: &str, is: &dyn Fn(&RowState) -> bool| {
        let places: Vec<String> =
            field.rows.iter().enumerate().filter(|(_, row)| is(row)).map(|(place, _)| format!("row {}", place + 1)).collect();
        (!places.is_empty()).then(|| format!("{says}: {}", places.join(", ")))
    };
    let marks = [named("checked too long ago", &|row| row.stale), named("not checked", &|row| row.checked_at.is_none())];
    let marks: Vec<String> = marks.into_iter().flatten().collect();
    if marks.is_empty() { String::new() } else { format!(" ({})", marks.join("; ")) }
}
