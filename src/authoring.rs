//! A pack as its author keeps it: a folder of TOML files, read whole, with a place for everything that is wrong.
//!
//! `protocols/README.md` says what the files hold. The result is a [`Pack`], and as JSON what a browser loads.

use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::calendar::BankHolidays;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::pack::{About, Pack};
use crate::protocol::Protocol;
use crate::vocabulary::{Event, Fact};

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

/// What must be written in each table of each kind.
const REQUIRED: &[(&str, &[&str])] = &[
    ("about", &["format", "id", "name", "short_name", "title", "version", "source", "reviewed"]),
    ("facts", &["name", "type", "asks", "label"]),
    ("events", &["name", "asks", "label"]),
    ("bank_holidays", &["from", "to", "dates"]),
    ("category", &["id", "says", "cite", "yields", "when"]),
    ("risk", &["id", "says", "cite", "yields", "when"]),
    ("duties", &["id", "kind", "title", "says", "who", "cite", "strength"]),
    ("actions", &["id", "title"]),
    ("contacts", &["id", "name", "says", "cite"]),
    ("guidance", &["id", "kind", "says", "cite"]),
    ("forms", &["id", "title", "says", "cite", "who"]),
    ("notices", &["id", "says", "cite", "concerns"]),
];

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
    let mut reader = Reader { pack: Pack::default(), places: Vec::new(), found: Diagnostics::default() };
    for needed in [SHARED, "pack.toml", "category.toml", "risk.toml"] {
        if !files.iter().any(|file| file.path == needed) {
            reader.found.add(Code::PackMissingFile, needed, format!("the pack has no `{needed}`"));
        }
    }
    // The shared words stand before the pack's own.
    let mut ordered: Vec<&SourceFile> = files.iter().collect();
    ordered.sort_by_key(|file| (file.path != SHARED, file.path != "pack.toml", file.path.clone()));
    for file in ordered {
        reader.file(file);
    }
    let Reader { pack, places, mut found } = reader;
    // The writer of a struct of strings and numbers cannot fail.
    let json = serde_json::to_string(&pack).unwrap_or_default();
    let (protocol, mut more) = Protocol::compile(pack, &json);
    for diagnostic in &mut more.0 {
        locate(diagnostic, &places, files);
    }
    // What is missing has been named already by the file that lacks it.
    more.0.retain(|late| !found.0.iter().any(|early| says_the_same(early, late)));
    found.0.append(&mut more.0);
    let order = |diagnostic: &Diagnostic| (diagnostic.place.file.clone(), diagnostic.place.line, diagnostic.place.column);
    found.0.sort_by_key(order);
    let failed = found.has_errors();
    Authored { protocol: protocol.filter(|_| !failed), json: if failed { String::new() } else { json }, found }
}

/// Whether a fault was found twice: as a member that is missing, and again where its words would be needed.
fn says_the_same(early: &Diagnostic, late: &Diagnostic) -> bool {
    let empty = matches!(late.code, Code::PackMissingWords | Code::PackMissingCite | Code::PackMissingWho | Code::PackUnknownYield | Code::PackMissingMember | Code::PackBadId | Code::PackBadDate | Code::PackFormat | Code::PackBadName);
    matches!(early.code, Code::PackMissingMember | Code::PackWrongType | Code::PackMissingFile) && empty && {
        let place = |diagnostic: &Diagnostic| diagnostic.place.path.clone();
        place(early) == place(late) || place(late).starts_with(&format!("{}.", place(early)))
    }
}

