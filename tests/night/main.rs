//! The work of a night: what would change this, the line of time, the words for the telephone, repeat triggers, the handover,
//! the calendar file, and earlier episodes from a spreadsheet.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

#[path = "../common/mod.rs"]
mod common;
mod calendar;
mod calls;
mod changes;
mod earlier_episodes;
mod handover;
mod moved;
mod questions;
mod repeats;
mod timeline;
mod two_authorities;

use common::at;
use homeward::authoring::{self, SourceFile};
use homeward::record::Record;
use homeward::view::{self, Direction, Effect, Move};
use homeward::{Case, Code, Protocol, assess, bundled, export, history, pair};

/// Saturday night, an hour and a half after the report.
const NOW: &str = "2026-11-21T23:00:00Z";

fn protocol(id: &str) -> Protocol {
    bundled::read(id).unwrap().protocol.unwrap()
}

fn case(protocol: &Protocol, json: &str) -> Case {
    Case::read(protocol.vocabulary(), json, at(NOW)).unwrap_or_else(|found| panic!("{found}"))
}
