//! Where links in bodies lead.

use std::sync::Arc;

use crate::base::diagnostic::quote;
use crate::base::kind::{Kind, Nested};
use crate::base::rule;
use crate::base::slug::heading_anchor;
use crate::base::span::Span;
use crate::model::LinkDestination;
use crate::model::graph::EdgeKind;
use crate::syntax::content::document::Document;
use crate::syntax::markdown::LinkTarget;

use super::prose_paths::PathLink;
use super::references::may_lack;
use super::resolver::Resolver;
use super::unknown::Unknown;

impl Resolver<'_> {
    /// Where every link of a document's body leads.
    pub(super) fn link_prose(&mut self, i: usize) -> Vec<LinkDestination> {
        let document = Arc::clone(&self.known.documents[i]);
        let Some((_, node)) = self.known.placed[i] else { return Vec::new() };
        let mut goals = Vec::with_capacity(document.prose.links.len());
        for link in &document.prose.links {
            let goal = self.goal(i, &document, &link.target, link.picture, link.span);
            if let LinkDestination::Node(to, _) = goal
                && to != node
            {
                self.edge(EdgeKind::Mentions, node, to, i, link.span);
            }
            goals.push(goal);
        }
        goals
    }

    /// The first sentence of a document's body, with the titles of what it links to.
    pub(super) fn first_sentence(&mut self, i: usize, document: &Document, goals: &[LinkDestination]) -> Option<Arc<str>> {
        let prose = &document.prose;
        for &(_, n) in &prose.lead.titles {
            if let Some(LinkDestination::Node(to, _)) = goals.get(n as usize) {
                self.filled.told.insert((i, *to));
            }
        }
        let nodes = self.nodes;
        let title = |n: u32| match goals.get(n as usize) {
            Some(LinkDestination::Node(to, _)) => &*nodes[to.index()].title,
            _ => prose.links.get(n as usize).map_or("", |link| link.target.name()),
        };
        let language = document.source.as_ref().map_or(self.config.language(), |source| &*source.language);
        prose.lead.first_sentence(title, language)
    }

    pub(super) fn goal(&mut self, i: usize, document: &Document, target: &LinkTarget, picture: bool, span: Span) -> LinkDestination {
        match target {
            LinkTarget::Anchor(anchor) => self.anchor(i, i, anchor, span),
            LinkTarget::Wiki { kind, id, nested } => self.wiki(i, *kind, id, nested.as_deref(), span),
            LinkTarget::File { path, anchor } => self.path(document, PathLink { i, path, anchor: anchor.as_deref(), picture, span }),
        }
    }

    pub(super) fn broken(&mut self, i: usize, span: Span, message: String, help: Option<String>) -> LinkDestination {
        let place = self.place(i, span);
        self.report(&rule::BROKEN_LINK, place, message, help);
        LinkDestination::Nowhere
    }

    /// The same of a name that leads nowhere.
    pub(super) fn broken_unknown(&mut self, i: usize, span: Span, unknown: Unknown, message: String) -> LinkDestination {
        let place = self.place(i, span);
        self.report_unknown(unknown, &rule::BROKEN_LINK, place, message);
        LinkDestination::Nowhere
    }

    /// An anchor of document `to`, named in document `i`.
    pub(super) fn anchor(&mut self, i: usize, to: usize, anchor: &str, span: Span) -> LinkDestination {
        let Some((_, node)) = self.known.placed[to] else { return LinkDestination::Nowhere };
        if anchor.is_empty() || anchor == "top" || self.known.documents[to].broken {
            return LinkDestination::Node(node, None);
        }
        let folded = crate::base::slug::fold(anchor);
        let target = Arc::clone(&self.known.documents[to]);
        if let Some(&n) = self.known.nested_names[to].get(folded.as_str()) {
            let own = self.known.nested[to][n].1.unwrap_or(node);
            self.used_in(i, span, Some(own));
            return LinkDestination::Node(own, None);
        }
        if target_has(&target, anchor) {
            return LinkDestination::Node(node, Some(anchor.into()));
        }
        if Nested::ALL.iter().any(|&kind| may_lack(&target, kind)) || self.known.is_contested(to) {
            return LinkDestination::Node(node, None);
        }
        let message = format!("{} has no heading or nested thing {}", quote(&target.path), quote(&format!("#{anchor}")));
        self.broken_unknown(i, span, Unknown::Anchor(to, folded.into()), message)
    }

    fn wiki(&mut self, i: usize, kind: Option<Kind>, id: &str, nested: Option<&str>, span: Span) -> LinkDestination {
        let kinds: Vec<Kind> = match kind {
            Some(kind) => vec![kind],
            None => Kind::ALL.to_vec(),
        };
        let known = self.known;
        let written = id;
        let id = &*known.key(i, id);
        let found: Vec<(Kind, usize)> = kinds.iter().filter_map(|&k| self.known.names[k as usize].get(id).map(|&to| (k, to))).collect();
        match found.as_slice() {
            [(_, to)] => {
                let to = *to;
                self.used_in(i, span, self.node_of(to));
                if self.known.documents[to].broken {
                    return self.known.placed[to].map_or(LinkDestination::Nowhere, |(_, node)| LinkDestination::Node(node, None));
                }
                let nested = nested.unwrap_or("");
                // A heading may be named by its words.
                let named = self.known.nested_names[to].contains_key(nested) || target_has(&self.known.documents[to], nested);
                let heading = (!named).then(|| heading_anchor(nested));
                self.anchor(i, to, heading.as_deref().unwrap_or(nested), span)
            }
            [] => self.wiki_to_nothing(i, kind, (written, id), nested, span),
            several => {
                let ways: Vec<String> = several.iter().map(|(k, _)| format!("`[[{k}:{written}]]`")).collect();
                self.broken(i, span, format!("`[[{written}]]` could be {}", ways.join(" or ")), Some("say which one".into()))
            }
        }
    }

    fn wiki_to_nothing(
        &mut self,
        i: usize,
        kind: Option<Kind>,
        (written, id): (&str, &str),
        nested: Option<&str>,
        span: Span,
    ) -> LinkDestination {
        // A third party that only other files name has a page too.
        if kind.is_none_or(|k| k == Kind::ThirdParty)
            && let Some(third) = self.known.third_parties.get(id)
        {
            return LinkDestination::Node(self.known.third_party_nodes[third.index()], None);
        }
        if Kind::ALL.iter().any(|&k| kind.is_none_or(|kind| kind == k) && self.known.is_left_out(k, id)) {
            return LinkDestination::Nowhere;
        }
        let message = match kind {
            Some(kind) => format!("no {} named {}", kind.spoken(), quote(written)),
            None => format!("nothing is named {}", quote(written)),
        };
        self.broken_unknown(i, span, Unknown::Wiki(kind, id.into(), nested.map(Arc::from)), message)
    }
}

/// Whether a heading of a document has this anchor.
fn target_has(document: &Document, anchor: &str) -> bool {
    document.prose.headings.iter().any(|heading| *heading.anchor == *anchor)
}
