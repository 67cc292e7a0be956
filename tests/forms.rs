//! Forms: what is asked when, what is read as people write it, what is refused and how, scores, and what completing changes.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

mod common;

use std::sync::LazyLock;

use common::{Source, at, duty, rule};
use homeward::{Code, Diagnostics, Protocol, form};
use proptest::prelude::*;
use serde_json::{Value, json};

const REPORT: &str = "exampleshire/form-report";
const SERAF: &str = "exampleshire/form-seraf";
/// A Saturday evening, the clocks being on winter time.
const NOW: &str = "2026-11-21T22:00:00Z";

static PROTOCOL: LazyLock<Protocol> = LazyLock::new(|| protocol(include_str!("forms/report.toml")));
static COUNTING: LazyLock<Protocol> = LazyLock::new(|| protocol(include_str!("forms/seraf.toml")));

fn protocol(form: &str) -> Protocol {
    let duties = [
        duty("record", "happened(returned)", "clock = \"returned\"\nlimit = \"24 hours\""),
        duty("named", "happened(returned)", "form = \"exampleshire/form-report\"\nclock = \"returned\"\nlimit = \"72 hours\""),
        duty("later", "hours since(returned) >= 72", "form = \"exampleshire/form-report\"\nclock = \"returned\"\nlimit = \"96 hours\""),
        duty("other", "looked_after", ""),
    ];
    let duties: String = if form.contains(REPORT) { duties.concat() } else { duty("seraf", "", "form = \"exampleshire/form-seraf\"") };
    let category = rule("away", "missing", "away_without_authorisation");
    Source { category, duties, form: form.to_owned(), ..Source::default() }.protocol()
}

fn state_at(protocol: &Protocol, id: &str, case: &Value, answers: &Value, now: &str) -> Value {
    let answers = json!({ "form": id, "answers": answers });
    let state = form::state(protocol, id, &case.to_string(), &answers.to_string(), at(now)).unwrap_or_else(|found| panic!("{found}"));
    serde_json::to_value(state).unwrap()
}

fn state(case: &Value, answers: &Value) -> Value {
    state_at(&PROTOCOL, REPORT, case, answers, NOW)
}

/// A case in which everything of the form is asked.
fn back() -> Value {
    json!({
        "facts": { "looked_after": true, "away_without_authorisation": true },
        "events": { "last_seen": "2026-11-20T17:40:00Z", "returned": "2026-11-21T10:00:00Z" }
    })
}

fn field<'v>(state: &'v Value, name: &str) -> &'v Value {
    let sections = state["sections"].as_array().unwrap();
    let fields = sections.iter().flat_map(|section| section["fields"].as_array().unwrap());
    fields.into_iter().find(|field| field["name"] == name).unwrap_or_else(|| panic!("no field {name}"))
}

/// The code and the message of the one thing that is wrong with a field; empty where nothing is.
fn wrong<'v>(state: &'v Value, name: &str) -> (&'v str, &'v str) {
    let errors = field(state, name)["errors"].as_array().unwrap();
    assert!(errors.len() <= 1, "one message for each field: {errors:?}");
    errors.first().map_or(("", ""), |error| (error["code"].as_str().unwrap(), error["says"].as_str().unwrap()))
}

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

