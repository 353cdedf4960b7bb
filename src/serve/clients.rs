//! Open event streams: pages that somebody looks at.

use std::sync::Arc;

use tokio::sync::mpsc::Sender;

/// Events that wait for a client that does not fetch them; one more, and the stream is closed. The
/// page opens it again and is told what it missed.
pub(super) const WAITING: usize = 8;

/// Streams that are open at once; the oldest make room.
pub(super) const MOST: usize = 1024;

/// What a client is sent.
#[derive(Clone, Debug)]
pub(super) enum ClientEvent {
    /// Load again: a JSON list of paths, or `*`.
    Reload(Arc<str>),
    /// Something else than the page has changed: the index that pages are searched by.
    Changed,
    /// What the overlay shows, as JSON.
    Overlay(Arc<str>),
}

impl ClientEvent {
    /// That a page is to be loaded again.
    pub(super) fn reload(path: &str) -> Self {
        Self::Reload(serde_json::json!([path]).to_string().into())
    }
}

/// An open event stream.
#[derive(Debug)]
pub(super) struct Client {
    /// The public path of the page; none for one that wants to know of every change.
    pub page: Option<String>,
    /// The version of the page that the client has.
    pub version: String,
    /// The overlay that the client was sent last.
    pub overlay: Arc<str>,
    pub stream: Sender<ClientEvent>,
}

/// All of them.
#[derive(Debug, Default)]
pub(super) struct Clients {
    list: Vec<Client>,
}

impl Clients {
    /// Takes one more; those that have gone make room.
    pub(super) fn add(&mut self, client: Client) {
        self.list.retain(|client| !client.stream.is_closed());
        if self.list.len() >= MOST {
            self.list.remove(0);
        }
        self.list.push(client);
    }

    /// The pages that are looked at, each once.
    pub(super) fn pages(&mut self) -> Vec<String> {
        self.list.retain(|client| !client.stream.is_closed());
        let mut pages: Vec<String> = self.list.iter().filter_map(|client| client.page.clone()).collect();
        pages.sort();
        pages.dedup();
        pages
    }

    /// Sends each client the event that there is for it; those that lag are dropped.
    pub(super) fn send(&mut self, mut event_for: impl FnMut(&mut Client) -> Option<ClientEvent>) {
        self.list.retain_mut(|client| match event_for(client) {
            Some(event) => client.stream.try_send(event).is_ok(),
            None => true,
        });
    }
}
