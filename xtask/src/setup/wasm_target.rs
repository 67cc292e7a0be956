//! The compiler for wasm32: the active toolchain's, rustup's, or Debian's with a standard library of our own making.

use std::env;
use std::path::PathBuf;
use std::time::Duration;

use crate::failure::{Failure, Result};
use crate::project::Project;
use crate::run::{Run, on_path};
use crate::say;
use crate::setup::sysroot::{self, Sysroot};

/// The target of the browser.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// How long rustup may take before it counts as cut off.
const RUSTUP_LIMIT: Duration = Duration::from_secs(90);

/// The compiler that builds for wasm32.
#[derive(Debug)]
pub enum WasmRust {
    /// The active toolchain.
    Active,
    /// Debian's compiler with our own standard library; for wasm alone.
    Debian(Sysroot),
}

impl WasmRust {
    /// The compiler, when it is not the active toolchain's.
    pub fn rustc(&self) -> Option<PathBuf> {
        match self {
            Self::Active => None,
            Self::Debian(sysroot) => Some(sysroot.rustc.clone()),
        }
    }

    /// Flags that the compiler needs.
    pub fn flags(&self) -> Vec<String> {
        match self {
            Self::Active => Vec::new(),
            Self::Debian(sysroot) => vec![format!("--sysroot={}", sysroot.folder.display())],
        }
    }

    /// Which compiler this is, to the commit.
    pub fn describe(&self, project: &Project) -> Result<String> {
        let rustc = self.rustc().unwrap_or_else(|| PathBuf::from("rustc"));
        Run::new(project, rustc).arg("-vV").text()
    }
}

/// Takes the first way that works.
pub fn find_or_install(project: &Project) -> Result<WasmRust> {
    if env::var("HOMEWARD_WASM_TARGET").is_ok_and(|way| way == "debian") {
        return sysroot::find_or_build(project).map(WasmRust::Debian);
    }
    if active_has_it(project) {
        say::skip("wasm32 standard library", "the active toolchain has it");
        return Ok(WasmRust::Active);
    }
    // Once rustup was found not to work, what was built instead is good enough.
    if let Some(sysroot) = sysroot::find(project) {
        say::skip("wasm32 standard library", "built before, in target/tools");
        return Ok(WasmRust::Debian(sysroot));
    }
    if let Err(failure) = add_by_rustup(project) {
        say::note(failure.summary());
        return sysroot::find_or_build(project).map(WasmRust::Debian);
    }
    Ok(WasmRust::Active)
}

fn active_has_it(project: &Project) -> bool {
    let folder = Run::new(project, "rustc").args(["--print", "target-libdir", "--target", TARGET]).text();
    folder.is_ok_and(|folder| {
        crate::files::entries(&PathBuf::from(folder)).is_ok_and(|entries| {
            entries.iter().any(|path| {
                path.file_name().and_then(|name| name.to_str()).is_some_and(|name| name.starts_with("libcore-") && name.ends_with(".rlib"))
            })
        })
    })
}

fn add_by_rustup(project: &Project) -> Result<()> {
    if on_path("rustup").is_none() {
        return Err(Failure::new("rustup is not here"));
    }
    say::step("wasm32 standard library, by rustup");
    Run::new(project, "rustup").args(["target", "add", TARGET]).run_within(RUSTUP_LIMIT)?;
    if active_has_it(project) {
        Ok(())
    } else {
        Err(Failure::new("rustup said yes, and the active toolchain has no wasm32 standard library"))
    }
}
