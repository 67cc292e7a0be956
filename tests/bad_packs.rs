//! Packs that are wrong, one folder each under `tests/bad_packs/`: the folder is the registration.
//!
//! A folder is named after the code that its pack has to raise, without `pack/`, and where one code has several, with two
//! hyphens and a word for the case: `never-holds`, `never-holds--ages`. It holds only the files that differ from the good
//! pack in `_good`; an empty file `category.toml.gone` takes `category.toml` out. What homeward has to say of it stands in
//! `expected.txt`.
//!
//! `UPDATE=1 cargo test --test bad_packs` writes `expected.txt` anew: read what it says before you keep it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use homeward::authoring::{self, Authored, SourceFile};
use homeward::diagnostic::Severity;
use homeward::{Code, Diagnostic, Diagnostics, Protocol};

/// The parts that the messages of other programs are made of: no officer should have to read them.
const NOT_PLAIN: &[&str] = &[
    "Some(",
    "None",
    "String",
    "usize",
    "u32",
    "i32",
    "f64",
    "Vec",
    "struct",
    "variant",
    "serde",
    "invalid type",
    "Option",
    "Err(",
    "unwrap",
    "bytes",
    "token",
    "deserial",
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad_packs")
}

/// The files of a folder by their path within it, but for what is expected of it.
fn files_of(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(directory) = open.pop() {
        for entry in std::fs::read_dir(&directory).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
                continue;
            }
            let name: Vec<_> = path.strip_prefix(folder).unwrap().iter().map(|part| part.to_string_lossy()).collect();
            files.insert(name.join("/"), std::fs::read(&path).unwrap());
        }
    }
    files.remove("expected.txt");
    files
}

/// The good pack with the files of a folder laid over it.
fn laid_over(folder: &Path) -> Vec<SourceFile> {
    let mut files = files_of(&root().join("_good"));
    for (path, text) in files_of(folder) {
        match path.strip_suffix(".gone") {
            Some(gone) => assert!(files.remove(gone).is_some(), "{gone} is taken out of a pack that does not have it"),
            None => {
                files.insert(path, text);
            }
        }
    }
    // As the reader of folders does it: what is no UTF-8 stands for a character that cannot be read.
    files.into_iter().map(|(path, text)| SourceFile { path, text: String::from_utf8_lossy(&text).into_owned() }).collect()
}

fn folders() -> Vec<(String, PathBuf)> {
    let mut folders: Vec<_> = std::fs::read_dir(root()).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()).collect();
    folders.sort();
    let named = folders.into_iter().map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), path));
    named.filter(|(name, _)| !name.starts_with('_')).collect()
}

/// The code that a folder is named after.
fn code_of(folder: &str) -> String {
    format!("pack/{}", folder.split("--").next().unwrap())
}

fn good() -> Vec<SourceFile> {
    laid_over(&root().join("_good"))
}

/// The good pack with one text exchanged for another.
fn with(files: &mut [SourceFile], path: &str, from: &str, to: &str) {
    let file = files.iter_mut().find(|file| file.path == path).unwrap();
    assert!(file.text.contains(from), "{path} does not say {from}");
    file.text = file.text.replacen(from, to, 1);
}

fn raised(found: &Diagnostics) -> BTreeSet<&str> {
    found.0.iter().map(|diagnostic| diagnostic.code.as_str()).collect()
}

#[test]
fn the_good_pack_is_good() {
    let Authored { protocol, json, found } = authoring::read(&good());
    assert!(found.is_empty(), "{found}");
    assert_eq!(protocol.unwrap().pack().about.id, "good");
    assert_eq!(Protocol::parse(&json).unwrap().pack().duties.len(), 3);
}

#[test]
fn each_bad_pack_says_what_is_expected() {
    let update = std::env::var_os("UPDATE").is_some();
    let mut differing = Vec::new();
    for (name, folder) in folders() {
        let Authored { protocol, json, found } = authoring::read(&laid_over(&folder));
        assert!(raised(&found).contains(code_of(&name).as_str()), "{name} raises only:\n{found}");
        assert_eq!(protocol.is_none(), found.has_errors(), "{name}: a pack loads whole or not at all");
        assert_eq!(json.is_empty(), found.has_errors(), "{name}: a pack with an error has no JSON");
        let said = format!("{found}\n");
        let path = folder.join("expected.txt");
        if update {
            std::fs::write(&path, &said).unwrap();
        } else if std::fs::read_to_string(&path).unwrap_or_default() != said {
            differing.push(format!("==== {name}\n{said}"));
        }
    }
    assert!(
        differing.is_empty(),
        "{} packs say something else than expected.txt; they now say:\n\n{}",
        differing.len(),
        differing.join("\n")
    );
}

