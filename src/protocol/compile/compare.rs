//! Comparisons: which types go together, and the formula that each comes to.

use super::{Compiler, Operand, Role, Unit};
use crate::calendar::Length;
use crate::classes::Threshold;
use crate::diagnostic::{Code, for_authors};
use crate::feel::ast::{Comparison, Span};
use crate::protocol::formula::{Count, Formula, FormulaId, Interval, Since, Time};
use crate::vocabulary::{CATEGORIES, FactType, GRADES, Vocabulary};

impl Compiler<'_, '_> {
    /// What an operand is, for a sentence: `age` (a whole number).
    pub(super) fn describe(&self, operand: &Operand) -> String {
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
    pub(super) fn asked(&self, operand: &Operand) -> String {
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

    pub(super) fn compare(&mut self, left: Operand, comparison: Comparison, right: Operand, span: Span) -> FormulaId {
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

    pub(super) fn is(&self, fact: usize, wanted: FactType) -> bool {
        self.vocabulary.facts().get(fact).is_some_and(|fact| fact.fact_type == wanted)
    }

    /// A condition compared with `true` or `false`, or two facts. Larger conditions that are compared with each other would stand twice each
    /// in what is asked, and twice again with each such comparison around them.
    pub(super) fn same(&mut self, left: FormulaId, right: FormulaId, equal: bool, span: Span) -> FormulaId {
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

    pub(super) fn choice(&mut self, fact: usize, text: &str, equal: bool, span: Span) -> FormulaId {
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

    pub(super) fn same_choice(&mut self, left: usize, right: usize, equal: bool) -> FormulaId {
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

    pub(super) fn category(&mut self, text: &str, equal: bool, span: Span) -> FormulaId {
        let Some(bit) = place(&CATEGORIES, text) else { return self.unknown_value("category", text, &CATEGORIES, span) };
        let part = if self.role == Role::CategoryRule {
            self.condition.asks_others = true;
            self.formulas.add(Formula::CategoryOfOthers(bit))
        } else {
            self.formulas.add(Formula::Category(bit))
        };
        if equal { part } else { self.not(part) }
    }

    pub(super) fn unknown_value(&mut self, name: &str, text: &str, values: &[&str], span: Span) -> FormulaId {
        let all = || values.join(", ");
        let mend = for_authors(|| match Vocabulary::nearest(values.iter().copied(), text) {
            Some(near) => format!("Did you mean \"{near}\"? It can be one of {}.", all()),
            None => format!("Use one of {}.", all()),
        });
        self.raise_with(Code::PackUnknownValue, span, format!("`{name}` has no value \"{text}\""), mend);
        self.constant(true)
    }

    pub(super) fn time(&mut self, since: Since, unit: Unit, comparison: Comparison, number: f64, span: Span) -> FormulaId {
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
pub(super) fn opposite(comparison: Comparison) -> Comparison {
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
