//! What is read as people write it, and what is refused and how.

use super::*;

#[test]
fn what_is_wrong_with_an_answer_is_said_in_one_message() {
    let date = "must be a real date, such as";
    let table: &[(&str, Value, &str, &str)] = &[
        ("child_name", json!("A name of far too many letters"), "form/too-long", "Name of the child must be 20 characters or less"),
        ("child_name", json!("two\nlines"), "form/several-lines", "Name of the child must be one line"),
        ("child_name", json!(7), "form/not-an-answer", "Enter the name of the child"),
        ("account", json!("It was cold, and nobody was there."), "form/too-long", "What the child says must be 30 characters or less"),
        ("account", json!(["a"]), "form/not-an-answer", "Enter what the child says"),
        ("account", json!({ "text": "a" }), "form/not-an-answer", "Enter what the child says"),
        ("placement", json!("hostel"), "form/not-a-choice", "Placement must be one of the choices"),
        ("placement", json!(["foster"]), "form/not-an-answer", "Select the placement"),
        ("placement", json!(true), "form/not-an-answer", "Select the placement"),
        ("whereabouts", json!("Unknown"), "form/not-a-choice", "The answer to \"Where is the child?\" must be one of the choices"),
        ("places", json!("Home"), "form/not-an-answer", "Select the places to look"),
        ("places", json!(["Home", "School"]), "form/not-a-choice", "Places to look must be one of the choices"),
        ("places", json!([1]), "form/not-an-answer", "Select the places to look"),
        ("alone", json!("perhaps"), "form/not-an-answer", "Select an answer to \"Was the child seen alone?\""),
        ("alone", json!(1), "form/not-an-answer", "Select an answer to \"Was the child seen alone?\""),
        ("alone", json!([true]), "form/not-an-answer", "Select an answer to \"Was the child seen alone?\""),
        ("date_of_birth", json!("31 2 2012"), "form/not-a-date", "Date of birth must be a real date, such as 31 3 2012"),
        ("date_of_birth", json!("3 31 2012"), "form/not-a-date", date),
        (
            "date_of_birth",
            json!("yesterday"),
            "form/date-in-words",
            "must be a day, month and year, such as 31 3 2012: \"yesterday\" means another date tomorrow",
        ),
        ("date_of_birth", json!("22 11 2026"), "form/in-future", "Date of birth must be in the past"),
        ("date_of_birth", json!("1 5 1998"), "form/age", "Date of birth must make the child 25 or younger; by this date the age is 28"),
        ("date_of_birth", json!("31 3"), "form/not-a-date", "Date of birth must include a year"),
        ("date_of_birth", json!("March 2012"), "form/not-a-date", "Date of birth must include a day"),
        ("date_of_birth", json!({ "day": "3", "month": "", "year": "2012" }), "form/not-a-date", "Date of birth must include a month"),
        ("date_of_birth", json!(20120331), "form/not-an-answer", "Enter the date of birth"),
        ("seen", json!("3 11 2026"), "form/no-time", "Last seen must include a time, such as 14:05"),
        ("seen", json!({ "date": "", "time": "14:05" }), "form/no-date", "Last seen must include a date, such as 3 11 2026"),
        (
            "seen",
            json!({ "date": "20 11 2026", "time": "25:00" }),
            "form/not-a-time",
            "Last seen must have a real time, such as 14:05 or 2:05pm",
        ),
        ("seen", json!({ "date": "20 11 2026", "time": "midnight" }), "form/midnight", "Last seen must have a time in digits"),
        ("seen", json!({ "date": "22 11 2026", "time": "14:05" }), "form/in-future", "Last seen must be in the past"),
        ("seen", json!({ "date": "20 11 2026", "time": "14:05", "offset": "+05:00" }), "form/not-a-time", "must be a time in London"),
        ("seen", json!({ "date": "20 11 2026", "time": "9" }), "form/not-a-time", "must have a real time"),
        ("distance", json!("ten"), "form/not-a-number", "Distance must be a number, such as 12.5"),
        ("distance", json!("501"), "form/out-of-bounds", "Distance must be between 0 and 500"),
        ("distance", json!("1,2"), "form/not-a-number", "Distance must be a number"),
        ("distance", json!(-0.5), "form/out-of-bounds", "Distance must be between 0 and 500"),
        ("child_age", json!("14.5"), "form/not-whole", "Age must be a whole number"),
        ("child_age", json!("26"), "form/out-of-bounds", "Age must be between 0 and 25"),
        ("child_age", json!("fourteen"), "form/not-a-number", "Age must be a whole number, such as 12"),
        (
            "telephone",
            json!("0207 946"),
            "form/not-a-telephone",
            "must be a telephone number, like 01632 960 001, 07700 900 982 or +44 808 157 0192",
        ),
        ("telephone", json!("077009001234"), "form/not-a-telephone", "Telephone of the carer must be"),
        ("telephone", json!("ask Mrs Jones"), "form/not-a-telephone", "Telephone of the carer must be"),
        ("telephone", json!("07700 900 98O"), "form/not-a-telephone", "Telephone of the carer must be"),
        (
            "email",
            json!("carer.example.com"),
            "form/not-an-email",
            "Email of the carer must be an email address in the correct format, like name@example.com",
        ),
        ("email", json!("a@b"), "form/not-an-email", "Email of the carer must be"),
        ("email", json!("a b@example.com"), "form/not-an-email", "Email of the carer must be"),
        ("postcode", json!("E6"), "form/not-a-postcode", "Postcode must be a full UK postcode, such as E6 2RP"),
        ("postcode", json!("E62 RPX"), "form/not-a-postcode", "Postcode must be"),
        ("postcode", json!("6E 2RP"), "form/not-a-postcode", "Postcode must be"),
        (
            "nhs",
            json!("943 476 5918"),
            "form/nhs-number-check",
            "NHS number must be a real NHS number: its last digit does not fit the others",
        ),
        ("nhs", json!("943 476 591"), "form/not-an-nhs-number", "NHS number must be 10 digits, such as 943 476 5919"),
        ("nhs", json!("943 476 591O"), "form/not-an-nhs-number", "NHS number must be 10 digits"),
        ("contact", json!({ "relation": "aunt" }), "form/no-name", "Who knows the child best must include a name"),
        ("contact", json!({ "name": "Ada", "age": "40" }), "form/not-an-answer", "Enter who knows the child best"),
        ("contact", json!({ "name": 5 }), "form/not-an-answer", "Enter who knows the child best"),
        ("people", json!([{ "phone": "101" }]), "form/no-cell", "People who may know, row 1: Enter the name"),
        (
            "people",
            json!([{ "name": "A" }, { "name": "B", "phone": "1" }]),
            "form/not-a-telephone",
            "People who may know, row 2: Telephone must be",
        ),
        ("people", json!([{ "name": "A", "street": "x" }]), "form/not-an-answer", "Add a row to \"People who may know\""),
        ("people", json!({}), "form/not-an-answer", "Add a row to \"People who may know\""),
        (
            "photograph",
            json!({ "name": "a.pdf", "type": "application/pdf", "size": 10 }),
            "form/not-an-image",
            "A recent photograph must be an image",
        ),
        (
            "photograph",
            json!({ "name": "a.jpg", "type": "image/jpeg", "size": 0 }),
            "form/empty-file",
            "A recent photograph must be a file that is not empty",
        ),
        ("photograph", json!("a.jpg"), "form/not-an-answer", "Select a recent photograph"),
        ("consent", json!("yes"), "form/not-an-answer", "Tick \"The child of 15 or older agreed\""),
        ("consent", json!(1), "form/not-an-answer", "Tick"),
        ("consent", json!([]), "form/not-an-answer", "Tick"),
        ("signs", json!("recent"), "form/not-an-answer", "Select whether this applies: \"Signs of exploitation\""),
        ("signs", json!(["lately"]), "form/not-a-choice", "Signs of exploitation must be one of the choices"),
        ("signs", json!([true]), "form/not-an-answer", "Select whether this applies"),
        (
            "interviewed",
            json!({ "date": "21 11 2026", "time": "09:00" }),
            "form/check",
            "The interview cannot be before the child was back",
        ),
        ("interviewed", json!("21 11 2026, 11pm"), "form/check", "The interview must be in the past"),
        ("sent_on", json!("21 11 2026 23:00"), "form/in-future", "Sent on must be in the past"),
        ("back", json!("20 11 2026 12:00"), "form/end-before-start", "Back since must be after \"last seen\", Fri 20 Nov 2026, 17:40"),
    ];
    for (name, given, code, says) in table {
        let state = state(&back(), &json!({ *name: given }));
        let (found, said) = wrong(&state, name);
        assert!(found == *code && said.contains(says), "{name} = {given}\n  wanted {code}: {says}\n  found  {found}: {said}");
        let of_field = field(&state, name);
        assert_eq!((&of_field["complete"], &state["complete"]), (&json!(false), &json!(false)), "{name} = {given}");
        // What cannot be read counts for nothing; what only does not fit beside others is still the answer.
        let beside = ["form/in-future", "form/age", "form/check", "form/end-before-start"].contains(code);
        assert_eq!(of_field["value"].is_null(), !beside, "{name} = {given}");
        assert_eq!(state["errors"][0]["field"], *name);
        // What was typed is never lost.
        if given.is_string() {
            assert_eq!(of_field["text"], *given);
        }
    }
}

