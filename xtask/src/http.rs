//! A small HTTP server for the files of one folder, on this machine only.

use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use crate::failure::{Failure, Result};

/// What the page may do: the policy of the strictest portal that it is made for.
pub const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'";

/// A request longer than this is not from a browser that asks for a file.
const LONGEST_REQUEST: usize = 16 * 1024;

const PATIENCE: Duration = Duration::from_secs(10);

/// A port that is ours, not served yet.
#[derive(Debug)]
pub struct Bound {
    listeners: Vec<TcpListener>,
    port: u16,
}

/// Takes a port of this machine, for both kinds of address where both exist; 0 takes any free one.
pub fn bind(port: u16) -> Result<Bound> {
    let first = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| {
        if error.kind() == io::ErrorKind::AddrInUse {
            let other = if port == 8080 { 8081 } else { 8080 };
            Failure::mended_by(format!("port {port} is taken by another program"), format!("cargo xtask serve --port {other}"))
        } else {
            Failure::mended_by(format!("cannot serve at port {port}: {error}"), "cargo xtask serve --port 8080")
        }
    })?;
    let port = first.local_addr().map_or(port, |address| address.port());
    let mut listeners = vec![first];
    listeners.extend(TcpListener::bind(SocketAddr::from((Ipv6Addr::LOCALHOST, port))).ok());
    Ok(Bound { listeners, port })
}

impl Bound {
    /// The address for a browser.
    pub fn address(&self) -> String {
        format!("http://localhost:{}/", self.port)
    }

    /// Serves the files of a folder, in the background, for as long as the program runs.
    pub fn serve(self, folder: &Path) -> Result<Vec<thread::JoinHandle<()>>> {
        let folder = folder.canonicalize().map_err(|error| Failure::at("serve", folder, &error))?;
        let folder: Arc<Path> = folder.into();
        Ok(self
            .listeners
            .into_iter()
            .map(|listener| {
                let folder = Arc::clone(&folder);
                thread::spawn(move || listen(&listener, &folder))
            })
            .collect())
    }
}

fn listen(listener: &TcpListener, folder: &Arc<Path>) {
    for stream in listener.incoming() {
        match stream {
            Ok(stream) => {
                let folder = Arc::clone(folder);
                // A browser that goes away in the middle of an answer is no error of ours.
                thread::spawn(move || answer(stream, &folder).unwrap_or_default());
            }
            // Out of file handles, say: let the connections that are open end first.
            Err(_) => thread::sleep(Duration::from_millis(50)),
        }
    }
}

fn answer(mut stream: TcpStream, folder: &Path) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let request = read_request(&mut stream)?;
    let response = respond(&request, folder);
    stream.write_all(response.head().as_bytes())?;
    if !request.starts_with("HEAD ") {
        stream.write_all(&response.body)?;
    }
    stream.flush()
}

/// Reads up to the empty line; what a browser sends with GET ends there.
fn read_request(stream: &mut TcpStream) -> io::Result<String> {
    let mut request = Vec::new();
    let mut part = [0_u8; 2048];
    while request.len() < LONGEST_REQUEST {
        let length = stream.read(&mut part)?;
        request.extend_from_slice(part.get(..length).unwrap_or_default());
        if length == 0 || request.windows(4).any(|end| end == b"\r\n\r\n") {
            break;
        }
    }
    Ok(String::from_utf8_lossy(&request).into_owned())
}

struct Response {
    status: &'static str,
    kind: &'static str,
    body: Vec<u8>,
}

impl Response {
    fn refusal(status: &'static str) -> Self {
        Self { status, kind: "text/plain; charset=utf-8", body: format!("{status}\n").into_bytes() }
    }

    fn head(&self) -> String {
        format!(
            "HTTP/1.1 {}\r\nContent-Type: {}\r\nContent-Length: {}\r\nContent-Security-Policy: {POLICY}\r\nX-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\nCache-Control: no-cache\r\nConnection: close\r\n\r\n",
            self.status,
            self.kind,
            self.body.len()
        )
    }
}

fn respond(request: &str, folder: &Path) -> Response {
    let mut words = request.lines().next().unwrap_or_default().split(' ');
    let (method, target) = (words.next(), words.next());
    if !matches!(method, Some("GET" | "HEAD")) {
        return Response::refusal("405 Method Not Allowed");
    }
    let Some(names) = target.and_then(names) else {
        return Response::refusal("400 Bad Request");
    };
    match find(folder, &names).map(|path| (kind(&path), std::fs::read(path))) {
        Some((kind, Ok(body))) => Response { status: "200 OK", kind, body },
        Some((_, Err(_))) | None => Response::refusal("404 Not Found"),
    }
}

