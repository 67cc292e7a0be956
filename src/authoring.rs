//! A pack as its author keeps it: a folder of TOML files, read whole, with a place for everything that is wrong.
//!
//! `protocols/README.md` says what the files hold. The result is a [`Pack`], and as JSON what a browser loads.

pub mod schema;
mod shape;
pub mod starter;

use std::ops::Range;

use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::calendar::BankHolidays;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, Severity};
use crate::pack::{About, Pack};
use crate::protocol::Protocol;
use crate::vocabulary::{Event, Fact, Vocabulary};

/// A file of a pack: its path within the pack (`duties/meetings.toml`), and its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// The path within the pack, with forward slashes; `england.toml` for the shared one.
    pub path: String,
    /// The text.
    pub text: String,
}

/// The name of the file that all packs share.
pub const SHARED: &str = "england.toml";

/// The files without which a folder is no pack.
const NEEDED: &[&str] = &[SHARED, "pack.toml", "category.toml", "risk.toml"];

/// A folder that was read: the pack, its JSON, and what is wrong with it.
#[derive(Debug)]
pub struct Authored {
    /// The pack, compiled; nothing when it has an error.
    pub protocol: Option<Protocol>,
    /// The pack as JSON, as a browser loads it; empty when it has an error.
    pub json: String,
    /// Errors and warnings, in the order of the files.
    pub found: Diagnostics,
}

/// Reads the files of a pack, [`SHARED`] among them, and compiles it.
#[must_use]
pub fn read(files: &[SourceFile]) -> Authored {
    let mut reader = Reader { pack: Pack::default(), places: Vec::new(), found: Diagnostics::default(), unread: Vec::new() };
    for needed in NEEDED {
        if !files.iter().any(|file| file.path == *needed) {
            let mut diagnostic = Diagnostic::new(Code::PackMissingFile, *needed, format!("the pack has no file `{needed}`"));
            diagnostic.place.file = Some((*needed).to_owned());
            reader.found.push(match *needed {
                SHARED => diagnostic.mended_by("Put the shared file beside the folder of the pack."),
                "pack.toml" => diagnostic.mended_by("Write the file; protocols/README.md shows what stands in it."),
                _ => diagnostic,
            });
            reader.unread.push((*needed).to_owned());
        }
    }
    // The shared words stand before the pack's own.
    let mut ordered: Vec<&SourceFile> = files.iter().collect();
    ordered.sort_by_key(|file| (file.path != SHARED, file.path != "pack.toml", file.path.clone()));
    for file in ordered {
        reader.file(file);
    }
    let unknown_words = reader.words_in_doubt();
    let Reader { pack, places, mut found, unread } = reader;
    // The writer of a struct of strings and numbers cannot fail.
    let json = serde_json::to_string(&pack).unwrap_or_default();
    let (protocol, Diagnostics(mut late)) = Protocol::compile(pack, &json);
    late.retain(|late| !follows(late, &found, &unread, &unknown_words));
    for diagnostic in &mut late {
        locate(&mut diagnostic.place, &places, files);
        if let Some(also) = &mut diagnostic.also {
            locate(also, &places, files);
        }
    }
    found.0.append(&mut late);
    for diagnostic in &mut found.0 {
        in_words(&mut diagnostic.place, &places);
        if let Some(also) = &mut diagnostic.also {
            in_words(also, &places);
        }
    }
    let order = |diagnostic: &Diagnostic| (diagnostic.place.file.clone(), diagnostic.place.line, diagnostic.place.column);
    found.0.sort_by_key(order);
    let failed = found.has_errors();
    Authored { protocol: protocol.filter(|_| !failed), json: if failed { String::new() } else { json }, found }
}