/// What was read, as a value.
fn read(name: &str, given: &Value) -> Value {
    let state = state(&back(), &json!({ name: given }));
    assert_eq!(wrong(&state, name), ("", ""), "{name} = {given}");
    field(&state, name)["value"].clone()
}

#[test]
fn dates_are_read_as_people_write_them() {
    // The day first, whatever stands between; two digits of a year are the nearest that fits.
    for text in [
        "31 3 2012",
        "31/03/2012",
        "31.3.2012",
        "31-03-12",
        "31 3 12",
        "31 mar 2012",
        "31st March 2012",
        "March 31, 2012",
        "2012-03-31",
        "Sat 31 Mar 2012",
        "saturday, 31 march 12",
        " 31  3   2012 ",
        "31 of March 2012",
    ] {
        assert_eq!(read("date_of_birth", &json!(text)), "2012-03-31", "{text}");
    }
    assert_eq!(read("date_of_birth", &json!({ "day": "31", "month": "3", "year": "2012" })), "2012-03-31");
    assert_eq!(read("date_of_birth", &json!({ "day": 31, "month": "mar", "year": 2012 })), "2012-03-31");
    // A birth in 30 is one that has been: nobody is born in 2030 yet, and the child would be 96.
    let state = state(&back(), &json!({ "date_of_birth": "1 2 30" }));
    assert_eq!(wrong(&state, "date_of_birth").0, "form/age");
    assert_eq!(field(&state, "date_of_birth")["value"], "1930-02-01");
    // 29 February is real in 2012 alone of these.
    assert_eq!(read("date_of_birth", &json!("29 2 12")), "2012-02-29");
    for text in [
        "29 2 2013",
        "0 3 2012",
        "31 13 2012",
        "31 3 112",
        "31 3 02012",
        "31 march",
        "31032012",
        "3 31 2012",
        "Fri 31 Mar 2012",
        "31 m 2012",
        "-1 3 2012",
        "31 3 2012 5",
    ] {
        let state = self::state(&back(), &json!({ "date_of_birth": text }));
        assert!(field(&state, "date_of_birth")["value"].is_null(), "{text}");
        assert!(!wrong(&state, "date_of_birth").0.is_empty(), "{text}");
    }
    let state = self::state(&back(), &json!({ "date_of_birth": "Fri 31 Mar 2012" }));
    assert_eq!(wrong(&state, "date_of_birth").1, "Date of birth must be a real date: 31 Mar 2012 is a Saturday");
}

