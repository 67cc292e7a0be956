//! Reading and writing: what is an expression, how it hangs together, and what the errors say.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use proptest::prelude::*;

use super::ast::{Comparison, Expression, Node, Range, Span, Test};
use super::{parse, print};

fn canonical(text: &str) -> String {
    match parse(text) {
        Ok(expression) => print(&expression),
        Err(errors) => panic!("{text}: {}", errors[0]),
    }
}

/// Message, mend and place of the error in a text.
fn error(text: &str) -> (String, String, &str) {
    let errors = parse(text).expect_err(text);
    let error = &errors[0];
    (error.message.clone(), error.mend.clone(), text.get(error.span.start..error.span.end).unwrap())
}

#[test]
fn what_packs_write_is_read() {
    for text in [
        "hours since(reported_missing) >= 24",
        "days since(reported_missing) >= 3 and working days since(returned) < 2",
        "hours between(last_seen, reported_missing) > 2",
        "count missing(90) >= 3",
        "happened(located)",
        "not(happened(returned))",
        "hours missing >= 24 and still missing",
        "age in [3..12]",
        "age in (3..12]",
        "age between 3 and 12",
        "risk in (\"high\", \"medium\")",
        "risk in \"high\"",
        "age in (< 5, > 10)",
        "risk in [\"high\", \"medium\"]",
        "whereabouts != \"known\" or looked_after = true",
        "f()",
    ] {
        assert_eq!(canonical(text), text);
    }
}

#[test]
fn words_side_by_side_are_one_name() {
    assert_eq!(parse("hours \n missing").unwrap().node, Node::Name("hours missing".into()));
    assert_eq!(parse("ändern µ_2 ?").unwrap().node, Node::Name("ändern µ_2 ?".into()));
    let Node::Call(name, arguments) = parse("date and\n time(\"2018-12-08\")").unwrap().node else { panic!() };
    assert_eq!((name.as_str(), arguments.len()), ("date and time", 1));
    let Node::Call(name, arguments) = parse("years and months duration(a, b)").unwrap().node else { panic!() };
    assert_eq!((name.as_str(), arguments.len()), ("years and months duration", 2));
    // Without a bracket behind it, `and` is `and`.
    assert!(matches!(parse("date and time").unwrap().node, Node::And(..)));
}

#[test]
fn or_binds_loosest_then_and_then_comparison() {
    assert_eq!(canonical("a or b and c = 1"), "a or b and c = 1");
    assert!(matches!(parse("a or b and c = 1").unwrap().node, Node::Or(..)));
    assert!(matches!(parse("a and b or c").unwrap().node, Node::Or(..)));
    assert!(matches!(parse("(a or b) and c").unwrap().node, Node::And(..)));
    assert_eq!(canonical("((a or b)) and (c and d)"), "(a or b) and (c and d)");
    assert_eq!(canonical("(a = b) = (c in d)"), "(a = b) = (c in d)");
    assert_eq!(canonical("x between 1 and 2 and y between 3 and 4"), "x between 1 and 2 and y between 3 and 4");
    let Node::Or(left, _) = parse("a or b or c").unwrap().node else { panic!() };
    assert!(matches!(left.node, Node::Or(..)), "chains lean to the left");
}

#[test]
fn ranges_have_six_brackets() {
    for (text, expected) in [
        ("x in [1..2]", "x in [1..2]"),
        ("x in (1..2)", "x in (1..2)"),
        ("x in ]1..2[", "x in (1..2)"),
        ("x in ]1..2]", "x in (1..2]"),
        ("x in [1..2[", "x in [1..2)"),
        ("x in ([1..2[, ]3..4[)", "x in ([1..2), (3..4))"),
        ("[1..10) = [1..10[", "[1..10) = [1..10)"),
        ("x in [[2..4], [1..3]]", "x in [[2..4], [1..3]]"),
        ("x in [-3..-1]", "x in [-3..-1]"),
        ("x in [\"b\" .. \"d\")", "x in [\"b\"..\"d\")"),
    ] {
        assert_eq!(canonical(text), expected, "{text}");
    }
}

