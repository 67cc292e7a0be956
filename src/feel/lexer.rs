//! From text to tokens (DMN 1.4, 10.3.1.2, rules 22 to 31, 33 to 37 and 61 to 64).

use super::ast::{Comparison, Span};
use super::error::SyntaxError;
use super::token::{Placed, Token};
use crate::number::decimal;

/// More text than any condition needs.
const LONGEST: usize = 100_000;

/// Numbers with more digits than a binary number keeps exactly are refused, not rounded.
const MOST_DIGITS: usize = 15;

/// Splits a text into tokens; the last one is [`Token::End`].
pub(super) fn tokens(text: &str) -> Result<Vec<Placed>, Box<SyntaxError>> {
    if text.len() > LONGEST {
        return Err(SyntaxError::new(
            Span { start: 0, end: text.len() },
            &format!("expected at most {LONGEST} bytes, but found {}", text.len()),
            "split the condition into several",
        ));
    }
    let mut lexer = Lexer { rest: text, length: text.len() };
    let mut tokens = Vec::new();
    loop {
        lexer.skip_space()?;
        let start = lexer.offset();
        let Some(token) = lexer.token(start)? else {
            tokens.push(Placed { token: Token::End, span: Span { start, end: start } });
            return Ok(tokens);
        };
        tokens.push(Placed { token, span: Span { start, end: lexer.offset() } });
    }
}

struct Lexer<'text> {
    rest: &'text str,
    length: usize,
}

impl<'text> Lexer<'text> {
    fn offset(&self) -> usize {
        self.length - self.rest.len()
    }

    fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    fn next(&mut self) -> Option<char> {
        let mut characters = self.rest.chars();
        let character = characters.next();
        self.rest = characters.as_str();
        character
    }

    fn take(&mut self, start: &str) -> bool {
        match self.rest.strip_prefix(start) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn take_while(&mut self, wanted: impl Fn(char) -> bool) -> &'text str {
        let whole = self.rest;
        let end = whole.find(|character| !wanted(character)).unwrap_or(whole.len());
        let (taken, rest) = whole.split_at_checked(end).unwrap_or((whole, ""));
        self.rest = rest;
        taken
    }

    #[cold]
    #[inline(never)]
    fn error(&self, start: usize, message: &str, mend: &str) -> Box<SyntaxError> {
        SyntaxError::new(Span { start, end: self.offset() }, message, mend)
    }

    /// White space and comments.
    fn skip_space(&mut self) -> Result<(), Box<SyntaxError>> {
        loop {
            self.take_while(is_space);
            let start = self.offset();
            if self.take("//") {
                self.take_while(|character| !matches!(character, '\n'..='\r'));
            } else if self.take("/*") {
                match self.rest.split_once("*/") {
                    Some((_, rest)) => self.rest = rest,
                    None => {
                        return Err(self.error(start, "expected `*/`, but found the end of the text", "close the comment with `*/`"));
                    }
                }
            } else {
                return Ok(());
            }
        }
    }

    fn token(&mut self, start: usize) -> Result<Option<Token>, Box<SyntaxError>> {
        let Some(first) = self.peek() else {
            return Ok(None);
        };
        if first == '"' {
            return Ok(Some(Token::Text(self.text(start)?)));
        }
        if first.is_ascii_digit() || (first == '.' && self.rest.chars().nth(1).is_some_and(|second| second.is_ascii_digit())) {
            return Ok(Some(Token::Number(self.number(start)?)));
        }
        if starts_name(first) {
            return Ok(Some(Token::Word(self.take_while(continues_name).into())));
        }
        self.next();
        Ok(Some(match first {
            '(' => Token::Open,
            ')' => Token::Close,
            '[' => Token::OpenSquare,
            ']' => Token::CloseSquare,
            '{' => Token::OpenCurly,
            '}' => Token::CloseCurly,
            ',' => Token::Comma,
            ':' => Token::Colon,
            '.' if self.take(".") => Token::Dots,
            '.' => Token::Outside("."),
            '+' => Token::Outside("+"),
            '-' => Token::Outside("-"),
            '*' if self.take("*") => Token::Outside("**"),
            '*' => Token::Outside("*"),
            '/' => Token::Outside("/"),
            '=' if self.take("=") => {
                return Err(self.error(start, "expected one `=`, but found `==`", "write `=`: one sign is equality in FEEL"));
            }
            '=' => Token::Compare(Comparison::Equal),
            '!' if self.take("=") => Token::Compare(Comparison::NotEqual),
            '!' => {
                return Err(self.error(start, "expected `not(...)` or `!=`, but found `!`", "write `not(...)` around what is denied"));
            }
            '<' if self.take("=") => Token::Compare(Comparison::LessOrEqual),
            '<' if self.take(">") => {
                return Err(self.error(start, "expected `!=`, but found `<>`", "write `!=` for \"differs from\""));
            }
            '<' => Token::Compare(Comparison::Less),
            '>' if self.take("=") => Token::Compare(Comparison::GreaterOrEqual),
            '>' => Token::Compare(Comparison::Greater),
            '@' if self.peek() == Some('"') => Token::At(self.text(start)?),
            '&' => {
                self.take("&");
                return Err(self.error(start, "expected `and`, but found `&`", "write the word `and`"));
            }
            '|' => {
                self.take("|");
                return Err(self.error(start, "expected `or`, but found `|`", "write the word `or`"));
            }
            '\'' | '\u{2018}' | '\u{2019}' | '\u{201c}' | '\u{201d}' | '`' => {
                return Err(self.error(
                    start,
                    &format!("expected a straight double quote, but found {}", shown(first)),
                    "put strings between straight double quotes: \"text\"",
                ));
            }
            other => {
                return Err(self.error(
                    start,
                    &format!("expected a part of an expression, but found {}", shown(other)),
                    "take this character out; text belongs between double quotes",
                ));
            }
        }))
    }

