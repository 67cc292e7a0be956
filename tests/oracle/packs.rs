//! The packs: few words, random conditions.

use super::*;

/// A fact that the packs know, with its answers; those of a number follow from the thresholds.
pub const BOOLEANS: &[&str] = &["looked_after", "cse_risk", "away_without_authorisation", "reported_to_police"];
pub const ENUMS: &[(&str, &[&str])] = &[
    ("whereabouts", &["unknown", "suspected", "known"]),
    ("police_category", &["missing", "absent", "not_missing"]),
    ("police_risk", &["high", "medium", "low", "no_apparent_risk"]),
    ("home_authority", &["this", "other"]),
    ("living_in", &["this", "other"]),
    ("area", &["north", "south"]),
];
pub const EVENTS: &[(&str, bool)] = &[
    ("last_seen", true),
    ("noticed_away", true),
    ("reported_missing", true),
    ("located", true),
    ("returned", true),
    ("placement_started", false),
    ("meeting_held", false),
];

/// The words that the small packs share: those of the contract, and no more.
pub fn shared() -> String {
    let mut text = String::new();
    for name in BOOLEANS {
        text += &common::fact(name);
    }
    text += "[[fact]]\nname = \"age\"\ntype = \"integer\"\nasks = \"How old?\"\nlabel = \"Age\"\n\n";
    text += "[[fact]]\nname = \"distance\"\ntype = \"number\"\nasks = \"How far?\"\nlabel = \"Distance\"\n\n";
    for (name, values) in ENUMS.iter().filter(|(name, _)| *name != "area") {
        let values: Vec<String> = values.iter().map(|value| format!("{{ value = \"{value}\", label = \"{value}\" }}")).collect();
        text += &format!(
            "[[fact]]\nname = \"{name}\"\ntype = \"enum\"\nasks = \"Which?\"\nlabel = \"It\"\nvalues = [{}]\n\n",
            values.join(", ")
        );
    }
    for (name, of_episode) in EVENTS {
        text += &event(name, *of_episode);
    }
    text + "[bank_holidays]\nfrom = 2026\nto = 2027\ndates = [\"2026-12-25\", \"2026-12-28\", \"2027-01-01\"]\n"
}

/// A condition that a rule of its kind may ask.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Kind {
    CategoryRule,
    RiskRule,
    Duty,
}

pub fn text(items: &'static [&'static str]) -> impl Strategy<Value = String> + Clone {
    select(items).prop_map(str::to_owned)
}

pub fn number_test() -> impl Strategy<Value = String> {
    let comparison = select(vec!["<", "<=", ">", ">=", "=", "!="]);
    prop_oneof![
        4 => (comparison, 8..16).prop_map(|(comparison, age)| format!("age {comparison} {age}")),
        1 => (8..12, 12..16).prop_map(|(low, high)| format!("age in [{low}..{high}]")),
        1 => (8..12, 12..16).prop_map(|(low, high)| format!("age in ({low}..{high})")),
        1 => (8..12, 12..16).prop_map(|(low, high)| format!("age between {low} and {high}")),
        1 => (8..12, 12..16).prop_map(|(low, high)| format!("age in (< {low}, {high}, >= 17)")),
        1 => (8..12).prop_map(|low| format!("{low} <= age")),
        2 => text(&["distance > 20", "distance >= 20.5", "distance <= 20", "distance < 20", "distance in ]20..30]"]),
    ]
}

