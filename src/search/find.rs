//! What somebody finds who asks from a terminal: across the parts of a large site, with the sentence that answers.

use crate::base::kind::NodeKind;
use crate::base::sentence::first_sentence;
use crate::base::suggest::nearest;
use crate::model::id::NodeId;

use super::SearchField;
use super::ask::{SearchHit, ask, asked_words};
use super::entries::EntryTexts;
use super::part::{PartName, SearchPart, Searched, lies_in};
use super::words::{WordUse, words};

/// Something found, with what answers.
#[derive(Clone, Debug)]
pub struct FoundThing {
    /// The thing.
    pub node: NodeId,
    /// The words of it that matched, as they are compared: without marks, in small letters.
    pub words: Vec<String>,
    /// The sentence of it that has most of these; else what it says of itself.
    pub sentence: Option<String>,
}

impl Searched<'_> {
    /// What a question finds, best first, so many at most; only things of a kind where one is given. A large site is asked as a page asks it:
    /// by titles and summaries, where these say nothing or a kind is given by everything.
    pub fn find(&self, question: &str, kind: Option<NodeKind>, most: usize) -> Vec<FoundThing> {
        let parts = self.part_names();
        let further = parts.iter().copied().filter(|&part| match (part, kind) {
            (PartName::First, _) => false,
            (PartName::OfKind(file), Some(kind)) => lies_in(kind, file),
            (PartName::OfKind(_), None) => true,
        });
        let mut found = Vec::new();
        if kind.is_none() || parts.len() == 1 {
            found = self.find_in(PartName::First, question, kind);
        }
        if found.is_empty() {
            further.for_each(|part| found.extend(self.find_in(part, question, kind)));
            found.sort_by(|(_, a), (_, b)| b.score.total_cmp(&a.score));
        }
        found.truncate(most);
        found.into_iter().map(|(node, found)| self.told(node, found.words)).collect()
    }

    /// The question that somebody most likely meant who asked in words that no text has; none where each has one, or nothing is near.
    pub fn meant(&self, question: &str) -> Option<String> {
        let SearchPart { index, left_out, .. } = self.part(PartName::First);
        let mut is_other = false;
        let meant: Vec<String> = asked_words(question, &left_out)
            .into_iter()
            .map(|word| match nearest(&word, index.words.iter().map(|(there, _)| &**there)) {
                Some(near) if index.beginning(&word).is_empty() => {
                    is_other = true;
                    near.to_owned()
                }
                _ => word,
            })
            .collect();
        is_other.then(|| meant.join(" "))
    }

    fn find_in(&self, part: PartName, question: &str, kind: Option<NodeKind>) -> Vec<(NodeId, SearchHit)> {
        let part = self.part(part);
        let is_wanted = |node| kind.is_none_or(|kind| self.entries.model.node(node).entity.kind() == kind);
        ask(&part, question, is_wanted).into_iter().map(|found| (part.nodes[found.document], found)).collect()
    }

    fn told(&self, node: NodeId, matched: Vec<String>) -> FoundThing {
        let mut texts = EntryTexts::default();
        self.entries.collect(node, false, &mut texts);
        let language = &*self.entries.model.site.language;
        let mut best: Option<(usize, &str)> = None;
        for line in [SearchField::Said, SearchField::Text].into_iter().flat_map(|field| texts.of(field).lines()) {
            let mut rest = line.trim();
            while !rest.is_empty() {
                let sentence = first_sentence(rest, &[], language);
                let has = words(sentence, WordUse::Indexed);
                let count = matched.iter().filter(|word| has.contains(word)).count();
                if count > best.map_or(0, |(most, _)| most) {
                    best = Some((count, sentence));
                }
                rest = rest[sentence.len().max(1).min(rest.len())..].trim_start();
            }
        }
        let sentence = best.map(|(_, sentence)| sentence.to_owned()).or_else(|| self.entries.sentence(node));
        let title = self.entries.model.plain_title(node);
        FoundThing { node, words: matched, sentence: sentence.filter(|sentence| **sentence != *title) }
    }
}
