//! What holds of every form, and of whatever is typed into one.

use super::*;

#[test]
fn the_forms_of_use_are_listed_with_what_they_fulfil() {
    let case = homeward::Case::read(PROTOCOL.vocabulary(), &back().to_string(), at(NOW)).unwrap();
    let listed = form::forms(&PROTOCOL, &case, at(NOW));
    assert_eq!(listed.len(), 1);
    assert_eq!(
        listed[0].duties.iter().map(|duty| duty.id).collect::<Vec<_>>(),
        ["exampleshire/record", "exampleshire/named", "exampleshire/later"]
    );
}

/// A pack as it is printed for the browser and read again is the same: forms, checks, scores and all.
#[test]
fn a_form_that_was_printed_is_read_as_itself() {
    for (source, id) in [(include_str!("report.toml"), REPORT), (include_str!("seraf.toml"), SERAF)] {
        let printed = serde_json::to_string(protocol(source).pack()).unwrap();
        let again = Protocol::parse(&printed).unwrap_or_else(|found| panic!("{found}"));
        assert_eq!(again.pack(), protocol(source).pack());
        assert_eq!(serde_json::to_string(again.pack()).unwrap(), printed);
        let state = |protocol: &Protocol| serde_json::to_value(form::state(protocol, id, "{}", "{}", at(NOW)).unwrap().sections).unwrap();
        assert_eq!(state(&again), state(&protocol(source)));
    }
}

/// Any JSON at all.
fn any_json() -> impl Strategy<Value = Value> {
    json_with(any::<f64>().prop_map(|number| json!(number)).boxed())
}

/// Any JSON whose numbers are such as people write: those that JSON carries to the last digit.
fn written_json() -> impl Strategy<Value = Value> {
    let number = (-1_000_000_000_i32..1_000_000_000, 0_i32..7).prop_map(|(digits, places)| json!(f64::from(digits) / 10_f64.powi(places)));
    json_with(number.boxed())
}

fn json_with(numbers: BoxedStrategy<Value>) -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        numbers,
        "[ -~\u{a0}-\u{17f}\u{2019}]{0,24}".prop_map(Value::from),
        "[0-9]{1,2}[ /.-][0-9]{1,2}[ /.-][0-9]{0,4}( [0-9]{0,2}[:.]?[0-9]{0,2} ?(am|pm)?)?".prop_map(Value::from),
        "(31 mar 12|yesterday|\\+44 7700 900982|E6 2RP|not_known|foster|Park|recent|943 476 5919)".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 24, 6, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            proptest::collection::btree_map(
                "(name|relation|date|time|second|offset|day|month|year|type|size|phone|close|[a-z]{0,4})",
                inner,
                0..5
            )
            .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    /// Whatever is answered, the form has a state; an answer that was read is read again as itself.
    #[test]
    fn any_answers_give_a_state(given in proptest::collection::vec(written_json(), 28)) {
        let names: Vec<&str> = PROTOCOL.pack().forms[0].fields.iter().map(|field| field.name.as_str()).collect();
        let answers: Value = Value::Object(names.iter().zip(given).map(|(name, value)| ((*name).to_owned(), value)).collect());
        let state = state(&back(), &answers);
        let mut values = serde_json::Map::new();
        for name in &names {
            let (value, from) = (&field(&state, name)["value"], &field(&state, name)["from"]);
            if from == "answer" && !value.is_null() {
                values.insert((*name).to_owned(), value.clone());
            }
        }
        let again = self::state(&back(), &Value::Object(values.clone()));
        for (name, value) in &values {
            prop_assert_eq!(&field(&again, name)["value"], value, "{}", name);
        }
        form::text(&PROTOCOL, REPORT, "{}", &json!({ "answers": answers }).to_string(), at(NOW)).unwrap();
    }

    /// Any document gives a state or a diagnostic.
    #[test]
    fn any_document_gives_a_state_or_a_diagnostic(document in any_json(), case in any_json(), text in "[ -~]{0,40}") {
        let _ = form::state(&PROTOCOL, REPORT, &case.to_string(), &document.to_string(), at(NOW));
        let _ = form::state(&PROTOCOL, REPORT, "{}", &text, at(NOW));
        let _ = form::state(&PROTOCOL, REPORT, "{}", &json!({ "answers": document, "checked": case }).to_string(), at(NOW));
    }

    /// Learning: what is asked, or is not, does not change when another answer comes that it does not depend on being unknown:
    /// a field that was asked or not for sure stays so when what was unanswered is answered.
    #[test]
    fn an_answer_never_overturns_what_was_settled(in_care in any::<Option<bool>>(), foster in any::<Option<bool>>(), age in proptest::option::of(0_u8..26)) {
        let some = |value: Option<Value>| value.unwrap_or(Value::Null);
        let part = json!({ "in_care": some(in_care.map(Value::from)), "child_age": some(age.map(Value::from)) });
        let mut more = part.clone();
        for (name, value) in [("in_care", json!(in_care.unwrap_or(true))), ("child_age", json!(age.unwrap_or(16)))] {
            more[name] = value;
        }
        more["placement"] = some(foster.map(|foster| json!(if foster { "foster" } else { "home" })));
        let (before, after) = (state(&back(), &part), state(&back(), &more));
        for name in ["placement", "allowance", "consent"] {
            let (before, after) = (&field(&before, name)["asked"], &field(&after, name)["asked"]);
            prop_assert!(before == "perhaps" || before == after, "{}: {} became {}", name, before, after);
        }
    }
}