/// Whether a fault only follows from one that was found before: from a file that could not be read, or from a member that
/// is missing or was taken out because it did not fit.
fn follows(late: &Diagnostic, found: &Diagnostics, unread: &[String], words_in_doubt: &[String]) -> bool {
    let gone = |fits: &dyn Fn(&str) -> bool| unread.iter().any(|path| fits(path));
    let early = |fits: &dyn Fn(&Diagnostic) -> bool| found.0.iter().any(fits);
    let path = late.place.path.as_str();
    let taken_out = |early: &Diagnostic| {
        early.severity == Severity::Error
            && path.strip_prefix(early.place.path.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
    };
    if early(&taken_out) {
        return true;
    }
    match late.code {
        Code::PackUnusedFact | Code::PackUnusedAction | Code::PackUnusedForm | Code::PackActionApart => {
            !unread.is_empty() || early(&|early| early.code == Code::PackWrongType || early.place.path.ends_with("when"))
        }
        Code::PackUnknownForm => gone(&|path| path.starts_with("forms/")),
        Code::PackUnknownContact => gone(&|path| path == "contacts.toml"),
        Code::PackUnknownDuty => gone(&|path| path.starts_with("duties/")) || early(&|early| early.place.path.ends_with(".id")),
        Code::PackUnknownAction => gone(&|path| path.starts_with("duties/")),
        Code::PackUnknownItem => !unread.is_empty() || early(&|early| early.place.path.ends_with(".id")),
        Code::PackUnknownFact | Code::PackUnknownEvent | Code::PackClockWithoutEvent => gone(&|path| path == SHARED || path == "pack.toml"),
        Code::PackBadId => gone(&|path| path == "pack.toml") || early(&|early| matches!(early.place.path.as_str(), "about" | "about.id")),
        Code::PackTypeError | Code::PackUnknownValue | Code::PackBadEnum | Code::PackFieldFact => {
            words_in_doubt.iter().any(|word| late.message.contains(&format!("`{word}`")))
        }
        Code::PackBadDate | Code::PackHolidayYears if path.starts_with("bank_holidays") => {
            gone(&|path| path == SHARED) || early(&|early| early.place.path.starts_with("bank_holidays"))
        }
        _ => {
            (path.starts_with("about") && gone(&|path| path == "pack.toml"))
                || (path.starts_with("bank_holidays") && gone(&|path| path == SHARED))
        }
    }
}

/// Where an entry of the merged pack came from.
struct Origin {
    /// Its path in the merged pack: `duties[3]`.
    path: String,
    /// What a person calls it: `duty exampleshire/director-72h`.
    name: String,
    /// The file.
    file: String,
    /// Its table within the file: key and place among the tables of that key.
    table: Option<(&'static str, Option<usize>)>,
}

struct Reader {
    pack: Pack,
    places: Vec<Origin>,
    found: Diagnostics,
    /// The files that are missing or could not be read.
    unread: Vec<String>,
}

impl Reader {
    fn file(&mut self, file: &SourceFile) {
        if let Some(start) = file.text.find(char::REPLACEMENT_CHARACTER) {
            let mut diagnostic =
                Diagnostic::new(Code::PackNotReadable, file.path.clone(), "a character cannot be read: the file is not saved as UTF-8")
                    .mended_by("Save the file as UTF-8, and write the character again.");
            point(&mut diagnostic.place, file, Some((start, start + char::REPLACEMENT_CHARACTER.len_utf8())));
            self.found.push(diagnostic);
            self.unread.push(file.path.clone());
            return;
        }
        let (tables, errors) = DeTable::parse_recoverable(&file.text);
        if !errors.is_empty() {
            let mut lines = Vec::new();
            for error in errors {
                let span = error.span().unwrap_or_default();
                let (message, mend) = no_toml(error.message(), &file.text, span.clone());
                let mut diagnostic = Diagnostic::new(Code::PackNotReadable, file.path.clone(), message).mended_by(mend);
                point(&mut diagnostic.place, file, Some((span.start, span.end)));
                // One slip of the pen makes the parser stumble more than once in its line.
                if !lines.contains(&diagnostic.place.line) {
                    lines.push(diagnostic.place.line);
                    self.found.push(diagnostic);
                }
            }
            self.unread.push(file.path.clone());
            return;
        }
        let folder = file.path.split_once('/').map(|(folder, _)| folder);
        let written_as = match folder {
            Some(folder) => format!("{folder}/*.toml"),
            None => file.path.clone(),
        };
        let Some((_, known)) = shape::FILES.iter().find(|(name, _)| *name == written_as) else {
            let files = shape::FILES.iter().map(|(name, _)| *name).filter(|name| !name.contains('*') && *name != SHARED);
            let mut diagnostic = Diagnostic::new(Code::PackUnknownFile, file.path.clone(), format!("`{}` is no file of a pack", file.path));
            if let Some(near) = Vocabulary::nearest(files, &file.path) {
                diagnostic = diagnostic.mended_by(format!("Did you mean `{near}`?"));
            }
            diagnostic.place.file = Some(file.path.clone());
            self.found.push(diagnostic);
            return;
        };
        let single = folder == Some("forms");
        let root = tables.get_ref();
        for (key, value) in root {
            let name = key.get_ref().as_ref();
            let Some((_, kind)) = known.iter().find(|(table, _)| *table == name) else {
                let mut diagnostic =
                    Diagnostic::new(Code::PackUnknownMember, file.path.clone(), format!("`{name}` is no table of this file"));
                let names: Vec<String> =
                    known.iter().filter_map(|(_, kind)| shape::table(kind)).map(|table| format!("`{}`", table.header)).collect();
                diagnostic = diagnostic.mended_by(format!("This file holds {}.", names.join(" and ")));
                point(&mut diagnostic.place, file, Some((key.span().start, key.span().end)));
                self.found.push(diagnostic);
                continue;
            };
            if !single {
                self.tables(file, name, kind, value);
            }
        }
        if single {
            self.form(file, root);
        }
        for (path, table) in [("pack.toml", "about"), (SHARED, "bank_holidays")] {
            if file.path == path && !root.iter().any(|(key, _)| key.get_ref() == table) {
                self.without_table(file, table.to_owned(), &format!("[{table}]"));
            }
        }
    }

    /// A file lacks a table that it cannot do without.
    fn without_table(&mut self, file: &SourceFile, path: String, header: &str) {
        let name = shape::table(&path).map_or("form", |table| table.called).trim_start_matches("the ").to_owned();
        self.places.push(Origin { path: path.clone(), name, file: file.path.clone(), table: None });
        let mut diagnostic = Diagnostic::new(Code::PackMissingMember, path, format!("the file has no table `{header}`"))
            .mended_by(format!("Add the table `{header}`, as protocols/README.md shows it."));
        diagnostic.place.file = Some(file.path.clone());
        self.found.push(diagnostic);
    }

    /// A table that stands once, written as one that may stand often.
    fn only_one(&mut self, file: &SourceFile, path: &str, header: &str, value: &Spanned<DeValue<'_>>) -> bool {
        let DeValue::Array(entries) = value.get_ref() else { return true };
        let message = if entries.len() > 1 {
            format!("`{header}` stands more than once")
        } else {
            format!("`{header}` stands in two pairs of brackets")
        };
        let mut diagnostic = Diagnostic::new(Code::PackWrongType, path, message).mended_by(format!("Write it once, as `{header}`."));
        let name = header.trim_matches(['[', ']']).to_owned();
        self.places.push(Origin { path: path.to_owned(), name, file: file.path.clone(), table: None });
        let span = entries.last().map_or(value.span(), Spanned::span);
        point(&mut diagnostic.place, file, Some((span.start, first_line_end(&file.text, span.start))));
        self.found.push(diagnostic);
        false
    }

    /// The facts whose type or values could not be read: what conditions say of them cannot be judged.
    fn words_in_doubt(&self) -> Vec<String> {
        let in_doubt = |index: usize| {
            let path = format!("facts[{index}]");
            self.found.0.iter().any(|early| {
                early
                    .place
                    .path
                    .strip_prefix(&path)
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with(".type") || rest.starts_with(".values"))
            })
        };
        self.pack.facts.iter().enumerate().filter(|(index, _)| in_doubt(*index)).map(|(_, fact)| fact.name.clone()).collect()
    }

    /// The tables of one key: `[[duty]]` as often as it stands, or `[about]` once.
    fn tables(&mut self, file: &SourceFile, key: &str, kind: &'static str, value: &Spanned<DeValue<'_>>) {
        let entries: Vec<&Spanned<DeValue<'_>>> = match value.get_ref() {
            DeValue::Array(entries) => entries.iter().collect(),
            _ => vec![value],
        };
        let own = file.path != SHARED;
        if matches!(kind, "about" | "bank_holidays") && !self.only_one(file, kind, &format!("[{kind}]"), value) {
            return;
        }
        for (index, entry) in entries.into_iter().enumerate() {
            let table = table_key(key);
            match kind {
                "about" => {
                    if let Some(about) = self.entry::<About>(file, kind, "about".to_owned(), table.map(|key| (key, None)), entry) {
                        let (own_facts, own_events) = (self.pack.about.own_facts, self.pack.about.own_events);
                        self.pack.about = About { own_facts, own_events, ..about };
                    }
                }
                "bank_holidays" => {
                    if let Some(holidays) =
                        self.entry::<BankHolidays>(file, kind, "bank_holidays".to_owned(), table.map(|key| (key, None)), entry)
                    {
                        self.pack.bank_holidays = holidays;
                    }
                }
                "facts" => {
                    let path = format!("facts[{}]", self.pack.facts.len());
                    let fact = self.entry::<Fact>(file, kind, path, table.map(|key| (key, Some(index))), entry).unwrap_or_default();
                    self.pack.about.own_facts += usize::from(own);
                    self.pack.facts.push(fact);
                }
                "events" => {
                    let path = format!("events[{}]", self.pack.events.len());
                    let event = self.entry::<Event>(file, kind, path, table.map(|key| (key, Some(index))), entry).unwrap_or_default();
                    self.pack.about.own_events += usize::from(own);
                    self.pack.events.push(event);
                }
                "common_acts" => push(self, file, kind, index, table, entry, |pack| &mut pack.common_acts),
                "category" => push(self, file, kind, index, table, entry, |pack| &mut pack.category),
                "risk" => push(self, file, kind, index, table, entry, |pack| &mut pack.risk),
                "duties" => push(self, file, kind, index, table, entry, |pack| &mut pack.duties),
                "actions" => push(self, file, kind, index, table, entry, |pack| &mut pack.actions),
                "contacts" => push(self, file, kind, index, table, entry, |pack| &mut pack.contacts),
                "guidance" => push(self, file, kind, index, table, entry, |pack| &mut pack.guidance),
                _ => push(self, file, kind, index, table, entry, |pack| &mut pack.notices),
            }
        }
    }

    /// A form: the table `[form]` with the tables `[[field]]` of the same file.
    fn form(&mut self, file: &SourceFile, root: &DeTable<'_>) {
        let path = format!("forms[{}]", self.pack.forms.len());
        let Some((_, head)) = root.iter().find(|(key, _)| key.get_ref().as_ref() == "form") else {
            self.without_table(file, path, "[form]");
            self.unread.push(file.path.clone());
            return;
        };
        if !self.only_one(file, &path, "[form]", head) {
            self.unread.push(file.path.clone());
            return;
        }
        let mut form: crate::pack::Form = self.entry(file, "forms", path.clone(), Some(("form", None)), head).unwrap_or_default();
        form.sections = self.parts(file, root, ("section", "sections"), &path);
        form.fields = self.parts(file, root, ("field", "fields"), &path);
        form.scores = self.parts(file, root, ("score", "scores"), &path);
        self.pack.forms.push(form);
    }

    /// The tables of one key in the file of a form; one that cannot be read keeps its place.
    fn parts<T: DeserializeOwned + Default>(
        &mut self,
        file: &SourceFile,
        root: &DeTable<'_>,
        (key, kind): (&'static str, &'static str),
        form: &str,
    ) -> Vec<T> {
        let Some((_, written)) = root.iter().find(|(name, _)| name.get_ref().as_ref() == key) else { return Vec::new() };
        let tables = written.get_ref().as_array().map_or_else(|| vec![written], |tables| tables.iter().collect());
        let mut read = Vec::with_capacity(tables.len());
        for (index, table) in tables.into_iter().enumerate() {
            let path = format!("{form}.{kind}[{index}]");
            read.push(self.entry(file, kind, path, Some((key, Some(index))), table).unwrap_or_default());
        }
        read
    }

    /// One table as what it stands for; what is wrong with its shape is named, and left out.
    fn entry<T: DeserializeOwned>(
        &mut self,
        file: &SourceFile,
        kind: &str,
        path: String,
        table: Option<(&'static str, Option<usize>)>,
        value: &Spanned<DeValue<'_>>,
    ) -> Option<T> {
        let head = (value.span().start, first_line_end(&file.text, value.span().start));
        let name = name_of(kind, value, table);
        self.places.push(Origin { path: path.clone(), name: name.clone(), file: file.path.clone(), table });
        let mut value = value.clone();
        let DeValue::Table(members) = value.get_mut() else {
            let header = shape::table(kind).map_or("", |table| table.header);
            let message = format!("a table `{header}` was expected here, but this is {}", shape::called(value.get_ref()));
            let mut diagnostic = Diagnostic::new(Code::PackWrongType, path, message)
                .mended_by(format!("Write `{header}` on a line of its own, and the members below it."));
            point(&mut diagnostic.place, file, Some(head));
            self.found.push(diagnostic);
            self.unread.push(file.path.clone());
            return None;
        };
        for shape::Fault { mut diagnostic, span } in shape::sift(kind, &path, &format!("the {name}"), members) {
            point(&mut diagnostic.place, file, Some(span.map_or(head, |span| (span.start, span.end))));
            self.found.push(diagnostic);
        }
        let deserializer = toml::de::ValueDeserializer::from(value);
        match T::deserialize(deserializer) {
            Ok(entry) => Some(entry),
            // What does not fit was taken out before; this is for what the shapes might one day forget.
            Err(error) => {
                let mut diagnostic = Diagnostic::new(Code::PackWrongType, path, format!("the {name} cannot be read: {}", error.message()));
                point(&mut diagnostic.place, file, Some(error.span().map_or(head, |span| (span.start, span.end))));
                self.found.push(diagnostic);
                None
            }
        }
    }
}

/// What a person calls a table: by its kind and its id or name, or by its place among its like.
fn name_of(kind: &str, value: &Spanned<DeValue<'_>>, table: Option<(&'static str, Option<usize>)>) -> String {
    let called = shape::table(kind).map_or(kind, |table| table.called).trim_start_matches("the ");
    let own = ["id", "name"].iter().find_map(|member| value.get_ref().get(*member).and_then(|value| value.get_ref().as_str()));
    match (own, table) {
        (Some(own), Some((_, Some(_))) | None) if !own.is_empty() => format!("{called} `{own}`"),
        (Some(own), _) if kind == "forms" && !own.is_empty() => format!("{called} `{own}`"),
        (_, Some((_, Some(index)))) => format!("{called} number {} of the file", index + 1),
        _ => called.to_owned(),
    }
}

