//! Chromium as a process, and what is said to it over its debugging protocol: commands with a
//! number each, answers with the same number, and events in between.

use std::collections::HashMap;
use std::io::{BufRead, BufReader};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::{Value, json};
use tempfile::TempDir;
use tungstenite::{Message, WebSocket};

/// No command takes this long, on however busy a machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// A Chromium without a window and without a past, ended when dropped.
pub(crate) struct Chromium {
    child: Child,
    socket: WebSocket<TcpStream>,
    last: u64,
    /// Events that nobody has taken yet, by the session that they belong to.
    events: HashMap<String, Vec<Event>>,
    _profile: TempDir,
}

/// Something that happened in a tab.
#[derive(Clone, Debug)]
pub(crate) struct Event {
    pub(crate) method: String,
    pub(crate) params: Value,
}

impl Chromium {
    pub(crate) fn start() -> Self {
        let profile = tempfile::tempdir().unwrap();
        let mut child = spawn(&profile);
        let mut lines = BufReader::new(child.stderr.take().unwrap());
        let address = address(&mut lines);
        // What follows is read, so that Chromium never waits for its reader.
        std::thread::spawn(move || std::io::copy(&mut lines, &mut std::io::sink()));
        let host = address.split('/').nth(2).unwrap();
        let stream = TcpStream::connect(host).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        let (socket, _) = tungstenite::client(&address, stream).unwrap();
        Self { child, socket, last: 0, events: HashMap::new(), _profile: profile }
    }

    /// Says a command to a session, or to the browser itself, and waits for its answer.
    pub(crate) fn say(&mut self, session: Option<&str>, method: &str, params: &Value) -> Result<Value, String> {
        self.last += 1;
        let mut command = json!({"id": self.last, "method": method, "params": params});
        if let Some(session) = session {
            command["sessionId"] = session.into();
        }
        self.socket.send(Message::text(command.to_string())).unwrap();
        loop {
            let mut said = self.hear();
            if said["id"] == self.last {
                let error = said["error"]["message"].as_str().map(|why| format!("{method}: {why}"));
                return error.map_or_else(|| Ok(said["result"].take()), Err);
            }
        }
    }

    /// Takes the events of a session that have come so far.
    pub(crate) fn take_events(&mut self, session: &str) -> Vec<Event> {
        self.events.remove(session).unwrap_or_default()
    }

    /// Waits until an event of this name has come to a session.
    pub(crate) fn wait_for(&mut self, session: &str, method: &str) {
        while !self.events.get(session).is_some_and(|events| events.iter().any(|event| event.method == method)) {
            self.hear();
        }
    }

    /// The next thing that Chromium says. An event is kept.
    fn hear(&mut self) -> Value {
        let message = self.socket.read().expect("Chromium says nothing any more");
        let Message::Text(text) = message else { return Value::Null };
        let mut said: Value = serde_json::from_str(&text).unwrap();
        if let (Some(method), Some(session)) = (said["method"].as_str(), said["sessionId"].as_str()) {
            let (method, session) = (method.to_owned(), session.to_owned());
            self.events.entry(session).or_default().push(Event { method, params: said["params"].take() });
        }
        said
    }
}

impl Drop for Chromium {
    fn drop(&mut self) {
        let _ = self.socket.send(Message::text(json!({"id": 0, "method": "Browser.close"}).to_string()));
        // It takes its children along and lets go of its profile; where it does not, it is ended.
        for _ in 0..100 {
            if !matches!(self.child.try_wait(), Ok(None)) {
                return;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn spawn(profile: &TempDir) -> Child {
    let program = std::env::var("CHROMIUM").unwrap_or_else(|_| "chromium".to_owned());
    let mut command = Command::new(&program);
    // It is shown our own pages only; where it runs as root, it has no sandbox.
    command.args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars"]);
    command.args(["--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]);
    command.args(["--disable-extensions", "--disable-quic", "--force-color-profile=srgb", "--remote-debugging-port=0"]);
    command.arg(format!("--user-data-dir={}", profile.path().display())).arg("about:blank");
    let started = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn();
    started
        .unwrap_or_else(|why| panic!("cannot start {program} ({why}): CHROMIUM names another; `./test` leaves these tests out without one"))
}

/// Where Chromium listens, as it says on one of its first lines.
fn address(lines: &mut impl BufRead) -> String {
    let mut said = String::new();
    loop {
        let begun = said.len();
        let read = lines.read_line(&mut said).unwrap();
        assert_ne!(read, 0, "Chromium ended before it listened:\n{said}");
        if let Some(address) = said[begun..].strip_prefix("DevTools listening on ") {
            return address.trim().to_owned();
        }
    }
}
