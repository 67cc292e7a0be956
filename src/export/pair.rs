//! Two protocols beside each other as plain text, for a terminal of 80 columns.

use super::text::{cited, heading, line, numbers, pad};
use crate::pack::Side;
use crate::view::{Act, PairView, View};

/// How many of the questions that only one side asks are told; the JSON has them all.
const QUESTIONS: usize = 6;

/// A child of one authority who is placed in the area of another: what both protocols say.
#[must_use]
pub fn pair(view: &PairView<'_>) -> String {
    let title =
        format!("{} (home) and {} (host) · {}", view.home.protocol.short_name, view.host.protocol.short_name, view.home.as_of_words);
    beside(view, &title, true)
}

/// How two protocols differ in one case.
#[must_use]
pub fn compare(view: &PairView<'_>) -> String {
    let title = format!(
        "{} beside {}, each as if the child were its own · {}",
        view.home.protocol.short_name, view.host.protocol.short_name, view.home.as_of_words
    );
    beside(view, &title, false)
}

fn beside(view: &PairView<'_>, title: &str, with_acts: bool) -> String {
    let mut out = String::new();
    line(&mut out, 0, title);
    out.push('\n');
    for side in [&view.home, &view.host] {
        headline(&mut out, side);
    }
    for side in [&view.home, &view.host].into_iter().filter(|_| with_acts) {
        heading(&mut out, &format!("{}: whom to tell now", side.protocol.short_name));
        line(&mut out, 2, &if side.tell.is_empty() { "Nobody by what is known so far.".to_owned() } else { side.tell.join(", ") });
        numbers(side).iter().for_each(|number| line(&mut out, 4, number));
        if let Some(next) = &side.next {
            line(&mut out, 2, &format!("{}: {} ({}) [{}]", next.left, next.title, next.due_words, next.cites.join(", ")));
        }
    }
    if let Some(question) = view.questions.first().filter(|_| with_acts) {
        heading(&mut out, "Ask next");
        line(&mut out, 2, question.asks);
        line(&mut out, 4, &question.why);
    }
    if with_acts {
        for group in view.groups.iter().filter(|group| matches!(group.key, "overdue" | "now" | "next")) {
            heading(&mut out, &format!("{}, by both: {}", group.title, group.acts.len()));
            group.acts.iter().for_each(|act| self::act(&mut out, act));
        }
        let open: usize = view.groups.iter().filter(|group| group.key == "open").map(|group| group.acts.len()).sum();
        if open > 0 {
            out.push('\n');
            line(&mut out, 0, &format!("{open} more are open, without a time: view --protocol shows them."));
        }
        let possible: usize = view.groups.iter().filter(|group| group.key == "may_apply").map(|group| group.acts.len()).sum();
        if possible > 0 {
            out.push('\n');
            line(&mut out, 0, &format!("{possible} more may apply, depending on what is not known."));
        }
    }
    heading(&mut out, &format!("Where they part: {}", view.parts.len()));
    for part in &view.parts {
        line(&mut out, 2, part.label);
        for (side, says, cites) in [(&view.home, &part.home, &part.home_cites), (&view.host, &part.host, &part.host_cites)] {
            line(&mut out, 4, &format!("{}: {}", side.protocol.short_name, cited(says, &cites.join(", "))));
        }
    }
    for (side, of) in [(Side::Home, &view.home), (Side::Host, &view.host)] {
        let only: Vec<_> = view.only_asked_by.iter().filter(|only| only.side == side).collect();
        if !only.is_empty() {
            heading(&mut out, &format!("Asked for by {} alone: {}", of.protocol.short_name, only.len()));
        }
        for only in only {
            line(&mut out, 2, &cited(only.label, &only.cites.join(", ")));
            only.asks.iter().for_each(|asks| line(&mut out, 4, &format!("- {asks}")));
        }
        let needs: Vec<&str> = view.only_one_needs.iter().filter(|need| need.side == side).map(|need| need.asks).collect();
        if !needs.is_empty() {
            let more = needs.len().saturating_sub(QUESTIONS);
            let first = needs.iter().take(QUESTIONS).copied().collect::<Vec<_>>().join(" ");
            let more = if more > 0 { format!(" And {more} more.") } else { String::new() };
            line(&mut out, 2, &format!("Only here it matters: {first}{more}"));
        }
    }
    if with_acts {
        heading(&mut out, "Whose protocol goes before");
        if view.prevails.iter().any(|one| view.prevails.iter().any(|other| other.precedence.prevails != one.precedence.prevails)) {
            line(&mut out, 2, "The texts do not agree in everything: each line says on what.");
        }
        for precedence in &view.prevails {
            line(&mut out, 2, &format!("{}: {}", precedence.words, cited(precedence.precedence.says, precedence.precedence.cite)));
        }
        if view.prevails.is_empty() {
            line(
                &mut out,
                2,
                "Neither text says. Do what either asks; where they contradict each other, agree it between the two authorities.",
            );
        }
    }
    out.push('\n');
    line(&mut out, 0, "It advises; people decide.");
    out
}

fn act(out: &mut String, act: &Act<'_>) {
    let exactly = act.when_exactly.as_ref().map(|exactly| format!(" ({exactly})")).unwrap_or_default();
    line(out, 2, &format!("{}  {}: {}{exactly}", pad(&act.when), act.authority.unwrap_or(""), act.title));
    line(out, 16, &format!("{} [{}]", act.who.join(", "), act.cites.join(", ")));
    for reach in &act.reach {
        let address = [reach.telephone, reach.email, reach.link, reach.place].into_iter().flatten().collect::<Vec<_>>().join(", ");
        line(out, 16, &format!("{}: {address} ({})", reach.name, reach.words));
    }
}

fn headline(out: &mut String, view: &View<'_>) {
    line(out, 0, &format!("{}: {}", view.protocol.short_name, view.headline.words.to_ascii_uppercase()));
    if let Some(beside) = &view.headline.beside {
        line(out, 2, beside);
    }
    for reason in &view.because {
        line(out, 2, &cited(&reason.says, reason.cite));
    }
}
