//! Time as the protocols count it: elapsed hours, London days, working days.
//!
//! Hours are elapsed hours. Days, weeks and months are London calendar steps at the same wall-clock time. A working day is
//! Monday to Friday and no bank holiday of England (contract, section 3, "time").

use std::fmt;

use chrono::{
    DateTime, Datelike, Days, MappedLocalTime, Months, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone, Timelike, Utc, Weekday,
};
use chrono_tz::Europe::London;
use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};

use crate::number::decimal;

/// Nanoseconds in a second.
const SECOND: i64 = 1_000_000_000;
/// Nanoseconds in an hour.
pub const HOUR: i64 = 3600 * SECOND;
/// The years in which an instant may lie: what 64 bits of nanoseconds hold, with room on both sides.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2200;

/// A moment: nanoseconds since 1970-01-01T00:00:00Z.
///
/// ```
/// use homeward::calendar::Instant;
/// let instant = Instant::parse("2026-10-20T21:30+01:00").unwrap();
/// assert_eq!(instant.to_string(), "2026-10-20T20:30:00Z");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(i64);

/// Why a text is no instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InstantProblem {
    /// It is not written as RFC 3339 writes an instant.
    Form,
    /// It has no offset, so nobody can say which instant it is.
    NoOffset,
    /// The date or the time does not exist.
    Impossible,
    /// A leap second.
    LeapSecond,
    /// Outside the years 1900 to 2200.
    Year,
}

impl InstantProblem {
    /// What is wrong, as the end of a sentence: "the instant ...".
    #[must_use]
    pub fn describe(self) -> &'static str {
        match self {
            Self::Form => "is not written as an instant",
            Self::NoOffset => "has no offset, so that nobody can say which moment it is",
            Self::Impossible => "names a date or a time that does not exist",
            Self::LeapSecond => "is a leap second, which cannot be counted with",
            Self::Year => "lies outside the years 1900 to 2200",
        }
    }
}

impl Instant {
    /// Reads an instant as RFC 3339 writes it, seconds optional, `t`, `z` and fractions allowed.
    ///
    /// # Errors
    /// [`InstantProblem`] for a leap second, an impossible date, a time without offset and all that is no instant.
    pub fn parse(text: &str) -> Result<Self, InstantProblem> {
        use InstantProblem::{Form, Impossible, LeapSecond, NoOffset, Year};
        let (date, rest) = text.split_at_checked(10).ok_or(Form)?;
        let mut parts = date.split('-');
        let (year, month, day) = (digits(parts.next(), 4)?, digits(parts.next(), 2)?, digits(parts.next(), 2)?);
        if parts.next().is_some() {
            return Err(Form);
        }
        let clock = rest.strip_prefix(['T', 't']).ok_or(Form)?;
        let (clock, offset) = split_offset(clock)?;
        let mut parts = clock.split(':');
        let (hour, minute) = (digits(parts.next(), 2)?, digits(parts.next(), 2)?);
        let (second, fraction) = match parts.next() {
            None => (0, 0),
            Some(seconds) => match seconds.split_once('.') {
                None => (digits(Some(seconds), 2)?, 0),
                Some((seconds, fraction)) => (digits(Some(seconds), 2)?, nanoseconds(fraction)?),
            },
        };
        if parts.next().is_some() {
            return Err(Form);
        }
        if second == 60 {
            return Err(LeapSecond);
        }
        let date = NaiveDate::from_ymd_opt(i32::try_from(year).map_err(|_| Year)?, month, day).ok_or(Impossible)?;
        let time = NaiveTime::from_hms_opt(hour, minute, second).ok_or(Impossible)?;
        let offset = offset.ok_or(NoOffset)?;
        if !YEARS.contains(&date.year()) {
            return Err(Year);
        }
        Ok(Self((date.and_time(time).and_utc().timestamp() - offset) * SECOND + i64::from(fraction)))
    }

