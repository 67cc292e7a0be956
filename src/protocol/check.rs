//! All that can be wrong with a pack, found in one pass while it is compiled.

mod forms;

use chrono::Datelike;
use rustc_hash::{FxHashMap, FxHashSet};
use sha2::{Digest, Sha256};

use super::compile::{Condition, Role, compile as compile_condition};
use super::form::CompiledForm;
use super::formula::{Formula, Formulas, Since};
use super::worlds::{Measure, Worlds};
use super::{CompiledContact, CompiledDuty, CompiledRule, KnownFacts, Limit, Protocol, Recurrence, limit, recurrence};
use crate::calendar::{Calendar, Length, parse_date};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::diagram::{Diagram, FALSE, TRUE};
use crate::facts::KnownEvents;
use crate::feel;
use crate::feel::ast::Node;
use crate::hours::{Answering, Days, parse_time};
use crate::pack::{Contact, Duty, FORMAT, FormKind, Hours, Pack, Repeats};
use crate::vocabulary::{CATEGORIES, Choice, DERIVED, FactType, GRADES, Vocabulary};

/// Words that the language of conditions uses itself.
const RESERVED: &[&str] = &[
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
/// How many characters a title may have.
const TITLE: usize = 60;

/// Compiles a pack; see [`Protocol::compile`].
pub fn compile(pack: Pack, json: &str) -> (Option<Protocol>, Diagnostics) {
    let vocabulary = Vocabulary::new(&pack.facts, &pack.events, &pack.about.areas, pack.duties.iter().map(|duty| duty.id.as_str()));
    let events = KnownEvents::of(&vocabulary);
    let mut checker = Checker {
        pack: &pack,
        vocabulary: &vocabulary,
        events: &events,
        formulas: Formulas::default(),
        found: Diagnostics::default(),
        unread: Vec::new(),
    };
    checker.about();
    checker.words();
    checker.common_acts();
    checker.holidays();
    checker.ids();
    let category = checker.rules("category", &pack.category, &CATEGORIES, Role::CategoryRule);
    let risk = checker.rules("risk", &pack.risk, &GRADES, Role::RiskRule);
    let mut duties = Vec::with_capacity(pack.duties.len());
    for (index, duty) in pack.duties.iter().enumerate() {
        duties.push(checker.duty(index, duty));
    }
    let contacts = checker.contacts();
    let guidance = checker.guidance();
    let (forms, compiled_forms) = checker.forms();
    let notices = checker.notices();
    for fact in checker.formulas.settle(&vocabulary) {
        let name = vocabulary.fact_name(fact);
        checker.found.add(
            Code::PackTooManyThresholds,
            format!("facts[{fact}].name"),
            format!("conditions compare `{name}` with too many different numbers"),
        );
    }
    let compiled = Compiled {
        category: &category,
        risk: &risk,
        duties: &duties,
        contacts: &contacts,
        items: [&guidance, &forms],
        forms: &compiled_forms,
    };
    checker.unused(&compiled);
    checker.can_hold(&compiled);
    let Checker { formulas, found, .. } = checker;
    if found.has_errors() {
        return (None, found);
    }
    let concerned =
        |ids: &mut dyn Iterator<Item = &str>| -> Vec<Vec<usize>> { ids.map(|id| notices.get(id).cloned().unwrap_or_default()).collect() };
    for (duty, compiled) in pack.duties.iter().zip(&mut duties) {
        compiled.notices = notices.get(duty.id.as_str()).cloned().unwrap_or_default();
    }
    let category_notices = concerned(&mut pack.category.iter().map(|rule| rule.id.as_str()));
    let risk_notices = concerned(&mut pack.risk.iter().map(|rule| rule.id.as_str()));
    let facts = KnownFacts {
        away: vocabulary.fact("away_without_authorisation"),
        reported: vocabulary.fact("reported_to_police"),
        whereabouts: vocabulary.fact("whereabouts"),
        police_category: vocabulary.fact("police_category"),
        police_risk: vocabulary.fact("police_risk"),
        police_grades: GRADES.map(|grade| {
            let police = vocabulary.fact("police_risk").and_then(|fact| vocabulary.facts().get(fact));
            police.and_then(|police| police.values.iter().position(|choice| choice.value == grade))
        }),
    };
    let protocol = Protocol {
        digest: digest(json),
        calendar: Calendar::new(&pack.bank_holidays),
        vocabulary,
        formulas,
        events,
        facts,
        category,
        risk,
        duties,
        contacts,
        guidance,
        forms,
        compiled_forms,
        category_notices,
        risk_notices,
        pack,
    };
    (Some(protocol), found)
}

/// `sha256:` and the digest of the text in hexadecimal digits.
fn digest(text: &str) -> String {
    use std::fmt::Write;
    let mut hexadecimal = String::from("sha256:");
    for byte in Sha256::digest(text.as_bytes()) {
        // Writing to a string cannot fail.
        let _ = write!(hexadecimal, "{byte:02x}");
    }
    hexadecimal
}

struct Compiled<'a> {
    category: &'a [CompiledRule],
    risk: &'a [CompiledRule],
    duties: &'a [CompiledDuty],
    contacts: &'a [CompiledContact],
    items: [&'a [Condition]; 2],
    forms: &'a [CompiledForm],
}

struct Checker<'a> {
    pack: &'a Pack,
    vocabulary: &'a Vocabulary,
    events: &'a KnownEvents,
    formulas: Formulas,
    found: Diagnostics,
    /// The conditions that have an error: what they ask is not known.
    unread: Vec<&'a str>,
}

