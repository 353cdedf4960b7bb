//! Floor 6: runs the pipeline over a snapshot of files, and remembers what it parsed, so that a
//! changed file costs one parse and one link. The only place with memory.

mod passed_over;
pub mod sources;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use rayon::prelude::*;
use rustc_hash::FxHashMap as HashMap;

use crate::base::code_owners::CodeOwners;
use crate::base::date::Date;
use crate::base::diagnostic::{Diagnostic, Place, quote};
use crate::base::files::{Entry, Files, LOG_IN_THEME, is_markdown, resolve};
use crate::base::rule;
use crate::base::source::Source;
use crate::link::{LinkCache, Linked, ModelSteps, ProcessModels, give_owners, link, unknown_audiences};
use crate::log::{CountedLogs, LogSource, count_logs};
use crate::model::Model;
use crate::site::{Checked, NotContent, Site, THEME, THEME_ASSETS, published};
use crate::syntax::config::{self, NAME};
use crate::syntax::content::document::{self, Document, Reading};
use crate::syntax::markdown::MarkdownOptions;

use sources::{PartOf, Sources};

/// What the caller decides.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Whether drafts are part of the site.
    pub drafts: bool,
    /// The day from which age is counted; none takes the newest day in the content.
    pub as_of: Option<Date>,
    /// Whether the site is held to the gates of `throughline.yaml`.
    pub gates: bool,
    /// Who answers for files that do not say so themselves, nor are part of what does.
    pub code_owners: Option<Arc<CodeOwners>>,
    /// Whether event logs are not counted, so that nothing is known of them.
    pub passes_logs: bool,
    /// Folders that are no part of the site, such as an output that `throughline.yaml` does not name. They are left out where
    /// the folder is read.
    pub outputs: Vec<PathBuf>,
    /// Folders besides the site's below which sources may lie: those that the command line names, never content. Sources are found where the
    /// folder is read.
    pub source_folders: Vec<PathBuf>,
}

/// Remembers documents by the text they were read from.
#[derive(Debug, Default)]
pub struct Session {
    parsed: HashMap<Arc<str>, Arc<Remembered>>,
    style: MarkdownOptions,
    /// The models that processes name.
    models: ProcessModels,
    /// The steps that they give to processes which write none.
    steps: ModelSteps,
    /// What linking the last site again can build on.
    linked: Option<LinkCache>,
    /// The event logs that were counted.
    logs: CountedLogs,
    /// Where event logs are read from; none takes the texts of the snapshot.
    log_source: Option<Arc<dyn LogSource + Send>>,
}

/// A file that was read before, and what came of it.
#[derive(Debug)]
struct Remembered {
    entry: Entry,
    inner: String,
    reading: Result<Arc<Document>, &'static str>,
    /// The source that it comes from.
    source: Option<Arc<Source>>,
}

/// A file that may be content.
struct WantedFile<'f> {
    path: &'f Arc<str>,
    entry: &'f Entry,
    /// Its path from the innermost content folder.
    inner: &'f str,
    /// The source that it is a file of; none where it is the site's own.
    source: Option<&'f Arc<Source>>,
}

