//! Lists the packs under `protocols/` so that the command line carries them.
fn main() {}
