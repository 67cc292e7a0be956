//! Section 3: three-valued logic, needs and questions.

use super::*;

/// "unknown and false is false; unknown or true is true; not unknown is unknown; a comparison with an unknown fact is
/// unknown."
#[test]
fn the_logic_has_three_values() {
    let facts = json!({ "looked_after": true, "child_in_need": false });
    for (when, status) in [
        ("cse_risk and child_in_need", "left out"),
        ("cse_risk and looked_after", "possible"),
        ("cse_risk or looked_after", "due"),
        ("cse_risk or child_in_need", "possible"),
        ("not(cse_risk)", "possible"),
        ("age < 12", "possible"),
        ("age in [3..12]", "possible"),
        ("whereabouts != \"known\"", "possible"),
        ("cse_risk = looked_after", "possible"),
        // Exact, where the standard alone would leave it open.
        ("(cse_risk or not(cse_risk)) and looked_after", "due"),
        ("cse_risk and not(cse_risk) or looked_after", "due"),
        ("(age < 12 or age >= 12) and looked_after", "due"),
        ("age < 10 and age > 14 or looked_after", "due"),
    ] {
        let assessment = assessed(&one(when, ""), &json!({ "facts": facts }), NOW);
        assert_eq!(self::status(&assessment, "it"), status, "{when}");
    }
}

/// "A derived name (`category`, `risk`) is unknown in a condition when it is not certain, unless every value in `could_be`
/// gives the same answer."
#[test]
fn an_uncertain_category_answers_where_all_its_values_agree() {
    let protocol = Source {
        category: [
            rule("graver", "missing", "cse_risk and away_without_authorisation"),
            rule("away", "absent", "away_without_authorisation"),
        ]
        .concat(),
        risk: [rule("exploited", "high", "cse_risk"), rule("care", "medium", "looked_after")].concat(),
        duties: [
            duty("either", "category in (\"missing\", \"absent\")", ""),
            duty("missing", "category = \"missing\"", ""),
            duty("neither", "category = \"not_missing\"", ""),
            duty("grave", "risk in (\"high\", \"medium\")", ""),
            duty("high", "risk = \"high\"", ""),
        ]
        .concat(),
        ..Source::default()
    }
    .protocol();
    let case = json!({ "facts": { "away_without_authorisation": true, "looked_after": true, "police_risk": "low" } });
    let assessment = assessed(&protocol, &case, NOW);
    assert_eq!(
        ["either", "missing", "neither", "grave", "high"].map(|id| status(&assessment, id)),
        ["due", "possible", "left out", "due", "possible"]
    );
    assert_eq!(standing(&assessment, "missing").unwrap()["needs"], json!(["cse_risk"]));
}

/// "A fact is named in a duty's `needs` when, for some answers to the other unknown facts, two of its own answers make a
/// difference to that duty".
#[test]
fn needs_names_exactly_the_facts_that_make_a_difference() {
    for (when, needed) in [
        ("(cse_risk and cce_risk) or (not(cse_risk) and cce_risk)", &["cce_risk"][..]),
        ("cse_risk and cce_risk", &["cce_risk", "cse_risk"]),
        ("cse_risk and (looked_after or cce_risk)", &["cce_risk", "cse_risk", "looked_after"]),
        ("age <= 12 and (age < 18 or cse_risk)", &["age"]),
        ("age <= 25 and cse_risk", &["cse_risk"]),
        ("placement_distance_miles > 20", &["placement_distance_miles"]),
        ("home_authority = living_in", &["home_authority", "living_in"]),
        ("cse_risk and (hours since(placement_started) >= 72 or cce_risk)", &["cce_risk", "cse_risk"]),
    ] {
        let assessment = assessed(&one(when, ""), &json!({}), NOW);
        let mut needs = needs(&assessment);
        needs.sort_unstable();
        assert_eq!(needs, needed, "{when}");
        let asked = asked(&assessment);
        assert!(needed.iter().all(|fact| asked.contains(fact)), "{when}: {asked:?}");
    }
}

/// "Questions come most consequential first: those that can raise the category or the risk before all others."
#[test]
fn what_can_raise_the_category_or_the_risk_is_asked_before_the_rest() {
    let many: Vec<String> = (0..12).map(|index| duty(&format!("care-{index}"), "looked_after", "")).collect();
    let protocol = Source {
        words: fact("panel_invited"),
        category: [
            rule("away", "absent", "away_without_authorisation"),
            rule("graver", "missing", "away_without_authorisation and out_of_character"),
        ]
        .concat(),
        risk: [rule("high", "high", "cse_risk"), rule("low", "low", "child_in_need")].concat(),
        duties: [many.concat(), duty("panel", "panel_invited", "")].concat(),
        ..Source::default()
    }
    .protocol();
    let case = json!({ "facts": { "away_without_authorisation": true, "police_risk": "medium" } });
    let assessment = assessed(&protocol, &case, NOW);
    let asked = asked(&assessment);
    let mut first = asked[..2].to_vec();
    first.sort_unstable();
    assert_eq!(first, ["cse_risk", "out_of_character"], "{asked:?}");
    assert!(asked.contains(&"looked_after") && asked.contains(&"panel_invited"));
    assert!(!asked.contains(&"child_in_need"), "the police grade is graver: it can change nothing");
    let raises = |fact: &str| {
        assessment["questions"].as_array().unwrap().iter().find(|question| question["fact"] == fact).unwrap()["may_raise"] == true
    };
    assert!(raises("cse_risk") && raises("out_of_character") && !raises("looked_after"));
}

/// Section 3: what an assessment holds, by the names of the contract.
#[test]
fn an_assessment_has_the_members_of_the_contract() {
    let protocol = with_duties(&[duty(
        "it",
        "still missing and looked_after",
        "clock = \"last_seen\"\nlimit = \"24 hours\"\nto = [\"Somebody else\"]",
    )]);
    let assessment = assessed(&protocol, &missing(json!({}), json!({ "last_seen": "2026-11-21T10:00:00Z" })), "2026-11-21T22:00:00+00:00");
    assert_eq!(assessment["protocol"]["id"], AUTHORITY);
    assert_eq!(assessment["protocol"]["version"], "1");
    assert!(assessment["protocol"]["digest"].as_str().unwrap().starts_with("sha256:"));
    assert_eq!(assessment["as_of"], NOW);
    let has =
        |value: &Value, members: &[&str]| members.iter().for_each(|member| assert!(value.get(*member).is_some(), "{member} in {value}"));
    has(&assessment, &["stage", "category", "risk", "duties", "questions", "notices"]);
    has(&assessment["category"], &["value", "certain", "could_be", "because"]);
    has(&assessment["risk"], &["value", "certain", "could_be", "worst", "because"]);
    has(
        it(&assessment),
        &["id", "kind", "says", "who", "to", "strength", "status", "opens", "due", "occurrence", "because", "cite", "needs"],
    );
    has(&assessment["questions"][0], &["fact", "asks", "settles"]);
    let because = &assessment["category"]["because"][0];
    assert_eq!(
        (&because["id"], &because["cite"], &because["facts"]),
        (&json!("exampleshire/away"), &json!("1"), &json!(["away_without_authorisation"]))
    );
}
