//! The command line as people and programs meet it: what stands on which output, and with which exit status.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

const CASE: &str = r#"{ "facts": { "age": 11, "looked_after": true, "away_without_authorisation": true }, "events": { "reported_missing": "2026-11-20T21:30:00Z" } }"#;
const NOW: &str = "2026-11-21T22:00:00Z";

struct Said {
    status: i32,
    out: String,
    err: String,
}

fn homeward_with(input: &[u8], arguments: &[&str]) -> Said {
    let mut child = Command::new(env!("CARGO_BIN_EXE_homeward"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that refuses its arguments does not wait for its input.
    let _ = child.stdin.take().unwrap().write_all(input);
    let output = child.wait_with_output().unwrap();
    Said {
        status: output.status.code().expect("it ends by itself"),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

fn homeward(arguments: &[&str]) -> Said {
    homeward_with(b"", arguments)
}

/// Refused: status 2, nothing on standard output, and on standard error what is wrong, in plain words.
fn refused(said: &Said, words: &[&str]) {
    assert_eq!((said.status, said.out.as_str()), (2, ""), "{}", said.err);
    for word in words {
        assert!(said.err.contains(word), "{word:?} is not said in:\n{}", said.err);
    }
    assert!(!said.err.contains("panicked"), "{}", said.err);
}

/// Every member of a diagnostic as JSON.
fn whole(diagnostic: &Value) {
    for member in ["code", "severity", "message", "why", "mend"] {
        assert!(diagnostic[member].as_str().is_some_and(|text| !text.is_empty()), "{member} is missing: {diagnostic}");
    }
    assert!(diagnostic["place"]["path"].is_string(), "{diagnostic}");
}

/// A folder of this test alone, empty.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("command-line").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() { copy(&path, &target) } else { fs::copy(&path, target).map(drop).unwrap() }
    }
}

/// The good pack of the bad packs, with `england.toml` beside it as an author has it; `spoil` may change it.
fn pack(name: &str, spoil: impl Fn(&Path)) -> String {
    let root = folder(name);
    let pack = root.join("goodshire");
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad_packs/_good"), &pack);
    fs::rename(pack.join("england.toml"), root.join("england.toml")).unwrap();
    spoil(&pack);
    pack.to_str().unwrap().to_owned()
}

fn replace(path: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(path).unwrap();
    assert!(text.contains(from));
    fs::write(path, text.replacen(from, to, 1)).unwrap();
}

fn spoilt(name: &str) -> String {
    pack(name, |pack| {
        replace(&pack.join("risk.toml"), "age < 12", "agee < 12");
        replace(&pack.join("contacts.toml"), "cite = \"8.1\"\n", "");
    })
}

#[test]
fn assess_prints_one_assessment_from_a_file_or_from_standard_input() {
    let path = folder("assess").join("case.json");
    fs::write(&path, CASE).unwrap();
    let arguments = ["assess", "--protocol", "newham", "--as-of", NOW];
    let from_file = homeward(&[&arguments[..], &[path.to_str().unwrap()]].concat());
    let from_input = homeward_with(CASE.as_bytes(), &arguments);
    assert_eq!((from_file.status, from_file.err.as_str()), (0, ""));
    assert_eq!((from_input.status, &from_input.out), (0, &from_file.out));
    let assessment: Value = serde_json::from_str(&from_file.out).unwrap();
    assert_eq!(assessment["protocol"]["id"], "newham");
    assert_eq!(assessment["as_of"], NOW);
    assert!(!assessment["duties"].as_array().unwrap().is_empty());
    // The same question has the same answer, to the byte.
    assert_eq!(homeward_with(CASE.as_bytes(), &arguments).out, from_file.out);
}

#[test]
fn assess_takes_the_folder_of_a_pack() {
    let pack = pack("assess-folder", |_| ());
    let case = r#"{ "facts": { "age": 11 } }"#;
    let said = homeward_with(case.as_bytes(), &["assess", "--protocol", &pack, "--as-of", NOW]);
    assert_eq!((said.status, said.err.as_str()), (0, ""));
    assert_eq!(serde_json::from_str::<Value>(&said.out).unwrap()["protocol"]["id"], "good");
}

#[test]
fn a_case_is_refused_with_all_that_is_wrong_with_it() {
    let case = r#"{ "facts": { "aeg": 11, "looked_after": "yes" }, "colour": 3 }"#;
    let arguments = ["assess", "--protocol", "newham", "--as-of", NOW];
    refused(
        &homeward_with(case.as_bytes(), &arguments),
        &["case/unknown-fact", "case/wrong-type", "case/unknown-member", "aeg", "looked_after", "colour"],
    );
    let said = homeward_with(case.as_bytes(), &[&arguments[..], &["--json"]].concat());
    refused(&said, &[]);
    let found: Vec<Value> = serde_json::from_str(&said.err).unwrap();
    assert_eq!(found.len(), 3);
    found.iter().for_each(whole);
}

#[test]
fn what_is_no_case_is_refused() {
    let arguments = ["assess", "--protocol", "newham", "--as-of", NOW];
    refused(&homeward_with(b"", &arguments), &["case/not-json"]);
    refused(&homeward_with(b"{ \"facts\": { ", &arguments), &["case/not-json", "line 1"]);
    refused(&homeward_with(b"{ \"facts\": { \"age\": 11, \"note\": \"caf\xe9\" } }", &arguments), &["UTF-8"]);
    refused(&homeward_with(&vec![b'['; 100_000], &arguments), &["case/not-json"]);
    let folder = folder("no-case");
    let missing = folder.join("nowhere.json");
    refused(&homeward(&[&arguments[..], &[missing.to_str().unwrap()]].concat()), &["nowhere.json", "command/not-usable"]);
    refused(&homeward(&[&arguments[..], &[folder.to_str().unwrap()]].concat()), &["no-case"]);
    let path = folder.join("case.json");
    fs::write(&path, b"{ \"note\": \"caf\xe9\" }").unwrap();
    refused(&homeward(&[&arguments[..], &[path.to_str().unwrap()]].concat()), &["case.json", "UTF-8"]);
}

#[test]
fn what_is_no_moment_or_no_protocol_is_refused() {
    refused(
        &homeward_with(CASE.as_bytes(), &["assess", "--protocol", "newham", "--as-of", "yesterday"]),
        &["case/bad-instant", "--as-of", "yesterday"],
    );
    refused(&homeward_with(CASE.as_bytes(), &["assess", "--protocol", "atlantis", "--as-of", NOW]), &["atlantis", "newham"]);
    let bad = spoilt("assess-bad");
    refused(
        &homeward_with(CASE.as_bytes(), &["assess", "--protocol", &bad, "--as-of", NOW]),
        &["pack/unknown-fact", "pack/missing-cite", "risk.toml:4", "agee"],
    );
}

#[test]
fn arguments_that_cannot_be_meant_are_refused() {
    for arguments in [
        &["assess"][..],
        &["assess", "--protocol", "newham"],
        &["asses"],
        &["lint"],
        &["lint", "--jsn", "newham"],
        &["feel"],
        &["bundle"],
        &["protocols", "newham"],
        &[],
    ] {
        refused(&homeward(arguments), &["Usage"]);
    }
    assert_eq!(homeward(&["--help"]).status, 0);
    assert_eq!(homeward(&["--version"]).out.trim(), concat!("homeward ", env!("CARGO_PKG_VERSION")));
}

#[test]
fn lint_says_all_that_is_wrong_and_ends_with_1() {
    let said = homeward(&["lint", &spoilt("lint-bad")]);
    assert_eq!((said.status, said.err.as_str()), (1, ""));
    for words in [
        "pack/unknown-fact",
        "there is no fact `agee`",
        "risk.toml:4:",
        "Did you mean `age`?",
        "pack/missing-cite",
        "contacts.toml:1:",
        "why: ",
        "2 errors, 0 warnings",
    ] {
        assert!(said.out.contains(words), "{words:?} is not said in:\n{}", said.out);
    }
    assert!(!said.out.contains('\u{1b}'), "no colours but in a terminal");
}

#[test]
fn lint_speaks_json_to_machines() {
    let (good, bad) = (pack("lint-json-good", |_| ()), spoilt("lint-json-bad"));
    let said = homeward(&["lint", "--json", &good, &bad]);
    assert_eq!((said.status, said.err.as_str()), (1, ""));
    let packs: Vec<Value> = serde_json::from_str(&said.out).unwrap();
    assert_eq!(packs.iter().map(|pack| pack["errors"].as_u64().unwrap()).collect::<Vec<_>>(), [0, 2]);
    assert_eq!(packs[1]["pack"], bad.as_str());
    for diagnostic in packs[1]["diagnostics"].as_array().unwrap() {
        whole(diagnostic);
        assert_eq!(diagnostic["severity"], "error");
        for member in ["file", "excerpt"] {
            assert!(diagnostic["place"][member].is_string(), "{diagnostic}");
        }
        for member in ["line", "column"] {
            assert!(diagnostic["place"][member].as_u64().unwrap() >= 1, "{diagnostic}");
        }
    }
}

#[test]
fn lint_is_content_with_what_is_right() {
    let said = homeward(&["lint", "newham", &pack("lint-good", |_| ())]);
    assert_eq!((said.status, said.err.as_str()), (0, ""), "{}", said.out);
    assert_eq!(said.out.lines().count(), 2);
    assert!(said.out.lines().all(|line| line.ends_with("0 errors, 0 warnings")), "{}", said.out);
}

#[test]
fn lint_names_a_file_that_is_no_utf_8_and_reads_the_others() {
    let bad = pack("lint-latin", |pack| {
        fs::write(pack.join("guidance.toml"), b"[[guidance]]\nsays = \"The child\x92s welfare\"\n").unwrap();
        replace(&pack.join("risk.toml"), "age < 12", "agee < 12");
    });
    let said = homeward(&["lint", &bad]);
    assert_eq!(said.status, 1);
    for words in ["guidance.toml:2:", "UTF-8", "agee"] {
        assert!(said.out.contains(words), "{words:?} is not said in:\n{}", said.out);
    }
}

#[test]
fn lint_reads_the_other_packs_where_one_is_not_there() {
    let bad = spoilt("lint-nowhere");
    let said = homeward(&["lint", "nowhere", &bad]);
    assert_eq!(said.status, 2);
    assert!(said.err.contains("`nowhere` is neither a protocol nor a folder"), "{}", said.err);
    assert!(said.out.contains("agee"), "{}", said.out);
    // A folder without packs says what a pack needs.
    let said = homeward(&["lint", folder("lint-empty").to_str().unwrap()]);
    assert_eq!(said.status, 1);
    assert!(said.out.contains("the pack has no file `pack.toml`"), "{}", said.out);
}

#[test]
fn bundle_prints_a_pack_that_a_browser_can_load() {
    let said = homeward(&["bundle", "newham"]);
    assert_eq!((said.status, said.err.as_str()), (0, ""));
    let protocol = homeward::Protocol::parse(&said.out).unwrap();
    assert_eq!(protocol.pack().about.id, "newham");
    refused(&homeward(&["bundle", &spoilt("bundle-bad")]), &["pack/unknown-fact", "risk.toml:4"]);
    refused(&homeward(&["bundle", "nowhere"]), &["nowhere"]);
}

#[test]
fn protocols_lists_what_the_program_carries() {
    let said = homeward(&["protocols"]);
    assert_eq!((said.status, said.err.as_str()), (0, ""));
    assert!(said.out.lines().any(|line| line.starts_with("newham ")), "{}", said.out);
    assert!(!said.out.contains("cannot be read"), "{}", said.out);
}

#[test]
fn feel_prints_the_value() {
    for (expression, context, value) in [
        ("age < 12 and looked_after", Some(r#"{ "age": 11 }"#), "null"),
        ("age < 12 and looked_after", Some(r#"{ "age": 12 }"#), "false"),
        ("not(located)", Some(r#"{ "located": false }"#), "true"),
        ("12 in [3..12]", None, "true"),
    ] {
        let arguments = ["feel", expression];
        let said = match context {
            Some(context) => homeward(&[&arguments[..], &["--context", context]].concat()),
            None => homeward(&arguments),
        };
        assert_eq!((said.status, said.out.trim(), said.err.as_str()), (0, value, ""), "{expression}");
    }
    refused(&homeward(&["feel", "age =="]), &["=="]);
    refused(&homeward(&["feel", "age < 12", "--context", "[]"]), &["JSON object"]);
}

#[test]
fn two_protocols_answer_at_once() {
    let case = r#"{ "area": "derbyshire", "facts": { "age": 14, "looked_after": true }, "events": { "reported_missing": "2026-11-20T21:30:00Z" } }"#;
    let pair = ["pair", "--home", "newham", "--host", "Derbyshire", "--as-of", NOW];
    let said = homeward_with(case.as_bytes(), &pair);
    assert_eq!((said.status, said.err.as_str()), (0, ""));
    for words in
        ["Newham (home) and Derby and Derbyshire (host)", "Derby and Derbyshire: ", "Where they part", "Whose protocol goes before"]
    {
        assert!(said.out.contains(words), "{words:?} is not said in:\n{}", said.out);
    }
    assert!(said.out.lines().all(|line| line.chars().count() <= 80), "{}", said.out);
    let said = homeward_with(case.as_bytes(), &[&pair[..], &["--json"]].concat());
    let answer: Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!((&answer["home"]["protocol"]["id"], &answer["host"]["protocol"]["id"]), (&"newham".into(), &"derbyshire".into()));
    let both = answer["home"]["duties"].as_array().unwrap().len() + answer["host"]["duties"].as_array().unwrap().len();
    assert_eq!(answer["duties"].as_array().unwrap().len(), both);
    // Each side sees the child from its own seat.
    for (member, answered) in [("home", "home_authority"), ("host", "living_in")] {
        let asked = answer[member]["questions"].as_array().unwrap().iter().any(|question| question["fact"] == answered);
        assert!(!asked, "{member} asks for {answered}");
    }
    refused(&homeward_with(case.as_bytes(), &["pair", "--home", "newham", "--host", "newham", "--as-of", NOW]), &["case/same-authority"]);
    let here = r#"{ "facts": { "home_authority": "this", "living_in": "this" } }"#;
    refused(&homeward_with(here.as_bytes(), &pair), &["case/not-placed-elsewhere", "living_in"]);
    let unknown = r#"{ "facts": { "agee": 14 }, "done": [{ "id": "atlantis/search", "at": "2026-11-20T21:30:00Z" }] }"#;
    refused(&homeward_with(unknown.as_bytes(), &pair), &["agee", "Did you mean `age`?", "atlantis/search"]);
}

#[test]
fn a_name_with_two_meanings_has_to_say_whose_it_is() {
    // The same name is a yes or no for one authority and a moment for the other.
    let pair = ["pair", "--home", "bcp", "--host", "north-somerset", "--as-of", NOW];
    refused(&homeward_with(br#"{ "facts": { "rhi_completed": true } }"#, &pair), &["case/two-meanings", "`bcp/rhi_completed`"]);
    let said = homeward_with(
        br#"{ "facts": { "bcp/rhi_completed": true }, "events": { "north-somerset/rhi_completed": "2026-11-20T21:30:00Z" } }"#,
        &pair,
    );
    assert_eq!((said.status, said.err.as_str()), (0, ""));
}

#[test]
fn compare_shows_how_two_protocols_differ() {
    let said = homeward_with(CASE.as_bytes(), &["compare", "NEWHAM", "BCP", "--as-of", NOW]);
    assert_eq!((said.status, said.err.as_str()), (0, ""));
    for words in ["Newham beside ", "Where they part", "Asked for by Newham alone"] {
        assert!(said.out.contains(words), "{words:?} is not said in:\n{}", said.out);
    }
    assert!(!said.out.contains("goes before"), "{}", said.out);
}

#[test]
fn a_new_pack_lints_clean_and_has_one_scenario_that_fails() {
    let pack = folder("new").join("exampleshire");
    let name = pack.to_str().unwrap();
    let said = homeward(&["new", name]);
    assert_eq!((said.status, said.err.as_str()), (0, ""));
    let said = homeward(&["lint", name]);
    assert_eq!((said.status, said.out.trim()), (0, format!("{name}: 0 errors, 0 warnings").as_str()));
    let said = homeward(&["test", name]);
    assert_eq!((said.status, said.out.lines().last()), (1, Some("1 passed, 1 failed")));
    assert!(said.out.contains("A child of ten who is away without leave is missing"), "{}", said.out);
    // With the rule that the file shows, it passes.
    let category = pack.join("category.toml");
    let text = fs::read_to_string(&category).unwrap();
    let (before, rule) = text.split_once("# [[rule]]\n").unwrap();
    let rule: String = rule.lines().map(|line| format!("{}\n", line.trim_start_matches("# "))).collect();
    fs::write(&category, format!("{before}[[rule]]\n{rule}")).unwrap();
    assert_eq!(homeward(&["test", name]).out.trim(), "2 passed, 0 failed");
    refused(&homeward(&["new", name]), &["is there already"]);
    refused(&homeward(&["new", folder("new-bad").join("Example Shire").to_str().unwrap()]), &["pack/bad-id", "Example Shire"]);
    refused(&homeward(&["test", folder("test-empty").to_str().unwrap()]), &["pack/missing-file"]);
}

#[test]
fn schema_knows_every_file_of_a_pack() {
    let all: Value = serde_json::from_str(&homeward(&["schema"]).out).unwrap();
    for (file, schema) in all.as_object().unwrap() {
        assert_eq!((&schema["type"], &schema["additionalProperties"]), (&"object".into(), &false.into()), "{file}");
    }
    let duties: Value = serde_json::from_str(&homeward(&["schema", "duties"]).out).unwrap();
    assert_eq!(duties, all["duties/*.toml"]);
    let duty = &duties["properties"]["duty"]["items"];
    assert_eq!(duty["properties"]["strength"]["enum"], serde_json::json!(["must", "should", "may"]));
    for needed in ["id", "title", "says", "who", "cite", "strength", "kind"] {
        assert!(duty["required"].as_array().unwrap().contains(&needed.into()), "{needed}");
    }
    refused(&homeward(&["schema", "duty"]), &["duties"]);
}

#[test]
fn a_form_is_filled_in_printed_and_completed() {
    let folder = folder("form");
    let pack = folder.join("exampleshire");
    assert_eq!(homeward(&["new", pack.to_str().unwrap()]).status, 0);
    fs::create_dir_all(pack.join("forms")).unwrap();
    fs::write(
        pack.join("forms/note.toml"),
        "[form]\nid = \"exampleshire/form-note\"\ntitle = \"Note\"\nsays = \"Invented.\"\ncite = \"1\"\nwho = \"Carer\"\n\n[[section]]\nname = \"child\"\ntitle = \"The child\"\n\n\
         [[field]]\nname = \"born\"\nsection = \"child\"\ntype = \"date\"\nlabel = \"Date of birth\"\nfact = \"date_of_birth\"\nneeded = true\n",
    )
    .unwrap();
    let pack = pack.to_str().unwrap();
    let case = folder.join("case.json");
    fs::write(&case, CASE.replace("\"age\": 11, ", "")).unwrap();
    let case = case.to_str().unwrap();
    assert_eq!(homeward(&["forms", "--protocol", pack]).out, "exampleshire/form-note\tNote\n");
    assert_eq!(homeward(&["forms", "--protocol", pack, "--case", case, "--as-of", NOW]).out, "exampleshire/form-note\tNote\n");

    let form = ["form", "--protocol", pack, "--form", "exampleshire/form-note", "--as-of", NOW];
    let with = |more: &[&str], input: &str| homeward_with(input.as_bytes(), &[&form, more].concat());
    let state: Value = serde_json::from_str(&with(&[], "").out).unwrap();
    assert_eq!((&state["complete"], &state["left"][0]["says"]), (&Value::Bool(false), &"Enter the date of birth".into()));
    let answers = r#"{ "answers": { "born": "31 3 12" } }"#;
    let state: Value = serde_json::from_str(&with(&["--case", case, "-"], answers).out).unwrap();
    assert_eq!((&state["complete"], &state["would"]["facts"]["date_of_birth"]), (&Value::Bool(true), &"2012-03-31".into()));
    assert!(with(&["--text", "-"], answers).out.contains("Date of birth: 31 Mar 2012\n"));
    let completed: Value = serde_json::from_str(&with(&["--complete", "--case", case, "-"], answers).out).unwrap();
    assert_eq!((&completed["facts"]["date_of_birth"], &completed["facts"]["looked_after"]), (&"2012-03-31".into(), &true.into()));
    // What is not complete changes nothing, and says what is left.
    refused(&with(&["--complete"], ""), &["form/not-complete", "Enter the date of birth"]);
    refused(&with(&["-"], "[]"), &["form/wrong-type"]);
    refused(
        &homeward(&["form", "--protocol", pack, "--form", "exampleshire/from-note", "--as-of", NOW]),
        &["form/unknown-form", "exampleshire/form-note"],
    );
    let said = with(&["--complete", "--json"], "");
    let diagnostics: Value = serde_json::from_str(&said.err).unwrap();
    whole(&diagnostics[0]);
}
