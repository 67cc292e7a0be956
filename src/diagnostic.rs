//! Every complaint that Homeward can make: its code, what it is about, why it matters and how to mend it.
//!
//! Diagnostics are raised where text becomes a value, never later: a pack or a case either loads whole or is refused
//! with all that is wrong with it.

use std::fmt;

use serde::Serialize;

/// How grave a diagnostic is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// What it speaks of is refused.
    Error,
    /// What it speaks of loads, and wants a look.
    Warning,
}

/// Where in the text a diagnostic points.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct Place {
    /// The file, where the text came from one: `duties/meetings.toml`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// The path within the document: `facts.age`, `duties[3].when`; in the files of a pack the item as its author knows
    /// it: `duty exampleshire/director-72h, when`.
    pub path: String,
    /// The line, counted from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
    /// The column, counted from 1 in characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<usize>,
    /// The piece of text that is meant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub excerpt: Option<String>,
    /// Byte offsets within the value at `path`, where only a part of it is meant.
    #[serde(skip)]
    pub within: Option<(usize, usize)>,
    /// Byte offsets within the file, where they are known.
    #[serde(skip)]
    pub in_file: Option<(usize, usize)>,
}

impl fmt::Display for Place {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = &self.path;
        match (&self.file, self.line, self.column) {
            (Some(file), Some(line), Some(column)) if file == path => write!(out, "{file}:{line}:{column}"),
            (Some(file), Some(line), Some(column)) => write!(out, "{file}:{line}:{column} ({path})"),
            (Some(file), _, _) if file == path => out.write_str(file),
            (Some(file), _, _) => write!(out, "{file} ({path})"),
            (None, Some(line), Some(column)) => write!(out, "{path}, line {line}, column {column}"),
            (None, _, _) => out.write_str(path),
        }
    }
}

/// One complaint.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct Diagnostic {
    /// Its kind.
    pub code: Code,
    /// How grave it is.
    pub severity: Severity,
    /// What is wrong, in this very case.
    pub message: String,
    /// Why it matters.
    pub why: String,
    /// What to do.
    pub mend: String,
    /// Where it is.
    pub place: Place,
    /// Where its counterpart is: of two that bear one name, the first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub also: Option<Place>,
}

/// All that is wrong with one text, in the order of its places.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Diagnostics(pub Vec<Diagnostic>);

impl Diagnostics {
    /// Adds a diagnostic.
    #[inline(never)]
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// Adds a diagnostic of `code` that points to `path`; the registry supplies why and mend.
    pub fn add(&mut self, code: Code, path: impl Into<String>, message: impl Into<String>) {
        self.push(Diagnostic::of(code, path.into(), message.into()));
    }

    /// The first of them, with a last one that says how many more there are.
    #[must_use]
    pub fn at_most(mut self, most: usize) -> Self {
        let more = self.0.len().saturating_sub(most);
        if more > 0 {
            self.0.truncate(most);
            self.add(Code::CaseManyFaults, "case", format!("{more} more faults are not listed"));
        }
        self
    }

