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
mod error;
mod lexer;
mod parse;
mod print;
mod token;

pub use error::SyntaxError;
pub use parse::parse;
pub use print::print;

#[cfg(test)]
mod tests;
