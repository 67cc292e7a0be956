//! The commands for those who write packs.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use homeward::diagnostic::Severity;
use homeward::vocabulary::Words;
use homeward::{Protocol, bundled};

use crate::given;

/// `homeward lint FOLDER...`
#[derive(Args)]
pub struct Lint {
    /// Folders of packs, or ids of the protocols that this program carries.
    #[arg(required = true)]
    packs: Vec<String>,
    /// Prints what was found as JSON, for machines: a list with an entry for each pack.
    #[arg(long)]
    json: bool,
}

impl Lint {
    /// Reads each pack; says what is wrong, or that nothing is.
    pub fn run(&self) -> ExitCode {
        let mut status = 0;
        let mut all = Vec::new();
        for pack in &self.packs {
            let (authored, files) = match given::authored(pack) {
                Ok(read) => read,
                Err(refusal) => {
                    refusal.tell(self.json);
                    status = 2;
                    continue;
                }
            };
            let found = &authored.found;
            let errors = found.0.iter().filter(|diagnostic| diagnostic.severity == Severity::Error).count();
            let warnings = found.0.len() - errors;
            if self.json {
                all.push(serde_json::json!({ "pack": pack, "errors": errors, "warnings": warnings, "diagnostics": found }));
            } else {
                given::out(&given::in_words(found, &files, std::io::stdout().is_terminal()));
                given::out(&format!("{pack}: {}, {}\n", counted(errors, "error"), counted(warnings, "warning")));
            }
            status = status.max(u8::from(!found.is_empty()));
        }
        if self.json {
            given::out(&format!("{}\n", serde_json::to_string_pretty(&all).unwrap_or_default()));
        }
        ExitCode::from(status)
    }
}

/// "1 error", "2 errors".
fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

/// `homeward bundle PACK`
#[derive(Args)]
pub struct Bundle {
    /// The folder of a pack, or the id of a protocol that this program carries.
    pack: String,
}

impl Bundle {
    /// Prints the pack as JSON; refuses one with an error.
    pub fn run(&self) -> ExitCode {
        let read = given::authored(&self.pack).and_then(|(authored, files)| match authored.protocol {
            Some(_) => Ok(authored.json),
            None => Err(given::Refusal::of(authored.found, files)),
        });
        match read {
            Ok(json) => {
                given::out(&json);
                ExitCode::SUCCESS
            }
            Err(refusal) => refusal.tell(false),
        }
    }
}

/// `homeward protocols`
#[derive(Args)]
pub struct Protocols {
    /// Prints them as JSON, for machines.
    #[arg(long)]
    json: bool,
}

impl Protocols {
    /// Lists the protocols that this program carries.
    pub fn run(&self) -> ExitCode {
        let read = |id: &'static str| (id, bundled::read(id).and_then(|authored| authored.protocol));
        let protocols: Vec<_> = bundled::ids().map(read).collect();
        if self.json {
            let read = protocols.iter().filter_map(|(_, protocol)| protocol.as_ref());
            let names: Vec<_> = read.map(|protocol| protocol.pack().about.in_a_list(protocol.digest())).collect();
            given::out(&format!("{}\n", serde_json::to_string_pretty(&names).unwrap_or_default()));
            return ExitCode::SUCCESS;
        }
        for (id, protocol) in protocols {
            match protocol {
                Some(protocol) => {
                    let pack = protocol.pack();
                    given::out(&format!(
                        "{id:<16} {} ({}), version {}, read against its text on {}: {} duties\n",
                        pack.about.name,
                        pack.about.title,
                        pack.about.version,
                        pack.about.reviewed,
                        pack.duties.len()
                    ));
                }
                None => given::out(&format!("{id:<16} cannot be read: homeward lint {id} says why\n")),
            }
        }
        ExitCode::SUCCESS
    }
}

/// `homeward vocabulary PROTOCOL`
#[derive(Args)]
pub struct Vocabulary {
    /// The id of a protocol that this program carries, or the folder of a pack.
    protocol: String,
    /// Prints it as JSON, for machines.
    #[arg(long)]
    json: bool,
}

impl Vocabulary {
    /// Lists the facts and events that a case may give, with their values and questions.
    pub fn run(&self) -> ExitCode {
        let protocol = match given::protocol(&self.protocol) {
            Ok(protocol) => protocol,
            Err(refusal) => return refusal.tell(self.json),
        };
        let known = protocol.vocabulary();
        if self.json {
            let words = Words { facts: known.facts(), events: known.events() };
            given::out(&format!("{}\n", serde_json::to_string_pretty(&words).unwrap_or_default()));
            return ExitCode::SUCCESS;
        }
        let mut list = String::from("facts\n");
        for fact in known.facts() {
            let values: Vec<&str> = fact.values.iter().map(|choice| choice.value.as_str()).collect();
            let kind =
                if values.is_empty() { serde_json::to_value(fact.fact_type).unwrap_or_default().to_string() } else { values.join(" | ") };
            list.push_str(&format!("  {:<36} {}\n  {:<36} {}\n", fact.name, fact.asks, "", kind.trim_matches('"')));
        }
        list.push_str("\nevents, each an instant such as 2026-11-20T21:30:00Z\n");
        for event in known.events() {
            list.push_str(&format!("  {:<36} {}\n", event.name, event.asks));
        }
        given::out(&list);
        ExitCode::SUCCESS
    }
}

/// `homeward test FOLDER...`
#[derive(Args)]
pub struct Test {
    /// Folders of packs; their scenarios are the files scenarios/*.json.
    #[arg(required = true)]
    packs: Vec<PathBuf>,
}

impl Test {
    /// Runs every scenario of each pack, and tells each that comes out otherwise than it must.
    pub fn run(&self) -> ExitCode {
        let (mut passed, mut failed) = (0, 0);
        for pack in &self.packs {
            match scenarios_of(pack) {
                Ok((protocol, files)) => {
                    for (file, scenarios) in files {
                        for scenario in &scenarios {
                            let wrong = homeward::scenarios::run(&protocol, scenario);
                            if wrong.is_empty() {
                                passed += 1;
                            } else {
                                failed += 1;
                                given::out(&format!("{file}: {}\n    {}\n", scenario["name"], wrong.join("\n    ")));
                            }
                        }
                    }
                }
                Err(refusal) => return refusal.tell(false),
            }
        }
        given::out(&format!("{passed} passed, {failed} failed\n"));
        ExitCode::from(u8::from(failed > 0))
    }
}

type Files = Vec<(String, Vec<serde_json::Value>)>;

/// The protocol of a folder, and the files of its scenarios.
fn scenarios_of(pack: &Path) -> Result<(Protocol, Files), given::Refusal> {
    let protocol = given::protocol(&pack.display().to_string())?;
    let folder = pack.join("scenarios");
    let cannot = |path: &Path, problem: &dyn std::fmt::Display| {
        given::Refusal::plain(format!("{}: {problem}", path.display()), "Name the folder of a pack that has scenarios/*.json.")
    };
    let entries = std::fs::read_dir(&folder).map_err(|error| cannot(&folder, &error))?;
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    paths.sort();
    let mut files = Vec::new();
    for path in paths {
        let text = std::fs::read_to_string(&path).map_err(|error| cannot(&path, &error))?;
        let scenarios = homeward::scenarios::read(&text, &protocol.pack().about.id).map_err(|problem| cannot(&path, &problem))?;
        files.push((path.display().to_string(), scenarios));
    }
    Ok((protocol, files))
}
