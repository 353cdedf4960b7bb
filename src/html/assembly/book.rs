//! The chapters of a book: of a site outcome by outcome with their journeys, then what stands behind them; of an outcome the same of what
//! belongs to it. Each thing has one place.

use std::collections::BTreeSet;

use crate::base::kind::Kind;
use crate::html::routes::of_journey;
use crate::html::{Renderer, Route};
use crate::model::Model;
use crate::model::graph::Entity;
use crate::model::id::{Id, NodeId};
use crate::model::kinds::Outcome;

use super::belongs::pages_of;

/// What stands behind journeys, in the order in which it is told; the org chart last.
const BEHIND: [Kind; 8] = [Kind::Persona, Kind::Process, Kind::Service, Kind::System, Kind::ThirdParty, Kind::Role, Kind::Team, Kind::Page];

/// A heading of a book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chapter {
    /// Its number: `2.1`.
    pub number: String,
    /// How deep it lies, from 1 on.
    pub level: usize,
    /// What it tells.
    pub tells: ChapterOf,
}

/// What a chapter tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChapterOf {
    /// A page.
    Page(Route),
    /// All things of a kind, in the chapters within it.
    All(Kind),
}

/// What a book is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BookOf {
    /// The whole site.
    Site,
    /// An outcome with what belongs to it.
    Outcome(Id<Outcome>),
}

/// The pages of chapters, in their order.
pub fn pages_of_chapters(chapters: &[Chapter]) -> Vec<Route> {
    let pages = chapters.iter().filter_map(|chapter| if let ChapterOf::Page(route) = &chapter.tells { Some(route.clone()) } else { None });
    pages.collect()
}

/// The chapters of a book.
pub fn chapters(renderer: &Renderer<'_>, book: BookOf) -> Vec<Chapter> {
    let outcome = if let BookOf::Outcome(outcome) = book { Some(outcome) } else { None };
    let model = renderer.model();
    let mut all = BookChapters { chapters: Vec::new(), counts: [0; 3], told: BTreeSet::new(), model };
    let outcomes = outcome.map_or_else(|| model.outcomes_in_order(), |outcome| vec![outcome]);
    let told: Option<BTreeSet<NodeId>> = outcome.map(|outcome| {
        let things = pages_of(renderer, Some(model.outcomes[outcome].node)).into_iter();
        things.filter_map(|route| if let Route::Thing(node) = route { Some(node) } else { None }).collect()
    });
    for outcome in outcomes {
        all.page(1, Route::Thing(model.outcomes[outcome].node));
        for &journey in renderer.index.reach.journeys_of(outcome) {
            for journey in [journey].into_iter().chain(model.targets_beside(journey)) {
                all.journey(model.journeys[journey].node);
            }
        }
    }
    for kind in [Kind::Journey].into_iter().chain(BEHIND) {
        all.all(kind, |node| told.as_ref().map_or(model.is_live_node(node), |told| told.contains(&node)));
    }
    if outcome.is_none() {
        all.page(1, Route::Glossary);
    }
    all.chapters
}

struct BookChapters<'m> {
    chapters: Vec<Chapter>,
    /// The number of the last chapter, level by level.
    counts: [usize; 3],
    told: BTreeSet<String>,
    model: &'m Model,
}

impl BookChapters<'_> {
    fn chapter(&mut self, level: usize, tells: ChapterOf) {
        self.counts[level - 1] += 1;
        self.counts[level..].fill(0);
        let number = self.counts[..level].iter().map(usize::to_string).collect::<Vec<_>>().join(".");
        self.chapters.push(Chapter { number, level, tells });
    }

    /// A page, where it has no place yet; whether it had none.
    fn page(&mut self, level: usize, route: Route) -> bool {
        let is_new = self.told.insert(route.path(self.model));
        if is_new {
            self.chapter(level, ChapterOf::Page(route));
        }
        is_new
    }

    /// A journey, and beneath it what shows it otherwise.
    fn journey(&mut self, node: NodeId) {
        if let Entity::Journey(journey) = self.model.node(node).entity
            && self.page(2, Route::Thing(node))
        {
            // On paper the table says nothing that the chapters do not.
            for route in of_journey(self.model, journey).filter(|route| !matches!(route, Route::JourneyTable(_))) {
                self.page(3, route);
            }
        }
    }

    /// What is left of a kind, by title.
    fn all(&mut self, kind: Kind, is_told: impl Fn(NodeId) -> bool) {
        let nodes = self.model.graph.nodes.iter().enumerate().filter(|(at, node)| node.file.index() == *at && node.address.kind == kind);
        let mut left: Vec<NodeId> = nodes.map(|(_, node)| node.file).filter(|&node| is_told(node)).collect();
        left.retain(|&node| !self.told.contains(&Route::Thing(node).path(self.model)));
        left.sort_by(|&a, &b| self.model.by_title(a, b));
        if !left.is_empty() {
            self.chapter(1, ChapterOf::All(kind));
        }
        for node in left {
            if kind == Kind::Journey {
                self.journey(node);
            } else {
                self.page(2, Route::Thing(node));
            }
        }
    }
}