/// A leaf of a condition that asks no time.
pub fn leaf(kind: Kind) -> BoxedStrategy<String> {
    let common = prop_oneof![
        6 => select(BOOLEANS).prop_map(str::to_owned),
        1 => select(BOOLEANS).prop_map(|fact| format!("{fact} = false")),
        1 => text(&["looked_after = cse_risk", "cse_risk != reported_to_police", "home_authority = living_in", "home_authority != living_in"]),
        3 => text(&[
            "whereabouts = \"unknown\"", "whereabouts != \"known\"", "whereabouts in (\"unknown\", \"suspected\")",
            "police_category = \"missing\"", "police_category in [\"absent\", \"not_missing\"]", "home_authority = \"other\"", "area = \"north\"", "\"south\" != area",
        ]),
        4 => number_test(),
        1 => text(&["happened(noticed_away)", "happened(meeting_held)", "happened(placement_started)"]),
        1 => text(&["hours between(last_seen, located) > 9", "hours between(placement_started, returned) >= 24", "hours between(last_seen, returned) < 6"]),
    ];
    match kind {
        Kind::CategoryRule => prop_oneof![
            12 => common,
            2 => text(&["category = \"absent\"", "category in (\"absent\", \"away_from_placement\")", "still missing", "category != \"missing\""]),
            2 => time(),
            1 => text(&["happened(located)", "happened(returned)"]),
        ]
        .boxed(),
        Kind::RiskRule => prop_oneof![
            12 => common,
            2 => text(&["category = \"missing\"", "category in (\"absent\", \"not_missing\")", "still missing"]),
            1 => text(&["count missing(28) >= 2", "count missing() >= 1"]),
            2 => time(),
        ]
        .boxed(),
        Kind::Duty => prop_oneof![
            12 => common,
            2 => text(&["category = \"missing\"", "category in (\"missing\", \"absent\")", "category != \"not_missing\""]),
            3 => text(&["risk = \"high\"", "risk in (\"high\", \"medium\")", "risk != \"low\"", "risk = \"no_apparent_risk\""]),
            2 => text(&["count missing(28) >= 2", "count missing() >= 1", "count missing(1) = 1", "count missing(28) < 3"]),
        ]
        .boxed(),
    }
}

/// A time that goes by.
pub fn time() -> impl Strategy<Value = String> {
    let since =
        (select(vec!["hours since", "days since", "working days since"]), select(EVENTS), select(vec![">=", ">"]), select(vec![1, 3, 24]));
    prop_oneof![
        4 => since.prop_map(|(unit, (event, _), comparison, number)| format!("{unit}({event}) {comparison} {number}")),
        2 => text(&["hours missing >= 24", "hours missing > 6", "72 <= hours missing"]),
    ]
}

pub fn condition(kind: Kind) -> impl Strategy<Value = String> {
    leaf(kind).prop_recursive(3, 10, 3, |inner| {
        prop_oneof![
            3 => (inner.clone(), inner.clone()).prop_map(|(left, right)| format!("({left}) and ({right})")),
            3 => (inner.clone(), inner.clone()).prop_map(|(left, right)| format!("({left} or {right})")),
            2 => inner.prop_map(|inner| format!("not({inner})")),
        ]
    })
}

/// A duty: a condition without time, and beside it what asks the stage and the time.
#[derive(Debug, Clone)]
pub struct DutySource {
    pub rest: String,
    pub stage: Option<String>,
    pub times: Vec<String>,
    /// Where there is one: a time or something else.
    pub either: Option<String>,
    pub clock: Option<&'static str>,
    pub limit: Option<&'static str>,
    pub repeats: Option<&'static str>,
}

impl DutySource {
    pub fn when(&self) -> String {
        let mut parts = vec![self.rest.clone()];
        parts.extend(self.stage.clone());
        parts.extend(self.times.iter().cloned());
        parts.extend(self.either.clone());
        parts.join(" and ")
    }

    pub fn write(&self, id: &str) -> String {
        let mut more = String::new();
        for (member, value) in [("clock", self.clock), ("limit", self.limit.filter(|_| self.clock.is_some()))] {
            if let Some(value) = value {
                more += &format!("{member} = \"{value}\"\n");
            }
        }
        if let Some(repeats) = self.repeats.filter(|repeats| self.clock.is_some() || !repeats.starts_with('[')) {
            more += &format!("repeats = {repeats}\n");
        }
        duty(id, &self.when(), &more)
    }
}

pub fn duty_source() -> impl Strategy<Value = DutySource> {
    let stage = proptest::option::of(text(&[
        "still missing",
        "not(happened(located))",
        "not(happened(returned))",
        "not(happened(located) or happened(returned))",
        "happened(located)",
        "happened(returned)",
    ]));
    let either = proptest::option::weighted(
        0.15,
        prop_oneof![
            (time(), leaf(Kind::Duty)).prop_map(|(time, other)| format!("({time} or {other})")),
            time().prop_map(|time| format!("not({time})")),
            (time(), leaf(Kind::Duty)).prop_map(|(time, other)| format!("not({other} and {time})")),
        ],
    );
    let limit = text_options(&["immediately", "24 hours", "3 days", "1 month", "2 working days", "same working day"]);
    let repeats = proptest::option::weighted(
        0.3,
        select(vec!["\"every 1 day\"", "\"every 1 month\"", "\"every 2 working days\"", "\"regularly\"", "[\"24 hours\", \"3 days\"]"]),
    );
    (
        condition(Kind::Duty),
        stage,
        proptest::collection::vec(time(), 0..2),
        either,
        proptest::option::weighted(0.8, select(EVENTS)),
        limit,
        repeats,
    )
        .prop_map(|(rest, stage, times, either, clock, limit, repeats)| DutySource {
            rest: format!("({rest})"),
            stage,
            times,
            either,
            clock: clock.map(|(name, _)| name),
            limit,
            repeats,
        })
}

