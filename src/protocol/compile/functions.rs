//! The functions of the language: events, lengths of time, counts, and what only forms ask.

use super::{Compiler, FORM_FUNCTIONS, Operand, Role, Unit};
use crate::diagnostic::{Code, for_authors};
use crate::feel::ast::{Expression, Node, Span};
use crate::protocol::form::{Atom, InForm, Moment};
use crate::protocol::formula::{Formula, FormulaId, Since};
use crate::vocabulary::{FactType, Vocabulary};

impl Compiler<'_, '_> {
    pub(super) fn call(&mut self, name: &str, arguments: &[Expression], span: Span, positive: bool) -> Operand {
        let unit = match name {
            "happened" => {
                let Some(event) = self.event_argument(arguments, span) else { return Operand::Broken };
                return Operand::Truth(self.happened(event, positive));
            }
            "hours since" => Unit::Hours,
            "days since" => Unit::Days,
            "working days since" => Unit::WorkingDays,
            "hours between" => {
                let [from, to] = arguments else {
                    self.raise_with(
                        Code::PackTypeError,
                        span,
                        "`hours between` takes two events".to_owned(),
                        for_authors(|| "Write `hours between(last_seen, located)`.".to_owned()),
                    );
                    return Operand::Broken;
                };
                let events = (self.event(from), self.event(to));
                let (Some(from), Some(to)) = events else { return Operand::Broken };
                return Operand::Between(from, to);
            }
            "count missing" => return self.count(arguments, span),
            "before" | "after" | "later than now" | "given" | "list contains" if self.form.is_some() => {
                return self.asked_of_form(name, arguments, span);
            }
            _ => {
                let functions = ["happened", "hours since", "days since", "working days since", "hours between", "count missing"];
                let of_forms: &[&str] = if self.form.is_some() { &FORM_FUNCTIONS } else { &[] };
                let mend = for_authors(|| match Vocabulary::nearest(functions.into_iter().chain(of_forms.iter().copied()), name) {
                    Some(near) => format!("Did you mean `{near}(...)`?"),
                    None => Code::PackUnknownFunction.mend().to_owned(),
                });
                self.raise_with(Code::PackUnknownFunction, span, format!("there is no function `{name}`"), mend);
                return Operand::Broken;
            }
        };
        match self.event_argument(arguments, span) {
            Some(event) => Operand::Since(Since::Event(event), unit),
            None => Operand::Broken,
        }
    }

    /// What only a form can ask: the order of two moments, whether a field was answered, what a list holds.
    pub(super) fn asked_of_form(&mut self, name: &str, arguments: &[Expression], span: Span) -> Operand {
        let atom = match (name, arguments) {
            ("before", [left, right]) => self.moment(left).zip(self.moment(right)).map(|(left, right)| Atom::Before(left, right)),
            ("after", [left, right]) => self.moment(left).zip(self.moment(right)).map(|(left, right)| Atom::Before(right, left)),
            ("later than now", [moment]) => self.moment(moment).map(Atom::LaterThanNow),
            ("given", [field]) => self.field(field).map(Atom::Given),
            ("list contains", [field, Expression { node: Node::Text(text), span }]) => self.member(field, text, *span),
            _ => {
                let example = match name {
                    "before" | "after" => format!("{name}(child_seen, returned)"),
                    "list contains" => "list contains(places, \"home\")".to_owned(),
                    _ => format!("{name}(child_seen)"),
                };
                self.raise_with(Code::PackTypeError, span, format!("`{name}` takes something else"), format!("Write `{example}`."));
                None
            }
        };
        let Some((form, atom)) = self.form.as_deref_mut().zip(atom) else { return Operand::Broken };
        let fact = form.atom(atom);
        Operand::Truth(self.formulas.add(Formula::Fact { fact, classes: 0b10 }))
    }

    /// A field of the form, by its place.
    pub(super) fn field(&mut self, argument: &Expression) -> Option<usize> {
        let found = match &argument.node {
            Node::Name(name) => self.form.as_deref().and_then(|form| form.field(name)),
            _ => None,
        };
        match (found, &argument.node) {
            (Some((field, fact)), _) => {
                self.asks(fact);
                Some(field)
            }
            (None, Node::Name(name)) => {
                let names = self.form.as_deref().map(InForm::names).unwrap_or_default();
                let mend = match Vocabulary::nearest(names.into_iter(), name) {
                    Some(near) => format!("Did you mean `{near}`?"),
                    None => Code::PackUnknownField.mend().to_owned(),
                };
                self.raise_with(Code::PackUnknownField, argument.span, format!("this form has no field `{name}`"), mend);
                None
            }
            (None, _) => {
                let mend = "Write its name, without quotes.".to_owned();
                self.raise_with(Code::PackTypeError, argument.span, "expected the name of a field".to_owned(), mend);
                None
            }
        }
    }