    /// `12`, `12.5`, `.5`, `1.5e3`; `1..3` is the number 1 and two dots.
    fn number(&mut self, start: usize) -> Result<f64, Box<SyntaxError>> {
        let whole = self.take_while(|character| character.is_ascii_digit());
        let mut fraction = "";
        let mut ahead = self.rest.chars();
        if ahead.next() == Some('.') && ahead.next().is_some_and(|character| character.is_ascii_digit()) {
            self.next();
            fraction = self.take_while(|character| character.is_ascii_digit());
        }
        let mut exponent = String::new();
        let mut ahead = self.rest.chars();
        if matches!(ahead.next(), Some('e' | 'E')) {
            let second = ahead.next();
            let signed = matches!(second, Some('+' | '-'));
            if (if signed { ahead.next() } else { second }).is_some_and(|character| character.is_ascii_digit()) {
                self.next();
                if signed {
                    exponent.extend(self.next());
                }
                exponent.push_str(self.take_while(|character| character.is_ascii_digit()));
            }
        }
        if self.peek().is_some_and(continues_name) {
            self.take_while(continues_name);
            return Err(self.error(
                start,
                "expected a number, but found digits and letters in one word",
                "put a space or a sign between them; a name starts with a letter",
            ));
        }
        let digits = format!("{whole}{fraction}");
        let power = if exponent.is_empty() { Some(0) } else { exponent.parse::<i32>().ok() };
        let exact = digits.trim_start_matches('0').trim_end_matches('0').len() <= MOST_DIGITS
            && digits.len() <= 200
            && power.is_some_and(|power| power.abs() <= 50);
        let value = power.and_then(|power| decimal(&format!("{whole}.{fraction}"), power));
        match value {
            Some(value) if exact => Ok(value),
            _ => Err(self.error(
                start,
                &format!("expected a number of at most {MOST_DIGITS} digits, but found a longer one"),
                "write fewer digits: more are not kept exactly",
            )),
        }
    }

    /// A string, the lexer being at its opening quote.
    fn text(&mut self, start: usize) -> Result<String, Box<SyntaxError>> {
        self.next();
        let mut text = String::new();
        loop {
            let place = self.offset();
            match self.next() {
                Some('"') => return Ok(text),
                None | Some('\n'..='\r') => {
                    return Err(self.error(
                        start,
                        "expected a closing double quote, but found the end of the line",
                        "close the string with \"",
                    ));
                }
                Some('\\') => text.push(self.escape(place)?),
                Some(character) => text.push(character),
            }
        }
    }

    /// What stands behind a backslash in a string (rule 64).
    fn escape(&mut self, place: usize) -> Result<char, Box<SyntaxError>> {
        let code = match self.next() {
            Some('n') => return Ok('\n'),
            Some('r') => return Ok('\r'),
            Some('t') => return Ok('\t'),
            Some(itself @ ('\'' | '"' | '\\')) => return Ok(itself),
            Some('u') => match self.hexadecimal(4) {
                Some(high @ 0xd800..=0xdbff) if self.take("\\u") => match self.hexadecimal(4) {
                    Some(low @ 0xdc00..=0xdfff) => Some(0x1_0000 + ((high - 0xd800) << 10) + (low - 0xdc00)),
                    _ => None,
                },
                code => code,
            },
            Some('U') => self.hexadecimal(6),
            _ => None,
        };
        code.and_then(char::from_u32).ok_or_else(|| {
            self.error(
                place,
                "expected an escape that FEEL knows, but found another",
                "write \\\\ for a backslash; FEEL knows \\\" \\' \\\\ \\n \\r \\t, \\u with four and \\U with six hexadecimal digits",
            )
        })
    }

    fn hexadecimal(&mut self, digits: u32) -> Option<u32> {
        let mut value = 0;
        for _ in 0..digits {
            value = value * 16 + self.peek()?.to_digit(16)?;
            self.next();
        }
        Some(value)
    }
}

/// Rule 61 and 62, white space.
fn is_space(character: char) -> bool {
    character.is_whitespace() || matches!(character, '\u{180e}' | '\u{200b}' | '\u{feff}')
}

/// Rule 28, name start character, without the ranges that no alphabet has.
fn starts_name(character: char) -> bool {
    character == '_' || character == '?' || character.is_alphabetic()
}

/// Rule 29, name part character.
pub(super) fn continues_name(character: char) -> bool {
    starts_name(character) || character.is_ascii_digit() || matches!(character, '\u{b7}' | '\u{300}'..='\u{36f}' | '\u{203f}'..='\u{2040}')
}

fn shown(character: char) -> String {
    if character.is_control() { format!("the character U+{:04X}", u32::from(character)) } else { format!("`{character}`") }
}
