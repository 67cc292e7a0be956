//! Time zones of date and time values, for `homeward feel` alone: the few whose rules are written down here.
//!
//! Conditions of packs know London only (see the calendar). Any other zone is refused, never guessed.

use chrono::{Datelike, NaiveDate, Weekday};

/// What a date and time or a time says of its zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Zone {
    /// Nothing: local time.
    Local,
    /// Seconds east of UTC.
    Offset(i32),
    /// A region whose offset changes with the date.
    Region(Region),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Region {
    London,
    Paris,
    Dhaka,
    Melbourne,
    Sydney,
}

impl Zone {
    /// Reads what stands behind a time: nothing, `Z`, `+01:00` or `@Europe/Paris`.
    pub(super) fn read(text: &str) -> Option<Self> {
        if let Some(name) = text.strip_prefix('@') {
            return Some(match name {
                "Etc/UTC" | "UTC" | "Etc/GMT" => Self::Offset(0),
                "Europe/London" => Self::Region(Region::London),
                "Europe/Paris" => Self::Region(Region::Paris),
                "Asia/Dhaka" => Self::Region(Region::Dhaka),
                "Australia/Melbourne" => Self::Region(Region::Melbourne),
                "Australia/Sydney" => Self::Region(Region::Sydney),
                _ => return None,
            });
        }
        match text {
            "" => return Some(Self::Local),
            "Z" | "z" => return Some(Self::Offset(0)),
            _ => {}
        }
        let (sign, digits) =
            text.strip_prefix('+').map(|digits| (1, digits)).or_else(|| text.strip_prefix('-').map(|digits| (-1, digits)))?;
        let (hours, minutes) = digits.split_once(':')?;
        let two = |digits: &str, most: i32| {
            (digits.len() == 2).then(|| digits.parse::<i32>().ok()).flatten().filter(|number| (0..=most).contains(number))
        };
        Some(Self::Offset(sign * (two(hours, 14)? * 3600 + two(minutes, 59)? * 60)))
    }

    /// Seconds east of UTC on a date; none where it is local, or changes on that day, or is not written down here.
    pub(super) fn offset_on(self, date: NaiveDate) -> Option<i32> {
        match self {
            Self::Local => None,
            Self::Offset(offset) => Some(offset),
            Self::Region(region) => region.offset_on(date),
        }
    }

    /// Every offset it can have.
    pub(super) fn offsets(self) -> Vec<i32> {
        match self {
            Self::Local => Vec::new(),
            Self::Offset(offset) => vec![offset],
            Self::Region(region) => match region {
                Region::Dhaka => vec![region.standard()],
                _ => vec![region.standard(), region.standard() + 3600],
            },
        }
    }
}

impl Region {
    const fn standard(self) -> i32 {
        3600 * match self {
            Self::London => 0,
            Self::Paris => 1,
            Self::Dhaka => 6,
            Self::Melbourne | Self::Sydney => 10,
        }
    }

    fn offset_on(self, date: NaiveDate) -> Option<i32> {
        let year = date.year();
        let summer = match self {
            Self::Dhaka => (2010..=2040).contains(&year).then_some(false)?,
            // The last Sundays of March and of October, since 1996.
            Self::London | Self::Paris => {
                (1996..=2040).contains(&year).then_some(())?;
                within(date, last_sunday(year, 3)?, last_sunday(year, 10)?)?
            }
            // Until 2007 the last Sundays of October and of March (2006 one week later), then the first ones of October and April.
            Self::Melbourne | Self::Sydney => {
                (2001..=2040).contains(&year).then_some(())?;
                let end = if year == 2006 || year >= 2008 { first_sunday(year, 4)? } else { last_sunday(year, 3)? };
                let start = if year >= 2008 { first_sunday(year, 10)? } else { last_sunday(year, 10)? };
                !within(date, end, start)?
            }
        };
        Some(self.standard() + if summer { 3600 } else { 0 })
    }
}

/// Whether a date lies between two days of change; on those days it depends on the hour, which is not asked here.
fn within(date: NaiveDate, first: NaiveDate, last: NaiveDate) -> Option<bool> {
    (date != first && date != last).then_some(first < date && date < last)
}

fn first_sunday(year: i32, month: u32) -> Option<NaiveDate> {
    NaiveDate::from_weekday_of_month_opt(year, month, Weekday::Sun, 1)
}

fn last_sunday(year: i32, month: u32) -> Option<NaiveDate> {
    NaiveDate::from_weekday_of_month_opt(year, month, Weekday::Sun, 5)
        .or_else(|| NaiveDate::from_weekday_of_month_opt(year, month, Weekday::Sun, 4))
}
