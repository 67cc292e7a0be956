//! Node and npm: they must be there already.

use crate::failure::{Failure, Result};
use crate::project::Project;
use crate::run::Run;
use crate::say;

const OLDEST: u32 = 20;

/// Makes sure that Node is new enough and npm is there.
pub fn check(project: &Project) -> Result<()> {
    let mend = format!("install Node {OLDEST} or newer with npm, then: cargo xtask setup");
    let version = Run::new(project, "node").arg("--version").mend(&mend).text()?;
    if major(&version).is_none_or(|major| major < OLDEST) {
        return Err(Failure::mended_by(format!("Node {version} is too old: {OLDEST} or newer is needed"), mend));
    }
    Run::new(project, "npm").arg("--version").mend(&mend).text()?;
    say::skip("Node and npm", &version);
    Ok(())
}

fn major(version: &str) -> Option<u32> {
    version.strip_prefix('v')?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::major;

    #[test]
    fn the_major_version_is_read() {
        assert_eq!(major("v20.20.2"), Some(20));
        assert_eq!(major("20"), None);
    }
}
