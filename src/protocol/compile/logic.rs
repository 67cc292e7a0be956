//! The connectives: and, or, not, and what a truth value is made of.

use super::compare::opposite;
use super::{Compiler, Operand, Role};
use crate::classes::Threshold;
use crate::diagnostic::{Code, for_authors};
use crate::feel::ast::{Expression, Node};
use crate::protocol::formula::{Formula, FormulaId, Interval, Time};

impl Compiler<'_, '_> {
    pub(super) fn constant(&mut self, value: bool) -> FormulaId {
        self.formulas.add(Formula::Constant(value))
    }

    pub(super) fn not(&mut self, part: FormulaId) -> FormulaId {
        match self.formulas.get(part) {
            Formula::Constant(value) => {
                let opposite = !value;
                self.constant(opposite)
            }
            Formula::Not(inner) => *inner,
            _ if matches!(self.role, Role::Duty { .. }) && self.formulas.asks_time(part) => self.not_in_time(part),
            _ => self.formulas.add(Formula::Not(part)),
        }
    }

    /// The opposite of a condition of a duty that asks the time: a time stays a time that has yet to begin, and never
    /// becomes part of the rest (contract, "duties").
    pub(super) fn not_in_time(&mut self, part: FormulaId) -> FormulaId {
        match self.formulas.get(part).clone() {
            Formula::Time(time) => {
                let Some(known) = self.formulas.times.get(time).copied() else { return part };
                let time = self.formulas.time(Time { rising: !known.rising, ..known });
                self.condition.times.push(time);
                self.formulas.add(Formula::Time(time))
            }
            Formula::Interval(interval) => {
                let Some(known) = self.formulas.intervals.get(interval).copied() else { return part };
                let threshold = Threshold { comparison: opposite(known.threshold.comparison), ..known.threshold };
                let interval = self.formulas.interval(Interval { threshold, ..known });
                self.condition.intervals.push(interval);
                self.formulas.add(Formula::Interval(interval))
            }
            Formula::And(parts) => {
                let parts = parts.into_iter().map(|part| self.not(part)).collect();
                self.any(parts)
            }
            Formula::Or(parts) => {
                let parts = parts.into_iter().map(|part| self.not(part)).collect();
                self.all(parts)
            }
            _ => self.formulas.add(Formula::Not(part)),
        }
    }

    pub(super) fn all(&mut self, parts: Vec<FormulaId>) -> FormulaId {
        self.join(parts, true)
    }

    pub(super) fn any(&mut self, parts: Vec<FormulaId>) -> FormulaId {
        self.join(parts, false)
    }

    /// `and` where `neutral` is true, `or` where it is false; settled parts are taken out.
    pub(super) fn join(&mut self, parts: Vec<FormulaId>, neutral: bool) -> FormulaId {
        let mut kept = Vec::with_capacity(parts.len());
        for part in parts {
            match self.formulas.get(part) {
                Formula::Constant(value) if *value == neutral => {}
                Formula::Constant(_) => return part,
                Formula::And(inner) if neutral => kept.extend(inner.iter().copied()),
                Formula::Or(inner) if !neutral => kept.extend(inner.iter().copied()),
                _ => kept.push(part),
            }
        }
        let mut once: Vec<FormulaId> = Vec::with_capacity(kept.len());
        for part in kept {
            if !once.contains(&part) {
                once.push(part);
            }
        }
        let kept = once;
        match (kept.as_slice(), neutral) {
            ([], _) => self.constant(neutral),
            ([only], _) => *only,
            (_, true) => self.formulas.add(Formula::And(kept)),
            (_, false) => self.formulas.add(Formula::Or(kept)),
        }
    }

    /// A condition. `positive` is false under a `not`.
    pub(super) fn truth(&mut self, expression: &Expression, positive: bool) -> FormulaId {
        match &expression.node {
            Node::And(..) => {
                let parts = self.chain(expression, positive, |node| match node {
                    Node::And(left, right) => Some((left, right)),
                    _ => None,
                });
                self.all(parts)
            }
            Node::Or(..) => {
                let parts = self.chain(expression, positive, |node| match node {
                    Node::Or(left, right) => Some((left, right)),
                    _ => None,
                });
                self.any(parts)
            }
            Node::Not(inner) => self.negation(inner, positive),
            _ => match self.operand(expression, positive) {
                Operand::Truth(formula) => formula,
                Operand::Broken => self.constant(true),
                other => {
                    let message = format!("{} is not yet a condition", self.describe(&other));
                    let mend = for_authors(|| self.asked(&other));
                    self.raise_with(Code::PackTypeError, expression.span, message, mend);
                    self.constant(true)
                }
            },
        }
    }

    /// The parts of `a and b and c`, however long the chain is.
    pub(super) fn chain<'e>(
        &mut self,
        expression: &'e Expression,
        positive: bool,
        split: impl Fn(&'e Node) -> Option<(&'e Box<Expression>, &'e Box<Expression>)>,
    ) -> Vec<FormulaId> {
        let mut parts = Vec::new();
        let mut open = vec![expression];
        while let Some(next) = open.pop() {
            match split(&next.node) {
                Some((left, right)) => {
                    open.push(right);
                    open.push(left);
                }
                None => parts.push(self.truth(next, positive)),
            }
        }
        parts
    }

    pub(super) fn negation(&mut self, inner: &Expression, positive: bool) -> FormulaId {
        match &inner.node {
            // not(a or b) asks not(a) and not(b): each may speak of the stage.
            Node::Or(left, right) => {
                let parts = vec![self.negation(left, positive), self.negation(right, positive)];
                self.all(parts)
            }
            Node::Call(name, arguments) if name == "happened" && positive && !self.of_the_end && matches!(self.role, Role::Duty { .. }) => {
                match self.event_argument(arguments, inner.span) {
                    Some(event) if self.known.is_end(event) => {
                        self.found_asked |= self.known.located == Some(event);
                        self.back_asked |= self.known.returned == Some(event);
                        self.constant(true)
                    }
                    _ => {
                        let part = self.truth(inner, false);
                        self.not(part)
                    }
                }
            }
            _ => {
                let part = self.truth(inner, !positive);
                self.not(part)
            }
        }
    }
}
