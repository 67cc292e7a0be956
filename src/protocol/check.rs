//! All that can be wrong with a pack, found in one pass while it is compiled.

use rustc_hash::{FxHashMap, FxHashSet};
use sha2::{Digest, Sha256};

use super::compile::{Condition, Role, compile as compile_condition};
use super::formula::{Formula, Formulas, Since};
use super::{CompiledDuty, CompiledRule, KnownFacts, Limit, Protocol, Recurrence, limit, recurrence};
use crate::calendar::{Calendar, Length, parse_date};
use crate::classes::{Classes, Domain, Threshold, compare};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::diagram::{Diagram, Diagrams, FALSE, TRUE};
use crate::facts::KnownEvents;
use crate::feel::ast::Comparison;
use crate::pack::{Duty, FORMAT, Pack, Repeats};
use crate::vocabulary::{CATEGORIES, DERIVED, FactType, GRADES, Vocabulary};

/// Words that the language of conditions uses itself.
const RESERVED: &[&str] = &["and", "or", "not", "in", "between", "true", "false", "null", "if", "then", "else", "for", "some", "every", "return", "satisfies", "happened", "area"];
/// How many characters a title may have.
const TITLE: usize = 60;

/// Compiles a pack; see [`Protocol::compile`].
pub fn compile(pack: Pack, json: &str) -> (Option<Protocol>, Diagnostics) {
    let vocabulary = Vocabulary::new(&pack.about.id, &pack.facts, &pack.events, &pack.about.areas, pack.duties.iter().map(|duty| duty.id.as_str()));
    let events = KnownEvents::of(&vocabulary);
    let mut checker = Checker { pack: &pack, vocabulary: &vocabulary, events: &events, formulas: Formulas::default(), found: Diagnostics::default() };
    checker.about();
    checker.words();
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
    let forms = checker.forms();
    let notices = checker.notices();
    for fact in checker.formulas.settle(&vocabulary) {
        let name = vocabulary.fact_name(fact);
        checker.found.add(Code::PackTooManyThresholds, format!("facts[{fact}]"), format!("`{name}` is compared with too many numbers"));
    }
    let compiled = Compiled { category: &category, risk: &risk, duties: &duties, items: [&contacts, &guidance, &forms] };
    checker.unused(&compiled);
    if !checker.found.has_errors() {
        checker.can_hold(&compiled);
    }
    let Checker { formulas, found, .. } = checker;
    if found.has_errors() {
        return (None, found);
    }
    let concerned = |ids: &mut dyn Iterator<Item = &str>| -> Vec<Vec<usize>> { ids.map(|id| notices.get(id).cloned().unwrap_or_default()).collect() };
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
    items: [&'a [Condition]; 3],
}

struct Checker<'a> {
    pack: &'a Pack,
    vocabulary: &'a Vocabulary,
    events: &'a KnownEvents,
    formulas: Formulas,
    found: Diagnostics,
}

impl<'a> Checker<'a> {
    fn about(&mut self) {
        let about = &self.pack.about;
        if about.format != FORMAT {
            self.found.add(Code::PackFormat, "about.format", format!("the pack is of format {}, and this version reads format {FORMAT}", about.format));
        }
        if about.id.is_empty() || !is_id(&about.id) {
            self.found.push(Diagnostic::new(Code::PackBadId, "about.id", format!("`{}` is no id of a pack", about.id)).mended_by("Use small letters, digits and hyphens."));
        }
        for (member, text) in [("name", &about.name), ("short_name", &about.short_name), ("title", &about.title), ("version", &about.version), ("source", &about.source)] {
            self.words_of(format!("about.{member}"), text);
        }
        if parse_date(&about.reviewed).is_none() {
            self.found.add(Code::PackBadDate, "about.reviewed", format!("`{}` is no date", about.reviewed));
        }
        for (index, area) in about.areas.iter().enumerate() {
            self.words_of(format!("about.areas[{index}].label"), &area.label);
        }
    }

    fn words_of(&mut self, path: String, text: &str) {
        if text.trim().is_empty() {
            self.found.add(Code::PackMissingWords, path, "there are no words here");
        }
    }

