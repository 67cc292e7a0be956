//! What comes out: each world evaluated, and all of them taken together.

use super::*;

impl Pack {
    pub fn conditions(&self) -> impl Iterator<Item = &Expression> {
        let rules = self.category.iter().chain(&self.risk).map(|rule| &rule.when);
        rules.chain(self.duties.iter().map(|duty| &duty.when))
    }

    /// The facts that the conditions ask, each with the answers that are worth trying.
    pub fn asked(&self) -> BTreeMap<&'static str, Vec<Answer>> {
        let mut numbers: BTreeSet<u64> = BTreeSet::new();
        let mut names: BTreeSet<String> = BTreeSet::from(["police_risk".to_owned()]);
        for condition in self.conditions() {
            walk(condition, true, &mut |part, _| match &part.node {
                Node::Number(number) => drop(numbers.insert(number.to_bits())),
                Node::Name(name) => drop(names.insert(name.clone())),
                _ => {}
            });
        }
        let mut asked = BTreeMap::new();
        for name in BOOLEANS.iter().filter(|name| names.contains(**name)) {
            asked.insert(*name, vec![Answer::Boolean(false), Answer::Boolean(true)]);
        }
        for (name, values) in ENUMS.iter().filter(|(name, _)| names.contains(*name)) {
            asked.insert(*name, values.iter().map(|value| Answer::Text(value)).collect());
        }
        // On both sides of every number that is written anywhere, and on it.
        let around = |step: f64, least: f64, greatest: f64| {
            let mut tried: Vec<f64> =
                numbers.iter().map(|bits| f64::from_bits(*bits)).flat_map(|number| [number - step, number, number + step]).collect();
            tried.push(least);
            tried.retain(|number| (least..=greatest).contains(number) && (number / step).fract() == 0.0);
            tried.sort_by(f64::total_cmp);
            tried.dedup();
            tried
        };
        if names.contains("age") {
            // Only the ages near a threshold of the age differ; the rest of the numbers do no harm but cost time.
            let ages: Vec<f64> = around(1.0, 0.0, 25.0).into_iter().filter(|age| (6.0..=18.0).contains(age)).collect();
            asked.insert("age", ages.into_iter().map(Answer::Number).collect());
        }
        if names.contains("distance") {
            let miles: Vec<f64> = around(0.25, 0.0, 1e6).into_iter().filter(|miles| *miles >= 19.0 && *miles <= 31.0).collect();
            asked.insert("distance", miles.into_iter().map(Answer::Number).collect());
        }
        asked
    }

    /// The events whose unknown time is asked by `hours between`, with moments on both sides of each threshold.
    pub fn asked_events(&self, oracle: &Oracle<'_>) -> Vec<(&'static str, Vec<Answer>)> {
        let mut thresholds: BTreeMap<&'static str, Vec<Instant>> = BTreeMap::new();
        for condition in self.conditions() {
            walk(condition, true, &mut |part, _| {
                if let Node::Compare(_, left, right) = &part.node
                    && let Some(("hours between", events)) = time_of(left)
                    && let Node::Number(number) = right.node
                    && oracle.between_end(events[0]).is_none()
                    && !oracle.is_planned(events[0])
                {
                    let (name, _) = EVENTS.iter().find(|(name, _)| *name == events[0]).unwrap();
                    // As a duty asks it, and as a rule of the episode does, for which all stands still at the end.
                    let end = oracle.between_end(events[1]).unwrap_or(oracle.case.now);
                    for end in [end, oracle.end().unwrap_or(oracle.case.now)] {
                        thresholds.entry(name).or_default().push(end.after_hours(-number));
                    }
                }
            });
        }
        let tried = |name: &str, moments: Vec<Instant>| {
            // That a child was last seen after having been found would be refused.
            let latest = oracle.end().filter(|_| name == "last_seen").unwrap_or(oracle.case.now);
            let around = moments.into_iter().flat_map(|moment| [moment.after_hours(-0.5), moment, moment.after_hours(0.5)]);
            let mut tried: Vec<Instant> = around.chain([latest]).filter(|moment| *moment <= latest).collect();
            tried.sort_unstable();
            tried.dedup();
            tried.into_iter().map(Answer::Moment).collect()
        };
        thresholds.into_iter().map(|(name, moments)| (name, tried(name, moments))).collect()
    }
}

