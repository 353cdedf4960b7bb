//! Pains by how much they hurt and how likely people leave, and the customers' words at the worst: those that weigh most, and the grave ones that
//! nobody is known to leave for.

use std::collections::BTreeSet;

use maud::{Markup, html};

use crate::analysis::pains::{self, PainScore};
use crate::html::html_text::{Html, text};
use crate::html::page_context::PageContext;
use crate::model::id::NodeId;
use crate::picture::pain_map::{self, MappedPain};
use crate::picture::small;
use crate::words::{MessageValue, message};

use super::drawn;

/// How many of the pains that weigh most have a number, and how many of the grave ones.
const HEAVIEST: usize = 8;
const GRAVE: usize = 4;

/// The pains of which it is known how much they hurt: first those with a number, and how many of these are the heaviest.
struct OrderedPains {
    pains: Vec<(PainScore, MappedPain)>,
    heaviest: usize,
    grave: usize,
}

fn ordered(page: &PageContext<'_, '_>) -> OrderedPains {
    let model = page.model();
    let context = &page.index.analysis;
    let (mut heaviest, mut rest): (Vec<PainScore>, Vec<PainScore>) = (Vec::new(), Vec::new());
    for scored in pains::all(context) {
        let is_heavy = heaviest.len() < HEAVIEST && scored.score.is_some_and(|score| score > 0.0);
        if is_heavy { heaviest.push(scored) } else { rest.push(scored) }
    }
    let numbered: BTreeSet<_> = heaviest.iter().map(|scored| scored.pain).collect();
    let grave: Vec<PainScore> = pains::grave(context).into_iter().filter(|scored| !numbered.contains(&scored.pain)).take(GRAVE).collect();
    let is_grave: BTreeSet<_> = grave.iter().map(|scored| scored.pain).collect();
    rest.retain(|scored| !is_grave.contains(&scored.pain));
    let mapped = |scored: PainScore| {
        let pain = &model.pains[scored.pain];
        let mapped = MappedPain {
            node: pain.node.unwrap_or(model.touchpoints[scored.touchpoint].node),
            text: pain.text.plain(model).into_owned(),
            level: scored.level?,
            leave_risk: scored.leave_risk,
        };
        Some((scored, mapped))
    };
    let (heavy, grave_ones) = (heaviest.len(), grave.len());
    let pains = heaviest.into_iter().chain(grave).chain(rest).filter_map(mapped).collect();
    OrderedPains { pains, heaviest: heavy, grave: grave_ones }
}

/// The picture, and beside it what people say where it hurts most.
pub(super) fn picture(page: &PageContext<'_, '_>) -> Html {
    let OrderedPains { pains, heaviest, grave } = ordered(page);
    let numbered = heaviest + grave;
    let mapped: Vec<MappedPain> = pains.iter().map(|(_, pain)| pain.clone()).collect();
    let scene = |extent| pain_map::scene(&mapped, numbered, extent, page.words());
    let below = || {
        let mut quoted = BTreeSet::new();
        html! {
            div.beside.voices {
                ol.dots-list { @for (score, pain) in &pains[..heaviest] { (voice(page, score, pain, &mut quoted)) } }
                @if grave > 0 {
                    p { (page.word(message::PAIN_MAP_GRAVE)) }
                    ol.dots-list start=(heaviest + 1) { @for (score, pain) in &pains[heaviest..numbered] { (voice(page, score, pain, &mut quoted)) } }
                }
            }
        }
    };
    drawn::drawn(page, "tl-pain-map", &[], scene, below)
}

/// A pain with what people think there: once for all pains of a touchpoint, and only where it feels bad, since they may be glad of
/// something else.
fn voice(page: &PageContext<'_, '_>, scored: &PainScore, pain: &MappedPain, quoted: &mut BTreeSet<NodeId>) -> Markup {
    let touchpoint = &page.model().touchpoints[scored.touchpoint];
    let feels_bad = touchpoint.feeling.is_some_and(|feeling| feeling < 0.0);
    let thinks = touchpoint.thinks.as_ref().filter(|_| feels_bad && quoted.insert(touchpoint.node));
    let level = ("level", MessageValue::Number(pain.level));
    html! {
        li {
            b { (text(&pain.text)) }
            @if let Some(thinks) = thinks { " " q { (page.sentences(thinks)) } }
            " " small {
                (page.to(touchpoint.node)) " · "
                @match pain.leave_risk {
                    Some(risk) => (page.phrase(message::PAIN_MAP_FIGURES, &[level, ("risk", MessageValue::Number(risk))])),
                    None => (page.phrase(message::PAIN_MAP_FIGURES_UNKNOWN, &[level])),
                }
            }
        }
    }
}

/// The small one: how many pains lie in each cell.
pub(super) fn small(page: &PageContext<'_, '_>) -> Html {
    let mapped: Vec<MappedPain> = ordered(page).pains.into_iter().map(|(_, pain)| pain).collect();
    let shades = pain_map::counts(&mapped)
        .map(|row| row.map(|count| ["sh0", "sh1", "sh3", "sh5"][count.min(1) + usize::from(count > 4) + usize::from(count > 12)]));
    drawn::small(if mapped.is_empty() { None } else { small::cells(&shades.map(|row| row.to_vec())) })
}
