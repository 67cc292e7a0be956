//! The page at http://localhost:8080, built first where something changed.

use crate::failure::{Failure, Result};
use crate::http;
use crate::page;
use crate::project::Project;

const PORT: u16 = 8080;

/// Reads `--port N`.
pub fn port(arguments: &[String]) -> Result<u16> {
    let words: Vec<&str> = arguments.iter().flat_map(|word| word.split('=')).collect();
    match words.as_slice() {
        [] => Ok(PORT),
        ["--port", number] => number
            .parse()
            .map_err(|_| Failure::mended_by(format!("`{number}` is no port: a number up to 65535 is"), "cargo xtask serve --port 8081")),
        _ => Err(Failure::mended_by(format!("cannot read `{}`", arguments.join(" ")), "cargo xtask serve --port 8080")),
    }
}

/// Builds and serves, until it is ended.
pub fn serve(project: &Project, port: u16) -> Result<()> {
    // First the port: it would be a pity to hear of it after the build.
    let bound = http::bind(port)?;
    crate::build(project)?;
    if !page::dist(project).join("index.html").is_file() {
        return Err(Failure::new("there is no page yet to serve: www/ has no package.json or no index.html"));
    }
    let address = bound.address();
    let threads = bound.serve(&page::dist(project))?;
    println!("\nHomeward is at {address}\nCtrl+C ends it.");
    for thread in threads {
        drop(thread.join());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::port;

    fn read(words: &[&str]) -> Option<u16> {
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        port(&words).ok()
    }

    #[test]
    fn the_port_is_8080_unless_said() {
        assert_eq!(read(&[]), Some(8080));
        assert_eq!(read(&["--port", "9000"]), Some(9000));
        assert_eq!(read(&["--port=9000"]), Some(9000));
        assert_eq!(read(&["--port"]), None);
        assert_eq!(read(&["--port", "70000"]), None);
        assert_eq!(read(&["9000"]), None);
    }
}
