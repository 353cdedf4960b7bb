//! The Markdown twin of a page: `journeys/buy.md` beside `journeys/buy.html`, its links leading to twins; and `llms.txt`, which lists
//! them for assistants.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use crate::base::kind::Kind;
use crate::base::span::Span;
use crate::html::address::{encode, to_root};
use crate::model::id::NodeId;
use crate::model::{LinkDestination, Model};
use crate::site::Site;
use crate::syntax::content::document::Document;
use crate::syntax::content::front_matter::cut;

use super::{FactValue, SheetFact, ThingSheet, kind_of};

/// The files' things that have a twin: all that have a page.
pub fn twins(model: &Model) -> impl Iterator<Item = NodeId> + '_ {
    (0..).map(NodeId).zip(&model.graph.nodes).filter(|(id, node)| node.file == *id).map(|(id, _)| id)
}

/// The path of a twin, from the root of the site, not encoded.
pub fn path(model: &Model, node: NodeId) -> String {
    let page = model.page(model.node(node).file);
    page.strip_suffix(".html").unwrap_or(&page).to_owned() + ".md"
}

/// The twin of a page. `published` says where copied files lie.
pub fn twin(site: &Site, published: &BTreeMap<Arc<str>, String>, node: NodeId) -> String {
    let model = &site.model;
    let sheet = ThingSheet::of(site, node);
    let way = to_root(&path(model, node));
    let page = MarkdownTwin { site, published, root: &way };
    let mut out = format!("# {}\n\n{}, `{}`", plain(&model.plain_title(node)), kind_of(model, node), model.node(node).address);
    let name = model.page(node);
    let _ = writeln!(out, ". [Its page]({})", encode(name.rsplit('/').next().unwrap_or(&name)));
    if let Some(summary) = &model.profile(node).summary {
        let _ = writeln!(out, "\n{}", plain(&summary.plain(model)));
    }
    page.section(&mut out, "Facts", &page.facts(&sheet.facts));
    let mut parts = String::new();
    for (part, facts) in &sheet.parts {
        let address = &model.node(*part).address;
        let _ = writeln!(parts, "### {}\n\n{}, `{address}`\n", plain(&model.plain_title(*part)), kind_of(model, *part));
        let facts = page.facts(facts);
        let _ = if facts.is_empty() { Ok(()) } else { writeln!(parts, "{facts}") };
    }
    page.section(&mut out, "What is in it", &parts);
    if let Some(document) = model.profile(node).document.and_then(|at| Some((at, site.documents.get(at)?))) {
        page.section(&mut out, "Text", &page.body(document.0, document.1));
    }
    let mut by = String::new();
    for (from, fields) in &sheet.named_by {
        let _ = writeln!(by, "- {} ({})", page.link(*from), fields.join(", ").replace('_', " "));
    }
    page.section(&mut out, "What names it", &by);
    out
}

struct MarkdownTwin<'t> {
    site: &'t Site,
    published: &'t BTreeMap<Arc<str>, String>,
    root: &'t str,
}

