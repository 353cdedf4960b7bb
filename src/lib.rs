//! Throughline reads a folder of Markdown about outcomes, personas, journeys, processes, services,
//! teams and systems, cross-links it, checks it, and draws a browsable process architecture
//! organised by customer outcome.
//!
//! # From a folder to pages
//!
//! A site goes one way, in four steps; the commands of the program take the same.
//!
//! 1. [`load`]: [`io::disk`] reads the folder into [`Files`](base::files::Files). [`session`] has each read as a
//!    [`Document`](syntax::content::document::Document), by [`syntax`], and all of them linked into the graph, a
//!    [`Model`](model::Model), by [`mod@link`]. What comes of it is a [`Site`].
//! 2. [`check`](check()): the rules of [`mod@check`] are asked about it. A [`Checked`] site has its findings beside it.
//! 3. [`render`]: [`html`] makes a page of each [`Route`], with what [`analysis`] works out, in pictures by
//!    [`picture`], in [`words`].
//! 4. [`publish`]: [`io::publish`] puts the pages and what they show in the place of what was public: all of it, or nothing.
//!
//! Everything between the two ends is pure: no disk, no clock, no printing. Beside this way lie [`export`] and [`report`], which
//! tell programs and people of a site; [`import`], which makes content of tables; [`reorg`], which compares the pages of two
//! sites; and [`mod@serve`], which takes the same steps a page at a time, whenever [`watch`] tells of a change. [`cli`] has the
//! arguments. docs/architecture.md describes the house.
//!
//! # A small site
//!
//! ```
//! use std::fs;
//! use throughline::{Options, Publishing, check, load, publish};
//!
//! # fn main() -> anyhow::Result<()> {
//! let place = tempfile::tempdir()?;
//! let (folder, output) = (place.path().join("site"), place.path().join("public"));
//! for (path, text) in [
//!     ("throughline.yaml", "title: A library on wheels\n"),
//!     ("personas/edda.md", "---\ntitle: Edda, who reads at night\n---\n"),
//!     ("outcomes/books.md", "---\ntitle: I always have a book\nfor: edda\n---\n"),
//! ] {
//!     fs::create_dir_all(folder.join(path).parent().unwrap())?;
//!     fs::write(folder.join(path), text)?;
//! }
//!
//! let site = check(load(&folder, &Options::default(), |_| {})?);
//! assert!(!site.findings.has_errors());
//! publish(&site, &folder, &output, &Publishing::default(), |_| {})?;
//!
//! let page = fs::read_to_string(output.join("outcomes/books.html"))?;
//! assert!(page.contains("I always have a book") && page.contains("../personas/edda.html"));
//! # Ok(())
//! # }
//! ```

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result, anyhow};
use base::date::Date;
use rayon::prelude::*;

use analysis::selection::Selection;
pub use as_of::{RevisionSite, load_revision};
use export::graph::Graph;
use export::insights::InsightsJson;
pub use html::Publishing;
use html::assembly::Assembly;
use html::assembly::belongs::pages_of;
use html::assembly::book::{BookOf, chapters, pages_of_chapters};
use html::editions::{Editions, PublishedEdition};
use html::feed::{FEED, feed};
use html::lean::write_lean;
use html::pages::{book, single};
use html::sheet::markdown;
use html::sitemap::sitemap;
use html::theme::assets::hashed;
use html::{Renderer, Route, Theme};
use io::git::NoAnswer;
use io::history::GitHistory;
use io::logs::LogFolder;
use io::origin::Origin;
use io::publish::{Publication, Published};
use io::revision::RevisionTree;
use io::{assets, disk};
use model::id::NodeId;
pub use session::Options;
use session::{Clock, Session};
pub use site::{Checked, Site};
use syntax::fields::types::Flag;

pub mod base;
pub mod bpmn;
pub mod syntax;

pub mod model;
pub mod words;

pub mod link;
pub mod log;

pub mod analysis;

pub mod check;
pub mod diff;
pub mod edit;
pub mod export;
pub mod import;
pub mod picture;
pub mod search;

pub mod site;

pub mod html;
pub mod session;
pub mod shown;

pub mod io;
pub mod reorg;
pub mod report;
pub mod watch;

pub mod as_of;
pub mod serve;

pub mod cli;

