//! Files that fields name: pictures, models, logs, tables.

use std::sync::Arc;

use crate::base::diagnostic::{Diagnostic, Place, quote};
use crate::base::files::{Entry, resolve};
use crate::base::rule;
use crate::syntax::fields::FilePath;

use super::fill::Filling;
use super::unknown::Unknown;

impl Filling<'_> {
    /// The path in the site of a file that a field names, where it is there.
    pub(super) fn file_of(&mut self, i: usize, path: Option<&FilePath>, field: &str) -> Option<Arc<str>> {
        let from = Arc::clone(&self.known.documents[i].path);
        let found = self.named_file(&from, path?, field)?;
        if matches!(field, "picture" | "bpmn") {
            self.filled.assets.insert((i, Arc::clone(&found)));
        }
        Some(found)
    }

    /// The same, named from any file.
    pub(super) fn named_file(&mut self, from: &Arc<str>, path: &FilePath, field: &str) -> Option<Arc<str>> {
        let written = &path.0.value;
        let place = Place::new(from, path.0.span);
        let outside = |what: &str| {
            Diagnostic::new(&rule::OUTSIDE_THE_SITE, place.clone(), format!("`{field}` {} {what}", quote(written)))
                .help("paths are relative to this file and stay in the site's folder: keep the file there")
        };
        let Some(path) = resolve(from, written) else {
            self.find(outside("leaves the site's folder"));
            return None;
        };
        match self.files.get(&path) {
            Some(Entry::LeadsOutside) => {
                self.find(outside("is a link that leads out of the site's folder"));
                None
            }
            Some(Entry::PassedOver(why)) => {
                let message = format!("`{field}` names {}, which is not read: {why}", quote(&path));
                self.find(Diagnostic::new(&rule::MISSING_FILE, place, message).help("put the file itself there"));
                None
            }
            Some(_) => Some(path.into()),
            None => {
                let message = format!("`{field}` names {}, and there is no such file", quote(&path));
                self.report_unknown(Unknown::Beside(path.into()), &rule::MISSING_FILE, place, message);
                None
            }
        }
    }
}

/// Whether a file may be published beside the pages because prose links to it: pictures, papers
/// and tables, nothing that a browser would run.
pub(super) fn is_harmless(path: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "png", "jpg", "jpeg", "gif", "webp", "avif", "svg", "ico", "pdf", "txt", "csv", "tsv", "json", "yaml", "yml", "bpmn", "dmn",
        "xlsx", "xls", "ods", "docx", "doc", "odt", "pptx", "ppt", "odp", "zip", "mp4", "webm", "mp3", "ogg", "ics", "vsdx", "drawio",
    ];
    let ending = path.rsplit('/').next().and_then(|name| name.rsplit_once('.')).map(|(_, e)| e.to_ascii_lowercase());
    ending.is_some_and(|e| ENDINGS.contains(&e.as_str()))
}
