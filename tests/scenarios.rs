//! Every scenario of every protocol, through the library: cases with what must come out.
//!
//! The scenarios stand in `protocols/<id>/scenarios/*.json`. All differences of all scenarios are told at once.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use std::fs;
use std::path::{Path, PathBuf};

use homeward::{Instant, Protocol};
use serde_json::{Map, Value, json};

/// What a scenario may say.
const MEMBERS: &[&str] = &["name", "paragraphs", "as_of", "case", "expect"];
/// What it may expect.
const EXPECTATIONS: &[&str] = &[
    "refused",
    "stage",
    "category",
    "category_could_be",
    "risk",
    "risk_worst",
    "duties",
    "no_duties",
    "questions_include",
    "questions_exclude",
];
/// What it may expect of a duty.
const OF_A_DUTY: &[&str] = &["status", "opens", "due", "occurrence", "needs_includes"];

/// The files of a folder whose names end so, in the order of their names.
fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path()).collect();
    found.retain(|path| path.is_file() && path.to_string_lossy().ends_with(ending));
    found.sort();
    found
}

fn object<'v>(value: &'v Value, what: &str, wrong: &mut Vec<String>) -> Option<&'v Map<String, Value>> {
    let found = value.as_object();
    if found.is_none() {
        wrong.push(format!("{what} is no object"));
    }
    found
}

/// The texts of a list; a member that is not there is an empty list.
fn texts<'v>(expect: &'v Value, member: &str, wrong: &mut Vec<String>) -> Vec<&'v str> {
    let Some(list) = expect.get(member) else { return Vec::new() };
    let texts: Option<Vec<&str>> = list.as_array().and_then(|list| list.iter().map(Value::as_str).collect());
    texts.unwrap_or_else(|| {
        wrong.push(format!("{member} is no list of texts"));
        Vec::new()
    })
}

/// Names that mean nothing to the protocol: an expectation about them could never fail.
fn misspelt(protocol: &Protocol, expect: &Value) -> Vec<String> {
    let mut wrong = Vec::new();
    let vocabulary = protocol.vocabulary();
    let duties = expect
        .get("duties")
        .and_then(Value::as_object)
        .map(|duties| duties.keys().map(String::as_str).collect::<Vec<_>>())
        .unwrap_or_default();
    let mut ids = texts(expect, "no_duties", &mut wrong);
    ids.extend(duties);
    for id in ids {
        if vocabulary.duty(id).is_none() {
            wrong.push(format!("the protocol has no duty {id}"));
        }
    }
    let mut facts = texts(expect, "questions_include", &mut wrong);
    facts.extend(texts(expect, "questions_exclude", &mut wrong));
    for fact in facts {
        if vocabulary.fact(fact).is_none() && vocabulary.event(fact).is_none() {
            wrong.push(format!("the protocol has no fact {fact}"));
        }
    }
    wrong
}

fn same_instant(is: &Value, should_be: &Value) -> bool {
    match (is.as_str(), should_be.as_str()) {
        (None, None) => is.is_null() && should_be.is_null(),
        (Some(is), Some(should_be)) => Instant::parse(is).unwrap() == Instant::parse(should_be).unwrap(),
        _ => false,
    }
}

/// In what an assessment differs from what was expected.
fn differences(expect: &Value, assessment: &Value) -> Vec<String> {
    let mut wrong = Vec::new();
    let Some(members) = object(expect, "expect", &mut wrong) else { return wrong };
    for (member, should_be) in members {
        let mut want = |is: &Value| {
            if is != should_be {
                wrong.push(format!("{member}: {is}, expected {should_be}"));
            }
        };
        match member.as_str() {
            "stage" => want(&assessment["stage"]),
            "category" => want(&assessment["category"]["value"]),
            "risk" => want(&assessment["risk"]["value"]),
            "risk_worst" => want(&assessment["risk"]["worst"]),
            "category_could_be" => {
                let sorted = |list: &Value| {
                    let mut texts: Vec<String> = list.as_array().unwrap().iter().map(Value::to_string).collect();
                    texts.sort();
                    texts
                };
                let is = &assessment["category"]["could_be"];
                if sorted(is) != sorted(should_be) {
                    wrong.push(format!("category could be {is}, expected {should_be}"));
                }
            }
            "refused" => wrong.push("it was not refused".to_owned()),
            _ => {}
        }
    }
    let duties = assessment["duties"].as_array().unwrap();
    let standing = |id: &str| duties.iter().filter(|duty| duty["id"] == id).collect::<Vec<_>>();
    let expected = expect.get("duties").and_then(Value::as_object).into_iter().flatten();
    for (id, expected) in expected {
        match standing(id).as_slice() {
            [duty] => wrong.extend(differences_of_a_duty(id, expected, duty)),
            found => wrong.push(format!("{id}: stands {} times, expected once ({})", found.len(), expected["status"])),
        }
    }
    for id in texts(expect, "no_duties", &mut wrong) {
        if let [duty, ..] = standing(id).as_slice() {
            wrong.push(format!("{id}: stands ({}), expected not", duty["status"]));
        }
    }
    let asked: Vec<&Value> = assessment["questions"].as_array().unwrap().iter().map(|question| &question["fact"]).collect();
    for (member, expected) in [("questions_include", true), ("questions_exclude", false)] {
        for fact in texts(expect, member, &mut wrong) {
            if asked.iter().any(|asked| *asked == fact) != expected {
                wrong.push(format!("{fact}: {}", if expected { "not asked, expected asked" } else { "asked, expected not" }));
            }
        }
    }
    wrong
}

