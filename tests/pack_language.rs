//! What `protocols/README.md` shows stands together: its blocks, laid into files, are a pack without errors, and its scenario
//! passes.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use std::fs;
use std::path::Path;

use homeward::authoring::{self, SourceFile};
use homeward::diagnostic::Severity;

/// The blocks of a language in the text, in order.
fn blocks<'t>(text: &'t str, language: &str) -> Vec<&'t str> {
    let opening = format!("```{language}\n");
    text.split(&opening).skip(1).map(|rest| rest.split("\n```").next().unwrap()).collect()
}

/// The tables of a block, each from its header to the next.
fn tables(block: &str) -> Vec<String> {
    let mut tables: Vec<String> = Vec::new();
    for line in block.lines() {
        if line.starts_with("[[") || line.starts_with("[about]") || line.starts_with("[form]") || tables.is_empty() {
            tables.push(String::new());
        }
        let last = tables.last_mut().unwrap();
        last.push_str(line);
        last.push('\n');
    }
    tables
}

/// The file in which a table stands.
fn file_of(table: &str) -> Option<&'static str> {
    let header = table.lines().find(|line| line.starts_with('['))?.split(']').next()?.trim_start_matches('[');
    Some(match header {
        "about" | "fact" | "event" => "pack.toml",
        "rule" => "category.toml",
        "action" | "duty" => "duties/first.toml",
        "contact" => "contacts.toml",
        "guidance" => "guidance.toml",
        "notice" => "notices.toml",
        "form" | "section" | "field" => "forms/notification.toml",
        _ => return None,
    })
}

#[test]
fn the_examples_of_the_readme_are_a_pack_and_its_scenario_passes() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = fs::read_to_string(root.join("protocols/README.md")).unwrap();
    let mut files: Vec<SourceFile> =
        vec![SourceFile { path: "england.toml".to_owned(), text: homeward::bundled::shared().unwrap().to_owned() }];
    files.push(SourceFile { path: "risk.toml".to_owned(), text: String::new() });
    for table in blocks(&readme, "toml").into_iter().flat_map(tables) {
        let Some(path) = file_of(&table) else { continue };
        match files.iter_mut().find(|file| file.path == path) {
            Some(file) => file.text.push_str(&table),
            None => files.push(SourceFile { path: path.to_owned(), text: table }),
        }
    }
    let authored = authoring::read(&files);
    let errors: Vec<String> = authored.found.0.iter().filter(|found| found.severity == Severity::Error).map(ToString::to_string).collect();
    assert!(errors.is_empty(), "{} errors:\n{}", errors.len(), errors.join("\n\n"));
    let protocol = authored.protocol.unwrap();
    let scenarios = blocks(&readme, "json");
    assert!(!scenarios.is_empty(), "the README shows no scenario");
    for text in scenarios {
        for scenario in homeward::scenarios::read(text, "exampleshire").unwrap() {
            assert_eq!(homeward::scenarios::run(&protocol, &scenario), Vec::<String>::new(), "{}", scenario["name"]);
        }
    }
}