/// How long each phase took, for those who ask.
pub trait Clock: FnMut(&'static str) {}
impl<F: FnMut(&'static str)> Clock for F {}

impl Session {
    /// A session that reads event logs from there.
    pub fn with_logs(source: impl LogSource + Send + 'static) -> Self {
        Self { log_source: Some(Arc::new(source)), ..Self::default() }
    }

    /// Reads, links and checks a snapshot.
    pub fn load(&mut self, files: Files, options: &Options) -> Checked {
        Checked::of(self.link(files, options, None, |_| {}))
    }

    /// Reads and links a snapshot. `phase` is told the name of each phase when it is done.
    /// Where `before` is the site that was linked last and nobody else holds it, and few files of it
    /// changed without any name changing, only those are linked.
    pub fn link(&mut self, mut files: Files, options: &Options, before: Option<Arc<Site>>, mut phase: impl Clock) -> Site {
        let absent = Entry::Text("".into());
        let (config, mut diagnostics) = config::SiteConfig::read_file(files.get(NAME).unwrap_or(&absent));
        if self.style != config.style() {
            self.parsed.clear();
            self.style = config.style();
        }
        let folders = content_folders(&config, &files, &mut diagnostics);
        check_output(&config, &mut diagnostics);
        let sources = Sources::of(&config, &files, &mut diagnostics);
        let (mut documents, not_content) = self.documents(&files, &config, &folders, &sources);
        self.models = ProcessModels::of(&documents, &files, &self.models);
        self.steps.give(&mut documents, &self.models, &config, &files);
        phase("parse");
        let published = || published(&documents, options.drafts);
        diagnostics.extend(published().flat_map(|document| document.faults.iter().cloned()));
        let own = || published().filter(|document| document.source.is_none());
        diagnostics.extend(unknown_audiences(&config, own()));
        diagnostics.extend(passed_over::misplaced(own()));
        diagnostics.extend(passed_over::not_read(&not_content, &documents, &files));
        let drafts = options.drafts;
        let again = before.and_then(|before| self.link_again(before, &documents, &config, &files, drafts));
        let mut linked = again.unwrap_or_else(|| link(&config, &documents, &files, &self.models, drafts));
        if let Some(code_owners) = &options.code_owners {
            give_owners(&mut linked.model, code_owners);
        }
        phase("link");
        diagnostics.extend(linked.findings);
        let source: &dyn LogSource = self.log_source.as_deref().map_or(&files, |source| source);
        if !options.passes_logs {
            diagnostics.extend(count_logs(&mut linked.model, &documents, &files, source, config.output_folder(), &mut self.logs));
        }
        sources.attribute(&mut diagnostics);
        phase("logs");
        let as_of = options.as_of.or_else(|| newest_day(&linked.model));
        // A log is never published, whatever it is called and wherever it lies.
        linked.assets.retain(|path| !linked.memory.is_log(&files, path));
        let is_log = |path: &&Arc<str>| linked.memory.is_log(&files, path);
        let in_theme: Vec<Arc<str>> = files.below(THEME).map(|(path, _)| path).filter(is_log).map(Arc::clone).collect();
        for path in in_theme {
            files.insert(path, Entry::PassedOver(LOG_IN_THEME));
        }
        self.linked = Some(linked.memory);
        // Fonts and pictures that the site's own theme brings.
        let of_theme = files.below(THEME_ASSETS).filter(|(_, entry)| matches!(entry, Entry::Binary { .. }));
        let assets: BTreeSet<Arc<str>> = linked.assets.into_iter().chain(of_theme.map(|(path, _)| Arc::clone(path))).collect();
        let Options { gates, .. } = *options;
        let logs = self.logs.to_remember();
        Site { files, config, documents, model: linked.model, assets, not_content, as_of, history: None, logs, diagnostics, drafts, gates }
    }

    /// Links only what changed since `before`, where that is enough.
    fn link_again(
        &mut self,
        before: Arc<Site>,
        documents: &[Arc<Document>],
        config: &config::SiteConfig,
        files: &Files,
        drafts: bool,
    ) -> Option<Linked> {
        let memory = self.linked.take()?;
        let changed = memory.changed(documents, drafts).filter(|changed| {
            let paths: BTreeSet<&str> = changed.iter().map(|&i| &*documents[i].path).collect();
            before.config == *config && differ_only_in(&before.files, files, &paths)
        });
        let Some(changed) = changed else {
            // A large site takes a while to be forgotten; nobody needs to wait for it.
            rayon::spawn(move || drop((before, memory)));
            return None;
        };
        let before = Arc::try_unwrap(before).ok()?;
        memory.link_again(before.model, &changed, documents, config, files, &self.models)
    }

    /// The documents of the site, those that did not change taken from memory; and what is not read.
    fn documents(
        &mut self,
        files: &Files,
        config: &config::SiteConfig,
        folders: &[String],
        sources: &Sources,
    ) -> (Vec<Arc<Document>>, NotContent) {
        let excluded = excluded(config);
        let style = self.style;
        let mut not_content = NotContent::new();
        let mut wanted: Vec<WantedFile<'_>> = Vec::new();
        for (path, entry) in files.iter() {
            match sources.part_of(path) {
                PartOf::Site => {}
                PartOf::Source(source) if is_markdown(path) => {
                    wanted.push(WantedFile { path, entry, inner: sources.inner(path).unwrap_or(path), source: Some(source) });
                    continue;
                }
                PartOf::Source(_) | PartOf::Nothing => continue,
            }
            let why = if is_markdown(path) { None } else { passed_over::why(path, entry) };
            if (why.is_none() && !is_markdown(path)) || path.starts_with("theme/") || excluded.is_match(&**path) {
                continue;
            }
            let Some(inner) = inner_path(path, folders) else { continue };
            match why {
                Some(why) => not_content.push((Arc::clone(path), why)),
                None => wanted.push(WantedFile { path, entry, inner, source: None }),
            }
        }
        let read: Vec<Arc<Remembered>> = {
            let parsed = &self.parsed;
            wanted
                .par_iter()
                .map(|&WantedFile { path, entry, inner, source }| match parsed.get(path) {
                    Some(known) if known.entry == *entry && known.inner == inner && known.source.as_ref() == source => Arc::clone(known),
                    _ => Arc::new(Remembered {
                        entry: entry.clone(),
                        inner: inner.to_owned(),
                        reading: match document::read(path, inner, entry, style) {
                            Reading::Content(document) => Ok(match source {
                                Some(source) => Arc::new(document.of_source(source)),
                                None => Arc::from(document),
                            }),
                            Reading::NotContent(why) => Err(why),
                        },
                        source: source.cloned(),
                    }),
                })
                .collect()
        };
        let mut documents = Vec::with_capacity(read.len());
        let mut parsed = HashMap::with_capacity_and_hasher(read.len(), rustc_hash::FxBuildHasher);
        for (WantedFile { path, source, .. }, remembered) in wanted.into_iter().zip(read) {
            match &remembered.reading {
                Ok(document) => documents.push(Arc::clone(document)),
                Err(_) if source.is_some() => {}
                Err(why) => not_content.push((Arc::clone(path), *why)),
            }
            parsed.insert(Arc::clone(path), remembered);
        }
        self.parsed = parsed;
        not_content.sort();
        (documents, not_content)
    }
}

/// Whether two snapshots have the same paths, and hold the same but for these.
fn differ_only_in(before: &Files, now: &Files, paths: &BTreeSet<&str>) -> bool {
    before.len() == now.len()
        && before.iter().zip(now.iter()).all(|((path, held), (same, holds))| path == same && (held == holds || paths.contains(&**path)))
}

/// The content folders, from the site's folder; `""` is the site's folder itself.
pub fn content_folders(config: &config::SiteConfig, files: &Files, diagnostics: &mut Vec<Diagnostic>) -> Vec<String> {
    if config.content.is_empty() {
        return vec![String::new()];
    }
    let site: Arc<str> = NAME.into();
    let mut folders = Vec::new();
    for folder in &config.content {
        let place = Place::new(&site, folder.0.span);
        let written = &folder.0.value;
        let Some(path) = resolve(NAME, written) else {
            let message = format!("`content` names {}, which is not in the site's folder", quote(written));
            diagnostics.push(
                Diagnostic::new(&rule::OUTSIDE_THE_SITE, place, message).help("content lies in or below the folder of `throughline.yaml`"),
            );
            continue;
        };
        let within = format!("{path}/");
        if let Some(Entry::PassedOver(why)) = files.get(&path) {
            let message = format!("`content` names {}, which is not read: {why}", quote(written));
            diagnostics.push(Diagnostic::new(&rule::MISSING_FILE, place, message).help("put the folder itself there"));
        } else if !path.is_empty() && !files.iter().any(|(p, _)| p.starts_with(&within)) {
            let message = format!("`content` names {}, and there is no file in it", quote(written));
            diagnostics.push(Diagnostic::new(&rule::MISSING_FILE, place, message));
        }
        folders.push(path);
    }
    folders
}

/// The output lies below the site's folder, unless the command line says otherwise.
fn check_output(config: &config::SiteConfig, diagnostics: &mut Vec<Diagnostic>) {
    let Some(output) = &config.output else { return };
    if resolve(NAME, &output.0.value).is_none_or(|path| path.is_empty()) {
        let site: Arc<str> = NAME.into();
        let message = format!("`output` names {}, which is not a folder below the site's", quote(&output.0.value));
        let finding = Diagnostic::new(&rule::OUTSIDE_THE_SITE, Place::new(&site, output.0.span), message);
        diagnostics.push(finding.help("name a folder below this file's; `--output` on the command line may lead anywhere"));
    }
}

/// A path from the innermost content folder that it lies in; none where it lies in none.
pub fn inner_path<'p>(path: &'p str, folders: &[String]) -> Option<&'p str> {
    folders
        .iter()
        .filter_map(|folder| {
            if folder.is_empty() {
                return Some(path);
            }
            path.strip_prefix(folder.as_str())?.strip_prefix('/')
        })
        .min_by_key(|inner| inner.len())
}