fn differences_of_a_duty(id: &str, expected: &Value, duty: &Value) -> Vec<String> {
    let mut wrong = Vec::new();
    let Some(members) = object(expected, id, &mut wrong) else { return wrong };
    for (member, should_be) in members {
        let is = &duty[member.as_str()];
        let differs = match member.as_str() {
            "status" | "occurrence" => is != should_be,
            "opens" | "due" => !same_instant(is, should_be),
            _ => false,
        };
        if differs {
            wrong.push(format!("{id} {member}: {is}, expected {should_be}"));
        }
    }
    let needs = duty["needs"].as_array().unwrap();
    for fact in texts(expected, "needs_includes", &mut wrong) {
        if !needs.iter().any(|need| need == fact) {
            wrong.push(format!("{id}: needs {}, expected {fact} among them", duty["needs"]));
        }
    }
    wrong
}

/// Members that no runner knows: what they say would never be looked at.
fn unknown_members(scenario: &Value) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut check = |what: &str, value: &Value, known: &[&str]| match value.as_object() {
        None => wrong.push(format!("{what} is no object")),
        Some(members) if members.is_empty() && what != "case" => wrong.push(format!("{what} says nothing")),
        Some(members) => wrong.extend(
            members
                .keys()
                .filter(|member| !known.contains(&member.as_str()))
                .map(|member| format!("{what} has an unknown member `{member}`")),
        ),
    };
    check("the scenario", scenario, MEMBERS);
    check("expect", &scenario["expect"], EXPECTATIONS);
    for (id, duty) in scenario["expect"]["duties"].as_object().into_iter().flatten() {
        check(id, duty, OF_A_DUTY);
    }
    for member in ["name", "as_of"] {
        if scenario[member].as_str().is_none_or(str::is_empty) {
            wrong.push(format!("it has no `{member}`"));
        }
    }
    wrong
}

/// All that is wrong with one scenario.
fn run(protocol: &Protocol, scenario: &Value) -> Vec<String> {
    let mut wrong = unknown_members(scenario);
    let expect = &scenario["expect"];
    wrong.extend(misspelt(protocol, expect));
    if !wrong.is_empty() {
        return wrong;
    }
    let as_of = scenario["as_of"].as_str().unwrap();
    match (homeward::api::assess_text(protocol, &scenario["case"].to_string(), as_of), expect.get("refused")) {
        (Ok(text), _) => differences(expect, &serde_json::from_str(&text).unwrap()),
        (Err(_), Some(Value::Bool(true))) => Vec::new(),
        (Err(found), _) => vec![format!("refused:\n{found}")],
    }
}

/// All scenarios of a file, or what is wrong with the file.
fn scenarios(text: &str, protocol: &str) -> Result<Vec<Value>, String> {
    let file: Value = serde_json::from_str(text).map_err(|problem| problem.to_string())?;
    if file["protocol"] != protocol {
        return Err(format!("it is of the protocol {}, expected {protocol}", file["protocol"]));
    }
    let unknown = file
        .as_object()
        .into_iter()
        .flatten()
        .map(|(member, _)| member)
        .find(|member| !["protocol", "scenarios"].contains(&member.as_str()));
    if let Some(unknown) = unknown {
        return Err(format!("it has an unknown member `{unknown}`"));
    }
    match file["scenarios"].as_array() {
        Some(scenarios) if !scenarios.is_empty() => Ok(scenarios.clone()),
        _ => Err("it has no scenario".to_owned()),
    }
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
            let scenarios = match scenarios(&fs::read_to_string(&path).unwrap(), id) {
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
        assert!(scenarios(text, "newham").is_err(), "{text}");
    }
    assert!(scenarios(r#"{ "protocol": "newham", "scenarios": [{}] }"#, "newham").is_ok());
}