    fn words(&mut self) {
        let pack = self.pack;
        let mut seen = FxHashSet::default();
        for (index, fact) in pack.facts.iter().enumerate() {
            let path = format!("facts[{index}]");
            self.name(&path, &fact.name, &mut seen);
            self.words_of(format!("{path}.asks"), &fact.asks);
            self.words_of(format!("{path}.label"), &fact.label);
            let distinct: FxHashSet<&str> = fact.values.iter().map(|choice| choice.value.as_str()).collect();
            match (fact.fact_type, fact.values.len()) {
                (FactType::Enum, count @ (0 | 1)) => self.found.add(Code::PackBadEnum, path, format!("`{}` is an enum with {count} values", fact.name)),
                (FactType::Enum, 65..) => self.found.add(Code::PackBadEnum, path, format!("`{}` has more than 64 values", fact.name)),
                (FactType::Enum, count) if distinct.len() < count => self.found.add(Code::PackBadEnum, path, format!("`{}` names one of its values twice", fact.name)),
                (FactType::Enum, _) | (_, 0) => {}
                _ => self.found.add(Code::PackBadEnum, path, format!("`{}` has values, but is no enum", fact.name)),
            }
        }
        for (index, event) in pack.events.iter().enumerate() {
            let path = format!("events[{index}]");
            self.name(&path, &event.name, &mut seen);
            self.words_of(format!("{path}.asks"), &event.asks);
            self.words_of(format!("{path}.label"), &event.label);
        }
    }

    fn name(&mut self, path: &str, name: &'a str, seen: &mut FxHashSet<&'a str>) {
        let well_formed = name.starts_with(|letter: char| letter.is_ascii_lowercase())
            && name.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_');
        if !well_formed || RESERVED.contains(&name) || DERIVED.contains(&name) {
            self.found.add(Code::PackBadName, format!("{path}.name"), format!("`{name}` cannot be the name of a fact or an event"));
        } else if !seen.insert(name) {
            self.found.add(Code::PackDuplicateName, format!("{path}.name"), format!("`{name}` is declared twice"));
        }
    }

