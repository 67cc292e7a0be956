//! Section 3: category and risk.

use super::*;

/// "The gravest that a rule yields stands."
#[test]
fn the_gravest_category_and_the_gravest_grade_stand() {
    let protocol = Source {
        category: [
            rule("absent", "absent", "looked_after"),
            rule("missing", "missing", "cse_risk"),
            rule("away", "away_from_placement", "looked_after"),
        ]
        .concat(),
        risk: [rule("low", "low", "looked_after"), rule("high", "high", "cse_risk"), rule("medium", "medium", "cce_risk")].concat(),
        ..Source::default()
    }
    .protocol();
    let values = |facts: Value| {
        let assessment = assessed(&protocol, &json!({ "facts": facts }), NOW);
        (assessment["category"]["value"].clone(), assessment["category"]["could_be"].clone(), assessment["risk"]["value"].clone())
    };
    assert_eq!(
        values(json!({ "looked_after": true, "cse_risk": true, "cce_risk": true })),
        (json!("missing"), json!(["missing"]), json!("high"))
    );
    assert_eq!(
        values(json!({ "looked_after": true, "cse_risk": false, "cce_risk": true })),
        (json!("absent"), json!(["absent"]), json!("medium"))
    );
    assert_eq!(
        values(json!({ "looked_after": false, "cse_risk": false, "cce_risk": false })),
        (json!("not_missing"), json!(["not_missing"]), Value::Null)
    );
    // "`value`: the one value of `could_be` where it is one; else the gravest that a rule known to hold yields; else null."
    assert_eq!(values(json!({ "looked_after": true, "cce_risk": false })), (json!("absent"), json!(["missing", "absent"]), json!("low")));
    assert_eq!(values(json!({})), (Value::Null, json!(["missing", "absent", "not_missing"]), Value::Null));
}

/// "`could_be`: every value that some answer to the unknown facts gives, exactly".
#[test]
fn could_be_is_exact_where_facts_depend_on_each_other() {
    let protocol = Source {
        // Of the same age, or of the same answer, both rules cannot fail, or hold, together.
        category: [rule("young", "missing", "age <= 12"), rule("older", "absent", "age > 12")].concat(),
        risk: [
            rule("care", "high", "looked_after"),
            rule("home", "medium", "not(looked_after)"),
            rule("never", "low", "age < 10 and cse_risk or age > 14 and not(cse_risk)"),
        ]
        .concat(),
        ..Source::default()
    }
    .protocol();
    let assessment = assessed(&protocol, &json!({ "facts": { "police_risk": "no_apparent_risk" } }), NOW);
    assert_eq!(assessment["category"]["could_be"], json!(["missing", "absent"]));
    assert_eq!(assessment["risk"]["could_be"], json!(["high", "medium"]));
    assert_eq!((&assessment["risk"]["worst"], &assessment["risk"]["certain"]), (&json!("high"), &json!(false)));
    assert!(!asked(&assessment).contains(&"cse_risk"), "what can change nothing is not asked");
    let assessment = assessed(&protocol, &json!({ "facts": { "age": 12 } }), NOW);
    assert_eq!(
        assessment["category"],
        json!({ "value": "missing", "certain": true, "could_be": ["missing"], "because": assessment["category"]["because"] })
    );
}

/// "`police_risk`, where known, yields its grade like a rule; a police grade below what the protocol's rules establish
/// lowers nothing and adds a notice that the two disagree."
#[test]
fn the_grade_of_the_police_counts_like_a_rule_and_lowers_nothing() {
    let protocol = Source { risk: rule("young", "medium", "age <= 12"), ..Source::default() }.protocol();
    let at = |age: i32, police: &str| {
        let case = json!({ "facts": { "age": age, "police_risk": police, "away_without_authorisation": true } });
        let assessment = assessed(&protocol, &case, NOW);
        let disagrees = notices(&assessment).contains(&"homeward/police-grade-is-lower");
        (assessment["risk"]["value"].as_str().unwrap().to_owned(), disagrees)
    };
    assert_eq!(at(12, "low"), ("medium".to_owned(), true));
    assert_eq!(at(12, "no_apparent_risk"), ("medium".to_owned(), true));
    assert_eq!(at(12, "medium"), ("medium".to_owned(), false));
    assert_eq!(at(12, "high"), ("high".to_owned(), false));
    assert_eq!(at(13, "low"), ("low".to_owned(), false));
}

