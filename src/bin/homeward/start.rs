//! The commands with which a pack begins: a folder to start from, and the schemas for an editor.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use homeward::authoring::{schema, starter};

use crate::given::{self, Refusal};

/// `homeward new FOLDER`
#[derive(Args)]
pub struct New {
    /// The folder to make; its name becomes the id of the pack: small letters, digits and hyphens.
    folder: PathBuf,
}

impl New {
    /// Writes a pack that lints clean, with one scenario that fails until somebody writes the rule.
    pub fn run(&self) -> ExitCode {
        match self.write() {
            Ok(files) => {
                let folder = self.folder.display();
                for file in files {
                    given::out(&format!("{folder}/{file}\n"));
                }
                given::out(&format!("\nRead {folder}/README.md, then: homeward lint {folder} && homeward test {folder}\n"));
                ExitCode::SUCCESS
            }
            Err(refusal) => refusal.tell(false),
        }
    }

    fn write(&self) -> Result<Vec<String>, Refusal> {
        let id = self.folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let files = starter::files(&id)?;
        if self.folder.exists() {
            return Err(Refusal::plain(
                format!("{} is there already", self.folder.display()),
                "Name a folder that does not exist yet: nothing is written over.",
            ));
        }
        let mut written = Vec::new();
        for file in files {
            write(&self.folder.join(&file.path), &file.text)?;
            written.push(file.path);
        }
        Ok(written)
    }
}

fn write(path: &Path, text: &str) -> Result<(), Refusal> {
    let folder = path.parent().map_or(Ok(()), std::fs::create_dir_all);
    folder
        .and_then(|()| std::fs::write(path, text))
        .map_err(|error| Refusal::plain(format!("{} cannot be written: {error}", path.display()), "Name a folder that you may write to."))
}

/// `homeward schema [FILE]`
#[derive(Args)]
pub struct Schema {
    /// One kind of file: pack, category, risk, duties, contacts, guidance, notices, forms. All of them, where it is left out.
    file: Option<String>,
}

impl Schema {
    /// Prints the JSON Schema of the files of a pack.
    pub fn run(&self) -> ExitCode {
        let schema = match &self.file {
            None => Ok(schema::all()),
            Some(file) => schema::of(file).ok_or_else(|| {
                Refusal::plain(format!("`{file}` is no kind of file of a pack"), &format!("Use one of {}.", schema::FILES.join(", ")))
            }),
        };
        match schema {
            Ok(schema) => {
                given::out(&format!("{}\n", serde_json::to_string_pretty(&schema).unwrap_or_default()));
                ExitCode::SUCCESS
            }
            Err(refusal) => refusal.tell(false),
        }
    }
}