pub fn text_options(items: &'static [&'static str]) -> impl Strategy<Value = Option<&'static str>> {
    proptest::option::weighted(0.8, select(items))
}

#[derive(Debug, Clone)]
pub struct PackSource {
    pub category: Vec<(&'static str, String)>,
    pub risk: Vec<(&'static str, String)>,
    pub duties: Vec<DutySource>,
}

pub fn pack_source() -> impl Strategy<Value = PackSource> {
    let category = proptest::collection::vec((select(CATEGORIES.to_vec()), condition(Kind::CategoryRule)), 1..5);
    let risk = proptest::collection::vec((select(GRADES.to_vec()), condition(Kind::RiskRule)), 1..4);
    (category, risk, proptest::collection::vec(duty_source(), 1..6)).prop_map(|(category, risk, duties)| PackSource {
        category,
        risk,
        duties,
    })
}

/// A pack and what the oracle reads of it.
pub struct Pack {
    pub protocol: Protocol,
    pub calendar: Calendar,
    pub category: Vec<Rule>,
    pub risk: Vec<Rule>,
    pub duties: Vec<Duty>,
}

pub struct Rule {
    pub yields: usize,
    pub when: Expression,
    pub asks_category: bool,
}

pub struct Duty {
    pub id: String,
    pub when: Expression,
    pub written: DutySource,
    pub of_the_end: bool,
}

/// Compiles the pack; what can never hold is refused by the loader, and is left out here.
pub fn compiled(source: &PackSource) -> Option<Pack> {
    let mut source = source.clone();
    for _ in 0..12 {
        let write = |kind: &str, rules: &[(&str, String)]| {
            rules.iter().enumerate().map(|(index, (yields, when))| rule(&format!("{kind}-{index}"), yields, when)).collect::<String>()
        };
        let authored = Source {
            shared: shared(),
            words: "areas = [{ value = \"north\", label = \"North\" }, { value = \"south\", label = \"South\" }]\n".to_owned(),
            category: write("category", &source.category),
            risk: write("risk", &source.risk),
            duties: source.duties.iter().enumerate().map(|(index, duty)| duty.write(&format!("duty-{index}"))).collect(),
            ..Source::default()
        }
        .read();
        let parsed = |rules: &[(&str, String)], values: &[&str; 4]| -> Vec<Rule> {
            let rule = |(yields, when): &(&str, String)| {
                let when = homeward::feel::parse(when).unwrap();
                Rule { yields: values.iter().position(|value| value == yields).unwrap(), asks_category: asks_category(&when), when }
            };
            rules.iter().map(rule).collect()
        };
        if let Some(protocol) = authored.protocol {
            let duties = source.duties.iter().enumerate().map(|(index, duty)| {
                let when = homeward::feel::parse(&duty.when()).unwrap();
                Duty { id: format!("{}/duty-{index}", common::AUTHORITY), of_the_end: asks_for_the_end(&when), when, written: duty.clone() }
            });
            return Some(Pack {
                calendar: protocol.calendar().clone(),
                category: parsed(&source.category, &CATEGORIES),
                risk: parsed(&source.risk, &GRADES),
                duties: duties.collect(),
                protocol,
            });
        }
        let errors: Vec<_> = authored.found.0.iter().filter(|found| found.severity == homeward::diagnostic::Severity::Error).collect();
        assert!(errors.iter().all(|error| error.code == homeward::Code::PackNeverHolds), "the pack is refused:\n{}", authored.found);
        let path = &errors.first()?.place.path;
        let (kind, rest) = path.split_once('[')?;
        let index: usize = rest.split(']').next()?.parse().ok()?;
        match kind {
            "category" => drop(source.category.remove(index)),
            "risk" => drop(source.risk.remove(index)),
            _ => drop(source.duties.remove(index)),
        }
    }
    None
}
