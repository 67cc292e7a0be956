//! Dates, times and durations as `homeward feel` reads them (DMN 1.4, 10.3.2.3.4 to 10.3.2.3.8).

use std::cmp::Ordering;

use chrono::NaiveDate;

use super::zone::Zone;

/// A value of time, with the text it was read from.
#[derive(Debug, Clone, PartialEq)]
pub struct Temporal {
    pub(super) kind: Kind,
    text: String,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Kind {
    Date(NaiveDate),
    Time(Time),
    DateTime(NaiveDate, Time),
    /// In seconds.
    DaysDuration(i64),
    MonthsDuration(i64),
}

/// A time of day.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Time {
    second: i64,
    /// The digits behind the seconds, without zeros at the end.
    fraction: String,
    zone: Zone,
}

/// What reading a text as a value of time gave.
pub(super) enum Read {
    Value(Temporal),
    /// It has the right form but there is no such day or time: null in FEEL.
    Impossible,
    /// It has a form that is not read here.
    Strange,
}

/// Which function of the standard reads the text.
#[derive(Clone, Copy)]
pub(super) enum Form {
    Date,
    Time,
    DateTime,
    Duration,
    /// `@"..."`: told by its look.
    Any,
}

impl Temporal {
    /// Its text, such as `2026-11-20`.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }
}

pub(super) fn read(text: &str, form: Form) -> Read {
    let kind = match form {
        Form::Date => date(text).map(|date| date.map(Kind::Date)),
        Form::Time => time(text).map(|time| time.map(Kind::Time)),
        Form::DateTime => date_time(text),
        Form::Duration => duration(text).map(Some),
        Form::Any if text.contains('P') && text.trim_start_matches('-').starts_with('P') => duration(text).map(Some),
        Form::Any if text.contains('T') => date_time(text),
        Form::Any if text.contains(':') => time(text).map(|time| time.map(Kind::Time)),
        Form::Any => date(text).map(|date| date.map(Kind::Date)),
    };
    match kind {
        Some(Some(kind)) => Read::Value(Temporal { kind, text: text.into() }),
        Some(None) => Read::Impossible,
        None => Read::Strange,
    }
}

/// None: another form. Some of none: no such day.
fn date(text: &str) -> Option<Option<NaiveDate>> {
    let mut parts = text.split('-');
    let (year, month, day) = (digits(parts.next()?, 4)?, digits(parts.next()?, 2)?, digits(parts.next()?, 2)?);
    parts.next().is_none().then(|| NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, u32::try_from(month).ok()?, u32::try_from(day).ok()?))
}

fn time(text: &str) -> Option<Option<Time>> {
    let (clock, rest) = text.split_at_checked(8)?;
    let mut parts = clock.split(':');
    let (hour, minute, second) = (digits(parts.next()?, 2)?, digits(parts.next()?, 2)?, digits(parts.next()?, 2)?);
    if parts.next().is_some() || hour == 24 || second == 60 {
        return None;
    }
    let (fraction, zone) = match rest.strip_prefix('.') {
        Some(rest) => rest.split_at_checked(rest.find(|character: char| !character.is_ascii_digit()).unwrap_or(rest.len()))?,
        None => ("", rest),
    };
    if rest.starts_with('.') && fraction.is_empty() {
        return None;
    }
    let zone = Zone::read(zone)?;
    let possible = hour < 24 && minute < 60 && second < 60;
    Some(possible.then(|| Time { second: hour * 3600 + minute * 60 + second, fraction: fraction.trim_end_matches('0').into(), zone }))
}

fn date_time(text: &str) -> Option<Option<Kind>> {
    let midnight = "00:00:00";
    let (day, clock) = text.split_once('T').unwrap_or((text, midnight));
    let (day, clock) = (date(day)?, time(clock)?);
    Some(day.zip(clock).map(|(day, clock)| Kind::DateTime(day, clock)))
}

/// `P1Y2M` or `P1DT2H3M4S`, with a `-` before it or not.
fn duration(text: &str) -> Option<Kind> {
    let (sign, text) = text.strip_prefix('-').map_or((1, text), |text| (-1, text));
    let mut rest = text.strip_prefix('P')?;
    let (mut months, mut seconds, mut parts, mut clock) = (None, None, 0, false);
    let mut place = 0;
    while !rest.is_empty() {
        if let Some(behind) = rest.strip_prefix('T') {
            if clock {
                return None;
            }
            (clock, rest, parts) = (true, behind, 0);
            continue;
        }
        let (number, behind) = rest.split_at_checked(rest.find(|character: char| !character.is_ascii_digit())?)?;
        let number: i64 = number.parse().ok()?;
        let mut behind = behind.chars();
        let (order, total, size) = match (behind.next()?, clock) {
            ('Y', false) => (1, &mut months, 12),
            ('M', false) => (2, &mut months, 1),
            ('D', false) => (3, &mut seconds, 86_400),
            ('H', true) => (4, &mut seconds, 3600),
            ('M', true) => (5, &mut seconds, 60),
            ('S', true) => (6, &mut seconds, 1),
            _ => return None,
        };
        if order <= place {
            return None;
        }
        place = order;
        parts += 1;
        *total = Some(number.checked_mul(size)?.checked_add(total.unwrap_or(0))?);
        rest = behind.as_str();
    }
    match (months, seconds, parts) {
        (_, _, 0) | (Some(_), Some(_), _) => None,
        (Some(months), None, _) => Some(Kind::MonthsDuration(sign * months)),
        (None, Some(seconds), _) => Some(Kind::DaysDuration(sign * seconds)),
        (None, None, _) => None,
    }
}

