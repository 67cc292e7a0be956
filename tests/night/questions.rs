//! The order in which questions stand.

use super::*;

/// The questions of danger come before all, on the page and on the sheet; the assessment keeps the contract's order.
#[test]
fn questions_of_danger_come_first_on_the_page_and_on_the_sheet() {
    for id in ["newham", "torbay", "derbyshire", "bcp", "north-somerset"] {
        let protocol = protocol(id);
        let json = r#"{ "facts": { "age": 14, "looked_after": true }, "events": { "last_seen": "2026-11-21T17:40:00Z" } }"#;
        let case = case(&protocol, json);
        let view = view::view(&protocol, &case, at(NOW));
        let facts = protocol.vocabulary().facts();
        // What was said after the return is nothing that anybody can know of before it.
        let of_danger =
            |name: &str| facts.iter().any(|fact| fact.name == name && fact.danger && fact.subject != homeward::vocabulary::Subject::Return);
        let turns: Vec<_> = view.questions.iter().map(|question| (!of_danger(&question.fact), !question.may_raise)).collect();
        assert!(turns.is_sorted() && turns.iter().any(|(danger, _)| !danger), "{id}: {turns:?}");
        let record = Record { case: case.clone(), asked: Vec::new(), told: Vec::new() };
        let sheet: Vec<_> = view::handover(&protocol, &record, at(NOW)).unanswered.into_iter().map(|question| question.name).collect();
        assert_eq!(sheet, view.questions.iter().map(|question| question.fact.clone()).collect::<Vec<_>>(), "{id}");
        let order: Vec<_> = assess(&protocol, &case, at(NOW)).questions.iter().map(|question| !question.may_raise).collect();
        assert!(order.is_sorted(), "{id}: those that can raise come before all others in the assessment");
    }
}