/// What came out in one world.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    pub category: usize,
    pub risk: Option<usize>,
    pub held: Vec<bool>,
    pub held_risk: Vec<bool>,
    /// Of each duty: whether the whole condition holds now, whether it does once what has not begun has gone by, and whether
    /// it does at each moment ahead.
    pub duties: Vec<Vec<bool>>,
}

/// What the oracle says of a case, in the words of an assessment.
pub fn assessed(pack: &Pack, source: &CaseSource) -> (Value, Value, usize) {
    let (case, mut unknown) = case(source, pack, &pack.asked());
    let mut oracle = Oracle { pack, case: &case, ahead: Vec::new() };
    let ahead = |duty: &Duty| oracle.moments_of(&duty.when).into_iter().filter(|moment| *moment > case.now).collect::<BTreeSet<_>>();
    oracle.ahead = pack.duties.iter().map(|duty| ahead(duty).into_iter().collect()).collect();
    unknown.extend(pack.asked_events(&oracle));
    let mut sizes: Vec<usize> = unknown.iter().map(|(_, answers)| answers.len()).collect();
    // The stage needs the category's value first, and while it is not_missing an unknown police grade counts for nothing.
    let mut worlds = worlds_of(&case, &unknown);
    let mut outcomes: Vec<Outcome> = worlds.iter().map(|world| outcome(&oracle, world, true)).collect();
    let category = category(pack, &outcomes);
    let stage = stage(&oracle, category["value"].as_str());
    if stage == "not_missing" && !case.given.contains_key("police_risk") {
        let place = unknown.iter().position(|(name, _)| *name == "police_risk").unwrap();
        unknown.remove(place);
        sizes.remove(place);
        worlds = worlds_of(&case, &unknown);
        outcomes = worlds.iter().map(|world| outcome(&oracle, world, false)).collect();
    }
    let risk = risk(pack, &case, &outcomes);

    // Which unknown answers make a difference to what.
    let differs = |of: &dyn Fn(&Outcome) -> Value| -> BTreeSet<&'static str> {
        let mut names = BTreeSet::new();
        let mut stride = 1;
        for ((name, _), size) in unknown.iter().zip(&sizes) {
            let makes_a_difference = (0..outcomes.len()).any(|index| {
                let digit = index / stride % size;
                digit > 0 && of(&outcomes[index]) != of(&outcomes[index - digit * stride])
            });
            if makes_a_difference {
                names.insert(*name);
            }
            stride *= size;
        }
        names
    };
    let mut settles: BTreeMap<&'static str, BTreeSet<String>> = BTreeMap::new();
    let mut note = |names: &BTreeSet<&'static str>, what: &str| {
        for name in names {
            settles.entry(name).or_default().insert(what.to_owned());
        }
    };
    note(&differs(&|outcome| json!(outcome.category)), "category");
    note(&differs(&|outcome| json!(outcome.risk)), "risk");
    if stage == "not_missing" {
        let first = ["away_without_authorisation", "reported_to_police", "whereabouts", "police_category"];
        note(&first.into_iter().filter(|fact| !case.given.contains_key(fact)).collect(), "stage");
    }
    let mut duties = serde_json::Map::new();
    for (index, Duty { id, when, written, of_the_end }) in pack.duties.iter().enumerate() {
        // Once it holds for certain, what comes later makes no difference any more.
        let for_certain = |place: &usize| outcomes.iter().all(|outcome| outcome.duties[index][*place]);
        let places = outcomes[0].duties[index].len();
        let last = if for_certain(&0) { 1 } else { (2..places).find(for_certain).unwrap_or(places - 1) };
        let until_certain = |outcome: &Outcome| outcome.duties[index][..=last].to_vec();
        // Whether it ever holds, and what tells one answer from another.
        let rests: Vec<(bool, Vec<bool>)> =
            outcomes.iter().map(|outcome| (outcome.duties[index][1..].contains(&true), until_certain(outcome))).collect();
        let needs = differs(&|outcome| json!(until_certain(outcome)));
        let Some(duty) = duty_of(&oracle, stage, index, when, *of_the_end, written, &rests) else { continue };
        let mut duty = duty;
        if duty["status"] == "possible" {
            assert!(!needs.is_empty(), "{id} is possible and needs nothing");
            note(&needs, id);
            duty["needs"] = json!(needs);
        } else {
            duty["needs"] = json!([]);
        }
        duties.insert(id.clone(), duty);
    }
    let base = |value: &Value, values: &[&str], least: usize| {
        value.as_str().map_or(least, |value| values.iter().position(|known| *known == value).unwrap())
    };
    let least = outcomes.iter().map(|outcome| outcome.category).max().unwrap();
    let category_base = base(&category["value"], &CATEGORIES, least);
    let least = outcomes.iter().map(|outcome| outcome.risk.unwrap_or(4)).max().unwrap();
    let risk_base = base(&risk["value"], &GRADES, least);
    let mut raising = differs(&|outcome| json!(outcome.category < category_base));
    raising.extend(differs(&|outcome| json!(outcome.risk.unwrap_or(4) < risk_base)));
    let ours = json!({ "stage": stage, "category": category, "risk": risk, "duties": duties, "questions": settles, "may_raise": raising });
    (ours, case.json, worlds.len())
}

