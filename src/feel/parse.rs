//! From tokens to an expression (DMN 1.4, 10.3.1.2: the grammar rules named beside the functions).

use super::ast::{Expression, Node, Range, Span, Test};
use super::error::SyntaxError;
use super::lexer::tokens;
use super::token::{Placed, Token};

/// How deep brackets may stand in brackets.
const DEEPEST: usize = 64;
/// How high the tree of an expression may grow; a chain such as `a and b and c` grows with its length.
const HIGHEST: usize = 256;

/// These end a name wherever they stand.
const KEYWORDS: [&str; 8] = ["and", "or", "not", "in", "between", "true", "false", "null"];
/// These start what FEEL has and the subset has not; no name starts with them.
const RESERVED: [&str; 9] = ["if", "then", "else", "for", "return", "some", "every", "satisfies", "function"];
/// Functions with a keyword in their name; they are told by the bracket that follows.
const KEYWORD_FUNCTIONS: [&[&str]; 3] = [&["date", "and", "time"], &["years", "and", "months", "duration"], &["hours", "between"]];

const END: Placed = Placed { token: Token::End, span: Span { start: 0, end: 0 } };

/// Reads one expression of the subset.
///
/// From the standard: `or` binds loosest, then `and`, then comparisons (`=`, `<`, `between`, `in`); `not(...)` is a
/// function. Comparisons do not chain. Words that stand side by side are one name.
///
/// ```
/// use homeward::feel::{ast::Node, parse};
///
/// let expression = parse("a or b and c").unwrap();
/// assert!(matches!(expression.node, Node::Or(..)));
///
/// let errors = parse("not located").unwrap_err();
/// assert_eq!(errors[0].to_string(), "expected `(` after `not`, but found `located`; write `not(...)`: it is a function in FEEL (at byte 4)");
/// ```
///
/// # Errors
///
/// What keeps the text from being an expression of the subset, with its place: the first such thing.
pub fn parse(text: &str) -> Result<Expression, Vec<SyntaxError>> {
    whole(text).map_err(|error| vec![*error])
}

fn whole(text: &str) -> Parsed<Expression> {
    let tokens = tokens(text)?;
    let mut parser = Parser { tokens: &tokens, next: 0, depth: 0 };
    if parser.peek() == &Token::End {
        return Err(SyntaxError::new(
            parser.span(),
            "expected an expression, but found nothing",
            "write a condition, such as `age <= 12`, or `true`",
        ));
    }
    let grown = parser.disjunction()?;
    match parser.peek() {
        Token::End => Ok(grown.expression),
        _ => Err(parser.unexpected("`and`, `or` or the end of the text")),
    }
}

/// An expression, and how high its tree is.
struct Grown {
    expression: Expression,
    height: usize,
}

type Parsed<T> = Result<T, Box<SyntaxError>>;

struct Parser<'tokens> {
    tokens: &'tokens [Placed],
    next: usize,
    depth: usize,
}

