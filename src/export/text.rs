//! A view as plain text, for a terminal of 80 columns or a case note.

use std::fmt::Write;

use crate::view::{Act, View};

/// How wide a line may be.
const WIDTH: usize = 80;

/// The view as text: what this is, what is due, whom to tell, what to ask.
#[must_use]
pub fn text(view: &View<'_>) -> String {
    let mut out = String::new();
    line(&mut out, 0, &format!("{} · {} · {}", view.protocol.short_name, view.protocol.title, view.as_of_words));
    out.push('\n');
    line(&mut out, 0, &view.headline.words.to_uppercase());
    if let Some(beside) = &view.headline.beside {
        line(&mut out, 0, beside);
    }
    for reason in &view.because {
        line(&mut out, 2, &cited(&reason.says, reason.cite));
    }
    for possibility in &view.could_be {
        let asks: Vec<&str> = possibility.settled_by.iter().take(4).filter_map(|fact| view.questions.iter().find(|question| question.fact == *fact)).map(|question| question.asks).collect();
        line(&mut out, 2, &format!("{} depends on: {}", possibility.words, asks.join(" ")));
    }
    if let Some(next) = &view.next {
        heading(&mut out, if next.overdue { "Late" } else { "Next deadline" });
        line(&mut out, 2, &format!("{}: {} ({})", next.left, next.title, next.due_words));
        if let Some(from) = &next.counted_from {
            line(&mut out, 4, &format!("counted from {from} [{}]", next.cites.join(", ")));
        }
    }
    if !view.tell.is_empty() {
        heading(&mut out, "Whom to tell now");
        line(&mut out, 2, &view.tell.join(", "));
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
            self::act(&mut out, act);
        }
    }
    if !view.notices.is_empty() {
        heading(&mut out, "Mind");
        for notice in &view.notices {
            line(&mut out, 2, &format!("- {}", cited(&notice.says, notice.cite)));
        }
    }
    out.push('\n');
    line(&mut out, 0, &format!("Version {} of the pack, {}.", view.protocol.version, view.protocol.digest.get(..19).unwrap_or(view.protocol.digest)));
    line(&mut out, 0, "It advises; people decide.");
    out
}

fn act(out: &mut String, act: &Act<'_>) {
    let exactly = act.when_exactly.as_ref().map(|exactly| format!(" ({exactly})")).unwrap_or_default();
    line(out, 2, &format!("{}  {}{exactly}", pad(&act.when), act.title));
    let to = if act.to.is_empty() { String::new() } else { format!(" → {}", act.to.join(", ")) };
    line(out, 16, &format!("{}{to} [{}]", act.who.join(", "), act.cites.join(", ")));
}

fn pad(text: &str) -> String {
    format!("{text:<12}")
}

fn cited(says: &str, cite: &str) -> String {
    if cite.is_empty() { says.to_owned() } else { format!("{says} [{cite}]") }
}

fn heading(out: &mut String, title: &str) {
    out.push('\n');
    line(out, 0, title);
}

/// A paragraph, wrapped; the lines after the first stand two further in.
fn line(out: &mut String, indent: usize, text: &str) {
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
