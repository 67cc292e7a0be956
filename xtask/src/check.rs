//! Every test, after all set-up. What fails does not keep the rest from running; the exit code tells.
//!
//! The runners that count tests come last, so that the output ends with their own closing lines.

use std::path::PathBuf;

use crate::failure::{Failure, Result};
use crate::files;
use crate::http;
use crate::page;
use crate::project::Project;
use crate::run::Run;
use crate::say;
use crate::setup;

/// Runs everything.
pub fn check(project: &Project) -> Result<()> {
    let tools = setup::everything(project)?;
    let mut failed: Vec<String> = Vec::new();
    let mut judge = |what: &str, result: Result<()>| -> bool {
        if let Err(failure) = &result {
            println!("{failure}");
            failed.push(what.to_owned());
        }
        result.is_ok()
    };

    step("formatting");
    judge("cargo fmt", cargo(project, &["fmt", "--all", "--check"], "rustup component add rustfmt; cargo fmt --all"));
    step("lints");
    let clippy = ["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"];
    judge("cargo clippy", cargo(project, &clippy, "rustup component add clippy; cargo clippy --workspace --all-targets"));

    let package = judge(
        "npm package",
        crate::wasm::build(project, &tools.package)
            .and_then(|()| crate::native::build(project))
            .and_then(|()| crate::assemble::assemble(project)),
    );
    if package {
        judge("types", crate::generate::check(project));
        judge("TypeScript", types(project));
    }
    let page = package && {
        let mut built = false;
        judge("page", page::build(project).map(|is| built = is)) && built
    };

    step("cargo test");
    judge("cargo test", cargo(project, &["test", "--workspace", "--locked", "--no-fail-fast"], "cargo test --workspace"));
    if package {
        judge("node --test www", node(project, "www", &["node_modules", "dist", "end-to-end"], &[]));
        let chromium = tools.chromium.to_string_lossy();
        let browser = [("HOMEWARD_CHROMIUM", chromium.as_ref())];
        judge("node --test pkg-tests", node(project, "pkg-tests", &["node_modules"], &browser));
    }
    if page {
        judge("node --test www/end-to-end", end_to_end(project, &tools.chromium));
    }

    if failed.is_empty() { Ok(()) } else { Err(Failure::new(format!("failed: {}", failed.join(", ")))) }
}

fn step(what: &str) {
    println!();
    say::step(what);
}

fn cargo(project: &Project, arguments: &[&str], mend: &str) -> Result<()> {
    Run::new(project, "cargo").args(arguments).mend(mend).run()
}

/// The types of the page's scripts.
fn types(project: &Project) -> Result<()> {
    let www = project.at("www");
    step("TypeScript");
    Run::new(project, www.join("node_modules/.bin/tsc")).arg("--noEmit").folder(&www).run()
}

/// The page in the browser, served by the same server as `cargo xtask serve`.
fn end_to_end(project: &Project, chromium: &std::path::Path) -> Result<()> {
    let bound = http::bind(0)?;
    let address = bound.address();
    bound.serve(&page::dist(project))?;
    let chromium = chromium.to_string_lossy();
    let variables = [("HOMEWARD_CHROMIUM", chromium.as_ref()), ("HOMEWARD_URL", address.as_str())];
    node(project, "www/end-to-end", &["node_modules"], &variables)
}

/// Node's runner over the tests below a folder: files named `*.test.mjs`, `.js` or `.ts`.
fn node(project: &Project, folder: &str, without: &[&str], variables: &[(&str, &str)]) -> Result<()> {
    let place = project.at(folder);
    let tests: Vec<PathBuf> = match place.is_dir() {
        true => files::walk(&place, without)?.into_iter().filter(|path| is_test(path)).collect(),
        false => Vec::new(),
    };
    println!();
    if tests.is_empty() {
        return Err(Failure::new(format!("there are no tests in {folder}: they belong to the project and have to run")));
    }
    say::step(&format!("node --test {folder}"));
    let mut run = Run::new(project, "node").folder(&place);
    if tests.iter().any(|path| path.extension().is_some_and(|extension| extension == "ts")) {
        // Node 20 reads no TypeScript by itself.
        run = run.args(["--import", "tsx"]).mend("cd www && npm install --save-dev --ignore-scripts tsx");
    }
    for (name, value) in variables {
        run = run.env(name, value);
    }
    run.arg("--test").args(tests).run()
}

fn is_test(path: &std::path::Path) -> bool {
    path.file_name()
        .and_then(|name| name.to_str())
        .is_some_and(|name| [".test.mjs", ".test.js", ".test.ts"].iter().any(|ending| name.ends_with(ending)))
}
