//! A pack as it is authored: the shapes of its files, and nothing else.
//!
//! A pack is a folder of TOML files under `protocols/`. [`crate::authoring`] reads the folder and merges the files, with
//! the vocabulary and the bank holidays that all share, into one [`Pack`]; as JSON that is what a browser loads.
//! Conditions are still text here; [`crate::protocol`] compiles them.

mod form;

use std::fmt;

pub use form::*;
use serde::de::{Deserializer, SeqAccess, Visitor};
use serde::{Deserialize, Serialize};

use crate::calendar::BankHolidays;
use crate::vocabulary::{Choice, Event, Fact};

/// The format that this version reads and writes; a pack names the one it was written in.
pub const FORMAT: u32 = 1;

/// One authority's protocol, whole, with the words it shares with all others.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Pack {
    /// What it is and where it comes from.
    pub about: About,
    /// The facts that the conditions may ask: the shared ones first, then the pack's own.
    pub facts: Vec<Fact>,
    /// The events that the conditions may ask: the shared ones first, then the pack's own.
    pub events: Vec<Event>,
    /// The bank holidays of England.
    pub bank_holidays: BankHolidays,
    /// Acts that most protocols know, by the name that all share.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub common_acts: Vec<CommonAct>,
    /// The rules that yield a category.
    #[serde(default)]
    pub category: Vec<Rule>,
    /// The rules that yield a grade of risk.
    #[serde(default)]
    pub risk: Vec<Rule>,
    /// What the protocol asks people to do.
    #[serde(default)]
    pub duties: Vec<Duty>,
    /// Acts that fulfil several duties at once.
    #[serde(default)]
    pub actions: Vec<Action>,
    /// Whom to reach, and where to look.
    #[serde(default)]
    pub contacts: Vec<Contact>,
    /// What the protocol defines, recommends and leaves to judgement.
    #[serde(default)]
    pub guidance: Vec<Guidance>,
    /// The forms and agendas.
    #[serde(default)]
    pub forms: Vec<Form>,
    /// Where the text contradicts itself, or leaves open what a reader must know.
    #[serde(default)]
    pub notices: Vec<Notice>,
}

/// What a pack is and where it comes from: the head of `pack.toml`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct About {
    /// The format of the pack's files: [`FORMAT`].
    pub format: u32,
    /// The pack's name in file names and ids: small letters, digits, hyphens.
    pub id: String,
    /// The authority, as it calls itself.
    pub name: String,
    /// The authority in a word or two, as it stands in a heading.
    pub short_name: String,
    /// The protocol's title.
    pub title: String,
    /// The version of this pack.
    pub version: String,
    /// The text that the pack was written from.
    pub source: String,
    /// When somebody last read the pack against the text, as `2026-11-22`.
    pub reviewed: String,
    /// The areas among which a case must say its own, where one protocol serves several authorities.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub areas: Vec<Choice>,
    /// How many of the facts, the last ones, are the pack's own.
    #[serde(default)]
    pub own_facts: usize,
    /// How many of the events, the last ones, are the pack's own.
    #[serde(default)]
    pub own_events: usize,
}

impl About {
    /// What a list of protocols says of it; the digest is that of its pack.
    #[must_use]
    pub fn in_a_list<'a>(&'a self, digest: &'a str) -> Listed<'a> {
        Listed {
            id: &self.id,
            name: &self.name,
            short_name: &self.short_name,
            title: &self.title,
            version: &self.version,
            reviewed: &self.reviewed,
            digest,
        }
    }
}

/// A protocol in a list of protocols.
#[derive(Debug, Clone, Copy, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct Listed<'a> {
    /// The pack's name in file names and ids: small letters, digits, hyphens.
    pub id: &'a str,
    /// The authority, as it calls itself.
    pub name: &'a str,
    /// The authority in a word or two, as it stands in a heading.
    pub short_name: &'a str,
    /// The protocol's title.
    pub title: &'a str,
    /// The version of the pack.
    pub version: &'a str,
    /// When somebody last read the pack against the text, as `2026-11-22`.
    pub reviewed: &'a str,
    /// The digest of the pack: `sha256:...`.
    pub digest: &'a str,
}