impl<'a> Checker<'a> {
    fn about(&mut self) {
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
                Diagnostic::new(Code::PackBadId, "about.id", message).mended_by("Use small letters, digits and hyphens: `exampleshire`."),
            );
        }
        for (member, text) in [
            ("name", &about.name),
            ("short_name", &about.short_name),
            ("title", &about.title),
            ("version", &about.version),
            ("source", &about.source),
        ] {
            self.words_of(format!("about.{member}"), text);
        }
        if parse_date(&about.reviewed).is_none() {
            self.found.add(Code::PackBadDate, "about.reviewed", no_date("reviewed", &about.reviewed));
        }
        if !about.areas.is_empty() {
            self.choices("about.areas", "area", &about.areas);
        }
    }

    /// Whether the values of a choice can be told apart, and shown.
    fn choices(&mut self, path: &str, name: &str, choices: &[Choice]) {
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
        let mut seen = FxHashSet::default();
        for (index, choice) in choices.iter().enumerate() {
            if choice.value.trim().is_empty() {
                self.found.add(Code::PackBadEnum, format!("{path}[{index}].value"), format!("one of the values of `{name}` is empty"));
            } else if !seen.insert(choice.value.as_str()) {
                self.found.push(
                    Diagnostic::new(
                        Code::PackBadEnum,
                        format!("{path}[{index}].value"),
                        format!("`{}` stands twice among the values of `{name}`", choice.value),
                    )
                    .mended_by("Take one of the two out."),
                );
            }
            self.words_of(format!("{path}[{index}].label"), &choice.label);
        }
    }

    fn words_of(&mut self, path: String, text: &str) {
        if text.trim().is_empty() {
            let member = path.rsplit('.').next().unwrap_or(&path).to_owned();
            self.found.add(Code::PackMissingWords, path, format!("`{member}` is empty"));
        }
    }

    fn words(&mut self) {
        let pack = self.pack;
        let mut seen = FxHashMap::default();
        for (index, fact) in pack.facts.iter().enumerate() {
            let path = format!("facts[{index}]");
            self.name(&path, &fact.name, &mut seen);
            self.words_of(format!("{path}.asks"), &fact.asks);
            self.words_of(format!("{path}.label"), &fact.label);
            match (fact.fact_type, fact.values.is_empty()) {
                (FactType::Enum, _) => self.choices(&format!("{path}.values"), &fact.name, &fact.values),
                (_, true) => {}
                (_, false) => {
                    let diagnostic = Diagnostic::new(
                        Code::PackBadEnum,
                        format!("{path}.values"),
                        format!("`{}` lists `values`, but its type is not enum", fact.name),
                    );
                    self.found.push(diagnostic.mended_by("Write `type = \"enum\"`, or take the values out."));
                }
            }
        }
        for (index, event) in pack.events.iter().enumerate() {
            let path = format!("events[{index}]");
            self.name(&path, &event.name, &mut seen);
            self.words_of(format!("{path}.asks"), &event.asks);
            self.words_of(format!("{path}.label"), &event.label);
        }
    }

    fn common_acts(&mut self) {
        let pack = self.pack;
        let mut seen = FxHashMap::default();
        for (index, act) in pack.common_acts.iter().enumerate() {
            let path = format!("common_acts[{index}]");
            self.name(&path, &act.name, &mut seen);
            self.words_of(format!("{path}.label"), &act.label);
        }
    }

    fn name(&mut self, path: &str, name: &'a str, seen: &mut FxHashMap<&'a str, String>) {
        let path = format!("{path}.name");
        if RESERVED.contains(&name) || DERIVED.contains(&name) {
            let diagnostic = Diagnostic::new(Code::PackBadName, path, format!("`{name}` is a word that conditions use themselves"));
            self.found.push(diagnostic.mended_by("Give it another name."));
        } else if !is_name(name) {
            let message =
                if name.is_empty() { "the name is empty".to_owned() } else { format!("`{name}` cannot be the name of a fact or an event") };
            self.found.add(Code::PackBadName, path, message);
        } else if let Some(first) = seen.get(name) {
            self.found.push(Diagnostic::new(Code::PackDuplicateName, path, format!("`{name}` is declared twice")).beside(first));
        } else {
            seen.insert(name, path);
        }
    }

    fn holidays(&mut self) {
        let holidays = &self.pack.bank_holidays;
        let (from, to) = (holidays.from, holidays.to);
        let mut years = FxHashSet::default();
        for (index, text) in holidays.dates.iter().enumerate() {
            let path = format!("bank_holidays.dates[{index}]");
            let Some(date) = parse_date(text) else {
                self.found.add(Code::PackBadDate, path, no_date("dates", text));
                continue;
            };
            years.insert(date.year());
            if from <= to && !(from..=to).contains(&date.year()) {
                let diagnostic =
                    Diagnostic::new(Code::PackHolidayYears, path, format!("`{text}` lies outside the years from {from} to {to}"));
                self.found.push(diagnostic.mended_by("Correct the date, or widen the years to those whose bank holidays are all listed."));
            }
        }
        if from > to {
            self.found.push(
                Diagnostic::new(Code::PackBadDate, "bank_holidays.from", format!("the first year, {from}, lies after the last, {to}"))
                    .mended_by("Exchange the two years."),
            );
        } else if let Some(gap) = (from..=to).find(|year| !years.contains(year)) {
            let diagnostic = Diagnostic::new(
                Code::PackHolidayYears,
                "bank_holidays.dates",
                format!("no bank holiday of {gap} is listed, though the years from {from} to {to} are said to be known"),
            );
            self.found.push(diagnostic.mended_by("List the bank holidays of that year, or narrow the years."));
        }
    }

    /// Every item with an id: where it stands, and the id.
    fn items(&self) -> Vec<(String, &'a str, &'a str)> {
        let pack = self.pack;
        let mut all = Vec::new();
        let mut add = |kind: &str, index: usize, id: &'a str, cite: &'a str| all.push((format!("{kind}[{index}]"), id, cite));
        pack.category.iter().enumerate().for_each(|(index, item)| add("category", index, &item.id, &item.cite));
        pack.risk.iter().enumerate().for_each(|(index, item)| add("risk", index, &item.id, &item.cite));
        pack.duties.iter().enumerate().for_each(|(index, item)| add("duties", index, &item.id, &item.cite));
        pack.contacts.iter().enumerate().for_each(|(index, item)| add("contacts", index, &item.id, &item.cite));
        pack.guidance.iter().enumerate().for_each(|(index, item)| add("guidance", index, &item.id, &item.cite));
        pack.forms.iter().enumerate().for_each(|(index, item)| add("forms", index, &item.id, &item.cite));
        pack.notices.iter().enumerate().for_each(|(index, item)| add("notices", index, &item.id, &item.cite));
        all
    }

    fn ids(&mut self) {
        let pack_id = self.pack.about.id.as_str();
        let mut seen: FxHashMap<&str, String> = FxHashMap::default();
        for (path, id, cite) in self.items() {
            let own = id.strip_prefix(pack_id).and_then(|rest| rest.strip_prefix('/'));
            let path_of_id = format!("{path}.id");
            // Where the pack's own id is wrong, that is told once, not at each item.
            if !own.is_some_and(is_id) && is_id(pack_id) {
                let diagnostic = Diagnostic::new(Code::PackBadId, path_of_id.clone(), format!("`{id}` cannot be an id of this pack"));
                self.found.push(diagnostic.mended_by(format!("Write `{pack_id}/`, then small letters, digits and hyphens.")));
            } else if let Some(first) = seen.get(id) {
                self.found.push(
                    Diagnostic::new(Code::PackDuplicateId, path_of_id.clone(), format!("two items have the id `{id}`")).beside(first),
                );
            }
            seen.entry(id).or_insert(path_of_id);
            if cite.trim().is_empty() {
                self.found.add(Code::PackMissingCite, format!("{path}.cite"), format!("`{id}` names no paragraph: `cite` is empty"));
            }
        }
        let mut actions: FxHashMap<&str, String> = FxHashMap::default();
        for (index, action) in self.pack.actions.iter().enumerate() {
            let path = format!("actions[{index}].id");
            if !is_id(&action.id) {
                let diagnostic = Diagnostic::new(Code::PackBadId, path, format!("`{}` cannot be the id of an action", action.id));
                self.found.push(diagnostic.mended_by("Use small letters, digits and hyphens: `strategy-meeting`."));
            } else if let Some(first) = actions.get(action.id.as_str()) {
                self.found
                    .push(Diagnostic::new(Code::PackDuplicateId, path, format!("two actions have the id `{}`", action.id)).beside(first));
            } else {
                actions.insert(&action.id, path);
            }
            self.title(format!("actions[{index}].title"), &action.title);
        }
    }

    fn title(&mut self, path: String, title: &str) {
        self.words_of(path.clone(), title);
        let length = title.chars().count();
        if length > TITLE {
            self.found.add(Code::PackLongTitle, path, format!("the title is {length} characters long; it may have {TITLE}"));
        }
    }

    fn condition(&mut self, path: &str, when: Option<&'a str>, role: Role) -> Condition {
        let compiled = when.and_then(|when| {
            let compiled = compile_condition(when, path, role, self.vocabulary, self.events, &mut self.formulas, &mut self.found);
            if compiled.is_none() {
                self.unread.push(when);
            }
            compiled
        });
        compiled.unwrap_or_else(|| Condition { formula: self.formulas.add(Formula::Constant(true)), ..Condition::default() })
    }

    fn rules(&mut self, kind: &str, rules: &'a [crate::pack::Rule], values: &[&str; 4], role: Role) -> Vec<CompiledRule> {
        let mut compiled = Vec::with_capacity(rules.len());
        for (index, rule) in rules.iter().enumerate() {
            let path = format!("{kind}[{index}]");
            self.words_of(format!("{path}.says"), &rule.says);
            let yields = values.iter().position(|value| *value == rule.yields);
            if yields.is_none() {
                let mend = match Vocabulary::nearest(values.iter().copied(), &rule.yields) {
                    Some(near) => format!("Did you mean `{near}`? It can be one of {}.", values.join(", ")),
                    None => format!("Use one of {}.", values.join(", ")),
                };
                let diagnostic = Diagnostic::new(
                    Code::PackUnknownYield,
                    format!("{path}.yields"),
                    format!("`{}` is not what a rule of {kind}.toml can yield", rule.yields),
                );
                self.found.push(diagnostic.mended_by(mend));
            }
            if rule.when.trim().is_empty() {
                let diagnostic = Diagnostic::new(
                    Code::PackMissingMember,
                    format!("{path}.when"),
                    format!("the condition of `{}` is empty: `when` says nothing", rule.id),
                );
                self.found.push(diagnostic.mended_by("Write the condition: `when = \"age < 12\"`."));
                self.unread.push(&rule.when);
            }
            let condition = self.condition(&format!("{path}.when"), Some(rule.when.as_str()).filter(|when| !when.trim().is_empty()), role);
            compiled.push(CompiledRule { yields: yields.unwrap_or(3), condition });
        }
        compiled
    }

    fn duty(&mut self, index: usize, duty: &'a Duty) -> CompiledDuty {
        let path = format!("duties[{index}]");
        self.words_of(format!("{path}.says"), &duty.says);
        self.title(format!("{path}.title"), &duty.title);
        if duty.who.trim().is_empty() {
            self.found.add(Code::PackMissingWho, format!("{path}.who"), format!("nobody is named who does `{}`: `who` is empty", duty.id));
        }
        let clock = duty.clock.as_deref().and_then(|clock| {
            let event = self.vocabulary.event(clock);
            if event.is_none() {
                let names = self.vocabulary.events().iter().map(|event| event.name.as_str());
                let message = if self.vocabulary.fact(clock).is_some() {
                    format!("`{clock}` is a fact, and only an event can start a clock")
                } else {
                    format!("there is no event `{clock}` that could start the clock")
                };
                self.unknown(Code::PackClockWithoutEvent, format!("{path}.clock"), message, clock, names);
            }
            event
        });
        let condition = self.condition(&format!("{path}.when"), duty.when.as_deref(), Role::Duty { clock });
        let limit = self.limit_of(&path, duty);
        let recurrence = self.recurrence_of(&path, duty, limit);
        self.links(&path, duty);
        self.common_act(&path, duty.common_act.as_deref());
        let waits_for = self.waits_for(clock, &condition);
        CompiledDuty { condition, clock, limit, recurrence, waits_for, notices: Vec::new() }
    }

    fn limit_of(&mut self, path: &str, duty: &Duty) -> Option<Limit> {
        let text = duty.limit.as_deref()?;
        if duty.clock.is_none() {
            self.found.add(
                Code::PackLimitWithoutClock,
                format!("{path}.limit"),
                format!("`{}` has the limit `{text}`, but no clock that it runs from", duty.id),
            );
        }
        let read = limit(text);
        if read.is_none() {
            self.found.add(Code::PackBadLimit, format!("{path}.limit"), format!("`{text}` cannot be read as a length of time"));
        }
        read
    }

    fn recurrence_of(&mut self, path: &str, duty: &Duty, limit: Option<Limit>) -> Option<Recurrence> {
        let repeats = duty.repeats.as_ref()?;
        let Some(read) = recurrence(repeats) else {
            match repeats {
                Repeats::Every(text) => {
                    self.found.add(Code::PackBadRepeat, format!("{path}.repeats"), format!("`{text}` cannot be read as an interval"))
                }
                Repeats::At(moments) if moments.is_empty() => {
                    self.found.add(Code::PackBadRepeat, format!("{path}.repeats"), "`repeats` lists no moments")
                }
                Repeats::At(moments) => {
                    for (place, moment) in moments.iter().enumerate().filter(|(_, moment)| Length::parse(moment).is_none()) {
                        let diagnostic = Diagnostic::new(
                            Code::PackBadRepeat,
                            format!("{path}.repeats[{place}]"),
                            format!("`{moment}` cannot be read as a length of time"),
                        );
                        self.found.push(diagnostic.mended_by(
                            "Write how long after the clock's event each moment comes: `repeats = [\"24 hours\", \"72 hours\"]`.",
                        ));
                    }
                }
            }
            return None;
        };
        match (&read, duty.clock.as_deref(), limit) {
            (Recurrence::At(_), None, _) => {
                self.found.add(
                    Code::PackRepeatWithoutClock,
                    format!("{path}.repeats"),
                    format!("`repeats` of `{}` lists moments, but there is no clock that they are counted from", duty.id),
                );
            }
            // An interval as long as the limit, written in another unit, is a slip more often than not.
            (Recurrence::Every(Length::Hours(hours)), _, Some(Limit::After(Length::Days(days))))
                if (hours - f64::from(days) * 24.0).abs() < f64::EPSILON =>
            {
                self.found.add(
                    Code::PackTwiceTheSame,
                    format!("{path}.repeats"),
                    format!("`{}` counts `limit` in days and `repeats` in hours, and both say the same length", duty.id),
                );
            }
            (Recurrence::Every(Length::Days(days)), _, Some(Limit::After(Length::Hours(hours))))
                if days != &1 && (hours - f64::from(*days) * 24.0).abs() < f64::EPSILON =>
            {
                self.found.add(
                    Code::PackTwiceTheSame,
                    format!("{path}.repeats"),
                    format!("`{}` counts `limit` in hours and `repeats` in days, and both say the same length", duty.id),
                );
            }
            _ => {}
        }
        Some(read)
    }

    fn links(&mut self, path: &str, duty: &Duty) {
        let pack = self.pack;
        let forms = || pack.forms.iter().map(|form| form.id.as_str());
        let contacts = || pack.contacts.iter().map(|contact| contact.id.as_str());
        let actions = || pack.actions.iter().map(|action| action.id.as_str());
        if let Some(form) = duty.form.as_deref().filter(|form| !forms().any(|known| known == *form)) {
            self.unknown(Code::PackUnknownForm, format!("{path}.form"), format!("there is no form `{form}`"), form, forms());
        }
        for contact in duty.contact.iter().filter(|contact| !contacts().any(|known| known == *contact)) {
            self.unknown(
                Code::PackUnknownContact,
                format!("{path}.contact"),
                format!("there is no contact `{contact}`"),
                contact,
                contacts(),
            );
        }
        if let Some(action) = duty.action.as_deref().filter(|action| !actions().any(|known| known == *action)) {
            self.unknown(Code::PackUnknownAction, format!("{path}.action"), format!("there is no action `{action}`"), action, actions());
        }
    }

    /// A name that nothing bears, with the one that looks most like it.
    fn unknown<'n>(&mut self, code: Code, path: String, message: String, name: &str, known: impl Iterator<Item = &'n str>) {
        let diagnostic = Diagnostic::new(code, path, message);
        self.found.push(match Vocabulary::nearest(known, name) {
            Some(near) => diagnostic.mended_by(format!("Did you mean `{near}`? {}", code.mend())),
            None => diagnostic,
        });
    }

    /// The events of the episode from which a duty counts: while no child is missing and one of them has not happened,
    /// the duty is left out.
    fn waits_for(&self, clock: Option<usize>, condition: &Condition) -> Vec<usize> {
        let mut waits = Vec::new();
        let mut add = |event: Option<usize>| {
            if let Some(event) = event
                && self.vocabulary.events().get(event).is_some_and(|described| described.of_episode)
                && !waits.contains(&event)
            {
                waits.push(event);
            }
        };
        add(clock);
        for time in &condition.times {
            match self.formulas.times.get(*time).map(|time| time.since) {
                Some(Since::Event(event)) => add(Some(event)),
                Some(Since::Missing) => add(self.events.reported_missing),
                None => {}
            }
        }
        for interval in condition.intervals.iter().filter_map(|interval| self.formulas.intervals.get(*interval)) {
            add(Some(interval.from));
            add(Some(interval.to));
        }
        waits
    }

    fn common_act(&mut self, path: &str, name: Option<&str>) {
        let pack = self.pack;
        let known = || pack.common_acts.iter().map(|act| act.name.as_str());
        if let Some(name) = name.filter(|name| !known().any(|known| known == *name)) {
            self.unknown(
                Code::PackUnknownCommonAct,
                format!("{path}.common_act"),
                format!("there is no common act `{name}`"),
                name,
                known(),
            );
        }
    }

    fn contacts(&mut self) -> Vec<CompiledContact> {
        let pack = self.pack;
        let mut compiled = Vec::new();
        for (index, contact) in pack.contacts.iter().enumerate() {
            let path = format!("contacts[{index}]");
            self.words_of(format!("{path}.name"), &contact.name);
            self.words_of(format!("{path}.says"), &contact.says);
            let addresses = [&contact.telephone, &contact.email, &contact.link, &contact.place];
            if addresses.iter().all(|address| address.as_ref().is_none_or(|address| address.trim().is_empty())) {
                self.found.add(Code::PackContactWithoutAddress, path.clone(), format!("nothing says how `{}` is reached", contact.id));
            }
            self.hours(&path, contact);
            let outside = self.outside(&path, contact);
            let condition = self.condition(&format!("{path}.when"), contact.when.as_deref(), Role::Item);
            let answering = Answering::read(contact.hours.as_ref(), &contact.exceptions);
            compiled.push(CompiledContact { condition, answering, outside });
        }
        compiled
    }

    fn hours(&mut self, path: &str, contact: &Contact) {
        let whole = path;
        let mut raise = |place: String, message: String| self.found.add(Code::PackBadHours, format!("{whole}.{place}"), message);
        let no_time = |text: &str| format!("`{text}` is not a time of the day, such as 08:30");
        match &contact.hours {
            None => {}
            Some(Hours::Words(words)) if matches!(words.as_str(), "always" | "not stated") => {}
            Some(Hours::Words(words)) => raise("hours".to_owned(), format!("`{words}` cannot be read as hours")),
            Some(Hours::Week(week)) if week.is_empty() => raise("hours".to_owned(), "`hours` lists none".to_owned()),
            Some(Hours::Week(week)) => {
                for (place, opening) in week.iter().enumerate() {
                    if Days::parse(&opening.days).is_none() {
                        raise(format!("hours[{place}].days"), format!("`{}` cannot be read as days of the week", opening.days));
                    }
                    for (member, text) in [("from", &opening.from), ("to", &opening.to)] {
                        if parse_time(text).is_none() {
                            raise(format!("hours[{place}].{member}"), no_time(text));
                        }
                    }
                }
            }
        }
        if !contact.exceptions.is_empty() && !matches!(contact.hours, Some(Hours::Week(_))) {
            raise(
                "exceptions".to_owned(),
                format!("`{}` has exceptions, but no hours of the week that they could be exceptions to", contact.id),
            );
        }
        let mut raise = |place: String, message: String| {
            let diagnostic = Diagnostic::new(Code::PackBadHours, format!("{whole}.{place}"), message);
            self.found.push(diagnostic.mended_by(
                "Write `{ date = \"2026-12-25\", closed = true }`, or `{ date = \"2026-12-24\", from = \"08:30\", to = \"12:00\" }`.",
            ));
        };
        for (place, exception) in contact.exceptions.iter().enumerate() {
            let path = format!("exceptions[{place}]");
            if parse_date(&exception.date).is_none() {
                raise(format!("{path}.date"), no_date("date", &exception.date));
            }
            let times = [("from", exception.from.as_deref()), ("to", exception.to.as_deref())];
            if exception.closed && times.iter().any(|(_, text)| text.is_some()) {
                raise(path, "a date on which nobody answers has no hours".to_owned());
            } else if !exception.closed {
                for (member, text) in times {
                    match text {
                        None => {
                            raise(format!("{path}.date"), format!("`{member}` is missing: say `closed = true`, or from when until when"))
                        }
                        Some(text) if parse_time(text).is_none() => raise(format!("{path}.{member}"), no_time(text)),
                        Some(_) => {}
                    }
                }
            }
        }
    }

    /// The contact to use outside the hours of another, by its place.
    fn outside(&mut self, path: &str, contact: &Contact) -> Option<usize> {
        let pack = self.pack;
        let place_of = |id: &str| pack.contacts.iter().position(|known| known.id == id);
        let outside = contact.outside.as_deref()?;
        let path = format!("{path}.outside");
        let Some(place) = place_of(outside) else {
            let known = pack.contacts.iter().map(|contact| contact.id.as_str());
            self.unknown(Code::PackUnknownContact, path, format!("there is no contact `{outside}`"), outside, known);
            return None;
        };
        if matches!(&contact.hours, None | Some(Hours::Words(_))) && contact.hours != Some(Hours::Words("not stated".to_owned())) {
            let message = format!("`outside` names whom to use outside the hours of `{}`, which has none", contact.id);
            self.found.push(Diagnostic::new(Code::PackBadHours, path.clone(), message).mended_by(
                "Add the `hours`; where the text speaks of office hours without printing them, write `hours = \"not stated\"`.",
            ));
        }
        let mut next = pack.contacts.get(place);
        for _ in 0..pack.contacts.len() {
            match next {
                Some(known) if known.id == contact.id => {
                    self.found.add(
                        Code::PackCircularContact,
                        path,
                        format!("`{outside}` sends back to `{}`, for which it stands in", contact.id),
                    );
                    return None;
                }
                Some(known) => next = known.outside.as_deref().and_then(place_of).and_then(|place| pack.contacts.get(place)),
                None => break,
            }
        }
        Some(place)
    }

    fn guidance(&mut self) -> Vec<Condition> {
        let mut conditions = Vec::new();
        for (index, item) in self.pack.guidance.iter().enumerate() {
            let path = format!("guidance[{index}]");
            self.words_of(format!("{path}.says"), &item.says);
            self.common_act(&path, item.common_act.as_deref());
            conditions.push(self.condition(&format!("{path}.when"), item.when.as_deref(), Role::Item));
        }
        conditions
    }

    /// The notices that concern each item, by id.
    fn notices(&mut self) -> FxHashMap<&'a str, Vec<usize>> {
        let pack = self.pack;
        let ids: FxHashSet<&str> = self.items().into_iter().map(|(_, id, _)| id).collect();
        let mut concerning: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
        for (index, notice) in pack.notices.iter().enumerate() {
            self.words_of(format!("notices[{index}].says"), &notice.says);
            for (place, id) in notice.concerns.iter().enumerate() {
                if ids.contains(id.as_str()) {
                    concerning.entry(id.as_str()).or_default().push(index);
                } else {
                    self.unknown(
                        Code::PackUnknownItem,
                        format!("notices[{index}].concerns[{place}]"),
                        format!("there is no item `{id}`"),
                        id,
                        ids.iter().copied(),
                    );
                }
            }
        }
        concerning
    }

    fn unused(&mut self, compiled: &Compiled<'_>) {
        let pack = self.pack;
        let rules = compiled.category.iter().chain(compiled.risk).map(|rule| &rule.condition);
        let duties = compiled.duties.iter().map(|duty| &duty.condition);
        let items = compiled.items.iter().flat_map(|items| items.iter());
        let mut facts: FxHashSet<&str> = FxHashSet::default();
        let mut events: FxHashSet<&str> = pack.duties.iter().filter_map(|duty| duty.clock.as_deref()).collect();
        let contacts = compiled.contacts.iter().map(|contact| &contact.condition);
        let within = compiled.forms.iter().map(|form| &form.asks);
        for condition in rules.chain(duties).chain(contacts).chain(items).chain(within) {
            facts.extend(condition.facts.iter().map(|fact| self.vocabulary.fact_name(*fact)));
            events.extend(condition.events.iter().map(|event| self.vocabulary.event_name(*event)));
        }
        for field in pack.forms.iter().flat_map(|form| &form.fields).filter_map(|field| field.fact.as_deref()) {
            facts.insert(field);
            events.insert(field);
        }
        // A condition with an error may ask them: then nothing is said of what it names.
        let unread = std::mem::take(&mut self.unread);
        let perhaps = |name: &str| {
            !is_name(name) || RESERVED.contains(&name) || unread.iter().any(|when| when.trim().is_empty() || when.contains(name))
        };
        // The shared vocabulary is for all packs; only what a pack declares for itself has to be used by it.
        let shared = |subject: usize, all: usize, own: usize| subject + own < all;
        for (index, fact) in pack.facts.iter().enumerate() {
            if !shared(index, pack.facts.len(), pack.about.own_facts) && !facts.contains(fact.name.as_str()) && !perhaps(&fact.name) {
                self.found.add(
                    Code::PackUnusedFact,
                    format!("facts[{index}].name"),
                    format!("no condition and no form asks the fact `{}`", fact.name),
                );
            }
        }
        for (index, event) in pack.events.iter().enumerate() {
            if !shared(index, pack.events.len(), pack.about.own_events) && !events.contains(event.name.as_str()) && !perhaps(&event.name) {
                self.found.add(
                    Code::PackUnusedFact,
                    format!("events[{index}].name"),
                    format!("no condition, clock or form asks the event `{}`", event.name),
                );
            }
        }
        for (index, action) in pack.actions.iter().enumerate() {
            if !pack.duties.iter().any(|duty| duty.action.as_deref() == Some(&action.id)) {
                self.found.add(Code::PackUnusedAction, format!("actions[{index}].id"), format!("no duty names the action `{}`", action.id));
            }
        }
        for (index, form) in pack.forms.iter().enumerate() {
            // A plan is made beforehand, for whatever may come; it stands in the list of forms.
            let of_use = form.kind == FormKind::Plan || !form.fulfils.is_empty();
            if !of_use && !pack.duties.iter().any(|duty| duty.form.as_deref() == Some(&form.id)) {
                self.found.add(Code::PackUnusedForm, format!("forms[{index}].id"), format!("no duty names the form `{}`", form.id));
            }
        }
    }

    /// Conditions that contradict themselves, or hold whatever the facts are; actions whose duties never meet.
    fn can_hold(&mut self, compiled: &Compiled<'_>) {
        // With these faults nothing can be said of what a condition is worth.
        let broken = |diagnostic: &Diagnostic| matches!(diagnostic.code, Code::PackTooManyThresholds | Code::PackBadEnum);
        if self.found.0.iter().any(broken) {
            return;
        }
        let mut worlds = match Worlds::new(self.vocabulary, &self.formulas) {
            Ok(worlds) => worlds,
            Err(measure) => {
                let (path, name) = match measure {
                    Measure::Time(Since::Event(event), _) | Measure::Interval(event, _) => {
                        (format!("events[{event}].name"), format!("the time since `{}`", self.vocabulary.event_name(event)))
                    }
                    Measure::Count(_) => ("about".to_owned(), "`count missing`".to_owned()),
                    _ => ("about".to_owned(), "`hours missing`".to_owned()),
                };
                self.found.add(Code::PackTooManyThresholds, path, format!("conditions compare {name} with too many different numbers"));
                return;
            }
        };
        let (known, formulas, vocabulary) = (self.events, &self.formulas, self.vocabulary);
        let mut look = |found: &mut Diagnostics, path: String, condition: &Condition, when: Option<&str>, role: Role| -> Diagram {
            if worlds.diagrams.gave_up() {
                return TRUE;
            }
            let diagram = worlds.diagram(condition.formula);
            if worlds.diagrams.gave_up() {
                found.add(Code::PackTooEntangled, path, "this condition joins too many facts crosswise");
                return TRUE;
            }
            if diagram == FALSE {
                let of_rule = matches!(role, Role::CategoryRule | Role::RiskRule);
                found.push(if of_rule && condition.events.iter().any(|event| known.is_end(*event)) {
                    Diagnostic::new(Code::PackNeverHolds, path, "this condition can never be true, since it asks whether the child was found")
                        .mended_by("A rule is asked as things stand before the child is found: take `happened(located)` and `happened(returned)` out of it.")
                } else {
                    contradiction(when.unwrap_or(""), &path, role, vocabulary, known, formulas)
                        .unwrap_or_else(|| Diagnostic::new(Code::PackNeverHolds, path, "this condition can never be true, whatever is known of the case"))
                });
            } else if diagram == TRUE && when.is_some() && !condition.facts.is_empty() {
                found.add(Code::PackAlwaysHolds, path, "this condition is always true, whatever is known of the case");
            }
            diagram
        };
        let pack = self.pack;
        for (kind, written, rules, role) in
            [("category", &pack.category, compiled.category, Role::CategoryRule), ("risk", &pack.risk, compiled.risk, Role::RiskRule)]
        {
            for (index, (written, rule)) in written.iter().zip(rules).enumerate() {
                look(&mut self.found, format!("{kind}[{index}].when"), &rule.condition, Some(&written.when), role);
            }
        }
        for (index, (written, contact)) in pack.contacts.iter().zip(compiled.contacts).enumerate() {
            look(&mut self.found, format!("contacts[{index}].when"), &contact.condition, written.when.as_deref(), Role::Item);
        }
        let guidance = pack.guidance.iter().map(|item| item.when.as_deref()).collect::<Vec<_>>();
        let forms = pack.forms.iter().map(|item| item.when.as_deref()).collect();
        for ((kind, written), conditions) in [("guidance", guidance), ("forms", forms)].into_iter().zip(compiled.items) {
            for (index, (when, condition)) in written.into_iter().zip(conditions).enumerate() {
                look(&mut self.found, format!("{kind}[{index}].when"), condition, when, Role::Item);
            }
        }
        let mut diagrams = Vec::with_capacity(compiled.duties.len());
        for (index, (written, duty)) in pack.duties.iter().zip(compiled.duties).enumerate() {
            let role = Role::Duty { clock: duty.clock };
            diagrams.push(look(&mut self.found, format!("duties[{index}].when"), &duty.condition, written.when.as_deref(), role));
        }
        for (kind, rules) in [("category", compiled.category), ("risk", compiled.risk)] {
            let gave_up = worlds.diagrams.gave_up();
            worlds.join(rules);
            if !gave_up && worlds.diagrams.gave_up() {
                self.found.add(
                    Code::PackTooEntangled,
                    "about.id",
                    format!("the rules of {kind}.toml together join too many facts crosswise"),
                );
            }
        }
        if worlds.diagrams.gave_up() {
            return;
        }
        area_gaps(pack, self.vocabulary, &mut worlds, compiled.duties, &diagrams, &mut self.found);
        for (index, action) in self.pack.actions.iter().enumerate() {
            let of_action: Vec<Diagram> = self
                .pack
                .duties
                .iter()
                .zip(&diagrams)
                .filter(|(duty, _)| duty.action.as_deref() == Some(&action.id))
                .map(|(_, diagram)| *diagram)
                .collect();
            let meet = of_action
                .iter()
                .enumerate()
                .any(|(place, left)| of_action.iter().skip(place + 1).any(|right| worlds.diagrams.and(*left, *right) != FALSE));
            if of_action.len() > 1 && !meet {
                self.found.add(
                    Code::PackActionApart,
                    format!("actions[{index}].id"),
                    format!("no two of the duties that name the action `{}` ever apply together", action.id),
                );
            }
        }
    }
}

