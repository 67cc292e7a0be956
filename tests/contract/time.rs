//! Section 3: time.

use super::*;

/// "Days, weeks and months are London calendar steps at the same wall-clock time (a time that the spring change skips moves
/// to the first one after it; of a time that the autumn change doubles, the first). A month from the 31st ends on the last
/// day where the next month is shorter." "Hours are elapsed hours."
#[test]
fn limits_keep_london_time() {
    for (start, limit, due) in [
        ("2026-03-28T12:00:00Z", "24 hours", "2026-03-29T12:00:00Z"),
        ("2026-03-28T12:00:00Z", "1 day", "2026-03-29T11:00:00Z"),
        ("2026-03-28T01:30:00Z", "1 day", "2026-03-29T01:00:00Z"),
        ("2026-03-22T01:59:59Z", "1 week", "2026-03-29T01:00:00Z"),
        ("2026-10-24T12:00:00Z", "24 hours", "2026-10-25T12:00:00Z"),
        ("2026-10-24T12:00:00Z", "1 day", "2026-10-25T13:00:00Z"),
        ("2026-10-24T00:30:00Z", "1 day", "2026-10-25T00:30:00Z"),
        ("2026-10-25T01:30:00Z", "7 days", "2026-11-01T01:30:00Z"),
        ("2026-01-31T09:00:00Z", "1 month", "2026-02-28T09:00:00Z"),
        ("2028-01-31T09:00:00Z", "1 month", "2028-02-29T09:00:00Z"),
        ("2026-03-31T09:00:00Z", "1 month", "2026-04-30T09:00:00Z"),
        ("2026-08-31T09:00:00Z", "6 months", "2027-02-28T10:00:00Z"),
        // Christmas 2026: Friday 25 and, for the Saturday, Monday 28 December are bank holidays.
        ("2026-12-24T10:00:00Z", "1 working day", "2026-12-30T00:00:00Z"),
        ("2026-12-23T10:00:00Z", "next working day", "2026-12-25T00:00:00Z"),
        ("2026-12-25T10:00:00Z", "same working day", "2026-12-30T00:00:00Z"),
        ("2026-12-24T10:00:00Z", "same working day", "2026-12-25T00:00:00Z"),
        ("2026-07-02T23:30:00Z", "same working day", "2026-07-03T23:00:00Z"),
        ("2026-07-03T10:00:00Z", "2 working days", "2026-07-07T23:00:00Z"),
    ] {
        let protocol = one("still missing", &format!("clock = \"last_seen\"\nlimit = \"{limit}\""));
        expect(&assessed(&protocol, &missing(json!({}), json!({ "last_seen": start })), start), "due", start, due);
    }
}

/// "`working_days_since(E) >= N` becomes true then", at the midnight that ends the N-th working day.
#[test]
fn working_days_have_gone_by_at_the_midnight_that_ends_the_last() {
    let protocol = one("working days since(reported_missing) >= 2", "");
    let case = missing(json!({}), json!({ "reported_missing": "2026-07-03T10:00:00Z" }));
    expect(&assessed(&protocol, &case, "2026-07-07T22:59:59Z"), "upcoming", "2026-07-07T23:00:00Z", "");
    expect(&assessed(&protocol, &case, "2026-07-07T23:00:00Z"), "due", "2026-07-07T23:00:00Z", "");
    let protocol = one("days since(reported_missing) >= 7", "");
    let case = missing(json!({}), json!({ "reported_missing": "2026-10-20T10:00:00Z" }));
    expect(&assessed(&protocol, &case, "2026-10-27T10:59:59Z"), "upcoming", "2026-10-27T11:00:00Z", "");
}

