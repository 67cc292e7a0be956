//! What a pack says of itself: its ids, the words of its cases, its bank holidays.

use chrono::Datelike;
use rustc_hash::FxHashSet;

use super::{Checker, WARNINGS};
use crate::calendar::parse_date;
use crate::diagnostic::{Code, Diagnostic};
use crate::order;
use crate::pack::FORMAT;
use crate::vocabulary::{Choice, DERIVED, FactType};

/// Words that the language of conditions uses itself.
pub(super) const RESERVED: &[&str] = &[
    "and",
    "or",
    "not",
    "in",
    "between",
    "true",
    "false",
    "null",
    "if",
    "then",
    "else",
    "for",
    "some",
    "every",
    "return",
    "satisfies",
    "happened",
    "area",
];

impl<'a> Checker<'a> {
    /// What the pack says of itself.
    pub(super) fn about(&mut self) {
        let about = &self.pack.about;
        if about.format != FORMAT {
            self.found.add(
                Code::PackFormat,
                "about.format",
                format!("the pack is written in format {}, but this version of Homeward reads format {FORMAT}", about.format),
            );
        }
        if !is_id(&about.id) {
            let message = if about.id.is_empty() {
                "the `id` of the pack is empty".to_owned()
            } else {
                format!("`{}` cannot be the id of a pack", about.id)
            };
            self.found.push(
                Diagnostic::new(Code::PackBadId, "about.id", message).advised(|| "Use small letters, digits and hyphens: `exampleshire`."),
            );
        }
        for (member, text) in [
            ("name", &about.name),
            ("short_name", &about.short_name),
            ("title", &about.title),
            ("version", &about.version),
            ("source", &about.source),
        ] {
            self.words_of(format_args!("about.{member}"), text);
        }
        if parse_date(&about.reviewed).is_none() {
            self.found.add(Code::PackBadDate, "about.reviewed", no_date("reviewed", &about.reviewed));
        }
        if !about.areas.is_empty() {
            self.choices("about.areas", "area", &about.areas);
        }
    }

    /// Whether the values of a choice can be told apart, and shown.
    pub(super) fn choices(&mut self, path: &str, name: &str, choices: &[Choice]) {
        match choices.len() {
            0 => self.found.add(
                Code::PackBadEnum,
                path.replace(".values", ".type"),
                format!("`{name}` is of type `enum`, but has no values to choose from"),
            ),
            1 => self.found.add(
                Code::PackBadEnum,
                format!("{path}[0].value"),
                format!("`{}` is the only value of `{name}`, which leaves no choice", choices.first().map_or("", |only| &only.value)),
            ),
            2..=64 => {}
            many => self.found.add(
                Code::PackBadEnum,
                format!("{path}[64].value"),
                format!("`{name}` has {many} values, and 64 is the most that can be told apart"),
            ),
        }
        let firsts = order::firsts(&choices.iter().map(|choice| choice.value.as_str()).collect::<Vec<_>>());
        for (index, (choice, first)) in choices.iter().zip(firsts).enumerate() {
            if choice.value.trim().is_empty() {
                self.found.add(Code::PackBadEnum, format!("{path}[{index}].value"), format!("one of the values of `{name}` is empty"));
            } else if first != index {
                self.found.push(
                    Diagnostic::new(
                        Code::PackBadEnum,
                        format!("{path}[{index}].value"),
                        format!("`{}` stands twice among the values of `{name}`", choice.value),
                    )
                    .advised(|| "Take one of the two out."),
                );
            }
            self.words_of(format_args!("{path}[{index}].label"), &choice.label);
        }
    }

    /// The facts and events that the pack declares.
    pub(super) fn words(&mut self) {
        let pack = self.pack;
        let names = pack.facts.iter().map(|fact| fact.name.as_str()).chain(pack.events.iter().map(|event| event.name.as_str()));
        let firsts = order::firsts(&names.collect::<Vec<_>>());
        let place = |index: usize| match index.checked_sub(pack.facts.len()) {
            None => format!("facts[{index}].name"),
            Some(event) => format!("events[{event}].name"),
        };
        let mut firsts = firsts.into_iter().enumerate().map(|(index, first)| (first != index).then(|| place(first)));
        for (index, fact) in pack.facts.iter().enumerate() {
            let path = format!("facts[{index}]");
            self.name(&path, &fact.name, firsts.next().flatten());
            self.words_of(format_args!("{path}.asks"), &fact.asks);
            self.words_of(format_args!("{path}.label"), &fact.label);
            match (fact.fact_type, fact.values.is_empty()) {
                (FactType::Enum, _) => self.choices(&format!("{path}.values"), &fact.name, &fact.values),
                (_, true) => {}
                (_, false) => {
                    let diagnostic = Diagnostic::new(
                        Code::PackBadEnum,
                        format!("{path}.values"),
                        format!("`{}` lists `values`, but its type is not enum", fact.name),
                    );
                    self.found.push(diagnostic.advised(|| "Write `type = \"enum\"`, or take the values out."));
                }
            }
        }
        for (index, event) in pack.events.iter().enumerate() {
            let path = format!("events[{index}]");
            self.name(&path, &event.name, firsts.next().flatten());
            self.words_of(format_args!("{path}.asks"), &event.asks);
            self.words_of(format_args!("{path}.label"), &event.label);
        }
    }

