//! The strip of a journey on a page.

use std::collections::BTreeMap;

use maud::{Markup, Render, html};

use crate::model::id::{Id, NodeId};
use crate::model::kinds::{Journey, Outcome};
use crate::model::nested::{Stage, Touchpoint, TouchpointNext};
use crate::model::said::Said;
use crate::picture::strip::{StripBranch, StripContent, StripPoint, StripSize, StripStage, scene};
use crate::picture::svg::{self, AddressOf};
use crate::words::message;

use crate::html::fragments::strip_key::overview_key;
use crate::html::html_text::{page_at, path, text, write};
use crate::html::page_context::PageContext;

/// The strip of a journey, with some of its touchpoints lit: a link to the journey, but where it is as wide as a page.
pub fn strip(page: &PageContext<'_, '_>, journey: Id<Journey>, size: StripSize, lit: &[Id<Touchpoint>]) -> Markup {
    let content = content(page, journey, size, lit);
    let drawn = |size, links: AddressOf<'_>| {
        let drawn = scene(&content, size, page.words());
        html! { (write(|out| svg::write_small(out, &drawn, links))) }
    };
    let on_page = |node: NodeId, out: &mut String| {
        out.push('#');
        path(page.model().node(node).address.nested.as_deref().unwrap_or_default()).render_to(out);
    };
    let from_elsewhere = |node: NodeId, out: &mut String| {
        text(page.root).render_to(out);
        page_at(&page.model().node(node).address).render_to(out);
    };
    match size {
        StripSize::Overview => html! {
            div.over { (drawn(size, &on_page)) (overview_key(page, &content)) }
            nav.at-stage aria-label=(page.word(message::STRIP_STAGES)) { (drawn(StripSize::Narrow, &on_page)) (stages(&content, &on_page)) }
        },
        // A phone has no room for so wide a strip: there another one takes its place.
        StripSize::Wide => html! {
            div.on-wide { (drawn(size, &from_elsewhere)) }
            div.on-narrow { (drawn(StripSize::Narrow, &from_elsewhere)) (stages(&content, &from_elsewhere)) }
        },
        StripSize::Narrow => drawn(size, &from_elsewhere),
        _ => linked(page, journey, size, &content),
    }
}

/// The stages of a strip that has only room for their numbers, as a list.
fn stages(content: &StripContent<'_>, links: AddressOf<'_>) -> Markup {
    html! {
        ol { @for (i, stage) in content.stages.iter().enumerate() { li { a href=(write(|out| links(stage.node, out))) { (i + 1) " " (text(stage.title)) } } } }
    }
}

/// The strip of those stages of a journey that lead to an outcome, as a link to the journey.
pub fn strip_to(page: &PageContext<'_, '_>, journey: Id<Journey>, outcome: Id<Outcome>, size: StripSize) -> Markup {
    let model = page.model();
    let mut content = content(page, journey, size, &[]);
    let walked = &model.journeys[journey];
    let mut leads = walked.stages.iter().map(|&stage| model.stages[stage].outcome.or(walked.outcome) == Some(outcome));
    // A journey without touchpoints leads to its own outcome, whatever its stages say.
    content.stages.retain(|_| leads.next() == Some(true) || !model.is_mapped(journey));
    linked(page, journey, size, &content)
}

/// A strip that leads to its journey.
fn linked(page: &PageContext<'_, '_>, journey: Id<Journey>, size: StripSize, content: &StripContent<'_>) -> Markup {
    let at = |node: NodeId, out: &mut String| {
        text(page.root).render_to(out);
        page_at(&page.model().node(node).address).render_to(out);
    };
    let drawn = scene(content, size, page.words());
    html! { a.to-strip href=(write(|out| at(page.model().journeys[journey].node, out))) { (write(|out| svg::write_small(out, &drawn, &at))) } }
}

/// What a strip shows of a journey.
pub fn content<'s>(page: &PageContext<'_, 's>, id: Id<Journey>, size: StripSize, lit: &[Id<Touchpoint>]) -> StripContent<'s> {
    let model = page.model();
    let journey = &model.journeys[id];
    StripContent {
        title: &model.node(journey.node).title,
        stages: journey.stages.iter().map(|&s| stage(page, s, size, lit)).collect(),
        branches: if size == StripSize::Overview { branches(page, id) } else { Vec::new() },
        slack: page.index.slack(),
    }
}

/// Where a journey goes on elsewhere than at the next touchpoint, or there only if.
fn branches<'s>(page: &PageContext<'_, 's>, id: Id<Journey>) -> Vec<StripBranch<'s>> {
    let model = page.model();
    let mut branching = model.branches_of(id).peekable();
    if branching.peek().is_none() {
        return Vec::new();
    }
    let places: BTreeMap<Id<Touchpoint>, usize> = model.touchpoints_of(id).enumerate().map(|(place, t)| (t, place)).collect();
    let one = |from: usize, next: &'s TouchpointNext| Some(StripBranch { from, to: *places.get(&next.to)?, when: next.when.as_deref() });
    let is_drawn = |way: &StripBranch<'_>| way.to != way.from + 1 || way.when.is_some();
    branching
        .flat_map(|(t, next)| next.iter().filter_map(|next| one(*places.get(&t)?, next)).filter(is_drawn).collect::<Vec<_>>())
        .collect()
}

fn stage<'s>(page: &PageContext<'_, 's>, id: Id<Stage>, size: StripSize, lit: &[Id<Touchpoint>]) -> StripStage<'s> {
    let model = page.model();
    let stage = &model.stages[id];
    let mut processes: Vec<_> = stage.touchpoints.iter().flat_map(|&t| page.index.reach.serving(t)).collect();
    processes.sort_unstable();
    processes.dedup();
    let said = |said: &'s Option<Said>| said.as_ref().filter(|_| size == StripSize::Overview).map(|said| said.plain(model));
    let point = |&t: &Id<Touchpoint>| {
        let touchpoint = &model.touchpoints[t];
        StripPoint {
            node: touchpoint.node,
            title: &model.node(touchpoint.node).title,
            feeling: touchpoint.feeling,
            truth: touchpoint.moment_of_truth,
            party: touchpoint.party(),
            assumed: model.has_assumed_feeling(touchpoint),
            unserved: touchpoint.is_unserved(),
            again: touchpoint.is_failure(),
            lit: lit.contains(&t),
            thinks: said(&touchpoint.thinks),
            work: touchpoint.effort_work,
            wait: touchpoint.wait,
        }
    };
    StripStage {
        node: stage.node,
        title: &model.node(stage.node).title,
        goal: said(&stage.goal),
        processes: processes.len(),
        points: stage.touchpoints.iter().map(point).collect(),
    }
}
