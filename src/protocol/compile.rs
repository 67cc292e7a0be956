//! From the tree of an expression to a formula: names are looked up, types are checked, times get their place.

use crate::calendar::Length;
use crate::classes::Threshold;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, for_authors};
use crate::facts::KnownEvents;
use crate::feel;
use crate::feel::ast::{Comparison, Expression, Node, Range, Span, Test};
use crate::protocol::formula::{Count, Formula, FormulaId, Formulas, Interval, Since, Time};
use crate::vocabulary::{CATEGORIES, FactType, GRADES, Vocabulary};

/// For what a condition is asked; the end of the episode and the category mean different things to each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// A rule that yields a category: it may ask the category that the others give.
    CategoryRule,
    /// A rule that yields a grade.
    RiskRule,
    /// A duty with its clock.
    Duty {
        /// The event from which its times run.
        clock: Option<usize>,
    },
    /// Guidance, a contact, a form: of use while it holds.
    Item,
}

/// With what the stage of a duty ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Stage {
    /// It is of no stage.
    #[default]
    None,
    /// The first of located and returned.
    UntilFound,
    /// The return alone.
    UntilBack,
}

/// A condition, compiled.
#[derive(Debug, Clone, Default)]
pub struct Condition {
    /// The condition; of a duty, without what belongs to its stage and its clock.
    pub formula: FormulaId,
    /// The stage that a duty belongs to.
    pub stage: Stage,
    /// The times that it asks, by their place.
    pub times: Vec<usize>,
    /// The intervals that it asks, by their place.
    pub intervals: Vec<usize>,
    /// The facts that it asks.
    pub facts: Vec<usize>,
    /// The events that it asks.
    pub events: Vec<usize>,
    /// Whether it asks the category that the other rules give.
    pub asks_others: bool,
}

/// What an operand of a comparison is.
enum Operand {
    /// A condition.
    Truth(FormulaId),
    /// A fact that is not a boolean.
    Fact(usize),
    Number(f64),
    Text(String),
    Category,
    Risk,
    Since(Since, Unit),
    Between(usize, usize),
    Count(Option<u32>),
    /// A diagnostic has been raised already.
    Broken,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Unit {
    Hours,
    Days,
    WorkingDays,
}

/// Compiles one condition; what is wrong with it is added to `found`, with places in `path`.
pub fn compile(
    text: &str,
    path: &str,
    role: Role,
    vocabulary: &Vocabulary,
    known: &KnownEvents,
    formulas: &mut Formulas,
    found: &mut Diagnostics,
) -> Option<Condition> {
    let expression = match feel::parse(text) {
        Ok(expression) => expression,
        Err(errors) => {
            for error in errors {
                let mut diagnostic = Diagnostic::new(Code::PackSyntax, path, error.message).advised(|| sentence(&error.mend));
                diagnostic.place.excerpt = excerpt(text, error.span);
                found.push(diagnostic.within(error.span.start, error.span.end));
            }
            return None;
        }
    };
    let before = found.0.len();
    let mut compiler = Compiler {
        text,
        path,
        role,
        vocabulary,
        known,
        formulas,
        found,
        condition: Condition::default(),
        still: false,
        found_asked: false,
        back_asked: false,
        of_the_end: false,
    };
    compiler.of_the_end = compiler.asks_for_the_end(&expression);
    let formula = compiler.truth(&expression, true);
    let (until_found, until_back) = (compiler.still || compiler.found_asked, compiler.back_asked);
    let mut condition = compiler.condition;
    condition.formula = formula;
    condition.stage = match (until_found, until_back) {
        (true, _) => Stage::UntilFound,
        (false, true) => Stage::UntilBack,
        (false, false) => Stage::None,
    };
    (found.0.len() == before).then_some(condition)
}

/// The line of a condition in which a part of it stands.
fn excerpt(text: &str, span: Span) -> Option<String> {
    let start = text.get(..span.start)?.rfind('\n').map_or(0, |end| end + 1);
    text.get(start..)?.lines().next().map(|line| line.trim().to_owned())
}

/// A mend as a sentence of its own.
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase().to_string()).unwrap_or_default();
    let rest = letters.as_str();
    let end = if rest.ends_with(['.', '?']) { "" } else { "." };
    format!("{first}{rest}{end}")
}

