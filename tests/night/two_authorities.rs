//! What two protocols say of one case, in words and in order.

use super::*;

/// A pack of an authority with one notice, always of the same words, by the paragraph that is given.
fn noticing(authority: &str, cite: &str) -> Protocol {
    let source = common::Source {
        category: common::rule("missing", "missing", "away_without_authorisation"),
        risk: common::rule("low", "low", "away_without_authorisation"),
        duties: common::duty("do", "", ""),
        ..common::Source::default()
    };
    let mut files = source.files();
    let text = format!(
        "[[notice]]\nid = \"{0}/open\"\nsays = \"By when is not said.\"\ncite = \"{cite}\"\nconcerns = [\"{0}/do\"]\n",
        common::AUTHORITY
    );
    files.push(SourceFile { path: "notices.toml".to_owned(), text });
    // England's file is no authority's.
    for file in files.iter_mut().filter(|file| file.path != authoring::SHARED) {
        file.text = file.text.replace(common::AUTHORITY, authority);
    }
    let authored = authoring::read(&files);
    authored.protocol.unwrap_or_else(|| panic!("{}", authored.found))
}

/// A case as two protocols see it.
fn seen_by_both<'p>(sides: [&'p Protocol; 2], json: &str) -> view::PairView<'p> {
    let cases = pair::cases(sides[0], sides[1], json, at(NOW), pair::Seen::FromBothSides).unwrap();
    view::pair_view(sides, &cases, at(NOW))
}

/// Of two texts that say the same in different paragraphs neither paragraph is lost.
#[test]
fn two_notices_of_the_same_words_keep_both_paragraphs() {
    let [first, second, same] = [("here", "4.1"), ("there", "6.2"), ("there", "4.1")].map(|(authority, cite)| noticing(authority, cite));
    let cites = |sides: [&Protocol; 2]| -> Vec<String> {
        let view = seen_by_both(sides, r#"{ "facts": { "away_without_authorisation": true } }"#);
        view.notices.iter().filter(|notice| notice.says == "By when is not said.").map(|notice| notice.cite.to_owned()).collect()
    };
    assert_eq!(cites([&first, &second]), ["4.1", "6.2"]);
    assert_eq!(cites([&first, &same]), ["4.1"], "the same of the same paragraph stands once");
}

/// What neither side knows stands in the order in which it is asked for both, danger before all.
#[test]
fn what_two_do_not_know_stands_in_the_order_in_which_it_is_asked() {
    for (home, host) in [("newham", "derbyshire"), ("bcp", "torbay"), ("north-somerset", "bcp")] {
        let [home, host] = [protocol(home), protocol(host)];
        let view = seen_by_both([&home, &host], r#"{ "facts": { "age": 15 }, "events": { "reported_missing": "2026-11-21T21:30:00Z" } }"#);
        let asked: Vec<_> = view.questions.iter().map(|question| &question.fact).collect();
        assert_eq!(view.unknown.iter().map(|unknown| &unknown.name).collect::<Vec<_>>(), asked);
        assert!(view.questions[0].danger);
    }
}