/// Acts that one area of several is asked and another is not, without a note that says why.
fn area_gaps(
    pack: &Pack,
    vocabulary: &Vocabulary,
    worlds: &mut Worlds<'_>,
    compiled: &[CompiledDuty],
    diagrams: &[Diagram],
    found: &mut Diagnostics,
) {
    let Some(area) = vocabulary.fact("area") else { return };
    let mut acts: Vec<(&str, Vec<usize>)> = Vec::new();
    for (place, duty) in pack.duties.iter().enumerate() {
        let act = duty.action.as_deref().unwrap_or(&duty.id);
        match acts.iter_mut().find(|(known, _)| *known == act) {
            Some((_, duties)) => duties.push(place),
            None => acts.push((act, vec![place])),
        }
    }
    for (_, duties) in acts {
        let asks_area = |place: &&usize| compiled.get(**place).is_some_and(|duty| duty.condition.facts.contains(&area));
        let Some(first) = duties.iter().find(asks_area) else { continue };
        let explained = duties.iter().filter_map(|place| pack.duties.get(*place)).any(|duty| duty.note.is_some());
        let asked_of = |worlds: &mut Worlds<'_>, class: u32| {
            let conditions = duties.iter().filter_map(|place| diagrams.get(*place));
            conditions.into_iter().any(|condition| worlds.diagrams.given(*condition, area, class) != FALSE)
        };
        let left_out: Vec<&str> =
            (0..).zip(&pack.about.areas).filter(|(class, _)| !asked_of(worlds, *class)).map(|(_, choice)| choice.value.as_str()).collect();
        if let (false, false, Some(duty)) = (left_out.is_empty(), explained, pack.duties.get(*first)) {
            let message = format!("`{}` asks for the `area`, and nothing like it is asked of {}", duty.id, left_out.join(", "));
            found.add(Code::PackAreaGap, format!("duties[{first}].when"), message);
        }
    }
}

