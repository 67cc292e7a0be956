//! What each table of a pack holds: its members, which of them it needs, and what each can be.
//!
//! A table is looked at before it is read. What does not fit is named in plain words, at its place, and taken out, so
//! that the rest of the table, and of the pack, is still checked: all that is wrong is told at once.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diagnostic::{Code, Diagnostic};
use crate::vocabulary::Vocabulary;

/// What a member can be.
#[derive(Clone, Copy)]
pub(super) enum Shape {
    /// A text between quotes.
    Text,
    /// A list of texts.
    Texts,
    /// A text, or a list of texts.
    TextOrTexts,
    /// `true` or `false`.
    YesNo,
    /// A whole number that is not below 0.
    Whole,
    /// A number.
    Number,
    /// `true`, `false` or a text.
    YesNoOrText,
    /// One of these words.
    Word(&'static [&'static str]),
    /// A list of small tables.
    Rows(&'static Rows),
    /// A text, or a list of small tables.
    TextOrRows(&'static Rows),
    /// A list of texts or of small tables.
    TextsOrRows(&'static Rows),
}

/// Small tables between braces: what one is, what each holds, and an example of one.
pub(super) struct Rows {
    /// In a sentence: "a choice".
    called: &'static str,
    pub(super) members: &'static [Member],
    example: &'static str,
}

/// A member of a table: its name, what it can be, and, where the table cannot do without it, an example.
pub(super) struct Member(pub(super) &'static str, pub(super) Shape, pub(super) Option<&'static str>);

/// What a table of a kind is called, and what it holds.
pub(super) struct Table {
    /// In a sentence: "the duty".
    pub(super) called: &'static str,
    /// As it is written at the head of the table.
    pub(super) header: &'static str,
    pub(super) members: &'static [Member],
}

const fn needed(name: &'static str, shape: Shape, example: &'static str) -> Member {
    Member(name, shape, Some(example))
}

const fn free(name: &'static str, shape: Shape) -> Member {
    Member(name, shape, None)
}

use Shape::{Number, Rows as List, Text, TextOrRows, TextOrTexts, Texts, TextsOrRows, Whole, Word, YesNo, YesNoOrText};

const SAYS: Member = needed("says", Text, "says = \"What the paragraph says, in your own words.\"");
const CITE: Member = needed("cite", Text, "cite = \"4.1\"");
const ASKS: Member = needed("asks", Text, "asks = \"The question that brings it out?\"");
const WHEN: Member = free("when", Text);
const NOTE: Member = free("note", Text);
const MEANS: Member = free("means", Text);
const TO: Member = free("to", Texts);
/// Whose protocol goes before.
const SIDES: &[&str] = &["home", "host"];
/// A value and its label.
const CHOICES: Rows = Rows {
    called: "a choice",
    members: &[needed("value", Text, "value = \"day\""), needed("label", Text, "label = \"By day\"")],
    example: "{ value = \"day\", label = \"By day\" }",
};
/// Hours that hold on some days.
const HOURS: Rows = Rows {
    called: "an entry of `hours`",
    members: &[
        needed("days", Text, "days = \"monday to friday\""),
        needed("from", Text, "from = \"08:30\""),
        needed("to", Text, "to = \"17:00\""),
    ],
    example: "{ days = \"monday to friday\", from = \"08:30\", to = \"17:00\" }",
};
/// Hours that hold on one date.
const EXCEPTIONS: Rows = Rows {
    called: "an exception",
    members: &[needed("date", Text, "date = \"2026-12-24\""), free("closed", YesNo), free("from", Text), free("to", Text)],
    example: "{ date = \"2026-12-24\", from = \"08:30\", to = \"12:00\" }",
};

/// What a field of a form can hold.
const FIELD_TYPES: &[&str] = &[
    "text",
    "long_text",
    "choice",
    "choices",
    "yes_no",
    "date",
    "date_time",
    "number",
    "integer",
    "telephone",
    "email",
    "postcode",
    "nhs_number",
    "person",
    "photograph",
    "table",
    "tick",
    "tick_window",
    "fixed_text",
];
/// What a column of a table can hold.
const COLUMN_TYPES: &[&str] = &[
    "text",
    "long_text",
    "choice",
    "yes_no",
    "date",
    "date_time",
    "number",
    "integer",
    "telephone",
    "email",
    "postcode",
    "nhs_number",
    "tick",
];
/// A column of a table.
const COLUMNS: Rows = Rows {
    called: "a column",
    members: &[
        needed("name", Text, "name = \"relation\""),
        needed("type", Word(COLUMN_TYPES), "type = \"text\""),
        needed("label", Text, "label = \"Relation\""),
        free("hint", Text),
        free("needed", YesNo),
        free("choices", TextsOrRows(&CHOICES)),
        free("unit", Text),
        free("least", Number),
        free("most", Number),
        free("most_characters", Whole),
        free("last_checked", YesNo),
    ],
    example: "{ name = \"relation\", type = \"text\", label = \"Relation\" }",
};
/// What must not come out false.
const CHECKS: Rows = Rows {
    called: "a check",
    members: &[
        needed("that", Text, "that = \"after(child_seen, returned)\""),
        needed("says", Text, "says = \"The interview cannot be before the return\""),
    ],
    example: "{ that = \"after(child_seen, returned)\", says = \"The interview cannot be before the return\" }",
};
/// Points of a score.
const POINTS: Rows = Rows {
    called: "an entry of `points`",
    members: &[
        needed("fields", Texts, "fields = [\"vulnerability_*\"]"),
        needed("points", Number, "points = 1"),
        needed("certainty", Text, "certainty = \"sure\""),
        needed("source", Text, "source = \"three published sources\""),
        free("window", Text),
    ],
    example: "{ fields = [\"vulnerability_*\"], points = 1, certainty = \"sure\", source = \"three published sources\" }",
};
/// What a score means.
const BANDS: Rows = Rows {
    called: "a band",
    members: &[
        needed("from", Number, "from = 0"),
        needed("value", Text, "value = \"1\""),
        needed("label", Text, "label = \"Mild risk\""),
        needed("certainty", Text, "certainty = \"sure\""),
        needed("source", Text, "source = \"three published sources\""),
    ],
    example: "{ from = 6, value = \"2\", label = \"Mild risk\", certainty = \"sure\", source = \"three published sources\" }",
};

/// The files of a pack, and the tables that each may hold: the key in the file, and the kind of table.
pub(super) const FILES: &[(&str, &[(&str, &str)])] = &[
    ("england.toml", &[("fact", "facts"), ("event", "events"), ("common_act", "common_acts"), ("bank_holidays", "bank_holidays")]),
    ("pack.toml", &[("about", "about"), ("fact", "facts"), ("event", "events")]),
    ("category.toml", &[("rule", "category")]),
    ("risk.toml", &[("rule", "risk")]),
    ("contacts.toml", &[("contact", "contacts")]),
    ("guidance.toml", &[("guidance", "guidance")]),
    ("notices.toml", &[("notice", "notices")]),
    ("duties/*.toml", &[("action", "actions"), ("duty", "duties")]),
    ("forms/*.toml", &[("form", "forms"), ("section", "sections"), ("field", "fields"), ("score", "scores")]),
];

const TABLES: &[(&str, Table)] = &[
    (
        "about",
        Table {
            called: "the head of the pack",
            header: "[about]",
            members: &[
                needed("format", Whole, "format = 1"),
                needed("id", Text, "id = \"exampleshire\""),
                needed("name", Text, "name = \"Exampleshire County Council\""),
                needed("short_name", Text, "short_name = \"Exampleshire\""),
                needed("title", Text, "title = \"Children missing from home or care\""),
                needed("version", Text, "version = \"1\""),
                needed("source", Text, "source = \"Exampleshire protocol, 2024\""),
                needed("reviewed", Text, "reviewed = \"2026-11-22\""),
                free("areas", List(&CHOICES)),
            ],
        },
    ),
    (
        "facts",
        Table {
            called: "the fact",
            header: "[[fact]]",
            members: &[
                needed("name", Text, "name = \"seen_by_carer\""),
                needed("type", Word(&["boolean", "integer", "number", "date", "enum"]), "type = \"boolean\""),
                ASKS,
                needed("label", Text, "label = \"Its name on the screen\""),
                MEANS,
                free("values", List(&CHOICES)),
                free("unit", Text),
                free("subject", Word(&["child", "vulnerability", "episode", "return", "response"])),
                free("danger", YesNo),
            ],
        },
    ),
    (
        "events",
        Table {
            called: "the event",
            header: "[[event]]",
            members: &[
                needed("name", Text, "name = \"panel_held\""),
                ASKS,
                needed("label", Text, "label = \"Its name on the screen\""),
                MEANS,
                free("of_episode", YesNo),
            ],
        },
    ),
    (
        "bank_holidays",
        Table {
            called: "the bank holidays",
            header: "[bank_holidays]",
            members: &[
                needed("from", Whole, "from = 2026"),
                needed("to", Whole, "to = 2028"),
                needed("dates", Texts, "dates = [\"2026-12-25\", \"2026-12-28\"]"),
            ],
        },
    ),
    (
        "common_acts",
        Table {
            called: "the common act",
            header: "[[common_act]]",
            members: &[
                needed("name", Text, "name = \"return_home_interview\""),
                needed("label", Text, "label = \"Return home interview\""),
            ],
        },
    ),
    (
        "category",
        Table {
            called: "the rule",
            header: "[[rule]]",
            members: &[
                needed("id", Text, "id = \"exampleshire/ten-or-under-missing\""),
                needed("yields", Text, "yields = \"missing\""),
                needed("when", Text, "when = \"age <= 10\""),
                SAYS,
                CITE,
                NOTE,
            ],
        },
    ),
    (
        "risk",
        Table {
            called: "the rule",
            header: "[[rule]]",
            members: &[
                needed("id", Text, "id = \"exampleshire/under-twelve-high\""),
                needed("yields", Text, "yields = \"high\""),
                needed("when", Text, "when = \"age < 12\""),
                SAYS,
                CITE,
                NOTE,
            ],
        },
    ),
    (
        "duties",
        Table {
            called: "the duty",
            header: "[[duty]]",
            members: &[
                needed("id", Text, "id = \"exampleshire/director-72h\""),
                needed(
                    "kind",
                    Word(&["obligation", "notification", "meeting", "interview", "record", "review", "routing"]),
                    "kind = \"obligation\"",
                ),
                needed("title", Text, "title = \"Tell the Director\""),
                SAYS,
                needed("who", Text, "who = \"Team manager\""),
                CITE,
                needed("strength", Word(&["must", "should", "may"]), "strength = \"must\""),
                TO,
                WHEN,
                free("clock", Text),
                free("limit", Text),
                free("repeats", TextOrTexts),
                free("action", Text),
                free("common_act", Text),
                free("prevails", Word(SIDES)),
                free("form", Text),
                free("contact", TextOrTexts),
                NOTE,
            ],
        },
    ),
    (
        "actions",
        Table {
            called: "the action",
            header: "[[action]]",
            members: &[needed("id", Text, "id = \"strategy-meeting\""), needed("title", Text, "title = \"Hold the strategy meeting\"")],
        },
    ),
    (
        "contacts",
        Table {
            called: "the contact",
            header: "[[contact]]",
            members: &[
                needed("id", Text, "id = \"exampleshire/duty-team\""),
                needed("name", Text, "name = \"Emergency Duty Team\""),
                SAYS,
                CITE,
                free("telephone", Text),
                free("email", Text),
                free("link", Text),
                free("place", Text),
                free("roles", Texts),
                free("hours", TextOrRows(&HOURS)),
                free("exceptions", List(&EXCEPTIONS)),
                free("outside", Text),
                WHEN,
                NOTE,
            ],
        },
    ),
    (
        "guidance",
        Table {
            called: "the guidance",
            header: "[[guidance]]",
            members: &[
                needed("id", Text, "id = \"exampleshire/welfare-first\""),
                needed(
                    "kind",
                    Word(&["guidance", "definition", "monitoring", "question", "agenda", "category", "risk"]),
                    "kind = \"guidance\"",
                ),
                SAYS,
                CITE,
                free("who", Text),
                WHEN,
                free("common_act", Text),
                free("prevails", Word(SIDES)),
                free("left_to_judgement", YesNo),
                NOTE,
            ],
        },
    ),
    (
        "forms",
        Table {
            called: "the form",
            header: "[form]",
            members: &[
                needed("id", Text, "id = \"exampleshire/form-notification\""),
                needed("title", Text, "title = \"Notification of a missing child\""),
                SAYS,
                CITE,
                needed("who", Text, "who = \"Social worker\""),
                TO,
                WHEN,
                free("kind", Word(&["form", "plan", "letter", "minutes", "checklist"])),
                free("fulfils", Texts),
                free("fulfils_when", Text),
                free("stale_after", Text),
                NOTE,
            ],
        },
    ),
    (
        "sections",
        Table {
            called: "the section",
            header: "[[section]]",
            members: &[
                needed("name", Text, "name = \"child\""),
                needed("title", Text, "title = \"The child\""),
                free("hint", Text),
                WHEN,
                free("cite", Text),
                free("for_night", YesNo),
            ],
        },
    ),
    (
        "fields",
        Table {
            called: "the field",
            header: "[[field]]",
            members: &[
                needed("name", Text, "name = \"date_of_birth\""),
                needed("type", Word(FIELD_TYPES), "type = \"text\""),
                needed("label", Text, "label = \"Date of birth\""),
                free("hint", Text),
                free("section", Text),
                WHEN,
                free("needed", YesNoOrText),
                free("fact", Text),
                free("cite", Text),
                free("choices", TextsOrRows(&CHOICES)),
                free("unit", Text),
                free("least", Number),
                free("most", Number),
                free("most_characters", Whole),
                free("columns", List(&COLUMNS)),
                free("checks", List(&CHECKS)),
                free("windows", List(&CHOICES)),
                free("words", Text),
                free("last_checked", YesNo),
            ],
        },
    ),
    (
        "scores",
        Table {
            called: "the score",
            header: "[[score]]",
            members: &[
                needed("name", Text, "name = \"total\""),
                needed("title", Text, "title = \"Score\""),
                needed("source", Text, "source = \"Who published it\""),
                needed("supports", Text, "supports = \"It supports judgement and does not replace it.\""),
                needed(
                    "points",
                    List(&POINTS),
                    "points = [{ fields = [\"sign_*\"], points = 1, certainty = \"sure\", source = \"published\" }]",
                ),
                free("bands", List(&BANDS)),
            ],
        },
    ),
    (
        "notices",
        Table {
            called: "the notice",
            header: "[[notice]]",
            members: &[
                needed("id", Text, "id = \"exampleshire/notice-ten-or-eleven\""),
                SAYS,
                CITE,
                needed("concerns", Texts, "concerns = [\"exampleshire/ten-or-under-missing\"]"),
            ],
        },
    ),
];

/// What is known of the tables of a kind.
pub(super) fn table(kind: &str) -> Option<&'static Table> {
    TABLES.iter().find(|(known, _)| *known == kind).map(|(_, table)| table)
}

/// Something that does not fit, and where in the file; without a place, the whole table is meant.
pub(super) struct Fault {
    pub(super) diagnostic: Diagnostic,
    pub(super) span: Option<Range<usize>>,
}

/// Names what does not fit in a table of a kind, by paths that begin with `path`, and takes it out.
pub(super) fn sift(kind: &str, path: &str, name: &str, members: &mut DeTable<'_>) -> Vec<Fault> {
    let Some(table) = table(kind) else { return Vec::new() };
    let mut faults = Vec::new();
    for Member(needed, _, example) in table.members {
        let Some(example) = example else { continue };
        if members.iter().any(|(key, _)| key.get_ref() == needed) {
            continue;
        }
        // Words that stand on a form as they are need no label beside.
        let is_fixed_text = |value: &Spanned<DeValue<'_>>| value.get_ref().as_str() == Some("fixed_text");
        if kind == "fields" && *needed == "label" && members.get("type").is_some_and(is_fixed_text) {
            continue;
        }
        let diagnostic = match *needed {
            "cite" => {
                Diagnostic::new(Code::PackMissingCite, format!("{path}.cite"), format!("{name} names no paragraph: `cite` is missing"))
            }
            _ => Diagnostic::new(Code::PackMissingMember, format!("{path}.{needed}"), format!("{name} has no `{needed}`")),
        };
        faults.push(Fault { diagnostic: diagnostic.mended_by(format!("Add it below the line that is shown: `{example}`.")), span: None });
    }
    let names = || table.members.iter().map(|Member(name, _, _)| *name);
    for (key, mut value) in std::mem::take(members) {
        let written = key.get_ref().as_ref();
        let path = format!("{path}.{written}");
        let Some(Member(_, shape, _)) = table.members.iter().find(|Member(known, _, _)| *known == written) else {
            faults.push(Fault { diagnostic: unknown(&path, written, &format!("a `{}`", table.header), names()), span: Some(key.span()) });
            continue;
        };
        if fits(*shape, &path, written, &mut value, &mut faults) {
            members.insert(key, value);
        }
    }
    faults
}

/// A member that the table does not know.
fn unknown<'a>(path: &str, written: &str, within: &str, names: impl Iterator<Item = &'a str> + Clone) -> Diagnostic {
    let diagnostic = Diagnostic::new(Code::PackUnknownMember, path, format!("{within} has no member `{written}`"));
    match Vocabulary::nearest(names.clone(), written) {
        Some(near) => diagnostic.mended_by(format!("Did you mean `{near}`?")),
        None => diagnostic.mended_by(format!("Take it out, or use one of {}.", names.collect::<Vec<_>>().join(", "))),
    }
}

