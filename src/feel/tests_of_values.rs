//! What expressions come to, from the tables of DMN 1.4, and that nothing a person types brings it down.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use proptest::prelude::*;

use super::{Context, Value, evaluate, main_value, parse};

fn value(text: &str) -> String {
    main_value(text, Some(r#"{"age": 12, "name": "Ada", "open": null, "list": [1, null, "a"], "hours missing": 24.5}"#))
        .unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn refused(text: &str) -> String {
    match main_value(text, None) {
        Ok(value) => panic!("{text} came to {value}"),
        Err(error) => error.message,
    }
}

#[test]
fn values_are_printed_as_feel_writes_them() {
    for (text, printed) in [
        ("null", "null"),
        ("\"say \\\"a\\\"\"", "\"say \\\"a\\\"\""),
        ("12", "12"),
        ("-0.50", "-0.5"),
        ("1e3", "1000"),
        ("list", "[1, null, \"a\"]"),
        ("{b: 1, a: [true]}", "{a: [true], b: 1}"),
        ("[1..3[", "[1..3)"),
        ("(>= 3)", "(>= 3)"),
        ("@\"2026-11-20\"", "@\"2026-11-20\""),
        ("hours missing", "24.5"),
        ("unheard of", "null"),
        ("date(\"2026-02-30\")", "null"),
        ("date(null)", "null"),
    ] {
        assert_eq!(value(text), printed, "{text}");
    }
}

#[test]
fn order_of_what_has_none_is_null() {
    for text in [
        "1 < \"a\"",
        "null < 1",
        "1 >= null",
        "true < false",
        "[1] < [2]",
        "1 between \"a\" and \"b\"",
        "1 in [\"a\"..\"b\"]",
        "null in < 3",
        "1 in (\"a\", < null)",
    ] {
        assert_eq!(value(text), "null", "{text}");
    }
}

#[test]
fn tests_behind_in_are_alternatives_in_three_values() {
    for (text, printed) in [
        ("age in (< 5, > 10)", "true"),
        ("age in (< 5, [6..11])", "false"),
        ("open in (< 5, > 10)", "null"),
        ("1 in (\"a\", 1)", "true"),
        ("1 in (\"a\", 2)", "null"),
        ("open in [null, 1]", "true"),
        ("open in [1, 2]", "false"),
        ("age in list", "false"),
        ("\"a\" in list", "true"),
        ("3 in ]3..12[", "false"),
        ("11 in (3..12[", "true"),
    ] {
        assert_eq!(value(text), printed, "{text}");
    }
}

#[test]
fn between_is_two_comparisons() {
    for (text, printed) in [
        ("age between 12 and 12", "true"),
        ("age between 13 and open", "false"),
        ("age between 11 and open", "null"),
        ("open between 1 and 2", "null"),
    ] {
        assert_eq!(value(text), printed, "{text}");
    }
}

#[test]
fn elements_are_counted_from_one_and_from_the_end() {
    for (text, printed) in
        [("list[1]", "1"), ("list[-1]", "\"a\""), ("list[0]", "null"), ("list[4]", "null"), ("age[1]", "12"), ("age[2]", "null")]
    {
        assert_eq!(value(text), printed, "{text}");
    }
}

#[test]
fn what_is_outside_is_refused_and_named() {
    for (text, reason) in [
        ("now()", "outside of what is evaluated: the function `now`"),
        ("hours since(reported_missing) >= 24", "outside of what is evaluated: the function `hours since`"),
        ("false and count([1]) = 1", "outside of what is evaluated: the function `count`"),
        ("count = count", "outside of what is evaluated: `count` as a value"),
        ("? > 1", "outside of what is evaluated: `?` as a value"),
        ("[1, 2][a > 1]", "outside of what is evaluated: a filter that is no number"),
        ("1 in (2 = 2)", "outside of what is evaluated: `in` with a condition as its test"),
        ("1 in (null, 2)", "outside of what is evaluated: `in` with null as a test"),
        ("3 in [5..1]", "outside of what is evaluated: a range that runs backwards"),
        ("[1] = [\"a\"]", "outside of what is evaluated: lists or contexts with values of different types at the same place"),
        ("time(\"10:00:00@Mars/Base\")", "outside of what is evaluated: a date, time or duration written `10:00:00@Mars/Base`"),
        ("duration(\"P1M1D\")", "outside of what is evaluated: a date, time or duration written `P1M1D`"),
        ("@\"2026-11-20\" < @\"2026-11-20T00:00:00Z\"", "outside of what is evaluated: the order of a date and a date and time"),
        (
            "@\"2026-10-25T01:30:00@Europe/London\" = @\"2026-10-25T01:30:00Z\"",
            "outside of what is evaluated: times in zones whose offset depends on a date, or is not known here on that date",
        ),
    ] {
        assert_eq!(refused(text), reason, "{text}");
    }
}

#[test]
fn zones_follow_the_season() {
    for (text, printed) in [
        ("@\"2026-07-01T12:00:00@Europe/London\" = @\"2026-07-01T11:00:00Z\"", "true"),
        ("@\"2026-12-01T12:00:00@Europe/London\" = @\"2026-12-01T12:00:00Z\"", "true"),
        ("@\"2026-12-01T12:00:00@Europe/Paris\" < @\"2026-12-01T12:00:00Z\"", "true"),
        ("@\"2026-01-15T12:00:00@Australia/Sydney\" = @\"2026-01-15T01:00:00Z\"", "true"),
        ("@\"2006-03-28T12:00:00@Australia/Sydney\" = @\"2006-03-28T01:00:00Z\"", "true"),
        ("@\"2026-11-20T23:00:00-05:00\" > @\"2026-11-21T03:59:59Z\"", "true"),
    ] {
        assert_eq!(value(text), printed, "{text}");
    }
}

#[test]
fn a_context_that_is_none_is_refused() {
    for json in ["", "[]", "{\"a\": }", "{\"a\": 9007199254740993}"] {
        assert!(main_value("a", Some(json)).unwrap_err().message.starts_with("the context is no JSON object"), "{json}");
    }
    assert_eq!(main_value("a = {b: [1]}", Some(r#"{"a": {"b": [1.0]}}"#)).unwrap(), "true");
}

/// Formulas over four names.
fn formulas() -> impl Strategy<Value = String> {
    prop::sample::select(vec!["a", "b", "c", "d", "true", "false"]).prop_map(String::from).prop_recursive(4, 20, 2, |inner| {
        prop_oneof![
            inner.clone().prop_map(|one| format!("not({one})")),
            (inner.clone(), inner.clone()).prop_map(|(left, right)| format!("({left} and {right})")),
            (inner.clone(), inner).prop_map(|(left, right)| format!("({left} or {right})")),
        ]
    })
}

fn come_to(formula: &str, truths: &[Option<bool>]) -> Value {
    let context: Context = ["a", "b", "c", "d"].into_iter().map(String::from).zip(truths.iter().map(|truth| Value::from(*truth))).collect();
    evaluate(&parse(formula).unwrap(), &context).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn learning_never_overturns_what_was_settled(formula in formulas(), truths in prop::collection::vec(any::<Option<bool>>(), 4), learned in prop::collection::vec(any::<bool>(), 4)) {
        let before = come_to(&formula, &truths);
        let knowing: Vec<_> = truths.iter().zip(learned).map(|(known, learned)| known.or(Some(learned))).collect();
        let after = come_to(&formula, &knowing);
        prop_assert!(matches!(after, Value::Boolean(_)));
        prop_assert!(before == Value::Null || before == after, "{formula}: {before} became {after}");
    }

    #[test]
    fn any_row_of_tokens_has_a_value_or_an_error(
        tokens in prop::collection::vec(prop::sample::select(vec![
            "a", "list", "and", "or", "not(", "in", "between", "(", ")", "[", "]", "{a:", "}", ",", "..", "<", ">=", "=", "!=", "1", "-2", "\"x\"",
            "@\"2026-01-01\"", "@\"P1D\"", "@\"12:00:00Z\"", "@\"2026-01-01T12:00:00@Europe/Paris\"", "null", "true", "date(", "duration(\"P1Y\")",
        ]), 0..20),
    ) {
        let _ = main_value(&tokens.join(" "), Some(r#"{"a": 1, "list": [1, null]}"#));
    }

    #[test]
    fn any_text_is_a_time_or_none(text in "[-PT0-9:.YMDHSZ+@é]{0,14}") {
        for call in ["date", "time", "date and time", "duration", "@"] {
            let _ = main_value(&if call == "@" { format!("@\"{text}\"") } else { format!("{call}(\"{text}\")") }, None);
        }
    }
}