    /// Whether one of them is an error.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.0.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// Whether there is none at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Display for Diagnostics {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, diagnostic) in self.0.iter().enumerate() {
            if index > 0 {
                out.write_str("\n\n")?;
            }
            write!(out, "{diagnostic}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Diagnostics {}

impl Diagnostic {
    /// A diagnostic with the registry's why and mend.
    #[must_use]
    pub fn new(code: Code, path: impl Into<String>, message: impl Into<String>) -> Self {
        Self::of(code, path.into(), message.into())
    }

    #[cold]
    #[inline(never)]
    fn of(code: Code, path: String, message: String) -> Self {
        Self {
            code,
            severity: code.severity(),
            message,
            why: code.why().to_owned(),
            mend: code.mend().to_owned(),
            place: Place { path, ..Place::default() },
            also: None,
        }
    }

    /// Says more precisely what to do.
    #[must_use]
    pub fn mended_by(mut self, mend: impl Into<String>) -> Self {
        self.mend = mend.into();
        self
    }

    /// Says more precisely what the author of a pack is to do; where no packs are written, all of them say the same.
    #[must_use]
    pub fn advised<M: Into<String>>(self, mend: impl FnOnce() -> M) -> Self {
        if cfg!(feature = "authoring") { self.mended_by(mend()) } else { self }
    }

    /// Points to its counterpart as well.
    #[must_use]
    pub fn beside(mut self, path: impl Into<String>) -> Self {
        self.also = Some(Place { path: path.into(), ..Place::default() });
        self
    }

    /// Points to a part of the value: byte offsets within it.
    #[must_use]
    pub fn within(mut self, start: usize, end: usize) -> Self {
        self.place.within = Some((start, end));
        self
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let severity = match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        writeln!(out, "{severity} [{}] {}", self.code, self.message)?;
        writeln!(out, "  at   {}", self.place)?;
        if let Some(excerpt) = &self.place.excerpt {
            writeln!(out, "       {excerpt}")?;
        }
        if let Some(also) = &self.also {
            writeln!(out, "  and  {also}")?;
            if let Some(excerpt) = &also.excerpt {
                writeln!(out, "       {excerpt}")?;
            }
        }
        writeln!(out, "  why  {}", self.why)?;
        write!(out, "  mend {}", self.mend)
    }
}

/// Words for the author of a pack alone: none where no packs are written.
pub fn for_authors(words: impl FnOnce() -> String) -> String {
    if cfg!(feature = "authoring") { words() } else { String::new() }
}

/// The words of the registry; those for the authors of packs only where packs are written: a browser is to load them.
const fn told(code: &str, words: &'static str, to_all: &'static str) -> &'static str {
    let of_pack = matches!(code.as_bytes(), [b'p', b'a', b'c', b'k', b'/', ..]);
    if of_pack && !cfg!(feature = "authoring") { to_all } else { words }
}

macro_rules! codes {
    ($($(#[doc = $doc:literal])* $name:ident $severity:ident $code:literal why $why:literal mend $mend:literal;)*) => {
        /// The kinds of diagnostic. The first half of a code is the text that is wrong, the second what is wrong with it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Code {
            $(#[doc = concat!("`", $code, "`: ", $why)] $name,)*
        }

        impl Code {
            /// Every code there is.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The code as it is written: `case/unknown-fact`.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }

            /// How grave a diagnostic of this kind is.
            #[must_use]
            pub fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity,)* }
            }

            /// Why a diagnostic of this kind matters.
            #[must_use]
            pub fn why(self) -> &'static str {
                match self { $(Self::$name => const { told($code, $why, "A pack with a fault is not the protocol, and never loads half.") },)* }
            }

            /// What to do about it, where the diagnostic does not say it more precisely.
            #[must_use]
            pub fn mend(self) -> &'static str {
                match self {
                    $(Self::$name => const {
                        told($code, $mend, "Run `homeward lint` on the pack's folder: it says why, and what to do.")
                    },)*
                }
            }
        }
    };
}