/// "Beyond the years for which bank holidays are known, a duty counted in working days says so in a notice."
#[test]
fn beyond_the_known_bank_holidays_a_notice_says_so() {
    let protocol = one("still missing", "clock = \"last_seen\"\nlimit = \"3 working days\"");
    let shown = |start: &str| {
        notices(&assessed(&protocol, &missing(json!({}), json!({ "last_seen": start })), start))
            .contains(&"homeward/bank-holidays-not-known")
    };
    assert!(!shown("2026-12-29T10:00:00Z"));
    assert!(!shown("2028-12-21T10:00:00Z"), "until 29 December 2028");
    assert!(shown("2028-12-28T10:00:00Z"), "into January 2029");
    assert!(shown("2029-06-01T10:00:00Z"));
    assert!(shown("2011-12-30T10:00:00Z"), "before they are known");
    let hours = one("still missing", "clock = \"last_seen\"\nlimit = \"72 hours\"");
    let assessment = assessed(&hours, &missing(json!({}), json!({ "last_seen": "2029-06-01T10:00:00Z" })), "2029-06-01T10:00:00Z");
    assert_eq!(notices(&assessment), Vec::<&str>::new(), "hours need no bank holidays");
    let repeating = one("still missing", "clock = \"last_seen\"\nlimit = \"24 hours\"\nrepeats = \"every 3 working days\"");
    let mut case = missing(json!({}), json!({ "last_seen": "2029-06-01T10:00:00Z" }));
    case["done"] = json!([{ "id": "exampleshire/it", "at": "2029-06-01T11:00:00Z" }]);
    assert!(notices(&assessed(&repeating, &case, "2029-06-01T12:00:00Z")).contains(&"homeward/bank-holidays-not-known"));
}

/// "`count_missing(days: N)`: the episodes of `history` with category missing that started on one of the N London days
/// before that of `as_of`, or on that day, plus this one when its own category is missing".
#[test]
fn episodes_are_counted_by_their_london_days() {
    let protocol = one("count missing(7) >= 1", "");
    // 21 November less seven days is the 14th; in London it begins at midnight, in winter universal time.
    let with = |start: &str, category: &str| {
        let case = json!({ "facts": { "away_without_authorisation": false }, "history": [{ "start": start, "category": category }] });
        status(&assessed(&protocol, &case, NOW), "it").to_owned()
    };
    assert_eq!(with("2026-11-13T23:59:59Z", "missing"), "left out");
    assert_eq!(with("2026-11-14T00:00:00Z", "missing"), "due");
    assert_eq!(with("2026-11-21T21:59:59Z", "missing"), "due", "on the day itself");
    assert_eq!(with("2026-11-20T10:00:00Z", "absent"), "left out");
    assert_eq!(with("2026-11-20T10:00:00Z", "away_from_placement"), "left out");
    // In summer the London day begins an hour before the universal one.
    let summer = |start: &str| {
        let case = json!({ "facts": { "away_without_authorisation": false }, "history": [{ "start": start, "category": "missing" }] });
        status(&assessed(&protocol, &case, "2026-07-21T22:00:00Z"), "it").to_owned()
    };
    assert_eq!(summer("2026-07-13T22:59:59Z"), "left out");
    assert_eq!(summer("2026-07-13T23:00:00Z"), "due");
}

/// "(uncertain: the count is one of two, and a comparison is unknown unless both agree)".
#[test]
fn this_episode_counts_when_its_own_category_is_missing() {
    let protocol = with_duties(&[
        duty("one", "count missing() >= 1", ""),
        duty("two", "count missing(30) >= 2", ""),
        duty("three", "count missing(30) >= 3", ""),
        duty("exactly", "count missing(30) = 1", ""),
    ]);
    let history = json!([{ "start": "2026-11-13T23:59:59Z", "category": "missing" }]);
    let statuses = |away: Value| {
        let assessment = assessed(
            &protocol,
            &json!({ "facts": { "away_without_authorisation": away, "whereabouts": "unknown" }, "history": history }),
            NOW,
        );
        ["one", "two", "three", "exactly"].map(|id| status(&assessment, id).to_owned())
    };
    assert_eq!(statuses(json!(true)), ["due", "due", "left out", "left out"]);
    assert_eq!(statuses(json!(false)), ["due", "left out", "left out", "due"]);
    assert_eq!(statuses(Value::Null), ["due", "possible", "left out", "possible"]);
}
