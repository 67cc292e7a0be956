//! Section 3: duties that come again.

use super::*;

/// "Occurrence k falls due k - 1 periods after the first one's `due` (counted from that due), and opens when the one
/// before it falls due, whenever that was done."
#[test]
fn a_repeating_duty_stands_as_its_first_occurrence_not_yet_done() {
    let words = event("meeting_held", false);
    let protocol = Source {
        words,
        duties: duty("it", "looked_after", "clock = \"meeting_held\"\nlimit = \"1 month\"\nrepeats = \"every month\""),
        ..Source::default()
    }
    .protocol();
    let with = |done: &[&str], as_of: &str| {
        let done: Vec<Value> = done.iter().map(|at| json!({ "id": "exampleshire/it", "at": at })).collect();
        assessed(
            &protocol,
            &json!({ "facts": { "looked_after": true }, "events": { "meeting_held": "2026-01-31T10:00:00Z" }, "done": done }),
            as_of,
        )
    };
    let expect = |assessment: Value, occurrence: u32, status: &str, opens: &str, due: &str| {
        self::expect(&assessment, status, opens, due);
        assert_eq!(it(&assessment)["occurrence"], occurrence);
    };
    // Held on 31 January: the first falls due on 28 February, and the others on the 28th of the months that follow.
    expect(with(&[], "2026-02-01T00:00:00Z"), 1, "due", "2026-01-31T10:00:00Z", "2026-02-28T10:00:00Z");
    expect(with(&[], "2026-06-01T00:00:00Z"), 1, "overdue", "2026-01-31T10:00:00Z", "2026-02-28T10:00:00Z");
    expect(with(&["2026-02-03T10:00:00Z"], "2026-02-04T00:00:00Z"), 2, "upcoming", "2026-02-28T10:00:00Z", "2026-03-28T10:00:00Z");
    expect(with(&["2026-03-10T10:00:00Z"], "2026-03-11T00:00:00Z"), 2, "due", "2026-02-28T10:00:00Z", "2026-03-28T10:00:00Z");
    // In summer the same time by the clock.
    expect(
        with(&["2026-03-10T10:00:00Z", "2026-03-11T10:00:00Z"], "2026-04-28T09:00:01Z"),
        3,
        "overdue",
        "2026-03-28T10:00:00Z",
        "2026-04-28T09:00:00Z",
    );
    // An entry that lies ahead settles nothing; the order of the entries does not matter.
    expect(
        with(&["2026-09-01T10:00:00Z", "2026-02-20T10:00:00Z"], "2026-03-01T00:00:00Z"),
        2,
        "due",
        "2026-02-28T10:00:00Z",
        "2026-03-28T10:00:00Z",
    );
}

/// "Where no interval is stated ("regularly", "throughout"), or there is no first `due`, occurrences have no `due` and
/// each opens when the one before it was done."
#[test]
fn without_an_interval_each_occurrence_opens_when_the_one_before_was_done() {
    let case = |done: Value| {
        let mut case = missing(json!({}), json!({ "last_seen": "2026-11-20T10:00:00Z" }));
        case["done"] = done;
        case
    };
    let twice =
        json!([{ "id": "exampleshire/it", "at": "2026-11-21T20:00:00Z" }, { "id": "exampleshire/it", "at": "2026-11-21T11:00:00Z" }]);
    for more in [
        "clock = \"last_seen\"\nrepeats = \"regularly\"",
        "clock = \"last_seen\"\nrepeats = \"every 1 day\"",
        "clock = \"last_seen\"\nlimit = \"immediately\"\nrepeats = \"every 7 days\"",
    ] {
        let protocol = one("still missing", more);
        expect(&assessed(&protocol, &case(json!([])), NOW), "due", "2026-11-20T10:00:00Z", "");
        let assessment = assessed(&protocol, &case(twice.clone()), NOW);
        expect(&assessment, "due", "2026-11-21T20:00:00Z", "");
        assert_eq!(it(&assessment)["occurrence"], 3);
    }
    let protocol = one("still missing", "repeats = \"regularly\"");
    expect(&assessed(&protocol, &case(json!([])), NOW), "due", "", "");
    expect(&assessed(&protocol, &case(twice), NOW), "due", "2026-11-21T20:00:00Z", "");
}

/// "Where the text lists moments ("at 24 h, 72 h and so on") occurrence k falls due at the k-th; after the last it has no
/// `due`."
#[test]
fn listed_moments_fall_due_one_after_the_other() {
    let protocol = one("still missing", "clock = \"reported_missing\"\nrepeats = [\"24 hours\", \"72 hours\", \"7 days\"]");
    let done = |count: usize| {
        let mut case = missing(json!({}), json!({ "reported_missing": "2026-11-01T10:00:00Z" }));
        case["done"] = (0..count).map(|hour| json!({ "id": "exampleshire/it", "at": format!("2026-11-20T1{hour}:00:00Z") })).collect();
        assessed(&protocol, &case, NOW)
    };
    expect(&done(0), "overdue", "2026-11-01T10:00:00Z", "2026-11-02T10:00:00Z");
    expect(&done(1), "overdue", "2026-11-02T10:00:00Z", "2026-11-04T10:00:00Z");
    expect(&done(2), "overdue", "2026-11-04T10:00:00Z", "2026-11-08T10:00:00Z");
    expect(&done(3), "due", "2026-11-08T10:00:00Z", "");
    expect(&done(4), "due", "2026-11-20T13:00:00Z", "");
    assert_eq!(it(&done(4))["occurrence"], 5);
}

/// A repeating duty belongs to its stage like any other.
#[test]
fn the_occurrence_that_is_open_when_the_stage_ends_is_missed_or_lapses() {
    let protocol = one("still missing", "clock = \"last_seen\"\nlimit = \"24 hours\"\nrepeats = \"every 1 day\"");
    let ended = |done: Value| {
        let mut case = missing(json!({}), json!({ "last_seen": "2026-11-18T10:00:00Z", "returned": "2026-11-20T12:00:00Z" }));
        case["done"] = done;
        let assessment = assessed(&protocol, &case, NOW);
        (status(&assessment, "it").to_owned(), it(&assessment)["occurrence"].as_u64().unwrap())
    };
    let entry = |at: &str| json!({ "id": "exampleshire/it", "at": at });
    assert_eq!(ended(json!([])), ("missed".to_owned(), 1));
    assert_eq!(ended(json!([entry("2026-11-19T09:00:00Z")])), ("missed".to_owned(), 2));
    assert_eq!(ended(json!([entry("2026-11-19T09:00:00Z"), entry("2026-11-20T09:00:00Z")])), ("lapsed".to_owned(), 3));
}

/// "An entry of `done` settles the duty of that id alone; that one act may fulfil several is for the faces to know".
#[test]
fn an_entry_settles_the_duty_of_that_id_alone() {
    let action = "[[action]]\nid = \"meeting\"\ntitle = \"Hold the meeting\"\n\n".to_owned();
    let protocol =
        with_duties(&[action, duty("one", "still missing", "action = \"meeting\""), duty("two", "still missing", "action = \"meeting\"")]);
    let mut case = missing(json!({}), json!({}));
    case["done"] = json!([{ "id": "exampleshire/one", "at": "2026-11-21T20:00:00Z" }]);
    let assessment = assessed(&protocol, &case, NOW);
    assert_eq!((status(&assessment, "one"), status(&assessment, "two")), ("done", "due"));
    assert_eq!(standing(&assessment, "two").unwrap()["action"], "meeting");
}
