//! Earlier episodes from a spreadsheet.

use super::*;

fn read(text: &str, answers: &[(&str, &str)]) -> history::HistoryTable {
    read_beside(text, answers, "{}")
}

fn read_beside(text: &str, answers: &[(&str, &str)], case: &str) -> history::HistoryTable {
    let answers = answers.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
    history::read(text, at(NOW), &answers, &history::Beside::read(case).unwrap())
}

/// Dates as spreadsheets write them.
#[test]
fn dates_of_a_spreadsheet_are_recognised() {
    for written in [
        "13/10/2026 20:00\t14/10/2026 01:10\tMissing",
        "2026-10-13 20:00\t2026-10-14 01:10\tmissing",
        "13 Oct 2026\t20:00\t14 Oct 2026\t01:10\tM",
        "13.10.26,20.00,14.10.26,01.10,Missing",
        "Tue 13th October 2026 8pm;Wed 14 October 2026 1:10am;missing",
        "2026-10-13T20:00:00+01:00\t2026-10-14T00:10:00Z\tmissing",
        "7\tChild A\t13/10/2026\t2000\t14/10/2026\t0110\tMissing from care",
        "10/13/2026 20:00\t10/14/2026 01:10\tmissing",
        "Name\tDate missing\tTime missing\tDate returned\tTime returned\tType\nChild A\t13/10/2026\t20:00\t14/10/2026\t01:10\tMissing",
        "Type,Start,End\n\"missing\",\"13 October 2026, 20:00\",\"14 October 2026, 01:10\"",
    ] {
        let table = read(written, &[]);
        assert_eq!(table.rows.len(), 1, "{written}: {table:?}");
        let row = &table.rows[0];
        assert!(row.asks.is_empty() && row.problems.is_empty(), "{written}: {row:?}");
        assert_eq!(row.start, Some(at("2026-10-13T19:00:00Z")), "{written}");
        assert_eq!(row.end, Some(at("2026-10-14T00:10:00Z")), "{written}");
        assert_eq!(row.category, Some("missing"), "{written}");
    }
}

/// What can be read in two ways is asked, row by row or once for all, and never guessed.
#[test]
fn an_ambiguous_date_is_asked_about() {
    let text = "3/4/2026 20:00\t4/4/2026 01:10\tMissing\n5/6/2026 20:00\t\tMissing";
    let table = read(text, &[]);
    let row = &table.rows[0];
    assert_eq!(row.start, None);
    assert_eq!(row.asks[0].asks, "Is 3/4/2026 the 3 Apr 2026 or the 4 Mar 2026?");
    assert_eq!(row.asks[0].key, "1/start");
    assert_eq!(row.end, Some(at("2026-04-04T00:10:00Z")), "4/4 is the same in both orders");
    assert_eq!(table.asks[0].key, "order");
    let answered = read(text, &[("1/start", "day_first")]);
    assert_eq!(answered.rows[0].start, Some(at("2026-04-03T19:00:00Z")));
    assert_eq!(answered.rows[1].asks.len(), 1, "one row's answer is no answer for another");
    let all = read(text, &[("order", "month_first"), ("1/start", "day_first")]);
    assert_eq!(all.rows[0].start, Some(at("2026-04-03T19:00:00Z")), "a row's own answer goes before");
    assert_eq!(all.rows[1].start, Some(at("2026-05-06T19:00:00Z")));
}

/// A row that cannot be taken says why, and nothing of it is lost.
#[test]
fn a_row_that_is_wrong_says_why() {
    for (written, place, says) in [
        ("31/2/2026 20:00\t\tMissing", "start", "no date that can be read"),
        ("46115\t46116\tMissing", "start", "no date that can be read"),
        ("no date at all\tMissing", "start", "There is no date"),
        ("14/10/2026 20:00\t13/10/2026 20:00\tMissing", "end", "ends"),
        ("24/12/2026 20:00\t\tMissing", "start", "later than now"),
        ("15/10/2026\t13/10/2026\tMissing", "end", "ends"),
        ("31/3/2012\t13/10/2026\t14/10/2026\tMissing", "row", "more dates"),
        ("29/3/2026 01:30\t\tMissing", "start", "clocks went forward"),
        ("14/10/2026 25:00\t\tMissing", "start", "no"),
    ] {
        let table = read(written, &[]);
        let row = &table.rows[0];
        assert_eq!(row.cells.join("\t"), written);
        let problem = row.problems.first().unwrap_or_else(|| panic!("{written}: {row:?}"));
        assert_eq!(problem.place, place, "{written}");
        assert!(problem.message.contains(says) && !problem.mend.is_empty(), "{written}: {problem:?}");
    }
    let open = &read("13/10/2026 20:00\t\tA", &[]).rows[0];
    assert_eq!((open.category, open.asks.len()), (None, 1), "the letter A means two things");
    assert_eq!(read("13/10/2026 20:00", &[("category", "absent")]).rows[0].category, Some("absent"));
    let twice = &read("25/10/2026 01:30\t\tMissing", &[]).rows[0];
    assert!(twice.asks[0].asks.contains("twice"), "{twice:?}");
    assert_eq!(read("25/10/2026 01:30\t\tMissing", &[("1/start-clock", "second")]).rows[0].start, Some(at("2026-10-25T01:30:00Z")));
}

/// The keys that a row asks, and why it is left out.
fn asked(row: &history::HistoryRow) -> (Vec<&str>, Option<&str>) {
    (row.asks.iter().map(|ask| ask.key.as_str()).collect(), row.left_out.as_deref())
}

