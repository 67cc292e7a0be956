//! What a condition is worth in one world, where every fact has an answer.

use super::*;

/// One way in which all unknown answers could turn out.
pub type World = BTreeMap<&'static str, Answer>;

/// For what a condition is evaluated.
#[derive(Clone, Copy)]
pub enum View<'a> {
    /// A rule of the episode, at a moment, with the category that it sees.
    Rule { moment: Instant, category: &'a str },
    /// A duty at a moment: its clock, category and risk; whether a time that has not begun is taken as gone by.
    Duty { clock: Option<&'a str>, category: &'a str, risk: Option<&'a str>, moment: Instant, once_begun: bool, no_stage: bool },
}

pub struct Oracle<'a> {
    pub pack: &'a Pack,
    pub case: &'a Case,
    /// Of each duty, the moments ahead at which a time of it has gone by.
    pub ahead: Vec<Vec<Instant>>,
}

/// The value of an operand; no value where there is none (no grade).
#[derive(Debug, Clone, PartialEq)]
pub enum Operand {
    Truth(bool),
    Number(f64),
    Text(String),
    Nothing,
}

impl Oracle<'_> {
    pub fn happened(&self, event: &str) -> Option<Instant> {
        self.case.events.get(event).copied().filter(|at| *at <= self.case.now)
    }

    pub fn is_planned(&self, event: &str) -> bool {
        self.case.events.get(event).is_some_and(|at| *at > self.case.now)
    }

    /// The first of located and returned.
    pub fn end(&self) -> Option<Instant> {
        [self.happened("located"), self.happened("returned")].into_iter().flatten().min()
    }

    /// From when time is counted: the event, what stands in for it, or its plan; and whether something stands in.
    pub fn counted_from(&self, event: &str) -> Option<(Instant, bool)> {
        let stand_ins: &[&str] = match event {
            "reported_missing" => &["noticed_away", "last_seen"],
            "located" => &["returned"],
            "returned" => &["located"],
            _ => &[],
        };
        let very = self.happened(event).map(|at| (at, false));
        let stands_in = stand_ins.iter().find_map(|event| self.happened(event)).map(|at| (at, true));
        very.or(stands_in).or_else(|| self.case.events.get(event).map(|at| (*at, false)))
    }

    /// What a comparison with a time asks: its event, and the moment at which the length has gone by.
    pub fn moment_of(&self, name: &str, event: &str, number: f64) -> Option<Instant> {
        let (start, _) = self.counted_from(event)?;
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let whole = number as u32;
        Some(match name {
            "days since" => self.pack.calendar.after(start, Length::Days(whole)),
            "working days since" => self.pack.calendar.after(start, Length::WorkingDays(whole)),
            _ => start.after_hours(number),
        })
    }

    /// The moments at which a time of the condition has gone by.
    pub fn moments_of(&self, condition: &Expression) -> Vec<Instant> {
        let mut moments = Vec::new();
        walk(condition, true, &mut |part, _| {
            let Node::Compare(_, left, right) = &part.node else { return };
            let (time, number) = if let Some(time) = time_of(left) {
                (time, right)
            } else if let Some(time) = time_of(right) {
                (time, left)
            } else {
                return;
            };
            let Node::Number(number) = number.node else { panic!("a time is compared with a number") };
            let gone_by = match time {
                ("hours between", events) => self.between_end(events[0]).map(|start| start.after_hours(number)),
                (name, events) => {
                    moments.extend(self.counted_from(events[0]).map(|(start, _)| start));
                    self.moment_of(name, events[0], number)
                }
            };
            moments.extend(gone_by);
        });
        moments
    }

    pub fn truth(&self, expression: &Expression, world: &World, view: View<'_>, positive: bool) -> bool {
        match &expression.node {
            Node::And(left, right) => self.truth(left, world, view, positive) && self.truth(right, world, view, positive),
            Node::Or(left, right) => self.truth(left, world, view, positive) || self.truth(right, world, view, positive),
            Node::Not(inner) => {
                // That the child has not been found or is not back speaks of the stage of a duty, not of the rest.
                if let View::Duty { no_stage: false, .. } = view
                    && positive
                    && asks_only_of_the_end(inner)
                {
                    return true;
                }
                !self.truth(inner, world, view, !positive)
            }
            _ => match self.operand(expression, world, view, positive) {
                Operand::Truth(truth) => truth,
                other => panic!("{other:?} is no truth"),
            },
        }
    }

    pub fn operand(&self, expression: &Expression, world: &World, view: View<'_>, positive: bool) -> Operand {
        let category = match view {
            View::Rule { category, .. } | View::Duty { category, .. } => category,
        };
        match &expression.node {
            Node::Boolean(value) => Operand::Truth(*value),
            Node::Number(number) => Operand::Number(*number),
            Node::Text(text) => Operand::Text(text.clone()),
            Node::And(..) | Node::Or(..) | Node::Not(_) => Operand::Truth(self.truth(expression, world, view, positive)),
            Node::Name(name) => match name.as_str() {
                "still missing" => Operand::Truth(category == "missing"),
                "category" => Operand::Text(category.to_owned()),
                "risk" => match view {
                    View::Duty { risk: Some(risk), .. } => Operand::Text(risk.to_owned()),
                    _ => Operand::Nothing,
                },
                fact => match world.get(fact).unwrap_or_else(|| panic!("`{fact}` has no answer")) {
                    Answer::Boolean(value) => Operand::Truth(*value),
                    Answer::Number(number) => Operand::Number(*number),
                    Answer::Text(text) => Operand::Text((*text).to_owned()),
                    Answer::Moment(_) => panic!("`{fact}` is an event"),
                },
            },
            Node::Call(name, arguments) if name == "happened" => {
                let event = argument(&arguments[0]);
                let is_end = |event: &str| event == "located" || event == "returned";
                Operand::Truth(match view {
                    // What a rule asks of the end is taken as just before it.
                    View::Rule { .. } if is_end(event) => false,
                    // Of its own clock it belongs to the clock; located and returned are one event there.
                    View::Duty { clock: Some(clock), .. } if positive && (clock == event || (is_end(clock) && is_end(event))) => true,
                    _ => self.happened(event).is_some(),
                })
            }
            Node::Call(name, arguments) if name == "count missing" => {
                let first = arguments.first().map(|days| match days.node {
                    Node::Number(days) => self.case.now.london_date() - chrono_days(days),
                    _ => panic!("a number of days"),
                });
                let earlier = self
                    .case
                    .history
                    .iter()
                    .filter(|(start, missing)| *missing && first.is_none_or(|first| start.london_date() >= first))
                    .count();
                Operand::Number((earlier + usize::from(category == "missing")) as f64)
            }
            Node::Compare(comparison, left, right) => Operand::Truth(self.comparison(*comparison, left, right, world, view, positive)),
            Node::Between(value, low, high) => {
                let at_least = self.comparison(Comparison::GreaterOrEqual, value, low, world, view, positive);
                Operand::Truth(at_least && self.comparison(Comparison::LessOrEqual, value, high, world, view, positive))
            }
            Node::In(value, tests) => Operand::Truth(tests.iter().any(|test| self.passes(value, test, world, view, positive))),
            other => panic!("{other:?} is not in the grammar"),
        }
    }

    pub fn passes(&self, value: &Expression, test: &Test, world: &World, view: View<'_>, positive: bool) -> bool {
        match test {
            Test::Compare(comparison, right) => self.comparison(*comparison, value, right, world, view, positive),
            Test::Value(Expression { node: Node::Range(range), .. }) => {
                let low = if range.low_included { Comparison::GreaterOrEqual } else { Comparison::Greater };
                let high = if range.high_included { Comparison::LessOrEqual } else { Comparison::Less };
                self.comparison(low, value, &range.low, world, view, positive)
                    && self.comparison(high, value, &range.high, world, view, positive)
            }
            Test::Value(Expression { node: Node::List(members), .. }) => {
                members.iter().any(|member| self.comparison(Comparison::Equal, value, member, world, view, positive))
            }
            Test::Value(right) => self.comparison(Comparison::Equal, value, right, world, view, positive),
        }
    }

    pub fn comparison(
        &self,
        comparison: Comparison,
        left: &Expression,
        right: &Expression,
        world: &World,
        view: View<'_>,
        positive: bool,
    ) -> bool {
        if let Some((name, events)) = time_of(left) {
            let Node::Number(number) = right.node else { panic!("a time is compared with a number") };
            return self.time(name, &events, (comparison, number), world, view, positive);
        }
        if time_of(right).is_some() {
            let turned = match comparison {
                Comparison::LessOrEqual => Comparison::GreaterOrEqual,
                Comparison::Less => Comparison::Greater,
                other => panic!("{other:?} is not in the grammar here"),
            };
            return self.comparison(turned, right, left, world, view, positive);
        }
        match (self.operand(left, world, view, positive), comparison, self.operand(right, world, view, positive)) {
            (left, Comparison::Equal, right) => left == right,
            (left, Comparison::NotEqual, right) => left != right,
            (Operand::Number(left), comparison, Operand::Number(right)) => ordered(left, comparison, right),
            other => panic!("{other:?} cannot be compared"),
        }
    }

    /// A comparison of a time with a number.
    pub fn time(
        &self,
        name: &str,
        events: &[&str],
        (comparison, number): (Comparison, f64),
        world: &World,
        view: View<'_>,
        positive: bool,
    ) -> bool {
        let strict = comparison == Comparison::Greater;
        if name == "hours between" {
            if self.is_planned(events[0]) {
                // Its time is known and lies ahead: the length has not begun.
                return match view {
                    View::Rule { .. } => false,
                    View::Duty { once_begun, .. } => once_begun == positive,
                };
            }
            let length_to = |end: Instant| {
                let from = self.between_end(events[0]).or_else(|| match world.get(events[0]) {
                    Some(Answer::Moment(moment)) => Some(*moment),
                    _ => None,
                });
                from.unwrap_or_else(|| panic!("{} has no answer", events[0])).hours_to(end)
            };
            let moment = match view {
                View::Rule { moment, .. } => moment,
                // The time of an event that is not known is asked; else the length runs on as time goes by.
                View::Duty { .. } if self.between_end(events[0]).is_none() => self.case.now,
                View::Duty { moment, .. } => moment,
            };
            let end = self.between_end(events[1]);
            // A duty opens at the very moment, for `>` too.
            let comparison = match (view, comparison) {
                (View::Duty { .. }, Comparison::Greater) if end.is_none() && self.between_end(events[0]).is_some() => {
                    Comparison::GreaterOrEqual
                }
                _ => comparison,
            };
            // A rule of the episode asks of its end as just before it.
            let end = match view {
                View::Rule { moment, .. } => end.unwrap_or(moment).min(moment),
                View::Duty { .. } => end.unwrap_or(moment),
            };
            return ordered(length_to(end), comparison, number);
        }
        if let ("hours missing", Some(end), Some((start, _))) = (name, self.end(), self.counted_from("reported_missing")) {
            return ordered(start.hours_to(end), comparison, number);
        }
        let gone_by_at = |now: Instant, strict: bool| {
            self.moment_of(name, events[0], number).is_some_and(|moment| if strict { now > moment } else { now >= moment })
        };
        match view {
            View::Rule { moment, .. } => gone_by_at(moment, strict),
            // A time that has not begun may yet go by, and may yet be running: under `not` too it is no part of the rest.
            View::Duty { moment, once_begun, .. } if self.counted_from(events[0]).is_none_or(|(start, _)| start > moment) => {
                (once_begun && self.counted_from(events[0]).is_none()) == positive
            }
            View::Duty { moment, .. } => gone_by_at(moment, false),
        }
    }

    /// When an end of `hours between` was.
    pub fn between_end(&self, event: &str) -> Option<Instant> {
        self.happened(event).or_else(|| match event {
            "located" => self.happened("returned"),
            "returned" => self.happened("located"),
            _ => None,
        })
    }
}

