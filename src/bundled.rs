//! The packs that the command line carries: those of the folder `protocols/` when it was built.

use crate::authoring::{self, Authored, SHARED, SourceFile};

include!(concat!(env!("OUT_DIR"), "/bundled.rs"));

/// The ids of the packs.
pub fn ids() -> impl Iterator<Item = &'static str> {
    PACKS.iter().map(|(id, _)| *id)
}

/// The text of the file that all packs share.
#[must_use]
pub fn shared() -> Option<&'static str> {
    SHARED_TEXT
}

/// The files of a pack.
#[must_use]
pub fn files(id: &str) -> Option<Vec<SourceFile>> {
    let (_, files) = PACKS.iter().find(|(known, _)| *known == id)?;
    let mut all: Vec<SourceFile> =
        files.iter().map(|(path, text)| SourceFile { path: (*path).to_owned(), text: (*text).to_owned() }).collect();
    all.extend(shared().map(|text| SourceFile { path: SHARED.to_owned(), text: text.to_owned() }));
    Some(all)
}

/// A pack, read and compiled.
#[must_use]
pub fn read(id: &str) -> Option<Authored> {
    files(id).map(|files| authoring::read(&files))
}

/// A pack as JSON, as a browser loads it.
#[must_use]
pub fn json(id: &str) -> Option<String> {
    read(id).map(|authored| authored.json).filter(|json| !json.is_empty())
}
