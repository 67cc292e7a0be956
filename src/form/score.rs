//! Scores, declared by the pack: a lower bound while ticks are unanswered. They support judgement, and feed no duty.

use serde::Serialize;

use super::answer::Answer;
use super::filled::Filled;
use crate::number::{Written, words};
use crate::pack::{Band, Points, Score};
use crate::protocol::form::CompiledPoints;
use crate::truth::Truth;

/// A score as far as the answers say.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct ScoreState<'p> {
    /// Its name within the form.
    pub name: &'p str,
    /// Its name for people.
    pub title: &'p str,
    /// What it is at least.
    #[cfg_attr(feature = "types", schemars(with = "f64"))]
    pub least: Written,
    /// What it can still become.
    #[cfg_attr(feature = "types", schemars(with = "f64"))]
    pub most: Written,
    /// Whether nothing that it counts is left open.
    pub settled: bool,
    /// `at least 11: moderate risk or above`.
    pub words: String,
    /// The band that it has at least reached; none while that is the lowest and may still be left.
    pub band: Option<BandState<'p>>,
    /// Who published it.
    pub source: &'p str,
    /// That it supports judgement and does not replace it.
    pub supports: &'p str,
    /// What it is made of.
    pub parts: Vec<ScorePart<'p>>,
}

/// A band of a score.
#[derive(Debug, Clone, Copy, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct BandState<'p> {
    /// The least score in it.
    #[cfg_attr(feature = "types", schemars(with = "f64"))]
    pub from: Written,
    /// Its value.
    pub value: &'p str,
    /// The same for people.
    pub label: &'p str,
    /// How sure the number is.
    pub certainty: &'p str,
    /// Where the number comes from.
    pub source: &'p str,
}

/// A part of a score: fields that count alike.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct ScorePart<'p> {
    /// The fields, as the pack names them.
    pub fields: &'p [String],
    /// The window of time in which a tick counts; any, where there is none.
    pub window: Option<&'p str>,
    /// How many points each tick gives.
    #[cfg_attr(feature = "types", schemars(with = "f64"))]
    pub points: Written,
    /// How many ticks there are.
    pub ticked: u32,
    /// How many fields are still open.
    pub open: u32,
    /// What they come to so far.
    #[cfg_attr(feature = "types", schemars(with = "f64"))]
    pub sum: Written,
    /// How sure the figure is.
    pub certainty: &'p str,
    /// Where the figure comes from.
    pub source: &'p str,
}

/// The scores of a form.
pub fn scores<'p>(filled: &Filled<'p, '_>) -> Vec<ScoreState<'p>> {
    let (form, compiled) = (filled.form, filled.compiled);
    form.scores.iter().zip(&compiled.scores).map(|(score, rules)| state(filled, score, rules)).collect()
}

fn state<'p>(filled: &Filled<'p, '_>, score: &'p Score, rules: &'p [CompiledPoints]) -> ScoreState<'p> {
    let (mut least, mut most) = (0.0, 0.0);
    let mut parts = Vec::new();
    for (points, rule) in score.points.iter().zip(rules) {
        let (ticked, open) = count(filled, points, rule);
        least += points.points * f64::from(ticked);
        most += points.points * f64::from(ticked + open);
        parts.push(ScorePart {
            fields: &points.fields,
            window: points.window.as_deref(),
            points: Written(points.points),
            ticked,
            open,
            sum: Written(points.points * f64::from(ticked)),
            certainty: &points.certainty,
            source: &points.source,
        });
    }
    let settled = parts.iter().all(|part| part.open == 0);
    let at = |number: f64| score.bands.iter().rposition(|band| number >= band.from);
    let (reached, highest) = (at(least), at(most));
    // The lowest band of an open score would be read as an all-clear.
    let shown = reached.filter(|place| *place > 0 || reached == highest).and_then(|place| score.bands.get(place).map(|band| (place, band)));
    let may_rise = reached != highest;
    ScoreState {
        name: &score.name,
        title: &score.title,
        least: Written(least),
        most: Written(most),
        settled,
        words: in_words(least, most, settled, shown.map(|(_, band)| band), may_rise),
        band: shown.map(|(_, band)| BandState {
            from: Written(band.from),
            value: &band.value,
            label: &band.label,
            certainty: &band.certainty,
            source: &band.source,
        }),
        source: &score.source,
        supports: &score.supports,
        parts,
    }
}

fn in_words(least: f64, most: f64, settled: bool, band: Option<&Band>, may_rise: bool) -> String {
    let number = if settled { words(least) } else { format!("at least {}", words(least)) };
    match band {
        Some(band) => {
            let above = if may_rise { " or above" } else { "" };
            format!("{number}: {}{above}", crate::words::within(&band.label))
        }
        None if settled => number,
        None => format!("{number}, at most {}: not everything is answered yet", words(most)),
    }
}

/// How many fields of a rule are ticked, and how many are open.
fn count(filled: &Filled<'_, '_>, points: &Points, rule: &CompiledPoints) -> (u32, u32) {
    let (mut ticked, mut open) = (0, 0);
    for (field, window) in &rule.fields {
        if filled.asked(*field) == Truth::False {
            continue;
        }
        let holds = match (filled.answer(*field), points.window.is_some()) {
            (Some(Answer::Tick(value) | Answer::YesNo(Some(value))), _) => Some(*value),
            (Some(Answer::Choices(places)), true) => Some(window.is_some_and(|window| places.contains(&window))),
            (Some(Answer::Choices(places)), false) => Some(!places.is_empty()),
            _ => None,
        };
        ticked += u32::from(holds == Some(true));
        open += u32::from(holds.is_none());
    }
    (ticked, open)
}