    /// The acts that all packs share.
    pub(super) fn common_acts(&mut self) {
        let pack = self.pack;
        let firsts = order::firsts(&pack.common_acts.iter().map(|act| act.name.as_str()).collect::<Vec<_>>());
        for (index, (act, first)) in pack.common_acts.iter().zip(firsts).enumerate() {
            let path = format!("common_acts[{index}]");
            self.name(&path, &act.name, (first != index).then(|| format!("common_acts[{first}].name")));
            self.words_of(format_args!("{path}.label"), &act.label);
        }
    }

    /// `first` is the place of the first that bears the same name.
    pub(super) fn name(&mut self, path: &str, name: &str, first: Option<String>) {
        let path = || format!("{path}.name");
        if RESERVED.contains(&name) || DERIVED.contains(&name) {
            let diagnostic = Diagnostic::new(Code::PackBadName, path(), format!("`{name}` is a word that conditions use themselves"));
            self.found.push(diagnostic.advised(|| "Give it another name."));
        } else if !is_name(name) {
            let message =
                if name.is_empty() { "the name is empty".to_owned() } else { format!("`{name}` cannot be the name of a fact or an event") };
            self.found.add(Code::PackBadName, path(), message);
        } else if let Some(first) = first {
            self.found.push(Diagnostic::new(Code::PackDuplicateName, path(), format!("`{name}` is declared twice")).beside(first));
        }
    }

    /// The bank holidays.
    pub(super) fn holidays(&mut self) {
        let holidays = &self.pack.bank_holidays;
        let (from, to) = (holidays.from, holidays.to);
        let mut years = FxHashSet::default();
        for (index, text) in holidays.dates.iter().enumerate() {
            let path = || format!("bank_holidays.dates[{index}]");
            let Some(date) = parse_date(text) else {
                self.found.add(Code::PackBadDate, path(), no_date("dates", text));
                continue;
            };
            if !WARNINGS {
                continue;
            }
            years.insert(date.year());
            if from <= to && !(from..=to).contains(&date.year()) {
                let diagnostic =
                    Diagnostic::new(Code::PackHolidayYears, path(), format!("`{text}` lies outside the years from {from} to {to}"));
                self.found.push(diagnostic.advised(|| "Correct the date, or widen the years to those whose bank holidays are all listed."));
            }
        }
        if from > to {
            self.found.push(
                Diagnostic::new(Code::PackBadDate, "bank_holidays.from", format!("the first year, {from}, lies after the last, {to}"))
                    .advised(|| "Exchange the two years."),
            );
        } else if WARNINGS && let Some(gap) = (from..=to).find(|year| !years.contains(year)) {
            let diagnostic = Diagnostic::new(
                Code::PackHolidayYears,
                "bank_holidays.dates",
                format!("no bank holiday of {gap} is listed, though the years from {from} to {to} are said to be known"),
            );
            self.found.push(diagnostic.advised(|| "List the bank holidays of that year, or narrow the years."));
        }
    }

    /// The ids: spelt in one way, each given once.
    pub(super) fn ids(&mut self) {
        let pack_id = self.pack.about.id.as_str();
        let items = self.items();
        let firsts = order::firsts(&items.iter().map(|(_, id, _)| *id).collect::<Vec<_>>());
        for (index, (((kind, place), id, cite), first)) in items.iter().zip(firsts).enumerate() {
            let own = id.strip_prefix(pack_id).and_then(|rest| rest.strip_prefix('/'));
            // Where the pack's own id is wrong, that is told once, not at each item.
            if !own.is_some_and(is_id) && is_id(pack_id) {
                let message = format!("`{id}` cannot be an id of this pack");
                let diagnostic = Diagnostic::new(Code::PackBadId, format!("{kind}[{place}].id"), message);
                self.found.push(diagnostic.advised(|| format!("Write `{pack_id}/`, then small letters, digits and hyphens.")));
            } else if let Some(((of_kind, of_place), ..)) = items.get(first).filter(|_| first != index) {
                let message = format!("two items have the id `{id}`");
                let diagnostic = Diagnostic::new(Code::PackDuplicateId, format!("{kind}[{place}].id"), message);
                self.found.push(diagnostic.beside(format!("{of_kind}[{of_place}].id")));
            }
            if cite.trim().is_empty() {
                let message = format!("`{id}` names no paragraph: `cite` is empty");
                self.found.add(Code::PackMissingCite, format!("{kind}[{place}].cite"), message);
            }
        }
        let actions = &self.pack.actions;
        let firsts = order::firsts(&actions.iter().map(|action| action.id.as_str()).collect::<Vec<_>>());
        for (index, (action, first)) in actions.iter().zip(firsts).enumerate() {
            let path = || format!("actions[{index}].id");
            if !is_id(&action.id) {
                let diagnostic = Diagnostic::new(Code::PackBadId, path(), format!("`{}` cannot be the id of an action", action.id));
                self.found.push(diagnostic.advised(|| "Use small letters, digits and hyphens: `strategy-meeting`."));
            } else if first != index {
                let diagnostic = Diagnostic::new(Code::PackDuplicateId, path(), format!("two actions have the id `{}`", action.id));
                self.found.push(diagnostic.beside(format!("actions[{first}].id")));
            }
            self.title(format_args!("actions[{index}].title"), &action.title);
        }
    }
}

/// That a text is no date, for a sentence.
pub(super) fn no_date(member: &str, text: &str) -> String {
    if text.trim().is_empty() {
        format!("`{member}` is empty, where a date is needed")
    } else {
        format!("`{text}` is not a date of the calendar")
    }
}

/// Whether a text is small letters, digits and hyphens.
pub(super) fn is_id(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// Whether a text is small letters, digits and underscores, a letter first.
pub(super) fn is_name(text: &str) -> bool {
    text.starts_with(|letter: char| letter.is_ascii_lowercase())
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
}
