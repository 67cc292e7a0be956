//! Writes the types of the npm package, in TypeScript, on standard output: `cargo xtask generate` keeps them.

mod typescript;

use homeward::assess::Assessment;
use homeward::diagnostic::Diagnostic;
use homeward::form::{FormState, ListedForm};
use homeward::history::HistoryTable;
use homeward::pack::{Listed, Pack};
use homeward::pair::{Pair, PairWords};
use homeward::types::{CaseFile, CaseRecord, FormAnswers};
use homeward::view::{Call, Changes, Handover, Moved, PairView, Repeats, Timeline, View};
use homeward::vocabulary::Words;
use schemars::generate::SchemaSettings;

fn main() {
    let mut generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    generator.subschema_for::<CaseFile>();
    generator.subschema_for::<Assessment<'_>>();
    generator.subschema_for::<View<'_>>();
    generator.subschema_for::<Pair<'_>>();
    generator.subschema_for::<PairView<'_>>();
    generator.subschema_for::<PairWords>();
    generator.subschema_for::<FormAnswers>();
    generator.subschema_for::<FormState<'_>>();
    generator.subschema_for::<ListedForm<'_>>();
    generator.subschema_for::<Changes<'_>>();
    generator.subschema_for::<Timeline<'_>>();
    generator.subschema_for::<Moved<'_>>();
    generator.subschema_for::<Call<'_>>();
    generator.subschema_for::<Repeats<'_>>();
    generator.subschema_for::<CaseRecord>();
    generator.subschema_for::<Handover<'_>>();
    generator.subschema_for::<HistoryTable>();
    generator.subschema_for::<Words<'_>>();
    generator.subschema_for::<Diagnostic>();
    generator.subschema_for::<Listed<'_>>();
    generator.subschema_for::<Pack>();
    print!("{}", typescript::write(generator.definitions()));
}
