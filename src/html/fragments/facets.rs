//! Facets of a list: what its items can be narrowed to, as words with how many items have each. A script switches them; without one the
//! list is as it is.
//!
//! 1. Each item is asked what it has, by [`Facets::mark`]: the numbers of these words, which the item carries as `data-f`.
//! 2. When all have been asked, [`Facets::html`] gives the words, folded facet by facet.

use std::cmp::Reverse;

use maud::{Markup, html};

use crate::base::diagnostic::Severity;
use crate::base::kind::Kind;
use crate::base::vocabulary::Status;
use crate::html::html_text::{Html, text};
use crate::html::page_context::PageContext;
use crate::model::id::NodeId;
use crate::words::{Message, message};

/// Fewer items than these are seen at a glance.
const FEW: usize = 6;

/// A facet offers so many words, those that most items have; of more nobody reads one, and of some hundred the page would mostly be made.
const MOST_WORDS: usize = 100;

/// By what a list can be narrowed, in the order in which pages offer it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Facet {
    /// What sort of thing it is.
    Kind,
    /// What it is for.
    Outcome,
    /// Whom it is for.
    Persona,
    /// How real it is, or how grave.
    Status,
    /// Who answers for it.
    Owner,
}

/// A word of a facet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FacetWord {
    /// An outcome, a persona or a team.
    Thing(NodeId),
    /// A kind of file.
    Kind(Kind),
    /// How real something is.
    Status(Status),
    /// How grave a finding is.
    Severity(Severity),
    /// What a page calls it otherwise: how it stands in the address, and what it is called.
    Said(&'static str, Message),
}

/// The facets of a list in the making.
#[derive(Debug)]
pub struct Facets {
    /// The words by their numbers, each with how many items have it.
    words: Vec<(Facet, FacetWord, usize)>,
    /// How many items there are.
    items: usize,
}

impl Facets {
    /// Of a list of so many items.
    pub fn of(items: usize) -> Self {
        Self { words: Vec::new(), items }
    }

    /// Notes what an item has; the numbers of these words. None where there are so few items that nobody narrows them.
    pub fn mark(&mut self, has: impl IntoIterator<Item = (Facet, FacetWord)>) -> Option<String> {
        if self.items < FEW {
            return None;
        }
        let mut mark = String::new();
        for (facet, word) in has {
            let at = self.words.iter().position(|(f, w, _)| (*f, *w) == (facet, word)).unwrap_or_else(|| {
                self.words.push((facet, word, 0));
                self.words.len() - 1
            });
            self.words[at].2 += 1;
            if !mark.is_empty() {
                mark.push(' ');
            }
            mark.push_str(&at.to_string());
        }
        Some(mark)
    }

    /// The facets that tell items apart, for the list of this id; nothing where there are none. Until a script shows them they are hidden.
    pub fn html(&self, page: &PageContext<'_, '_>, list: &str) -> Html {
        let facets = [Facet::Kind, Facet::Outcome, Facet::Persona, Facet::Status, Facet::Owner];
        let lines: Vec<(Facet, Vec<usize>)> = facets.into_iter().map(|facet| (facet, self.numbers(page, facet))).collect();
        let lines: Vec<&(Facet, Vec<usize>)> = lines.iter().filter(|(_, words)| self.tells_apart(words)).collect();
        if lines.is_empty() {
            return Html::default();
        }
        html! { div.facets data-of=(list) hidden { @for (facet, words) in lines { (self.line(page, *facet, words)) } } }.into()
    }

    /// The numbers of a facet's words, those first that most items have.
    fn numbers(&self, page: &PageContext<'_, '_>, facet: Facet) -> Vec<usize> {
        let mut words: Vec<usize> = (0..self.words.len()).filter(|&at| self.words[at].0 == facet).collect();
        words.sort_by_cached_key(|&at| (Reverse(self.words[at].2), page.model().site.collation.key(&title(page, self.words[at].1))));
        words
    }

    /// Whether not all items have the same of these words.
    fn tells_apart(&self, words: &[usize]) -> bool {
        words.iter().any(|&at| self.words[at].2 < self.items)
    }

    fn line(&self, page: &PageContext<'_, '_>, facet: Facet, words: &[usize]) -> Markup {
        html! {
            details name="tl-facet" data-facet=(facet.word()) data-team[facet == Facet::Owner] {
                summary { (page.word(facet.title())) }
                @for &at in words.iter().take(MOST_WORDS) { (self.word(page, at)) " " }
                @if let Some(more) = words.len().checked_sub(MOST_WORDS).filter(|more| *more > 0) {
                    (page.phrase(message::AND_MORE, &[("count", more.into())]))
                }
            }
        }
    }

    fn word(&self, page: &PageContext<'_, '_>, at: usize) -> Markup {
        let (_, word, count) = self.words[at];
        let name = match word {
            FacetWord::Thing(node) => page.model().node(node).address.id.to_string(),
            FacetWord::Kind(kind) => kind.word().to_owned(),
            FacetWord::Status(status) => status.word().to_owned(),
            FacetWord::Severity(severity) => severity.word().to_owned(),
            FacetWord::Said(name, _) => name.to_owned(),
        };
        // What a button is and that nothing is chosen yet, the script says: there may be hundreds.
        html! { button value=(at) name=(text(&name)) { (text(&title(page, word))) " " small { (count) } } }
    }
}

impl Facet {
    /// How it stands in an address.
    fn word(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Outcome => "outcome",
            Self::Persona => "persona",
            Self::Status => "status",
            Self::Owner => "owner",
        }
    }

    fn title(self) -> Message {
        match self {
            Self::Kind => message::FACET_KIND,
            Self::Outcome => message::KIND_OUTCOME,
            Self::Persona => message::FACET_PERSONA,
            Self::Status => message::FACET_STATUS,
            Self::Owner => message::FACTS_OWNER,
        }
    }
}

fn title(page: &PageContext<'_, '_>, word: FacetWord) -> String {
    match word {
        FacetWord::Thing(node) => page.title(node).into_owned(),
        FacetWord::Kind(kind) => page.words().text(Message::many(kind)).to_owned(),
        FacetWord::Status(status) => page.words().text(status).to_owned(),
        FacetWord::Severity(severity) => page.words().text(severity).to_owned(),
        FacetWord::Said(_, said) => page.words().text(said).to_owned(),
    }
}
