//! What the pages of a site ask of it besides the graph: worked out once for the site, or when it is first asked for, whatever
//! the theme.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use crate::analysis::description::{Analysis, NamedTable};
use crate::analysis::failure_demand::{FailureCause, FailureDemand};
use crate::analysis::held::ShownInPart;
use crate::analysis::known_gaps::{self, KnownGap};
use crate::analysis::reach::Reach;
use crate::analysis::rechecks::Rechecks;
use crate::analysis::roles::{self, WorkPart};
use crate::analysis::table::ResultTable;
use crate::analysis::{ANALYSES, AnalysisContext, break_points, effort, single_points};
use crate::check::{FindingIndex, Findings};
use crate::html::address::{escape_into, page_into};
use crate::model::Model;
use crate::model::id::{Id, NodeId};
use crate::model::kinds::{Journey, Outcome};
use crate::model::nested::RoleOrTeam;
use crate::picture::score::content::content;
use crate::picture::score::facts::ScoreFacts;
use crate::site::Site;

use super::channels::{ChannelView, channels};
use super::pages::insight::told::Told;
use super::title_index::TitleIndex;

/// A site, and what its pages ask of it.
#[derive(Debug)]
pub struct SiteIndex<'s> {
    /// The site.
    pub site: &'s Site,
    /// What was found in it.
    pub findings: &'s Findings,
    /// The whole site, where this is what one audience sees of it: what is counted is held against that.
    pub whole: Option<Box<SiteIndex<'s>>>,
    /// What of it that audience sees in part.
    pub in_part: ShownInPart,
    /// Who serves what.
    pub reach: Arc<Reach>,
    /// What the analyses stand on.
    pub analysis: AnalysisContext<'s>,
    /// Where copied files are published, by their path in the site.
    pub published: BTreeMap<Arc<str>, String>,
    /// The files that each team answers for, by the team's place in its arena.
    pub owned: Vec<Vec<NodeId>>,
    /// The live outcomes as the site orders them.
    pub outcomes: Vec<NodeId>,
    /// The place of each outcome among these, by its place in its arena; behind all where it is not live.
    outcome_places: Vec<usize>,
    /// The channels that touchpoints name, by their ids.
    pub channels: BTreeMap<Arc<str>, ChannelView>,
    /// Those of tables whose files were just made, by the names of the tables.
    rows: Mutex<BTreeMap<&'static str, ResultTable>>,
    /// By the node.
    links: Vec<OnceLock<NodeLink>>,
    known_minutes: OnceLock<f64>,
    found: OnceLock<FindingIndex>,
    gaps: OnceLock<Vec<KnownGap>>,
    rechecks: OnceLock<Rechecks>,
    titles: OnceLock<TitleIndex>,
    /// By the journey's place in its arena.
    changes_of_hands: Vec<OnceLock<usize>>,
    middle_changes_of_hands: OnceLock<Option<usize>>,
    /// The answers of the analyses.
    told: Vec<OnceLock<Told>>,
    single_points: OnceLock<BTreeMap<NodeId, Vec<Id<Outcome>>>>,
    failure_causes: OnceLock<BTreeMap<NodeId, FailureCause>>,
    work: OnceLock<BTreeMap<RoleOrTeam, WorkPart>>,
}

/// A link to a node as pages write it, from the root of the site to its end.
#[derive(Debug)]
pub struct NodeLink {
    /// `journeys/buy.html#pay">Pay</a>`.
    html: Box<str>,
    /// Where the anchor begins.
    anchor: Option<usize>,
}

impl NodeLink {
    fn of(model: &Model, node: NodeId) -> Self {
        let address = &model.node(node).address;
        let mut html = String::with_capacity(128);
        page_into(&mut html, address);
        let anchor = address.nested.is_some().then(|| html.find('#')).flatten();
        html.push_str("\">");
        if let Some(code) = model.code(node) {
            html.push_str("<span class=\"code\">");
            escape_into(&mut html, code);
            html.push_str("</span> ");
        }
        escape_into(&mut html, &model.plain_title(node));
        html.push_str("</a>");
        Self { html: html.into(), anchor }
    }