struct Compiler<'a> {
    text: &'a str,
    path: &'a str,
    role: Role,
    vocabulary: &'a Vocabulary,
    known: &'a KnownEvents,
    formulas: &'a mut Formulas,
    found: &'a mut Diagnostics,
    condition: Condition,
    still: bool,
    found_asked: bool,
    back_asked: bool,
    /// Whether the condition asks that the child was located or is back: then it is of no stage.
    of_the_end: bool,
}

impl Compiler<'_> {
    /// Whether `happened(located)` or `happened(returned)` is asked, and not its opposite.
    fn asks_for_the_end(&self, expression: &Expression) -> bool {
        let mut open = vec![expression];
        while let Some(next) = open.pop() {
            match &next.node {
                Node::And(left, right) | Node::Or(left, right) => open.extend([left.as_ref(), right.as_ref()]),
                Node::Call(name, arguments) if name == "happened" => {
                    let event = match arguments.as_slice() {
                        [Expression { node: Node::Name(event), .. }] => self.vocabulary.event(event),
                        _ => None,
                    };
                    if event.is_some_and(|event| self.known.is_end(event)) {
                        return true;
                    }
                }
                _ => {}
            }
        }
        false
    }

    fn raise(&mut self, code: Code, span: Span, message: String) {
        self.raise_with(code, span, message, for_authors(|| code.mend().to_owned()));
    }

    /// `mend` is for the authors of packs.
    #[cold]
    fn raise_with(&mut self, code: Code, span: Span, message: String, mend: String) {
        let mut diagnostic = Diagnostic::new(code, self.path, message).advised(|| mend);
        diagnostic.place.excerpt = excerpt(self.text, span);
        self.found.push(diagnostic.within(span.start, span.end));
    }

    fn constant(&mut self, value: bool) -> FormulaId {
        self.formulas.add(Formula::Constant(value))
    }

    fn not(&mut self, part: FormulaId) -> FormulaId {
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
    fn not_in_time(&mut self, part: FormulaId) -> FormulaId {
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

    fn all(&mut self, parts: Vec<FormulaId>) -> FormulaId {
        self.join(parts, true)
    }

    fn any(&mut self, parts: Vec<FormulaId>) -> FormulaId {
        self.join(parts, false)
    }

    /// `and` where `neutral` is true, `or` where it is false; settled parts are taken out.
    fn join(&mut self, parts: Vec<FormulaId>, neutral: bool) -> FormulaId {
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
    fn truth(&mut self, expression: &Expression, positive: bool) -> FormulaId {
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
    fn chain<'e>(
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

    fn negation(&mut self, inner: &Expression, positive: bool) -> FormulaId {
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

    fn operand(&mut self, expression: &Expression, positive: bool) -> Operand {
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

    fn test(&mut self, value: &Expression, test: &Test, positive: bool) -> FormulaId {
        match test {
            Test::Compare(comparison, right) => {
                let (left, right) = (self.operand(value, positive), self.operand(right, positive));
                self.compare(left, *comparison, right, value.span)
            }
            Test::Value(right) => self.equal(value, right, positive),
        }
    }

    /// Whether a value equals another, lies in a range, or is a member of a list.
    fn equal(&mut self, value: &Expression, right: &Expression, positive: bool) -> FormulaId {
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

    fn range(&mut self, value: &Expression, range: &Range, span: Span, positive: bool) -> FormulaId {
        let low = if range.low_included { Comparison::GreaterOrEqual } else { Comparison::Greater };
        let high = if range.high_included { Comparison::LessOrEqual } else { Comparison::Less };
        let mut parts = Vec::new();
        for (comparison, end) in [(low, &range.low), (high, &range.high)] {
            let (value, end) = (self.operand(value, positive), self.operand(end, positive));
            parts.push(self.compare(value, comparison, end, span));
        }
        self.all(parts)
    }

    fn name(&mut self, name: &str, span: Span, positive: bool) -> Operand {
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
        if !self.condition.facts.contains(&fact) {
            self.condition.facts.push(fact);
        }
        match self.vocabulary.facts().get(fact).map(|fact| fact.fact_type) {
            Some(FactType::Boolean) => Operand::Truth(self.formulas.add(Formula::Fact { fact, classes: 0b10 })),
            _ => Operand::Fact(fact),
        }
    }

    fn unknown_name(&mut self, name: &str, span: Span) {
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
        self.raise_with(Code::PackUnknownFact, span, format!("there is no fact `{name}`"), mend);
    }

    fn call(&mut self, name: &str, arguments: &[Expression], span: Span, positive: bool) -> Operand {
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
            _ => {
                let functions = ["happened", "hours since", "days since", "working days since", "hours between", "count missing"];
                let mend = for_authors(|| match Vocabulary::nearest(functions.into_iter(), name) {
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

    fn happened(&mut self, event: usize, positive: bool) -> FormulaId {
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

    fn event_argument(&mut self, arguments: &[Expression], span: Span) -> Option<usize> {
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

    fn event(&mut self, argument: &Expression) -> Option<usize> {
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

    fn count(&mut self, arguments: &[Expression], span: Span) -> Operand {
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

    /// What an operand is, for a sentence: `age` (a whole number).
    fn describe(&self, operand: &Operand) -> String {
        match operand {
            Operand::Truth(formula) => match self.formulas.get(*formula) {
                Formula::Constant(value) => format!("`{value}`"),
                Formula::Fact { fact, .. } if self.is(*fact, FactType::Boolean) => {
                    format!("`{}` (true or false)", self.vocabulary.fact_name(*fact))
                }
                _ => "a condition (true or false)".to_owned(),
            },
            Operand::Fact(fact) => {
                let kind = self.vocabulary.facts().get(*fact).map(|fact| match fact.fact_type {
                    FactType::Boolean => "true or false",
                    FactType::Integer => "a whole number",
                    FactType::Number => "a number",
                    FactType::Date => "a date",
                    FactType::Enum => "one of its values",
                });
                format!("`{}` ({})", self.vocabulary.fact_name(*fact), kind.unwrap_or("unknown"))
            }
            Operand::Number(number) => format!("the number {}", crate::number::words(*number)),
            Operand::Text(text) => format!("the text \"{text}\""),
            Operand::Category => "`category` (one of its values)".to_owned(),
            Operand::Risk => "`risk` (one of its values)".to_owned(),
            Operand::Since(..) | Operand::Between(..) => "a length of time (a number)".to_owned(),
            Operand::Count(_) => "a count of episodes (a number)".to_owned(),
            Operand::Broken => "something".to_owned(),
        }
    }

    /// How an operand is asked rightly.
    fn asked(&self, operand: &Operand) -> String {
        let values = |name: &str, values: &[&str]| match values {
            [] => "Compare it with one of its values.".to_owned(),
            [first, ..] => format!(
                "Compare it with one of its values, in double quotes: `{name} = \"{first}\"`, `{name} != \"{first}\"`, or `{name} in (...)`."
            ),
        };
        match operand {
            Operand::Truth(formula) => match self.formulas.get(*formula) {
                Formula::Fact { fact, .. } => {
                    let name = self.vocabulary.fact_name(*fact);
                    format!("Write `{name}` alone for yes, or `not({name})` for no.")
                }
                _ => "Write the condition alone, or not(...) around it.".to_owned(),
            },
            Operand::Fact(fact) => {
                let Some(fact) = self.vocabulary.facts().get(*fact) else { return String::new() };
                let name = &fact.name;
                match fact.fact_type {
                    FactType::Enum => values(name, &fact.values.iter().map(|choice| choice.value.as_str()).collect::<Vec<_>>()),
                    FactType::Date => "A date is not compared; ask `age`, or the time since an event.".to_owned(),
                    FactType::Boolean | FactType::Integer | FactType::Number => {
                        format!("Compare it with a number, without quotes: `{name} >= 12`.")
                    }
                }
            }
            Operand::Category => values("category", &CATEGORIES),
            Operand::Risk => values("risk", &GRADES),
            Operand::Since(..) | Operand::Between(..) => {
                "Compare it with a number, without quotes: `hours since(reported_missing) >= 24`.".to_owned()
            }
            Operand::Count(_) => "Compare it with a number, without quotes: `count missing(90) >= 3`.".to_owned(),
            Operand::Number(_) | Operand::Text(_) | Operand::Broken => "Compare a fact with a value: `age < 12`.".to_owned(),
        }
    }

    fn compare(&mut self, left: Operand, comparison: Comparison, right: Operand, span: Span) -> FormulaId {
        use Operand::{Between, Broken, Category, Fact, Number, Risk, Text, Truth};
        let equality = match comparison {
            Comparison::Equal => Some(true),
            Comparison::NotEqual => Some(false),
            _ => None,
        };
        match (left, right, equality) {
            (Broken, _, _) | (_, Broken, _) => self.constant(true),
            // What is written the other way round (`12 > age`) means the same.
            (left @ (Number(_) | Text(_)), right, _) if !matches!(right, Number(_) | Text(_)) => {
                self.compare(right, turned(comparison), left, span)
            }
            (Truth(left), Truth(right), Some(equal)) => self.same(left, right, equal, span),
            (Fact(fact), Text(text), Some(equal)) if self.is(fact, FactType::Enum) => self.choice(fact, &text, equal, span),
            (Fact(left), Fact(right), Some(equal)) if self.is(left, FactType::Enum) && self.is(right, FactType::Enum) => {
                self.same_choice(left, right, equal)
            }
            (Category, Text(text), Some(equal)) => self.category(&text, equal, span),
            (Risk, Text(text), Some(equal)) => match place(&GRADES, &text) {
                Some(bit) => {
                    let part = self.formulas.add(Formula::Risk(bit));
                    if equal { part } else { self.not(part) }
                }
                None => self.unknown_value("risk", &text, &GRADES, span),
            },
            (Fact(fact), Number(number), _) if self.is(fact, FactType::Integer) || self.is(fact, FactType::Number) => {
                self.formulas.add(Formula::Number { fact, comparison, threshold: number.to_bits() })
            }
            (Operand::Since(since, unit), Number(number), None) => self.time(since, unit, comparison, number, span),
            (Between(from, to), Number(number), None) => {
                let interval = self.formulas.interval(Interval { from, to, threshold: Threshold { comparison, number } });
                self.condition.intervals.push(interval);
                self.formulas.add(Formula::Interval(interval))
            }
            (Operand::Since(..) | Between(..), Number(_), Some(_)) => {
                self.raise_with(
                    Code::PackOutsideLanguage,
                    span,
                    "a length of time is compared with = or !=, but it has an exact value for an instant only".to_owned(),
                    for_authors(|| "Use <, <=, > or >=.".to_owned()),
                );
                self.constant(true)
            }
            (Operand::Count(days), Number(number), _) => {
                let count = self.formulas.count(Count { days, threshold: Threshold { comparison, number } });
                self.formulas.add(Formula::Count(count))
            }
            (left, right, _) => {
                let message = format!("{} is compared with {}", self.describe(&left), self.describe(&right));
                let mend = for_authors(|| self.asked(&left));
                self.raise_with(Code::PackTypeError, span, message, mend);
                self.constant(true)
            }
        }
    }

    fn is(&self, fact: usize, wanted: FactType) -> bool {
        self.vocabulary.facts().get(fact).is_some_and(|fact| fact.fact_type == wanted)
    }

    /// A condition compared with `true` or `false`, or two facts. Larger conditions that are compared with each other would stand twice each
    /// in what is asked, and twice again with each such comparison around them.
    fn same(&mut self, left: FormulaId, right: FormulaId, equal: bool, span: Span) -> FormulaId {
        let (condition, wanted) = match (self.formulas.get(left), self.formulas.get(right)) {
            (_, Formula::Constant(value)) => (left, *value),
            (Formula::Constant(value), _) => (right, *value),
            (Formula::Fact { .. }, Formula::Fact { .. }) => {
                let (not_left, not_right) = (self.not(left), self.not(right));
                let (both, neither) = (self.all(vec![left, right]), self.all(vec![not_left, not_right]));
                let same = self.any(vec![both, neither]);
                return if equal { same } else { self.not(same) };
            }
            _ => {
                let message = "two conditions are compared with each other".to_owned();
                self.raise_with(
                    Code::PackOutsideLanguage,
                    span,
                    message,
                    for_authors(|| "Say what is meant with and, or and not(...).".to_owned()),
                );
                return self.constant(true);
            }
        };
        if wanted == equal { condition } else { self.not(condition) }
    }

    fn choice(&mut self, fact: usize, text: &str, equal: bool, span: Span) -> FormulaId {
        let Some(described) = self.vocabulary.facts().get(fact) else { return self.constant(true) };
        let values: Vec<&str> = described.values.iter().map(|choice| choice.value.as_str()).collect();
        match values.iter().position(|value| *value == text) {
            Some(place) => {
                let every = u64::MAX.checked_shr(64_u32.saturating_sub(u32::try_from(values.len()).unwrap_or(64))).unwrap_or(0);
                let bit = 1_u64.checked_shl(u32::try_from(place).unwrap_or(64)).unwrap_or(0);
                self.formulas.add(Formula::Fact { fact, classes: if equal { bit } else { every & !bit } })
            }
            None => {
                let name = described.name.clone();
                self.unknown_value(&name, text, &values, span)
            }
        }
    }

    fn same_choice(&mut self, left: usize, right: usize, equal: bool) -> FormulaId {
        let values = |fact: usize| self.vocabulary.facts().get(fact).map(|fact| fact.values.clone()).unwrap_or_default();
        let (of_left, of_right) = (values(left), values(right));
        let mut either = Vec::new();
        for (a, choice) in of_left.iter().enumerate().take(64) {
            let Some(b) = of_right.iter().position(|other| other.value == choice.value).filter(|b| *b < 64) else { continue };
            let parts = vec![
                self.formulas.add(Formula::Fact { fact: left, classes: 1 << a }),
                self.formulas.add(Formula::Fact { fact: right, classes: 1 << b }),
            ];
            either.push(self.all(parts));
        }
        let same = self.any(either);
        if equal { same } else { self.not(same) }
    }

    fn category(&mut self, text: &str, equal: bool, span: Span) -> FormulaId {
        let Some(bit) = place(&CATEGORIES, text) else { return self.unknown_value("category", text, &CATEGORIES, span) };
        let part = if self.role == Role::CategoryRule {
            self.condition.asks_others = true;
            self.formulas.add(Formula::CategoryOfOthers(bit))
        } else {
            self.formulas.add(Formula::Category(bit))
        };
        if equal { part } else { self.not(part) }
    }

    fn unknown_value(&mut self, name: &str, text: &str, values: &[&str], span: Span) -> FormulaId {
        let all = || values.join(", ");
        let mend = for_authors(|| match Vocabulary::nearest(values.iter().copied(), text) {
            Some(near) => format!("Did you mean \"{near}\"? It can be one of {}.", all()),
            None => format!("Use one of {}.", all()),
        });
        self.raise_with(Code::PackUnknownValue, span, format!("`{name}` has no value \"{text}\""), mend);
        self.constant(true)
    }

    fn time(&mut self, since: Since, unit: Unit, comparison: Comparison, number: f64, span: Span) -> FormulaId {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a whole number of days below 36,500 is asked for")]
        let whole = || (number.fract() == 0.0 && (0.0..=36_500.0).contains(&number)).then_some(number as u32);
        let length = match unit {
            Unit::Hours => (0.0..=876_000.0).contains(&number).then_some(Length::Hours(number)),
            Unit::Days => whole().map(Length::Days),
            Unit::WorkingDays => whole().filter(|days| *days > 0).map(Length::WorkingDays),
        };
        let Some(length) = length else {
            let message = format!("{} is not a length of time that can be counted here", crate::number::words(number));
            self.raise_with(
                Code::PackTypeError,
                span,
                message,
                for_authors(|| "Use a number of hours, or a whole number of days, of at least 0; of working days at least 1.".to_owned()),
            );
            return self.constant(true);
        };
        let rising = matches!(comparison, Comparison::Greater | Comparison::GreaterOrEqual);
        let beyond = matches!(comparison, Comparison::Greater | Comparison::LessOrEqual);
        let time = self.formulas.time(Time { since, length, rising, beyond });
        self.condition.times.push(time);
        self.formulas.add(Formula::Time(time))
    }
}

/// The bit of a value in a list of four.
fn place(values: &[&str; 4], text: &str) -> Option<u8> {
    values.iter().position(|value| *value == text).map(|place| 1 << place)
}

/// The comparison that holds exactly where this one does not.
fn opposite(comparison: Comparison) -> Comparison {
    match comparison {
        Comparison::Equal => Comparison::NotEqual,
        Comparison::NotEqual => Comparison::Equal,
        Comparison::Less => Comparison::GreaterOrEqual,
        Comparison::LessOrEqual => Comparison::Greater,
        Comparison::Greater => Comparison::LessOrEqual,
        Comparison::GreaterOrEqual => Comparison::Less,
    }
}

/// The comparison that means the same with its sides exchanged.
fn turned(comparison: Comparison) -> Comparison {
    match comparison {
        Comparison::Less => Comparison::Greater,
        Comparison::LessOrEqual => Comparison::GreaterOrEqual,
        Comparison::Greater => Comparison::Less,
        Comparison::GreaterOrEqual => Comparison::LessOrEqual,
        same => same,
    }
}
