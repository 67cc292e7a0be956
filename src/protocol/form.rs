//! A form, compiled: which field reads and writes what, and the conditions under which it is asked.

use super::compile::Condition;
use super::formula::{FormulaId, Formulas};
use crate::calendar::Length;
use crate::pack::{Column, Field, FieldType};
use crate::vocabulary::{Choice, Fact, FactType};

/// What a field reads and writes, by its place in the vocabulary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// A fact.
    Fact(usize),
    /// An event.
    Event(usize),
}

/// Something that has a date, or a date and time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    /// The answer to a field.
    Field(usize),
    /// An event.
    Event(usize),
    /// A fact.
    Fact(usize),
}

/// What only the conditions of a form ask; each stands in its formulas like a fact that is true or false.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Atom {
    /// The first lies before the second.
    Before(Moment, Moment),
    /// It lies after the moment that is asked about.
    LaterThanNow(Moment),
    /// The field has an answer.
    Given(usize),
    /// The answer to the field holds the choice, or the tick of the window, with this place.
    Contains(usize, usize),
}

/// Whether a field must be there to complete the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CompiledNeeded {
    /// It need not.
    #[default]
    Never,
    /// It must.
    Always,
    /// While this holds.
    When(FormulaId),
}

/// A section, compiled.
#[derive(Debug, Clone, Default)]
pub struct CompiledSection {
    /// Its name.
    pub name: String,
    /// Its heading.
    pub title: String,
    /// Its place among the sections that the pack declares; none where it was made of the texts of fields.
    pub declared: Option<usize>,
    /// When it is asked.
    pub when: Option<FormulaId>,
}

/// A field, compiled.
#[derive(Debug, Clone, Default)]
pub struct CompiledField {
    /// The place of its section.
    pub section: usize,
    /// When it is asked.
    pub when: Option<FormulaId>,
    /// Whether it must be there.
    pub needed: CompiledNeeded,
    /// What it reads and writes.
    pub bound: Option<Bound>,
    /// Its choices: its own, else the values of its fact.
    pub choices: Vec<Choice>,
    /// The columns of a table; one for texts, where it has none of its own.
    pub columns: Vec<Column>,
    /// What must not come out false, in the order of the pack.
    pub checks: Vec<FormulaId>,
}

/// A rule of a score: which fields it counts, each with the place of the window where one is meant.
#[derive(Debug, Clone, Default)]
pub struct CompiledPoints {
    /// The fields, by their place.
    pub fields: Vec<(usize, Option<usize>)>,
}

/// A form, compiled.
#[derive(Debug, Clone, Default)]
pub struct CompiledForm {
    /// Its conditions; the facts of the vocabulary stand before its fields, and these before its atoms.
    pub formulas: Formulas,
    /// How many facts the vocabulary has: the place of the first field in the formulas.
    pub base: usize,
    /// What only forms ask.
    pub atoms: Vec<Atom>,
    /// Its sections, in order.
    pub sections: Vec<CompiledSection>,
    /// Its fields, in the order of the pack.
    pub fields: Vec<CompiledField>,
    /// The points of each score, in the order of the pack.
    pub scores: Vec<Vec<CompiledPoints>>,
    /// The duties that it marks done, by their place.
    pub fulfils: Vec<usize>,
    /// The field that says when they were done.
    pub fulfils_when: Option<usize>,
    /// How long an item counts as fresh.
    pub stale_after: Option<Length>,
    /// The facts and events that its conditions ask, without its fields.
    pub asks: Condition,
}

/// The form that a condition is compiled in.
pub struct InForm<'a> {
    /// How many facts the vocabulary has without it.
    pub base: usize,
    /// Its fields.
    pub fields: &'a [Field],
    /// The choices of each.
    pub choices: &'a [Vec<Choice>],
    /// What its conditions ask beside facts and fields.
    pub atoms: &'a mut Vec<Atom>,
}

impl InForm<'_> {
    /// A field by its name: its place, and that in the vocabulary.
    pub fn field(&self, name: &str) -> Option<(usize, usize)> {
        self.fields.iter().position(|field| field.name == name).map(|place| (place, self.base + place))
    }

    /// The names of the fields.
    pub fn names(&self) -> Vec<&str> {
        self.fields.iter().map(|field| field.name.as_str()).collect()
    }

    /// Whether a field has a date.
    pub fn is_dated(&self, field: usize) -> bool {
        self.fields.get(field).is_some_and(|field| matches!(field.field_type, FieldType::Date | FieldType::DateTime))
    }

    /// The values that a field of several choices, or the windows that a field of ticks can hold.
    pub fn values(&self, field: usize) -> Vec<&str> {
        let choices = match self.fields.get(field) {
            Some(Field { field_type: FieldType::Choices, .. }) => self.choices.get(field).map_or(&[][..], Vec::as_slice),
            Some(Field { field_type: FieldType::TickWindow, windows, .. }) => windows,
            _ => &[],
        };
        choices.iter().map(|choice| choice.value.as_str()).collect()
    }

    /// The place of an atom among the facts of the conditions; added where it is not there yet.
    pub fn atom(&mut self, atom: Atom) -> usize {
        let place = self.atoms.iter().position(|known| *known == atom).unwrap_or_else(|| {
            self.atoms.push(atom);
            self.atoms.len() - 1
        });
        self.base + self.fields.len() + place
    }

    /// How a field is asked that is not compared as it is; nothing where it is, or where the fact is no field.
    pub fn asked_otherwise(&self, fact: usize) -> Option<String> {
        let field = self.fields.get(fact.checked_sub(self.base)?)?;
        let name = &field.name;
        Some(match field.field_type {
            FieldType::YesNo | FieldType::Tick | FieldType::Choice | FieldType::Number | FieldType::Integer => return None,
            FieldType::Date | FieldType::DateTime => {
                format!("Ask `before({name}, ...)`, `after({name}, ...)` or `later than now({name})`.")
            }
            FieldType::Choices | FieldType::TickWindow => format!("Ask `list contains({name}, \"...\")`, or `given({name})`."),
            _ => format!("Ask `given({name})`: whether it was answered."),
        })
    }
}

/// A field as conditions see it.
pub fn as_fact(field: &Field, choices: &[Choice]) -> Fact {
    let fact_type = match field.field_type {
        FieldType::YesNo | FieldType::Tick => FactType::Boolean,
        FieldType::Choice => FactType::Enum,
        FieldType::Number => FactType::Number,
        FieldType::Integer => FactType::Integer,
        // These are asked by functions alone.
        _ => FactType::Date,
    };
    let values = if fact_type == FactType::Enum { choices.to_vec() } else { Vec::new() };
    Fact { name: field.name.clone(), fact_type, values, ..Fact::default() }
}
