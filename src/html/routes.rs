//! Every page that a site has.

use std::collections::BTreeSet;
use std::sync::Arc;

use rustc_hash::FxHashSet as HashSet;

use crate::analysis::ANALYSES;
use crate::analysis::atlas;
use crate::analysis::description::Analysis;
use crate::analysis::logs::log_of;
use crate::base::address::Address;
use crate::base::kind::Kind;
use crate::html::title_index;
use crate::model::Model;
use crate::model::graph::{Entity, Node};
use crate::model::id::{Id, NodeId};
use crate::model::kinds::{Journey, Outcome};
use crate::model::nested::Touchpoint;
use crate::site::Site;
use crate::words::{Message, message};

/// A page.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Route {
    /// The architecture by outcome.
    Home,
    /// The page of a file.
    Thing(NodeId),
    /// A journey down to the steps and systems that serve it.
    Blueprint(Id<Journey>),
    /// What happens on a journey beside what should.
    Target(Id<Journey>),
    /// What the log of a journey says, beside what the journey says.
    Logged(Id<Journey>),
    /// A journey as a plain table.
    JourneyTable(Id<Journey>),
    /// The journeys of an outcome, a persona or a wider journey side by side.
    SideBySide(NodeId),
    /// All journeys, by outcome.
    Journeys,
    /// The same content, ordered by something else.
    Lens(Lens),
    /// What the analyses say, in short.
    Insights,
    /// What one of them says, with its rows.
    Insight(&'static Analysis),
    /// What outcomes meet, as a matrix.
    Matrix(OutcomeMatrix),
    /// The touchpoints of an outcome by the processes behind them, as a matrix.
    Traceability(Id<Outcome>),
    /// The model's words.
    Glossary,
    /// What the checks say.
    Findings,
    /// What changed last, where a repository says so.
    Recent,
    /// What was reviewed before something that it hangs together with changed.
    Rechecks,
    /// Every title and other name by its first letter.
    Index,
    /// A page of an index that is cut into several, from 1 on.
    IndexPart(usize),
    /// What is shown for an address that does not exist.
    NotFound,
    /// An old address that leads to a page: its path, and where it leads.
    Moved(Arc<str>, NodeId),
}

/// What outcomes meet, in a matrix of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OutcomeMatrix {
    /// The teams that work for them.
    Team,
    /// The systems that their work is done with.
    System,
    /// The channels of their touchpoints.
    Channel,
    /// Those who want them, and those who set them bounds.
    Stakeholder,
}

impl OutcomeMatrix {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Team, Self::System, Self::Channel, Self::Stakeholder];

    /// The table of the analysis that it shows.
    pub fn table(self) -> &'static str {
        match self {
            Self::Team => "outcome_team",
            Self::System => "outcome_system",
            Self::Channel => "outcome_channel",
            Self::Stakeholder => "outcome_stakeholder",
        }
    }

    /// What it is called.
    pub fn title(self) -> Message {
        match self {
            Self::Team => message::MATRIX_TEAM,
            Self::System => message::MATRIX_SYSTEM,
            Self::Channel => message::MATRIX_CHANNEL,
            Self::Stakeholder => message::MATRIX_STAKEHOLDER,
        }
    }

    /// What its columns are.
    pub fn columns(self) -> Message {
        match self {
            Self::Team => message::KIND_TEAM_MANY,
            Self::System => message::KIND_SYSTEM_MANY,
            Self::Channel => message::CHANNELS,
            Self::Stakeholder => message::MATRIX_STAKEHOLDERS,
        }
    }
}

/// A way to order the content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Lens {
    /// By who walks the journeys.
    Persona,
    /// All processes, by class and by what they are part of.
    Process,
    /// By what is promised.
    Service,
    /// By where people meet us.
    Channel,
    /// By what the work is done with.
    System,
    /// By who beyond our four walls takes part.
    ThirdParty,
    /// By the part that people play in the work.
    Role,
    /// By who does the work: the org chart, last.
    Team,
}

impl Lens {
    /// All of them, in the order of the navigation.
    pub const ALL: [Lens; 8] =
        [Lens::Persona, Lens::Process, Lens::Service, Lens::Channel, Lens::System, Lens::ThirdParty, Lens::Role, Lens::Team];

