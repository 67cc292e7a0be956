//! What can be wrong with the forms of a pack, found while they are compiled.

use std::sync::OnceLock;

use super::Checker;
use super::names::is_name;
use crate::calendar::Length;
use crate::diagnostic::{Code, Diagnostic};
use crate::diagram::{Diagram, FALSE, TRUE};
use crate::pack::{Column, Field, FieldType, Form, Needed};
use crate::protocol::compile::{Condition, Role, compile_in};
use crate::protocol::form::{Bound, CompiledField, CompiledForm, CompiledNeeded, CompiledPoints, CompiledSection, InForm, as_fact};
use crate::protocol::formula::{FormulaId, Formulas};
use crate::protocol::worlds::Worlds;
use crate::vocabulary::{Choice, Fact, FactType, Vocabulary};

/// A condition of a form that was read: what it asks, and how it is called where it can never hold.
struct Asked {
    path: String,
    when: String,
    condition: Condition,
}

/// The conditions of a form while they are compiled.
#[derive(Default)]
struct Conditions {
    sections: Vec<Option<Asked>>,
    fields: Vec<Option<Asked>>,
    needed: Vec<Asked>,
    checks: Vec<Asked>,
}

impl<'a> Checker<'a> {
    /// When each form is of use, and the forms themselves; those of a pack that was checked are compiled when first asked for.
    pub(super) fn forms(&mut self) -> (Vec<Condition>, Vec<OnceLock<CompiledForm>>) {
        let pack = self.pack;
        let (mut conditions, mut forms) = (Vec::new(), Vec::new());
        for (index, form) in pack.forms.iter().enumerate() {
            let path = format!("forms[{index}]");
            if !self.whole {
                conditions.push(self.condition(&path, form.when.as_deref(), Role::Item));
                forms.push(OnceLock::new());
                continue;
            }
            for (member, text) in [("title", &form.title), ("says", &form.says), ("who", &form.who)] {
                self.words_of(format_args!("{path}.{member}"), text);
            }
            conditions.push(self.condition(&format!("{path}.when"), form.when.as_deref(), Role::Item));
            forms.push(OnceLock::from(self.form(&path, form)));
        }
        (conditions, forms)
    }

    pub(super) fn form(&mut self, path: &str, form: &'a Form) -> CompiledForm {
        let mut compiled = CompiledForm { base: self.vocabulary.facts().len(), ..CompiledForm::default() };
        compiled.sections = sections_of(form);
        self.sections(path, form);
        self.names_in_form(&format!("{path}.fields"), form.fields.iter().map(|field| field.name.as_str()), "field");
        for (place, field) in form.fields.iter().enumerate() {
            let path = format!("{path}.fields[{place}]");
            if field.field_type != FieldType::FixedText {
                self.words_of(format_args!("{path}.label"), &field.label);
            }
            let bound = self.bound(&path, field);
            let choices = self.choices_of(&path, field, bound);
            if self.whole {
                self.members_of_field(&path, form, field);
            }
            let section = self.section_of(&path, form, field);
            compiled.fields.push(CompiledField { section, bound, choices, columns: columns_of(field), ..CompiledField::default() });
        }
        self.form_conditions(path, form, &mut compiled);
        self.fulfils(path, form, &mut compiled);
        self.scores(path, form, &mut compiled);
        if let Some(text) = &form.stale_after {
            compiled.stale_after = Length::parse(text);
            if compiled.stale_after.is_none() {
                let message = format!("`{text}` cannot be read as a length of time");
                let diagnostic = Diagnostic::new(Code::PackBadLimit, format!("{path}.stale_after"), message);
                self.found.push(diagnostic.mended_by("Write `90 days`, `6 months` and the like."));
            }
        }
        compiled
    }