    /// The instant so many nanoseconds after 1970-01-01T00:00:00Z.
    #[must_use]
    pub fn from_nanoseconds(nanoseconds: i64) -> Self {
        Self(nanoseconds)
    }

    /// Nanoseconds since 1970-01-01T00:00:00Z.
    #[must_use]
    pub fn nanoseconds(self) -> i64 {
        self.0
    }

    /// The instant so many hours later; hours may be fractions.
    #[must_use]
    pub fn after_hours(self, hours: f64) -> Self {
        // A number of hours that a pack can hold stays far below 2^53 nanoseconds times its rounding; `as` saturates.
        #[allow(clippy::cast_possible_truncation, clippy::cast_precision_loss)]
        let nanoseconds = (hours * HOUR as f64).round() as i64;
        Self(self.0.saturating_add(nanoseconds))
    }

    /// The hours from `self` to `later`, as a fraction; negative where `later` is earlier.
    #[must_use]
    pub fn hours_to(self, later: Self) -> f64 {
        #[allow(clippy::cast_precision_loss)]
        let hours = later.0.saturating_sub(self.0) as f64 / HOUR as f64;
        hours
    }

    /// The date in London.
    #[must_use]
    pub fn london_date(self) -> NaiveDate {
        self.london().date()
    }

    /// Date and time as a clock in London shows them.
    #[must_use]
    pub fn london(self) -> NaiveDateTime {
        self.utc().with_timezone(&London).naive_local()
    }

    fn utc(self) -> DateTime<Utc> {
        DateTime::from_timestamp_nanos(self.0)
    }
}

impl fmt::Display for Instant {
    /// RFC 3339 in universal time; a fraction only where there is one.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let moment = self.utc();
        if self.0 % SECOND != 0 {
            return write!(out, "{}T{}Z", moment.date_naive(), moment.time());
        }
        // An assessment holds hundreds of them: the digits are written one by one, four times as quick.
        let mut text = *b"0000-00-00T00:00:00Z";
        #[allow(clippy::cast_sign_loss, reason = "the years are those of YEARS")]
        let parts = [
            (4, moment.year() as u32),
            (7, moment.month()),
            (10, moment.day()),
            (13, moment.hour()),
            (16, moment.minute()),
            (19, moment.second()),
        ];
        for (end, mut number) in parts {
            for digit in text.iter_mut().take(end).rev() {
                if number == 0 || !digit.is_ascii_digit() {
                    break;
                }
                *digit = b'0' + (number % 10) as u8;
                number /= 10;
            }
        }
        out.write_str(std::str::from_utf8(&text).unwrap_or_default())
    }
}

impl serde::Serialize for Instant {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A whole number of exactly so many digits.
fn digits(text: Option<&str>, count: usize) -> Result<u32, InstantProblem> {
    let text = text.filter(|text| text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit()));
    text.and_then(|text| text.parse().ok()).ok_or(InstantProblem::Form)
}

/// A decimal fraction of a second; what is finer than a nanosecond is cut off.
fn nanoseconds(fraction: &str) -> Result<u32, InstantProblem> {
    if fraction.is_empty() || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(InstantProblem::Form);
    }
    Ok(fraction.bytes().chain(std::iter::repeat(b'0')).take(9).fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0')))
}

/// The clock time and the offset in seconds, none where it is missing.
fn split_offset(text: &str) -> Result<(&str, Option<i64>), InstantProblem> {
    if let Some(clock) = text.strip_suffix(['Z', 'z']) {
        return Ok((clock, Some(0)));
    }
    let Some(at) = text.rfind(['+', '-']) else {
        return Ok((text, None));
    };
    let (clock, offset) = text.split_at(at);
    let sign = if offset.starts_with('-') { -1 } else { 1 };
    let mut parts = offset.trim_start_matches(['+', '-']).split(':');
    let (hours, minutes) = (digits(parts.next(), 2)?, digits(parts.next(), 2)?);
    if parts.next().is_some() {
        return Err(InstantProblem::Form);
    }
    if hours > 23 || minutes > 59 {
        return Err(InstantProblem::Impossible);
    }
    Ok((clock, Some(sign * i64::from(hours * 3600 + minutes * 60))))
}

