//! What an expression comes to, exactly as the standard says, for `homeward feel` (the browser has no need of it:
//! packs are compiled).

use std::collections::BTreeMap;
use std::fmt;

use super::ast::{Expression, Node, Span, Test};
use super::compare::{and, between, compare, equal, lies_in, or};
use super::temporal::{Form, Read, Unclear, read};
use super::value::{Interval, Value};

/// The values of names.
pub type Context = BTreeMap<String, Value>;

/// Why an expression is not evaluated: it is outside of the subset, or its meaning is in dispute. Never a guess.
///
/// ```
/// use homeward::feel::{Context, evaluate, parse};
/// let refusal = evaluate(&parse("sum([1, 2])").unwrap(), &Context::new()).unwrap_err();
/// assert_eq!(refusal.message, "outside of what is evaluated: the function `sum`");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// Which part of the expression.
    pub span: Span,
    /// What is outside.
    pub message: String,
}

impl fmt::Display for Refusal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} (at byte {})", self.message, self.span.start)
    }
}

impl std::error::Error for Refusal {}

/// Names of the standard's functions: as values they are outside.
const FUNCTIONS: [&str; 40] = [
    "abs",
    "after",
    "all",
    "any",
    "append",
    "before",
    "ceiling",
    "concatenate",
    "contains",
    "context",
    "count",
    "date",
    "date and time",
    "decimal",
    "duration",
    "even",
    "exp",
    "flatten",
    "floor",
    "is",
    "log",
    "matches",
    "max",
    "mean",
    "median",
    "min",
    "mode",
    "modulo",
    "now",
    "number",
    "odd",
    "product",
    "range",
    "replace",
    "reverse",
    "sort",
    "sqrt",
    "stddev",
    "string",
    "sum",
];

/// Evaluates an expression; a name that the context does not know is null.
///
/// ```
/// use homeward::feel::{Context, Value, evaluate, parse};
///
/// let value = |text: &str| evaluate(&parse(text).unwrap(), &Context::new()).unwrap();
/// assert_eq!(value("false and unknown"), Value::Boolean(false));
/// assert_eq!(value("true and unknown"), Value::Null);
/// assert_eq!(value("12 in [3..12]"), Value::Boolean(true));
/// ```
///
/// # Errors
///
/// A [`Refusal`] for what is outside of the subset, and for what editions of the standard disagree about.
pub fn evaluate(expression: &Expression, context: &Context) -> Result<Value, Refusal> {
    let inner = |expression: &Expression| evaluate(expression, context);
    let answered = |answer: Result<Option<bool>, Unclear>| answer.map(Value::from).map_err(|reason| refusal(expression, reason));
    Ok(match &expression.node {
        Node::Null => Value::Null,
        Node::Boolean(truth) => Value::Boolean(*truth),
        Node::Number(number) => Value::Number(*number),
        Node::Text(text) => Value::Text(text.clone()),
        Node::Name(name) => match context.get(name) {
            Some(value) => value.clone(),
            None if name == "?" || FUNCTIONS.contains(&name.as_str()) => {
                return Err(refusal(expression, &format!("`{name}` as a value")));
            }
            None => Value::Null,
        },
        Node::List(elements) => Value::List(elements.iter().map(inner).collect::<Result<_, _>>()?),
        Node::Range(range) => Value::Range(Box::new(Interval {
            low: inner(&range.low)?,
            low_included: range.low_included,
            high: inner(&range.high)?,
            high_included: range.high_included,
        })),
        Node::And(left, right) => and(inner(left)?.truth(), inner(right)?.truth()).into(),
        Node::Or(left, right) => or(inner(left)?.truth(), inner(right)?.truth()).into(),
        Node::Not(denied) => inner(denied)?.truth().map(|truth| !truth).into(),
        Node::Compare(comparison, left, right) => answered(compare(*comparison, &inner(left)?, &inner(right)?))?,
        Node::Between(value, low, high) => {
            let range = Interval { low: inner(low)?, low_included: true, high: inner(high)?, high_included: true };
            answered(between(&inner(value)?, &range))?
        }
        Node::In(value, tests) => {
            let value = inner(value)?;
            let mut found = Some(false);
            for test in tests {
                let answer = match test {
                    Test::Compare(comparison, end) => compare(*comparison, &value, &inner(end)?),
                    Test::Value(tested) => passes(&value, &inner(tested)?),
                };
                found = or(found, answer.map_err(|reason| refusal(expression, reason))?);
            }
            found.into()
        }
        Node::Call(name, arguments) => {
            let form = match name.as_str() {
                "date" => Form::Date,
                "time" => Form::Time,
                "date and time" => Form::DateTime,
                "duration" => Form::Duration,
                _ => return Err(refusal(expression, &format!("the function `{name}`"))),
            };
            let [argument] = arguments.as_slice() else {
                return Err(refusal(expression, &format!("`{name}` of several arguments")));
            };
            match inner(argument)? {
                Value::Null => Value::Null,
                Value::Text(text) => temporal(expression, &text, form)?,
                _ => {
                    return Err(refusal(expression, &format!("`{name}` of what is no string")));
                }
            }
        }
        Node::At(text) => temporal(expression, text, Form::Any)?,
        Node::Context(entries) => {
            // An entry may speak of those before it (10.3.2.6).
            let mut scope = context.clone();
            let mut values = Context::new();
            for (key, value) in entries {
                let value = evaluate(value, &scope)?;
                scope.insert(key.clone(), value.clone());
                values.insert(key.clone(), value);
            }
            Value::Context(values)
        }
        Node::Filter(list, index) => {
            let Node::Number(index) = index.node else {
                return Err(refusal(expression, "a filter that is no number"));
            };
            match inner(list)? {
                Value::Null => return Err(refusal(expression, "a filter of null")),
                Value::List(elements) => element(&elements, index),
                single => element(&[single], index),
            }
        }
        Node::Unary(comparison, end) => Value::Unary(*comparison, Box::new(inner(end)?)),
    })
}

