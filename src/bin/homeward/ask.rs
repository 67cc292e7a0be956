//! The commands that answer: what a protocol says of a case, and what an expression is worth.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use homeward::assess;

use crate::given::{self, Given};

/// `homeward assess --protocol ID|FOLDER --as-of INSTANT [CASE]`
#[derive(Args)]
pub struct Assess {
    #[command(flatten)]
    question: Question,
    /// Prints diagnostics as JSON, for machines.
    #[arg(long)]
    json: bool,
}

/// `homeward view --protocol ID|FOLDER --as-of INSTANT [CASE]`
#[derive(Args)]
pub struct View {
    #[command(flatten)]
    question: Question,
    /// Prints also where the text of the protocol contradicts itself or is silent.
    #[arg(long)]
    remarks: bool,
}

/// A protocol, a moment and a case.
#[derive(Args)]
pub struct Question {
    /// The id of a protocol that this program carries, or the folder of a pack.
    #[arg(long)]
    protocol: String,
    /// The moment that is asked about: 2026-11-21T22:00:00Z, or now.
    #[arg(long)]
    as_of: String,
    /// The case, a file of JSON; standard input, where it is left out.
    case: Option<PathBuf>,
}

impl Question {
    /// Reads all three.
    pub fn read(&self) -> Result<Given, given::Refusal> {
        given::read(&self.protocol, &self.as_of, self.case.as_deref())
    }
}

impl Assess {
    /// Prints the assessment as JSON.
    pub fn run(&self) -> ExitCode {
        match self.question.read() {
            Ok(Given { protocol, case, as_of }) => {
                given::out(&format!("{}\n", homeward::api::print(&assess(&protocol, &case, as_of))));
                ExitCode::SUCCESS
            }
            Err(refusal) => refusal.tell(self.json),
        }
    }
}

impl View {
    /// Prints the assessment for people.
    pub fn run(&self) -> ExitCode {
        match self.question.read() {
            Ok(Given { protocol, case, as_of }) => {
                given::out(&homeward::export::text::text(&homeward::view::view(&protocol, &case, as_of), self.remarks));
                ExitCode::SUCCESS
            }
            Err(refusal) => refusal.tell(false),
        }
    }
}

/// `homeward feel EXPRESSION [--context JSON]`
#[derive(Args)]
pub struct Feel {
    /// The expression.
    expression: String,
    /// The values of its names: a JSON object.
    #[arg(long)]
    context: Option<String>,
}

impl Feel {
    /// Prints the value: `true`, `false`, `null`, ...
    pub fn run(&self) -> ExitCode {
        match homeward::feel::main_value(&self.expression, self.context.as_deref()) {
            Ok(value) => {
                given::out(&format!("{value}\n"));
                ExitCode::SUCCESS
            }
            Err(problem) => {
                eprintln!("{problem}");
                ExitCode::from(2)
            }
        }
    }
}
