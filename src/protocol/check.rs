//! All that can be wrong with a pack, found in one pass while it is compiled.

mod contacts;
mod duties;
mod forms;
mod meaning;
mod names;
mod remarks;

use std::fmt;
use std::sync::OnceLock;

use sha2::{Digest, Sha256};

use super::compile::{Condition, Role, compile as compile_condition};
use super::form::CompiledForm;
use super::formula::{Formula, Formulas};
use super::{CompiledContact, CompiledDuty, CompiledRule, KnownFacts, Protocol};
use crate::calendar::Calendar;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::facts::KnownEvents;
use crate::pack::{Form, Pack};
use crate::vocabulary::{CATEGORIES, GRADES, Vocabulary};

/// Whether to say what wants a look and keeps no pack from loading: to those who write packs, and not in a browser.
const WARNINGS: bool = cfg!(feature = "authoring");
/// How many characters a title may have.
const TITLE: usize = 60;

/// What is known of a pack before it is compiled.
#[derive(Debug, Clone, Copy)]
pub enum Known<'a> {
    /// Nothing: all that can be wrong with it is looked for, and its digest is that of this text.
    Nothing(&'a str),
    /// That a pack of this digest was found without errors: only what is needed to compile it is done.
    Checked(&'a str),
}

/// Compiles a pack; see [`Protocol::compile`].
pub fn compile(pack: Pack, known: Known<'_>) -> (Option<Protocol>, Diagnostics) {
    let vocabulary = Vocabulary::new(&pack.facts, &pack.events, &pack.about.areas, pack.duties.iter().map(|duty| duty.id.as_str()));
    let events = KnownEvents::of(&vocabulary);
    let mut checker = Checker::new(&pack, &vocabulary, &events, matches!(known, Known::Nothing(_)));
    if checker.whole {
        checker.about();
        checker.words();
        checker.common_acts();
        checker.holidays();
        checker.ids();
    }
    let category = checker.rules("category", &pack.category, &CATEGORIES, Role::CategoryRule);
    let risk = checker.rules("risk", &pack.risk, &GRADES, Role::RiskRule);
    let mut duties = Vec::with_capacity(pack.duties.len());
    for (index, duty) in pack.duties.iter().enumerate() {
        duties.push(checker.duty(index, duty));
    }
    let contacts = checker.contacts();
    let guidance = checker.guidance();
    let (forms, compiled_forms) = checker.forms();
    let notices = checker.notices();
    for fact in checker.formulas.settle(&vocabulary) {
        let name = vocabulary.fact_name(fact);
        checker.found.add(
            Code::PackTooManyThresholds,
            format!("facts[{fact}].name"),
            format!("conditions compare `{name}` with too many different numbers"),
        );
    }
    let compiled = Compiled {
        category: &category,
        risk: &risk,
        duties: &duties,
        contacts: &contacts,
        items: [&guidance, &forms],
        forms: &compiled_forms,
    };
    if checker.whole {
        if WARNINGS {
            checker.unused(&compiled);
        }
        checker.can_hold(&compiled);
    }
    let Checker { formulas, found, .. } = checker;
    if found.has_errors() {
        return (None, found);
    }
    let (items, concerning) = notices;
    let concerned = |id: &str| items.find(id).and_then(|item| concerning.get(item)).cloned().unwrap_or_default();
    for (duty, compiled) in pack.duties.iter().zip(&mut duties) {
        compiled.notices = concerned(&duty.id);
    }
    let category_notices = pack.category.iter().map(|rule| concerned(&rule.id)).collect();
    let risk_notices = pack.risk.iter().map(|rule| concerned(&rule.id)).collect();
    let facts = KnownFacts {
        away: vocabulary.fact("away_without_authorisation"),
        reported: vocabulary.fact("reported_to_police"),
        whereabouts: vocabulary.fact("whereabouts"),
        police_category: vocabulary.fact("police_category"),
        police_risk: vocabulary.fact("police_risk"),
        police_grades: GRADES.map(|grade| {
            let police = vocabulary.fact("police_risk").and_then(|fact| vocabulary.facts().get(fact));
            police.and_then(|police| police.values.iter().position(|choice| choice.value == grade))
        }),
    };
    let protocol = Protocol {
        digest: match known {
            Known::Nothing(json) => digest(json),
            Known::Checked(digest) => digest.to_owned(),
        },
        calendar: Calendar::new(&pack.bank_holidays),
        vocabulary,
        formulas,
        events,
        facts,
        category,
        risk,
        duties,
        contacts,
        guidance,
        forms,
        compiled_forms,
        category_notices,
        risk_notices,
        pack,
    };
    (Some(protocol), found)
}

/// Compiles one form of a pack that was checked.
pub fn form(pack: &Pack, vocabulary: &Vocabulary, events: &KnownEvents, form: &Form) -> CompiledForm {
    Checker::new(pack, vocabulary, events, false).form("form", form)
}

/// `sha256:` and the digest of the text in hexadecimal digits.
fn digest(text: &str) -> String {
    use std::fmt::Write;
    let mut hexadecimal = String::from("sha256:");
    for byte in Sha256::digest(text.as_bytes()) {
        // Writing to a string cannot fail.
        let _ = write!(hexadecimal, "{byte:02x}");
    }
    hexadecimal
}

/// What the conditions of a pack were compiled into.
struct Compiled<'a> {
    category: &'a [CompiledRule],
    risk: &'a [CompiledRule],
    duties: &'a [CompiledDuty],
    contacts: &'a [CompiledContact],
    items: [&'a [Condition]; 2],
    forms: &'a [OnceLock<CompiledForm>],
}

/// A pack that is being checked while it is compiled.
struct Checker<'a> {
    pack: &'a Pack,
    vocabulary: &'a Vocabulary,
    events: &'a KnownEvents,
    formulas: Formulas,
    found: Diagnostics,
    /// The conditions that have an error: what they ask is not known.
    unread: Vec<&'a str>,
    /// Whether to look for all that can be wrong, and not only for what keeps the pack from being compiled.
    whole: bool,
}

