//! What a question finds, best first: weighed as MiniSearch weighs it in the page, so that the terminal answers as the page does.
//!
//! 1. A word finds itself, words that begin as it does, and words that are written nearly so. What stands farther from it counts less.
//! 2. Where it stands is weighed by BM25+: the rarer the word and the shorter the field, the more; times how much the field, the kind of the
//!    thing and its status count.
//! 3. A thing has to have as many words of the question as any has; of three and more it may lack one, and counts less then.
//! 4. A thing that is called just as the question says counts a few times as much.

use std::collections::BTreeMap;

use crate::base::vocabulary::Status;
use crate::model::id::NodeId;

use super::entries::{SearchEntries, SearchField};
use super::index::{Posting, SearchIndex};
use super::options;
use super::part::SearchPart;
use super::words::{WordUse, is_dense, words};

/// Something found.
#[derive(Clone, Debug, PartialEq)]
pub struct SearchHit {
    /// The thing, by its number in its part.
    pub document: usize,
    /// How well it answers: more is better, and only compared with others of the same question.
    pub score: f64,
    /// The words of it that matched, as they are indexed.
    pub words: Vec<String>,
}

/// What a question found of a thing so far.
#[derive(Clone, Debug, Default)]
struct Match {
    score: f64,
    /// Which words of the question it has, a bit for each.
    asked: u32,
    /// The words of it, by their places in the index.
    words: Vec<usize>,
}

type Matches = BTreeMap<u32, Match>;

/// What a question finds in a part, best first. `keep` is asked of a node.
pub fn ask(part: &SearchPart<'_>, question: &str, keep: impl Fn(NodeId) -> bool) -> Vec<SearchHit> {
    let asked = asked_words(question, &part.left_out);
    let Some((first, others)) = asked.split_first() else { return Vec::new() };
    let mut matches = Matches::new();
    if others.is_empty() && is_brief(first) {
        Weights::of(part, &[SearchField::Title, SearchField::Name]).find(&part.index, (0, first), &mut matches);
    }
    if matches.is_empty() {
        let weights = Weights::of(part, &SearchField::ALL);
        asked.iter().enumerate().for_each(|(at, word)| weights.find(&part.index, (at, word), &mut matches));
    }
    let most = matches.values().map(|found| found.asked.count_ones()).max().unwrap_or(0);
    let enough = if most < options::MAY_LACK_ONE { most } else { most - 1 };
    let mut found: Vec<SearchHit> = matches
        .into_iter()
        .filter(|(document, found)| found.asked.count_ones() >= enough && keep(part.nodes[*document as usize]))
        .map(|(document, found)| {
            let document = document as usize;
            let has = f64::from(found.asked.count_ones());
            let called = if is_called(part, part.nodes[document], &asked) { options::CALLED_SO } else { 1.0 };
            let score = found.score * has * (has / asked.len() as f64) * called;
            let mut words: Vec<String> = found.words.iter().map(|&at| part.index.words[at].0.to_string()).collect();
            words.sort_unstable();
            words.dedup();
            SearchHit { document, score, words }
        })
        .collect();
    found.sort_by(|a, b| step(b.score).total_cmp(&step(a.score)).then(a.document.cmp(&b.document)));
    found
}

/// Whether a word is so short that it would be found everywhere.
fn is_brief(word: &str) -> bool {
    let few = if word.chars().any(is_dense) { options::FEW_DENSE_SIGNS } else { options::FEW_LETTERS };
    word.encode_utf16().count() < few
}

/// Whether a thing is called just as is asked.
fn is_called(part: &SearchPart<'_>, node: NodeId, asked: &[String]) -> bool {
    let SearchEntries { model, .. } = part.searched.entries;
    let is_it = |name: &str| asked_words(name, &part.left_out) == asked;
    is_it(&model.plain_title(node)) || model.code(node).is_some_and(is_it) || model.other_names(node).iter().any(|name| is_it(name))
}

/// A score, as it is compared.
fn step(score: f64) -> f64 {
    (score * options::STEPS).round()
}

/// The words of a question, each once, without those that only make a question of it.
pub fn asked_words(question: &str, left_out: &[&str]) -> Vec<String> {
    let mut asked = words(question, WordUse::Asked);
    if asked.iter().any(|word| !left_out.contains(&&**word)) {
        asked.retain(|word| !left_out.contains(&&**word));
    }
    let mut seen: Vec<String> = Vec::with_capacity(asked.len());
    for word in asked {
        if !seen.contains(&word) {
            seen.push(word);
        }
    }
    // There is a bit for each, and nobody asks in so many words.
    seen.truncate(MOST_WORDS);
    seen
}

/// The most words of a question.
const MOST_WORDS: usize = 32;

/// How much each thing of a part counts, and which of its fields are asked.
struct Weights {
    documents: Vec<f64>,
    fields: &'static [SearchField],
}