    fn holidays(&mut self) {
        let holidays = &self.pack.bank_holidays;
        for (index, date) in holidays.dates.iter().enumerate() {
            if parse_date(date).is_none() {
                self.found.add(Code::PackBadDate, format!("bank_holidays.dates[{index}]"), format!("`{date}` is no date"));
            }
        }
        if holidays.from > holidays.to {
            self.found.add(Code::PackBadDate, "bank_holidays", "the first year lies after the last");
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
        let mut seen: FxHashMap<&str, String> = FxHashMap::default();
        for (path, id, cite) in self.items() {
            let own = id.strip_prefix(self.pack.about.id.as_str()).and_then(|rest| rest.strip_prefix('/'));
            if !own.is_some_and(is_id) {
                self.found.add(Code::PackBadId, format!("{path}.id"), format!("`{id}` is no id of this pack"));
            } else if let Some(first) = seen.get(id) {
                self.found.add(Code::PackDuplicateId, format!("{path}.id"), format!("`{id}` stands already at {first}"));
            }
            seen.entry(id).or_insert_with(|| path.clone());
            if cite.trim().is_empty() {
                self.found.add(Code::PackMissingCite, format!("{path}.cite"), format!("`{id}` names no paragraph"));
            }
        }
        let mut actions = FxHashSet::default();
        for (index, action) in self.pack.actions.iter().enumerate() {
            if !is_id(&action.id) || !actions.insert(action.id.as_str()) {
                let code = if is_id(&action.id) { Code::PackDuplicateId } else { Code::PackBadId };
                self.found.add(code, format!("actions[{index}].id"), format!("`{}` cannot be the id of this action", action.id));
            }
            self.title(format!("actions[{index}].title"), &action.title);
        }
    }

    fn title(&mut self, path: String, title: &str) {
        self.words_of(path.clone(), title);
        let length = title.chars().count();
        if length > TITLE {
            self.found.add(Code::PackLongTitle, path, format!("the title has {length} characters"));
        }
    }

    fn condition(&mut self, path: &str, when: Option<&str>, role: Role) -> Condition {
        let compiled = when.and_then(|when| {
            compile_condition(when, path, role, self.vocabulary, self.events, &mut self.formulas, &mut self.found)
        });
        compiled.unwrap_or_else(|| Condition { formula: self.formulas.add(Formula::Constant(true)), ..Condition::default() })
    }

    fn rules(&mut self, kind: &str, rules: &[crate::pack::Rule], values: &[&str; 4], role: Role) -> Vec<CompiledRule> {
        let mut compiled = Vec::with_capacity(rules.len());
        for (index, rule) in rules.iter().enumerate() {
            let path = format!("{kind}[{index}]");
            self.words_of(format!("{path}.says"), &rule.says);
            let yields = values.iter().position(|value| *value == rule.yields);
            if yields.is_none() {
                self.found.add(Code::PackUnknownYield, format!("{path}.yields"), format!("`{}` is not what a rule can yield here", rule.yields));
            }
            if rule.when.trim().is_empty() {
                self.found.add(Code::PackMissingMember, format!("{path}.when"), format!("`{}` has no condition", rule.id));
            }
            let condition = self.condition(&format!("{path}.when"), Some(rule.when.as_str()).filter(|when| !when.trim().is_empty()), role);
            compiled.push(CompiledRule { yields: yields.unwrap_or(3), condition });
        }
        compiled
    }

    fn duty(&mut self, index: usize, duty: &Duty) -> CompiledDuty {
        let path = format!("duties[{index}]");
        self.words_of(format!("{path}.says"), &duty.says);
        self.title(format!("{path}.title"), &duty.title);
        if duty.who.trim().is_empty() {
            self.found.add(Code::PackMissingWho, format!("{path}.who"), format!("`{}` says nobody who does it", duty.id));
        }
        let clock = duty.clock.as_deref().and_then(|clock| {
            let event = self.vocabulary.event(clock);
            if event.is_none() {
                let names = self.vocabulary.events().iter().map(|event| event.name.as_str());
                let diagnostic = Diagnostic::new(Code::PackClockWithoutEvent, format!("{path}.clock"), format!("there is no event `{clock}`"));
                self.found.push(match Vocabulary::nearest(names, clock) {
                    Some(near) => diagnostic.mended_by(format!("Did you mean `{near}`?")),
                    None => diagnostic,
                });
            }
            event
        });
        let condition = self.condition(&format!("{path}.when"), duty.when.as_deref(), Role::Duty { clock });
        let limit = self.limit_of(&path, duty);
        let recurrence = self.recurrence_of(&path, duty, limit);
        self.links(&path, duty);
        let waits_for = self.waits_for(clock, &condition);
        CompiledDuty { condition, clock, limit, recurrence, waits_for, notices: Vec::new() }
    }

    fn limit_of(&mut self, path: &str, duty: &Duty) -> Option<Limit> {
        let text = duty.limit.as_deref()?;
        if duty.clock.is_none() {
            self.found.add(Code::PackLimitWithoutClock, format!("{path}.limit"), format!("`{}` has a limit, but no clock", duty.id));
        }
        let read = limit(text);
        if read.is_none() {
            self.found.add(Code::PackBadLimit, format!("{path}.limit"), format!("`{text}` is no limit"));
        }
        read
    }

    fn recurrence_of(&mut self, path: &str, duty: &Duty, limit: Option<Limit>) -> Option<Recurrence> {
        let repeats = duty.repeats.as_ref()?;
        let Some(read) = recurrence(repeats) else {
            let written = match repeats {
                Repeats::Every(text) => text.clone(),
                Repeats::At(moments) => moments.join(", "),
            };
            self.found.add(Code::PackBadRepeat, format!("{path}.repeats"), format!("`{written}` says no interval"));
            return None;
        };
        match (&read, duty.clock.as_deref(), limit) {
            (Recurrence::At(_), None, _) => {
                self.found.add(Code::PackRepeatWithoutClock, format!("{path}.repeats"), format!("`{}` lists moments, but has no clock", duty.id));
            }
            // An interval as long as the limit, written in another unit, is a slip more often than not.
            (Recurrence::Every(Length::Hours(hours)), _, Some(Limit::After(Length::Days(days)))) if (hours - f64::from(days) * 24.0).abs() < f64::EPSILON => {
                self.found.add(Code::PackTwiceTheSame, format!("{path}.repeats"), format!("`{}` counts its limit in days and its interval in hours", duty.id));
            }
            (Recurrence::Every(Length::Days(days)), _, Some(Limit::After(Length::Hours(hours)))) if days != &1 && (hours - f64::from(*days) * 24.0).abs() < f64::EPSILON => {
                self.found.add(Code::PackTwiceTheSame, format!("{path}.repeats"), format!("`{}` counts its limit in hours and its interval in days", duty.id));
            }
            _ => {}
        }
        Some(read)
    }

    fn links(&mut self, path: &str, duty: &Duty) {
        let pack = self.pack;
        if let Some(form) = &duty.form
            && !pack.forms.iter().any(|known| known.id == *form)
        {
            self.found.add(Code::PackUnknownForm, format!("{path}.form"), format!("there is no form `{form}`"));
        }
        if let Some(contact) = &duty.contact
            && !pack.contacts.iter().any(|known| known.id == *contact)
        {
            self.found.add(Code::PackUnknownContact, format!("{path}.contact"), format!("there is no contact `{contact}`"));
        }
        if let Some(action) = &duty.action
            && !pack.actions.iter().any(|known| known.id == *action)
        {
            self.found.add(Code::PackUnknownAction, format!("{path}.action"), format!("there is no action `{action}`"));
        }
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

    fn contacts(&mut self) -> Vec<Condition> {
        let mut conditions = Vec::new();
        for (index, contact) in self.pack.contacts.iter().enumerate() {
            let path = format!("contacts[{index}]");
            self.words_of(format!("{path}.name"), &contact.name);
            self.words_of(format!("{path}.says"), &contact.says);
            if contact.telephone.is_none() && contact.email.is_none() && contact.link.is_none() {
                self.found.add(Code::PackContactWithoutAddress, path.clone(), format!("`{}` can be reached by no way", contact.id));
            }
            conditions.push(self.condition(&format!("{path}.when"), contact.when.as_deref(), Role::Item));
        }
        conditions
    }

    fn guidance(&mut self) -> Vec<Condition> {
        let mut conditions = Vec::new();
        for (index, item) in self.pack.guidance.iter().enumerate() {
            let path = format!("guidance[{index}]");
            self.words_of(format!("{path}.says"), &item.says);
            conditions.push(self.condition(&format!("{path}.when"), item.when.as_deref(), Role::Item));
        }
        conditions
    }

    fn forms(&mut self) -> Vec<Condition> {
        use crate::pack::FieldType;
        let mut conditions = Vec::new();
        for (index, form) in self.pack.forms.iter().enumerate() {
            let path = format!("forms[{index}]");
            self.words_of(format!("{path}.title"), &form.title);
            let mut names = FxHashSet::default();
            for (place, field) in form.fields.iter().enumerate() {
                let path = format!("{path}.fields[{place}]");
                self.words_of(format!("{path}.label"), &field.label);
                if !names.insert(field.name.as_str()) {
                    self.found.add(Code::PackDuplicateName, format!("{path}.name"), format!("`{}` stands twice on this form", field.name));
                }
                if let Some(fact) = &field.fact
                    && self.vocabulary.fact(fact).is_none()
                    && self.vocabulary.event(fact).is_none()
                {
                    self.found.add(Code::PackUnknownFact, format!("{path}.fact"), format!("there is no fact or event `{fact}`"));
                }
                let choice = matches!(field.field_type, FieldType::Choice | FieldType::Choices);
                if choice && field.choices.len() < 2 {
                    self.found.add(Code::PackBadEnum, format!("{path}.choices"), format!("`{}` offers no choice", field.name));
                }
            }
            conditions.push(self.condition(&format!("{path}.when"), form.when.as_deref(), Role::Item));
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
                    self.found.add(Code::PackUnknownItem, format!("notices[{index}].concerns[{place}]"), format!("there is no item `{id}`"));
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
        for condition in rules.chain(duties).chain(items) {
            facts.extend(condition.facts.iter().map(|fact| self.vocabulary.fact_name(*fact)));
            events.extend(condition.events.iter().map(|event| self.vocabulary.event_name(*event)));
        }
        for field in pack.forms.iter().flat_map(|form| &form.fields).filter_map(|field| field.fact.as_deref()) {
            facts.insert(field);
            events.insert(field);
        }
        // The shared vocabulary is for all packs; only what a pack declares for itself has to be used by it.
        let shared = |subject: usize, all: usize, own: usize| subject + own < all;
        for (index, fact) in pack.facts.iter().enumerate() {
            if !shared(index, pack.facts.len(), pack.about.own_facts) && !facts.contains(fact.name.as_str()) {
                self.found.add(Code::PackUnusedFact, format!("facts[{index}]"), format!("no condition and no form asks `{}`", fact.name));
            }
        }
        for (index, event) in pack.events.iter().enumerate() {
            if !shared(index, pack.events.len(), pack.about.own_events) && !events.contains(event.name.as_str()) {
                self.found.add(Code::PackUnusedFact, format!("events[{index}]"), format!("no condition, clock or form asks `{}`", event.name));
            }
        }
        for (index, action) in pack.actions.iter().enumerate() {
            if !pack.duties.iter().any(|duty| duty.action.as_deref() == Some(&action.id)) {
                self.found.add(Code::PackUnusedAction, format!("actions[{index}]"), format!("no duty is fulfilled by `{}`", action.id));
            }
        }
    }

    /// Conditions that contradict themselves, or hold whatever the facts are; actions whose duties never meet.
    fn can_hold(&mut self, compiled: &Compiled<'_>) {
        let mut worlds = Worlds::new(self.vocabulary, &self.formulas);
        let mut look = |found: &mut Diagnostics, path: String, condition: &Condition, written: bool| -> Diagram {
            let diagram = worlds.diagram(condition.formula);
            if diagram == FALSE {
                found.add(Code::PackNeverHolds, path, "no answer to the facts makes this condition true");
            } else if diagram == TRUE && written && !condition.facts.is_empty() {
                found.add(Code::PackAlwaysHolds, path, "every answer to the facts makes this condition true");
            }
            diagram
        };
        for (kind, rules) in [("category", compiled.category), ("risk", compiled.risk)] {
            for (index, rule) in rules.iter().enumerate() {
                look(&mut self.found, format!("{kind}[{index}].when"), &rule.condition, true);
            }
        }
        for (kind, conditions) in ["contacts", "guidance", "forms"].into_iter().zip(compiled.items) {
            for (index, condition) in conditions.iter().enumerate() {
                look(&mut self.found, format!("{kind}[{index}].when"), condition, true);
            }
        }
        let mut diagrams = Vec::with_capacity(compiled.duties.len());
        for (index, duty) in compiled.duties.iter().enumerate() {
            let written = self.pack.duties.get(index).is_some_and(|duty| duty.when.is_some());
            diagrams.push(look(&mut self.found, format!("duties[{index}].when"), &duty.condition, written));
        }
        for (index, action) in self.pack.actions.iter().enumerate() {
            let of_action: Vec<Diagram> = self.pack.duties.iter().zip(&diagrams).filter(|(duty, _)| duty.action.as_deref() == Some(&action.id)).map(|(_, diagram)| *diagram).collect();
            let meet = of_action.iter().enumerate().any(|(place, left)| of_action.iter().skip(place + 1).any(|right| worlds.diagrams.and(*left, *right) != FALSE));
            if of_action.len() > 1 && !meet {
                self.found.add(Code::PackActionApart, format!("actions[{index}]"), format!("no two duties of `{}` ever apply together", action.id));
            }
        }
    }
}

/// Whether a text is small letters, digits and hyphens.
fn is_id(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// Conditions over everything that a case could say, with nothing known: what can hold at all?
struct Worlds<'a> {
    formulas: &'a Formulas,
    diagrams: Diagrams,
    facts: usize,
    /// The variables after those of the facts: one for each event that may have happened, each number that is counted.
    measures: Vec<(Measure, Classes)>,
}

#[derive(Clone, Copy, PartialEq)]
enum Measure {
    Category,
    CategoryOfOthers,
    Risk,
    Happened(usize),
    Ended,
    /// What is counted, and in which unit: 0 hours, 1 days, 2 months, 3 working days.
    Time(Since, u8),
    Interval(usize, usize),
    Count(Option<u32>),
}

impl<'a> Worlds<'a> {
    fn new(vocabulary: &Vocabulary, formulas: &'a Formulas) -> Self {
        let mut thresholds: Vec<(Measure, Vec<Threshold>)> = Vec::new();
        let mut add = |measure: Measure, threshold: Option<Threshold>| match thresholds.iter_mut().find(|(known, _)| *known == measure) {
            Some((_, all)) => all.extend(threshold),
            None => thresholds.push((measure, threshold.into_iter().collect())),
        };
        add(Measure::Category, None);
        add(Measure::CategoryOfOthers, None);
        add(Measure::Risk, None);
        add(Measure::Ended, None);
        (0..vocabulary.events().len()).for_each(|event| add(Measure::Happened(event), None));
        for time in &formulas.times {
            let (measure, threshold) = time_measure(time);
            add(measure, Some(threshold));
        }
        formulas.intervals.iter().for_each(|interval| add(Measure::Interval(interval.from, interval.to), Some(interval.threshold)));
        formulas.counts.iter().for_each(|count| add(Measure::Count(count.days), Some(count.threshold)));
        let mut widths: Vec<u32> = vocabulary.facts().iter().enumerate().map(|(index, fact)| width(fact.fact_type, fact.values.len(), formulas.classes.get(index))).collect();
        let mut measures = Vec::new();
        for (measure, thresholds) in thresholds {
            let domain = Domain { whole: matches!(measure, Measure::Count(_)), least: 0.0, greatest: None };
            let classes = Classes::of(&thresholds, domain).unwrap_or_default();
            widths.push(match measure {
                Measure::Category | Measure::CategoryOfOthers => 4,
                Measure::Risk => 5,
                Measure::Happened(_) | Measure::Ended => 2,
                _ => classes.count(),
            });
            measures.push((measure, classes));
        }
        Self { formulas, diagrams: Diagrams::new(widths), facts: vocabulary.facts().len(), measures }
    }

    fn measure(&mut self, measure: Measure, bits: impl Fn(&Classes) -> u64) -> Diagram {
        let Some(place) = self.measures.iter().position(|(known, _)| *known == measure) else { return TRUE };
        let bits = self.measures.get(place).map_or(0, |(_, classes)| bits(classes));
        self.diagrams.one_of(self.facts + place, bits)
    }

    fn diagram(&mut self, id: super::formula::FormulaId) -> Diagram {
        let formulas = self.formulas;
        match formulas.get(id) {
            Formula::Constant(value) => Diagram::from(*value),
            Formula::Fact { fact, classes } => self.diagrams.one_of(*fact, *classes),
            // Every number has been given its classes by now.
            Formula::Number { .. } => TRUE,
            Formula::Happened(event) => self.measure(Measure::Happened(*event), |_| 0b10),
            Formula::NotEnded => self.measure(Measure::Ended, |_| 0b01),
            Formula::Time(time) => match formulas.times.get(*time) {
                Some(time) => {
                    let (measure, threshold) = time_measure(time);
                    self.measure(measure, |classes| classes.bits(threshold))
                }
                None => TRUE,
            },
            Formula::Interval(interval) => match formulas.intervals.get(*interval) {
                Some(interval) => self.measure(Measure::Interval(interval.from, interval.to), |classes| classes.bits(interval.threshold)),
                None => TRUE,
            },
            Formula::Count(count) => match formulas.counts.get(*count) {
                Some(count) => self.measure(Measure::Count(count.days), |classes| classes.bits(count.threshold)),
                None => TRUE,
            },
            Formula::Category(bits) => self.measure(Measure::Category, |_| u64::from(*bits)),
            Formula::CategoryOfOthers(bits) => self.measure(Measure::CategoryOfOthers, |_| u64::from(*bits)),
            Formula::Risk(bits) => self.measure(Measure::Risk, |_| u64::from(*bits)),
            Formula::Not(part) => {
                let part = self.diagram(*part);
                self.diagrams.not(part)
            }
            Formula::And(parts) => parts.iter().fold(TRUE, |all, part| {
                let part = self.diagram(*part);
                self.diagrams.and(all, part)
            }),
            Formula::Or(parts) => parts.iter().fold(FALSE, |any, part| {
                let part = self.diagram(*part);
                self.diagrams.or(any, part)
            }),
        }
    }
}

/// A time as the comparison of a number: hours with hours, days with days.
fn time_measure(time: &super::formula::Time) -> (Measure, Threshold) {
    let (unit, number) = match time.length {
        Length::Hours(hours) => (0, hours),
        Length::Days(days) => (1, f64::from(days)),
        Length::Months(months) => (2, f64::from(months)),
        Length::WorkingDays(days) => (3, f64::from(days)),
        Length::SameWorkingDay => (3, 0.0),
    };
    let comparison = match (time.rising, time.beyond) {
        (true, true) => Comparison::Greater,
        (true, false) => Comparison::GreaterOrEqual,
        (false, true) => Comparison::LessOrEqual,
        (false, false) => Comparison::Less,
    };
    debug_assert!(compare(number, Comparison::GreaterOrEqual, 0.0));
    (Measure::Time(time.since, unit), Threshold { comparison, number })
}

/// How many classes a fact has.
pub(crate) fn width(fact_type: FactType, values: usize, classes: Option<&Classes>) -> u32 {
    match fact_type {
        FactType::Boolean => 2,
        FactType::Enum => u32::try_from(values).unwrap_or(64).min(64),
        FactType::Integer | FactType::Number => classes.map_or(1, Classes::count),
        FactType::Date => 1,
    }
}
