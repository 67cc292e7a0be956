//! The page: `www/dist`, built by Vite.

use std::path::PathBuf;

use crate::digest::Digest;
use crate::failure::Result;
use crate::project::Project;
use crate::run::Run;
use crate::say;

/// The page as it is served.
pub fn dist(project: &Project) -> PathBuf {
    project.at("www/dist")
}

/// Builds the page, unless nothing that goes into it has changed; false when there is no page yet.
pub fn build(project: &Project) -> Result<bool> {
    let www = project.at("www");
    if !www.join("package.json").is_file() || !www.join("index.html").is_file() {
        say::skip("page", "no page yet");
        return Ok(false);
    }
    let mut digest = Digest::default();
    digest
        .folder(&www, &["node_modules", "dist", "end-to-end"])?
        // The page opens with an example.
        .folder(&project.at("examples"), &[])?
        .folder(&project.package(), &[])?;
    let stamp = digest.stamp(project, "page");
    if stamp.is_fresh() && dist(project).join("index.html").is_file() {
        say::skip("page", "up to date");
        return Ok(true);
    }
    stamp.clear()?;
    say::step("page: www/dist");
    Run::new(project, www.join("node_modules/.bin/vite")).arg("build").folder(&www).mend("cargo xtask setup").run()?;
    stamp.set()?;
    Ok(true)
}