/// What keeps a text from being TOML, in plain words, with what to do.
fn no_toml(message: &str, text: &str, span: Range<usize>) -> (String, String) {
    let written = text.get(span.clone()).unwrap_or("").lines().next().unwrap_or("").trim();
    let line = text.get(..span.start).and_then(|before| before.rsplit('\n').next()).unwrap_or("").trim();
    let message = message.lines().next().unwrap_or("");
    let (what, mend) = match message.split(',').next().unwrap_or("") {
        "duplicate key" => (
            format!("`{written}` stands twice in the same table"),
            "Keep one of the two; a new item of its own begins with its own header in double brackets, such as `[[duty]]`.",
        ),
        "string values must be quoted" if written.is_empty() => {
            ("a value is missing after `=`".to_owned(), "Write the value, or take the line out.")
        }
        "string values must be quoted" if written.starts_with(['\u{201c}', '\u{201d}', '\u{201e}', '\u{2018}', '\u{2019}']) => {
            (format!("the quotes of `{written}` are curly"), "Write straight double quotes; a word processor makes curly ones.")
        }
        "string values must be quoted" => (format!("the text `{written}` has no quotes around it"), "Put it between double quotes."),
        "key with no value" => (format!("`{line}` stands without `=` and a value"), "Write `name = value`; a remark begins with #."),
        "invalid basic string" | "invalid literal string" | "invalid multi-line basic string" | "invalid multi-line literal string" => (
            "a text is not closed, or holds what cannot stand in it".to_owned(),
            "Close it with the quote that it begins with; within double quotes write \\\" for a quote and \\\\ for a backslash.",
        ),
        "unclosed array" | "missing comma between array elements" => (
            "a list is not closed, or a comma is missing in it".to_owned(),
            "Write a list in square brackets, with commas between its entries: `[\"one\", \"two\"]`.",
        ),
        "unclosed table" | "unclosed array table" => {
            ("the header of a table is not closed".to_owned(), "Write `[about]`, or `[[duty]]` with two brackets at each end.")
        }
        "unclosed inline table" | "missing comma between key-value pairs" => (
            "a value in curly brackets is not closed, or a comma is missing in it".to_owned(),
            "Write `{ value = \"day\", label = \"By day\" }`.",
        ),
        "missing value" | "missing value for key" => ("a value is missing after `=`".to_owned(), "Write the value, or take the line out."),
        "unexpected key or value" => (
            "something stands after the end of a value".to_owned(),
            "Take it out. A quote within double quotes is written \\\"; or put the whole text between single quotes: 'risk = \"high\"'.",
        ),
        "missing assignment between key-value pairs" | "extra `=`" => {
            ("a line is not of the form `name = value`".to_owned(), "Write one name, one `=` and one value on each line.")
        }
        _ => (
            format!("this cannot be read as TOML ({message})"),
            "Write `name = value` on each line, with texts between double quotes; a remark begins with #.",
        ),
    };
    (what, mend.to_owned())
}