/// Reads a date as `2011-05-30`.
#[must_use]
pub fn parse_date(text: &str) -> Option<NaiveDate> {
    let mut parts = text.split('-');
    let mut part = |count| digits(parts.next(), count).ok();
    let date = NaiveDate::from_ymd_opt(i32::try_from(part(4)?).ok()?, part(2)?, part(2)?)?;
    (parts.next().is_none() && YEARS.contains(&date.year())).then_some(date)
}

/// Completed years from a birth to a date; who is born on 29 February has the birthday on 1 March in other years.
#[must_use]
pub fn age_on(birth: NaiveDate, date: NaiveDate) -> i32 {
    let before_birthday = (date.month(), date.day()) < (birth.month(), birth.day());
    date.year() - birth.year() - i32::from(before_birthday)
}

/// The bank holidays of England, and the years for which they are known.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct BankHolidays {
    /// The first year for which they are known.
    pub from: i32,
    /// The last year for which they are known.
    pub to: i32,
    /// The dates, as `2026-12-25`.
    pub dates: Vec<String>,
}

/// A length of time, as a limit or an interval of a protocol names it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Length {
    /// Elapsed hours.
    Hours(f64),
    /// London calendar days.
    Days(u32),
    /// London calendar months.
    Months(u32),
    /// Working days: ends with the midnight that ends the last of them.
    WorkingDays(u32),
    /// The midnight that ends the day, or the next working day if the day is none.
    SameWorkingDay,
}

impl Length {
    /// Reads `24 hours`, `7 days`, `2 weeks`, `1 month`, `5 working days`, `same working day`, `next working day`.
    ///
    /// ```
    /// use homeward::calendar::Length;
    /// assert_eq!(Length::parse("2 weeks"), Some(Length::Days(14)));
    /// assert_eq!(Length::parse("a while"), None);
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "same working day" => return Some(Self::SameWorkingDay),
            "next working day" => return Some(Self::WorkingDays(1)),
            _ => {}
        }
        let (amount, unit) = text.split_once(' ')?;
        let whole = || amount.parse::<u32>().ok().filter(|count| (1..=10_000).contains(count));
        Some(match unit {
            "hour" | "hours" => Self::Hours(decimal(amount, 0).filter(|hours| (0.0..=100_000.0).contains(hours) && *hours > 0.0)?),
            "day" | "days" => Self::Days(whole()?),
            "week" | "weeks" => Self::Days(whole()?.checked_mul(7)?),
            "month" | "months" => Self::Months(whole()?),
            "working day" | "working days" => Self::WorkingDays(whole()?),
            _ => return None,
        })
    }

    /// The length `count` times over, as an occurrence that comes again and again counts it.
    #[must_use]
    pub fn times(self, count: u32) -> Self {
        match self {
            Self::Hours(hours) => Self::Hours(hours * f64::from(count)),
            Self::Days(days) => Self::Days(days.saturating_mul(count)),
            Self::Months(months) => Self::Months(months.saturating_mul(count)),
            Self::WorkingDays(days) => Self::WorkingDays(days.saturating_mul(count)),
            Self::SameWorkingDay => self,
        }
    }

    /// Whether working days are counted in it.
    #[must_use]
    pub fn counts_working_days(self) -> bool {
        matches!(self, Self::WorkingDays(_) | Self::SameWorkingDay)
    }
}

/// The calendar of England: London time and the bank holidays that are known.
#[derive(Debug, Clone, Default)]
pub struct Calendar {
    holidays: FxHashSet<NaiveDate>,
    known: (i32, i32),
}

impl Calendar {
    /// A calendar with these bank holidays; dates that cannot be read are left out (the loader has refused them).
    #[must_use]
    pub fn new(holidays: &BankHolidays) -> Self {
        let dates = holidays.dates.iter().filter_map(|date| parse_date(date));
        Self { holidays: dates.collect(), known: (holidays.from, holidays.to) }
    }

