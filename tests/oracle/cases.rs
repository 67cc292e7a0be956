//! The cases: some facts known, some events happened, some planned.

use super::*;

#[derive(Debug, Clone)]
pub struct CaseSource {
    pub now: &'static str,
    pub booleans: Vec<Option<bool>>,
    pub enums: Vec<Option<usize>>,
    pub age: Option<i32>,
    pub distance: Option<f64>,
    /// Hours before now; planned where negative.
    pub events: Vec<Option<i32>>,
    pub history: Vec<(i32, &'static str)>,
    pub done: Vec<(usize, i32)>,
    /// In which order facts are given where too many are unknown.
    pub first_given: Vec<usize>,
    /// Nothing of an episode has happened.
    pub quiet: bool,
}

pub fn hours() -> impl Strategy<Value = i32> {
    prop_oneof![4 => select(vec![0, 1, 3, 5, 6, 7, 9, 23, 24, 25, 48, 71, 72, 73, 96, 170, 800]), 1 => 0..200]
}

pub fn case_source() -> impl Strategy<Value = CaseSource> {
    let unknown = 0.45;
    let events: Vec<_> = EVENTS.iter().map(|_| proptest::option::weighted(0.4, prop_oneof![9 => hours(), 1 => -90..-1])).collect();
    let enums: Vec<_> = ENUMS.iter().map(|(_, values)| proptest::option::weighted(1.0 - unknown, 0..values.len())).collect();
    let booleans = proptest::collection::vec(proptest::option::weighted(1.0 - unknown, any::<bool>()), BOOLEANS.len());
    let history = proptest::collection::vec((hours(), select(vec!["missing", "missing", "absent"])), 0..4);
    let done = proptest::collection::vec((0..6_usize, prop_oneof![8 => hours(), 1 => -50..-1]), 0..5);
    let order: Vec<usize> = (0..BOOLEANS.len() + ENUMS.len() + 2).collect();
    let count = order.len();
    (
        select(NOW),
        booleans,
        enums,
        proptest::option::weighted(0.5, 7..18),
        proptest::option::weighted(0.6, select(vec![0.0, 19.5, 20.0, 20.25, 20.5, 31.0])),
        events,
        history,
        done,
        (subsequence(order, count).prop_shuffle(), proptest::bool::weighted(0.25)),
    )
        .prop_map(|(now, booleans, enums, age, distance, events, history, done, (first_given, quiet))| CaseSource {
            now,
            booleans,
            enums,
            age,
            distance,
            events,
            history,
            done,
            first_given,
            quiet,
        })
}

/// The answer to a fact.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Answer {
    Boolean(bool),
    Number(f64),
    Text(&'static str),
    /// An event whose time is asked: when it happened.
    Moment(Instant),
}

/// A case as the oracle reads it.
pub struct Case {
    pub now: Instant,
    pub given: BTreeMap<&'static str, Answer>,
    pub events: BTreeMap<&'static str, Instant>,
    pub history: Vec<(Instant, bool)>,
    pub done: Vec<(usize, Instant)>,
    pub json: Value,
}

/// Makes a case of its source; facts are given in their order until few enough answers are left to try.
pub fn case(source: &CaseSource, pack: &Pack, asked: &BTreeMap<&'static str, Vec<Answer>>) -> (Case, Vec<(&'static str, Vec<Answer>)>) {
    let now = at(source.now);
    let mut events = BTreeMap::new();
    for ((name, of_episode), hours) in EVENTS.iter().zip(&source.events) {
        if source.quiet && *of_episode {
            continue;
        }
        if let Some(hours) = hours {
            // When the child was last seen and reported lies behind.
            let hours = if ["last_seen", "reported_missing"].contains(name) { hours.abs() } else { *hours };
            events.insert(*name, now.after_hours(f64::from(-hours)));
        }
    }
    // A return or a finding before the child was last seen is refused.
    if let Some(seen) = events.get("last_seen").copied() {
        for end in ["located", "returned"] {
            events.entry(end).and_modify(|at: &mut Instant| *at = (*at).max(seen));
        }
    }
    // Of the two ends either both are planned or none: whether one planned stands in for the other the contract does not say.
    if [events.get("located"), events.get("returned")].into_iter().flatten().any(|at| *at > now) {
        let planned = events.get("returned").or(events.get("located")).copied().filter(|at| *at > now).unwrap_or(now.after_hours(5.0));
        events.insert("located", planned);
        events.insert("returned", planned.after_hours(2.0));
    }
    // What leads to an episode lies before its end.
    if let Some(end) = [events.get("located"), events.get("returned")].into_iter().flatten().min().copied().filter(|at| *at <= now) {
        for name in ["noticed_away", "reported_missing", "placement_started"] {
            events.entry(name).and_modify(|at| *at = (*at).min(end));
        }
    }
    let reported = events.get("reported_missing").is_some_and(|at| *at <= now);
    let mut given = BTreeMap::new();
    for (name, value) in BOOLEANS.iter().zip(&source.booleans) {
        if let Some(value) = value {
            given.insert(*name, Answer::Boolean(*value));
        }
    }
    for ((name, values), value) in ENUMS.iter().zip(&source.enums) {
        if let Some(value) = value {
            given.insert(*name, Answer::Text(values[*value]));
        }
    }
    given.extend(source.age.map(|age| ("age", Answer::Number(f64::from(age)))));
    given.extend(source.distance.map(|distance| ("distance", Answer::Number(distance))));
    if reported {
        given.insert("reported_to_police", Answer::Boolean(true));
    }
    let mut unknown: Vec<(&'static str, Vec<Answer>)> =
        asked.iter().filter(|(name, _)| !given.contains_key(*name)).map(|(name, answers)| (*name, answers.clone())).collect();
    let mut names: Vec<&'static str> = BOOLEANS.to_vec();
    names.extend(ENUMS.iter().map(|(name, _)| *name));
    names.extend(["age", "distance"]);
    let mut order = source.first_given.iter();
    while unknown.iter().map(|(_, answers)| answers.len()).product::<usize>() > WORLDS {
        let name = names[*order.next().unwrap()];
        if let Some(place) = unknown.iter().position(|(unknown, _)| *unknown == name) {
            let (name, answers) = unknown.remove(place);
            given.insert(name, answers[place % answers.len()]);
        }
    }
    let history: Vec<(Instant, bool)> =
        source.history.iter().map(|(hours, category)| (now.after_hours(f64::from(-24 * hours)), *category == "missing")).collect();
    let done: Vec<(usize, Instant)> = source
        .done
        .iter()
        .filter(|(duty, _)| *duty < pack.duties.len())
        .map(|(duty, hours)| (*duty, now.after_hours(f64::from(-hours))))
        .collect();
    let mut facts = serde_json::Map::new();
    let mut area = Value::Null;
    for (name, answer) in &given {
        let value = match answer {
            Answer::Boolean(value) => json!(value),
            Answer::Number(number) if *name == "age" => json!(*number as i64),
            Answer::Number(number) => json!(number),
            Answer::Text(text) => json!(text),
            Answer::Moment(_) => panic!("only facts are given"),
        };
        match *name {
            "area" => area = value,
            // Follows from the report.
            "reported_to_police" if reported => {}
            _ => drop(facts.insert((*name).to_owned(), value)),
        }
    }
    let json = json!({
        "area": area,
        "facts": facts,
        "events": events.iter().map(|(name, at)| ((*name).to_owned(), json!(at.to_string()))).collect::<serde_json::Map<_, _>>(),
        "history": source.history.iter().zip(&history).map(|((_, category), (start, _))| json!({ "start": start.to_string(), "category": category })).collect::<Vec<_>>(),
        "done": done.iter().map(|(duty, at)| json!({ "id": pack.duties[*duty].id, "at": at.to_string() })).collect::<Vec<_>>(),
    });
    (Case { now, given, events, history, done, json }, unknown)
}
