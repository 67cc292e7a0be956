//! Rows that may say an episode a second time: one that another row says too, that is in the case already, or that is this very
//! episode. A repeat trigger counts episodes, so nothing of that is guessed.

use super::{Ask, AskChoice, GivenAnswers};
use crate::calendar::Instant;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::json::Json;
use crate::words;

/// The events by which this episode may be known, the first that is given being its beginning.
const BEGINNINGS: [(&str, &str); 3] =
    [("last_seen", "last seen"), ("noticed_away", "noticed to be away"), ("reported_missing", "reported missing")];

/// What of a case a table is held against: when this episode began, and the earlier ones that are known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Beside {
    /// When this episode began, with the words for it; none where no time of it is known.
    began: Option<(Instant, &'static str)>,
    /// When the earlier episodes began that the case holds.
    earlier: Vec<Instant>,
}

impl Beside {
    /// Reads what matters of a case: its events and its history. What else it holds is for its protocol to read.
    ///
    /// # Errors
    /// A case that is no JSON object, and times of these that cannot be read.
    pub fn read(case: &str) -> Result<Self, Diagnostics> {
        let mut found = Diagnostics::default();
        let json = match serde_json::from_str::<Json>(case) {
            Ok(json @ Json::Object(_)) => json,
            Ok(Json::Null) => return Ok(Self::default()),
            Ok(other) => {
                found.push(
                    Diagnostic::new(Code::CaseWrongType, "case", format!("expected an object, but found {}", other.kind()))
                        .mended_by("Give the case, or leave it out."),
                );
                return Err(found);
            }
            Err(problem) => {
                found.push(Diagnostic::new(Code::CaseNotJson, "case", format!("the case is no JSON document: {problem}")));
                return Err(found);
            }
        };
        let mut beside = Self::default();
        for (name, said) in BEGINNINGS {
            let event = json.get("events").and_then(|events| events.get(name));
            if let Some(at) = instant(event, &format!("events.{name}"), &mut found)
                && beside.began.is_none()
            {
                beside.began = Some((at, said));
            }
        }
        if let Some(Json::List(history)) = json.get("history") {
            for (place, episode) in history.iter().enumerate() {
                beside.earlier.extend(instant(episode.get("start"), &format!("history[{place}].start"), &mut found));
            }
        }
        if found.is_empty() { Ok(beside) } else { Err(found) }
    }
}

fn instant(json: Option<&Json>, path: &str, found: &mut Diagnostics) -> Option<Instant> {
    let Some(Json::Text(text)) = json else { return None };
    match Instant::parse(text) {
        Ok(at) => Some(at),
        Err(problem) => {
            found.add(Code::CaseBadInstant, path, format!("`{text}` {}", problem.describe()));
            None
        }
    }
}

/// The beginning of a row, as far as it is read.
#[derive(Debug, Clone, Copy)]
pub struct Start {
    /// The line of the row.
    pub line: usize,
    /// When it began; without a time, the midnight that begins the day.
    pub at: Instant,
    /// Whether its time was written too.
    pub timed: bool,
}

impl Start {
    /// Whether another moment may be the same beginning: it is, or it is the same day and of one of them only the day is written.
    fn may_be(&self, at: Instant, timed: bool) -> bool {
        self.at == at || (!self.timed || !timed) && self.at.london_date() == at.london_date()
    }
}

/// What a row says that may have been said before.
#[derive(Debug)]
pub enum Same {
    /// Nothing: it is an episode of its own.
    No,
    /// It is asked about.
    Asked(Ask),
    /// It is none to be taken, for this reason.
    Yes(String),
}

/// Whether a row says an episode that is known already. `before` are the rows above it. What it may be the same as is asked one
/// by one: this episode, one of the list, a row above.
pub fn same(start: Start, before: &[Start], beside: &Beside, as_of: Instant, answers: &GivenAnswers) -> Same {
    const IN_THE_LIST: &str = "in the list already";
    if beside.earlier.contains(&start.at) {
        return Same::Yes(IN_THE_LIST.to_owned());
    }
    let this = beside.began.filter(|(began, _)| start.at >= *began || start.may_be(*began, true)).map(|(began, said)| {
        let asks = format!("Is this row this very episode ({said} {})?", words::moment_near(began, as_of));
        ("this", asks, "this very episode, which counts already".to_owned())
    });
    let listed = beside.earlier.iter().any(|known| start.may_be(*known, *known != midnight(*known))).then(|| {
        let asks = "An episode of the same day is in the list already. Is it the same?".to_owned();
        ("list", asks, IN_THE_LIST.to_owned())
    });
    // All of them stand in one question, whatever is said of themselves: an answer stays true when another row is answered anew.
    let repeated: Vec<&Start> = before.iter().filter(|other| start.may_be(other.at, other.timed)).collect();
    let above = (!repeated.is_empty()).then(|| {
        let same_time = repeated.iter().all(|other| start.at == other.at);
        let same = if same_time { "begins at the same time as" } else { "begins on the same day as" };
        let lines: Vec<String> = repeated.iter().map(|other| other.line.to_string()).collect();
        let asks = match lines.as_slice() {
            [others @ .., last] if !others.is_empty() => {
                format!("lines {} and {last}. Is it the same episode as one of them?", others.join(", "))
            }
            _ => format!("line {}. Is it the same episode?", lines.concat()),
        };
        ("row", format!("This row {same} {asks}"), format!("the same as line {}", words::either(&lines)))
    });
    for (what, asks, yes) in [this, listed, above].into_iter().flatten() {
        let key = format!("{}/same-{what}", start.line);
        match answers.get(&key).or_else(|| answers.get("same")).map(String::as_str) {
            Some("same") => return Same::Yes(yes),
            Some("another") => {}
            _ => return Same::Asked(Ask { key, asks, choices: choices() }),
        }
    }
    Same::No
}

/// The question for all rows that may say an episode a second time.
pub fn for_all() -> Ask {
    Ask { key: "same".to_owned(), asks: "Several rows may say an episode a second time. Do they all?".to_owned(), choices: choices() }
}

fn choices() -> Vec<AskChoice> {
    let choice = |value: &str, words: &str| AskChoice { value: value.to_owned(), words: words.to_owned() };
    vec![choice("same", "The same: leave it out"), choice("another", "Another episode: count it")]
}

/// The midnight that begins the London day of a moment: an episode of which only the day was written begins there.
fn midnight(at: Instant) -> Instant {
    crate::calendar::from_london(at.london_date().and_time(chrono::NaiveTime::MIN))
}