/// Adds an entry to a list of the pack; one that cannot be read keeps its place, so that the others keep theirs.
fn push<T: DeserializeOwned + Default>(
    reader: &mut Reader,
    file: &SourceFile,
    kind: &'static str,
    index: usize,
    table: Option<&'static str>,
    entry: &Spanned<DeValue<'_>>,
    list: impl Fn(&mut Pack) -> &mut Vec<T>,
) {
    let path = format!("{kind}[{}]", list(&mut reader.pack).len());
    let read = reader.entry(file, kind, path, table.map(|key| (key, Some(index))), entry).unwrap_or_default();
    list(&mut reader.pack).push(read);
}

/// The key of a table, as a name that lives as long as the program.
fn table_key(key: &str) -> Option<&'static str> {
    ["about", "fact", "event", "bank_holidays", "common_act", "rule", "contact", "guidance", "notice", "action", "duty"]
        .into_iter()
        .find(|known| *known == key)
}

/// The entry that a path in the merged pack leads to or into, and the rest of the path.
fn origin_of<'a, 'p>(path: &'p str, places: &'a [Origin]) -> Option<(&'a Origin, &'p str)> {
    let rest = |origin: &Origin| path.strip_prefix(origin.path.as_str()).filter(|rest| rest.is_empty() || rest.starts_with('.'));
    // `forms[0].fields[2]` is nearer to its field than to its form.
    let nearest = places.iter().filter(|origin| rest(origin).is_some()).max_by_key(|origin| origin.path.len())?;
    Some((nearest, rest(nearest).unwrap_or("")))
}

