//! Counts the nodes of the decision diagrams that an assessment makes: what exactness costs, whatever the machine.
//!
//! `cargo run --release --example count_nodes`

use homeward::{Case, Instant, assess, bundled};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let now = Instant::parse("2026-11-21T22:04:00Z").map_err(|problem| problem.describe())?;
    for id in bundled::ids() {
        let protocol = bundled::read(id).and_then(|authored| authored.protocol).ok_or("the pack cannot be read")?;
        let mut cases = vec![("nothing known", "{}".to_owned())];
        if let Ok(example) = std::fs::read_to_string(format!("examples/{id}-night.json")) {
            cases.push(("the example night", example));
        }
        for (name, text) in cases {
            let case = Case::read(protocol.vocabulary(), &text, now)?;
            let assessment = assess(&protocol, &case, now);
            let nodes = homeward::assess::cost(&protocol, &case, now);
            println!("{id}, {name}: {nodes} nodes, {} questions, {} duties", assessment.questions.len(), assessment.duties.len());
        }
    }
    Ok(())
}
