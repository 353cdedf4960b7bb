//! Owns the model: one thread, one loop. Pages borrow from the site, so that nothing is locked:
//! questions are answered until a change has been read, then a new site takes the old one's place.

use std::collections::{BTreeSet, HashMap};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::Receiver;
use std::time::Instant;

use anyhow::{Result, anyhow};
use rayon::prelude::*;
use tokio::sync::oneshot;

use crate::base::words::RemotePictures;
use crate::check::Findings;
use crate::html::Route;
use crate::html::address::escape;
use crate::session::Options;
use crate::watch::Batch;

use super::faults::{self, Editor};
use super::folder::{Changes, Read, SiteFolder};
use super::readers::{Reader, Readers, Told};
use super::shown::{Maker, Shown, View};
use super::trouble::Trouble;
use super::{Loaded, News, Serving};

/// Pages whose last good version is remembered.
const MOST_REMEMBERED: usize = 256;

/// What the keeper is told and asked.
#[derive(Debug)]
pub(super) enum Message {
    /// Something on the disk changed.
    Changed(Batch),
    /// Somebody asks for a public path.
    Ask(String, oneshot::Sender<Answer>),
    /// Somebody opened an event stream.
    Opened(Reader),
}

/// What is at a public path.
#[derive(Debug)]
pub(super) enum Answer {
    /// A page, and whether pictures of other hosts belong to it.
    Page(Page, bool),
    /// A file of the theme.
    Bytes(Vec<u8>),
    /// A file of the site.
    OnDisk(PathBuf),
}

/// A page as readers get it.
#[derive(Clone, Debug)]
pub(super) struct Page {
    pub status: u16,
    pub bytes: Arc<[u8]>,
    /// A hash of its bytes.
    pub version: String,
    /// Its public path.
    pub path: String,
    source: Option<Arc<str>>,
}

impl Page {
    fn new(status: u16, bytes: &[u8], path: &str, source: Option<Arc<str>>) -> Self {
        let hash = blake3::hash(bytes).to_hex();
        Self { status, bytes: bytes.into(), version: hash[..16].to_owned(), path: path.to_owned(), source }
    }
}

