//! The elements of the npm package: scripts that a plain page can load, their types and their manifest.

use std::path::{Path, PathBuf};

use crate::digest::Digest;
use crate::failure::Result;
use crate::files;
use crate::project::Project;
use crate::run::Run;
use crate::say;

/// The elements as they were built.
fn built(project: &Project) -> PathBuf {
    project.at("target/package/elements")
}

/// Builds the elements, unless nothing that goes into them has changed.
pub fn build(project: &Project) -> Result<()> {
    let mut digest = Digest::default();
    for file in ["package-lock.json", "tsconfig.json", "vite.config.ts"] {
        digest.file(&project.at("www").join(file))?;
    }
    digest
        .folder(&project.at("www/elements"), &[])?
        .folder(&project.at("www/packaging"), &[])?
        .folder(&project.at("www/engine/package"), &[])?;
    let stamp = digest.stamp(project, "elements");
    if stamp.is_fresh() && built(project).join("custom-elements.json").is_file() {
        say::skip("elements of the package", "up to date");
        return Ok(());
    }
    stamp.clear()?;
    say::step("elements of the package: target/package/elements");
    files::remove(&built(project))?;
    Run::new(project, "node").arg(project.at("www/packaging/build.mjs")).arg(built(project)).mend("cargo xtask setup").run()?;
    stamp.set()
}

/// Puts the elements into a package.
pub fn copy(project: &Project, package: &Path) -> Result<()> {
    for path in files::entries(&built(project))? {
        let name = path.file_name().unwrap_or_default();
        // Where tools look for it: beside package.json.
        let to = if name == "custom-elements.json" { package.join(name) } else { package.join("elements").join(name) };
        files::copy(&path, &to)?;
    }
    Ok(())
}
