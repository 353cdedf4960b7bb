//! Floor 1: the graph of journeys, processes and outcomes, every reference resolved.
//!
//! - [`id`]: typed ids, and the arenas they index.
//! - [`graph`]: nodes with addresses, edges with the place that asserts them, both directions.
//! - [`kinds`]: what files are about; [`nested`]: what is nested in them.
//! - [`logged`]: what an event log says of a journey, as far as it may be told.
//! - [`said`]: what people wrote in sentences.
//! - [`queries`]: what everybody asks of them: does it count, who names it, is it served.
//!
//! Absent: YAML, Markdown, HTML, the disk. `link` builds it; nothing changes it afterwards.

pub mod address_index;
pub mod graph;
pub mod id;
pub mod kinds;
pub mod logged;
pub mod nested;
pub mod queries;
pub mod said;

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::base::collation::Collation;
use crate::base::kind::Kind;
use crate::base::source::Source;
use graph::{Entity, Graph};
use id::{Arena, Id, NodeId};
use kinds::{Journey, Outcome, Page, Persona, Process, Role, Service, System, Team, ThirdParty};
use nested::{InvestmentOption, Measure, Need, Opportunity, Pain, ProcessRule, Stage, Step, Touchpoint};

/// The whole graph.
#[derive(Debug, Default)]
#[expect(missing_docs, reason = "each field holds what its name says")]
pub struct Model {
    /// What is said of the site itself.
    pub site: SiteInfo,
    /// Nodes and edges.
    pub graph: Graph,
    /// Where each link in the prose of each document leads, in the order of the links.
    pub goals: Vec<Vec<LinkDestination>>,
    /// What front matter of another file names without an edge: who closes a gap, a role, team or
    /// system of ours at one end of a touchpoint.
    pub weak_references: BTreeSet<NodeId>,
    pub outcomes: Arena<Outcome>,
    pub personas: Arena<Persona>,
    pub journeys: Arena<Journey>,
    pub processes: Arena<Process>,
    pub services: Arena<Service>,
    pub roles: Arena<Role>,
    pub teams: Arena<Team>,
    pub systems: Arena<System>,
    pub third_parties: Arena<ThirdParty>,
    pub pages: Arena<Page>,
    pub stages: Arena<Stage>,
    pub touchpoints: Arena<Touchpoint>,
    pub needs: Arena<Need>,
    pub measures: Arena<Measure>,
    pub steps: Arena<Step>,
    pub rules: Arena<ProcessRule>,
    pub pains: Arena<Pain>,
    pub opportunities: Arena<Opportunity>,
    pub options: Arena<InvestmentOption>,
}

/// Calls a macro for each arena, with the variant of [`Entity`] that its ids have.
macro_rules! each_arena {
    ($do:ident) => {
        $do!(
            outcomes Outcome, personas Persona, journeys Journey, processes Process, services Service, roles Role, teams Team,
            systems System, third_parties ThirdParty, pages Page, stages Stage, touchpoints Touchpoint, needs Need,
            measures Measure, steps Step, rules Rule, pains Pain, opportunities Opportunity,
            options InvestmentOption
        )
    };
}

impl Model {
    /// Adds the things of another model behind those of this one. Ids in them must have been given
    /// for that place.
    pub fn append(&mut self, other: Model) {
        macro_rules! append {
            ($($arena:ident $sort:ident),*) => { $( self.$arena.append(other.$arena); )* };
        }
        each_arena!(append);
    }

    /// Makes room for these things, so that adding them moves nothing.
    pub fn reserve(&mut self, things: impl Iterator<Item = Entity>) {
        macro_rules! reserve {
            ($($arena:ident $sort:ident),*) => {
                $( let mut $arena = 0; )*
                for thing in things {
                    match thing {
                        $( Entity::$sort(_) => $arena += 1, )*
                    }
                }
                $( self.$arena.reserve($arena); )*
            };
        }
        each_arena!(reserve);
    }

    /// Puts the things of another model in the place of these, those of one sort in the same order.
    pub fn replace(&mut self, entities: impl Iterator<Item = Entity> + Clone, other: Model) {
        macro_rules! replace {
            ($($arena:ident $sort:ident),*) => { $(
                let ids = entities.clone().filter_map(|entity| match entity {
                    Entity::$sort(id) => Some(id),
                    _ => None,
                });
                for (id, thing) in ids.zip(other.$arena) {
                    self.$arena[id] = thing;
                }
            )* };
        }
        each_arena!(replace);
    }
}

/// What is said of the site itself.
#[derive(Clone, Debug)]
pub struct SiteInfo {
    /// What it is called.
    pub title: Arc<str>,
    /// What `us` is called.
    pub us: Arc<str>,
    /// What all of it is for, in one sentence, where the site says it.
    pub mission: Option<Arc<str>>,
    /// The code of the currency of all costs, by ISO 4217, where the site says it.
    pub currency: Option<Arc<str>>,
    /// Stands before each id, where it has one.
    pub prefix: Option<Arc<str>>,
    /// The sources that are part of it, by their prefixes.
    pub sources: Vec<Arc<Source>>,
    /// Slugs of the names that mean a customer wherever somebody is named.
    pub customer_names: Vec<String>,
    /// The code of its language.
    pub language: Arc<str>,
    /// How it orders titles.
    pub collation: Collation,
    /// Its channels, id and title, in order.
    pub channels: Vec<(Arc<str>, Arc<str>)>,
    /// The order of outcomes on the home page.
    pub outcomes: Vec<Id<Outcome>>,
}

impl SiteInfo {
    /// The source that a file is of; none where it is the site's own.
    pub fn source_of(&self, path: &str) -> Option<&Arc<Source>> {
        self.sources.iter().filter(|source| source.holds(path)).max_by_key(|source| source.folder.len())
    }
}

impl Default for SiteInfo {
    fn default() -> Self {
        Self {
            title: "".into(),
            us: "us".into(),
            mission: None,
            currency: None,
            prefix: None,
            sources: Vec::new(),
            customer_names: Vec::new(),
            language: "en".into(),
            collation: Collation::default(),
            channels: Vec::new(),
            outcomes: Vec::new(),
        }
    }
}

/// The names of the pages that may lie beside the page of a thing of that kind, without their ending: `journeys/wait/blueprint.html` beside
/// `journeys/wait.html`.
pub fn pages_beside(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Journey => &["blueprint", "logged", "side-by-side", "table", "target"],
        Kind::Outcome => &["side-by-side", "traceability"],
        Kind::Persona => &["side-by-side"],
        _ => &[],
    }
}

/// Where a link in prose leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkDestination {
    /// Nowhere: reported, and shown as plain text.
    Nowhere,
    /// A node's page, and perhaps an anchor on it.
    Node(NodeId, Option<Arc<str>>),
    /// A file that is copied beside the pages, by its path in the site.
    Asset(Arc<str>),
    /// The list of all things of a kind; the home page where none is said.
    List(Option<Kind>),
}
