//! What stands on either side of a comparison: names, numbers, texts, ranges.

use super::{Compiler, Operand, Role, Unit};
use crate::diagnostic::{Code, for_authors};
use crate::feel::ast::{Comparison, Expression, Node, Range, Span, Test};
use crate::protocol::formula::{Formula, FormulaId, Since};
use crate::vocabulary::{CATEGORIES, FactType, GRADES, Vocabulary};

impl Compiler<'_, '_> {
    pub(super) fn operand(&mut self, expression: &Expression, positive: bool) -> Operand {
        let span = expression.span;
        match &expression.node {
            Node::Null => {
                self.raise(Code::PackNullWritten, span, "`null` may not be written in a condition".to_owned());
                Operand::Broken
            }
            Node::Boolean(value) => Operand::Truth(self.constant(*value)),
            Node::Number(number) => Operand::Number(*number),
            Node::Text(text) => Operand::Text(text.clone()),
            Node::Name(name) => self.name(name, span, positive),
            Node::Call(name, arguments) => self.call(name, arguments, span, positive),
            Node::Compare(comparison, left, right) => {
                let (left, right) = (self.operand(left, positive), self.operand(right, positive));
                Operand::Truth(self.compare(left, *comparison, right, span))
            }
            Node::Between(value, low, high) => {
                let tests = [(Comparison::GreaterOrEqual, low), (Comparison::LessOrEqual, high)];
                let mut parts = Vec::new();
                for (comparison, end) in tests {
                    let (value, end) = (self.operand(value, positive), self.operand(end, positive));
                    parts.push(self.compare(value, comparison, end, span));
                }
                Operand::Truth(self.all(parts))
            }
            Node::In(value, tests) => {
                let mut parts = Vec::new();
                for test in tests {
                    parts.push(self.test(value, test, positive));
                }
                Operand::Truth(self.any(parts))
            }
            Node::And(..) | Node::Or(..) | Node::Not(_) => Operand::Truth(self.truth(expression, positive)),
            Node::List(_) | Node::Range(_) => {
                let mend = for_authors(|| "Write `in` before it: `age in [12..15]`, `whereabouts in (\"known\", \"unknown\")`.".to_owned());
                self.raise_with(Code::PackOutsideLanguage, span, "a list or a range may stand only after `in`".to_owned(), mend);
                Operand::Broken
            }
            #[allow(unreachable_patterns, reason = "the tree may grow for the command `feel` alone")]
            _ => {
                self.raise(Code::PackOutsideLanguage, span, "this may not be written in a condition".to_owned());
                Operand::Broken
            }
        }
    }

    pub(super) fn test(&mut self, value: &Expression, test: &Test, positive: bool) -> FormulaId {
        match test {
            Test::Compare(comparison, right) => {
                let (left, right) = (self.operand(value, positive), self.operand(right, positive));
                self.compare(left, *comparison, right, value.span)
            }
            Test::Value(right) => self.equal(value, right, positive),
        }
    }

    /// Whether a value equals another, lies in a range, or is a member of a list.
    pub(super) fn equal(&mut self, value: &Expression, right: &Expression, positive: bool) -> FormulaId {
        match &right.node {
            Node::Range(range) => self.range(value, range, right.span, positive),
            Node::List(members) => {
                let parts = members.iter().map(|member| self.equal(value, member, positive)).collect();
                self.any(parts)
            }
            _ => {
                let (left, operand) = (self.operand(value, positive), self.operand(right, positive));
                self.compare(left, Comparison::Equal, operand, right.span)
            }
        }
    }

    pub(super) fn range(&mut self, value: &Expression, range: &Range, span: Span, positive: bool) -> FormulaId {
        let low = if range.low_included { Comparison::GreaterOrEqual } else { Comparison::Greater };
        let high = if range.high_included { Comparison::LessOrEqual } else { Comparison::Less };
        let mut parts = Vec::new();
        for (comparison, end) in [(low, &range.low), (high, &range.high)] {
            let (value, end) = (self.operand(value, positive), self.operand(end, positive));
            parts.push(self.compare(value, comparison, end, span));
        }
        self.all(parts)
    }

