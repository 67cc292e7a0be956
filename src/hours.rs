//! When somebody answers: the hours of a week, of bank holidays and of single dates, in London time.
//!
//! Hours are written as a pack writes them and read once; asked is then whether somebody answers at a moment, and until
//! when that holds.

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike, Weekday};

use crate::calendar::{Calendar, Instant, from_london, parse_date};
use crate::order;
use crate::pack::{Exception, Hours, Opening};

/// The names of the days as a pack writes them, Monday first.
pub const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
/// How many days ahead a change of hours is looked for.
const HORIZON: usize = 400;

/// Some days: a bit for each day of the week, and one for bank holidays.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Days(u8);

impl Days {
    const BANK_HOLIDAY: u8 = 1 << 7;

    /// Reads `monday`, `monday to friday`, `saturday, sunday`, `bank holiday`, `every day`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut days = 0;
        for part in text.split(',').map(str::trim) {
            days |= match part {
                "every day" => u8::MAX,
                "bank holiday" | "bank holidays" => Self::BANK_HOLIDAY,
                _ => match part.split_once(" to ") {
                    Some((first, last)) => {
                        let (first, last) = (day(first)?, day(last)?);
                        // `saturday to monday` runs over the end of the week.
                        (0..7).map(|step| (first + step) % 7).take((last + 7 - first) % 7 + 1).fold(0, |days, day| days | 1 << day)
                    }
                    None => 1 << day(part)?,
                },
            };
        }
        Some(Self(days))
    }

    fn includes(self, weekday: Weekday) -> bool {
        self.0 & (1 << weekday.num_days_from_monday()) != 0
    }

    fn includes_bank_holidays(self) -> bool {
        self.0 & Self::BANK_HOLIDAY != 0
    }
}

/// How many minutes a day has, as hours are written.
const DAY: u32 = 24 * 60;

/// Whether two entries for the hours of a week hold at one time; no, where one of them cannot be read.
#[must_use]
pub fn overlap(one: &Opening, other: &Opening) -> bool {
    let (Some(one), Some(other)) = (stretches(one), stretches(other)) else { return false };
    one.iter().any(|(day, from, to)| {
        other.iter().any(|(other_day, other_from, other_to)| {
            // Bank holidays lie on no day of the week: they are held against each other alone.
            day.is_none() == other_day.is_none() && from < other_to && other_from < to
        })
    })
}

/// What is wrong with two entries for one date, if that is: they say the same, nobody answers by one of them alone, or both hold
/// at one time.
#[must_use]
pub fn clash(one: &Exception, other: &Exception) -> Option<&'static str> {
    let minutes = |exception: &Exception| {
        let (from, to) = span(exception.from.as_deref(), exception.to.as_deref())?;
        Some(ends_after(minute(from), minute(to)))
    };
    match (one.closed, other.closed, minutes(one).zip(minutes(other))) {
        (true, true, _) => Some("and says the same both times"),
        (true, false, _) | (false, true, _) => Some("once as closed and once with hours"),
        (false, false, Some((one, other))) if one == other => Some("and says the same both times"),
        (false, false, Some(((from, to), (other_from, other_to)))) if from < other_to && other_from < to => {
            Some("and the hours of the two hold at one time")
        }
        (false, false, _) => None,
    }
}

/// The stretches of an entry in minutes of a week that begins on Monday: those of its days, and that of a bank holiday, which is on none. What
/// runs over the end of the week stands at its beginning too.
fn stretches(opening: &Opening) -> Option<Vec<(Option<u32>, u32, u32)>> {
    let days = Days::parse(&opening.days)?;
    let (from, to) = ends_after(minute(parse_time(&opening.from)?), minute(parse_time(&opening.to)?));
    let mut all = Vec::new();
    for day in 0..7 {
        if days.0 & 1 << day != 0 {
            let begins = day * DAY;
            all.push((Some(day), begins + from, begins + to));
            if begins + to > 7 * DAY {
                all.push((Some(day), 0, begins + to - 7 * DAY));
            }
        }
    }
    if days.includes_bank_holidays() {
        all.push((None, from, to));
    }
    Some(all)
}

/// From when until when in minutes; at or before the beginning, the end lies on the next day.
fn ends_after(from: u32, to: u32) -> (u32, u32) {
    (from, if to <= from { to + DAY } else { to })
}

fn minute(time: NaiveTime) -> u32 {
    time.num_seconds_from_midnight() / 60
}

fn day(text: &str) -> Option<usize> {
    DAYS.iter().position(|name| *name == text.trim())
}