    /// The moment at which a length that starts at `start` has gone by.
    #[must_use]
    pub fn after(&self, start: Instant, length: Length) -> Instant {
        match length {
            Length::Hours(hours) => start.after_hours(hours),
            Length::Days(days) => step(start, |date| date.checked_add_days(Days::new(u64::from(days)))),
            Length::Months(months) => step(start, |date| date.checked_add_months(Months::new(months))),
            Length::WorkingDays(count) => end_of(self.working_day_after(start.london_date(), count)),
            Length::SameWorkingDay => end_of(self.working_day_from(start.london_date())),
        }
    }

    /// Whether the bank holidays of all days from `start` to `end` are known.
    #[must_use]
    pub fn knows(&self, start: Instant, end: Instant) -> bool {
        self.known.0 <= start.london_date().year() && end.after_hours(-1.0).london_date().year() <= self.known.1
    }

    /// The last year for which bank holidays are known.
    #[must_use]
    pub fn last_known_year(&self) -> i32 {
        self.known.1
    }

    /// Whether people are at work on this date.
    #[must_use]
    pub fn is_working_day(&self, date: NaiveDate) -> bool {
        !matches!(date.weekday(), Weekday::Sat | Weekday::Sun) && !self.is_bank_holiday(date)
    }

    /// Whether this date is a bank holiday, as far as they are known.
    #[must_use]
    pub fn is_bank_holiday(&self, date: NaiveDate) -> bool {
        self.holidays.contains(&date)
    }

    /// The `count`-th working day after a date.
    fn working_day_after(&self, date: NaiveDate, count: u32) -> NaiveDate {
        let mut left = count;
        let mut day = date;
        while left > 0 {
            let Some(next) = day.succ_opt() else { return day };
            day = next;
            if self.is_working_day(day) {
                left -= 1;
            }
        }
        day
    }

    /// This date, or the next working day if it is none.
    fn working_day_from(&self, date: NaiveDate) -> NaiveDate {
        if self.is_working_day(date) { date } else { self.working_day_after(date, 1) }
    }
}

/// The start of the London day that is so many days before that of `instant`.
#[must_use]
pub fn london_date_before(instant: Instant, days: u32) -> NaiveDate {
    let date = instant.london_date();
    date.checked_sub_days(Days::new(u64::from(days))).unwrap_or(NaiveDate::MIN)
}

/// The midnight that ends a London date.
fn end_of(date: NaiveDate) -> Instant {
    from_london(date.succ_opt().unwrap_or(date).and_time(NaiveTime::MIN))
}

/// The same wall-clock time on another London date.
fn step(start: Instant, to: impl Fn(NaiveDate) -> Option<NaiveDate>) -> Instant {
    let local = start.london();
    match to(local.date()) {
        Some(date) if YEARS.contains(&date.year()) => from_london(date.and_time(local.time())),
        // Beyond all calendars: later than anything that can be asked about.
        _ => Instant(i64::MAX),
    }
}

/// What a clock in London shows can be one moment, two, or none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LondonTime {
    /// One moment.
    Once(Instant),
    /// Two, where the clocks go back.
    Twice(Instant, Instant),
    /// None, where the clocks go forward.
    Skipped,
}

/// The moment at which a clock in London shows this, between the years 1900 and 2200.
#[must_use]
pub fn london_time(local: NaiveDateTime) -> LondonTime {
    let instant = |moment: DateTime<chrono_tz::Tz>| Instant(moment.timestamp_nanos_opt().unwrap_or(i64::MAX));
    match London.from_local_datetime(&local) {
        MappedLocalTime::Single(moment) => LondonTime::Once(instant(moment)),
        MappedLocalTime::Ambiguous(first, second) => LondonTime::Twice(instant(first), instant(second)),
        MappedLocalTime::None => LondonTime::Skipped,
    }
}

