//! The tables of a pack, member by member.

use super::Shape::{Number, Rows as List, Text, TextOrRows, TextOrTexts, Texts, TextsOrRows, Whole, Word, YesNo, YesNoOrText};
use super::{Member, Rows, Table, free, needed};

const SAYS: Member = needed("says", Text, "says = \"What the paragraph says, in your own words.\"");
const CITE: Member = needed("cite", Text, "cite = \"4.1\"");
const ASKS: Member = needed("asks", Text, "asks = \"The question that brings it out?\"");
const WHEN: Member = free("when", Text);
const NOTE: Member = free("note", Text);
const MEANS: Member = free("means", Text);
const TO: Member = free("to", Texts);
/// Whose protocol goes before.
const SIDES: &[&str] = &["home", "host"];
/// A value and its label.
const CHOICES: Rows = Rows {
    called: "a choice",
    members: &[needed("value", Text, "value = \"day\""), needed("label", Text, "label = \"By day\"")],
    example: "{ value = \"day\", label = \"By day\" }",
};
/// Hours that hold on some days.
const HOURS: Rows = Rows {
    called: "an entry of `hours`",
    members: &[
        needed("days", Text, "days = \"monday to friday\""),
        needed("from", Text, "from = \"08:30\""),
        needed("to", Text, "to = \"17:00\""),
    ],
    example: "{ days = \"monday to friday\", from = \"08:30\", to = \"17:00\" }",
};
/// Hours that hold on one date.
const EXCEPTIONS: Rows = Rows {
    called: "an exception",
    members: &[needed("date", Text, "date = \"2026-12-24\""), free("closed", YesNo), free("from", Text), free("to", Text)],
    example: "{ date = \"2026-12-24\", from = \"08:30\", to = \"12:00\" }",
};

/// What a field of a form can hold.
const FIELD_TYPES: &[&str] = &[
    "text",
    "long_text",
    "choice",
    "choices",
    "yes_no",
    "date",
    "date_time",
    "number",
    "integer",
    "telephone",
    "email",
    "postcode",
    "nhs_number",
    "person",
    "photograph",
    "table",
    "tick",
    "tick_window",
    "fixed_text",
];
/// What a column of a table can hold.
const COLUMN_TYPES: &[&str] = &[
    "text",
    "long_text",
    "choice",
    "yes_no",
    "date",
    "date_time",
    "number",
    "integer",
    "telephone",
    "email",
    "postcode",
    "nhs_number",
    "tick",
];
/// A column of a table.
const COLUMNS: Rows = Rows {
    called: "a column",
    members: &[
        needed("name", Text, "name = \"relation\""),
        needed("type", Word(COLUMN_TYPES), "type = \"text\""),
        needed("label", Text, "label = \"Relation\""),
        free("hint", Text),
        free("needed", YesNo),
        free("choices", TextsOrRows(&CHOICES)),
        free("unit", Text),
        free("least", Number),
        free("most", Number),
        free("most_characters", Whole),
        free("last_checked", YesNo),
    ],
    example: "{ name = \"relation\", type = \"text\", label = \"Relation\" }",
};
/// What must not come out false.
const CHECKS: Rows = Rows {
    called: "a check",
    members: &[
        needed("that", Text, "that = \"after(child_seen, returned)\""),
        needed("says", Text, "says = \"The interview cannot be before the return\""),
    ],
    example: "{ that = \"after(child_seen, returned)\", says = \"The interview cannot be before the return\" }",
};
/// Points of a score.
const POINTS: Rows = Rows {
    called: "an entry of `points`",
    members: &[
        needed("fields", Texts, "fields = [\"vulnerability_*\"]"),
        needed("points", Number, "points = 1"),
        needed("certainty", Text, "certainty = \"sure\""),
        needed("source", Text, "source = \"three published sources\""),
        free("window", Text),
    ],
    example: "{ fields = [\"vulnerability_*\"], points = 1, certainty = \"sure\", source = \"three published sources\" }",
};
/// What a score means.
const BANDS: Rows = Rows {
    called: "a band",
    members: &[
        needed("from", Number, "from = 0"),
        needed("value", Text, "value = \"1\""),
        needed("label", Text, "label = \"Mild risk\""),
        needed("certainty", Text, "certainty = \"sure\""),
        needed("source", Text, "source = \"three published sources\""),
    ],
    example: "{ from = 6, value = \"2\", label = \"Mild risk\", certainty = \"sure\", source = \"three published sources\" }",
};