#[test]
fn each_code_of_a_pack_has_a_bad_pack() {
    let have: BTreeSet<String> = folders().iter().map(|(name, _)| code_of(name)).collect();
    let all: BTreeSet<String> = Code::ALL.iter().map(|code| code.to_string()).filter(|code| code.starts_with("pack/")).collect();
    assert!(all.len() >= 25);
    let missing: Vec<_> = all.difference(&have).collect();
    assert!(missing.is_empty(), "no bad pack for {missing:?}");
    let unknown: Vec<_> = have.difference(&all).collect();
    assert!(unknown.is_empty(), "folders named after codes that do not exist: {unknown:?}");
}

fn is_plain(name: &str, diagnostic: &Diagnostic) {
    for (what, text) in [("what", &diagnostic.message), ("why", &diagnostic.why), ("mend", &diagnostic.mend)] {
        assert!(text.trim().len() > 8, "{name}: {what} says too little: {text:?}");
        let strange = NOT_PLAIN.iter().find(|word| text.contains(**word));
        assert!(strange.is_none(), "{name}: {what} speaks of {strange:?}: {text}");
    }
    assert!(diagnostic.why.ends_with(['.', '?']) && diagnostic.mend.ends_with(['.', '?']), "{name}: {diagnostic}");
    assert!(!diagnostic.message.ends_with('.'), "{name}: {diagnostic}");
}

#[test]
fn each_diagnostic_is_plain_and_has_its_place() {
    // These speak of what is not there; a whole file, or the table that lacks something, is their place.
    let of_a_file = [Code::PackMissingFile, Code::PackUnknownFile];
    // These quote what is missing, or what was expected.
    let of_nothing = [
        Code::PackMissingMember,
        Code::PackMissingCite,
        Code::PackContactWithoutAddress,
        Code::PackNotReadable,
        Code::PackSyntax,
        Code::PackOutsideLanguage,
    ];
    for (name, folder) in folders() {
        let files = laid_over(&folder);
        let found = authoring::read(&files).found;
        for diagnostic in &found.0 {
            is_plain(&name, diagnostic);
            let place = &diagnostic.place;
            let path = place.file.as_deref().unwrap_or_else(|| panic!("{name}: no file\n{diagnostic}"));
            assert!(!place.path.contains("s["), "{name}: an officer does not count tables: {}", place.path);
            let whole_file = of_a_file.contains(&diagnostic.code) || diagnostic.message.contains("the file has no table");
            let (Some(line), Some(column), Some(excerpt)) = (place.line, place.column, &place.excerpt) else {
                assert!(whole_file, "{name}: no line\n{diagnostic}");
                continue;
            };
            let text = &files.iter().find(|file| file.path == path).unwrap().text;
            let written = text.lines().nth(line - 1).unwrap_or_default();
            assert_eq!(written.trim(), excerpt, "{name}\n{diagnostic}");
            let (start, end) = place.in_file.unwrap();
            let from_column: String = written.chars().skip(column - 1).collect();
            let meant = text.get(start..end).unwrap().lines().next().unwrap_or_default();
            assert!(from_column.starts_with(meant), "{name}: line and column are those of `{from_column}`, and `{meant}` is meant");
            // What the message puts between backticks is what stands there, or names it.
            let quoted: Vec<&str> = diagnostic.message.split('`').skip(1).step_by(2).collect();
            let plain = excerpt.replace("\\\"", "\"");
            let shown = quoted.is_empty() || quoted.iter().any(|word| plain.contains(word));
            assert!(shown || of_nothing.contains(&diagnostic.code), "{name}: the excerpt does not show what is wrong\n{diagnostic}");
        }
    }
}

