//! The trace of a thing on its page: what hangs on it and what it hangs on, as columns with lines between them, and the same as a list.
//!
//! - [`things`]: the threads through a thing as a trace. [`rows`]: the columns. [`list`]: all of it in words. [`says`]: the sentence above.

mod list;
mod rows;
mod says;
mod things;

use maud::{Markup, Render, html};

use crate::analysis::threads::{self, Threads};
use crate::html::html_text::{Html, write};
use crate::html::page_context::PageContext;
use crate::model::graph::Entity;
use crate::model::id::NodeId;
use crate::picture::svg;
use crate::picture::trace::{TraceGraph, draw, layout};
use crate::words::{Message, message};

use rows::TraceRows;

/// The trace of a thing as a section of its page; nothing where nothing is linked to it.
pub fn trace(page: &PageContext<'_, '_>, node: NodeId) -> Html {
    let entity = page.model().node(node).entity;
    let Some(threads) = threads::of(&page.index.analysis, entity).filter(|threads| !threads.is_empty()) else { return Html::default() };
    let (knots, trace) = things::trace(page, &threads);
    html! {
        section.hangs aria-labelledby="tl-trace" {
            h2 id="tl-trace" { (page.word(title(&threads))) }
            (says::says(page, entity, &threads))
            (key(page, &threads))
            (picture(page, &trace))
            @if !trace.opens { p.quiet { (page.word(message::TRACE_TOO_MUCH)) } }
            details.trace-list { summary { (page.word(message::TRACE_LIST)) } (list::list(page, &threads, &knots, &trace)) }
        }
    }
    .into()
}

fn title(threads: &Threads) -> Message {
    match (threads.above.is_empty(), threads.below.is_empty()) {
        (_, true) => message::TRACE_HANGS,
        (true, false) => message::TRACE_RESTS,
        (false, false) => message::TRACE_HANGS_AND_RESTS,
    }
}

/// What dashed lines mean, where there are some.
fn key(page: &PageContext<'_, '_>, threads: &Threads) -> Markup {
    html! {
        @if threads.links.iter().any(|link| link.support) {
            p.key { span { i.full {} " " (page.word(message::TRACE_DIRECT)) } " " span { i.dashed {} " " (page.word(message::TRACE_SUPPORT)) } }
        }
    }
}

/// The columns with the lines between them.
fn picture(page: &PageContext<'_, '_>, trace: &TraceGraph) -> Markup {
    let laid = layout(trace);
    let scenes = draw(&laid);
    let rows = TraceRows::of(page, trace);
    html! {
        div.tr {
            @for (place, (column, items)) in trace.columns.iter().enumerate() {
                div { h3 { (page.word(rows::heading(*column))) } ul { @for item in items { (rows.item(*column, item)) } } }
                @if let Some(scene) = scenes.get(place) { (write(|out| svg::write_small(out, scene, &|_, _| {}))) }
            }
        }
    }
}

/// A link to a thing, or its name where the page leads there already.
fn named(page: &PageContext<'_, '_>, node: NodeId, leads: bool) -> Markup {
    let is_team = matches!(page.model().node(node).entity, Entity::Team(_));
    let name = if leads {
        page.to(node).render()
    } else {
        html! { (crate::html::html_text::text(&page.title(node))) }
    };
    html! { @if is_team { span data-team { (name) } } @else { (name) } }
}
