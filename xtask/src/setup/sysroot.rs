//! A standard library for wasm32, built from Debian's packages.
//!
//! Debian's compiler for browsers (`rustc-web`) has no standard library for wasm32, and `rust-web-src` has its sources.
//! Building them takes a minute (cargo fetches the few crates that their lock file names: Debian's own copies leave out
//! those that only tests use, and cargo wants the set whole); the result, with links to the rest of Debian's compiler, is a
//! sysroot for wasm builds alone.

use std::env;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

use crate::failure::{Failure, Result};
use crate::files;
use crate::project::Project;
use crate::run::Run;
use crate::say;
use crate::setup::apt;
use crate::setup::wasm_target::TARGET;
use crate::wasm;

const COMPILER: &str = "rustc-web";
const SOURCES: &str = "rust-web-src";
const LINKER: &str = "lld-22";

/// A sysroot and the compiler that goes with it.
#[derive(Debug)]
pub struct Sysroot {
    /// Debian's compiler.
    pub rustc: PathBuf,
    /// The folder for `--sysroot`.
    pub folder: PathBuf,
}

/// The sysroot built before, if it is for the packages that are installed now.
pub fn find(project: &Project) -> Option<Sysroot> {
    let version = same_version(project)?;
    let folder = folder(project);
    let built_for = files::read_text(&folder.join("version")).ok()?;
    if built_for != version {
        return None;
    }
    let rustc = apt::file(project, COMPILER, "/bin/rustc").ok()?;
    Some(Sysroot { rustc, folder })
}

/// Installs the packages where they are missing and builds the sysroot.
pub fn find_or_build(project: &Project) -> Result<Sysroot> {
    if let Some(sysroot) = find(project) {
        say::skip("wasm32 standard library", "built before, in target/tools");
        return Ok(sysroot);
    }
    if same_version(project).is_none() || apt::version(project, LINKER).is_none() {
        apt::install(project, &[COMPILER, SOURCES, LINKER])?;
    }
    let version = same_version(project).ok_or_else(|| {
        Failure::mended_by(
            format!("Debian's packages {COMPILER} and {SOURCES} are not of the same version"),
            format!("as root: apt-get update && apt-get install --no-install-recommends {COMPILER} {SOURCES}"),
        )
    })?;
    say::step("wasm32 standard library, from Debian's sources (about a minute)");
    let rustc = apt::file(project, COMPILER, "/bin/rustc")?;
    let built = compile(project, &rustc)?;
    put_together(project, &rustc, &built, &version)?;
    files::remove(&workshop(project))?;
    Ok(Sysroot { rustc, folder: folder(project) })
}

/// The version of compiler and sources, when both are installed and agree.
fn same_version(project: &Project) -> Option<String> {
    let compiler = apt::version(project, COMPILER)?;
    let sources = apt::version(project, SOURCES)?;
    (compiler == sources).then_some(compiler)
}

fn folder(project: &Project) -> PathBuf {
    project.tools().join("wasm-sysroot")
}

fn workshop(project: &Project) -> PathBuf {
    project.tools().join("wasm-sysroot.build")
}

/// Builds a fresh copy of the sources; gives the folder with the libraries of exactly this build.
fn compile(project: &Project, rustc: &Path) -> Result<PathBuf> {
    let place = workshop(project);
    files::remove(&place)?;
    files::create(&place)?;
    let sources = apt::file(project, SOURCES, "/library")?;
    Run::new(project, "cp").arg("-R").arg(&sources).arg(&place).run()?;
    let library = place.join("library");
    Run::new(project, "cargo").args(["fetch", "--locked", "--target", TARGET]).folder(&library).env("RUSTC_BOOTSTRAP", "1").run()?;
    let mut flags = wasm::hidden_paths(project)?;
    flags.push(wasm::remap(&library, "/rustc/library"));
    flags.push("-Cembed-bitcode=yes".to_owned());
    flags.push("-Zforce-unstable-if-unmarked".to_owned());
    Run::new(project, "cargo")
        .args(["build", "--release", "--locked"])
        .args(["--target", TARGET, "--manifest-path"])
        .arg(library.join("sysroot/Cargo.toml"))
        .folder(&library)
        .env("CARGO_TARGET_DIR", place.join("target"))
        .env("RUSTC", rustc)
        .env("RUSTC_BOOTSTRAP", "1")
        .env("__CARGO_DEFAULT_LIB_METADATA", "stablestd")
        .env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"))
        .without_env("RUSTFLAGS")
        .run()?;
    Ok(place.join("target").join(TARGET).join("release/deps"))
}

/// Our libraries for wasm32, and links to Debian's for the host and to the linker.
fn put_together(project: &Project, rustc: &Path, built: &Path, version: &str) -> Result<()> {
    let host = host(project, rustc)?;
    let debian = PathBuf::from(Run::new(project, rustc).args(["--print", "sysroot"]).text()?);
    let sysroot = project.tools().join("wasm-sysroot.new");
    files::remove(&sysroot)?;
    let rustlib = sysroot.join("lib/rustlib");
    let ours = rustlib.join(TARGET).join("lib");
    files::create(&ours)?;
    for path in files::entries(built)? {
        if path.extension().is_some_and(|extension| extension == "rlib")
            && let Some(name) = path.file_name()
        {
            files::copy(&path, &ours.join(name))?;
        }
    }
    files::create(&rustlib.join(&host).join("bin"))?;
    link(&debian.join("lib/rustlib").join(&host).join("lib"), &rustlib.join(&host).join("lib"))?;
    link(&apt::file(project, LINKER, &format!("/bin/{LINKER}"))?, &rustlib.join(&host).join("bin/rust-lld"))?;
    files::write(&sysroot.join("version"), version.as_bytes())?;
    files::replace(&folder(project), &sysroot)
}

fn host(project: &Project, rustc: &Path) -> Result<String> {
    let about = Run::new(project, rustc).arg("-vV").text()?;
    about
        .lines()
        .find_map(|line| line.strip_prefix("host: "))
        .map(str::to_owned)
        .ok_or_else(|| Failure::new(format!("{} does not say its host (on {})", rustc.display(), env::consts::ARCH)))
}

fn link(to: &Path, at: &Path) -> Result<()> {
    symlink(to, at).map_err(|error| Failure::at("make the link", at, &error))
}