/// Whether a value is what its member can be; what does not fit is named.
fn fits(shape: Shape, path: &str, name: &str, value: &mut Spanned<DeValue<'_>>, faults: &mut Vec<Fault>) -> bool {
    let span = value.span();
    let mut wrong = |code: Code, span: Range<usize>, message: String, mend: String| {
        faults.push(Fault { diagnostic: Diagnostic::new(code, path, message).mended_by(mend), span: Some(span) });
        false
    };
    let found = called(value.get_ref());
    match (shape, value.get_mut()) {
        (Text | TextOrTexts | TextOrRows(_) | YesNoOrText, DeValue::String(_))
        | (YesNo | YesNoOrText, DeValue::Boolean(_))
        | (Number, DeValue::Integer(_) | DeValue::Float(_)) => true,
        (Text, DeValue::Datetime(date)) => wrong(
            Code::PackWrongType,
            span,
            format!("`{name}` has to be a text between quotes, but is a date without them"),
            format!("Write `{name} = \"{date}\"`."),
        ),
        (Text, _) => wrong(
            Code::PackWrongType,
            span,
            format!("`{name}` has to be a text, but is {found}"),
            format!("Write a text between double quotes: `{name} = \"...\"`."),
        ),
        (YesNo, _) => wrong(
            Code::PackWrongType,
            span,
            format!("`{name}` has to be true or false, but is {found}"),
            format!("Write `{name} = true` or `{name} = false`, without quotes."),
        ),
        (YesNoOrText, _) => wrong(
            Code::PackWrongType,
            span,
            format!("`{name}` has to be true, false or a condition, but is {found}"),
            format!("Write `{name} = true`, or a condition between double quotes: `{name} = \"looked_after\"`."),
        ),
        (Number, _) => wrong(
            Code::PackWrongType,
            span,
            format!("`{name}` has to be a number, but is {found}"),
            format!("Write a number without quotes: `{name} = 5`."),
        ),
        (Whole, DeValue::Integer(number)) if number.radix() == 10 && number.as_str().parse::<u16>().is_ok() => true,
        (Whole, _) => wrong(
            Code::PackWrongType,
            span,
            format!("`{name}` has to be a whole number, but is {found}"),
            format!(
                "Write a whole number without quotes: `{name} = {}`.",
                match name {
                    "format" => "1",
                    "most_characters" => "2000",
                    _ => "2026",
                }
            ),
        ),
        (Texts | TextOrTexts, DeValue::Array(entries)) => match entries.iter().find(|entry| !entry.get_ref().is_str()) {
            None => true,
            Some(entry) => {
                let message = format!("`{name}` has to be a list of texts, but one entry is {}", called(entry.get_ref()));
                wrong(
                    Code::PackWrongType,
                    entry.span(),
                    message,
                    "Put each entry between double quotes, with commas between them.".to_owned(),
                )
            }
        },
        (Texts, DeValue::String(text)) => {
            let mend = format!("Put it in square brackets: `{name} = [\"{text}\"]`.");
            wrong(Code::PackWrongType, span, format!("`{name}` has to be a list of texts, but is a single text"), mend)
        }
        (Texts, _) => wrong(
            Code::PackWrongType,
            span,
            format!("`{name}` has to be a list of texts, but is {found}"),
            format!("Write texts between double quotes, in square brackets: `{name} = [\"...\", \"...\"]`."),
        ),
        (TextOrTexts, _) => wrong(
            Code::PackWrongType,
            span,
            format!("`{name}` has to be a text or a list of texts, but is {found}"),
            format!("Write `{name} = \"...\"`, or `{name} = [\"...\", \"...\"]`."),
        ),
        (Word(words), DeValue::String(text)) => {
            if words.contains(&text.as_ref()) {
                return true;
            }
            let all = words.join(", ");
            let mend = match Vocabulary::nearest(words.iter().copied(), text) {
                Some(near) => format!("Did you mean `{near}`? It can be one of {all}."),
                None => format!("Use one of {all}."),
            };
            wrong(Code::PackUnknownWord, span, format!("`{name}` cannot be `{text}`"), mend)
        }
        (Word(words), _) => wrong(
            Code::PackWrongType,
            span,
            format!("`{name}` has to be a word between quotes, but is {found}"),
            format!("Use one of {}.", words.join(", ")),
        ),
        (List(rows) | TextOrRows(rows), DeValue::Array(entries)) => {
            for (index, entry) in entries.iter_mut().enumerate() {
                row(rows, &format!("{path}[{index}]"), name, entry, faults);
            }
            true
        }
        (List(rows), _) => wrong(
            Code::PackWrongType,
            span,
            format!("`{name}` has to be a list, but is {found}"),
            format!("Write `{name} = [{}, ...]`.", rows.example),
        ),
        (TextsOrRows(rows), DeValue::Array(entries)) => {
            for (index, entry) in entries.iter_mut().enumerate() {
                if !entry.get_ref().is_str() {
                    row(rows, &format!("{path}[{index}]"), name, entry, faults);
                }
            }
            true
        }
        (TextsOrRows(rows), _) => wrong(
            Code::PackWrongType,
            span,
            format!("`{name}` has to be a list, but is {found}"),
            format!("Write `{name} = [\"...\", \"...\"]`, or `{name} = [{}, ...]`.", rows.example),
        ),
        (TextOrRows(rows), _) => wrong(
            Code::PackWrongType,
            span,
            format!("`{name}` has to be a text or a list, but is {found}"),
            format!("Write `{name} = \"...\"`, or `{name} = [{}, ...]`.", rows.example),
        ),
    }
}