/// Reads the site in a folder, and links it. `phase` is told the name of each phase when it is done: `read`, `parse`, `link`, `logs`.
///
/// # Errors
/// A folder or file cannot be read, or the site asks for a later version of the program. What authors did wrong is no error here: [`check`](check()) tells of it.
pub fn load(folder: &Path, options: &Options, mut phase: impl Clock) -> Result<Site> {
    let files = disk::read(folder, &options.outputs, &options.source_folders)?;
    phase("read");
    let site = Session::with_logs(LogFolder::of(folder).published_to(options.outputs.first().map(PathBuf::as_path)))
        .link(files, options, None, phase);
    site.config.too_old().map_or(Ok(site), |why| Err(anyhow!(why)))
}

/// As [`load`], and counts no event logs: for those who ask what the content says, and not what happened.
///
/// # Errors
/// As [`load`].
pub fn load_without_logs(folder: &Path, options: &Options) -> Result<Site> {
    let files = disk::read(folder, &options.outputs, &options.source_folders)?;
    let options = Options { passes_logs: true, ..options.clone() };
    let site = Session::default().link(files, &options, None, |_| {});
    site.config.too_old().map_or(Ok(site), |why| Err(anyhow!(why)))
}

/// As [`load`], and asks Git meanwhile when the files were last changed. Where it cannot be asked the site is without that, and it is said
/// why.
///
/// # Errors
/// As [`load`].
pub fn load_with_history(folder: &Path, options: &Options, phase: impl Clock) -> Result<(Site, Option<NoAnswer>)> {
    let read = || GitHistory::read(folder);
    std::thread::scope(|scope| {
        let reading = std::thread::Builder::new().name("history".into()).spawn_scoped(scope, read);
        let mut site = load(folder, options, phase)?;
        // Where the system lets nobody start a thread, it is asked now.
        let read = reading.map_or_else(|_| read(), |reading| reading.join().unwrap_or(Ok(None)));
        let history = read.and_then(|read| read.map(|mut read| read.of(&site)).transpose());
        Ok(match history {
            Ok(history) => {
                site.history = history.map(Arc::new);
                (site, None)
            }
            Err(why) => (site, Some(why)),
        })
    })
}

/// Asks the rules about a site.
pub fn check(site: Site) -> Checked {
    Checked::of(site)
}

/// What of a checked site is for an audience: the whole of it was read and checked, the rest is taken out before anything is rendered.
/// `options` are those that it was loaded with. Call it before [`Checked::release_texts`].
///
/// # Errors
/// The site has no such audience: which it has. Or its theme cannot be read.
pub fn for_audience(site: &Checked, audience: &str, options: &Options) -> Result<Checked> {
    let audience = link::audience(&site.config, audience).map_err(|fault| anyhow!(fault))?;
    let theme = Theme::new(&site.files, &site.config, &BTreeMap::new()).map_err(|fault| anyhow!(fault))?;
    Ok(shown::shown(site, &audience, theme.words.text(words::message::NOT_SHOWN_HERE), options))
}

/// The same of an earlier edition of a site, of which `newest` is what the audience sees today. What is not for it today is hidden there too, as far
/// as it went by the same id or by one that is told as its old id. None where the edition has no such audience: nobody said then what is for it.
///
/// # Errors
/// The theme of the edition cannot be read.
pub fn edition_for_audience(edition: &Checked, newest: &Checked, audience: &str, options: &Options) -> Result<Option<Checked>> {
    let Ok(audience) = link::audience(&edition.config, audience) else { return Ok(None) };
    let theme = Theme::new(&edition.files, &edition.config, &BTreeMap::new()).map_err(|fault| anyhow!(fault))?;
    let today = newest.whole.as_deref().map(|whole| shown::hidden_addresses(whole, &audience)).unwrap_or_default();
    Ok(Some(shown::shown_but_for(edition, &audience, &today, theme.words.text(words::message::NOT_SHOWN_HERE), options)))
}