/// A rule that yields a category or a grade where its condition holds.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Rule {
    /// The item's id: `newham/absent-defined`.
    pub id: String,
    /// What the paragraph says, in our own words.
    pub says: String,
    /// The paragraph.
    pub cite: String,
    /// The category or the grade.
    pub yields: String,
    /// The condition, in FEEL.
    pub when: String,
    /// What a reader of the pack has to know about the rule: a choice made, a doubt.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// What a duty is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum DutyKind {
    /// Something to do.
    #[default]
    Obligation,
    /// Somebody to tell.
    Notification,
    /// A meeting to hold.
    Meeting,
    /// An interview to hold.
    Interview,
    /// Something to write down.
    Record,
    /// Something to look at again.
    Review,
    /// Who takes it on, or decides.
    Routing,
}

/// How strongly the text asks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Strength {
    /// Must, will, is required.
    #[default]
    Must,
    /// Should, is expected.
    Should,
    /// May, can.
    May,
}

/// Something that the protocol asks of somebody.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema), schemars(rename = "PackDuty"))]
#[serde(default)]
pub struct Duty {
    /// The item's id: `newham/senior-24h-care`.
    pub id: String,
    /// What it is.
    pub kind: DutyKind,
    /// What to do, as a short order of at most 60 characters: `Tell the Director of Operations`.
    pub title: String,
    /// What the paragraph asks, in our own words.
    pub says: String,
    /// Who does it.
    pub who: String,
    /// To or with whom.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub to: Vec<String>,
    /// The paragraph.
    pub cite: String,
    /// How strongly the text asks.
    pub strength: Strength,
    /// The condition, in FEEL; always, where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<String>,
    /// The event from which its times run.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clock: Option<String>,
    /// How long after the clock's event it falls due: `immediately`, `24 hours`, `7 days`, `20 working days`, ...
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<String>,
    /// Whether and how it comes again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub repeats: Option<Repeats>,
    /// The act that fulfils it, where one act fulfils several duties.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub action: Option<String>,
    /// The act's common name among all protocols, by which they are compared: one of [`Pack::common_acts`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub common_act: Option<String>,
    /// Whose protocol goes before, where the child of one authority lives in the area of another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prevails: Option<Side>,
    /// The form that it is done on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<String>,
    /// Where to reach those to be told: the ids of contacts.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "one_or_many")]
    pub contact: Vec<String>,
    /// What a reader of the pack has to know: a choice made, a doubt.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// One of two authorities: the child's own, or the one in whose area the child lives.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// The authority that is responsible for the child.
    #[default]
    Home,
    /// The authority in whose area the child is placed.
    Host,
}

/// How a duty comes again.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Repeats {
    /// `every 7 days`, `every month`, or `regularly` where the text names no interval.
    Every(String),
    /// The moments that the text lists, counted from the clock's event: `["24 hours", "72 hours"]`.
    At(Vec<String>),
}

/// A text, or a list of texts: where there is mostly one, its author need not write a list.
fn one_or_many<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    Ok(match Repeats::deserialize(deserializer)? {
        Repeats::Every(text) => vec![text],
        Repeats::At(texts) => texts,
    })
}

impl Default for Repeats {
    fn default() -> Self {
        Self::Every(String::new())
    }
}

impl<'de> Deserialize<'de> for Repeats {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RepeatsVisitor)
    }
}

struct RepeatsVisitor;

