//! `homeward feel EXPRESSION --context JSON`: an expression in, its value out.

use std::fmt;

use super::ast::Span;
use super::evaluate::{Context, evaluate};
use super::parse::parse;
use super::value::Value;

/// Why there is no value.
///
/// ```
/// use homeward::feel::main_value;
/// assert!(main_value("1 +", None).unwrap_err().to_string().starts_with("expected a comparison"));
/// assert!(main_value("a", Some("[]")).unwrap_err().to_string().starts_with("the context is no JSON object"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoValue {
    /// Which part of the expression, where it is its fault.
    pub span: Option<Span>,
    /// What is wrong.
    pub message: String,
    /// What to do about it, where something can be done.
    pub mend: Option<String>,
}

impl fmt::Display for NoValue {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)?;
        if let Some(mend) = &self.mend {
            write!(formatter, "; {mend}")?;
        }
        match self.span {
            Some(span) => write!(formatter, " (at byte {})", span.start),
            None => Ok(()),
        }
    }
}

impl std::error::Error for NoValue {}

/// The value of an expression as text: `true`, `false`, `null`, `12`, `"text"`, `[1, 2]`. The context is a JSON object
/// with the values of names.
///
/// ```
/// use homeward::feel::main_value;
/// assert_eq!(main_value("age in [3..12] and not(located)", Some(r#"{"age": 11, "located": false}"#)).unwrap(), "true");
/// assert_eq!(main_value("age in [3..12]", None).unwrap(), "null");
/// ```
///
/// # Errors
///
/// A text that is no expression, a context that is no JSON object, and whatever is outside of the subset.
pub fn main_value(text: &str, context: Option<&str>) -> Result<String, NoValue> {
    let expression = parse(text).map_err(|errors| match errors.into_iter().next() {
        Some(error) => NoValue { span: Some(error.span), message: error.message, mend: Some(error.mend) },
        None => NoValue { span: None, message: "expected an expression".into(), mend: None },
    })?;
    let context = context.map_or(Ok(Context::new()), read_context)?;
    let value =
        evaluate(&expression, &context).map_err(|refusal| NoValue { span: Some(refusal.span), message: refusal.message, mend: None })?;
    Ok(value.to_string())
}

fn read_context(json: &str) -> Result<Context, NoValue> {
    let unread = |reason: &str| NoValue {
        span: None,
        message: format!("the context is no JSON object that can be read: {reason}"),
        mend: Some("write it as `{\"name\": value}`".into()),
    };
    match serde_json::from_str(json).map_err(|error| unread(&error.to_string()))? {
        serde_json::Value::Object(entries) => entries
            .into_iter()
            .map(|(name, value)| Some((name, read_value(value)?)))
            .collect::<Option<_>>()
            .ok_or_else(|| unread("it holds a number that is not kept exactly")),
        _ => Err(unread("it is another kind of value")),
    }
}

fn read_value(json: serde_json::Value) -> Option<Value> {
    /// Whole numbers beyond this are not all told apart.
    const LARGEST: f64 = 9_007_199_254_740_991.0;
    Some(match json {
        serde_json::Value::Null => Value::Null,
        serde_json::Value::Bool(truth) => Value::Boolean(truth),
        serde_json::Value::Number(number) => Value::Number(number.as_f64().filter(|number| number.abs() <= LARGEST)? + 0.0),
        serde_json::Value::String(text) => Value::Text(text),
        serde_json::Value::Array(elements) => Value::List(elements.into_iter().map(read_value).collect::<Option<_>>()?),
        serde_json::Value::Object(entries) => {
            Value::Context(entries.into_iter().map(|(name, value)| Some((name, read_value(value)?))).collect::<Option<_>>()?)
        }
    })
}