/// Says a path of the merged pack as the author knows it: `duty exampleshire/director-72h, when`.
fn in_words(place: &mut Place, places: &[Origin]) {
    let Some((origin, rest)) = origin_of(&place.path, places) else { return };
    let mut words = origin.name.replace('`', "");
    for step in rest.split(['.', '[']).filter(|step| !step.is_empty()) {
        match step.trim_end_matches(']').parse::<usize>() {
            Ok(index) => words.push_str(&format!(" number {}", index + 1)),
            Err(_) => words.push_str(&format!(", {step}")),
        }
    }
    place.path = words;
}

/// Finds the place in a file of what is named by its path in the merged pack.
fn locate(place: &mut Place, places: &[Origin], files: &[SourceFile]) {
    let path = place.path.clone();
    let Some((origin, rest)) = origin_of(&path, places) else { return };
    let Some(file) = files.iter().find(|file| file.path == origin.file) else { return };
    place.file = Some(file.path.clone());
    let (tables, _) = DeTable::parse_recoverable(&file.text);
    let Some((key, index)) = origin.table else { return };
    let Some((_, value)) = tables.get_ref().iter().find(|(name, _)| name.get_ref().as_ref() == key) else { return };
    let entry = match (value.get_ref(), index) {
        (DeValue::Array(entries), Some(index)) => entries.get(index),
        _ => Some(value),
    };
    let Some(entry) = entry else { return };
    let span = match (span_of(entry, rest.trim_start_matches('.')), place.within) {
        (Some(span), Some((from, to))) => {
            let written = file.text.get(span.clone()).unwrap_or("");
            (span.start + as_written(written, from), span.start + as_written(written, to))
        }
        (Some(span), None) => (span.start, span.end),
        (None, _) => (entry.span().start, first_line_end(&file.text, entry.span().start)),
    };
    point(place, file, Some(span));
}

