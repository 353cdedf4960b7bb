//! The owner of the site: one thread, one loop. Pages borrow from the site, so that nothing is locked:
//! requests are answered until a change has been read, then a new site takes the old one's place.
//! Where the rules take their time, pages show meanwhile what they found before.
//!
//! A saved file goes through [`SiteFolder::rescan`], [`SiteLoader::load`], [`BackgroundCheck::begin`] and
//! [`PageCache::render_all`] to the clients whose pages changed, and to the terminal.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;
use std::sync::mpsc::Receiver;
use std::time::Instant;

use anyhow::Result;
use tokio::sync::oneshot;

use crate::check::Findings;
use crate::site::Site;
use crate::watch::Batch;

use super::background_check::{BackgroundCheck, CheckOutcome};
use super::clients::{Client, ClientEvent, Clients};
use super::loader::{LoadedSite, SiteLoader};
use super::overlay::{self, Editor, Problem};
use super::page_cache::{GoodPages, PageCache, RenderedPage, Resource};
use super::rescan::{Rescan, SiteFolder};
use super::{FindingsReport, LoadReport, ServeOptions, ServerEvent};

/// What the server is sent by its other threads.
#[derive(Debug)]
pub(super) enum ServerMessage {
    /// Something on the disk changed.
    FilesChanged(Batch),
    /// The rules have answered.
    Checked(CheckOutcome),
    /// Somebody asks for a public path.
    Request(String, oneshot::Sender<Resource>),
    /// Somebody opened an event stream.
    Connected(Client),
}