/// Where an entry of the merged pack came from.
struct Origin {
    /// Its path in the merged pack: `duties[3]`.
    path: String,
    /// The file.
    file: String,
    /// Its table within the file: key and place among the tables of that key.
    table: Option<(&'static str, Option<usize>)>,
}

struct Reader {
    pack: Pack,
    places: Vec<Origin>,
    found: Diagnostics,
}

impl Reader {
    fn file(&mut self, file: &SourceFile) {
        let (tables, errors) = DeTable::parse_recoverable(&file.text);
        if !errors.is_empty() {
            for error in errors {
                let mut diagnostic = Diagnostic::new(Code::PackNotReadable, file.path.clone(), error.message().lines().next().unwrap_or("the text is no TOML").to_owned());
                point(&mut diagnostic, file, error.span().map(|span| (span.start, span.end)));
                self.found.push(diagnostic);
            }
            return;
        }
        let folder = file.path.split_once('/').map(|(folder, _)| folder);
        let (known, single): (&[(&'static str, &'static str)], bool) = match (folder, file.path.as_str()) {
            (None, SHARED) => (&[("fact", "facts"), ("event", "events"), ("bank_holidays", "bank_holidays")], false),
            (None, "pack.toml") => (&[("about", "about"), ("fact", "facts"), ("event", "events")], false),
            (None, "category.toml") => (&[("rule", "category")], false),
            (None, "risk.toml") => (&[("rule", "risk")], false),
            (None, "contacts.toml") => (&[("contact", "contacts")], false),
            (None, "guidance.toml") => (&[("guidance", "guidance")], false),
            (None, "notices.toml") => (&[("notice", "notices")], false),
            (Some("duties"), _) => (&[("action", "actions"), ("duty", "duties")], false),
            (Some("forms"), _) => (&[("form", "forms"), ("field", "fields")], true),
            _ => {
                let mut diagnostic = Diagnostic::new(Code::PackUnknownFile, file.path.clone(), format!("`{}` is no file of a pack", file.path));
                diagnostic.place.file = Some(file.path.clone());
                self.found.push(diagnostic);
                return;
            }
        };
        let root = tables.get_ref();
        for (key, value) in root {
            let Some((_, kind)) = known.iter().find(|(table, _)| *table == key.get_ref().as_ref()) else {
                let mut diagnostic = Diagnostic::new(Code::PackUnknownMember, file.path.clone(), format!("`{}` is no table of this file", key.get_ref()));
                let names: Vec<String> = known.iter().map(|(table, _)| format!("`{table}`")).collect();
                diagnostic = diagnostic.mended_by(format!("This file holds {}.", names.join(" and ")));
                point(&mut diagnostic, file, Some((key.span().start, key.span().end)));
                self.found.push(diagnostic);
                continue;
            };
            if !single {
                self.tables(file, key.get_ref(), kind, value);
            }
        }
        if single {
            self.form(file, root);
        }
    }

    /// The tables of one key: `[[duty]]` as often as it stands, or `[about]` once.
    fn tables(&mut self, file: &SourceFile, key: &str, kind: &'static str, value: &Spanned<DeValue<'_>>) {
        let entries: Vec<&Spanned<DeValue<'_>>> = match value.get_ref() {
            DeValue::Array(entries) => entries.iter().collect(),
            _ => vec![value],
        };
        let own = file.path != SHARED;
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
                    if let Some(holidays) = self.entry::<BankHolidays>(file, kind, "bank_holidays".to_owned(), table.map(|key| (key, None)), entry) {
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
            let mut diagnostic = Diagnostic::new(Code::PackMissingMember, path, "the file has no table `[form]`");
            diagnostic.place.file = Some(file.path.clone());
            self.found.push(diagnostic);
            return;
        };
        let mut form: crate::pack::Form = self.entry(file, "forms", path.clone(), Some(("form", None)), head).unwrap_or_default();
        let fields = root.iter().find(|(key, _)| key.get_ref().as_ref() == "field").map(|(_, fields)| fields.get_ref());
        if let Some(DeValue::Array(fields)) = fields {
            for (index, field) in fields.iter().enumerate() {
                let path = format!("{path}.fields[{index}]");
                form.fields.push(self.entry(file, "fields", path, Some(("field", Some(index))), field).unwrap_or_default());
            }
        }
        self.pack.forms.push(form);
    }

