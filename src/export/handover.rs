//! The handover sheet as plain text, for pasting into the record of a portal.

use super::text::{cited, heading, line};
use crate::view::{Handover, SheetLine};

/// The sheet as text.
#[must_use]
pub fn handover(sheet: &Handover<'_>) -> String {
    let mut out = String::new();
    line(&mut out, 0, &format!("Handover by the protocol of {}, {}", sheet.authority, sheet.as_of_words));
    line(&mut out, 0, &sheet.headline.to_ascii_uppercase());
    if let Some(beside) = &sheet.beside {
        line(&mut out, 0, beside);
    }
    for reason in &sheet.because {
        line(&mut out, 2, &cited(&reason.says, reason.cite));
    }
    for time in &sheet.times {
        line(&mut out, 2, time);
    }
    if !sheet.known.is_empty() {
        line(&mut out, 2, &format!("Known: {}", sheet.known.join("; ")));
    }
    acts(&mut out, "Overdue", &sheet.overdue);
    acts(&mut out, "To do now", &sheet.due);
    acts(&mut out, "Nobody wrote down that they were told", &sheet.untold);
    if !sheet.told.is_empty() {
        heading(&mut out, &format!("Told: {}", sheet.told.len()));
        for told in &sheet.told {
            line(&mut out, 2, &format!("- {}: {}; {}", told.to, told.words, told.acknowledged_words));
        }
    }
    if !sheet.unanswered.is_empty() {
        heading(&mut out, &format!("Not answered: {}", sheet.unanswered.len()));
        for question in &sheet.unanswered {
            let mark = if question.may_raise { "! " } else { "- " };
            line(&mut out, 2, &format!("{mark}{} ({})", question.asks, question.words));
        }
    }
    acts(&mut out, "Next", &sheet.next);
    if !sheet.more.is_empty() {
        out.push('\n');
        sheet.more.iter().for_each(|more| line(&mut out, 0, more));
    }
    acts(&mut out, "On the return", &sheet.owed_on_return);
    acts(&mut out, "Missed", &sheet.missed);
    acts(&mut out, "May have been missed", &sheet.may_be_missed);
    acts(&mut out, "Done", &sheet.done);
    out.push('\n');
    line(&mut out, 0, &format!("By {}.", sheet.protocol));
    line(&mut out, 0, "! could make this graver. It advises; people decide.");
    out
}

fn acts(out: &mut String, title: &str, acts: &[SheetLine<'_>]) {
    if acts.is_empty() {
        return;
    }
    heading(out, &format!("{title}: {}", acts.len()));
    for act in acts {
        line(out, 2, &cited(&format!("- {}: {}. {}", act.when, act.title, act.who), &act.cites.join(", ")));
    }
}
