//! JSON Schemas of the files of a pack, so that an editor knows the members and offers the words.
//!
//! They are made of the same lists that the reader of packs goes by, so that they never part from it.

use serde_json::{Map, Value, json};

use super::shape::{self, FILES as TABLES_OF, Member, Shape};

/// The kinds of file, by the name that `homeward schema` takes.
pub const FILES: [&str; 8] = ["pack", "category", "risk", "duties", "contacts", "guidance", "notices", "forms"];

/// What a member means, where its name does not say it all.
const MEANINGS: &[(&str, &str)] = &[
    ("id", "The item's id: the pack's id, a slash, then small letters, digits and hyphens."),
    ("says", "What the paragraph says, in your own plain words."),
    ("cite", "The paragraph of the protocol."),
    ("when", "The condition, in FEEL; left out: always."),
    ("note", "What a reader of the pack has to know: a choice made, a doubt."),
    ("title", "A short order of at most 60 characters, read at a glance."),
    ("who", "Who does it."),
    ("to", "To or with whom; of hours: until when, at or before `from` on the next day."),
    ("clock", "The event from which the times run."),
    ("limit", "immediately, N hours, N days, N weeks, N months, N working days, same working day, next working day."),
    ("repeats", "every N hours (days, weeks, months, working days), regularly, or the list of moments."),
    ("action", "The act that fulfils several duties: one line on the page, one tick."),
    ("common_act", "The act's name among all protocols, by which two are compared: see england.toml."),
    ("prevails", "Whose protocol goes before, where the child of one authority lives with another."),
    ("contact", "The contacts by which those to be told are reached."),
    ("form", "The form that it is done on."),
    ("asks", "The question, as a worried person understands it at night."),
    ("label", "Its name on the screen."),
    ("means", "What the question does not say."),
    ("danger", "Whether it speaks of danger to the child: such questions come first."),
    ("of_episode", "Whether it follows from an episode, as interviews and checks do; a meeting held does not."),
    ("yields", "A category (missing, absent, away_from_placement, not_missing) or a grade (high, medium, low, no_apparent_risk)."),
    ("hours", "When somebody answers: hours by day, always, or not stated."),
    ("outside", "The contact to use outside these hours."),
    ("days", "monday, monday to friday, saturday, sunday, bank holiday, every day."),
    ("from", "From when, as a clock in London shows it."),
    ("exceptions", "Dates on which other hours hold."),
    ("roles", "Whom it stands for, in the words that who and to use."),
    ("left_to_judgement", "Whether it hands a decision to people that no rule takes."),
    ("concerns", "The items that it is about; it is shown where one of them stands."),
    ("fact", "The fact or event that the field reads and writes."),
    ("kind", "What kind it is."),
    ("fulfils", "Duties that a completed form marks done, beside those that name it by `form`."),
    ("fulfils_when", "The date_time field whose answer is the moment at which they were done; else that of completing."),
    ("stale_after", "Plans: how long an item counts as fresh after it was last checked, such as `90 days`."),
    ("needed", "Whether it must be there to complete: true, or the condition in FEEL under which it must."),
    ("hint", "What the label does not say."),
    ("choices", "The choices; left out where the fact has them. A plain text is value and label alike."),
    ("columns", "The columns of a table."),
    ("checks", "What must not come out false: that, in FEEL with before, after, given and later than now; and what is said then."),
    ("windows", "The windows of time of a field of type tick_window."),
    ("words", "The words of a fixed text."),
    ("last_checked", "Plans: the item carries the date on which somebody last checked it; of a column, it is that date for its row."),
    ("for_night", "Plans: the section is for the night on which the child is missing."),
    ("most_characters", "How many characters the text may have."),
    ("points", "What is counted, each figure with its source and how sure it is."),
    ("bands", "What the total means, rising."),
    ("supports", "That the score supports judgement and does not replace it."),
];

/// The schema of one kind of file: `duties`, or the file's own name; none where there is no such kind.
///
/// ```
/// let schema = homeward::authoring::schema::of("category").unwrap();
/// assert_eq!(schema["properties"]["rule"]["type"], "array");
/// ```
#[must_use]
pub fn of(file: &str) -> Option<Value> {
    let kind = file.trim_end_matches(".toml");
    let (name, tables) = TABLES_OF.iter().find(|(name, _)| name.trim_end_matches(".toml").trim_end_matches("/*") == kind)?;
    let mut properties = Map::new();
    for (key, kind) in *tables {
        let table = shape::table(kind)?;
        let object = object(table.members);
        let once = table.header.starts_with('[') && !table.header.starts_with("[[");
        properties.insert((*key).to_owned(), if once { object } else { json!({ "type": "array", "items": object }) });
    }
    Some(json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": format!("Homeward pack: {name}"),
        "type": "object",
        "additionalProperties": false,
        "properties": properties,
    }))
}

/// The schemas of all kinds of file, by their names.
#[must_use]
pub fn all() -> Value {
    let schemas =
        TABLES_OF.iter().filter_map(|(name, _)| Some(((*name).to_owned(), of(name.trim_end_matches(".toml").trim_end_matches("/*"))?)));
    Value::Object(schemas.collect())
}

fn object(members: &[Member]) -> Value {
    let mut properties = Map::new();
    let mut required = Vec::new();
    for Member(name, shape, example) in members {
        let mut value = value(*shape);
        let meaning = MEANINGS.iter().find(|(known, _)| known == name).map(|(_, meaning)| (*meaning).to_owned());
        let example = example.map(|example| format!("For example: {example}"));
        if let (Some(object), Some(description)) = (value.as_object_mut(), meaning.or(example.clone())) {
            object.insert("description".to_owned(), Value::String(description));
        }
        if example.is_some() {
            required.push(*name);
        }
        properties.insert((*name).to_owned(), value);
    }
    let mut object = json!({ "type": "object", "additionalProperties": false, "properties": properties });
    if let Some(members) = object.as_object_mut().filter(|_| !required.is_empty()) {
        members.insert("required".to_owned(), json!(required));
    }
    object
}

fn value(shape: Shape) -> Value {
    let texts = || json!({ "type": "array", "items": { "type": "string" } });
    let rows = |rows: &shape::Rows| json!({ "type": "array", "items": object(rows.members) });
    match shape {
        Shape::Text => json!({ "type": "string" }),
        Shape::Texts => texts(),
        Shape::TextOrTexts => json!({ "anyOf": [{ "type": "string" }, texts()] }),
        Shape::YesNo => json!({ "type": "boolean" }),
        Shape::Whole => json!({ "type": "integer", "minimum": 0 }),
        Shape::Number => json!({ "type": "number" }),
        Shape::YesNoOrText => json!({ "type": ["boolean", "string"] }),
        Shape::Word(words) => json!({ "enum": words }),
        Shape::Rows(known) => rows(known),
        Shape::TextsOrRows(known) => json!({ "type": "array", "items": { "anyOf": [{ "type": "string" }, object(known.members)] } }),
        Shape::TextOrRows(known) => json!({ "anyOf": [{ "type": "string" }, rows(known)] }),
    }
}
