//! The words and signs of an expression.

use super::ast::{Comparison, Span};

/// A token and its place.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Placed {
    pub token: Token,
    pub span: Span,
}

/// The smallest parts that mean something.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Token {
    /// A word: part of a name, or a keyword.
    Word(String),
    Number(f64),
    Text(String),
    /// `@"..."`
    At(String),
    Compare(Comparison),
    /// `(`
    Open,
    /// `)`
    Close,
    /// `[`
    OpenSquare,
    /// `]`
    CloseSquare,
    /// `{`
    OpenCurly,
    /// `}`
    CloseCurly,
    Comma,
    Colon,
    /// `..`
    Dots,
    /// `+`, `-`, `*`, `/`, `**`, `.`: FEEL has them, the subset has not.
    Outside(&'static str),
    /// The end of the text.
    End,
}

impl Token {
    /// How a message names it.
    pub(super) fn name(&self) -> String {
        match self {
            Self::Word(word) => format!("`{word}`"),
            Self::Number(number) => format!("`{}`", crate::number::words(*number)),
            Self::Text(text) => format!("the string `{}`", super::print::quoted(text)),
            Self::At(text) => format!("`@{}`", super::print::quoted(text)),
            Self::Compare(comparison) => format!("`{}`", comparison.sign()),
            Self::Open => "`(`".into(),
            Self::Close => "`)`".into(),
            Self::OpenSquare => "`[`".into(),
            Self::CloseSquare => "`]`".into(),
            Self::OpenCurly => "`{`".into(),
            Self::CloseCurly => "`}`".into(),
            Self::Comma => "`,`".into(),
            Self::Colon => "`:`".into(),
            Self::Dots => "`..`".into(),
            Self::Outside(sign) => format!("`{sign}`"),
            Self::End => "the end of the text".into(),
        }
    }
}

impl Comparison {
    /// As it is written in FEEL.
    ///
    /// ```
    /// use homeward::feel::ast::Comparison;
    /// assert_eq!(Comparison::GreaterOrEqual.sign(), ">=");
    /// ```
    #[must_use]
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Equal => "=",
            Self::NotEqual => "!=",
            Self::Less => "<",
            Self::LessOrEqual => "<=",
            Self::Greater => ">",
            Self::GreaterOrEqual => ">=",
        }
    }
}
