//! London time and English working days, against the tables in `tests/calendar/`, which another library made
//! (`tests/calendar/make.py`): every row of each.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use std::fs;
use std::path::Path;

use homeward::Instant;
use homeward::calendar::{Calendar, Length};

/// The calendar that the packs share.
fn calendar() -> Calendar {
    let authored = homeward::bundled::read("newham").expect("Newham's pack is bundled");
    authored.protocol.expect("Newham's pack compiles").calendar().clone()
}

fn at(text: &str) -> Instant {
    Instant::parse(text).unwrap_or_else(|problem| panic!("{text}: {problem:?}"))
}

/// Checks each row of a table, and says all that are wrong at once. `check` gives what was expected and what came out.
fn every_row(name: &str, head: &str, at_least: usize, check: impl Fn(&[&str]) -> (String, String)) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/calendar").join(name);
    let text = fs::read_to_string(&path).unwrap_or_else(|problem| panic!("{name}: {problem}"));
    let mut lines = text.lines();
    assert_eq!(lines.next(), Some(head), "the head of {name}");
    let mut wrong = Vec::new();
    let mut rows = 0;
    for line in lines {
        rows += 1;
        let columns: Vec<&str> = line.split(',').collect();
        assert_eq!(columns.len(), head.split(',').count(), "{name}: {line}");
        let (expected, found) = check(&columns);
        if expected != found {
            wrong.push(format!("{line}: found {found}"));
        }
    }
    println!("{name}: {} of {rows} rows", rows - wrong.len());
    assert!(rows >= at_least, "{name} has {rows} rows only: the table was cut");
    assert!(wrong.is_empty(), "{name}: {} of {rows} rows are wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// Contract, "time": `N working days` from an event ends with the N-th working day after its London date.
#[test]
fn working_days_end_with_the_midnight_that_ends_the_last_of_them() {
    let calendar = calendar();
    every_row("working-days.csv", "start,n,due", 3000, |row| {
        let found = calendar.after(at(row[0]), Length::WorkingDays(row[1].parse().unwrap()));
        (at(row[2]).to_string(), found.to_string())
    });
}

/// Contract, "time": `same working day` is the midnight that ends the day, or that of the next working day.
#[test]
fn the_same_working_day_ends_at_midnight_or_with_the_next_working_day() {
    let calendar = calendar();
    every_row("same-working-day.csv", "instant,due", 1000, |row| {
        (at(row[1]).to_string(), calendar.after(at(row[0]), Length::SameWorkingDay).to_string())
    });
}

/// Contract, "time": days, weeks and months are London calendar steps at the same wall-clock time.
#[test]
fn days_weeks_and_months_are_london_calendar_steps() {
    let calendar = calendar();
    every_row("calendar-steps.csv", "start,amount,unit,result", 3000, |row| {
        let length = format!("{} {}", row[1], row[2]);
        let length = Length::parse(&length).unwrap_or_else(|| panic!("{length} is no length"));
        (at(row[3]).to_string(), calendar.after(at(row[0]), length).to_string())
    });
}

#[test]
fn an_instant_shows_the_date_and_time_of_london() {
    every_row("london-dates.csv", "instant,date,time", 900, |row| {
        let instant = at(row[0]);
        assert_eq!(instant.london_date(), instant.london().date());
        (format!("{} {}", row[1], row[2]), instant.london().to_string())
    });
}
