//! An assessment taken apart: what a protocol always says, told once, and what a case adds to it, in numbers.
//!
//! An answer holds some 90 kB of text, nearly all of it the words of the pack. To send them over the border to JavaScript
//! each time would cost ten times as much as the answer itself; so the words go once ([`fixed`]), and then for each
//! assessment only what moves ([`moving`]). `www/engine/package/compose.js` puts both together again, member for member as
//! [`crate::api::print`] writes them.

use serde::Serialize;

use crate::assess::assessment::{Assessment, Category, Identity, Name, Notice, OTHER_NAMES, Risk, Settled, Stage};
use crate::calendar::Instant;
use crate::json;
use crate::pack;
use crate::protocol::Protocol;

/// How many other things than duties a question may settle: they are counted before the duties.
const OTHER_THAN_DUTIES: usize = 3;

/// What a protocol always says.
#[derive(Serialize)]
struct Fixed<'p> {
    protocol: Identity<'p>,
    names: Vec<&'p str>,
    asks: Vec<&'p str>,
    duties: Vec<FixedDuty<'p>>,
    notices: Vec<FixedNotice<'p>>,
}

#[derive(Serialize)]
struct FixedDuty<'p> {
    id: &'p str,
    kind: pack::DutyKind,
    title: &'p str,
    says: &'p str,
    who: &'p str,
    to: &'p [String],
    strength: pack::Strength,
    clock: Option<&'p str>,
    action: Option<&'p str>,
    form: Option<&'p str>,
    contact: &'p [String],
    cite: &'p str,
}

#[derive(Serialize)]
struct FixedNotice<'p> {
    id: &'p str,
    says: &'p str,
    cite: &'p str,
}

/// What a protocol always says, as JSON: the names of facts, events and what else a reason may give, the questions in the
/// order of the names, the duties and the notices.
#[must_use]
pub fn fixed(protocol: &Protocol) -> String {
    let (vocabulary, pack) = (protocol.vocabulary(), protocol.pack());
    let (facts, events) = (vocabulary.facts(), vocabulary.events());
    let fixed = Fixed {
        protocol: Identity { id: &pack.about.id, version: &pack.about.version, digest: protocol.digest() },
        names: facts
            .iter()
            .map(|fact| fact.name.as_str())
            .chain(events.iter().map(|event| event.name.as_str()))
            .chain(OTHER_NAMES)
            .collect(),
        asks: facts.iter().map(|fact| fact.asks.as_str()).chain(events.iter().map(|event| event.asks.as_str())).collect(),
        duties: pack.duties.iter().map(fixed_duty).collect(),
        notices: pack.notices.iter().map(|notice| FixedNotice { id: &notice.id, says: &notice.says, cite: &notice.cite }).collect(),
    };
    json::text(&fixed)
}

fn fixed_duty(duty: &pack::Duty) -> FixedDuty<'_> {
    FixedDuty {
        id: &duty.id,
        kind: duty.kind,
        title: &duty.title,
        says: &duty.says,
        who: &duty.who,
        to: &duty.to,
        strength: duty.strength,
        clock: duty.clock.as_deref(),
        action: duty.action.as_deref(),
        form: duty.form.as_deref(),
        contact: &duty.contact,
        cite: &duty.cite,
    }
}

/// What a case adds.
pub struct Moving {
    /// Counts and places, in the order in which `compose.js` reads them.
    pub numbers: Vec<u32>,
    /// The few texts, as JSON.
    pub texts: String,
}

#[derive(Serialize)]
struct Texts<'a, 'p> {
    as_of: Instant,
    stage: Stage,
    category: &'a Category<'p>,
    risk: &'a Risk<'p>,
    moments: Vec<Instant>,
    notices: Vec<&'a Notice<'p>>,
}

/// What a case adds to what the protocol always says.
#[must_use]
pub fn moving(assessment: &Assessment<'_>) -> Moving {
    let mut writer = Writer { numbers: Vec::with_capacity(16 * assessment.duties.len() + 256), moments: Vec::new() };
    writer.count(assessment.duties.len());
    for duty in &assessment.duties {
        writer.count(duty.place);
        writer.numbers.push(duty.status as u32);
        writer.moment(duty.opens);
        writer.moment(duty.due);
        writer.numbers.push(duty.occurrence);
        writer.numbers.push(u32::from(duty.provisional));
        let [because] = &duty.because;
        writer.names(&because.facts);
        writer.names(&duty.needs);
    }
    writer.count(assessment.questions.len());
    for question in &assessment.questions {
        writer.count(question.fact.place);
        writer.numbers.push(u32::from(question.may_raise));
        writer.count(question.settles.len());
        for settled in &question.settles {
            writer.settled(*settled);
        }
    }
    writer.count(assessment.notices.len());
    let mut own = Vec::new();
    for notice in &assessment.notices {
        match notice.place {
            Some(place) => writer.count(place + 1),
            None => {
                writer.numbers.push(0);
                own.push(notice);
            }
        }
    }
    let Writer { numbers, moments, .. } = writer;
    let Assessment { as_of, stage, category, risk, .. } = assessment;
    let texts = Texts { as_of: *as_of, stage: *stage, category, risk, moments, notices: own };
    Moving { numbers, texts: json::text(&texts) }
}

struct Writer {
    numbers: Vec<u32>,
    moments: Vec<Instant>,
}

impl Writer {
    fn count(&mut self, count: usize) {
        self.numbers.push(u32::try_from(count).unwrap_or(u32::MAX));
    }

    /// No moment is 0; the others are counted from 1, each written once.
    fn moment(&mut self, moment: Option<Instant>) {
        let place = match moment {
            None => 0,
            Some(moment) => {
                let known = self.moments.iter().position(|known| *known == moment);
                1 + known.unwrap_or_else(|| {
                    self.moments.push(moment);
                    self.moments.len() - 1
                })
            }
        };
        self.count(place);
    }

    fn names(&mut self, names: &[Name<'_>]) {
        self.count(names.len());
        for name in names {
            self.count(name.place);
        }
    }

    fn settled(&mut self, settled: Settled<'_>) {
        self.count(match settled {
            Settled::Stage => 0,
            Settled::Category => 1,
            Settled::Risk => 2,
            Settled::Duty { place, .. } => OTHER_THAN_DUTIES + place,
        });
    }
}