    /// Names within a form: of sections, fields, columns or scores. `path` is that of their list.
    fn names_in_form<'n>(&mut self, path: &str, names: impl Iterator<Item = &'n str>, what: &str) {
        if !self.whole {
            return;
        }
        let mut seen: Vec<&str> = Vec::new();
        for (place, name) in names.enumerate() {
            let named = format!("{path}[{place}].name");
            if !is_name(name) {
                self.found.add(Code::PackBadName, named, format!("`{name}` cannot be the name of a {what}"));
            } else if let Some(first) = seen.iter().position(|known| *known == name) {
                let diagnostic = Diagnostic::new(Code::PackDuplicateName, named, format!("two {what}s of this form are named `{name}`"));
                let mend = format!("Give each {what} of the form a name of its own.");
                self.found.push(diagnostic.mended_by(mend).beside(format!("{path}[{first}].name")));
            }
            seen.push(name);
        }
    }

    fn sections(&mut self, path: &str, form: &'a Form) {
        if !self.whole {
            return;
        }
        self.names_in_form(&format!("{path}.sections"), form.sections.iter().map(|section| section.name.as_str()), "section");
        for (place, section) in form.sections.iter().enumerate() {
            let path = format!("{path}.sections[{place}]");
            self.words_of(format_args!("{path}.title"), &section.title);
            if !form.fields.iter().any(|field| field.section.as_deref() == Some(&section.name)) {
                self.found.add(
                    Code::PackEmptySection,
                    format!("{path}.name"),
                    format!("no field stands in the section `{}`", section.name),
                );
            }
        }
    }

    /// The place of a field's section.
    fn section_of(&mut self, path: &str, form: &'a Form, field: &'a Field) -> usize {
        if form.sections.is_empty() {
            let titles = titles_of(form);
            return titles.iter().position(|title| *title == title_of(form, field)).unwrap_or(0);
        }
        let Some(name) = field.section.as_deref() else {
            let message = format!("the field `{}` names no section, though the form has some", field.name);
            self.found.add(Code::PackUnknownSection, format!("{path}.name"), message);
            return 0;
        };
        form.sections.iter().position(|section| section.name == name).unwrap_or_else(|| {
            let names = form.sections.iter().map(|section| section.name.as_str());
            let message = format!("the form has no section `{name}`");
            self.unknown(Code::PackUnknownSection, format!("{path}.section"), message, name, names);
            0
        })
    }

    /// The fact or event that a field reads and writes, if its type fits.
    fn bound(&mut self, path: &str, field: &'a Field) -> Option<Bound> {
        let name = field.fact.as_deref()?;
        let path = format!("{path}.fact");
        let (bound, is, fits) = if let Some(fact) = self.vocabulary.fact(name) {
            let fact_type = self.vocabulary.facts().get(fact).map_or(FactType::Boolean, |fact| fact.fact_type);
            let (is, fits) = match fact_type {
                FactType::Boolean => ("true or false", matches!(field.field_type, FieldType::YesNo | FieldType::Tick)),
                FactType::Integer => ("a whole number", matches!(field.field_type, FieldType::Integer | FieldType::Number)),
                FactType::Number => ("a number", matches!(field.field_type, FieldType::Integer | FieldType::Number)),
                FactType::Date => ("a date", field.field_type == FieldType::Date),
                FactType::Enum => ("one of a list of values", field.field_type == FieldType::Choice),
            };
            (Bound::Fact(fact), is, fits)
        } else if let Some(event) = self.vocabulary.event(name) {
            (Bound::Event(event), "an event", matches!(field.field_type, FieldType::Date | FieldType::DateTime))
        } else {
            let facts = self.vocabulary.facts().iter().map(|fact| fact.name.as_str());
            let names = facts.chain(self.vocabulary.events().iter().map(|event| event.name.as_str()));
            self.unknown(Code::PackUnknownFact, path, format!("there is no fact or event `{name}`"), name, names);
            return None;
        };
        if !fits {
            let message = format!("`{name}` is {is}, which the type of the field does not fit");
            self.found.add(Code::PackFieldFact, path, message);
            return None;
        }
        Some(bound)
    }

    /// The choices of a field: its own, else the values of its fact. One that is written as the label of a value means it.
    fn choices_of(&mut self, path: &str, field: &'a Field, bound: Option<Bound>) -> Vec<Choice> {
        if !matches!(field.field_type, FieldType::Choice | FieldType::Choices) {
            return Vec::new();
        }
        let fact = match bound {
            Some(Bound::Fact(fact)) => self.vocabulary.facts().get(fact),
            _ => None,
        };
        if let (Some(fact), true) = (fact, field.choices.is_empty()) {
            return fact.values.clone();
        }
        if field.choices.len() < 2 {
            let diagnostic = Diagnostic::new(
                Code::PackBadEnum,
                if field.choices.is_empty() { format!("{path}.type") } else { format!("{path}.choices") },
                format!("the field `{}` offers no choice: its `type` asks for two `choices` at least", field.name),
            );
            self.found.push(diagnostic.mended_by("List them: `choices = [{ value = \"home\", label = \"Home\" }, ...]`."));
        }
        self.told_apart(&format!("{path}.choices"), &field.choices);
        let mut choices = field.choices.clone();
        let Some(fact) = fact else { return choices };
        for (place, choice) in choices.iter_mut().enumerate() {
            if fact.values.iter().any(|known| known.value == choice.value) {
                continue;
            }
            if let Some(known) = fact.values.iter().find(|known| known.label == choice.value) {
                choice.value.clone_from(&known.value);
                continue;
            }
            let values: Vec<&str> = fact.values.iter().map(|known| known.value.as_str()).collect();
            let written = choice.value.clone();
            let message = format!("`{}` has no value `{written}`", fact.name);
            let diagnostic = Diagnostic::new(Code::PackUnknownValue, format!("{path}.choices[{place}]"), message);
            self.found
                .push(diagnostic.mended_by(format!("Use some of {}, or leave `choices` out: then all are offered.", values.join(", "))));
        }
        choices
    }

    /// Whether the values of some choices can be told apart, and shown.
    fn told_apart(&mut self, path: &str, choices: &[Choice]) {
        if !self.whole {
            return;
        }
        for (place, choice) in choices.iter().enumerate() {
            let path = format!("{path}[{place}]");
            if choice.value.trim().is_empty() {
                self.found.add(Code::PackBadEnum, path, "one of the choices is empty");
            } else if choices.iter().take(place).any(|known| known.value == choice.value) {
                let diagnostic = Diagnostic::new(Code::PackBadEnum, path, format!("`{}` stands twice among the choices", choice.value));
                self.found.push(diagnostic.mended_by("Take one of the two out."));
            }
        }
        if choices.len() > 64 {
            let message = format!("{} choices are listed, and 64 is the most that can be told apart", choices.len());
            self.found.add(Code::PackBadEnum, path, message);
        }
    }

    /// The members that belong to the type of a field, and those that do not.
    fn members_of_field(&mut self, path: &str, form: &Form, field: &'a Field) {
        use FieldType::{Choice, Choices, Date, DateTime, FixedText, Integer, LongText, Number, Table, Text, TickWindow};
        let is = |types: &[FieldType]| types.contains(&field.field_type);
        let given = [
            ("choices", !field.choices.is_empty(), is(&[Choice, Choices])),
            ("unit", field.unit.is_some(), is(&[Number, Integer])),
            ("least", field.least.is_some(), is(&[Number, Integer])),
            ("most", field.most.is_some(), is(&[Number, Integer])),
            ("most_characters", field.most_characters.is_some(), is(&[Text, LongText])),
            ("columns", !field.columns.is_empty(), is(&[Table])),
            ("windows", !field.windows.is_empty(), is(&[TickWindow])),
            ("words", field.words.is_some(), is(&[FixedText])),
            ("needed", field.needed.is_some(), !is(&[FixedText])),
            ("fact", field.fact.is_some(), !is(&[FixedText])),
        ];
        for (member, given, fits) in given {
            if given && !fits {
                let message = format!("a field of this type has no `{member}`");
                self.found.push(
                    Diagnostic::new(Code::PackFieldMember, format!("{path}.{member}"), message)
                        .mended_by(format!("Take `{member}` out, or give the field the type that has it.")),
                );
            }
        }
        if field.least.zip(field.most).is_some_and(|(least, most)| least > most) {
            let message = "the least that the number may be is above the most";
            self.found.push(Diagnostic::new(Code::PackFieldMember, format!("{path}.least"), message).mended_by("Exchange the two."));
        }
        // Forms from before there were sections have tables without columns, and fixed texts without words.
        let lacks = match field.field_type {
            Table if field.columns.is_empty() && !form.sections.is_empty() => {
                Some(("columns", "columns = [{ name = \"name\", type = \"text\", label = \"Name\" }]"))
            }
            TickWindow if field.windows.is_empty() => {
                Some(("windows", "windows = [{ value = \"past_6_months\", label = \"In the past 6 months\" }]"))
            }
            FixedText if field.words.is_none() && !form.sections.is_empty() => Some(("words", "words = \"...\"")),
            _ => None,
        };
        if let Some((member, example)) = lacks {
            let message = format!("the field `{}` has no `{member}`, which its `type` asks for", field.name);
            self.found
                .push(Diagnostic::new(Code::PackFieldMember, format!("{path}.type"), message).mended_by(format!("Add them: `{example}`.")));
        }
        self.told_apart(&format!("{path}.windows"), &field.windows);
        self.names_in_form(&format!("{path}.columns"), field.columns.iter().map(|column| column.name.as_str()), "column");
        for (place, column) in field.columns.iter().enumerate() {
            let path = format!("{path}.columns[{place}]");
            self.words_of(format_args!("{path}.label"), &column.label);
            if column.field_type == Choice && column.choices.len() < 2 {
                let message = format!("the column `{}` offers no choice: its `type` asks for two `choices` at least", column.name);
                self.found.add(Code::PackBadEnum, format!("{path}.name"), message);
            } else if column.field_type == DateTime && column.unit.is_some() {
                self.found.add(Code::PackFieldMember, format!("{path}.unit"), "a column of this type has no `unit`");
            }
            if column.last_checked && column.field_type != Date {
                let message = format!("the column `{}` says when its row was last checked, and is no date", column.name);
                self.found.push(
                    Diagnostic::new(Code::PackFieldMember, format!("{path}.last_checked"), message)
                        .mended_by("Give the column the type `date`, or take `last_checked` out."),
                );
            }
            self.told_apart(&format!("{path}.choices"), &column.choices);
        }
        let mut dates = field.columns.iter().enumerate().filter(|(_, column)| column.last_checked);
        if let (Some((first, _)), Some((second, column))) = (dates.next(), dates.next()) {
            let message = format!("the column `{}` is the second that says when a row was last checked", column.name);
            self.found.push(
                Diagnostic::new(Code::PackFieldMember, format!("{path}.columns[{second}].last_checked"), message)
                    .mended_by("Keep one of the two.")
                    .beside(format!("{path}.columns[{first}].last_checked")),
            );
        }
    }

    /// Compiles the conditions of a form, if it has any.
    fn form_conditions(&mut self, path: &str, form: &'a Form, compiled: &mut CompiledForm) {
        let whens =
            form.sections.iter().map(|section| section.when.as_deref()).chain(form.fields.iter().map(|field| field.when.as_deref()));
        let asks = whens.flatten().next().is_some()
            || form.fields.iter().any(|field| matches!(field.needed, Some(Needed::When(_))) || !field.checks.is_empty());
        for (field, compiled) in form.fields.iter().zip(&mut compiled.fields) {
            if field.needed == Some(Needed::Always(true)) {
                compiled.needed = CompiledNeeded::Always;
            }
        }
        if !asks {
            return;
        }
        let choices: Vec<Vec<Choice>> = compiled.fields.iter().map(|field| field.choices.clone()).collect();
        let fields = form.fields.iter().zip(&choices).map(|(field, choices)| as_fact(field, choices)).collect();
        let wide = self.vocabulary.with(fields);
        let mut in_form = InForm { base: compiled.base, fields: &form.fields, choices: &choices, atoms: &mut compiled.atoms };
        let mut formulas = Formulas::default();
        let mut all = Conditions::default();
        for (place, section) in form.sections.iter().enumerate() {
            let path = format!("{path}.sections[{place}].when");
            all.sections.push(section.when.as_deref().and_then(|when| self.asked(&wide, &mut in_form, &mut formulas, path, when)));
        }
        for (place, field) in form.fields.iter().enumerate() {
            let path = format!("{path}.fields[{place}]");
            let when = field.when.as_deref().and_then(|when| self.asked(&wide, &mut in_form, &mut formulas, format!("{path}.when"), when));
            let Some(compiled) = compiled.fields.get_mut(place) else { continue };
            compiled.when = when.as_ref().map(|asked| asked.condition.formula);
            all.fields.push(when);
            if let Some(Needed::When(when)) = &field.needed
                && let Some(asked) = self.asked(&wide, &mut in_form, &mut formulas, format!("{path}.needed"), when)
            {
                compiled.needed = CompiledNeeded::When(asked.condition.formula);
                all.needed.push(asked);
            }
            for (place, check) in field.checks.iter().enumerate() {
                self.words_of(format_args!("{path}.checks[{place}].says"), &check.says);
                if let Some(asked) = self.asked(&wide, &mut in_form, &mut formulas, format!("{path}.checks[{place}].that"), &check.that) {
                    compiled.checks.push(asked.condition.formula);
                    all.checks.push(asked);
                }
            }
        }
        for (section, asked) in compiled.sections.iter_mut().zip(&all.sections) {
            section.when = asked.as_ref().map(|asked| asked.condition.formula);
        }
        let atoms = compiled.atoms.iter().enumerate();
        let atoms = atoms.map(|(place, _)| Fact { name: format!("atom {place}"), fact_type: FactType::Boolean, ..Fact::default() });
        let wide = wide.with(atoms.collect());
        if let Some(fact) = formulas.settle(&wide).first() {
            let message = format!("the conditions of this form compare `{}` with too many different numbers", wide.fact_name(*fact));
            self.found.add(Code::PackTooManyThresholds, format!("{path}.id"), message);
        }
        for asked in all.sections.iter().chain(&all.fields).flatten().chain(&all.needed).chain(&all.checks) {
            compiled.asks.facts.extend(asked.condition.facts.iter().filter(|fact| **fact < compiled.base));
            compiled.asks.events.extend(&asked.condition.events);
        }
        if self.whole {
            self.reachable(compiled, &all, &wide, &formulas);
            self.in_circles(form, compiled, &all);
        }
        compiled.formulas = formulas;
    }

    /// Compiles one condition of a form.
    fn asked(
        &mut self,
        vocabulary: &Vocabulary,
        in_form: &mut InForm<'_>,
        formulas: &mut Formulas,
        path: String,
        when: &'a str,
    ) -> Option<Asked> {
        let read = compile_in(when, &path, Role::Item, vocabulary, self.events, formulas, &mut self.found, Some(in_form));
        match read {
            Some(condition) => Some(Asked { path, when: when.to_owned(), condition }),
            None => {
                self.unread.push(when);
                None
            }
        }
    }

    /// Conditions of a form that can never hold, or always do.
    fn reachable(&mut self, compiled: &CompiledForm, all: &Conditions, vocabulary: &Vocabulary, formulas: &Formulas) {
        // With a fault in a name or a list of values nothing can be said of what a condition is worth.
        let broken = |diagnostic: &Diagnostic| matches!(diagnostic.code, Code::PackTooManyThresholds | Code::PackBadEnum);
        if self.found.0.iter().any(broken) {
            return;
        }
        let Ok(mut worlds) = Worlds::new(vocabulary, formulas) else { return };
        let (mut never, mut always) = (Vec::new(), Vec::new());
        let of_sections: Vec<Diagram> = compiled.sections.iter().map(|section| diagram(&mut worlds, section.when)).collect();
        for (asked, diagram) in all.sections.iter().zip(&of_sections) {
            let Some(asked) = asked else { continue };
            match *diagram {
                FALSE => never.push((asked, "the section can never be asked")),
                TRUE => always.push(asked),
                _ => {}
            }
        }
        for (asked, field) in all.fields.iter().zip(&compiled.fields) {
            let Some(asked) = asked else { continue };
            let own = diagram(&mut worlds, field.when);
            let section = of_sections.get(field.section).copied().unwrap_or(TRUE);
            match own {
                FALSE => never.push((asked, "the field can never be asked")),
                TRUE => always.push(asked),
                _ if section != FALSE && worlds.diagrams.and(own, section) == FALSE => {
                    never.push((asked, "the field can never be asked while its section is"));
                }
                _ => {}
            }
        }
        for asked in &all.needed {
            if diagram(&mut worlds, Some(asked.condition.formula)) == FALSE {
                never.push((asked, "the field can never be needed"));
            }
        }
        for asked in &all.checks {
            match diagram(&mut worlds, Some(asked.condition.formula)) {
                FALSE => never.push((asked, "the check can never come out true")),
                TRUE => always.push(asked),
                _ => {}
            }
        }
        for (asked, what) in never {
            let which = if asked.when.contains('\n') { String::new() } else { format!(": `{}` is never true", asked.when.trim()) };
            self.found.add(Code::PackNeverHolds, asked.path.clone(), format!("{what}{which}"));
        }
        // `true` alone is meant as it stands.
        for asked in always.into_iter().filter(|asked| !asked.condition.facts.is_empty() || !asked.condition.events.is_empty()) {
            self.found.add(Code::PackAlwaysHolds, asked.path.clone(), "this condition is always true, whatever is known of the case");
        }
    }

    /// Fields whose being asked depends on their own answers.
    fn in_circles(&mut self, form: &Form, compiled: &CompiledForm, all: &Conditions) {
        let asked_of = |field: usize| {
            let section = compiled.fields.get(field).and_then(|field| all.sections.get(field.section)).and_then(Option::as_ref);
            all.fields.get(field).and_then(Option::as_ref).into_iter().chain(section)
        };
        let next = |field: usize| -> Vec<(usize, &Asked)> {
            let mut next = Vec::new();
            for asked in asked_of(field) {
                for other in (0..form.fields.len()).filter(|other| self.depends(compiled, &asked.condition, *other)) {
                    next.push((other, asked));
                }
            }
            next
        };
        let mut circular = Vec::new();
        let mut told = vec![false; form.fields.len()];
        for first in 0..form.fields.len() {
            // Every field on which this one depends, each with the condition of the first by which it is reached.
            let mut seen = vec![false; form.fields.len()];
            for (start, asked) in next(first) {
                let mut open = vec![start];
                while let Some(field) = open.pop() {
                    if let Some(seen) = seen.get_mut(field).filter(|seen| !**seen) {
                        *seen = true;
                        open.extend(next(field).into_iter().map(|(field, _)| field));
                    }
                }
                if seen.get(first) == Some(&true) && told.get(first) == Some(&false) {
                    told.iter_mut().zip(&seen).for_each(|(told, seen)| *told |= *seen);
                    circular.push((asked.path.clone(), form.fields.get(start).map_or("", |field| &field.name), asked.when.clone()));
                    break;
                }
            }
        }
        for (path, name, when) in circular {
            let which = if when.contains(name) { format!("`{name}`") } else { "an answer".to_owned() };
            let message = format!("this condition asks {which}, which itself is asked only by what stands here");
            let diagnostic = Diagnostic::new(Code::PackCircular, path, message);
            self.found.push(diagnostic.mended_by("Let one of them be asked whatever the others say."));
        }
    }

    /// Whether a condition of a form depends on the answer to a field.
    fn depends(&self, compiled: &CompiledForm, condition: &Condition, field: usize) -> bool {
        if condition.facts.contains(&(compiled.base + field)) {
            return true;
        }
        let asks_fact = |name: &str| self.vocabulary.fact(name).is_some_and(|fact| condition.facts.contains(&fact));
        match compiled.fields.get(field).and_then(|field| field.bound) {
            Some(Bound::Fact(fact)) => {
                condition.facts.contains(&fact) || (self.vocabulary.fact("date_of_birth") == Some(fact) && asks_fact("age"))
            }
            Some(Bound::Event(event)) => {
                condition.events.contains(&event) || (self.events.reported_missing == Some(event) && asks_fact("reported_to_police"))
            }
            None => false,
        }
    }

    /// The duties that a completed form marks done.
    fn fulfils(&mut self, path: &str, form: &'a Form, compiled: &mut CompiledForm) {
        let pack = self.pack;
        for (place, duty) in pack.duties.iter().enumerate() {
            if form.marks_done(duty) {
                compiled.fulfils.push(place);
            }
        }
        let duties = || pack.duties.iter().map(|duty| duty.id.as_str());
        for (place, id) in form.fulfils.iter().enumerate() {
            if !duties().any(|known| known == id) {
                self.unknown(Code::PackUnknownDuty, format!("{path}.fulfils[{place}]"), format!("there is no duty `{id}`"), id, duties());
            }
        }
        let Some(name) = form.fulfils_when.as_deref() else { return };
        let path = format!("{path}.fulfils_when");
        compiled.fulfils_when = form.fields.iter().position(|field| field.name == name);
        match compiled.fulfils_when.and_then(|place| form.fields.get(place)) {
            Some(field) if field.field_type == FieldType::DateTime => {}
            Some(_) => {
                let diagnostic =
                    Diagnostic::new(Code::PackFieldMember, path, format!("`{name}` has no time, and the duty is done at a time"));
                self.found.push(diagnostic.mended_by("Name a field of type date_time."));
            }
            None => {
                let names = form.fields.iter().map(|field| field.name.as_str());
                self.unknown(Code::PackUnknownField, path, format!("this form has no field `{name}`"), name, names);
            }
        }
    }

    fn scores(&mut self, path: &str, form: &'a Form, compiled: &mut CompiledForm) {
        self.names_in_form(&format!("{path}.scores"), form.scores.iter().map(|score| score.name.as_str()), "score");
        for (place, score) in form.scores.iter().enumerate() {
            let path = format!("{path}.scores[{place}]");
            for (member, text) in [("title", &score.title), ("source", &score.source), ("supports", &score.supports)] {
                self.words_of(format_args!("{path}.{member}"), text);
            }
            let mut rules = Vec::new();
            for (rule, points) in score.points.iter().enumerate() {
                let path = format!("{path}.points[{rule}]");
                if points.points <= 0.0 {
                    self.found.add(Code::PackBadScore, format!("{path}.points"), "the points for a tick have to be above 0");
                }
                let mut fields = Vec::new();
                for (place, pattern) in points.fields.iter().enumerate() {
                    let path = format!("{path}.fields[{place}]");
                    let before = fields.len();
                    for (place, field) in form.fields.iter().enumerate().filter(|(_, field)| fits(pattern, &field.name)) {
                        fields.push((place, self.counted(&path, field, points.window.as_deref())));
                    }
                    if fields.len() == before {
                        self.found.add(Code::PackBadScore, path, format!("`{pattern}` names no field of this form"));
                    }
                }
                rules.push(CompiledPoints { fields });
            }
            compiled.scores.push(rules);
            for (place, (below, band)) in score.bands.iter().zip(score.bands.iter().skip(1)).enumerate() {
                if below.from >= band.from {
                    let (path, from) = (format!("{path}.bands[{}].from", place + 1), crate::number::words(band.from));
                    let message = format!("the band from {from} does not lie above the one before it");
                    self.found.add(Code::PackBadBands, path, message);
                }
            }
        }
    }

    /// The place of the window in which a field is counted.
    fn counted(&mut self, path: &str, field: &Field, window: Option<&str>) -> Option<usize> {
        if !matches!(field.field_type, FieldType::Tick | FieldType::TickWindow | FieldType::YesNo) {
            let message = format!("the field `{}` cannot be ticked", field.name);
            self.found.add(Code::PackBadScore, path.to_owned(), message.replace('`', "\""));
            return None;
        }
        let window = window?;
        let place = field.windows.iter().position(|known| known.value == window);
        if place.is_none() {
            let message = format!("the field \"{}\" has no window \"{window}\"", field.name);
            self.found.add(Code::PackBadScore, path.to_owned(), message);
        }
        place
    }
}

