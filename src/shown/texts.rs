//! The texts of what is shown, and the documents that come of them. A file of which all is shown, and which names nothing hidden, is
//! the same document as before.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::files::{Entry, Files};
use crate::session::sources::Sources;
use crate::session::{content_folders, inner_path};
use crate::site::{Site, published};
use crate::syntax::config::SiteConfig;
use crate::syntax::content::document::{Document, Fields, Reading, read as read_document};
use crate::syntax::content::withheld::{Withheld, without};

use super::hidden::Hidden;

/// The files and documents of what is shown, in the order of the site's.
pub(super) fn shown(site: &Site, hidden: &Hidden, words: &str) -> (Files, Vec<Arc<Document>>) {
    let mut files = site.files.clone();
    // What is gone may have been hidden.
    files.remember_titles(BTreeMap::new());
    let sources = Sources::of(&site.config, &site.files, &mut Vec::new());
    let mut documents = Vec::with_capacity(site.documents.len());
    for (i, document) in site.documents.iter().enumerate() {
        if hidden.documents[i] || published(std::slice::from_ref(document), site.drafts).next().is_none() {
            files.remove(&document.path);
            continue;
        }
        let mut things = hidden.things[i].clone();
        things.sort_unstable();
        let withheld = Withheld { things, names: hidden.names_in(site, &document.path), keys: keys(site, hidden, i) };
        let says_audience = !document.common.audience.is_empty() || document.nested.iter().any(|thing| !thing.audience.is_empty());
        if !says_audience && withheld.things.is_empty() && withheld.names.is_empty() && withheld.keys.is_empty() {
            documents.push(Arc::clone(document));
            continue;
        }
        let text = site.files.text(&document.path).map_or("", |text| &**text);
        let text = without(text, document, &withheld, words);
        files.insert_text(Arc::clone(&document.path), &text);
        let again = match &document.source {
            Some(source) => read_as(&site.config, &document.path, sources.inner(&document.path).unwrap_or(&document.path), &text)
                .map(|document| Arc::new((*document).clone().of_source(source))),
            None => read(&site.config, &document.path, &text),
        };
        documents.extend(again);
    }
    (files, documents)
}

/// A text of a site's as a document.
pub(super) fn read(config: &SiteConfig, path: &Arc<str>, text: &str) -> Option<Arc<Document>> {
    let folders = content_folders(config, &Files::default(), &mut Vec::new());
    read_as(config, path, inner_path(path, &folders).unwrap_or(path), text)
}

/// The same of a path that lies so in a content folder.
fn read_as(config: &SiteConfig, path: &Arc<str>, inner: &str, text: &str) -> Option<Arc<Document>> {
    match read_document(path, inner, &Entry::Text(text.into()), config.style()) {
        Reading::Content(document) => Some(Arc::from(document)),
        Reading::NotContent(_) => None,
    }
}

/// What of a file's own keys tells of what is hidden: an event log names what people do, a model who does what.
fn keys(site: &Site, hidden: &Hidden, document: usize) -> Vec<&'static str> {
    let mut keys = Vec::new();
    let read = &site.documents[document];
    match &read.fields {
        Fields::Journey(journey) if journey.log.is_some() => {
            let reaches = || hidden.names_in(site, &read.path).is_empty();
            if hidden.is_any_in(document) || !reaches() || hidden.is_any_served(site, document) {
                keys.push("log");
            }
        }
        Fields::Process(process) => {
            let model = process.bpmn.as_ref().and_then(|file| read.resolve(&file.0.value));
            let text = model.and_then(|path| site.files.find(&path).and_then(|(path, _)| site.files.text(path)).cloned());
            let tells = text.is_some_and(|text| {
                let text = text.to_lowercase();
                hidden.titles.iter().any(|title| text.contains(title.as_str()))
            });
            if tells || process.bpmn.is_some() && hidden.is_any_in(document) {
                keys.push("bpmn");
            }
        }
        _ => {}
    }
    keys
}