#[test]
fn what_the_case_knows_is_filled_in_and_said_where_it_comes_from() {
    let case = json!({
        "facts": { "date_of_birth": "2012-03-31", "looked_after": false, "whereabouts": "unknown" },
        "events": { "last_seen": "2026-07-20T17:40:00Z", "reported_missing": "2026-11-20T21:30:00Z" }
    });
    let state = state(&case, &json!({}));
    let filled = |name: &str| {
        let field = field(&state, name);
        (field["value"].clone(), field["from"].clone(), field["from_words"].clone(), field["in_words"].clone())
    };
    let from = |value: Value, label: &str, words: &str| (value, json!("case"), json!(format!("From the case: {label}")), json!(words));
    assert_eq!(filled("date_of_birth"), from(json!("2012-03-31"), "date of birth", "31 Mar 2012"));
    assert_eq!(filled("child_age"), from(json!(14), "age", "14"));
    assert_eq!(filled("in_care"), from(json!(false), "looked after", "No"));
    assert_eq!(filled("seen"), from(json!("2026-07-20T17:40:00Z"), "last seen", "Mon 20 Jul 2026, 18:40"));
    assert_eq!(field(&state, "seen")["local"], json!({ "date": "2026-07-20", "time": "18:40" }));
    assert_eq!(field(&state, "whereabouts")["value"], "unknown");
    assert_eq!(field(&state, "whereabouts")["choices"].as_array().unwrap().len(), 3, "the fact's own values");
    assert_eq!(field(&state, "child_name")["from"], Value::Null);
    assert_eq!(state["would"]["facts"], json!({}), "what the case knows already is not written again");
}

#[test]
fn what_is_asked_follows_the_answers_the_case_and_what_is_not_known() {
    let asked = |case: &Value, answers: &Value, name: &str| field(&state(case, answers), name)["asked"].as_str().unwrap().to_owned();
    let nothing = json!({});
    assert_eq!(asked(&nothing, &nothing, "placement"), "perhaps", "not known is never no");
    assert_eq!(asked(&nothing, &json!({ "in_care": "not_known" }), "placement"), "perhaps");
    assert_eq!(asked(&nothing, &json!({ "in_care": true }), "placement"), "yes");
    assert_eq!(asked(&json!({ "facts": { "looked_after": true } }), &nothing, "placement"), "yes");
    assert_eq!(asked(&json!({ "facts": { "looked_after": true } }), &json!({ "in_care": false }), "placement"), "no");
    // A field that is not asked answers nothing, whatever stands in it.
    let kept = json!({ "in_care": true, "placement": "foster" });
    assert_eq!(asked(&nothing, &kept, "allowance"), "yes");
    let kept = json!({ "in_care": false, "placement": "foster" });
    assert_eq!(asked(&nothing, &kept, "allowance"), "perhaps");
    assert_eq!(asked(&nothing, &json!({ "places": ["Park"] }), "which_park"), "yes");
    assert_eq!(asked(&nothing, &json!({ "places": ["Home"] }), "which_park"), "no");
    assert_eq!(asked(&nothing, &nothing, "which_park"), "perhaps");
    // A section: what has not happened has not happened, and what is planned neither.
    assert_eq!(asked(&nothing, &nothing, "alone"), "no");
    assert_eq!(asked(&back(), &nothing, "alone"), "yes");
    assert_eq!(asked(&nothing, &json!({ "back": "21 11 2026 10:00" }), "alone"), "yes");
    assert_eq!(asked(&json!({ "events": { "returned": "2026-11-22T10:00:00Z" } }), &nothing, "alone"), "no");
    // By the age, given or following from the date of birth on the day the episode began, 20 November, here or in the case.
    for (answers, expected) in [
        (json!({ "child_age": "15" }), "yes"),
        (json!({ "child_age": 14 }), "no"),
        (json!({}), "perhaps"),
        (json!({ "date_of_birth": "20 11 2011" }), "yes"),
        (json!({ "date_of_birth": "21 11 2011" }), "no"),
    ] {
        assert_eq!(asked(&back(), &answers, "consent"), expected, "{answers}");
    }
}

#[test]
fn answers_to_what_is_no_longer_asked_are_kept_and_not_sent() {
    let case = json!({ "facts": { "away_without_authorisation": true } });
    let answers = json!({ "in_care": false, "placement": "hostel", "child_name": "Mia", "of_another_version": "kept" });
    let state = state(&case, &answers);
    assert_eq!(state["not_sent"], json!(["of_another_version", "placement"]));
    assert_eq!(field(&state, "placement")["text"], "hostel");
    assert_eq!(state["errors"], json!([]), "what is not asked is not wrong");
}

