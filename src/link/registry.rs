//! Gives each file and each nested thing its place in the model, before any reference is followed.

use rustc_hash::FxHashMap as HashMap;
use std::sync::Arc;

use crate::base::diagnostic::{Diagnostic, quote};
use crate::base::rule;
use crate::base::slug::{fold, is_id, slug};
use crate::base::span::Span;
use crate::base::terms::{Address, Kind, Nested};
use crate::model::graph::{EdgeKind, Entity, Node, NodeId};
use crate::model::id::Id;
use crate::syntax::document::{Document, Fields};
use crate::syntax::fields::Ref;

use super::Linker;

/// How many things of each sort have been placed.
#[derive(Default)]
struct Counts {
    files: HashMap<Kind, usize>,
    nested: HashMap<Nested, usize>,
}

impl Counts {
    fn file(&mut self, kind: Kind) -> Entity {
        let n = self.files.entry(kind).or_default();
        let entity = match kind {
            Kind::Outcome => Id::<crate::model::kinds::Outcome>::new(*n).into(),
            Kind::Persona => Id::<crate::model::kinds::Persona>::new(*n).into(),
            Kind::Journey => Id::<crate::model::kinds::Journey>::new(*n).into(),
            Kind::Process => Id::<crate::model::kinds::Process>::new(*n).into(),
            Kind::Service => Id::<crate::model::kinds::Service>::new(*n).into(),
            Kind::Team => Id::<crate::model::kinds::Team>::new(*n).into(),
            Kind::System => Id::<crate::model::kinds::System>::new(*n).into(),
            Kind::ThirdParty => Id::<crate::model::kinds::ThirdParty>::new(*n).into(),
            Kind::Page => Id::<crate::model::kinds::Page>::new(*n).into(),
        };
        *n += 1;
        entity
    }

    fn nested(&mut self, nested: Nested) -> Entity {
        let n = self.nested.entry(nested).or_default();
        let entity = match nested {
            Nested::Stage => Id::<crate::model::nested::Stage>::new(*n).into(),
            Nested::Touchpoint => Id::<crate::model::nested::Touchpoint>::new(*n).into(),
            Nested::Need => Id::<crate::model::nested::Need>::new(*n).into(),
            Nested::Measure => Id::<crate::model::nested::Measure>::new(*n).into(),
            Nested::Step => Id::<crate::model::nested::Step>::new(*n).into(),
            Nested::Rule => Id::<crate::model::nested::Rule>::new(*n).into(),
            Nested::Pain => Id::<crate::model::nested::Pain>::new(*n).into(),
            Nested::Opportunity => Id::<crate::model::nested::Opportunity>::new(*n).into(),
        };
        *n += 1;
        entity
    }
}

