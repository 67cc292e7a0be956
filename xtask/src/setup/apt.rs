//! Debian's packages.

use std::env;

use crate::failure::{Failure, Result};
use crate::project::Project;
use crate::run::{Run, on_path};
use crate::say;

/// Installs packages, after a look at the newest lists.
pub fn install(project: &Project, packages: &[&str]) -> Result<()> {
    let names = packages.join(" ");
    let mend = format!("as root: apt-get update && apt-get install --no-install-recommends {names}");
    if on_path("apt-get").is_none() {
        return Err(Failure::mended_by(
            format!("this needs {names}, and apt-get is not here to install it"),
            format!("install what Debian calls {names}, then run this again"),
        ));
    }
    if !is_root(project) {
        return Err(Failure::mended_by(format!("this needs Debian's {names}, and only root can install it"), mend));
    }
    say::step(&format!("Debian's packages: {names}"));
    // Old lists may still do: let the installation itself say whether they did.
    if let Err(failure) = apt(project).args(["-q", "update"]).run() {
        say::note(failure.summary());
    }
    apt(project).args(["-q", "-y", "install", "--no-install-recommends"]).args(packages).mend(&mend).run()
}

/// The version of a package that is installed.
pub fn version(project: &Project, package: &str) -> Option<String> {
    Run::new(project, "dpkg-query")
        .args(["--show", "--showformat=${db:Status-Status} ${Version}", package])
        .text()
        .ok()?
        .strip_prefix("installed ")
        .map(str::to_owned)
}

/// The path of a package's file that ends so.
pub fn file(project: &Project, package: &str, ending: &str) -> Result<std::path::PathBuf> {
    let list = Run::new(project, "dpkg").args(["-L", package]).text()?;
    list.lines().find(|line| line.ends_with(ending)).map(std::path::PathBuf::from).ok_or_else(|| {
        Failure::mended_by(
            format!("Debian's package {package} holds no {ending}"),
            format!("as root: apt-get install --reinstall {package}"),
        )
    })
}

fn apt(project: &Project) -> Run {
    Run::new(project, "apt-get").env("DEBIAN_FRONTEND", "noninteractive")
}

fn is_root(project: &Project) -> bool {
    match Run::new(project, "id").arg("-u").text() {
        Ok(id) => id == "0",
        Err(_) => env::var("USER").is_ok_and(|user| user == "root"),
    }
}
