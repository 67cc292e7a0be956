//! One case, read by two protocols: each gets what it knows.

use crate::calendar::Instant;
use crate::case::Case;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::json::Json;
use crate::pack::Side;
use crate::protocol::Protocol;
use crate::vocabulary::AREA;

/// A case as each of two protocols reads it.
#[derive(Debug, Clone)]
pub struct Cases {
    /// For the first, or the home authority's.
    pub home: Case,
    /// For the second, or the host authority's.
    pub host: Case,
}

/// How the two protocols of a case stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seen {
    /// Both look at the same case as if it were theirs.
    Alike,
    /// The child is of the first authority and placed in the area of the second.
    FromBothSides,
}

/// Whose the child is and where the child lives, as each side sees it: the facts, with their values for home and host.
pub const SEATS: [(&str, [&str; 2]); 2] = [("home_authority", ["this", "other"]), ("living_in", ["other", "this"])];

/// Reads one case for two protocols.
///
/// A fact or an event that only one of them knows goes to that one alone; what both know goes to both. A name that the two
/// declare differently is written with the protocol's id before it: `newham/screening_result`. An entry of `done` goes to
/// the protocol of its id, `area` to the protocol that has areas. [`Seen::FromBothSides`] sets `home_authority` and
/// `living_in`; a case that gives them must say what the home authority would: `this` and `other`.
///
/// # Errors
/// All that either protocol refuses, each once, and what belongs to neither.
pub fn cases(home: &Protocol, host: &Protocol, text: &str, as_of: Instant, seen: Seen) -> Result<Cases, Diagnostics> {
    let json = match serde_json::from_str::<Json>(text) {
        Ok(json) => json,
        // The reader of cases says what is wrong with it.
        Err(_) => return Case::read(home.vocabulary(), text, as_of).map(|case| Cases { home: case.clone(), host: case }),
    };
    let mut splitter = Splitter { sides: [home, host], found: Diagnostics::default(), given: Default::default() };
    if seen == Seen::FromBothSides && home.pack().about.id == host.pack().about.id {
        let message = format!("both sides are {}: one protocol serves them both", home.pack().about.short_name);
        splitter.found.push(Diagnostic::new(Code::CaseSameAuthority, "case", message));
    }
    let [mut of_home, mut of_host] = splitter.case(&json);
    if seen == Seen::FromBothSides {
        splitter.seats(&json);
        for (side, case) in [&mut of_home, &mut of_host].into_iter().enumerate() {
            take_seat(case, side);
        }
    }
    let Splitter { mut found, given: [at_home, at_host], .. } = splitter;
    let read = [(home, of_home, at_home), (host, of_host, at_host)]
        .map(|(protocol, json, given)| (Case::from_json(protocol.vocabulary(), &json, as_of), given));
    let [home, host] = read.map(|(read, given)| {
        read.map_err(|refused| {
            for mut diagnostic in refused.0 {
                let path = &mut diagnostic.place.path;
                if let Some((own, whole)) = given.iter().find(|(own, _)| path.strip_prefix(own).is_some_and(ends_a_name)) {
                    *path = path.replacen(own, whole, 1);
                }
                // What both refuse is told once.
                if !found.0.contains(&diagnostic) {
                    found.push(diagnostic);
                }
            }
        })
    });
    match (home, host) {
        (Ok(home), Ok(host)) if found.is_empty() => Ok(Cases { home, host }),
        _ => Err(found),
    }
}

/// Whether what follows a place belongs to a member of it, and not to a longer name.
fn ends_a_name(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with(['.', '['])
}

struct Splitter<'a> {
    sides: [&'a Protocol; 2],
    found: Diagnostics,
    /// For each side, the places that its reader will name, and where they stand in the case as it was given.
    given: [Vec<(String, String)>; 2],
}