/// One episode that stands twice in a table would count twice: it is asked about, and taken twice only when that is said.
#[test]
fn a_row_that_says_an_episode_again_is_asked_about() {
    let text = "13/10/2026 20:00\t14/10/2026 01:10\tMissing\n13/10/2026 20:00\t14/10/2026 01:10\tMissing\n13/10/2026\t\tMissing\n15/10/2026 20:00\t\tMissing";
    let table = read(text, &[]);
    assert_eq!(
        table.rows.iter().map(asked).collect::<Vec<_>>(),
        [(vec![], None), (vec!["2/same-row"], None), (vec!["3/same-row"], None), (vec![], None)]
    );
    assert_eq!(table.rows[1].asks[0].asks, "This row begins at the same time as line 1. Is it the same episode?");
    assert_eq!(table.rows[2].asks[0].asks, "This row begins on the same day as lines 1 and 2. Is it the same episode as one of them?");
    assert_eq!(table.asks[0].key, "same", "one answer may serve for all");
    let answered = read(text, &[("2/same-row", "same"), ("3/same-row", "another")]);
    // What may repeat several rows is asked about all of them, so that one that is another than the first is no repeat of the second.
    let several = read("13/10/2026 10:00\t\tMissing\n13/10/2026 20:00\t\tMissing\n13/10/2026\t\tMissing", &[]);
    assert_eq!(several.rows.iter().map(asked).collect::<Vec<_>>(), [(vec![], None), (vec![], None), (vec!["3/same-row"], None)]);
    assert_eq!(several.rows[2].asks[0].asks, "This row begins on the same day as lines 1 and 2. Is it the same episode as one of them?");
    let same = read("13/10/2026 10:00\n13/10/2026 20:00\n13/10/2026", &[("3/same-row", "same")]);
    assert_eq!(asked(&same.rows[2]).1, Some("the same as line 1 or 2"));
    assert_eq!(asked(&answered.rows[1]), (vec![], Some("the same as line 1")));
    assert_eq!(asked(&answered.rows[2]), (vec![], None));
    assert!(read(text, &[("same", "same")]).rows[1..3].iter().all(|row| row.left_out.is_some()));
}

/// The history is of earlier episodes, this one not among them: a row that may be this one is asked about.
#[test]
fn a_row_that_may_be_this_very_episode_is_asked_about() {
    let seen = r#"{ "events": { "last_seen": "2026-11-21T17:40:00Z", "reported_missing": "2026-11-21T21:30:00Z" } }"#;
    for written in ["21/11/2026 17:40\t\tMissing", "21/11/2026 21:30\t\tMissing", "21/11/2026\t\tMissing"] {
        let table = read_beside(written, &[], seen);
        assert_eq!(asked(&table.rows[0]), (vec!["1/same-this"], None), "{written}");
        assert_eq!(table.rows[0].asks[0].asks, "Is this row this very episode (last seen Sat 21 Nov, 17:40)?");
        let this = read_beside(written, &[("1/same-this", "same")], seen);
        assert_eq!(asked(&this.rows[0]).1, Some("this very episode, which counts already"), "{written}");
    }
    let reported = r#"{ "events": { "reported_missing": "2026-11-21T21:30:00Z" } }"#;
    assert_eq!(asked(&read_beside("21/11/2026 21:30\t\tMissing", &[], reported).rows[0]).0, ["1/same-this"]);
    assert_eq!(asked(&read_beside("20/11/2026 21:30\t\tMissing", &[], seen).rows[0]), (vec![], None), "the day before is another");
}

/// What the case holds already is not taken again; of the same day, with a time unknown, it is asked about.
#[test]
fn a_row_that_the_case_holds_already_is_left_out_or_asked_about() {
    let known = r#"{ "history": [ { "start": "2026-10-13T19:00:00Z", "category": "missing" } ] }"#;
    assert_eq!(asked(&read_beside("13/10/2026 20:00\t\tMissing", &[], known).rows[0]), (vec![], Some("in the list already")));
    assert_eq!(asked(&read_beside("13/10/2026\t\tMissing", &[], known).rows[0]), (vec!["1/same-list"], None));
    assert_eq!(asked(&read_beside("13/10/2026 22:00\t\tMissing", &[], known).rows[0]), (vec![], None), "the same day, at another time");
    let wrong = history::Beside::read(r#"{ "events": { "last_seen": "17:40" } }"#).unwrap_err();
    assert_eq!((wrong.0[0].code, wrong.0[0].place.path.as_str()), (Code::CaseBadInstant, "events.last_seen"));
}

/// Every row that is taken is an earlier episode that a case accepts.
#[test]
fn what_is_taken_is_accepted_by_a_case() {
    let table = read("13/10/2026\t14/10/2026\tMissing\n20/10/2026\t20/10/2026\tabsent", &[]);
    let newham = protocol("newham");
    let history: Vec<_> =
        table.rows.iter().map(|row| serde_json::json!({ "start": row.start, "end": row.end, "category": row.category })).collect();
    let case = serde_json::json!({ "history": history }).to_string();
    assert_eq!(Case::read(newham.vocabulary(), &case, at(NOW)).unwrap().history.len(), 2);
    assert_eq!(table.rows[0].words, "Tue 13 Oct 2026, no time given to Wed 14 Oct 2026, no time given, missing");
}

proptest::proptest! {
    /// Whatever is pasted is read: no panic, and each line stands in a row or is left out with a reason.
    #[test]
    fn anything_may_be_pasted(text in "[ -~\t\n\u{a0}-\u{17f}]{0,200}", key in "[0-9]/(start|end|category)", value in "[a-z_]{0,12}") {
        let table = read(&text, &[(&key, &value)]);
        let lines = text.lines().filter(|line| !line.trim_matches(|letter: char| letter.is_whitespace() || matches!(letter, ';' | ',' | '|' | '"')).is_empty()).count();
        proptest::prop_assert!(table.rows.len() + table.left_out.len() >= lines);
    }
}