pub fn worlds_of(case: &Case, unknown: &[(&'static str, Vec<Answer>)]) -> Vec<World> {
    let count: usize = unknown.iter().map(|(_, answers)| answers.len()).product();
    let world = |mut index: usize| {
        let mut world: World = case.given.clone();
        for (name, answers) in unknown {
            world.insert(name, answers[index % answers.len()]);
            index /= answers.len();
        }
        world
    };
    (0..count).map(world).collect()
}

pub fn outcome(oracle: &Oracle<'_>, world: &World, police: bool) -> Outcome {
    let pack = oracle.pack;
    let moment = oracle.end().unwrap_or(oracle.case.now);
    let gravest = |held: &[bool], rules: &[Rule]| rules.iter().zip(held).filter(|(_, held)| **held).map(|(rule, _)| rule.yields).min();
    // A rule that asks the category sees the one that the others give which do not ask it.
    let first: Vec<bool> = pack
        .category
        .iter()
        .map(|rule| !rule.asks_category && oracle.truth(&rule.when, world, View::Rule { moment, category: "" }, true))
        .collect();
    let others = CATEGORIES[gravest(&first, &pack.category).unwrap_or(3)];
    let held: Vec<bool> =
        pack.category.iter().map(|rule| oracle.truth(&rule.when, world, View::Rule { moment, category: others }, true)).collect();
    let category = gravest(&held, &pack.category).unwrap_or(3);
    let name = CATEGORIES[category];
    let held_risk: Vec<bool> =
        pack.risk.iter().map(|rule| oracle.truth(&rule.when, world, View::Rule { moment, category: name }, true)).collect();
    let police = match world.get("police_risk") {
        Some(Answer::Text(grade)) if police || oracle.case.given.contains_key("police_risk") => {
            GRADES.iter().position(|known| known == grade)
        }
        _ => None,
    };
    let risk = [gravest(&held_risk, &pack.risk), police].into_iter().flatten().min();
    let duties = pack.duties.iter().zip(&oracle.ahead).map(|(duty, ahead)| {
        let holds = |moment, once_begun| {
            let view = View::Duty {
                clock: duty.written.clock,
                category: name,
                risk: risk.map(|risk| GRADES[risk]),
                moment,
                once_begun,
                no_stage: duty.of_the_end,
            };
            oracle.truth(&duty.when, world, view, true)
        };
        let now = oracle.case.now;
        [holds(now, false), holds(now, true)].into_iter().chain(ahead.iter().map(|moment| holds(*moment, true))).collect()
    });
    Outcome { category, risk, held, held_risk, duties: duties.collect() }
}

/// Whether a rule asks the category that the others give.
pub fn asks_category(condition: &Expression) -> bool {
    let mut asks = false;
    walk(condition, true, &mut |part, _| asks |= matches!(&part.node, Node::Name(name) if name == "category" || name == "still missing"));
    asks
}

/// Whether a condition asks that the child was located or is back: then it is of no stage.
pub fn asks_for_the_end(condition: &Expression) -> bool {
    let mut asks = false;
    walk(condition, true, &mut |part, positive| {
        asks |= positive
            && matches!(&part.node, Node::Call(name, arguments) if name == "happened" && ["located", "returned"].contains(&argument(&arguments[0])));
    });
    asks
}

pub fn category(pack: &Pack, outcomes: &[Outcome]) -> Value {
    let could_be: BTreeSet<usize> = outcomes.iter().map(|outcome| outcome.category).collect();
    let known = (0..pack.category.len())
        .filter(|rule| outcomes.iter().all(|outcome| outcome.held[*rule]))
        .map(|rule| pack.category[rule].yields)
        .min();
    let value = if could_be.len() == 1 { could_be.first().copied() } else { known };
    json!({ "value": value.map(|value| CATEGORIES[value]), "certain": could_be.len() == 1, "could_be": could_be.into_iter().map(|value| CATEGORIES[value]).collect::<Vec<_>>() })
}

pub fn risk(pack: &Pack, case: &Case, outcomes: &[Outcome]) -> Value {
    // No grade is the least of all.
    let could_be: BTreeSet<usize> = outcomes.iter().map(|outcome| outcome.risk.unwrap_or(4)).collect();
    let mut known: Vec<usize> = (0..pack.risk.len())
        .filter(|rule| outcomes.iter().all(|outcome| outcome.held_risk[*rule]))
        .map(|rule| pack.risk[rule].yields)
        .collect();
    if let Some(Answer::Text(police)) = case.given.get("police_risk") {
        known.extend(GRADES.iter().position(|grade| grade == police));
    }
    let value = if could_be.len() == 1 { could_be.first().copied() } else { known.into_iter().min() };
    let grade = |value: usize| GRADES.get(value).copied();
    json!({
        "value": value.and_then(grade),
        "certain": could_be.len() == 1,
        "could_be": could_be.iter().map(|value| grade(*value)).collect::<Vec<_>>(),
        "worst": could_be.first().and_then(|value| grade(*value)),
    })
}

pub fn stage(oracle: &Oracle<'_>, category: Option<&str>) -> &'static str {
    let is = |fact: &str, values: &[Answer]| oracle.case.given.get(fact).is_some_and(|answer| values.contains(answer));
    if oracle.end().is_some() {
        return "returned";
    }
    let away = ["last_seen", "noticed_away", "reported_missing"].iter().any(|event| oracle.happened(event).is_some())
        || is("away_without_authorisation", &[Answer::Boolean(true)])
        || is("reported_to_police", &[Answer::Boolean(true)])
        || is("whereabouts", &[Answer::Text("unknown"), Answer::Text("suspected")])
        || is("police_category", &[Answer::Text("missing"), Answer::Text("absent")])
        || category.is_some_and(|category| category != "not_missing");
    if away { "missing" } else { "not_missing" }
}

/// A duty in the words of an assessment, `needs` apart; nothing where it is left out.
pub fn duty_of(
    oracle: &Oracle<'_>,
    stage: &str,
    index: usize,
    condition: &Expression,
    of_the_end: bool,
    written: &DutySource,
    rests: &[(bool, Vec<bool>)],
) -> Option<Value> {
    let now = oracle.case.now;
    // The times that go by, and the events that they are counted from.
    let mut moments: Vec<Option<Instant>> = Vec::new();
    let mut counted: Vec<&str> = written.clock.into_iter().collect();
    let mut stood_in = written.clock.and_then(|clock| oracle.counted_from(clock)).is_some_and(|(_, stood_in)| stood_in);
    let mut stands_open = false;
    let (mut still, mut not_found, mut not_back) = (false, false, false);
    walk(condition, true, &mut |part, positive| match &part.node {
        Node::Compare(_, left, right) => {
            let (time, number) = match (time_of(left), time_of(right)) {
                (Some(time), _) => (time, right),
                (_, Some(time)) => (time, left),
                _ => return,
            };
            let Node::Number(number) = number.node else { panic!("a number") };
            let (name, events) = time;
            counted.extend(events.iter().copied());
            if name == "hours between" {
                // A length in the midst of the condition: when it opens is not looked at here.
                stands_open |= oracle.between_end(events[0]).is_some() || oracle.is_planned(events[0]);
                return;
            }
            stood_in |= oracle.counted_from(events[0]).is_some_and(|(_, stood_in)| stood_in);
            moments.push(oracle.moment_of(name, events[0], number));
        }
        Node::Name(name) if name == "still missing" => still = true,
        Node::Not(inner) if positive && asks_only_of_the_end(inner) => walk(inner, true, &mut |part, _| {
            if let Node::Call(_, arguments) = &part.node {
                not_found |= argument(&arguments[0]) == "located";
                not_back |= argument(&arguments[0]) == "returned";
            }
        }),
        _ => {}
    });
    let of_episode = |event: &str| EVENTS.iter().any(|(name, of_episode)| *name == event && *of_episode);
    if stage == "not_missing" && counted.iter().any(|event| of_episode(event) && oracle.happened(event).is_none()) {
        return None;
    }
    if !rests.iter().any(|(rest, _)| *rest) {
        return None;
    }
    let settled = rests.iter().all(|rest| rest.0 && rest.1 == rests[0].1);

    let clock = written.clock.map(|clock| oracle.counted_from(clock).map(|(at, _)| at));
    moments.extend(clock);
    let known = moments.iter().all(Option::is_some);
    let first = if known { moments.iter().flatten().max().copied() } else { None };
    let started = clock.flatten().filter(|_| known);
    let calendar = &oracle.pack.calendar;
    let limit = written.limit.filter(|limit| *limit != "immediately" && written.clock.is_some()).and_then(Length::parse);
    let first_due = started.zip(limit).map(|(start, limit)| calendar.after(start, limit));
    let mut done: Vec<Instant> = oracle.case.done.iter().filter(|(duty, at)| *duty == index && *at <= now).map(|(_, at)| *at).collect();
    done.sort_unstable();
    let repeats = written.repeats.filter(|repeats| written.clock.is_some() || !repeats.starts_with('['));
    let due_of = |number: usize| -> Option<Instant> {
        let periods = u32::try_from(number - 1).unwrap();
        match repeats? {
            "\"every 1 day\"" => first_due.map(|first| if periods == 0 { first } else { calendar.after(first, Length::Days(periods)) }),
            "\"every 1 month\"" => first_due.map(|first| if periods == 0 { first } else { calendar.after(first, Length::Months(periods)) }),
            "\"every 2 working days\"" => {
                first_due.map(|first| if periods == 0 { first } else { calendar.after(first, Length::WorkingDays(2 * periods)) })
            }
            "\"regularly\"" => first_due.filter(|_| number == 1),
            _ => match number {
                1 => started.map(|start| start.after_hours(24.0)),
                2 => started.map(|start| calendar.after(start, Length::Days(3))),
                _ => None,
            },
        }
    };
    let (number, opens, unknown_opening, due, was_done) = match repeats {
        None => (1, first, !known, first_due, done.first().copied()),
        Some(_) => {
            let number = done.len() + 1;
            match done.last() {
                None => (1, first, !known, due_of(1), None),
                Some(last) => (number, Some(due_of(number - 1).unwrap_or(*last)), false, due_of(number), None),
            }
        }
    };
    let ended = match (still || not_found, not_back) {
        _ if of_the_end && !still => None,
        (true, _) => oracle.end(),
        (false, true) => oracle.happened("returned"),
        (false, false) => None,
    };
    // A time or something else: from when the two together hold is not looked at here.
    let looked_at = written.either.is_none() && !stands_open;
    let is_open = |at: Instant| if looked_at { !unknown_opening && opens.is_none_or(|opens| opens <= at) } else { rests[0].1[0] };
    let status = if let Some(done) = was_done {
        if due.is_some_and(|due| done > due) { "done_late" } else { "done" }
    } else if !settled {
        "possible"
    } else if let Some(end) = ended {
        if due.is_some_and(|due| due < end) && opens.is_none_or(|opens| opens <= end) && !unknown_opening { "missed" } else { "lapsed" }
    } else if !is_open(now) {
        "upcoming"
    } else if due.is_some_and(|due| due < now) {
        "overdue"
    } else {
        "due"
    };
    if looked_at {
        return Some(json!({ "status": status, "occurrence": number, "provisional": stood_in, "opens": opens, "due": due }));
    }
    Some(json!({ "status": if status == "possible" { "possible" } else { "settled" }, "occurrence": number, "provisional": stood_in }))
}