#[test]
fn five_faults_in_five_files_are_told_at_once() {
    let mut files = good();
    with(&mut files, "pack.toml", "reviewed = \"2026-11-22\"", "reviewed = \"2026-11-31\"");
    with(&mut files, "category.toml", "yields = \"absent\"", "yields = \"abscent\"");
    with(&mut files, "risk.toml", "age < 12 or", "age < 12 and age > 14 and");
    with(&mut files, "duties/telling.toml", "hours since(reported_missing)", "hours since(reported_mising)");
    with(&mut files, "contacts.toml", "cite = \"8.1\"\n", "");
    let found = authoring::read(&files).found;
    let said: Vec<(&str, Option<&str>)> =
        found.0.iter().map(|diagnostic| (diagnostic.code.as_str(), diagnostic.place.file.as_deref())).collect();
    assert_eq!(
        said,
        [
            ("pack/unknown-yield", Some("category.toml")),
            ("pack/missing-cite", Some("contacts.toml")),
            ("pack/unknown-event", Some("duties/telling.toml")),
            ("pack/bad-date", Some("pack.toml")),
            ("pack/never-holds", Some("risk.toml")),
        ],
        "{found}"
    );
}

#[test]
fn a_file_that_cannot_be_read_does_not_hide_the_faults_of_the_others_or_make_up_new_ones() {
    for path in [
        "england.toml",
        "pack.toml",
        "category.toml",
        "risk.toml",
        "contacts.toml",
        "guidance.toml",
        "notices.toml",
        "duties/telling.toml",
        "forms/notification.toml",
    ] {
        let mut files = good();
        let other = if path == "guidance.toml" { "notices.toml" } else { "guidance.toml" };
        files.iter_mut().find(|file| file.path == path).unwrap().text.push_str("\nwho = Director\n");
        with(&mut files, other, "cite = \"", "cite = \"\" # ");
        let found = authoring::read(&files).found;
        let said: Vec<(&str, Option<&str>)> =
            found.0.iter().map(|diagnostic| (diagnostic.code.as_str(), diagnostic.place.file.as_deref())).collect();
        let mut expected = [("pack/not-readable", Some(path)), ("pack/missing-cite", Some(other))];
        expected.sort_by_key(|(_, file)| *file);
        assert_eq!(said, expected, "{path}:\n{found}");
    }
}

/// The parts of a table that do not fit do not hide one another, or what else is wrong with the table.
#[test]
fn all_faults_of_one_table_are_told_at_once() {
    let mut files = good();
    with(&mut files, "duties/telling.toml", "to = [\"Director\"]", "to = \"Director\"");
    with(&mut files, "duties/telling.toml", "kind = \"notification\"", "kind = \"notificaton\"");
    with(&mut files, "duties/telling.toml", "strength = \"must\"", "strenght = \"must\"");
    with(&mut files, "duties/telling.toml", "limit = \"24 hours\"", "limit = 24");
    with(&mut files, "duties/telling.toml", "action = \"tell-director\"", "action = \"tell-the-director\"");
    with(&mut files, "duties/telling.toml", "who = \"Team manager\"", "who = true");
    let found = authoring::read(&files).found;
    let said: Vec<&str> = found.0.iter().map(|diagnostic| diagnostic.code.as_str()).collect();
    assert_eq!(
        said,
        [
            "pack/missing-member",
            "pack/unknown-word",
            "pack/wrong-type",
            "pack/wrong-type",
            "pack/unknown-member",
            "pack/wrong-type",
            "pack/unknown-action"
        ],
        "{found}"
    );
}

#[test]
fn a_fault_is_found_behind_escapes_and_in_texts_of_several_lines() {
    let condition = [
        ("when = \"whereabouts = \\\"unknown\\\" and agee < 12\"", 1),
        ("when = 'whereabouts = \"unknown\" and agee < 12'", 1),
        ("when = \"\"\"\nwhereabouts = \"unknown\"\n  and agee < 12\"\"\"", 3),
        ("when = \"\"\"whereabouts = \\u0022unknown\\x22 \\\n    and agee < 12\"\"\"", 2),
        ("when = '''\nwhereabouts = \"unknown\"\n  and agee < 12'''", 3),
        ("when = \"\"\"\r\nwhereabouts = \"unknown\"\r\n  and agee < 12\"\"\"", 3),
    ];
    for (written, line) in condition {
        let mut files = good();
        with(&mut files, "risk.toml", "when = \"age < 12 or miles_away > 20\"", written);
        let found = authoring::read(&files).found;
        let unknown =
            found.0.iter().find(|diagnostic| diagnostic.code == Code::PackUnknownFact).unwrap_or_else(|| panic!("{written}: {found}"));
        let text = &files.iter().find(|file| file.path == "risk.toml").unwrap().text;
        let (start, end) = unknown.place.in_file.unwrap();
        assert_eq!(text.get(start..end), Some("agee"), "{written}");
        assert_eq!(unknown.place.line, Some(3 + line), "{written}");
        assert!(unknown.place.excerpt.as_ref().unwrap().contains("agee < 12"), "{written}");
    }
}