impl Splitter<'_> {
    fn case(&mut self, json: &Json) -> [Json; 2] {
        // What is no object is refused by the readers.
        let Json::Object(members) = json else { return [json.clone(), json.clone()] };
        let mut split = [Vec::new(), Vec::new()];
        for (name, value) in members {
            let parts = match (name.as_str(), value) {
                ("facts" | "events", Json::Object(given)) => self.words(name, given).map(Some),
                ("done", Json::List(entries)) => self.done(entries).map(Some),
                ("area", value) => self.area(value),
                _ => [Some(value.clone()), Some(value.clone())],
            };
            for (side, part) in split.iter_mut().zip(parts) {
                side.extend(part.map(|part| (name.clone(), part)));
            }
        }
        split.map(Json::Object)
    }

    /// Facts or events, to those who know them; what nobody knows goes to the first, who refuses it.
    fn words(&mut self, member: &str, given: &[(String, Json)]) -> [Json; 2] {
        let mut split = [Vec::new(), Vec::new()];
        for (name, value) in given {
            if let Some((side, own)) = self.sides_own(name) {
                if let (Some(part), Some(given)) = (split.get_mut(side), self.given.get_mut(side)) {
                    given.push((format!("{member}.{own}"), format!("{member}.{name}")));
                    part.push((own.to_owned(), value.clone()));
                }
                continue;
            }
            let knows = self.sides.map(|side| side.vocabulary().fact(name).is_some() || side.vocabulary().event(name).is_some());
            if knows == [true, true] && differs(self.sides, name) {
                let [first, second] = self.sides.map(|side| &side.pack().about.id);
                let message = format!("`{name}` is not the same in the two protocols");
                self.found.push(
                    Diagnostic::new(Code::CaseTwoMeanings, format!("{member}.{name}"), message)
                        .mended_by(format!("Say which is meant: `{first}/{name}`, `{second}/{name}`, or both.")),
                );
                continue;
            }
            let [first, second] = &mut split;
            if knows != [false, true] {
                first.push((name.clone(), value.clone()));
            }
            if let [_, true] = knows {
                second.push((name.clone(), value.clone()));
            }
        }
        split.map(Json::Object)
    }

    /// A name with a protocol's id before it: whose, and the name.
    fn sides_own<'n>(&self, name: &'n str) -> Option<(usize, &'n str)> {
        let (id, own) = name.split_once('/')?;
        Some((self.sides.iter().position(|side| side.pack().about.id == id)?, own))
    }

    /// Each entry to the protocol of its id; one of neither goes to the first, who refuses it.
    fn done(&mut self, entries: &[Json]) -> [Json; 2] {
        let mut split = [Vec::new(), Vec::new()];
        for (place, entry) in entries.iter().enumerate() {
            let id = match entry {
                Json::Object(members) => members.iter().find_map(|(name, value)| match value {
                    Json::Text(id) if name == "id" => Some(id.as_str()),
                    _ => None,
                }),
                _ => None,
            };
            let side = id.and_then(|id| self.sides_own(id)).map_or(0, |(side, _)| side);
            if let (Some(part), Some(given)) = (split.get_mut(side), self.given.get_mut(side)) {
                given.push((format!("done[{}]", part.len()), format!("done[{place}]")));
                part.push(entry.clone());
            }
        }
        split.map(Json::List)
    }

    /// The area, to the protocol that has such an area; else to the one that has areas, or the first, who refuses it.
    fn area(&self, value: &Json) -> [Option<Json>; 2] {
        let areas = self
            .sides
            .map(|side| side.vocabulary().fact(AREA).and_then(|area| side.vocabulary().facts().get(area)).map(|area| &area.values));
        let named =
            areas.map(|areas| areas.is_some_and(|areas| matches!(value, Json::Text(text) if areas.iter().any(|area| area.value == *text))));
        let [first, second] = match (named, areas.map(|areas| areas.is_some())) {
            ([false, false], [false, true]) => [false, true],
            ([false, false], _) => [true, false],
            (named, _) => named,
        };
        [first.then(|| value.clone()), second.then(|| value.clone())]
    }

    /// Refuses a case that does not say, as the home authority would, that the child is its own and lives with another.
    fn seats(&mut self, json: &Json) {
        let Json::Object(members) = json else { return };
        let Some((_, Json::Object(facts))) = members.iter().find(|(name, _)| name == "facts") else { return };
        for (fact, [at_home, _]) in SEATS {
            let given = facts.iter().find_map(|(name, value)| match value {
                Json::Text(text) if name == fact => Some(text.as_str()),
                _ => None,
            });
            // What is no value of the fact at all is refused by the readers.
            if given.is_some_and(|given| given != at_home && matches!(given, "this" | "other")) {
                let message =
                    format!("`{fact}` is `{}`: as the home authority sees it, it has to be `{at_home}`", given.unwrap_or_default());
                self.found.push(Diagnostic::new(Code::CaseNotPlacedElsewhere, format!("facts.{fact}"), message));
            }
        }
    }
}

/// Whether a fact that both know has another type or other values in the other, or is an event there.
pub(super) fn differs(sides: [&Protocol; 2], name: &str) -> bool {
    let [first, second] = sides.map(|side| {
        let vocabulary = side.vocabulary();
        let fact = vocabulary.fact(name).and_then(|fact| vocabulary.facts().get(fact));
        fact.map(|fact| (fact.fact_type, fact.values.iter().map(|choice| choice.value.as_str()).collect::<Vec<_>>()))
    });
    first != second
}

/// Sets whose the child is and where the child lives, as a side sees it.
fn take_seat(case: &mut Json, side: usize) {
    let Json::Object(members) = case else { return };
    if !members.iter().any(|(name, value)| name == "facts" && *value != Json::Null) {
        members.retain(|(name, _)| name != "facts");
        members.push(("facts".to_owned(), Json::Object(Vec::new())));
    }
    for (name, facts) in members {
        if let ("facts", Json::Object(facts)) = (name.as_str(), facts) {
            let is_seat = |name: &str, value: &Json| {
                SEATS.iter().any(|(fact, _)| *fact == name) && matches!(value, Json::Null)
                    || matches!(value, Json::Text(text) if SEATS.iter().any(|(fact, sides)| *fact == name && sides.contains(&text.as_str())))
            };
            facts.retain(|(name, value)| !is_seat(name, value));
            for (fact, values) in SEATS {
                if let Some(value) = values.get(side)
                    && !facts.iter().any(|(name, _)| name == fact)
                {
                    facts.push((fact.to_owned(), Json::Text((*value).to_owned())));
                }
            }
        }
    }
}

/// The side by its place: 0 is home.
pub(super) fn side(place: usize) -> Side {
    if place == 0 { Side::Home } else { Side::Host }
}