impl Weights {
    fn of(part: &SearchPart<'_>, fields: &'static [SearchField]) -> Self {
        let model = part.searched.entries.model;
        let weight = |&node: &NodeId| {
            let is_file = model.node(node).file == node;
            let status = if is_file { model.profile(node).status } else { Status::Active };
            options::boost_of_kind(model.node(node).entity.kind()) * options::boost_of_status(status)
        };
        Self { documents: part.nodes.iter().map(weight).collect(), fields }
    }

    /// Adds what a word of a question finds: its place in the question, and the word.
    fn find(&self, index: &SearchIndex, (place, asked): (usize, &str), matches: &mut Matches) {
        let length = asked.encode_utf16().count();
        let from = index.words.partition_point(|(there, _)| **there < *asked);
        let beginning = index.beginning(asked);
        for (at, (word, postings)) in (from..).zip(beginning) {
            let full = word.encode_utf16().count();
            let further = (full - length) as f64;
            let weight = if full == length { 1.0 } else { options::BY_BEGINNING * full as f64 / (full as f64 + 0.3 * further) };
            self.add(index, matches, (place, at), weight, postings);
        }
        let edits = edits_of(asked);
        if edits == 0 {
            return;
        }
        let letters: Vec<u16> = asked.encode_utf16().collect();
        for (at, (word, postings)) in index.words.iter().enumerate() {
            if (from..from + beginning.len()).contains(&at) || word.len() > 3 * (length + edits) {
                continue;
            }
            let full = word.encode_utf16().count();
            if full.abs_diff(length) > edits {
                continue;
            }
            if let Some(distance) = distance(&letters, word, edits) {
                let weight = options::BY_NEARNESS * full as f64 / (full + distance) as f64;
                self.add(index, matches, (place, at), weight, postings);
            }
        }
    }

    /// Adds what a word of the index is worth wherever it stands.
    fn add(&self, index: &SearchIndex, matches: &mut Matches, (place, at): (usize, usize), weight: f64, postings: &[Posting]) {
        for there in postings.chunk_by(|a, b| a.field == b.field).filter(|there| self.fields.contains(&there[0].field)) {
            let field = there[0].field;
            let (things, holders) = (index.lengths.len() as f64, there.len() as f64);
            let rarity = (1.0 + (things - holders + 0.5) / (holders + 0.5)).ln();
            for posting in there {
                let document = posting.document as usize;
                let length = f64::from(index.lengths[document][field as usize]) / index.averages[field as usize];
                let damped = 1.0 + options::SATURATION * (1.0 - options::SHORTNESS + options::SHORTNESS * length);
                let raw = rarity * (options::LEAST + (options::SATURATION + 1.0) / damped);
                let found = matches.entry(posting.document).or_default();
                found.score += weight * options::boost_of_field(field) * self.documents[document] * raw;
                found.asked |= 1 << place;
                found.words.push(at);
            }
        }
    }
}

/// In how many letters a word may differ from one that is asked for: in none where it has a digit or a sign of a script without spaces.
fn edits_of(asked: &str) -> usize {
    if asked.chars().any(|c| c.is_ascii_digit() || is_dense(c)) {
        return 0;
    }
    let length = asked.encode_utf16().count();
    options::NEAR.iter().find(|(letters, _)| length >= *letters).map_or(0, |&(_, edits)| edits)
}

/// In how many letters a word differs from one that is asked for; none where it is more than `most`.
fn distance(asked: &[u16], word: &str, most: usize) -> Option<usize> {
    let mut row: Vec<usize> = (0..=asked.len()).collect();
    for (i, letter) in word.encode_utf16().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        let mut least = row[0];
        for (j, own) in asked.iter().enumerate() {
            let replaced = diagonal + usize::from(*own != letter);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(diagonal + 1).min(row[j] + 1);
            least = least.min(row[j + 1]);
        }
        if least > most {
            return None;
        }
    }
    Some(row[asked.len()]).filter(|distance| *distance <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_makes_a_question_is_left_out_but_where_nothing_else_is_asked() {
        let left_out = ["who", "the", "is"];
        assert_eq!(asked_words("Who sends the bill, the bill?", &left_out), ["sends", "bill"]);
        assert_eq!(asked_words("who is the", &left_out), ["who", "is", "the"]);
    }

    #[test]
    fn words_may_differ_in_letters_but_not_in_digits() {
        let letters: Vec<u16> = "brigthfit".encode_utf16().collect();
        assert_eq!(distance(&letters, "brightfit", 2), Some(2));
        assert_eq!(distance(&letters, "bright", 2), None);
        assert_eq!([edits_of("cat"), edits_of("meter"), edits_of("brigthfit"), edits_of("p412x"), edits_of("電気")], [0, 1, 2, 0, 0]);
    }
}