/// Which parts of a condition that can never be true contradict themselves or each other, if that can be said.
fn contradiction(
    when: &str,
    path: &str,
    role: Role,
    vocabulary: &Vocabulary,
    known: &KnownEvents,
    formulas: &Formulas,
) -> Option<Diagnostic> {
    let whole = feel::parse(when).ok()?;
    let mut spans = Vec::new();
    let mut open = vec![&whole];
    while let Some(next) = open.pop() {
        match &next.node {
            Node::And(left, right) => open.extend([right.as_ref(), left.as_ref()]),
            _ => spans.push(next.span),
        }
    }
    let mut formulas = formulas.clone();
    let mut ignored = Diagnostics::default();
    let mut parts = Vec::new();
    for span in spans {
        let text = when.get(span.start..span.end)?;
        parts.push((span, text, compile_condition(text, path, role, vocabulary, known, &mut formulas, &mut ignored)?.formula));
    }
    let mut worlds = Worlds::new(vocabulary, &formulas).ok()?;
    let parts: Vec<_> = parts.into_iter().map(|(span, text, formula)| (span, text, worlds.diagram(formula))).collect();
    if let Some((span, text, _)) = parts.iter().find(|(_, _, diagram)| *diagram == FALSE) {
        return Some(Diagnostic::new(Code::PackNeverHolds, path, format!("`{text}` can never be true")).within(span.start, span.end));
    }
    for (place, (left, text, diagram)) in parts.iter().enumerate() {
        for (right, other, beside) in parts.iter().skip(place + 1) {
            if worlds.diagrams.and(*diagram, *beside) == FALSE {
                let diagnostic = Diagnostic::new(Code::PackNeverHolds, path, format!("`{text}` and `{other}` can never both be true"));
                return Some(
                    diagnostic.mended_by("Correct one of the two; if either is enough, join them with `or`.").within(left.start, right.end),
                );
            }
        }
    }
    None
}

/// That a text is no date, for a sentence.
fn no_date(member: &str, text: &str) -> String {
    if text.trim().is_empty() {
        format!("`{member}` is empty, where a date is needed")
    } else {
        format!("`{text}` is not a date of the calendar")
    }
}

/// Whether a text is small letters, digits and hyphens.
fn is_id(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// Whether a text is small letters, digits and underscores, a letter first.
fn is_name(text: &str) -> bool {
    text.starts_with(|letter: char| letter.is_ascii_lowercase())
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
}
