//! The values of FEEL, as `homeward feel` prints them.

use std::collections::BTreeMap;
use std::fmt;

use super::ast::Comparison;
use super::lexer::continues_name;
use super::print::quoted;
use super::temporal::Temporal;

/// What an expression can come to.
///
/// ```
/// use homeward::feel::Value;
/// let list = Value::List(vec![Value::Number(1.0), Value::Text("a".into()), Value::Null]);
/// assert_eq!(list.to_string(), "[1, \"a\", null]");
/// ```
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing, or not known.
    Null,
    /// `true` or `false`.
    Boolean(bool),
    /// A number.
    Number(f64),
    /// A string.
    Text(String),
    /// Values in a row.
    List(Vec<Value>),
    /// Values by name.
    Context(BTreeMap<String, Value>),
    /// All values between two.
    Range(Box<Interval>),
    /// All values on one side of one, `(< 10)`.
    Unary(Comparison, Box<Value>),
    /// A date, a time, a date and time, or a duration.
    Temporal(Temporal),
}

/// Two ends, and whether they belong to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Interval {
    /// The lower end.
    pub low: Value,
    /// Whether the lower end belongs to it.
    pub low_included: bool,
    /// The upper end.
    pub high: Value,
    /// Whether the upper end belongs to it.
    pub high_included: bool,
}

impl Value {
    /// True, false or neither: what is no boolean counts as null (DMN 1.4, tables 50 and 51).
    pub(super) const fn truth(&self) -> Option<bool> {
        match self {
            Self::Boolean(truth) => Some(*truth),
            _ => None,
        }
    }
}

impl From<Option<bool>> for Value {
    fn from(truth: Option<bool>) -> Self {
        truth.map_or(Self::Null, Self::Boolean)
    }
}

impl fmt::Display for Value {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => formatter.write_str("null"),
            Self::Boolean(truth) => write!(formatter, "{truth}"),
            Self::Number(number) => write!(formatter, "{number}"),
            Self::Text(text) => formatter.write_str(&quoted(text)),
            Self::List(elements) => {
                formatter.write_str("[")?;
                for (place, element) in elements.iter().enumerate() {
                    write!(formatter, "{}{element}", if place > 0 { ", " } else { "" })?;
                }
                formatter.write_str("]")
            }
            Self::Context(entries) => {
                formatter.write_str("{")?;
                for (place, (key, value)) in entries.iter().enumerate() {
                    let bare = key.starts_with(char::is_alphabetic) && key.chars().all(continues_name);
                    write!(formatter, "{}{}: {value}", if place > 0 { ", " } else { "" }, if bare { key.clone() } else { quoted(key) })?;
                }
                formatter.write_str("}")
            }
            Self::Range(interval) => {
                let open = if interval.low_included { '[' } else { '(' };
                let close = if interval.high_included { ']' } else { ')' };
                write!(formatter, "{open}{}..{}{close}", interval.low, interval.high)
            }
            Self::Unary(comparison, end) => write!(formatter, "({} {end})", comparison.sign()),
            Self::Temporal(temporal) => write!(formatter, "@{}", quoted(temporal.text())),
        }
    }
}
