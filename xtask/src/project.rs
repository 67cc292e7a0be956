//! Where things are.

use std::env;
use std::path::{Path, PathBuf};

use crate::failure::{Failure, Result};
use crate::files;

/// The folder of the project, and the places inside it that chores use.
#[derive(Debug, Clone)]
pub struct Project {
    root: PathBuf,
}

impl Project {
    /// Finds the project: the folder above xtask when cargo started us, else the nearest folder upwards that has an xtask.
    pub fn find() -> Result<Self> {
        if let Some(manifest) = env::var_os("CARGO_MANIFEST_DIR")
            && let Some(root) = Path::new(&manifest).parent()
        {
            return Ok(Self { root: root.to_path_buf() });
        }
        let here = env::current_dir().map_err(|error| Failure::at("find the folder", Path::new("."), &error))?;
        here.ancestors()
            .find(|folder| folder.join("xtask/Cargo.toml").is_file())
            .map(|root| Self { root: root.to_path_buf() })
            .ok_or_else(|| Failure::mended_by("this folder is not inside the project", "cd to the clone, then: cargo xtask help"))
    }

    /// The folder of the clone.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// A path inside the clone.
    pub fn at(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    /// Everything that is built.
    pub fn target(&self) -> PathBuf {
        self.at("target")
    }

    /// Tools installed for this clone alone.
    pub fn tools(&self) -> PathBuf {
        self.at("target/tools")
    }

    /// The npm package, whole.
    pub fn package(&self) -> PathBuf {
        self.at("target/package/homeward")
    }

    /// The folders of the packs, by id: those under `protocols/` that hold a `pack.toml`.
    pub fn packs(&self) -> Result<Vec<(String, PathBuf)>> {
        let folder = self.at("protocols");
        if !folder.is_dir() {
            return Ok(Vec::new());
        }
        let mut packs = Vec::new();
        for path in files::entries(&folder)? {
            if let Some(id) = path.file_name().and_then(|name| name.to_str())
                && path.join("pack.toml").is_file()
            {
                packs.push((id.to_owned(), path.clone()));
            }
        }
        Ok(packs)
    }

    /// The version that `Cargo.lock` fixes for a crate.
    pub fn locked_version(&self, name: &str) -> Result<String> {
        let path = self.at("Cargo.lock");
        version_in_lock(&files::read_text(&path)?, name)
            .ok_or_else(|| Failure::mended_by(format!("Cargo.lock has no crate `{name}`"), "cargo generate-lockfile"))
    }
}

/// Finds the `version` line that follows the `name` line of a crate.
fn version_in_lock(lock: &str, name: &str) -> Option<String> {
    let wanted = format!("name = \"{name}\"");
    let mut lines = lock.lines().skip_while(|line| *line != wanted);
    lines.next()?;
    let version = lines.next()?.strip_prefix("version = \"")?;
    Some(version.strip_suffix('"')?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::version_in_lock;

    #[test]
    fn the_lock_file_gives_the_version_of_exactly_the_named_crate() {
        let lock = "[[package]]\nname = \"ab\"\nversion = \"1.0.0\"\n\n[[package]]\nname = \"a\"\nversion = \"2.3.4\"\n";
        assert_eq!(version_in_lock(lock, "a"), Some("2.3.4".to_owned()));
        assert_eq!(version_in_lock(lock, "b"), None);
    }
}
