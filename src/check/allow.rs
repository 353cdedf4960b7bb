//! `allow: [rule]` silences a rule in its file; one that silences nothing is a note, and one that
//! names no rule, or a rule that cannot be silenced, is an error.

use std::sync::Arc;

use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

use crate::base::diagnostic::{Diagnostic, Place};
use crate::base::rule;
use crate::syntax::config::adjustable;
use crate::syntax::content::document::Document;
use crate::syntax::fields::faults::Faults;

/// The diagnostics that no file silences, and the `allow`s that silence nothing.
pub(super) fn silence(
    by_path: &HashMap<&str, &Document>,
    documents: &[Arc<Document>],
    diagnostics: Vec<Diagnostic>,
) -> (Vec<Diagnostic>, Vec<Diagnostic>) {
    let mut used: HashSet<(Arc<str>, &'static str)> = HashSet::default();
    let kept = diagnostics
        .into_iter()
        .filter(|d| {
            let allowed = !d.is_fixed()
                && by_path.get(&*d.place.file).is_some_and(|document| document.common.allow.iter().any(|name| *name.value == *d.rule.name));
            if allowed {
                used.insert((Arc::clone(&d.place.file), d.rule.name));
            }
            !allowed
        })
        .collect();
    let mut unused = Vec::new();
    for document in documents.iter().filter(|document| !super::is_retired(document)) {
        for name in &document.common.allow {
            let Some(rule) = rule::by_name(&name.value).filter(|rule| rule.adjustable) else { continue };
            if !used.contains(&(Arc::clone(&document.path), rule.name)) {
                let place = Place::new(&document.path, name.span);
                let message = format!("`allow: {}` silences nothing here", rule.name);
                unused.push(Diagnostic::new(&rule::UNUSED_ALLOW, place, message).help("take it out"));
            }
        }
    }
    (kept, unused)
}

/// The `allow`s that name no rule, or one that cannot be silenced.
pub(super) fn wrong_names(documents: &[Arc<Document>]) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for document in documents {
        let mut faults = Faults::new(&document.path);
        for name in &document.common.allow {
            adjustable(&name.value, name.span, &mut faults);
        }
        found.append(&mut faults.found);
    }
    found
}
