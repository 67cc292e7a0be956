//! Every chore of the project: `cargo xtask help` lists them.

mod assemble;
mod bench;
mod check;
mod digest;
mod elements;
mod failure;
mod files;
mod generate;
mod help;
mod http;
mod native;
mod page;
mod project;
mod run;
mod say;
mod serve;
mod setup;
mod size;
mod wasm;

use std::process::ExitCode;

use failure::{Failure, Result};
use project::Project;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\n{failure}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(arguments: &[String]) -> Result<()> {
    let (command, rest) = match arguments.split_first() {
        Some((command, rest)) => (command.as_str(), rest),
        None => ("help", arguments),
    };
    if command == "serve" {
        let port = serve::port(rest)?;
        return serve::serve(&Project::find()?, port);
    }
    if let Some(unknown) = rest.first() {
        return Err(Failure::mended_by(format!("`cargo xtask {command}` takes no argument `{unknown}`"), "cargo xtask help"));
    }
    match command {
        "help" | "--help" | "-h" => help::print(),
        "setup" => drop(setup::everything(&Project::find()?)?),
        "wasm" => package(&Project::find()?)?,
        "build" => build(&Project::find()?)?,
        "test" => check::check(&Project::find()?)?,
        "generate" => {
            let project = Project::find()?;
            package(&project)?;
            generate::generate(&project)?;
        }
        "bench" => bench::bench(&Project::find()?)?,
        "size" => size::size(&Project::find()?)?,
        other => {
            return Err(Failure::mended_by(format!("there is no chore `{other}`"), "cargo xtask help"));
        }
    }
    Ok(())
}

/// Makes the npm package, with what it needs set up.
fn package(project: &Project) -> Result<()> {
    let tools = setup::for_package(project)?;
    wasm::build(project, &tools)?;
    native::build(project)?;
    assemble::assemble(project)
}

/// Makes the npm package and the page, with what they need set up.
fn build(project: &Project) -> Result<()> {
    package(project)?;
    page::build(project)?;
    Ok(())
}
