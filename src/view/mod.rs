//! An assessment in words and in order, without markup: what the page, the print, the calendar and the terminal all show.
//!
//! The most urgent thing stands first, acts stand for the clauses that they fulfil, and every sentence keeps its paragraph.

mod acts;
mod calls;
mod changes;
mod handover;
mod headline;
mod known;
mod moved;
mod pair;
mod questions;
mod reach;
mod repeats;
mod timeline;

use serde::Serialize;

pub use crate::words;
pub use acts::{Act, Clause, Group};
pub use calls::{Call, CallAct, CallGrades, CallSide, Challenge, Line};
pub use changes::{Answer, ChangedAct, ChangedOutcome, Changes, Direction, Effect, LaterOutcome, OneChange, changes};
pub use handover::{Handover, SheetLine, ToldLine, Unanswered};
pub use headline::{Headline, NextDeadline, Possibility, PossibleDeadline, Telling, Tone};
pub use known::{CarriedOut, Earlier, Known, Unknown};
pub use moved::{Move, Moved, MovedAct, moved};
pub use pair::{OneSidedView, PairView, Parting, PrecedenceView, compare_view, pair_calls, pair_view};
pub use questions::QuestionView;
pub use reach::{Answers, Contacts, Reach};
pub use repeats::{Counted, Repeats, Trigger, TriggeredAct, repeats};
pub use timeline::{Bar, Mark, MayApply, Timeline, Waiting, Zoom, timeline};

use crate::assess::assessment::{Notice, Reason, Stage};
use crate::assess::{Assessment, Inquiry, inquire};
use crate::calendar::Instant;
use crate::case::Case;
use crate::pack::GuidanceKind;
use crate::protocol::Protocol;
use crate::record::Record;
use crate::truth::Truth;

/// What a person sees of a case.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct View<'p> {
    /// By which protocol.
    pub protocol: ProtocolView<'p>,
    /// The moment that it was made for.
    pub as_of: Instant,
    /// The same, as a clock in London shows it.
    pub as_of_words: String,
    /// Where the episode stands.
    pub stage: Stage,
    /// What this is, and how grave.
    pub headline: Headline,
    /// The rules that establish the category and the grade.
    pub because: Vec<Reason<'p>>,
    /// What it could still become, gravest first, with the questions that decide it.
    pub could_be: Vec<Possibility<'p>>,
    /// What is due next.
    pub next: Option<NextDeadline<'p>>,
    /// What would be due first of that which may apply.
    pub next_possible: Option<PossibleDeadline<'p>>,
    /// Whom to tell now: the acts of telling that are open.
    pub tell: Vec<String>,
    /// What to ask: danger to the child before all, then what can make this graver, each most consequential first.
    pub questions: Vec<QuestionView<'p>>,
    /// The acts, in groups, most urgent first.
    pub groups: Vec<Group<'p>>,
    /// The same, act by act, most urgent first.
    pub tellings: Vec<Telling<'p>>,
    /// What is known.
    pub known: Vec<Known<'p>>,
    /// What is not known and would make a difference, in the order in which it is asked.
    pub unknown: Vec<Unknown<'p>>,
    /// Earlier episodes, in the order of the case.
    pub earlier: Vec<Earlier>,
    /// What was carried out, oldest first.
    pub carried_out: Vec<CarriedOut<'p>>,
    /// What a reader must know beside.
    pub notices: Vec<Notice<'p>>,
    /// What to say where no contact of the protocol has a telephone number.
    pub no_telephone: Option<String>,
    /// Where to look and whom to reach.
    pub contacts: Vec<Reach<'p>>,
    /// What the protocol says beside, without asking an act.
    pub guidance: Vec<GuidanceView<'p>>,
}

/// Which protocol a view was made by.
#[derive(Debug, Clone, Copy, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct ProtocolView<'p> {
    /// Its id.
    pub id: &'p str,
    /// The authority.
    pub name: &'p str,
    /// The authority, in short.
    pub short_name: &'p str,
    /// The protocol's title.
    pub title: &'p str,
    /// The version of its pack.
    pub version: &'p str,
    /// The digest of its pack.
    pub digest: &'p str,
    /// The text that it was written from.
    pub source: &'p str,
    /// When somebody last read it against the text.
    pub reviewed: &'p str,
}