/// Reads a time as a clock shows it: `08:30`.
#[must_use]
pub fn parse_time(text: &str) -> Option<NaiveTime> {
    let (hour, minute) = text.split_once(':')?;
    let digits = |text: &str| (text.len() == 2).then(|| text.parse::<u32>().ok()).flatten();
    NaiveTime::from_hms_opt(digits(hour)?, digits(minute)?, 0)
}

/// From when until when; at or before the beginning, the end lies on the next day.
type Span = (NaiveTime, NaiveTime);

/// When somebody answers, ready to be asked.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Answering {
    /// The text says nothing of it.
    #[default]
    NotSaid,
    /// At any hour.
    Always,
    /// The text speaks of hours, and does not print them.
    NotStated,
    /// In these hours.
    Hours {
        /// The hours of the week and of bank holidays.
        week: Vec<(Days, Span)>,
        /// The hours of single dates; none where nobody answers.
        exceptions: Vec<(NaiveDate, Option<Span>)>,
    },
}

/// Whether somebody answers at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Yes, until then; without an end where none is in sight.
    Open(Option<Instant>),
    /// No, until then; without an end where none is in sight.
    Closed(Option<Instant>),
    /// The text does not say which hours.
    NotKnown,
}

impl Answering {
    /// Reads the hours of a contact; what cannot be read (the loader refuses it) is left out.
    #[must_use]
    pub fn read(hours: Option<&Hours>, exceptions: &[Exception]) -> Self {
        match hours {
            None => Self::NotSaid,
            Some(Hours::Words(words)) if words == "always" => Self::Always,
            Some(Hours::Words(_)) => Self::NotStated,
            Some(Hours::Week(week)) => {
                let opening = |opening: &Opening| Some((Days::parse(&opening.days)?, span(Some(&opening.from), Some(&opening.to))?));
                let exception = |exception: &Exception| {
                    let span = span(exception.from.as_deref(), exception.to.as_deref()).filter(|_| !exception.closed);
                    Some((parse_date(&exception.date)?, span))
                };
                Self::Hours {
                    week: week.iter().filter_map(opening).collect(),
                    exceptions: exceptions.iter().filter_map(exception).collect(),
                }
            }
        }
    }

    /// Whether somebody answers at a moment, and until when that holds.
    #[must_use]
    pub fn at(&self, moment: Instant, calendar: &Calendar) -> Answer {
        match self {
            Self::NotSaid | Self::Always => Answer::Open(None),
            Self::NotStated => Answer::NotKnown,
            Self::Hours { .. } => {
                // The day before counts too: its hours may run past midnight.
                let first = moment.london_date().pred_opt().unwrap_or_default();
                let mut end = None;
                for date in first.iter_days().take(HORIZON) {
                    for (from, to) in self.spans(date, calendar) {
                        match end {
                            // Hours that follow each other without a gap are one stretch.
                            Some(known) if from <= known => end = Some(known.max(to)),
                            Some(known) => return Answer::Open(Some(known)),
                            None if to <= moment => {}
                            None if from <= moment => end = Some(to),
                            None => return Answer::Closed(Some(from)),
                        }
                    }
                    if let Some(known) = end.filter(|known| known.london_date() < date) {
                        return Answer::Open(Some(known));
                    }
                }
                // For more than a year nothing changes: somebody always answers, or nobody ever does.
                if end.is_some() { Answer::Open(None) } else { Answer::Closed(None) }
            }
        }
    }

    /// The stretches that begin on a date, in order.
    fn spans(&self, date: NaiveDate, calendar: &Calendar) -> Vec<(Instant, Instant)> {
        let Self::Hours { week, exceptions } = self else { return Vec::new() };
        let mut of_date: Vec<(NaiveDate, Option<Span>)> = exceptions.iter().copied().filter(|(on, _)| *on == date).collect();
        if of_date.is_empty() {
            let holiday = calendar.is_bank_holiday(date);
            let holds = |days: Days| if holiday { days.includes_bank_holidays() } else { days.includes(date.weekday()) };
            of_date = week.iter().filter(|(days, _)| holds(*days)).map(|(_, span)| (date, Some(*span))).collect();
        }
        let mut spans: Vec<(Instant, Instant)> = of_date
            .into_iter()
            .filter_map(|(_, span)| span)
            .map(|(from, to)| {
                let last = if to <= from { date.succ_opt().unwrap_or(date) } else { date };
                (from_london(date.and_time(from)), from_london(last.and_time(to)))
            })
            .collect();
        order::by_key(&mut spans, |(from, _)| *from);
        spans
    }
}

fn span(from: Option<&str>, to: Option<&str>) -> Option<Span> {
    Some((parse_time(from?)?, parse_time(to?)?))
}
