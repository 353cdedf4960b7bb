//! `feed.xml`: what changed last, newest first, for readers of feeds (Atom).
//!
//! A change has the day of its commit and no time: it is told as at its first minute, by the committer's own calendar. People are named where the site says so.

use std::cmp::Reverse;
use std::fmt::Write as _;

use crate::base::date::Date;
use crate::base::escape::escape_xml;
use crate::base::history::FileChange;
use crate::model::Model;
use crate::model::graph::Node;
use crate::site::Site;
use crate::words::{Message, Words, message};

use super::address::encode;

/// Where it lies.
pub const FEED: &str = "feed.xml";

/// So many changes are told.
const MOST: usize = 60;

/// Whether there is one: where a repository knows of a change.
pub fn is_there(site: &Site) -> bool {
    changes(site).next().is_some()
}

/// The feed of a site that will have the address `base`, which has no slash at its end; none where nobody knows of a change.
pub fn feed(base: &str, site: &Site, words: &Words) -> Option<String> {
    let model = &site.model;
    let mut changed: Vec<(&Node, &FileChange)> = changes(site).collect();
    changed.sort_by(|a, b| (Reverse(a.1.day), &a.0.address).cmp(&(Reverse(b.1.day), &b.0.address)));
    let (_, newest) = changed.first()?;
    let (base, title) = (escape_xml(base), escape_xml(&model.site.title));
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n",
        escape_xml(&model.site.language)
    );
    let _ = writeln!(xml, "<title>{title}: {}</title>", escape_xml(words.text(message::RECENT)));
    let _ = writeln!(xml, "<id>{base}/{FEED}</id>\n<updated>{}</updated>", moment(newest.day));
    let _ = writeln!(xml, "<link rel=\"self\" type=\"application/atom+xml\" href=\"{base}/{FEED}\"/>");
    let _ = writeln!(xml, "<link rel=\"alternate\" type=\"text/html\" href=\"{base}/recent.html\"/>");
    let _ = writeln!(xml, "<author><name>{title}</name></author>");
    for (node, change) in changed.into_iter().take(MOST) {
        entry(&mut xml, &base, model, words, node, change);
    }
    xml.push_str("</feed>\n");
    Some(xml)
}

fn entry(xml: &mut String, base: &str, model: &Model, words: &Words, node: &Node, change: &FileChange) {
    let page = encode(&model.page(node.file));
    let kind = words.text(Message::from(node.address.kind));
    let _ = writeln!(xml, "<entry>\n<title>{}: {}</title>", escape_xml(kind), escape_xml(&node.title));
    // A page that changes again is another entry.
    let _ = writeln!(xml, "<id>{base}/{page}#changed-{}</id>\n<updated>{}</updated>", change.commit, moment(change.day));
    let _ = writeln!(xml, "<link rel=\"alternate\" type=\"text/html\" href=\"{base}/{page}\"/>");
    if let Some(author) = &change.author {
        let _ = writeln!(xml, "<author><name>{}</name></author>", escape_xml(author));
    }
    let summary = model.profile(node.file).summary.as_ref().map(|said| said.plain(model).replace('\n', " "));
    if let Some(summary) = summary {
        let _ = writeln!(xml, "<summary>{}</summary>", escape_xml(&summary));
    }
    xml.push_str("</entry>\n");
}

/// The files of a site whose last change is known.
fn changes(site: &Site) -> impl Iterator<Item = (&Node, &FileChange)> {
    let files = site.history.as_deref().map(|history| &history.files);
    let nodes = site.model.graph.nodes.iter().enumerate().filter(|(at, node)| node.file.index() == *at);
    nodes.filter_map(move |(_, node)| {
        let place = node.place.as_ref()?;
        Some((node, files?.get(&place.file)?.as_ref()?))
    })
}

fn moment(day: Date) -> String {
    format!("{day}T00:00:00Z")
}
