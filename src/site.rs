//! Floor 5: a site as one value.
//!
//! A [`Site`] was read and linked. It has no findings: what the rules say of it is asked for by [`check`](check()), and what was
//! checked is a [`Checked`]. So nobody can take a site that was not asked about for one without findings.
//!
//! Absent: how a site comes to be (`session`), its pages, the disk.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Deref;
use std::sync::Arc;

use crate::base::date::Date;
use crate::base::diagnostic::Diagnostic;
use crate::base::files::{Files, resolve};
use crate::base::history::History;
use crate::check::{self, CheckInput, Findings};
use crate::model::Model;
use crate::model::id::NodeId;
use crate::model::logged::RememberedLog;
use crate::syntax::config::{NAME, SiteConfig};
use crate::syntax::content::document::Document;

/// Paths of what lies in the content folders and is not read, such as Markdown files that are no content, and why.
pub type NotContent = Vec<(Arc<str>, &'static str)>;

/// Where a site keeps its own theme.
pub const THEME: &str = "theme/";

/// Where a site keeps the assets of its own theme.
pub const THEME_ASSETS: &str = "theme/assets/";

/// A site, read and linked.
#[derive(Debug)]
pub struct Site {
    /// What it was made from.
    pub files: Files,
    /// `throughline.yaml`.
    pub config: SiteConfig,
    /// Its documents, drafts among them, sorted by path. The model was linked from them, in this order.
    pub documents: Vec<Arc<Document>>,
    /// The graph.
    pub model: Model,
    /// Files that are copied beside the pages.
    pub assets: BTreeSet<Arc<str>>,
    /// What is not read.
    pub not_content: NotContent,
    /// The day from which age is counted, where one is known.
    pub as_of: Option<Date>,
    /// When its files were last changed, where a repository was asked about them.
    pub history: Option<Arc<History>>,
    /// The figures of its event logs, for its output to keep.
    pub logs: Vec<RememberedLog>,
    /// What reading and linking said, each with its rule.
    pub diagnostics: Vec<Diagnostic>,
    /// Whether drafts are part of it.
    pub drafts: bool,
    /// Whether it is held to the gates of `throughline.yaml`.
    pub gates: bool,
}

impl Site {
    /// Whether an error of reading or linking stands: then the rules are not asked, and checking takes no time.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(Diagnostic::is_fixed)
    }

    /// What things of sources are called that other repositories name, by their addresses: those that are gone from them and are still named, too.
    pub fn titles_of_sources(&self) -> BTreeMap<Arc<str>, Arc<str>> {
        let model = &self.model;
        let source = |node: NodeId| model.node(model.node(node).file).place.as_ref().and_then(|place| model.site.source_of(&place.file));
        let mut titles = BTreeMap::new();
        if model.site.sources.is_empty() {
            return titles;
        }
        for edge in &model.graph.edges {
            let file = model.node(model.node(edge.to).file);
            let of = source(edge.to);
            if of.is_some() && of != source(edge.from) {
                titles.insert(file.address.to_string().into(), Arc::clone(&file.title));
            }
        }
        // While an error keeps the newer one from being published whole, what was known stays known.
        if self.has_errors() {
            self.files.last_titles().iter().for_each(|(address, title)| {
                titles.entry(Arc::clone(address)).or_insert_with(|| Arc::clone(title));
            });
        }
        titles
    }

    /// The folder that `throughline.yaml` names for the pages, from the site's; none where it is not below that, which is a finding.
    pub fn output_folder(&self) -> Option<String> {
        resolve(NAME, self.config.output_folder()).filter(|path| !path.is_empty())
    }

    /// The folders that nothing may be published over, from the site's: those of `content`, and wherever a document lies.
    pub fn folders_of_content(&self) -> BTreeSet<String> {
        let named = self.config.content.iter().filter_map(|folder| resolve(NAME, &folder.0.value));
        let of_documents = self.documents.iter().map(|document| document.path.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned());
        named.chain(of_documents).collect()
    }
}

/// The documents that are part of a site: all but drafts, and these too where they are asked for.
pub fn published(documents: &[Arc<Document>], drafts: bool) -> impl Iterator<Item = &Arc<Document>> {
    documents.iter().filter(move |document| drafts || !document.is_draft())
}

/// Everything that is found in a site: what reading and linking said, and what the rules find.
pub fn check(site: &Site) -> Findings {
    let documents: Vec<Arc<Document>> = published(&site.documents, site.drafts).cloned().collect();
    let Site { config, files, model, as_of, history, gates, .. } = site;
    let input = CheckInput { config, documents: &documents, files, model, as_of: *as_of, history: history.as_deref(), gates: *gates };
    check::findings(input, site.diagnostics.clone())
}

/// A site, and what was found in it.
#[derive(Clone, Debug)]
pub struct Checked {
    /// The site.
    pub site: Arc<Site>,
    /// What was found.
    pub findings: Arc<Findings>,
    /// The whole site, where this is what one audience sees of it.
    pub whole: Option<Arc<Checked>>,
}

impl Checked {
    /// A site that is checked now.
    pub fn of(site: impl Into<Arc<Site>>) -> Self {
        let site = site.into();
        let findings = Arc::new(check(&site));
        Self { site, findings, whole: None }
    }

    /// Gives back the texts that the site was read from, where nobody else holds it: pages do not need
    /// them, and only what is written for programs does.
    pub fn release_texts(&mut self) {
        let pages = self.site.config.machine_pages.as_ref();
        let needs = pages.is_some_and(|pages| [pages.markdown, pages.graph].into_iter().flatten().any(|flag| flag.0));
        if let Some(site) = Arc::get_mut(&mut self.site).filter(|_| !needs) {
            site.files.release_texts();
        }
    }
}

impl Deref for Checked {
    type Target = Site;

    fn deref(&self) -> &Site {
        &self.site
    }
}
