//! Open event streams: pages that somebody looks at.

use std::sync::Arc;

use tokio::sync::mpsc::Sender;

/// Events that wait for a reader who does not fetch them; one more, and the stream is closed. The
/// page opens it again and is told what it missed.
pub(super) const WAITING: usize = 8;

/// Streams that are open at once; the oldest make room.
const MOST: usize = 1024;

/// What a reader is told.
#[derive(Clone, Debug)]
pub(super) enum Told {
    /// Load again: a JSON list of paths, or `*`.
    Reload(Arc<str>),
    /// What is wrong, as JSON.
    Faults(Arc<str>),
}

/// An open event stream.
#[derive(Debug)]
pub(super) struct Reader {
    /// The public path of the page; none for one that wants to know of every change.
    pub page: Option<String>,
    /// The version of the page that the reader has.
    pub version: String,
    /// The faults that the reader was told last.
    pub faults: Arc<str>,
    pub stream: Sender<Told>,
}

/// All of them.
#[derive(Debug, Default)]
pub(super) struct Readers {
    list: Vec<Reader>,
}

impl Readers {
    /// Takes one more; those that have gone make room.
    pub(super) fn add(&mut self, reader: Reader) {
        self.list.retain(|r| !r.stream.is_closed());
        if self.list.len() >= MOST {
            self.list.remove(0);
        }
        self.list.push(reader);
    }

    /// The pages that are looked at, each once.
    pub(super) fn pages(&mut self) -> Vec<String> {
        self.list.retain(|r| !r.stream.is_closed());
        let mut pages: Vec<String> = self.list.iter().filter_map(|r| r.page.clone()).collect();
        pages.sort();
        pages.dedup();
        pages
    }

    /// Tells each reader what `what` says; those that lag are dropped.
    pub(super) fn tell(&mut self, mut what: impl FnMut(&mut Reader) -> Option<Told>) {
        self.list.retain_mut(|reader| match what(reader) {
            Some(told) => reader.stream.try_send(told).is_ok(),
            None => true,
        });
    }
}
