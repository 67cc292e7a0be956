//! From the tree of an expression to a formula: names are looked up, types are checked, times get their place.

mod compare;
mod functions;
mod logic;
mod operands;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, for_authors};
use crate::facts::KnownEvents;
use crate::feel;
use crate::feel::ast::{Expression, Node, Span};
use crate::protocol::form::InForm;
use crate::protocol::formula::{FormulaId, Formulas, Since};
use crate::vocabulary::Vocabulary;

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

/// What only a form can ask.
const FORM_FUNCTIONS: [&str; 5] = ["before", "after", "later than now", "given", "list contains"];

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
    compile_in(text, path, role, vocabulary, known, formulas, found, None)
}

/// The same, where a form is given within it: the vocabulary holds its fields, and what forms ask beside may be asked.
#[allow(clippy::too_many_arguments, reason = "all of them are needed, and none belongs with another")]
pub(super) fn compile_in(
    text: &str,
    path: &str,
    role: Role,
    vocabulary: &Vocabulary,
    known: &KnownEvents,
    formulas: &mut Formulas,
    found: &mut Diagnostics,
    form: Option<&mut InForm<'_>>,
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
        form,
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

struct Compiler<'a, 'f> {
    text: &'a str,
    path: &'a str,
    role: Role,
    vocabulary: &'a Vocabulary,
    known: &'a KnownEvents,
    formulas: &'a mut Formulas,
    found: &'a mut Diagnostics,
    /// The form whose fields may be asked.
    form: Option<&'a mut InForm<'f>>,
    condition: Condition,
    still: bool,
    found_asked: bool,
    back_asked: bool,
    /// Whether the condition asks that the child was located or is back: then it is of no stage.
    of_the_end: bool,
}

impl Compiler<'_, '_> {
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
}
