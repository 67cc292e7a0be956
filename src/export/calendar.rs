//! The deadlines ahead as a calendar file (iCalendar, RFC 5545), for a reminder that rings. Whoever sees the calendar learns
//! nothing of the child: an entry holds what the protocol asks, its paragraph and its time, and no word of the case.

use std::fmt::Write;

use chrono::{Datelike, Timelike};

use crate::assess::assessment::{Assessment, Status};
use crate::calendar::Instant;
use crate::protocol::Protocol;

/// The length of a line in octets, its end not counted (RFC 5545, 3.1).
const LINE: usize = 75;
/// How long before a deadline it rings.
const WARNING: &str = "-PT30M";

/// The deadlines that are not past and not done, as the text of an `.ics` file. Times are in UTC.
#[must_use]
pub fn calendar(protocol: &Protocol, assessment: &Assessment<'_>) -> String {
    let mut out = String::new();
    let mut line = |name: &str, value: &str| fold(&mut out, &format!("{name}:{value}"));
    line("BEGIN", "VCALENDAR");
    line("VERSION", "2.0");
    line("PRODID", "-//Homeward//Deadlines of a protocol//EN");
    line("CALSCALE", "GREGORIAN");
    line("METHOD", "PUBLISH");
    let about = &protocol.pack().about;
    let stamp = utc(assessment.as_of);
    let mut told: Vec<(&str, Instant)> = Vec::new();
    for duty in &assessment.duties {
        let open = matches!(duty.status, Status::Due | Status::Upcoming);
        let Some(due) = duty.due.filter(|due| open && *due >= assessment.as_of) else { continue };
        // One act rings once, however many paragraphs ask it by the same moment.
        let act = (duty.action.unwrap_or(duty.id), due);
        if told.contains(&act) {
            continue;
        }
        told.push(act);
        let beside =
            if duty.provisional { " The time is counted from a moment that stands in for the one the protocol means." } else { "" };
        line("BEGIN", "VEVENT");
        line("UID", &format!("{}-{}-{}@homeward.invalid", duty.id.replace('/', "-"), duty.occurrence, utc(due)));
        line("DTSTAMP", &stamp);
        line("DTSTART", &utc(due));
        line("SUMMARY", &escaped(&format!("Due: {}", duty.title)));
        line(
            "DESCRIPTION",
            &escaped(&format!(
                "{}\n{}, paragraph {}, version {}. By: {}.{beside}\nIt advises; people decide.",
                duty.says, about.short_name, duty.cite, about.version, duty.who
            )),
        );
        line("TRANSP", "TRANSPARENT");
        line("CLASS", "PRIVATE");
        line("BEGIN", "VALARM");
        line("ACTION", "DISPLAY");
        line("DESCRIPTION", &escaped(&format!("Due in half an hour: {}", duty.title)));
        line("TRIGGER", WARNING);
        line("END", "VALARM");
        line("END", "VEVENT");
    }
    line("END", "VCALENDAR");
    out
}

/// `20261121T213000Z`.
fn utc(instant: Instant) -> String {
    let at = chrono::DateTime::from_timestamp_nanos(instant.nanoseconds());
    format!("{:04}{:02}{:02}T{:02}{:02}{:02}Z", at.year(), at.month(), at.day(), at.hour(), at.minute(), at.second())
}

/// A text as the standard writes it (3.3.11).
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => out.extend(['\\', letter]),
            '\n' => out.push_str("\\n"),
            '\r' => {}
            letter => out.push(letter),
        }
    }
    out
}

/// A line, folded where it is longer than the standard allows, never within a letter.
fn fold(out: &mut String, line: &str) {
    let mut width = 0;
    for letter in line.chars() {
        let length = letter.len_utf8();
        if width + length > LINE {
            out.push_str("\r\n ");
            width = 1;
        }
        let _ = write!(out, "{letter}");
        width += length;
    }
    out.push_str("\r\n");
}
