//! The commands for those who write packs.

use std::process::ExitCode;

use clap::Args;
use homeward::bundled;

use crate::given;

/// `homeward lint FOLDER...`
#[derive(Args)]
pub struct Lint {
    /// Folders of packs, or ids of the protocols that this program carries.
    #[arg(required = true)]
    packs: Vec<String>,
    /// Prints the diagnostics as JSON, for machines.
    #[arg(long)]
    json: bool,
}

impl Lint {
    /// Reads each pack; says what is wrong, or that nothing is.
    pub fn run(&self) -> ExitCode {
        let mut sound = true;
        for pack in &self.packs {
            match given::authored(pack) {
                Ok((authored, files)) => {
                    given::tell(&authored.found, &files, self.json);
                    let errors = authored.found.0.iter().filter(|diagnostic| diagnostic.severity == homeward::diagnostic::Severity::Error).count();
                    let warnings = authored.found.0.len() - errors;
                    if !self.json {
                        println!("{pack}: {errors} errors, {warnings} warnings");
                    }
                    sound &= authored.found.is_empty();
                }
                Err(refusal) => return refusal.tell(self.json),
            }
        }
        if sound { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }
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
        match given::authored(&self.pack).and_then(|(authored, _)| if authored.json.is_empty() { Err(given::Refusal::from(authored.found)) } else { Ok(authored.json) }) {
            Ok(json) => {
                print!("{json}");
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
            let names: Vec<_> = protocols.iter().filter_map(|(_, protocol)| protocol.as_ref()).map(|protocol| protocol.pack().about.in_a_list()).collect();
            println!("{}", serde_json::to_string_pretty(&names).unwrap_or_default());
            return ExitCode::SUCCESS;
        }
        for (id, protocol) in protocols {
            match protocol {
                Some(protocol) => {
                    let pack = protocol.pack();
                    println!("{id:<16} {} ({}), version {}, read against its text on {}: {} duties", pack.about.name, pack.about.title, pack.about.version, pack.about.reviewed, pack.duties.len());
                }
                None => println!("{id:<16} cannot be read: homeward lint {id} says why"),
            }
        }
        ExitCode::SUCCESS
    }
}
