//! A running server and the smallest client that can speak with it.

#![allow(dead_code, reason = "each test binary uses a part")]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// `throughline serve`, stopped when dropped.
pub(crate) struct Served {
    child: Child,
    pub(crate) port: u16,
    pub(crate) first_line: String,
}

impl Served {
    /// Serves a folder on a free port. What is said on stderr goes to `serve.log` beside the site.
    pub(crate) fn start(program: &Path, site: &Path, words: &[&str]) -> Self {
        let log = std::fs::File::create(site.with_extension("log")).unwrap();
        let mut child =
            Command::new(program).args(["serve", "--port", "0"]).args(words).arg(site).stdout(Stdio::piped()).stderr(log).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap());
        let mut first_line = String::new();
        lines.read_line(&mut first_line).unwrap();
        let port = first_line.trim().trim_end_matches('/').rsplit(':').next().unwrap().parse().expect(&first_line);
        // What follows is read, so that the server never waits for its reader.
        thread::spawn(move || std::io::copy(&mut lines, &mut std::io::sink()));
        Self { child, port, first_line }
    }

    /// The process.
    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// Where it listens.
    pub(crate) fn address(&self) -> Address {
        Address { port: self.port }
    }

    pub(crate) fn get(&self, path: &str) -> Answer {
        self.address().get(path)
    }

    pub(crate) fn ask(&self, method: &str, path: &str, headers: &str) -> Answer {
        self.address().ask(method, path, headers)
    }

    /// Opens the event stream of a page.
    pub(crate) fn events(&self, query: &str) -> Events {
        self.address().events(query)
    }

    /// Waits until a page is as wanted.
    pub(crate) fn wait_for(&self, path: &str, wanted: impl Fn(&Answer) -> bool) -> Answer {
        let begun = Instant::now();
        loop {
            let answer = self.get(path);
            if wanted(&answer) {
                return answer;
            }
            assert!(begun.elapsed() < Duration::from_secs(10), "{path} never became as wanted: {} {}", answer.status, answer.body);
            thread::sleep(Duration::from_millis(20));
        }
    }
}

/// Where a server listens.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Address {
    port: u16,
}

impl Address {
    pub(crate) fn get(self, path: &str) -> Answer {
        self.ask("GET", path, &format!("Host: 127.0.0.1:{}\r\n", self.port))
    }

    /// A request with these headers, each line ended, `Host` among them.
    pub(crate) fn ask(self, method: &str, path: &str, headers: &str) -> Answer {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
        write!(stream, "{method} {path} HTTP/1.1\r\n{headers}Connection: close\r\n\r\n").unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
        let status = head.split(' ').nth(1).and_then(|s| s.parse().ok()).unwrap_or(0);
        let body_bytes = bytes.windows(4).position(|w| w == b"\r\n\r\n").map_or(Vec::new(), |at| bytes[at + 4..].to_vec());
        Answer { status, head: head.to_ascii_lowercase(), body: body.to_owned(), bytes: body_bytes }
    }

    /// Opens the event stream of a page.
    pub(crate) fn events(self, query: &str) -> Events {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        write!(stream, "GET /__throughline/events{query} HTTP/1.1\r\nHost: localhost:{}\r\n\r\n", self.port).unwrap();
        Events { lines: BufReader::new(stream) }
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A response.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    /// Status line and headers, lower case.
    pub(crate) head: String,
    pub(crate) body: String,
    /// The body as it came.
    pub(crate) bytes: Vec<u8>,
}

/// An open event stream.
pub(crate) struct Events {
    lines: BufReader<TcpStream>,
}

impl Events {
    /// The next event and its data; none where nothing comes in time.
    pub(crate) fn next(&mut self, within: Duration) -> Option<(String, String)> {
        let until = Instant::now() + within;
        let (mut event, mut data) = (String::new(), String::new());
        let mut line = String::new();
        loop {
            let left = until.checked_duration_since(Instant::now()).filter(|left| !left.is_zero())?;
            self.lines.get_ref().set_read_timeout(Some(left)).unwrap();
            match self.lines.read_line(&mut line) {
                Ok(0) => return None,
                Ok(_) => {}
                // What was read so far stays in `line`.
                Err(_) => continue,
            }
            let whole = line.trim_end().to_owned();
            line.clear();
            if let Some(name) = whole.strip_prefix("event: ") {
                event = name.to_owned();
            } else if let Some(text) = whole.strip_prefix("data: ") {
                data = text.to_owned();
            } else if whole.is_empty() && !event.is_empty() {
                return Some((event, data));
            }
        }
    }

    /// The data of the next event of this name.
    pub(crate) fn wait_for(&mut self, name: &str) -> String {
        loop {
            match self.next(Duration::from_secs(10)) {
                Some((event, data)) if event == name => return data,
                Some(_) => {}
                None => panic!("no event `{name}` came"),
            }
        }
    }
}

/// Saves as vim does: a new file, renamed over the old one.
pub(crate) fn save_by_rename(path: &Path, text: &str) {
    let beside = path.with_extension("md.new~");
    std::fs::write(&beside, text).unwrap();
    std::fs::rename(&beside, path).unwrap();
}
