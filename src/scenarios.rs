//! Scenarios: cases with what must come out, as they stand beside each pack; and how they are looked at.
#![allow(clippy::indexing_slicing, reason = "a member of a JSON value that is not there is null")]

use serde_json::{Map, Value};

use crate::assess::inquire;
use crate::view::Contacts;
use crate::{Case, Diagnostics, Instant, Protocol, api, assess, assess_pair};

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
    "reach",
];
/// What a scenario of two protocols may expect.
const EXPECTATIONS_OF_TWO: &[&str] = &["refused", "home", "host", "disagree", "only_asked_by", "prevails", "order"];
/// What it may expect of whom to reach for a duty.
const OF_A_CONTACT: &[&str] = &["contact", "answers", "until", "then"];
/// What it may expect of a duty.
const OF_A_DUTY: &[&str] = &["status", "opens", "due", "occurrence", "needs_includes"];

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
    ids.extend(expect.get("reach").and_then(Value::as_object).into_iter().flatten().map(|(id, _)| id.as_str()));
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
        (Some(is), Some(should_be)) => Instant::parse(is).ok().is_some_and(|is| Instant::parse(should_be) == Ok(is)),
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
                    let mut texts: Vec<String> = self::list(list).iter().map(Value::to_string).collect();
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
    let duties = list(&assessment["duties"]);
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
    let asked: Vec<&Value> = list(&assessment["questions"]).iter().map(|question| &question["fact"]).collect();
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
    let needs = list(&duty["needs"]);
    for fact in texts(expected, "needs_includes", &mut wrong) {
        if !needs.iter().any(|need| need == fact) {
            wrong.push(format!("{id}: needs {}, expected {fact} among them", duty["needs"]));
        }
    }
    wrong
}

/// Members that no runner knows: what they say would never be looked at.
fn unknown_members(scenario: &Value, expectations: &[&str]) -> Vec<String> {
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
    check("expect", &scenario["expect"], expectations);
    for (id, duty) in scenario["expect"]["duties"].as_object().into_iter().flatten() {
        check(id, duty, OF_A_DUTY);
    }
    let shapes = [("duties", true), ("reach", true), ("no_duties", false), ("questions_include", false), ("questions_exclude", false)];
    for (member, object) in shapes {
        if let Some(value) = scenario["expect"].get(member).filter(|value| if object { !value.is_object() } else { !value.is_array() }) {
            wrong.push(format!("{member} is {value}, which says nothing"));
        }
    }
    if scenario["expect"].get("refused").is_some() && scenario["expect"].as_object().is_some_and(|expect| expect.len() > 1) {
        wrong.push("what is refused has no answer: nothing else can be expected beside `refused`".to_owned());
    }
    let mut check = |what: &str, value: &Value, known: &[&str]| {
        let members = value.as_object().into_iter().flatten().map(|(member, _)| member.as_str());
        wrong.extend(members.filter(|member| !known.contains(member)).map(|member| format!("{what} has an unknown member `{member}`")));
    };
    for (id, reached) in scenario["expect"]["reach"].as_object().into_iter().flatten() {
        list(reached).iter().for_each(|reached| check(id, reached, OF_A_CONTACT));
    }
    for side in ["home", "host"] {
        if let Some(expect) = scenario["expect"].get(side) {
            check(side, expect, EXPECTATIONS);
            for (id, duty) in expect["duties"].as_object().into_iter().flatten() {
                check(id, duty, OF_A_DUTY);
            }
        }
    }
    for member in ["name", "as_of"] {
        if scenario[member].as_str().is_none_or(str::is_empty) {
            wrong.push(format!("it has no `{member}`"));
        }
    }
    wrong
}

/// All that is wrong with one scenario: nothing, where the answer is as it must be.
#[must_use]
pub fn run(protocol: &Protocol, scenario: &Value) -> Vec<String> {
    let mut wrong = unknown_members(scenario, EXPECTATIONS);
    let expect = &scenario["expect"];
    wrong.extend(misspelt(protocol, expect));
    if !wrong.is_empty() {
        return wrong;
    }
    let case = scenario["case"].to_string();
    match (answer(protocol, &case, scenario["as_of"].as_str().unwrap_or_default()), expect.get("refused")) {
        (Ok((assessment, case, as_of)), _) => {
            let mut wrong = differences(expect, &assessment);
            wrong.extend(reached(protocol, &case, as_of, expect));
            wrong
        }
        (Err(_), Some(Value::Bool(true))) => Vec::new(),
        // By a code the scenario says for which reason.
        (Err(found), Some(Value::String(code))) if found.0.iter().any(|diagnostic| diagnostic.code.as_str() == code) => Vec::new(),
        (Err(found), _) => vec![format!("refused:\n{found}")],
    }
}

/// The assessment as every face prints it, with the case and the moment as they were read.
fn answer(protocol: &Protocol, case: &str, as_of: &str) -> Result<(Value, Case, Instant), Diagnostics> {
    let as_of = api::instant(as_of)?;
    let case = Case::read(protocol.vocabulary(), case, as_of)?;
    let assessment = serde_json::from_str(&api::print(&assess(protocol, &case, as_of))).unwrap_or_default();
    Ok((assessment, case, as_of))
}

