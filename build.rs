//! Lists the packs under `protocols/`, so that the command line carries them and notices when one changes.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default()).join("protocols");
    println!("cargo:rerun-if-changed=protocols");
    let mut list = String::from("const PACKS: &[(&str, &[(&str, &str)])] = &[\n");
    let mut shared = None;
    for entry in sorted(&root)? {
        let name = name_of(&entry);
        if entry.is_dir() {
            write_pack(&mut list, &name, &entry)?;
        } else if name == "england.toml" {
            shared = Some(entry);
        }
    }
    list.push_str("];\n");
    let text = match shared {
        Some(path) => format!("Some(include_str!({path:?}))"),
        None => "None".to_owned(),
    };
    let _ = writeln!(list, "const SHARED_TEXT: Option<&str> = {text};");
    fs::write(PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join("bundled.rs"), list)
}

/// One pack: its TOML files, with their paths within it.
fn write_pack(list: &mut String, id: &str, folder: &Path) -> io::Result<()> {
    let mut files = Vec::new();
    let mut open = vec![(folder.to_path_buf(), String::new())];
    while let Some((directory, prefix)) = open.pop() {
        for entry in sorted(&directory)? {
            let name = format!("{prefix}{}", name_of(&entry));
            if entry.is_dir() {
                open.push((entry, format!("{name}/")));
            } else if entry.extension().is_some_and(|extension| extension == "toml") {
                files.push((name, entry));
            }
        }
    }
    files.sort();
    if files.is_empty() {
        return Ok(());
    }
    let _ = writeln!(list, "    ({id:?}, &[");
    for (name, path) in files {
        let _ = writeln!(list, "        ({name:?}, include_str!({path:?})),");
    }
    list.push_str("    ]),\n");
    Ok(())
}

fn sorted(directory: &Path) -> io::Result<Vec<PathBuf>> {
    let mut entries = Vec::new();
    for entry in fs::read_dir(directory)? {
        entries.push(entry?.path());
    }
    entries.sort();
    Ok(entries)
}

fn name_of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
