//! Owns the model: one thread, one loop. Pages borrow from the site, so that nothing is locked:
//! questions are answered until a change has been read, then a new site takes the old one's place.
//! Where the rules take their time, pages show meanwhile what they found before.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;
use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant};

use anyhow::{Result, anyhow};
use rayon::prelude::*;
use tokio::sync::oneshot;

use crate::base::files::Files;
use crate::base::vocabulary::RemotePictures;
use crate::check::Findings;
use crate::html::address::escape;
use crate::session::{Options, Unchecked};
use crate::watch::Batch;

use super::checking::{Checked, Checker};
use super::faults::{self, Editor};
use super::folder::{Changes, Read, SiteFolder};
use super::good::GoodPages;
use super::readers::{Reader, Readers, Told};
use super::showing::{Answer, Drawn, Page, Showing};
use super::shown::{Maker, Shown};
use super::trouble::Trouble;
use super::{Found, Loaded, News, ServeOptions};

/// What the keeper is told and asked.
#[derive(Debug)]
pub(super) enum Message {
    /// Something on the disk changed.
    Changed(Batch),
    /// The rules have answered.
    Checked(Checked),
    /// Somebody asks for a public path.
    Ask(String, oneshot::Sender<Answer>),
    /// Somebody opened an event stream.
    Opened(Reader),
}

