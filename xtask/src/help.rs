//! The list of chores.

const HELP: &str = "\
cargo xtask CHORE

  serve [--port 8080]  set up what is missing, build, and serve the page at http://localhost:8080
  test                 set up what is missing and run every test
  build                the npm package and the page
  wasm                 the npm package alone: target/package/homeward
  generate             the types of the npm package, after a change to the engine's types or the package's scripts
  bench                what an assessment costs, natively and from JavaScript, and what the page costs
  size                 what the module, the packs and the page weigh
  setup                everything that the other chores need, and nothing else
  help                 this list

A step that is already done is skipped. What is installed goes into target/tools, save Debian's packages.

  HOMEWARD_CHROMIUM=PATH       the browser for the tests, instead of the one found on PATH
  HOMEWARD_WASM_TARGET=debian  build the wasm32 standard library from Debian's packages even where rustup has it";

/// Prints the list of chores.
pub fn print() {
    println!("{HELP}");
}