/// One small table. What cannot be read is left empty, so that the others keep their places.
fn row(rows: &Rows, path: &str, name: &str, entry: &mut Spanned<DeValue<'_>>, faults: &mut Vec<Fault>) {
    let span = entry.span();
    let mend = format!("Write `{}`.", rows.example);
    let found = called(entry.get_ref());
    let DeValue::Table(members) = entry.get_mut() else {
        let message = format!("each entry of `{name}` has to be a table between braces, but one is {found}");
        faults.push(Fault { diagnostic: Diagnostic::new(Code::PackWrongType, path, message).mended_by(mend), span: Some(span) });
        *entry.get_mut() = DeValue::Table(DeTable::new());
        return;
    };
    for Member(needed, _, example) in rows.members {
        if example.is_some() && !members.iter().any(|(key, _)| key.get_ref() == needed) {
            let diagnostic =
                Diagnostic::new(Code::PackMissingMember, format!("{path}.{needed}"), format!("one entry of `{name}` has no `{needed}`"));
            faults.push(Fault { diagnostic: diagnostic.mended_by(&mend), span: Some(span.clone()) });
        }
    }
    for (key, mut value) in std::mem::take(members) {
        let written = key.get_ref().as_ref();
        let path = format!("{path}.{written}");
        let names = rows.members.iter().map(|Member(name, _, _)| *name);
        match rows.members.iter().find(|Member(known, _, _)| *known == written) {
            None => faults.push(Fault { diagnostic: unknown(&path, written, rows.called, names), span: Some(key.span()) }),
            Some(Member(_, shape, _)) => {
                if fits(*shape, &path, written, &mut value, faults) {
                    members.insert(key, value);
                }
            }
        }
    }
}

