//! The rail beside a page: the outcomes, those that the page serves marked, and what lies underneath them.

use std::collections::{BTreeMap, BTreeSet};

use maud::{Markup, Render, html};

use crate::analysis::dependencies::Dependency;
use crate::analysis::impact;
use crate::base::kind::Kind;
use crate::base::vocabulary::{JourneyState, Stakeholder};
use crate::html::html_text::{Html, page_at, room, text};
use crate::html::page_context::PageContext;
use crate::html::routes::{Lens, Route};
use crate::model::Model;
use crate::model::graph::Entity;
use crate::model::id::{Id, NodeId};
use crate::model::kinds::Outcome;
use crate::words::{Message, message};

/// Up to so many outcomes all of them stand in the rail; of more, those that the page serves.
const MOST_OUTCOMES: usize = 20;

/// So many journeys, and so many processes, stand below the outcome that a page is about.
const MOST_BELOW: usize = 8;

/// What stands underneath the outcomes, from the nearest to them on.
const UNDERNEATH: [(Lens, Kind); 5] = [
    (Lens::Process, Kind::Process),
    (Lens::System, Kind::System),
    (Lens::ThirdParty, Kind::ThirdParty),
    (Lens::Role, Kind::Role),
    (Lens::Team, Kind::Team),
];

/// The outcomes of a site as rails list them, worked out once.
#[derive(Debug)]
pub(super) struct Rail {
    /// Live outcomes by the people they are for, customers first.
    outcomes: Vec<(Stakeholder, Vec<Id<Outcome>>)>,
    /// Whether there are few enough for all of them to stand there.
    lists_all: bool,
    /// Where each of them stands: among whose, and which of these it is.
    places: BTreeMap<Id<Outcome>, (usize, usize)>,
    /// What there is underneath.
    underneath: Vec<(Lens, Kind)>,
}

impl Rail {
    /// Of a site.
    pub(super) fn of(model: &Model) -> Self {
        let outcomes = model.outcomes_by_stakeholder();
        let lists_all = outcomes.iter().map(|(_, ids)| ids.len()).sum::<usize>() <= MOST_OUTCOMES;
        let underneath = UNDERNEATH.into_iter().filter(|(lens, _)| lens.is_there(model)).collect();
        let places = (0..).zip(&outcomes).flat_map(|(group, (_, ids))| (0..).zip(ids).map(move |(at, &id)| (id, (group, at)))).collect();
        Self { outcomes, lists_all, places, underneath }
    }

    /// The rail of a page; nothing on home, a journey, its blueprint and its log, which take the whole width.
    pub(super) fn html(&self, page: &PageContext<'_, '_>, route: &Route) -> Html {
        let model = page.model();
        let node = match route {
            Route::Thing(node) => Some(*node),
            Route::Target(journey) => Some(model.journeys[*journey].node),
            _ => None,
        };
        let is_journey = node.is_some_and(|node| matches!(model.node(node).entity, Entity::Journey(_)));
        if matches!(
            route,
            Route::Home
                | Route::Blueprint(_)
                | Route::Logged(_)
                | Route::JourneyTable(_)
                | Route::SideBySide(_)
                | Route::Matrix(_)
                | Route::Traceability(_)
                | Route::Moved(..)
        ) || (is_journey && matches!(route, Route::Thing(_)))
        {
            return Html::default();
        }
        let is_outcome = node.is_some_and(|node| matches!(model.node(node).entity, Entity::Outcome(_)));
        let served = node.map(|node| served(page, node)).unwrap_or_default();
        html! { (room(1024))
            nav.rail aria-label=(page.word(message::RAIL)) {
                @if self.lists_all && !served.is_empty() && !is_outcome { small { (page.word(message::RAIL_SERVES)) } }
                @for (stakeholder, outcomes) in self.shown(&served) { (self.group(page, stakeholder, &outcomes, node, &served)) }
                @if !self.lists_all { p { a href={ (page.root) "index.html" } { (page.phrase(message::RAIL_ALL_OUTCOMES, &[("count", model.live::<Outcome>().count().into())])) } } }
                (self.underneath(page, route, node))
            }
        }
        .into()
    }