#[test]
fn two_values_are_both_kept_where_the_case_says_something_else() {
    let case = json!({ "facts": { "looked_after": true }, "events": { "last_seen": "2026-11-20T17:40:00Z" } });
    let state = state(&case, &json!({ "in_care": false, "seen": "20 11 2026 18:00" }));
    let conflict = &field(&state, "in_care")["conflict"];
    assert_eq!((&conflict["answer"], &conflict["case"]), (&json!(false), &json!(true)));
    assert!(conflict["words"].as_str().unwrap().starts_with("You answered: No. The case says: Yes."));
    assert_eq!(field(&state, "seen")["conflict"]["case"], "2026-11-20T17:40:00Z");
    assert_eq!(field(&self::state(&case, &json!({ "in_care": true })), "in_care")["conflict"], Value::Null);
}

#[test]
fn what_is_left_is_told_in_the_order_of_the_form() {
    let state = state(&back(), &json!({ "child_age": 15, "reported": "20 11 2026 21:30" }));
    let left: Vec<(&str, &str)> =
        state["left"].as_array().unwrap().iter().map(|left| (left["field"].as_str().unwrap(), left["says"].as_str().unwrap())).collect();
    assert_eq!(
        left,
        [
            ("child_name", "Enter the name of the child"),
            ("police_log", "Enter the police log number"),
            ("interviewed", "Enter the interview held"),
            ("consent", "Tick \"The child of 15 or older agreed\""),
        ]
    );
    assert_eq!(state["progress"]["words"], "0 of 4 sections");
    assert_eq!(field(&state, "date_of_birth")["needed"], false, "the age is given");
    // A tick that is needed confirms something: left alone or taken back it does not.
    let state = self::state(&back(), &json!({ "child_age": 15, "consent": false }));
    assert!(state["left"].as_array().unwrap().iter().any(|left| left["field"] == "consent"));
}

#[test]
fn the_form_is_checked_against_itself_and_the_case() {
    let case = json!({ "facts": { "age": 14 }, "events": { "last_seen": "2026-11-20T17:40:00Z", "returned": "2026-11-21T10:00:00Z" } });
    let state_of = |answers: Value| state(&case, &answers);
    let state = state_of(json!({ "date_of_birth": "1 5 2010" }));
    assert_eq!(wrong(&state, "date_of_birth"), ("form/age-conflict", "Date of birth must fit the age in the case, 14: this date makes 16"));
    let state = state_of(json!({ "date_of_birth": "1 5 2010", "child_age": "14" }));
    assert_eq!(wrong(&state, "child_age"), ("form/age-conflict", "Age must fit the date of birth, 1 May 2010: that makes 16"));
    let state = state_of(json!({ "seen": "21 11 2026 11:00" }));
    assert_eq!(wrong(&state, "seen"), ("form/end-before-start", "Last seen must be before \"back\", Sat 21 Nov 2026, 10:00"));
    let state = state_of(json!({ "seen": "21 11 2026 11:00", "back": "21 11 2026 12:00" }));
    assert_eq!((wrong(&state, "seen"), wrong(&state, "back")), (("", ""), ("", "")));
    // What only the reading of a case notices stands beside the field that writes it.
    let case = json!({ "facts": { "reported_to_police": false } });
    let state = self::state(&case, &json!({ "reported": "20 11 2026 21:30" }));
    let (code, says) = wrong(&state, "reported");
    assert_eq!(code, "form/not-of-this-case");
    assert!(says.contains("nobody reported it"), "{says}");
    assert_eq!(state["complete"], false);
}

/// All that the form needs, in a case in which the child is back.
fn whole() -> Value {
    json!({
        "child_name": "Mia Example", "child_age": "15", "whereabouts": "known", "interviewed": "21 11 2026 15:00", "alone": "yes", "consent": true,
        "in_care": true, "back": "21 11 2026 10:30", "sent_on": "21 11 2026 16:00", "placement": "foster",
    })
}

