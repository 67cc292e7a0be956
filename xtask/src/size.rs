//! What the module, the packs and the page weigh.

use crate::failure::Result;
use crate::page;
use crate::project::Project;
use crate::run::Run;
use crate::say;

/// Builds everything and prints the table.
pub fn size(project: &Project) -> Result<()> {
    crate::build(project)?;
    say::step("sizes");
    Run::new(project, "node").arg(project.at("xtask/size.mjs")).arg(project.package()).arg(page::dist(project)).run()
}
