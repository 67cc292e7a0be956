//! The engine as JavaScript reaches it, and the one file that names wasm_bindgen.
//!
//! Only text and numbers cross the border; `www/engine/package/` makes objects and errors of them. A refusal is thrown as a
//! text: the diagnostics as JSON.

use std::borrow::Cow;

use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use crate::json::text;
use crate::pair::{self, Seen};
use crate::record::Record;
use crate::view::{calls, changes, compare_view, handover, moved, pair_calls, pair_view, repeats, timeline, view};
use crate::vocabulary::Words;
use crate::{Case, Code, Diagnostic, Diagnostics, Instant, Protocol, api, assess, assess_pair, export, form, history, parts};

/// A protocol, ready to be asked.
#[wasm_bindgen]
pub struct Engine {
    protocol: Protocol,
    texts: String,
}

#[wasm_bindgen]
impl Engine {
    /// Reads and compiles a pack.
    #[wasm_bindgen(constructor)]
    pub fn new(json: &str) -> Result<Engine, JsValue> {
        let protocol = Protocol::parse(json).map_err(refusal)?;
        Ok(Self { protocol, texts: String::new() })
    }

    /// Reads and compiles a pack of which the caller knows that it was checked, and that this is its digest.
    ///
    /// The text is given as its bytes, as they were fetched: to make a text of them and bytes again takes a tenth of the time.
    pub fn checked(json: &[u8], digest: &str) -> Result<Engine, JsValue> {
        let json = str::from_utf8(json).map_or_else(|_| String::from_utf8_lossy(json), Cow::Borrowed);
        let protocol = Protocol::parse_checked(&json, digest).map_err(refusal)?;
        Ok(Self { protocol, texts: String::new() })
    }

    /// What the pack says of itself, as JSON.
    pub fn about(&self) -> String {
        text(&self.protocol.pack().about)
    }

    /// The digest of the pack.
    pub fn digest(&self) -> String {
        self.protocol.digest().to_owned()
    }

    /// The facts and events that a case may give.
    pub fn vocabulary(&self) -> String {
        let vocabulary = self.protocol.vocabulary();
        text(&Words { facts: vocabulary.facts(), events: vocabulary.events() })
    }

    /// The part of every assessment that never moves.
    pub fn fixed(&self) -> String {
        parts::fixed(&self.protocol)
    }

    /// The part of an assessment that moves, in numbers; `texts` has its few texts.
    pub fn moving(&mut self, case: &str, as_of: &str) -> Result<Vec<u32>, JsValue> {
        let (case, as_of) = self.read(case, as_of)?;
        let moving = parts::moving(&assess(&self.protocol, &case, as_of));
        self.texts = moving.texts;
        Ok(moving.numbers)
    }

    /// The texts of the last answer of `moving`.
    pub fn texts(&mut self) -> String {
        std::mem::take(&mut self.texts)
    }

    /// An assessment as text: the same bytes as from the command line.
    pub fn assess_text(&self, case: &str, as_of: &str) -> Result<String, JsValue> {
        api::assess_text(&self.protocol, case, as_of).map_err(refusal)
    }

    /// An assessment in words and order, as JSON.
    pub fn view(&self, case: &str, as_of: &str) -> Result<String, JsValue> {
        let (case, as_of) = self.read(case, as_of)?;
        Ok(text(&view(&self.protocol, &case, as_of)))
    }

    /// What would change this, as JSON.
    pub fn changes(&self, case: &str, as_of: &str) -> Result<String, JsValue> {
        let (case, as_of) = self.read(case, as_of)?;
        Ok(text(&changes(&self.protocol, &case, as_of)))
    }

    /// The episode on a line of time, as JSON.
    pub fn timeline(&self, case: &str, as_of: &str) -> Result<String, JsValue> {
        let (case, as_of) = self.read(case, as_of)?;
        Ok(text(&timeline(&self.protocol, &case, as_of)))
    }

    /// What a change of the case moved, as JSON.
    pub fn moved(&self, before: &str, after: &str, as_of: &str) -> Result<String, JsValue> {
        let (before, _) = self.read(before, as_of)?;
        let (after, as_of) = self.read(after, as_of)?;
        Ok(text(&moved(&self.protocol, &before, &after, as_of)))
    }

    /// The words for the telephone, as JSON.
    pub fn calls(&self, case: &str, as_of: &str) -> Result<String, JsValue> {
        let (case, as_of) = self.read(case, as_of)?;
        Ok(text(&calls(&self.protocol, &case, as_of)))
    }

    /// What more episodes would bring, as JSON.
    pub fn repeats(&self, case: &str, as_of: &str) -> Result<String, JsValue> {
        let (case, as_of) = self.read(case, as_of)?;
        Ok(text(&repeats(&self.protocol, &case, as_of)))
    }

    /// The handover sheet of a record: as JSON, or as plain text.
    pub fn handover(&self, record: &str, as_of: &str, plain: bool) -> Result<String, JsValue> {
        let as_of = api::instant(as_of).map_err(refusal)?;
        let record = Record::read(&self.protocol, record, as_of).map_err(refusal)?;
        let sheet = handover(&self.protocol, &record, as_of);
        Ok(if plain { export::handover::handover(&sheet) } else { text(&sheet) })
    }

