//! The page for an address that does not exist: what may have been meant. A script sorts that by the words of the address; without one it
//! is a list by kind.

use maud::html;
use serde::Serialize;

use crate::base::kind::Kind;
use crate::html::html_text::Html;
use crate::html::page_context::PageContext;
use crate::model::id::NodeId;
use crate::words::{Message, message};

/// So many pages are listed at most, and so many of one kind; those of the first kinds first.
const MOST: usize = 400;
const MOST_OF_A_KIND: usize = 150;

/// The kinds in the order in which they are listed.
const KINDS: [Kind; 9] =
    [Kind::Outcome, Kind::Journey, Kind::Persona, Kind::Service, Kind::Process, Kind::System, Kind::ThirdParty, Kind::Role, Kind::Page];

/// What that page sees.
#[derive(Debug, Serialize)]
pub struct NotFoundPage {
    /// Whether nobody said where the site lies on its host: links begin at the host's root then, and the page says so.
    is_place_guessed: bool,
    /// Pages that may have been meant, kind by kind: the outcomes stand open, the others are folded.
    likely: Html,
}

/// The view of that page.
pub fn view(page: &PageContext<'_, '_>, is_place_guessed: bool) -> NotFoundPage {
    NotFoundPage { is_place_guessed, likely: likely(page) }
}

fn likely(page: &PageContext<'_, '_>) -> Html {
    let mut left = MOST;
    let mut groups = KINDS.map(|kind| (kind, Vec::new()));
    for (kind, nodes) in &mut groups {
        *nodes = of_kind(page, *kind, left.min(MOST_OF_A_KIND));
        left -= nodes.len();
    }
    html! {
        @for (kind, nodes) in groups.iter().filter(|(_, nodes)| !nodes.is_empty()) {
            details.lot open[*kind == Kind::Outcome] {
                summary { b { (page.word(Message::many(*kind))) } }
                ul.things { @for &node in nodes { li { (page.to(node)) } } }
            }
        }
        @if left == 0 { p.quiet { (page.word(message::NOT_FOUND_MORE)) } }
    }
    .into()
}

/// The first files of a kind by title; outcomes as they are published.
fn of_kind(page: &PageContext<'_, '_>, kind: Kind, most: usize) -> Vec<NodeId> {
    let model = page.model();
    let mut nodes = match kind {
        Kind::Outcome => page.index.outcomes.clone(),
        _ => {
            let files = (0..).map(NodeId).zip(&model.graph.nodes).filter(|(id, node)| node.file == *id);
            page.by_title(files.map(|(id, _)| id).filter(|&id| model.file_kind(id) == kind && model.is_live_node(id)))
        }
    };
    nodes.truncate(most);
    nodes
}
