//! The calls of two protocols: whom both want to be rung is rung once, and told for both.

use std::borrow::Cow;

use super::{Call, CallSide, EMERGENCY};
use crate::order;
use crate::pack::Side;
use crate::protocol::Protocol;
use crate::view::reach::Answers;

/// The calls of both sides: the emergency number first, then those to be made now. Calls to one number are one call, which
/// holds what either side wants of it.
pub fn of_two<'p>(sides: [&'p Protocol; 2], calls: [Vec<Call<'p>>; 2]) -> Vec<Call<'p>> {
    let mut all: Vec<Call<'p>> = Vec::new();
    for ((side, protocol), calls) in [Side::Home, Side::Host].into_iter().zip(sides).zip(calls) {
        for call in calls.into_iter().map(|call| of_side(side, protocol, call)) {
            let same = all.iter_mut().find(|known| known.sides.iter().all(|of| of.side != side) && is_same(known, &call));
            match same {
                Some(known) => join(known, call),
                None => all.push(call),
            }
        }
    }
    tell_apart(&mut all);
    // Danger to a child is answered by one number, whatever else has to be done.
    order::by_key(&mut all, |call| (call.number != Some(EMERGENCY), !call.now, call.answers == Answers::Closed));
    all
}

/// Two who bear one name and have no number in common may be two people: each is named with the authority that wants them rung.
fn tell_apart(calls: &mut [Call<'_>]) {
    let names: Vec<String> = calls.iter().map(|call| call.name.to_string()).collect();
    for call in calls {
        // By ASCII alone: the tables of all letters there are weigh 10 KB in a browser.
        let bears = |name: &&String| name.eq_ignore_ascii_case(&call.name);
        if let ([side], true) = (call.sides.as_slice(), names.iter().filter(bears).count() > 1) {
            call.name = Cow::Owned(format!("{} ({})", call.name, side.authority));
        }
    }
}

/// A call that says whose it is; the keys of its acts stay apart from those of the other side.
fn of_side<'p>(side: Side, protocol: &'p Protocol, mut call: Call<'p>) -> Call<'p> {
    let about = &protocol.pack().about;
    for act in &mut call.acts {
        act.key = format!("{} {}", about.id, act.key);
        act.authority = Some(&about.short_name);
    }
    call.sides = vec![CallSide {
        side,
        authority: &about.short_name,
        id: call.id,
        name: call.name.clone(),
        cite: call.cite,
        opening: call.opening.clone(),
        challenge: call.challenge.clone(),
    }];
    call
}

/// Whether two calls go to one number, however its digits are set apart.
fn is_same(one: &Call<'_>, other: &Call<'_>) -> bool {
    let digits = |call: &Call<'_>| call.number.map(|number| number.chars().filter(|letter| !letter.is_whitespace()).collect::<String>());
    one.number.is_some() && digits(one) == digits(other)
}

/// Adds to a call of the first side what the second wants of it; danger stays before all else that is said.
fn join<'p>(known: &mut Call<'p>, other: Call<'p>) {
    if known.when != other.when {
        let of = |sides: &[CallSide<'_>]| sides.first().map_or("", |side| side.authority).to_owned();
        known.when = format!("{}: {}; {}: {}", of(&known.sides), known.when, of(&other.sides), other.when);
    }
    // What may be a missing child is called so, whichever side sees it.
    if other.may_be_missing && !known.may_be_missing {
        (known.opening, known.may_be_missing) = (other.opening, true);
    }
    // Whoever answers by one text answers.
    if known.answers == Answers::Closed {
        known.answers = other.answers;
    }
    known.now |= other.now;
    known.acts.extend(other.acts);
    let fresh = other.say.into_iter().filter(|line| !known.say.iter().any(|said| said.words == line.words)).collect::<Vec<_>>();
    known.say.extend(fresh);
    order::by_key(&mut known.say, |line| !line.danger);
    known.ask.extend(other.ask.into_iter().filter(|asked| !known.ask.contains(asked)).collect::<Vec<_>>());
    known.boxes.extend(other.boxes.into_iter().filter(|named| !known.boxes.contains(named)).collect::<Vec<_>>());
    known.challenge = known.challenge.take().or(other.challenge);
    known.grades = known.grades.or(other.grades);
    known.sides.extend(other.sides);
}
