//! Follows the links in fields that hold sentences, as [`super::prose`] does those of bodies.

use std::sync::Arc;

use crate::model::LinkDestination;
use crate::model::graph::EdgeKind;
use crate::model::id::NodeId;
use crate::model::said::{Marked, Said};
use crate::syntax::fields::sentences::Sentences;
use crate::syntax::markdown::LinkTarget;

use super::resolver::Resolver;

impl Resolver<'_> {
    /// What a field of document `i` says; none where it is blank.
    pub(super) fn said(&mut self, i: usize, sentences: &Option<Sentences>) -> Option<Said> {
        sentences.as_ref().map(|sentences| self.one_said(i, sentences))
    }

    /// What a text of document `i` says.
    pub(super) fn one_said(&mut self, i: usize, sentences: &Sentences) -> Said {
        let marked = sentences.marked.and_then(|number| self.follow(i, sentences, number as usize)).map(Arc::new);
        Said { written: Arc::clone(&sentences.value), marked }
    }

    fn follow(&mut self, i: usize, sentences: &Sentences, number: usize) -> Option<Marked> {
        let document = Arc::clone(&self.known.documents[i]);
        let prose = document.marked.get(number)?;
        let from = self.innermost(i, sentences.span.start)?;
        let mut goals = Vec::with_capacity(prose.links.len());
        for link in &prose.links {
            let goal = self.goal(i, &document, &link.target, link.picture, link.span);
            if let LinkDestination::Node(to, _) = goal
                && to != from
            {
                self.edge(EdgeKind::Mentions, from, to, i, link.span);
            }
            goals.push(goal);
        }
        let mut titles = Vec::new();
        let words = prose.words(|words, n| match (goals.get(n), prose.links.get(n).map(|link| &link.target)) {
            (Some(&LinkDestination::Node(node, _)), _) => titles.push((words.len(), node)),
            (_, target) => words.push_str(target.map_or("", LinkTarget::name)),
        });
        Some(Marked { document: i, number, goals, words: words.into(), titles })
    }

    /// The innermost thing with an address that holds a place of document `i`.
    fn innermost(&self, i: usize, at: u32) -> Option<NodeId> {
        let (_, own) = self.known.placed[i]?;
        let nested = self.known.documents[i].nested.iter().zip(&self.known.nested[i]);
        let around = nested.filter(|(thing, _)| thing.span.start <= at && at < thing.span.end);
        Some(around.filter_map(|(_, (_, node))| *node).next_back().unwrap_or(own))
    }
}