#[test]
fn a_completed_form_changes_the_case_and_says_so_before() {
    let case = back();
    let state = state(&case, &whole());
    assert_eq!((&state["errors"], &state["left"], &state["complete"]), (&json!([]), &json!([]), &json!(true)));
    assert_eq!(state["progress"]["words"], "4 of 4 sections");
    let would = &state["would"];
    assert_eq!(would["facts"], json!({ "age": 15, "whereabouts": "known" }));
    assert_eq!(would["events"], json!({ "returned": "2026-11-21T10:30:00Z" }));
    let done = [("exampleshire/record", "2026-11-21T16:00:00Z"), ("exampleshire/named", "2026-11-21T16:00:00Z")];
    assert_eq!(would["done"], json!(done.map(|(id, at)| json!({ "id": id, "at": at }))));
    let words: Vec<&str> = would["words"].as_array().unwrap().iter().map(|words| words.as_str().unwrap()).collect();
    assert_eq!(
        words,
        [
            "Records \"Age\": 15",
            "Records \"Whereabouts\": Known",
            "Changes \"Back\" from Sat 21 Nov 2026, 10:00 to Sat 21 Nov 2026, 10:30",
            "Marks \"Do it\" done",
            "Marks \"Do it\" done",
            "Leaves \"Do it\" for later: its time begins Tue 24 Nov, 10:30",
            "The category stays missing",
            "The risk stays not established",
        ]
    );
    let answers = json!({ "answers": whole() }).to_string();
    let completed = form::complete(&PROTOCOL, REPORT, &case.to_string(), &answers, at(NOW)).unwrap();
    let completed: Value = serde_json::to_value(completed).unwrap();
    assert_eq!(completed["facts"]["looked_after"], true, "what the form does not write stays");
    let assessment = common::assessed(&PROTOCOL, &completed, NOW);
    assert_eq!((common::status(&assessment, "record"), common::status(&assessment, "named")), ("done", "done"));
    assert_eq!((common::status(&assessment, "later"), common::status(&assessment, "other")), ("upcoming", "due"));
    // Once more, nothing is left to mark, and nothing to change.
    let again = self::state(&completed, &whole());
    assert_eq!((&again["would"]["facts"], &again["would"]["events"], &again["would"]["done"]), (&json!({}), &json!({}), &json!([])));
}

#[test]
fn a_form_that_is_not_complete_changes_nothing() {
    let refused = |answers: Value| -> Diagnostics {
        form::complete(&PROTOCOL, REPORT, &back().to_string(), &json!({ "answers": answers }).to_string(), at(NOW)).unwrap_err()
    };
    let found = refused(json!({ "child_age": "fourteen" }));
    assert!(found.0.iter().all(|diagnostic| diagnostic.code == Code::FormNotComplete));
    let places: Vec<&str> = found.0.iter().map(|diagnostic| diagnostic.place.path.as_str()).collect();
    assert_eq!(places, ["child_age", "child_name", "date_of_birth", "interviewed"]);
}