pub fn chrono_days(days: f64) -> chrono::TimeDelta {
    chrono::TimeDelta::seconds((days * 86_400.0) as i64)
}

pub fn ordered(left: f64, comparison: Comparison, right: f64) -> bool {
    match comparison {
        Comparison::Equal => left == right,
        Comparison::NotEqual => left != right,
        Comparison::Less => left < right,
        Comparison::LessOrEqual => left <= right,
        Comparison::Greater => left > right,
        Comparison::GreaterOrEqual => left >= right,
    }
}

pub fn argument(expression: &Expression) -> &str {
    match &expression.node {
        Node::Name(name) => name,
        other => panic!("{other:?} is no name"),
    }
}

/// The time that an operand is, with the events that it is counted from.
pub fn time_of(expression: &Expression) -> Option<(&str, Vec<&str>)> {
    match &expression.node {
        Node::Name(name) if name == "hours missing" => Some((name, vec!["reported_missing"])),
        Node::Call(name, arguments) if name.ends_with(" since") || name == "hours between" => {
            Some((name, arguments.iter().map(argument).collect()))
        }
        _ => None,
    }
}

/// `happened(located)`, `happened(returned)`, or either.
pub fn asks_only_of_the_end(expression: &Expression) -> bool {
    match &expression.node {
        Node::Or(left, right) => asks_only_of_the_end(left) && asks_only_of_the_end(right),
        Node::Call(name, arguments) if name == "happened" => ["located", "returned"].contains(&argument(&arguments[0])),
        _ => false,
    }
}

/// Calls `see` for each part of an expression, with whether it stands under no `not`.
pub fn walk<'e>(expression: &'e Expression, positive: bool, see: &mut dyn FnMut(&'e Expression, bool)) {
    see(expression, positive);
    match &expression.node {
        Node::And(left, right) | Node::Or(left, right) | Node::Compare(_, left, right) => {
            walk(left, positive, see);
            walk(right, positive, see);
        }
        Node::Not(inner) => walk(inner, !positive, see),
        Node::Between(value, low, high) => [value, low, high].into_iter().for_each(|part| walk(part, positive, see)),
        Node::In(value, tests) => {
            walk(value, positive, see);
            for test in tests {
                let (Test::Value(tested) | Test::Compare(_, tested)) = test;
                walk(tested, positive, see);
            }
        }
        Node::Call(_, arguments) => arguments.iter().for_each(|argument| walk(argument, positive, see)),
        Node::List(members) => members.iter().for_each(|member| walk(member, positive, see)),
        Node::Range(range) => {
            walk(&range.low, positive, see);
            walk(&range.high, positive, see);
        }
        _ => {}
    }
}