/// "`police_category: missing` establishes missing; `absent` and `not_missing` establish nothing and lower nothing (a
/// notice says so)."
#[test]
fn a_police_record_that_says_less_lowers_nothing() {
    let protocol = Source {
        category: [rule("police", "missing", "police_category = \"missing\""), rule("young", "missing", "age <= 12")].concat(),
        ..Source::default()
    }
    .protocol();
    for police in ["absent", "not_missing"] {
        let assessment = assessed(&protocol, &json!({ "facts": { "age": 12, "police_category": police } }), NOW);
        assert_eq!(assessment["category"]["value"], "missing", "{police}");
        assert!(notices(&assessment).contains(&"homeward/police-record-differs"), "{police}");
        let assessment = assessed(&protocol, &json!({ "facts": { "age": 13, "police_category": police } }), NOW);
        assert_eq!(assessment["category"]["value"], "not_missing", "{police} establishes nothing");
    }
    let assessment = assessed(&protocol, &json!({ "facts": { "age": 13, "police_category": "missing" } }), NOW);
    assert_eq!(assessment["category"]["value"], "missing");
    assert!(!notices(&assessment).contains(&"homeward/police-record-differs"));
}

/// "While the stage is `not_missing`, an unknown `police_risk` is neither counted nor asked."
#[test]
fn while_nobody_is_missing_the_police_grade_is_neither_counted_nor_asked() {
    let protocol =
        Source { risk: rule("young", "medium", "age <= 12"), duties: duty("it", "risk = \"high\"", ""), ..Source::default() }.protocol();
    let assessment = assessed(&protocol, &json!({ "facts": { "age": 12 } }), NOW);
    assert_eq!(assessment["stage"], "not_missing");
    assert_eq!(assessment["risk"]["could_be"], json!(["medium"]));
    assert!(!asked(&assessment).contains(&"police_risk"));
    assert_eq!(status(&assessment, "it"), "left out");
    // Known, it counts; and once somebody is missing, it is asked.
    let assessment = assessed(&protocol, &json!({ "facts": { "age": 12, "police_risk": "high" } }), NOW);
    assert_eq!((&assessment["risk"]["value"], status(&assessment, "it")), (&json!("high"), "due"));
    let assessment = assessed(&protocol, &json!({ "facts": { "age": 12, "whereabouts": "unknown" } }), NOW);
    assert_eq!(assessment["risk"]["could_be"], json!(["high", "medium"]));
    assert!(asked(&assessment).contains(&"police_risk"));
}

/// "Both are those of the episode: their time parts stand still at the first of `located` and `returned`, and what they
/// ask of the end is taken as just before it."
#[test]
fn the_category_stands_still_at_the_end_of_the_episode() {
    let protocol = Source {
        category: [
            rule("long", "missing", "hours since(last_seen) >= 24"),
            rule("away", "absent", "away_without_authorisation and not(happened(returned))"),
        ]
        .concat(),
        risk: rule("open", "high", "still missing and not(happened(located))"),
        ..Source::default()
    }
    .protocol();
    let value = |returned: &str, as_of: &str| {
        let events = json!({ "last_seen": "2026-11-20T10:00:00Z", "located": returned });
        let assessment = assessed(&protocol, &missing(json!({ "police_risk": "low" }), events), as_of);
        (assessment["category"]["value"].as_str().unwrap().to_owned(), assessment["risk"]["value"].as_str().unwrap().to_owned())
    };
    let pair = |category: &str, risk: &str| (category.to_owned(), risk.to_owned());
    assert_eq!(value("2026-11-21T09:59:59Z", NOW), pair("absent", "low"));
    assert_eq!(value("2026-11-21T09:59:59Z", "2027-11-21T09:59:59Z"), pair("absent", "low"));
    assert_eq!(value("2026-11-21T10:00:00Z", NOW), pair("missing", "high"));
}