    /// From the root of the site on.
    pub fn from_root(&self) -> &str {
        &self.html
    }

    /// From its anchor on, as the page that holds it leads there; none where it is a page of its own.
    pub fn within_page(&self) -> Option<&str> {
        self.anchor.map(|anchor| &self.html[anchor..])
    }
}

impl<'s> SiteIndex<'s> {
    /// Of a site. `published` says where each of [`Site::assets`] lies.
    pub fn new(site: &'s Site, findings: &'s Findings, published: BTreeMap<Arc<str>, String>) -> Self {
        let reach = Arc::new(Reach::of(&site.model));
        let analysis = AnalysisContext::new(&site.model, Arc::clone(&reach));
        let outcomes = site.model.outcomes_in_order();
        let mut outcome_places = vec![usize::MAX; site.model.outcomes.len()];
        outcomes.iter().enumerate().for_each(|(place, id)| outcome_places[id.index()] = place);
        Self {
            site,
            findings,
            whole: None,
            in_part: ShownInPart::default(),
            reach,
            analysis,
            published,
            owned: owned(&site.model),
            outcomes: outcomes.into_iter().map(|id| site.model.outcomes[id].node).collect(),
            outcome_places,
            channels: channels(&site.model),
            rows: Mutex::default(),
            links: std::iter::repeat_with(OnceLock::new).take(site.model.graph.nodes.len()).collect(),
            known_minutes: OnceLock::new(),
            found: OnceLock::new(),
            gaps: OnceLock::new(),
            rechecks: OnceLock::new(),
            titles: OnceLock::new(),
            changes_of_hands: vec![OnceLock::new(); site.model.journeys.len()],
            middle_changes_of_hands: OnceLock::new(),
            told: ANALYSES.iter().map(|_| OnceLock::new()).collect(),
            single_points: OnceLock::new(),
            failure_causes: OnceLock::new(),
            work: OnceLock::new(),
        }
    }

