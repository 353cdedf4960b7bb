//! How a wider outcome is reached: through the narrower ones that are part of it.

use maud::{Markup, Render};

use crate::model::graph::EdgeKind;
use crate::model::kinds::Outcome;
use crate::words::message;

use crate::html::html_text::joined;
use crate::html::page_context::PageContext;

/// Parts of an outcome that are named; the rest are counted.
const MOST_PARTS: usize = 3;

/// The narrower outcomes that have to be true for a wider one, in a sentence; none where it has none.
pub fn reached_when(page: &PageContext<'_, '_>, outcome: &Outcome) -> Option<Markup> {
    let model = page.model();
    let parts = page.by_title(model.graph.naming(outcome.node, EdgeKind::Parent));
    if parts.is_empty() {
        return None;
    }
    let mut named: Vec<Markup> = parts.iter().take(MOST_PARTS).map(|&part| page.to(part).render()).collect();
    if parts.len() > named.len() {
        let more = parts.len() - named.len();
        named.push(page.phrase(message::HOME_MORE, &[("count", more.into())]).render());
    }
    let list = match named.as_slice() {
        [rest @ .., last] if !rest.is_empty() => {
            let rest = joined(rest, ", ");
            page.phrase(message::LIST_AND, &[("list", (&rest).into()), ("last", last.into())]).render()
        }
        all => joined(all, ", "),
    };
    let values = [("count", parts.len().into()), ("outcomes", (&list).into())];
    Some(page.phrase(message::HOME_REACHED_WHEN, &values).render())
}
