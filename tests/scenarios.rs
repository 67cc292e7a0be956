//! Every scenario of every protocol, through the library: cases with what must come out.
//!
//! The scenarios stand in `protocols/<id>/scenarios/*.json`. All differences of all scenarios are told at once.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use std::fs;
use std::path::{Path, PathBuf};

use homeward::scenarios::{read, read_pair, run, run_pair};
use serde_json::{Value, json};

/// The files of a folder whose names end so, in the order of their names.
fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path()).collect();
    found.retain(|path| path.is_file() && path.to_string_lossy().ends_with(ending));
    found.sort();
    found
}

#[test]
fn every_scenario_of_every_protocol_comes_out_as_it_must() {
    let protocols = Path::new(env!("CARGO_MANIFEST_DIR")).join("protocols");
    let mut report = Vec::new();
    let mut names = Vec::new();
    for id in homeward::bundled::ids() {
        let protocol =
            homeward::bundled::read(id).and_then(|authored| authored.protocol).unwrap_or_else(|| panic!("the pack {id} compiles"));
        let found = files(&protocols.join(id).join("scenarios"), ".json");
        if found.is_empty() {
            report.push(format!("{id} has no scenarios"));
        }
        for path in found {
            let file = format!("{id}/{}", path.file_name().unwrap().to_string_lossy());
            let scenarios = match read(&fs::read_to_string(&path).unwrap(), id) {
                Ok(scenarios) => scenarios,
                Err(problem) => {
                    report.push(format!("{file}: {problem}"));
                    continue;
                }
            };
            let mut passed = 0;
            for scenario in &scenarios {
                let wrong = run(&protocol, scenario);
                if wrong.is_empty() {
                    passed += 1;
                } else {
                    report.push(format!("{file}: {}\n    {}", scenario["name"], wrong.join("\n    ")));
                }
                let name = scenario["name"].as_str().unwrap_or_default().to_owned();
                if names.contains(&name) {
                    report.push(format!("{file}: a second scenario is named {name:?}"));
                }
                names.push(name);
            }
            println!("{file}: {passed} of {} scenarios", scenarios.len());
        }
    }
    println!("{} scenarios", names.len());
    assert!(report.is_empty(), "{} complaints:\n{}", report.len(), report.join("\n"));
}

#[test]
fn every_scenario_of_two_protocols_comes_out_as_it_must() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("protocols/pairs");
    let protocol = |id: &str| homeward::bundled::read(id).and_then(|authored| authored.protocol).unwrap_or_else(|| panic!("{id} compiles"));
    let mut report = Vec::new();
    let found = files(&folder, ".json");
    assert!(!found.is_empty(), "there is no scenario of two protocols");
    for path in found {
        let file = path.file_name().unwrap().to_string_lossy().into_owned();
        let (home, host, scenarios) = read_pair(&fs::read_to_string(&path).unwrap()).unwrap_or_else(|problem| panic!("{file}: {problem}"));
        let (home, host) = (protocol(&home), protocol(&host));
        for scenario in &scenarios {
            let wrong = run_pair(&home, &host, scenario);
            if !wrong.is_empty() {
                report.push(format!("{file}: {}\n    {}", scenario["name"], wrong.join("\n    ")));
            }
        }
        println!("pairs/{file}: {} scenarios", scenarios.len());
    }
    assert!(report.is_empty(), "{} complaints:\n{}", report.len(), report.join("\n"));
}

#[test]
fn each_kind_of_expectation_can_fail() {
    let protocol = homeward::bundled::read("newham").unwrap().protocol.unwrap();
    let with = |expect: Value| {
        run(
            &protocol,
            &json!({
                "name": "A child of eleven, missing from home",
                "as_of": "2026-11-21T22:00:00Z",
                "case": { "facts": { "age": 11, "looked_after": false, "away_without_authorisation": true }, "events": { "noticed_away": "2026-11-21T20:00:00Z" } },
                "expect": expect,
            }),
        )
    };
    let meeting = "newham/strategy-meeting-within-24h";
    for (right, wrong) in [
        (json!({ "stage": "missing" }), json!({ "stage": "returned" })),
        (json!({ "category": "missing" }), json!({ "category": "absent" })),
        (json!({ "category": "missing" }), json!({ "category": null })),
        (json!({ "category_could_be": ["missing"] }), json!({ "category_could_be": ["missing", "absent"] })),
        (json!({ "risk": "high" }), json!({ "risk": "medium" })),
        (json!({ "risk_worst": "high" }), json!({ "risk_worst": null })),
        (json!({ "no_duties": ["newham/iro-told-of-episodes"] }), json!({ "no_duties": [meeting] })),
        (json!({ "questions_include": ["cse_risk"] }), json!({ "questions_include": ["age"] })),
        (json!({ "questions_exclude": ["age"] }), json!({ "questions_exclude": ["cse_risk"] })),
        (json!({ "duties": { meeting: { "status": "due" } } }), json!({ "duties": { meeting: { "status": "done" } } })),
        (json!({ "duties": { meeting: { "opens": "2026-11-21T20:00Z" } } }), json!({ "duties": { meeting: { "opens": null } } })),
        (
            json!({ "duties": { meeting: { "due": "2026-11-22T20:00+00:00" } } }),
            json!({ "duties": { meeting: { "due": "2026-11-22T20:00:01Z" } } }),
        ),
        (json!({ "duties": { meeting: { "occurrence": 1 } } }), json!({ "duties": { meeting: { "occurrence": 2 } } })),
        (json!({ "duties": { meeting: { "needs_includes": [] } } }), json!({ "duties": { meeting: { "needs_includes": ["age"] } } })),
        (json!({ "stage": "missing" }), json!({ "refused": true })),
        (json!({ "stage": "missing" }), json!({ "duties": { "newham/iro-told-of-episodes": { "status": "due" } } })),
        (json!({ "stage": "missing" }), json!({})),
        (json!({ "stage": "missing" }), json!({ "satge": "missing" })),
        (json!({ "stage": "missing" }), json!({ "no_duties": ["newham/no-such-duty"] })),
        (json!({ "stage": "missing" }), json!({ "questions_exclude": ["favourite_colour"] })),
        (json!({ "stage": "missing" }), json!({ "duties": { meeting: { "staus": "due" } } })),
    ] {
        assert_eq!(with(right.clone()), Vec::<String>::new(), "{right}");
        assert_ne!(with(wrong.clone()), Vec::<String>::new(), "{wrong}");
    }
}

#[test]
fn a_file_without_scenarios_fails() {
    for text in [
        "",
        "{}",
        r#"{ "protocol": "newham", "scenarios": [] }"#,
        r#"{ "protocol": "torbay", "scenarios": [{}] }"#,
        r#"{ "protocol": "newham", "scenarios": [{}], "more": 1 }"#,
    ] {
        assert!(read(text, "newham").is_err(), "{text}");
    }
    assert!(read(r#"{ "protocol": "newham", "scenarios": [{}] }"#, "newham").is_ok());
}
