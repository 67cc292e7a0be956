//! What a chore tells the person who started it.

/// Announces work that starts now.
pub fn step(what: &str) {
    println!("==> {what}");
}

/// Says that a step has nothing to do, and why.
pub fn skip(what: &str, why: &str) {
    println!(" ok {what}: {why}");
}

/// Says something in passing.
pub fn note(what: &str) {
    println!("    {what}");
}
