//! What went wrong, and the command that mends it.

use std::fmt;
use std::io;
use std::path::Path;

/// The result of every chore.
pub type Result<T> = std::result::Result<T, Failure>;

/// A chore that could not be done.
#[derive(Debug)]
pub struct Failure {
    what: String,
    mend: Option<String>,
}

impl Failure {
    /// A failure whose text says all there is to say.
    pub fn new(what: impl Into<String>) -> Self {
        Self { what: what.into(), mend: None }
    }

    /// A failure that a command mends.
    pub fn mended_by(what: impl Into<String>, mend: impl Into<String>) -> Self {
        Self { what: what.into(), mend: Some(mend.into()) }
    }

    /// A file or folder that could not be read or written.
    pub fn at(doing: &str, path: &Path, error: &io::Error) -> Self {
        Self::new(format!("cannot {doing} {}: {error}", path.display()))
    }

    /// The first line of what went wrong, for a remark in passing.
    pub fn summary(&self) -> &str {
        self.what.lines().next().unwrap_or_default()
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "error: {}", self.what)?;
        match &self.mend {
            Some(mend) => write!(f, "\n mend: {mend}"),
            None => Ok(()),
        }
    }
}
