//! Pains by how much they hurt and how likely people leave, and the customers' words at the worst.

use maud::{Markup, html};

use crate::analysis::pains::{self, PainScore};
use crate::html::html_text::{Html, text};
use crate::html::page_context::PageContext;
use crate::picture::pain_map::{self, MappedPain, NUMBERED};
use crate::picture::small;
use crate::words::{MessageValue, message};

use super::drawn;

/// The pains of which both figures are known, the worst first.
fn known(page: &PageContext<'_, '_>) -> Vec<(PainScore, MappedPain)> {
    let model = page.model();
    let known = pains::all(&page.index.analysis).into_iter().filter_map(|scored| {
        let pain = &model.pains[scored.pain];
        let mapped = MappedPain {
            node: pain.node.unwrap_or(model.touchpoints[scored.touchpoint].node),
            text: pain.text.plain(model).into_owned(),
            level: scored.level?,
            leave_risk: scored.leave_risk?,
        };
        Some((scored, mapped))
    });
    known.collect()
}

/// The picture, and beside it what people say where it hurts most.
pub(super) fn picture(page: &PageContext<'_, '_>) -> Html {
    let (scored, mapped): (Vec<PainScore>, Vec<MappedPain>) = known(page).into_iter().unzip();
    let scene = |extent| pain_map::scene(&mapped, extent, page.words());
    let below =
        || html! { ol.dots-list.voices { @for (score, pain) in scored.iter().zip(&mapped).take(NUMBERED) { (voice(page, score, pain)) } } };
    drawn::drawn(page, "tl-pain-map", &[], scene, below)
}

/// A pain with what people think there.
fn voice(page: &PageContext<'_, '_>, scored: &PainScore, pain: &MappedPain) -> Markup {
    let touchpoint = &page.model().touchpoints[scored.touchpoint];
    let figures = [("level", MessageValue::Number(pain.level)), ("risk", MessageValue::Number(pain.leave_risk))];
    html! {
        li {
            @if let Some(thinks) = &touchpoint.thinks { q { (page.sentences(thinks)) } " " }
            span { (text(&pain.text)) }
            " " small { (page.to(touchpoint.node)) " · " (page.phrase(message::PAIN_MAP_FIGURES, &figures)) }
        }
    }
}

/// The small one: how many pains lie in each cell.
pub(super) fn small(page: &PageContext<'_, '_>) -> Html {
    let mapped: Vec<MappedPain> = known(page).into_iter().map(|(_, pain)| pain).collect();
    let shades = pain_map::counts(&mapped)
        .map(|row| row.map(|count| ["sh0", "sh1", "sh3", "sh5"][count.min(1) + usize::from(count > 4) + usize::from(count > 12)]));
    drawn::small(if mapped.is_empty() { None } else { small::cells(&shades.map(|row| row.to_vec())) })
}