/// The names of folders and file in the path of a request; none when one of them could lead elsewhere.
fn names(target: &str) -> Option<Vec<String>> {
    let path = target.split(['?', '#']).next()?.strip_prefix('/')?;
    let mut names = Vec::new();
    for part in path.split('/').filter(|part| !part.is_empty()) {
        let name = decode(part)?;
        if name.starts_with('.') || name.contains(['/', '\\', '\0', ':']) {
            return None;
        }
        names.push(name);
    }
    Some(names)
}

/// Replaces `%20` and the like.
fn decode(part: &str) -> Option<String> {
    let mut bytes = part.bytes();
    let mut decoded = Vec::new();
    while let Some(byte) = bytes.next() {
        if byte == b'%' {
            let high = char::from(bytes.next()?).to_digit(16)?;
            let low = char::from(bytes.next()?).to_digit(16)?;
            decoded.push(u8::try_from(high * 16 + low).ok()?);
        } else {
            decoded.push(byte);
        }
    }
    String::from_utf8(decoded).ok()
}

/// The file of that name, if it is inside the folder once all links are followed.
fn find(folder: &Path, names: &[String]) -> Option<PathBuf> {
    let mut path = folder.to_path_buf();
    path.extend(names);
    if path.is_dir() {
        path.push("index.html");
    }
    let path = path.canonicalize().ok()?;
    (path.starts_with(folder) && path.is_file()).then_some(path)
}

/// What kind of file this is, for the browser.
fn kind(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json" | "map") => "application/json",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("ics") => "text/calendar; charset=utf-8",
        Some("txt" | "md") => "text/plain; charset=utf-8",
        Some("webmanifest") => "application/manifest+json",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::{kind, names, respond};
    use std::path::Path;

    fn listed(target: &str) -> Option<String> {
        names(target).map(|names| names.join("|"))
    }

    #[test]
    fn the_path_of_a_request_becomes_names() {
        assert_eq!(listed("/"), Some(String::new()));
        assert_eq!(listed("/a/b%20c.js?x=1#y"), Some("a|b c.js".to_owned()));
    }

    #[test]
    fn no_request_leads_out_of_the_folder() {
        for target in [
            "/../x",
            "/a/../../x",
            "/%2e%2e/x",
            "/%2E./x",
            "/a%2f..%2fx",
            "/a%5c..%5cx",
            "/c:/x",
            "/%00",
            "/.git/config",
            "//../x",
            "x",
            "http://elsewhere/x",
            "/%zz",
            "/%2",
            "/%ff",
        ] {
            assert_eq!(listed(target), None, "{target}");
        }
    }

    #[test]
    fn a_file_is_given_and_all_else_refused() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let inside = respond("GET /main.rs HTTP/1.1\r\n\r\n", &folder);
        assert_eq!(inside.status, "200 OK");
        let missing = respond("GET /none.rs HTTP/1.1\r\n\r\n", &folder);
        assert_eq!(missing.status, "404 Not Found");
        let posted = respond("POST / HTTP/1.1\r\n\r\n", &folder);
        assert_eq!(posted.status, "405 Method Not Allowed");
        let empty = respond("", &folder);
        assert_eq!(empty.status, "405 Method Not Allowed");
    }

    #[test]
    fn a_link_out_of_the_folder_is_not_followed() -> std::io::Result<()> {
        let folder = std::env::temp_dir().join(format!("homeward-xtask-{}", std::process::id()));
        std::fs::create_dir_all(&folder)?;
        let folder = folder.canonicalize()?;
        let outside = Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml");
        std::os::unix::fs::symlink(outside, folder.join("link.txt"))?;
        std::fs::write(folder.join("file.txt"), "inside")?;
        let link = respond("GET /link.txt HTTP/1.1\r\n\r\n", &folder);
        let file = respond("GET /file.txt HTTP/1.1\r\n\r\n", &folder);
        std::fs::remove_dir_all(&folder)?;
        assert_eq!(link.status, "404 Not Found");
        assert_eq!(file.status, "200 OK");
        Ok(())
    }

    #[test]
    fn a_module_is_served_as_the_browser_wants_it() {
        assert_eq!(kind(Path::new("a/homeward_bg.wasm")), "application/wasm");
        assert_eq!(kind(Path::new("x")), "application/octet-stream");
    }
}