/// The instant of a London wall-clock time: the first of a doubled one, the first moment after a skipped one.
pub(crate) fn from_london(local: NaiveDateTime) -> Instant {
    let moment = match London.from_local_datetime(&local) {
        MappedLocalTime::Single(moment) | MappedLocalTime::Ambiguous(moment, _) => Some(moment),
        // The clocks of London skip whole hours: the first moment after is the next full hour that exists.
        MappedLocalTime::None => {
            let start = local.date().and_hms_opt(local.hour(), 0, 0).unwrap_or(local);
            (1..=3).find_map(|hours| London.from_local_datetime(&(start + TimeDelta::hours(hours))).earliest())
        }
    };
    let nanoseconds = moment.and_then(|moment| moment.timestamp_nanos_opt());
    Instant(nanoseconds.unwrap_or_else(|| local.and_utc().timestamp_nanos_opt().unwrap_or(i64::MAX)))
}

#[cfg(test)]
#[allow(clippy::panic)]
mod tests {
    use super::*;

    fn at(text: &str) -> Instant {
        Instant::parse(text).unwrap_or_else(|problem| panic!("{text}: {problem:?}"))
    }

    #[test]
    fn an_instant_is_read_as_rfc_3339_writes_it() {
        for (text, same) in [
            ("2026-11-20T21:30:00Z", "2026-11-20T21:30:00Z"),
            ("2026-11-20t21:30z", "2026-11-20T21:30:00Z"),
            ("2026-10-02T20:00:00+01:00", "2026-10-02T19:00:00Z"),
            ("2026-01-01T00:30-05:30", "2026-01-01T06:00:00Z"),
            ("2026-11-20T21:30:00.5Z", "2026-11-20T21:30:00.500Z"),
        ] {
            assert_eq!(at(text).to_string(), same, "{text}");
        }
    }

    proptest::proptest! {
        /// Written digit by digit, and as the calendar's library writes it.
        #[test]
        fn an_instant_is_written_as_the_library_writes_it(seconds in -2_208_988_800_i64..7_289_654_400, nanoseconds in proptest::option::of(1_i64..SECOND)) {
            let instant = Instant(seconds * SECOND + nanoseconds.unwrap_or(0));
            let moment = instant.utc();
            proptest::prop_assert_eq!(instant.to_string(), format!("{}T{}Z", moment.date_naive(), moment.time()));
            proptest::prop_assert_eq!(Instant::parse(&instant.to_string()), Ok(instant));
        }
    }

    #[test]
    fn what_is_no_instant_is_refused_with_its_reason() {
        use InstantProblem::*;
        for (text, problem) in [
            ("2026-11-20T21:30:00", NoOffset),
            ("2016-12-31T23:59:60Z", LeapSecond),
            ("2026-02-29T10:00:00Z", Impossible),
            ("2026-02-28T24:00:00Z", Impossible),
            ("2026-02-28T10:00:00+24:00", Impossible),
            ("2026-02-28 10:00:00Z", Form),
            ("2026-2-28T10:00:00Z", Form),
            ("1066-10-14T09:00:00Z", Year),
            ("yesterday", Form),
            ("", Form),
            ("2026-11-20T21:30:00.Z", Form),
            ("2026‐11‐20T21:30Z", Form),
        ] {
            assert_eq!(Instant::parse(text), Err(problem), "{text}");
        }
    }

    /// Contract, section 1: born on 29 February, the birthday is 1 March in other years.
    #[test]
    fn a_child_born_on_a_leap_day_has_the_birthday_on_1_march() {
        let birth = NaiveDate::from_ymd_opt(2012, 2, 29);
        let age = |year, month, day| birth.zip(NaiveDate::from_ymd_opt(year, month, day)).map(|(birth, date)| age_on(birth, date));
        assert_eq!(age(2026, 2, 28), Some(13));
        assert_eq!(age(2026, 3, 1), Some(14));
        assert_eq!(age(2028, 2, 29), Some(16));
    }
}