/// What a machine or a hand made of a pack's JSON: the loader of the browser refuses it with the same codes.
#[test]
fn the_json_of_a_bad_pack_is_refused_with_diagnostics() {
    let good: serde_json::Value = serde_json::from_str(&authoring::read(&good()).json).unwrap();
    let faults: &[(&str, serde_json::Value, &str)] = &[
        ("/about/format", 2.into(), "pack/format"),
        ("/about/id", "Good Shire".into(), "pack/bad-id"),
        ("/about/reviewed", "soon".into(), "pack/bad-date"),
        ("/about/own_facts", 4_000_000_000_u32.into(), ""),
        ("/facts/0/name", "and".into(), "pack/bad-name"),
        ("/facts/1/name", "age".into(), "pack/duplicate-name"),
        ("/facts/3/values", serde_json::json!([]), "pack/bad-enum"),
        ("/facts/0/type", "colour".into(), "pack/not-readable"),
        ("/bank_holidays/to", 2_000_000_000.into(), ""),
        ("/bank_holidays/to", (-2_000_000_000).into(), "pack/bad-date"),
        ("/category/0/when", "away_without_authorisation and agee < 3".into(), "pack/unknown-fact"),
        ("/category/0/when", "(((".into(), "pack/syntax"),
        ("/category/0/when", "".into(), "pack/missing-member"),
        ("/risk/0/yields", "grave".into(), "pack/unknown-yield"),
        ("/risk/0/when", "age < 10 and age > 14".into(), "pack/never-holds"),
        ("/risk/0/when", true.into(), "pack/not-readable"),
        ("/duties/0/id", "good/panel".into(), "pack/duplicate-id"),
        ("/duties/0/cite", "".into(), "pack/missing-cite"),
        ("/duties/0/clock", "reported".into(), "pack/clock-without-event"),
        ("/duties/0/limit", "a while".into(), "pack/bad-limit"),
        ("/duties/2/repeats", "weekly".into(), "pack/bad-repeat"),
        ("/duties/2/repeats", 7.into(), "pack/not-readable"),
        ("/duties/0/form", "good/other".into(), "pack/unknown-form"),
        ("/duties", serde_json::json!({}), "pack/not-readable"),
        ("/notices/0/concerns/0", "good/other".into(), "pack/unknown-item"),
        ("", serde_json::json!([]), "pack/not-readable"),
        ("", serde_json::Value::Null, "pack/not-readable"),
    ];
    for (pointer, value, code) in faults {
        let mut json = good.clone();
        *json.pointer_mut(pointer).unwrap() = value.clone();
        match Protocol::parse(&json.to_string()) {
            Ok(_) => assert_eq!(*code, "", "{pointer} = {value} was accepted"),
            Err(found) => {
                assert!(raised(&found).contains(code), "{pointer} = {value}:\n{found}");
                found.0.iter().for_each(|diagnostic| is_plain(pointer, diagnostic));
            }
        }
    }
    let mut json = good.clone();
    json["duties"][0]["colour"] = "blue".into();
    json["colour"] = "blue".into();
    let found = Protocol::parse(&json.to_string()).unwrap_err();
    assert_eq!(found.0.iter().map(|diagnostic| diagnostic.place.path.as_str()).collect::<Vec<_>>(), ["colour", "duties[0].colour"]);
    let text = good.to_string();
    for cut in (0..text.len()).step_by(97).filter(|cut| text.is_char_boundary(*cut)) {
        let found = Protocol::parse(text.get(..cut).unwrap()).unwrap_err();
        assert!(found.has_errors() && found.0[0].place.line.is_some(), "{found}");
    }
}

#[test]
fn warnings_let_a_pack_load() {
    let folder = folders().into_iter().find(|(name, _)| name == "unused-fact").unwrap().1;
    let Authored { protocol, found, .. } = authoring::read(&laid_over(&folder));
    assert!(found.0.iter().all(|diagnostic| diagnostic.severity == Severity::Warning));
    assert!(protocol.is_some());
}