    /// The outcomes that stand there, by the people they are for.
    fn shown(&self, served: &BTreeSet<Id<Outcome>>) -> Vec<(Stakeholder, Vec<Id<Outcome>>)> {
        if self.lists_all {
            return self.outcomes.clone();
        }
        let mut places: Vec<(usize, usize)> = served.iter().filter_map(|id| self.places.get(id).copied()).collect();
        places.sort_unstable();
        let group = |places: &[(usize, usize)]| {
            let (stakeholder, ids) = self.outcomes.get(places.first()?.0)?;
            Some((*stakeholder, places.iter().filter_map(|&(_, at)| ids.get(at).copied()).collect()))
        };
        places.chunk_by(|a, b| a.0 == b.0).filter_map(group).collect()
    }

    /// The outcomes for some people.
    fn group(
        &self,
        page: &PageContext<'_, '_>,
        stakeholder: Stakeholder,
        outcomes: &[Id<Outcome>],
        node: Option<NodeId>,
        served: &BTreeSet<Id<Outcome>>,
    ) -> Markup {
        let more = if self.lists_all { 0 } else { outcomes.len().saturating_sub(MOST_OUTCOMES) };
        html! {
            p { (page.word(Message::group(stakeholder))) }
            ul {
                @for id in outcomes.iter().copied().take(MOST_OUTCOMES) {
                    @let is_own = node == Some(page.model().outcomes[id].node);
                    li; (entry(page, page.model().outcomes[id].node, is_own, self.lists_all && served.contains(&id))) @if is_own { (below(page, id)) }
                }
                @if more > 0 { li { small { (page.phrase(message::AND_MORE, &[("count", more.into())])) } } }
            }
        }
    }

    fn underneath(&self, page: &PageContext<'_, '_>, route: &Route, node: Option<NodeId>) -> Markup {
        let kind = node.map(|node| page.model().file_kind(node));
        html! {
            p { (page.word(message::RAIL_UNDERNEATH)) }
            ul {
                @for (lens, of) in &self.underneath {
                    @let is_own = *route == Route::Lens(*lens);
                    li;
                    a href={ (page.root) (lens.page()) } aria-current=[is_own.then_some("page")] { (page.word(lens.title())) }
                    @if let Some(node) = node.filter(|_| kind == Some(*of)) {
                        ul data-team[kind == Some(Kind::Team)] { li; (entry(page, node, true, false)) }
                    }
                }
            }
        }
    }
}

/// A link. The page's own entry leads nowhere and is marked, and so is one of those that it serves.
fn entry<'a>(page: &'a PageContext<'_, '_>, node: NodeId, is_own: bool, is_served: bool) -> impl Render + 'a {
    let title = page.title(node);
    html! {
        @if is_own {
            b aria-current="page" { (text(&title)) }
        } @else {
            a href={ (page.root) (page_at(&page.model().node(node).address)) } class=[is_served.then_some("s")] { (text(&title)) }
        }
    }
}

/// The journeys of an outcome, and the processes that serve their touchpoints.
fn below(page: &PageContext<'_, '_>, id: Id<Outcome>) -> Markup {
    let model = page.model();
    let journeys = model.journeys_for(id, JourneyState::Current);
    let mut processes = BTreeSet::new();
    for &t in page.index.reach.touchpoints_of(id) {
        processes.extend(page.index.reach.serving(t).iter().map(|&process| model.processes[process].node));
    }
    let processes = page.by_title(processes);
    let more = |count: usize| html! { @if count > MOST_BELOW { li { small { (page.phrase(message::AND_MORE, &[("count", (count - MOST_BELOW).into())])) } } } };
    html! {
        ul {
            @for &journey in journeys.iter().take(MOST_BELOW) { li { (entry(page, model.journeys[journey].node, false, false)) } }
            (more(journeys.len()))
            @for &process in processes.iter().take(MOST_BELOW) { li { (entry(page, process, false, false)) } }
            (more(processes.len()))
        }
    }
}

/// The outcomes that a page serves.
fn served(page: &PageContext<'_, '_>, node: NodeId) -> BTreeSet<Id<Outcome>> {
    let model = page.model();
    match Dependency::of_entity(model.node(node).entity) {
        Some(Dependency::Process(_)) | None => page.index.reach.outcomes_of_file(model, node),
        Some(part) => impact::outcomes_served_with(&page.index.analysis, part),
    }
}
