//! Floor 2: Documents → Model. Every reference is resolved here and only here.
//!
//! 1. [`symbols`] gives each file and each nested thing its place in the model, by kind and id;
//!    ids that stand twice are reported. [`nodes`] writes what the graph holds of them, [`outsiders`] knows who lives
//!    beyond our walls.
//! 2. [`resolve`], [`resolve_journey`], [`resolve_touchpoint`] and [`resolve_process`] write each thing with its links into the [`resolver`],
//!    stretches of documents side by side. [`references`] looks names up, [`actors`] those of who acts, [`prose`] what
//!    bodies link to, [`said`] what fields do, [`paths`] files that are named, [`readings`] what stands in tables, [`models`] what stands in BPMN files ([`model_steps`]: the steps of processes that write none), [`own_fields`] the types of a site's own fields. A name that
//!    names nothing is a finding ([`unknown`]) and a missing edge, so that the model can always be used.
//! 3. [`candidates`] finds what the names that lead nowhere may have meant.
//! 4. [`cycles`] finds rings of `parent` and `supports`, and cuts them.
//! 5. [`give_owners`] lets `CODEOWNERS` say who answers for what nothing else says.
//! 6. [`uses`](uses()) lists every name that is followed, and where: for those who change names.
//! 7. [`audiences`] asks whether the audiences that things are for are the site's.
//! 8. [`incremental`] links only what changed, where nothing changed by which files are named.
//!
//! Linear in the files and their references. Absent: YAML, HTML, the disk.

mod actors;
mod audiences;
mod candidates;
mod code_owners;
mod counts;
mod cycles;
mod depth;
mod incremental;
mod keywords;
mod model_steps;
mod models;
mod nodes;
mod otherwise;
mod outsiders;
mod own_fields;
mod paths;
mod prose;
mod prose_candidates;
mod prose_paths;
mod readings;
mod readings_table;
mod references;
mod resolve;
mod resolve_journey;
mod resolve_process;
mod resolve_touchpoint;
mod resolver;
mod said;
mod source_candidates;
mod strays;
mod symbols;
mod unknown;
mod uses;

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use crate::base::collation::Collation;
use crate::base::diagnostic::{Diagnostic, Place};
use crate::base::files::Files;
use crate::base::rule;
use crate::base::span::Span;
use crate::model::graph::Graph;
use crate::model::kinds::{OwnerSource, ThirdParty};
use crate::model::{Model, SiteInfo};
use crate::syntax::config;
use crate::syntax::content::document::Document;

use readings_table::Tables;
use resolver::{OF_SITE, Resolved, Resolver};
use symbols::{PlacedNodes, Symbols};
use unknown::UnknownNames;

pub use audiences::{audience, is_for, unknown_audiences};
pub use code_owners::give_owners;
pub use incremental::LinkCache;
pub use model_steps::{ModelSteps, TaskStep, steps_of_model};
pub use models::ProcessModels;
pub use uses::{FollowedName, uses};

/// In how many waves the documents of a large site are filled in.
const WAVES: usize = 12;

/// Edges of a file and what is nested in it, on a large site: what room is made for at once.
const EDGES: usize = 24;

/// The model, and what was wrong with the references.
#[derive(Debug)]
pub struct Linked {
    /// The model.
    pub model: Model,
    /// What was found, in no particular order.
    pub findings: Vec<Diagnostic>,
    /// The files that pages show or link to, by their path in the site: to be copied.
    pub assets: BTreeSet<Arc<str>>,
    /// What linking again can build on.
    pub memory: LinkCache,
}

/// Links documents into a model. Their order does not matter: files count in the order of their
/// paths. Drafts are left out unless `drafts`.
pub fn link(config: &config::SiteConfig, documents: &[Arc<Document>], files: &Files, models: &ProcessModels, drafts: bool) -> Linked {
    let (symbols, PlacedNodes { nodes, mut edges }) = Symbols::of(documents, config, drafts);
    let tables = Tables::default();
    let filling =
        || Resolver { config, files, models, known: &symbols, nodes: &nodes, tables: &tables, at: OF_SITE, filled: Resolved::default() };
    let mut of_site = filling();
    let mut model = Model { site: of_site.site(), goals: vec![Vec::new(); documents.len()], ..Model::default() };
    model.reserve(symbols.things(&symbols.order));
    edges.reserve(EDGES * symbols.order.len());
    let (mut assets, mut aside, mut told, mut faults) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new(), UnknownNames::new());
    let mut take = |filled: Resolved| {
        model.append(filled.model);
        edges.extend(filled.edges);
        for (i, fault) in filled.faults {
            faults.entry(i).or_default().push(fault);
        }
        assets.extend(filled.assets);
        aside.extend(filled.aside);
        told.extend(filled.told);
        for (i, goals) in filled.goals {
            model.goals[i] = goals;
        }
    };
    // In waves: while one is filled in, what the last one came to is put in its place.
    let mut last: Vec<Resolved> = Vec::new();
    let threads = rayon::current_num_threads();
    let stretch = symbols.order.len().div_ceil(WAVES * threads).max(16);
    for wave in symbols.order.chunks(stretch * threads) {
        let fill = |documents: &[usize]| {
            let mut filling = filling();
            filling.filled.model.reserve(symbols.things(documents));
            filling.filled.edges.reserve(EDGES * documents.len());
            documents.iter().for_each(|&i| filling.fill(i));
            filling.filled
        };
        let filled = || wave.par_chunks(stretch).map(fill).collect();
        (last, _) = rayon::join(filled, || last.drain(..).for_each(&mut take));
    }
    last.drain(..).for_each(&mut take);
    take(of_site.filled);
    let unfiled = symbols.third_party_nodes[symbols.filed_third_parties..].iter().map(|&node| ThirdParty::unfiled(node));
    unfiled.for_each(|third| {
        model.third_parties.push(third);
    });
    model.graph = Graph::new(nodes, edges);
    let memory = LinkCache { symbols, assets, aside, told, faults, drafts, ..LinkCache::default() };
    memory.finish(model, config, files)
}