codes! {
    CaseNotJson Error "case/not-json"
        why "A case is a JSON document; nothing of it can be relied on while it cannot be read whole."
        mend "Correct the JSON at the place named.";
    CaseUnknownMember Error "case/unknown-member"
        why "A misspelt member would be passed over in silence, and what it says with it."
        mend "Use `area`, `facts`, `events`, `history` and `done`, and leave out what is not known.";
    CaseUnknownFact Error "case/unknown-fact"
        why "A fact that no rule knows would be passed over in silence."
        mend "Use the names of the vocabulary and of the protocol.";
    CaseUnknownEvent Error "case/unknown-event"
        why "An event that no rule knows would be passed over in silence."
        mend "Use the names of the vocabulary and of the protocol.";
    CaseUnknownDuty Error "case/unknown-duty"
        why "A duty that was done but is not recognised would go on being asked for."
        mend "Use the id of a duty of this protocol, as the assessment gives it.";
    CaseUnknownArea Error "case/unknown-area"
        why "What must be done differs between the areas of one protocol."
        mend "Use one of the areas that the protocol serves.";
    CaseDerivedName Error "case/derived-name"
        why "It is worked out from the other facts; given beside them it could contradict them."
        mend "Leave it out; give the facts that it follows from.";
    CaseGivenTwice Error "case/given-twice"
        why "Two values for one name cannot both be meant, and nothing here guesses."
        mend "Keep the one that is right.";
    CaseWrongType Error "case/wrong-type"
        why "A value of another type could be taken for something that it does not say."
        mend "Give a value of the type named, or leave it out if it is not known.";
    CaseUnknownValue Error "case/unknown-value"
        why "A value that the rules do not know would match none of them."
        mend "Use one of the values that the fact can have, or leave it out if it is not known.";
    CaseBadInstant Error "case/bad-instant"
        why "Hours and deadlines are counted from it; an instant that can be read in two ways moves them."
        mend "Write date, time and offset, such as 2026-11-20T21:30:00Z or 2026-10-20T21:30+01:00.";
    CaseBadDate Error "case/bad-date"
        why "Age and years are counted from it."
        mend "Write year, month and day, such as 2011-05-30.";
    CaseAgeOutOfRange Error "case/age-out-of-range"
        why "The protocols are for children and young people; such an age is a slip of the pen."
        mend "Correct the age or the date of birth, or leave it out if it is not known.";
    CaseAgeConflict Error "case/age-conflict"
        why "Grades and interviews turn on the age, and nothing here guesses which of the two is right."
        mend "Correct one of the two, or leave one of them out.";
    CaseReportConflict Error "case/report-conflict"
        why "An episode that was reported at a known time was reported."
        mend "Take out `reported_missing`, or the `false`.";
    CaseEndBeforeStart Error "case/end-before-start"
        why "Times that run backwards put every deadline wrong."
        mend "Correct the two times.";
    CaseEpisodeAhead Error "case/episode-ahead"
        why "An earlier episode cannot start after the moment that is asked about."
        mend "Correct its start, or the moment.";
    CaseTwoMeanings Error "case/two-meanings"
        why "Two protocols read this case, and each would understand something else."
        mend "Write the protocol's id before the name: `newham/screening_result`.";
    CaseNotPlacedElsewhere Error "case/not-placed-elsewhere"
        why "Two protocols are asked only where the child of one authority lives in the area of another."
        mend "Leave both out, or ask one protocol alone.";
    CaseSameAuthority Error "case/same-authority"
        why "Two protocols are asked only where the child of one authority lives in the area of another."
        mend "Ask that protocol alone; where it serves several areas, say which by `area`.";
    CaseManyFaults Error "case/many-faults"
        why "So many faults have one cause more often than not: another format, another protocol, another version."
        mend "Mend those that are listed, and read the case again.";
    CaseIncompleteEntry Error "case/incomplete-entry"
        why "Without it the entry says nothing that can be counted."
        mend "Add the member named.";

    FormNotJson Error "form/not-json"
        why "Nothing can be filled in while the answers cannot be read whole."
        mend "Correct the JSON at the place named.";
    FormUnknown Error "form/unknown-form"
        why "Answers can only be kept on a form that there is."
        mend "Use the id of a form of this protocol.";
    FormOfAnother Error "form/of-another"
        why "Answers to one form say something else on another."
        mend "Open the form that the answers belong to.";
    FormUnknownMember Error "form/unknown-member"
        why "A misspelt member would be passed over in silence, and what it says with it."
        mend "Use `form`, `protocol_version`, `prepared_by`, `answers` and `checked`.";
    FormWrongType Error "form/wrong-type"
        why "A value of another type could be taken for something that it does not say."
        mend "Give a value of the type named, or leave it out.";
    FormGivenTwice Error "form/given-twice"
        why "Two answers to one question cannot both be meant, and nothing here guesses."
        mend "Keep the one that is right.";
    FormNotComplete Error "form/not-complete"
        why "A form that is wrong or not whole changes nothing in the case; the draft is kept."
        mend "Answer what is left and correct what is wrong, then complete it.";

    CommandNotUsable Error "command/not-usable"
        why "Nothing can be answered before it is given in a form that can be read."
        mend "Correct what was given on the command line.";

    PackNotReadable Error "pack/not-readable"
        why "A pack with a file that cannot be read is not the protocol."
        mend "Correct the text at the place named.";
    PackUnknownMember Error "pack/unknown-member"
        why "A misspelt member would be passed over in silence, and what it says with it."
        mend "Use the members that protocols/README.md lists.";
    PackMissingMember Error "pack/missing-member"
        why "Without it the item cannot be shown or applied."
        mend "Add the member named.";
    PackWrongType Error "pack/wrong-type"
        why "A value of another type cannot be what was meant."
        mend "Give a value of the type named.";
    PackUnknownWord Error "pack/unknown-word"
        why "Only the words of a fixed list have a meaning here."
        mend "Use one of the words of the list.";
    PackUnknownFile Error "pack/unknown-file"
        why "A file under a name that is not read would be passed over in silence."
        mend "Name it as protocols/README.md says.";
    PackMissingFile Error "pack/missing-file"
        why "A pack without it is not whole."
        mend "Write the file, as protocols/README.md says; where the protocol has nothing for it, it may be empty.";
    PackFormat Error "pack/format"
        why "A pack of another format may mean other things by the same words."
        mend "Write `format = 1`, and see CHANGELOG.md for what changed.";
    PackBadId Error "pack/bad-id"
        why "Ids stand in cases and in the records that portals keep; they have to be spelt in one way."
        mend "Use the pack's id, a slash, then small letters, digits and hyphens.";
    PackDuplicateId Error "pack/duplicate-id"
        why "A tick for one would be taken for the other."
        mend "Give each item an id of its own.";
    PackDuplicateName Error "pack/duplicate-name"
        why "A condition could not say which of the two it means."
        mend "Give each fact and event a name of its own.";
    PackBadName Error "pack/bad-name"
        why "Names are written in one way, so that conditions, cases and forms can ask for them."
        mend "Use small letters, digits and underscores, and a letter first.";
    PackMissingCite Error "pack/missing-cite"
        why "Every sentence on the screen has to show its paragraph."
        mend "Add the paragraph.";
    PackMissingWords Error "pack/missing-words"
        why "What has no words cannot be shown."
        mend "Add the words.";
    PackSyntax Error "pack/syntax"
        why "A condition that cannot be read cannot be applied."
        mend "Correct it; protocols/README.md shows what may be written.";
    PackUnknownFact Error "pack/unknown-fact"
        why "A name that no case can give would never be known."
        mend "Use a name of the vocabulary, or declare it in pack.toml.";
    PackUnknownEvent Error "pack/unknown-event"
        why "An event that no case can give would never happen."
        mend "Use an event of the vocabulary, or declare it in pack.toml.";
    PackUnknownFunction Error "pack/unknown-function"
        why "Only the functions of the language have a meaning."
        mend "Use happened, hours since, days since, working days since, hours between or count missing.";
    PackUnknownValue Error "pack/unknown-value"
        why "A value that the fact cannot have would never match."
        mend "Use one of the values that the fact can have.";
    PackTypeError Error "pack/type-error"
        why "A comparison of unlike things is never true, so the rule would be silent for ever."
        mend "Compare a fact with a value of its own type.";
    PackNullWritten Error "pack/null-written"
        why "A rule that asks whether something is unknown would change its mind when it becomes known."
        mend "Ask for the value itself; what is not known is handled by the logic.";
    PackOutsideLanguage Error "pack/outside-language"
        why "The subset is kept small so that what could still be can be worked out exactly."
        mend "Say it with the constructs that protocols/README.md lists.";
    PackNeverHolds Error "pack/never-holds"
        why "An item whose condition is never true is dead: nobody would ever be told."
        mend "Correct the condition.";
    PackAlwaysHolds Warning "pack/always-holds"
        why "A condition that holds whatever the facts are asks nothing; often a word is missing."
        mend "Correct the condition, or leave it out.";
    PackCircular Error "pack/circular"
        why "What depends on itself has no first answer."
        mend "Ask the facts, not the result; a category rule may ask `category` as the others give it.";
    PackTooEntangled Error "pack/too-entangled"
        why "What could still be is worked out for every answer at once; conditions that join very many facts crosswise cannot be."
        mend "Ask fewer facts in one condition, or join those that belong together in one fact.";
    PackTooManyThresholds Error "pack/too-many-thresholds"
        why "More than 64 steps on one number cannot be told apart."
        mend "Use fewer thresholds for this name.";
    PackBadLimit Error "pack/bad-limit"
        why "A limit that cannot be read gives no deadline."
        mend "Write `immediately`, `24 hours`, `7 days`, `2 weeks`, `1 month`, `5 working days`, `same working day` or `next working day`.";
    PackBadRepeat Error "pack/bad-repeat"
        why "An interval that cannot be read gives no next time."
        mend "Write `every 7 days` (or hours, weeks, months, working days), `regularly`, or a list of limits.";
    PackLimitWithoutClock Error "pack/limit-without-clock"
        why "A limit runs from something."
        mend "Add the `clock`, or take the limit out.";
    PackClockWithoutEvent Error "pack/clock-without-event"
        why "A clock that no event starts never runs, and the duty never falls due."
        mend "Use an event of the vocabulary, or declare it in pack.toml.";
    PackUnknownForm Error "pack/unknown-form"
        why "The link to the form would lead nowhere."
        mend "Use the id of a form of this pack, or write the form.";
    PackUnknownContact Error "pack/unknown-contact"
        why "The person who looks for the number would find none."
        mend "Use the id of a contact of this pack, or write the contact.";
    PackUnknownAction Error "pack/unknown-action"
        why "The duties would not be joined under one act."
        mend "Declare the action, or take it out.";
    PackUnknownItem Error "pack/unknown-item"
        why "The notice would never be shown."
        mend "Use the id of an item of this pack.";
    PackUnknownYield Error "pack/unknown-yield"
        why "A rule has to yield one of the categories or grades that there are."
        mend "Categories: missing, absent, away_from_placement, not_missing. Grades: high, medium, low, no_apparent_risk.";
    PackContactWithoutAddress Error "pack/contact-without-address"
        why "A contact that cannot be reached helps nobody."
        mend "Add a telephone number, an e-mail address, a link or a place.";
    PackUnknownCommonAct Error "pack/unknown-common-act"
        why "By common acts two protocols are compared; a name that only one of them knows compares nothing."
        mend "Use one of the acts that england.toml lists, or leave `common_act` out.";
    PackBadHours Error "pack/bad-hours"
        why "Somebody would be rung who does not answer."
        mend "Write `hours = [{ days = \"monday to friday\", from = \"08:30\", to = \"17:00\" }]`, \"always\" or \"not stated\".";
    PackHoursOverlap Warning "pack/hours-overlap"
        why "Hours that are written twice for one time differ after the next change of one of them, and nobody can tell which holds."
        mend "Write each time of the week once.";
    PackDateTwice Error "pack/date-twice"
        why "Where two entries for one date differ, or will once one of them is changed, nobody can tell which holds, and somebody would be rung who does not answer."
        mend "Keep one of the two; a date with hours before and after a break has an entry for each.";
    PackCircularContact Error "pack/circular-contact"
        why "Whoever looks for a number would be sent round and round."
        mend "Let the last of them be one that answers at any hour, or take its `outside` out.";
    PackAreaGap Warning "pack/area-gap"
        why "What one area is asked and the other is not is more often forgotten than meant."
        mend "Add a duty of this action for each area, or give a `note` that names the area and says why there is none.";
    PackBadEnum Error "pack/bad-enum"
        why "A choice needs at least two values, each named once; another type has none."
        mend "List the values with their labels.";
    PackBadDate Error "pack/bad-date"
        why "What is counted by a date goes wrong with it."
        mend "Write year, month and day, such as 2026-12-25.";
    PackHolidayYears Warning "pack/holiday-years"
        why "Deadlines in working days are counted with these dates; a year whose list is not whole moves them."
        mend "List all bank holidays of each year from `from` to `to`.";
    PackUnusedFact Warning "pack/unused-fact"
        why "What nothing asks for is never asked; often a name is misspelt elsewhere."
        mend "Use it, or take it out.";
    PackUnusedAction Warning "pack/unused-action"
        why "An act that fulfils nothing is never shown."
        mend "Name it in the duties that it fulfils, or take it out.";
    PackUnusedForm Warning "pack/unused-form"
        why "A form that no duty names is hard to find at night."
        mend "Name it in the duty that it serves.";
    PackActionApart Warning "pack/action-apart"
        why "Duties that never apply together cannot be fulfilled by one act."
        mend "Give them actions of their own.";
    PackLongTitle Error "pack/long-title"
        why "A title is read at a glance, on a narrow screen."
        mend "Say it in at most 60 characters.";
    PackMissingWho Warning "pack/missing-who"
        why "A duty of nobody is done by nobody."
        mend "Say who, or that the text names nobody.";
    PackTwiceTheSame Warning "pack/twice-the-same"
        why "The same length written in two ways makes a reader look for a difference that is not there."
        mend "Write it in one way.";
    PackFieldFact Error "pack/field-fact"
        why "An answer that cannot be the value of the fact could be neither filled in from the case nor written to it."
        mend "Give the field a type that fits: yes_no for true or false, choice for a list, number, date; date_time for an event.";
    PackFieldMember Error "pack/field-member"
        why "What a field of this type does not have would be passed over, and what it needs would be missing on the screen."
        mend "Give the field the members that protocols/README.md lists for its type.";
    PackUnknownField Error "pack/unknown-field"
        why "What no field of the form holds would never be known."
        mend "Use the name of a field of this form.";
    PackUnknownSection Error "pack/unknown-section"
        why "A field without its section would not be shown."
        mend "Use the name of one of the sections of the form.";
    PackEmptySection Warning "pack/empty-section"
        why "A heading with nothing below it makes a reader look for what is missing."
        mend "Put fields into it, or take it out.";
    PackUnknownDuty Error "pack/unknown-duty"
        why "The completed form would leave the duty open, and somebody would do it twice."
        mend "Use the id of a duty of this pack.";
    PackBadScore Error "pack/bad-score"
        why "A score that counts what nobody can tick says too little."
        mend "Name fields of type tick, tick_window or yes_no, and points above 0.";
    PackBadBands Error "pack/bad-bands"
        why "A score would stand in two bands, or in the wrong one."
        mend "List the bands by rising numbers; the first begins with the least score.";
    PackRepeatWithoutClock Error "pack/repeat-without-clock"
        why "The moments of a list are counted from an event."
        mend "Add the `clock`, or write `repeats = \"regularly\"`.";
}

impl fmt::Display for Code {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.as_str())
    }
}

impl Serialize for Code {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
