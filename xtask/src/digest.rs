//! Knows whether a step must be done again: a digest of all that goes into it, kept in a stamp from the last time.
//!
//! Contents are compared, not times, so that a fresh checkout or a clock set back changes nothing.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};

use crate::failure::Result;
use crate::files;
use crate::project::Project;

/// A digest in the making.
#[derive(Debug, Default)]
pub struct Digest(DefaultHasher);

impl Digest {
    /// Takes in a word: a version, a flag, ...
    pub fn word(&mut self, word: &str) -> &mut Self {
        word.hash(&mut self.0);
        self
    }

    /// Takes in a file, or says that it is missing.
    pub fn file(&mut self, path: &Path) -> Result<&mut Self> {
        path.hash(&mut self.0);
        if path.is_file() {
            files::read(path)?.hash(&mut self.0);
        }
        Ok(self)
    }

    /// Takes in every file below a folder, without the folders of the names given.
    pub fn folder(&mut self, folder: &Path, without: &[&str]) -> Result<&mut Self> {
        if folder.is_dir() {
            for path in files::walk(folder, without)? {
                self.file(&path)?;
            }
        }
        Ok(self)
    }

    /// Ends the digest.
    pub fn stamp(&self, project: &Project, name: &str) -> Stamp {
        Stamp { path: project.target().join("stamps").join(name), now: format!("{:016x}", self.0.finish()) }
    }
}

/// The mark that a step was done with certain inputs.
#[derive(Debug)]
pub struct Stamp {
    path: PathBuf,
    now: String,
}

impl Stamp {
    /// True when the step was done with these inputs.
    pub fn is_fresh(&self) -> bool {
        files::read_text(&self.path).is_ok_and(|then| then == self.now)
    }

    /// Forgets the step: it is about to be done.
    pub fn clear(&self) -> Result<()> {
        files::remove(&self.path)
    }

    /// Remembers the step: it is done.
    pub fn set(&self) -> Result<()> {
        files::write(&self.path, self.now.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::Digest;
    use std::hash::Hasher;

    fn of(words: &[&str]) -> u64 {
        let mut digest = Digest::default();
        for word in words {
            digest.word(word);
        }
        digest.0.finish()
    }

    #[test]
    fn words_do_not_run_into_each_other() {
        assert_eq!(of(&["a", "bc"]), of(&["a", "bc"]));
        assert_ne!(of(&["a", "bc"]), of(&["ab", "c"]));
    }
}
