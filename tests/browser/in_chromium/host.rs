//! A web server of the plainest sort: a folder on a path below its own, under a policy.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The strictest policy under which pages must work.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'";

/// Where the site lies.
const BELOW: &str = "/some/where/";

/// A server that ends with the test.
pub(crate) struct Host {
    bound: SocketAddr,
}

impl Host {
    pub(crate) fn start(folder: PathBuf, late_fonts: Duration) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let bound = listener.local_addr().unwrap();
        std::thread::spawn(move || {
            for stream in listener.incoming().filter_map(Result::ok) {
                let folder = folder.clone();
                std::thread::spawn(move || answer(&stream, &folder, late_fonts));
            }
        });
        Self { bound }
    }

    /// The address of a page.
    pub(crate) fn url(&self, page: &str) -> String {
        format!("{}{BELOW}{page}", self.origin())
    }

    pub(crate) fn origin(&self) -> String {
        format!("http://{}", self.bound)
    }
}

/// Answers one request. A browser that has gone away is no failure.
fn answer(mut stream: &TcpStream, folder: &Path, late_fonts: Duration) -> Option<()> {
    let mut lines = BufReader::new(stream).lines();
    let first = lines.next()?.ok()?;
    for line in lines.by_ref() {
        if line.ok()?.is_empty() {
            break;
        }
    }
    let path = first.split(' ').nth(1)?.split(['?', '#']).next()?.strip_prefix(BELOW);
    let file = path.and_then(|path| percent_encoding::percent_decode_str(path).decode_utf8().ok());
    let body = file.as_ref().and_then(|file| fs::read(folder.join(&**file)).ok());
    let kind = match file.as_ref().and_then(|file| file.rsplit_once('.')).map_or("", |(_, ending)| ending) {
        "html" => "text/html",
        "css" => "text/css",
        "js" => "text/javascript",
        "svg" => "image/svg+xml",
        "woff2" => "font/woff2",
        "csv" => "text/csv",
        "json" => "application/json",
        _ => "application/octet-stream",
    };
    if kind == "font/woff2" {
        std::thread::sleep(late_fonts);
    }
    let (status, body) = body.map_or(("404 Not Found", Vec::new()), |body| ("200 OK", body));
    let head = format!("Content-Type: {kind}\r\nContent-Length: {}\r\nContent-Security-Policy: {POLICY}\r\nConnection: close", body.len());
    stream.write_all(format!("HTTP/1.1 {status}\r\n{head}\r\n\r\n").as_bytes()).ok()?;
    stream.write_all(&body).ok()
}
