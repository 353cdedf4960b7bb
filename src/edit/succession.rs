//! What names a thing that was replaced names its successor: every reference to a retired file, in front matter and prose. The file itself stays as
//! it is.
//!
//! A reference to something nested in it follows where the successor has the same, and is left where it has not; so is a link whose address
//! stands elsewhere than in it.

use std::sync::Arc;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use crate::base::diagnostic::Place;
use crate::base::span::Span;
use crate::model::graph::Node;
use crate::model::id::NodeId;

use super::TextEdits;
use super::mapping::plain;
use super::rename::RenameInput;
use super::written_names::{is_link, name_in, path_in};

/// What would end an address in Markdown.
const IN_ADDRESS: &AsciiSet = &CONTROLS.add(b' ').add(b'(').add(b')').add(b'<').add(b'>').add(b'%').add(b'#').add(b'?');

/// References that move over.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Succession {
    /// What changes in which files.
    pub edits: TextEdits,
    /// References that stay, each with why.
    pub left: Vec<(Place, String)>,
}

/// What it takes so that everything that names the file `old` names the file `new`, which is of the same kind.
pub fn succeed(site: RenameInput<'_>, old: NodeId, new: NodeId) -> Succession {
    let nodes = &site.model.graph.nodes;
    let (old, new) = (&nodes[old.index()], &nodes[new.index()]);
    let mut moved = Succession::default();
    let own = old.place.as_ref().map(|place| &place.file);
    for used in site.uses.iter().filter(|used| nodes[used.to.index()].file == old.file && Some(&used.place.file) != own) {
        let nested = nodes[used.to.index()].address.nested.as_deref();
        if let Some(nested) = nested {
            let address = new.address.with(nested);
            if site.model.find(&address).is_none() {
                moved.left.push((used.place.clone(), format!("`{address}` is not there")));
            }
        }
    }
    let left: Vec<Place> = moved.left.iter().map(|(place, _)| place.clone()).collect();
    for used in site.uses.iter().filter(|used| used.to == old.file && Some(&used.place.file) != own && !left.contains(&used.place)) {
        match edit(site, &used.place, new) {
            Some((span, text)) => moved.edits.replace(&Place::new(&used.place.file, span), text),
            None => moved.left.push((used.place.clone(), "its address stands elsewhere: write it as `[label](path.md)` first".to_owned())),
        }
    }
    moved.left.sort();
    moved
}

/// What to write where in a reference, so that it leads to another file.
fn edit(site: RenameInput<'_>, place: &Place, new: &Node) -> Option<(Span, String)> {
    let text = site.files.text(&place.file)?;
    let written = place.span.of(text);
    if is_link(written) && !written.starts_with("[[") {
        let (span, is_bracketed) = path_in(text, place.span)?;
        let path = way(&place.file, &new.place.as_ref()?.file);
        let path = if is_bracketed { path } else { utf8_percent_encode(&path, IN_ADDRESS).to_string() };
        return Some((span, path));
    }
    let span = name_in(text, place.span)?;
    let id = new.address.id.rsplit('/').next().unwrap_or(&new.address.id);
    // In quotes where the whole value would be read as something else.
    Some((span, if span == place.span { plain(id) } else { id.to_owned() }))
}

/// The relative path from one file to another.
fn way(from: &str, to: &Arc<str>) -> String {
    let folder: Vec<&str> = from.rsplit_once('/').map_or(Vec::new(), |(folder, _)| folder.split('/').collect());
    let goal: Vec<&str> = to.split('/').collect();
    let shared = folder.iter().zip(&goal[..goal.len() - 1]).take_while(|(a, b)| a == b).count();
    let up = std::iter::repeat_n("..", folder.len() - shared);
    up.chain(goal[shared..].iter().copied()).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_way_leads_up_and_down() {
        assert_eq!(way("journeys/walk.md", &"processes/pay.md".into()), "../processes/pay.md");
        assert_eq!(way("processes/a/b.md", &"processes/pay.md".into()), "../pay.md");
        assert_eq!(way("about.md", &"processes/pay.md".into()), "processes/pay.md");
        assert_eq!(way("processes/a.md", &"processes/pay.md".into()), "pay.md");
    }
}
