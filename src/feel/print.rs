//! An expression as canonical text.

use super::ast::{Expression, Node, Range, Test};
use super::lexer::continues_name;

/// How tightly a place binds; what binds looser is put in parentheses.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    Disjunction,
    Conjunction,
    Comparison,
    Operand,
    /// The upper end of a range, where `[` closes and does not filter.
    End,
}

/// Writes an expression in its one canonical form: reading it again gives the same expression, places apart.
///
/// ```
/// use homeward::feel::{parse, print};
/// let expression = parse("( age  in ]3..12[ )or(risk=\"high\" // graded\n)").unwrap();
/// assert_eq!(print(&expression), "age in (3..12) or risk = \"high\"");
/// ```
#[must_use]
pub fn print(expression: &Expression) -> String {
    let mut text = String::new();
    write(expression, Level::Disjunction, &mut text);
    text
}

fn level(node: &Node) -> Level {
    match node {
        Node::Or(..) => Level::Disjunction,
        Node::And(..) => Level::Conjunction,
        Node::Compare(..) | Node::Between(..) | Node::In(..) => Level::Comparison,
        Node::Filter(..) => Level::Operand,
        _ => Level::End,
    }
}

fn write(expression: &Expression, wanted: Level, text: &mut String) {
    if level(&expression.node) < wanted {
        text.push('(');
        write(expression, Level::Disjunction, text);
        text.push(')');
        return;
    }
    match &expression.node {
        Node::Null => text.push_str("null"),
        Node::Boolean(true) => text.push_str("true"),
        Node::Boolean(false) => text.push_str("false"),
        Node::Number(number) => text.push_str(&number.to_string()),
        Node::Text(value) => text.push_str(&quoted(value)),
        Node::At(value) => {
            text.push('@');
            text.push_str(&quoted(value));
        }
        Node::Name(name) => text.push_str(name),
        Node::List(elements) => {
            text.push('[');
            all(elements, text);
            text.push(']');
        }
        Node::Range(range) => write_range(range, text),
        Node::And(left, right) => pair(left, Level::Conjunction, " and ", right, Level::Comparison, text),
        Node::Or(left, right) => pair(left, Level::Disjunction, " or ", right, Level::Conjunction, text),
        Node::Not(inner) => {
            text.push_str("not(");
            write(inner, Level::Disjunction, text);
            text.push(')');
        }
        Node::Compare(comparison, left, right) => {
            pair(left, Level::Operand, &[" ", comparison.sign(), " "].concat(), right, Level::Operand, text);
        }
        Node::Between(value, low, high) => {
            write(value, Level::Operand, text);
            text.push_str(" between ");
            pair(low, Level::Operand, " and ", high, Level::Operand, text);
        }
        Node::In(value, tests) => {
            write(value, Level::Operand, text);
            text.push_str(" in ");
            write_tests(tests, text);
        }
        Node::Call(name, arguments) => {
            text.push_str(name);
            text.push('(');
            all(arguments, text);
            text.push(')');
        }
        Node::Context(entries) => {
            text.push('{');
            for (place, (key, value)) in entries.iter().enumerate() {
                if place > 0 {
                    text.push_str(", ");
                }
                let bare = key.starts_with(char::is_alphabetic) && key.chars().all(continues_name);
                text.push_str(&if bare { key.clone() } else { quoted(key) });
                text.push_str(": ");
                write(value, Level::Disjunction, text);
            }
            text.push('}');
        }
        Node::Filter(list, index) => {
            write(list, Level::Operand, text);
            text.push('[');
            write(index, Level::Disjunction, text);
            text.push(']');
        }
        Node::Unary(comparison, end) => {
            text.push('(');
            text.push_str(comparison.sign());
            text.push(' ');
            write(end, Level::Operand, text);
            text.push(')');
        }
    }
}

fn pair(left: &Expression, left_level: Level, sign: &str, right: &Expression, right_level: Level, text: &mut String) {
    write(left, left_level, text);
    text.push_str(sign);
    write(right, right_level, text);
}

fn all(expressions: &[Expression], text: &mut String) {
    for (place, expression) in expressions.iter().enumerate() {
        if place > 0 {
            text.push_str(", ");
        }
        write(expression, Level::Disjunction, text);
    }
}

fn write_range(range: &Range, text: &mut String) {
    text.push(if range.low_included { '[' } else { '(' });
    pair(&range.low, Level::Operand, "..", &range.high, Level::End, text);
    text.push(if range.high_included { ']' } else { ')' });
}

/// One value stands bare, unless it could begin with a bracket that would open a row of tests.
fn write_tests(tests: &[Test], text: &mut String) {
    if let [Test::Value(value)] = tests
        && level(&value.node) >= Level::End
        && !matches!(value.node, Node::Unary(..))
    {
        return write(value, Level::Operand, text);
    }
    text.push('(');
    for (place, test) in tests.iter().enumerate() {
        if place > 0 {
            text.push_str(", ");
        }
        match test {
            Test::Value(value) => write(value, Level::Disjunction, text),
            Test::Compare(comparison, value) => {
                text.push_str(comparison.sign());
                text.push(' ');
                write(value, Level::Operand, text);
            }
        }
    }
    text.push(')');
}

/// A string with its quotes, its escapes put back.
pub(super) fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for character in text.chars() {
        match character {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            control if control.is_control() => quoted.push_str(&format!("\\u{:04X}", u32::from(control))),
            other => quoted.push(other),
        }
    }
    quoted.push('"');
    quoted
}