/// Renders a site on all cores. `put` is given each file as soon as it is made, in any order: its path from the root of the
/// pages, and its bytes. These are the files of the theme, the pages, the tables beside them, the index that they are searched by, a book where one is asked for, and where the site's
/// address is known its sitemap and what changed last as a feed, which an earlier edition has not. The files that the content shows are not among them: `copied` says where each of [`Site::assets`] is published.
///
/// # Errors
/// A template or a style sheet of the site's theme fails, or `put` does.
pub fn render(
    site: &Checked,
    copied: &BTreeMap<Arc<str>, String>,
    publishing: &Publishing,
    put: impl Fn(&str, &[u8]) -> Result<()> + Sync,
) -> Result<()> {
    let theme = Theme::new(&site.files, &site.config, copied).map_err(|fault| anyhow!(fault))?;
    assets::of_theme(&theme, copied).try_for_each(|(path, bytes)| put(path, bytes))?;
    let renderer = Renderer::of_publication(site, &theme, copied.clone(), publishing);
    // A part of the index takes much memory for a moment: one at a time, and before pages ask for what they share.
    renderer.search_parts().into_iter().try_for_each(|part| put(&part.path(), &renderer.search_part(part)))?;
    let mut routes = renderer.routes();
    if publishing.is_earlier_edition() {
        // A host has one page for addresses that do not exist: that of the newest.
        routes.retain(|route| *route != Route::NotFound);
    }
    // Two buffers a thread: a site's pages together may be larger than the memory.
    routes.par_iter().try_for_each_init(Default::default, |(page, lean): &mut (Vec<u8>, Vec<u8>), route| {
        renderer.tables_before(route).try_for_each(|(path, table)| put(&path, &table))?;
        let path = renderer.render_to(route, page).map_err(|fault| anyhow!(fault))?;
        write_lean(&path, page, lean);
        put(&path, lean)
    })?;
    for_programs(&renderer, &put)?;
    if let Some(of) = publishing.book {
        put_book(&renderer, of, &put)?;
    }
    let Some(base) = publishing.base_url.as_deref().filter(|_| !publishing.is_earlier_edition()) else { return Ok(()) };
    if let Some(feed) = feed(base, site, &theme.words) {
        put(FEED, feed.as_bytes())?;
    }
    // Who is asked to leave pages out is not told of them.
    if site.config.is_left_out_of_search() { Ok(()) } else { put("sitemap.xml", sitemap(base, &site.model, &routes).as_bytes()) }
}

/// What the site adds for programs and assistants.
fn for_programs(renderer: &Renderer<'_>, put: &(impl Fn(&str, &[u8]) -> Result<()> + Sync)) -> Result<()> {
    let (index, site) = (&renderer.index, renderer.index.site);
    let Some(pages) = &site.config.machine_pages else { return Ok(()) };
    let wants = |flag: Option<Flag>| flag.is_some_and(|flag| flag.0);
    if wants(pages.markdown) {
        let twins: Vec<_> = markdown::twins(&site.model).collect();
        let write = |&node: &_| put(&markdown::path(&site.model, node), markdown::twin(site, &index.published, node).as_bytes());
        twins.par_iter().try_for_each(write)?;
    }
    if wants(pages.llms) {
        put("llms.txt", markdown::llms(site, wants(pages.markdown)).as_bytes())?;
    }
    if wants(pages.graph) {
        put("graph.json", &serde_json::to_vec(&Graph::new(&site.model, &site.documents, &site.files, None))?)?;
    }
    if wants(pages.insights) {
        let selection = Selection::named(&[]).map_err(|name| anyhow!("no analysis is called {name}"))?;
        let whole = index.whole.as_ref().map(|whole| &whole.analysis);
        put("insights.json", &serde_json::to_vec(&InsightsJson { context: &index.analysis, selection: &selection, whole })?)?;
    }
    Ok(())
}

/// Publishes a site that was read from a folder, or from a revision: what it shows is copied to `output`, its pages are rendered there. `phase` is told of
/// `render` and `publish`. Call [`Checked::release_texts`] first where memory is short.
///
/// # Errors
/// As [`render`]; or a file cannot be read, or the output cannot be written or holds what is not ours. What was public stays then.
pub fn publish<'s>(
    site: &Checked,
    origin: impl Into<Origin<'s>>,
    output: &Path,
    publishing: &Publishing,
    mut phase: impl Clock,
) -> Result<Published> {
    publish_with_editions(site, origin, &[], output, publishing, &mut phase)
}

/// A site as of a revision, to be published beside the newest.
#[derive(Debug)]
pub struct EditionSite {
    /// What readers call it.
    pub title: String,
    /// Its folder, below `editions/`.
    pub folder: String,
    /// What it was, checked, and what of it is shown.
    pub site: Checked,
    /// Its other files.
    pub tree: RevisionTree,
    /// The day of the commit.
    pub day: Date,
}

