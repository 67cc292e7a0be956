//! A pack to start from: it lints clean, and one of its scenarios fails until its author writes the first rule.

use super::SourceFile;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};

/// The files of the pack, with `ID` where its id stands.
const FILES: &[(&str, &str)] = &[
    ("pack.toml", include_str!("starter/pack.toml")),
    ("category.toml", include_str!("starter/category.toml")),
    ("risk.toml", include_str!("starter/risk.toml")),
    ("duties/first-day.toml", include_str!("starter/first-day.toml")),
    ("contacts.toml", include_str!("starter/contacts.toml")),
    ("guidance.toml", include_str!("starter/guidance.toml")),
    ("notices.toml", include_str!("starter/notices.toml")),
    ("scenarios/first.json", include_str!("starter/first.json")),
    ("README.md", include_str!("starter/README.md")),
];

/// The files of a pack to start from, whose id is `id`.
///
/// # Errors
/// An id that a pack cannot have.
pub fn files(id: &str) -> Result<Vec<SourceFile>, Diagnostics> {
    let letters = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    if id.is_empty() || !id.bytes().all(letters) {
        let diagnostic = Diagnostic::new(Code::PackBadId, "about.id", format!("`{id}` cannot be the id of a pack"));
        return Err(Diagnostics(vec![diagnostic.mended_by("Name the folder with small letters, digits and hyphens: `exampleshire`.")]));
    }
    let file = |(path, text): &(&str, &str)| SourceFile { path: (*path).to_owned(), text: text.replace("ID", id) };
    Ok(FILES.iter().map(file).collect())
}
