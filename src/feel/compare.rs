//! Equality and order of values (DMN 1.4, 10.3.2.13: tables 52 to 54).

use std::cmp::Ordering;

use super::ast::Comparison;
use super::temporal::{self, Unclear};
use super::value::{Interval, Value};

/// A truth, or neither, or why this is not answered here.
pub(super) type Answer = Result<Option<bool>, Unclear>;

/// `left <comparison> right`; null where the two cannot be compared.
pub(super) fn compare(comparison: Comparison, left: &Value, right: &Value) -> Answer {
    let by_order = |wanted: fn(Ordering) -> bool| Ok(order(left, right)?.map(wanted));
    match comparison {
        Comparison::Equal => equal(left, right),
        Comparison::NotEqual => Ok(equal(left, right)?.map(|equal| !equal)),
        Comparison::Less => by_order(Ordering::is_lt),
        Comparison::LessOrEqual => by_order(Ordering::is_le),
        Comparison::Greater => by_order(Ordering::is_gt),
        Comparison::GreaterOrEqual => by_order(Ordering::is_ge),
    }
}

/// Equality: null equals null alone; values of different types give null.
pub(super) fn equal(left: &Value, right: &Value) -> Answer {
    match (left, right) {
        (Value::Null, Value::Null) => Ok(Some(true)),
        (Value::Null, _) | (_, Value::Null) => Ok(Some(false)),
        (Value::Boolean(left), Value::Boolean(right)) => Ok(Some(left == right)),
        (Value::Number(left), Value::Number(right)) => Ok(Some(left == right)),
        (Value::Text(left), Value::Text(right)) => Ok(Some(left == right)),
        (Value::Temporal(left), Value::Temporal(right)) => temporal::equal(left, right),
        (Value::List(left), Value::List(right)) => {
            if left.len() != right.len() {
                return Ok(Some(false));
            }
            all_equal(left.iter().zip(right))
        }
        (Value::Context(left), Value::Context(right)) => {
            if !left.keys().eq(right.keys()) {
                return Ok(Some(false));
            }
            all_equal(left.values().zip(right.values()))
        }
        (Value::Range(left), Value::Range(right)) => equal_ranges(left, right),
        (Value::Unary(left_comparison, left), Value::Unary(right_comparison, right)) if left_comparison == right_comparison => {
            equal(left, right)
        }
        (Value::Unary(..), _) | (_, Value::Unary(..)) => {
            Err("ranges of which one has but one end: editions of the standard disagree whether they are equal")
        }
        (Value::List(list), other) | (other, Value::List(list)) if list.len() == 1 && !matches!(other, Value::List(_)) => {
            Err("a list of one and a value that is no list: editions of the standard disagree whether they are equal")
        }
        _ => Ok(None),
    }
}

fn all_equal<'values>(pairs: impl Iterator<Item = (&'values Value, &'values Value)>) -> Answer {
    let mut unclear = false;
    for (left, right) in pairs {
        match equal(left, right)? {
            Some(true) => {}
            Some(false) => return Ok(Some(false)),
            None => unclear = true,
        }
    }
    if unclear { Err("lists or contexts with values of different types at the same place") } else { Ok(Some(true)) }
}

fn equal_ranges(left: &Interval, right: &Interval) -> Answer {
    if [left, right].iter().any(|range| range.low == Value::Null || range.high == Value::Null) {
        return Err("ranges with a null end: editions of the standard disagree what they are");
    }
    if (left.low_included, left.high_included) != (right.low_included, right.high_included) {
        return Ok(Some(false));
    }
    all_equal([(&left.low, &right.low), (&left.high, &right.high)].into_iter())
}

/// Order: numbers, strings and values of time, each among themselves; all else gives null.
fn order(left: &Value, right: &Value) -> Result<Option<Ordering>, Unclear> {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => Ok(left.partial_cmp(right)),
        (Value::Text(left), Value::Text(right)) => Ok(Some(left.cmp(right))),
        (Value::Temporal(left), Value::Temporal(right)) => temporal::order(left, right),
        _ => Ok(None),
    }
}

/// `value between low and high`, or `value in [low..high]`: both comparisons hold.
pub(super) fn between(value: &Value, range: &Interval) -> Answer {
    let above = compare(if range.low_included { Comparison::GreaterOrEqual } else { Comparison::Greater }, value, &range.low)?;
    let below = compare(if range.high_included { Comparison::LessOrEqual } else { Comparison::Less }, value, &range.high)?;
    Ok(and(above, below))
}

/// `value in [low..high]`.
pub(super) fn lies_in(value: &Value, range: &Interval) -> Answer {
    if order(&range.low, &range.high)? == Some(Ordering::Greater) {
        return Err("a range that runs backwards");
    }
    if (range.low == Value::Null && !range.low_included) || (range.high == Value::Null && !range.high_included) {
        return Err("a range with a null end that does not belong to it: editions of the standard disagree what it holds");
    }
    let answer = between(value, range)?;
    if (range.low == Value::Null || range.high == Value::Null) && answer.is_some() {
        return Err("a range with a null end: editions of the standard disagree what it holds");
    }
    Ok(answer)
}

/// Conjunction in three values (table 50).
pub(super) const fn and(left: Option<bool>, right: Option<bool>) -> Option<bool> {
    match (left, right) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (Some(true), Some(true)) => Some(true),
        _ => None,
    }
}

/// Disjunction in three values (table 50).
pub(super) const fn or(left: Option<bool>, right: Option<bool>) -> Option<bool> {
    match (left, right) {
        (Some(true), _) | (_, Some(true)) => Some(true),
        (Some(false), Some(false)) => Some(false),
        _ => None,
    }
}