/// Three values and more that no field of a type can hold.
fn bad_values(field_type: &str) -> Vec<Value> {
    match field_type {
        "text" | "long_text" => vec![json!(5), json!(["a"]), json!({ "a": "b" })],
        "choice" => vec![json!("no such choice"), json!(["a"]), json!(true)],
        "choices" | "tick_window" => vec![json!(["no such choice"]), json!("a"), json!([5])],
        "yes_no" => vec![json!("perhaps"), json!(1), json!([true])],
        "tick" => vec![json!("yes"), json!(1), json!([])],
        "date" => vec![json!("31 2 2026"), json!("yesterday"), json!("3 2026"), json!(20261103)],
        "date_time" => vec![json!("3 11 2026"), json!({ "date": "3 11 2026", "time": "25:00" }), json!({ "time": "14:05" }), json!(5)],
        "number" | "integer" => vec![json!("ten"), json!("1,2"), json!(true)],
        "telephone" => vec![json!("1234"), json!("ask the carer"), json!("077009001234")],
        "email" => vec![json!("carer"), json!("a@b"), json!("a b@example.com")],
        "postcode" => vec![json!("E6"), json!("12345"), json!("EE62RPX")],
        "nhs_number" => vec![json!("943 476 5918"), json!("12345"), json!("NHS4765919")],
        "person" => vec![json!({ "relation": "aunt" }), json!(5), json!({ "name": 5 })],
        "table" => vec![json!("a"), json!(["a"]), json!([{ "no_such_column": "a" }])],
        "photograph" => vec![json!("a.jpg"), json!({ "name": "a.pdf", "type": "application/pdf", "size": 1 }), json!({ "name": "" })],
        _ => Vec::new(),
    }
}

/// Each field of each form that this program carries refuses them all, and each form has its text.
#[test]
fn every_field_of_every_form_refuses_what_it_cannot_hold() {
    let mut tried = 0;
    for id in homeward::bundled::ids() {
        let protocol = Protocol::parse(&homeward::bundled::json(id).unwrap()).unwrap();
        for form in &protocol.pack().forms {
            let empty = state_at(&protocol, &form.id, &json!({}), &json!({}), NOW);
            assert_eq!(empty["errors"], json!([]), "{}: nothing is wrong before anything was answered", form.id);
            let fields: Vec<&Value> =
                empty["sections"].as_array().unwrap().iter().flat_map(|section| section["fields"].as_array().unwrap()).collect();
            assert_eq!(fields.len(), form.fields.len(), "{}: every field stands in a section", form.id);
            // All fields at once, in each round another bad value.
            for round in 0..4 {
                let bad = |field: &&&Value| bad_values(field["type"].as_str().unwrap()).get(round).cloned();
                let answers: serde_json::Map<String, Value> =
                    fields.iter().filter_map(|field| Some((field["name"].as_str().unwrap().to_owned(), bad(&field)?))).collect();
                let state = state_at(&protocol, &form.id, &json!({}), &Value::Object(answers.clone()), NOW);
                for name in answers.keys().filter(|name| field(&state, name)["asked"] != "no") {
                    let (code, says) = wrong(&state, name);
                    assert!(code.starts_with("form/") && says.len() > 8, "{}, {name}: {} was taken", form.id, answers[name]);
                    tried += 1;
                }
            }
            let text = form::text(&protocol, &form.id, "{}", "{}", at(NOW)).unwrap();
            assert!(text.contains(protocol.digest()), "{}", form.id);
        }
    }
    assert!(tried > 1000, "{tried}");
}
