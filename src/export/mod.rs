//! A view for other places than the page: plain text for a terminal or a case note.

pub mod calendar;
pub mod handover;
pub mod pair;
pub mod text;
