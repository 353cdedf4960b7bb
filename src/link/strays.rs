//! Files that bear the name of something and are no content: what a name that means nothing was probably to lead to.

use std::sync::Arc;

use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

use crate::base::files::{Files, is_markdown, is_nearly_markdown};
use crate::base::kind::Kind;
use crate::base::slug::fold;
use crate::syntax::content::document::{Document, folder_kind, is_readme};
use crate::syntax::content::front_matter::cut;

use super::symbols::Symbols;

/// Such files by their folded names without folders and endings.
pub(super) type Strays = HashMap<String, Vec<Arc<str>>>;

impl Symbols {
    /// What to do about a file that is named like something of that kind and is no content.
    pub(super) fn help_for_stray(&self, files: &Files, kind: Kind, name: &str) -> Option<String> {
        let strays = self.strays.get_or_init(|| strays(self, files)).get(name)?;
        strays.iter().find_map(|path| help(files, kind, path))
    }
}

/// Leaves a misplaced document out where another one has its kind and id.
pub(super) fn give_way(documents: &[Arc<Document>], order: &mut Vec<usize>) {
    if order.iter().all(|&i| !documents[i].misplaced) {
        return;
    }
    let name = |i: usize| (documents[i].kind, &*documents[i].id);
    let taken: HashSet<(Kind, &str)> = order.iter().filter(|&&i| !documents[i].misplaced).map(|&i| name(i)).collect();
    order.retain(|&i| !documents[i].misplaced || !taken.contains(&name(i)));
}

fn strays(known: &Symbols, files: &Files) -> Strays {
    let mut strays = Strays::default();
    let is_content = |path: &str| known.document_at(path).is_some();
    for (path, _) in files.iter() {
        let is_named = (is_markdown(path) && !is_readme(path)) || is_nearly_markdown(path);
        if is_named && !path.starts_with("theme/") && !is_content(path) {
            strays.entry(fold(stem(path))).or_default().push(Arc::clone(path));
        }
    }
    strays
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