/// As [`publish()`], and with earlier editions, each below `editions/`: all of them together, or nothing. Each page leads to the same page in the others.
///
/// # Errors
/// As [`publish()`], of each of them.
pub fn publish_with_editions<'s>(
    site: &Checked,
    origin: impl Into<Origin<'s>>,
    editions: &[EditionSite],
    output: &Path,
    publishing: &Publishing,
    mut phase: impl Clock,
) -> Result<Published> {
    let origin = origin.into();
    let folder = origin.folder();
    let content: Vec<PathBuf> = site.folders_of_content().into_iter().map(|inner| folder.join(inner)).collect();
    let mut publication = Publication::begin(output, folder, &content)?;
    publication.remember(site.logs.clone());
    publication.remember_titles(site.titles_of_sources());
    let together = together(site, editions);
    let newest = Publishing { editions: together.clone(), ..publishing.clone() };
    let copied = assets::copy(origin, &site.assets, &publication, "")?;
    render(site, &copied, &newest, |path, bytes| publication.put(path, bytes))?;
    phase("render");
    for (own, edition) in (1..).zip(editions) {
        let below = format!("editions/{}", edition.folder);
        let publishing = Publishing {
            base_url: publishing.base_url.as_ref().map(|base| format!("{base}/{below}")),
            banner: publishing.banner.clone(),
            book: None,
            editions: together.clone().map(|together| Editions { own, ..together }),
        };
        let put = |path: &str, bytes: &[u8]| publication.put(&format!("{below}/{path}"), bytes);
        let rendered = assets::copy(Origin::Revision(&edition.tree), &edition.site.assets, &publication, &format!("{below}/"))
            .and_then(|copied| render(&edition.site, &copied, &publishing, put));
        rendered.with_context(|| format!("cannot build the edition `{}`", edition.title))?;
        phase("edition");
    }
    let published = publication.finish()?;
    phase("publish");
    Ok(published)
}

/// The editions that lie beside each other; none where there is only the newest.
fn together(site: &Checked, editions: &[EditionSite]) -> Option<Editions> {
    let earlier = editions.iter().map(|edition| PublishedEdition::earlier(&edition.site, &edition.title, &edition.folder, edition.day));
    let all: Arc<[PublishedEdition]> = std::iter::once(PublishedEdition::newest(site)).chain(earlier).collect();
    (!editions.is_empty()).then_some(Editions { all, own: 0 })
}

/// What a document that needs no other file holds.
#[derive(Clone, Debug)]
pub enum OneFile {
    /// A thing with what belongs to it, or the whole site; seen a page at a time.
    Single(Option<NodeId>),
    /// A page alone.
    Page(Route),
    /// A book.
    Book(BookOf),
}

/// One file of HTML that needs no other, of a site that was read from a folder, or from a revision. `banner`: a line on top of it.
///
/// # Errors
/// A template or a style sheet of the site's theme fails, or a picture cannot be read.
pub fn one_file<'s>(site: &Checked, origin: impl Into<Origin<'s>>, holds: &OneFile, banner: Option<&str>) -> Result<Vec<u8>> {
    let origin = origin.into();
    let public = assets::public_paths(origin, &site.assets)?;
    let theme = Theme::new(&site.files, &site.config, &public).map_err(|fault| anyhow!(fault))?;
    let publishing = Publishing { banner: banner.map(str::to_owned), ..Publishing::default() };
    let renderer = Renderer::of_publication(site, &theme, public.clone(), &publishing);
    let (pages, sheet) = match holds {
        OneFile::Single(subject) => (pages_of(&renderer, *subject), single::SHEET),
        OneFile::Page(route) => (vec![route.clone()], single::SHEET),
        OneFile::Book(of) => (pages_of_chapters(&chapters(&renderer, *of)), book::SHEET),
    };
    let pages = Assembly::of(&renderer, pages).map_err(|fault| anyhow!(fault))?;
    let files = assets::in_document(origin, &theme, &public, &pages.files(&theme, sheet))?;
    let page = match holds {
        OneFile::Book(of) => renderer.render_book(*of, &pages, Some(&files), ""),
        OneFile::Single(_) | OneFile::Page(_) => renderer.render_single(&pages, &files),
    };
    Ok(lean("document.html", &page.map_err(|fault| anyhow!(fault))?))
}

/// Puts a book beside the pages, with its style sheet.
fn put_book(renderer: &Renderer<'_>, of: BookOf, put: impl Fn(&str, &[u8]) -> Result<()>) -> Result<()> {
    let pages = Assembly::of(renderer, pages_of_chapters(&chapters(renderer, of))).map_err(|fault| anyhow!(fault))?;
    let style = pages.style_of_book(renderer.theme);
    let sheet = hashed(book::SHEET, style.as_bytes());
    put(&sheet, style.as_bytes())?;
    let page = renderer.render_book(of, &pages, None, &sheet).map_err(|fault| anyhow!(fault))?;
    put("book.html", &lean("book.html", &page))
}

fn lean(path: &str, page: &[u8]) -> Vec<u8> {
    let mut lean = Vec::with_capacity(page.len());
    write_lean(path, page, &mut lean);
    lean
}
