//! What lies beside the content and is not read: which of it was probably meant to be, and where to tell.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::diagnostic::{Diagnostic, Place, quote};
use crate::base::files::{Entry, Files, LINK_TO_FOLDER, LINK_TO_NOTHING, NAME_NOT_UTF_8, is_markdown, is_nearly_markdown};
use crate::base::kind::Kind;
use crate::base::rule;
use crate::base::span::Span;
use crate::site::NotContent;
use crate::syntax::config::NAME;
use crate::syntax::content::document::{Document, folder_kind, is_readme};

const ANOTHER_ENDING: &str = "its name does not end in `.md`";

/// Why a path is passed over that has not the ending of content; none where nobody would miss it.
pub(super) fn why(path: &str, entry: &Entry) -> Option<&'static str> {
    match entry {
        Entry::PassedOver(why) => Some(why),
        _ if is_nearly_markdown(path) && folder_kind(path).is_some() => Some(ANOTHER_ENDING),
        _ => None,
    }
}

/// What was probably meant to be read: files that are no content in the folder of a kind that holds some, links to
/// folders there. A README tells of its folder.
pub(super) fn not_read(not_content: &NotContent, documents: &[Arc<Document>], files: &Files) -> Vec<Diagnostic> {
    let mut in_use: BTreeMap<&str, bool> = BTreeMap::new();
    let mut found = Vec::new();
    for (path, why) in not_content.iter().filter(|(path, _)| !is_readme(path)) {
        let is_kinds_folder = !is_markdown(path) && path.rsplit('/').next().and_then(Kind::from_folder).is_some();
        let Some(folder) = kinds_folder(path).or(is_kinds_folder.then_some("")) else { continue };
        let is_used = is_kinds_folder || *in_use.entry(folder).or_insert_with(|| holds_content(folder, documents));
        if is_used {
            let place = Place::new(path, Span::default());
            let (message, help) = words(path, why, files);
            found.push(Diagnostic::new(&rule::NOT_READ, place, message).help(help));
        }
    }
    found
}

/// Folders whose names are only near those of kinds, each at its first file.
pub(super) fn misplaced<'d>(documents: impl Iterator<Item = &'d Arc<Document>>) -> Vec<Diagnostic> {
    let mut folders: BTreeMap<&str, (&Document, usize)> = BTreeMap::new();
    for document in documents.filter(|document| document.misplaced) {
        let folder = document.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        folders.entry(folder).or_insert((document, 0)).1 += 1;
    }
    let told = folders.into_iter().map(|(folder, (first, files))| {
        let kind = first.kind;
        let what = if files == 1 { "this file is not read".to_owned() } else { format!("its {files} files are not read") };
        let message = format!("no kind has a folder {}: {what}", quote(&format!("{folder}/")));
        let help = format!("rename the folder to `{}`, or write `kind: {kind}` in each file", kind.folder());
        Diagnostic::new(&rule::FRONT_MATTER, Place::new(&first.path, Span::default()), message).help(help)
    });
    told.collect()
}

/// The nearest folder above a path that is named after a kind.
fn kinds_folder(path: &str) -> Option<&str> {
    let mut at = path;
    while let Some((folder, _)) = at.rsplit_once('/') {
        if folder.rsplit('/').next().and_then(Kind::from_folder).is_some() {
            return Some(folder);
        }
        at = folder;
    }
    None
}

/// Whether a folder holds content at any depth. Documents are sorted by path.
fn holds_content(folder: &str, documents: &[Arc<Document>]) -> bool {
    let within = format!("{folder}/");
    let at = documents.partition_point(|document| *document.path < *within);
    documents.get(at).is_some_and(|document| document.path.starts_with(&within))
}

fn words(path: &str, why: &str, files: &Files) -> (String, String) {
    let name = path.rsplit('/').next().unwrap_or(path);
    if why == ANOTHER_ENDING {
        let stem = name.find('.').map_or(name, |at| &name[..at]);
        return (format!("this file is not read: {why}"), format!("rename it to `{stem}.md`"));
    }
    let Some(Entry::PassedOver(why)) = files.get(path) else {
        let help = format!("write its fields between two lines `---`, or name it in `exclude` of {NAME}");
        return (format!("this file is not read: {why}"), help);
    };
    let help = match *why {
        LINK_TO_FOLDER => "links to folders are not followed: put the folder itself here",
        LINK_TO_NOTHING => "let it lead to a file of the site, or delete it",
        NAME_NOT_UTF_8 => "rename it: the system must write names as UTF-8",
        _ => "put the file itself here",
    };
    let what = if *why == LINK_TO_FOLDER { "what lies in this folder" } else { "this file" };
    (format!("{what} is not read: {why}"), help.to_owned())
}
