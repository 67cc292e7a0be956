//! Numbers as packs write them: a few digits and a point.
//!
//! The standard library reads and writes any number there is; that takes 25 kB of the browser's module.

use serde::ser::{Serialize, Serializer};

/// A number that is written to JSON without a point where it is whole: `14`, not `14.0`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Written(pub f64);

impl Serialize for Written {
    #[allow(clippy::cast_possible_truncation, reason = "it is whole, and small enough to be exact")]
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0.fract() == 0.0 && self.0.abs() < EXACT {
            serializer.serialize_i64(self.0 as i64)
        } else {
            serializer.serialize_f64(self.0)
        }
    }
}

/// Below this every whole number has a value of its own.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// The powers of ten that are exact.
const POWERS: [f64; 23] =
    [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22];

/// Reads `12`, `12.5`, `.5`: digits with or without a point, times a power of ten.
///
/// The value is the nearest there is: 15 digits and 22 powers are exact, so that one multiplication or division rounds once.
/// None for more than these, and for what is no number.
///
/// ```
/// use homeward::number::decimal;
/// assert_eq!(decimal("12.5", 0), Some(12.5));
/// assert_eq!(decimal("0.1", 3), Some(100.0));
/// assert_eq!(decimal("1.2.3", 0), None);
/// ```
#[must_use]
pub fn decimal(text: &str, power: i32) -> Option<f64> {
    let (mut digits, mut power, mut behind_point, mut any) = (0_u64, power, false, false);
    let mut zeros = 0;
    for byte in text.bytes() {
        match byte {
            b'.' if !behind_point => behind_point = true,
            b'0' => {
                // Zeros count once another digit follows them.
                zeros += 1;
                power -= i32::from(behind_point);
                any = true;
            }
            b'1'..=b'9' => {
                for _ in 0..zeros {
                    digits = digits.checked_mul(10)?;
                }
                zeros = 0;
                digits = digits.checked_mul(10)?.checked_add(u64::from(byte - b'0'))?;
                power -= i32::from(behind_point);
                any = true;
            }
            _ => return None,
        }
    }
    power += zeros;
    #[allow(clippy::cast_precision_loss, reason = "checked in the line below")]
    let number = digits as f64;
    if !any || number >= EXACT {
        return None;
    }
    if digits == 0 {
        return Some(0.0);
    }
    let times = POWERS.get(usize::try_from(power.unsigned_abs()).ok()?)?;
    Some(if power < 0 { number / times } else { number * times })
}

/// Writes a number as a person does: `12`, `12.5`. As few digits as tell it apart, up to 15 of them.
///
/// ```
/// assert_eq!(homeward::number::words(0.1 + 0.2), "0.3");
/// ```
#[must_use]
pub fn words(number: f64) -> String {
    let mut written = String::new();
    for (places, times) in POWERS.iter().enumerate() {
        let scaled = (number * times).round();
        if scaled.abs() >= EXACT / 8.0 && places > 0 {
            break;
        }
        // `as` saturates; what is so large is no number that anybody meant.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let digits = scaled.abs() as u128;
        let sign = if number < 0.0 && digits > 0 { "-" } else { "" };
        written = match places {
            0 => format!("{sign}{digits}"),
            _ => {
                let digits = format!("{digits:0>width$}", width = places + 1);
                let (whole, fraction) = digits.split_at_checked(digits.len() - places).unwrap_or((&digits, ""));
                format!("{sign}{whole}.{}", fraction.trim_end_matches('0')).trim_end_matches('.').to_owned()
            }
        };
        #[allow(clippy::float_cmp, reason = "the very number is asked for")]
        let same = scaled / times == number;
        if same {
            break;
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_no_number_of_a_pack_is_none() {
        for text in ["", ".", "1e3", "-1", "1,5", "1.2.3", " 1", "9007199254740993", "12345678901234567890"] {
            assert_eq!(decimal(text, 0), None, "{text}");
        }
        assert_eq!(decimal("1", 23), None);
        assert_eq!(decimal("0.000", -40), Some(0.0));
    }

    #[test]
    fn numbers_are_written_as_people_write_them() {
        for (number, text) in [
            (0.0, "0"),
            (-0.0, "0"),
            (12.0, "12"),
            (12.5, "12.5"),
            (-0.25, "-0.25"),
            (1.0 / 3.0, "0.333333333333333"),
            (1e20, "100000000000000000000"),
            (0.001, "0.001"),
        ] {
            assert_eq!(words(number), text);
        }
    }

    proptest! {
        /// The standard library is right for every number.
        #[test]
        fn a_number_is_read_as_the_standard_library_reads_it(whole in 0_u64..100_000_000, fraction in "[0-9]{0,7}", power in -9..9_i32) {
            let text = format!("{whole}.{fraction}");
            let expected: f64 = format!("{whole}.{fraction}0e{power}").parse().unwrap_or(f64::NAN);
            prop_assert_eq!(decimal(&text, power), Some(expected));
        }

        #[test]
        fn a_number_that_was_written_is_read_as_itself(digits in 0_u64..1_000_000_000_000, places in 0..9_i32) {
            let number = decimal(&digits.to_string(), -places).unwrap_or(f64::NAN);
            prop_assert_eq!(decimal(&words(number), 0), Some(number));
        }
    }
}
