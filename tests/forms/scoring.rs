//! Scores.

use super::*;

/// Ticks of the assessment: how many of each part, and for each significant sign its windows; all others are answered with none.
fn signs(vulnerabilities: usize, moderate: usize, significant: &[&[&str]]) -> Value {
    let mut answers = serde_json::Map::new();
    for (kind, ticked, all) in [("vulnerability", vulnerabilities, 11), ("moderate", moderate, 10)] {
        for place in 1..=all {
            answers.insert(format!("{kind}_{place}"), json!(place <= ticked));
        }
    }
    for place in 1..=9 {
        answers.insert(format!("significant_{place}"), json!(significant.get(place - 1).copied().unwrap_or_default()));
    }
    Value::Object(answers)
}

#[test]
fn seraf_is_scored_as_published() {
    const NOW_: &str = "past_6_months";
    const AGO: &str = "6_to_12_months";
    let both: &[&str] = &[NOW_, AGO];
    // seraf.md, sections 1 and 2: 1 for each vulnerability and moderate sign; 5, 1 or both for a significant one.
    let table: [(Value, f64, &str, &str); 12] = [
        (signs(0, 0, &[]), 0.0, "1", "0: not at risk"),
        (signs(5, 0, &[]), 5.0, "1", "5: not at risk"),
        (signs(0, 0, &[&[NOW_]]), 5.0, "1", "5: not at risk"),
        (signs(1, 0, &[&[NOW_]]), 6.0, "2", "6: mild risk"),
        (signs(0, 0, &[both]), 6.0, "2", "6: mild risk"),
        (signs(6, 4, &[]), 10.0, "2", "10: mild risk"),
        (signs(11, 0, &[]), 11.0, "3", "11: moderate risk"),
        (signs(0, 0, &[&[NOW_], &[NOW_], &[AGO]]), 11.0, "3", "11: moderate risk"),
        (signs(3, 2, &[&[NOW_], &[NOW_]]), 15.0, "3", "15: moderate risk"),
        (signs(3, 3, &[&[NOW_], &[NOW_]]), 16.0, "4", "16: significant risk"),
        (signs(0, 0, &[&[AGO], &[AGO], both]), 8.0, "2", "8: mild risk"),
        (signs(11, 10, &[both; 9]), 75.0, "4", "75: significant risk"),
    ];
    for (answers, total, band, words) in table {
        let state = state_at(&COUNTING, SERAF, &json!({}), &answers, NOW);
        let score = &state["scores"][0];
        assert_eq!(
            (score["least"].as_f64(), score["most"].as_f64(), &score["settled"]),
            (Some(total), Some(total), &json!(true)),
            "{score}"
        );
        assert_eq!((&score["band"]["value"], &score["words"]), (&json!(band), &json!(words)), "{score}");
        assert_eq!(state["would"]["facts"], json!({}), "a score feeds nothing");
    }
}

#[test]
fn a_score_is_a_lower_bound_while_ticks_are_open() {
    let score = |answers: Value| state_at(&COUNTING, SERAF, &json!({}), &answers, NOW)["scores"][0].clone();
    let open = score(json!({}));
    assert_eq!((open["least"].as_f64(), open["most"].as_f64(), &open["band"]), (Some(0.0), Some(75.0), &Value::Null));
    assert_eq!(open["words"], "at least 0, at most 75: not everything is answered yet", "no all-clear before everything is answered");
    let mut answers = signs(11, 0, &[]);
    answers["moderate_10"] = Value::Null;
    assert_eq!(score(answers.clone())["words"], "at least 11: moderate risk");
    answers["significant_1"] = Value::Null;
    assert_eq!(score(answers)["words"], "at least 11: moderate risk or above");
    let most = score(
        json!({ "significant_1": ["past_6_months"], "significant_2": ["past_6_months"], "significant_3": ["past_6_months", "6_to_12_months"] }),
    );
    assert_eq!((&most["words"], most["least"].as_f64()), (&json!("at least 16: significant risk"), Some(16.0)));
    assert_eq!(most["parts"][2]["open"], 6);
    assert_eq!(most["parts"][2]["certainty"], "one source only");
}
