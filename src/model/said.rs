//! What people wrote in sentences: their words, and what of these leads somewhere.

use std::borrow::Cow;
use std::sync::Arc;

use super::id::NodeId;
use super::{LinkDestination, Model};

/// A text in sentences. Two are equal where they are written alike.
#[derive(Clone, Debug, Eq)]
pub struct Said {
    /// As it is written.
    pub written: Arc<str>,
    /// What of it is more than words; none where nothing is.
    pub marked: Option<Arc<Marked>>,
}

impl Default for Said {
    fn default() -> Self {
        Self::plainly(&"".into())
    }
}

impl PartialEq for Said {
    fn eq(&self, other: &Self) -> bool {
        self.written == other.written
    }
}

/// What of a text is more than words.
#[derive(Debug, PartialEq, Eq)]
pub struct Marked {
    /// Its document, by its place in the list of documents.
    pub document: usize,
    /// Its place in the list of the document's marked texts.
    pub number: usize,
    /// Where its links lead, in their order.
    pub goals: Vec<LinkDestination>,
    /// Its words without any markup, and without the titles below.
    pub words: Arc<str>,
    /// Where in the words the titles of things belong that a link names by no other words; by place.
    pub titles: Vec<(usize, NodeId)>,
}

impl Said {
    /// A text that is words only.
    pub fn plainly(words: &Arc<str>) -> Self {
        Self { written: Arc::clone(words), marked: None }
    }

    /// Its words without any markup: links as their labels.
    pub fn plain<'s>(&'s self, model: &Model) -> Cow<'s, str> {
        let Some(marked) = &self.marked else { return Cow::Borrowed(&self.written) };
        if marked.titles.is_empty() {
            return Cow::Borrowed(&marked.words);
        }
        let mut plain = String::with_capacity(marked.words.len() + 32 * marked.titles.len());
        let mut from = 0;
        for &(at, node) in &marked.titles {
            plain.push_str(&marked.words[from..at]);
            plain.push_str(&model.node(node).title);
            from = at;
        }
        plain.push_str(&marked.words[from..]);
        Cow::Owned(plain)
    }
}
