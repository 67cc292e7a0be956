//! What is wrong with a text that is no expression.

use std::fmt;

use super::ast::Span;

/// Something that keeps a text from being an expression: what, where, and what to do.
///
/// ```
/// let errors = homeward::feel::parse("age == 12").unwrap_err();
/// assert_eq!(errors[0].message, "expected one `=`, but found `==`");
/// assert_eq!(errors[0].mend, "write `=`: one sign is equality in FEEL");
/// assert_eq!((errors[0].span.start, errors[0].span.end), (4, 6));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntaxError {
    /// Where it is.
    pub span: Span,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub mend: String,
}

impl SyntaxError {
    /// In a box, so that what may fail stays small; never inlined, for the size of the browser's module.
    #[cold]
    #[inline(never)]
    pub(super) fn new(span: Span, message: &str, mend: &str) -> Box<Self> {
        // The mends are for the authors of packs.
        let mend = if cfg!(feature = "authoring") { mend } else { "" };
        Box::new(Self { span, message: message.into(), mend: mend.into() })
    }
}

impl fmt::Display for SyntaxError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}; {} (at byte {})", self.message, self.mend, self.span.start)
    }
}

impl std::error::Error for SyntaxError {}
