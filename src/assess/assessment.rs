//! The assessment: what comes out (contract, section 3). Words and ids are borrowed from the protocol.

use std::borrow::Cow;

use serde::{Serialize, Serializer};

use crate::calendar::Instant;
use crate::pack::{DutyKind, Strength};

/// What the protocol says of a case at a moment.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct Assessment<'p> {
    /// Which protocol.
    pub protocol: Identity<'p>,
    /// The moment.
    pub as_of: Instant,
    /// Where the episode stands.
    pub stage: Stage,
    /// What the episode counts as.
    pub category: Category<'p>,
    /// How grave it is.
    pub risk: Risk<'p>,
    /// What the protocol asks, in the order of the pack.
    pub duties: Vec<Duty<'p>>,
    /// What to ask, most consequential first.
    pub questions: Vec<Question<'p>>,
    /// What a reader must know beside.
    pub notices: Vec<Notice<'p>>,
}

/// Which protocol an assessment was made by.
#[derive(Debug, Clone, Copy, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct Identity<'p> {
    /// Its id.
    pub id: &'p str,
    /// The version of its pack.
    pub version: &'p str,
    /// The digest of its pack.
    pub digest: &'p str,
}

/// Where an episode stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Nothing says that the child is away.
    NotMissing,
    /// The child is away.
    Missing,
    /// The child was located or has returned.
    Returned,
}

/// What the episode counts as.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct Category<'p> {
    /// The category that is established; none while nothing is.
    #[cfg_attr(feature = "types", schemars(with = "Option<crate::types::CategoryName>"))]
    pub value: Option<&'static str>,
    /// Whether no answer to the unknown facts changes it.
    pub certain: bool,
    /// Every category that some answer to the unknown facts gives, gravest first.
    #[cfg_attr(feature = "types", schemars(with = "Vec<crate::types::CategoryName>"))]
    pub could_be: Vec<&'static str>,
    /// The rules that establish it.
    pub because: Vec<Reason<'p>>,
}

/// How grave it is.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct Risk<'p> {
    /// The grade that is established; none while nothing is.
    #[cfg_attr(feature = "types", schemars(with = "Option<crate::types::GradeName>"))]
    pub value: Option<&'static str>,
    /// Whether no answer to the unknown facts changes it.
    pub certain: bool,
    /// Every grade that some answer to the unknown facts gives, gravest first; null where no rule may hold.
    #[cfg_attr(feature = "types", schemars(with = "Vec<Option<crate::types::GradeName>>"))]
    pub could_be: Vec<Option<&'static str>>,
    /// The gravest of them.
    #[cfg_attr(feature = "types", schemars(with = "Option<crate::types::GradeName>"))]
    pub worst: Option<&'static str>,
    /// The rules that establish it.
    pub because: Vec<Reason<'p>>,
}

/// The name of a fact or an event, or what else a reason may give, with its place: facts, then events, then
/// [`OTHER_NAMES`]. Who has the place need not look the name up again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Name<'p> {
    /// Its place.
    pub place: usize,
    /// The name.
    pub text: &'p str,
}

/// The names that reasons may give beside those of facts and events.
pub const OTHER_NAMES: [&str; 4] = ["stage", "category", "risk", "history"];

impl Serialize for Name<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.text)
    }
}

/// A rule that holds, with the facts that make it hold.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct Reason<'p> {
    /// The rule's id.
    pub id: &'p str,
    /// What it says.
    pub says: Cow<'p, str>,
    /// Its paragraph.
    pub cite: &'p str,
    /// The facts and events that make it hold.
    #[cfg_attr(feature = "types", schemars(with = "Vec<String>"))]
    pub facts: Vec<Name<'p>>,
}

/// Where a duty stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Some answer makes it a duty.
    Possible,
    /// It opens later.
    Upcoming,
    /// It is open.
    Due,
    /// It should have been done.
    Overdue,
    /// It was done.
    Done,
    /// It was done too late.
    DoneLate,
    /// Its stage ended when it was overdue.
    Missed,
    /// Its stage ended before it fell due.
    Lapsed,
    /// In views for people alone: its stage ended when it would have been overdue, and whether it was owed is not known. An
    /// assessment calls it possible.
    MayBeMissed,
}

