//! People who keep a page open: each has an event stream, and loads its page again when it is told to.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use crate::http::{Address, Served};

/// How often a reader looks whether it may go.
const GLANCE: Duration = Duration::from_millis(200);

/// All readers.
pub(super) struct Crowd {
    readers: Vec<JoinHandle<Reader>>,
    over: Arc<AtomicBool>,
}

/// What a reader has seen.
struct Reader {
    page: String,
    /// What it was shown last.
    shown: String,
    loads: usize,
    /// Answers that should not be.
    wrong: Vec<String>,
}

impl Crowd {
    /// Readers of pages that lie far from each other.
    pub(super) fn open(served: &Served, pages: &[String], readers: usize) -> Self {
        let over = Arc::new(AtomicBool::new(false));
        let read = |n: usize| {
            let page = pages[n * pages.len() / readers].clone();
            let (address, over) = (served.address(), Arc::clone(&over));
            std::thread::spawn(move || Reader { page, shown: String::new(), loads: 0, wrong: Vec::new() }.read(address, &over))
        };
        Self { readers: (0..readers).map(read).collect(), over }
    }

    /// Lets readers go: how often they loaded a page again, and what went wrong. Each must see the
    /// page as it is by then.
    pub(super) fn close(self, served: &Served) -> (usize, Vec<String>) {
        // Those that are being told still need to fetch.
        std::thread::sleep(Duration::from_secs(1));
        self.over.store(true, Ordering::Relaxed);
        let (mut loads, mut wrong) = (0, Vec::new());
        for reader in self.readers {
            let reader = reader.join().unwrap();
            loads += reader.loads;
            wrong.extend(reader.wrong);
            if reader.shown != served.get(&format!("/{}", reader.page)).body {
                wrong.push(format!("a reader of {} was left behind", reader.page));
            }
        }
        (loads, wrong)
    }
}

impl Reader {
    fn read(mut self, server: Address, over: &AtomicBool) -> Self {
        while !over.load(Ordering::Relaxed) {
            let page = server.get(&format!("/{}", self.page));
            if !matches!(page.status, 200 | 404) {
                self.wrong.push(format!("{} was answered with {}", self.page, page.status));
            }
            self.shown = page.body;
            self.loads += 1;
            let version = self.shown.split("data-version=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or("");
            let mut events = server.events(&format!("?page={}&version={version}", self.page));
            while !over.load(Ordering::Relaxed) {
                let begun = Instant::now();
                match events.next(GLANCE) {
                    Some((event, _)) if event == "reload" => break,
                    Some(_) => {}
                    // The stream has ended: as a browser does, after a moment, open it again.
                    None if begun.elapsed() < GLANCE / 2 => {
                        std::thread::sleep(GLANCE);
                        break;
                    }
                    None => {}
                }
            }
        }
        self
    }
}