    /// Something that has a date: a field, an event, or a fact.
    pub(super) fn moment(&mut self, argument: &Expression) -> Option<Moment> {
        let Node::Name(name) = &argument.node else { return self.field(argument).map(Moment::Field) };
        if let Some((field, fact)) = self.form.as_deref().and_then(|form| form.field(name)) {
            if self.form.as_deref().is_some_and(|form| form.is_dated(field)) {
                self.asks(fact);
                return Some(Moment::Field(field));
            }
            let mend = "Name a field of type date or date_time, or an event.".to_owned();
            self.raise_with(Code::PackTypeError, argument.span, format!("the field `{name}` holds no date"), mend);
            return None;
        }
        match self.vocabulary.fact(name) {
            Some(fact) if self.is(fact, FactType::Date) => {
                self.asks(fact);
                Some(Moment::Fact(fact))
            }
            _ => self.event(argument).map(Moment::Event),
        }
    }

    /// That the answer to a field of several choices holds one of them.
    pub(super) fn member(&mut self, field: &Expression, value: &str, span: Span) -> Option<Atom> {
        let place = self.field(field)?;
        let values = self.form.as_deref().map(|form| form.values(place)).unwrap_or_default();
        match values.iter().position(|known| *known == value) {
            Some(choice) => Some(Atom::Contains(place, choice)),
            None => {
                let mend = match (Vocabulary::nearest(values.iter().copied(), value), values.is_empty()) {
                    (Some(near), _) => format!("Did you mean \"{near}\"?"),
                    (None, false) => format!("Use one of {}.", values.join(", ")),
                    (None, true) => "Ask a field of type choices or tick_window.".to_owned(),
                };
                self.raise_with(Code::PackUnknownValue, span, format!("the field has no choice \"{value}\""), mend);
                None
            }
        }
    }

    pub(super) fn happened(&mut self, event: usize, positive: bool) -> FormulaId {
        let is_end = self.known.is_end(event);
        match self.role {
            // What a rule of the episode asks of its end is taken as just before it.
            Role::CategoryRule | Role::RiskRule if is_end => self.constant(false),
            // The happening of a duty's own clock belongs to the clock; located and returned are one event there.
            Role::Duty { clock: Some(clock) } if positive && (clock == event || (is_end && self.known.is_end(clock))) => {
                self.constant(true)
            }
            _ => self.formulas.add(Formula::Happened(event)),
        }
    }

    pub(super) fn event_argument(&mut self, arguments: &[Expression], span: Span) -> Option<usize> {
        match arguments {
            [argument] => self.event(argument),
            _ => {
                self.raise_with(
                    Code::PackTypeError,
                    span,
                    "expected one event in the parentheses".to_owned(),
                    for_authors(|| "Write the name of one event: `happened(returned)`.".to_owned()),
                );
                None
            }
        }
    }

    pub(super) fn event(&mut self, argument: &Expression) -> Option<usize> {
        let Node::Name(name) = &argument.node else {
            self.raise_with(
                Code::PackTypeError,
                argument.span,
                "expected the name of an event".to_owned(),
                for_authors(|| "Write its name, without quotes.".to_owned()),
            );
            return None;
        };
        let Some(event) = self.vocabulary.event(name) else {
            let names = self.vocabulary.events().iter().map(|event| event.name.as_str());
            let mend = for_authors(|| match Vocabulary::nearest(names, name) {
                Some(near) => format!("Did you mean `{near}`? Else declare it in pack.toml."),
                None => Code::PackUnknownEvent.mend().to_owned(),
            });
            self.raise_with(Code::PackUnknownEvent, argument.span, format!("there is no event `{name}`"), mend);
            return None;
        };
        if !self.condition.events.contains(&event) {
            self.condition.events.push(event);
        }
        Some(event)
    }

    pub(super) fn count(&mut self, arguments: &[Expression], span: Span) -> Operand {
        if self.role == Role::CategoryRule {
            self.raise(
                Code::PackCircular,
                span,
                "`count missing` counts this episode by its category, and is asked by a rule on which that depends".to_owned(),
            );
            return Operand::Broken;
        }
        match arguments {
            [] => Operand::Count(None),
            [Expression { node: Node::Number(days), .. }] if days.fract() == 0.0 && (1.0..=36_500.0).contains(days) =>
            {
                #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a whole number between 1 and 36,500")]
                Operand::Count(Some(*days as u32))
            }
            _ => {
                self.raise_with(
                    Code::PackTypeError,
                    span,
                    "`count missing` takes a whole number of days, or nothing".to_owned(),
                    for_authors(|| "Write `count missing(90)`, or `count missing()` for the whole history.".to_owned()),
                );
                Operand::Broken
            }
        }
    }
}