/// The owner of the site.
pub(super) struct SiteServer {
    folder: SiteFolder,
    loader: SiteLoader,
    checks: BackgroundCheck,
    clients: Clients,
    editor_url: Option<String>,
    /// What the terminal was told last.
    reported: Arc<Findings>,
    on_event: Box<dyn FnMut(ServerEvent<'_>) + Send>,
}

/// Why pages are rendered anew.
enum Update {
    /// Files were read: since when, and which paths of the site differ; none at the start.
    Read { since: Instant, paths: Vec<String> },
    /// The rules have answered.
    Checked(CheckOutcome),
}

impl SiteServer {
    /// A server of a folder that has been read.
    pub(super) fn new(
        options: &ServeOptions,
        folder: SiteFolder,
        checks: BackgroundCheck,
        on_event: impl FnMut(ServerEvent<'_>) + Send + 'static,
    ) -> Self {
        Self {
            loader: SiteLoader::new(folder.root(), &options.options, options.history, options.audience.as_deref()),
            folder,
            checks,
            clients: Clients::default(),
            editor_url: options.editor_url.clone(),
            reported: Arc::default(),
            on_event: Box::new(on_event),
        }
    }

    /// Shows the site, whose files were begun to be read at that time, and what becomes of it, until nobody can ask any more.
    ///
    /// # Errors
    /// The program fails by a fault of its own.
    pub(super) fn run(mut self, since: Instant, messages: &Receiver<ServerMessage>) -> Result<()> {
        let mut last_good = GoodPages::default();
        let mut loaded = self.load(None)?;
        let mut update = Update::Read { since, paths: Vec::new() };
        while let Some(next) = self.show(&loaded, &update, &mut last_good, messages) {
            update = next;
            match &mut update {
                Update::Read { .. } => loaded = self.load(Some(loaded.site))?,
                Update::Checked(outcome) => self.checks.finish(&mut loaded, outcome),
            }
        }
        Ok(())
    }

    /// The site of the files that were last read, checked or being checked.
    fn load(&mut self, before: Option<Arc<Site>>) -> Result<LoadedSite> {
        let mut loaded = self.loader.load(self.folder.files(), before)?;
        self.checks.begin(&mut loaded);
        Ok(loaded)
    }

    /// Shows a site until something about it changes.
    fn show(
        &mut self,
        loaded: &LoadedSite,
        update: &Update,
        last_good: &mut GoodPages,
        messages: &Receiver<ServerMessage>,
    ) -> Option<Update> {
        let mut cache = PageCache::new(loaded, self.folder.root(), last_good);
        self.announce(&mut cache, update);
        loop {
            match messages.recv().ok()? {
                ServerMessage::FilesChanged(batch) => {
                    let since = Instant::now();
                    match self.folder.rescan(&batch) {
                        Rescan::Same => {}
                        Rescan::OtherProblems => {
                            self.send_overlays(&cache);
                            self.report_load(&cache, since, &[], 0);
                        }
                        Rescan::Changed(paths) => return Some(Update::Read { since, paths }),
                    }
                }
                ServerMessage::Checked(outcome) => {
                    if self.checks.is_latest(&outcome) {
                        return Some(Update::Checked(outcome));
                    }
                }
                ServerMessage::Request(path, reply) => {
                    let (resource, problem) = cache.find(&path);
                    self.report_failure(problem);
                    // Whoever asked may have gone away.
                    let _ = reply.send(resource);
                }
                ServerMessage::Connected(client) => self.connect(&mut cache, client),
            }
        }
    }

    /// Renders the pages that clients look at, reloads those that changed, and tells the terminal.
    fn announce(&mut self, cache: &mut PageCache<'_>, update: &Update) {
        cache.render_all(&self.clients.pages());
        let is_first = matches!(update, Update::Read { paths, .. } if paths.is_empty());
        let is_saved = matches!(update, Update::Read { .. }) && !is_first;
        let reloaded = self.reload_pages(cache, !is_first, is_saved);
        self.send_overlays(cache);
        match update {
            Update::Read { since, paths } => self.report_load(cache, *since, paths, reloaded),
            Update::Checked(outcome) => {
                let found = self.report(&cache.loaded().findings);
                (self.on_event)(ServerEvent::Checked { site: &cache.loaded().site, found, took: outcome.took, reloaded });
            }
        }
    }

    /// Has the pages load again whose bytes changed; how many there are. `changed`: whether there is news for those who want
    /// to know of every change; `is_saved`: whether files were, so that the others may search for what is new.
    fn reload_pages(&mut self, cache: &PageCache<'_>, changed: bool, is_saved: bool) -> usize {
        let mut reloaded = BTreeSet::new();
        self.clients.send(|client| {
            let Some(path) = &client.page else { return changed.then(|| ClientEvent::Reload("*".into())) };
            let Some(version) = cache.version(path).filter(|version| *version != client.version) else {
                return is_saved.then_some(ClientEvent::Changed);
            };
            version.clone_into(&mut client.version);
            reloaded.insert(path.clone());
            Some(ClientEvent::reload(path))
        });
        reloaded.len()
    }

    /// Sends clients what is wrong, where they do not know it yet.
    fn send_overlays(&mut self, cache: &PageCache<'_>) {
        let pages = self.clients.pages().into_iter().map(Some).chain([None]);
        let overlays: HashMap<Option<String>, Arc<str>> = pages.map(|page| (page.clone(), self.overlay(cache, page.as_deref()))).collect();
        self.clients.send(|client| {
            let overlay = overlays.get(&client.page).filter(|overlay| client.overlay != **overlay)?;
            client.overlay = Arc::clone(overlay);
            Some(ClientEvent::Overlay(Arc::clone(overlay)))
        });
    }

    /// Tells a new client whether its page has changed since it was sent, and what is wrong.
    fn connect(&mut self, cache: &mut PageCache<'_>, mut client: Client) {
        if let Some(path) = &client.page {
            let (RenderedPage { version, .. }, problem) = cache.page(path);
            self.report_failure(problem);
            if !client.version.is_empty() && client.version != version {
                let _ = client.stream.try_send(ClientEvent::reload(path));
            }
            client.version = version;
        }
        client.overlay = self.overlay(cache, client.page.as_deref());
        if client.stream.try_send(ClientEvent::Overlay(Arc::clone(&client.overlay))).is_ok() {
            self.clients.add(client);
        }
    }

    fn overlay(&self, cache: &PageCache<'_>, page: Option<&str>) -> Arc<str> {
        let LoadedSite { site, findings, .. } = cache.loaded();
        let source = page.and_then(|path| cache.source(path));
        let editor = Editor { root: self.folder.root(), template: self.editor_url.as_deref() };
        let mut problems = self.problems(cache);
        if cache.loaded().written.is_some() && !problems.is_empty() {
            // What stands in the way may have the name of what is hidden.
            problems = vec![Problem::new("not all of it can be shown as it is written: the terminal says why")];
        }
        overlay::json(site, findings, &problems, source.as_deref(), editor)
    }

    fn problems(&self, cache: &PageCache<'_>) -> Vec<Problem> {
        self.folder.problems().into_iter().chain(cache.problems()).collect()
    }

    fn report_failure(&mut self, problem: Option<Problem>) {
        if let Some(problem) = problem {
            (self.on_event)(ServerEvent::NotRendered(problem));
        }
    }

    fn report_load(&mut self, cache: &PageCache<'_>, since: Instant, changed: &[String], reloaded: usize) {
        let LoadedSite { site, findings, is_being_checked, written, .. } = cache.loaded();
        let (site, findings) = written.as_ref().map_or((site, findings), |written| (&written.site, &written.findings));
        let found = (!is_being_checked).then(|| self.report(findings));
        let problems = self.problems(cache);
        (self.on_event)(ServerEvent::Loaded(LoadReport { site, changed, took: since.elapsed(), found, problems: &problems, reloaded }));
    }

    /// What was found, for the terminal.
    fn report<'s>(&mut self, findings: &'s Arc<Findings>) -> FindingsReport<'s> {
        let differs = self.reported != *findings;
        self.reported = Arc::clone(findings);
        FindingsReport { findings, differs }
    }
}