    pub(super) fn name(&mut self, name: &str, span: Span, positive: bool) -> Operand {
        match name {
            "still missing" => {
                // Only who asks that the child be still missing speaks of the stage; who asks the opposite does not.
                self.still |= positive;
                let missing = match self.role {
                    Role::CategoryRule => {
                        self.condition.asks_others = true;
                        return Operand::Truth(self.formulas.add(Formula::CategoryOfOthers(1)));
                    }
                    _ => self.formulas.add(Formula::Category(1)),
                };
                if self.role == Role::Item || (!positive && matches!(self.role, Role::Duty { .. })) {
                    let not_ended = self.formulas.add(Formula::NotEnded);
                    return Operand::Truth(self.all(vec![missing, not_ended]));
                }
                return Operand::Truth(missing);
            }
            "hours missing" => return Operand::Since(Since::Missing, Unit::Hours),
            "category" => return Operand::Category,
            "risk" if matches!(self.role, Role::Duty { .. } | Role::Item) => return Operand::Risk,
            "risk" => {
                let message = match self.role {
                    Role::CategoryRule => "a rule that yields the category asks `risk`, which may itself depend on the category",
                    _ => "a rule that yields the risk asks `risk` itself",
                };
                self.raise(Code::PackCircular, span, message.to_owned());
                return Operand::Broken;
            }
            _ => {}
        }
        let Some(fact) = self.vocabulary.fact(name) else {
            self.unknown_name(name, span);
            return Operand::Broken;
        };
        if let Some(mend) = self.form.as_deref().and_then(|form| form.asked_otherwise(fact)) {
            self.raise_with(Code::PackTypeError, span, format!("the field `{name}` cannot be compared as it is"), mend);
            return Operand::Broken;
        }
        self.asks(fact);
        match self.vocabulary.facts().get(fact).map(|fact| fact.fact_type) {
            Some(FactType::Boolean) => Operand::Truth(self.formulas.add(Formula::Fact { fact, classes: 0b10 })),
            _ => Operand::Fact(fact),
        }
    }

    /// Remembers that the condition asks a fact, or a field of a form.
    pub(super) fn asks(&mut self, fact: usize) {
        if !self.condition.facts.contains(&fact) {
            self.condition.facts.push(fact);
        }
    }

    pub(super) fn unknown_name(&mut self, name: &str, span: Span) {
        if self.vocabulary.event(name).is_some() {
            let message = format!("`{name}` is an event, which alone is not a condition");
            self.raise_with(
                Code::PackTypeError,
                span,
                message,
                for_authors(|| format!("Ask `happened({name})`, or a time such as `hours since({name}) >= 24`.")),
            );
            return;
        }
        let mend = for_authors(|| {
            let derived = ["still missing", "hours missing", "category", "risk"];
            let names = self.vocabulary.facts().iter().map(|fact| fact.name.as_str()).chain(derived);
            let is_value = CATEGORIES.contains(&name)
                || GRADES.contains(&name)
                || self.vocabulary.facts().iter().any(|fact| fact.values.iter().any(|choice| choice.value == name));
            match Vocabulary::nearest(names, name) {
                _ if is_value => format!("Put a value between double quotes: `\"{name}\"`."),
                Some(near) => format!("Did you mean `{near}`? Else declare it in pack.toml."),
                None => Code::PackUnknownFact.mend().to_owned(),
            }
        });
        let message = match self.form {
            Some(_) => format!("`{name}` is neither a fact nor a field of this form"),
            None => format!("there is no fact `{name}`"),
        };
        self.raise_with(Code::PackUnknownFact, span, message, mend);
    }
}