    /// The deadlines ahead, as a calendar file.
    pub fn calendar(&self, case: &str, as_of: &str) -> Result<String, JsValue> {
        let (case, as_of) = self.read(case, as_of)?;
        Ok(export::calendar::calendar(&self.protocol, &assess(&self.protocol, &case, as_of)))
    }

    /// The forms that are of use in a case, as JSON.
    pub fn forms(&self, case: &str, as_of: &str) -> Result<String, JsValue> {
        let (case, as_of) = self.read(case, as_of)?;
        Ok(text(&form::forms(&self.protocol, &case, as_of)))
    }

    /// How far a form is filled in, as JSON.
    pub fn form_state(&self, id: &str, case: &str, answers: &str, as_of: &str) -> Result<String, JsValue> {
        let as_of = api::instant(as_of).map_err(refusal)?;
        Ok(text(&form::state(&self.protocol, id, case, answers, as_of).map_err(refusal)?))
    }

    /// The case as it is once a form is completed, as JSON.
    pub fn form_complete(&self, id: &str, case: &str, answers: &str, as_of: &str) -> Result<String, JsValue> {
        let as_of = api::instant(as_of).map_err(refusal)?;
        Ok(text(&form::complete(&self.protocol, id, case, answers, as_of).map_err(refusal)?))
    }

    /// A form as plain text.
    pub fn form_text(&self, id: &str, case: &str, answers: &str, as_of: &str) -> Result<String, JsValue> {
        let as_of = api::instant(as_of).map_err(refusal)?;
        form::text(&self.protocol, id, case, answers, as_of).map_err(refusal)
    }

    /// What this protocol and that of the host authority say of a child of this authority who is placed there, as JSON.
    pub fn pair(&self, host: &Engine, case: &str, as_of: &str) -> Result<String, JsValue> {
        let as_of = api::instant(as_of).map_err(refusal)?;
        Ok(text(&assess_pair(&self.protocol, &host.protocol, case, as_of).map_err(refusal)?))
    }

    /// The same in words and order, as JSON; or, where `alike`, one case as each would see it as its own.
    pub fn pair_view(&self, other: &Engine, case: &str, as_of: &str, alike: bool) -> Result<String, JsValue> {
        let as_of = api::instant(as_of).map_err(refusal)?;
        let (sides, seen) = ([&self.protocol, &other.protocol], if alike { Seen::Alike } else { Seen::FromBothSides });
        let cases = pair::cases(&self.protocol, &other.protocol, case, as_of, seen).map_err(refusal)?;
        Ok(text(&if alike { compare_view(sides, &cases, as_of) } else { pair_view(sides, &cases, as_of) }))
    }

    /// The words for the telephone for this protocol and that of the host authority, as JSON.
    pub fn pair_calls(&self, host: &Engine, case: &str, as_of: &str) -> Result<String, JsValue> {
        let as_of = api::instant(as_of).map_err(refusal)?;
        let cases = pair::cases(&self.protocol, &host.protocol, case, as_of, Seen::FromBothSides).map_err(refusal)?;
        Ok(text(&pair_calls([&self.protocol, &host.protocol], &cases, as_of)))
    }

    /// The facts and events that a case may give to this protocol or another, as JSON; `alike` as in `pair_view`.
    pub fn pair_words(&self, other: &Engine, alike: bool) -> String {
        let seen = if alike { Seen::Alike } else { Seen::FromBothSides };
        text(&pair::words([&self.protocol, &other.protocol], seen))
    }

    fn read(&self, case: &str, as_of: &str) -> Result<(Case, Instant), JsValue> {
        let as_of = api::instant(as_of).map_err(refusal)?;
        let case = Case::read(self.protocol.vocabulary(), case, as_of).map_err(refusal)?;
        Ok((case, as_of))
    }
}

/// A table of earlier episodes, read and held against a case: `answers` are keys and values, two by two.
#[wasm_bindgen]
pub fn read_history(pasted: &str, as_of: &str, answers: Vec<String>, case: &str) -> Result<String, JsValue> {
    let beside = history::Beside::read(case).map_err(refusal)?;
    let as_of = api::instant(as_of).map_err(refusal)?;
    let mut given = history::GivenAnswers::default();
    for pair in answers.chunks_exact(2) {
        if let [key, value] = pair {
            given.insert(key.clone(), value.clone());
        }
    }
    Ok(text(&history::read(pasted, as_of, &given, &beside)))
}

/// Diagnostics for values that JSON cannot say: places and kinds, two by two ("events.last_seen", "a Date").
#[wasm_bindgen]
pub fn unsayable(places_and_kinds: Vec<String>) -> String {
    let mut found = Diagnostics::default();
    for pair in places_and_kinds.chunks_exact(2) {
        if let [place, kind] = pair {
            let message = format!("expected what JSON can say, but found {kind}");
            let mend = match kind.as_str() {
                "a Date" => "Give a string with an offset, such as date.toISOString(); a date of birth as 2011-05-30.",
                kind if kind.ends_with("where a string is expected") => "Give a string.",
                kind if kind.ends_with("where a protocol is expected") => "Give what `load` or `Protocol.parse` gave.",
                _ => "Give true or false, a number, a string, a list or a plain object; leave out what is not known.",
            };
            found.push(Diagnostic::new(Code::CaseWrongType, place, message).mended_by(mend));
        }
    }
    text(&found)
}

fn refusal(found: Diagnostics) -> JsValue {
    JsValue::from_str(&text(&found))
}