fn refusal(expression: &Expression, what: &str) -> Refusal {
    Refusal { span: expression.span, message: format!("outside of what is evaluated: {what}") }
}

fn temporal(expression: &Expression, text: &str, form: Form) -> Result<Value, Refusal> {
    match read(text, form) {
        Read::Value(value) => Ok(Value::Temporal(value)),
        Read::Impossible => Ok(Value::Null),
        Read::Strange => Err(refusal(expression, &format!("a date, time or duration written `{text}`"))),
    }
}

/// One test behind `in` (table 55): a range to lie in, a list to be a member of, or a value to equal.
fn passes(value: &Value, test: &Value) -> Result<Option<bool>, Unclear> {
    match (value, test) {
        (Value::Range(_), Value::Range(_)) | (Value::Unary(..), _) => Err("a range in a range"),
        (_, Value::Range(range)) => lies_in(value, range),
        (_, Value::Unary(comparison, end)) => compare(*comparison, value, end),
        (_, Value::List(elements)) => {
            let found = member(value, elements)?;
            if found != Some(true) && matches!(value, Value::List(_)) && equal(value, test)? == Some(true) {
                return Err("a list in an equal list: editions of the standard disagree about it");
            }
            Ok(found)
        }
        (_, Value::Null) => Err("`in` with null as a test"),
        (Value::Boolean(_), Value::Boolean(_)) => equal(value, test),
        (_, Value::Boolean(_)) => Err("`in` with a condition as its test"),
        _ => equal(value, test),
    }
}

/// Whether a value is one of a list, or lies in one of its ranges.
fn member(value: &Value, elements: &[Value]) -> Result<Option<bool>, Unclear> {
    let mut found = Some(false);
    for element in elements {
        let answer = match element {
            Value::Range(range) if !matches!(value, Value::Range(_)) => lies_in(value, range)?,
            Value::Unary(comparison, end) if !matches!(value, Value::Unary(..)) => compare(*comparison, value, end)?,
            // A value of another type is another value.
            _ => Some(equal(value, element)? == Some(true)),
        };
        found = or(found, answer);
    }
    Ok(found)
}

/// `list[1]`: counted from 1, from the end where negative; null where there is none (10.3.2.5).
fn element(elements: &[Value], index: f64) -> Value {
    let from_start = (1_u32..).map(f64::from).zip(elements).find(|(place, _)| *place == index);
    let from_end = (1_u32..).map(f64::from).zip(elements.iter().rev()).find(|(place, _)| *place == -index);
    from_start.or(from_end).map_or(Value::Null, |(_, element)| element.clone())
}
