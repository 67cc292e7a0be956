//! npm packages of a folder, as its lock file says.

use std::path::Path;

use crate::digest::Digest;
use crate::failure::{Failure, Result};
use crate::files;
use crate::project::Project;
use crate::run::Run;
use crate::say;

/// Installs the npm packages of a folder, unless its lock file is as it was the last time.
pub fn install(project: &Project, folder: &str) -> Result<()> {
    let what = format!("npm packages of {folder}");
    let place = project.at(folder);
    if !place.join("package.json").is_file() {
        say::skip(&what, "none yet");
        return Ok(());
    }
    let lock = place.join("package-lock.json");
    names_no_host(folder, &lock)?;
    let stamp = || -> Result<_> {
        let mut digest = Digest::default();
        digest.file(&place.join("package.json"))?.file(&lock)?.file(&place.join(".npmrc"))?;
        Ok(digest.stamp(project, &format!("npm-{folder}")))
    };
    let before = stamp()?;
    if before.is_fresh() && place.join("node_modules").is_dir() {
        say::skip(&what, "installed");
        return Ok(());
    }
    before.clear()?;
    say::step(&what);
    if lock.is_file() {
        as_locked(project, folder, &place)?;
    } else {
        npm(project, folder, &place).arg("install").run()?;
    }
    // The lock file may have been written just now.
    names_no_host(folder, &lock)?;
    stamp()?.set()
}

/// What the lock file says, which stays as it is.
///
/// `npm ci` refuses a lock file that lacks a package for some other kind of machine, as one does that was written where the
/// registry has no such package. `npm install --no-save` takes the same versions from it and does not mind.
fn as_locked(project: &Project, folder: &str, place: &Path) -> Result<()> {
    let Err(failure) = npm(project, folder, place).arg("ci").output() else {
        return Ok(());
    };
    say::note(failure.summary());
    npm(project, folder, place).args(["install", "--no-save"]).run()
}

fn npm(project: &Project, folder: &str, place: &Path) -> Run {
    Run::new(project, "npm")
        .args(["--ignore-scripts", "--no-audit", "--no-fund"])
        .folder(place)
        .mend(&format!("cd {folder} && npm install --ignore-scripts"))
}

/// A lock file says which version and which bytes, never from where.
fn names_no_host(folder: &str, lock: &Path) -> Result<()> {
    if lock.is_file() && files::read_text(lock)?.contains("\"resolved\": \"http") {
        return Err(Failure::mended_by(
            format!("{folder}/package-lock.json names the host of a registry"),
            format!(
                "cd {folder} && echo omit-lockfile-registry-resolved=true >> .npmrc && rm -r package-lock.json node_modules && npm install --ignore-scripts"
            ),
        ));
    }
    Ok(())
}
