//! What does not fit in a table: named, at its place, and taken out.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::Shape::{Number, Rows as List, Text, TextOrRows, TextOrTexts, Texts, TextsOrRows, Whole, Word, YesNo, YesNoOrText};
use super::{Member, Rows, Shape, table};
use crate::diagnostic::{Code, Diagnostic};
use crate::vocabulary::Vocabulary;

/// Something that does not fit, and where in the file; without a place, the whole table is meant.
pub(in crate::authoring) struct Fault {
    pub(in crate::authoring) diagnostic: Diagnostic,
    pub(in crate::authoring) span: Option<Range<usize>>,
}

/// Names what does not fit in a table of a kind, by paths that begin with `path`, and takes it out.
pub(in crate::authoring) fn sift(kind: &str, path: &str, name: &str, members: &mut DeTable<'_>) -> Vec<Fault> {
    let Some(table) = table(kind) else { return Vec::new() };
    let mut faults = Vec::new();
    for Member(needed, _, example) in table.members {
        let Some(example) = example else { continue };
        if members.iter().any(|(key, _)| key.get_ref() == needed) {
            continue;
        }
        // Words that stand on a form as they are need no label beside.
        let is_fixed_text = |value: &Spanned<DeValue<'_>>| value.get_ref().as_str() == Some("fixed_text");
        if kind == "fields" && *needed == "label" && members.get("type").is_some_and(is_fixed_text) {
            continue;
        }
        let diagnostic = match *needed {
            "cite" => {
                Diagnostic::new(Code::PackMissingCite, format!("{path}.cite"), format!("{name} names no paragraph: `cite` is missing"))
            }
            _ => Diagnostic::new(Code::PackMissingMember, format!("{path}.{needed}"), format!("{name} has no `{needed}`")),
        };
        faults.push(Fault { diagnostic: diagnostic.mended_by(format!("Add it below the line that is shown: `{example}`.")), span: None });
    }
    let names = || table.members.iter().map(|Member(name, _, _)| *name);
    for (key, mut value) in std::mem::take(members) {
        let written = key.get_ref().as_ref();
        let path = format!("{path}.{written}");
        let Some(Member(_, shape, _)) = table.members.iter().find(|Member(known, _, _)| *known == written) else {
            faults.push(Fault { diagnostic: unknown(&path, written, &format!("a `{}`", table.header), names()), span: Some(key.span()) });
            continue;
        };
        if fits(*shape, &path, written, &mut value, &mut faults) {
            members.insert(key, value);
        }
    }
    faults
}

/// A member that the table does not know.
fn unknown<'a>(path: &str, written: &str, within: &str, names: impl Iterator<Item = &'a str> + Clone) -> Diagnostic {
    let diagnostic = Diagnostic::new(Code::PackUnknownMember, path, format!("{within} has no member `{written}`"));
    match Vocabulary::nearest(names.clone(), written) {
        Some(near) => diagnostic.mended_by(format!("Did you mean `{near}`?")),
        None => diagnostic.mended_by(format!("Take it out, or use one of {}.", names.collect::<Vec<_>>().join(", "))),
    }
}

