//! The commands that ask two protocols at once.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use homeward::pair::{self, Cases, Seen};
use homeward::{Instant, Protocol, assess_pair, export, view};

use crate::given::{self, Refusal};

/// `homeward pair --home ID|FOLDER --host ID|FOLDER --as-of INSTANT [CASE]`
#[derive(Args)]
pub struct Pair {
    /// The protocol of the authority that is responsible for the child.
    #[arg(long)]
    home: String,
    /// The protocol of the authority in whose area the child is placed.
    #[arg(long)]
    host: String,
    /// The moment that is asked about: 2026-11-21T22:00:00Z, or now.
    #[arg(long)]
    as_of: String,
    /// Prints both assessments and how they compare as JSON, and diagnostics too.
    #[arg(long)]
    json: bool,
    /// Prints the words for the telephone for both as JSON: whom both want to be rung is rung once.
    #[arg(long, conflicts_with = "json")]
    calls: bool,
    /// The case, a file of JSON; standard input, where it is left out.
    case: Option<PathBuf>,
}

impl Pair {
    /// Prints what both protocols say.
    pub fn run(&self) -> ExitCode {
        match self.answer() {
            Ok(answer) => {
                given::out(&answer);
                ExitCode::SUCCESS
            }
            Err(refusal) => refusal.tell(self.json),
        }
    }

    fn answer(&self) -> Result<String, Refusal> {
        let Both { home, host, as_of, text } = Both::read(&self.home, &self.host, &self.as_of, self.case.as_deref())?;
        if self.json {
            let pair = assess_pair(&home, &host, &text, as_of)?;
            return Ok(format!("{}\n", serde_json::to_string(&pair).unwrap_or_default()));
        }
        let cases: Cases = pair::cases(&home, &host, &text, as_of, Seen::FromBothSides)?;
        if self.calls {
            return Ok(format!("{}\n", homeward::json::text(&view::pair_calls([&home, &host], &cases, as_of))));
        }
        Ok(export::pair::pair(&view::pair_view([&home, &host], &cases, as_of)))
    }
}

/// `homeward compare PROTOCOL PROTOCOL --as-of INSTANT [CASE]`
#[derive(Args)]
pub struct Compare {
    /// One protocol: its id, or the folder of a pack.
    first: String,
    /// Another.
    second: String,
    /// The moment that is asked about: 2026-11-21T22:00:00Z, or now.
    #[arg(long)]
    as_of: String,
    /// The case, a file of JSON; standard input, where it is left out.
    case: Option<PathBuf>,
}

impl Compare {
    /// Prints how two protocols differ in a case, each seen as the authority's own.
    pub fn run(&self) -> ExitCode {
        let answer = Both::read(&self.first, &self.second, &self.as_of, self.case.as_deref()).and_then(|both| {
            let Both { home, host, as_of, text } = both;
            let cases = pair::cases(&home, &host, &text, as_of, Seen::Alike)?;
            Ok(export::pair::compare(&view::compare_view([&home, &host], &cases, as_of)))
        });
        match answer {
            Ok(answer) => {
                given::out(&answer);
                ExitCode::SUCCESS
            }
            Err(refusal) => refusal.tell(false),
        }
    }
}

/// Two protocols, a moment and a case that was not read yet.
struct Both {
    home: Protocol,
    host: Protocol,
    as_of: Instant,
    text: String,
}

impl Both {
    fn read(home: &str, host: &str, as_of: &str, case: Option<&Path>) -> Result<Self, Refusal> {
        Ok(Self { home: given::protocol(home)?, host: given::protocol(host)?, as_of: given::instant(as_of)?, text: given::text(case)? })
    }
}
