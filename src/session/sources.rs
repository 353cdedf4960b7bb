//! The sources that a site joins: where each lies, what it is called, and which of its files are content. Of the `throughline.yaml` of a source
//! only `title`, `prefix`, `content`, `exclude` and `language` count.

use std::sync::Arc;

use globset::GlobSet;

use crate::base::diagnostic::{Concern, Diagnostic, Place, quote};
use crate::base::files::{Entry, Files, resolve};
use crate::base::rule;
use crate::base::slug::{fold, is_id};
use crate::base::source::{Source, SourcePlace};
use crate::base::suggest::nearest;
use crate::syntax::config::{NAME, SiteConfig, WrittenSource};

use super::{excluded, inner_path};

/// The sources of a site, and what was found wrong with them.
#[derive(Debug, Default)]
pub struct Sources {
    joined: Vec<JoinedSource>,
    /// The folders of all that `sources` names and that is there, with a `/` at the end: joined or not, nothing in them is the site's own.
    folders: Vec<String>,
}

/// A source that is there and has a prefix of its own.
#[derive(Debug)]
struct JoinedSource {
    source: Arc<Source>,
    /// Its content folders, from its own.
    content: Vec<String>,
    exclude: GlobSet,
}

/// Which site a file is a part of.
#[derive(Clone, Copy, Debug)]
pub enum PartOf<'s> {
    /// The site itself.
    Site,
    /// A source, of whose content it may be.
    Source(&'s Arc<Source>),
    /// A source, and no content of it.
    Nothing,
}

impl Sources {
    /// The sources that `throughline.yaml` names.
    pub fn of(config: &SiteConfig, files: &Files, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let mut sources = Self::default();
        let mut met: Vec<(Arc<str>, Place)> = Vec::new();
        let own = config.prefix.as_ref().map(|own| (Arc::clone(&own.value), Place::new(&NAME.into(), own.span)));
        let mut taken: Vec<(Arc<str>, Place)> = own.into_iter().collect();
        for written in &config.sources {
            let Some(path) = &written.path else { continue };
            let place = Place::new(&NAME.into(), path.0.span);
            let folder = match lying(files, &path.0.value) {
                Ok(folder) => folder,
                Err(fault) => {
                    diagnostics.push(Diagnostic { place, ..fault });
                    continue;
                }
            };
            if let Some((_, first)) = met.iter().find(|(other, _)| *other == folder) {
                let message = format!("`sources` names {} twice", quote(&path.0.value));
                let fault = Diagnostic::new(&rule::DUPLICATE_ID, place, message).help("keep one of them");
                diagnostics.push(fault.related(first.clone(), "the first one"));
                continue;
            }
            met.push((Arc::clone(&folder), place.clone()));
            sources.folders.push(format!("{folder}/"));
            if let Some(joined) =
                join(files, (written, &path.0.value), &folder, config.prefix.as_ref().map(|own| &own.value), &mut taken, diagnostics)
            {
                sources.joined.push(joined);
            }
        }
        sources
    }

    /// Which site a file is a part of.
    pub fn part_of(&self, path: &str) -> PartOf<'_> {
        let Some(folder) = self.folder_of(path) else { return PartOf::Site };
        let Some(joined) = self.joined.iter().find(|joined| *joined.source.folder == *folder) else { return PartOf::Nothing };
        let within = &path[folder.len()..];
        let is_content = !within.starts_with("theme/") && !joined.exclude.is_match(within) && inner_path(within, &joined.content).is_some();
        if is_content { PartOf::Source(&joined.source) } else { PartOf::Nothing }
    }

    /// The path of a source's file from the innermost content folder of that source.
    pub fn inner<'p>(&self, path: &'p str) -> Option<&'p str> {
        let folder = self.folder_of(path)?;
        let joined = self.joined.iter().find(|joined| *joined.source.folder == *folder)?;
        inner_path(&path[folder.len()..], &joined.content)
    }

    /// Says whose each of these findings is: what is wrong in the file of a source is that source's, but where other files have to do with it.
    pub fn attribute(&self, diagnostics: &mut [Diagnostic]) {
        for diagnostic in diagnostics.iter_mut().filter(|diagnostic| diagnostic.concern == Concern::Own) {
            let Some(folder) = self.folder_of(&diagnostic.place.file) else { continue };
            let crosses = diagnostic.related.iter().any(|related| !related.place.file.starts_with(folder));
            diagnostic.concern = if crosses { Concern::Crossing } else { Concern::OfSource };
        }
    }

    /// The innermost folder of a source that a path lies in.
    fn folder_of(&self, path: &str) -> Option<&str> {
        self.folders.iter().filter(|folder| path.starts_with(folder.as_str())).max_by_key(|folder| folder.len()).map(String::as_str)
    }
}

/// The folder that a source lies in; why it has none, at no place yet.
fn lying(files: &Files, written: &str) -> Result<Arc<str>, Diagnostic> {
    let nowhere = || Place::new(&NAME.into(), crate::base::span::Span::default());
    let fault = |rule, message: String, help: &str| Diagnostic::new(rule, nowhere(), message).help(help);
    match files.source(written) {
        SourcePlace::Folder(folder) | SourcePlace::Graph(folder) => Ok(folder),
        SourcePlace::Unfit { message, help } => Err(fault(&rule::WRONG_TYPE, format!("{} {message}", quote(written)), &help)),
        SourcePlace::Missing => {
            let message = format!("`sources` names {}, and there is nothing", quote(written));
            let help = "fetch it there before (docs/sources.md says how), or take it out";
            Err(fault(&rule::MISSING_FILE, message, help))
        }
        SourcePlace::Outside => {
            let message = format!("`sources` names {}, which lies outside the site's folder", quote(written));
            let help = "let it lie below this file's folder, or below one that the command names by `--sources DIR`";
            Err(fault(&rule::OUTSIDE_THE_SITE, message, help))
        }
        SourcePlace::Around => {
            let message = format!("`sources` names {}, and this site lies in that", quote(written));
            Err(fault(&rule::OUTSIDE_THE_SITE, message, "name a folder beside or below this one"))
        }
    }
}

