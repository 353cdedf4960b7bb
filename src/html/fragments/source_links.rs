//! Where a page is edited, where its changes are told, and where to say that something is wrong: addresses of the place that keeps
//! the content, as `git` of `throughline.yaml` gives them.

use crate::base::address::Address;
use crate::html::address::encode;
use crate::html::page_context::PageContext;
use crate::model::id::NodeId;
use crate::syntax::config::FILLED_IN;
use crate::syntax::fields::record::SpannedText;
use crate::words::{Message, message};

/// What can be done with the source of a page: what it is called, and its address.
pub fn of_page(page: &PageContext<'_, '_>, node: NodeId) -> Vec<(Message, String)> {
    let Some(git) = page.index.site.config.git.as_ref() else { return Vec::new() };
    // The site's own addresses lead to no file of another repository.
    if page.source_of(node).is_some() {
        return Vec::new();
    }
    let all = [(message::FACTS_EDIT, &git.edit), (message::FACTS_HISTORY, &git.history), (message::FACTS_REPORT, &git.report)];
    all.into_iter().filter_map(|(name, written)| Some((name, filled(page, node, written.as_ref()?)?))).collect()
}

/// An address with what is filled in; none where it is none that a page may lead to, or the thing has no file.
fn filled(page: &PageContext<'_, '_>, node: NodeId, written: &SpannedText) -> Option<String> {
    let pattern = &*written.value;
    if !["https://", "http://", "mailto:"].iter().any(|scheme| pattern.starts_with(scheme)) {
        return None;
    }
    let node = page.model().node(node);
    let file = &node.place.as_ref()?.file;
    let [path, title, address, url] = FILLED_IN;
    let value = |name: &str| match name {
        n if n == path => Some(file.to_string()),
        n if n == title => Some(node.title.to_string()),
        n if n == address => Some(node.address.to_string()),
        n if n == url => Some(page_as_read(&node.address)),
        _ => None,
    };
    let mut out = String::with_capacity(pattern.len() + file.len());
    let mut pieces = pattern.split('{');
    out.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        match piece.split_once('}').and_then(|(name, behind)| Some((value(name)?, behind))) {
            Some((value, behind)) => {
                out.push_str(&encode(&value));
                out.push_str(behind);
            }
            None => {
                out.push('{');
                out.push_str(piece);
            }
        }
    }
    Some(out)
}

/// The page and anchor of a thing, from the root of the pages, as people read it.
fn page_as_read(address: &Address) -> String {
    let page = format!("{}/{}.html", address.kind.folder(), address.id);
    address.nested.as_ref().map_or_else(|| page.clone(), |nested| format!("{page}#{nested}"))
}
