//! The language of conditions: a strict subset of FEEL, the expression language of the OMG's DMN standard.
//!
//! What the subset accepts means what the standard says it means; what it does not accept is refused with a
//! [`SyntaxError`] that says what to write instead.
//!
//! ```
//! use homeward::feel::{parse, print};
//!
//! let expression = parse("hours since( reported_missing )>=24 and not(still   missing)").unwrap();
//! assert_eq!(print(&expression), "hours since(reported_missing) >= 24 and not(still missing)");
//! ```
pub mod ast;
#[cfg(any(test, feature = "cli"))]
mod command;
#[cfg(any(test, feature = "cli"))]
mod compare;
mod error;
#[cfg(any(test, feature = "cli"))]
mod evaluate;
mod lexer;
mod parse;
mod print;
#[cfg(any(test, feature = "cli"))]
mod temporal;
mod token;
#[cfg(any(test, feature = "cli"))]
mod value;
#[cfg(any(test, feature = "cli"))]
mod zone;

#[cfg(any(test, feature = "cli"))]
pub use command::{NoValue, main_value};
#[cfg(any(test, feature = "cli"))]
pub use evaluate::{Context, Refusal, evaluate};
#[cfg(any(test, feature = "cli"))]
pub use temporal::Temporal;
#[cfg(any(test, feature = "cli"))]
pub use value::{Interval, Value};

pub use error::SyntaxError;
pub use parse::parse;
pub use print::print;

#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_of_values;
