//! What the command line was given, as values; and how a refusal is told.

use std::io::{IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use homeward::authoring::{self, Authored};
use homeward::diagnostic::Severity;
use homeward::{Case, Code, Diagnostic, Diagnostics, Instant, Protocol, bundled};
use miette::{GraphicalReportHandler, GraphicalTheme, LabeledSpan, NamedSource, SourceCode};

/// Writes on standard output. Whoever reads it may have read enough: that is no failure.
pub fn out(text: &str) {
    let mut out = std::io::stdout().lock();
    if let Err(error) = out.write_all(text.as_bytes()).and_then(|()| out.flush())
        && error.kind() != std::io::ErrorKind::BrokenPipe
    {
        eprintln!("homeward: standard output cannot be written: {error}");
    }
}

/// A protocol, a case and a moment.
pub struct Given {
    /// The protocol.
    pub protocol: Protocol,
    /// The case.
    pub case: Case,
    /// The moment.
    pub as_of: Instant,
}

/// Reads what `assess` and `view` are asked about.
pub fn read(protocol: &str, as_of: &str, case: Option<&Path>) -> Result<Given, Refusal> {
    let protocol = self::protocol(protocol)?;
    let as_of = instant(as_of)?;
    let text = text(case)?;
    let case = Case::read(protocol.vocabulary(), &text, as_of).map_err(Refusal::from)?;
    Ok(Given { protocol, case, as_of })
}

/// The text of a case: of a file, or of standard input.
pub fn text(case: Option<&Path>) -> Result<String, Refusal> {
    let (name, bytes) = match case {
        Some(path) => {
            let name = path.display().to_string();
            let bytes = std::fs::read(path).map_err(|error| {
                Refusal::plain(
                    format!("{name} cannot be read: {error}"),
                    "Name a file that can be read, or give the case on standard input.",
                )
            })?;
            (name, bytes)
        }
        None => {
            if std::io::stdin().is_terminal() {
                eprintln!("homeward: reading the case from standard input; end it with Ctrl-D.");
            }
            let mut bytes = Vec::new();
            let read = std::io::stdin().read_to_end(&mut bytes);
            read.map_err(|error| Refusal::plain(format!("standard input cannot be read: {error}"), "Give the case as a file."))?;
            ("standard input".to_owned(), bytes)
        }
    };
    String::from_utf8(bytes).map_err(|error| {
        let place = error.utf8_error().valid_up_to() + 1;
        Refusal::plain(format!("{name} is not UTF-8 text: its byte {place} is part of no character"), "Save the case as UTF-8.")
    })
}

/// The moment that is asked about.
pub fn instant(text: &str) -> Result<Instant, Refusal> {
    // The library owns no clock; a person at the terminal has one.
    if text == "now"
        && let Ok(since) = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH)
    {
        return Ok(Instant::from_nanoseconds(i64::try_from(since.as_secs()).unwrap_or_default() * 1_000_000_000));
    }
    Instant::parse(text).map_err(|problem| {
        let mut found = Diagnostics::default();
        found.add(Code::CaseBadInstant, "--as-of", format!("`{text}` {}", problem.describe()));
        Refusal::from(found)
    })
}

/// The protocol of this id, or the pack in this folder.
pub fn protocol(name: &str) -> Result<Protocol, Refusal> {
    let (authored, files) = authored(name)?;
    match authored.protocol {
        Some(protocol) => Ok(protocol),
        None => {
            // What keeps the pack from loading is what matters here; `lint` shows the warnings too.
            let errors = authored.found.0.into_iter().filter(|diagnostic| diagnostic.severity == Severity::Error).collect();
            Err(Refusal::of(Diagnostics(errors), files))
        }
    }
}

/// The files of the pack of this id or in this folder, read.
pub fn authored(name: &str) -> Result<(Authored, Vec<authoring::SourceFile>), Refusal> {
    // An id is known in whatever letters it is written: Newham, NEWHAM.
    let files = match bundled::files(&name.to_lowercase()) {
        Some(files) => files,
        None => {
            let folder = PathBuf::from(name);
            if !folder.is_dir() {
                let ids: Vec<_> = bundled::ids().collect();
                return Err(Refusal::plain(
                    format!("`{name}` is neither a protocol nor a folder"),
                    &format!("Use one of {}, or the path of a pack.", ids.join(", ")),
                ));
            }
            authoring::folder(&folder, bundled::shared())
                .map_err(|error| Refusal::plain(format!("{name}: {error}"), "See that the folder and its files can be read."))?
        }
    };
    Ok((authoring::read(&files), files))
}

