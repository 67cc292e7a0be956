//! The values of a number, sorted into the classes that the conditions can tell apart.
//!
//! `age < 12` and `age <= 12` tell three classes apart: under 12, exactly 12, over 12. Between two answers of one class no
//! condition of the pack ever differs, so a number needs as many branches in a diagram as it has classes.

use crate::feel::ast::Comparison;
use crate::number;
use crate::order;

/// A comparison of the number with a threshold.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Threshold {
    /// How the number is compared.
    pub comparison: Comparison,
    /// With what.
    pub number: f64,
}

/// Which values a number can have.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Domain {
    /// Whole numbers only.
    pub whole: bool,
    /// The least value.
    pub least: f64,
    /// The greatest value, if there is one.
    pub greatest: Option<f64>,
}

/// The classes of one number.
///
/// The cuts divide the numbers into regions: below the first cut, the cut itself, between it and the next, and so on.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Classes {
    cuts: Vec<f64>,
    /// The class of each region; none for a region in which no value lies.
    regions: Vec<Option<u8>>,
    /// A value of each class.
    examples: Vec<f64>,
}

/// A range of values that no condition tells apart.
#[derive(Debug, Clone, PartialEq)]
pub struct Range {
    /// A value that lies in it.
    pub example: f64,
    /// The range in words: `11 or under`.
    pub words: String,
}

/// How a comparison turns out.
#[must_use]
pub fn compare(left: f64, comparison: Comparison, right: f64) -> bool {
    match comparison {
        #[allow(clippy::float_cmp, reason = "equality of the language is equality of the numbers that were written")]
        Comparison::Equal => left == right,
        #[allow(clippy::float_cmp, reason = "equality of the language is equality of the numbers that were written")]
        Comparison::NotEqual => left != right,
        Comparison::Less => left < right,
        Comparison::LessOrEqual => left <= right,
        Comparison::Greater => left > right,
        Comparison::GreaterOrEqual => left >= right,
    }
}

impl Classes {
    /// The classes that these thresholds tell apart; nothing when there would be more than 64.
    #[must_use]
    pub fn of(thresholds: &[Threshold], domain: Domain) -> Option<Self> {
        let mut cuts: Vec<f64> = thresholds.iter().map(|threshold| threshold.number).collect();
        order::by(&mut cuts, |left, right| left <= right);
        cuts.dedup();
        let mut classes = Self { cuts, ..Self::default() };
        let mut outcomes: Vec<Vec<bool>> = Vec::new();
        for region in 0..=2 * classes.cuts.len() {
            let Some(example) = classes.example(region, domain) else {
                classes.regions.push(None);
                continue;
            };
            let outcome: Vec<bool> = thresholds.iter().map(|threshold| compare(example, threshold.comparison, threshold.number)).collect();
            let class = outcomes.iter().position(|known| *known == outcome).unwrap_or_else(|| {
                outcomes.push(outcome);
                classes.examples.push(example);
                outcomes.len() - 1
            });
            classes.regions.push(u8::try_from(class).ok().filter(|class| *class < 64));
            if class >= 64 {
                return None;
            }
        }
        Some(classes)
    }

    /// How many there are.
    #[must_use]
    pub fn count(&self) -> u32 {
        u32::try_from(self.examples.len()).unwrap_or(u32::MAX).max(1)
    }

    /// The class in which a value lies, as a bit.
    #[must_use]
    pub fn bit(&self, value: f64) -> u64 {
        self.regions.get(self.region(value)).copied().flatten().map_or(0, |class| 1 << class)
    }

    /// The region in which a value lies.
    fn region(&self, value: f64) -> usize {
        let below = self.cuts.partition_point(|cut| *cut < value);
        #[allow(clippy::float_cmp, reason = "a cut is a number as the pack writes it")]
        let on_cut = self.cuts.get(below).is_some_and(|cut| *cut == value);
        2 * below + usize::from(on_cut)
    }

    /// The classes in which a comparison holds, as bits.
    #[must_use]
    pub fn bits(&self, threshold: Threshold) -> u64 {
        let holds = |example: &f64| compare(*example, threshold.comparison, threshold.number);
        self.examples.iter().enumerate().filter(|(_, example)| holds(example)).fold(0, |bits, (class, _)| bits | 1 << class)
    }

    /// The ranges of values between which some condition differs, from the least on: a value of each, and the range in
    /// words (`11 or under`, `12`, `16 or over`).
    #[must_use]
    pub fn ranges(&self, domain: Domain) -> Vec<Range> {
        let range = |(first, last)| Some(Range { example: self.example(first, domain)?, words: self.in_words(first, last, domain) });
        self.runs().into_iter().filter_map(range).collect()
    }

    /// The range in which a value lies, in words.
    #[must_use]
    pub fn range_of(&self, value: f64, domain: Domain) -> Option<String> {
        let region = self.region(value);
        let run = self.runs().into_iter().find(|(first, last)| (*first..=*last).contains(&region));
        run.map(|(first, last)| self.in_words(first, last, domain))
    }

    /// Neighbouring regions of one class: the first and the last of each run.
    fn runs(&self) -> Vec<(usize, usize)> {
        let mut runs: Vec<(Option<u8>, usize, usize)> = Vec::new();
        for (region, class) in self.regions.iter().enumerate().filter(|(_, class)| class.is_some()) {
            match runs.last_mut() {
                Some((known, _, last)) if known == class => *last = region,
                _ => runs.push((*class, region, region)),
            }
        }
        runs.into_iter().map(|(_, first, last)| (first, last)).collect()
    }

