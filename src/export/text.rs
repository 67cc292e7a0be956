//! A view as plain text, for a terminal of 80 columns or a case note.

use std::fmt::Write;

use crate::view::{Act, View};

/// How wide a line may be.
const WIDTH: usize = 80;

/// The view as text: what this is, what is due, whom to tell, what to ask. With `remarks`, also where the protocol's text
/// contradicts itself.
#[must_use]
pub fn text(view: &View<'_>, remarks: bool) -> String {
    let mut out = String::new();
    line(&mut out, 0, &format!("{} · {} · {}", view.protocol.short_name, view.protocol.title, view.as_of_words));
    out.push('\n');
    line(&mut out, 0, &view.headline.words.to_ascii_uppercase());
    if let Some(beside) = &view.headline.beside {
        line(&mut out, 0, beside);
    }
    for reason in &view.because {
        line(&mut out, 2, &cited(&reason.says, reason.cite));
    }
    for possibility in &view.could_be {
        let asks: Vec<&str> = possibility
            .settled_by
            .iter()
            .take(4)
            .filter_map(|fact| view.questions.iter().find(|question| question.fact == *fact))
            .map(|question| question.asks)
            .collect();
        line(&mut out, 2, &format!("{} depends on: {}", possibility.words, asks.join(" ")));
    }
    if let Some(next) = &view.next {
        heading(&mut out, if next.overdue { "Late" } else { "Next deadline" });
        line(&mut out, 2, &format!("{}: {} ({})", next.left, next.title, next.due_words));
        if let Some(from) = &next.counted_from {
            line(&mut out, 4, &format!("counted from {from} [{}]", next.cites.join(", ")));
        }
    }
    if let Some(next) = view.next_possible.as_ref().filter(|_| view.next.is_none()) {
        heading(&mut out, "No deadline is known; the first that may apply");
        line(&mut out, 2, &format!("{}: {} ({}) [{}]", next.left, next.title, next.due_words, next.cites.join(", ")));
    }
    if !view.tell.is_empty() {
        heading(&mut out, "Whom to tell now");
        line(&mut out, 2, &view.tell.join(", "));
        for contact in numbers(view) {
            line(&mut out, 4, &contact);
        }
    }
    if let Some(question) = view.questions.first() {
        heading(&mut out, "Ask next");
        line(&mut out, 2, question.asks);
        line(&mut out, 4, &question.why);
    }
    for group in &view.groups {
        let title = if group.hint.is_empty() { group.title.to_owned() } else { format!("{} ({})", group.title, group.hint) };
        heading(&mut out, &format!("{title}: {}", group.acts.len()));
        // What only waits, lapsed or always holds is counted; the page and the JSON have it whole.
        if matches!(group.key, "later" | "standing" | "lapsed") {
            line(&mut out, 2, &group.acts.iter().map(|act| act.title).collect::<Vec<_>>().join("; "));
            continue;
        }
        for act in &group.acts {
            if group.key == "may_apply" {
                possible(&mut out, view, act);
            } else {
                self::act(&mut out, act);
            }
        }
    }
    let (own, of_the_text): (Vec<_>, Vec<_>) = view.notices.iter().partition(|notice| notice.id.starts_with("homeward/"));
    if !view.notices.is_empty() {
        heading(&mut out, "Mind");
        for notice in own {
            line(&mut out, 2, &format!("- {}", notice.says));
        }
        let count = of_the_text.len();
        if remarks {
            for notice in of_the_text {
                line(&mut out, 2, &format!("- {}", cited(&notice.says, notice.cite)));
            }
        } else if count > 0 {
            let remarks = if count == 1 { "1 remark".to_owned() } else { format!("{count} remarks") };
            line(&mut out, 2, &format!("- Where the text contradicts itself or is silent: {remarks} (--remarks shows them)."));
        }
    }
    out.push('\n');
    line(
        &mut out,
        0,
        &format!("Version {} of the pack, {}.", view.protocol.version, view.protocol.digest.get(..19).unwrap_or(view.protocol.digest)),
    );
    line(&mut out, 0, "It advises; people decide.");
    out
}

/// How those are reached who have to be told now, each once.
pub(super) fn numbers(view: &View<'_>) -> Vec<String> {
    let mut numbers: Vec<String> = Vec::new();
    for reach in view.tellings.iter().flat_map(|telling| &telling.reach) {
        let address = [reach.telephone, reach.email, reach.link, reach.place].into_iter().flatten().collect::<Vec<_>>().join(", ");
        let number = format!("{}: {address} ({}) [{}]", reach.name, reach.words, reach.cite);
        if !numbers.contains(&number) {
            numbers.push(number);
        }
    }
    numbers
}

fn act(out: &mut String, act: &Act<'_>) {
    let exactly = act.when_exactly.as_ref().map(|exactly| format!(" ({exactly})")).unwrap_or_default();
    line(out, 2, &format!("{}  {}{exactly}", pad(&act.when), act.title));
    let to = if act.to.is_empty() { String::new() } else { format!(" → {}", act.to.join(", ")) };
    line(out, 16, &format!("{}{to} [{}]", act.who.join(", "), act.cites.join(", ")));
}

/// An act that may apply: what it would be, and what has to be answered.
fn possible(out: &mut String, view: &View<'_>, act: &Act<'_>) {
    let mut asks: Vec<&str> = Vec::new();
    for need in act.clauses.iter().flat_map(|clause| &clause.needs) {
        let label = view.unknown.iter().find(|unknown| unknown.name == *need).map_or(need.as_ref(), |unknown| unknown.label);
        if !asks.contains(&label) {
            asks.push(label);
        }
    }
    line(out, 2, &format!("?  {} [{}]: {}", act.title, act.cites.join(", "), asks.join(", ")));
}

pub(super) fn pad(text: &str) -> String {
    format!("{text:<12}")
}

pub(super) fn cited(says: &str, cite: &str) -> String {
    if cite.is_empty() { says.to_owned() } else { format!("{says} [{cite}]") }
}

pub(super) fn heading(out: &mut String, title: &str) {
    out.push('\n');
    line(out, 0, title);
}

/// A paragraph, wrapped; the lines after the first stand two further in.
pub(super) fn line(out: &mut String, indent: usize, text: &str) {
    let mut width = indent;
    let mut fresh = true;
    let _ = write!(out, "{:indent$}", "");
    for word in text.split(' ') {
        let length = word.chars().count();
        if !fresh && width + 1 + length > WIDTH {
            let hanging = indent + 2;
            let _ = write!(out, "\n{:hanging$}", "");
            width = hanging;
            fresh = true;
        }
        if !fresh {
            out.push(' ');
            width += 1;
        }
        out.push_str(word);
        width += length;
        fresh = false;
    }
    out.push('\n');
}