/// The tables of each kind.
pub(super) const TABLES: &[(&str, Table)] = &[
    (
        "about",
        Table {
            called: "the head of the pack",
            header: "[about]",
            members: &[
                needed("format", Whole, "format = 1"),
                needed("id", Text, "id = \"exampleshire\""),
                needed("name", Text, "name = \"Exampleshire County Council\""),
                needed("short_name", Text, "short_name = \"Exampleshire\""),
                needed("title", Text, "title = \"Children missing from home or care\""),
                needed("version", Text, "version = \"1\""),
                needed("source", Text, "source = \"Exampleshire protocol, 2024\""),
                needed("reviewed", Text, "reviewed = \"2026-11-22\""),
                free("areas", List(&CHOICES)),
            ],
        },
    ),
    (
        "facts",
        Table {
            called: "the fact",
            header: "[[fact]]",
            members: &[
                needed("name", Text, "name = \"seen_by_carer\""),
                needed("type", Word(&["boolean", "integer", "number", "date", "enum"]), "type = \"boolean\""),
                ASKS,
                needed("label", Text, "label = \"Its name on the screen\""),
                MEANS,
                free("values", List(&CHOICES)),
                free("unit", Text),
                free("subject", Word(&["child", "vulnerability", "episode", "return", "response"])),
                free("danger", YesNo),
            ],
        },
    ),
    (
        "events",
        Table {
            called: "the event",
            header: "[[event]]",
            members: &[
                needed("name", Text, "name = \"panel_held\""),
                ASKS,
                needed("label", Text, "label = \"Its name on the screen\""),
                MEANS,
                free("of_episode", YesNo),
            ],
        },
    ),
    (
        "bank_holidays",
        Table {
            called: "the bank holidays",
            header: "[bank_holidays]",
            members: &[
                needed("from", Whole, "from = 2026"),
                needed("to", Whole, "to = 2028"),
                needed("dates", Texts, "dates = [\"2026-12-25\", \"2026-12-28\"]"),
            ],
        },
    ),
    (
        "common_acts",
        Table {
            called: "the common act",
            header: "[[common_act]]",
            members: &[
                needed("name", Text, "name = \"return_home_interview\""),
                needed("label", Text, "label = \"Return home interview\""),
            ],
        },
    ),
    (
        "category",
        Table {
            called: "the rule",
            header: "[[rule]]",
            members: &[
                needed("id", Text, "id = \"exampleshire/ten-or-under-missing\""),
                needed("yields", Text, "yields = \"missing\""),
                needed("when", Text, "when = \"age <= 10\""),
                SAYS,
                CITE,
                NOTE,
            ],
        },
    ),
    (
        "risk",
        Table {
            called: "the rule",
            header: "[[rule]]",
            members: &[
                needed("id", Text, "id = \"exampleshire/under-twelve-high\""),
                needed("yields", Text, "yields = \"high\""),
                needed("when", Text, "when = \"age < 12\""),
                SAYS,
                CITE,
                NOTE,
            ],
        },
    ),
    (
        "duties",
        Table {
            called: "the duty",
            header: "[[duty]]",
            members: &[
                needed("id", Text, "id = \"exampleshire/director-72h\""),
                needed(
                    "kind",
                    Word(&["obligation", "notification", "meeting", "interview", "record", "review", "routing"]),
                    "kind = \"obligation\"",
                ),
                needed("title", Text, "title = \"Tell the Director\""),
                SAYS,
                needed("who", Text, "who = \"Team manager\""),
                CITE,
                needed("strength", Word(&["must", "should", "may"]), "strength = \"must\""),
                TO,
                WHEN,
                free("clock", Text),
                free("limit", Text),
                free("repeats", TextOrTexts),
                free("action", Text),
                free("common_act", Text),
                free("prevails", Word(SIDES)),
                free("form", Text),
                free("contact", TextOrTexts),
                NOTE,
            ],
        },
    ),
    (
        "actions",
        Table {
            called: "the action",
            header: "[[action]]",
            members: &[needed("id", Text, "id = \"strategy-meeting\""), needed("title", Text, "title = \"Hold the strategy meeting\"")],
        },
    ),
    (
        "contacts",
        Table {
            called: "the contact",
            header: "[[contact]]",
            members: &[
                needed("id", Text, "id = \"exampleshire/duty-team\""),
                needed("name", Text, "name = \"Emergency Duty Team\""),
                SAYS,
                CITE,
                free("telephone", Text),
                free("email", Text),
                free("link", Text),
                free("place", Text),
                free("roles", Texts),
                free("hours", TextOrRows(&HOURS)),
                free("exceptions", List(&EXCEPTIONS)),
                free("outside", Text),
                WHEN,
                NOTE,
            ],
        },
    ),
    (
        "guidance",
        Table {
            called: "the guidance",
            header: "[[guidance]]",
            members: &[
                needed("id", Text, "id = \"exampleshire/welfare-first\""),
                needed(
                    "kind",
                    Word(&["guidance", "definition", "monitoring", "question", "agenda", "category", "risk"]),
                    "kind = \"guidance\"",
                ),
                SAYS,
                CITE,
                free("who", Text),
                WHEN,
                free("common_act", Text),
                free("prevails", Word(SIDES)),
                free("left_to_judgement", YesNo),
                NOTE,
            ],
        },
    ),
    (
        "forms",
        Table {
            called: "the form",
            header: "[form]",
            members: &[
                needed("id", Text, "id = \"exampleshire/form-notification\""),
                needed("title", Text, "title = \"Notification of a missing child\""),
                SAYS,
                CITE,
                needed("who", Text, "who = \"Social worker\""),
                TO,
                WHEN,
                free("kind", Word(&["form", "plan", "letter", "minutes", "checklist"])),
                free("fulfils", Texts),
                free("fulfils_when", Text),
                free("stale_after", Text),
                NOTE,
            ],
        },
    ),
    (
        "sections",
        Table {
            called: "the section",
            header: "[[section]]",
            members: &[
                needed("name", Text, "name = \"child\""),
                needed("title", Text, "title = \"The child\""),
                free("hint", Text),
                WHEN,
                free("cite", Text),
                free("for_night", YesNo),
            ],
        },
    ),
    (
        "fields",
        Table {
            called: "the field",
            header: "[[field]]",
            members: &[
                needed("name", Text, "name = \"date_of_birth\""),
                needed("type", Word(FIELD_TYPES), "type = \"text\""),
                needed("label", Text, "label = \"Date of birth\""),
                free("hint", Text),
                free("section", Text),
                WHEN,
                free("needed", YesNoOrText),
                free("fact", Text),
                free("cite", Text),
                free("choices", TextsOrRows(&CHOICES)),
                free("unit", Text),
                free("least", Number),
                free("most", Number),
                free("most_characters", Whole),
                free("columns", List(&COLUMNS)),
                free("checks", List(&CHECKS)),
                free("windows", List(&CHOICES)),
                free("words", Text),
                free("last_checked", YesNo),
            ],
        },
    ),
    (
        "scores",
        Table {
            called: "the score",
            header: "[[score]]",
            members: &[
                needed("name", Text, "name = \"total\""),
                needed("title", Text, "title = \"Score\""),
                needed("source", Text, "source = \"Who published it\""),
                needed("supports", Text, "supports = \"It supports judgement and does not replace it.\""),
                needed(
                    "points",
                    List(&POINTS),
                    "points = [{ fields = [\"sign_*\"], points = 1, certainty = \"sure\", source = \"published\" }]",
                ),
                free("bands", List(&BANDS)),
            ],
        },
    ),
    (
        "notices",
        Table {
            called: "the notice",
            header: "[[notice]]",
            members: &[
                needed("id", Text, "id = \"exampleshire/notice-ten-or-eleven\""),
                SAYS,
                CITE,
                needed("concerns", Texts, "concerns = [\"exampleshire/ten-or-under-missing\"]"),
            ],
        },
    ),
];