impl<'tokens> Parser<'tokens> {
    fn ahead(&self, distance: usize) -> &'tokens Placed {
        self.tokens.get(self.next + distance).or(self.tokens.last()).unwrap_or(&END)
    }

    fn peek(&self) -> &'tokens Token {
        &self.ahead(0).token
    }

    fn span(&self) -> Span {
        self.ahead(0).span
    }

    fn advance(&mut self) {
        self.next += 1;
    }

    fn take(&mut self, token: &Token) -> bool {
        let found = self.peek() == token;
        if found {
            self.advance();
        }
        found
    }

    fn at_word(&self, distance: usize, wanted: &str) -> bool {
        matches!(&self.ahead(distance).token, Token::Word(word) if word == wanted)
    }

    fn take_word(&mut self, wanted: &str) -> bool {
        let found = self.at_word(0, wanted);
        if found {
            self.advance();
        }
        found
    }

    /// The place from a start to the end of the last token taken.
    fn since(&self, start: usize) -> Span {
        let last = self.next.checked_sub(1).and_then(|last| self.tokens.get(last));
        Span { start, end: last.map_or(start, |placed| placed.span.end) }
    }

    #[inline(never)]
    fn grow(&self, node: Node, start: usize, height: usize) -> Parsed<Grown> {
        let span = self.since(start);
        if height >= HIGHEST {
            return Err(SyntaxError::new(
                span,
                &format!("expected at most {HIGHEST} parts in a row or in each other, but found more"),
                "split the condition into several, or name the values of a long row with `in (...)`",
            ));
        }
        Ok(Grown { expression: Expression { node, span }, height: height + 1 })
    }

    #[cold]
    #[inline(never)]
    fn unexpected(&self, expected: &str) -> Box<SyntaxError> {
        let found = self.peek();
        let mend = match found {
            Token::Outside(".") => "a value inside another cannot be asked for here; give it a name of its own",
            Token::Outside(_) => "calculations are outside of what conditions can say; compare with a number instead",
            Token::Close | Token::CloseSquare | Token::CloseCurly => "take it out, or open its bracket before",
            Token::Colon => "give arguments by their place, without names",
            Token::Word(word) if word == "instance" => "types cannot be asked for; compare values",
            Token::Word(word) if word == "not" => "write `not(...)` around the whole comparison",
            Token::Word(_) | Token::Text(_) | Token::Number(_) | Token::At(_) | Token::OpenCurly => {
                "join two conditions with `and` or `or`, and put text between double quotes"
            }
            Token::End => "finish the expression",
            _ => "take it out, or complete what stands before it",
        };
        SyntaxError::new(self.span(), &format!("expected {expected}, but found {}", found.name()), mend)
    }

    /// Takes a closing bracket, or says that one is missing and where its partner stands.
    fn close(&mut self, token: &Token, open: Span, expected: &str) -> Parsed<()> {
        if self.take(token) {
            return Ok(());
        }
        if self.peek() == &Token::End {
            return Err(SyntaxError::new(
                open,
                &format!("expected {expected}, but found the end of the text"),
                &format!("close this bracket with {}", token.name()),
            ));
        }
        Err(self.unexpected(expected))
    }

    fn enter(&mut self) -> Parsed<()> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(SyntaxError::new(
                self.span(),
                &format!("expected at most {DEEPEST} brackets in each other, but found more"),
                "split the condition into several",
            ));
        }
        Ok(())
    }

    /// Rule 33 (`or`).
    #[inline(never)]
    fn disjunction(&mut self) -> Parsed<Grown> {
        let mut left = self.conjunction()?;
        while self.take_word("or") {
            let right = self.conjunction()?;
            left = self.join(Node::Or, left, right)?;
        }
        Ok(left)
    }

    /// Rule 34 (`and`).
    fn conjunction(&mut self) -> Parsed<Grown> {
        let mut left = self.comparison()?;
        while self.take_word("and") {
            let right = self.comparison()?;
            left = self.join(Node::And, left, right)?;
        }
        Ok(left)
    }

    fn join(&self, kind: impl FnOnce(Box<Expression>, Box<Expression>) -> Node, left: Grown, right: Grown) -> Parsed<Grown> {
        let start = left.expression.span.start;
        self.grow(kind(Box::new(left.expression), Box::new(right.expression)), start, left.height.max(right.height))
    }

    /// Rule 35 (comparison).
    fn comparison(&mut self) -> Parsed<Grown> {
        let value = self.operand(true)?;
        let start = value.expression.span.start;
        let compared = if let &Token::Compare(comparison) = self.peek() {
            self.advance();
            let other = self.operand(true)?;
            self.join(|left, right| Node::Compare(comparison, left, right), value, other)
        } else if self.take_word("between") {
            let low = self.operand(true)?;
            if !self.take_word("and") {
                return Err(self.unexpected("`and` between the two ends of `between`"));
            }
            let high = self.operand(true)?;
            let height = value.height.max(low.height).max(high.height);
            self.grow(Node::Between(Box::new(value.expression), Box::new(low.expression), Box::new(high.expression)), start, height)
        } else if self.take_word("in") {
            let (tests, height) = self.tests()?;
            self.grow(Node::In(Box::new(value.expression), tests), start, height.max(value.height))
        } else {
            return Ok(value);
        }?;
        if matches!(self.peek(), Token::Compare(_)) || self.at_word(0, "in") || self.at_word(0, "between") {
            return Err(SyntaxError::new(
                self.span(),
                &format!("expected one comparison, but found another one: {}", self.peek().name()),
                "comparisons do not chain: join two with `and`, or write `value in [low..high]`",
            ));
        }
        Ok(compared)
    }

    /// What stands behind `in`: rule 35 c and d, with rules 7, 8, 13 and 14 (positive unary tests).
    #[inline(never)]
    fn tests(&mut self) -> Parsed<(Vec<Test>, usize)> {
        let open = self.span();
        if !self.take(&Token::Open) {
            let (test, height) = match self.peek() {
                Token::Compare(_) => self.test()?,
                _ => {
                    let value = self.operand(true)?;
                    (Test::Value(value.expression), value.height)
                }
            };
            return Ok((vec![test], height));
        }
        self.enter()?;
        let (first, height) = self.test()?;
        if let Test::Value(low) = first {
            if self.take(&Token::Dots) {
                let range = self.range(Grown { expression: low, height }, false, open)?;
                self.depth -= 1;
                return Ok((vec![Test::Value(range.expression)], range.height));
            }
            return self.more_tests(Test::Value(low), height, open);
        }
        self.more_tests(first, height, open)
    }

    fn more_tests(&mut self, first: Test, mut height: usize, open: Span) -> Parsed<(Vec<Test>, usize)> {
        let mut tests = vec![first];
        while self.take(&Token::Comma) {
            let (test, test_height) = self.test()?;
            tests.push(test);
            height = height.max(test_height);
        }
        self.close(&Token::Close, open, "`,` or `)`")?;
        self.depth -= 1;
        Ok((tests, height))
    }

    fn test(&mut self) -> Parsed<(Test, usize)> {
        if let &Token::Compare(comparison) = self.peek() {
            self.advance();
            let value = self.operand(true)?;
            return Ok((Test::Compare(comparison, value.expression), value.height));
        }
        let value = self.disjunction()?;
        Ok((Test::Value(value.expression), value.height))
    }

    /// A value that may be compared, with its filters (rule 45). At the upper end of a range `[` closes instead.
    fn operand(&mut self, filters: bool) -> Parsed<Grown> {
        let mut value = self.primary()?;
        while filters && self.peek() == &Token::OpenSquare {
            let open = self.span();
            self.advance();
            self.enter()?;
            let index = self.disjunction()?;
            self.close(&Token::CloseSquare, open, "`]`")?;
            self.depth -= 1;
            value = self.join(Node::Filter, value, index)?;
        }
        match self.peek() {
            Token::Outside(_) => Err(self.unexpected("a comparison, `and`, `or` or the end of the expression")),
            _ => Ok(value),
        }
    }

    #[inline(never)]
    fn primary(&mut self) -> Parsed<Grown> {
        let Placed { token, span } = self.ahead(0);
        let leaf = match token {
            Token::Number(number) => Node::Number(*number),
            Token::Text(text) => Node::Text(text.clone()),
            Token::At(text) => Node::At(text.clone()),
            Token::Outside("-") => match self.ahead(1).token {
                Token::Number(number) => {
                    self.advance();
                    // Zero has no sign in FEEL.
                    Node::Number(if number == 0.0 { 0.0 } else { -number })
                }
                _ => return Err(self.unexpected("a value")),
            },
            Token::Word(word) => return self.word(word),
            Token::Open => return self.parenthesis(*span),
            Token::OpenSquare => return self.list_or_range(*span),
            Token::CloseSquare if self.starts_value(1) => {
                self.advance();
                self.enter()?;
                let low = self.operand(true)?;
                if !self.take(&Token::Dots) {
                    return Err(self.unexpected("`..`"));
                }
                let range = self.range(low, false, *span);
                self.depth -= 1;
                return range;
            }
            Token::OpenCurly => return self.context(*span),
            Token::Compare(_) => {
                return Err(SyntaxError::new(
                    *span,
                    &format!("expected a value, but found {}", token.name()),
                    "write a name or a value before the comparison; a test without one stands only behind `in`",
                ));
            }
            _ => return Err(self.unexpected("a value")),
        };
        self.advance();
        self.grow(leaf, span.start, 0)
    }

    fn starts_value(&self, distance: usize) -> bool {
        matches!(
            self.ahead(distance).token,
            Token::Word(_)
                | Token::Number(_)
                | Token::Text(_)
                | Token::At(_)
                | Token::Open
                | Token::OpenSquare
                | Token::OpenCurly
                | Token::Outside("-")
        )
    }

    /// A literal, a negation, a name or a call: rules 25 to 29, 40 and 41.
    #[inline(never)]
    fn word(&mut self, word: &str) -> Parsed<Grown> {
        let start = self.span().start;
        let literal = match word {
            "true" => Some(Node::Boolean(true)),
            "false" => Some(Node::Boolean(false)),
            "null" => Some(Node::Null),
            _ => None,
        };
        if let Some(literal) = literal {
            self.advance();
            return self.grow(literal, start, 0);
        }
        if word == "not" {
            return self.negation(start);
        }
        if RESERVED.contains(&word) {
            return Err(SyntaxError::new(
                self.span(),
                &format!("expected a value or a name, but found the keyword `{word}`"),
                &format!("`{word}` is outside of what conditions can say, and no name starts with it"),
            ));
        }
        if KEYWORDS.contains(&word) {
            return Err(SyntaxError::new(
                self.span(),
                &format!("expected a value, but found the keyword `{word}`"),
                &format!("write a value before `{word}`"),
            ));
        }
        let name = self.name(word);
        let open = self.span();
        if !self.take(&Token::Open) {
            return self.grow(Node::Name(name), start, 0);
        }
        if self.take(&Token::Close) {
            return self.grow(Node::Call(name, Vec::new()), start, 0);
        }
        self.enter()?;
        let first = self.disjunction()?;
        let (arguments, height) = self.sequence(first, &Token::Close, open)?;
        self.depth -= 1;
        self.grow(Node::Call(name, arguments), start, height)
    }

    /// All the words of a name.
    fn name(&mut self, first: &str) -> String {
        for words in KEYWORD_FUNCTIONS {
            if words.iter().enumerate().all(|(distance, word)| self.at_word(distance, word)) && self.ahead(words.len()).token == Token::Open
            {
                self.next += words.len();
                return words.join(" ");
            }
        }
        self.advance();
        let mut name = String::from(first);
        while let Token::Word(word) = self.peek() {
            if KEYWORDS.contains(&word.as_str()) || (word == "instance" && self.at_word(1, "of")) {
                break;
            }
            name.push(' ');
            name.push_str(word);
            self.advance();
        }
        name
    }

    fn negation(&mut self, start: usize) -> Parsed<Grown> {
        self.advance();
        let open = self.span();
        if !self.take(&Token::Open) {
            return Err(SyntaxError::new(
                open,
                &format!("expected `(` after `not`, but found {}", self.peek().name()),
                "write `not(...)`: it is a function in FEEL",
            ));
        }
        self.enter()?;
        let inner = self.disjunction()?;
        self.close(&Token::Close, open, "`)`")?;
        self.depth -= 1;
        self.grow(Node::Not(Box::new(inner.expression)), start, inner.height)
    }

    /// `(a)`, `(a..b)` or `(< a)`.
    fn parenthesis(&mut self, open: Span) -> Parsed<Grown> {
        self.advance();
        self.enter()?;
        let inner = if let &Token::Compare(comparison) = self.peek() {
            self.advance();
            let end = self.operand(true)?;
            self.close(&Token::Close, open, "`)`")?;
            self.grow(Node::Unary(comparison, Box::new(end.expression)), open.start, end.height)?
        } else {
            let mut inner = self.disjunction()?;
            if self.take(&Token::Dots) {
                self.range(inner, false, open)?
            } else {
                self.close(&Token::Close, open, "`)`")?;
                inner.expression.span = self.since(open.start);
                inner
            }
        };
        self.depth -= 1;
        Ok(inner)
    }

    /// `[a, b]` (rule 56) or `[a..b]` (rule 66).
    fn list_or_range(&mut self, open: Span) -> Parsed<Grown> {
        self.advance();
        self.enter()?;
        let grown = if self.take(&Token::CloseSquare) {
            self.grow(Node::List(Vec::new()), open.start, 0)?
        } else {
            let first = self.disjunction()?;
            if self.take(&Token::Dots) {
                self.range(first, true, open)?
            } else {
                let (elements, height) = self.sequence(first, &Token::CloseSquare, open)?;
                self.grow(Node::List(elements), open.start, height)?
            }
        };
        self.depth -= 1;
        Ok(grown)
    }

    /// The rest of a range behind its `..` (rules 8 to 12).
    #[inline(never)]
    fn range(&mut self, low: Grown, low_included: bool, open: Span) -> Parsed<Grown> {
        let high = self.operand(false)?;
        let high_included = match self.peek() {
            Token::CloseSquare => true,
            Token::Close | Token::OpenSquare => false,
            Token::End => {
                return Err(SyntaxError::new(
                    open,
                    "expected the closing bracket of a range, but found the end of the text",
                    "close the range with `]` to include its end, or with `)`",
                ));
            }
            _ => return Err(self.unexpected("`]` or `)` at the end of the range")),
        };
        self.advance();
        let height = low.height.max(high.height);
        self.grow(
            Node::Range(Box::new(Range { low: low.expression, low_included, high: high.expression, high_included })),
            open.start,
            height,
        )
    }

    /// Expressions with commas between them, up to a closing bracket.
    fn sequence(&mut self, first: Grown, close: &Token, open: Span) -> Parsed<(Vec<Expression>, usize)> {
        let mut height = first.height;
        let mut expressions = vec![first.expression];
        while self.take(&Token::Comma) {
            let grown = self.disjunction()?;
            height = height.max(grown.height);
            expressions.push(grown.expression);
        }
        self.close(close, open, &format!("`,` or {}", close.name()))?;
        Ok((expressions, height))
    }

    /// `{key: value}` (rules 57 to 59).
    #[inline(never)]
    fn context(&mut self, open: Span) -> Parsed<Grown> {
        self.advance();
        self.enter()?;
        let mut entries: Vec<(String, Expression)> = Vec::new();
        let mut height = 0;
        while !(entries.is_empty() && self.take(&Token::CloseCurly)) {
            let place = self.span();
            let key = match self.peek() {
                Token::Text(text) => {
                    self.advance();
                    text.clone()
                }
                Token::Word(word) => self.name(word),
                _ => return Err(self.unexpected("a name or a string as the key of an entry")),
            };
            if entries.iter().any(|(other, _)| *other == key) {
                return Err(SyntaxError::new(
                    place,
                    &format!("expected each key once, but found `{key}` again"),
                    "take one of the two out",
                ));
            }
            if !self.take(&Token::Colon) {
                return Err(self.unexpected("`:` after the key of an entry"));
            }
            let value = self.disjunction()?;
            height = height.max(value.height);
            entries.push((key, value.expression));
            if !self.take(&Token::Comma) {
                self.close(&Token::CloseCurly, open, "`,` or `}`")?;
                break;
            }
        }
        self.depth -= 1;
        self.grow(Node::Context(entries), open.start, height)
    }
}
