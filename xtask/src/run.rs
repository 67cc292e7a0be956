//! Runs other programs.

use std::env;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::failure::{Failure, Result};
use crate::project::Project;
use crate::say;

/// A program about to be run: in the project's folder, without standard input, its builds going to `target`.
#[derive(Debug)]
pub struct Run {
    command: Command,
    mend: Option<String>,
}

impl Run {
    /// Prepares a program.
    pub fn new(project: &Project, program: impl AsRef<OsStr>) -> Self {
        let mut command = Command::new(program);
        command.current_dir(project.root()).env("CARGO_TARGET_DIR", project.target()).stdin(Stdio::null());
        // What cargo told us about xtask is nothing to the programs that we start.
        for (name, _) in env::vars_os() {
            let told = name.to_str().is_some_and(|name| name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_"));
            if told {
                command.env_remove(name);
            }
        }
        Self { command, mend: None }
    }

    /// Adds an argument.
    pub fn arg(mut self, argument: impl AsRef<OsStr>) -> Self {
        self.command.arg(argument);
        self
    }

    /// Adds arguments.
    pub fn args<I: IntoIterator<Item = S>, S: AsRef<OsStr>>(mut self, arguments: I) -> Self {
        self.command.args(arguments);
        self
    }

    /// Sets a variable of the environment.
    pub fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// Removes a variable of the environment.
    pub fn without_env(mut self, name: &str) -> Self {
        self.command.env_remove(name);
        self
    }

    /// Sets the folder to run in.
    pub fn folder(mut self, folder: &Path) -> Self {
        self.command.current_dir(folder);
        self
    }

    /// Names the command that mends a failure of this one.
    pub fn mend(mut self, mend: &str) -> Self {
        self.mend = Some(mend.to_owned());
        self
    }

    /// Runs the program in full view; fails when it fails.
    pub fn run(mut self) -> Result<()> {
        let line = self.line();
        say::note(&format!("$ {line}"));
        match self.command.status() {
            Ok(status) if status.success() => Ok(()),
            Ok(status) => Err(self.failure(format!("`{line}` failed ({status})"))),
            Err(error) => Err(self.failure(format!("`{line}` did not start: {error}"))),
        }
    }

    /// Runs the program unseen and gives what it printed; fails when it fails.
    pub fn output(mut self) -> Result<Vec<u8>> {
        let line = self.line();
        match self.command.output() {
            Ok(output) if output.status.success() => Ok(output.stdout),
            Ok(output) => {
                let said = String::from_utf8_lossy(&output.stderr);
                Err(self.failure(format!("`{line}` failed ({})\n{}", output.status, said.trim())))
            }
            Err(error) => Err(self.failure(format!("`{line}` did not start: {error}"))),
        }
    }

    /// Like `output`, as text without the space around it.
    pub fn text(self) -> Result<String> {
        let output = self.output()?;
        Ok(String::from_utf8_lossy(&output).trim().to_owned())
    }

    /// Runs the program in full view and ends it when it takes longer than this.
    pub fn run_within(mut self, limit: Duration) -> Result<()> {
        let line = self.line();
        say::note(&format!("$ {line}"));
        let started = Instant::now();
        let mut child = self.command.spawn().map_err(|error| self.failure(format!("`{line}` did not start: {error}")))?;
        loop {
            match child.try_wait() {
                Ok(Some(status)) if status.success() => return Ok(()),
                Ok(Some(status)) => return Err(self.failure(format!("`{line}` failed ({status})"))),
                Ok(None) if started.elapsed() < limit => thread::sleep(Duration::from_millis(50)),
                Ok(None) | Err(_) => {
                    let _ = child.kill();
                    let _ = child.wait();
                    return Err(self.failure(format!("`{line}` took more than {} s and was ended", limit.as_secs())));
                }
            }
        }
    }

    /// The command as a person would type it.
    fn line(&self) -> String {
        let mut words = vec![self.command.get_program().to_string_lossy().into_owned()];
        words.extend(self.command.get_args().map(|word| word.to_string_lossy().into_owned()));
        words.join(" ")
    }

    fn failure(&self, what: String) -> Failure {
        match &self.mend {
            Some(mend) => Failure::mended_by(what, mend.clone()),
            None => Failure::new(what),
        }
    }
}

/// Finds a program on PATH.
pub fn on_path(name: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(name)).find(|path| path.is_file())
}
