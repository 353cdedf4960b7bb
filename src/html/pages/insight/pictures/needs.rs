//! Needs by how much they matter and how well they are met.

use maud::html;

use crate::analysis::opportunities;
use crate::html::html_text::Html;
use crate::html::page_context::PageContext;
use crate::picture::landscape::{self, LandscapeNeed, NUMBERED};
use crate::picture::small;
use crate::words::{MessageValue, message};

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
    let scene = |extent| landscape::scene(&needs, extent, page.words());
    let figures = |need: &LandscapeNeed| {
        let figures = [("importance", need.importance), ("satisfaction", need.satisfaction), ("score", need.score)];
        html! { (page.phrase(message::LANDSCAPE_FIGURES, &figures.map(|(name, n)| (name, MessageValue::Number(n))))) }
    };
    let below = || {
        html! { ol.beside.dots-list { @for need in needs.iter().take(NUMBERED) { li { (page.to(need.node)) " " small { (figures(need)) } } } } }
    };
    drawn::drawn(page, "tl-landscape", &key, scene, below)
}

/// The small one.
pub(super) fn small(page: &PageContext<'_, '_>) -> Html {
    let places =
        needs(page).into_iter().enumerate().map(|(rank, need)| (need.satisfaction / 10.0, (need.importance - 5.0) / 5.0, rank < NUMBERED));
    drawn::small(small::dots(&places.collect::<Vec<_>>()))
}
