//! The core as WebAssembly: built by wasm-pack, made small by wasm-opt.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::digest::Digest;
use crate::failure::{Failure, Result};
use crate::files;
use crate::project::Project;
use crate::run::Run;
use crate::say;
use crate::setup::PackageTools;
use crate::setup::wasm_target::TARGET;

/// What wasm-opt aims at: `-O3` for speed or `-Oz` for size; and that it inlines nothing more than the compiler did.
///
/// One function in another takes new numbers for its locals, and gzip finds less that it has seen before: 15 kB of 203.
const OPTIMISE: [&str; 4] =
    ["-O3", "--always-inline-max-function-size=0", "--flexible-inline-max-function-size=0", "--one-caller-inline-max-function-size=0"];

/// What the compiler aims at, for the module alone: `s` for size. The command line is built for speed.
///
/// Beside `s` the module weighs 8 kB more after gzip with `2`, and an assessment takes a tenth less (as text a quarter less);
/// `3` weighs 16 kB more and is hardly quicker than `2`; `z` weighs 15 kB less and takes a quarter more (as text two thirds
/// more). `-Oz` in place of `-O3` for wasm-opt changes neither weight nor time.
const COMPILE_FOR: &str = "s";

/// The way of computing SHA-256 that takes 6 kB less, and a millisecond more for a pack.
const SMALL_SHA: &str = "--cfg=sha2_backend_soft=\"compact\"";

/// What only people who debug need. The compiler must leave in which features it used, for the tools to know them.
const STRIP: [&str; 3] = ["--strip-debug", "--strip-producers", "--strip-target-features"];

/// The module with its JavaScript, as wasm-pack leaves them.
pub fn raw(project: &Project) -> PathBuf {
    project.at("target/package/raw")
}

/// The module after wasm-opt.
pub fn optimised(project: &Project) -> PathBuf {
    project.at("target/package/homeward_bg.wasm")
}

/// Builds the module, unless nothing that goes into it has changed.
pub fn build(project: &Project, tools: &PackageTools) -> Result<()> {
    let mut digest = Digest::default();
    for file in ["Cargo.toml", "Cargo.lock", "build.rs", ".cargo/config.toml"] {
        digest.file(&project.at(file))?;
    }
    digest
        .folder(&project.at("src"), &[])?
        .folder(&project.at("protocols"), &["scenarios"])?
        .word(&tools.rust.describe(project)?)
        .word(&tools.wasm_bindgen_version)
        .word(&OPTIMISE.join(" "))
        .word(COMPILE_FOR)
        .word(SMALL_SHA)
        .word(&STRIP.join(" "));
    let stamp = digest.stamp(project, "wasm");
    if stamp.is_fresh() && optimised(project).is_file() && raw(project).is_dir() {
        say::skip("wasm module", "up to date");
        return Ok(());
    }
    stamp.clear()?;
    compile(project, tools)?;
    optimise(project, tools)?;
    names_no_path(project)?;
    stamp.set()
}

fn compile(project: &Project, tools: &PackageTools) -> Result<()> {
    say::step("wasm module: target/package/raw");
    // The sources of the dependencies must be there before their folders can be hidden.
    Run::new(project, "cargo").args(["fetch", "--locked", "--target", TARGET]).run()?;
    files::remove(&raw(project))?;
    let mut flags = hidden_paths(project)?;
    flags.extend(tools.rust.flags());
    flags.push(SMALL_SHA.to_owned());
    let mut path = OsString::from(tools.folder());
    if let Some(rest) = env::var_os("PATH") {
        path.push(":");
        path.push(rest);
    }
    let mut run = Run::new(project, &tools.wasm_pack)
        .args(["build", "--target", "web", "--release"])
        .args(["--mode", "no-install", "--no-opt", "--no-pack"])
        .arg("--out-dir")
        .arg(raw(project))
        .args(["--", "--no-default-features", "--locked"])
        .env("PATH", path)
        // A folder of its own: what two compilers build never mixes.
        .env("CARGO_TARGET_DIR", project.target().join("wasm"))
        .env("CARGO_PROFILE_RELEASE_STRIP", "debuginfo")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", COMPILE_FOR)
        .env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"))
        .without_env("RUSTFLAGS");
    if let Some(rustc) = tools.rust.rustc() {
        run = run.env("RUSTC", rustc);
    }
    run.run()
}

fn optimise(project: &Project, tools: &PackageTools) -> Result<()> {
    say::step(&format!("wasm-opt {}", OPTIMISE.join(" ")));
    Run::new(project, tools.wasm_opt.program())
        .args(tools.wasm_opt.arguments())
        .args(OPTIMISE)
        .args(STRIP)
        .arg(raw(project).join("homeward_bg.wasm"))
        .arg("-o")
        .arg(optimised(project))
        .run()
}

/// Flags that keep the folders of this machine out of the module.
pub fn hidden_paths(project: &Project) -> Result<Vec<String>> {
    let mut flags = vec![remap(project.root(), "/homeward")];
    if let Some(sources) = crate_sources()
        && sources.is_dir()
    {
        for registry in files::entries(&sources)? {
            flags.push(remap(&registry, "/crates"));
        }
    }
    Ok(flags)
}

/// One flag that writes a folder as another.
pub fn remap(from: &Path, to: &str) -> String {
    format!("--remap-path-prefix={}={to}", from.display())
}

/// Where cargo unpacks crates.
fn crate_sources() -> Option<PathBuf> {
    let home = match env::var_os("CARGO_HOME") {
        Some(home) => PathBuf::from(home),
        None => PathBuf::from(env::var_os("HOME")?).join(".cargo"),
    };
    Some(home.join("registry/src"))
}

/// Makes sure that the module tells nothing of the machine that built it.
fn names_no_path(project: &Project) -> Result<()> {
    let module = files::read(&optimised(project))?;
    let mut private = vec![project.root().to_path_buf()];
    private.extend(crate_sources());
    for folder in private {
        let needle = folder.to_string_lossy().into_owned().into_bytes();
        if module.windows(needle.len()).any(|part| part == needle) {
            return Err(Failure::new(format!(
                "the wasm module names {}, a folder of this machine: a compiler flag in xtask/src/wasm.rs should hide it",
                folder.display()
            )));
        }
    }
    Ok(())
}
