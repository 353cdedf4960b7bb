//! `third-party-twin`: a third party in `by`, `from` or `to`, without a file, is called like a team or system or
//! like a third party that is named before, or almost: within one edit of an id, title or `also_called`, case,
//! spaces and punctuation aside. Names of fewer than five letters are not compared. Or its name joins several.
//!
//! 1. Each name of a team, system or third party is filed under itself and under itself less any one letter.
//! 2. A third party's name is looked up in the same way; two names within one edit share such a
//!    form, and what shares one is measured.
//!
//! Linear in the names times their length, and in the places.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};

use rustc_hash::FxHashMap as HashMap;

use crate::base::diagnostic::{Diagnostic, Place, quote};
use crate::base::kind::{Kind, NodeKind};
use crate::base::suggest::edits;
use crate::base::{joined, rule};
use crate::model::graph::{Edge, EdgeKind, Entity, Node};
use crate::model::id::Id;
use crate::model::kinds::ThirdParty;
use crate::syntax::content::document::{Document, Fields};
use crate::syntax::fields::types::Ref;

use super::{CheckContext, bare};

const FEWEST_LETTERS: usize = 5;

pub(super) fn ask(s: &CheckContext<'_>, found: &mut Vec<Diagnostic>) {
    let mut places: Vec<(&Edge, Id<ThirdParty>)> = Vec::new();
    for edge in s.model.graph.edges.iter().filter(|e| matches!(e.kind, EdgeKind::By | EdgeKind::From | EdgeKind::To)) {
        let node = s.model.node(edge.to);
        if let (Entity::ThirdParty(id), None) = (node.entity, &node.place)
            && s.model.is_live_node(edge.from)
        {
            places.push((edge, id));
        }
    }
    if places.is_empty() {
        return;
    }
    places.sort_by(|(a, _), (b, _)| a.place.cmp(&b.place));
    let names = NameGroups::of(s, &places);
    let written: HashMap<(&str, u32), &str> = s.documents.iter().flat_map(|document| written(document)).collect();
    let mut known: HashMap<&str, Option<Twin<'_>>> = HashMap::default();
    for (edge, id) in places {
        let Some(name) = written.get(&(&*edge.place.file, edge.place.span.start)) else { continue };
        if joined::parts(name).len() > 1 {
            found.push(joins_several(s, edge, name));
        } else if let Some(twin) = known.entry(name).or_insert_with(|| names.near(name, id)) {
            found.push(almost(edge, name, twin));
        }
    }
}

fn joins_several(s: &CheckContext<'_>, edge: &Edge, name: &str) -> Diagnostic {
    let parts: Vec<String> = joined::parts(name).into_iter().map(quote).collect();
    let message = format!("{} counts as one third party, and its name joins {}", quote(name), parts.join(" and "));
    let help = match s.model.node(edge.from).entity {
        Entity::Process(_) => "write a list with an entry for each",
        Entity::Step(_) => "make a step for each of them, or name the one who does it",
        _ => "make a touchpoint for each of them, or name the one whom the customer meets",
    };
    Diagnostic::new(&rule::THIRD_PARTY_TWIN, edge.place.clone(), message).help(help)
}

fn almost(edge: &Edge, name: &str, Twin { node, first }: &Twin<'_>) -> Diagnostic {
    let (kind, title) = (node.entity.kind().word(), quote(&node.title));
    let (message, help) = match first {
        None => (
            format!("{} counts as a third party, and the {kind} {title} is called almost the same", quote(name)),
            format!("write `{}` where the {kind} is meant", node.address.id),
        ),
        Some(_) => (
            format!("{} counts as a third party of its own, and so does {title}, which is called almost the same", quote(name)),
            format!("write {title} in both places where they are one"),
        ),
    };
    let finding = Diagnostic::new(&rule::THIRD_PARTY_TWIN, edge.place.clone(), message).help(help);
    match first {
        Some(first) => finding.related(first.clone(), format!("{title} is named here")),
        None => finding,
    }
}

/// Who is called almost like a third party.
struct Twin<'a> {
    node: &'a Node,
    /// Where it is first named, where it is a third party without a file.
    first: Option<Place>,
}

/// The names of live teams and systems, and of third parties without a file, filed so that those within one edit
/// are found.
struct NameGroups<'a> {
    all: Vec<Name<'a>>,
    filed: HashMap<u64, Vec<usize>>,
    /// Where the names of third parties stand in `all`.
    outside: HashMap<Id<ThirdParty>, usize>,
}

struct Name<'a> {
    bare: String,
    node: &'a Node,
    /// Where it is first named, where it is a third party.
    first: Option<Place>,
}

impl<'a> NameGroups<'a> {
    fn of(s: &CheckContext<'a>, places: &[(&'a Edge, Id<ThirdParty>)]) -> Self {
        let mut names = NameGroups { all: Vec::new(), filed: HashMap::default(), outside: HashMap::default() };
        for node in s.live_nodes(|kind| matches!(kind, NodeKind::File(Kind::Role | Kind::Team | Kind::System))) {
            let also_called = match node.entity {
                Entity::Role(role) => s.model.roles[role].also_called.as_slice(),
                Entity::Team(team) => s.model.teams[team].also_called.as_slice(),
                _ => &[],
            };
            let id = s.document(node.file).map(|document| &document.id);
            for name in id.into_iter().chain([&node.title]).chain(also_called) {
                names.file(Name { bare: bare(name), node, first: None });
            }
        }
        for (edge, id) in places {
            let node = s.model.node(edge.to);
            if joined::parts(&node.title).len() == 1 && !names.outside.contains_key(id) {
                names.outside.insert(*id, names.all.len());
                names.file(Name { bare: bare(&node.title), node, first: Some(edge.place.clone()) });
            }
        }
        names
    }

    fn file(&mut self, name: Name<'a>) {
        for form in forms(&name.bare) {
            self.filed.entry(form).or_default().push(self.all.len());
        }
        self.all.push(name);
    }

    /// The first that is called like this third party, or almost: a role, a team, a system, or a third party that is named
    /// before it.
    fn near(&self, written: &str, own: Id<ThirdParty>) -> Option<Twin<'a>> {
        let name = bare(written);
        if name.chars().count() < FEWEST_LETTERS {
            return None;
        }
        let before = self.outside.get(&own).copied().unwrap_or(self.all.len());
        let mut candidates: Vec<usize> = forms(&name).iter().filter_map(|form| self.filed.get(form)).flatten().copied().collect();
        candidates.retain(|&i| i < before);
        candidates.sort_unstable();
        candidates.dedup();
        let distance = |&i: &usize| edits(&name, &self.all[i].bare);
        let nearest = &self.all[*candidates.iter().filter(|i| distance(i) <= 1).min_by_key(|i| distance(i))?];
        Some(Twin { node: nearest.node, first: nearest.first.clone() })
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