fn digits(text: &str, count: usize) -> Option<i64> {
    (text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

/// Why a comparison is not carried out.
pub(super) type Unclear = &'static str;

const FRACTION: Unclear = "times that differ by less than a second: readers of the standard disagree whether they are equal";
const ZONE: Unclear = "times in zones whose offset depends on a date, or is not known here on that date";
const LOCAL: Unclear = "the order of a time with a zone and one without";
const DATE: Unclear = "a date and a date and time without a zone";

/// Equality of two values of time (DMN 1.4, table 53). None where they are of different types.
pub(super) fn equal(left: &Temporal, right: &Temporal) -> Result<Option<bool>, Unclear> {
    Ok(Some(match (&left.kind, &right.kind) {
        (Kind::Date(left), Kind::Date(right)) => left == right,
        (Kind::Time(left), Kind::Time(right)) => return equal_times(left, right).map(Some),
        (Kind::DateTime(left_date, left), Kind::DateTime(right_date, right)) => {
            if (left.zone == Zone::Local) != (right.zone == Zone::Local) {
                false
            } else {
                order_moments(*left_date, left, *right_date, right)? == Ordering::Equal
            }
        }
        // A date is the midnight of UTC that begins it (10.3.2.3.5).
        (Kind::Date(date), Kind::DateTime(day, time)) | (Kind::DateTime(day, time), Kind::Date(date)) => {
            if time.zone == Zone::Local {
                return Err(DATE);
            }
            let midnight = Time { second: 0, fraction: String::new(), zone: Zone::Offset(0) };
            order_moments(*day, time, *date, &midnight)? == Ordering::Equal
        }
        (Kind::DaysDuration(left), Kind::DaysDuration(right)) | (Kind::MonthsDuration(left), Kind::MonthsDuration(right)) => left == right,
        (Kind::DaysDuration(0), Kind::MonthsDuration(0)) | (Kind::MonthsDuration(0), Kind::DaysDuration(0)) => {
            return Err("durations of nothing, one in months and one in days: readers of the standard disagree whether they are equal");
        }
        _ => return Ok(None),
    }))
}

fn equal_times(left: &Time, right: &Time) -> Result<bool, Unclear> {
    if left.zone == right.zone {
        return order_clocks(left, right).map(|order| order == Ordering::Equal);
    }
    if left.zone == Zone::Local || right.zone == Zone::Local {
        return Ok(false);
    }
    let mut answers = Vec::new();
    for left_offset in left.zone.offsets() {
        for right_offset in right.zone.offsets() {
            let difference = (left.second - i64::from(left_offset)) - (right.second - i64::from(right_offset));
            answers.extend([difference == 0, difference.rem_euclid(86_400) == 0]);
        }
    }
    match answers.split_first() {
        Some((first, others)) if others.iter().all(|answer| answer == first) && (!*first || left.fraction == right.fraction) => Ok(*first),
        _ => Err(ZONE),
    }
}

/// Two clocks in one zone.
fn order_clocks(left: &Time, right: &Time) -> Result<Ordering, Unclear> {
    match left.second.cmp(&right.second) {
        Ordering::Equal if left.fraction != right.fraction => Err(FRACTION),
        order => Ok(order),
    }
}

fn order_moments(left_date: NaiveDate, left: &Time, right_date: NaiveDate, right: &Time) -> Result<Ordering, Unclear> {
    let moment = |date: NaiveDate, time: &Time, offset: i32| {
        let days = date.signed_duration_since(NaiveDate::default()).num_days();
        Time { second: days * 86_400 + time.second - i64::from(offset), fraction: time.fraction.clone(), zone: Zone::Local }
    };
    if left.zone == right.zone && (left.zone == Zone::Local || left_date == right_date) {
        return order_clocks(&moment(left_date, left, 0), &moment(right_date, right, 0));
    }
    let left_offset = left.zone.offset_on(left_date).ok_or(ZONE)?;
    let right_offset = right.zone.offset_on(right_date).ok_or(ZONE)?;
    order_clocks(&moment(left_date, left, left_offset), &moment(right_date, right, right_offset))
}

/// The order of two values of time (table 54). None where they are of different types.
pub(super) fn order(left: &Temporal, right: &Temporal) -> Result<Option<Ordering>, Unclear> {
    Ok(Some(match (&left.kind, &right.kind) {
        (Kind::Date(left), Kind::Date(right)) => left.cmp(right),
        (Kind::Time(left), Kind::Time(right)) if left.zone == right.zone => order_clocks(left, right)?,
        (Kind::Time(_), Kind::Time(_)) => return Err(ZONE),
        (Kind::DateTime(left_date, left), Kind::DateTime(right_date, right)) => {
            if (left.zone == Zone::Local) != (right.zone == Zone::Local) {
                return Err(LOCAL);
            }
            order_moments(*left_date, left, *right_date, right)?
        }
        (Kind::Date(_), Kind::DateTime(..)) | (Kind::DateTime(..), Kind::Date(_)) => {
            return Err("the order of a date and a date and time");
        }
        (Kind::DaysDuration(left), Kind::DaysDuration(right)) | (Kind::MonthsDuration(left), Kind::MonthsDuration(right)) => {
            left.cmp(right)
        }
        _ => return Ok(None),
    }))
}