impl Linker<'_> {
    /// Registers every document that is part of the site.
    pub(super) fn register(&mut self, drafts: bool) {
        let mut order: Vec<usize> = (0..self.documents.len()).collect();
        order.sort_by(|&a, &b| self.documents[a].path.cmp(&self.documents[b].path));
        order.retain(|&i| {
            let document = &self.documents[i];
            let draft = !drafts && document.common.draft.is_some_and(|d| d.0);
            if draft {
                self.drafts[document.kind as usize].insert(Arc::clone(&document.id));
            }
            !draft && !document.id.is_empty()
        });
        self.register_ids(&mut order);
        self.register_aliases(&order);
        let mut counts = Counts::default();
        for &i in &order {
            self.paths.insert(Arc::clone(&self.documents[i].path), i);
            self.place_document(i, &mut counts);
        }
        self.order = order;
    }

    /// Of two files with one kind and id, the later one is left out.
    fn register_ids(&mut self, order: &mut Vec<usize>) {
        order.retain(|&i| {
            let document = &self.documents[i];
            let names = &mut self.names[document.kind as usize];
            let Some(&first) = names.get(&document.id) else {
                names.insert(Arc::clone(&document.id), i);
                return true;
            };
            let message = format!("two {} have the id `{}`", document.kind.folder(), document.id);
            let finding = Diagnostic::new(&rule::DUPLICATE_ID, self.place(i, document.id_span), message)
                .help("give one of them an `id:` of its own")
                .related(self.place(first, self.documents[first].id_span), "the first one");
            self.findings.push(finding);
            false
        });
    }

    fn register_aliases(&mut self, order: &[usize]) {
        for &i in order {
            let document = &self.documents[i];
            for alias in &document.common.aliases {
                let names = &mut self.names[document.kind as usize];
                match names.get(&alias.value) {
                    None => {
                        names.insert(Arc::clone(&alias.value), i);
                    }
                    Some(&other) => {
                        let (message, help) = if other != i {
                            let message = format!("the alias `{}` is another {}'s id or alias", alias.value, document.kind.spoken());
                            (message, "take the alias out, or rename the other one")
                        } else if alias.value == document.id {
                            (format!("the alias `{}` is this file's own id", alias.value), "take the alias out")
                        } else {
                            (format!("the alias `{}` stands twice in this file", alias.value), "take the alias out")
                        };
                        let other = self.place(other, span_of(&self.documents[other], &alias.value));
                        let finding = Diagnostic::new(&rule::DUPLICATE_ID, self.place(i, alias.span), message);
                        self.findings.push(finding.help(help).related(other, "the other one"));
                    }
                }
            }
        }
    }

    fn place_document(&mut self, i: usize, counts: &mut Counts) {
        let document = Arc::clone(&self.documents[i]);
        let id: Arc<str> = match &self.config.prefix {
            Some(prefix) => format!("{}/{}", prefix.value, document.id).into(),
            None => Arc::clone(&document.id),
        };
        let address = Address::file(document.kind, id);
        let node = NodeId(self.nodes.len() as u32);
        let entity = counts.file(document.kind);
        self.placed[i] = Some((entity, node));
        self.nodes.push(Node {
            address: address.clone(),
            entity,
            title: Arc::clone(document.title()),
            place: Some(self.place(i, document.title_span())),
            file: node,
            aliases: document.common.aliases.iter().map(|a| Arc::clone(&a.value)).collect(),
            derived: false,
            blank: document.common.written.blank.clone(),
        });
        for (n, thing) in document.nested.iter().enumerate() {
            let entity = counts.nested(thing.kind);
            let bare = matches!(thing.kind, Nested::Pain | Nested::Rule) && thing.id.is_none();
            let child = (!bare).then_some(NodeId(self.nodes.len() as u32));
            if child.is_some() {
                // What lost its id to a fault still needs an address that nothing else has.
                let own = thing.id.clone().unwrap_or_else(|| format!("tl-{}-{n}", thing.kind).into());
                for name in std::iter::once(&own).chain(&thing.aliases) {
                    self.nested_names[i].entry(Arc::clone(name)).or_insert(n);
                }
                self.nodes.push(Node {
                    address: address.with(own),
                    entity,
                    title: Arc::clone(&thing.title),
                    place: Some(self.place(i, thing.title_span)),
                    file: node,
                    aliases: thing.aliases.clone(),
                    derived: !thing.id_written,
                    blank: thing.blank.clone(),
                });
            }
            self.nested[i].push((entity, child));
        }
        self.contain(i, &document, node);
    }

    /// Edges from the file, or the stage or touchpoint, to what is nested in it.
    fn contain(&mut self, i: usize, document: &Document, file: NodeId) {
        let mut stage = file;
        let mut touchpoint = file;
        for (n, thing) in document.nested.iter().enumerate() {
            let Some(child) = self.nested[i][n].1 else { continue };
            let parent = match thing.kind {
                Nested::Touchpoint => stage,
                Nested::Pain => touchpoint,
                _ => file,
            };
            match thing.kind {
                Nested::Stage => stage = child,
                Nested::Touchpoint => touchpoint = child,
                _ => {}
            }
            self.edge(EdgeKind::Contains, parent, child, i, thing.title_span);
        }
    }

    /// Registers who lives beyond our walls: files first, then, where there are none, every name
    /// in `by`, `from` and `to` that is nobody else's, in the order of paths and places.
    pub(super) fn register_third_parties(&mut self) {
        let mut filed = false;
        for i in self.order.clone() {
            let document = Arc::clone(&self.documents[i]);
            let (Fields::ThirdParty(fields), Some((Entity::ThirdParty(id), node))) = (&document.fields, self.placed[i]) else {
                continue;
            };
            filed = true;
            self.third_party_nodes.push(node);
            let faulty = &document.common.written.faulty;
            self.third_parties_unread |=
                document.broken || ["title", "id", "aliases", "also_called"].iter().any(|field| faulty.contains(field));
            let names = fields.also_called.iter().map(|t| slug(&t.value));
            let own = [slug(document.title()), document.id.to_string()];
            for name in own.into_iter().chain(names).chain(document.common.aliases.iter().map(|a| a.value.to_string())) {
                self.third_parties.entry(name).or_insert(id);
            }
        }
        if filed || !self.drafts[Kind::ThirdParty as usize].is_empty() {
            return;
        }
        for i in self.order.clone() {
            let document = Arc::clone(&self.documents[i]);
            for name in outside_names(&document) {
                let name = self.local(&name);
                let slugged = slug(name);
                if self.is_ours(&fold(name)) || self.third_parties.contains_key(&slugged) || !is_id(&slugged) {
                    continue;
                }
                let node = NodeId(self.nodes.len() as u32);
                let id = Id::new(self.third_party_nodes.len());
                self.third_party_nodes.push(node);
                self.nodes.push(Node {
                    address: Address::file(Kind::ThirdParty, slugged.as_str()),
                    entity: Entity::ThirdParty(id),
                    title: name.into(),
                    place: None,
                    file: node,
                    aliases: Vec::new(),
                    derived: false,
                    blank: Vec::new(),
                });
                self.unfiled.push(node);
                self.third_parties.insert(slugged, id);
            }
        }
    }

    /// Whether a folded name is a keyword, a team or a system.
    pub(super) fn is_ours(&self, folded: &str) -> bool {
        matches!(folded, "persona" | "us" | "nobody")
            || [Kind::Team, Kind::System].iter().any(|k| self.names[*k as usize].contains_key(folded))
    }

    /// Adds `bad-id` where a name beyond our walls gives no id.
    pub(super) fn report_nameless(&mut self, document: usize, span: Span, name: &str) {
        let place = self.place(document, span);
        let message = format!("{} cannot be the name of a third party", quote(name));
        self.report(&rule::BAD_ID, place, message, Some("a name needs letters or digits, at most 240 bytes of them".into()));
    }
}

/// Where a document writes an id: as its own, else as its first alias of that name.
fn span_of(document: &Document, id: &str) -> Span {
    let alias = document.common.aliases.iter().find(|a| *a.value == *id).filter(|_| *document.id != *id);
    alias.map_or(document.id_span, |a| a.span)
}

/// The names in `by`, `from` and `to`, in the order written.
fn outside_names(document: &Document) -> Vec<Arc<str>> {
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
