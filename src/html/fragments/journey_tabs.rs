//! The ways to look at one journey: its map, its blueprint, what its log says, a table, others beside it, what happens beside what should.

use serde::Serialize;

use crate::analysis::logs::log_of;
use crate::html::address::encode;
use crate::html::routes::Route;
use crate::model::id::Id;
use crate::model::kinds::Journey;
use crate::words::message;

use crate::html::page_context::PageContext;

/// A way to look at a journey.
#[derive(Debug, Serialize)]
pub struct JourneyTab<'p> {
    /// What it is called.
    title: &'p str,
    /// Where it leads, from the root of the site, encoded.
    url: String,
    /// Whether it is the page at hand.
    here: bool,
}

/// All ways to look at a journey from one of them.
pub fn tabs<'p>(page: &PageContext<'p, '_>, journey: Id<Journey>, here: &Route) -> Vec<JourneyTab<'p>> {
    let model = page.model();
    let map = Route::Thing(model.journeys[journey].node);
    let mapped = model.is_mapped(journey);
    let side_by_side = model.beside_others(journey).next().map(Route::SideBySide);
    // A target is told beside the journey that it should replace.
    let current = std::iter::once(journey).chain(model.journeys[journey].target_of).find(|&j| model.targets_beside(j).next().is_some());
    let target = current.map(Route::Target);
    let routes = [
        (message::JOURNEY_TAB_MAP, Some(map)),
        (message::JOURNEY_TAB_BLUEPRINT, mapped.then_some(Route::Blueprint(journey))),
        (message::JOURNEY_TAB_LOGGED, log_of(model, journey).map(|_| Route::Logged(journey))),
        (message::JOURNEY_TAB_TARGET, target),
        (message::JOURNEY_TAB_TABLE, mapped.then_some(Route::JourneyTable(journey))),
        (message::JOURNEY_TAB_SIDE_BY_SIDE, side_by_side),
    ];
    let tab =
        |(title, route): (_, Route)| JourneyTab { title: page.words().text(title), url: encode(&route.path(model)), here: route == *here };
    routes.into_iter().filter_map(|(title, route)| Some((title, route?))).map(tab).collect()
}
