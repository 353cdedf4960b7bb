//! Files that bear the name of something and are no content: what a name that means nothing was probably to lead to.

use rustc_hash::FxHashMap as HashMap;

use crate::base::files::{Files, is_markdown, is_nearly_markdown};
use crate::base::kind::Kind;
use crate::base::slug::fold;
use crate::syntax::content::document::{folder_kind, is_readme};
use crate::syntax::content::front_matter::cut;

use super::symbols::Symbols;

/// Such files by their folded names without folders and endings.
#[derive(Debug)]
pub(super) struct Strays<'f>(HashMap<String, Vec<&'f str>>);

impl<'f> Strays<'f> {
    /// Those of a site.
    pub(super) fn of(symbols: &Symbols, files: &'f Files) -> Self {
        let mut strays: HashMap<String, Vec<&str>> = HashMap::default();
        for (path, _) in files.iter() {
            let is_named = (is_markdown(path) && !is_readme(path)) || is_nearly_markdown(path);
            if is_named && !path.starts_with("theme/") && symbols.document_at(path).is_none() {
                strays.entry(fold(stem(path))).or_default().push(path);
            }
        }
        Self(strays)
    }

    /// What to do about a file that is named like something of that kind.
    pub(super) fn help(&self, files: &Files, kind: Kind, name: &str) -> Option<String> {
        self.0.get(name)?.iter().find_map(|path| help(files, kind, path))
    }
}

fn help(files: &Files, kind: Kind, path: &str) -> Option<String> {
    if !is_markdown(path) {
        let right = folder_kind(path) == Some(kind);
        let to = if right { format!("{}.md", stem(path)) } else { format!("{}/{}.md", kind.folder(), stem(path)) };
        return Some(format!("there is {path}: rename it to `{to}`"));
    }
    if folder_kind(path) == Some(kind) {
        return Some(format!("{path} is no content: begin it with a line `---`, or see what `exclude` leaves out"));
    }
    let has_front_matter = files.text(path).is_some_and(|text| cut(text).is_some());
    has_front_matter.then(|| {
        let folder = kind.folder();
        match path.rsplit_once('/') {
            Some((_, _)) if folder_kind(path).is_none() => {
                format!("there is {path}: rename the folder to `{folder}`, or write `kind: {kind}` in the file")
            }
            _ => format!("there is {path}: move it to `{folder}/`, or write `kind: {kind}` in the file"),
        }
    })
}

/// A file's name without folders and all its endings.
fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.find('.').filter(|&at| at > 0).map_or(name, |at| &name[..at])
}
