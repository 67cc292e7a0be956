//! The commands of forms: which are of use, how far one is filled in, and what it changes when it is completed.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use homeward::{Case, form, json};

use crate::given::{self, Refusal};

/// `homeward form --protocol ID|FOLDER --form ID --as-of INSTANT [--case CASE] [ANSWERS]`
#[derive(Args)]
pub struct Form {
    /// The id of a protocol that this program carries, or the folder of a pack.
    #[arg(long)]
    protocol: String,
    /// The id of the form: newham/form-...
    #[arg(long)]
    form: String,
    /// The moment that is asked about: 2026-11-21T22:00:00Z, or now.
    #[arg(long)]
    as_of: String,
    /// The case, a file of JSON; nothing is known, where it is left out.
    #[arg(long)]
    case: Option<PathBuf>,
    /// The answers, a file of JSON, or - for standard input; there are none, where it is left out.
    answers: Option<PathBuf>,
    /// Prints the form as plain text, as it would stand on paper.
    #[arg(long, conflicts_with = "complete")]
    text: bool,
    /// Prints the case as it is once the form is completed.
    #[arg(long)]
    complete: bool,
    /// Prints diagnostics as JSON, for machines.
    #[arg(long)]
    json: bool,
}

impl Form {
    /// Prints the state of the form as JSON, its text, or the case that completing it gives.
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
        let protocol = given::protocol(&self.protocol)?;
        let as_of = given::instant(&self.as_of)?;
        let case = text_or_nothing(self.case.as_deref())?;
        let answers = text_or_nothing(self.answers.as_deref())?;
        if self.text {
            return Ok(form::text(&protocol, &self.form, &case, &answers, as_of)?);
        }
        let json = if self.complete {
            json::text(&form::complete(&protocol, &self.form, &case, &answers, as_of)?)
        } else {
            json::text(&form::state(&protocol, &self.form, &case, &answers, as_of)?)
        };
        Ok(json + "\n")
    }
}

/// `homeward forms --protocol ID|FOLDER [--case CASE --as-of INSTANT]`
#[derive(Args)]
pub struct Forms {
    /// The id of a protocol that this program carries, or the folder of a pack.
    #[arg(long)]
    protocol: String,
    /// The case, a file of JSON: those of use in it are listed; all of them, where it is left out.
    #[arg(long, requires = "as_of")]
    case: Option<PathBuf>,
    /// The moment that is asked about.
    #[arg(long)]
    as_of: Option<String>,
}

impl Forms {
    /// Lists forms: id and title, one a line.
    pub fn run(&self) -> ExitCode {
        match self.list() {
            Ok(list) => {
                given::out(&list);
                ExitCode::SUCCESS
            }
            Err(refusal) => refusal.tell(false),
        }
    }

    fn list(&self) -> Result<String, Refusal> {
        let protocol = given::protocol(&self.protocol)?;
        let Some((case, as_of)) = self.case.as_deref().zip(self.as_of.as_deref()) else {
            return Ok(protocol.pack().forms.iter().map(|form| format!("{}\t{}\n", form.id, form.title)).collect());
        };
        let as_of = given::instant(as_of)?;
        let case = Case::read(protocol.vocabulary(), &given::text(Some(case))?, as_of)?;
        let of_use = form::forms(&protocol, &case, as_of);
        let line = |listed: &form::ListedForm<'_>| {
            let perhaps = if listed.of_use == form::Asked::Perhaps { "\tmay be of use" } else { "" };
            format!("{}\t{}{perhaps}\n", listed.id, listed.title)
        };
        Ok(of_use.iter().map(line).collect())
    }
}

/// The text of a file, of standard input for `-`, or an object without members.
fn text_or_nothing(path: Option<&Path>) -> Result<String, Refusal> {
    match path {
        None => Ok("{}".to_owned()),
        Some(path) if path.as_os_str() == "-" => given::text(None),
        Some(path) => given::text(Some(path)),
    }
}