/// In what the contacts for a duty differ from what was expected: which, whether somebody answers, until when, and who then.
fn reached(protocol: &Protocol, case: &Case, as_of: Instant, expect: &Value) -> Vec<String> {
    let mut wrong = Vec::new();
    let (_, mut inquiry) = inquire(protocol, case, as_of);
    let contacts = Contacts::new(protocol, &mut inquiry, as_of);
    for (id, expected) in expect.get("reach").and_then(Value::as_object).into_iter().flatten() {
        let duty = protocol.pack().duties.iter().find(|duty| duty.id == *id);
        let found = contacts.for_duty(duty.map_or(&[], |duty| &duty.contact));
        let found: Vec<Value> = found.iter().map(|reach| serde_json::to_value(reach).unwrap_or_default()).collect();
        if found.len() != list(expected).len() {
            let names: Vec<&Value> = found.iter().map(|reach| &reach["id"]).collect();
            wrong.push(format!("{id}: reaches {names:?}, expected {}", list(expected).len()));
        }
        for (is, should_be) in found.iter().zip(list(expected)) {
            for (member, should_be) in should_be.as_object().into_iter().flatten() {
                let is = &is[if member == "contact" { "id" } else { member }];
                let same = if member == "until" { same_instant(is, should_be) } else { is == should_be };
                if !same {
                    wrong.push(format!("{id} {member}: {is}, expected {should_be}"));
                }
            }
        }
    }
    wrong
}

/// All that is wrong with one scenario of two protocols.
#[must_use]
pub fn run_pair(home: &Protocol, host: &Protocol, scenario: &Value) -> Vec<String> {
    let mut wrong = unknown_members(scenario, EXPECTATIONS_OF_TWO);
    let expect = &scenario["expect"];
    for (side, protocol) in [("home", home), ("host", host)] {
        wrong.extend(expect.get(side).map(|expect| misspelt(protocol, expect)).unwrap_or_default());
    }
    if !wrong.is_empty() {
        return wrong;
    }
    let pair = api::instant(scenario["as_of"].as_str().unwrap_or_default())
        .and_then(|as_of| assess_pair(home, host, &scenario["case"].to_string(), as_of))
        .map(|pair| serde_json::to_value(&pair).unwrap_or_default());
    match (pair, expect.get("refused")) {
        (Ok(pair), None) => differences_of_two(expect, &pair),
        (Ok(_), Some(_)) => vec!["it was not refused".to_owned()],
        (Err(found), Some(Value::String(code))) if found.0.iter().any(|diagnostic| diagnostic.code.as_str() == code) => Vec::new(),
        (Err(found), _) => vec![format!("refused:\n{found}")],
    }
}

fn differences_of_two(expect: &Value, pair: &Value) -> Vec<String> {
    let mut wrong = Vec::new();
    for side in ["home", "host"] {
        if let Some(expect) = expect.get(side) {
            wrong.extend(differences(expect, &pair[side]).into_iter().map(|difference| format!("{side}: {difference}")));
        }
    }
    let disagreements: Vec<String> =
        list(&pair["disagree"]).iter().map(|one| one["act"].as_str().or(one["on"].as_str()).unwrap_or_default().to_owned()).collect();
    for subject in texts(expect, "disagree", &mut wrong) {
        if !disagreements.iter().any(|known| known == subject) {
            wrong.push(format!("they agree on {subject}, expected not; they part on {}", disagreements.join(", ")));
        }
    }
    for (side, acts) in expect.get("only_asked_by").and_then(Value::as_object).into_iter().flatten() {
        let only = |act: &Value| list(&pair["only_asked_by"]).iter().any(|one| one["side"] == *side && one["act"] == *act);
        wrong.extend(list(acts).iter().filter(|act| !only(act)).map(|act| format!("{act} is not what only {side} asks for")));
    }
    for id in texts(expect, "prevails", &mut wrong) {
        if !list(&pair["prevails"]).iter().any(|one| one["id"] == id) {
            wrong.push(format!("{id} does not say whose protocol goes before"));
        }
    }
    let places: Vec<Option<usize>> =
        texts(expect, "order", &mut wrong).iter().map(|id| list(&pair["duties"]).iter().position(|duty| duty["id"] == *id)).collect();
    if places.contains(&None) || !places.is_sorted() {
        wrong.push(format!("the duties of `order` stand at {places:?}"));
    }
    wrong
}

/// The entries of a list; none where it is no list.
fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// All scenarios of a file, or what is wrong with the file.
///
/// # Errors
/// What is wrong with the file, in a sentence.
pub fn read(text: &str, protocol: &str) -> Result<Vec<Value>, String> {
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
    some_of(&file)
}

/// Two protocols by their ids, and the scenarios of a file that asks both.
pub type OfTwo = (String, String, Vec<Value>);

/// All scenarios of a file that asks two protocols, with their ids.
///
/// # Errors
/// What is wrong with the file, in a sentence.
pub fn read_pair(text: &str) -> Result<OfTwo, String> {
    let file: Value = serde_json::from_str(text).map_err(|problem| problem.to_string())?;
    let id = |side: &str| file[side].as_str().map(str::to_owned).ok_or_else(|| format!("it names no protocol as `{side}`"));
    Ok((id("home")?, id("host")?, some_of(&file)?))
}

fn some_of(file: &Value) -> Result<Vec<Value>, String> {
    match file["scenarios"].as_array() {
        Some(scenarios) if !scenarios.is_empty() => Ok(scenarios.clone()),
        _ => Err("it has no scenario".to_owned()),
    }
}