/// What a value is, for a sentence.
pub(super) fn called(value: &DeValue<'_>) -> String {
    match value {
        DeValue::String(text) if text.chars().count() > 40 || text.contains('\n') => "a text",
        DeValue::String(text) => return format!("the text `{text}`"),
        DeValue::Integer(number) => return format!("the number {}", number.as_str()),
        DeValue::Float(number) => return format!("the number {}", number.as_str()),
        DeValue::Boolean(value) => return value.to_string(),
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
    .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::BankHolidays;
    use crate::pack::{
        About, Action, Column, CommonAct, Contact, Duty, Exception, Field, FieldCheck, Form, Guidance, Hours, Needed, Notice, Repeats,
        Rule, Score, Section, Side,
    };
    use crate::vocabulary::{Choice, Event, Fact};

    /// What is written here of a table and what is read from it are the same: no member is forgotten in either.
    #[test]
    fn the_members_are_those_that_are_read() {
        fn text() -> Option<String> {
            Some("x".to_owned())
        }
        let choices = vec![Choice::default()];
        let texts = vec![String::new()];
        let rule = serde_json::json!(Rule { note: text(), ..Rule::default() });
        let duty = Duty {
            to: texts.clone(),
            when: text(),
            clock: text(),
            limit: text(),
            repeats: Some(Repeats::At(texts.clone())),
            action: text(),
            common_act: text(),
            prevails: Some(Side::Home),
            form: text(),
            contact: texts.clone(),
            note: text(),
            ..Duty::default()
        };
        let contact = Contact {
            roles: texts.clone(),
            telephone: text(),
            email: text(),
            link: text(),
            place: text(),
            hours: Some(Hours::default()),
            exceptions: vec![Exception::default()],
            outside: text(),
            when: text(),
            note: text(),
            ..Contact::default()
        };
        let written = [
            ("about", serde_json::json!(About { areas: choices.clone(), ..About::default() })),
            ("facts", serde_json::json!(Fact { values: choices.clone(), unit: text(), means: text(), danger: true, ..Fact::default() })),
            ("events", serde_json::json!(Event { means: text(), of_episode: true, ..Event::default() })),
            ("bank_holidays", serde_json::json!(BankHolidays::default())),
            ("common_acts", serde_json::json!(CommonAct::default())),
            ("category", rule.clone()),
            ("risk", rule),
            ("duties", serde_json::json!(duty)),
            ("actions", serde_json::json!(Action::default())),
            ("contacts", serde_json::json!(contact)),
            (
                "guidance",
                serde_json::json!(Guidance {
                    who: text(),
                    when: text(),
                    common_act: text(),
                    prevails: Some(Side::Host),
                    left_to_judgement: true,
                    note: text(),
                    ..Guidance::default()
                }),
            ),
            (
                "forms",
                serde_json::json!(Form {
                    to: texts.clone(),
                    when: text(),
                    fulfils: texts,
                    fulfils_when: text(),
                    stale_after: text(),
                    note: text(),
                    ..Form::default()
                }),
            ),
            ("sections", serde_json::json!(Section { hint: text(), when: text(), cite: text(), for_night: true, ..Section::default() })),
            (
                "fields",
                serde_json::json!(Field {
                    hint: text(),
                    section: text(),
                    when: text(),
                    needed: Some(Needed::Always(true)),
                    fact: text(),
                    cite: text(),
                    choices: choices.clone(),
                    unit: text(),
                    least: Some(0.0),
                    most: Some(1.0),
                    most_characters: Some(1),
                    columns: vec![Column::default()],
                    checks: vec![FieldCheck::default()],
                    windows: choices.clone(),
                    words: text(),
                    last_checked: true,
                    ..Field::default()
                }),
            ),
            ("scores", serde_json::json!(Score { bands: vec![crate::pack::Band::default()], ..Score::default() })),
            ("notices", serde_json::json!(Notice::default())),
        ];
        assert_eq!(written.len(), TABLES.len());
        // These are worked out, not written.
        let worked_out = ["own_facts", "own_events", "fields"];
        for (kind, json) in written {
            let mut read: Vec<&str> = json
                .as_object()
                .map(|members| members.keys().map(String::as_str).filter(|name| !worked_out.contains(name)).collect())
                .unwrap_or_default();
            let mut known: Vec<&str> =
                table(kind).map(|table| table.members.iter().map(|Member(name, _, _)| *name).collect()).unwrap_or_default();
            read.sort_unstable();
            known.sort_unstable();
            assert_eq!(known, read, "the members of {kind}");
        }
    }

    /// Each word that a table lists can be read as what it stands for.
    #[test]
    fn the_words_are_those_that_are_read() {
        for (kind, table) in TABLES {
            for Member(name, shape, _) in table.members {
                let Word(words) = shape else { continue };
                for word in *words {
                    let json = serde_json::json!({ *name: word });
                    let read = match *kind {
                        "facts" => serde_json::from_value::<Fact>(json).err(),
                        "duties" => serde_json::from_value::<Duty>(json).err(),
                        "guidance" => serde_json::from_value::<Guidance>(json).err(),
                        "forms" => serde_json::from_value::<Form>(json).err(),
                        _ => serde_json::from_value::<Field>(json).err(),
                    };
                    assert!(read.is_none(), "{kind}, {name} = {word}: {read:?}");
                }
            }
        }
    }
}
