//! The command line: the same protocols, cases and assessments as in the browser, for people, tests and other programs.
//!
//! Exit status: 0 done, 1 `lint` or `test` found something, 2 what was given cannot be read (diagnostics stand on
//! standard error; what `lint` found stands on standard output).

mod ask;
mod author;
mod both;
mod fill;
mod given;
mod night;
mod start;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Applies the protocols of English authorities for children who go missing from home or care.
///
/// It advises; people decide. Nothing is sent anywhere, and nothing is stored.
#[derive(Parser)]
#[command(name = "homeward", version, arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Applies a protocol to a case: the assessment, as JSON, on standard output.
    Assess(ask::Assess),
    /// The same for people: what this is, what is due, whom to tell.
    View(ask::View),
    /// Asks two protocols: a child of one authority, placed in the area of another.
    Pair(both::Pair),
    /// Shows how two protocols differ in a case.
    Compare(both::Compare),
    /// Says how far a form is filled in; prints it as text, or the case that completing it gives.
    Form(fill::Form),
    /// Lists the forms of a protocol, or those that are of use in a case.
    Forms(fill::Forms),
    /// Says what would change this: each fact alone, answered otherwise. JSON.
    Changes(night::OfCase),
    /// Lays the episode on a line of time. JSON.
    Timeline(night::OfCase),
    /// Gives the words for the telephone, call by call. JSON.
    Calls(night::OfCase),
    /// Says how many more episodes, and by when, would bring what. JSON.
    Repeats(night::OfCase),
    /// Prints the handover sheet at the end of a shift.
    Handover(night::Handover),
    /// Prints the deadlines ahead as a calendar file, without any word of the case.
    Calendar(night::OfCase),
    /// Reads earlier episodes from a table of a spreadsheet, and asks where it can be read in two ways. JSON.
    History(night::History),
    /// Makes the folder of a new pack, to start from.
    New(start::New),
    /// Prints the JSON Schema of the files of a pack, for an editor.
    Schema(start::Schema),
    /// Runs the scenarios of packs.
    Test(author::Test),
    /// Reads packs and lists all that is wrong with them.
    Lint(author::Lint),
    /// Prints a pack as JSON, as a browser loads it.
    Bundle(author::Bundle),
    /// Lists the protocols that this program carries.
    Protocols(author::Protocols),
    /// Lists the facts and events that a case may give.
    Vocabulary(author::Vocabulary),
    /// Evaluates an expression of the language of conditions.
    Feel(ask::Feel),
}

fn main() -> ExitCode {
    match Arguments::parse().command {
        Command::Assess(arguments) => arguments.run(),
        Command::View(arguments) => arguments.run(),
        Command::Pair(arguments) => arguments.run(),
        Command::Compare(arguments) => arguments.run(),
        Command::Form(arguments) => arguments.run(),
        Command::Forms(arguments) => arguments.run(),
        Command::Changes(arguments) => arguments.changes(),
        Command::Timeline(arguments) => arguments.timeline(),
        Command::Calls(arguments) => arguments.calls(),
        Command::Repeats(arguments) => arguments.repeats(),
        Command::Handover(arguments) => arguments.run(),
        Command::Calendar(arguments) => arguments.calendar(),
        Command::History(arguments) => arguments.run(),
        Command::New(arguments) => arguments.run(),
        Command::Schema(arguments) => arguments.run(),
        Command::Test(arguments) => arguments.run(),
        Command::Lint(arguments) => arguments.run(),
        Command::Bundle(arguments) => arguments.run(),
        Command::Protocols(arguments) => arguments.run(),
        Command::Vocabulary(arguments) => arguments.run(),
        Command::Feel(arguments) => arguments.run(),
    }
}
