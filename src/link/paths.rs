//! Files that fields name: pictures, models, logs, tables.

use std::sync::Arc;

use crate::base::active::{self, Look, ending};
use crate::base::diagnostic::{Diagnostic, Place, quote};
use crate::base::english::choice;
use crate::base::files::{Entry, resolve};
use crate::base::rule;
use crate::syntax::fields::types::FilePath;

use super::resolver::Resolver;
use super::unknown::Unknown;

impl Resolver<'_> {
    /// The path in the site of a file that a field names, where it is there.
    pub(super) fn file_of(&mut self, i: usize, path: Option<&FilePath>, field: &str) -> Option<Arc<str>> {
        let document = Arc::clone(&self.known.documents[i]);
        let path = path?;
        let found = self.lying_file(&document.path, document.resolve(&path.0.value), path, field)?;
        // What goes into steps and comes out of them may be any file; readers can open those that are harmless.
        let is_shown = match field {
            "picture" | "bpmn" => !self.is_log(&found),
            "inputs" | "outputs" => is_harmless(&found) && !self.is_log(&found) && self.active_in(&found).is_none(),
            _ => false,
        };
        if is_shown {
            self.filled.assets.insert((i, Arc::clone(&found)));
        }
        Some(found)
    }

    /// The same, named from any file.
    pub(super) fn named_file(&mut self, from: &Arc<str>, path: &FilePath, field: &str) -> Option<Arc<str>> {
        self.lying_file(from, resolve(from, &path.0.value), path, field)
    }

    /// The same of a path that leads to `goal`; to none where it leaves the site or the source.
    fn lying_file(&mut self, from: &Arc<str>, goal: Option<String>, path: &FilePath, field: &str) -> Option<Arc<str>> {
        let written = &path.0.value;
        let place = Place::new(from, path.0.span);
        let outside = |what: &str| {
            Diagnostic::new(&rule::OUTSIDE_THE_SITE, place.clone(), format!("`{field}` {} {what}", quote(written)))
                .help("paths are relative to this file and stay in the site's folder: keep the file there")
        };
        let Some(path) = goal else {
            self.find(outside("leaves the site's folder"));
            return None;
        };
        let files = self.files;
        let found = files.find(&path);
        let path = found.map_or_else(|| Arc::from(path.as_str()), |(path, _)| Arc::clone(path));
        match found.map(|(_, entry)| entry) {
            Some(Entry::LeadsOutside) => {
                self.find(outside("is a link that leads out of the site's folder"));
                None
            }
            Some(Entry::PassedOver(why)) => {
                let message = format!("`{field}` names {}, which is not read: {why}", quote(&path));
                self.find(Diagnostic::new(&rule::MISSING_FILE, place, message).help("put the file itself there"));
                None
            }
            Some(_) if field == "bpmn" && self.models.is_broken(&path) => {
                let faults = self.models.faults(&path);
                faults.into_iter().for_each(|fault| self.find(fault));
                None
            }
            Some(_) => match self.unfit(&path, field) {
                None => Some(path),
                Some((what, help)) => {
                    let message = format!("`{field}` names {}, {what}", quote(&path));
                    self.find(Diagnostic::new(&rule::WRONG_TYPE, place, message).help(help));
                    None
                }
            },
            None => {
                let message = format!("`{field}` names {}, and there is no such file", quote(&path));
                self.report_unknown(Unknown::Beside(path), &rule::MISSING_FILE, place, message);
                None
            }
        }
    }

    /// Why a file is none that a field may name and pages may show: what it is or holds, and what to do. None for
    /// fields whose files are only read.
    fn unfit(&self, path: &str, field: &str) -> Option<(String, String)> {
        let (sort, endings, help) = match field {
            "picture" => ("picture", PICTURES, "save it as PNG, and name that"),
            "logo" => ("picture", PICTURES, "save it as SVG or PNG, and name that"),
            "bpmn" => ("BPMN model", &["bpmn"][..], "export it as BPMN 2.0"),
            "font" => ("font", FONTS, "name the font's own file, best as WOFF2"),
            _ => return None,
        };
        if !endings.contains(&ending(path).as_str()) {
            let listed: Vec<String> = endings.iter().map(|ending| format!("`.{ending}`")).collect();
            return Some((format!("which is no {sort}"), format!("the name of a {sort} ends in {}: {help}", choice(&listed))));
        }
        self.active_in(path).map(|what| (format!("which holds {what}"), inert(path)))
    }

    /// Whether a file is the event log of a journey, or a link on the disk to one.
    pub(super) fn is_log(&self, path: &str) -> bool {
        self.known.is_log(self.files, path)
    }

    /// What a browser would run or fetch in a file of the site.
    pub(super) fn active_in(&self, path: &str) -> Option<Arc<str>> {
        match self.files.get(path)? {
            Entry::Active { what, .. } => Some(Arc::clone(what)),
            Entry::NotText { .. } if active::look(path) == Look::Whole => Some("text in another encoding than it says".into()),
            // Those of the theme, which may hold such things until content names them, and tables in another encoding.
            Entry::Text(text) | Entry::NotText { lossy: text, .. } => active::in_text(path, text).map(Into::into),
            Entry::Binary { .. } | Entry::TooLarge { .. } => {
                (active::look(path) == Look::Whole).then(|| "more than is looked through, 16 MB".into())
            }
            Entry::LeadsOutside | Entry::PassedOver(_) => None,
        }
    }
}

/// Endings of pictures.
const PICTURES: &[&str] = &["png", "jpg", "jpeg", "gif", "webp", "avif", "svg", "ico"];

/// Endings of fonts.
const FONTS: &[&str] = &["woff2", "woff", "ttf", "otf"];

/// Whether a file is a picture by its name.
pub(super) fn is_picture(path: &str) -> bool {
    PICTURES.contains(&ending(path).as_str())
}

/// What to do about a file that a browser would run.
pub(super) fn inert(path: &str) -> String {
    let how = if is_picture(path) { "or save it as plain SVG or as PNG" } else { "or link to its place on the web" };
    format!("nothing that a browser runs or fetches elsewhere is published: take it out, {how}")
}

/// Whether a file may be published beside the pages because prose links to it: pictures, papers
/// and tables, nothing that a browser would run.
pub(super) fn is_harmless(path: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "pdf", "txt", "csv", "tsv", "json", "yaml", "yml", "bpmn", "dmn", "xlsx", "xls", "ods", "docx", "doc", "odt", "pptx", "ppt", "odp",
        "zip", "mp4", "webm", "mp3", "ogg", "ics", "vsdx", "drawio",
    ];
    is_picture(path) || ENDINGS.contains(&ending(path).as_str())
}
