//! Types for TypeScript: those of the engine from its Rust, those of the package from the comments in its scripts.

use std::path::Path;

use crate::failure::{Failure, Result};
use crate::files;
use crate::project::Project;
use crate::run::Run;
use crate::say;
use crate::setup;

/// The scripts of the package whose types a user can see.
const PUBLIC: [&str; 6] = ["index", "history", "protocol", "protocols", "errors", "start"];

/// How strictly the scripts are read.
const STRICT: [&str; 16] = [
    "--allowJs",
    "--checkJs",
    "--strict",
    "--exactOptionalPropertyTypes",
    "--declaration",
    "--emitDeclarationOnly",
    "--skipLibCheck",
    "--target",
    "es2022",
    "--lib",
    "es2022,dom,esnext.disposable",
    "--module",
    "nodenext",
    "--types",
    "node",
    "--outDir",
];

/// Writes the types where they are kept.
pub fn generate(project: &Project) -> Result<()> {
    for (path, text) in types(project)? {
        files::write(&project.at(&path), text.as_bytes())?;
        say::note(&path);
    }
    Ok(())
}

/// Makes sure that the types that are kept are those that would be written.
pub fn check(project: &Project) -> Result<()> {
    let mut stale = Vec::new();
    for (path, text) in types(project)? {
        if files::read_text(&project.at(&path)).unwrap_or_default() != text {
            stale.push(path);
        }
    }
    if stale.is_empty() {
        return Ok(());
    }
    Err(Failure::mended_by(format!("not up to date: {}", stale.join(", ")), "cargo xtask generate"))
}

/// The files with their texts; the package has been built.
fn types(project: &Project) -> Result<Vec<(String, String)>> {
    say::step("types of the engine");
    let of_engine =
        Run::new(project, "cargo").args(["run", "--quiet", "--locked", "--features", "types", "--bin", "homeward-types"]).output()?;
    let kept = |name: &str| format!("www/engine/package/{name}.d.ts");
    let mut all = vec![(kept("types"), String::from_utf8_lossy(&of_engine).into_owned())];

    say::step("types of the package");
    setup::npm::install(project, "pkg-tests")?;
    let source = project.at("target/types/package");
    let out = project.at("target/types/out");
    copy_scripts(project, &source)?;
    for (path, text) in &all {
        let name = Path::new(path).file_name().unwrap_or_default();
        files::write(&source.join(name), text.as_bytes())?;
    }
    files::remove(&out)?;
    Run::new(project, project.at("pkg-tests/node_modules/.bin/tsc"))
        .args(STRICT)
        .arg(&out)
        .arg("--typeRoots")
        .arg(project.at("pkg-tests/node_modules/@types"))
        .arg(source.join("index.js"))
        .arg(source.join("node.js"))
        .mend("cargo xtask wasm, then cargo xtask generate")
        .run()?;
    for name in PUBLIC {
        let mut text = files::read_text(&out.join(format!("{name}.d.ts")))?;
        if name == "index" {
            text.push_str("export type * from \"./types.js\";\n");
        }
        all.push((kept(name), text));
    }
    Ok(all)
}

/// The package without its types, but with those of wasm-bindgen: the scripts as they are now, the rest as it was built.
fn copy_scripts(project: &Project, to: &Path) -> Result<()> {
    files::remove(to)?;
    for folder in [project.package(), project.at("www/engine/package")] {
        for path in files::entries(&folder)? {
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            if name.ends_with(".js") || name == "homeward.d.ts" || name == "package.json" {
                files::copy(&path, &to.join(name))?;
            }
        }
    }
    Ok(())
}
