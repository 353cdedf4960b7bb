//! Who lives beyond our walls: third parties with files of their own, or else the names that are nobody's.

use std::sync::Arc;

use rustc_hash::FxHashSet as HashSet;

use crate::base::address::Address;
use crate::base::kind::Kind;
use crate::base::slug::{fold, is_id, slug};
use crate::model::graph::{Entity, Node, SortKey};
use crate::model::id::{Id, NodeId};
use crate::syntax::content::document::{Document, Fields};
use crate::syntax::fields::types::Ref;

use super::symbols::{PlacedNodes, Symbols};

impl Symbols {
    /// Registers who lives beyond our walls: files first, then, where there are none, every name
    /// in `by`, `from` and `to` that is nobody else's, in the order of paths and places.
    pub(super) fn register_third_parties(&mut self, out: &mut PlacedNodes) {
        for &i in &self.order {
            let document = &self.documents[i];
            let (Fields::ThirdParty(fields), Some((Entity::ThirdParty(id), node))) = (&document.fields, self.placed[i]) else {
                continue;
            };
            self.third_parties_filed = true;
            self.third_party_nodes.push(node);
            let written = &document.common.written;
            self.third_parties_unread |=
                document.broken || ["title", "id", "aliases", "also_called"].iter().any(|field| written.is_faulty(field));
            let names = fields.also_called.iter().map(|t| slug(&t.value));
            let own = [slug(document.title()), document.id.to_string()];
            for name in own.into_iter().chain(names).chain(document.common.aliases.iter().map(|a| a.value.to_string())) {
                self.third_parties.entry(name).or_insert(id);
            }
        }
        self.third_parties_filed |= !self.drafts[Kind::ThirdParty as usize].is_empty();
        if self.third_parties_filed {
            return;
        }
        let mut met: HashSet<Arc<str>> = HashSet::default();
        for &i in &self.order {
            for name in outside_names(&self.documents[i]) {
                if !met.insert(Arc::clone(&name)) {
                    continue;
                }
                let name = self.local(&name);
                let slugged = slug(name);
                let folded = fold(name);
                let is_left_out = [Kind::Role, Kind::Team, Kind::System].iter().any(|&kind| self.is_left_out(kind, &folded));
                if is_left_out
                    || self.is_ours(&folded)
                    || self.meaning(i, name).is_some()
                    || self.third_parties.contains_key(&slugged)
                    || !is_id(&slugged)
                {
                    continue;
                }
                let node = NodeId(out.nodes.len() as u32);
                let id = Id::new(self.third_party_nodes.len());
                self.third_party_nodes.push(node);
                out.nodes.push(Node {
                    address: Address::file(Kind::ThirdParty, slugged.as_str()),
                    entity: Entity::ThirdParty(id),
                    title: name.into(),
                    place: None,
                    file: node,
                    aliases: Vec::new(),
                    derived: false,
                    blank: Vec::new(),
                    sorts_by: SortKey::default(),
                });
                self.third_parties.insert(slugged, id);
            }
        }
    }
}

/// The names in `by`, `from` and `to`, in the order written.
pub(super) fn outside_names(document: &Document) -> Vec<Arc<str>> {
    fn written<T>(r: &Ref<T>) -> (u32, Arc<str>) {
        (r.span.start, Arc::clone(&r.written))
    }
    let mut names: Vec<(u32, Arc<str>)> = match &document.fields {
        Fields::Journey(journey) => journey
            .stages
            .iter()
            .flat_map(|s| &s.touchpoints)
            .flat_map(|t| t.from.iter().map(written).chain(t.to.iter().map(written)))
            .collect(),
        Fields::Process(process) => {
            process.by.iter().map(written).chain(process.steps.iter().filter_map(|s| s.by.as_ref()).map(written)).collect()
        }
        _ => Vec::new(),
    };
    names.sort();
    names.into_iter().map(|(_, name)| name).collect()
}
