//! The tree of an expression, as the parser leaves it: shapes and places, no meaning yet.

/// A place in the text of one expression: byte offsets, the end not included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Span {
    /// Offset of the first byte.
    pub start: usize,
    /// Offset after the last byte.
    pub end: usize,
}

/// An expression with its place in the text.
#[derive(Debug, Clone, PartialEq)]
pub struct Expression {
    /// What it is.
    pub node: Node,
    /// Where it stands.
    pub span: Span,
}

/// The kinds of expression that the subset knows.
#[derive(Debug, Clone, PartialEq)]
pub enum Node {
    /// `null`: read by `homeward feel`, refused in packs.
    Null,
    /// `true` or `false`.
    Boolean(bool),
    /// A number.
    Number(f64),
    /// A string, without its quotes and with its escapes resolved.
    Text(String),
    /// A name; words that stand side by side are one name, joined by single spaces (`hours missing`).
    Name(String),
    /// `[a, b]`.
    List(Vec<Expression>),
    /// `[a..b]`, `(a..b)`, `[a..b)`, `]a..b[`, ...
    Range(Box<Range>),
    /// `a and b`.
    And(Box<Expression>, Box<Expression>),
    /// `a or b`.
    Or(Box<Expression>, Box<Expression>),
    /// `not(a)`.
    Not(Box<Expression>),
    /// `a < b` and its like.
    Compare(Comparison, Box<Expression>, Box<Expression>),
    /// `a between low and high`: both ends included.
    Between(Box<Expression>, Box<Expression>, Box<Expression>),
    /// `a in test` or `a in (test, test)`: any of the tests.
    In(Box<Expression>, Vec<Test>),
    /// `name(argument, ...)`.
    Call(String, Vec<Expression>),
    /// `{name: value, "other name": value}`: read by `homeward feel`, refused in packs.
    Context(Vec<(String, Expression)>),
    /// `list[1]`: read by `homeward feel`, refused in packs.
    Filter(Box<Expression>, Box<Expression>),
    /// `@"2026-11-20"`, a date, time or duration written out: read by `homeward feel`, refused in packs.
    At(String),
    /// `(< 10)` standing alone, a range with one end: read by `homeward feel`, refused in packs.
    Unary(Comparison, Box<Expression>),
}

/// A range of values; an end may be open.
#[derive(Debug, Clone, PartialEq)]
pub struct Range {
    /// The lower end.
    pub low: Expression,
    /// Whether the lower end belongs to it.
    pub low_included: bool,
    /// The upper end.
    pub high: Expression,
    /// Whether the upper end belongs to it.
    pub high_included: bool,
}

/// One of the tests behind `in`.
#[derive(Debug, Clone, PartialEq)]
pub enum Test {
    /// A value to equal, a range to lie in, or a list to be a member of.
    Value(Expression),
    /// `< 5`, `>= 3`, ...
    Compare(Comparison, Expression),
}

/// The six comparisons.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Comparison {
    /// `=`
    Equal,
    /// `!=`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
}
