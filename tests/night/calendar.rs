//! The calendar file, as another library reads it.

use super::*;

/// Another library reads the calendar file, and finds each deadline ahead at its time; no word of the case is in it.
#[test]
fn another_library_reads_the_calendar_file() {
    let newham = protocol("newham");
    let json = r#"{ "facts": { "age": 14, "looked_after": true, "date_of_birth": "2012-03-31" }, "events": { "reported_missing": "2026-11-21T21:30:00Z" } }"#;
    let case = case(&newham, json);
    let assessment = assess(&newham, &case, at(NOW));
    let text = export::calendar::calendar(&newham, &assessment);
    let unfolded = icalendar::parser::unfold(&text);
    let read = icalendar::parser::read_calendar(&unfolded).unwrap_or_else(|problem| panic!("{problem}\n{text}"));
    let events: Vec<_> = read.components.iter().filter(|component| component.name == "VEVENT").collect();
    let mut ahead: Vec<_> = assessment
        .duties
        .iter()
        .filter(|duty| matches!(duty.status.as_str(), "due" | "upcoming") && duty.due.is_some_and(|due| due >= at(NOW)))
        .collect();
    // One act rings once: of clauses of one act with one deadline, the first.
    let mut acts = Vec::new();
    ahead.retain(|duty| {
        let act = (duty.action.unwrap_or(duty.id), duty.due);
        let first = !acts.contains(&act);
        acts.push(act);
        first
    });
    assert!(!ahead.is_empty());
    assert_eq!(events.len(), ahead.len());
    for (event, duty) in events.iter().zip(ahead) {
        let of = |name: &str| event.find_prop(name).unwrap_or_else(|| panic!("{name}")).val.to_string();
        let due = duty.due.unwrap().to_string().replace(['-', ':'], "");
        assert_eq!(of("DTSTART"), due, "{}", duty.id);
        assert!(of("SUMMARY").replace('\\', "").ends_with(duty.title), "{}", of("SUMMARY"));
        assert!(!of("UID").is_empty() && !of("DTSTAMP").is_empty());
    }
    assert!(!text.contains("2012-03-31") && !text.contains("20120331"), "no fact of the case\n{text}");
    assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
    assert!(!text.replace("\r\n", "").contains('\n'));
}
