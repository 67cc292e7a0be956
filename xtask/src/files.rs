//! Files and folders, with errors that name them.

use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::{Failure, Result};

/// What is directly in a folder, in order of name.
pub fn entries(folder: &Path) -> Result<Vec<PathBuf>> {
    let fail = |error: std::io::Error| Failure::at("read the folder", folder, &error);
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(fail)? {
        paths.push(entry.map_err(fail)?.path());
    }
    paths.sort();
    Ok(paths)
}

/// Every file below a folder, in order of path, without the folders of the names given.
pub fn walk(folder: &Path, without: &[&str]) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for path in entries(folder)? {
        let skipped = path.file_name().is_some_and(|name| without.iter().any(|skip| name == *skip));
        if path.is_dir() {
            if !skipped {
                found.extend(walk(&path, without)?);
            }
        } else if path.is_file() {
            found.push(path);
        }
    }
    Ok(found)
}

/// The text of a file.
pub fn read_text(path: &Path) -> Result<String> {
    fs::read_to_string(path).map_err(|error| Failure::at("read", path, &error))
}

/// The bytes of a file.
pub fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).map_err(|error| Failure::at("read", path, &error))
}

/// Writes a file and the folders it needs.
pub fn write(path: &Path, content: &[u8]) -> Result<()> {
    if let Some(folder) = path.parent() {
        create(folder)?;
    }
    fs::write(path, content).map_err(|error| Failure::at("write", path, &error))
}

/// Copies a file, and makes the folders it needs.
pub fn copy(from: &Path, to: &Path) -> Result<()> {
    write(to, &read(from)?)
}

/// Makes a folder and those above it.
pub fn create(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder).map_err(|error| Failure::at("make the folder", folder, &error))
}

/// Removes a file or a folder with all it holds, if it is there.
pub fn remove(path: &Path) -> Result<()> {
    let Ok(kind) = fs::symlink_metadata(path) else {
        return Ok(());
    };
    let removed = if kind.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
    removed.map_err(|error| Failure::at("remove", path, &error))
}

/// Puts a finished folder in the place of an older one.
pub fn replace(old: &Path, new: &Path) -> Result<()> {
    remove(old)?;
    fs::rename(new, old).map_err(|error| Failure::at("move a folder to", old, &error))
}