#[test]
fn numbers_are_exact_or_refused() {
    for (text, number) in [
        ("0", 0.0),
        ("12", 12.0),
        ("12.50", 12.5),
        (".5", 0.5),
        ("-3", -3.0),
        ("1.5e3", 1500.0),
        ("2E-2", 0.02),
        ("100000000000000000000", 1e20),
    ] {
        assert_eq!(parse(text).unwrap().node, Node::Number(number), "{text}");
    }
    assert!(matches!(parse("-0").unwrap().node, Node::Number(zero) if zero.is_sign_positive()));
    assert_eq!(error("x = 0.1234567890123456").0, "expected a number of at most 15 digits, but found a longer one");
    assert_eq!(error("x = 12children").0, "expected a number, but found digits and letters in one word");
}

#[test]
fn strings_keep_what_their_escapes_say() {
    for (text, value) in [
        (r#""a\"b""#, "a\"b"),
        (r#""a\\b\n\r\t\'""#, "a\\b\n\r\t'"),
        (r#""\u00e9\U01F40E\uD83D\uDC0E""#, "é🐎🐎"),
        ("\"// no comment\"", "// no comment"),
    ] {
        assert_eq!(parse(text).unwrap().node, Node::Text(value.into()), "{text}");
    }
    for text in [r#""\d""#, r#""\uD83D""#, r#""\u12""#] {
        assert_eq!(error(text).0, "expected an escape that FEEL knows, but found another", "{text}");
    }
}

#[test]
fn comments_are_space() {
    assert_eq!(canonical("a // and b\n and /* or\n * */ c"), "a and c");
    assert_eq!(error("a /* b").0, "expected `*/`, but found the end of the text");
}

#[test]
fn other_languages_are_set_right() {
    for (text, message, mend, place) in [
        ("a == 1", "expected one `=`, but found `==`", "write `=`: one sign is equality in FEEL", "=="),
        ("a && b", "expected `and`, but found `&`", "write the word `and`", "&&"),
        ("a || b", "expected `or`, but found `|`", "write the word `or`", "||"),
        ("!a", "expected `not(...)` or `!=`, but found `!`", "write `not(...)` around what is denied", "!"),
        ("a <> b", "expected `!=`, but found `<>`", "write `!=` for \"differs from\"", "<>"),
        ("a = 'b'", "expected a straight double quote, but found `'`", "put strings between straight double quotes: \"text\"", "'"),
        ("not a", "expected `(` after `not`, but found `a`", "write `not(...)`: it is a function in FEEL", "a"),
        (
            "a < b < c",
            "expected one comparison, but found another one: `<`",
            "comparisons do not chain: join two with `and`, or write `value in [low..high]`",
            "<",
        ),
        (
            "a + 1 = 2",
            "expected a comparison, `and`, `or` or the end of the expression, but found `+`",
            "calculations are outside of what conditions can say; compare with a number instead",
            "+",
        ),
        ("a = \"b", "expected a closing double quote, but found the end of the line", "close the string with \"", "\"b"),
        ("", "expected an expression, but found nothing", "write a condition, such as `age <= 12`, or `true`", ""),
        (" // a", "expected an expression, but found nothing", "write a condition, such as `age <= 12`, or `true`", ""),
        ("a = #", "expected a part of an expression, but found `#`", "take this character out; text belongs between double quotes", "#"),
        ("(a or b", "expected `)`, but found the end of the text", "close this bracket with `)`", "("),
        ("f(a", "expected `,` or `)`, but found the end of the text", "close this bracket with `)`", "("),
        ("a)", "expected `and`, `or` or the end of the text, but found `)`", "take it out, or open its bracket before", ")"),
        (
            "if a then b else c",
            "expected a value or a name, but found the keyword `if`",
            "`if` is outside of what conditions can say, and no name starts with it",
            "if",
        ),
        ("a and", "expected a value, but found the end of the text", "finish the expression", ""),
        ("and a", "expected a value, but found the keyword `and`", "write a value before `and`", "and"),
        ("x in", "expected a value, but found the end of the text", "finish the expression", ""),
        ("x between 1", "expected `and` between the two ends of `between`, but found the end of the text", "finish the expression", ""),
        (
            "a \"b\"",
            "expected `and`, `or` or the end of the text, but found the string `\"b\"`",
            "join two conditions with `and` or `or`, and put text between double quotes",
            "\"b\"",
        ),
        (
            "a.b",
            "expected a comparison, `and`, `or` or the end of the expression, but found `.`",
            "a value inside another cannot be asked for here; give it a name of its own",
            ".",
        ),
        (
            "> 3",
            "expected a value, but found `>`",
            "write a name or a value before the comparison; a test without one stands only behind `in`",
            ">",
        ),
        (
            "x in [1..2",
            "expected the closing bracket of a range, but found the end of the text",
            "close the range with `]` to include its end, or with `)`",
            "[",
        ),
    ] {
        assert_eq!(error(text), (message.into(), mend.into(), place), "{text}");
    }
}

#[test]
fn depth_and_length_end_in_errors_and_not_in_the_stack() {
    let deep = |count: usize| format!("{}a{}", "(".repeat(count), ")".repeat(count));
    assert!(parse(&deep(64)).is_ok());
    assert!(error(&deep(65)).0.starts_with("expected at most 64 brackets"));
    for open in ["(", "[", "not(", "f(", "{a: ", "a in (", "a[", "]1..", "(< "] {
        assert!(parse(&open.repeat(20_000)).is_err(), "{open}");
    }
    let long = |count: usize| vec!["a"; count].join(" and ");
    assert!(parse(&long(200)).is_ok());
    assert!(error(&long(2_000)).0.starts_with("expected at most 256 parts"));
    assert!(parse(&format!("a{}", "[1]".repeat(20_000))).is_err());
    // A list may be long: it is not high.
    assert!(parse(&format!("a in ({})", vec!["1"; 5000].join(", "))).is_ok());
}

#[test]
fn places_point_into_the_text() {
    let expression = parse("  age  >= 12 ").unwrap();
    assert_eq!(expression.span, Span { start: 2, end: 12 });
    let Node::Compare(Comparison::GreaterOrEqual, left, right) = expression.node else { panic!() };
    assert_eq!((left.span, right.span), (Span { start: 2, end: 5 }, Span { start: 10, end: 12 }));
}

/// The same expression with every place forgotten.
fn without_places(expression: &Expression) -> Expression {
    let inner = |expression: &Expression| Box::new(without_places(expression));
    let all = |expressions: &[Expression]| expressions.iter().map(without_places).collect();
    let node = match &expression.node {
        Node::List(elements) => Node::List(all(elements)),
        Node::Range(range) => Node::Range(Box::new(Range { low: *inner(&range.low), high: *inner(&range.high), ..**range })),
        Node::And(left, right) => Node::And(inner(left), inner(right)),
        Node::Or(left, right) => Node::Or(inner(left), inner(right)),
        Node::Not(denied) => Node::Not(inner(denied)),
        Node::Compare(comparison, left, right) => Node::Compare(*comparison, inner(left), inner(right)),
        Node::Between(value, low, high) => Node::Between(inner(value), inner(low), inner(high)),
        Node::In(value, tests) => Node::In(
            inner(value),
            tests
                .iter()
                .map(|test| match test {
                    Test::Value(value) => Test::Value(*inner(value)),
                    Test::Compare(comparison, value) => Test::Compare(*comparison, *inner(value)),
                })
                .collect(),
        ),
        Node::Call(name, arguments) => Node::Call(name.clone(), all(arguments)),
        Node::Context(entries) => Node::Context(entries.iter().map(|(key, value)| (key.clone(), *inner(value))).collect()),
        Node::Filter(list, index) => Node::Filter(inner(list), inner(index)),
        Node::Unary(comparison, end) => Node::Unary(*comparison, inner(end)),
        leaf => leaf.clone(),
    };
    Expression { node, span: Span::default() }
}

fn comparisons() -> impl Strategy<Value = Comparison> {
    prop::sample::select(vec![
        Comparison::Equal,
        Comparison::NotEqual,
        Comparison::Less,
        Comparison::LessOrEqual,
        Comparison::Greater,
        Comparison::GreaterOrEqual,
    ])
}

/// Every expression that may be built, such as a program may build it.
fn expressions() -> impl Strategy<Value = Expression> {
    let name = "[a-z_]{1,4}( [a-hj-z]{2}q){0,2}".prop_filter("no keyword", |name| {
        !["and", "or", "not", "in", "true", "null", "if", "then", "else", "for", "some"].contains(&name.split(' ').next().unwrap_or(""))
    });
    let leaf = prop_oneof![
        Just(Node::Null),
        any::<bool>().prop_map(Node::Boolean),
        (-9999..9999_i32, 0..4_u8).prop_map(|(number, places)| Node::Number(format!("{number}e-{places}").parse::<f64>().unwrap() + 0.0)),
        any::<String>().prop_map(Node::Text),
        "[0-9PT:-]{0,9}".prop_map(Node::At),
        name.clone().prop_map(Node::Name),
    ]
    .prop_map(|node| Expression { node, span: Span::default() });
    leaf.prop_recursive(5, 40, 4, move |inner| {
        let boxed = inner.clone().prop_map(Box::new);
        let test = prop_oneof![
            inner.clone().prop_map(Test::Value),
            (comparisons(), inner.clone()).prop_map(|(comparison, value)| Test::Compare(comparison, value))
        ];
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Node::List),
            (inner.clone(), any::<bool>(), inner.clone(), any::<bool>()).prop_map(|(low, low_included, high, high_included)| Node::Range(
                Box::new(Range { low, low_included, high, high_included })
            )),
            (boxed.clone(), boxed.clone()).prop_map(|(left, right)| Node::And(left, right)),
            (boxed.clone(), boxed.clone()).prop_map(|(left, right)| Node::Or(left, right)),
            boxed.clone().prop_map(Node::Not),
            (comparisons(), boxed.clone(), boxed.clone()).prop_map(|(comparison, left, right)| Node::Compare(comparison, left, right)),
            (boxed.clone(), boxed.clone(), boxed.clone()).prop_map(|(value, low, high)| Node::Between(value, low, high)),
            (boxed.clone(), prop::collection::vec(test, 1..4)).prop_map(|(value, tests)| Node::In(value, tests)),
            (name.clone(), prop::collection::vec(inner.clone(), 0..3)).prop_map(|(name, arguments)| Node::Call(name, arguments)),
            prop::collection::btree_map(any::<String>(), inner.clone(), 0..3)
                .prop_map(|entries| Node::Context(entries.into_iter().collect())),
            (boxed.clone(), boxed.clone()).prop_map(|(list, index)| Node::Filter(list, index)),
            (comparisons(), boxed).prop_map(|(comparison, end)| Node::Unary(comparison, end)),
        ]
        .prop_map(|node| Expression { node, span: Span::default() })
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_an_expression_or_an_error(text in any::<String>()) {
        if let Err(errors) = parse(&text) {
            prop_assert!(text.get(errors[0].span.start..errors[0].span.end).is_some(), "the place is in the text");
        }
    }

    #[test]
    fn any_row_of_tokens_is_an_expression_or_an_error(
        tokens in prop::collection::vec(prop::sample::select(vec![
            "a", "and", "or", "not", "in", "between", "(", ")", "[", "]", "{", "}", ",", ":", "..", ".", "<", ">=", "=", "!=",
            "1", "2.5", "-", "\"x\"", "@\"x\"", "null", "true", "date", "time", "//", "/*", "*/", "\n", "\"", "\\", "é",
        ]), 0..30),
        gap in prop::sample::select(vec!["", " "]),
    ) {
        let text = tokens.join(gap);
        match parse(&text) {
            Ok(expression) => {
                let again = parse(&print(&expression)).map_err(|errors| TestCaseError::fail(format!("{text} became {}: {}", print(&expression), errors[0])))?;
                prop_assert_eq!(without_places(&again), without_places(&expression));
            }
            Err(errors) => prop_assert!(text.get(errors[0].span.start..errors[0].span.end).is_some(), "the place is in the text"),
        }
    }

    #[test]
    fn what_is_written_is_read_back(expression in expressions()) {
        let text = print(&expression);
        let again = parse(&text).map_err(|errors| TestCaseError::fail(format!("{text}: {}", errors[0])))?;
        prop_assert_eq!(without_places(&again), expression);
    }
}