impl Resolver<'_> {
    /// What the site says of itself.
    fn site(&mut self) -> SiteInfo {
        let config = self.config;
        let text = |t: &Option<crate::syntax::fields::record::SpannedText>| t.as_ref().map(|t| Arc::clone(&t.value));
        let usual = SiteInfo::default();
        let outcomes = config.outcomes.iter().filter_map(|r| self.site_outcome(r)).collect();
        self.check_channels();
        if let Some(theme) = &config.theme {
            for (path, field) in [(&theme.logo, "logo"), (&theme.font, "font")] {
                let from: Arc<str> = config::NAME.into();
                if let Some(found) = path.as_ref().and_then(|path| self.named_file(&from, path, field)) {
                    self.filled.assets.insert((usize::MAX, found));
                }
            }
        }
        SiteInfo {
            title: text(&config.title).unwrap_or_else(|| "Untitled".into()),
            us: text(&config.us).unwrap_or(usual.us),
            mission: text(&config.mission),
            currency: text(&config.currency),
            prefix: config.prefix.as_ref().map(|p| Arc::clone(&p.value)),
            sources: self.known.sources.values().cloned().collect(),
            customer_names: self.known.keywords.customers.clone(),
            language: config.language().into(),
            collation: Collation::of(config.language()),
            channels: config
                .channels
                .iter()
                .filter_map(|c| c.id.as_ref().map(|id| (Arc::clone(&id.value), text(&c.title).unwrap_or_else(|| Arc::clone(&id.value)))))
                .collect(),
            outcomes,
        }
    }

    fn check_channels(&mut self) {
        let mut seen: Vec<(&Arc<str>, Span)> = Vec::new();
        for id in self.config.channels.iter().filter_map(|c| c.id.as_ref()) {
            match seen.iter().find(|(name, _)| **name == id.value) {
                Some(&(_, first)) => {
                    let file: Arc<str> = config::NAME.into();
                    let message = format!("the channel `{}` stands twice", id.value);
                    let finding = Diagnostic::new(&rule::DUPLICATE_ID, Place::new(&file, id.span), message);
                    self.find(finding.help("keep one of them").related(Place::new(&file, first), "the first one"));
                }
                None => seen.push((&id.value, id.span)),
            }
        }
    }
}

/// A thing without an owner has that of its parent where this is a whole file of the same kind. What was inherited before
/// is forgotten first, so that this can be asked again.
fn inherit_owners(model: &mut Model) {
    macro_rules! inherit {
        ($arena:ident, $parent:expr) => {
            for id in model.$arena.ids() {
                let mut at = id;
                // A ring of parents ends where it began.
                for _ in 0..model.$arena.len() {
                    if model.$arena[at].profile.owner_source == OwnerSource::Written {
                        break;
                    }
                    match $parent(&*model, at) {
                        Some(parent) => at = parent,
                        None => break,
                    }
                }
                let from = &model.$arena[at].profile;
                let owner = from.owner.filter(|_| from.owner_source == OwnerSource::Written);
                let profile = &mut model.$arena[id].profile;
                if profile.owner_source != OwnerSource::Written {
                    (profile.owner, profile.owner_source) = (owner, OwnerSource::Whole);
                }
            }
        };
    }
    inherit!(outcomes, |model: &Model, id| model.outcomes[id].parent);
    inherit!(processes, |model: &Model, id| model.processes[id].parent);
    inherit!(teams, |model: &Model, id| model.teams[id].parent);
    inherit!(journeys, |model: &Model, id| model.journeys[id].parent.and_then(|parent| model.node(parent).entity.try_into().ok()));
}
