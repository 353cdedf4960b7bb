//! `third-party-twin`: a third party in `by`, `from` or `to` is called like a team or system, or
//! almost: within one edit of an id, title or `also_called`, case, spaces and punctuation aside.
//! Names of fewer than five letters are not compared.
//!
//! 1. Each name of a team or system is filed under itself and under itself less any one letter.
//! 2. A third party's name is looked up in the same way; two names within one edit share such a
//!    form, and what shares one is measured.
//!
//! Linear in the names times their length, and in the places.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};

use rustc_hash::FxHashMap as HashMap;

use crate::base::diagnostic::{Diagnostic, quote};
use crate::base::rule;
use crate::base::terms::{Kind, NodeKind};
use crate::model::graph::{EdgeKind, Entity, Node};
use crate::syntax::document::{Document, Fields};
use crate::syntax::fields::Ref;

use super::{Subject, bare};

const FEWEST_LETTERS: usize = 5;

pub(super) fn ask(s: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let places = s.model.graph.edges.iter().filter(|e| matches!(e.kind, EdgeKind::By | EdgeKind::From | EdgeKind::To));
    let mut places = places.filter(|e| matches!(s.model.node(e.to).entity, Entity::ThirdParty(_)) && s.is_live(e.from)).peekable();
    if places.peek().is_none() {
        return;
    }
    let names = Names::of(s);
    let written: HashMap<(&str, u32), &str> = s.documents.iter().flat_map(|document| written(document)).collect();
    let mut known: HashMap<&str, Option<&Node>> = HashMap::default();
    for edge in places {
        let Some(name) = written.get(&(&*edge.place.file, edge.place.span.start)) else { continue };
        let Some(twin) = *known.entry(name).or_insert_with(|| names.near(name)) else { continue };
        let (kind, title) = (twin.entity.kind().word(), quote(&twin.title));
        let message = format!("{} counts as a third party, and the {kind} {title} is called almost the same", quote(name));
        let finding = Diagnostic::new(&rule::THIRD_PARTY_TWIN, edge.place.clone(), message);
        found.push(finding.help(format!("write `{}` where the {kind} is meant", twin.address.id)));
    }
}

/// The names of live teams and systems, filed so that those within one edit are found.
struct Names<'a> {
    all: Vec<(String, &'a Node)>,
    filed: HashMap<u64, Vec<usize>>,
}

impl<'a> Names<'a> {
    fn of(s: &Subject<'a>) -> Self {
        let mut names = Names { all: Vec::new(), filed: HashMap::default() };
        for node in s.live_nodes(|kind| matches!(kind, NodeKind::File(Kind::Team | Kind::System))) {
            let also_called = match node.entity {
                Entity::Team(team) => s.model.teams[team].also_called.as_slice(),
                _ => &[],
            };
            let id = s.document(node.file).map(|document| &document.id);
            for name in id.into_iter().chain([&node.title]).chain(also_called) {
                names.file(bare(name), node);
            }
        }
        names
    }

    fn file(&mut self, name: String, node: &'a Node) {
        for form in forms(&name) {
            self.filed.entry(form).or_default().push(self.all.len());
        }
        self.all.push((name, node));
    }

    /// The first team or system that is called like this, or almost.
    fn near(&self, written: &str) -> Option<&'a Node> {
        let name = bare(written);
        if name.chars().count() < FEWEST_LETTERS {
            return None;
        }
        let mut candidates: Vec<usize> = forms(&name).iter().filter_map(|form| self.filed.get(form)).flatten().copied().collect();
        candidates.sort_unstable();
        candidates.dedup();
        let distance = |&i: &usize| strsim::osa_distance(&name, &self.all[i].0);
        let nearest = candidates.iter().filter(|i| distance(i) <= 1).min_by_key(|i| distance(i))?;
        Some(self.all[*nearest].1)
    }
}

/// A name, and the name less any one letter, as numbers. Two names within one edit share one: what
/// is changed or swapped in both is left out of both.
fn forms(name: &str) -> Vec<u64> {
    let letters: Vec<char> = name.chars().collect();
    let less = |left_out: usize| {
        let mut hasher = DefaultHasher::new();
        for (_, letter) in letters.iter().enumerate().filter(|(i, _)| *i != left_out) {
            letter.hash(&mut hasher);
        }
        hasher.finish()
    };
    let mut forms: Vec<u64> = (0..=letters.len()).map(less).collect();
    forms.sort_unstable();
    forms.dedup();
    forms
}

/// The names in `by`, `from` and `to` of a document, as written, and where.
fn written(document: &Document) -> Vec<((&str, u32), &str)> {
    fn one<'d, T>(document: &'d Document, r: &'d Ref<T>) -> ((&'d str, u32), &'d str) {
        ((&*document.path, r.span.start), &*r.written)
    }
    match &document.fields {
        Fields::Journey(journey) => {
            let touchpoints = journey.stages.iter().flat_map(|stage| &stage.touchpoints);
            touchpoints.flat_map(|t| t.from.iter().chain(&t.to)).map(|r| one(document, r)).collect()
        }
        Fields::Process(process) => {
            let steps = process.steps.iter().filter_map(|step| step.by.as_ref());
            process.by.iter().chain(steps).map(|r| one(document, r)).collect()
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_within_one_edit_share_a_form() {
        let share = |a: &str, b: &str| forms(a).iter().any(|form| forms(b).contains(form));
        for near in ["workshop", "worksop", "workshops", "workship", "worskhop", "orkshop"] {
            assert!(share("workshop", near), "{near}");
        }
        assert!(!share("workshop", "bookshops"));
    }
}