/// Where the byte of a text stands in the TOML string that it was written as.
fn as_written(written: &str, wanted: usize) -> usize {
    let start = opening(written);
    let mut rest = written.get(start..).unwrap_or("").char_indices();
    let escapes = written.starts_with('"');
    let mut read = 0;
    while read < wanted {
        let Some((at, letter)) = rest.next() else { break };
        if letter != '\\' || !escapes {
            read += letter.len_utf8();
            continue;
        }
        let digits = match rest.next().map(|(_, letter)| letter) {
            Some('u') => 4,
            Some('U') => 8,
            Some('x') => 2,
            // A backslash at the end of a line takes out all that is blank after it.
            Some(blank) if blank.is_whitespace() => {
                while rest.clone().next().is_some_and(|(_, letter)| letter.is_whitespace()) {
                    rest.next();
                }
                continue;
            }
            _ => 0,
        };
        let code = written.get(start + at + 2..start + at + 2 + digits).filter(|code| !code.is_empty());
        read += code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32).map_or(1, char::len_utf8);
        (0..digits).for_each(|_| {
            rest.next();
        });
    }
    start + rest.next().map_or_else(|| written.len().saturating_sub(start + start.min(3)), |(at, _)| at)
}

/// How many bytes stand before the first character of a TOML string.
fn opening(written: &str) -> usize {
    let quotes =
        if written.starts_with("'''") || written.starts_with("\"\"\"") { 3 } else { usize::from(written.starts_with(['\'', '"'])) };
    let rest = written.get(quotes..).unwrap_or("");
    let line_break = if quotes == 3 { if rest.starts_with("\r\n") { 2 } else { usize::from(rest.starts_with('\n')) } } else { 0 };
    quotes + line_break
}