#[test]
fn times_are_read_as_a_clock_in_london_shows_them() {
    // 20 November is winter time, 20 July summer time.
    for time in ["14:05", "14.05", "1405", "2:05pm", "2.05 pm", "2:05 p.m.", "14:05:00"] {
        assert_eq!(read("seen", &json!({ "date": "20 11 26", "time": time })), "2026-11-20T14:05:00Z", "{time}");
        assert_eq!(read("seen", &json!({ "date": "20 7 26", "time": time })), "2026-07-20T13:05:00Z", "{time}");
    }
    for (text, instant) in [
        ("20 11 2026 14:05", "2026-11-20T14:05:00Z"),
        ("20 nov 2026, 9 am", "2026-11-20T09:00:00Z"),
        ("2026-07-20T14:05", "2026-07-20T13:05:00Z"),
        ("2026-07-20T14:05+01:00", "2026-07-20T13:05:00Z"),
        ("20 nov 2026 midday", "2026-11-20T12:00:00Z"),
        ("20 november 2026 12:30am", "2026-11-20T00:30:00Z"),
        ("20/11/2026 12:30pm", "2026-11-20T12:30:00Z"),
    ] {
        assert_eq!(read("seen", &json!(text)), instant, "{text}");
    }
    for time in ["24:00", "12:60", "13pm", "0:30am", "12", "1 4 05", "12:5", "one", "00:30pm"] {
        let state = state(&back(), &json!({ "seen": { "date": "20 11 2026", "time": time } }));
        assert_eq!(wrong(&state, "seen").0, "form/not-a-time", "{time}");
    }
}

