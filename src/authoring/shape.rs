//! What each table of a pack holds: its members, which of them it needs, and what each can be.
//!
//! A table is looked at before it is read. What does not fit is named in plain words, at its place, and taken out, so
//! that the rest of the table, and of the pack, is still checked: all that is wrong is told at once.

mod sift;
mod tables;
#[cfg(test)]
mod tests;

use tables::TABLES;

pub(super) use sift::{Fault, called, sift};

/// What a member can be.
#[derive(Clone, Copy)]
pub(super) enum Shape {
    /// A text between quotes.
    Text,
    /// A list of texts.
    Texts,
    /// A text, or a list of texts.
    TextOrTexts,
    /// `true` or `false`.
    YesNo,
    /// A whole number that is not below 0.
    Whole,
    /// A number.
    Number,
    /// `true`, `false` or a text.
    YesNoOrText,
    /// One of these words.
    Word(&'static [&'static str]),
    /// A list of small tables.
    Rows(&'static Rows),
    /// A text, or a list of small tables.
    TextOrRows(&'static Rows),
    /// A list of texts or of small tables.
    TextsOrRows(&'static Rows),
}

/// Small tables between braces: what one is, what each holds, and an example of one.
pub(super) struct Rows {
    /// In a sentence: "a choice".
    called: &'static str,
    pub(super) members: &'static [Member],
    example: &'static str,
}

/// A member of a table: its name, what it can be, and, where the table cannot do without it, an example.
pub(super) struct Member(pub(super) &'static str, pub(super) Shape, pub(super) Option<&'static str>);

/// What a table of a kind is called, and what it holds.
pub(super) struct Table {
    /// In a sentence: "the duty".
    pub(super) called: &'static str,
    /// As it is written at the head of the table.
    pub(super) header: &'static str,
    pub(super) members: &'static [Member],
}

const fn needed(name: &'static str, shape: Shape, example: &'static str) -> Member {
    Member(name, shape, Some(example))
}

const fn free(name: &'static str, shape: Shape) -> Member {
    Member(name, shape, None)
}

/// The files of a pack, and the tables that each may hold: the key in the file, and the kind of table.
pub(super) const FILES: &[(&str, &[(&str, &str)])] = &[
    ("england.toml", &[("fact", "facts"), ("event", "events"), ("common_act", "common_acts"), ("bank_holidays", "bank_holidays")]),
    ("pack.toml", &[("about", "about"), ("fact", "facts"), ("event", "events")]),
    ("category.toml", &[("rule", "category")]),
    ("risk.toml", &[("rule", "risk")]),
    ("contacts.toml", &[("contact", "contacts")]),
    ("guidance.toml", &[("guidance", "guidance")]),
    ("notices.toml", &[("notice", "notices")]),
    ("duties/*.toml", &[("action", "actions"), ("duty", "duties")]),
    ("forms/*.toml", &[("form", "forms"), ("section", "sections"), ("field", "fields"), ("score", "scores")]),
];

/// What is known of the tables of a kind.
pub(super) fn table(kind: &str) -> Option<&'static Table> {
    TABLES.iter().find(|(known, _)| *known == kind).map(|(_, table)| table)
}