    fn in_words(&self, first: usize, last: usize, domain: Domain) -> String {
        let cut = |place: usize| self.cuts.get(place).copied();
        let (low, low_is_in) =
            if first % 2 == 1 { (cut(first / 2), true) } else { (first.checked_sub(2).and_then(|below| cut(below / 2)), false) };
        let (high, high_is_in) = (cut(last / 2), last % 2 == 1);
        let said = number::words;
        if domain.whole {
            let low = low.map(|low| if low_is_in { low } else { low.floor() + 1.0 }).filter(|low| *low > domain.least);
            let high = high.map(|high| if high_is_in { high } else { high.ceil() - 1.0 });
            return match (low, high) {
                (None, None) => "any".to_owned(),
                (None, Some(high)) => format!("{} or under", said(high)),
                (Some(low), None) => format!("{} or over", said(low)),
                (Some(low), Some(high)) if low >= high => said(low),
                (Some(low), Some(high)) => format!("{} to {}", said(low), said(high)),
            };
        }
        match (low, high) {
            (None, None) => "any".to_owned(),
            (None, Some(high)) => format!("{} {}", if high_is_in { "at most" } else { "under" }, said(high)),
            (Some(low), None) => format!("{} {}", if low_is_in { "at least" } else { "over" }, said(low)),
            (Some(low), Some(high)) if low >= high => said(low),
            (Some(low), Some(high)) => format!("{} to {}", said(low), said(high)),
        }
    }

    /// A value that lies in a region and in the domain, if there is one.
    fn example(&self, region: usize, domain: Domain) -> Option<f64> {
        let greatest = domain.greatest.unwrap_or(f64::MAX);
        let within = |value: f64| (domain.least..=greatest).contains(&value) && (!domain.whole || value.fract() == 0.0);
        if region % 2 == 1 {
            return self.cuts.get(region / 2).copied().filter(|cut| within(*cut));
        }
        let low = region.checked_sub(2).and_then(|below| self.cuts.get(below / 2)).copied();
        let high = self.cuts.get(region / 2).copied();
        let candidates = if domain.whole {
            // The first whole number above the lower cut, or the least there is.
            [low.map_or(domain.least, |low| low.floor() + 1.0).max(domain.least), f64::NAN]
        } else {
            let from = low.unwrap_or(domain.least).max(domain.least);
            let to = high.unwrap_or(from + 2.0).min(greatest);
            [f64::midpoint(from, to), from]
        };
        let inside = |value: &f64| within(*value) && low.is_none_or(|low| *value > low) && high.is_none_or(|high| *value < high);
        candidates.into_iter().find(inside)
    }
}

#[cfg(test)]
mod tests {
    use super::Comparison::{Greater, GreaterOrEqual, Less, LessOrEqual};
    use super::*;

    const AGE: Domain = Domain { whole: true, least: 0.0, greatest: Some(25.0) };
    const MILES: Domain = Domain { whole: false, least: 0.0, greatest: None };

    fn thresholds(all: &[(Comparison, f64)]) -> Vec<Threshold> {
        all.iter().map(|(comparison, number)| Threshold { comparison: *comparison, number: *number }).collect()
    }

    fn classes(all: &[(Comparison, f64)], domain: Domain) -> Classes {
        Classes::of(&thresholds(all), domain).unwrap_or_default()
    }

    #[test]
    fn under_12_and_12_or_under_tell_three_ages_apart() {
        let ages = classes(&[(Less, 12.0), (LessOrEqual, 12.0)], AGE);
        assert_eq!(ages.count(), 3);
        assert_eq!((ages.bit(11.0), ages.bit(12.0), ages.bit(13.0)), (1, 2, 4));
        assert_eq!(ages.bits(Threshold { comparison: LessOrEqual, number: 12.0 }), 0b011);
    }

    #[test]
    fn no_whole_number_lies_between_12_and_13() {
        let ages = classes(&[(Greater, 12.0), (Less, 13.0)], AGE);
        // "over 12 and under 13" has no class: the two conditions contradict each other for whole years.
        let (over, under) = (Threshold { comparison: Greater, number: 12.0 }, Threshold { comparison: Less, number: 13.0 });
        assert_eq!(ages.bits(over) & ages.bits(under), 0);
        let miles = classes(&[(Greater, 12.0), (Less, 13.0)], MILES);
        assert_ne!(miles.bits(over) & miles.bits(under), 0);
    }

    #[test]
    fn the_ranges_are_told_in_words() {
        let words = |classes: Classes, domain| classes.ranges(domain).into_iter().map(|range| range.words).collect::<Vec<_>>();
        assert_eq!(words(classes(&[(Less, 12.0), (LessOrEqual, 12.0)], AGE), AGE), ["11 or under", "12", "13 or over"]);
        assert_eq!(words(classes(&[(GreaterOrEqual, 16.0), (Less, 11.0)], AGE), AGE), ["10 or under", "11 to 15", "16 or over"]);
        assert_eq!(words(classes(&[(Greater, 20.0)], MILES), MILES), ["at most 20", "over 20"]);
    }

    #[test]
    fn what_lies_outside_the_domain_has_no_class() {
        let ages = classes(&[(GreaterOrEqual, 0.0)], AGE);
        assert_eq!(ages.count(), 1, "every age is 0 or more");
        let ages = classes(&[(Greater, 25.0)], AGE);
        assert_eq!(ages.bits(Threshold { comparison: Greater, number: 25.0 }), 0, "no age is over 25");
    }
}
