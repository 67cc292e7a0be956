#![doc = include_str!("../README.md")]
//!
//! # The way through the house
//!
//! A pack (text) is compiled into a [`Protocol`]; a case (text) is read into a [`Case`]; [`assess`] takes both and a moment
//! and gives an [`Assessment`]; [`form`] says how far a form of the pack is filled in, and what it would change in the case;
//! [`view`](mod@view) puts an assessment into words and order for people. Each module uses only those that
//! stand before it in this list.

pub mod diagnostic;
pub mod truth;
pub mod number;
pub mod order;
pub mod calendar;
mod json_writer;
pub mod json;
pub mod vocabulary;
#[cfg(feature = "types")]
pub mod types;
pub mod case;
pub mod facts;
pub mod feel;
pub mod classes;
pub mod diagram;
pub mod pack;
pub mod hours;
mod json_reader;
pub mod protocol;
pub mod words;
pub mod assess;
pub mod form;
pub mod record;
pub mod history;
pub mod pair;
pub mod view;
pub mod export;
pub mod api;
pub mod parts;
#[cfg(feature = "authoring")]
pub mod authoring;
#[cfg(feature = "authoring")]
pub mod bundled;
#[cfg(feature = "authoring")]
pub mod scenarios;
#[cfg(target_arch = "wasm32")]
mod wasm;

pub use assess::{Assessment, assess};
pub use calendar::Instant;
pub use case::Case;
pub use diagnostic::{Code, Diagnostic, Diagnostics};
pub use pair::assess_pair;
pub use protocol::Protocol;
