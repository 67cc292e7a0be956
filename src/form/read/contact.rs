//! Telephone numbers, e-mail addresses and postcodes. They are kept as they were typed.

use super::Question;
use crate::form::problem::Problem;

/// Numbers that are shorter than others: emergencies, and help lines for children.
const SHORT: [&str; 10] = ["999", "112", "101", "105", "111", "119", "116000", "116111", "116123", "08001111"];

/// A telephone number by the rules of the United Kingdom, or one of another country with its `+`.
pub fn telephone(question: &Question<'_>, text: &str) -> Result<String, Problem> {
    let lower = text.to_ascii_lowercase();
    let (main, extension) = ["extension", "ext", "x"].iter().find_map(|word| lower.split_once(word)).unwrap_or((&lower, ""));
    let extension = extension.trim_start_matches(['.', ':']).trim();
    let plain = |text: &str| text.chars().all(|letter| letter.is_ascii_digit() || " +()-.\u{a0}".contains(letter));
    let is_extension = extension.len() <= 6 && extension.bytes().all(|byte| byte.is_ascii_digit());
    if plain(main) && is_extension && main.chars().skip(1).all(|letter| letter != '+') && is_number(main) {
        return Ok(text.to_owned());
    }
    Err(question.must("form/not-a-telephone", "must be a telephone number, like 01632 960 001, 07700 900 982 or +44 808 157 0192"))
}

fn is_number(text: &str) -> bool {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let abroad = text.trim_start().starts_with('+').then_some(digits.as_str()).or_else(|| digits.strip_prefix("00"));
    let national = match abroad {
        None => digits.clone(),
        // With the code of the country the 0 is left out, or stands in brackets.
        Some(abroad) => match abroad.strip_prefix("44") {
            Some(rest) => format!("0{}", rest.strip_prefix('0').unwrap_or(rest)),
            None => return (8..=15).contains(&abroad.len()) && !abroad.starts_with('0'),
        },
    };
    let begins = ["01", "02", "03", "05", "07", "08", "09"].iter().any(|start| national.starts_with(start));
    SHORT.contains(&national.as_str())
        || (begins && national.len() == 11)
        // A few places, and some free numbers, have one digit less.
        || (national.len() == 10 && (national.starts_with("01") || national.starts_with("0800") || national.starts_with("0500")))
}

/// An e-mail address: one @, a name before it, a domain with a point behind it.
pub fn email(question: &Question<'_>, text: &str) -> Result<String, Problem> {
    let good = text.split_once('@').is_some_and(|(name, domain)| {
        let parts: Vec<&str> = domain.split('.').collect();
        let of_domain = |part: &&str| {
            !part.is_empty() && part.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-' || !letter.is_ascii())
        };
        !name.is_empty()
            && !name.starts_with('.')
            && !name.ends_with('.')
            && !name.contains("..")
            && parts.len() >= 2
            && parts.iter().all(of_domain)
            && parts.last().is_some_and(|last| last.len() >= 2)
            && !text.chars().any(|letter| letter.is_whitespace() || "(),:;<>[]\"\\".contains(letter))
    });
    if good {
        return Ok(text.to_owned());
    }
    Err(question.must("form/not-an-email", "must be an email address in the correct format, like name@example.com"))
}

/// A postcode by the form that all of the United Kingdom share; a space may be left out.
pub fn postcode(question: &Question<'_>, text: &str) -> Result<String, Problem> {
    let letters: String = text.chars().filter(|letter| !letter.is_whitespace()).map(|letter| letter.to_ascii_uppercase()).collect();
    let good = letters.is_ascii()
        && letters.len().checked_sub(3).and_then(|at| letters.split_at_checked(at)).is_some_and(|(outward, inward)| {
            let inward = shape(inward) == "9AA" && !inward.contains(['C', 'I', 'K', 'M', 'O', 'V']);
            let known = matches!(shape(outward).as_str(), "A9" | "A99" | "AA9" | "AA99" | "A9A" | "AA9A");
            inward && (known && !outward.starts_with(['Q', 'V', 'X']) || letters == "GIR0AA")
        });
    if good {
        return Ok(text.to_owned());
    }
    Err(question.must("form/not-a-postcode", "must be a full UK postcode, such as E6 2RP"))
}

/// The shape of a text: A for a letter, 9 for a digit.
fn shape(text: &str) -> String {
    text.chars()
        .map(|letter| match letter {
            'A'..='Z' => 'A',
            '0'..='9' => '9',
            _ => '?',
        })
        .collect()
}
