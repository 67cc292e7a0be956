//! The commands for the work of a night: what would change this, the line of time, the words for the telephone, what a repeat
//! would bring, the handover, the calendar file, and earlier episodes from a spreadsheet.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use homeward::history::GivenAnswers;
use homeward::json::text;
use homeward::record::Record;
use homeward::{assess, export, history, view};

use crate::ask::Question;
use crate::given::{self, Given};

/// `homeward changes|timeline|calls|repeats|calendar --protocol ID|FOLDER --as-of INSTANT [CASE]`
#[derive(Args)]
pub struct OfCase {
    #[command(flatten)]
    question: Question,
}

impl OfCase {
    /// Prints what would change this, as JSON.
    pub fn changes(&self) -> ExitCode {
        self.print(|given| text(&view::changes(&given.protocol, &given.case, given.as_of)))
    }

    /// Prints the episode on a line of time, as JSON.
    pub fn timeline(&self) -> ExitCode {
        self.print(|given| text(&view::timeline(&given.protocol, &given.case, given.as_of)))
    }

    /// Prints the words for the telephone, as JSON.
    pub fn calls(&self) -> ExitCode {
        self.print(|given| text(&view::calls(&given.protocol, &given.case, given.as_of)))
    }

    /// Prints what more episodes would bring, as JSON.
    pub fn repeats(&self) -> ExitCode {
        self.print(|given| text(&view::repeats(&given.protocol, &given.case, given.as_of)))
    }

    /// Prints the deadlines ahead as a calendar file.
    pub fn calendar(&self) -> ExitCode {
        self.print(|given| export::calendar::calendar(&given.protocol, &assess(&given.protocol, &given.case, given.as_of)))
    }

    fn print(&self, answer: impl Fn(&Given) -> String) -> ExitCode {
        match self.question.read() {
            Ok(given) => {
                let answer = answer(&given);
                given::out(&if answer.ends_with('\n') { answer } else { format!("{answer}\n") });
                ExitCode::SUCCESS
            }
            Err(refusal) => refusal.tell(false),
        }
    }
}

/// `homeward handover --protocol ID|FOLDER --as-of INSTANT [RECORD]`
#[derive(Args)]
pub struct Handover {
    /// The id of a protocol that this program carries, or the folder of a pack.
    #[arg(long)]
    protocol: String,
    /// The moment of the handover: 2026-11-21T22:00:00Z, or now.
    #[arg(long)]
    as_of: String,
    /// Prints JSON in place of text.
    #[arg(long)]
    json: bool,
    /// The record: { "case": ..., "asked": [...], "told": [...] }; standard input, where it is left out.
    record: Option<PathBuf>,
}

impl Handover {
    /// Prints the handover sheet.
    pub fn run(&self) -> ExitCode {
        match self.sheet() {
            Ok(sheet) => {
                given::out(&sheet);
                ExitCode::SUCCESS
            }
            Err(refusal) => refusal.tell(false),
        }
    }

    fn sheet(&self) -> Result<String, given::Refusal> {
        let protocol = given::protocol(&self.protocol)?;
        let as_of = given::instant(&self.as_of)?;
        let record = Record::read(&protocol, &given::text(self.record.as_deref())?, as_of).map_err(given::Refusal::from)?;
        let sheet = view::handover(&protocol, &record, as_of);
        Ok(if self.json { format!("{}\n", text(&sheet)) } else { export::handover::handover(&sheet) })
    }
}

/// `homeward history --as-of INSTANT [--case CASE] [--answer KEY=VALUE]... [TABLE]`
#[derive(Args)]
pub struct History {
    /// The moment that is asked about: 2026-11-21T22:00:00Z, or now.
    #[arg(long)]
    as_of: String,
    /// An answer to a question that the table asked before: order=day_first, 3/category=missing.
    #[arg(long = "answer", value_name = "KEY=VALUE")]
    answers: Vec<String>,
    /// The case to which they are added, a file of JSON: what it knows of episodes is not counted twice.
    #[arg(long)]
    case: Option<PathBuf>,
    /// The table, as it was saved or pasted from a spreadsheet; standard input, where it is left out.
    table: Option<PathBuf>,
}

impl History {
    /// Prints the rows as JSON: what each says, what it asks, what is wrong with it.
    pub fn run(&self) -> ExitCode {
        let mut answers = GivenAnswers::new();
        for answer in &self.answers {
            let Some((key, value)) = answer.split_once('=') else {
                return given::Refusal::plain(
                    format!("`{answer}` is no answer"),
                    "Write the key, an equals sign and the value: order=day_first.",
                )
                .tell(false);
            };
            answers.insert(key.to_owned(), value.to_owned());
        }
        match self.read(&answers) {
            Ok(table) => {
                given::out(&format!("{}\n", text(&table)));
                ExitCode::SUCCESS
            }
            Err(refusal) => refusal.tell(false),
        }
    }
    fn read(&self, answers: &GivenAnswers) -> Result<history::HistoryTable, given::Refusal> {
        let as_of = given::instant(&self.as_of)?;
        let beside = match &self.case {
            Some(case) => history::Beside::read(&given::text(Some(case))?).map_err(given::Refusal::from)?,
            None => history::Beside::default(),
        };
        Ok(history::read(&given::text(self.table.as_deref())?, as_of, answers, &beside))
    }
}
