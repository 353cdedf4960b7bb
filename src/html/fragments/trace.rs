//! The trace of a thing on its page: what hangs on it and what it hangs on, as columns with lines between them, and the same as a list.
//!
//! - [`things`]: the threads through a thing as a trace. [`rows`]: the columns. [`list`]: all of it in words. [`says`]: the sentence above.

mod list;
mod rows;
mod says;
mod things;

use maud::{Markup, Render, html};

use crate::analysis::threads::{self, Threads};
use crate::base::escape::escape_into;
use crate::html::html_text::{Html, room, write};
use crate::html::page_context::PageContext;
use crate::model::graph::Entity;
use crate::model::id::NodeId;
use crate::picture::svg;
use crate::picture::trace::{TraceGraph, draw, fold, layout};
use crate::words::{Message, message};

use list::TraceList;
use rows::TraceRows;

/// The trace of a thing as a section of its page; nothing where nothing is linked to it.
pub fn trace(page: &PageContext<'_, '_>, node: NodeId) -> Html {
    let entity = page.model().node(node).entity;
    let Some(threads) = threads::of(&page.index.analysis, entity).filter(|threads| !threads.is_empty()) else { return Html::default() };
    let (knots, trace) = things::trace(page, &threads);
    let list = TraceList::of(page, &threads, &knots, &trace);
    html! {
        (room(512 * trace.things.len().min(fold::MOST_OPEN)))
        section.hangs aria-labelledby="tl-trace" {
            h2 id="tl-trace" { (page.word(title(&threads))) }
            (says::says(page, entity, &threads))
            (key(page, &threads))
            (write(|out| write_picture(page, &trace, out)))
            @if list.is_whole() {
                @if !trace.opens { p.quiet { (page.word(message::TRACE_TOO_MUCH)) } }
            } @else {
                p.quiet { (page.phrase(message::TRACE_TOO_MUCH_BY_FAR, &[("most", list::MOST_LISTED.into())])) }
            }
            details.trace-list { summary { (page.word(message::TRACE_LIST)) } (list.list()) }
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
fn write_picture(page: &PageContext<'_, '_>, trace: &TraceGraph, out: &mut String) {
    let scenes = draw(&layout(trace));
    let rows = TraceRows::of(page, trace);
    out.push_str("<div class=\"tr\">");
    for (place, (column, items)) in trace.columns.iter().enumerate() {
        ["<div><h3>", page.word(rows::heading(*column)).0, "</h3><ul>"].iter().for_each(|piece| out.push_str(piece));
        items.iter().for_each(|item| rows.write(*column, item, out));
        out.push_str("</ul></div>");
        if let Some(scene) = scenes.get(place) {
            svg::write_small(out, scene, &|_, _| {});
        }
    }
    out.push_str("</div>");
}

/// A link to a thing, or its name where the page leads there already.
fn named<'a>(page: &'a PageContext<'_, '_>, node: NodeId, leads: bool) -> impl Render + 'a {
    write(move |out| {
        let is_team = matches!(page.model().node(node).entity, Entity::Team(_));
        out.push_str(if is_team { "<span data-team>" } else { "" });
        if leads {
            page.to(node).render_to(out);
        } else {
            escape_into(out, &page.title(node));
        }
        out.push_str(if is_team { "</span>" } else { "" });
    })
}
