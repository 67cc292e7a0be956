//! What a pack means: what nobody asks, what can never hold, what is asked of one area and not of another.

use rustc_hash::FxHashSet;

use std::sync::OnceLock;

use super::names::{RESERVED, is_name};
use super::{Checker, Compiled, WARNINGS};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::diagram::{Diagram, FALSE, TRUE};
use crate::facts::KnownEvents;
use crate::feel;
use crate::feel::ast::Node;
use crate::pack::{FormKind, Pack};
use crate::protocol::CompiledDuty;
use crate::protocol::compile::{Condition, Role, compile as compile_condition};
use crate::protocol::formula::{Formulas, Since};
use crate::protocol::worlds::{Measure, Worlds};
use crate::vocabulary::{Choice, Vocabulary};

impl<'a> Checker<'a> {
    /// What is declared and asked by nobody.
    pub(super) fn unused(&mut self, compiled: &Compiled<'_>) {
        let pack = self.pack;
        let rules = compiled.category.iter().chain(compiled.risk).map(|rule| &rule.condition);
        let duties = compiled.duties.iter().map(|duty| &duty.condition);
        let items = compiled.items.iter().flat_map(|items| items.iter());
        let mut facts: FxHashSet<&str> = FxHashSet::default();
        let mut events: FxHashSet<&str> = pack.duties.iter().filter_map(|duty| duty.clock.as_deref()).collect();
        let contacts = compiled.contacts.iter().map(|contact| &contact.condition);
        let within = compiled.forms.iter().filter_map(OnceLock::get).map(|form| &form.asks);
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
    pub(super) fn can_hold(&mut self, compiled: &Compiled<'_>) {
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
                        .advised(|| "A rule is asked as things stand before the child is found: take `happened(located)` and `happened(returned)` out of it.")
                } else {
                    // Which parts of it contradict each other is for its author.
                    WARNINGS
                        .then(|| contradiction(when.unwrap_or(""), &path, role, vocabulary, known, formulas))
                        .flatten()
                        .unwrap_or_else(|| Diagnostic::new(Code::PackNeverHolds, path, "this condition can never be true, whatever is known of the case"))
                });
            } else if WARNINGS && diagram == TRUE && when.is_some() && !condition.facts.is_empty() {
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
        if !WARNINGS || worlds.diagrams.gave_up() {
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

/// Acts that one area of several is asked and another is not, without a note that names it and says why.
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
        // A note on something else explains nothing: it has to name the area.
        let notes = || duties.iter().filter_map(|place| pack.duties.get(*place)).filter_map(|duty| duty.note.as_deref());
        let names = |note: &str, choice: &Choice| names_area(note, &choice.label) || names_area(note, &choice.value);
        let explained = |choice: &Choice| notes().any(|note| names(note, choice));
        let asked_of = |worlds: &mut Worlds<'_>, class: u32| {
            let conditions = duties.iter().filter_map(|place| diagrams.get(*place));
            conditions.into_iter().any(|condition| worlds.diagrams.given(*condition, area, class) != FALSE)
        };
        let left_out: Vec<&str> = (0..)
            .zip(&pack.about.areas)
            .filter(|(class, choice)| !asked_of(worlds, *class) && !explained(choice))
            .map(|(_, choice)| choice.value.as_str())
            .collect();
        if let (false, Some(duty)) = (left_out.is_empty(), pack.duties.get(*first)) {
            let message = format!("`{}` asks for the `area`, and nothing like it is asked of {}", duty.id, left_out.join(", "));
            found.add(Code::PackAreaGap, format!("duties[{first}].when"), message);
        }
    }
}

/// Whether a note names an area as a word of its own: `Derby` does not stand in `Derbyshire`.
fn names_area(note: &str, area: &str) -> bool {
    let (note, area) = (note.to_ascii_lowercase(), area.to_ascii_lowercase());
    note.match_indices(&area).any(|(at, found)| {
        let before = note.get(..at).and_then(|before| before.chars().next_back());
        let after = note.get(at + found.len()..).and_then(|after| after.chars().next());
        !area.is_empty() && ![before, after].into_iter().flatten().any(char::is_alphanumeric)
    })
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
                    diagnostic
                        .advised(|| "Correct one of the two; if either is enough, join them with `or`.")
                        .within(left.start, right.end),
                );
            }
        }
    }
    None
}
