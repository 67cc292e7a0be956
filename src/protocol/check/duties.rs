//! The rules and the duties: their conditions, limits, times of coming again, and what they name.

use super::{Checker, WARNINGS};
use crate::calendar::Length;
use crate::diagnostic::{Code, Diagnostic};
use crate::pack::{Duty, Repeats};
use crate::protocol::compile::{Condition, Role};
use crate::protocol::formula::Since;
use crate::protocol::{CompiledDuty, CompiledRule, Limit, Recurrence, limit, recurrence};
use crate::vocabulary::Vocabulary;

impl<'a> Checker<'a> {
    /// The rules of the category or of the grade, compiled.
    pub(super) fn rules(&mut self, kind: &str, rules: &'a [crate::pack::Rule], values: &[&str; 4], role: Role) -> Vec<CompiledRule> {
        let mut compiled = Vec::with_capacity(rules.len());
        for (index, rule) in rules.iter().enumerate() {
            let path = format!("{kind}[{index}]");
            self.words_of(format_args!("{path}.says"), &rule.says);
            let yields = values.iter().position(|value| *value == rule.yields);
            if yields.is_none() {
                let mend = || match Vocabulary::nearest(values.iter().copied(), &rule.yields) {
                    Some(near) => format!("Did you mean `{near}`? It can be one of {}.", values.join(", ")),
                    None => format!("Use one of {}.", values.join(", ")),
                };
                let diagnostic = Diagnostic::new(
                    Code::PackUnknownYield,
                    format!("{path}.yields"),
                    format!("`{}` is not what a rule of {kind}.toml can yield", rule.yields),
                );
                self.found.push(diagnostic.advised(mend));
            }
            if rule.when.trim().is_empty() {
                let diagnostic = Diagnostic::new(
                    Code::PackMissingMember,
                    format!("{path}.when"),
                    format!("the condition of `{}` is empty: `when` says nothing", rule.id),
                );
                self.found.push(diagnostic.advised(|| "Write the condition: `when = \"age < 12\"`."));
                self.unread.push(&rule.when);
            }
            let condition = self.condition(&format!("{path}.when"), Some(rule.when.as_str()).filter(|when| !when.trim().is_empty()), role);
            compiled.push(CompiledRule { yields: yields.unwrap_or(3), condition });
        }
        compiled
    }

    /// A duty, compiled.
    pub(super) fn duty(&mut self, index: usize, duty: &'a Duty) -> CompiledDuty {
        let path = format!("duties[{index}]");
        self.words_of(format_args!("{path}.says"), &duty.says);
        self.title(format_args!("{path}.title"), &duty.title);
        if WARNINGS && duty.who.trim().is_empty() {
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
        if self.whole {
            self.links(&path, duty);
            self.common_act(&path, duty.common_act.as_deref());
        }
        let waits_for = self.waits_for(clock, &condition);
        CompiledDuty { condition, clock, limit, recurrence, waits_for, notices: Vec::new() }
    }

    /// By when a duty is to be done.
    pub(super) fn limit_of(&mut self, path: &str, duty: &Duty) -> Option<Limit> {
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

    /// How a duty comes again.
    pub(super) fn recurrence_of(&mut self, path: &str, duty: &Duty, limit: Option<Limit>) -> Option<Recurrence> {
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
                        self.found.push(diagnostic.advised(
                            || "Write how long after the clock's event each moment comes: `repeats = [\"24 hours\", \"72 hours\"]`.",
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
                if WARNINGS && (hours - f64::from(days) * 24.0).abs() < f64::EPSILON =>
            {
                self.found.add(
                    Code::PackTwiceTheSame,
                    format!("{path}.repeats"),
                    format!("`{}` counts `limit` in days and `repeats` in hours, and both say the same length", duty.id),
                );
            }
            (Recurrence::Every(Length::Days(days)), _, Some(Limit::After(Length::Hours(hours))))
                if WARNINGS && days != &1 && (hours - f64::from(*days) * 24.0).abs() < f64::EPSILON =>
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

    /// What a duty names: its action, form and contacts.
    pub(super) fn links(&mut self, path: &str, duty: &Duty) {
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

    /// The events of the episode from which a duty counts: while no child is missing and one of them has not happened,
    /// the duty is left out.
    pub(super) fn waits_for(&self, clock: Option<usize>, condition: &Condition) -> Vec<usize> {
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

    /// A common act has to be one of those that all packs share.
    pub(super) fn common_act(&mut self, path: &str, name: Option<&str>) {
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
}
