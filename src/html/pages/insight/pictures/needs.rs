//! Needs by how much they matter and how well they are met.

use maud::html;

use crate::analysis::opportunities;
use crate::html::html_text::{Html, number};
use crate::html::page_context::PageContext;
use crate::picture::landscape::{self, LABELLED, LandscapeNeed};
use crate::picture::small;
use crate::words::message;

use super::drawn;

/// The needs whose two figures are known, the highest score first.
fn needs(page: &PageContext<'_, '_>) -> Vec<LandscapeNeed> {
    let model = page.model();
    let known = opportunities::all(model).into_iter().filter_map(|scored| {
        let need = &model.needs[scored.need];
        Some(LandscapeNeed {
            node: need.node,
            title: page.title(need.node).into_owned(),
            importance: need.importance?,
            satisfaction: need.satisfaction?,
            score: scored.score?,
            is_estimate: scored.estimate,
        })
    });
    known.collect()
}

/// The picture.
pub(super) fn picture(page: &PageContext<'_, '_>) -> Html {
    let needs = needs(page);
    let key = [("sc-dot", message::LANDSCAPE_KEY_SURVEY), ("sc-open", message::LANDSCAPE_KEY_ESTIMATE)];
    let scene = |extent| landscape::scene(&needs, extent, page.index.slack(), page.words());
    // A phone shows numbers where a wide page has labels.
    let below = || html! { ol.dots-list.pic-narrow { @for need in needs.iter().take(LABELLED) { li { (page.to(need.node)) " " b { (number(need.score)) } } } } };
    drawn::drawn(page, "tl-landscape", &key, scene, below)
}

/// The small one.
pub(super) fn small(page: &PageContext<'_, '_>) -> Html {
    let places =
        needs(page).into_iter().enumerate().map(|(rank, need)| (need.satisfaction / 10.0, (need.importance - 5.0) / 5.0, rank < LABELLED));
    drawn::small(small::dots(&places.collect::<Vec<_>>()))
}