impl MarkdownTwin<'_> {
    fn section(&self, out: &mut String, heading: &str, content: &str) {
        if !content.trim().is_empty() {
            let _ = write!(out, "\n## {heading}\n\n{}\n", content.trim_end());
        }
    }

    fn facts(&self, facts: &[SheetFact]) -> String {
        let mut out = String::new();
        for fact in facts {
            let says = match &fact.says {
                FactValue::Words(words) => plain(words),
                FactValue::Things(things) => things.iter().map(|&to| self.link(to)).collect::<Vec<_>>().join(", "),
            };
            let _ = writeln!(out, "- {}: {says}", fact.name);
        }
        out
    }

    fn link(&self, node: NodeId) -> String {
        format!("[{}]({})", plain(&self.site.model.plain_title(node)), self.goal(node))
    }

    fn goal(&self, node: NodeId) -> String {
        format!("{}{}", self.root, encode(&path(&self.site.model, node)))
    }

    /// The body as it is written, its links leading to twins, its headings below that of the section.
    fn body(&self, at: usize, document: &Document) -> String {
        let source = self.site.files.text(&document.path).map_or("", |text| &**text);
        let body = cut(source).map_or(Span::new(0, source.len()), |cut| cut.body);
        let goals = self.site.model.goals.get(at).map_or(&[][..], Vec::as_slice);
        let links = document.prose.links.iter().zip(goals);
        let mut edits: Vec<(Span, String)> = links
            .filter(|(link, _)| body.holds(link.span))
            .filter_map(|(link, goal)| Some((link.span, self.instead(link.span.of(source), link.picture, goal)?)))
            .collect();
        for heading in document.prose.headings.iter().filter(|heading| source[heading.span.start as usize..].starts_with('#')) {
            let more = usize::from((6 - heading.level.min(6)).min(2));
            edits.push((Span { start: heading.span.start, end: heading.span.start }, "##"[..more].to_owned()));
        }
        edits.sort_by_key(|(span, _)| (span.start, span.end));
        let (mut out, mut from) = (String::new(), body.start);
        for (span, instead) in edits.into_iter().filter(|(span, _)| span.start >= body.start) {
            if span.start < from {
                continue;
            }
            out.push_str(Span { start: from, end: span.start }.of(source));
            out.push_str(&instead);
            from = span.end;
        }
        out.push_str(Span { start: from, end: body.end }.of(source));
        out.trim().to_owned()
    }

    /// What is written in the place of a link; none where it stays.
    fn instead(&self, written: &str, is_picture: bool, goal: &LinkDestination) -> Option<String> {
        let label = label_of(written);
        let to = match goal {
            LinkDestination::Node(node, _) => {
                let label = label.map_or_else(|| plain(&self.site.model.plain_title(*node)), ToOwned::to_owned);
                return Some(format!("[{label}]({})", self.goal(*node)));
            }
            LinkDestination::Asset(path) => format!("{}{}", self.root, encode(self.published.get(path)?)),
            LinkDestination::List(_) | LinkDestination::Nowhere => return Some(label?.to_owned()),
        };
        Some(format!("{}[{}]({to})", if is_picture { "!" } else { "" }, label.unwrap_or(&to)))
    }
}

/// What a link says in its own words.
fn label_of(written: &str) -> Option<&str> {
    let written = written.strip_prefix('!').unwrap_or(written);
    match written.strip_prefix("[[") {
        Some(wiki) => wiki.strip_suffix("]]")?.split_once('|').map(|(_, label)| label),
        None => written.strip_prefix('[')?.rsplit_once("](").map(|(label, _)| label),
    }
}

/// Words in one line that Markdown takes as they are.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        out.push_str(if out.is_empty() { "" } else { " " });
        for c in word.chars() {
            out.push_str(if matches!(c, '[' | ']' | '*' | '_' | '`' | '<' | '\\') { "\\" } else { "" });
            out.push(c);
        }
    }
    out
}

/// `llms.txt`: what the site is, and where each thing is told; as Markdown where there are twins, else as pages.
pub fn llms(site: &Site, has_twins: bool) -> String {
    let model = &site.model;
    let mut out = format!("# {}\n", plain(&model.site.title));
    if let Some(mission) = &model.site.mission {
        let _ = writeln!(out, "\n> {}", plain(mission));
    }
    for kind in Kind::ALL {
        let mut of_kind: Vec<NodeId> = twins(model).filter(|&node| model.file_kind(node) == *kind).collect();
        of_kind.sort_by(|&a, &b| model.by_title(a, b));
        if of_kind.is_empty() {
            continue;
        }
        let _ = writeln!(out, "\n## {}\n", kind.folder());
        for node in of_kind {
            let goal = if has_twins { path(model, node) } else { model.page(node) };
            let _ = write!(out, "- [{}]({})", plain(&model.plain_title(node)), encode(&goal));
            let summary = model.profile(node).summary.as_ref().map(|summary| plain(&summary.plain(model)));
            let _ = writeln!(out, "{}", summary.filter(|said| !said.is_empty()).map(|said| format!(": {said}")).unwrap_or_default());
        }
    }
    out
}