    /// One table as what it stands for; what is wrong with its shape is named.
    fn entry<T: DeserializeOwned>(&mut self, file: &SourceFile, kind: &str, path: String, table: Option<(&'static str, Option<usize>)>, value: &Spanned<DeValue<'_>>) -> Option<T> {
        self.places.push(Origin { path: path.clone(), file: file.path.clone(), table });
        let span = value.span();
        let written = value.get_ref().as_table();
        for required in REQUIRED.iter().filter(|(known, _)| *known == kind).flat_map(|(_, required)| required.iter()) {
            if !written.is_some_and(|table| table.iter().any(|(key, _)| key.get_ref().as_ref() == *required)) {
                let mut diagnostic = Diagnostic::new(Code::PackMissingMember, format!("{path}.{required}"), format!("`{required}` is missing"));
                if *required == "cite" {
                    diagnostic = Diagnostic::new(Code::PackMissingCite, format!("{path}.cite"), "no paragraph is named");
                }
                point(&mut diagnostic, file, Some((span.start, first_line_end(&file.text, span.start))));
                self.found.push(diagnostic);
            }
        }
        let mut unknown = Vec::new();
        let deserializer = toml::de::ValueDeserializer::from(value.clone());
        let read = serde_ignored::deserialize(deserializer, |ignored| unknown.push(ignored.to_string()));
        for name in unknown {
            let mut diagnostic = Diagnostic::new(Code::PackUnknownMember, format!("{path}.{name}"), format!("`{name}` is no member here"));
            let span = span_of(value, &name).unwrap_or(span.clone());
            point(&mut diagnostic, file, Some((span.start, span.end)));
            self.found.push(diagnostic);
        }
        match read {
            Ok(entry) => Some(entry),
            Err(error) => {
                let error: toml::de::Error = error;
                let mut diagnostic = Diagnostic::new(Code::PackWrongType, path, error.message().to_owned());
                let span = error.span().unwrap_or(span);
                point(&mut diagnostic, file, Some((span.start, span.end)));
                self.found.push(diagnostic);
                None
            }
        }
    }
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
    ["about", "fact", "event", "bank_holidays", "rule", "contact", "guidance", "notice", "action", "duty"].into_iter().find(|known| *known == key)
}

/// Finds the place in a file of what a diagnostic names by its path in the merged pack.
fn locate(diagnostic: &mut Diagnostic, places: &[Origin], files: &[SourceFile]) {
    let path = diagnostic.place.path.clone();
    let fits = |origin: &&Origin| path.strip_prefix(origin.path.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
    // `forms[0].fields[2]` is nearer to its field than to its form.
    let Some(origin) = places.iter().filter(fits).max_by_key(|origin| origin.path.len()) else { return };
    let Some(file) = files.iter().find(|file| file.path == origin.file) else { return };
    diagnostic.place.file = Some(file.path.clone());
    let (tables, _) = DeTable::parse_recoverable(&file.text);
    let Some((key, index)) = origin.table else { return };
    let Some((_, value)) = tables.get_ref().iter().find(|(name, _)| name.get_ref().as_ref() == key) else { return };
    let entry = match (value.get_ref(), index) {
        (DeValue::Array(entries), Some(index)) => entries.get(index),
        _ => Some(value),
    };
    let Some(entry) = entry else { return };
    let members = path.strip_prefix(origin.path.as_str()).unwrap_or("").trim_start_matches('.');
    let span = span_of(entry, members);
    let whole = span.is_none();
    let span = span.unwrap_or_else(|| entry.span());
    let end = if whole { first_line_end(&file.text, span.start) } else { span.end };
    let (start, end) = match diagnostic.place.within {
        // The quotes of a string on one line are one character; of one on several lines, three and perhaps a line break.
        Some((from, to)) if !whole => {
            let quote = opening(file.text.get(span.start..span.end).unwrap_or(""));
            (span.start + quote + from, span.start + quote + to)
        }
        _ => (span.start, end),
    };
    point(diagnostic, file, Some((start, end)));
}

/// How many bytes stand before the first character of a TOML string.
fn opening(written: &str) -> usize {
    let quotes = if written.starts_with("'''") || written.starts_with("\"\"\"") { 3 } else { usize::from(written.starts_with(['\'', '"'])) };
    let rest = written.get(quotes..).unwrap_or("");
    let line_break = if quotes == 3 { if rest.starts_with("\r\n") { 2 } else { usize::from(rest.starts_with('\n')) } } else { 0 };
    quotes + line_break
}

/// The span of a member, by its path within a table: `when`, `concerns[1]`, `values[0].label`.
fn span_of(table: &Spanned<DeValue<'_>>, path: &str) -> Option<std::ops::Range<usize>> {
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
fn point(diagnostic: &mut Diagnostic, file: &SourceFile, span: Option<(usize, usize)>) {
    diagnostic.place.file = Some(file.path.clone());
    let Some((start, end)) = span else { return };
    let start = start.min(file.text.len());
    let before = file.text.get(..start).unwrap_or("");
    diagnostic.place.line = Some(before.matches('\n').count() + 1);
    diagnostic.place.column = Some(before.rsplit('\n').next().unwrap_or("").chars().count() + 1);
    let line = file.text.get(start.saturating_sub(before.rsplit('\n').next().map_or(0, str::len))..).and_then(|rest| rest.lines().next());
    diagnostic.place.excerpt = line.map(|line| line.trim().to_owned());
    diagnostic.place.in_file = Some((start, end.min(file.text.len()).max(start)));
}

/// Reads a folder from disk: every TOML file in it but those of its scenarios, and `england.toml` from the folder beside it.
///
/// # Errors
/// What kept a file from being read.
pub fn folder(folder: &std::path::Path) -> std::io::Result<Vec<SourceFile>> {
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
                files.push(SourceFile { path: name.join("/"), text: std::fs::read_to_string(&path)? });
            }
        }
    }
    let canonical = folder.canonicalize()?;
    if let Some(shared) = canonical.parent().map(|parent| parent.join(SHARED)).filter(|path| path.is_file()) {
        files.push(SourceFile { path: SHARED.to_owned(), text: std::fs::read_to_string(shared)? });
    } else if let Some(shared) = crate::bundled::shared() {
        files.push(SourceFile { path: SHARED.to_owned(), text: shared.to_owned() });
    }
    files.sort_by(|left, right| left.path.cmp(&right.path));
    Ok(files)
}