/// The columns of a table; a form from before there were columns has one for each line.
fn columns_of(field: &Field) -> Vec<Column> {
    if field.field_type == FieldType::Table && field.columns.is_empty() {
        return vec![Column { name: "text".to_owned(), label: field.label.clone(), ..Column::default() }];
    }
    field.columns.clone()
}

/// Whether a name is what a pattern means: the name itself, or one that begins with what stands before the star.
fn fits(pattern: &str, name: &str) -> bool {
    pattern.strip_suffix('*').map_or(pattern == name, |start| name.starts_with(start))
}

/// What a condition can still become; one that is left out always holds.
fn diagram(worlds: &mut Worlds<'_>, formula: Option<FormulaId>) -> Diagram {
    formula.map_or(TRUE, |formula| worlds.diagram(formula))
}

/// The title of the part of a form in which a field stands, where the form declares no sections.
fn title_of<'f>(form: &'f Form, field: &'f Field) -> &'f str {
    field.section.as_deref().unwrap_or(&form.title)
}

/// The titles of the parts of a form that declares no sections, in order.
fn titles_of(form: &Form) -> Vec<&str> {
    let mut titles: Vec<&str> = Vec::new();
    for field in &form.fields {
        let title = title_of(form, field);
        if !titles.contains(&title) {
            titles.push(title);
        }
    }
    titles
}

/// The sections of a form: those that it declares, else the parts that its fields name by their titles.
fn sections_of(form: &Form) -> Vec<CompiledSection> {
    let declared = |(place, section): (usize, &crate::pack::Section)| CompiledSection {
        name: section.name.clone(),
        title: section.title.clone(),
        declared: Some(place),
        when: None,
    };
    if form.sections.is_empty() {
        let named = |(place, title): (usize, &str)| CompiledSection {
            name: format!("part_{}", place + 1),
            title: title.to_owned(),
            ..CompiledSection::default()
        };
        return titles_of(form).into_iter().enumerate().map(named).collect();
    }
    form.sections.iter().enumerate().map(declared).collect()
}
