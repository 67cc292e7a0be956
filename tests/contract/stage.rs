//! Section 3: the stage.

use super::*;

/// "`missing`: else, when `last_seen`, `noticed_away` or `reported_missing` has happened, or ..."
#[test]
fn each_sign_of_absence_makes_the_stage_missing() {
    let protocol = one("still missing", "");
    let earlier = "2026-11-21T10:00:00Z";
    for (case, stage) in [
        (json!({}), "not_missing"),
        (json!({ "events": { "last_seen": earlier } }), "missing"),
        (json!({ "events": { "noticed_away": earlier } }), "missing"),
        (json!({ "events": { "reported_missing": earlier } }), "missing"),
        (json!({ "events": { "reported_missing": "2026-11-22T10:00:00Z" } }), "not_missing"),
        (json!({ "events": { "authority_notified": earlier } }), "not_missing"),
        (json!({ "events": { "placement_started": earlier } }), "not_missing"),
        (json!({ "facts": { "away_without_authorisation": true } }), "missing"),
        (json!({ "facts": { "away_without_authorisation": false } }), "not_missing"),
        (json!({ "facts": { "reported_to_police": true } }), "missing"),
        (json!({ "facts": { "whereabouts": "unknown" } }), "missing"),
        (json!({ "facts": { "whereabouts": "suspected" } }), "missing"),
        (json!({ "facts": { "whereabouts": "known" } }), "not_missing"),
        (json!({ "facts": { "police_category": "missing" } }), "missing"),
        (json!({ "facts": { "police_category": "absent" } }), "missing"),
        (json!({ "facts": { "police_category": "not_missing" } }), "not_missing"),
        (json!({ "events": { "located": earlier } }), "returned"),
        (json!({ "events": { "returned": earlier }, "facts": { "away_without_authorisation": true } }), "returned"),
        (json!({ "events": { "returned": "2026-11-22T10:00:00Z" } }), "not_missing"),
    ] {
        assert_eq!(assessed(&protocol, &case, NOW)["stage"], stage, "{case}");
    }
}

/// "... or the category's value is missing, absent or away_from_placement."
#[test]
fn the_value_of_the_category_makes_the_stage_missing() {
    for (yields, stage) in
        [("missing", "missing"), ("absent", "missing"), ("away_from_placement", "missing"), ("not_missing", "not_missing")]
    {
        let protocol = Source { category: rule("care", yields, "looked_after"), ..Source::default() }.protocol();
        assert_eq!(assessed(&protocol, &json!({ "facts": { "looked_after": true } }), NOW)["stage"], stage, "{yields}");
        assert_eq!(assessed(&protocol, &json!({}), NOW)["stage"], "not_missing", "{yields}, not known");
    }
}

/// "those of `away_without_authorisation`, `reported_to_police`, `whereabouts`, `police_category` that are unknown are
/// asked first (they settle `stage`)."
#[test]
fn what_settles_the_stage_is_asked_first() {
    let protocol = Source {
        category: rule("care", "missing", "looked_after and away_without_authorisation"),
        risk: rule("exploited", "high", "cse_risk"),
        ..Source::default()
    }
    .protocol();
    let assessment = assessed(&protocol, &json!({ "facts": { "whereabouts": "known" } }), NOW);
    let mut first: Vec<&str> = asked(&assessment).into_iter().take(3).collect();
    first.sort_unstable();
    assert_eq!(first, ["away_without_authorisation", "police_category", "reported_to_police"]);
    for question in assessment["questions"].as_array().unwrap() {
        let settles = question["settles"].as_array().unwrap().iter().any(|what| what == "stage");
        assert_eq!(settles, first.contains(&question["fact"].as_str().unwrap()), "{question}");
    }
    let assessment = assessed(&protocol, &json!({ "facts": { "whereabouts": "unknown" } }), NOW);
    assert!(!asked(&assessment).contains(&"police_category"), "the stage is missing: nothing settles it any more");
}