    /// Its page.
    pub fn page(self) -> &'static str {
        match self {
            Lens::Persona => "by-persona.html",
            Lens::Process => "by-process.html",
            Lens::Service => "by-service.html",
            Lens::Channel => "by-channel.html",
            Lens::System => "by-system.html",
            Lens::ThirdParty => "by-third-party.html",
            Lens::Role => "by-role.html",
            Lens::Team => "by-team.html",
        }
    }

    /// Whether a site has anything to show on it.
    pub fn is_there(self, model: &Model) -> bool {
        match self {
            Lens::Persona => !model.personas.is_empty(),
            Lens::Process => !model.processes.is_empty(),
            Lens::Service => !model.services.is_empty(),
            Lens::Channel => model.touchpoints.iter().any(|(_, t)| !t.channels.is_empty()),
            Lens::System => !model.systems.is_empty(),
            Lens::ThirdParty => !model.third_parties.is_empty(),
            Lens::Role => !model.roles.is_empty(),
            Lens::Team => !model.teams.is_empty(),
        }
    }

    /// What it is called in the navigation.
    pub fn title(self) -> Message {
        match self {
            Lens::Persona => message::KIND_PERSONA_MANY,
            Lens::Process => message::KIND_PROCESS_MANY,
            Lens::Service => message::KIND_SERVICE_MANY,
            Lens::Channel => message::CHANNELS,
            Lens::System => message::KIND_SYSTEM_MANY,
            Lens::ThirdParty => message::KIND_THIRD_PARTY_MANY,
            Lens::Role => message::KIND_ROLE_MANY,
            Lens::Team => message::KIND_TEAM_MANY,
        }
    }
}

impl Route {
    /// The path of its file, from the root of the site, not encoded.
    pub fn path(&self, model: &Model) -> String {
        match self {
            Route::Home => "index.html".into(),
            Route::Thing(node) => model.page(*node),
            Route::Blueprint(journey) => beside(model, model.journeys[*journey].node, "blueprint.html"),
            Route::Logged(journey) => beside(model, model.journeys[*journey].node, "logged.html"),
            Route::Target(journey) => beside(model, model.journeys[*journey].node, "target.html"),
            Route::JourneyTable(journey) => beside(model, model.journeys[*journey].node, "table.html"),
            Route::SideBySide(thing) => beside(model, *thing, "side-by-side.html"),
            Route::Journeys => "journeys.html".into(),
            Route::Lens(lens) => lens.page().into(),
            Route::Insights => "insights.html".into(),
            Route::Insight(analysis) => insight_page(analysis),
            Route::Matrix(matrix) => format!("insights/{}.html", matrix.table().replace('_', "-")),
            Route::Traceability(outcome) => beside(model, model.outcomes[*outcome].node, "traceability.html"),
            Route::Glossary => "glossary.html".into(),
            Route::Findings => "findings.html".into(),
            Route::Recent => "recent.html".into(),
            Route::Rechecks => "changed-since-reviewed.html".into(),
            Route::Index => INDEX.into(),
            Route::IndexPart(part) => Self::index_part(*part),
            Route::NotFound => "404.html".into(),
            Route::Moved(path, _) => path.to_string(),
        }
    }

    /// The file that it is about; none where it is about many.
    pub fn subject(&self, model: &Model) -> Option<NodeId> {
        match self {
            Self::Thing(node) | Self::SideBySide(node) => Some(*node),
            Self::Traceability(outcome) => Some(model.outcomes[*outcome].node),
            Self::Blueprint(journey) | Self::Logged(journey) | Self::Target(journey) | Self::JourneyTable(journey) => {
                Some(model.journeys[*journey].node)
            }
            _ => None,
        }
    }

    /// The path of a page of an index that is cut into several.
    pub fn index_part(part: usize) -> String {
        format!("index-a-z/{part}.html")
    }
}

/// The index, which pages lead to in place of the search where no script runs.
pub const INDEX: &str = "index-a-z.html";

/// The analyses that have a page of their own: of the atlas it is the list of journeys.
pub fn insights() -> impl Iterator<Item = &'static Analysis> {
    ANALYSES.iter().copied().filter(|analysis| **analysis != atlas::ANALYSIS)
}

/// The page on which an analysis is told, from the root of the site.
pub fn insight_page(analysis: &Analysis) -> String {
    if *analysis == atlas::ANALYSIS { "journeys.html".into() } else { format!("insights/{}.html", analysis.name.replace('_', "-")) }
}

