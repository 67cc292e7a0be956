//! The browser for the tests.

use std::env;
use std::path::PathBuf;

use crate::failure::{Failure, Result};
use crate::project::Project;
use crate::run::on_path;
use crate::say;
use crate::setup::apt;

const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// The browser that `HOMEWARD_CHROMIUM` names, or is on PATH, or Debian has.
pub fn find_or_install(project: &Project) -> Result<PathBuf> {
    if let Some(path) = env::var_os("HOMEWARD_CHROMIUM") {
        let path = PathBuf::from(path);
        if path.is_file() {
            say::skip("Chromium", &path.to_string_lossy());
            return Ok(path);
        }
        return Err(Failure::mended_by(format!("HOMEWARD_CHROMIUM names {}, which is no file", path.display()), "unset HOMEWARD_CHROMIUM"));
    }
    if let Some(path) = find() {
        say::skip("Chromium", &path.to_string_lossy());
        return Ok(path);
    }
    apt::install(project, &["chromium"])?;
    find().ok_or_else(|| {
        Failure::mended_by("Chromium was installed, and is not on PATH", "HOMEWARD_CHROMIUM=/path/to/chromium cargo xtask test")
    })
}

fn find() -> Option<PathBuf> {
    NAMES.iter().find_map(|name| on_path(name))
}