    /// The graph.
    pub fn model(&self) -> &'s Model {
        &self.site.model
    }

    /// The place of an outcome among the live ones as the site orders them; behind all where it is not live.
    pub fn place_of(&self, outcome: Id<Outcome>) -> usize {
        self.outcome_places.get(outcome.index()).copied().unwrap_or(usize::MAX)
    }

    /// Keeps the rows of a table for the page that shows them next.
    pub fn keep_rows(&self, table: &NamedTable, rows: ResultTable) {
        self.rows.lock().unwrap_or_else(PoisonError::into_inner).insert(table.name, rows);
    }

    /// The rows of a table: those that were kept, which goes once; else they are worked out.
    pub fn rows(&self, table: &NamedTable) -> ResultTable {
        let kept = self.rows.lock().unwrap_or_else(PoisonError::into_inner).remove(table.name);
        kept.unwrap_or_else(|| self.rows_of(table))
    }

    /// The rows of a table, worked out now, as far as they may be told.
    pub fn rows_of(&self, table: &NamedTable) -> ResultTable {
        let rows = (table.rows)(&self.analysis);
        self.whole
            .as_ref()
            .map(|whole| (table.rows)(&whole.analysis))
            .map_or_else(|| rows.clone(), |whole| rows.held_against(&whole, &self.in_part))
    }

    /// Drops what was kept of the tables of an analysis.
    pub fn drop_rows(&self, analysis: &Analysis) {
        let mut rows = self.rows.lock().unwrap_or_else(PoisonError::into_inner);
        rows.retain(|name, _| analysis.tables().iter().all(|table| table.name != *name));
    }

    /// How a link to a node goes on, made when it is first asked for.
    pub fn link(&self, node: NodeId) -> &NodeLink {
        self.links[node.index()].get_or_init(|| NodeLink::of(self.model(), node))
    }

    /// The known work of the whole site, in minutes a month, counted when it is first asked for.
    pub fn known_minutes(&self) -> f64 {
        *self.known_minutes.get_or_init(|| effort::known_minutes(&self.analysis))
    }

    /// The findings by file, indexed when they are first asked for.
    pub fn found(&self) -> &FindingIndex {
        self.found.get_or_init(|| FindingIndex::of(&self.site.model, self.findings))
    }

    /// How often the work of a journey changes hands below the line of interaction, as its blueprint shows; counted when it is
    /// first asked for. Break points are another count: they take every process whole at each touchpoint that names it.
    pub fn changes_of_hands(&self, journey: Id<Journey>) -> usize {
        let count = || ScoreFacts::of(&content(self.model(), &self.reach, journey, &|_| (Arc::from(""), ""))).hand_offs;
        self.changes_of_hands.get(journey.index()).map_or_else(count, |counted| *counted.get_or_init(count))
    }

    /// The same of the journey in the middle of all that are live and mapped; none where there are too few to have a middle.
    pub fn middle_changes_of_hands(&self) -> Option<usize> {
        *self.middle_changes_of_hands.get_or_init(|| {
            let mapped = self.model().live::<Journey>().filter(|(id, _)| self.model().is_mapped(*id));
            break_points::in_the_middle(mapped.map(|(id, _)| self.changes_of_hands(id)).collect())
        })
    }

    /// The answer of an analysis by its place among those that have a page, worked out when it is first asked for.
    pub fn told(&self, at: usize, work_out: impl FnOnce() -> Told) -> &Told {
        self.told[at].get_or_init(work_out)
    }

    /// The outcomes that stand or fall with a thing, by the thing, worked out when they are first asked for.
    pub fn single_points(&self) -> &BTreeMap<NodeId, Vec<Id<Outcome>>> {
        self.single_points.get_or_init(|| {
            let mut all: BTreeMap<NodeId, Vec<Id<Outcome>>> = BTreeMap::new();
            for point in single_points::all(&self.analysis) {
                all.entry(point.part.node(self.model())).or_default().push(point.outcome);
            }
            all
        })
    }

    /// What each live role and team that steps name has a part in, worked out when it is first asked for.
    pub fn work_of_all(&self) -> &BTreeMap<RoleOrTeam, WorkPart> {
        self.work.get_or_init(|| roles::all(&self.analysis))
    }

    /// What went wrong before other touchpoints, by what it was, worked out when it is first asked for.
    pub fn failure_causes(&self) -> &BTreeMap<NodeId, FailureCause> {
        self.failure_causes
            .get_or_init(|| FailureDemand::of(&self.analysis).causes().into_iter().map(|cause| (cause.cause, cause)).collect())
    }

    /// The titles from the first letter to the last, sorted when they are first asked for.
    pub fn titles(&self) -> &TitleIndex {
        self.titles.get_or_init(|| TitleIndex::of(&self.site.model))
    }

    /// What is knowingly left open, collected when it is first asked for.
    pub fn gaps(&self) -> &[KnownGap] {
        self.gaps.get_or_init(|| known_gaps::all(&self.site.model))
    }

    /// What was reviewed before something that it hangs together with changed, worked out when it is first asked for.
    pub fn rechecks(&self) -> &Rechecks {
        self.rechecks.get_or_init(|| Rechecks::of(&self.site.model, self.site.history.as_deref()))
    }

    /// Percent to spare where text is measured: the widths of a font of the site's own are unknown.
    pub fn slack(&self) -> u32 {
        let own = self.site.config.theme.as_ref().is_some_and(|theme| theme.font.is_some());
        if own { 10 } else { 0 }
    }
}

/// The files that each team answers for.
fn owned(model: &Model) -> Vec<Vec<NodeId>> {
    let mut owned = vec![Vec::new(); model.teams.len()];
    for (i, node) in model.graph.nodes.iter().enumerate() {
        if node.file.index() == i
            && let Some(team) = model.profile(node.file).owner
        {
            owned[team.index()].push(node.file);
        }
    }
    owned
}