impl<'de> Visitor<'de> for RepeatsVisitor {
    type Value = Repeats;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("string or list of strings")
    }

    fn visit_str<E>(self, text: &str) -> Result<Repeats, E> {
        Ok(Repeats::Every(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Repeats, A::Error> {
        let mut moments = Vec::new();
        while let Some(moment) = list.next_element()? {
            moments.push(moment);
        }
        Ok(Repeats::At(moments))
    }
}

/// One act that fulfils several duties.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Action {
    /// The name that the duties give: `strategy-meeting`.
    pub id: String,
    /// What to do, as a short order of at most 60 characters.
    pub title: String,
}

/// An act that most protocols know: `return_home_interview`. By it two protocols are compared.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct CommonAct {
    /// The name that the duties give: small letters and underscores.
    pub name: String,
    /// The same for people: `Return home interview`.
    pub label: String,
}

/// Somebody to reach, or somewhere to look.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Contact {
    /// The item's id.
    pub id: String,
    /// Who or what it is.
    pub name: String,
    /// Whom it stands for, in the words that `who` and `to` use.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<String>,
    /// When to use it, in our own words.
    pub says: String,
    /// The paragraph.
    pub cite: String,
    /// Telephone number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub telephone: Option<String>,
    /// E-mail address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Web address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
    /// Where to go or to write to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// When somebody answers; left out where the text says nothing of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<Hours>,
    /// Dates on which other hours hold.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exceptions: Vec<Exception>,
    /// The contact to use outside these hours: its id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outside: Option<String>,
    /// The condition under which it is of use, in FEEL; always, where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<String>,
    /// What a reader of the pack has to know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// When somebody answers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Hours {
    /// `always`, or `not stated` where the text has hours and does not print them.
    Words(String),
    /// The hours of the week, in London time.
    Week(Vec<Opening>),
}

impl Default for Hours {
    fn default() -> Self {
        Self::Words(String::new())
    }
}

/// Hours that hold on some days.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Opening {
    /// `monday`, `monday to friday`, `saturday, sunday`, `bank holiday`, `every day` (bank holidays among them).
    pub days: String,
    /// From when, as a clock in London shows it: `08:30`.
    pub from: String,
    /// Until when; at or before `from`, on the next day.
    pub to: String,
}

/// Hours that hold on one date.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Exception {
    /// The date, as `2026-12-24`.
    pub date: String,
    /// Whether nobody answers on it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub closed: bool,
    /// From when, where somebody does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// Until when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
}

/// What kind of guidance an item is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum GuidanceKind {
    /// How to work.
    #[default]
    Guidance,
    /// What a word means.
    Definition,
    /// What to look out for as time goes by.
    Monitoring,
    /// What to ask.
    Question,
    /// What a meeting or an interview goes through.
    Agenda,
    /// What is said of the category without yielding one.
    Category,
    /// What is said of risk without yielding a grade.
    Risk,
}

/// What the protocol says without asking an act of anybody, or leaves to judgement.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Guidance {
    /// The item's id.
    pub id: String,
    /// What kind of guidance it is.
    pub kind: GuidanceKind,
    /// What the paragraph says, in our own words.
    pub says: String,
    /// The paragraph.
    pub cite: String,
    /// Whom it speaks to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub who: Option<String>,
    /// The condition under which it is of use, in FEEL; always, where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<String>,
    /// The act that it speaks of, by its common name: one of [`Pack::common_acts`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub common_act: Option<String>,
    /// Whose protocol goes before, where the child of one authority lives in the area of another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prevails: Option<Side>,
    /// Whether it hands a decision to people that no rule here takes.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub left_to_judgement: bool,
    /// What a reader of the pack has to know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A place where the text contradicts itself or leaves open what a reader must know.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema), schemars(rename = "PackNotice"))]
#[serde(default)]
pub struct Notice {
    /// Its id: `newham/notice-twelve-or-under-twelve`.
    pub id: String,
    /// What the trouble is and what this pack makes of it.
    pub says: String,
    /// The paragraphs.
    pub cite: String,
    /// The items that it is about; it is shown where one of them stands.
    pub concerns: Vec<String>,
}
