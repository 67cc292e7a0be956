//! Set-up: every step says what it does, is skipped when done, and names the command that mends it when it cannot be done.

mod apt;
pub mod chromium;
pub mod node;
pub mod npm;
mod sysroot;
pub mod wasm_target;
mod wasm_tools;

use crate::failure::Result;
use crate::project::Project;

pub use wasm_tools::PackageTools;

/// What the tests need.
#[derive(Debug)]
pub struct Everything {
    /// To build the npm package.
    pub package: PackageTools,
    /// The browser.
    pub chromium: std::path::PathBuf,
}

/// Sets up what the npm package needs.
pub fn for_package(project: &Project) -> Result<PackageTools> {
    node::check(project)?;
    // esbuild, which joins the package's scripts, is one of the page's packages.
    npm::install(project, "www")?;
    let rust = wasm_target::find_or_install(project)?;
    wasm_tools::find_or_install(project, rust)
}

/// Sets up all that any chore needs.
pub fn everything(project: &Project) -> Result<Everything> {
    let package = for_package(project)?;
    npm::install(project, "pkg-tests")?;
    let chromium = chromium::find_or_install(project)?;
    Ok(Everything { package, chromium })
}
