//! The command line `homeward`, as it is released.

use std::path::PathBuf;

use crate::failure::Result;
use crate::project::Project;
use crate::run::Run;
use crate::say;

/// Builds the command line; cargo knows whether there is anything to do.
pub fn build(project: &Project) -> Result<()> {
    say::step("the command line: target/release/homeward");
    Run::new(project, "cargo").args(["build", "--release", "--locked", "--bin", "homeward"]).run()
}

/// Where the command line is.
pub fn path(project: &Project) -> PathBuf {
    project.target().join("release/homeward")
}