impl Status {
    /// As the contract writes it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Possible => "possible",
            Self::Upcoming => "upcoming",
            Self::Due => "due",
            Self::Overdue => "overdue",
            Self::Done => "done",
            Self::DoneLate => "done_late",
            Self::Missed => "missed",
            Self::MayBeMissed => "may_be_missed",
            Self::Lapsed => "lapsed",
        }
    }

    /// As a person reads it.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Possible => "may apply",
            Self::Upcoming => "later",
            Self::Due => "to do",
            Self::Overdue => "overdue",
            Self::Done => "done",
            Self::DoneLate => "done late",
            Self::Missed => "missed",
            Self::MayBeMissed => "may have been missed",
            Self::Lapsed => "no longer needed",
        }
    }
}

/// A duty in this case.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct Duty<'p> {
    /// Its place in the pack.
    #[serde(skip)]
    pub place: usize,
    /// The event that started its clock, by its place, and when.
    #[serde(skip)]
    pub started: Option<(usize, Instant)>,
    /// How the end of its stage leaves it if it is owed: missed, or lapsed; none while the stage lasts.
    #[serde(skip)]
    pub ended: Option<Status>,
    /// Its id.
    pub id: &'p str,
    /// What it is.
    pub kind: DutyKind,
    /// What to do, in a short order.
    pub title: &'p str,
    /// What the paragraph asks.
    pub says: &'p str,
    /// Who does it.
    pub who: &'p str,
    /// To or with whom.
    pub to: &'p [String],
    /// How strongly the text asks.
    pub strength: Strength,
    /// Where it stands.
    pub status: Status,
    /// From when it can be done, if that is known and not always.
    pub opens: Option<Instant>,
    /// By when it must be done, if there is such a time.
    pub due: Option<Instant>,
    /// Which occurrence it is, counted from 1.
    pub occurrence: u32,
    /// Whether its times run from an event that stands in for the one that is meant.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub provisional: bool,
    /// The event from which its times run.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clock: Option<&'p str>,
    /// The act that fulfils it, where one act fulfils several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub action: Option<&'p str>,
    /// The form that it is done on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub form: Option<&'p str>,
    /// Where to reach those to be told: the ids of contacts.
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    pub contact: &'p [String],
    /// Why it stands: the paragraph, with the facts that make it a duty.
    pub because: [Reason<'p>; 1],
    /// The paragraph.
    pub cite: &'p str,
    /// The facts that would settle whether it is one.
    #[cfg_attr(feature = "types", schemars(with = "Vec<String>"))]
    pub needs: Vec<Name<'p>>,
}

/// Something worth asking.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct Question<'p> {
    /// The fact, or the event whose time is asked.
    #[cfg_attr(feature = "types", schemars(with = "String"))]
    pub fact: Name<'p>,
    /// The question, in plain words.
    pub asks: &'p str,
    /// What an answer can settle: `stage`, `category`, `risk` and ids of duties.
    #[cfg_attr(feature = "types", schemars(with = "Vec<String>"))]
    pub settles: Vec<Settled<'p>>,
    /// Whether some answer, by itself or with others, makes the category or the grade graver.
    pub may_raise: bool,
}

/// What an answer can settle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Settled<'p> {
    /// Where the episode stands.
    Stage,
    /// What it counts as.
    Category,
    /// How grave it is.
    Risk,
    /// Whether a duty stands.
    Duty {
        /// Its place in the pack.
        place: usize,
        /// Its id.
        id: &'p str,
    },
}

impl Serialize for Settled<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(match self {
            Self::Stage => "stage",
            Self::Category => "category",
            Self::Risk => "risk",
            Self::Duty { id, .. } => id,
        })
    }
}

/// Something that a reader must know beside.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct Notice<'p> {
    /// Its place in the pack, where it is the pack's.
    #[serde(skip)]
    pub place: Option<usize>,
    /// Its id: the pack's, or `homeward/...`.
    pub id: &'p str,
    /// What it says.
    pub says: Cow<'p, str>,
    /// The paragraphs, where there are some.
    pub cite: &'p str,
}