/// What belongs to the page of a thing, in a folder of the page's name.
pub fn beside(model: &Model, thing: NodeId, name: &str) -> String {
    let own = model.page(thing);
    format!("{}/{name}", own.strip_suffix(".html").unwrap_or(&own))
}

/// The other pages of a journey: a blueprint and a table where it has touchpoints, what its log says where that is counted, and, where
/// targets replace it, these beside it.
pub fn of_journey(model: &Model, journey: Id<Journey>) -> impl Iterator<Item = Route> {
    let mapped = model.is_mapped(journey).then_some([Route::Blueprint(journey), Route::JourneyTable(journey)]);
    let target = model.targets_beside(journey).next().map(|_| Route::Target(journey));
    let logged = log_of(model, journey).map(|_| Route::Logged(journey));
    mapped.into_iter().flatten().chain(logged).chain(target)
}

/// The live outcomes that a touchpoint leads to, their own or one of their parts.
pub fn traced(model: &Model) -> BTreeSet<Id<Outcome>> {
    let mut traced = BTreeSet::new();
    for own in model.live::<Touchpoint>().filter_map(|(touchpoint, _)| model.own_outcome(touchpoint)) {
        // What is wider than one that is there already is there too.
        for outcome in model.with_wider(own) {
            if !traced.insert(outcome) {
                break;
            }
        }
    }
    traced.retain(|&outcome| model.is_live(outcome));
    traced
}

/// The page on which all things of a kind are listed; the home page where no kind is said.
pub fn list_of(kind: Option<Kind>) -> &'static str {
    match kind {
        Some(Kind::Persona) => Lens::Persona.page(),
        Some(Kind::Process) => Lens::Process.page(),
        Some(Kind::Service) => Lens::Service.page(),
        Some(Kind::Role) => Lens::Role.page(),
        Some(Kind::Team) => Lens::Team.page(),
        Some(Kind::System) => Lens::System.page(),
        Some(Kind::ThirdParty) => Lens::ThirdParty.page(),
        _ => "index.html",
    }
}

/// The pages that tell of changes: those of a site whose repository was asked.
pub fn of_history(site: &Site) -> &'static [Route] {
    if site.history.is_some() { &[Route::Recent, Route::Rechecks] } else { &[] }
}

/// The pages that a file had by its old ids.
pub(super) fn old_pages(node: &Node) -> impl Iterator<Item = String> + '_ {
    node.aliases.iter().map(|alias| {
        let id = match node.address.id.rsplit_once('/') {
            Some((prefix, _)) => format!("{prefix}/{alias}"),
            None => alias.to_string(),
        };
        Address::file(node.address.kind, id).page()
    })
}

/// All pages of a site, those of its history aside, each address once. Where two claim one, which is an error that stands somewhere else, the real page
/// goes before an old address that leads elsewhere, and of two of these the first by the path of its file.
pub fn routes(model: &Model) -> Vec<Route> {
    let mut routes = vec![Route::Home, Route::Journeys, Route::Insights, Route::Glossary, Route::Findings, Route::Index, Route::NotFound];
    routes.extend((1..=title_index::parts(model)).map(Route::IndexPart));
    routes.extend(Lens::ALL.map(Route::Lens));
    routes.extend(insights().map(Route::Insight));
    routes.extend(OutcomeMatrix::ALL.map(Route::Matrix));
    routes.extend(traced(model).into_iter().map(Route::Traceability));
    let mut moved = Vec::new();
    for (i, node) in model.graph.nodes.iter().enumerate() {
        if node.file.index() != i {
            continue;
        }
        routes.push(Route::Thing(node.file));
        if let Entity::Journey(journey) = node.entity {
            routes.extend(of_journey(model, journey));
        }
        if model.side_by_side(node.file).len() > 1 {
            routes.push(Route::SideBySide(node.file));
        }
        for old in old_pages(node) {
            moved.push((node.place.as_ref().map(|place| &place.file), i, Route::Moved(old.into(), node.file)));
        }
    }
    if !model.site.sources.is_empty() {
        let mut taken: HashSet<String> = HashSet::default();
        routes.retain(|route| taken.insert(route.path(model)));
    }
    if !moved.is_empty() {
        moved.sort_by_key(|(file, i, _)| (*file, *i));
        let mut taken: HashSet<String> = routes.iter().map(|route| route.path(model)).collect();
        routes.extend(moved.into_iter().map(|(.., route)| route).filter(|route| taken.insert(route.path(model))));
    }
    routes
}