/// Whether a value is what its member can be; what does not fit is named.
fn fits(shape: Shape, path: &str, name: &str, value: &mut Spanned<DeValue<'_>>, faults: &mut Vec<Fault>) -> bool {
    let span = value.span();
    let mut wrong = |code: Code, span: Range<usize>, message: String, mend: String| {
        faults.push(Fault { diagnostic: Diagnostic::new(code, path, message).mended_by(mend), span: Some(span) });
        false
    };
    let found = called(value.get_ref());
    match (shape, value.get_mut()) {
        (Text | TextOrTexts | TextOrRows(_) | YesNoOrText, DeValue::String(_))
        | (YesNo | YesNoOrText, DeValue::Boolean(_))
        | (Number, DeValue::Integer(_) | DeValue::Float(_)) => true,
        (Text, DeValue::Datetime(date)) => wrong(
            Code::PackWrongType,
            span,
            format!("`{name}` has to be a text between quotes, but is a date without them"),
            format!("Write `{name} = \"{date}\"`."),
        ),
        (Text, _) => wrong(
            Code::PackWrongType,
            span,
            format!("`{name}` has to be a text, but is {found}"),
            format!("Write a text between double quotes: `{name} = \"...\"`."),
        ),
        (YesNo, _) => wrong(
            Code::PackWrongType,
            span,
            format!("`{name}` has to be true or false, but is {found}"),
            format!("Write `{name} = true` or `{name} = false`, without quotes."),
        ),
        (YesNoOrText, _) => wrong(
            Code::PackWrongType,
            span,
            format!("`{name}` has to be true, false or a condition, but is {found}"),
            format!("Write `{name} = true`, or a condition between double quotes: `{name} = \"looked_after\"`."),
        ),
        (Number, _) => wrong(
            Code::PackWrongType,
            span,
            format!("`{name}` has to be a number, but is {found}"),
            format!("Write a number without quotes: `{name} = 5`."),
        ),
        (Whole, DeValue::Integer(number)) if number.radix() == 10 && number.as_str().parse::<u16>().is_ok() => true,
        (Whole, _) => wrong(
            Code::PackWrongType,
            span,
            format!("`{name}` has to be a whole number, but is {found}"),
            format!(
                "Write a whole number without quotes: `{name} = {}`.",
                match name {
                    "format" => "1",
                    "most_characters" => "2000",
                    _ => "2026",
                }
            ),
        ),
        (Texts | TextOrTexts, DeValue::Array(entries)) => match entries.iter().find(|entry| !entry.get_ref().is_str()) {
            None => true,
            Some(entry) => {
                let message = format!("`{name}` has to be a list of texts, but one entry is {}", called(entry.get_ref()));
                wrong(
                    Code::PackWrongType,
                    entry.span(),
                    message,
                    "Put each entry between double quotes, with commas between them.".to_owned(),
                )
            }
        },
        (Texts, DeValue::String(text)) => {
            let mend = format!("Put it in square brackets: `{name} = [\"{text}\"]`.");
            wrong(Code::PackWrongType, span, format!("`{name}` has to be a list of texts, but is a single text"), mend)
        }
        (Texts, _) => wrong(
            Code::PackWrongType,
            span,
            format!("`{name}` has to be a list of texts, but is {found}"),
            format!("Write texts between double quotes, in square brackets: `{name} = [\"...\", \"...\"]`."),
        ),
        (TextOrTexts, _) => wrong(
            Code::PackWrongType,
            span,
            format!("`{name}` has to be a text or a list of texts, but is {found}"),
            format!("Write `{name} = \"...\"`, or `{name} = [\"...\", \"...\"]`."),
        ),
        (Word(words), DeValue::String(text)) => {
            if words.contains(&text.as_ref()) {
                return true;
            }
            let all = words.join(", ");
            let mend = match Vocabulary::nearest(words.iter().copied(), text) {
                Some(near) => format!("Did you mean `{near}`? It can be one of {all}."),
                None => format!("Use one of {all}."),
            };
            wrong(Code::PackUnknownWord, span, format!("`{name}` cannot be `{text}`"), mend)
        }
        (Word(words), _) => wrong(
            Code::PackWrongType,
            span,
            format!("`{name}` has to be a word between quotes, but is {found}"),
            format!("Use one of {}.", words.join(", ")),
        ),
        (List(rows) | TextOrRows(rows), DeValue::Array(entries)) => {
            for (index, entry) in entries.iter_mut().enumerate() {
                row(rows, &format!("{path}[{index}]"), name, entry, faults);
            }
            true
        }
        (List(rows), _) => wrong(
            Code::PackWrongType,
            span,
            format!("`{name}` has to be a list, but is {found}"),
            format!("Write `{name} = [{}, ...]`.", rows.example),
        ),
        (TextsOrRows(rows), DeValue::Array(entries)) => {
            for (index, entry) in entries.iter_mut().enumerate() {
                if !entry.get_ref().is_str() {
                    row(rows, &format!("{path}[{index}]"), name, entry, faults);
                }
            }
            true
        }
        (TextsOrRows(rows), _) => wrong(
            Code::PackWrongType,
            span,
            format!("`{name}` has to be a list, but is {found}"),
            format!("Write `{name} = [\"...\", \"...\"]`, or `{name} = [{}, ...]`.", rows.example),
        ),
        (TextOrRows(rows), _) => wrong(
            Code::PackWrongType,
            span,
            format!("`{name}` has to be a text or a list, but is {found}"),
            format!("Write `{name} = \"...\"`, or `{name} = [{}, ...]`.", rows.example),
        ),
    }
}

/// One small table. What cannot be read is left empty, so that the others keep their places.
fn row(rows: &Rows, path: &str, name: &str, entry: &mut Spanned<DeValue<'_>>, faults: &mut Vec<Fault>) {
    let span = entry.span();
    let mend = format!("Write `{}`.", rows.example);
    let found = called(entry.get_ref());
    let DeValue::Table(members) = entry.get_mut() else {
        let message = format!("each entry of `{name}` has to be a table between braces, but one is {found}");
        faults.push(Fault { diagnostic: Diagnostic::new(Code::PackWrongType, path, message).mended_by(mend), span: Some(span) });
        *entry.get_mut() = DeValue::Table(DeTable::new());
        return;
    };
    for Member(needed, _, example) in rows.members {
        if example.is_some() && !members.iter().any(|(key, _)| key.get_ref() == needed) {
            let diagnostic =
                Diagnostic::new(Code::PackMissingMember, format!("{path}.{needed}"), format!("one entry of `{name}` has no `{needed}`"));
            faults.push(Fault { diagnostic: diagnostic.mended_by(&mend), span: Some(span.clone()) });
        }
    }
    for (key, mut value) in std::mem::take(members) {
        let written = key.get_ref().as_ref();
        let path = format!("{path}.{written}");
        let names = rows.members.iter().map(|Member(name, _, _)| *name);
        match rows.members.iter().find(|Member(known, _, _)| *known == written) {
            None => faults.push(Fault { diagnostic: unknown(&path, written, rows.called, names), span: Some(key.span()) }),
            Some(Member(_, shape, _)) => {
                if fits(*shape, &path, written, &mut value, faults) {
                    members.insert(key, value);
                }
            }
        }
    }
}

/// What a value is, for a sentence.
pub(in crate::authoring) fn called(value: &DeValue<'_>) -> String {
    match value {
        DeValue::String(text) if text.chars().count() > 40 || text.contains('\n') => "a text",
        DeValue::String(text) => return format!("the text `{text}`"),
        DeValue::Integer(number) => return format!("the number {}", number.as_str()),
        DeValue::Float(number) => return format!("the number {}", number.as_str()),
        DeValue::Boolean(value) => return value.to_string(),
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
    .to_owned()
}
