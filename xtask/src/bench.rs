//! What an assessment costs, and what the page costs the person before it.

use crate::failure::Result;
use crate::project::Project;
use crate::run::Run;
use crate::say;
use crate::setup;

/// Measures natively, from JavaScript, and the page in a browser.
pub fn bench(project: &Project) -> Result<()> {
    let tools = setup::everything(project)?;
    crate::build(project)?;
    say::step("natively");
    Run::new(project, "cargo").args(["bench", "--locked"]).run()?;
    for (what, script) in [("from JavaScript", "benches/from-js.mjs"), ("the page", "benches/page.mjs")] {
        say::step(what);
        Run::new(project, "node").arg(project.at(script)).env("HOMEWARD_CHROMIUM", &tools.chromium).run()?;
    }
    Ok(())
}