/// A piece of guidance that is of use in this case.
#[derive(Debug, Clone, Copy, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct GuidanceView<'p> {
    /// Its id.
    pub id: &'p str,
    /// What kind it is.
    pub kind: GuidanceKind,
    /// What it says.
    pub says: &'p str,
    /// Its paragraph.
    pub cite: &'p str,
    /// Whether it hands the decision to people.
    pub left_to_judgement: bool,
}

/// What a person sees of a case at a moment.
///
/// ```
/// # #[cfg(feature = "authoring")] {
/// use homeward::{Case, Instant, Protocol, view::view};
///
/// let protocol = Protocol::parse(&homeward::bundled::json("newham").unwrap()).unwrap();
/// let now = Instant::parse("2026-11-21T22:00:00Z").unwrap();
/// let case = r#"{ "facts": { "age": 11, "away_without_authorisation": true } }"#;
/// let case = Case::read(protocol.vocabulary(), case, now).unwrap();
/// assert_eq!(view(&protocol, &case, now).headline.words, "Missing, high risk");
/// # }
/// ```
#[must_use]
pub fn view<'p>(protocol: &'p Protocol, case: &Case, as_of: Instant) -> View<'p> {
    worked_out(protocol, case, as_of).1
}

/// The words for the telephone: a script for each call, those that are to be made now first.
#[must_use]
pub fn calls<'p>(protocol: &'p Protocol, case: &Case, as_of: Instant) -> Vec<Call<'p>> {
    let (assessment, view) = worked_out(protocol, case, as_of);
    calls::calls(protocol, case, &assessment, &view)
}

/// The handover sheet of a record.
#[must_use]
pub fn handover<'p>(protocol: &'p Protocol, record: &Record, as_of: Instant) -> Handover<'p> {
    let (assessment, view) = worked_out(protocol, &record.case, as_of);
    let calls = calls::calls(protocol, &record.case, &assessment, &view);
    handover::handover(protocol, record, &view, &calls)
}

fn worked_out<'p>(protocol: &'p Protocol, case: &Case, as_of: Instant) -> (Assessment<'p>, View<'p>) {
    let (assessment, mut inquiry) = inquire(protocol, case, as_of);
    let contacts = Contacts::new(protocol, &mut inquiry, as_of);
    let groups = acts::groups(protocol, &assessment, &contacts);
    let questions = questions::questions(protocol, &assessment);
    let mut because = assessment.category.because.clone();
    because.extend(assessment.risk.because.iter().cloned());
    let about = &protocol.pack().about;
    let view = View {
        protocol: ProtocolView {
            id: &about.id,
            name: &about.name,
            short_name: &about.short_name,
            title: &about.title,
            version: &about.version,
            digest: protocol.digest(),
            source: &about.source,
            reviewed: &about.reviewed,
        },
        as_of,
        as_of_words: words::moment_with_year(as_of),
        stage: assessment.stage,
        headline: headline::headline(&assessment),
        because,
        could_be: headline::possibilities(&assessment),
        next: headline::next(&groups, as_of),
        next_possible: headline::next_possible(&groups, as_of),
        tell: headline::tell(&groups),
        tellings: headline::tellings(&groups),
        known: known::known(protocol, case, as_of),
        unknown: known::unknown(protocol, &questions),
        earlier: known::earlier(case, as_of),
        carried_out: known::carried_out(protocol, case, as_of),
        no_telephone: no_telephone(protocol),
        contacts: contacts.all(),
        guidance: guidance(protocol, &mut inquiry),
        notices: assessment.notices.clone(),
        questions,
        groups,
    };
    (assessment, view)
}

fn guidance<'p>(protocol: &'p Protocol, inquiry: &mut Inquiry<'_>) -> Vec<GuidanceView<'p>> {
    let of_use = inquiry.of_use(protocol.guidance_conditions());
    let shown = protocol.pack().guidance.iter().zip(of_use).filter(|(_, truth)| *truth == Truth::True);
    let view = |item: &'p crate::pack::Guidance| GuidanceView {
        id: &item.id,
        kind: item.kind,
        says: &item.says,
        cite: &item.cite,
        left_to_judgement: item.left_to_judgement,
    };
    shown.map(|(item, _)| view(item)).collect()
}

/// Where the whole protocol names no telephone number, a person who looks for one has to know.
fn no_telephone(protocol: &Protocol) -> Option<String> {
    let pack = protocol.pack();
    let none = pack.contacts.iter().all(|contact| contact.telephone.is_none());
    none.then(|| format!("{}'s text prints no telephone numbers. Use your own directory.", pack.about.short_name))
}