/// Reads what a source says of itself. None where it is no site, or has no prefix of its own.
fn join(
    files: &Files,
    (written, path): (&WrittenSource, &str),
    folder: &str,
    own_prefix: Option<&Arc<str>>,
    taken: &mut Vec<(Arc<str>, Place)>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<JoinedSource> {
    let site: Arc<str> = NAME.into();
    let place = Place::new(&site, written.path.as_ref()?.0.span);
    let config_path: Arc<str> = format!("{folder}/{NAME}").into();
    let Some(entry) = files.get(&config_path) else {
        diagnostics.push(no_site(files, place, path, folder));
        return None;
    };
    let (config, faults) = SiteConfig::read_file(entry);
    let unreadable = |fault: &&Diagnostic| {
        [&rule::YAML_SYNTAX, &rule::ENCODING, &rule::OUTSIDE_THE_SITE, &rule::MISSING_FILE].contains(&fault.rule)
            && config.title.is_none()
            && config.content.is_empty()
    };
    if let Some(fault) = faults.iter().find(unreadable) {
        let message = format!("{} cannot be read: {}", quote(&config_path), fault.message);
        let finding = Diagnostic::new(fault.rule, place, message).help(format!("mend it there: `throughline check {folder}` tells more"));
        diagnostics.push(finding.related(Place { file: config_path, span: fault.place.span }, "here"));
        return None;
    }
    let own = config.prefix.as_ref();
    let Some((prefix, prefix_place)) = written
        .prefix
        .as_ref()
        .map(|prefix| (Arc::clone(&prefix.value), Place::new(&site, prefix.span)))
        .or_else(|| own.map(|own| (Arc::clone(&own.value), place.clone())))
    else {
        if !written.written.is_faulty("prefix") {
            let near = path
                .trim_end_matches('/')
                .trim_end_matches(".json")
                .rsplit('/')
                .next()
                .map(fold)
                .filter(|name| is_id(name))
                .unwrap_or_else(|| "claims".into());
            let message = format!("the source {} has no prefix", quote(path));
            diagnostics.push(Diagnostic::new(&rule::MISSING_FIELD, place, message).help(format!("add `prefix: {near}`")));
        }
        return None;
    };
    if let Some((_, first)) = taken.iter().find(|(other, _)| *other == prefix) {
        let (message, whose) = match own_prefix {
            Some(own) if **own == *prefix => (format!("the prefix `{prefix}` is the site's own"), "the site's own"),
            _ => (format!("two sources have the prefix `{prefix}`"), "the first one"),
        };
        let finding = Diagnostic::new(&rule::DUPLICATE_ID, prefix_place, message).help("give this one another prefix");
        diagnostics.push(finding.related(first.clone(), whose));
        return None;
    }
    taken.push((Arc::clone(&prefix), prefix_place.clone()));
    if let Some(own) = own.filter(|own| own.value != prefix) {
        let message = format!("the prefix `{prefix}` goes before `{}`, which the source itself has", own.value);
        let help = format!("write `{}` here, or `{prefix}` there: other sites know it by that", own.value);
        let finding = Diagnostic::new(&rule::OTHER_PREFIX, prefix_place, message).help(help);
        diagnostics.push(finding.related(Place::new(&config_path, own.span), "its own prefix"));
    }
    let content: Vec<String> = match config.content.as_slice() {
        [] => vec![String::new()],
        written => written.iter().filter_map(|folder| resolve(NAME, &folder.0.value)).collect(),
    };
    let source = Source {
        title: config.title.as_ref().map_or_else(|| Arc::clone(&prefix), |title| Arc::clone(&title.value)),
        prefix,
        language: config.language().into(),
        folder: format!("{folder}/").into(),
        is_graph: matches!(files.source(path), SourcePlace::Graph(_)),
    };
    Some(JoinedSource { source: Arc::new(source), content, exclude: excluded(&config) })
}

/// A folder that holds no site, with the site that may be meant.
fn no_site(files: &Files, place: Place, path: &str, folder: &str) -> Diagnostic {
    let within = format!("{folder}/");
    let ending = format!("/{NAME}");
    let sites: Vec<&str> = files.below(&within).filter_map(|(path, _)| path.strip_suffix(&ending)).collect();
    let below = |site: &str| format!("{}/{}", path.trim_end_matches('/'), &site[within.len()..]);
    let help = match sites.first() {
        Some(site) => format!("did you mean `{}`?", below(nearest(folder, sites.iter().copied()).unwrap_or(site))),
        None => format!("a source is a site: name the folder that holds its {NAME}"),
    };
    let what = if matches!(files.get(&within), Some(Entry::PassedOver(_))) { "is not read" } else { "holds none" };
    let message = format!("`sources` names {}, and a source has a {NAME}: this folder {what}", quote(path));
    Diagnostic::new(&rule::MISSING_FILE, place, message).help(help)
}