/// Tells the terminal.
pub(super) type Tell = Box<dyn FnMut(News<'_>) + Send>;

/// The owner of the model.
pub(super) struct Keeper {
    folder: SiteFolder,
    options: Options,
    editor_url: Option<String>,
    maker: Maker,
    checker: Checker,
    readers: Readers,
    good: GoodPages,
    /// What the rules found last, when no error stood.
    calm: Arc<Findings>,
    /// What the terminal was told last.
    told: Arc<Findings>,
    tell: Tell,
}

/// Why pages are made anew.
enum Why {
    /// The site was read: since when, and which paths of it differ.
    Read(Instant, Vec<String>),
    /// The rules have answered, after this long, and found something else than before.
    Checked(Duration),
}

/// What ends the showing of a site.
enum Next {
    Changed(Instant, Changes),
    Checked(Checked),
}

impl Keeper {
    pub(super) fn new(serving: &ServeOptions, folder: SiteFolder, checker: Checker, tell: Tell) -> Self {
        Self {
            folder,
            options: serving.options.clone(),
            editor_url: serving.editor_url.clone(),
            maker: Maker::default(),
            checker,
            readers: Readers::default(),
            good: GoodPages::default(),
            calm: Arc::default(),
            told: Arc::default(),
            tell,
        }
    }

    /// Shows the site of these files, which were begun to be read at that time, and what becomes of it, until nobody can
    /// ask any more.
    ///
    /// # Errors
    /// The program fails by a fault of its own.
    pub(super) fn run(mut self, begun: Instant, mut files: Files, messages: &Receiver<Message>) -> Result<()> {
        let root = self.folder.root().to_owned();
        let made = self.maker.make(&root, &files, &self.options, None);
        let (mut shown, unchecked) = made.ok_or_else(|| anyhow!("the site cannot be loaded"))?;
        self.check(&mut shown, unchecked);
        let mut why = Why::Read(begun, Vec::new());
        loop {
            match self.show(&shown, &files, why, messages) {
                None => return Ok(()),
                Some(Next::Checked(checked)) => {
                    why = Why::Checked(checked.took);
                    self.take(&mut shown, checked);
                }
                Some(Next::Changed(since, changes)) => {
                    let before = files.clone();
                    let paths = apply(changes, &mut files);
                    let made = self.maker.make(&root, &files, &self.options, Some(shown.site));
                    let is_made = made.is_some();
                    let made = made.or_else(|| self.maker.make(&root, &before, &self.options, None));
                    let (now, unchecked) = made.ok_or_else(|| anyhow!("the site cannot be loaded"))?;
                    shown = now;
                    self.check(&mut shown, unchecked);
                    if !is_made {
                        shown.troubles = vec![Trouble::of_our_own()];
                    }
                    why = Why::Read(since, paths);
                }
            }
        }
    }

    /// Has a site checked. Until the rules have answered, it shows what they found before.
    fn check(&mut self, shown: &mut Shown, unchecked: Unchecked) {
        match self.checker.ask(&shown.site, unchecked) {
            Some(checked) => self.take(shown, checked),
            None => {
                shown.findings = Arc::clone(&self.calm);
                shown.is_being_checked = true;
            }
        }
    }

    fn take(&mut self, shown: &mut Shown, checked: Checked) {
        shown.is_being_checked = false;
        match checked.findings {
            Some(findings) => {
                shown.findings = Arc::new(findings);
                if !shown.findings.warnings_suppressed {
                    self.calm = Arc::clone(&shown.findings);
                }
            }
            None => {
                shown.findings = Arc::clone(&self.calm);
                shown.troubles.push(Trouble::of_our_own());
            }
        }
    }

    /// Shows a site, made from these files, until something about it changes.
    fn show(&mut self, shown: &Shown, files: &Files, why: Why, messages: &Receiver<Message>) -> Option<Next> {
        let root = self.folder.root().to_owned();
        let mut showing = Showing::of(shown, &root);
        let changed = !matches!(&why, Why::Read(_, paths) if paths.is_empty());
        let reloaded = self.reload_readers(&mut showing, changed);
        match why {
            Why::Read(since, paths) => self.tell_loaded(&showing, since, &paths, reloaded),
            Why::Checked(took) => self.tell_checked(&showing, took, reloaded),
        }
        loop {
            match messages.recv().ok()? {
                Message::Changed(batch) => {
                    let since = Instant::now();
                    match self.folder.read(files, &batch) {
                        Read::Same => {}
                        Read::Troubles => {
                            self.tell_faults(&showing);
                            self.tell_loaded(&showing, since, &[], 0);
                        }
                        Read::Changed(changes) => return Some(Next::Changed(since, changes)),
                    }
                }
                Message::Checked(checked) => {
                    if self.checker.note(&checked) {
                        return Some(Next::Checked(checked));
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
            return Answer::Bytes(Arc::clone(bytes));
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
        let source = page.and_then(|path| match showing.view.route(path) {
            Some(route) => showing.view.sources(route),
            None => faults::unread(showing.view.shown, path).cloned(),
        });
        let editor = Editor { root: self.folder.root(), template: self.editor_url.as_deref() };
        faults::json(showing.view.shown, &self.troubles(showing), source.as_deref(), editor)
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
            self.good.touch(path);
            return page.clone();
        }
        let drawn = showing.draw(path);
        let failed = match &drawn {
            Drawn::Failed(why) if !showing.faults.contains(why) => Some(Trouble::of_template(why, &showing.view.shown.site.files)),
            _ => None,
        };
        let page = self.keep(showing, path, drawn);
        if let Some(trouble) = failed {
            (self.tell)(News::Failed(trouble));
        }
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
                    self.good.remember(path, page.clone());
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
        self.good.get(path).cloned()
    }

    fn tell_loaded(&mut self, showing: &Showing<'_>, since: Instant, changed: &[String], reloaded: usize) {
        let found = (!showing.view.shown.is_being_checked).then(|| self.found(showing));
        let troubles = self.troubles(showing);
        let site = &showing.view.shown.site;
        (self.tell)(News::Loaded(Loaded { site, changed, took: since.elapsed(), found, troubles: &troubles, reloaded }));
    }

    fn tell_checked(&mut self, showing: &Showing<'_>, took: Duration, reloaded: usize) {
        let found = self.found(showing);
        (self.tell)(News::Checked { site: &showing.view.shown.site, found, took, reloaded });
    }

    /// What was found, for the terminal.
    fn found<'s>(&mut self, showing: &Showing<'s>) -> Found<'s> {
        let findings = &showing.view.shown.findings;
        let differs = self.told != *findings;
        self.told = Arc::clone(findings);
        Found { findings, differs }
    }
}

/// Writes changes into the files; which paths they are.
fn apply(changes: Changes, files: &mut Files) -> Vec<String> {
    let mut paths = Vec::with_capacity(changes.len());
    for (path, entry) in changes {
        paths.push(path.to_string());
        match entry {
            Some(entry) => files.insert(path, entry),
            None => files.remove(&path),
        }
    }
    paths
}

/// A JSON list of one path.
fn list(path: &str) -> Arc<str> {
    serde_json::json!([path]).to_string().into()
}