#[test]
fn a_time_that_the_clocks_skip_or_double_is_told_so() {
    let seen = |given: Value, now: &str| {
        let state = state_at(&PROTOCOL, REPORT, &json!({}), &json!({ "seen": given }), now);
        let (code, says) = wrong(&state, "seen");
        (code.to_owned(), says.to_owned(), field(&state, "seen").clone())
    };
    // The clocks go forward at 01:00 on 28 March 2027, to 02:00.
    let spring = "2027-03-29T12:00:00Z";
    for time in ["01:00", "01:30", "01:59"] {
        let (code, says, _) = seen(json!({ "date": "28 3 2027", "time": time }), spring);
        assert_eq!(code, "form/time-skipped");
        assert!(says.starts_with(&format!("Last seen cannot be {time} on 28 Mar 2027: the clocks went forward")), "{says}");
    }
    for (time, instant) in [("00:59", "2027-03-28T00:59:00Z"), ("02:00", "2027-03-28T01:00:00Z")] {
        assert_eq!(seen(json!({ "date": "28 3 2027", "time": time }), spring).2["value"], instant);
    }
    // They go back at 02:00 on 25 October 2026, to 01:00: the hour from 01:00 comes twice.
    let autumn = "2026-10-26T12:00:00Z";
    for time in ["01:00", "01:30", "01:59"] {
        let (code, says, field) = seen(json!({ "date": "25 10 2026", "time": time }), autumn);
        assert_eq!((code.as_str(), &field["twice"]), ("form/time-twice", &json!(true)));
        assert!(says.starts_with(&format!("Last seen must say which {time} on 25 Oct 2026 is meant")), "{says}");
    }
    for (more, instant) in [
        (json!({ "second": false }), "2026-10-25T00:30:00Z"),
        (json!({ "second": true }), "2026-10-25T01:30:00Z"),
        (json!({ "offset": "+01:00" }), "2026-10-25T00:30:00Z"),
        (json!({ "offset": "+00:00" }), "2026-10-25T01:30:00Z"),
    ] {
        let mut given = json!({ "date": "25 10 2026", "time": "01:30" });
        given.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let (code, _, field) = seen(given, autumn);
        assert_eq!((code.as_str(), &field["value"]), ("", &json!(instant)));
        assert_eq!(field["local"], json!({ "date": "2026-10-25", "time": "01:30" }));
    }
    for (time, instant) in [("00:59", "2026-10-24T23:59:00Z"), ("02:00", "2026-10-25T02:00:00Z")] {
        assert_eq!(seen(json!({ "date": "25 10 2026", "time": time }), autumn).2["value"], instant);
    }
}

#[test]
fn telephones_postcodes_emails_and_numbers_that_are_good_are_kept_as_typed() {
    let good = [
        ("telephone", "01632 960 001"),
        ("telephone", "(020) 7946-0000"),
        ("telephone", "07700 900982"),
        ("telephone", "+44 808 157 0192"),
        ("telephone", "+44 (0)20 7946 0000"),
        ("telephone", "0044 20 7946 0000"),
        ("telephone", "999"),
        ("telephone", "101"),
        ("telephone", "111"),
        ("telephone", "0800 1111"),
        ("telephone", "116 000"),
        ("telephone", "01632 96001"),
        ("telephone", "020 7946 0000 ext 12"),
        ("telephone", "+353 1 496 0000"),
        ("postcode", "E6 2RP"),
        ("postcode", "e62rp"),
        ("postcode", "SW1A 2AA"),
        ("postcode", "M1 1AE"),
        ("postcode", "B33 8TH"),
        ("postcode", "DN55 1PT"),
        ("postcode", "W1A 0AX"),
        ("postcode", "GIR 0AA"),
        ("email", "name@example.com"),
        ("email", "a.b-c+d@sub.example.co.uk"),
    ];
    for (name, text) in good {
        assert_eq!(read(name, &json!(text)), text);
    }
    for (given, number) in [(json!("12"), 12.0), (json!("12.5"), 12.5), (json!("0"), 0.0), (json!(500), 500.0), (json!("0.25"), 0.25)] {
        assert_eq!(read("distance", &given).as_f64(), Some(number));
    }
    // Of the NHS's own example, and worked out by its rule: 4010232137 has the sum 4*10+0+1*8+0+2*6+3*5+2*4+1*3+3*2 = 92, 92 mod 11 = 4, 11 - 4 = 7.
    for number in ["943 476 5919", "9434765919", "943-476-5919", "401 023 2137"] {
        assert_eq!(read("nhs", &json!(number)), number);
    }
    // Each digit that is changed alone, and each two neighbours that change places, are noticed: that is what the check is for.
    let digits: Vec<u32> = "9434765919".chars().map(|digit| digit.to_digit(10).unwrap()).collect();
    let is_good = |digits: &[u32]| {
        let text: String = digits.iter().map(|digit| digit.to_string()).collect();
        wrong(&state(&back(), &json!({ "nhs": text })), "nhs").0.is_empty()
    };
    for place in 0..10 {
        let mut slipped = digits.clone();
        slipped[place] = (slipped[place] + 3) % 10;
        assert!(!is_good(&slipped), "{slipped:?}");
        if place > 0 && digits[place] != digits[place - 1] {
            let mut swapped = digits.clone();
            swapped.swap(place, place - 1);
            assert!(!is_good(&swapped), "{swapped:?}");
        }
    }
}
