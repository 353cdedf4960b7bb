//! When a file was last changed, as the repository says: the day, the commit, and who wrote it where the site names people.

use maud::{Markup, html};

use crate::base::history::FileChange;
use crate::html::html_text::text;
use crate::html::page_context::PageContext;
use crate::model::id::NodeId;
use crate::words::message;

/// The last change of the file that a node is; none where it is not known.
pub fn of_file<'p>(page: &PageContext<'p, '_>, node: NodeId) -> Option<&'p FileChange> {
    page.index.site.history.as_ref()?.of(&page.model().node(node).place.as_ref()?.file)
}

/// The last change as an item of the line of facts. Where this clone is cut off before it, it says that nobody knows here.
pub fn fact(page: &PageContext<'_, '_>, node: NodeId) -> Markup {
    let history = page.index.site.history.as_deref();
    let is_cut_off = || {
        let place = page.model().node(node).place.as_ref();
        place.is_some_and(|place| history.is_some_and(|history| history.is_cut_off(&place.file)))
    };
    html! {
        @if let Some(change) = of_file(page, node) {
            li; b { (page.word(message::FACTS_LAST_CHANGE)) } " " (text(&page.words().day_short(change.day))) (by(page, change))
        } @else if is_cut_off() {
            li; b { (page.word(message::FACTS_LAST_CHANGE)) } " " span.unknown { (page.word(message::FACTS_LAST_CHANGE_CUT_OFF)) }
        }
    }
}

/// Who wrote a change, where that is told, and its commit.
pub fn by(page: &PageContext<'_, '_>, change: &FileChange) -> Markup {
    html! {
        @if let Some(author) = &change.author { " " (page.phrase(message::RECENT_BY, &[("author", (&**author).into())])) }
        " " small.commit { (text(change.short_commit())) }
    }
}
