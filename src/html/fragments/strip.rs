//! The strip of a journey on a page.

use maud::{Markup, html};

use crate::model::id::Id;
use crate::model::kinds::Journey;
use crate::model::nested::{Stage, Touchpoint};
use crate::picture::strip::{StripContent, StripPoint, StripSize, StripStage, scene};
use crate::picture::svg;

use crate::html::html_text::{page_at, text, write};
use crate::html::page_context::PageContext;

/// The strip of a journey, with some of its touchpoints lit: a link to the journey, but where it is as wide as a page.
pub fn strip(page: &PageContext<'_, '_>, journey: Id<Journey>, size: StripSize, lit: &[Id<Touchpoint>]) -> Markup {
    let drawn = scene(&content(page, journey, lit), size, page.words());
    let picture = html! { (write(|out| svg::write_small(out, &drawn, &|node, out| address(page, node, out)))) };
    if size >= StripSize::Wide {
        return picture;
    }
    let address = &page.model().node(page.model().journeys[journey].node).address;
    html! { a.to-strip href={(text(page.root)) (page_at(address))} { (picture) } }
}

fn address(page: &PageContext<'_, '_>, node: crate::model::id::NodeId, out: &mut String) {
    use maud::Render;
    text(page.root).render_to(out);
    page_at(&page.model().node(node).address).render_to(out);
}

/// What a strip shows of a journey.
fn content<'s>(page: &PageContext<'_, 's>, id: Id<Journey>, lit: &[Id<Touchpoint>]) -> StripContent<'s> {
    let model = page.model();
    let journey = &model.journeys[id];
    StripContent { title: &model.node(journey.node).title, stages: journey.stages.iter().map(|&s| stage(page, s, lit)).collect() }
}

fn stage<'s>(page: &PageContext<'_, 's>, id: Id<Stage>, lit: &[Id<Touchpoint>]) -> StripStage<'s> {
    let model = page.model();
    let stage = &model.stages[id];
    let mut processes: Vec<_> = stage.touchpoints.iter().flat_map(|&t| page.index.reach.serving(t)).collect();
    processes.sort_unstable();
    processes.dedup();
    let point = |&t: &Id<Touchpoint>| {
        let touchpoint = &model.touchpoints[t];
        StripPoint {
            title: &model.node(touchpoint.node).title,
            feeling: touchpoint.feeling,
            truth: touchpoint.moment_of_truth,
            party: touchpoint.party(),
            assumed: model.has_assumed_feeling(touchpoint),
            unserved: touchpoint.is_unserved(),
            lit: lit.contains(&t),
        }
    };
    StripStage {
        node: stage.node,
        title: &model.node(stage.node).title,
        processes: processes.len(),
        points: stage.touchpoints.iter().map(point).collect(),
    }
}