impl<'a> Checker<'a> {
    fn new(pack: &'a Pack, vocabulary: &'a Vocabulary, events: &'a KnownEvents, whole: bool) -> Self {
        Self { pack, vocabulary, events, formulas: Formulas::default(), found: Diagnostics::default(), unread: Vec::new(), whole }
    }

    /// The place is put into words only where something is wrong there.
    fn words_of(&mut self, path: impl fmt::Display, text: &str) {
        if self.whole && text.trim().is_empty() {
            self.no_words(path.to_string());
        }
    }

    #[cold]
    fn no_words(&mut self, path: String) {
        let member = path.rsplit('.').next().unwrap_or(&path).to_owned();
        self.found.add(Code::PackMissingWords, path, format!("`{member}` is empty"));
    }

    /// Every item with an id: where it stands, its id and its paragraph.
    fn items(&self) -> Vec<((&'static str, usize), &'a str, &'a str)> {
        let pack = self.pack;
        let mut all = Vec::new();
        macro_rules! add {
            ($($kind:ident)*) => {
                $(for (index, item) in pack.$kind.iter().enumerate() {
                    all.push(((stringify!($kind), index), item.id.as_str(), item.cite.as_str()));
                })*
            };
        }
        add!(category risk duties contacts guidance forms notices);
        all
    }

    fn title(&mut self, path: fmt::Arguments<'_>, title: &str) {
        self.words_of(path, title);
        let length = title.chars().count();
        if length > TITLE {
            self.found.add(Code::PackLongTitle, path.to_string(), format!("the title is {length} characters long; it may have {TITLE}"));
        }
    }

    fn condition(&mut self, path: &str, when: Option<&'a str>, role: Role) -> Condition {
        let compiled = when.and_then(|when| {
            let compiled = compile_condition(when, path, role, self.vocabulary, self.events, &mut self.formulas, &mut self.found);
            if compiled.is_none() {
                self.unread.push(when);
            }
            compiled
        });
        compiled.unwrap_or_else(|| Condition { formula: self.formulas.add(Formula::Constant(true)), ..Condition::default() })
    }

    /// A name that nothing bears, with the one that looks most like it.
    fn unknown<'n>(&mut self, code: Code, path: String, message: String, name: &str, known: impl Iterator<Item = &'n str>) {
        let mend = || match Vocabulary::nearest(known, name) {
            Some(near) => format!("Did you mean `{near}`? {}", code.mend()),
            None => code.mend().to_owned(),
        };
        self.found.push(Diagnostic::new(code, path, message).advised(mend));
    }
}