/// Tells the terminal.
pub(super) type Tell = Box<dyn FnMut(News<'_>) + Send>;

/// The owner of the model.
pub(super) struct Keeper {
    folder: SiteFolder,
    options: Options,
    editor_url: Option<String>,
    maker: Maker,
    readers: Readers,
    /// The last good version of pages that were looked at, by public path, and when it was made.
    good: HashMap<String, (u64, Page)>,
    generation: u64,
    tell: Tell,
}

/// What a new site follows from.
struct Change {
    since: Instant,
    paths: Vec<String>,
    before: Option<Findings>,
}

impl Keeper {
    pub(super) fn new(serving: &Serving, folder: SiteFolder, tell: Tell) -> Self {
        Self {
            folder,
            options: serving.options.clone(),
            editor_url: serving.editor_url.clone(),
            maker: Maker::default(),
            readers: Readers::default(),
            good: HashMap::new(),
            generation: 0,
            tell,
        }
    }

    /// Answers and reloads until nobody can ask any more.
    ///
    /// # Errors
    /// The site cannot be read for the first time.
    pub(super) fn run(mut self, messages: &Receiver<Message>) -> Result<()> {
        let since = Instant::now();
        let files = self.folder.read_first()?;
        let root = self.folder.root().to_owned();
        let mut shown = self.maker.make(&root, files, &self.options).ok_or_else(|| anyhow!("the site cannot be loaded"))?;
        let mut change = Change { since, paths: Vec::new(), before: None };
        let mut old: Option<Shown> = None;
        loop {
            self.generation += 1;
            let Some((since, changes)) = self.show(&shown, change, old.take(), messages) else { return Ok(()) };
            let mut files = shown.site.files.clone();
            let mut paths = Vec::with_capacity(changes.len());
            for (path, entry) in changes {
                paths.push(path.to_string());
                match entry {
                    Some(entry) => files.insert(path, entry),
                    None => files.remove(&path),
                }
            }
            let before = Some(std::mem::take(&mut shown.site.findings));
            match self.maker.make(&root, files.clone(), &self.options) {
                Some(now) => {
                    old = Some(std::mem::replace(&mut shown, now));
                }
                None => {
                    shown.site.findings = before.clone().unwrap_or_default();
                    shown.site.files = files;
                    shown.troubles = vec![Trouble::new(
                        "the program failed by a fault of its own, told in the terminal: the site is shown as it was before",
                    )];
                }
            }
            change = Change { since, paths, before };
        }
    }

    /// Shows a site until files of it change: since when, and which.
    fn show(&mut self, shown: &Shown, change: Change, old: Option<Shown>, messages: &Receiver<Message>) -> Option<(Instant, Changes)> {
        let root = self.folder.root().to_owned();
        let mut showing = Showing { view: View::of(shown, &root), pages: HashMap::new(), faults: BTreeSet::new() };
        let reloaded = self.reload_readers(&mut showing, !change.paths.is_empty());
        self.tell_terminal(&showing, &change, reloaded);
        // A large site takes a while to be forgotten; nobody needs to wait for it.
        std::thread::spawn(move || drop(old));
        loop {
            match messages.recv().ok()? {
                Message::Changed(batch) => {
                    let since = Instant::now();
                    match self.folder.read(&shown.site.files, &batch) {
                        Read::Same => {}
                        Read::Troubles => {
                            self.tell_faults(&showing);
                            let change = Change { since, paths: Vec::new(), before: Some(shown.site.findings.clone()) };
                            self.tell_terminal(&showing, &change, 0);
                        }
                        Read::Changed(changes) => return Some((since, changes)),
                    }
                }
                Message::Ask(path, reply) => {
                    // Whoever asked may have gone away.
                    let _ = reply.send(self.answer(&mut showing, &path));
                }
                Message::Opened(reader) => self.open(&mut showing, reader),
            }
        }
    }

    fn answer(&mut self, showing: &mut Showing<'_>, path: &str) -> Answer {
        if let Some(bytes) = showing.view.asset(path) {
            return Answer::Bytes(bytes.to_vec());
        }
        if let Some(file) = showing.view.copied(path) {
            return Answer::OnDisk(file.to_owned());
        }
        let remote = showing.view.shown.site.config.style().remote_pictures == RemotePictures::Allow;
        Answer::Page(self.page(showing, path), remote)
    }

    /// Tells a new reader whether its page has changed since it was sent, and what is wrong.
    fn open(&mut self, showing: &mut Showing<'_>, mut reader: Reader) {
        if let Some(path) = reader.page.clone() {
            let page = self.page(showing, &path);
            if !reader.version.is_empty() && reader.version != page.version {
                let _ = reader.stream.try_send(Told::Reload(list(&path)));
            }
            reader.version = page.version;
        }
        reader.faults = self.faults_of(showing, reader.page.as_deref());
        if reader.stream.try_send(Told::Faults(Arc::clone(&reader.faults))).is_ok() {
            self.readers.add(reader);
        }
    }

    /// Renders the pages that readers hold open and tells those whose bytes changed; how many.
    fn reload_readers(&mut self, showing: &mut Showing<'_>, changed: bool) -> usize {
        let open = self.readers.pages();
        let drawn: Vec<Drawn> = open.par_iter().map(|path| showing.draw(path)).collect();
        for (path, drawn) in open.iter().zip(drawn) {
            let page = self.keep(showing, path, drawn);
            showing.pages.insert(path.clone(), page);
        }
        let mut reloaded = BTreeSet::new();
        let pages = &showing.pages;
        self.readers.tell(|reader| {
            let Some(path) = &reader.page else { return changed.then(|| Told::Reload("*".into())) };
            let page = pages.get(path)?;
            if page.version == reader.version {
                return None;
            }
            reader.version.clone_from(&page.version);
            reloaded.insert(path.clone());
            Some(Told::Reload(list(path)))
        });
        self.tell_faults(showing);
        reloaded.len()
    }

    /// Tells readers what is wrong, where they do not know it yet.
    fn tell_faults(&mut self, showing: &Showing<'_>) {
        let open = self.readers.pages();
        let mut by_page: HashMap<Option<String>, Arc<str>> = HashMap::new();
        for page in open.into_iter().map(Some).chain([None]) {
            let faults = self.faults_of(showing, page.as_deref());
            by_page.insert(page, faults);
        }
        self.readers.tell(|reader| {
            let faults = by_page.get(&reader.page)?;
            if reader.faults == *faults {
                return None;
            }
            reader.faults = Arc::clone(faults);
            Some(Told::Faults(Arc::clone(faults)))
        });
    }

    fn faults_of(&self, showing: &Showing<'_>, page: Option<&str>) -> Arc<str> {
        let source = page.and_then(|path| showing.view.route(path)).and_then(|route| showing.view.sources(route));
        let editor = Editor { root: self.folder.root(), template: self.editor_url.as_deref() };
        faults::json(&showing.view.shown.site, &self.troubles(showing), source.as_deref(), editor)
    }

    fn troubles(&self, showing: &Showing<'_>) -> Vec<Trouble> {
        let mut troubles = self.folder.troubles();
        troubles.extend(showing.view.shown.troubles.iter().cloned());
        troubles.extend(showing.faults.iter().map(|said| Trouble::of_template(said, &showing.view.shown.site.files)));
        troubles
    }

    fn page(&mut self, showing: &mut Showing<'_>, path: &str) -> Page {
        // Pages that are asked for once are not worth remembering.
        const MOST: usize = 512;
        if let Some(page) = showing.pages.get(path) {
            return page.clone();
        }
        let drawn = showing.draw(path);
        let page = self.keep(showing, path, drawn);
        if showing.pages.len() < MOST {
            showing.pages.insert(path.to_owned(), page.clone());
        }
        page
    }

    /// Remembers a good page; shows the last good one in place of one that is not.
    fn keep(&mut self, showing: &mut Showing<'_>, path: &str, drawn: Drawn) -> Page {
        match drawn {
            Drawn::Good(page) => {
                if page.status == 200 {
                    self.remember(path, page.clone());
                }
                page
            }
            Drawn::Broken(page) => self.last_good(path).unwrap_or(page),
            Drawn::Missing(page) => {
                let last = self.last_good(path);
                last.filter(|good| good.source.as_ref().is_some_and(|source| showing.view.is_broken_file(source))).unwrap_or(page)
            }
            Drawn::Failed(why) => {
                let page = self.last_good(path).unwrap_or_else(|| {
                    let html = format!(
                        "<!doctype html>\n<title>Not rendered</title>\n<body>\n<h1>This page cannot be rendered</h1>\n<p>{}</p>\n</body>\n",
                        escape(&why)
                    );
                    Page::new(500, html.as_bytes(), path, None)
                });
                showing.faults.insert(why);
                page
            }
        }
    }

    fn last_good(&self, path: &str) -> Option<Page> {
        self.good.get(path).map(|(_, page)| page.clone())
    }

    fn remember(&mut self, path: &str, page: Page) {
        if self.good.len() >= MOST_REMEMBERED && !self.good.contains_key(path) {
            let oldest = self.good.iter().min_by_key(|(path, (made, _))| (*made, (*path).clone())).map(|(path, _)| path.clone());
            oldest.and_then(|path| self.good.remove(&path));
        }
        self.good.insert(path.to_owned(), (self.generation, page));
    }

    fn tell_terminal(&mut self, showing: &Showing<'_>, change: &Change, reloaded: usize) {
        let site = &showing.view.shown.site;
        let troubles = self.troubles(showing);
        let other_findings = change.before.as_ref().is_none_or(|findings| *findings != site.findings);
        (self.tell)(News::Loaded(Loaded {
            site,
            changed: &change.paths,
            took: change.since.elapsed(),
            other_findings,
            troubles: &troubles,
            reloaded,
        }));
    }
}

/// A site while it is shown.
struct Showing<'s> {
    view: View<'s>,
    /// Pages that were asked for.
    pages: HashMap<String, Page>,
    /// Why pages could not be rendered.
    faults: BTreeSet<String>,
}

/// What came of rendering a path.
enum Drawn {
    Good(Page),
    /// Its file cannot be read as it is written.
    Broken(Page),
    /// There is no such page: what is shown instead.
    Missing(Page),
    /// A template or the program failed, and why.
    Failed(String),
}

impl Showing<'_> {
    fn draw(&self, path: &str) -> Drawn {
        let (route, status) = match self.view.route(path) {
            Some(route) => (route, if *route == Route::NotFound { 404 } else { 200 }),
            None => (&Route::NotFound, 404),
        };
        let bytes = match self.view.render(route) {
            Ok(bytes) => bytes,
            Err(why) => return Drawn::Failed(why),
        };
        let page = Page::new(status, &bytes, path, self.view.sources(route));
        match status {
            404 => Drawn::Missing(page),
            _ if self.view.is_broken(route) => Drawn::Broken(page),
            _ => Drawn::Good(page),
        }
    }
}

/// A JSON list of one path.
fn list(path: &str) -> Arc<str> {
    serde_json::json!([path]).to_string().into()
}
