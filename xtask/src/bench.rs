//! What an assessment costs.

use crate::failure::Result;
use crate::project::Project;
use crate::run::Run;
use crate::say;

/// Measures natively and from JavaScript.
pub fn bench(project: &Project) -> Result<()> {
    crate::package(project)?;
    say::step("natively");
    Run::new(project, "cargo").args(["bench", "--locked"]).run()?;
    let script = project.at("benches/from-js.mjs");
    say::step("from JavaScript");
    Run::new(project, "node").arg(script).run()
}
