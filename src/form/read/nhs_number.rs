//! NHS numbers: ten digits, the last of which checks the others (modulus 11, as the NHS Data Dictionary has it).

use super::Question;
use crate::form::problem::Problem;

/// Reads an NHS number.
pub fn nhs_number(question: &Question<'_>, text: &str) -> Result<String, Problem> {
    let plain: Vec<char> = text.chars().filter(|letter| !matches!(letter, ' ' | '-' | '\u{a0}')).collect();
    let digits: Vec<u32> = plain.iter().filter_map(|letter| letter.to_digit(10)).collect();
    if digits.len() != 10 || plain.len() != 10 {
        return Err(question.must("form/not-an-nhs-number", "must be 10 digits, such as 943 476 5919"));
    }
    if checks(&digits) {
        return Ok(text.to_owned());
    }
    Err(question.must("form/nhs-number-check", "must be a real NHS number: its last digit does not fit the others. Check each digit"))
}

/// Each of the first nine digits counts by its weight, 10 down to 2; what is lacking to a multiple of 11 is the last.
fn checks(digits: &[u32]) -> bool {
    let sum: u32 = digits.iter().zip((2..=10).rev()).map(|(digit, weight)| digit * weight).sum();
    let check = match 11 - sum % 11 {
        11 => 0,
        check => check,
    };
    digits.get(9) == Some(&check)
}
