//! wasm-bindgen, wasm-pack and wasm-opt: those on PATH when of the right version, else our own in `target/tools`.

use std::path::{Path, PathBuf};

use crate::failure::{Failure, Result};
use crate::files;
use crate::project::Project;
use crate::run::{Run, on_path};
use crate::say;
use crate::setup::wasm_target::WasmRust;

const WASM_PACK: &str = "0.15.1";
const BINARYEN: &str = "132";

/// All that builds the npm package.
#[derive(Debug)]
pub struct PackageTools {
    /// The compiler.
    pub rust: WasmRust,
    /// wasm-pack.
    pub wasm_pack: PathBuf,
    /// wasm-bindgen's command line, of exactly the library's version.
    wasm_bindgen: PathBuf,
    /// The version of wasm-bindgen.
    pub wasm_bindgen_version: String,
    /// wasm-opt.
    pub wasm_opt: WasmOpt,
}

impl PackageTools {
    /// The folder of wasm-bindgen, for PATH: wasm-pack looks for it there.
    pub fn folder(&self) -> &Path {
        self.wasm_bindgen.parent().unwrap_or(Path::new("."))
    }
}

/// wasm-opt: a program on PATH, or the one in npm's `binaryen`, which Node runs.
#[derive(Debug)]
pub enum WasmOpt {
    /// A program.
    Program(PathBuf),
    /// A script for Node.
    Script(PathBuf),
}

impl WasmOpt {
    /// What to start.
    pub fn program(&self) -> &Path {
        match self {
            Self::Program(path) => path,
            Self::Script(_) => Path::new("node"),
        }
    }

    /// What comes before its own arguments.
    pub fn arguments(&self) -> Option<&Path> {
        match self {
            Self::Program(_) => None,
            Self::Script(path) => Some(path),
        }
    }
}

/// Finds or installs the three tools.
pub fn find_or_install(project: &Project, rust: WasmRust) -> Result<PackageTools> {
    let wasm_bindgen_version = project.locked_version("wasm-bindgen")?;
    let wasm_bindgen = by_cargo(project, "wasm-bindgen", "wasm-bindgen-cli", &wasm_bindgen_version)?;
    let wasm_pack = by_cargo(project, "wasm-pack", "wasm-pack", WASM_PACK)?;
    files::remove(&build_folder(project))?;
    Ok(PackageTools { rust, wasm_bindgen, wasm_pack, wasm_opt: wasm_opt(project)?, wasm_bindgen_version })
}

/// A tool that cargo installs. Not `--locked`: the lock file of wasm-bindgen-cli 0.2.130 asks for a version that is not served.
fn by_cargo(project: &Project, program: &str, package: &str, version: &str) -> Result<PathBuf> {
    let wanted = format!("{program} {version}");
    let ours = project.tools().join("bin").join(program);
    let mut candidates = vec![ours.clone()];
    candidates.extend(on_path(program));
    for path in candidates {
        if is_version(project, &path, &wanted) {
            say::skip(program, version);
            return Ok(path);
        }
    }
    say::step(&format!("{wanted}, into target/tools (a few minutes)"));
    Run::new(project, "cargo")
        .args(["install", package, "--version", version, "--force"])
        .arg("--root")
        .arg(project.tools())
        .env("CARGO_TARGET_DIR", build_folder(project))
        // Sooner built, and quick enough for a module as small as ours.
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .mend(&format!("cargo install {package} --version {version} --root target/tools"))
        .run()?;
    if is_version(project, &ours, &wanted) {
        return Ok(ours);
    }
    Err(Failure::mended_by(
        format!("cargo installed {package}, and target/tools/bin/{program} is not {wanted}"),
        format!("cargo install {package} --version {version} --root target/tools --force"),
    ))
}

/// Where cargo builds both tools, so that they share what both need; removed at the end.
fn build_folder(project: &Project) -> PathBuf {
    project.tools().join("build")
}

fn is_version(project: &Project, path: &Path, wanted: &str) -> bool {
    path.is_file()
        && Run::new(project, path).arg("--version").text().is_ok_and(|said| said == wanted || said.starts_with(&format!("{wanted} ")))
}

/// wasm-opt from PATH, or from npm.
fn wasm_opt(project: &Project) -> Result<WasmOpt> {
    let wanted = format!("wasm-opt version {BINARYEN}");
    if let Some(path) = on_path("wasm-opt")
        && is_version(project, &path, &wanted)
    {
        say::skip("wasm-opt", BINARYEN);
        return Ok(WasmOpt::Program(path));
    }
    let script = project.tools().join("node_modules/binaryen/bin/wasm-opt");
    let works = |script: &Path| {
        script.is_file() && Run::new(project, "node").arg(script).arg("--version").text().is_ok_and(|said| said.starts_with(&wanted))
    };
    if works(&script) {
        say::skip("wasm-opt", BINARYEN);
        return Ok(WasmOpt::Script(script));
    }
    say::step(&format!("wasm-opt, from npm's binaryen {BINARYEN}, into target/tools"));
    let install = format!("npm install --prefix target/tools binaryen@{BINARYEN}.0.0");
    Run::new(project, "npm")
        .args(["install", "--ignore-scripts", "--no-audit", "--no-fund", "--no-save"])
        .arg("--prefix")
        .arg(project.tools())
        .arg(format!("binaryen@{BINARYEN}.0.0"))
        .mend(&install)
        .run()?;
    if works(&script) {
        return Ok(WasmOpt::Script(script));
    }
    Err(Failure::mended_by(format!("npm installed binaryen, and its wasm-opt is not version {BINARYEN}"), install))
}
