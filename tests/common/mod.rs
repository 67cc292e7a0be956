//! What several tests share: small invented packs, and questions to an assessment.
#![allow(dead_code, reason = "each test uses its own part of it")]

use homeward::authoring::{Authored, SHARED, SourceFile, read};
use homeward::{Code, Diagnostics, Instant, Protocol};
use serde_json::Value;

/// The name of the invented authority.
pub const AUTHORITY: &str = "exampleshire";

/// A pack of an invented authority, with the words that all packs share and these texts in its files.
#[derive(Debug, Clone, Default)]
pub struct Source {
    /// `england.toml`; the real one where it is empty.
    pub shared: String,
    /// What stands in `pack.toml` behind `[about]`: members of it, facts and events.
    pub words: String,
    /// `category.toml`.
    pub category: String,
    /// `risk.toml`.
    pub risk: String,
    /// A file of duties.
    pub duties: String,
    /// A form; none where it is empty.
    pub form: String,
}

impl Source {
    /// The files of the pack.
    pub fn files(&self) -> Vec<SourceFile> {
        let about = format!(
            "[about]\nformat = 1\nid = \"{AUTHORITY}\"\nname = \"Exampleshire County Council\"\nshort_name = \"Exampleshire\"\n\
             title = \"Children missing\"\nversion = \"1\"\nsource = \"Invented\"\nreviewed = \"2026-11-22\"\n{}",
            self.words
        );
        let shared = if self.shared.is_empty() { homeward::bundled::shared().unwrap().to_owned() } else { self.shared.clone() };
        let texts = [
            (SHARED, &shared),
            ("pack.toml", &about),
            ("category.toml", &self.category),
            ("risk.toml", &self.risk),
            ("duties/all.toml", &self.duties),
        ];
        let form = (!self.form.is_empty()).then_some(("forms/form.toml", &self.form));
        texts.into_iter().chain(form).map(|(path, text)| SourceFile { path: path.to_owned(), text: text.clone() }).collect()
    }

    /// The pack, read.
    pub fn read(&self) -> Authored {
        read(&self.files())
    }

    /// The pack, compiled; it must have no error.
    pub fn protocol(&self) -> Protocol {
        let authored = self.read();
        authored.protocol.unwrap_or_else(|| panic!("the pack does not compile:\n{}", authored.found))
    }
}

/// A rule of `category.toml` or `risk.toml`.
pub fn rule(id: &str, yields: &str, when: &str) -> String {
    format!("[[rule]]\nid = \"{AUTHORITY}/{id}\"\nyields = \"{yields}\"\nwhen = '''{when}'''\nsays = \"Invented.\"\ncite = \"1\"\n\n")
}

/// A duty; `more` are lines such as `clock = "returned"`.
pub fn duty(id: &str, when: &str, more: &str) -> String {
    let when = if when.is_empty() { String::new() } else { format!("when = '''{when}'''\n") };
    format!(
        "[[duty]]\nid = \"{AUTHORITY}/{id}\"\nkind = \"obligation\"\ntitle = \"Do it\"\nsays = \"Somebody does it.\"\nwho = \"Somebody\"\ncite = \"2\"\nstrength = \"must\"\n{when}{more}\n\n"
    )
}

/// An event of the pack's own.
pub fn event(name: &str, of_episode: bool) -> String {
    format!("[[event]]\nname = \"{name}\"\nasks = \"When?\"\nlabel = \"It happened\"\nof_episode = {of_episode}\n\n")
}

/// A fact of the pack's own that is true or false.
pub fn fact(name: &str) -> String {
    format!("[[fact]]\nname = \"{name}\"\ntype = \"boolean\"\nasks = \"Is it so?\"\nlabel = \"It is so\"\n\n")
}

/// An instant.
pub fn at(text: &str) -> Instant {
    Instant::parse(text).unwrap_or_else(|problem| panic!("{text}: {problem:?}"))
}

/// The assessment of a case as a face prints it; the case must be accepted.
pub fn assessed(protocol: &Protocol, case: &Value, as_of: &str) -> Value {
    let text =
        homeward::api::assess_text(protocol, &case.to_string(), as_of).unwrap_or_else(|found| panic!("{case} was refused:\n{found}"));
    serde_json::from_str(&text).unwrap()
}

/// All that is wrong with a case that must be refused.
pub fn refused(protocol: &Protocol, case: &str, as_of: &str) -> Diagnostics {
    match homeward::api::assess_text(protocol, case, as_of) {
        Err(found) => found,
        Ok(_) => panic!("{case} was not refused"),
    }
}

/// The codes of diagnostics, in their order.
pub fn codes(found: &Diagnostics) -> Vec<Code> {
    found.0.iter().map(|diagnostic| diagnostic.code).collect()
}

/// A duty of an assessment by the end of its id.
pub fn standing<'v>(assessment: &'v Value, id: &str) -> Option<&'v Value> {
    let id = format!("{AUTHORITY}/{id}");
    assessment["duties"].as_array().unwrap().iter().find(|duty| duty["id"] == id)
}

/// The status of a duty; `left out` where it does not stand.
pub fn status<'v>(assessment: &'v Value, id: &str) -> &'v str {
    standing(assessment, id).map_or("left out", |duty| duty["status"].as_str().unwrap())
}

/// What is asked, in its order.
pub fn asked(assessment: &Value) -> Vec<&str> {
    assessment["questions"].as_array().unwrap().iter().map(|question| question["fact"].as_str().unwrap()).collect()
}

/// The ids of the notices.
pub fn notices(assessment: &Value) -> Vec<&str> {
    assessment["notices"].as_array().unwrap().iter().map(|notice| notice["id"].as_str().unwrap()).collect()
}