#[test]
fn answers_that_are_no_document_are_refused_with_their_place() {
    let table = [
        ("", "form/not-json", "answers"),
        ("[]", "form/wrong-type", "answers file"),
        (r#"{ "form": "exampleshire/other" }"#, "form/of-another", "form"),
        (r#"{ "answer": {} }"#, "form/unknown-member", "answer"),
        (r#"{ "answers": [] }"#, "form/wrong-type", "answers"),
        (r#"{ "answers": { "alone": true, "alone": false } }"#, "form/given-twice", "answers.alone"),
        (r#"{ "checked": { "telephone": 5 } }"#, "form/wrong-type", "checked.telephone"),
        (r#"{ "prepared_by": 5 }"#, "form/wrong-type", "prepared_by"),
    ];
    for (answers, code, place) in table {
        let found = form::state(&PROTOCOL, REPORT, "{}", answers, at(NOW)).unwrap_err();
        let first = &found.0[0];
        assert_eq!((first.code.as_str(), first.place.path.as_str()), (code, place), "{answers}");
    }
    let found = form::state(&PROTOCOL, "exampleshire/form-reprot", "{}", "{}", at(NOW)).unwrap_err();
    assert_eq!((found.0[0].code, found.0[0].mend.as_str()), (Code::FormUnknown, "Did you mean `exampleshire/form-report`?"));
    assert_eq!(form::state(&PROTOCOL, REPORT, "{\"facts\": 5}", "{}", at(NOW)).unwrap_err().0[0].code, Code::CaseWrongType);
    let state = form::state(&PROTOCOL, REPORT, "null", r#"{ "protocol_version": "0" }"#, at(NOW)).unwrap();
    assert_eq!(state.notes, ["The answers were written under version 0 of the protocol; this is version 1. Check them."]);
}

#[test]
fn what_was_last_checked_long_ago_is_marked() {
    let checked = |date: &str| {
        let answers =
            json!({ "answers": { "telephone": "999", "email": "a@example.com" }, "checked": { "telephone": date, "email": date } });
        let state = form::state(&PROTOCOL, REPORT, "{}", &answers.to_string(), at(NOW)).unwrap();
        serde_json::to_value(state).unwrap()
    };
    // 90 days before 21 November 2026 is 23 August.
    for (date, stale) in [("22 8 2026", true), ("23 8 2026", false), ("2026-11-21", false)] {
        assert_eq!(field(&checked(date), "telephone")["stale"], stale, "{date}");
    }
    assert_eq!(field(&checked("22 8 26"), "telephone")["checked_at"], "2026-08-22");
    assert_eq!(field(&checked("22 8 26"), "email")["checked_at"], Value::Null, "the item carries no such date");
    assert_eq!(wrong(&checked("22 11 2026"), "telephone").0, "form/in-future");
    assert_eq!(wrong(&checked("lately"), "telephone").0, "form/not-a-date");
}

#[test]
fn the_form_as_text_holds_what_is_asked_and_what_it_was_made_by() {
    let mut answers = json!({ "answers": whole(), "prepared_by": "A. Worker" });
    answers["answers"]["people"] = json!([{ "name": "Ada", "phone": "999", "close": "close" }, { "name": "Ben" }]);
    let text = form::text(&PROTOCOL, REPORT, &back().to_string(), &answers.to_string(), at(NOW)).unwrap();
    for line in [
        "REPORT OF AN INTERVIEW",
        "Exampleshire County Council, Children missing (Appendix A)",
        "To: Team manager",
        "THE INTERVIEW",
        "Name of the child: Mia Example",
        "Was the child seen alone? Yes",
        "Interview held: Sat 21 Nov 2026, 15:00",
        "Keep this safe.",
        "  Name: Ada; Telephone: 999; How close: close",
        "  Name: Ben",
        "Prepared by: A. Worker",
        "Time: Sat 21 Nov 2026, 22:00",
    ] {
        assert!(text.lines().any(|known| known == line), "{line:?} is not in:\n{text}");
    }
    assert!(text.contains(PROTOCOL.digest()) && !text.contains("Draft"));
    let draft = form::text(&PROTOCOL, REPORT, "{}", r#"{ "answers": { "seen": "yesterday at nine" } }"#, at(NOW)).unwrap();
    assert!(draft.contains("Last seen: yesterday at nine (to be corrected)") && draft.contains("Draft: "), "{draft}");
    assert!(!draft.contains("THE INTERVIEW"), "what is not asked is not printed");
}

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
    for (source, id) in [(include_str!("forms/report.toml"), REPORT), (include_str!("forms/seraf.toml"), SERAF)] {
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
