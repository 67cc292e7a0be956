//! The npm package: the module, its entry files, the packs and the elements, put together in `target/package/homeward`.

use std::path::Path;

use crate::elements;
use crate::failure::{Failure, Result};
use crate::files;
use crate::native;
use crate::project::Project;
use crate::run::Run;
use crate::say;
use crate::wasm;

/// Puts the package together from what was built; cheap enough to do every time.
pub fn assemble(project: &Project) -> Result<()> {
    say::step("npm package: target/package/homeward");
    let package = project.at("target/package/homeward.new");
    files::remove(&package)?;
    files::create(&package)?;
    glue(project, &package)?;
    papers(project, &package)?;
    entry_files(project, &package)?;
    packs(project, &package)?;
    join(project, &package)?;
    files::replace(&project.package(), &package)?;
    // Their types are checked against those of the package, which has to stand for that.
    elements::build(project)?;
    elements::copy(project, &project.package())
}

/// The module with the JavaScript and the types that wasm-bindgen wrote.
fn glue(project: &Project, package: &Path) -> Result<()> {
    for path in files::entries(&wasm::raw(project))? {
        let name = path.file_name().unwrap_or_default();
        let wanted = name.to_str().is_some_and(|name| name.starts_with("homeward") && (name.ends_with(".js") || name.ends_with(".d.ts")));
        if wanted {
            files::copy(&path, &package.join(name))?;
        }
    }
    files::copy(&wasm::optimised(project), &package.join("homeward_bg.wasm"))
}

/// Licences and the README; the entry files may bring a README of their own.
fn papers(project: &Project, package: &Path) -> Result<()> {
    for path in files::entries(project.root())? {
        let name = path.file_name().unwrap_or_default();
        let wanted = name.to_str().is_some_and(|name| name.starts_with("LICENSE") || name == "README.md" || name == "CHANGELOG.md");
        if wanted && path.is_file() {
            files::copy(&path, &package.join(name))?;
        }
    }
    Ok(())
}

/// The entry files written by hand; `{{version}}` in package.json becomes the version of the crate.
fn entry_files(project: &Project, package: &Path) -> Result<()> {
    let folder = project.at("www/engine/package");
    for path in files::walk(&folder, &["node_modules"])? {
        let Ok(name) = path.strip_prefix(&folder) else {
            continue;
        };
        if name == Path::new("package.json") {
            let version = project.locked_version("homeward")?;
            let text = files::read_text(&path)?.replace("{{version}}", &version);
            files::write(&package.join(name), text.as_bytes())?;
        } else {
            files::copy(&path, &package.join(name))?;
        }
    }
    Ok(())
}

/// Each pack, checked and turned into JSON by the command line, and the list of them.
fn packs(project: &Project, package: &Path) -> Result<()> {
    let packs = project.packs()?;
    if packs.is_empty() {
        return Err(Failure::new("there are no packs in protocols/"));
    }
    let list = Run::new(project, native::path(project)).args(["protocols", "--json"]).text()?;
    let ids = packs.iter().map(|(id, _)| id.as_str());
    files::write(&package.join("protocols.js"), list_of_packs(&list, ids).as_bytes())?;
    for (id, folder) in packs {
        let json = Run::new(project, native::path(project))
            .arg("bundle")
            .arg(&folder)
            .mend(&format!("target/release/homeward lint protocols/{id}"))
            .output()?;
        files::write(&package.join("protocols").join(format!("{id}.json")), &json)?;
        say::note(&format!("protocols/{id}.json"));
    }
    Ok(())
}

/// Makes one script of `index.js` and all that it imports: a browser asks for one file, not for nine of which each names the
/// next. Node reads the others, which stay beside it.
fn join(project: &Project, package: &Path) -> Result<()> {
    Run::new(project, project.at("www/node_modules/.bin/esbuild"))
        .args(["index.js", "--bundle", "--format=esm", "--target=es2022", "--outfile=index.js", "--allow-overwrite", "--log-level=warning"])
        .folder(package)
        .mend("cd www && npm install --ignore-scripts")
        .run()
}

/// The script that names the packs. Each address is written out, so that every bundler sees which file is meant.
fn list_of_packs<'a>(list: &str, ids: impl Iterator<Item = &'a str>) -> String {
    let places: String = ids.map(|id| format!("  \"{id}\": new URL(\"./protocols/{id}.json\", import.meta.url),\n")).collect();
    format!(
        "// Written by `cargo xtask wasm`.

/**
 * The bundled protocols: `load` takes the id of one of them.
 *
 * @type {{readonly import(\"./types.js\").Listed[]}}
 */
export const protocols = Object.freeze({list}.map((protocol) => Object.freeze(protocol)));

/**
 * Where each pack lies.
 *
 * @type {{Record<string, URL>}}
 */
export const places = {{
{places}}};
"
    )
}

#[cfg(test)]
mod tests {
    use super::list_of_packs;

    #[test]
    fn the_list_writes_every_address_out() {
        let script = list_of_packs("[]", ["a-b", "c"].into_iter());
        assert!(script.contains(r#""a-b": new URL("./protocols/a-b.json", import.meta.url),"#));
        assert!(script.contains("Object.freeze([].map("));
    }
}