fn excluded(config: &config::SiteConfig) -> GlobSet {
    let mut set = GlobSetBuilder::new();
    for glob in &config.exclude {
        if let Ok(glob) = GlobBuilder::new(&glob.value).literal_separator(true).build() {
            set.add(glob);
        }
    }
    set.build().unwrap_or_default()
}

/// The newest `reviewed`, evidence or reading in the content.
fn newest_day(model: &Model) -> Option<Date> {
    let of_files = || model.graph.nodes.iter().enumerate().filter(|(i, n)| n.file.index() == *i).map(|(_, n)| model.profile(n.file));
    let reviewed = of_files().filter_map(|profile| profile.reviewed);
    let evidence = of_files().flat_map(|profile| profile.evidence.iter().filter_map(|e| e.date));
    let of_touchpoints = model.touchpoints.iter().flat_map(|(_, t)| t.evidence.iter().filter_map(|e| e.date));
    let readings = model.measures.iter().filter_map(|(_, m)| m.last().map(|(day, _)| day));
    reviewed.chain(evidence).chain(of_touchpoints).chain(readings).max()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROCESS: &str = "---\ntitle: Mend\nsupports: [pay]\nsteps: [{id: look, title: Look}]\n---\n\n## Notes\n\nWords.\n";

    fn files(process: &str) -> Files {
        let mut files = Files::default();
        files.insert_text(NAME, "title: Site\n");
        files.insert_text("processes/pay.md", "---\ntitle: Pay\n---\n");
        files.insert_text("processes/mend.md", process);
        files
    }

    /// Whether only the changed file is linked when the process becomes this.
    fn is_linked_again(process: &str) -> bool {
        let mut session = Session::default();
        let options = Options::default();
        let site = session.link(files(PROCESS), &options, None, |_| {});
        let config = site.config.clone();
        let now = files(process);
        let (documents, _) = session.documents(&now, &config, &[String::new()], &Sources::default());
        session.link_again(Arc::new(site), &documents, &config, &now, false).is_some()
    }

    #[test]
    fn other_words_and_references_link_one_file() {
        assert!(is_linked_again(&PROCESS.replace("Words", "Other words, and [[pay]]")));
        assert!(is_linked_again(&PROCESS.replace("title: Mend", "title: Mend it")));
        assert!(is_linked_again(&PROCESS.replace("supports: [pay]", "parent: pay")));
    }

    #[test]
    fn a_name_that_leads_nowhere_links_one_file() {
        assert!(is_linked_again(&PROCESS.replace("[pay]", "[pays]")));
        assert!(is_linked_again(&PROCESS.replace("[pay]", "[mend]")));
        assert!(is_linked_again(&PROCESS.replace("Words", "[[pays]], [there](../nowhere.md)")));
        assert!(is_linked_again(&PROCESS.replace("supports: [pay]", "colour: red")));
    }

    #[test]
    fn another_name_links_everything() {
        assert!(!is_linked_again(&PROCESS.replace("id: look", "id: see")));
        assert!(!is_linked_again(&PROCESS.replace("## Notes", "## Remarks")));
        assert!(!is_linked_again(&PROCESS.replace("steps: [{id: look, title: Look}]", "steps: 5")));
        assert!(!is_linked_again(&PROCESS.replace("title: Mend", "title: [")));
    }
}