/// Why nothing was done.
pub struct Refusal {
    found: Diagnostics,
    files: Vec<authoring::SourceFile>,
}

impl From<Diagnostics> for Refusal {
    fn from(found: Diagnostics) -> Self {
        Self { found, files: Vec::new() }
    }
}

impl Refusal {
    /// A refusal of a pack, with the files in which the places lie.
    pub fn of(found: Diagnostics, files: Vec<authoring::SourceFile>) -> Self {
        // What keeps the pack from loading is what matters here; `lint` shows the warnings too.
        let errors = found.0.into_iter().filter(|diagnostic| diagnostic.severity == Severity::Error).collect();
        Self { found: Diagnostics(errors), files }
    }

    /// A refusal of what was given on the command line itself.
    pub fn plain(message: String, mend: &str) -> Self {
        let diagnostic = Diagnostic::new(Code::CommandNotUsable, "command line", message).mended_by(mend);
        Self::from(Diagnostics(vec![diagnostic]))
    }

    /// Tells it on standard error, for people or as JSON, and gives the exit status.
    pub fn tell(&self, json: bool) -> ExitCode {
        tell(&self.found, &self.files, json);
        ExitCode::from(2)
    }
}

/// Tells diagnostics on standard error.
fn tell(found: &Diagnostics, files: &[authoring::SourceFile], json: bool) {
    if json {
        eprintln!("{}", serde_json::to_string_pretty(found).unwrap_or_default());
    } else {
        eprint!("{}", in_words(found, files, std::io::stderr().is_terminal()));
    }
}

/// Diagnostics for people: with their piece of text where there is one.
pub fn in_words(found: &Diagnostics, files: &[authoring::SourceFile], terminal: bool) -> String {
    let theme = if terminal { GraphicalTheme::unicode() } else { GraphicalTheme::unicode_nocolor() };
    let handler = GraphicalReportHandler::new_themed(theme).with_links(false).with_width(100);
    let mut all = String::new();
    for diagnostic in &found.0 {
        let source = diagnostic.place.file.as_ref().and_then(|path| files.iter().find(|file| file.path == *path));
        let report = Report { diagnostic, source: source.map(|file| NamedSource::new(&file.path, file.text.clone())) };
        let mut text = String::new();
        let drawn = diagnostic.place.in_file.is_some() && source.is_some() && handler.render_report(&mut text, &report).is_ok();
        all.push_str(&if drawn { text } else { diagnostic.to_string() });
        all.push_str("\n\n");
    }
    all
}

/// A diagnostic as miette shows it.
struct Report<'a> {
    diagnostic: &'a Diagnostic,
    source: Option<NamedSource<String>>,
}

impl std::fmt::Debug for Report<'_> {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Display::fmt(self, out)
    }
}

impl std::fmt::Display for Report<'_> {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&self.diagnostic.message)
    }
}

impl std::error::Error for Report<'_> {}

impl miette::Diagnostic for Report<'_> {
    fn code<'a>(&'a self) -> Option<Box<dyn std::fmt::Display + 'a>> {
        Some(Box::new(self.diagnostic.code))
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.diagnostic.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
        })
    }

    fn help<'a>(&'a self) -> Option<Box<dyn std::fmt::Display + 'a>> {
        let also = self.diagnostic.also.as_ref().map_or_else(String::new, |also| format!("\nsee: {also}"));
        Some(Box::new(format!("{}\nwhy: {}{also}", self.diagnostic.mend, self.diagnostic.why)))
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.source.as_ref().map(|source| source as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let (start, end) = self.diagnostic.place.in_file?;
        Some(Box::new(std::iter::once(LabeledSpan::new(Some("here".to_owned()), start, end.saturating_sub(start)))))
    }
}