/// The span of a member, by its path within a table: `when`, `concerns[1]`, `values[0].label`.
fn span_of(table: &Spanned<DeValue<'_>>, path: &str) -> Option<Range<usize>> {
    let mut value = table;
    for step in path.split(['.', '[']).filter(|step| !step.is_empty()) {
        value = match (value.get_ref(), step.trim_end_matches(']').parse::<usize>()) {
            (DeValue::Array(entries), Ok(index)) => entries.get(index)?,
            (DeValue::Table(members), _) => members.iter().find(|(key, _)| key.get_ref().as_ref() == step).map(|(_, value)| value)?,
            _ => return None,
        };
    }
    (!path.is_empty()).then(|| value.span())
}

fn first_line_end(text: &str, start: usize) -> usize {
    text.get(start..).and_then(|rest| rest.find('\n')).map_or(text.len(), |length| start + length)
}

/// Fills in file, line, column and excerpt.
fn point(place: &mut Place, file: &SourceFile, span: Option<(usize, usize)>) {
    place.file = Some(file.path.clone());
    let Some((start, end)) = span else { return };
    let start = start.min(file.text.len());
    let before = file.text.get(..start).unwrap_or("");
    let line_start = before.rfind('\n').map_or(0, |end| end + 1);
    place.line = Some(before.matches('\n').count() + 1);
    place.column = Some(before.get(line_start..).unwrap_or("").chars().count() + 1);
    let line = file.text.get(line_start..).and_then(|rest| rest.lines().next());
    place.excerpt = line.map(|line| line.trim().to_owned());
    place.in_file = Some((start, end.min(file.text.len()).max(start)));
}

/// Reads a folder from disk: every TOML file in it, and `england.toml`: the pack's own, else the one beside the folder, else
/// the text given as `shared`.
///
/// # Errors
/// What kept a file from being read.
pub fn folder(folder: &std::path::Path, shared: Option<&str>) -> std::io::Result<Vec<SourceFile>> {
    let mut files = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(directory) = open.pop() {
        for entry in std::fs::read_dir(&directory)? {
            let path = entry?.path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|extension| extension == "toml") {
                let within = path.strip_prefix(folder).unwrap_or(&path);
                let name: Vec<_> = within.iter().map(|part| part.to_string_lossy()).collect();
                files.push(SourceFile { path: name.join("/"), text: text_of(&path)? });
            }
        }
    }
    let canonical = folder.canonicalize()?;
    if files.iter().any(|file| file.path == SHARED) {
        // A pack may bring the shared file with it.
    } else if let Some(beside) = canonical.parent().map(|parent| parent.join(SHARED)).filter(|path| path.is_file()) {
        files.push(SourceFile { path: SHARED.to_owned(), text: text_of(&beside)? });
    } else if let Some(shared) = shared {
        files.push(SourceFile { path: SHARED.to_owned(), text: shared.to_owned() });
    }
    files.sort_by(|left, right| left.path.cmp(&right.path));
    Ok(files)
}

/// The text of a file. What is no UTF-8 becomes a character that is refused where the file is read.
fn text_of(path: &std::path::Path) -> std::io::Result<String> {
    Ok(String::from_utf8_lossy(&std::fs::read(path)?).into_owned())
}
