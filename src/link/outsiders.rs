//! Who lives beyond our walls: third parties with files of their own, or else the names that are nobody's.

use std::sync::Arc;

use rustc_hash::FxHashSet as HashSet;

use crate::base::address::Address;
use crate::base::kind::Kind;
use crate::base::slug::{fold, is_id, is_keyword, slug};
use crate::model::graph::{Entity, Node, SortKey};
use crate::model::id::{Id, NodeId};
use crate::syntax::content::document::{Document, Fields};
use crate::syntax::fields::types::Ref;

use super::symbols::{PlacedNodes, Symbols, in_source};

impl Symbols {
    /// Registers who lives beyond our walls: files first, then, where there are none, every name
    /// in `by`, `from` and `to` that is nobody else's, in the order of paths and places.
    pub(super) fn register_third_parties(&mut self, out: &mut PlacedNodes) {
        for &i in &self.order {
            let document = &self.documents[i];
            let (Fields::ThirdParty(fields), Some((Entity::ThirdParty(id), node))) = (&document.fields, self.placed[i]) else {
                continue;
            };
            let source: Option<Arc<str>> = document.prefix().map(Arc::from);
            self.third_party_nodes.push(node);
            let written = &document.common.written;
            if document.broken || ["title", "id", "aliases", "also_called"].iter().any(|field| written.is_faulty(field)) {
                self.third_parties_unread.insert(source.clone());
            }
            let names = fields.also_called.iter().map(|t| slug(&t.value));
            let own = [slug(document.title()), document.own_id().to_owned()];
            let aliases = document.common.aliases.iter().map(|a| document.own_name(&a.value).to_owned());
            for name in own.into_iter().chain(names).chain(aliases) {
                self.third_parties.entry(in_source(source.as_deref(), &name).into_owned()).or_insert(id);
            }
            self.third_parties_filed.insert(source);
        }
        self.filed_third_parties = self.third_party_nodes.len();
        let drafts = self.drafts[Kind::ThirdParty as usize].iter();
        let of_drafts: Vec<_> = drafts.map(|id| id.rsplit_once('/').map(|(prefix, _)| Arc::from(prefix))).collect();
        self.third_parties_filed.extend(of_drafts);
        let mut met: HashSet<(Option<Arc<str>>, Arc<str>)> = HashSet::default();
        for &i in &self.order {
            let own: Option<Arc<str>> = self.documents[i].prefix().map(Arc::from);
            if self.third_parties_filed.contains(&own) {
                continue;
            }
            for name in outside_names(&self.documents[i]) {
                if !met.insert((own.clone(), Arc::clone(&name))) {
                    continue;
                }
                let (source, name) = self.scope(i, &name);
                let slugged = slug(name);
                let folded = fold(name);
                let key = in_source(source, &folded);
                let is_left_out = [Kind::Role, Kind::Team, Kind::System].iter().any(|&kind| self.is_left_out(kind, &key));
                // Whom another source names, that source has.
                if source != own.as_deref()
                    || is_left_out
                    || is_keyword(&folded)
                    || self.is_ours(&key)
                    || self.meaning(i, name).is_some()
                    || self.third_parties.contains_key(&*in_source(source, &slugged))
                    || !is_id(&slugged)
                {
                    continue;
                }
                let node = NodeId(out.nodes.len() as u32);
                let id = Id::new(self.third_party_nodes.len());
                let address = in_source(source, &slugged).into_owned();
                out.nodes.push(Node {
                    address: Address::file(Kind::ThirdParty, address.as_str()),
                    entity: Entity::ThirdParty(id),
                    title: name.into(),
                    place: None,
                    file: node,
                    aliases: Vec::new(),
                    derived: false,
                    blank: Vec::new(),
                    sorts_by: SortKey::default(),
                });
                self.third_party_nodes.push(node);
                self.third_parties.insert(address, id);
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
